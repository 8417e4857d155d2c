// SPDX-License-Identifier: Apache-2.0
// Generated from hft/match.h by generate.py; do not edit.
use super::*;

opaque!(hft_match);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_match_config {
    pub size: u32,
    pub instruments_max: u32,
    pub orders_max: u32,
    pub levels_max: u32,
    pub parties_max: u32,
    pub work_max: u32,
    pub flags: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub hash_seed: u64,
    pub dense_ids: u64,
}
zeros!(hft_match_config);
pub const HFT_MATCH_OWNER_ACCOUNT: u32 = 1;
pub const HFT_MATCH_NO_IDS: u32 = 2;
pub const HFT_MATCH_REPORTS_MIN: u32 = 8;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_match_order {
    pub order_id: u64,
    pub client_id: u64,
    pub ref_id: u64,
    pub handle: u64,
    pub price: i64,
    pub qty: i64,
    pub cum_qty: i64,
    pub value_lo: u64,
    pub value_hi: i64,
    pub expire_ts: hft_time,
    pub instrument: u32,
    pub party: u32,
    pub session: u16,
    pub side: u8,
    pub tif: u8,
    pub reserved: u32,
}
zeros!(hft_match_order);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_match_stats {
    pub commands: u64,
    pub rejected: u64,
    pub trades: u64,
    pub reports: u64,
    pub orders: u64,
    pub orders_peak: u64,
    pub levels: u64,
    pub levels_peak: u64,
    pub bytes_reserved: u64,
    pub bytes_used: u64,
}
zeros!(hft_match_stats);
extern "C" {
    pub fn hft_match_config_init(config: *mut hft_match_config, size: u32) -> hft_status;
    pub fn hft_match_memory(config: *const hft_match_config) -> i64;
    pub fn hft_match_create(config: *const hft_match_config, out: *mut *mut hft_match) -> hft_status;
    pub fn hft_match_destroy(r#match: *mut hft_match);
    pub fn hft_match_grant(r#match: *const hft_match, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_match_party_set(r#match: *mut hft_match, row: *const hft_party) -> hft_status;
    pub fn hft_match_submit_n(r#match: *mut hft_match, orders: *const hft_order, n: u32, out: *mut hft_report, cap: u32, written: *mut u32) -> i64;
    pub fn hft_match_drain(r#match: *mut hft_match, out: *mut hft_report, cap: u32) -> i64;
    pub fn hft_match_pending(r#match: *const hft_match) -> i32;
    pub fn hft_match_bbo(r#match: *const hft_match, instrument: u32, out: *mut hft_bbo) -> hft_status;
    pub fn hft_match_levels(r#match: *const hft_match, instrument: u32, side: i32, out: *mut hft_level, cap: u32) -> i64;
    pub fn hft_match_level_get(r#match: *const hft_match, instrument: u32, side: i32, price: i64, out: *mut hft_level) -> hft_status;
    pub fn hft_match_orders(r#match: *const hft_match, instrument: u32, side: i32, out: *mut hft_match_order, cap: u32) -> i64;
    pub fn hft_match_order_get(r#match: *const hft_match, order_id: u64, handle: u64, out: *mut hft_match_order) -> hft_status;
    pub fn hft_match_next_expiry(r#match: *const hft_match) -> hft_time;
    pub fn hft_match_stats_get(r#match: *const hft_match, out: *mut hft_match_stats) -> hft_status;
    pub fn hft_match_refused(r#match: *const hft_match, code: hft_status) -> u64;
    pub fn hft_match_hash(r#match: *const hft_match) -> u64;
    pub fn hft_match_save(r#match: *const hft_match, out: *mut c_void, cap: u64) -> i64;
    pub fn hft_match_load(r#match: *mut hft_match, bytes: *const c_void, size: u64) -> hft_status;
    pub fn hft_match_check(r#match: *mut hft_match) -> hft_status;
}
