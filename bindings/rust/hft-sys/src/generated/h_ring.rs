// SPDX-License-Identifier: Apache-2.0
// Generated from hft/ring.h by generate.py; do not edit.
use super::*;

opaque!(hft_ring);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_ring_config {
    pub size: u32,
    pub slot_size: u32,
    pub slots: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
}
zeros!(hft_ring_config);
extern "C" {
    pub fn hft_ring_config_init(config: *mut hft_ring_config, size: u32) -> hft_status;
    pub fn hft_ring_memory(config: *const hft_ring_config) -> i64;
    pub fn hft_ring_create(config: *const hft_ring_config, out: *mut *mut hft_ring) -> hft_status;
    pub fn hft_ring_destroy(ring: *mut hft_ring);
    pub fn hft_ring_grant(ring: *const hft_ring, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_ring_push(ring: *mut hft_ring, slot: *const c_void) -> hft_status;
    pub fn hft_ring_pop(ring: *mut hft_ring, slot: *mut c_void) -> hft_status;
    pub fn hft_ring_push_n(ring: *mut hft_ring, slots: *const c_void, n: u32) -> i64;
    pub fn hft_ring_pop_n(ring: *mut hft_ring, slots: *mut c_void, n: u32) -> i64;
    pub fn hft_ring_count(ring: *const hft_ring) -> i64;
}
