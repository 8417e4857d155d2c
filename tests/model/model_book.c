/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The book against its oracle, event for event: model_book --mix M --events N --seed S.
 * Runs of single calls and of batches alternate, and both are compared the same way.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"

enum { BATCH_MAX = 300, TOP = 16, ALL = 1 << 17, FULL_EVERY = 1000 };

struct run {
	hft_book *book;
	struct naive_book *naive;
	struct flow flow;
	hft_book_config config;
	uint64_t seed;
	uint64_t done;
	uint64_t refused;
	hft_event batch[BATCH_MAX]; /* the book's copies */
	hft_event twins[BATCH_MAX]; /* the oracle's */
	hft_event asked[BATCH_MAX]; /* as generated */
	hft_status expected[BATCH_MAX];
	hft_status got[BATCH_MAX];
	void *scratch[2];
};

static void event_print(const char *name, const hft_event *e)
{
	printf("%s: kind %u %s side %u instrument %" PRIu32 " id %" PRIu64 " aux %" PRIu64
	       " price %" PRId64 " qty %" PRId64 " flags %u level %u reason %u\n",
	       name, e->kind, hft_event_kind_name(e->kind), e->side, e->instrument, e->order_id,
	       e->aux, e->price, e->qty, e->flags, e->level, e->reason);
}

static void levels_print(const char *name, const hft_level *levels, int64_t count)
{
	printf("%s:", name);
	for (int64_t i = 0; i < count; i++)
		printf(" %" PRId64 "x%" PRId64 "(%" PRIu32 ")", levels[i].price, levels[i].qty,
		       levels[i].orders);
	printf("\n");
}

static void state_print(const struct run *run, uint32_t instrument)
{
	if (instrument == 0 || instrument > run->config.instruments_max)
		return;
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		hft_level *levels = run->scratch[0];

		printf("instrument %" PRIu32 " side %d\n", instrument, side);
		levels_print("book ", levels,
			     hft_book_levels(run->book, instrument, side, levels, TOP));
		levels_print("model", levels,
			     naive_levels(run->naive, instrument, side, levels, TOP));
	}
}

static void fail(const struct run *run, uint32_t at, const char *what)
{
	printf("MISMATCH in %s: mix %" PRIu32 " seed %" PRIu64 " event %" PRIu64 "\n", what,
	       run->flow.mix, run->seed, run->done + at);
	event_print("event", &run->asked[at]);
	event_print("book ", &run->batch[at]);
	event_print("model", &run->twins[at]);
	printf("status: book %s, model %s\n", hft_status_name(run->got[at]),
	       hft_status_name(run->expected[at]));
	state_print(run, run->twins[at].instrument);
	exit(EXIT_FAILURE);
}

static void expect(const struct run *run, uint32_t at, bool holds, const char *what)
{
	if (!holds)
		fail(run, at, what);
}

static void bbo_compare(struct run *run, uint32_t at, uint32_t instrument)
{
	hft_bbo wanted;
	hft_bbo found;

	naive_bbo(run->naive, instrument, &wanted);
	expect(run, at, hft_book_bbo(run->book, instrument, &found) == HFT_OK, "bbo status");
	expect(run, at, memcmp(&wanted, &found, sizeof(found)) == 0, "bbo");
	expect(run, at, hft_book_read_bbo(run->book, instrument, &found) == HFT_OK, "read_bbo");
	expect(run, at, memcmp(&wanted, &found, sizeof(found)) == 0, "published bbo");
}

