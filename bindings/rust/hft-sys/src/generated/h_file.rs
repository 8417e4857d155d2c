// SPDX-License-Identifier: Apache-2.0
// Generated from hft/file.h by generate.py; do not edit.
use super::*;

opaque!(hft_file);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_file_config {
    pub size: u32,
    pub reserved: u32,
    pub window_max: u64,
}
zeros!(hft_file_config);
pub const HFT_FILE_PLAIN: u32 = 1;
pub const HFT_FILE_GZIP: u32 = 2;
extern "C" {
    pub fn hft_file_config_init(config: *mut hft_file_config, size: u32) -> hft_status;
    pub fn hft_file_open(path: *const c_char, config: *const hft_file_config, out: *mut *mut hft_file) -> hft_status;
    pub fn hft_file_close(file: *mut hft_file);
    pub fn hft_file_next(file: *mut hft_file, used: u64, data: *mut *const u8, size: *mut u64) -> i64;
    pub fn hft_file_kind(file: *const hft_file) -> i32;
    pub fn hft_file_bytes(file: *const hft_file) -> i64;
    pub fn hft_file_position(file: *const hft_file) -> i64;
}
