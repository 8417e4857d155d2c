// SPDX-License-Identifier: Apache-2.0
// Generated from hft/mem.h by generate.py; do not edit.
use super::*;

opaque!(hft_arena);
opaque!(hft_pool);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_arena_config {
    pub size: u32,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub bytes_max: u64,
}
zeros!(hft_arena_config);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_mem_grant {
    pub granted: u32,
    pub refused: u32,
    pub error_prefault: i32,
    pub error_huge: i32,
    pub error_lock: i32,
    pub error_node: i32,
    pub page_size: u64,
    pub bytes_reserved: u64,
    pub bytes_used: u64,
}
zeros!(hft_mem_grant);
extern "C" {
    pub fn hft_arena_config_init(config: *mut hft_arena_config, size: u32) -> hft_status;
    pub fn hft_arena_create(config: *const hft_arena_config, out: *mut *mut hft_arena) -> hft_status;
    pub fn hft_arena_destroy(arena: *mut hft_arena);
    pub fn hft_arena_alloc(arena: *mut hft_arena, size: u64, align: u64) -> *mut c_void;
    pub fn hft_arena_grant(arena: *const hft_arena, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_pool_create(arena: *mut hft_arena, item_size: u64, items_max: u32, out: *mut *mut hft_pool) -> hft_status;
    pub fn hft_pool_alloc(pool: *mut hft_pool) -> *mut c_void;
    pub fn hft_pool_free(pool: *mut hft_pool, item: *mut c_void) -> hft_status;
    pub fn hft_pool_used(pool: *const hft_pool) -> u32;
    pub fn hft_mem_nodes() -> i32;
    pub fn hft_mem_node_of_cpu(cpu: i32) -> i32;
}