static void page_compare(struct run *run, uint32_t at, uint32_t instrument)
{
	hft_level found[2][64];
	hft_level wanted[64];
	hft_page page;
	hft_bbo bbo;
	uint32_t k = run->config.page_levels;

	naive_bbo(run->naive, instrument, &bbo);
	expect(run, at,
	       hft_book_read_page(run->book, instrument, &page, found[0], found[1], 64) == HFT_OK,
	       "read_page");
	expect(run, at,
	       page.seq == bbo.seq && page.ts_event == bbo.ts_event && page.flags == bbo.flags,
	       "page header");
	expect(run, at,
	       page.bid_count == naive_levels(run->naive, instrument, HFT_SIDE_BID, wanted, k) &&
		       memcmp(wanted, found[0], page.bid_count * sizeof(wanted[0])) == 0,
	       "page bids");
	expect(run, at,
	       page.ask_count == naive_levels(run->naive, instrument, HFT_SIDE_ASK, wanted, k) &&
		       memcmp(wanted, found[1], page.ask_count * sizeof(wanted[0])) == 0,
	       "page asks");
}

/* Each of the levels by its price, and where none is, none: rows are the first of a side. */
static void level_gets_compare(struct run *run, uint32_t at, uint32_t instrument, int32_t side,
			       uint32_t count)
{
	const hft_level *rows = run->scratch[0];

	for (uint32_t i = 0; i < count; i++) {
		int64_t worse = side == HFT_SIDE_BID ? rows[i].price - (rows[i].price > INT64_MIN) :
						       rows[i].price + (rows[i].price < INT64_MAX);
		hft_level found;

		expect(run, at,
		       hft_book_level_get(run->book, instrument, side, rows[i].price, &found) ==
				       HFT_OK &&
			       memcmp(&found, &rows[i], sizeof(found)) == 0,
		       "a level by its price");
		if (i + 1 < count && worse != rows[i].price && worse != rows[i + 1].price)
			expect(run, at,
			       hft_book_level_get(run->book, instrument, side, worse, &found) ==
				       HFT_E_NOTFOUND,
			       "a level where none is");
	}
}

static void levels_compare(struct run *run, uint32_t at, uint32_t instrument, uint32_t cap)
{
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count = naive_levels(run->naive, instrument, side, run->scratch[0], cap);

		expect(run, at,
		       hft_book_levels(run->book, instrument, side, run->scratch[1], cap) == count,
		       "level count");
		expect(run, at,
		       memcmp(run->scratch[0], run->scratch[1], count * sizeof(hft_level)) == 0,
		       "levels");
		level_gets_compare(run, at, instrument, side, count);
	}
}

static void orders_compare(struct run *run, uint32_t at, uint32_t instrument)
{
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count = naive_orders(run->naive, instrument, side, run->scratch[0], ALL);

		expect(run, at,
		       hft_book_orders(run->book, instrument, side, run->scratch[1], ALL) == count,
		       "order count");
		expect(run, at,
		       memcmp(run->scratch[0], run->scratch[1], count * sizeof(hft_book_order)) ==
			       0,
		       "orders");
	}
}

static void order_compare(struct run *run, uint32_t at, uint32_t instrument, uint64_t id)
{
	hft_queue_position wanted_at;
	hft_queue_position found_at;
	hft_book_order wanted;
	hft_book_order found;
	hft_status status = naive_order_get(run->naive, instrument, id, &wanted);

	expect(run, at, hft_book_order_get(run->book, instrument, id, &found) == status,
	       "order status");
	expect(run, at, hft_book_queue(run->book, instrument, id, &found_at) == status,
	       "queue status");
	if (status != HFT_OK)
		return;
	naive_queue(run->naive, instrument, id, &wanted_at);
	expect(run, at, memcmp(&wanted, &found, sizeof(found)) == 0, "order");
	expect(run, at, memcmp(&wanted_at, &found_at, sizeof(found_at)) == 0, "queue position");
}

/* What an event touched: the order, the new one of a REPLACE, its instrument. */
static void event_compare(struct run *run, uint32_t at)
{
	const hft_event *e = &run->twins[at];

	expect(run, at, run->expected[at] == run->got[at], "status");
	expect(run, at, memcmp(e, &run->batch[at], sizeof(*e)) == 0, "event");
	order_compare(run, at, e->instrument, e->order_id);
	if (e->kind == HFT_EVENT_REPLACE)
		order_compare(run, at, e->instrument, e->aux);
	if (e->instrument == 0 || e->instrument > run->config.instruments_max)
		return;
	bbo_compare(run, at, e->instrument);
	page_compare(run, at, e->instrument);
	levels_compare(run, at, e->instrument, TOP);
}

