// SPDX-License-Identifier: Apache-2.0
//! Errors, text, books, matching and decoding.
mod common;

use common::{add, code, limit};
use hft::{sys::*, Book, BookConfig, BookOrder, Decoder, Level, Match, MatchOrder, Report};

fn sent<T: Send>() {}
fn shared<T: Sync>() {}

#[test]
fn handles_are_sent_and_readers_shared() {
    sent::<Book>();
    sent::<Match>();
    sent::<Decoder>();
    sent::<hft::Engine>();
    shared::<hft::BookReader>();
    shared::<hft::PositionReader>();
}

#[test]
fn errors_carry_code_name_and_text() {
    let error = hft::price("1x").unwrap_err();

    assert_eq!(error.code(), HFT_E_INVAL);
    assert_eq!(error.name(), "HFT_E_INVAL");
    assert_eq!(error.to_string(), format!("HFT_E_INVAL: {}", error.text()));
    assert!(format!("{error:?}").starts_with("Error(-1, HFT_E_INVAL: "));
    assert_eq!(std::mem::size_of::<hft::Result<()>>(), 4);
}

#[test]
fn prices_and_names_are_text() {
    assert_eq!(hft::price("-0.25"), Ok(-250_000_000));
    assert_eq!(hft::price_text(321_500_000_000), "321.5");
    assert_eq!(hft::price_text(HFT_PRICE_NONE), "none");
    assert_eq!(code(hft::price("99999999999")), HFT_E_RANGE);
    assert_eq!(code(hft::price("1\0")), HFT_E_INVAL);
    assert_eq!(hft::text::<4>("AB"), Ok(*b"AB\0\0"));
    assert_eq!(code(hft::text::<4>("ABCDE")), HFT_E_RANGE);
    assert_eq!(hft::event_kind_name(HFT_EVENT_ADD), "ADD");
    assert_eq!(hft::reason_text(99), None);
    assert!(hft::version().contains('.'));
}

#[test]
fn a_book_keeps_orders() {
    let mut events = [
        add(1, HFT_SIDE_BID, 100, 10),
        add(2, HFT_SIDE_BID, 100, 20),
        add(1, HFT_SIDE_BID, 99, 5),
        add(3, HFT_SIDE_ASK, 101, 7),
    ];
    let mut statuses = [1; 4];
    let mut orders = [BookOrder::default(); 4];
    let mut book = Book::new().unwrap();

    assert_eq!(book.apply_n_statuses(&mut events, &mut statuses), Ok(3));
    assert_eq!(statuses, [0, 0, HFT_E_EVENT_ORDER_EXISTS, 0]);
    let mut best = book.bbo(1).unwrap();
    assert_eq!((best.bid_qty, best.bid_orders, best.ask_qty), (30, 2, 7));
    assert_eq!(code(book.bbo_into(1 << 30, &mut best)), HFT_E_NOTFOUND);
    assert_eq!(best.bid_qty, 30);
    assert_eq!(book.levels(1, HFT_SIDE_BID, &mut [Level::default(); 4]).unwrap().len(), 1);
    assert_eq!(book.orders(1, HFT_SIDE_BID, &mut orders).unwrap()[1].order_id, 2);
    assert_eq!(book.order(0, 2).unwrap().qty, 20);
    assert_eq!(book.queue(0, 2).unwrap().qty_ahead, 10);
    assert_eq!(book.refused(HFT_E_EVENT_ORDER_EXISTS), 1);
    assert_eq!(book.stats().unwrap().applied, 3);
    assert_eq!(book.apply_n(&mut []), Ok(0));
    assert_ne!(book.hash(), Book::new().unwrap().hash());
    assert_eq!(book.check(), Ok(()));
}

#[test]
fn a_book_refuses_by_name() {
    let mut book = Book::new().unwrap();
    let mut event = add(1, HFT_SIDE_BID, 100, 10);

    assert_eq!(book.apply(&mut event), Ok(()));
    assert_eq!(code(book.apply(&mut event)), HFT_E_EVENT_ORDER_EXISTS);
    assert_eq!(code(book.bbo(1 << 30)), HFT_E_NOTFOUND);
    assert_ne!(code(book.levels(1, 9, &mut [Level::default()])), 0);
    assert_eq!(code(book.order(0, 77)), HFT_E_NOTFOUND);
    assert_eq!(code(book.apply_n_statuses(&mut [event, event], &mut [0])), HFT_E_INVAL);
}

#[test]
fn a_config_starts_with_the_defaults() {
    let mut config = BookConfig::default();

    assert_eq!((config.depth, config.instruments_max), (3, 65535));
    config.depth = 9;
    assert_eq!(Book::with(&config).unwrap_err().code(), HFT_E_INVAL);
    config.depth = 1;
    config.size = 1 << 20; // never believed
    assert!(Book::with(&config).is_ok());
}

