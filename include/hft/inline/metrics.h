/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_INLINE_METRICS_H
#define HFT_INLINE_METRICS_H
/**
 * @file inline/metrics.h
 * hft_histogram_record and hft_metrics_add without the call. Optional; both forms may be used on
 * one object. The layouts are part of the ABI; the members are for these functions only.
 *
 * **Threads:** as in metrics.h. **Memory:** nothing is allocated.
 */
#include <hft/metrics.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	HFT_HISTOGRAM_SUB_BITS = 7,      /**< 2^7 buckets for each power of 2 */
	HFT_HISTOGRAM_VALUE_BITS = 62,   /**< values up to 2^62 */
	HFT_HISTOGRAM_BUCKETS = 7169     /**< the last one holds 2^62 alone */
};

struct hft_histogram {
	int64_t min; /* the largest int64_t while empty */
	int64_t max; /* 0 while empty */
	uint64_t clamped;
	uint64_t bytes_reserved;
	uint64_t reserved[4];
	uint64_t counts[HFT_HISTOGRAM_BUCKETS];
};

/* A counter has a line of its own: its neighbours' writers are other threads. */
struct hft_counter {
	uint64_t value;
	uint64_t reserved[7];
};

struct hft_metrics {
	uint64_t count; /* counters named so far */
	uint64_t counters_offset; /* bytes from this struct to counter 0 */
	uint64_t reserved[14];
};

/*
 * One writer, so a plain add would do; the relaxed store keeps a reader on another thread from
 * seeing half a word.
 */
static inline void hft_counter_add_inline(uint64_t *counter, uint64_t value)
{
	uint64_t now = __atomic_load_n(counter, __ATOMIC_RELAXED);

	__atomic_store_n(counter, now + value, __ATOMIC_RELAXED);
}

/* Values below 256 have a bucket each; above, a value keeps its highest 8 bits. */
static inline uint32_t hft_histogram_bucket_inline(uint64_t value)
{
	uint64_t top = value | ((uint64_t)1 << HFT_HISTOGRAM_SUB_BITS);
	uint32_t shift = 63u - (uint32_t)__builtin_clzll(top) - HFT_HISTOGRAM_SUB_BITS;

	return (shift << HFT_HISTOGRAM_SUB_BITS) + (uint32_t)(value >> shift);
}

/** As hft_histogram_record(). Its one writer. */
static inline void hft_histogram_record_inline(hft_histogram *histogram, int64_t value)
{
	const int64_t limit = (int64_t)1 << HFT_HISTOGRAM_VALUE_BITS;

	if (__builtin_expect(value < 0 || value > limit, 0)) {
		value = value < 0 ? 0 : limit;
		hft_counter_add_inline(&histogram->clamped, 1);
	}
	if (value < __atomic_load_n(&histogram->min, __ATOMIC_RELAXED))
		__atomic_store_n(&histogram->min, value, __ATOMIC_RELAXED);
	if (value > __atomic_load_n(&histogram->max, __ATOMIC_RELAXED))
		__atomic_store_n(&histogram->max, value, __ATOMIC_RELAXED);
	hft_counter_add_inline(&histogram->counts[hft_histogram_bucket_inline((uint64_t)value)], 1);
}

/** As hft_metrics_add(). The counter's one writer. */
static inline void hft_metrics_add_inline(hft_metrics *metrics, uint32_t id, uint64_t value)
{
	uint8_t *counters = (uint8_t *)metrics + metrics->counters_offset;

	if (id < __atomic_load_n(&metrics->count, __ATOMIC_RELAXED))
		hft_counter_add_inline((uint64_t *)(void *)(counters + (uint64_t)id * 64), value);
}

#ifdef __cplusplus
}
#endif
#endif
