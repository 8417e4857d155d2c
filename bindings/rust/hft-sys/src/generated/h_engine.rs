// SPDX-License-Identifier: Apache-2.0
// Generated from hft/engine.h by generate.py; do not edit.
use super::*;

opaque!(hft_engine);
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_engine_config {
    pub size: u32,
    pub flags: u32,
    pub instruments_max: u32,
    pub orders_max: u32,
    pub levels_max: u32,
    pub parties_max: u32,
    pub accounts_max: u32,
    pub traders_max: u32,
    pub positions_max: u32,
    pub sessions_max: u32,
    pub client_ids_max: u32,
    pub timers_max: u32,
    pub strategies_max: u32,
    pub reports_max: u32,
    pub events_max: u32,
    pub work_max: u32,
    pub page_levels: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub hash_seed: u64,
    pub journal: hft_journal_append_fn,
    pub journal_user: *mut c_void,
    pub clock: *const hft_clock,
    pub verify: hft_risk_verify_fn,
    pub verify_user: *mut c_void,
}
zeros!(hft_engine_config);
pub const HFT_ENGINE_EVENTS: u32 = 1;
pub const HFT_ENGINE_OWNER_ACCOUNT: u32 = 2;
pub const HFT_ROUTE_NONE: i32 = 0;
pub const HFT_ROUTE_LOCAL: i32 = 1;
pub const HFT_ROUTE_AWAY: i32 = 2;
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_route {
    pub size: u32,
    pub reserved: u32,
    pub user: *mut c_void,
    pub send_n: Option<unsafe extern "C" fn(user: *mut c_void, orders: *const hft_order, n: u32) -> i64>,
}
zeros!(hft_route);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_input_limits {
    pub scope: i32,
    pub id: u32,
    pub limits: hft_risk_limits,
    pub author: [u8; 64],
}
zeros!(hft_input_limits);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_input_state {
    pub scope: i32,
    pub id: u32,
    pub state: i32,
    pub reserved: u32,
    pub author: [u8; 64],
}
zeros!(hft_input_state);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_input_route {
    pub instrument: u32,
    pub route: u32,
}
zeros!(hft_input_route);
pub const HFT_STAGE_JOURNAL: i32 = 0;
pub const HFT_STAGE_RISK: i32 = 1;
pub const HFT_STAGE_ROUTE: i32 = 2;
pub const HFT_STAGE_APPLY: i32 = 3;
pub const HFT_STAGE_STRATEGY: i32 = 4;
pub const HFT_STAGE_COMMAND: i32 = 5;
pub const HFT_STAGES: i32 = 6;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_engine_stats {
    pub inputs: u64,
    pub commands: u64,
    pub reports: u64,
    pub events: u64,
    pub events_out: u64,
    pub trades: u64,
    pub fills: u64,
    pub rejects: u64,
    pub marketable: [u64; 3],
    pub marketable_filled: [u64; 3],
    pub rate_1s: u64,
    pub rate_10s: u64,
    pub rate_60s: u64,
    pub notional_lo: u64,
    pub notional_hi: i64,
    pub orders: u64,
    pub bytes_reserved: u64,
    pub bytes_used: u64,
    pub cpu_ns: u64,
    pub strategies_closed: u64,
}
zeros!(hft_engine_stats);
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_engine_rings {
    pub size: u32,
    pub reserved: u32,
    pub orders: *mut hft_ring,
    pub events: *mut hft_ring,
    pub answers: *mut hft_ring,
    pub reports: *mut hft_ring,
    pub market: *mut hft_ring,
}
zeros!(hft_engine_rings);
pub const HFT_IDLE_SPIN: i32 = 0;
pub const HFT_IDLE_YIELD: i32 = 1;
pub const HFT_IDLE_SLEEP: i32 = 2;
extern "C" {
    pub fn hft_engine_config_init(config: *mut hft_engine_config, size: u32) -> hft_status;
    pub fn hft_engine_memory(config: *const hft_engine_config) -> i64;
    pub fn hft_engine_create(config: *const hft_engine_config, out: *mut *mut hft_engine) -> hft_status;
    pub fn hft_engine_destroy(engine: *mut hft_engine);
    pub fn hft_engine_row_add(engine: *mut hft_engine, ts: hft_time, row: *const hft_ref_row) -> i64;
    pub fn hft_engine_instrument_add(engine: *mut hft_engine, ts: hft_time, row: *const hft_instrument) -> i64;
    pub fn hft_engine_tick_table_add(engine: *mut hft_engine, ts: hft_time, bands: *const hft_tick_band, n: u32) -> i64;
    pub fn hft_engine_party_add(engine: *mut hft_engine, ts: hft_time, row: *const hft_party) -> i64;
    pub fn hft_engine_route_set(engine: *mut hft_engine, ts: hft_time, instrument: u32, kind: i32, route: *const hft_route) -> hft_status;
    pub fn hft_engine_limits_set(engine: *mut hft_engine, ts: hft_time, scope: i32, id: u32, limits: *const hft_risk_limits, author: *const hft_risk_author) -> hft_status;
    pub fn hft_engine_state_set(engine: *mut hft_engine, ts: hft_time, scope: i32, id: u32, state: i32, author: *const hft_risk_author) -> hft_status;
    pub fn hft_engine_submit_n(engine: *mut hft_engine, orders: *const hft_order, n: u32) -> i64;
    pub fn hft_engine_feed_n(engine: *mut hft_engine, events: *mut hft_event, n: u32) -> i64;
    pub fn hft_engine_answer_n(engine: *mut hft_engine, reports: *const hft_report, n: u32) -> i64;
    pub fn hft_engine_advance(engine: *mut hft_engine, now: hft_time) -> i64;
    pub fn hft_engine_input(engine: *mut hft_engine, input: *const hft_input, payload: *const c_void) -> hft_status;
    pub fn hft_engine_drain_reports(engine: *mut hft_engine, out: *mut hft_report, latency: *mut i64, cap: u32) -> i64;
    pub fn hft_engine_drain_events(engine: *mut hft_engine, out: *mut hft_event, cap: u32) -> i64;
    pub fn hft_engine_pending(engine: *const hft_engine) -> i32;
    pub fn hft_engine_strategy_add(engine: *mut hft_engine, strategy: *const hft_strategy, config: *const hft_strategy_config) -> i64;
    pub fn hft_engine_strategy_status(engine: *const hft_engine, number: u32) -> hft_status;
    pub fn hft_engine_attach(engine: *mut hft_engine, rings: *const hft_engine_rings) -> hft_status;
    pub fn hft_engine_poll(engine: *mut hft_engine, now: hft_time) -> i64;
    pub fn hft_engine_start(engine: *mut hft_engine, cpu: i32, idle: i32) -> hft_status;
    pub fn hft_engine_stop(engine: *mut hft_engine) -> hft_status;
    pub fn hft_engine_ref(engine: *const hft_engine) -> *const hft_ref;
    pub fn hft_engine_risk(engine: *const hft_engine) -> *const hft_risk;
    pub fn hft_engine_match(engine: *const hft_engine) -> *const hft_match;
    pub fn hft_engine_book(engine: *const hft_engine) -> *const hft_book;
    pub fn hft_engine_stats_get(engine: *const hft_engine, out: *mut hft_engine_stats) -> hft_status;
    pub fn hft_engine_reasons(engine: *const hft_engine, kind: i32, reason: u32) -> u64;
    pub fn hft_engine_histogram(engine: *const hft_engine, stage: i32) -> *const hft_histogram;
    pub fn hft_engine_hash(engine: *const hft_engine) -> u64;
    pub fn hft_engine_check(engine: *mut hft_engine) -> hft_status;
}
