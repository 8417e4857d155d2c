/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "commands.h"
#include "floor.h"

#include <hft/match.h>

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Commands of the six mixes, written as hft_orders into a buffer in cache, as a gateway would leave
 * them, then matched; the writing alone is measured too and taken off. The engine reports in full
 * into one buffer, over and over; the floor gives trades and nothing else.
 */
enum { CHUNK = 64, CHUNK_MAX = 256, REPORTS = 1024, COLD_BYTES = 64 };

enum engine {
	NOTHING,
	FLOOR_DENSE,
	FLOOR_HASHED,
	MATCH_HANDLE,  /* ids are not indexed */
	MATCH_INDEXED, /* by handle, and ids are indexed */
	MATCH_ID,
	MATCH_DENSE    /* by id, in a table */
};

struct kind {
	const char *name;
	enum engine engine;
	uint32_t batch; /* commands a call */
	const char *versus;
	uint32_t mem_want; /* HFT_MEM_ bits of matching */
};

static const struct kind kinds[] = {
	{ "copy", NOTHING, 1, NULL, 0 },
	{ "copy, batch 256", NOTHING, 256, NULL, 0 },
	{ "floor dense, single", FLOOR_DENSE, 1, "floor dense, single", 0 },
	{ "floor dense, batch 64", FLOOR_DENSE, 64, "floor dense, batch 64", 0 },
	{ "floor hashed, single", FLOOR_HASHED, 1, "floor hashed, single", 0 },
	{ "floor hashed, batch 64", FLOOR_HASHED, 64, "floor hashed, batch 64", 0 },
	{ "match by handle, single", MATCH_HANDLE, 1, "floor dense, single", 0 },
	{ "match by handle, batch 64", MATCH_HANDLE, 64, "floor dense, batch 64", 0 },
	{ "match by handle, batch 256", MATCH_HANDLE, 256, "floor dense, batch 64", 0 },
	{ "match by handle + ids, single", MATCH_INDEXED, 1, "floor hashed, single", 0 },
	{ "match by handle + ids, batch 64", MATCH_INDEXED, 64, "floor hashed, batch 64", 0 },
	{ "match by id, single", MATCH_ID, 1, "floor hashed, single", 0 },
	{ "match by id, batch 64", MATCH_ID, 64, "floor hashed, batch 64", 0 },
	{ "match by id, batch 256", MATCH_ID, 256, "floor hashed, batch 64", 0 },
	{ "match by dense id, single", MATCH_DENSE, 1, "floor dense, single", 0 },
	{ "match by dense id, batch 64", MATCH_DENSE, 64, "floor dense, batch 64", 0 },
	{ "match by id, single, HUGE", MATCH_ID, 1, "match by id, single", HFT_MEM_HUGE },
	{ "match by id, batch 64, HUGE", MATCH_ID, 64, "match by id, batch 64", HFT_MEM_HUGE },
	{ "match by id, batch 64, HUGE + NODE", MATCH_ID, 64, "match by id, batch 64",
	  HFT_MEM_HUGE | HFT_MEM_NODE },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct trades {
	uint64_t count;
	uint64_t hash;
};

struct target {
	const struct kind *kind;
	struct floor *floor;
	hft_match *match;
	struct trades *trades;  /* NULL = they are not looked at */
	uint64_t *handles;      /* by id, learnt from the reports; NULL = they are not */
	struct floor_trade *room;
	hft_report reports[REPORTS];
};

struct match_case {
	const struct commands *commands;
	const struct kind *kind;
};

static bool is_floor(const struct kind *kind)
{
	return kind->engine == FLOOR_DENSE || kind->engine == FLOOR_HASHED;
}

/* Below this huge pages have little to save. */
enum { HUGE_LIVE_MIN = 900000 };

static bool by_handle(const struct kind *kind)
{
	return kind->engine == MATCH_HANDLE || kind->engine == MATCH_INDEXED;
}

/* A table needs dense ids; by handle, ids may be any. */
static bool takes(const struct kind *kind, const struct commands *c)
{
	if (kind->mem_want != 0)
		return c->live_peak >= HUGE_LIVE_MIN;
	return !c->scrambled || kind->engine == NOTHING || kind->engine == FLOOR_HASHED ||
	       kind->engine == MATCH_ID;
}

static struct floor *create_floor(const struct kind *kind, const struct commands *c)
{
	const struct floor_config config = {
		.instruments = c->symbols,
		.orders = c->live_peak,
		/* The band lies about the first price, which may be far from the touch. */
		.ticks = c->ticks > 2048 ? 4096 : 2 * c->ticks,
		.ids = kind->engine == FLOOR_DENSE ? c->ids : 0,
	};

	return floor_create(&config);
}

static hft_match *create_match(const struct kind *kind, const struct commands *c)
{
	hft_match_config config;
	hft_match *match = NULL;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = c->symbols;
	config.orders_max = c->live_peak + CHUNK_MAX;
	config.parties_max = 1;
	config.flags = kind->engine == MATCH_HANDLE ? HFT_MATCH_NO_IDS : 0;
	config.dense_ids = kind->engine == MATCH_DENSE ? c->ids + 1 : 0;
	config.mem_want = kind->mem_want;
	if (kind->mem_want & HFT_MEM_NODE)
		config.numa_node = hft_mem_node_of_cpu(sched_getcpu());
	config.hash_seed = UINT64_C(0x5bd1e995a7c3d2f1);
	return hft_match_create(&config, &match) == HFT_OK ? match : NULL;
}

/* Is the memory had that the kind wants? If not, why says so. */
static bool granted(const struct kind *kind, const struct commands *c, char *why, size_t size)
{
	hft_mem_grant grant = { 0 };
	hft_match *match;

	if ((kind->mem_want & HFT_MEM_NODE) && hft_mem_nodes() < 2) {
		snprintf(why, size, "not measured: the machine has one NUMA node");
		return false;
	}
	match = create_match(kind, c);
	if (match == NULL) {
		snprintf(why, size, "not measured: no memory");
		return false;
	}
	hft_match_grant(match, &grant);
	hft_match_destroy(match);
	snprintf(why, size, "not granted: %s",
		 strerror(grant.error_huge != 0 ? grant.error_huge : grant.error_node));
	return (grant.granted & kind->mem_want) == kind->mem_want;
}

static void target_destroy(struct target *t)
{
	if (t == NULL)
		return;
	floor_destroy(t->floor);
	hft_match_destroy(t->match);
	free(t->room);
	free(t);
}

/* Address space for the most trades that a call can make; few of its pages are touched. */
static struct target *target_create(const struct kind *kind, const struct commands *c)
{
	struct target *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->kind = kind;
	if (is_floor(kind)) {
		t->floor = create_floor(kind, c);
		t->room = malloc((uint64_t)CHUNK_MAX * COMMANDS_QTY_MAX * sizeof(*t->room));
	} else if (kind->engine != NOTHING) {
		t->match = create_match(kind, c);
	}
	if ((is_floor(kind) && (t->floor == NULL || t->room == NULL)) ||
	    (!is_floor(kind) && kind->engine != NOTHING && t->match == NULL)) {
		target_destroy(t);
		return NULL;
	}
	return t;
}

static void fold(struct trades *trades, uint64_t maker, uint64_t taker, int64_t price, int64_t qty)
{
	const uint64_t words[] = { maker, taker, (uint64_t)price, (uint64_t)qty };

	trades->count++;
	for (uint32_t i = 0; i < 4; i++)
		trades->hash = (trades->hash ^ words[i]) * UINT64_C(0x9e3779b97f4a7c15) +
			       (trades->hash >> 29);
}

static void note_reports(struct target *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		const hft_report *r = &t->reports[i];

		if (t->handles != NULL && r->handle != 0)
			t->handles[r->order_id] = r->handle;
		if (t->trades != NULL && r->kind == HFT_REPORT_FILL &&
		    (r->flags & HFT_REPORT_MAKER) != 0)
			fold(t->trades, r->order_id, r->aux, r->price, r->qty);
	}
}

