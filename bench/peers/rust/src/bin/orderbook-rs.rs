// SPDX-License-Identifier: Apache-2.0
//! orderbook-rs: made for several threads. Its trades come to a listener, which puts them aside: an
//! IOC order that fills in part is an error to its caller. Replaces are not asked of it.
use hft_peers::{Engine, Row, Sink, Stream, BUY, CANCEL, IOC, MARKET, NEW};
use orderbook_rs::{Id, OrderBook, Side, TimeInForce, TradeListener, TradeResult};
use std::sync::{Arc, Mutex};

type Trades = Vec<(u64, u64, u64)>; // maker, price, quantity

struct OrderbookRs {
    books: Vec<OrderBook<()>>,
    trades: Arc<Mutex<Trades>>,
}

fn put_aside(trades: &Mutex<Trades>, result: &TradeResult) {
    let mut trades = trades.lock().unwrap();
    for trade in result.match_result.trades().as_vec() {
        let Id::Sequential(maker) = trade.maker_order_id() else {
            panic!("an id that nobody gave");
        };
        trades.push((maker, trade.price().as_u128() as u64, trade.quantity().as_u64()));
    }
}

impl Engine for OrderbookRs {
    fn new(stream: &Stream) -> Self {
        let trades = Arc::new(Mutex::new(Vec::new()));
        let kept = trades.clone();
        let listener: TradeListener = Arc::new(move |result| put_aside(&kept, result));
        let book = |i| OrderBook::with_trade_listener(&format!("{i}"), listener.clone());
        OrderbookRs { books: (0..stream.instruments).map(book).collect(), trades }
    }

    fn apply(&mut self, row: &Row, sink: &mut Sink) {
        let book = &self.books[row.instrument as usize - 1];
        let id = Id::Sequential(row.id);
        if row.kind == CANCEL {
            let _ = book.cancel_order(id);
            return;
        }
        assert_eq!(row.kind, NEW);
        let (qty, price) = (row.qty as u64, row.price as u128);
        let side = if row.side == BUY { Side::Buy } else { Side::Sell };
        let tif = if row.tif == IOC { TimeInForce::Ioc } else { TimeInForce::Gtc };
        if row.order_type == MARKET {
            let _ = book.submit_market_order(id, qty, side);
        } else {
            let _ = book.add_limit_order(id, price, qty, side, tif, None);
        }
        for (maker, price, qty) in self.trades.lock().unwrap().drain(..) {
            sink.trade(maker, row.id, price, qty);
        }
    }
}

fn main() {
    hft_peers::main::<OrderbookRs>();
}
