/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/metrics.h>
#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))
#define LIMIT ((int64_t)1 << 62)

static uint64_t random_word(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static double random_part(uint64_t *state)
{
	return ((double)(random_word(state) >> 11) + 0.5) / 9007199254740992.0;
}

static int64_t uniform(uint64_t *state, uint32_t i)
{
	(void)i;
	return (int64_t)(random_word(state) % 1000000);
}

static int64_t uniform_to_the_limit(uint64_t *state, uint32_t i)
{
	(void)i;
	return (int64_t)(random_word(state) % ((uint64_t)LIMIT + 1));
}

static int64_t exponential(uint64_t *state, uint32_t i)
{
	(void)i;
	return (int64_t)(-log(random_part(state)) * 50000.0);
}

/* Every order of magnitude alike. */
static int64_t log_uniform(uint64_t *state, uint32_t i)
{
	(void)i;
	return (int64_t)exp2(random_part(state) * 61.9);
}

/* Where buckets begin and end, the places that are easiest to get wrong. */
static int64_t edges(uint64_t *state, uint32_t i)
{
	uint32_t bit = 1 + (uint32_t)(random_word(state) % 61);
	int64_t power = (int64_t)1 << bit;
	int64_t step = bit > 7 ? power >> 7 : 1;

	return power + step * (int64_t)(i % 3) + (int64_t)(i % 5) - 2 < 0 ?
		       0 :
		       power + step * (int64_t)(i % 3) + (int64_t)(i % 5) - 2;
}

static int64_t tiny(uint64_t *state, uint32_t i)
{
	(void)i;
	return (int64_t)(random_word(state) % 3);
}

static int64_t constant(uint64_t *state, uint32_t i)
{
	(void)state;
	(void)i;
	return 1234567;
}

/* Nearly all small, a few at the limit. */
static int64_t two_humps(uint64_t *state, uint32_t i)
{
	(void)state;
	return i % 1000 == 0 ? LIMIT - (int64_t)i : 255 + (int64_t)(i % 3);
}

static int64_t (*const sources[])(uint64_t *, uint32_t) = {
	uniform, uniform_to_the_limit, exponential, log_uniform, edges, tiny, constant, two_humps,
};

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t exact_at(const int64_t *sorted, uint64_t count, uint32_t part)
{
	uint64_t rank = (uint64_t)(((unsigned __int128)count * part + 999999) / 1000000);

	return sorted[rank == 0 ? 0 : rank - 1];
}

static bool near(int64_t got, int64_t want)
{
	/* The bound is 1 %; buckets of 1/128 with their middle reported do better than 0.4 %. */
	return llabs(got - want) <= want / 250;
}

static hft_histogram *new_histogram(void)
{
	hft_histogram *histogram = NULL;

	ck_assert_int_eq(hft_histogram_create(&histogram), HFT_OK);
	return histogram;
}

static const uint32_t lengths[] = { 1, 2, 3, 99, 1000, 50000 };

START_TEST(figures_are_within_bounds_of_the_sorted_samples)
{
	static const uint32_t parts[] = { 0,	  1,	  999,	  10000,  250000, 333333, 500000,
					  666667, 900000, 990000, 999000, 999900, 999999, 1000000 };
	uint64_t state = 0x9e3779b97f4a7c15 + (uint64_t)_i;

	for (int l = 0; l < COUNT(lengths); l++) {
		uint32_t count = lengths[l];
		int64_t *samples = malloc(count * sizeof(*samples));
		hft_histogram *histogram = new_histogram();
		hft_histogram_stats stats;
		__int128 sum = 0;

		for (uint32_t i = 0; i < count; i++) {
			samples[i] = sources[_i](&state, i);
			sum += samples[i];
		}
		hft_histogram_record_n(histogram, samples, count);
		qsort(samples, count, sizeof(*samples), compare);
		for (int p = 0; p < COUNT(parts); p++) {
			int64_t got = hft_histogram_value_at(histogram, parts[p]);
			int64_t want = exact_at(samples, count, parts[p]);

			ck_assert_msg(near(got, want), "%u of %u: %lld, not %lld", parts[p], count,
				      (long long)got, (long long)want);
		}
		ck_assert_int_eq(hft_histogram_value_at(histogram, 0), samples[0]);
		ck_assert_int_eq(hft_histogram_value_at(histogram, 1000000), samples[count - 1]);
		ck_assert_int_eq(hft_histogram_value_at(histogram, UINT32_MAX), samples[count - 1]);
		ck_assert_int_eq(hft_histogram_stats_get(histogram, &stats), HFT_OK);
		ck_assert_uint_eq(stats.count, count);
		ck_assert_int_eq(stats.min, samples[0]);
		ck_assert_int_eq(stats.max, samples[count - 1]);
		ck_assert_int_le(llabs(stats.mean - (int64_t)(sum / count)),
				 (int64_t)(sum / count) / 250 + 1);
		ck_assert(stats.p50 >= stats.min && stats.p9999 <= stats.max);
		ck_assert(near(stats.p50, exact_at(samples, count, 500000)));
		ck_assert(near(stats.p90, exact_at(samples, count, 900000)));
		ck_assert(near(stats.p99, exact_at(samples, count, 990000)));
		ck_assert(near(stats.p999, exact_at(samples, count, 999000)));
		ck_assert(near(stats.p9999, exact_at(samples, count, 999900)));
		ck_assert_uint_eq(stats.clamped, 0);
		hft_histogram_destroy(histogram);
		free(samples);
	}
}
END_TEST

START_TEST(an_empty_histogram_is_all_zero)
{
	hft_histogram *histogram = new_histogram();
	hft_histogram_stats stats, zero = { 0 };

	memset(&stats, 0xff, sizeof(stats));
	ck_assert_int_eq(hft_histogram_stats_get(histogram, &stats), HFT_OK);
	ck_assert_mem_eq(&stats, &zero, sizeof(stats));
	ck_assert_int_eq(hft_histogram_value_at(histogram, 500000), 0);
	ck_assert_int_eq(hft_histogram_buckets(histogram, NULL, NULL, 0), 0);
	hft_histogram_destroy(histogram);
}
END_TEST

START_TEST(values_out_of_range_are_clamped_and_counted)
{
	static const int64_t values[] = { -1, INT64_MIN, LIMIT + 1, INT64_MAX, LIMIT, 0 };
	hft_histogram *histogram = new_histogram();
	hft_histogram_stats stats;

	hft_histogram_record_n(histogram, values, COUNT(values));
	hft_histogram_record_n(histogram, NULL, 0);
	ck_assert_int_eq(hft_histogram_stats_get(histogram, &stats), HFT_OK);
	ck_assert_uint_eq(stats.count, 6);
	ck_assert_uint_eq(stats.clamped, 4);
	ck_assert_int_eq(stats.min, 0);
	ck_assert_int_eq(stats.max, LIMIT);
	ck_assert_int_eq(stats.p50, 0);
	ck_assert_int_eq(hft_histogram_value_at(histogram, 666667), LIMIT);
	hft_histogram_destroy(histogram);
}
END_TEST

/* A bucket tells its lowest value: the bucket of that value, and no other below it. */
START_TEST(buckets_tile_the_range)
{
	hft_histogram *histogram = new_histogram();
	int64_t values[HFT_HISTOGRAM_BUCKETS];
	uint64_t counts[HFT_HISTOGRAM_BUCKETS];

	for (uint32_t i = 0; i < HFT_HISTOGRAM_BUCKETS; i++)
		histogram->counts[i] = i + 1;
	ck_assert_int_eq(hft_histogram_buckets(histogram, values, counts, HFT_HISTOGRAM_BUCKETS),
			 HFT_HISTOGRAM_BUCKETS);
	ck_assert_int_eq(values[0], 0);
	ck_assert_int_eq(values[HFT_HISTOGRAM_BUCKETS - 1], LIMIT);
	for (uint32_t i = 0; i < HFT_HISTOGRAM_BUCKETS; i++) {
		uint64_t low = (uint64_t)values[i];

		ck_assert_uint_eq(counts[i], i + 1);
		ck_assert_uint_eq(hft_histogram_bucket_inline(low), i);
		if (i == 0)
			continue;
		ck_assert_uint_eq(hft_histogram_bucket_inline(low - 1), i - 1);
		/* no wider than 1/128 of its values */
		ck_assert_uint_le((low - (uint64_t)values[i - 1] - 1) * 128,
				  (uint64_t)values[i - 1]);
	}
	hft_histogram_destroy(histogram);
}
END_TEST

START_TEST(buckets_are_written_to_capacity)
{
	static const int64_t samples[] = { 5, 5, 300, 301, 1000000 };
	hft_histogram *histogram = new_histogram();
	int64_t values[3] = { -1, -1, -1 };
	uint64_t counts[3] = { 9, 9, 9 };

	hft_histogram_record_n(histogram, samples, COUNT(samples));
	ck_assert_int_eq(hft_histogram_buckets(histogram, NULL, NULL, 0), 3);
	ck_assert_int_eq(hft_histogram_buckets(histogram, values, counts, 2), 3);
	ck_assert_int_eq(values[0], 5);
	ck_assert_int_eq(values[1], 300);
	ck_assert_int_eq(values[2], -1);
	ck_assert_uint_eq(counts[0], 2);
	ck_assert_uint_eq(counts[1], 2);
	ck_assert_uint_eq(counts[2], 9);
	ck_assert_int_eq(hft_histogram_buckets(histogram, NULL, counts, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_buckets(histogram, values, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_buckets(NULL, values, counts, 1), HFT_E_INVAL);
	hft_histogram_destroy(histogram);
}
END_TEST

static void check_same(const hft_histogram *a, const hft_histogram *b)
{
	hft_histogram_stats x, y;

	ck_assert_int_eq(hft_histogram_stats_get(a, &x), HFT_OK);
	ck_assert_int_eq(hft_histogram_stats_get(b, &y), HFT_OK);
	ck_assert_mem_eq(&x, &y, sizeof(x));
	ck_assert_mem_eq(a->counts, b->counts, sizeof(a->counts));
}

START_TEST(merging_equals_recording_both)
{
	hft_histogram *a = new_histogram(), *b = new_histogram(), *both = new_histogram();
	uint64_t state = 7;

	for (uint32_t i = 0; i < 20000; i++) {
		int64_t value = sources[i % COUNT(sources)](&state, i) - (i % 100 == 0);

		if (i % 3 == 0)
			hft_histogram_record(a, value);
		else
			hft_histogram_record_inline(b, value);
		hft_histogram_record(both, value);
	}
	ck_assert_int_eq(hft_histogram_merge(a, b), HFT_OK);
	check_same(a, both);
	hft_histogram_reset(b);
	ck_assert_int_eq(hft_histogram_merge(a, b), HFT_OK);
	check_same(a, both);
	ck_assert_int_eq(hft_histogram_merge(b, a), HFT_OK);
	check_same(b, both);
	ck_assert_int_eq(hft_histogram_merge(a, a), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_merge(NULL, a), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_merge(a, NULL), HFT_E_INVAL);
	check_same(a, both);
	hft_histogram_destroy(a);
	hft_histogram_destroy(b);
	hft_histogram_destroy(both);
}
END_TEST

START_TEST(reset_forgets_all)
{
	hft_histogram *histogram = new_histogram(), *empty = new_histogram();
	uint64_t state = 11;

	for (uint32_t i = 0; i < 10000; i++)
		hft_histogram_record(histogram, log_uniform(&state, i));
	hft_histogram_record(histogram, -5);
	hft_histogram_reset(histogram);
	check_same(histogram, empty);
	hft_histogram_destroy(histogram);
	hft_histogram_destroy(empty);
}
END_TEST

START_TEST(absent_histograms_are_refused)
{
	hft_histogram *histogram = new_histogram();
	hft_histogram_stats stats;

	ck_assert_int_eq(hft_histogram_create(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_stats_get(NULL, &stats), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_stats_get(histogram, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_histogram_value_at(NULL, 1), 0);
	hft_histogram_destroy(NULL);
	hft_histogram_destroy(histogram);
}
END_TEST

static hft_metrics *metrics_of(uint32_t counters_max)
{
	hft_metrics_config config;
	hft_metrics *metrics = NULL;

	ck_assert_int_eq(hft_metrics_config_init(&config, sizeof(config)), HFT_OK);
	config.counters_max = counters_max;
	ck_assert_int_eq(hft_metrics_create(&config, &metrics), HFT_OK);
	return metrics;
}

START_TEST(bad_metrics_configs_are_refused)
{
	hft_metrics_config config;
	hft_metrics *metrics = NULL;

	ck_assert_int_eq(hft_metrics_config_init(NULL, 8), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_config_init(&config, 4), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.counters_max, 256);
	ck_assert_int_eq(hft_metrics_create(&config, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_create(NULL, &metrics), HFT_E_INVAL);
	config.counters_max = 0;
	ck_assert_int_eq(hft_metrics_create(&config, &metrics), HFT_E_INVAL);
	config.counters_max = 65537;
	ck_assert_int_eq(hft_metrics_create(&config, &metrics), HFT_E_INVAL);
	config.counters_max = UINT32_MAX;
	ck_assert_int_eq(hft_metrics_create(&config, &metrics), HFT_E_INVAL);
	config.counters_max = 1;
	config.size = 7;
	ck_assert_int_eq(hft_metrics_create(&config, &metrics), HFT_E_INVAL);
	ck_assert_ptr_null(metrics);
	hft_metrics_destroy(NULL);
}
END_TEST

static const uint32_t maxima[] = { 1, 2, 3, 255, 256, 257, 65536 };

START_TEST(counters_have_their_own_name_and_value)
{
	uint32_t max = maxima[_i];
	hft_metrics *metrics = metrics_of(max);
	char name[64];

	for (uint32_t id = 0; id < max; id++) {
		snprintf(name, sizeof(name), "feed.line_%u.packets", id * 7919);
		ck_assert_int_eq(hft_metrics_count(metrics), id);
		ck_assert_int_eq(hft_metrics_counter(metrics, name), id);
		ck_assert_int_eq(hft_metrics_counter(metrics, name), id);
		hft_metrics_add(metrics, id, id);
		hft_metrics_add_inline(metrics, id, 1);
	}
	ck_assert_int_eq(hft_metrics_counter(metrics, "one more"), HFT_E_FULL);
	ck_assert_int_eq(hft_metrics_count(metrics), max);
	for (uint32_t id = 0; id < max; id++) {
		snprintf(name, sizeof(name), "feed.line_%u.packets", id * 7919);
		ck_assert_str_eq(hft_metrics_name(metrics, id), name);
		ck_assert_int_eq(hft_metrics_counter(metrics, name), id);
		ck_assert_uint_eq(hft_metrics_value(metrics, id), (uint64_t)id + 1);
	}
	hft_metrics_destroy(metrics);
}
END_TEST

START_TEST(unknown_counters_do_nothing)
{
	static const uint32_t unknown[] = { 1, 2, 255, 256, 65536, INT32_MAX, UINT32_MAX };
	hft_metrics *metrics = metrics_of(256);

	ck_assert_int_eq(hft_metrics_counter(metrics, "only"), 0);
	hft_metrics_add(metrics, 0, UINT64_MAX);
	hft_metrics_add(metrics, 0, 3); /* wraps */
	for (int i = 0; i < COUNT(unknown); i++) {
		hft_metrics_add(metrics, unknown[i], 1);
		hft_metrics_add_inline(metrics, unknown[i], 1);
		ck_assert_uint_eq(hft_metrics_value(metrics, unknown[i]), 0);
		ck_assert_ptr_null(hft_metrics_name(metrics, unknown[i]));
	}
	ck_assert_int_eq(hft_metrics_counter(metrics, "second"), 1);
	ck_assert_uint_eq(hft_metrics_value(metrics, 1), 0);
	ck_assert_uint_eq(hft_metrics_value(metrics, 0), 2);
	ck_assert_uint_eq(hft_metrics_value(NULL, 0), 0);
	ck_assert_ptr_null(hft_metrics_name(NULL, 0));
	ck_assert_int_eq(hft_metrics_count(NULL), HFT_E_INVAL);
	hft_metrics_destroy(metrics);
}
END_TEST

static const char *const good_names[] = {
	"a", "123456789012345678901234567890123456789012345678901234567890123", "caf\xc3\xa9",
	"\xe2\x82\xac", "\xf0\x9f\x93\x88", "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf",
	"\xe0\xa0\x80", "\xf0\x90\x80\x80", "\xc2\x80", "\xdf\xbf", "\x7f",
};

static const char *const bad_names[] = {
	"", "1234567890123456789012345678901234567890123456789012345678901234", "\x80", "a\xbf",
	"\xc0\x80", "\xc1\xbf", "\xc3", "\xc3(", "\xe2\x82", "\xe2(\xac", "\xe0\x9f\xbf",
	"\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xfe",
	"\xf0\x9f\x93", "a\xe2\x82z",
};

START_TEST(names_are_short_utf8)
{
	hft_metrics *metrics = metrics_of(COUNT(good_names));

	for (int i = 0; i < COUNT(bad_names); i++)
		ck_assert_int_eq(hft_metrics_counter(metrics, bad_names[i]), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_counter(metrics, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_counter(NULL, "a"), HFT_E_INVAL);
	ck_assert_int_eq(hft_metrics_count(metrics), 0);
	for (int i = 0; i < COUNT(good_names); i++)
		ck_assert_int_eq(hft_metrics_counter(metrics, good_names[i]), i);
	hft_metrics_destroy(metrics);
}
END_TEST

struct watched {
	hft_metrics *metrics;
	hft_histogram *histogram;
	uint32_t done;
};

enum { NAMES = 2000 };

/* What a reader sees must be something that the writer once had. */
static void *watch(void *user)
{
	struct watched *watched = user;
	hft_histogram_stats stats, before = { 0 };
	uint64_t value, last = 0;
	uintptr_t wrong = 0;

	while (!__atomic_load_n(&watched->done, __ATOMIC_ACQUIRE)) {
		int64_t count = hft_metrics_count(watched->metrics);

		for (int64_t id = 0; id < count; id += 37)
			wrong += strncmp(hft_metrics_name(watched->metrics, (uint32_t)id), "name_",
					 5) != 0;
		value = hft_metrics_value(watched->metrics, 0);
		wrong += value < last || value % 0x100000001 != 0;
		last = value;
		hft_histogram_stats_get(watched->histogram, &stats);
		wrong += stats.count < before.count || stats.max < before.max;
		wrong += stats.p50 > stats.p99 || stats.mean < 0;
		before = stats;
	}
	return (void *)wrong;
}

START_TEST(readers_on_other_threads_see_whole_values)
{
	struct watched watched = { metrics_of(NAMES), new_histogram(), 0 };
	pthread_t thread;
	void *wrong;
	char name[64];

	ck_assert_int_eq(pthread_create(&thread, NULL, watch, &watched), 0);
	for (int i = 0; i < NAMES; i++) {
		snprintf(name, sizeof(name), "name_%d", i);
		ck_assert_int_eq(hft_metrics_counter(watched.metrics, name), i);
		for (int k = 0; k < 100; k++) {
			/* both halves of the word move together */
			hft_metrics_add(watched.metrics, 0, 0x100000001);
			hft_histogram_record(watched.histogram, i * 100 + k);
		}
	}
	__atomic_store_n(&watched.done, 1, __ATOMIC_RELEASE);
	ck_assert_int_eq(pthread_join(thread, &wrong), 0);
	ck_assert_uint_eq((uintptr_t)wrong, 0);
	ck_assert_uint_eq(hft_metrics_value(watched.metrics, 0),
			  0x100000001 * (uint64_t)NAMES * 100);
	hft_metrics_destroy(watched.metrics);
	hft_histogram_destroy(watched.histogram);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics");
	TCase *histograms = tcase_create("histogram");
	TCase *counters = tcase_create("counters");

	tcase_add_loop_test(histograms, figures_are_within_bounds_of_the_sorted_samples, 0,
			    COUNT(sources));
	tcase_add_test(histograms, an_empty_histogram_is_all_zero);
	tcase_add_test(histograms, values_out_of_range_are_clamped_and_counted);
	tcase_add_test(histograms, buckets_tile_the_range);
	tcase_add_test(histograms, buckets_are_written_to_capacity);
	tcase_add_test(histograms, merging_equals_recording_both);
	tcase_add_test(histograms, reset_forgets_all);
	tcase_add_test(histograms, absent_histograms_are_refused);
	tcase_add_test(counters, bad_metrics_configs_are_refused);
	tcase_add_loop_test(counters, counters_have_their_own_name_and_value, 0, COUNT(maxima));
	tcase_add_test(counters, unknown_counters_do_nothing);
	tcase_add_test(counters, names_are_short_utf8);
	tcase_add_test(counters, readers_on_other_threads_see_whole_values);
	suite_add_tcase(suite, histograms);
	suite_add_tcase(suite, counters);
	return unit_run(suite);
}
