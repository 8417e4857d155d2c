/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "floor.h"
#include "publishing.h"
#include "streams.h"
#include "target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Events of the six mixes, copied 256 at a time into a buffer in cache, as a decoder would leave
 * them, then applied; the copy alone is measured too and taken off.
 */
enum { CHUNK = 256, TAIL_BATCH = 64 };

struct book_case {
	const struct stream *stream;
	const struct target_kind *kind;
};

static const struct target_kind kinds[] = {
	{ .name = "copy", .engine = TARGET_NOTHING, .batch = 1 },
	{ .name = "floor dense, single", .engine = TARGET_FLOOR_DENSE, .batch = 1 },
	{ .name = "floor dense, batch 64", .engine = TARGET_FLOOR_DENSE, .batch = 64 },
	{ .name = "floor hashed, single", .engine = TARGET_FLOOR_HASHED, .batch = 1 },
	{ .name = "floor hashed, batch 64", .engine = TARGET_FLOOR_HASHED, .batch = 64 },
	{ .name = "book, single", .engine = TARGET_BOOK, .batch = 1, .no_publish = true },
	{ .name = "book, batch 64", .engine = TARGET_BOOK, .batch = 64, .no_publish = true },
	{ .name = "book, batch 256", .engine = TARGET_BOOK, .batch = 256, .no_publish = true },
	{ .name = "book, single, BBO", .engine = TARGET_BOOK, .batch = 1 },
	{ .name = "book, batch 64, BBO", .engine = TARGET_BOOK, .batch = 64 },
	{ .name = "book, single, 10 levels", .engine = TARGET_BOOK, .batch = 1, .page_levels = 10 },
	{ .name = "book, batch 64, 10 levels", .engine = TARGET_BOOK, .batch = 64,
	  .page_levels = 10 },
	{ .name = "book, single, HUGE", .engine = TARGET_BOOK, .batch = 1, .no_publish = true,
	  .mem_want = HFT_MEM_HUGE },
	{ .name = "book, batch 64, HUGE", .engine = TARGET_BOOK, .batch = 64, .no_publish = true,
	  .mem_want = HFT_MEM_HUGE },
	{ .name = "book, batch 64, HUGE + NODE", .engine = TARGET_BOOK, .batch = 64,
	  .no_publish = true, .mem_want = HFT_MEM_HUGE | HFT_MEM_NODE },
	{ .name = "naive model", .engine = TARGET_NAIVE, .batch = 1 },
};

static const struct target_kind floor_batch = { .engine = TARGET_FLOOR_HASHED, .batch = 64 };
static const struct target_kind book_batch = { .engine = TARGET_BOOK, .batch = 64,
					       .no_publish = true };

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static void apply_range(struct target *t, const struct stream *s, uint64_t from, uint64_t to)
{
	hft_event hot[CHUNK];

	for (uint64_t i = from; i < to; i += CHUNK) {
		uint32_t n = to - i < CHUNK ? (uint32_t)(to - i) : CHUNK;

		memcpy(hot, &s->events[i], n * sizeof(hot[0]));
		bench_keep(hot);
		target_apply_all(t, hot, n);
	}
}

/* The clock is read around every 64 events; a longer batch is still one call. */
static void apply_tails(struct target *t, const struct stream *s, struct bench_tails *out)
{
	struct bench_batches batches;
	hft_event hot[CHUNK];
	const uint32_t step = t->kind->batch > TAIL_BATCH ? t->kind->batch : TAIL_BATCH;

	if (bench_batches_init(&batches, (uint32_t)((s->count - s->preload) / step + 1)) < 0)
		return;
	for (uint64_t i = s->preload; i + step <= s->count; i += step) {
		uint64_t start;

		memcpy(hot, &s->events[i], step * sizeof(hot[0]));
		start = bench_now_ns();
		target_apply_all(t, hot, step);
		bench_batches_add(&batches, bench_now_ns() - start, step);
	}
	bench_batches_end(&batches, out);
}

static double book_round(void *arg, struct bench_tails *tails)
{
	const struct book_case *c = arg;
	const struct stream *s = c->stream;
	struct target t;
	double start, ns = -1;

	if (target_create(&t, c->kind, s) < 0)
		return -1;
	apply_range(&t, s, 0, s->preload);
	start = bench_cpu_ns();
	apply_range(&t, s, s->preload, s->count);
	ns = (bench_cpu_ns() - start) / (double)(s->count - s->preload);
	target_destroy(&t);
	if (tails != NULL && target_create(&t, c->kind, s) == 0) {
		apply_range(&t, s, 0, s->preload);
		apply_tails(&t, s, tails);
		target_destroy(&t);
	}
	return ns;
}

struct fill {
	const struct stream *stream;
	const struct target_kind *kind;
};

static int fill(void *arg)
{
	const struct fill *f = arg;
	struct target t;

	if (target_create(&t, f->kind, f->stream) < 0)
		return -1;
	apply_range(&t, f->stream, 0, f->stream->preload);
	return 0;
}

static double bytes_per_order(const struct stream *s, const struct target_kind *kind)
{
	struct fill f = { s, kind };

	return bench_bytes(fill, &f) / (double)s->preload;
}

