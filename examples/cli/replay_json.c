/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <stdlib.h>

static double rounded(double value)
{
	return (double)(int64_t)(value * 100 + 0.5) / 100;
}

static void json_types(cJSON *json, const hft_md *md)
{
	int64_t n = hft_md_types(md, NULL, 0);
	hft_md_type_count *types = n > 0 ? calloc((size_t)n, sizeof(*types)) : NULL;
	cJSON *object = cJSON_AddObjectToObject(json, "types");
	char code[8];

	if (types != NULL)
		n = hft_md_types(md, types, (uint32_t)n);
	for (int64_t i = 0; types != NULL && i < n; i++) {
		json_code(code, types[i].code);
		if (types[i].messages > 0)
			json_count(object, code, types[i].messages);
	}
	free(types);
}

static void json_speed(cJSON *json, const struct replay *r, uint64_t messages)
{
	double seconds = (double)r->elapsed / 1e9;
	double n = messages > 0 ? (double)messages : 1;
	int64_t other = r->elapsed - r->decode_ns - r->book_ns - r->read_ns;
	cJSON *each;

	cJSON_AddStringToObject(json, "pace", r->options->speed == 0 ? "max" : "original");
	if (r->options->speed != 0)
		cJSON_AddItemToObject(json, "speed", json_price(r->options->speed));
	cJSON_AddNumberToObject(json, "elapsed_s", seconds);
	cJSON_AddNumberToObject(json, "cpu_s", (double)r->cpu_ns / 1e9);
	json_count(json, "messages_per_s",
		   seconds > 0 ? (uint64_t)((double)messages / seconds) : 0);
	each = cJSON_AddObjectToObject(json, "ns_per_message");
	cJSON_AddNumberToObject(each, "decode", rounded((double)r->decode_ns / n));
	cJSON_AddNumberToObject(each, "book", rounded((double)r->book_ns / n));
	cJSON_AddNumberToObject(each, "read_file", rounded((double)r->read_ns / n));
	cJSON_AddNumberToObject(each, "other", rounded((double)other / n));
}

static void json_messages(cJSON *json, const struct replay *r)
{
	hft_md_stats stats;

	if (hft_md_stats_get(r->in.md, &stats) != HFT_OK)
		return;
	json_count(json, "bytes", stats.bytes);
	json_count(json, "messages", stats.messages);
	json_count(json, "events", stats.events);
	json_types(json, r->in.md);
	json_count(json, "unknown", stats.unknown);
	json_count(json, "bad", stats.bad);
	if (r->any) {
		json_time(json, "first", r->options->midnight, r->first);
		json_time(json, "last", r->options->midnight, r->last);
	}
	json_speed(json, r, stats.messages);
}

static void json_clock(cJSON *json, const struct replay *r)
{
	cJSON *object = cJSON_AddObjectToObject(json, "clock");
	hft_clock_info info;

	cJSON_AddStringToObject(json, "sampled", "1/64");
	if (hft_clock_info_get(r->clock, &info) != HFT_OK)
		return;
	cJSON_AddStringToObject(object, "kind", info.kind == HFT_CLOCK_TSC ? "tsc" : "system");
	json_count(object, "ticks_per_s", info.ticks_per_second);
	json_int(object, "cost_ns", r->clock_cost);
}

static void json_buckets(cJSON *json, const hft_histogram *histogram)
{
	int64_t n = hft_histogram_buckets(histogram, NULL, NULL, 0);
	int64_t *values = calloc((size_t)n + 1, sizeof(*values));
	uint64_t *counts = calloc((size_t)n + 1, sizeof(*counts));
	cJSON *array = cJSON_AddArrayToObject(json, "buckets");

	if (values != NULL && counts != NULL)
		n = hft_histogram_buckets(histogram, values, counts, (uint32_t)n);
	for (int64_t i = 0; values != NULL && counts != NULL && i < n; i++) {
		cJSON *pair = cJSON_CreateArray();

		cJSON_AddItemToArray(pair, json_raw_count((uint64_t)values[i]));
		cJSON_AddItemToArray(pair, json_raw_count(counts[i]));
		cJSON_AddItemToArray(array, pair);
	}
	free(values);
	free(counts);
}

