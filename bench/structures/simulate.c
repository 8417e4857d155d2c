/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Under callgrind the caches, branches and instructions of the last events are counted, one dump a
 * kind, named after it. The simulated caches are warmed by the events before them.
 */
#include "bench.h"
#include "cases.h"

#include <stdio.h>
#include <string.h>

#if STRUCTURES_HAVE_CALLGRIND
#include <valgrind/callgrind.h>

static void count_kind(const struct keeper_kind *kind, const struct stream *s, uint32_t events,
		       struct ahead ahead, const char *way)
{
	const struct ahead one = { 0, 0, 0 };
	uint64_t measured = s->count - events, warm = measured - 2 * (uint64_t)events;
	static hft_event hot[CHUNK];
	char name[96];
	void *keeper = keeper_make(kind, s);

	if (keeper == NULL)
		return;
	run_range(kind, keeper, s->events, 0, warm, one);
	CALLGRIND_START_INSTRUMENTATION;
	run_range(kind, keeper, s->events, warm, measured, one);
	CALLGRIND_ZERO_STATS;
	for (uint64_t i = measured; i + CHUNK <= s->count; i += CHUNK) {
		memcpy(hot, &s->events[i], sizeof(hot));
		bench_keep(hot);
		CALLGRIND_TOGGLE_COLLECT;
		kind->run(keeper, hot, CHUNK, ahead);
		CALLGRIND_TOGGLE_COLLECT;
	}
	snprintf(name, sizeof(name), "%s|%s|%s|%u", kind->index, kind->levels, way,
		 events / CHUNK * CHUNK);
	CALLGRIND_DUMP_STATS_AT(name);
	CALLGRIND_STOP_INSTRUMENTATION;
	kind->destroy(keeper);
}

void simulate_stream(const struct cases *cases, const struct stream *s, const struct options *o)
{
	const struct ahead one = { 0, 0, 0 };

	for (uint32_t i = 0; i < cases->count; i++) {
		count_kind(cases->kinds[i], s, o->simulate, one, "single");
		if (o->both)
			count_kind(cases->kinds[i], s, o->simulate, o->ahead, "ahead");
	}
}

#else

void simulate_stream(const struct cases *cases, const struct stream *s, const struct options *o)
{
	(void)cases;
	(void)s;
	(void)o;
	fprintf(stderr, "hft-structures: built without valgrind/callgrind.h\n");
}

#endif
