// SPDX-License-Identifier: Apache-2.0
// Generated from hft/journal.h by generate.py; do not edit.
use super::*;

opaque!(hft_journal);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_input {
    pub seq: u64,
    pub ts: hft_time,
    pub kind: u32,
    pub bytes: u32,
    pub reserved: u64,
}
zeros!(hft_input);
pub const HFT_INPUT_ORDER: u32 = 1;
pub const HFT_INPUT_REPORT: u32 = 2;
pub const HFT_INPUT_ROW: u32 = 3;
pub const HFT_INPUT_LIMITS: u32 = 4;
pub const HFT_INPUT_STATE: u32 = 5;
pub const HFT_INPUT_ROUTE: u32 = 6;
pub type hft_journal_append_fn = Option<unsafe extern "C" fn(user: *mut c_void, input: *const hft_input, payload: *const c_void) -> hft_status>;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_journal_config {
    pub size: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub bytes_max: u64,
}
zeros!(hft_journal_config);
extern "C" {
    pub fn hft_journal_config_init(config: *mut hft_journal_config, size: u32) -> hft_status;
    pub fn hft_journal_memory(config: *const hft_journal_config) -> i64;
    pub fn hft_journal_create(config: *const hft_journal_config, out: *mut *mut hft_journal) -> hft_status;
    pub fn hft_journal_destroy(journal: *mut hft_journal);
    pub fn hft_journal_grant(journal: *const hft_journal, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_journal_append(journal: *mut c_void, input: *const hft_input, payload: *const c_void) -> hft_status;
    pub fn hft_journal_inputs(journal: *const hft_journal) -> i64;
    pub fn hft_journal_next(journal: *const hft_journal, position: *mut u64, input: *mut hft_input, payload: *mut *const c_void) -> i64;
}
