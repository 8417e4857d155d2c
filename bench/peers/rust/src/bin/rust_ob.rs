// SPDX-License-Identifier: Apache-2.0
//! rust_ob: no IOC limit orders, so a cancel follows; no replace, so none is asked of it. It takes
//! and gives decimals; a trade has its cost, which is divided by the quantity.
use hft_peers::{Engine, Row, Sink, Stream, BUY, CANCEL, IOC, MARKET, NEW};
use rust_ob::{Decimal, OrderBook, OrderMatch, Side};

struct RustOb {
    books: Vec<OrderBook<u64>>,
}

/// Of a whole number: its digits, less the zeros behind the point.
fn whole(value: Decimal) -> u64 {
    value.trunc().mantissa() as u64
}

/// The last of the matches is the aggressor's own.
fn note(row: &Row, matches: &[OrderMatch<u64>], sink: &mut Sink) -> Decimal {
    let Some((own, makers)) = matches.split_last() else {
        return Decimal::ZERO;
    };
    for maker in makers {
        let price = (maker.cost / maker.quantity).abs();
        sink.trade(maker.order, row.id, whole(price), whole(maker.quantity));
    }
    own.quantity
}

impl Engine for RustOb {
    fn new(stream: &Stream) -> Self {
        RustOb { books: (0..stream.instruments).map(|_| OrderBook::new()).collect() }
    }

    fn apply(&mut self, row: &Row, sink: &mut Sink) {
        let book = &mut self.books[row.instrument as usize - 1];
        if row.kind == CANCEL {
            let _ = book.cancel_order(row.id);
            return;
        }
        assert_eq!(row.kind, NEW);
        let side = if row.side == BUY { Side::Buy } else { Side::Sell };
        let qty = Decimal::from(row.qty);
        if row.order_type == MARKET {
            let matches = book.process_market_order(row.id, side, qty).unwrap();
            note(row, &matches, sink);
            return;
        }
        let price = Decimal::from(row.price);
        let matches = book.process_limit_order(row.id, side, price, qty).unwrap();
        if note(row, &matches, sink) < qty && row.tif == IOC {
            book.cancel_order(row.id).unwrap();
        }
    }
}

fn main() {
    hft_peers::main::<RustOb>();
}
