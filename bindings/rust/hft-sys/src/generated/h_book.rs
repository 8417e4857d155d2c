// SPDX-License-Identifier: Apache-2.0
// Generated from hft/book.h by generate.py; do not edit.
use super::*;

opaque!(hft_book);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_book_config {
    pub size: u32,
    pub depth: u32,
    pub instruments_max: u32,
    pub orders_max: u32,
    pub levels_max: u32,
    pub page_levels: u32,
    pub id_scope: u32,
    pub flags: u32,
    pub hash_seed: u64,
    pub mem_want: u32,
    pub mem_require: u32,
    pub numa_node: i32,
    pub reserved: u32,
    pub dense_ids: u64,
}
zeros!(hft_book_config);
pub const HFT_BOOK_NO_PUBLISH: u32 = 1;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_bbo {
    pub ts_event: hft_time,
    pub seq: u64,
    pub bid_price: i64,
    pub bid_qty: i64,
    pub ask_price: i64,
    pub ask_qty: i64,
    pub bid_orders: u32,
    pub ask_orders: u32,
    pub bid_levels: u32,
    pub ask_levels: u32,
    pub orders: u32,
    pub flags: u32,
}
zeros!(hft_bbo);
pub const HFT_BBO_CROSSED: u32 = 1;
pub const HFT_BBO_LOCKED: u32 = 2;
pub const HFT_BBO_UNTRUSTED: u32 = 4;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_level {
    pub price: i64,
    pub qty: i64,
    pub orders: u32,
    pub reserved: u32,
}
zeros!(hft_level);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_book_order {
    pub order_id: u64,
    pub priority: u64,
    pub price: i64,
    pub qty: i64,
    pub instrument: u32,
    pub side: u32,
}
zeros!(hft_book_order);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_queue_position {
    pub qty_ahead: i64,
    pub qty_level: i64,
    pub orders_ahead: u32,
    pub orders_level: u32,
}
zeros!(hft_queue_position);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_page {
    pub ts_event: hft_time,
    pub seq: u64,
    pub bid_count: u32,
    pub ask_count: u32,
    pub flags: u32,
    pub reserved: u32,
}
zeros!(hft_page);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_book_stats {
    pub applied: u64,
    pub refused: u64,
    pub crossed: u64,
    pub published: u64,
    pub orders: u64,
    pub orders_peak: u64,
    pub levels: u64,
    pub levels_peak: u64,
    pub bytes_reserved: u64,
    pub bytes_used: u64,
}
zeros!(hft_book_stats);
extern "C" {
    pub fn hft_book_config_init(config: *mut hft_book_config, size: u32) -> hft_status;
    pub fn hft_book_memory(config: *const hft_book_config) -> i64;
    pub fn hft_book_create(config: *const hft_book_config, out: *mut *mut hft_book) -> hft_status;
    pub fn hft_book_destroy(book: *mut hft_book);
    pub fn hft_book_grant(book: *const hft_book, out: *mut hft_mem_grant) -> hft_status;
    pub fn hft_book_apply(book: *mut hft_book, event: *mut hft_event) -> hft_status;
    pub fn hft_book_apply_n(book: *mut hft_book, events: *mut hft_event, n: u32, statuses: *mut hft_status) -> i64;
    pub fn hft_book_bbo(book: *const hft_book, instrument: u32, out: *mut hft_bbo) -> hft_status;
    pub fn hft_book_levels(book: *const hft_book, instrument: u32, side: i32, out: *mut hft_level, cap: u32) -> i64;
    pub fn hft_book_level_get(book: *const hft_book, instrument: u32, side: i32, price: i64, out: *mut hft_level) -> hft_status;
    pub fn hft_book_orders(book: *const hft_book, instrument: u32, side: i32, out: *mut hft_book_order, cap: u32) -> i64;
    pub fn hft_book_order_get(book: *const hft_book, instrument: u32, order_id: u64, out: *mut hft_book_order) -> hft_status;
    pub fn hft_book_queue(book: *const hft_book, instrument: u32, order_id: u64, out: *mut hft_queue_position) -> hft_status;
    pub fn hft_book_read_bbo(book: *const hft_book, instrument: u32, out: *mut hft_bbo) -> hft_status;
    pub fn hft_book_read_page(book: *const hft_book, instrument: u32, header: *mut hft_page, bids: *mut hft_level, asks: *mut hft_level, cap: u32) -> hft_status;
    pub fn hft_book_stats_get(book: *const hft_book, out: *mut hft_book_stats) -> hft_status;
    pub fn hft_book_refused(book: *const hft_book, code: hft_status) -> u64;
    pub fn hft_book_hash(book: *const hft_book) -> u64;
    pub fn hft_book_save(book: *const hft_book, out: *mut c_void, cap: u64) -> i64;
    pub fn hft_book_load(book: *mut hft_book, bytes: *const c_void, size: u64) -> hft_status;
    pub fn hft_book_check(book: *mut hft_book) -> hft_status;
}
