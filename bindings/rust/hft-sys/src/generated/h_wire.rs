// SPDX-License-Identifier: Apache-2.0
// Generated from hft/wire.h by generate.py; do not edit.
use super::*;

pub const HFT_FORMAT_ITCH50: i32 = 1;
pub const HFT_FIELD_UINT: u32 = 1;
pub const HFT_FIELD_INT: u32 = 2;
pub const HFT_FIELD_ALPHA: u32 = 3;
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_wire_field {
    pub name: *const c_char,
    pub offset: u32,
    pub bytes: u32,
    pub view_offset: u32,
    pub view_bytes: u32,
    pub kind: u32,
    pub decimals: u32,
}
zeros!(hft_wire_field);
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hft_wire_message {
    pub name: *const c_char,
    pub code: u32,
    pub bytes: u32,
    pub fields: u32,
    pub view_size: u32,
}
zeros!(hft_wire_message);
extern "C" {
    pub fn hft_wire_messages(format: i32) -> i64;
    pub fn hft_wire_message_get(format: i32, index: u32, out: *mut hft_wire_message) -> hft_status;
    pub fn hft_wire_field_get(format: i32, code: u32, index: u32, out: *mut hft_wire_field) -> hft_status;
    pub fn hft_wire_code(format: i32, msg: *const u8, size: u64) -> i64;
    pub fn hft_wire_read(format: i32, msg: *const u8, size: u64, out: *mut c_void, out_size: u64) -> hft_status;
    pub fn hft_wire_write(format: i32, view: *const c_void, view_size: u64, out: *mut u8, size: u64) -> i64;
}
