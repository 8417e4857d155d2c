// SPDX-License-Identifier: Apache-2.0
// Generated from hft/order.h by generate.py; do not edit.
use super::*;

#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_order {
    pub ts: hft_time,
    pub seq: u64,
    pub order_id: u64,
    pub ref_id: u64,
    pub client_id: u64,
    pub handle: u64,
    pub price: i64,
    pub qty: i64,
    pub stop_price: i64,
    pub offset: i64,
    pub display_qty: i64,
    pub min_qty: i64,
    pub expire_ts: hft_time,
    pub instrument: u32,
    pub party: u32,
    pub ext: u32,
    pub flags: u32,
    pub session: u16,
    pub kind: u8,
    pub side: u8,
    pub ord_type: u8,
    pub tif: u8,
    pub capacity: u8,
    pub stp: u8,
}
zeros!(hft_order);
pub const HFT_ORDER_NEW: u8 = 1;
pub const HFT_ORDER_CANCEL: u8 = 2;
pub const HFT_ORDER_REPLACE: u8 = 3;
pub const HFT_ORDER_MASS_CANCEL: u8 = 4;
pub const HFT_ORDER_TIMER: u8 = 5;
pub const HFT_ORDER_QUOTE: u8 = 6;
pub const HFT_TYPE_LIMIT: u8 = 1;
pub const HFT_TYPE_MARKET: u8 = 2;
pub const HFT_TYPE_STOP: u8 = 3;
pub const HFT_TYPE_STOP_LIMIT: u8 = 4;
pub const HFT_TYPE_MIT: u8 = 5;
pub const HFT_TYPE_MARKET_TO_LIMIT: u8 = 6;
pub const HFT_TYPE_PEG_PRIMARY: u8 = 7;
pub const HFT_TYPE_PEG_MARKET: u8 = 8;
pub const HFT_TYPE_PEG_MID: u8 = 9;
pub const HFT_TYPE_TRAILING: u8 = 10;
pub const HFT_TYPE_TRAILING_LIMIT: u8 = 11;
pub const HFT_TYPE_OCO: u8 = 12;
pub const HFT_TYPE_VENUE: u8 = 13;
pub const HFT_MASS_ALL: u8 = 0;
pub const HFT_MASS_SESSION: u8 = 1;
pub const HFT_MASS_PARTY: u8 = 2;
pub const HFT_MASS_ACCOUNT: u8 = 3;
pub const HFT_MASS_TRADER: u8 = 4;
pub const HFT_MASS_DESK: u8 = 5;
pub const HFT_MASS_CLIENT: u8 = 6;
pub const HFT_MASS_STRATEGY: u8 = 7;
pub const HFT_MASS_PRODUCT: u8 = 8;
pub const HFT_MASS_MEMBER: u8 = 9;
pub const HFT_TIMER_EXPIRE: u8 = 1;
pub const HFT_TIMER_DAY_END: u8 = 2;
pub const HFT_TIMER_STRATEGY: u8 = 3;
pub const HFT_TIF_DAY: u8 = 0;
pub const HFT_TIF_GTC: u8 = 1;
pub const HFT_TIF_GTD: u8 = 2;
pub const HFT_TIF_GTT: u8 = 3;
pub const HFT_TIF_IOC: u8 = 4;
pub const HFT_TIF_FOK: u8 = 5;
pub const HFT_TIF_GTX: u8 = 6;
pub const HFT_TIF_VENUE: u8 = 7;
pub const HFT_CAPACITY_NONE: u8 = 0;
pub const HFT_CAPACITY_PRINCIPAL: u8 = 1;
pub const HFT_CAPACITY_RISKLESS: u8 = 2;
pub const HFT_CAPACITY_AGENCY: u8 = 3;
pub const HFT_CAPACITY_OTHER: u8 = 4;
pub const HFT_CAPACITY_MAKER: u8 = 5;
pub const HFT_STP_NONE: u8 = 0;
pub const HFT_STP_OLDEST: u8 = 1;
pub const HFT_STP_NEWEST: u8 = 2;
pub const HFT_STP_BOTH: u8 = 3;
pub const HFT_STP_DECREMENT: u8 = 4;
pub const HFT_ORDER_POST_ONLY: u32 = 1 << 0;
pub const HFT_ORDER_OPEN_ONLY: u32 = 1 << 1;
pub const HFT_ORDER_CLOSE_ONLY: u32 = 1 << 2;
pub const HFT_ORDER_AUCTION_ONLY: u32 = 1 << 3;
pub const HFT_ORDER_HIDDEN: u32 = 1 << 4;
pub const HFT_ORDER_ATTRIBUTED: u32 = 1 << 5;
pub const HFT_ORDER_ISO: u32 = 1 << 6;
pub const HFT_ORDER_SHORT: u32 = 1 << 7;
pub const HFT_ORDER_SHORT_EXEMPT: u32 = 1 << 8;
pub const HFT_ORDER_LOCATED: u32 = 1 << 9;
pub const HFT_ORDER_LIQUIDITY_PROVISION: u32 = 1 << 10;
pub const HFT_ORDER_DEA: u32 = 1 << 11;
pub const HFT_ORDER_RISK_REDUCING: u32 = 1 << 12;
pub const HFT_ORDER_POSITION_CLOSE: u32 = 1 << 13;
pub const HFT_ORDER_OFFSET_BPS: u32 = 1 << 14;
pub const HFT_ORDER_QTY_TOTAL: u32 = 1 << 15;
pub const HFT_ORDER_CONTINUES: u32 = 1 << 16;
pub const HFT_ORDER_OPENING: u32 = 1 << 17;
pub const HFT_ORDER_CLOSING: u32 = 1 << 18;
pub const HFT_ORDER_CONTINUOUS_ONLY: u32 = 1 << 19;
pub const HFT_ORDER_CANCEL_ON_LOSS: u32 = 1 << 20;
pub const HFT_ORDER_INDICATIVE: u32 = 1 << 21;
pub const HFT_ORDER_INACTIVE: u32 = 1 << 22;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_report {
    pub ts: hft_time,
    pub seq: u64,
    pub order_id: u64,
    pub ref_id: u64,
    pub client_id: u64,
    pub handle: u64,
    pub trade_id: u64,
    pub aux: u64,
    pub price: i64,
    pub qty: i64,
    pub leaves: i64,
    pub cum_qty: i64,
    pub value_lo: u64,
    pub value_hi: i64,
    pub instrument: u32,
    pub party: u32,
    pub session: u16,
    pub flags: u16,
    pub kind: u8,
    pub side: u8,
    pub reason: u16,
}
zeros!(hft_report);
pub const HFT_REPORT_ACCEPTED: u8 = 1;
pub const HFT_REPORT_REJECTED: u8 = 2;
pub const HFT_REPORT_FILL: u8 = 3;
pub const HFT_REPORT_PARTLY_FILLED: u8 = 4;
pub const HFT_REPORT_FILLED: u8 = 5;
pub const HFT_REPORT_CANCELLED: u8 = 6;
pub const HFT_REPORT_REPLACED: u8 = 7;
pub const HFT_REPORT_EXPIRED: u8 = 8;
pub const HFT_REPORT_TRIGGERED: u8 = 9;
pub const HFT_REPORT_REFRESHED: u8 = 10;
pub const HFT_REPORT_RESTATED: u8 = 11;
pub const HFT_REPORT_BUST: u8 = 12;
pub const HFT_REPORT_SUSPENDED: u8 = 13;
pub const HFT_REPORT_RESUMED: u8 = 14;
pub const HFT_REPORT_PENDING: u8 = 15;
pub const HFT_REPORT_MAKER: u16 = 1 << 0;
pub const HFT_REPORT_LAST_OF_COMMAND: u16 = 1 << 1;
pub const HFT_REPORT_PRIORITY_KEPT: u16 = 1 << 2;
pub const HFT_REPORT_AUCTION: u16 = 1 << 3;
pub const HFT_REPORT_LEG: u16 = 1 << 4;
pub const HFT_REPORT_CORRECTED: u16 = 1 << 5;
pub const HFT_REPORT_UNSOLICITED: u16 = 1 << 6;
pub const HFT_REPORT_IN_DOUBT: u16 = 1 << 7;
pub const HFT_LIQUIDITY_NONE: u16 = 0;
pub const HFT_LIQUIDITY_ADDED: u16 = 1;
pub const HFT_LIQUIDITY_REMOVED: u16 = 2;
pub const HFT_LIQUIDITY_AUCTION: u16 = 3;
pub const HFT_LIQUIDITY_ROUTED: u16 = 4;
pub const HFT_LIQUIDITY_STOP: u16 = 5;
pub const HFT_LIQUIDITY_OCO: u16 = 6;
pub const HFT_LIQUIDITY_MARKET: u16 = 7;
pub const HFT_LIQUIDITY_OTHER: u16 = 99;
extern "C" {
    pub fn hft_order_size() -> u32;
    pub fn hft_report_size() -> u32;
    pub fn hft_order_kind_name(kind: i32) -> *const c_char;
    pub fn hft_report_kind_name(kind: i32) -> *const c_char;
}
