// SPDX-License-Identifier: Apache-2.0
// Generated from hft/ref.h by generate.py; do not edit.
use super::*;

opaque!(hft_ref);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_ref_config {
    pub size: u32,
    pub instruments_max: u32,
    pub tick_tables_max: u32,
    pub sources_max: u32,
    pub rows_max: u32,
    pub parties_max: u32,
}
zeros!(hft_ref_config);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_instrument {
    pub id: u32,
    pub tick_table: u32,
    pub symbol: [u8; 32],
    pub venue: [u8; 8],
    pub currency: [u8; 8],
    pub lot_size: i64,
    pub round_lot: i64,
    pub multiplier: i64,
    pub price_min: i64,
    pub price_max: i64,
    pub wire_code: u64,
    pub kind: u32,
    pub flags: u32,
    pub isin: [u8; 16],
    pub expiry: i64,
    pub reserved: [u8; 120],
}
zeros!(hft_instrument);
pub const HFT_INSTRUMENT_OTHER: u32 = 0;
pub const HFT_INSTRUMENT_STOCK: u32 = 1;
pub const HFT_INSTRUMENT_FUTURE: u32 = 2;
pub const HFT_INSTRUMENT_OPTION: u32 = 3;
pub const HFT_INSTRUMENT_FX_SPOT: u32 = 4;
pub const HFT_INSTRUMENT_SPREAD: u32 = 5;
pub const HFT_INSTRUMENT_BOND: u32 = 6;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_tick_band {
    pub price_from: i64,
    pub tick: i64,
}
zeros!(hft_tick_band);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_source {
    pub id: u16,
    pub format: u16,
    pub id_scope: u32,
    pub venue: [u8; 8],
    pub feed: [u8; 32],
}
zeros!(hft_source);
pub const HFT_SCOPE_SOURCE: u32 = 0;
pub const HFT_SCOPE_INSTRUMENT: u32 = 1;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_party {
    pub id: u32,
    pub account: u32,
    pub position_account: u32,
    pub trader: u32,
    pub desk: u32,
    pub client: u32,
    pub dea_client: u32,
    pub strategy: u32,
    pub decision_algorithm: u32,
    pub execution_algorithm: u32,
    pub member: u32,
    pub nonexecuting_broker: u32,
    pub stp_group: u32,
    pub session: u16,
    pub flags: u16,
    pub reserved: [u32; 2],
}
zeros!(hft_party);
pub const HFT_PARTY_DECISION_PERSON: u16 = 1;
pub const HFT_PARTY_EXECUTION_PERSON: u16 = 2;
pub const HFT_PARTY_EXECUTION_CLIENT: u16 = 4;
pub const HFT_PARTY_AGGREGATED: u16 = 8;
pub const HFT_PARTY_PENDING_ALLOCATION: u16 = 16;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_ref_row {
    pub kind: u32,
    pub count: u32,
    pub bytes: [u8; 512],
}
zeros!(hft_ref_row);
pub const HFT_REF_ROW_INSTRUMENT: u32 = 1;
pub const HFT_REF_ROW_TICK_TABLE: u32 = 2;
pub const HFT_REF_ROW_SOURCE: u32 = 3;
pub const HFT_REF_ROW_PARTY: u32 = 4;
extern "C" {
    pub fn hft_ref_config_init(config: *mut hft_ref_config, size: u32) -> hft_status;
    pub fn hft_ref_memory(config: *const hft_ref_config) -> i64;
    pub fn hft_ref_create(config: *const hft_ref_config, out: *mut *mut hft_ref) -> hft_status;
    pub fn hft_ref_destroy(r#ref: *mut hft_ref);
    pub fn hft_ref_instrument_add(r#ref: *mut hft_ref, row: *const hft_instrument) -> i64;
    pub fn hft_ref_instrument(r#ref: *const hft_ref, id: u32, out: *mut hft_instrument) -> hft_status;
    pub fn hft_ref_find(r#ref: *const hft_ref, venue: *const c_char, symbol: *const c_char) -> i64;
    pub fn hft_ref_instruments(r#ref: *const hft_ref) -> i64;
    pub fn hft_ref_tick_table_add(r#ref: *mut hft_ref, bands: *const hft_tick_band, n: u32) -> i64;
    pub fn hft_ref_tick(r#ref: *const hft_ref, table: u32, price: i64) -> i64;
    pub fn hft_ref_price_check(r#ref: *const hft_ref, instrument: u32, price: i64) -> hft_status;
    pub fn hft_ref_qty_check(r#ref: *const hft_ref, instrument: u32, qty: i64) -> hft_status;
    pub fn hft_ref_source_add(r#ref: *mut hft_ref, row: *const hft_source) -> i64;
    pub fn hft_ref_source(r#ref: *const hft_ref, id: u16, out: *mut hft_source) -> hft_status;
    pub fn hft_ref_party_add(r#ref: *mut hft_ref, row: *const hft_party) -> i64;
    pub fn hft_ref_party(r#ref: *const hft_ref, id: u32, out: *mut hft_party) -> hft_status;
    pub fn hft_ref_parties(r#ref: *const hft_ref) -> i64;
    pub fn hft_ref_row_get(r#ref: *const hft_ref, index: u64, out: *mut hft_ref_row) -> hft_status;
    pub fn hft_ref_rows(r#ref: *const hft_ref) -> i64;
    pub fn hft_ref_apply(r#ref: *mut hft_ref, row: *const hft_ref_row) -> i64;
}
