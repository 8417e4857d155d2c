// SPDX-License-Identifier: Apache-2.0
// Generated from hft/md.h by generate.py; do not edit.
use super::*;

opaque!(hft_md);
pub const HFT_FRAMING_BINARYFILE: u32 = 1;
pub const HFT_FRAMING_NONE: u32 = 2;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_md_config {
    pub size: u32,
    pub format: i32,
    pub framing: u32,
    pub source: u16,
    pub reserved: u16,
    pub midnight: hft_time,
}
zeros!(hft_md_config);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_md_stats {
    pub messages: u64,
    pub events: u64,
    pub bytes: u64,
    pub unknown: u64,
    pub bad: u64,
    pub longer: u64,
    pub ends: u64,
}
zeros!(hft_md_stats);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_md_type_count {
    pub code: u32,
    pub known: u32,
    pub messages: u64,
    pub bad: u64,
}
zeros!(hft_md_type_count);
pub const HFT_MD_FINAL: u32 = 1;
pub const HFT_MD_EVENTS_MAX: u32 = 8;
extern "C" {
    pub fn hft_md_format(name: *const c_char) -> i32;
    pub fn hft_md_format_name(format: i32) -> *const c_char;
    pub fn hft_md_config_init(config: *mut hft_md_config, size: u32) -> hft_status;
    pub fn hft_md_memory(config: *const hft_md_config) -> i64;
    pub fn hft_md_create(config: *const hft_md_config, out: *mut *mut hft_md) -> hft_status;
    pub fn hft_md_destroy(md: *mut hft_md);
    pub fn hft_md_decode(md: *mut hft_md, data: *const u8, size: u64, ts_recv: hft_time, flags: u32, out: *mut hft_event, cap: u32, used: *mut u64) -> i64;
    pub fn hft_md_decode_some(md: *mut hft_md, data: *const u8, size: u64, ts_recv: hft_time, flags: u32, messages_max: u64, out: *mut hft_event, cap: u32, used: *mut u64) -> i64;
    pub fn hft_md_map(md: *mut hft_md, wire_code: u64, instrument: u32) -> hft_status;
    pub fn hft_md_reset(md: *mut hft_md, midnight: hft_time) -> hft_status;
    pub fn hft_md_stats_get(md: *const hft_md, out: *mut hft_md_stats) -> hft_status;
    pub fn hft_md_types(md: *const hft_md, out: *mut hft_md_type_count, cap: u32) -> i64;
}
