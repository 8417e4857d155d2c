/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "day.h"
#include "publishing.h"
#include "target.h"

#include <hft/md.h>
#include <hft/wire.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Events are written to a buffer that stays in cache, as they would be on their way to a book. */
enum { EVENTS = 256, TAIL_EVENTS = 64 };

struct decode_case {
	const struct day *day;
	uint8_t *copy;
};

static double copy_round(void *arg, struct bench_tails *tails)
{
	const struct decode_case *c = arg;
	double start = bench_cpu_ns();

	(void)tails;
	memcpy(c->copy, c->day->bytes, c->day->size);
	bench_keep(c->copy);
	return (bench_cpu_ns() - start) / (double)c->day->messages;
}

static double walk_round(void *arg, struct bench_tails *tails)
{
	const struct day *day = ((const struct decode_case *)arg)->day;
	const uint8_t *at = day->bytes, *end = at + day->size;
	uint64_t messages = 0;
	double start = bench_cpu_ns();

	(void)tails;
	while (end - at >= 2) {
		at += 2 + (at[0] << 8 | at[1]);
		messages++;
	}
	bench_keep(&messages);
	return (bench_cpu_ns() - start) / (double)day->messages;
}

/* Decode the day into cap events at a time, and each lot into the target. False on bad bytes. */
static bool run_day(hft_md *md, const struct day *day, struct target *t, uint32_t cap,
		    struct bench_batches *batches)
{
	hft_event events[EVENTS];
	hft_md_stats stats;
	uint64_t at = 0, used;
	int64_t n;

	do {
		uint64_t start = batches != NULL ? bench_now_ns() : 0;

		n = hft_md_decode(md, day->bytes + at, day->size - at, 0, HFT_MD_FINAL, events, cap,
				  &used);
		at += used;
		if (n > 0 && t != NULL)
			target_apply_all(t, events, (uint32_t)n);
		bench_keep(events);
		if (batches != NULL && n > 0)
			bench_batches_add(batches, bench_now_ns() - start, (uint32_t)n);
	} while (n > 0);
	return hft_md_stats_get(md, &stats) == HFT_OK && stats.bad == 0 &&
	       stats.messages == day->messages;
}

static hft_md *decoder(void)
{
	hft_md_config config;
	hft_md *md = NULL;

	hft_md_config_init(&config, sizeof(config));
	config.format = HFT_FORMAT_ITCH50;
	return hft_md_create(&config, &md) == HFT_OK ? md : NULL;
}

static double decode_round(void *arg, struct bench_tails *tails)
{
	const struct decode_case *c = arg;
	hft_md *md = decoder();
	double start = bench_cpu_ns(), ns = -1;

	(void)tails;
	if (md == NULL)
		return -1;
	if (run_day(md, c->day, NULL, EVENTS, NULL))
		ns = (bench_cpu_ns() - start) / (double)c->day->messages;
	hft_md_destroy(md);
	return ns;
}

void bench_decode(struct bench *b)
{
	struct day day;
	struct decode_case arg = { .day = &day };
	struct bench_case cases[] = {
		{ .name = "memcpy", .round = copy_round, .arg = &arg },
		{ .name = "walk of length prefixes", .round = walk_round, .arg = &arg },
		{ .name = "hft_md_decode", .round = decode_round, .arg = &arg },
	};

	if (!bench_wants(b, "decode"))
		return;
	if (day_open(b, 500, &day) < 0) {
		fprintf(stderr, "hft-bench: no day of 500 symbols: decode skipped\n");
		return;
	}
	arg.copy = malloc(day.size);
	if (arg.copy != NULL) {
		memset(arg.copy, 1, day.size);
		bench_run(b, cases, 3);
		for (uint32_t i = 0; i < 3; i++) {
			/* The ratio is of speeds: 0.5 is half as fast as the copy. */
			double ratio = cases[0].median / cases[i].median;

			bench_add(b, "decode", cases[i].name, 1e3 / cases[i].median, "M msg/s",
				  ratio, "memcpy");
			bench_add(b, "decode", cases[i].name,
				  (double)day.size / (double)day.messages / cases[i].median, "GB/s",
				  ratio, "memcpy");
		}
	}
	free(arg.copy);
	day_close(&day);
}

struct day_case {
	const struct day *day;
	const struct target_kind *kind;
};

