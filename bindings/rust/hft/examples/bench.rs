// SPDX-License-Identifier: Apache-2.0
//! The work of bindings/bench.c in Rust; the best of its rounds as "call NS" and "item NS".
use hft::{sys::*, Bbo, Book, Event, Result};
use std::time::Instant;

const BATCH: usize = 64;
const ROUNDS: usize = 20;
const CALLS: usize = 100_000;
const BATCHES: usize = 5000;

/// Bids at 100 to 107, asks at 110 to 117, ids from 1000; then the same ids go.
fn fill() -> [Event; BATCH] {
    let mut events = [Event::default(); BATCH];
    for i in 0..BATCH / 2 {
        let bid = i % 2 == 0;
        let price = if bid { 100 } else { 110 } + (i / 2 % 8) as i64;
        events[i] = Event {
            kind: HFT_EVENT_ADD,
            instrument: 1,
            source: 1,
            order_id: 1000 + i as u64,
            price: price * HFT_PRICE_SCALE,
            side: if bid { HFT_SIDE_BID } else { HFT_SIDE_ASK },
            qty: 10,
            flags: HFT_EVENT_LAST,
            ..Event::default()
        };
        events[BATCH / 2 + i] = Event { kind: HFT_EVENT_DELETE, qty: 0, ..events[i] };
    }
    events
}

fn calls(book: &Book, best: &mut Bbo) -> Result<f64> {
    let begin = Instant::now();
    for _ in 0..CALLS {
        book.bbo_into(1, best)?;
    }
    Ok(begin.elapsed().as_nanos() as f64 / CALLS as f64)
}

fn batches(book: &mut Book, events: &mut [Event]) -> Result<f64> {
    let begin = Instant::now();
    for _ in 0..BATCHES {
        assert_eq!(book.apply_n(events)?, BATCH);
    }
    Ok(begin.elapsed().as_nanos() as f64 / (BATCHES * BATCH) as f64)
}

fn main() -> Result<()> {
    let (mut call, mut item) = (f64::MAX, f64::MAX);
    let mut events = fill();
    let mut best = Bbo::default();
    let mut book = Book::new()?;

    for _ in 0..ROUNDS {
        call = call.min(calls(&book, &mut best)?);
        item = item.min(batches(&mut book, &mut events)?);
    }
    assert_eq!(best.orders, 0);
    println!("call {call:.2}\nitem {item:.2}");
    Ok(())
}
