/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "commands.h"

#include <hft/engine.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The whole path: a command is numbered, journaled in memory, reserved by risk, matched, and its
 * reports are applied and drained. The commands of the mixes, from eight parties with a session
 * each, written as hft_orders into a buffer in cache; the writing alone is measured too and taken
 * off. Market orders have a collar that never binds, for risk wants one.
 */
enum { CHUNK = 64, REPORTS = 4096, PARTIES = 8, SETUP = 64 };

enum naming { BY_ID, BY_CLIENT_ID };

struct kind {
	const char *name;
	uint32_t batch;   /* 0 = only the writing */
	enum naming naming;
	bool journal;
	bool events;
	bool clock;
};

static const struct kind kinds[] = {
	{ .name = "copy", .batch = 0 },
	{ .name = "copy, client ids", .batch = 0, .naming = BY_CLIENT_ID },
	{ .name = "by id, single", .batch = 1, .journal = true },
	{ .name = "by id, batch 64", .batch = 64, .journal = true },
	{ .name = "by id, batch 64, no journal", .batch = 64 },
	{ .name = "by id, batch 64, events", .batch = 64, .journal = true, .events = true },
	{ .name = "by id, batch 64, clock", .batch = 64, .journal = true, .clock = true },
	{ .name = "by client id, batch 64", .batch = 64, .naming = BY_CLIENT_ID, .journal = true },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct target {
	const struct kind *kind;
	const struct commands *commands;
	hft_engine *engine;
	hft_journal *journal;
	hft_clock *clock;
	uint64_t *ids;      /* the engine's order ids, by the stream's */
	uint64_t inputs;
	bool failed;
	hft_report reports[REPORTS];
	hft_event events[REPORTS];
};

struct engine_case {
	const struct commands *commands;
	const struct kind *kind;
};

static void must(struct target *t, bool good)
{
	t->failed |= !good;
}

static void limit(struct target *t, int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = INT32_MAX;
	limits.value_max = INT64_MAX;
	limits.long_max = (int64_t)1 << 52;
	limits.short_max = (int64_t)1 << 52;
	limits.open_max = UINT32_MAX;
	must(t, hft_engine_limits_set(t->engine, 1, scope, id, &limits, NULL) == HFT_OK);
}

static void set_up(struct target *t)
{
	const hft_tick_band band = { 0, STREAM_TICK };
	hft_engine_stats stats;

	must(t, hft_engine_tick_table_add(t->engine, 1, &band, 1) == 1);
	limit(t, HFT_RISK_FIRM, 0);
	for (uint32_t i = 1; i <= t->commands->symbols; i++) {
		hft_instrument row = { .tick_table = 1, .venue = "XBEN", .currency = "EUR",
				       .lot_size = 1, .round_lot = 1, .multiplier = 1000000000,
				       .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE };

		snprintf((char *)row.symbol, sizeof(row.symbol), "S%u", i);
		must(t, hft_engine_instrument_add(t->engine, 1, &row) == i);
		must(t, hft_engine_route_set(t->engine, 1, i, HFT_ROUTE_LOCAL, NULL) == HFT_OK);
		limit(t, HFT_RISK_INSTRUMENT, i);
	}
	for (uint32_t i = 1; i <= PARTIES; i++) {
		const hft_party row = { .account = i, .trader = i };

		must(t, hft_engine_party_add(t->engine, 1, &row) == i);
		limit(t, HFT_RISK_ACCOUNT, i);
		limit(t, HFT_RISK_TRADER, i);
	}
	hft_engine_stats_get(t->engine, &stats);
	t->inputs = stats.inputs;
}

static void create_journal(struct target *t)
{
	hft_journal_config config;

	hft_journal_config_init(&config, sizeof(config));
	config.mem_want = HFT_MEM_PREFAULT;
	config.bytes_max = (t->commands->count + SETUP) * 160 + t->commands->symbols * 2048;
	must(t, hft_journal_create(&config, &t->journal) == HFT_OK);
}

static void create_engine(struct target *t)
{
	const struct commands *c = t->commands;
	hft_engine_config config;

	hft_engine_config_init(&config, sizeof(config));
	config.instruments_max = c->symbols;
	config.orders_max = c->live_peak + CHUNK;
	config.levels_max = 1 << 20;
	config.client_ids_max = (uint32_t)c->ids + 1;
	config.flags = t->kind->events ? HFT_ENGINE_EVENTS : 0;
	config.reports_max = REPORTS;
	config.events_max = REPORTS;
	config.hash_seed = UINT64_C(0x5bd1e995a7c3d2f1);
	config.clock = t->clock;
	config.journal = t->journal != NULL ? hft_journal_append : NULL;
	config.journal_user = t->journal;
	must(t, hft_engine_create(&config, &t->engine) == HFT_OK);
}

static void target_destroy(struct target *t)
{
	hft_engine_destroy(t->engine);
	hft_journal_destroy(t->journal);
	hft_clock_destroy(t->clock);
	free(t->ids);
	free(t);
}

static struct target *target_create(const struct kind *kind, const struct commands *c)
{
	struct target *t = calloc(1, sizeof(*t));
	hft_clock_config clock;

	if (t == NULL)
		return NULL;
	t->kind = kind;
	t->commands = c;
	t->ids = calloc(c->ids + 1, sizeof(*t->ids));
	must(t, t->ids != NULL);
	if (kind->clock && hft_clock_config_init(&clock, sizeof(clock)) == HFT_OK)
		must(t, hft_clock_create(&clock, &t->clock) == HFT_OK);
	if (kind->batch == 0)
		return t;
	if (kind->journal)
		create_journal(t);
	if (!t->failed)
		create_engine(t);
	if (!t->failed)
		set_up(t);
	return t;
}

/* Give the stream's commands the engine's names; ids are learnt as they are given. */
static void address(struct target *t, hft_order *orders, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		hft_order *order = &orders[i];
		uint64_t id = order->order_id;
		uint64_t seq = ++t->inputs;

		order->ts = (hft_time)seq;
		order->session = (uint16_t)(1 + id % PARTIES);
		order->party = order->session;
		order->handle = 0;
		order->client_id = 0;
		order->ref_id = 0;
		if (order->ord_type == HFT_TYPE_MARKET)
			order->price = order->side == HFT_SIDE_BID ? STREAM_TICK << 24 :
								     STREAM_TICK;
		if (t->kind->naming == BY_CLIENT_ID) {
			order->order_id = 0;
			if (order->kind == HFT_ORDER_NEW)
				order->client_id = id;
			else
				order->ref_id = id;
		} else if (order->kind == HFT_ORDER_NEW) {
			t->ids[id] = seq;
			order->order_id = 0;
		} else {
			order->order_id = t->ids[id];
		}
	}
}