static void note_trades(struct target *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		fold(t->trades, t->room[i].maker, t->room[i].taker, t->room[i].price,
		     t->room[i].qty);
}

static void drain(struct target *t)
{
	while (hft_match_pending(t->match) == 1) {
		int64_t n = hft_match_drain(t->match, t->reports, REPORTS);

		if (n < 0)
			return;
		note_reports(t, n);
	}
}

static inline void submit_match(struct target *t, const hft_order *orders, uint32_t n)
{
	while (n > 0) {
		uint32_t written = 0;
		int64_t taken = hft_match_submit_n(t->match, orders, n, t->reports, REPORTS,
						   &written);

		if (t->trades != NULL || t->handles != NULL)
			note_reports(t, written);
		if (written + HFT_MATCH_REPORTS_MIN > REPORTS || taken != n)
			drain(t);
		if (taken <= 0)
			return;
		orders += taken;
		n -= (uint32_t)taken;
	}
}

static void submit(struct target *t, const hft_order *orders, uint32_t n)
{
	uint32_t trades;

	if (t->match != NULL) {
		submit_match(t, orders, n);
	} else if (t->floor != NULL) {
		trades = n == 1 ? floor_match(t->floor, orders, t->room) :
				  floor_match_n(t->floor, orders, n, t->room);
		if (t->trades != NULL)
			note_trades(t, trades);
	}
}

