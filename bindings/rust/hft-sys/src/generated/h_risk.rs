// SPDX-License-Identifier: Apache-2.0
// Generated from hft/risk.h by generate.py; do not edit.
use super::*;

opaque!(hft_risk);
pub type hft_risk_verify_fn = Option<unsafe extern "C" fn(user: *mut c_void, author: *const c_char, digest: *const u8, signature: *const u8, signature_size: u32) -> i32>;
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_risk_config {
    pub size: u32,
    pub instruments_max: u32,
    pub parties_max: u32,
    pub accounts_max: u32,
    pub traders_max: u32,
    pub positions_max: u32,
    pub flags: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub r#ref: *const hft_ref,
    pub verify: hft_risk_verify_fn,
    pub verify_user: *mut c_void,
    pub hash_seed: u64,
}
zeros!(hft_risk_config);
pub const HFT_RISK_FIRM: i32 = 1;
pub const HFT_RISK_INSTRUMENT: i32 = 2;
pub const HFT_RISK_ACCOUNT: i32 = 3;
pub const HFT_RISK_TRADER: i32 = 4;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_risk_limits {
    pub size: u32,
    pub reserved: u32,
    pub qty_max: i64,
    pub value_max: i64,
    pub long_max: i64,
    pub short_max: i64,
    pub open_max: u64,
}
zeros!(hft_risk_limits);
pub const HFT_RISK_OPEN: i32 = 1;
pub const HFT_RISK_REDUCE_ONLY: i32 = 2;
pub const HFT_RISK_CLOSED: i32 = 3;
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_risk_author {
    pub name: *const c_char,
    pub signature: *const u8,
    pub signature_size: u32,
    pub reserved: u32,
}
zeros!(hft_risk_author);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_risk_resting {
    pub price: i64,
    pub qty: i64,
    pub cum_qty: i64,
    pub instrument: u32,
    pub party: u32,
    pub side: u32,
    pub reserved: u32,
}
zeros!(hft_risk_resting);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_risk_hold {
    pub qty: i64,
    pub resting_qty: i64,
    pub instrument: u32,
    pub party: u32,
    pub kind: u32,
    pub side: u32,
}
zeros!(hft_risk_hold);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_position {
    pub scope: u32,
    pub id: u32,
    pub instrument: u32,
    pub reserved: u32,
    pub position: i64,
    pub open_buy: i64,
    pub open_sell: i64,
    pub bought: i64,
    pub sold: i64,
    pub orders: u64,
    pub ts: hft_time,
    pub seq: u64,
    pub cost_lo: u64,
    pub cost_hi: i64,
    pub realised_lo: u64,
    pub realised_hi: i64,
    pub fills: u64,
}
zeros!(hft_position);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_risk_stats {
    pub passed: u64,
    pub refused: u64,
    pub applied: u64,
    pub positions: u64,
    pub bytes_reserved: u64,
    pub bytes_used: u64,
}
zeros!(hft_risk_stats);
extern "C" {
    pub fn hft_risk_config_init(config: *mut hft_risk_config, size: u32) -> hft_status;
    pub fn hft_risk_memory(config: *const hft_risk_config) -> i64;
    pub fn hft_risk_create(config: *const hft_risk_config, out: *mut *mut hft_risk) -> hft_status;
    pub fn hft_risk_destroy(risk: *mut hft_risk);
    pub fn hft_risk_grant(risk: *const hft_risk, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_risk_instrument_load(risk: *mut hft_risk, instrument: u32) -> hft_status;
    pub fn hft_risk_party_load(risk: *mut hft_risk, party: u32) -> hft_status;
    pub fn hft_risk_limits_init(limits: *mut hft_risk_limits, size: u32) -> hft_status;
    pub fn hft_risk_limits_set(risk: *mut hft_risk, scope: i32, id: u32, limits: *const hft_risk_limits, author: *const hft_risk_author) -> hft_status;
    pub fn hft_risk_limits_get(risk: *const hft_risk, scope: i32, id: u32, out: *mut hft_risk_limits) -> hft_status;
    pub fn hft_risk_state_set(risk: *mut hft_risk, scope: i32, id: u32, state: i32, author: *const hft_risk_author) -> hft_status;
    pub fn hft_risk_state(risk: *const hft_risk, scope: i32, id: u32) -> i32;
    pub fn hft_risk_reserve(risk: *mut hft_risk, order: *const hft_order, resting: *const hft_risk_resting, hold: *mut hft_risk_hold) -> hft_status;
    pub fn hft_risk_apply(risk: *mut hft_risk, report: *const hft_report, hold: *mut hft_risk_hold) -> hft_status;
    pub fn hft_risk_position_read(risk: *const hft_risk, scope: i32, id: u32, instrument: u32, out: *mut hft_position) -> hft_status;
    pub fn hft_risk_positions_read(risk: *const hft_risk, from: u32, out: *mut hft_position, cap: u32) -> i64;
    pub fn hft_risk_money(value_lo: u64, value_hi: i64, multiplier: i64, out: *mut i64) -> hft_status;
    pub fn hft_risk_pnl(position: *const hft_position, mark: i64, multiplier: i64, realised: *mut i64, unrealised: *mut i64) -> hft_status;
    pub fn hft_risk_stats_get(risk: *const hft_risk, out: *mut hft_risk_stats) -> hft_status;
    pub fn hft_risk_refused(risk: *const hft_risk, code: hft_status) -> u64;
    pub fn hft_risk_hash(risk: *const hft_risk) -> u64;
    pub fn hft_risk_check(risk: *mut hft_risk) -> hft_status;
}