static void drain(struct target *t)
{
	do {
		must(t, hft_engine_drain_reports(t->engine, t->reports, NULL, REPORTS) >= 0);
		if (t->kind->events)
			must(t, hft_engine_drain_events(t->engine, t->events, REPORTS) >= 0);
	} while (hft_engine_pending(t->engine) != 0 && !t->failed);
}

static void submit_all(struct target *t, const hft_order *orders, uint32_t n)
{
	for (uint32_t i = 0; i < n && !t->failed;) {
		uint32_t batch = n - i < t->kind->batch ? n - i : t->kind->batch;
		int64_t taken = hft_engine_submit_n(t->engine, &orders[i], batch);

		must(t, taken > 0);
		i += taken > 0 ? (uint32_t)taken : 0;
		drain(t);
	}
}

static void submit_range(struct target *t, uint64_t from, uint64_t to, struct bench_batches *out)
{
	static hft_order hot[CHUNK];

	memset(hot, 0, sizeof(hot));
	for (uint64_t i = from; i < to; i += CHUNK) {
		uint32_t n = to - i < CHUNK ? (uint32_t)(to - i) : CHUNK;
		uint64_t start;

		commands_expand(&t->commands->rows[i], n, false, hot);
		address(t, hot, n);
		bench_keep(hot);
		if (t->engine == NULL)
			continue;
		start = out != NULL ? bench_now_ns() : 0;
		submit_all(t, hot, n);
		if (out != NULL && n == CHUNK)
			bench_batches_add(out, bench_now_ns() - start, n);
	}
}

