/* SPDX-License-Identifier: Apache-2.0 */
#include "cases.h"

#include "bench.h"

#include <string.h>

#define X(name) extern const struct keeper_kind name;
STRUCTURES_COMBOS
#undef X

#define X(name) &name,
static const struct keeper_kind *const all[] = { STRUCTURES_COMBOS };
#undef X

enum { LEVELS_SIDE_MAX = 8192 };

_Static_assert(sizeof(all) / sizeof(all[0]) <= CASES_MAX, "room for all");

void cases_select(struct cases *cases, const char *prefix)
{
	cases->count = 0;
	for (uint32_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (prefix == NULL || strncmp(all[i]->name, prefix, strlen(prefix)) == 0)
			cases->kinds[cases->count++] = all[i];
	}
}

void size_of_stream(struct size *size, const struct stream *s)
{
	size->sides = (s->symbols + 1) * 2;
	size->orders = (uint32_t)s->live_peak;
	size->levels = (uint32_t)s->live_peak;
	size->levels_side = size->levels < LEVELS_SIDE_MAX ? size->levels : LEVELS_SIDE_MAX;
	size->ids = s->scrambled ? 0 : s->ids;
}

void *keeper_make(const struct keeper_kind *kind, const struct stream *s)
{
	struct size size;

	size_of_stream(&size, s);
	return kind->create(&size);
}

void run_range(const struct keeper_kind *kind, void *keeper, const hft_event *events, uint64_t from,
	       uint64_t to, struct ahead ahead)
{
	static hft_event hot[CHUNK];

	for (uint64_t i = from; i < to; i += CHUNK) {
		uint32_t n = to - i < CHUNK ? (uint32_t)(to - i) : CHUNK;

		memcpy(hot, &events[i], n * sizeof(*hot));
		bench_keep(hot);
		if (keeper != NULL)
			kind->run(keeper, hot, n, ahead);
	}
}
