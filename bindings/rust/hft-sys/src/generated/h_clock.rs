// SPDX-License-Identifier: Apache-2.0
// Generated from hft/clock.h by generate.py; do not edit.
use super::*;

opaque!(hft_clock);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_clock_config {
    pub size: u32,
    pub kind: u32,
    pub calibrate_ns: i64,
}
zeros!(hft_clock_config);
pub const HFT_CLOCK_AUTO: u32 = 0;
pub const HFT_CLOCK_TSC: u32 = 1;
pub const HFT_CLOCK_SYSTEM: u32 = 2;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_clock_info {
    pub kind: u32,
    pub reserved: u32,
    pub ticks_per_second: u64,
    pub error_ns: i64,
    pub calibrated_at: i64,
}
zeros!(hft_clock_info);
extern "C" {
    pub fn hft_clock_config_init(config: *mut hft_clock_config, size: u32) -> hft_status;
    pub fn hft_clock_create(config: *const hft_clock_config, out: *mut *mut hft_clock) -> hft_status;
    pub fn hft_clock_destroy(clock: *mut hft_clock);
    pub fn hft_clock_now(clock: *const hft_clock) -> hft_time;
    pub fn hft_clock_calibrate(clock: *mut hft_clock) -> hft_status;
    pub fn hft_clock_info_get(clock: *const hft_clock, out: *mut hft_clock_info) -> hft_status;
}
