/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Matching against its oracle, report for report: model_match --mix M --commands N --seed S.
 * Batches of all lengths go in, with little or much room for reports; a book made of the reports
 * alone is held against both.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_flow.h"
#include "rebuild.h"

enum { BATCH_MAX = 64, TOP = 16, ALL = 1 << 15, REPORTS_MAX = 1 << 19, FULL_EVERY = 1000 };

struct run {
	hft_match *match;
	struct naive_match *naive;
	struct match_flow flow;
	struct rebuild rebuilt;
	hft_match_config config;
	uint64_t seed;
	uint64_t done;
	uint64_t suspended; /* commands that were, so far */
	uint32_t n;
	uint32_t expected_count;
	uint32_t got_count;
	hft_order commands[BATCH_MAX];
	hft_order sent[BATCH_MAX]; /* the engine's copies, spoilt as soon as they are taken */
	uint32_t ends[BATCH_MAX]; /* expected reports up to and with each command's */
	hft_report *expected;
	hft_report *got;
	void *scratch[2];
};

static void command_print(const hft_order *c)
{
	printf("command: kind %u %s order %" PRIu64 " handle %" PRIx64 " instrument %" PRIu32
	       " side %u type %u tif %u stp %u flags %" PRIx32 " price %" PRId64 " qty %" PRId64
	       " party %" PRIu32 " session %u ref %" PRIu64 " client %" PRIu64 " ts %" PRId64
	       " expire %" PRId64 "\n",
	       c->kind, hft_order_kind_name(c->kind), c->order_id, c->handle, c->instrument,
	       c->side, c->ord_type, c->tif, c->stp, c->flags, c->price, c->qty, c->party,
	       c->session, c->ref_id, c->client_id, c->ts, c->expire_ts);
}

static void report_print(const char *name, const hft_report *r)
{
	printf("%s %-13s order %" PRIu64 " ref %" PRIu64 " client %" PRIu64 " trade %" PRIu64
	       " aux %" PRIu64 " price %" PRId64 " qty %" PRId64 " leaves %" PRId64 " cum %" PRId64
	       " value %" PRId64 ":%" PRIu64 " instrument %" PRIu32 " side %u party %" PRIu32
	       " session %u flags %x reason %u seq %" PRIu64 " ts %" PRId64 "\n",
	       name, hft_report_kind_name(r->kind), r->order_id, r->ref_id, r->client_id,
	       r->trade_id, r->aux, r->price, r->qty, r->leaves, r->cum_qty, r->value_hi,
	       r->value_lo, r->instrument, r->side, r->party, r->session, r->flags, r->reason,
	       r->seq, r->ts);
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
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		hft_level *levels = run->scratch[0];

		printf("instrument %" PRIu32 " side %d\n", instrument, side);
		levels_print("match", levels,
			     hft_match_levels(run->match, instrument, side, levels, TOP));
		levels_print("model", levels,
			     naive_match_levels(run->naive, instrument, side, levels, TOP));
	}
}

static void fail(const struct run *run, uint32_t at, const char *what)
{
	uint32_t instrument = run->commands[at].instrument;

	printf("MISMATCH in %s: mix %" PRIu32 " seed %" PRIu64 " command %" PRIu64 "\n", what,
	       run->flow.mix, run->seed, run->done + at);
	command_print(&run->commands[at]);
	for (uint32_t i = at == 0 ? 0 : run->ends[at - 1]; i < run->ends[at]; i++) {
		report_print("model", &run->expected[i]);
		if (i < run->got_count)
			report_print("match", &run->got[i]);
	}
	if (instrument != 0 && instrument <= run->config.instruments_max)
		state_print(run, instrument);
	exit(EXIT_FAILURE);
}

static void expect(const struct run *run, uint32_t at, bool holds, const char *what)
{
	if (!holds)
		fail(run, at, what);
}

/* The oracle goes first: the generator looks at it. */
static void batch_make(struct run *run)
{
	/* Without ids an order can only be named once its handle is known. */
	bool single = run->flow.mix == MATCH_FLOW_HANDLES || (run->done / 4096 & 1) == 0;

	run->n = single ? 1 : (uint32_t)(match_flow_random(&run->flow) % BATCH_MAX) + 1;
	run->expected_count = 0;
	for (uint32_t i = 0; i < run->n; i++) {
		uint32_t room = REPORTS_MAX - run->expected_count;
		uint32_t count;

		match_flow_next(&run->flow, run->naive, &run->commands[i]);
		count = naive_match_submit(run->naive, &run->commands[i],
					   &run->expected[run->expected_count], room);
		run->expected_count += count;
		run->ends[i] = run->expected_count;
		expect(run, i, count <= room, "room of the test for reports");
	}
}