#[test]
fn a_reader_outlives_its_book() {
    let mut book = Book::new().unwrap();
    let reader = book.reader();

    book.apply(&mut add(1, HFT_SIDE_BID, 100, 10)).unwrap();
    let thread = std::thread::spawn(move || {
        let (mut bids, mut asks) = ([Level::default(); 4], [Level::default(); 2]);
        let page = reader.page(1, &mut bids, &mut asks).unwrap();
        assert_eq!((page.bid_count, page.ask_count, bids[0].qty), (1, 0, 10));
        reader
    });
    let reader = thread.join().unwrap();
    book.close();
    assert_eq!(reader.bbo(1).unwrap().bid_qty, 10);
}

#[test]
fn a_book_goes_to_another_thread() {
    let mut book = Book::new().unwrap();

    let book = std::thread::spawn(move || {
        book.apply(&mut add(1, HFT_SIDE_ASK, 100, 10)).unwrap();
        book
    });
    assert_eq!(book.join().unwrap().bbo(1).unwrap().ask_qty, 10);
}

#[test]
fn orders_are_matched() {
    let orders = [limit(1, 1, HFT_SIDE_ASK, 100, 10), limit(2, 2, HFT_SIDE_BID, 101, 4)];
    let mut room = [Report::default(); 16];
    let mut resting = [MatchOrder::default(); 4];
    let mut matching = Match::new().unwrap();

    matching.party_set(&hft::Party { id: 1, account: 5, ..hft::Party::default() }).unwrap();
    let (taken, reports) = matching.submit_n(&orders, &mut room).unwrap();
    assert_eq!((taken, reports.len()), (2, 5));
    assert_eq!((reports[2].kind, reports[2].qty), (HFT_REPORT_FILL, 4));
    assert_eq!(hft::report_kind_name(reports[2].kind), "FILL");
    assert_eq!(matching.bbo(1).unwrap().ask_qty, 6);
    assert_eq!(matching.order(1, 0).unwrap().cum_qty, 4);
    assert_eq!(matching.orders(1, HFT_SIDE_ASK, &mut resting).unwrap()[0].order_id, 1);
    assert_eq!(matching.levels(1, HFT_SIDE_ASK, &mut [Level::default(); 4]).unwrap()[0].qty, 6);
    assert_eq!(matching.stats().unwrap().trades, 1);
    assert_eq!(matching.next_expiry(), i64::MAX);
    assert_eq!(matching.refused(HFT_E_MATCH_KIND), 0);
    assert_ne!(matching.hash(), 0);
    assert_eq!(matching.check(), Ok(()));
    assert_eq!(code(matching.order(9, 0)), HFT_E_NOTFOUND);
    assert_eq!(code(matching.submit_n(&orders, &mut room[..3])), HFT_E_INVAL);
}

/// A sweep of many orders fills a small array: the rest comes by drain.
#[test]
fn a_suspended_command_goes_on() {
    let mut room = [Report::default(); 8];
    let mut matching = Match::new().unwrap();
    let mut fills = 0;

    for id in 1..=10 {
        matching.submit_n(&[limit(1, id, HFT_SIDE_ASK, 100, 1)], &mut room).unwrap();
    }
    let sweep = [limit(2, 11, HFT_SIDE_BID, 100, 10)];
    let (taken, reports) = matching.submit_n(&sweep, &mut room).unwrap();
    fills += reports.iter().filter(|report| report.kind == HFT_REPORT_FILL).count();
    assert!(taken == 1 && matching.pending());
    assert_eq!(code(matching.submit_n(&sweep, &mut room)), HFT_E_MORE);
    while matching.pending() {
        let reports = matching.drain(&mut room).unwrap();
        fills += reports.iter().filter(|report| report.kind == HFT_REPORT_FILL).count();
    }
    assert_eq!(fills, 20);
}

#[test]
fn bytes_become_events() {
    let mut delete = [0; 21];
    let mut room = [hft::Event::default(); 8];
    let mut decoder = Decoder::new("itch50").unwrap();

    (delete[1], delete[2], delete[4], delete[12], delete[20]) = (19, b'D', 7, 9, 42);
    decoder.map(7, 3).unwrap();
    let (used, events) = decoder.decode(&delete, 5, 0, &mut room).unwrap();
    assert_eq!((used, events.len()), (21, 1));
    assert_eq!((events[0].kind, events[0].order_id), (HFT_EVENT_DELETE, 42));
    assert_eq!((events[0].instrument, events[0].ts_recv), (3, 5));
    assert_eq!(decoder.decode(&delete[..9], 5, 0, &mut room).unwrap().0, 0);
    assert_eq!(decoder.stats().unwrap().messages, 1);
    assert_eq!(decoder.types(&mut [Default::default(); 4]).unwrap()[0].code, u32::from(b'D'));
    decoder.reset(0).unwrap();
    assert_eq!(code(decoder.decode(&delete, 5, 0, &mut [])), HFT_E_INVAL);
    assert_eq!(code(Decoder::new("morse")), HFT_E_NOTFOUND);
    decoder.close();
}
