/* SPDX-License-Identifier: Apache-2.0 */
#include "worst_ops.h"

#include "match_ops.h"
#include "worst/engine.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <valgrind/callgrind.h>

enum { TURNS = 2000, TENTH = 20000, QUERIES = 100, DEPTH = 10, SEED = 1 };

static struct worst_engine engine;

static int64_t run_turns(const struct worst_run *run, uint64_t from, uint64_t count)
{
	bool whole;

	CALLGRIND_START_INSTRUMENTATION;
	whole = worst_play(&engine, run->steps + from, count);
	ops_spend();
	CALLGRIND_STOP_INSTRUMENTATION;
	return whole ? (int64_t)count : -1;
}

static int64_t run_sweep(const struct worst_run *run)
{
	int64_t fills;

	CALLGRIND_START_INSTRUMENTATION;
	fills = worst_sweep(&engine, run);
	CALLGRIND_STOP_INSTRUMENTATION;
	return fills == (int64_t)run->live ? fills : -1;
}

static int64_t bbo(void)
{
	hft_bbo out;

	return engine.match != NULL ? hft_match_bbo(engine.match, 1, &out) == HFT_OK :
				      hft_book_bbo(engine.book, 1, &out) == HFT_OK;
}

static int64_t depth(void)
{
	hft_level out[DEPTH];

	return engine.match != NULL ?
		       hft_match_levels(engine.match, 1, engine.side, out, DEPTH) == DEPTH :
		       hft_book_levels(engine.book, 1, engine.side, out, DEPTH) == DEPTH;
}

static int64_t run_queries(int64_t (*query)(void))
{
	int64_t done = 0;

	CALLGRIND_START_INSTRUMENTATION;
	for (uint32_t i = 0; i < QUERIES; i++)
		done += query();
	CALLGRIND_STOP_INSTRUMENTATION;
	return done == QUERIES ? done : -1;
}

/* The book is filled; what is counted goes on from here. */
static int64_t run_last(const struct worst_run *run, const char *what)
{
	uint64_t turns = run->count - run->fill;

	if (strcmp(what, "sweep") == 0)
		return worst_play(&engine, run->steps + run->fill, turns) ? run_sweep(run) : -1;
	if (strcmp(what, "bbo") == 0)
		return run_queries(bbo);
	if (strcmp(what, "depth") == 0)
		return run_queries(depth);
	if (strcmp(what, "last") == 0)
		return worst_play(&engine, run->steps + run->fill, turns - 2 * TENTH) ?
			       run_turns(run, run->count - 2 * TENTH, 2 * TENTH) :
			       -1;
	return run_turns(run, run->fill, strcmp(what, "first") == 0 ? 2 * TENTH : turns);
}

static int64_t run_plan(enum worst_kind kind, const struct worst_plan *plan, uint64_t live,
			const char *what)
{
	bool tenths = strcmp(what, "first") == 0 || strcmp(what, "last") == 0;
	struct worst_run run;
	int64_t count = -1;

	if (worst_make(plan, live, tenths ? 10 * TENTH : TURNS, &run) < 0)
		return -1;
	if (worst_open(&engine, kind, HFT_SIDE_ASK, live, run.levels, SEED) == 0 &&
	    worst_play(&engine, run.steps, run.fill))
		count = run_last(&run, what);
	worst_close(&engine);
	worst_free(&run);
	return count;
}

int64_t worst_op(const char *name)
{
	char kind[8], plan[32], what[8] = "";
	const struct worst_plan *found;
	uint64_t live;

	if (sscanf(name, "%7[a-z]/%31[a-z0-9_]/%" SCNu64 "/%7s", kind, plan, &live, what) < 3)
		return -1;
	found = worst_plan_named(plan);
	if (found == NULL || live == 0)
		return -1;
	return run_plan(strcmp(kind, "match") == 0 ? WORST_MATCH : WORST_BOOK, found, live, what);
}

int worst_all(void)
{
	char name[64];

	while (scanf("%63s", name) == 1) {
		int64_t count;

		CALLGRIND_ZERO_STATS;
		count = worst_op(name);
		CALLGRIND_DUMP_STATS_AT(name);
		printf("%s %" PRId64 "\n", name, count);
		if (count <= 0)
			return 1;
	}
	return 0;
}