static const struct target_kind kinds[] = {
	{ .name = "decode alone", .engine = TARGET_NOTHING, .batch = 256 },
	{ .name = "floor dense, single", .engine = TARGET_FLOOR_DENSE, .batch = 1 },
	{ .name = "floor dense, batch 256", .engine = TARGET_FLOOR_DENSE, .batch = 256 },
	{ .name = "floor hashed, single", .engine = TARGET_FLOOR_HASHED, .batch = 1 },
	{ .name = "floor hashed, batch 256", .engine = TARGET_FLOOR_HASHED, .batch = 256 },
	{ .name = "book, single", .engine = TARGET_BOOK, .batch = 1, .no_publish = true },
	{ .name = "book, batch 256", .engine = TARGET_BOOK, .batch = 256, .no_publish = true },
	{ .name = "book, single, BBO", .engine = TARGET_BOOK, .batch = 1 },
	{ .name = "book, batch 256, BBO", .engine = TARGET_BOOK, .batch = 256 },
	{ .name = "book, single, 10 levels", .engine = TARGET_BOOK, .batch = 1, .page_levels = 10 },
	{ .name = "book, batch 256, 10 levels", .engine = TARGET_BOOK, .batch = 256,
	  .page_levels = 10 },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static double day_round(void *arg, struct bench_tails *tails)
{
	const struct day_case *c = arg;
	hft_md *md = decoder();
	struct bench_batches batches;
	struct target t;
	double start, ns = -1;

	if (md == NULL || target_create(&t, c->kind, &c->day->shape) < 0)
		return -1;
	start = bench_cpu_ns();
	if (run_day(md, c->day, &t, EVENTS, NULL))
		ns = (bench_cpu_ns() - start) / (double)c->day->messages;
	target_destroy(&t);
	hft_md_destroy(md);
	if (tails == NULL)
		return ns;
	md = decoder();
	if (md != NULL && target_create(&t, c->kind, &c->day->shape) == 0 &&
	    bench_batches_init(&batches, (uint32_t)(c->day->messages / TAIL_EVENTS * 2)) == 0) {
		run_day(md, c->day, &t, TAIL_EVENTS, &batches);
		bench_batches_end(&batches, tails);
		target_destroy(&t);
	}
	hft_md_destroy(md);
	return ns;
}

static void check_equal(struct bench *b, const struct day *day)
{
	static const struct target_kind pair[] = {
		{ .engine = TARGET_BOOK, .batch = 64, .no_publish = true },
		{ .engine = TARGET_FLOOR_HASHED, .batch = 64 },
	};
	struct target t[2];

	for (uint32_t i = 0; i < 2; i++) {
		hft_md *md = decoder();

		if (md == NULL || target_create(&t[i], &pair[i], &day->shape) < 0 ||
		    !run_day(md, day, &t[i], EVENTS, NULL))
			bench_fail(b, "a day to compare");
		hft_md_destroy(md);
	}
	if (b->failures == 0 && !target_same_bbo(&t[0], &t[1], day->shape.symbols))
		bench_fail(b, "day: book and floor end with different bests");
	target_destroy(&t[0]);
	target_destroy(&t[1]);
}

/* The value is decode and book; the ratio that of the books alone, decoding taken off both. */
static void report(struct bench *b, const char *group, struct bench_case *cases, uint32_t count)
{
	const double decode = cases[0].median;
	double floors[2] = { 0, 0 };

	for (uint32_t i = 0; i < count; i++) {
		const struct target_kind *kind = ((const struct day_case *)cases[i].arg)->kind;

		if (kind->engine == TARGET_FLOOR_HASHED)
			floors[kind->batch > 1] = cases[i].median - decode;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct target_kind *kind = ((const struct day_case *)cases[i].arg)->kind;
		const bool batched = kind->batch > 1;
		struct bench_row *row;

		row = bench_add(b, group, cases[i].name, cases[i].median, "ns/msg",
				(cases[i].median - decode) / floors[batched],
				i == 0	? NULL :
				batched ? "floor hashed, batch 256" :
					  "floor hashed, single");
		row->tails = cases[i].tails;
	}
}

static void bench_day_of(struct bench *b, uint32_t symbols)
{
	struct bench_case cases[KINDS] = { 0 };
	const struct target_kind *of[KINDS];
	struct day_case args[KINDS];
	struct day day;
	char group[24];
	uint32_t count = 0;

	if (day_open(b, symbols, &day) < 0) {
		fprintf(stderr, "hft-bench: no day of %u symbols: skipped\n", symbols);
		return;
	}
	for (uint32_t i = 0; i < KINDS; i++) {
		if (!target_takes(&kinds[i], &day.shape))
			continue;
		args[count] = (struct day_case){ &day, &kinds[i] };
		of[count] = &kinds[i];
		cases[count] = (struct bench_case){ .name = kinds[i].name, .round = day_round,
						    .arg = &args[count] };
		count++;
	}
	snprintf(group, sizeof(group), "day, %u symbols", symbols);
	bench_begin(group);
	check_equal(b, &day);
	bench_run(b, cases, count);
	report(b, group, cases, count);
	publishing_rows(b, group, cases, of, count, cases[0].median, "ns/msg");
	day_close(&day);
}

void bench_day(struct bench *b)
{
	if (!bench_wants(b, "day"))
		return;
	bench_day_of(b, 500);
	bench_day_of(b, 8000);
}
