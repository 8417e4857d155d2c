/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_METRICS_H
#define HFT_METRICS_H
/**
 * @file metrics.h
 * Counters and high-dynamic-range histograms that one thread writes and any thread reads.
 *
 * A histogram keeps values 0 .. 2^62 in buckets no wider than 1/128 of their value, so a
 * percentile is within 1 % of the true sample.
 * **Source:** the bucket scheme of HdrHistogram (G. Tene), with 128 sub-buckets.
 *
 * **Threads:** each counter and histogram has one writer; any thread reads, and sees values that
 * the writer had, if not all from one instant.
 * **Memory:** create takes everything.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_histogram hft_histogram;
typedef struct hft_metrics hft_metrics;

typedef struct hft_histogram_stats {
	uint64_t count;
	int64_t min;     /**< 0 if empty */
	int64_t max;
	int64_t mean;
	int64_t p50;
	int64_t p90;
	int64_t p99;
	int64_t p999;
	int64_t p9999;
	uint64_t clamped; /**< negative or too large values, recorded as 0 or the maximum */
} hft_histogram_stats;

/** Create an empty histogram: 60 KiB of address space, touched as values come. */
HFT_API hft_status hft_histogram_create(hft_histogram **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_histogram_destroy(hft_histogram *histogram);

/** Record one value, 0 .. 2^62; hft_histogram_record_inline() is the same without the call. */
HFT_API void hft_histogram_record(hft_histogram *histogram, int64_t value);

/** Record n values. */
HFT_API void hft_histogram_record_n(hft_histogram *histogram, const int64_t *values, uint32_t n);

/**
 * @param part  parts per million of the samples, 0 .. 1000000; larger counts as 1000000.
 * @return the sample of that rank within 1 %, the first and the last exactly; 0 if empty.
 */
HFT_API int64_t hft_histogram_value_at(const hft_histogram *histogram, uint32_t part);

/** Read all figures. The mean is taken over the buckets, to 1 %, and rounded to an integer. */
HFT_API hft_status hft_histogram_stats_get(const hft_histogram *histogram,
					   hft_histogram_stats *out);

/** Add another histogram's samples. Writer of the first. @return HFT_OK; HFT_E_INVAL for itself. */
HFT_API hft_status hft_histogram_merge(hft_histogram *histogram, const hft_histogram *other);

/** Forget all samples. Writer. */
HFT_API void hft_histogram_reset(hft_histogram *histogram);

/**
 * Write (lowest value, count) of the used buckets, ascending, into two arrays.
 * @return buckets in use; writes at most cap. With cap 0 it only counts.
 */
HFT_API int64_t hft_histogram_buckets(const hft_histogram *histogram, int64_t *values,
				      uint64_t *counts, uint32_t cap);

typedef struct hft_metrics_config {
	uint32_t size;         /**< sizeof this struct, set by init */
	uint32_t counters_max; /**< 1 .. 65536; default 256 */
} hft_metrics_config;

/** Fill a config with defaults. @param size  sizeof(hft_metrics_config) as the caller knows it. */
HFT_API hft_status hft_metrics_config_init(hft_metrics_config *config, uint32_t size);

/** Create a set without counters. @return HFT_OK; HFT_E_INVAL, HFT_E_NOTSUP, HFT_E_NOMEM. */
HFT_API hft_status hft_metrics_create(const hft_metrics_config *config, hft_metrics **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_metrics_destroy(hft_metrics *metrics);

/**
 * Name a counter. Cold; one thread at a time. @param name  1 .. 63 bytes of UTF-8.
 * @return its id >= 0; the same id for the same name; HFT_E_FULL, HFT_E_INVAL.
 */
HFT_API int64_t hft_metrics_counter(hft_metrics *metrics, const char *name);

/**
 * Add to a counter; its one writer. Unknown ids do nothing. hft_metrics_add_inline() is the same
 * without the call.
 */
HFT_API void hft_metrics_add(hft_metrics *metrics, uint32_t id, uint64_t value);

/** @return the counter's value, 0 for unknown ids. */
HFT_API uint64_t hft_metrics_value(const hft_metrics *metrics, uint32_t id);

/** @return the counter's name, NULL for unknown ids; lives as long as metrics. */
HFT_API const char *hft_metrics_name(const hft_metrics *metrics, uint32_t id);

/** @return counters named so far. */
HFT_API int64_t hft_metrics_count(const hft_metrics *metrics);

#ifdef __cplusplus
}
#endif
#endif
