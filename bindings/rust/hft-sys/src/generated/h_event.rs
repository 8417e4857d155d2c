// SPDX-License-Identifier: Apache-2.0
// Generated from hft/event.h by generate.py; do not edit.
use super::*;

#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_event {
    pub ts_event: i64,
    pub ts_recv: i64,
    pub order_id: u64,
    pub aux: u64,
    pub price: i64,
    pub qty: i64,
    pub seq: u32,
    pub instrument: u32,
    pub source: u16,
    pub flags: u16,
    pub kind: u8,
    pub side: u8,
    pub level: u8,
    pub reason: u8,
}
zeros!(hft_event);
pub const HFT_EVENT_ADD: u8 = 1;
pub const HFT_EVENT_REDUCE: u8 = 2;
pub const HFT_EVENT_DELETE: u8 = 3;
pub const HFT_EVENT_MODIFY: u8 = 4;
pub const HFT_EVENT_REPLACE: u8 = 5;
pub const HFT_EVENT_EXECUTE: u8 = 6;
pub const HFT_EVENT_CLEAR: u8 = 7;
pub const HFT_EVENT_LEVEL: u8 = 8;
pub const HFT_EVENT_QUOTE: u8 = 9;
pub const HFT_EVENT_TRADE: u8 = 16;
pub const HFT_EVENT_FILL: u8 = 17;
pub const HFT_EVENT_BUST: u8 = 18;
pub const HFT_EVENT_STATUS: u8 = 19;
pub const HFT_EVENT_STAT: u8 = 20;
pub const HFT_EVENT_IMBALANCE: u8 = 21;
pub const HFT_EVENT_DEFINITION: u8 = 22;
pub const HFT_EVENT_ADMIN: u8 = 23;
pub const HFT_SIDE_NONE: u8 = 0;
pub const HFT_SIDE_BID: u8 = 1;
pub const HFT_SIDE_ASK: u8 = 2;
pub const HFT_EVENT_LAST: u16 = 1;
pub const HFT_EVENT_SNAPSHOT: u16 = 2;
pub const HFT_EVENT_IMPLIED: u16 = 4;
pub const HFT_EVENT_HIDDEN: u16 = 8;
pub const HFT_EVENT_NOT_PRINTABLE: u16 = 16;
pub const HFT_EVENT_KEEPS_PRIORITY: u16 = 32;
pub const HFT_EVENT_BAD_TS: u16 = 64;
pub const HFT_EVENT_UNTRUSTED: u16 = 128;
pub const HFT_EVENT_OWN: u16 = 256;
pub const HFT_EVENT_KEEPS_IF_LESS: u16 = 512;
pub const HFT_CLEAR_ALL: u8 = 0;
pub const HFT_CLEAR_FROM: u8 = 1;
pub const HFT_CLEAR_THRU: u8 = 2;
pub const HFT_LEVEL_SET: u8 = 0;
pub const HFT_LEVEL_INSERT: u8 = 1;
pub const HFT_LEVEL_OVERLAY: u8 = 2;
pub const HFT_TRADE_REGULAR: u8 = 0;
pub const HFT_TRADE_OPENING: u8 = 1;
pub const HFT_TRADE_CLOSING: u8 = 2;
pub const HFT_TRADE_HALT: u8 = 3;
pub const HFT_TRADE_EXTENDED_CLOSE: u8 = 4;
pub const HFT_TRADE_INTRADAY_AUCTION: u8 = 5;
pub const HFT_TRADE_OFF_BOOK: u8 = 6;
pub const HFT_TRADE_IPO: u8 = 7;
pub const HFT_TRADE_VOLATILITY: u8 = 8;
pub const HFT_TRADE_OTHER: u8 = 255;
pub const HFT_STATE_UNKNOWN: u8 = 0;
pub const HFT_STATE_MESSAGES_START: u8 = 1;
pub const HFT_STATE_SYSTEM_START: u8 = 2;
pub const HFT_STATE_MARKET_OPEN: u8 = 3;
pub const HFT_STATE_MARKET_CLOSE: u8 = 4;
pub const HFT_STATE_SYSTEM_END: u8 = 5;
pub const HFT_STATE_MESSAGES_END: u8 = 6;
pub const HFT_STATE_TRADING: u8 = 16;
pub const HFT_STATE_HALTED: u8 = 17;
pub const HFT_STATE_PAUSED: u8 = 18;
pub const HFT_STATE_QUOTE_ONLY: u8 = 19;
pub const HFT_STATE_AUCTION: u8 = 20;
pub const HFT_STATE_PRE_OPEN: u8 = 21;
pub const HFT_STATE_CLOSED: u8 = 22;
pub const HFT_STATE_FAST_MARKET: u8 = 23;
pub const HFT_STATE_VENUE_HALT: u8 = 32;
pub const HFT_STATE_VENUE_RESUME: u8 = 33;
pub const HFT_STATE_SHORT_SALE: u8 = 34;
pub const HFT_STATE_MWCB: u8 = 35;
pub const HFT_STATE_RELEASE: u8 = 36;
pub const HFT_STATE_RETAIL: u8 = 37;
pub const HFT_STAT_OPEN: u8 = 1;
pub const HFT_STAT_HIGH: u8 = 2;
pub const HFT_STAT_LOW: u8 = 3;
pub const HFT_STAT_CLOSE: u8 = 4;
pub const HFT_STAT_SETTLEMENT: u8 = 5;
pub const HFT_STAT_VOLUME: u8 = 6;
pub const HFT_STAT_BAND_LOW: u8 = 7;
pub const HFT_STAT_BAND_HIGH: u8 = 8;
pub const HFT_STAT_REFERENCE: u8 = 9;
pub const HFT_STAT_OPEN_INTEREST: u8 = 10;
pub const HFT_STAT_VWAP: u8 = 11;
pub const HFT_STAT_MWCB: u8 = 12;
pub const HFT_STAT_LAST: u8 = 13;
pub const HFT_STAT_PREVIOUS_CLOSE: u8 = 14;
pub const HFT_STAT_HIGH_BID: u8 = 15;
pub const HFT_STAT_LOW_ASK: u8 = 16;
pub const HFT_STAT_FIXING: u8 = 17;
pub const HFT_STAT_CLEARED_VOLUME: u8 = 18;
pub const HFT_STAT_BAND_WIDTH: u8 = 19;
pub const HFT_STAT_OTHER: u8 = 255;
pub const HFT_IMBALANCE_INDICATIVE: u8 = 1;
pub const HFT_IMBALANCE_FAR: u8 = 2;
pub const HFT_IMBALANCE_REFERENCE: u8 = 3;
pub const HFT_IMBALANCE_COLLAR_LOW: u8 = 4;
pub const HFT_IMBALANCE_COLLAR_HIGH: u8 = 5;
extern "C" {
    pub fn hft_event_size() -> u32;
    pub fn hft_event_kind_name(kind: i32) -> *const c_char;
}
