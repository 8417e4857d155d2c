// SPDX-License-Identifier: Apache-2.0
// Generated from hft/metrics.h by generate.py; do not edit.
use super::*;

opaque!(hft_histogram);
opaque!(hft_metrics);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_histogram_stats {
    pub count: u64,
    pub min: i64,
    pub max: i64,
    pub mean: i64,
    pub p50: i64,
    pub p90: i64,
    pub p99: i64,
    pub p999: i64,
    pub p9999: i64,
    pub clamped: u64,
}
zeros!(hft_histogram_stats);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_metrics_config {
    pub size: u32,
    pub counters_max: u32,
}
zeros!(hft_metrics_config);
extern "C" {
    pub fn hft_histogram_create(out: *mut *mut hft_histogram) -> hft_status;
    pub fn hft_histogram_destroy(histogram: *mut hft_histogram);
    pub fn hft_histogram_record(histogram: *mut hft_histogram, value: i64);
    pub fn hft_histogram_record_n(histogram: *mut hft_histogram, values: *const i64, n: u32);
    pub fn hft_histogram_value_at(histogram: *const hft_histogram, part: u32) -> i64;
    pub fn hft_histogram_stats_get(histogram: *const hft_histogram, out: *mut hft_histogram_stats) -> hft_status;
    pub fn hft_histogram_merge(histogram: *mut hft_histogram, other: *const hft_histogram) -> hft_status;
    pub fn hft_histogram_reset(histogram: *mut hft_histogram);
    pub fn hft_histogram_buckets(histogram: *const hft_histogram, values: *mut i64, counts: *mut u64, cap: u32) -> i64;
    pub fn hft_metrics_config_init(config: *mut hft_metrics_config, size: u32) -> hft_status;
    pub fn hft_metrics_create(config: *const hft_metrics_config, out: *mut *mut hft_metrics) -> hft_status;
    pub fn hft_metrics_destroy(metrics: *mut hft_metrics);
    pub fn hft_metrics_counter(metrics: *mut hft_metrics, name: *const c_char) -> i64;
    pub fn hft_metrics_add(metrics: *mut hft_metrics, id: u32, value: u64);
    pub fn hft_metrics_value(metrics: *const hft_metrics, id: u32) -> u64;
    pub fn hft_metrics_name(metrics: *const hft_metrics, id: u32) -> *const c_char;
    pub fn hft_metrics_count(metrics: *const hft_metrics) -> i64;
}