static void json_latency(cJSON *json, const struct replay *r)
{
	static const char *const names[STAGES] = { "decode", "book", "whole", "read", "late" };
	cJSON *latency = cJSON_AddObjectToObject(json, "latency_ns");

	for (int i = 0; i < STAGES; i++) {
		hft_histogram_stats stats;
		cJSON *stage;

		if (hft_histogram_stats_get(r->stages[i], &stats) != HFT_OK || stats.count == 0)
			continue;
		stage = cJSON_AddObjectToObject(latency, names[i]);
		json_count(stage, "count", stats.count);
		json_int(stage, "min", stats.min);
		json_int(stage, "mean", stats.mean);
		json_int(stage, "p50", stats.p50);
		json_int(stage, "p90", stats.p90);
		json_int(stage, "p99", stats.p99);
		json_int(stage, "p999", stats.p999);
		json_int(stage, "max", stats.max);
		json_buckets(stage, r->stages[i]);
	}
}

static void json_books(cJSON *json, const struct replay *r)
{
	cJSON *books = cJSON_AddObjectToObject(json, "books");
	cJSON *codes;
	hft_book_stats stats;

	if (hft_book_stats_get(r->book, &stats) != HFT_OK)
		return;
	json_int(books, "symbols", hft_ref_instruments(r->names.ref));
	json_count(books, "orders", stats.orders);
	json_count(books, "orders_peak", stats.orders_peak);
	json_count(books, "levels", stats.levels);
	json_count(books, "levels_peak", stats.levels_peak);
	json_count(books, "bytes_used", stats.bytes_used);
	json_count(books, "published", stats.published);
	json_count(books, "crossed", stats.crossed);
	json_count(books, "refused", stats.refused);
	codes = cJSON_AddObjectToObject(books, "refused_as");
	for (hft_status code = -200; code > -300; code--)
		if (hft_book_refused(r->book, code) > 0)
			json_count(codes, hft_status_name(code), hft_book_refused(r->book, code));
}

static int ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* To a millionth of the quote unit. */
static cJSON *json_spread_price(int64_t price)
{
	return json_price(price - price % 1000);
}

static void json_spread_values(cJSON *json, int64_t *means, int64_t *ticks, size_t n)
{
	__int128 mean = 0, mean_ticks = 0;

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		mean += means[i];
		mean_ticks += ticks[i];
	}
	qsort(means, n, sizeof(*means), ascending);
	qsort(ticks, n, sizeof(*ticks), ascending);
	cJSON_AddItemToObject(json, "mean", json_spread_price((int64_t)(mean / (__int128)n)));
	cJSON_AddItemToObject(json, "median", json_spread_price(means[n / 2]));
	cJSON_AddNumberToObject(json, "mean_ticks",
				rounded((double)(int64_t)(mean_ticks / (__int128)n) / 1000));
	cJSON_AddNumberToObject(json, "median_ticks", rounded((double)ticks[n / 2] / 1000));
}

/* Each symbol's mean over time, then mean and median over the symbols. */
static void json_spread(cJSON *json, const struct replay *r)
{
	cJSON *spread = cJSON_AddObjectToObject(json, "spread");
	int64_t *means = calloc(CLI_LOCATES, sizeof(*means));
	int64_t *ticks = calloc(CLI_LOCATES, sizeof(*ticks));
	size_t n = 0;

	for (uint32_t i = 0; means != NULL && ticks != NULL && i < CLI_LOCATES; i++) {
		const struct replay_spread *s = &r->spreads[i];

		if (s->time == 0)
			continue;
		means[n] = (int64_t)(s->area / s->time);
		ticks[n++] = (int64_t)(s->area_ticks / s->time);
	}
	cJSON_AddStringToObject(spread, "hours", r->market_hours ? "market" : "all");
	json_count(spread, "symbols", n);
	json_spread_values(spread, means, ticks, n);
	free(means);
	free(ticks);
}

static void json_depth(cJSON *json, const struct replay *r)
{
	cJSON *depth = cJSON_AddObjectToObject(json, "depth");
	double n = (double)r->depth.samples;

	json_count(depth, "samples", r->depth.samples / 2);
	if (r->depth.samples == 0)
		return;
	cJSON_AddNumberToObject(depth, "levels", rounded((double)r->depth.levels / n));
	cJSON_AddNumberToObject(depth, "orders", rounded((double)r->depth.orders / n));
	cJSON_AddNumberToObject(depth, "qty_1", rounded((double)r->depth.qty[0] / n));
	cJSON_AddNumberToObject(depth, "qty_5", rounded((double)r->depth.qty[1] / n));
	cJSON_AddNumberToObject(depth, "qty_10", rounded((double)r->depth.qty[2] / n));
}

