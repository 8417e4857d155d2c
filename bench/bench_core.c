/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <hft/book.h>
#include <hft/inline/clock.h>
#include <hft/inline/metrics.h>
#include <hft/ref.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CALLS = 1 << 18, VALUES = 1024, LEVELS = 10, SYMBOLS = 8000 };

/* Everything that the cases use, made once. */
struct things {
	hft_clock *clock;
	hft_histogram *histogram;
	hft_book *book;
	hft_ref *ref;
	int64_t values[VALUES];
	uint64_t counts[VALUES];
	uint8_t names[SYMBOLS][16];
	_Atomic bool stop;
	int writer_cpu;
};

/* A case's loop: CALLS times the body, i counting. */
#define ROUND(name, body)                                                                          \
	static double name(void *arg, struct bench_tails *tails)                                   \
	{                                                                                          \
		struct things *t = arg;                                                            \
		double start = bench_cpu_ns();                                                     \
                                                                                                   \
		(void)tails;                                                                       \
		for (uint32_t i = 0; i < CALLS; i++) {                                             \
			body;                                                                      \
		}                                                                                  \
		return (bench_cpu_ns() - start) / CALLS;                                           \
	}

static void keep_time(hft_time now)
{
	bench_keep(&now);
}

static void keep_timespec(const struct things *t)
{
	struct timespec ts;

	(void)t;
	clock_gettime(CLOCK_REALTIME, &ts);
	bench_keep(&ts);
}

ROUND(gettime_round, keep_timespec(t))
ROUND(clock_round, keep_time(hft_clock_now(t->clock)))
ROUND(clock_inline_round, keep_time(hft_clock_now_inline(t->clock)))

static void count(struct things *t, int64_t value)
{
	t->counts[value & (VALUES - 1)]++;
	bench_keep(t->counts);
}

ROUND(count_round, count(t, t->values[i % VALUES]))
ROUND(record_round, hft_histogram_record(t->histogram, t->values[i % VALUES]))
ROUND(record_inline_round, hft_histogram_record_inline(t->histogram, t->values[i % VALUES]);
      bench_keep(t->histogram))

static double record_n_round(void *arg, struct bench_tails *tails)
{
	struct things *t = arg;
	double start = bench_cpu_ns();

	(void)tails;
	for (uint32_t i = 0; i < CALLS / 64; i++)
		hft_histogram_record_n(t->histogram, &t->values[i * 64 % VALUES], 64);
	return (bench_cpu_ns() - start) / CALLS;
}

struct page {
	hft_page header;
	hft_level bids[LEVELS];
	hft_level asks[LEVELS];
};

static void copy_page(const struct page *from)
{
	struct page to;

	memcpy(&to, from, sizeof(to));
	bench_keep(&to);
}

static double copy_page_round(void *arg, struct bench_tails *tails)
{
	static struct page page;
	double start = bench_cpu_ns();

	(void)arg;
	(void)tails;
	for (uint32_t i = 0; i < CALLS; i++) {
		bench_keep(&page);
		copy_page(&page);
	}
	return (bench_cpu_ns() - start) / CALLS;
}

static void read_bbo(const struct things *t)
{
	hft_bbo bbo;

	hft_book_read_bbo(t->book, 1, &bbo);
	bench_keep(&bbo);
}

static void read_page(const struct things *t)
{
	struct page page;

	hft_book_read_page(t->book, 1, &page.header, page.bids, page.asks, LEVELS);
	bench_keep(&page);
}

ROUND(bbo_round, read_bbo(t))
ROUND(page_round, read_page(t))

static void hash_name(const uint8_t *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (uint32_t i = 0; name[i] != 0; i++)
		hash = (hash ^ name[i]) * UINT64_C(0x100000001b3);
	bench_keep(&hash);
}

static void find_name(const struct things *t, uint32_t i)
{
	int64_t id = hft_ref_find(t->ref, "XNAS", (const char *)t->names[i]);

	bench_keep(&id);
}

ROUND(hash_round, hash_name(t->names[i * 2654435761u % SYMBOLS]))
ROUND(find_round, find_name(t, i * 2654435761u % SYMBOLS))

static hft_event quote(uint64_t id, uint8_t side, int64_t price)
{
	return (hft_event){ .order_id = id, .price = price, .qty = 100, .instrument = 1,
			    .source = 1, .flags = HFT_EVENT_LAST, .kind = HFT_EVENT_ADD,
			    .side = side };
}

/* Publishes at most 100,000 pages a second until told to stop. */
static void *write_pages(void *arg)
{
	struct things *t = arg;
	uint64_t next = bench_now_ns();

	bench_pin(t->writer_cpu);
	for (int64_t i = 0; !atomic_load_explicit(&t->stop, memory_order_relaxed); i++) {
		hft_event e = quote(1, HFT_SIDE_BID, INT64_C(100000000000));

		e.kind = HFT_EVENT_MODIFY;
		e.qty = 100 + i % 100;
		e.flags |= HFT_EVENT_KEEPS_PRIORITY;
		hft_book_apply(t->book, &e);
		next += 10000;
		while (bench_now_ns() < next)
			;
	}
	return NULL;
}

