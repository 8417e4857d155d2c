/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_WORST_INSIDE_H
#define TESTS_WORST_INSIDE_H
/* What tests of the worst cases see of an index and its ladder that no caller can. */
#include "book/book.h"
#include "match/match.h"

#include "worst/engine.h"

static inline const struct hft_index *worst_index(const struct worst_engine *e)
{
	return e->match != NULL ? &e->match->index : &e->book->index;
}

/* Buckets passed on the way to each live id, and the most for one. */
static inline uint64_t worst_probes(const struct worst_engine *e, uint64_t *longest)
{
	return hft_index_probes(worst_index(e), longest);
}

/* The same as the buckets themselves count it: what leads searches on, also those in vain. */
static inline uint64_t worst_passed(const struct worst_engine *e)
{
	const struct hft_index_table *table = &worst_index(e)->now;
	uint64_t passed = 0;

	for (uint64_t at = 0; at <= table->mask; at++)
		passed += table->buckets[at].passed;
	return passed;
}

/* Where the search for an id begins, of so many places. */
static inline uint64_t worst_home(const struct worst_engine *e, uint64_t id)
{
	const struct hft_index_table *table = &worst_index(e)->now;

	return hft_index_home(table, hft_index_hash(table, id, 0));
}

static inline uint64_t worst_homes(const struct worst_engine *e)
{
	return worst_index(e)->now.mask + 1;
}

/* Nodes of the trees of levels. */
static inline uint64_t worst_nodes(const struct worst_engine *e)
{
	return e->match != NULL ? e->match->ladder.node_slots.live :
				  e->book->ladder.node_slots.live;
}

#endif
