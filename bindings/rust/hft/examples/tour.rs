// SPDX-License-Identifier: Apache-2.0
//! A tour: a book from events, then an engine that checks and matches orders.
use hft::{price_text, sys::*, text};
use hft::{Book, Engine, Event, Instrument, Level, Order, Party, Report, Result, RiskLimits};

const OPENING: i64 = 1_700_000_000 * 1_000_000_000;
const INSTRUMENT: u32 = 1;
const ALICE: u32 = 1;
const BOB: u32 = 2;

fn cents(cents: i64) -> i64 {
    cents * (HFT_PRICE_SCALE / 100)
}

fn event(kind: u8, order_id: u64, side: u8, price: i64, qty: i64) -> Event {
    Event {
        kind,
        instrument: INSTRUMENT,
        source: 1,
        order_id,
        side,
        price,
        qty,
        flags: HFT_EVENT_LAST,
        ..Event::default()
    }
}

fn print_levels(book: &Book, side: u8, name: &str) -> Result<()> {
    for level in book.levels(INSTRUMENT, side, &mut [Level::default(); 8])? {
        println!("{name} {} x {} in {}", price_text(level.price), level.qty, level.orders);
    }
    Ok(())
}

fn book_tour() -> Result<()> {
    let mut events = [
        event(HFT_EVENT_ADD, 11, HFT_SIDE_BID, cents(32150), 60),
        event(HFT_EVENT_ADD, 12, HFT_SIDE_BID, cents(32150), 40),
        event(HFT_EVENT_ADD, 13, HFT_SIDE_BID, cents(32125), 200),
        event(HFT_EVENT_ADD, 14, HFT_SIDE_ASK, cents(32167), 4),
        event(HFT_EVENT_ADD, 15, HFT_SIDE_ASK, cents(32200), 35),
        event(HFT_EVENT_EXECUTE, 11, HFT_SIDE_NONE, HFT_PRICE_NONE, 10),
    ];
    let mut stray = event(HFT_EVENT_DELETE, 99, HFT_SIDE_NONE, HFT_PRICE_NONE, 0);
    let mut book = Book::new()?;

    println!("applied {}", book.apply_n(&mut events)?);
    print_levels(&book, HFT_SIDE_BID, "bid")?;
    print_levels(&book, HFT_SIDE_ASK, "ask")?;
    if let Err(refused) = book.apply(&mut stray) {
        println!("refused {refused}");
    }
    Ok(())
}

/// Everything is refused that has no limits.
fn limits(engine: &mut Engine, scope: i32, id: u32) -> Result<()> {
    let limits = RiskLimits {
        qty_max: 500,
        value_max: 1_000_000 * 1_000_000,
        long_max: 1000,
        short_max: 1000,
        open_max: 100,
        ..RiskLimits::default()
    };
    engine.limits_set(OPENING, scope, id, &limits, None)
}

fn open_shop() -> Result<Engine> {
    let demo = Instrument {
        symbol: text("DEMO")?,
        venue: text("XBOX")?,
        currency: text("EUR")?,
        lot_size: 1,
        round_lot: 1,
        multiplier: 1_000_000_000,
        price_min: HFT_PRICE_NONE,
        price_max: HFT_PRICE_NONE,
        kind: HFT_INSTRUMENT_STOCK,
        ..Instrument::default()
    };
    let mut engine = Engine::new()?;

    engine.instrument_add(OPENING, &demo)?;
    limits(&mut engine, HFT_RISK_FIRM, 0)?;
    limits(&mut engine, HFT_RISK_INSTRUMENT, INSTRUMENT)?;
    for who in [ALICE, BOB] {
        engine.party_add(OPENING, &Party { account: who, trader: who, ..Party::default() })?;
        limits(&mut engine, HFT_RISK_ACCOUNT, who)?;
        limits(&mut engine, HFT_RISK_TRADER, who)?;
    }
    engine.route_local(OPENING, INSTRUMENT)?;
    Ok(engine)
}

fn order(session: u16, client_id: u64, side: u8, price: i64, qty: i64) -> Order {
    Order {
        ts: OPENING + client_id as i64,
        kind: HFT_ORDER_NEW,
        instrument: INSTRUMENT,
        party: session.into(),
        session,
        client_id,
        side,
        ord_type: HFT_TYPE_LIMIT,
        tif: HFT_TIF_DAY,
        price,
        qty,
        ..Order::default()
    }
}

fn engine_tour() -> Result<()> {
    let orders = [
        order(1, 1, HFT_SIDE_ASK, cents(32150), 100),
        order(2, 2, HFT_SIDE_BID, cents(32160), 40),
        order(2, 3, HFT_SIDE_BID, cents(32100), 501), // more than qty_max
    ];
    let mut engine = open_shop()?;

    println!("taken {}", engine.submit_n(&orders)?);
    for report in engine.drain_reports(&mut [Report::default(); 64])? {
        println!(
            "{} session {} client {} qty {} leaves {}{}",
            hft::report_kind_name(report.kind),
            report.session,
            report.client_id,
            report.qty,
            report.leaves,
            hft::reason_text(report.reason).map_or(String::new(), |text| format!(": {text}"))
        );
    }
    println!("position {}", engine.position(HFT_RISK_ACCOUNT, BOB, INSTRUMENT)?.position);
    println!("hash {:016x}", engine.hash());
    Ok(())
}

fn main() -> Result<()> {
    println!("abi {}", hft::abi_major());
    book_tour()?;
    engine_tour()
}
