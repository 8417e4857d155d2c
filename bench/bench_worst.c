/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "floor.h"
#include "worst/engine.h"

#include <stdlib.h>

/*
 * The worst cases of tests/worst, each beside a friend in the same rounds: the same turns in a book
 * of 100,000 orders on 64 levels with ids in sequence. A turn is a cancel and an add.
 */
enum { CHUNK = 64, TURNS = 200000, MANY = 1000000, FEW = 100000, FLOOR_TICKS = 4096 };

enum what { TURN, SWEEP };

struct worst_row {
	const char *name;
	const char *plan;
	uint64_t live;
	const char *versus; /* NULL = the friend */
	const char *versus_plan;
	enum what what;
};

static const struct worst_row rows[] = {
	{ "billion ticks apart", "far", 2, "side by side", "near", TURN },
	{ "1M on a level, oldest go", "level_oldest", MANY, NULL, NULL, TURN },
	{ "1M on a level, newest go", "level_newest", MANY, NULL, NULL, TURN },
	{ "1M on a level, any go", "level_any", MANY, NULL, NULL, TURN },
	{ "1M levels, any go", "levels_any", MANY, NULL, NULL, TURN },
	{ "1M levels, the best go", "levels_best", MANY, NULL, NULL, TURN },
	{ "1M levels, the worst go", "levels_worst", MANY, NULL, NULL, TURN },
	{ "1M levels, the touch flaps", "touch", MANY, NULL, NULL, TURN },
	{ "full, oldest go", "oldest", FEW, NULL, NULL, TURN },
	{ "full, newest go", "newest", FEW, NULL, NULL, TURN },
	{ "ids a million apart", "ids_by_a_million", FEW, NULL, NULL, TURN },
	{ "ids of equal low 32 bits", "ids_equal_low_32", FEW, NULL, NULL, TURN },
	{ "ids bit-reversed", "ids_bit_reversed", FEW, NULL, NULL, TURN },
	{ "ids that undo a mixer", "ids_unmixed", FEW, NULL, NULL, TURN },
	{ "ids scattered", "ids_scattered", FEW, NULL, NULL, TURN },
	{ "sweep, 100k on 64 levels", "friendly", FEW, NULL, NULL, SWEEP },
	{ "sweep, 1M on a level", "level_oldest", MANY, NULL, NULL, SWEEP },
	{ "sweep, 1M levels", "levels_best", MANY, NULL, NULL, SWEEP },
};

enum engine { NOTHING, FLOOR, MATCH, BOOK };

struct target {
	enum engine engine;
	enum what what;
	const struct worst_run *run;
	struct worst_engine e;
	struct floor *floor;
	struct floor_trade *trades;
};

static int target_open(struct target *t)
{
	const struct worst_run *run = t->run;
	const struct floor_config config = {
		.instruments = 1,
		.orders = (uint32_t)run->live,
		.ticks = FLOOR_TICKS,
	};

	if (t->engine == NOTHING)
		return 0;
	if (t->engine != FLOOR)
		return worst_open(&t->e, t->engine == MATCH ? WORST_MATCH : WORST_BOOK,
				  HFT_SIDE_ASK, run->live, run->levels, 1);
	t->floor = floor_create(&config);
	t->trades = malloc((run->live + 1) * sizeof(*t->trades));
	return t->floor != NULL && t->trades != NULL ? 0 : -1;
}

static void target_close(struct target *t)
{
	if (t->engine == FLOOR) {
		floor_destroy(t->floor);
		free(t->trades);
	} else if (t->engine != NOTHING) {
		worst_close(&t->e);
	}
}

static bool take_orders(struct target *t, const hft_order *orders, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (t->engine == FLOOR)
			floor_match(t->floor, &orders[i], t->trades);
		else if (t->engine == MATCH &&
			 hft_match_submit_n(t->e.match, &orders[i], 1, t->e.reports,
					    WORST_REPORTS, &t->e.written) != 1)
			return false;
	}
	return true;
}