static void tails_of(const struct engine_case *ec, struct bench_tails *tails)
{
	const struct commands *c = ec->commands;
	struct bench_batches batches;
	struct target *t;

	if (ec->kind->batch == 0 ||
	    bench_batches_init(&batches, (uint32_t)((c->count - c->preload) / CHUNK + 1)) < 0)
		return;
	t = target_create(ec->kind, c);
	if (t != NULL) {
		submit_range(t, 0, c->preload, NULL);
		submit_range(t, c->preload, c->count, &batches);
		target_destroy(t);
	}
	bench_batches_end(&batches, tails);
}

static double engine_round(void *arg, struct bench_tails *tails)
{
	const struct engine_case *ec = arg;
	const struct commands *c = ec->commands;
	struct target *t = target_create(ec->kind, c);
	double start, ns;

	if (t == NULL)
		return -1;
	submit_range(t, 0, c->preload, NULL);
	start = bench_cpu_ns();
	submit_range(t, c->preload, c->count, NULL);
	ns = (bench_cpu_ns() - start) / (double)(c->count - c->preload);
	if (t->failed)
		ns = -1;
	target_destroy(t);
	if (tails != NULL && ns >= 0)
		tails_of(ec, tails);
	return ns;
}

static bool alone(const struct commands *c, hft_match_stats *out)
{
	static hft_report reports[REPORTS];
	hft_match_config config;
	hft_match *match = NULL;
	uint32_t written;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = c->symbols;
	config.orders_max = c->live_peak + CHUNK;
	if (hft_match_create(&config, &match) != HFT_OK)
		return false;
	for (uint64_t i = 0; i < c->count; i++) {
		hft_order order = { 0 };

		commands_expand(&c->rows[i], 1, false, &order);
		order.handle = 0;
		hft_match_submit_n(match, &order, 1, reports, REPORTS, &written);
		while (hft_match_pending(match) == 1)
			hft_match_drain(match, reports, REPORTS);
	}
	hft_match_stats_get(match, out);
	hft_match_destroy(match);
	return true;
}

/* The engine trades as matching alone does, and refuses no more than it does. */
static void check_equal(struct bench *b, const struct commands *c)
{
	hft_match_stats want;

	if (!alone(c, &want)) {
		bench_fail(b, "creating a match to compare");
		return;
	}
	for (uint32_t i = 0; i < KINDS; i++) {
		hft_engine_stats got = { 0 };
		struct target *t;

		if (kinds[i].batch == 0)
			continue;
		t = target_create(&kinds[i], c);
		if (t == NULL)
			continue;
		submit_range(t, 0, c->count, NULL);
		hft_engine_stats_get(t->engine, &got);
		if (t->failed || got.trades == 0 || got.trades != want.trades ||
		    got.rejects != want.rejected)
			bench_fail(b, "trading as matching does");
		target_destroy(t);
	}
}

static void report(struct bench *b, const char *group, const struct bench_case *cases)
{
	for (uint32_t i = 2; i < KINDS; i++) {
		double ns = cases[i].median - cases[kinds[i].naming == BY_CLIENT_ID].median;

		bench_add(b, group, cases[i].name, ns, "ns/order", 0, NULL)->tails =
			cases[i].tails;
	}
}

static void bench_mix(struct bench *b, const struct stream_config *config)
{
	struct bench_case cases[KINDS];
	struct engine_case args[KINDS];
	struct stream_config reduced = *config;
	struct commands c;
	char group[24];

	reduced.events /= b->quick ? 8 : 2;
	if (commands_make(&reduced, &c) < 0) {
		bench_fail(b, config->name);
		return;
	}
	memset(cases, 0, sizeof(cases));
	for (uint32_t i = 0; i < KINDS; i++) {
		args[i] = (struct engine_case){ .commands = &c, .kind = &kinds[i] };
		cases[i] = (struct bench_case){ .name = kinds[i].name, .round = engine_round,
						.arg = &args[i] };
	}
	snprintf(group, sizeof(group), "engine %s", config->name);
	bench_begin(group);
	check_equal(b, &c);
	bench_run(b, cases, KINDS);
	report(b, group, cases);
	commands_free(&c);
}

/* Scrambled ids are the engine's own affair: it gives them. */
void bench_engine(struct bench *b)
{
	const struct stream_config *config;

	if (!bench_wants(b, "engine"))
		return;
	for (uint32_t i = 0; (config = stream_mix(i)) != NULL; i++)
		if (!config->scramble && (!b->quick || config->live <= 100000))
			bench_mix(b, config);
}
