/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/metrics.h>

#include "core/core.h"
#include "mem/mem.h"

#define SUB_BITS HFT_HISTOGRAM_SUB_BITS
#define BUCKETS HFT_HISTOGRAM_BUCKETS
#define PART_MAX 1000000

_Static_assert(offsetof(struct hft_histogram, counts) == 64, "the inline header's ABI");
_Static_assert(sizeof(struct hft_histogram) == 64 + 8 * BUCKETS, "the inline header's ABI");
_Static_assert(BUCKETS == ((HFT_HISTOGRAM_VALUE_BITS - SUB_BITS + 1) << SUB_BITS) + 1,
	       "the last bucket is the limit's");
_Static_assert(sizeof(hft_histogram_stats) == 80, "no padding");

static uint64_t load(const uint64_t *word)
{
	return __atomic_load_n(word, __ATOMIC_RELAXED);
}

hft_status hft_histogram_create(hft_histogram **out)
{
	struct hft_mem_request request = { sizeof(struct hft_histogram), 0, 0, -1 };
	struct hft_histogram *histogram;
	hft_mem_grant grant;
	void *address;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_mem_reserve(&request, &address, &grant);
	if (status != HFT_OK)
		return status;
	histogram = address;
	histogram->min = INT64_MAX;
	histogram->bytes_reserved = grant.bytes_reserved;
	*out = histogram;
	return HFT_OK;
}

void hft_histogram_destroy(hft_histogram *histogram)
{
	if (histogram != NULL)
		hft_mem_release(histogram, histogram->bytes_reserved);
}

void hft_histogram_record(hft_histogram *histogram, int64_t value)
{
	hft_histogram_record_inline(histogram, value);
}

void hft_histogram_record_n(hft_histogram *histogram, const int64_t *values, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		hft_histogram_record_inline(histogram, values[i]);
}

static uint32_t shift_of(uint32_t bucket)
{
	return bucket < (2u << SUB_BITS) ? 0 : (bucket >> SUB_BITS) - 1;
}

static int64_t lowest_in(uint32_t bucket)
{
	uint32_t shift = shift_of(bucket);

	return (int64_t)((uint64_t)(bucket - (shift << SUB_BITS)) << shift);
}

/* No value of a bucket is further than 1/256 of itself from the middle. */
static int64_t middle_of(uint32_t bucket)
{
	return lowest_in(bucket) + ((int64_t)1 << shift_of(bucket)) / 2;
}

static uint64_t count_all(const struct hft_histogram *histogram)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < BUCKETS; i++)
		count += load(&histogram->counts[i]);
	return count;
}

static int64_t min_of(const struct hft_histogram *histogram)
{
	int64_t min = __atomic_load_n(&histogram->min, __ATOMIC_RELAXED);

	return min == INT64_MAX ? 0 : min;
}

static int64_t max_of(const struct hft_histogram *histogram)
{
	return __atomic_load_n(&histogram->max, __ATOMIC_RELAXED);
}

/* The middle may lie outside of what was seen: above the maximum, or below the minimum. */
static int64_t within_seen(const struct hft_histogram *histogram, int64_t value)
{
	int64_t min = min_of(histogram);
	int64_t max = max_of(histogram);

	value = value < min ? min : value;
	return value > max ? max : value;
}

/* The sample that `part` of a million samples do not exceed: the rank is rounded up. */
static int64_t value_of_rank(const struct hft_histogram *histogram, uint64_t count, uint32_t part)
{
	uint64_t rank = (uint64_t)(((unsigned __int128)count * part + PART_MAX - 1) / PART_MAX);
	uint64_t seen = 0;

	if (count == 0)
		return 0;
	if (rank <= 1)
		return min_of(histogram);
	if (rank >= count)
		return max_of(histogram);
	for (uint32_t i = 0; i < BUCKETS; i++) {
		seen += load(&histogram->counts[i]);
		if (seen >= rank)
			return within_seen(histogram, middle_of(i));
	}
	return max_of(histogram); /* the writer reset it meanwhile */
}

int64_t hft_histogram_value_at(const hft_histogram *histogram, uint32_t part)
{
	if (histogram == NULL)
		return 0;
	return value_of_rank(histogram, count_all(histogram), part < PART_MAX ? part : PART_MAX);
}

static int64_t mean_of(const struct hft_histogram *histogram)
{
	unsigned __int128 sum = 0;
	uint64_t count = 0;

	for (uint32_t i = 0; i < BUCKETS; i++) {
		uint64_t here = load(&histogram->counts[i]);

		count += here;
		sum += (unsigned __int128)here * (uint64_t)middle_of(i);
	}
	return count == 0 ? 0 : within_seen(histogram, (int64_t)((sum + count / 2) / count));
}

hft_status hft_histogram_stats_get(const hft_histogram *histogram, hft_histogram_stats *out)
{
	uint64_t count;

	if (histogram == NULL || out == NULL)
		return HFT_E_INVAL;
	count = count_all(histogram);
	*out = (hft_histogram_stats){
		.count = count,
		.min = min_of(histogram),
		.max = max_of(histogram),
		.mean = mean_of(histogram),
		.p50 = value_of_rank(histogram, count, 500000),
		.p90 = value_of_rank(histogram, count, 900000),
		.p99 = value_of_rank(histogram, count, 990000),
		.p999 = value_of_rank(histogram, count, 999000),
		.p9999 = value_of_rank(histogram, count, 999900),
		.clamped = load(&histogram->clamped),
	};
	return HFT_OK;
}

hft_status hft_histogram_merge(hft_histogram *histogram, const hft_histogram *other)
{
	int64_t min;

	if (histogram == NULL || other == NULL || histogram == other)
		return HFT_E_INVAL;
	min = __atomic_load_n(&other->min, __ATOMIC_RELAXED);
	if (min < __atomic_load_n(&histogram->min, __ATOMIC_RELAXED))
		__atomic_store_n(&histogram->min, min, __ATOMIC_RELAXED);
	if (max_of(other) > max_of(histogram))
		__atomic_store_n(&histogram->max, max_of(other), __ATOMIC_RELAXED);
	hft_counter_add_inline(&histogram->clamped, load(&other->clamped));
	for (uint32_t i = 0; i < BUCKETS; i++) {
		uint64_t here = load(&other->counts[i]);

		/* Adding nothing would touch every page. */
		if (here != 0)
			hft_counter_add_inline(&histogram->counts[i], here);
	}
	return HFT_OK;
}

void hft_histogram_reset(hft_histogram *histogram)
{
	__atomic_store_n(&histogram->min, INT64_MAX, __ATOMIC_RELAXED);
	__atomic_store_n(&histogram->max, 0, __ATOMIC_RELAXED);
	__atomic_store_n(&histogram->clamped, 0, __ATOMIC_RELAXED);
	for (uint32_t i = 0; i < BUCKETS; i++)
		if (load(&histogram->counts[i]) != 0)
			__atomic_store_n(&histogram->counts[i], 0, __ATOMIC_RELAXED);
}

int64_t hft_histogram_buckets(const hft_histogram *histogram, int64_t *values, uint64_t *counts,
			      uint32_t cap)
{
	uint32_t used = 0;

	if (histogram == NULL || (cap > 0 && (values == NULL || counts == NULL)))
		return HFT_E_INVAL;
	for (uint32_t i = 0; i < BUCKETS; i++) {
		uint64_t here = load(&histogram->counts[i]);

		if (here == 0)
			continue;
		if (used < cap) {
			values[used] = lowest_in(i);
			counts[used] = here;
		}
		used++;
	}
	return used;
}
