/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "cases.h"

#include <stdio.h>

/* Stretches run one event at a time and looking ahead in turn, so that both see the same noise. */
enum { STRETCH = 4096, WAYS_MAX = 16 };

struct timed {
	double ns[WAYS_MAX]; /* an event, by way */
	struct keeper_bytes bytes;
	uint32_t live;
};

static int run_once(const struct keeper_kind *kind, const struct stream *s,
		    const struct ahead *ways, uint32_t count, struct timed *out)
{
	const struct ahead fill = { 16, 8, 4 };
	void *keeper = kind != NULL ? keeper_make(kind, s) : NULL;
	uint64_t events[WAYS_MAX] = { 0 };
	double ns[WAYS_MAX] = { 0 };
	uint32_t way = 0;

	if (kind != NULL && keeper == NULL)
		return -1;
	if (keeper != NULL)
		run_range(kind, keeper, s->events, 0, s->preload, fill);
	for (uint64_t i = s->preload; i + STRETCH <= s->count; i += STRETCH) {
		double start = bench_cpu_ns();

		run_range(kind, keeper, s->events, i, i + STRETCH, ways[way]);
		ns[way] += bench_cpu_ns() - start;
		events[way] += STRETCH;
		way = way + 1 == count ? 0 : way + 1;
	}
	for (uint32_t w = 0; w < count; w++)
		out->ns[w] = ns[w] / (double)events[w];
	if (keeper != NULL) {
		kind->bytes(keeper, &out->bytes);
		out->live = kind->live(keeper);
		kind->destroy(keeper);
	}
	return 0;
}

/* Rounds in turn over the kinds, medians less the copying. */
static void run_rounds(const struct cases *cases, const struct stream *s, const struct ahead *ways,
		       uint32_t count, uint32_t rounds, struct timed *out)
{
	static double samples[CASES_MAX + 1][WAYS_MAX][ROUNDS_MAX];
	double copy[WAYS_MAX];

	for (uint32_t r = 0; r < rounds; r++) {
		for (uint32_t i = 0; i <= cases->count; i++) {
			const struct keeper_kind *kind = i > 0 ? cases->kinds[i - 1] : NULL;
			struct timed t = { .live = 0 };

			run_once(kind, s, ways, count, &t);
			for (uint32_t w = 0; w < count; w++)
				samples[i][w][r] = t.ns[w];
			out[i] = t;
		}
	}
	for (uint32_t i = 0; i <= cases->count; i++) {
		for (uint32_t w = 0; w < count; w++) {
			out[i].ns[w] = bench_median(samples[i][w], rounds);
			if (i == 0)
				copy[w] = out[i].ns[w];
			else
				out[i].ns[w] -= copy[w];
		}
	}
}

void time_stream(const struct cases *cases, const struct stream *s, const struct options *o)
{
	static struct timed out[CASES_MAX + 1];
	const struct ahead ways[2] = { { 0, 0, 0 }, o->ahead };

	run_rounds(cases, s, ways, 2, o->rounds, out);
	printf("| index | levels | single ns | ahead ns | index B | levels B |\n"
	       "|---|---|---|---|---|---|\n");
	for (uint32_t i = 1; i <= cases->count; i++) {
		const struct keeper_kind *kind = cases->kinds[i - 1];
		const double live = out[i].live;

		if (out[i].live == 0)
			continue;
		printf("| %s | %s | %.1f | %.1f | %.1f | %.1f |\n", kind->index, kind->levels,
		       out[i].ns[0], out[i].ns[1], (double)out[i].bytes.index / live,
		       (double)out[i].bytes.levels / live);
	}
}

void time_distances(const struct cases *cases, const struct stream *s, const struct options *o)
{
	static struct timed out[CASES_MAX + 1];
	static const struct ahead ways[] = {
		{ 0, 0, 0 },    { 4, 2, 1 },   { 8, 4, 2 },   { 12, 8, 4 },
		{ 16, 8, 4 },   { 16, 12, 8 }, { 24, 12, 6 }, { 24, 16, 8 },
		{ 32, 16, 8 },  { 48, 24, 12 },
	};
	enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

	run_rounds(cases, s, ways, WAYS, o->rounds, out);
	printf("| index | levels |");
	for (uint32_t w = 0; w < WAYS; w++)
		printf(" %u/%u/%u |", ways[w].far, ways[w].mid, ways[w].near);
	printf("\n|---|---|");
	for (uint32_t w = 0; w < WAYS; w++)
		printf("---|");
	printf("\n");
	for (uint32_t i = 1; i <= cases->count; i++) {
		if (out[i].live == 0)
			continue;
		printf("| %s | %s |", cases->kinds[i - 1]->index, cases->kinds[i - 1]->levels);
		for (uint32_t w = 0; w < WAYS; w++)
			printf(" %.1f |", out[i].ns[w]);
		printf("\n");
	}
}
