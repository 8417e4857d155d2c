// SPDX-License-Identifier: Apache-2.0
//! Engines: functions given to them, strategies inside, replay, and panics.
mod common;

use common::{add, code, limit};
use hft::{sys::*, Answer, Engine, EngineConfig, Event, Instrument, Party, Report, RiskLimits};
use hft::{Author, EngineBuilder, Input, Order, Result, Strategy, StrategyConfig, View};
use std::ffi::CStr;
use std::sync::{Arc, Mutex};

type Inputs = Arc<Mutex<Vec<(Input, Vec<u8>)>>>;

fn limits(engine: &mut Engine, scope: i32, id: u32, qty: i64) -> Result<()> {
    let limits = RiskLimits {
        qty_max: qty,
        value_max: i64::MAX,
        long_max: qty,
        short_max: qty,
        open_max: 100,
        ..RiskLimits::default()
    };
    engine.limits_set(1, scope, id, &limits, None)
}

/// Instrument 1 without a route, parties 1 and 2.
fn shop(builder: EngineBuilder) -> Engine {
    let row = Instrument {
        symbol: hft::text("DEMO").unwrap(),
        venue: hft::text("XBOX").unwrap(),
        currency: hft::text("EUR").unwrap(),
        lot_size: 1,
        round_lot: 1,
        multiplier: 1_000_000_000,
        price_min: HFT_PRICE_NONE,
        price_max: HFT_PRICE_NONE,
        ..Instrument::default()
    };
    let mut engine = builder.build().unwrap();

    assert_eq!(engine.instrument_add(1, &row), Ok(1));
    limits(&mut engine, HFT_RISK_FIRM, 0, 1000).unwrap();
    limits(&mut engine, HFT_RISK_INSTRUMENT, 1, 1000).unwrap();
    for who in [1, 2] {
        let party = Party { account: who, trader: who, ..Party::default() };
        assert_eq!(engine.party_add(1, &party), Ok(who));
        limits(&mut engine, HFT_RISK_ACCOUNT, who, 1000).unwrap();
        limits(&mut engine, HFT_RISK_TRADER, who, 1000).unwrap();
    }
    engine
}

#[test]
fn a_journal_replays() {
    let orders = [limit(1, 1, HFT_SIDE_ASK, 100, 10), limit(2, 2, HFT_SIDE_BID, 101, 4)];
    let inputs: Inputs = Arc::default();
    let journal = Arc::clone(&inputs);
    let mut config = EngineConfig::default();
    let (mut room, mut market) = ([Report::default(); 64], [Event::default(); 64]);

    config.flags = HFT_ENGINE_EVENTS;
    let mut engine = shop(Engine::builder().config(&config).journal(move |input, payload| {
        journal.lock().unwrap().push((*input, payload.to_vec()));
        Ok(())
    }));
    engine.route_local(2, 1).unwrap();
    assert_eq!(engine.submit_n(&orders), Ok(2));
    let reports = engine.drain_reports(&mut room).unwrap();
    assert_eq!((reports.len(), reports[2].kind), (5, HFT_REPORT_FILL));
    assert!(!engine.drain_events(&mut market).unwrap().is_empty() && !engine.pending());
    assert_eq!(engine.local_bbo(1).unwrap().ask_qty, 6);
    assert_eq!(engine.advance(5000), Ok(0));
    assert_eq!(engine.stats().unwrap().trades, 1);

    let mut again = Engine::builder().config(&config).build().unwrap();
    for (input, payload) in inputs.lock().unwrap().iter() {
        again.input(input, payload).unwrap();
    }
    assert_eq!(again.hash(), engine.hash());
    assert_eq!(again.check(), Ok(()));
    let (first, payload) = inputs.lock().unwrap()[0].clone();
    assert_eq!(code(again.input(&first, &payload)), HFT_E_MALFORMED);
    assert_eq!(code(again.input(&first, &[])), HFT_E_TRUNCATED);
}

#[test]
fn positions_are_read_from_another_thread() {
    let orders = [limit(1, 1, HFT_SIDE_ASK, 100, 10), limit(2, 2, HFT_SIDE_BID, 101, 4)];
    let mut engine = shop(Engine::builder());
    let reader = engine.positions();

    engine.route_local(2, 1).unwrap();
    engine.submit_n(&orders).unwrap();
    assert_eq!(engine.position(HFT_RISK_ACCOUNT, 2, 1).unwrap().position, 4);
    engine.close();
    std::thread::spawn(move || {
        assert_eq!(reader.get(HFT_RISK_ACCOUNT, 1, 1).unwrap().position, -4);
        assert_eq!(code(reader.get(HFT_RISK_ACCOUNT, 9, 1)), HFT_E_NOTFOUND);
        assert_eq!(reader.rows(0, &mut [Default::default(); 8]).unwrap().len(), 4);
    })
    .join()
    .unwrap();
}