static void submit_all(struct target *t, const hft_order *orders, uint32_t n)
{
	const uint32_t batch = t->kind->batch;

	for (uint32_t i = 0; i < n; i += batch)
		submit(t, &orders[i], n - i < batch ? n - i : batch);
}

static void submit_range(struct target *t, const struct commands *c, uint64_t from, uint64_t to)
{
	static hft_order hot[CHUNK_MAX];
	const uint32_t chunk = t->kind->batch > CHUNK ? t->kind->batch : CHUNK;

	for (uint64_t i = from; i < to; i += chunk) {
		uint32_t n = to - i < chunk ? (uint32_t)(to - i) : chunk;

		commands_expand(&c->rows[i], n, by_handle(t->kind), hot);
		bench_keep(hot);
		submit_all(t, hot, n);
	}
}

/* The clock is read around every 64 commands; a longer batch is still one call. */
static void submit_tails(struct target *t, const struct commands *c, struct bench_tails *out)
{
	static hft_order hot[CHUNK_MAX];
	const uint32_t chunk = t->kind->batch > CHUNK ? t->kind->batch : CHUNK;
	struct bench_batches batches;

	if (bench_batches_init(&batches, (uint32_t)((c->count - c->preload) / chunk + 1)) < 0)
		return;
	for (uint64_t i = c->preload; i + chunk <= c->count; i += chunk) {
		uint64_t start;

		commands_expand(&c->rows[i], chunk, by_handle(t->kind), hot);
		start = bench_now_ns();
		submit_all(t, hot, chunk);
		bench_batches_add(&batches, bench_now_ns() - start, chunk);
	}
	bench_batches_end(&batches, out);
}

static double match_round(void *arg, struct bench_tails *tails)
{
	const struct match_case *mc = arg;
	const struct commands *c = mc->commands;
	struct target *t = target_create(mc->kind, c);
	double start, ns;

	if (t == NULL)
		return -1;
	submit_range(t, c, 0, c->preload);
	start = bench_cpu_ns();
	submit_range(t, c, c->preload, c->count);
	ns = (bench_cpu_ns() - start) / (double)(c->count - c->preload);
	target_destroy(t);
	if (tails == NULL)
		return ns;
	t = target_create(mc->kind, c);
	if (t == NULL)
		return -1;
	submit_range(t, c, 0, c->preload);
	submit_tails(t, c, tails);
	target_destroy(t);
	return ns;
}