static void check_equal(struct bench *b, const struct stream *s)
{
	struct target library, least;

	if (target_create(&library, &book_batch, s) < 0 ||
	    target_create(&least, &floor_batch, s) < 0) {
		bench_fail(b, "creating books to compare");
		return;
	}
	apply_range(&library, s, 0, s->count);
	apply_range(&least, s, 0, s->count);
	if (!target_same_bbo(&library, &least, s->symbols))
		bench_fail(b, "book and floor end with different bests");
	target_destroy(&library);
	target_destroy(&least);
}

static const struct bench_case *find_case(const struct bench_case *cases, uint32_t count,
					  const char *name)
{
	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(cases[i].name, name) == 0)
			return &cases[i];
	}
	return NULL;
}

/* What a row is held against: itself in small pages, or the floor called in the same way. */
static const char *versus_of(const struct target_kind *kind)
{
	if (kind->mem_want != 0)
		return kind->batch == 1 ? "book, single" : "book, batch 64";
	return kind->batch == 1 ? "floor hashed, single" : "floor hashed, batch 64";
}

static void report_publishing(struct bench *b, const char *group, const struct bench_case *cases,
			      uint32_t count)
{
	const struct target_kind *of[KINDS];

	for (uint32_t i = 0; i < count; i++)
		of[i] = ((const struct book_case *)cases[i].arg)->kind;
	publishing_rows(b, group, cases, of, count, cases[0].median, "ns/event");
}

static void report(struct bench *b, const char *group, const struct bench_case *cases,
		   uint32_t count)
{
	const double copy = cases[0].median;

	for (uint32_t i = 1; i < count; i++) {
		const struct book_case *c = cases[i].arg;
		const char *versus = versus_of(c->kind);
		const struct bench_case *peer = find_case(cases, count, versus);
		double ns = cases[i].median - copy;
		struct bench_row *row = bench_add(b, group, cases[i].name, ns, "ns/event",
						  ns / (peer->median - copy), versus);

		row->tails = cases[i].tails;
	}
	report_publishing(b, group, cases, count);
}

/* The book has no cold record: all that it touches for an order is hot. */
static void report_memory(struct bench *b, const char *group, const struct stream *s)
{
	bench_add(b, group, "memory, floor hashed", bytes_per_order(s, &floor_batch), "B/order", 0,
		  NULL);
	bench_add(b, group, "memory, hot, book", bytes_per_order(s, &book_batch), "B/order", 0,
		  NULL);
}

/* What was asked for and not had, and where the pages lie of what was. */
static void report_pages(struct bench *b, const char *group, const struct stream *s)
{
	for (uint32_t i = 0; i < KINDS; i++) {
		struct fill f = { s, &kinds[i] };
		struct bench_row *row;
		double bytes, huge;
		char text[64];

		if (kinds[i].mem_want == 0 || !target_takes(&kinds[i], s))
			continue;
		if (!target_granted(&kinds[i], s, text, sizeof(text))) {
			bench_say(b, group, kinds[i].name, text);
			continue;
		}
		if (kinds[i].batch == 1)
			continue;
		bytes = bench_bytes_huge(fill, &f, &huge);
		snprintf(text, sizeof(text), "memory, %s", kinds[i].name);
		row = bench_add(b, group, text, bytes / (double)s->preload, "B/order", 0, NULL);
		snprintf(row->note, sizeof(row->note), "%.0f %% of it in 2 MiB pages", huge * 100);
	}
}

static void bench_mix(struct bench *b, const struct stream_config *config)
{
	struct bench_case cases[KINDS];
	struct book_case args[KINDS];
	struct stream_config reduced = *config;
	struct stream s;
	uint32_t count = 0;
	char group[24], why[64];

	if (b->quick)
		reduced.events /= 4;
	if (stream_make(&reduced, &s) < 0) {
		bench_fail(b, config->name);
		return;
	}
	memset(cases, 0, sizeof(cases));
	for (uint32_t i = 0; i < KINDS; i++) {
		if (!target_takes(&kinds[i], &s) ||
		    (kinds[i].mem_want != 0 &&
		     !target_granted(&kinds[i], &s, why, sizeof(why))))
			continue;
		args[count] = (struct book_case){ .stream = &s, .kind = &kinds[i] };
		cases[count] = (struct bench_case){ .name = kinds[i].name, .round = book_round,
						    .arg = &args[count] };
		count++;
	}
	snprintf(group, sizeof(group), "book %s", config->name);
	bench_begin(group);
	check_equal(b, &s);
	bench_run(b, cases, count);
	report(b, group, cases, count);
	if (config->live >= 100000)
		report_memory(b, group, &s);
	report_pages(b, group, &s);
	stream_free(&s);
}

void bench_book(struct bench *b)
{
	const struct stream_config *config;

	if (!bench_wants(b, "book"))
		return;
	for (uint32_t i = 0; (config = stream_mix(i)) != NULL; i++) {
		if (b->quick && config->live >= 1000000 && !config->uniform)
			continue;
		bench_mix(b, config);
	}
}
