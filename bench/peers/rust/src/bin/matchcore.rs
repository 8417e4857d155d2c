// SPDX-License-Identifier: Apache-2.0
//! matchcore: an order's id is the sequence number of the command that brought it.
use hft_peers::{Engine, Row, Sink, Stream, BUY, CANCEL, IOC, MARKET, NEW};
use matchcore::*;

struct Book {
    book: OrderBook,
    names: Vec<u64>, // the stream's id of each command so far, by sequence number
}

struct Matchcore {
    books: Vec<Book>,
    given: Vec<u64>, // by the stream's id, the sequence number that its order came by
}

fn quantity(row: &Row) -> QuantityPolicy {
    QuantityPolicy::Standard { quantity: Quantity(row.qty as u64) }
}

fn submit(row: &Row) -> CommandKind {
    let side = if row.side == BUY { Side::Buy } else { Side::Sell };
    let tif = if row.tif == IOC { TimeInForce::Ioc } else { TimeInForce::Gtc };
    let order = if row.order_type == MARKET {
        NewOrder::Market(MarketOrder::new(Quantity(row.qty as u64), side, false))
    } else {
        let flags = OrderFlags::new(side, false, tif);
        NewOrder::Limit(LimitOrder::new(Price(row.price as u64), quantity(row), flags))
    };
    CommandKind::Submit(SubmitCmd { order })
}

fn command(row: &Row, order_id: OrderId) -> CommandKind {
    match row.kind {
        NEW => submit(row),
        CANCEL => CommandKind::Cancel(CancelCmd { order_id, order_kind: OrderKind::Limit }),
        _ => {
            let patch = LimitOrderPatch::new().with_price(Price(row.price as u64));
            let patch = AmendPatch::Limit(patch.with_quantity_policy(quantity(row)));
            CommandKind::Amend(AmendCmd { order_id, patch })
        }
    }
}

impl Engine for Matchcore {
    fn new(stream: &Stream) -> Self {
        let book = |_| Book { book: OrderBook::new("X"), names: Vec::new() };
        let books = (0..stream.instruments).map(book).collect();
        Matchcore { books, given: vec![0; stream.ids + 1] }
    }

    fn apply(&mut self, row: &Row, sink: &mut Sink) {
        let Book { book, names } = &mut self.books[row.instrument as usize - 1];
        let sequence = names.len() as u64;
        let meta = CommandMeta {
            sequence_number: SequenceNumber(sequence),
            timestamp: Timestamp(sequence),
        };
        names.push(row.id);
        if row.kind == NEW {
            self.given[row.id as usize] = sequence;
        }
        let kind = command(row, OrderId(self.given[row.id as usize]));
        let effects = match book.execute(&Command { meta, kind }) {
            CommandOutcome::Applied(CommandReport::Submit(effects)) => effects,
            CommandOutcome::Applied(CommandReport::Amend(effects)) => effects,
            _ => return,
        };
        let Some(result) = effects.target_order().match_result() else {
            return;
        };
        for trade in result.trades() {
            let maker = names[trade.maker_order_id().0 as usize];
            sink.trade(maker, row.id, trade.price().0, trade.quantity().0);
        }
    }
}

fn main() {
    hft_peers::main::<Matchcore>();
}
