// SPDX-License-Identifier: Apache-2.0
//! lobster: no IOC limit orders, so a cancel follows; no replace, so none is asked of it.
use hft_peers::{Engine, Row, Sink, Stream, BUY, CANCEL, IOC, MARKET, NEW};
use lobster::{OrderBook, OrderEvent, OrderType, Side};

struct Lobster {
    books: Vec<OrderBook>,
}

fn order(row: &Row) -> OrderType {
    let id = row.id as u128;
    let qty = row.qty as u64;
    let side = if row.side == BUY { Side::Bid } else { Side::Ask };
    if row.kind == CANCEL {
        return OrderType::Cancel { id };
    }
    assert_eq!(row.kind, NEW);
    if row.order_type == MARKET {
        return OrderType::Market { id, side, qty };
    }
    OrderType::Limit { id, side, qty, price: row.price as u64 }
}

impl Engine for Lobster {
    fn new(stream: &Stream) -> Self {
        let room = stream.live_peak / stream.instruments + 1;
        let books = (0..stream.instruments).map(|_| OrderBook::new(room, 10, false));
        Lobster { books: books.collect() }
    }

    fn apply(&mut self, row: &Row, sink: &mut Sink) {
        let book = &mut self.books[row.instrument as usize - 1];
        let (fills, part) = match book.execute(order(row)) {
            OrderEvent::Filled { fills, .. } => (fills, false),
            OrderEvent::PartiallyFilled { fills, .. } => (fills, true),
            OrderEvent::Placed { .. } => (Vec::new(), true),
            _ => return,
        };
        for fill in fills {
            sink.trade(fill.order_2 as u64, row.id, fill.price, fill.qty);
        }
        if part && row.tif == IOC && row.order_type != MARKET {
            book.execute(OrderType::Cancel { id: row.id as u128 });
        }
    }
}

fn main() {
    hft_peers::main::<Lobster>();
}