static uint32_t room_of(struct run *run)
{
	static const uint32_t rooms[] = { HFT_MATCH_REPORTS_MIN, 9, 64, 4096 };
	uint64_t pick = match_flow_random(&run->flow) >> 60;

	return run->flow.mix == MATCH_FLOW_DEEP ? HFT_MATCH_REPORTS_MIN + (pick & 1) :
						  rooms[pick & 3];
}

/* Whoever stands in the book after a report of his is told his handle, and nobody else. */
static bool handle_fits(const struct run *run, const hft_report *r)
{
	hft_book_order order;
	bool stands = r->kind != HFT_REPORT_REJECTED && r->leaves != 0 &&
		      hft_book_order_get(run->rebuilt.book, 0, r->order_id, &order) == HFT_OK;

	return (r->handle != 0) == stands;
}

/* The command that a report belongs to. */
static uint32_t command_at(const struct run *run, uint32_t report)
{
	uint32_t at = 0;

	while (at + 1 < run->n && run->ends[at] <= report)
		at++;
	return at;
}

/* What has arrived stays within its room: a record behind it is watched. */
static void arrived(struct run *run, int64_t count, uint32_t cap)
{
	hft_report *after = &run->got[run->got_count + cap];

	expect(run, 0, count >= 0 && count <= cap, "count of reports");
	expect(run, 0, after->seq == UINT64_MAX && after->handle == UINT64_MAX,
	       "the record behind the room");
	for (int64_t i = 0; i < count; i++) {
		const hft_report *r = &run->got[run->got_count++];
		uint32_t at = command_at(run, run->got_count - 1);
		const char *wrong = rebuild_take(&run->rebuilt, r);

		expect(run, at, wrong == NULL, wrong);
		expect(run, at, handle_fits(run, r), "handle of a report");
	}
	expect(run, 0, run->got_count <= run->expected_count, "number of reports");
}

/* An order that is meeting the other side stands nowhere, by whichever name. */
static bool incoming_hidden(const struct run *run, const hft_order *c)
{
	uint64_t id = run->rebuilt.incoming;
	hft_match_order found;

	if (!run->rebuilt.open)
		return true;
	if (hft_match_order_get(run->match, id, 0, &found) == HFT_OK)
		return false;
	return c->handle == 0 || hft_match_order_get(run->match, 0, c->handle, &found) != HFT_OK ||
	       found.order_id != id;
}

/* In the middle of a command the books are what its reports so far have said. */
static void suspended_compare(struct run *run)
{
	uint32_t at = command_at(run, run->got_count);
	hft_party row = { .id = 1 };

	expect(run, at, hft_match_hash(run->match) == hft_book_hash(run->rebuilt.book),
	       "hash while suspended");
	expect(run, at, incoming_hidden(run, &run->commands[at]), "an order on its way in");
	expect(run, at, hft_match_party_set(run->match, &row) == HFT_E_MORE,
	       "a party while a command is suspended");
	if (match_flow_random(&run->flow) % 16 == 0)
		expect(run, at, hft_match_check(run->match) == HFT_OK,
		       "invariants while suspended");
}

static void watch(struct run *run, uint32_t cap)
{
	hft_report *after = &run->got[run->got_count + cap];

	after->seq = UINT64_MAX;
	after->handle = UINT64_MAX;
}

static void drain(struct run *run)
{
	uint32_t idle = 0;
	uint32_t none;

	run->suspended++;
	expect(run, 0,
	       hft_match_submit_n(run->match, run->commands, 1, &run->got[run->got_count], 8,
				  &none) == HFT_E_MORE,
	       "a command while another is suspended");
	while (hft_match_pending(run->match) == 1) {
		uint32_t cap = room_of(run);
		int64_t count;

		suspended_compare(run);
		watch(run, cap);
		count = hft_match_drain(run->match, &run->got[run->got_count], cap);
		arrived(run, count, cap);
		idle = count == 0 ? idle + 1 : 0;
		expect(run, 0, idle < 10000, "progress of a suspended command");
	}
}