static int fill(void *arg)
{
	const struct match_case *mc = arg;
	struct target *t = target_create(mc->kind, mc->commands);

	if (t == NULL)
		return -1;
	submit_range(t, mc->commands, 0, mc->commands->preload);
	return 0;
}

/*
 * What a sender would have kept from the reports: the order's handle, or the last one of an order
 * that has gone. A stream of ids that are no table's index goes without.
 */
static int learn_handles(struct commands *c)
{
	static const struct kind by_id = { "handles", MATCH_ID, 1, NULL, 0 };
	static hft_order order;
	struct target *t = target_create(&by_id, c);

	if (t == NULL)
		return -1;
	t->handles = calloc(c->ids + 1, sizeof(*t->handles));
	for (uint64_t i = 0; t->handles != NULL && i < c->count; i++) {
		commands_expand(&c->rows[i], 1, false, &order);
		submit(t, &order, 1);
		if (i + 1 < c->count && c->rows[i + 1].kind != HFT_ORDER_NEW)
			c->rows[i + 1].handle = t->handles[c->rows[i + 1].id];
	}
	free(t->handles);
	target_destroy(t);
	return 0;
}

static bool same_bbo(const struct target *match, const struct target *floor, uint32_t instruments)
{
	for (uint32_t i = 1; i <= instruments; i++) {
		struct floor_bbo want;
		hft_bbo got;

		floor_bbo_get(floor->floor, i, &want);
		if (hft_match_bbo(match->match, i, &got) != HFT_OK)
			return false;
		if (got.bid_price != want.bid_price || got.ask_price != want.ask_price ||
		    got.bid_qty != (int64_t)want.bid_qty || got.ask_qty != (int64_t)want.ask_qty)
			return false;
	}
	return true;
}