/* Steps are written as orders or events into a buffer in cache, then taken one by one. */
static bool play(struct target *t, uint64_t from, uint64_t to)
{
	static hft_order orders[CHUNK];
	static hft_event events[CHUNK];

	for (uint64_t i = from; i < to; i += CHUNK) {
		uint32_t n = to - i < CHUNK ? (uint32_t)(to - i) : CHUNK;

		for (uint32_t k = 0; k < n; k++) {
			if (t->engine == BOOK)
				events[k] = worst_event(&t->run->steps[i + k], HFT_SIDE_ASK);
			else
				orders[k] = worst_order(&t->run->steps[i + k], HFT_SIDE_ASK);
		}
		bench_keep(orders);
		bench_keep(events);
		if (t->engine != BOOK && !take_orders(t, orders, n))
			return false;
		for (uint32_t k = 0; t->engine == BOOK && k < n; k++)
			if (hft_book_apply(t->e.book, &events[k]) != HFT_OK)
				return false;
	}
	return true;
}

static bool sweep(struct target *t)
{
	const hft_order taker = worst_taker(t->run, HFT_SIDE_ASK);

	if (t->engine == FLOOR)
		return floor_match(t->floor, &taker, t->trades) == t->run->live;
	return worst_sweep(&t->e, t->run) == (int64_t)t->run->live;
}

static bool measure(struct target *t, double *ns)
{
	const struct worst_run *run = t->run;
	uint64_t until = t->what == SWEEP ? run->count : run->fill;
	double start;
	bool whole;

	if (!play(t, 0, until))
		return false;
	start = bench_cpu_ns();
	whole = t->what == SWEEP ? sweep(t) : play(t, run->fill, run->count);
	*ns = (bench_cpu_ns() - start) /
	      (double)(t->what == SWEEP ? run->live : run->count - run->fill);
	return whole;
}

static double worst_round(void *arg, struct bench_tails *tails)
{
	struct target *t = arg;
	double ns = -1;

	(void)tails;
	if (target_open(t) == 0 && !measure(t, &ns))
		ns = -1;
	target_close(t);
	return ns;
}

/* A row's own run and its peer's. */
struct pair {
	struct worst_run own;
	struct worst_run peer;
};

static int pair_make(const struct worst_row *row, uint64_t turns, struct pair *p)
{
	const char *peer = row->versus_plan != NULL ? row->versus_plan : "friendly";

	if (worst_make(worst_plan_named(row->plan), row->live, turns, &p->own) < 0)
		return -1;
	if (worst_make(worst_plan_named(peer), row->live < FEW ? row->live : FEW, turns,
		       &p->peer) == 0)
		return 0;
	worst_free(&p->own);
	return -1;
}

static void report(struct bench *b, const char *group, const struct worst_row *row,
		   const struct bench_case *cases, const char *versus)
{
	/* A sweep is one order, which nothing was copied for. */
	double copy = row->what == SWEEP ? 0 : cases[2].median;
	double own = cases[0].median - copy;
	double peer = cases[1].median - copy;

	bench_add(b, group, row->name, own, row->what == SWEEP ? "ns/maker" : "ns/order",
		  own / peer, versus);
}

/* Turns are held against the friend's in the same engine, and sweeps against the floor's. */
static void bench_row_run(struct bench *b, enum engine engine, const struct worst_row *row)
{
	static struct target own;
	static struct target peer;
	static struct target copy;
	const char *versus = row->what == SWEEP ? "floor, 100k" :
			     row->versus != NULL ? row->versus : "friendly, 100k";
	struct bench_case cases[3] = {
		{ .name = row->name, .round = worst_round, .arg = &own },
		{ .name = versus, .round = worst_round, .arg = &peer },
		{ .name = "copy", .round = worst_round, .arg = &copy },
	};
	struct pair p;

	if (pair_make(row, b->quick ? TURNS / 10 : TURNS, &p) < 0) {
		bench_fail(b, row->name);
		return;
	}
	own = (struct target){ .engine = engine, .what = row->what, .run = &p.own };
	peer = (struct target){ .engine = row->what == SWEEP ? FLOOR : engine,
				.what = row->what, .run = &p.peer };
	copy = (struct target){ .run = &p.peer };
	bench_run(b, cases, row->what == SWEEP ? 2 : 3);
	report(b, engine == MATCH ? "worst match" : "worst book", row, cases, versus);
	worst_free(&p.own);
	worst_free(&p.peer);
}

void bench_worst(struct bench *b)
{
	if (!bench_wants(b, "worst"))
		return;
	for (enum engine engine = MATCH; engine <= BOOK; engine++) {
		for (uint32_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
			if (b->quick && rows[i].live == MANY)
				continue;
			/* A book is told of each fill, which is nothing like the floor's sweep. */
			if (engine == MATCH || rows[i].what == TURN)
				bench_row_run(b, engine, &rows[i]);
		}
	}
}
