// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import * as hft from 'libhft';
import { add, open, scaled } from './shop.js';

test('a book keeps prices, depth, queues and statistics', (t) => {
  const book = open(t, new hft.Book({ pageLevels: 4 }));
  const events = hft.EventArray.from([add(1, hft.SIDE_BID, 100, 5), add(2, hft.SIDE_BID, 100, 7),
    add(3, hft.SIDE_BID, 99, 1), add(4, hft.SIDE_ASK, 101, 2), add(4, hft.SIDE_ASK, 102, 2)]);
  const statuses = new Int32Array(5);
  assert.equal(book.applyN(events, events.length, statuses), 4);
  assert.deepEqual([...statuses], [0, 0, 0, 0, hft.E_EVENT_ORDER_EXISTS]);
  const best = book.bbo(1);
  assert.equal(best.bidPrice, scaled(100));
  assert.equal(best.bidQty, 12n);
  assert.equal(best.orders, 4);
  const levels = new hft.LevelArray(4);
  assert.equal(book.levels(1, hft.SIDE_BID, levels), 2);
  assert.deepEqual(levels.at(0).toJSON(), { price: scaled(100), qty: 12n, orders: 2 });
  const orders = new hft.BookOrderArray(4);
  assert.equal(book.orders(1, hft.SIDE_BID, orders), 3);
  assert.equal(orders.at(1).orderId, 2n);
  assert.deepEqual(book.order(2).toJSON(), orders.at(1).toJSON());
  assert.deepEqual(book.queue(2n).toJSON(),
    { qtyAhead: 5n, qtyLevel: 12n, ordersAhead: 1, ordersLevel: 2 });
  assert.deepEqual(book.readBbo(1).toJSON(), best.toJSON());
  const bids = new hft.LevelArray(4), asks = new hft.LevelArray(4);
  assert.equal(book.readPage(1, bids, asks).bidCount, 2);
  assert.equal(asks.at(0).price, scaled(101));
  assert.equal(book.refused(hft.E_EVENT_ORDER_EXISTS), 1n);
  assert.equal(book.stats().applied, 4n);
  book.check();
});

test('what an event leaves out is filled in place', (t) => {
  const book = open(t, new hft.Book());
  const events = hft.EventArray.from([add(1, hft.SIDE_ASK, 100, 5),
    { kind: hft.EVENT_DELETE, orderId: 1, source: 1, price: hft.PRICE_NONE }]);
  assert.equal(book.applyN(events.subarray(0, 1)), 1);
  book.apply(events.at(1));
  assert.equal(events.at(-1).side, hft.SIDE_ASK);
  assert.equal(events.at(-1).instrument, 1);
});

test('a refusal is an HftError with code, name and text', (t) => {
  const book = open(t, new hft.Book());
  const stray = new hft.Event({ kind: hft.EVENT_DELETE, orderId: 9, price: hft.PRICE_NONE });
  assert.throws(() => book.apply(stray), (error) => error instanceof hft.HftError &&
    error.code === hft.E_EVENT_ORDER_UNKNOWN && error.name === 'HFT_E_EVENT_ORDER_UNKNOWN' &&
    error.message === hft.statusText(hft.E_EVENT_ORDER_UNKNOWN) &&
    String(error) === `${error.name}: ${error.message}`);
  assert.throws(() => book.bbo(2 ** 32 - 1), { code: hft.E_NOTFOUND });
  assert.throws(() => new hft.Book({ depth: 7 }), { code: hft.E_INVAL });
  assert.throws(() => new hft.Book({ deep: 1 }), /no field deep/);
});

test('use after close is an error, close may be repeated', () => {
  const book = new hft.Book();
  book[hft.dispose]();
  book.close();
  assert.equal(book.closed, true);
  for (const use of [() => book.bbo(1), () => book.hash(), () => book.apply(new hft.Event()),
    () => book.stats(), () => book.check()])
    assert.throws(use, { code: hft.E_CLOSED, name: 'HFT_E_CLOSED' });
});

test('match and book agree on hash', (t) => {
  const match = open(t, new hft.Match()), book = open(t, new hft.Book());
  const order = { kind: hft.ORDER_NEW, instrument: 1, session: 1, seq: 1, orderId: 7,
    side: hft.SIDE_BID, ordType: hft.TYPE_LIMIT, tif: hft.TIF_GTC, price: scaled(100), qty: 60 };
  const out = new hft.ReportArray(16);
  assert.deepEqual(match.submitN(hft.OrderArray.from([order]), out), { taken: 1, written: 1 });
  assert.equal(out.at(0).kind, hft.REPORT_ACCEPTED);
  book.apply(new hft.Event(add(7, hft.SIDE_BID, 100, 60)));
  assert.equal(match.hash(), book.hash());
  assert.notEqual(match.hash(), 0n);
  assert.equal(match.order(7).qty, 60n);
  assert.equal(match.bbo(1).bidQty, 60n);
  assert.equal(match.pending, false);
  assert.throws(() => match.submitN(hft.OrderArray.from([order]), new hft.ReportArray(1)),
    { code: hft.E_INVAL });
});

test('a decoder turns bytes into events', (t) => {
  const decoder = open(t, new hft.Decoder('itch50'));
  const bytes = Buffer.alloc(38);
  bytes.writeUInt16BE(36, 0);
  bytes.write('A', 2);
  bytes.writeUInt16BE(5, 3); // stock locate
  bytes.writeBigUInt64BE(77n, 13); // order reference
  bytes.write('B', 21);
  bytes.writeUInt32BE(60, 22); // shares
  bytes.write('AAPL    ', 26);
  bytes.writeUInt32BE(3215000, 34); // price, 4 decimals
  const out = new hft.EventArray(8);
  assert.deepEqual(decoder.decode(bytes.subarray(0, 30), out), { events: 0, used: 0 });
  assert.deepEqual(decoder.decode(bytes, out), { events: 1, used: 38 });
  const { kind, orderId, price, qty, instrument } = out.at(0);
  assert.deepEqual([kind, orderId, price, qty, instrument],
    [hft.EVENT_ADD, 77n, 321_500_000_000n, 60n, 5]);
  assert.equal(decoder.stats().messages, 1n);
  const types = new hft.TypeCountArray(4);
  assert.equal(decoder.types(types), 1);
  assert.equal(types.at(0).code, 'A'.charCodeAt(0));
  assert.throws(() => new hft.Decoder('itch99'), { code: hft.E_NOTFOUND });
});

test('prices as text', () => {
  assert.equal(hft.formatPrice(321_500_000_000n), '321.5');
  assert.equal(hft.formatPrice(hft.PRICE_NONE), 'none');
  assert.equal(hft.parsePrice('-0.25'), -250_000_000n);
  assert.throws(() => hft.parsePrice('1e5'), { code: hft.E_INVAL });
});