#[test]
fn a_journal_that_fails_closes_the_engine() {
    for panics in [false, true] {
        let mut engine = Engine::builder()
            .journal(move |_, _| {
                assert!(!panics, "disk gone");
                hft::price("no").map(|_| ())
            })
            .build()
            .unwrap();
        let party = Party { account: 1, trader: 1, ..Party::default() };

        assert_ne!(code(engine.party_add(1, &party)), 0);
        assert_eq!(code(engine.submit_n(&[limit(1, 1, HFT_SIDE_BID, 1, 1)])), HFT_E_CLOSED);
        assert_eq!(engine.callback_failure(), panics.then(|| "disk gone".to_string()));
    }
}

#[test]
fn an_author_is_verified() {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let names = Arc::clone(&asked);
    let mut engine = shop(Engine::builder().verify(move |name, digest, signature| {
        names.lock().unwrap().push(name.to_str().unwrap().to_string());
        digest.iter().any(|byte| *byte != 0) && signature == b"right"
    }));
    let name = CStr::from_bytes_with_nul(b"risk desk\0").unwrap();
    let more = RiskLimits { qty_max: 2000, open_max: 1, ..RiskLimits::default() };
    let mut set = |author| engine.limits_set(2, HFT_RISK_FIRM, 0, &more, author);

    assert_eq!(code(set(None)), HFT_E_RISK_LOOSEN);
    assert_eq!(code(set(Some(Author { name, signature: b"wrong" }))), HFT_E_RISK_LOOSEN);
    assert_eq!(set(Some(Author { name, signature: b"right" })), Ok(()));
    assert_eq!(*asked.lock().unwrap(), ["risk desk", "risk desk"]);
}

#[test]
fn orders_leave_by_a_route() {
    let sent: Arc<Mutex<Vec<Order>>> = Arc::default();
    let line = Arc::clone(&sent);
    let mut room = [Report::default(); 64];
    let mut engine = shop(Engine::builder());

    engine
        .route_away(2, 1, move |orders| {
            assert!(line.lock().unwrap().is_empty(), "line down");
            line.lock().unwrap().extend_from_slice(orders);
            orders.len() + 7 // more than there were is not believed
        })
        .unwrap();
    assert_eq!(engine.submit_n(&[limit(1, 1, HFT_SIDE_BID, 100, 10)]), Ok(1));
    let order_id = sent.lock().unwrap()[0].order_id;
    let answer =
        Report { order_id, price: HFT_PRICE_NONE, kind: HFT_REPORT_ACCEPTED, ..Report::default() };
    assert_eq!(engine.answer_n(&[answer]), Ok(1));
    assert_eq!(engine.drain_reports(&mut room).unwrap()[0].client_id, 1);
    assert_eq!(engine.submit_n(&[limit(1, 2, HFT_SIDE_BID, 100, 10)]), Ok(1));
    let refused = &engine.drain_reports(&mut room).unwrap()[0];
    assert_eq!(i32::from(refused.reason), -HFT_E_SESSION_DOWN);
    assert_eq!(engine.callback_failure().as_deref(), Some("line down"));
    engine.state_set(9, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, None).unwrap();
    assert_eq!(engine.position(HFT_RISK_ACCOUNT, 1, 1).unwrap().open_buy, 10);
}

/// Bids at its parameter and asks for a timer when it sees an event, until that is told to break.
#[derive(Default)]
struct Quoter {
    reports: usize,
    timers: Vec<u64>,
}

impl Strategy for Quoter {
    fn on_events(&mut self, events: &[Event], view: View<'_>, answer: &mut Answer<'_>) {
        assert!(events[0].qty != 666, "model broke at {}", events[0].qty);
        assert_eq!(code(view.bbo(1 << 30)), HFT_E_NOTFOUND);
        answer.push(&limit(0, 70, HFT_SIDE_BID, view.param(0), 3)).unwrap();
        answer.timer(view.now() + 50, 8).unwrap();
        assert!(answer.room() >= 62);
    }