static int make_book(struct things *t)
{
	hft_book_config config;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.page_levels = LEVELS;
	if (hft_book_create(&config, &t->book) != HFT_OK)
		return -1;
	for (int64_t i = 0; i < 2 * LEVELS; i++) {
		hft_event bid = quote((uint64_t)(2 * i + 1), HFT_SIDE_BID,
				      INT64_C(100000000000) - i * 10000000);
		hft_event ask = quote((uint64_t)(2 * i + 2), HFT_SIDE_ASK,
				      INT64_C(100010000000) + i * 10000000);

		if (hft_book_apply(t->book, &bid) != HFT_OK ||
		    hft_book_apply(t->book, &ask) != HFT_OK)
			return -1;
	}
	return 0;
}

static int make_ref(struct things *t)
{
	hft_instrument row = { .lot_size = 1, .round_lot = 100, .multiplier = HFT_PRICE_SCALE,
			       .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE };
	hft_ref_config config;

	hft_ref_config_init(&config, sizeof(config));
	if (hft_ref_create(&config, &t->ref) != HFT_OK)
		return -1;
	memcpy(row.venue, "XNAS", 4);
	memcpy(row.currency, "USD", 3);
	for (uint32_t i = 0; i < SYMBOLS; i++) {
		snprintf((char *)t->names[i], sizeof(t->names[i]), "S%X", i * 7919 % SYMBOLS);
		memset(row.symbol, 0, sizeof(row.symbol));
		memcpy(row.symbol, t->names[i], sizeof(t->names[i]));
		if (hft_ref_instrument_add(t->ref, &row) < 0)
			return -1;
	}
	return 0;
}

static int make_things(struct things *t)
{
	hft_clock_config config;

	hft_clock_config_init(&config, sizeof(config));
	for (uint32_t i = 0; i < VALUES; i++)
		t->values[i] = 20 + (i * 2654435761u >> 20) % (i % 64 == 0 ? 1000000 : 500);
	if (hft_clock_create(&config, &t->clock) != HFT_OK ||
	    hft_histogram_create(&t->histogram) != HFT_OK)
		return -1;
	return make_book(t) < 0 || make_ref(t) < 0 ? -1 : 0;
}

/* Measure a family of cases; the first is what the others are held against. */
static void family(struct bench *b, const char *group, struct bench_case *cases, uint32_t n)
{
	bench_run(b, cases, n);
	for (uint32_t i = 0; i < n; i++)
		bench_add(b, group, cases[i].name, cases[i].median, "ns/call",
			  cases[i].median / cases[0].median, cases[0].name);
}

static void under_writer(struct bench *b, struct things *t)
{
	struct bench_case cases[] = {
		{ .name = "copy of a page", .round = copy_page_round, .arg = t },
		{ .name = "read_bbo, 100k pages/s", .round = bbo_round, .arg = t },
		{ .name = "read_page, 100k pages/s", .round = page_round, .arg = t },
	};
	pthread_t writer;

	t->writer_cpu = b->other_cpu;
	if (b->other_cpu < 0 || pthread_create(&writer, NULL, write_pages, t) != 0) {
		fprintf(stderr, "hft-bench: one CPU: reading under a writer skipped\n");
		return;
	}
	family(b, "read, writer busy", cases, 3);
	atomic_store(&t->stop, true);
	pthread_join(writer, NULL);
}

void bench_core(struct bench *b)
{
	static struct things t;
	struct bench_case clocks[] = {
		{ .name = "clock_gettime", .round = gettime_round, .arg = &t },
		{ .name = "hft_clock_now, call", .round = clock_round, .arg = &t },
		{ .name = "hft_clock_now, inline", .round = clock_inline_round, .arg = &t },
	};
	struct bench_case records[] = {
		{ .name = "add to an array", .round = count_round, .arg = &t },
		{ .name = "histogram record, call", .round = record_round, .arg = &t },
		{ .name = "histogram record, inline", .round = record_inline_round, .arg = &t },
		{ .name = "histogram record_n, 64", .round = record_n_round, .arg = &t },
	};
	struct bench_case reads[] = {
		{ .name = "copy of a page", .round = copy_page_round, .arg = &t },
		{ .name = "read_bbo", .round = bbo_round, .arg = &t },
		{ .name = "read_page, 10 levels", .round = page_round, .arg = &t },
	};
	struct bench_case finds[] = {
		{ .name = "FNV-1a of the symbol", .round = hash_round, .arg = &t },
		{ .name = "hft_ref_find of 8,000", .round = find_round, .arg = &t },
	};

	if (!bench_wants(b, "core"))
		return;
	if (make_things(&t) < 0) {
		bench_fail(b, "core");
		return;
	}
	family(b, "clock", clocks, 3);
	family(b, "histogram", records, 4);
	family(b, "read, writer idle", reads, 3);
	under_writer(b, &t);
	family(b, "ref", finds, 2);
	hft_ref_destroy(t.ref);
	hft_book_destroy(t.book);
	hft_histogram_destroy(t.histogram);
	hft_clock_destroy(t.clock);
}