static void batch_submit(struct run *run)
{
	uint32_t taken = 0;

	run->got_count = 0;
	memcpy(run->sent, run->commands, run->n * sizeof(run->sent[0]));
	while (taken < run->n) {
		uint32_t cap = room_of(run);
		uint32_t written = 0;
		int64_t count;

		watch(run, cap);
		count = hft_match_submit_n(run->match, &run->sent[taken], run->n - taken,
					   &run->got[run->got_count], cap, &written);
		expect(run, taken, count > 0 && count <= run->n - taken, "commands taken");
		arrived(run, written, cap);
		memset(&run->sent[taken], 0xff, (size_t)count * sizeof(run->sent[0]));
		taken += (uint32_t)count;
		if (hft_match_pending(run->match) != 0)
			drain(run);
	}
	expect(run, run->n - 1, run->got_count == run->expected_count, "number of reports");
}

/* The last handle that an order was reported with finds it, and that of one gone nothing. */
static void handles_check(struct run *run, uint32_t at, const hft_report *r)
{
	const struct naive_order *order = naive_match_find(run->naive, r->order_id);
	hft_match_order found;

	if (r->handle == 0 || (run->flow.mix == MATCH_FLOW_HOSTILE && r->order_id == 0))
		return;
	if (order == NULL) {
		expect(run, at,
		       hft_match_order_get(run->match, 0, r->handle, &found) != HFT_OK ||
			       found.order_id != r->order_id,
		       "handle of an order that is gone");
		return;
	}
	expect(run, at,
	       hft_match_order_get(run->match, 0, order->handle, &found) == HFT_OK &&
		       found.order_id == r->order_id && found.handle == order->handle,
	       "handle of an order");
}

static void reports_compare(struct run *run)
{
	for (uint32_t i = 0; i < run->got_count; i++) {
		hft_report got = run->got[i];

		got.handle = 0;
		expect(run, command_at(run, i), memcmp(&got, &run->expected[i], sizeof(got)) == 0,
		       "report");
		if (run->got[i].handle != 0) {
			naive_match_handle(run->naive, got.order_id, run->got[i].handle);
			match_flow_handle(&run->flow, run->got[i].handle);
		}
	}
	for (uint32_t i = 0; i < run->got_count && i < 256; i++)
		handles_check(run, run->n - 1, &run->got[i]);
}

static void bbo_compare(struct run *run, uint32_t at, uint32_t instrument)
{
	hft_bbo wanted;
	hft_bbo found;

	naive_match_bbo(run->naive, instrument, &wanted);
	expect(run, at, hft_match_bbo(run->match, instrument, &found) == HFT_OK, "bbo status");
	expect(run, at, memcmp(&wanted, &found, sizeof(found)) == 0, "bbo");
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
		       hft_match_level_get(run->match, instrument, side, rows[i].price, &found) ==
				       HFT_OK &&
			       memcmp(&found, &rows[i], sizeof(found)) == 0,
		       "a level by its price");
		if (i + 1 < count && worse != rows[i].price && worse != rows[i + 1].price)
			expect(run, at,
			       hft_match_level_get(run->match, instrument, side, worse, &found) ==
				       HFT_E_NOTFOUND,
			       "a level where none is");
	}
}

static void levels_compare(struct run *run, uint32_t at, uint32_t instrument, uint32_t cap)
{
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count =
			naive_match_levels(run->naive, instrument, side, run->scratch[0], cap);

		expect(run, at,
		       hft_match_levels(run->match, instrument, side, run->scratch[1], cap) ==
			       count,
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
		hft_match_order *found = run->scratch[1];
		uint32_t count =
			naive_match_orders(run->naive, instrument, side, run->scratch[0], ALL);

		expect(run, at,
		       hft_match_orders(run->match, instrument, side, found, ALL) == count,
		       "order count");
		for (uint32_t i = 0; i < count; i++) {
			expect(run, at, found[i].handle != 0, "handle of a live order");
			found[i].handle = 0;
		}
		expect(run, at,
		       memcmp(run->scratch[0], found, count * sizeof(hft_match_order)) == 0,
		       "orders");
	}
}

/* What each command touched. */
static void batch_compare(struct run *run)
{
	for (uint32_t i = 0; i < run->n; i++) {
		uint32_t instrument = run->commands[i].instrument;

		if (instrument == 0 || instrument > run->config.instruments_max)
			continue;
		bbo_compare(run, i, instrument);
		levels_compare(run, i, instrument, TOP);
	}
}

