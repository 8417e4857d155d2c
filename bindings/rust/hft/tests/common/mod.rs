// SPDX-License-Identifier: Apache-2.0
//! Shapes of records that the tests share.
#![allow(dead_code, unreachable_pub)]
use hft::{sys::*, Event, Order};

pub fn add(order_id: u64, side: u8, price: i64, qty: i64) -> Event {
    Event {
        kind: HFT_EVENT_ADD,
        instrument: 1,
        source: 1,
        order_id,
        side,
        price: price * HFT_PRICE_SCALE,
        qty,
        flags: HFT_EVENT_LAST,
        ..Event::default()
    }
}

pub fn limit(session: u16, id: u64, side: u8, price: i64, qty: i64) -> Order {
    Order {
        ts: 1000 + id as i64,
        seq: id,
        kind: HFT_ORDER_NEW,
        instrument: 1,
        party: session.into(),
        session,
        order_id: id,
        client_id: id,
        side,
        ord_type: HFT_TYPE_LIMIT,
        tif: HFT_TIF_DAY,
        price: price * HFT_PRICE_SCALE,
        qty,
        ..Order::default()
    }
}

/// The code that a call fails with, 0 if it does not.
pub fn code<T>(result: hft::Result<T>) -> i32 {
    result.err().map_or(0, hft::Error::code)
}