/* Every engine and the floor: the same trades in the same order, and the same bests in the end. */
static void check_equal(struct bench *b, const struct commands *c)
{
	const struct kind floor_kind = { "", FLOOR_HASHED, 64, NULL, 0 };
	struct trades want = { 0, 0 };
	struct target *floor = target_create(&floor_kind, c);

	if (floor == NULL) {
		bench_fail(b, "creating the floor to compare");
		return;
	}
	floor->trades = &want;
	submit_range(floor, c, 0, c->count);
	for (uint32_t i = 0; i < KINDS; i++) {
		struct trades got = { 0, 0 };
		struct target *t;

		if (kinds[i].engine == NOTHING || kinds[i].mem_want != 0 || !takes(&kinds[i], c))
			continue;
		t = target_create(&kinds[i], c);
		if (t == NULL) {
			bench_fail(b, "creating what is to be compared");
			continue;
		}
		t->trades = &got;
		submit_range(t, c, 0, c->count);
		if (got.count == 0 || got.count != want.count || got.hash != want.hash)
			bench_fail(b, "making the trades of the floor");
		if (t->match != NULL && !same_bbo(t, floor, c->symbols))
			bench_fail(b, "ending with the floor's bests");
		target_destroy(t);
	}
	target_destroy(floor);
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

static double less_copy(const struct bench_case *cases, const struct bench_case *c)
{
	const struct match_case *mc = c->arg;

	return c->median - cases[mc->kind->batch == CHUNK_MAX ? 1 : 0].median;
}

static void report(struct bench *b, const char *group, const struct bench_case *cases,
		   uint32_t count)
{
	for (uint32_t i = 2; i < count; i++) {
		const struct match_case *mc = cases[i].arg;
		const char *versus = mc->kind->versus;
		const struct bench_case *peer = find_case(cases, count, versus);
		double ns = less_copy(cases, &cases[i]);
		struct bench_row *row = bench_add(b, group, cases[i].name, ns, "ns/order",
						  ns / less_copy(cases, peer), versus);

		row->tails = cases[i].tails;
	}
}

/*
 * The cold record of an order lies apart, 64 bytes by construction, in an array of its own: so the
 * hot part is what was measured less that.
 */
static void report_memory(struct bench *b, const char *group, const struct commands *c)
{
	static const struct kind measured[] = {
		{ "floor hashed", FLOOR_HASHED, 64, NULL, 0 },
		{ "match by handle", MATCH_HANDLE, 64, NULL, 0 },
		{ "match by id", MATCH_ID, 64, NULL, 0 },
	};

	for (uint32_t i = 0; i < 3; i++) {
		struct match_case mc = { c, &measured[i] };
		double bytes = bench_bytes(fill, &mc) / (double)c->preload;
		double cold = measured[i].engine == FLOOR_HASHED ? 0 : COLD_BYTES;
		char name[48];

		snprintf(name, sizeof(name), "memory, %s%s", cold > 0 ? "hot, " : "",
			 measured[i].name);
		bench_add(b, group, name, bytes - cold, "B/order", 0, NULL);
		snprintf(name, sizeof(name), "memory, cold, %s", measured[i].name);
		if (cold > 0)
			bench_add(b, group, name, cold, "B/order", 0, NULL);
	}
}

/* What was asked for and not had, and where the pages lie of what was. */
static void report_pages(struct bench *b, const char *group, const struct commands *c)
{
	for (uint32_t i = 0; i < KINDS; i++) {
		struct match_case mc = { c, &kinds[i] };
		struct bench_row *row;
		double bytes, huge;
		char text[64];

		if (kinds[i].mem_want == 0 || !takes(&kinds[i], c))
			continue;
		if (!granted(&kinds[i], c, text, sizeof(text))) {
			bench_say(b, group, kinds[i].name, text);
			continue;
		}
		if (kinds[i].batch == 1)
			continue;
		bytes = bench_bytes_huge(fill, &mc, &huge);
		snprintf(text, sizeof(text), "memory, %s", kinds[i].name);
		row = bench_add(b, group, text, bytes / (double)c->preload, "B/order", 0, NULL);
		snprintf(row->note, sizeof(row->note), "%.0f %% of it in 2 MiB pages", huge * 100);
	}
}

static void bench_mix(struct bench *b, const struct stream_config *config)
{
	struct bench_case cases[KINDS];
	struct match_case args[KINDS];
	struct stream_config reduced = *config;
	struct commands c;
	uint32_t count = 0;
	char group[24], why[64];

	if (b->quick)
		reduced.events /= 4;
	if (commands_make(&reduced, &c) < 0 || (!c.scrambled && learn_handles(&c) < 0)) {
		bench_fail(b, config->name);
		return;
	}
	memset(cases, 0, sizeof(cases));
	for (uint32_t i = 0; i < KINDS; i++) {
		if (!takes(&kinds[i], &c) ||
		    (kinds[i].mem_want != 0 && !granted(&kinds[i], &c, why, sizeof(why))))
			continue;
		args[count] = (struct match_case){ .commands = &c, .kind = &kinds[i] };
		cases[count] = (struct bench_case){ .name = kinds[i].name, .round = match_round,
						    .arg = &args[count] };
		count++;
	}
	snprintf(group, sizeof(group), "match %s", config->name);
	bench_begin(group);
	check_equal(b, &c);
	bench_run(b, cases, count);
	report(b, group, cases, count);
	if (config->live >= 100000)
		report_memory(b, group, &c);
	report_pages(b, group, &c);
	commands_free(&c);
}

void bench_match(struct bench *b)
{
	const struct stream_config *config;

	if (!bench_wants(b, "match"))
		return;
	for (uint32_t i = 0; (config = stream_mix(i)) != NULL; i++) {
		if (b->quick && config->live >= 1000000 && !config->uniform)
			continue;
		bench_mix(b, config);
	}
}