    fn on_reports(&mut self, reports: &[Report], view: View<'_>, _: &mut Answer<'_>) {
        self.reports += reports.len();
        if reports[0].kind == HFT_REPORT_ACCEPTED {
            let mut levels = [Default::default(); 2];
            assert_eq!(view.orders(0, &mut [Default::default(); 4]).unwrap().len(), 1);
            assert_eq!(view.levels(1, HFT_SIDE_BID, &mut levels).unwrap()[0].qty, 3);
            assert_eq!(view.position(1).unwrap().open_buy, 3);
        }
    }

    fn on_timer(&mut self, _: i64, id: u64, _: View<'_>, _: &mut Answer<'_>) {
        self.timers.push(id);
    }
}

struct Idle;
impl Strategy for Idle {}

fn strategy_config(session: u16) -> StrategyConfig {
    let mut config = StrategyConfig::default();
    config.party = 2;
    config.session = session;
    config
}

#[test]
fn a_strategy_answers() {
    let mut engine = shop(Engine::builder());

    engine.route_local(2, 1).unwrap();
    assert_eq!(engine.strategy_add(Quoter::default(), &strategy_config(5), &[1], &[99]), Ok(0));
    assert_eq!(code(engine.strategy_add(Idle, &strategy_config(5), &[], &[])), HFT_E_EXISTS);
    assert_eq!(engine.strategy_add(Idle, &strategy_config(6), &[], &[]), Ok(1));
    assert_eq!(engine.submit_n(&[limit(1, 1, HFT_SIDE_ASK, 100, 10)]), Ok(1));
    assert!(engine.advance(2000).unwrap() >= 1);
    let quoter = engine.strategy::<Quoter>(0).unwrap();
    assert!(quoter.reports >= 1 && quoter.timers.contains(&8));
    assert!(engine.strategy::<Idle>(0).is_none() && engine.strategy::<Idle>(1).is_some());
    assert_eq!(engine.strategy_status(0), Ok(()));
    assert_eq!(engine.strategy_failure(0), None);
    assert_eq!(code(engine.strategy_status(7)), HFT_E_NOTFOUND);
}

#[test]
fn a_strategy_that_panics_is_closed() {
    let mut engine = shop(Engine::builder());

    engine.route_local(2, 1).unwrap();
    engine.strategy_add(Quoter::default(), &strategy_config(5), &[], &[99]).unwrap();
    engine.strategy_add(Idle, &strategy_config(6), &[], &[]).unwrap();
    assert_eq!(engine.submit_n(&[limit(1, 1, HFT_SIDE_ASK, 100, 666)]), Ok(1));
    assert_eq!(code(engine.strategy_status(0)), HFT_E_CLOSED);
    assert_eq!(engine.strategy_failure(0).as_deref(), Some("model broke at 666"));
    assert_eq!(engine.strategy_status(1), Ok(()));
    assert_eq!(engine.stats().unwrap().strategies_closed, 1);
    assert_eq!(engine.submit_n(&[limit(1, 2, HFT_SIDE_ASK, 101, 1)]), Ok(1));
}

/// Answers with as much as there is room for, and then more.
#[derive(Default)]
struct Talker {
    pushed: usize,
    refused: i32,
}

impl Strategy for Talker {
    fn on_events(&mut self, _: &[Event], _: View<'_>, answer: &mut Answer<'_>) {
        let room = answer.room();
        while answer.timer(i64::MAX, 1).is_ok() {
            self.pushed += 1;
        }
        self.refused = code(answer.push(&Order::default()));
        assert_eq!((self.pushed, answer.room()), (room, 0));
    }
}

#[test]
fn an_answer_has_only_so_much_room() {
    let mut engine = shop(Engine::builder());

    engine.strategy_add(Talker::default(), &strategy_config(5), &[], &[]).unwrap();
    assert_eq!(engine.feed_n(&mut [add(1, HFT_SIDE_BID, 100, 10)]), Ok(1));
    let talker = engine.strategy::<Talker>(0).unwrap();
    assert!(talker.pushed >= HFT_STRATEGY_ORDERS_MIN as usize);
    assert_eq!(talker.refused, HFT_E_FULL);
    assert_eq!(engine.strategy_status(0), Ok(()));
}

#[test]
fn market_data_is_fed() {
    let mut engine = shop(Engine::builder());

    engine.route_away(2, 1, <[Order]>::len).unwrap();
    assert_eq!(engine.feed_n(&mut [add(1, HFT_SIDE_BID, 100, 10)]), Ok(1));
    assert_eq!(engine.market_bbo(1).unwrap().bid_qty, 10);
    assert_eq!(code(engine.market_bbo(1 << 30)), HFT_E_NOTFOUND);
}