static void stats_compare(struct run *run, uint32_t at)
{
	const struct naive_match *m = run->naive;
	hft_match_stats stats;

	expect(run, at, hft_match_stats_get(run->match, &stats) == HFT_OK, "stats");
	expect(run, at,
	       stats.commands == m->commands && stats.rejected == m->rejected &&
		       stats.trades == m->trades && stats.reports == m->reports &&
		       stats.orders == m->orders && stats.levels == naive_match_levels_total(m),
	       "statistics");
	expect(run, at,
	       stats.orders_peak >= stats.orders &&
		       stats.orders_peak <= run->config.orders_max &&
		       stats.levels_peak >= stats.levels &&
		       stats.levels_peak <= run->config.levels_max,
	       "peaks");
	for (int32_t code = 300; code < 340; code++)
		expect(run, at, hft_match_refused(run->match, -code) == m->refused[code],
		       "refusals by code");
}

static void full_compare(struct run *run, uint32_t at)
{
	uint64_t hash = naive_match_hash(run->naive);

	expect(run, at, hft_match_check(run->match) == HFT_OK, "invariants");
	expect(run, at, hft_match_hash(run->match) == hash, "hash");
	expect(run, at, hft_book_hash(run->rebuilt.book) == hash, "hash of the reports' book");
	expect(run, at, hft_match_next_expiry(run->match) == naive_match_next_expiry(run->naive),
	       "next expiry");
	stats_compare(run, at);
	for (uint32_t i = 1; i <= run->config.instruments_max; i++) {
		bbo_compare(run, at, i);
		levels_compare(run, at, i, ALL);
		orders_compare(run, at, i);
	}
}

static void party_change(struct run *run)
{
	hft_party row;

	match_flow_party(&run->flow, run->naive, &row);
	naive_match_party(run->naive, &row);
	expect(run, 0, hft_match_party_set(run->match, &row) == HFT_OK, "party");
}

static void step(struct run *run)
{
	if (match_flow_random(&run->flow) % 256 == 0)
		party_change(run);
	batch_make(run);
	batch_submit(run);
	reports_compare(run);
	batch_compare(run);
	if ((run->done + run->n) / FULL_EVERY != run->done / FULL_EVERY)
		full_compare(run, run->n - 1);
	run->done += run->n;
}

static void run_begin(struct run *run, uint32_t mix, uint64_t seed)
{
	run->seed = seed;
	run->expected = malloc(REPORTS_MAX * sizeof(hft_report));
	/* Behind the last there is room for what should not be written. */
	run->got = malloc((REPORTS_MAX + 8192) * sizeof(hft_report));
	run->scratch[0] = malloc(ALL * sizeof(hft_match_order));
	run->scratch[1] = malloc(ALL * sizeof(hft_match_order));
	match_flow_config(mix, &run->config);
	match_flow_init(&run->flow, mix, seed);
	run->naive = naive_match_create(&run->config);
	if (!rebuild_init(&run->rebuilt, &run->config) ||
	    hft_match_create(&run->config, &run->match) != HFT_OK) {
		printf("create failed\n");
		exit(EXIT_FAILURE);
	}
	/* Half of the parties are told at once, some change, some are never told. */
	for (uint32_t i = 0; i < run->config.parties_max / 2; i++)
		party_change(run);
}

static void run_mix(uint32_t mix, uint64_t commands, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	run_begin(run, mix, seed);
	/* The oracle looks at every order for every command: where there are many, fewer of them,
	 * once the books are full. */
	while (mix == MATCH_FLOW_LARGE && run->naive->orders < MATCH_FLOW_FULL)
		step(run);
	if (mix == MATCH_FLOW_LARGE)
		commands = run->done + commands / 16;
	while (run->done < commands)
		step(run);
	full_compare(run, 0);
	printf("mix %" PRIu32 " seed %" PRIu64 ": %" PRIu64 " commands equal, %" PRIu64
	       " reports, %" PRIu64 " trades, %" PRIu64 " refused, %" PRIu64
	       " times suspended, %" PRIu32 " orders live\n",
	       mix, seed, run->done, run->naive->reports, run->naive->trades, run->naive->rejected,
	       run->suspended, run->naive->orders);
	hft_match_destroy(run->match);
	naive_match_destroy(run->naive);
	rebuild_done(&run->rebuilt);
	free(run->expected);
	free(run->got);
	free(run->scratch[0]);
	free(run->scratch[1]);
	free(run);
}

int main(int argc, char **argv)
{
	uint64_t commands = 100000;
	uint64_t seed = 1;
	uint32_t mix = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--commands") == 0) {
			commands = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= MATCH_FLOW_MIXES) {
			mix = (uint32_t)value;
		} else {
			fprintf(stderr,
				"usage: model_match [--mix 0-6] [--commands N] [--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= MATCH_FLOW_MIXES; m++)
		if (mix == 0 || mix == m)
			run_mix(m, commands, seed);
	return EXIT_SUCCESS;
}