static void full_compare(struct run *run, uint32_t at)
{
	hft_book_stats stats;

	expect(run, at, hft_book_check(run->book) == HFT_OK, "invariants");
	expect(run, at, hft_book_hash(run->book) == naive_hash(run->naive), "hash");
	expect(run, at, hft_book_stats_get(run->book, &stats) == HFT_OK, "stats");
	expect(run, at,
	       stats.applied == run->naive->applied && stats.refused == run->refused &&
		       stats.crossed == run->naive->crossed && stats.orders == run->naive->orders &&
		       stats.levels == naive_levels_total(run->naive),
	       "statistics");
	for (uint32_t i = 1; i <= run->config.instruments_max; i++) {
		bbo_compare(run, at, i);
		page_compare(run, at, i);
		levels_compare(run, at, i, ALL);
		orders_compare(run, at, i);
	}
}

/* The oracle goes first: the generator looks at it. */
static int64_t batch_make(struct run *run, uint32_t n)
{
	int64_t applied = 0;

	for (uint32_t i = 0; i < n; i++) {
		flow_next(&run->flow, run->naive, &run->asked[i]);
		run->batch[i] = run->twins[i] = run->asked[i];
		run->expected[i] = naive_apply(run->naive, &run->twins[i]);
		applied += run->expected[i] == HFT_OK;
	}
	return applied;
}

static uint32_t step(struct run *run)
{
	bool single = (run->done / 4096 & 1) == 0;
	uint32_t n = single ? 1 : (uint32_t)(flow_random(&run->flow) % BATCH_MAX) + 1;
	int64_t applied = batch_make(run, n);

	if (single)
		run->got[0] = hft_book_apply(run->book, &run->batch[0]);
	else
		expect(run, 0,
		       hft_book_apply_n(run->book, run->batch, n, run->got) == applied,
		       "applied count");
	run->refused += n - (uint64_t)applied;
	for (uint32_t i = 0; i < n; i++)
		event_compare(run, i);
	if ((run->done + n) / FULL_EVERY != run->done / FULL_EVERY)
		full_compare(run, n - 1);
	return n;
}

static void run_mix(uint32_t mix, uint64_t events, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	run->seed = seed;
	run->scratch[0] = malloc(ALL * sizeof(hft_book_order));
	run->scratch[1] = malloc(ALL * sizeof(hft_book_order));
	flow_config(mix, &run->config);
	flow_init(&run->flow, mix, seed);
	run->naive = naive_create(&run->config);
	if (hft_book_create(&run->config, &run->book) != HFT_OK) {
		printf("hft_book_create failed\n");
		exit(EXIT_FAILURE);
	}
	while (run->done < events)
		run->done += step(run);
	full_compare(run, 0);
	printf("mix %" PRIu32 " seed %" PRIu64 ": %" PRIu64 " events equal, %" PRIu64
	       " refused, %" PRIu32 " orders live, %" PRIu64 " crossed\n",
	       mix, seed, run->done, run->refused, run->naive->orders, run->naive->crossed);
	hft_book_destroy(run->book);
	naive_destroy(run->naive);
	free(run->scratch[0]);
	free(run->scratch[1]);
	free(run);
}

int main(int argc, char **argv)
{
	uint64_t events = 250000;
	uint64_t seed = 1;
	uint32_t mix = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--events") == 0) {
			events = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= FLOW_MIXES) {
			mix = (uint32_t)value;
		} else {
			fprintf(stderr, "usage: model_book [--mix 0-6] [--events N] [--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= FLOW_MIXES; m++)
		if (mix == 0 || mix == m)
			run_mix(m, events, seed);
	return EXIT_SUCCESS;
}
