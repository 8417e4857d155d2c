// SPDX-License-Identifier: Apache-2.0
'use strict';
/*
 * nodejs-order-book: its modify loses an order's place in any case, so no replace is asked of it. It
 * tells the makers that were filled, the last in part or not, and among them maybe the taker.
 */
const { OrderBook, Side } = require('nodejs-order-book');

function note(response, sink) {
	for (const maker of response.done) {
		if (maker.id !== sink.taker)
			sink.trade(maker.id, maker.price, maker.size);
	}
	if (response.partial !== null && response.partial.id !== sink.taker)
		sink.trade(response.partial.id, response.partial.price, response.partialQuantityProcessed);
}

class Engine {
	constructor(instruments) {
		this.books = Array.from({ length: instruments }, () => new OrderBook());
	}

	limit(r, sink) {
		note(this.books[r.instrument - 1].limit({
			id: r.id,
			side: r.buys ? Side.BUY : Side.SELL,
			size: r.qty,
			price: r.price,
			timeInForce: r.ioc ? 'IOC' : 'GTC',
		}), sink);
	}

	market(r, sink) {
		note(this.books[r.instrument - 1].market({
			side: r.buys ? Side.BUY : Side.SELL,
			size: r.qty,
		}), sink);
	}

	cancel(r) {
		this.books[r.instrument - 1].cancel(r.id);
	}
}

exports.make = (instruments) => new Engine(instruments);
