// SPDX-License-Identifier: Apache-2.0
// Generated from hft/strategy.h by generate.py; do not edit.
use super::*;

opaque!(hft_view);
pub const HFT_STRATEGY_ORDERS_MIN: u32 = 64;
pub const HFT_STRATEGY_ANSWER_MAX: u32 = 4096;
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_strategy {
    pub size: u32,
    pub reserved: u32,
    pub user: *mut c_void,
    pub on_events: Option<unsafe extern "C" fn(user: *mut c_void, events: *const hft_event, n: u32, view: *const hft_view, out: *mut hft_order, cap: u32) -> i32>,
    pub on_reports: Option<unsafe extern "C" fn(user: *mut c_void, reports: *const hft_report, n: u32, view: *const hft_view, out: *mut hft_order, cap: u32) -> i32>,
    pub on_timer: Option<unsafe extern "C" fn(user: *mut c_void, now: hft_time, id: u64, view: *const hft_view, out: *mut hft_order, cap: u32) -> i32>,
}
zeros!(hft_strategy);
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_strategy_config {
    pub size: u32,
    pub party: u32,
    pub session: u16,
    pub reserved: u16,
    pub flags: u32,
    pub kinds: u64,
    pub instruments: *const u32,
    pub instrument_count: u32,
    pub orders_max: u32,
    pub params: *const i64,
    pub param_count: u32,
    pub reserved2: u32,
}
zeros!(hft_strategy_config);
pub const HFT_STRATEGY_PER_LAST: u32 = 1;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_view_order {
    pub order_id: u64,
    pub client_id: u64,
    pub handle: u64,
    pub price: i64,
    pub leaves: i64,
    pub cum_qty: i64,
    pub instrument: u32,
    pub side: u32,
}
zeros!(hft_view_order);
extern "C" {
    pub fn hft_strategy_config_init(config: *mut hft_strategy_config, size: u32) -> hft_status;
    pub fn hft_view_now(view: *const hft_view) -> hft_time;
    pub fn hft_view_bbo(view: *const hft_view, instrument: u32, out: *mut hft_bbo) -> hft_status;
    pub fn hft_view_levels(view: *const hft_view, instrument: u32, side: i32, out: *mut hft_level, cap: u32) -> i64;
    pub fn hft_view_position(view: *const hft_view, instrument: u32, out: *mut hft_position) -> hft_status;
    pub fn hft_view_orders(view: *const hft_view, instrument: u32, out: *mut hft_view_order, cap: u32) -> i64;
    pub fn hft_view_param(view: *const hft_view, index: u32) -> i64;
}