static void json_tally(cJSON *json, const char *name, const struct replay_tally *tally)
{
	cJSON *object = cJSON_AddObjectToObject(json, name);

	json_count(object, "count", tally->count);
	cJSON_AddItemToObject(object, "qty", json_money(tally->qty * HFT_PRICE_SCALE));
	cJSON_AddItemToObject(object, "notional", json_money(tally->value));
}

static void json_traded(cJSON *json, const struct replay *r)
{
	cJSON *traded = cJSON_AddObjectToObject(json, "traded");
	struct replay_tally all = {
		.count = r->executed.count + r->hidden.count + r->crossed.count,
		.qty = r->executed.qty + r->hidden.qty + r->crossed.qty,
		.value = r->executed.value + r->hidden.value + r->crossed.value,
	};

	json_tally(traded, "all", &all);
	json_tally(traded, "displayed", &r->executed);
	json_tally(traded, "hidden", &r->hidden);
	json_tally(traded, "cross", &r->crossed);
	json_count(traded, "not_printable", r->not_printable);
	json_count(traded, "busts", r->busts);
}

/* The narrowest of these that makes at most 1100 bars of the day's part that has messages. */
static uint32_t rate_bucket(uint32_t seconds)
{
	static const uint32_t widths[] = { 1, 2, 5, 10, 20, 30, 60, 120, 300 };

	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		if (seconds / widths[i] < 1100)
			return widths[i];
	return 300;
}

static void json_rate(cJSON *json, const struct replay *r)
{
	cJSON *rate = cJSON_AddObjectToObject(json, "rate");
	uint32_t first = 0, last = DAY_SECONDS, bucket;
	cJSON *messages;

	while (first < last && r->rate[first] == 0)
		first++;
	while (last > first && r->rate[last - 1] == 0)
		last--;
	bucket = rate_bucket(last - first);
	first -= first % bucket;
	json_count(rate, "bucket_s", bucket);
	json_count(rate, "start_s", first);
	messages = cJSON_AddArrayToObject(rate, "messages");
	for (uint32_t at = first; at < last; at += bucket) {
		uint64_t sum = 0;

		for (uint32_t i = at; i < at + bucket && i < DAY_SECONDS; i++)
			sum += r->rate[i];
		cJSON_AddItemToArray(messages, json_raw_count(sum));
	}
}

static void json_series(cJSON *json, const struct replay *r)
{
	static const char *const prices[2] = { "bid", "ask" };
	static const char *const qtys[2][3] = { { "bid_qty_1", "bid_qty_5", "bid_qty_10" },
						{ "ask_qty_1", "ask_qty_5", "ask_qty_10" } };
	const struct replay_series *s = &r->series;
	cJSON *series = cJSON_AddObjectToObject(json, "depth");
	cJSON *time, *price[2], *qty[2][3];

	cJSON_AddStringToObject(series, "symbol", s->symbol);
	cJSON_AddNumberToObject(series, "step_s", (double)s->step / 1e9);
	time = cJSON_AddArrayToObject(series, "time_s");
	for (int side = 0; side < 2; side++) {
		price[side] = cJSON_AddArrayToObject(series, prices[side]);
		for (int k = 0; k < 3; k++)
			qty[side][k] = cJSON_AddArrayToObject(series, qtys[side][k]);
	}
	for (uint32_t i = 0; i < s->count; i++) {
		const struct replay_point *point = &s->points[i];

		cJSON_AddItemToArray(time, json_price(point->ts - r->options->midnight));
		for (int side = 0; side < 2; side++) {
			cJSON_AddItemToArray(price[side], json_price(point->price[side]));
			for (int k = 0; k < 3; k++)
				cJSON_AddItemToArray(qty[side][k],
						     json_raw_count((uint64_t)point->qty[side][k]));
		}
	}
}

cJSON *replay_json(const struct replay *r)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *series;

	cJSON_AddStringToObject(json, "file", r->options->path);
	cJSON_AddStringToObject(json, "format", hft_md_format_name(r->in.format));
	cJSON_AddBoolToObject(json, "gzip", hft_file_kind(r->in.file) == HFT_FILE_GZIP);
	json_messages(json, r);
	json_clock(json, r);
	json_latency(json, r);
	json_books(json, r);
	json_spread(json, r);
	json_depth(json, r);
	json_traded(json, r);
	replay_json_host(json);
	series = cJSON_AddObjectToObject(json, "series");
	json_rate(series, r);
	json_series(series, r);
	return json;
}
