/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_TABLE_H
#define INDEX_TABLE_H
/* The order of every id there will ever be. */
#include "structures.h"

struct table {
	uint32_t *at;
	uint64_t count;
};

static inline int table_open(struct table *t, struct arena *arena, const struct size *size,
			     const struct order *orders)
{
	(void)orders;
	t->count = size->ids + 1;
	t->at = size->ids > 0 ? arena_take(arena, t->count, sizeof(*t->at)) : NULL;
	return t->at != NULL ? 0 : -1;
}

static inline uint32_t table_find(const struct table *t, uint64_t id, struct place *place)
{
	place->at = id;
	return id < t->count ? t->at[id] : 0;
}

static inline bool table_put(struct table *t, uint64_t id, uint32_t order)
{
	if (id >= t->count || t->at[id] != 0)
		return false;
	t->at[id] = order;
	return true;
}

static inline void table_erase(struct table *t, const struct place *place)
{
	t->at[place->at] = 0;
}

static inline void table_prefetch(const struct table *t, uint64_t id)
{
	prefetch(&t->at[id]);
}

static inline uint32_t table_guess(const struct table *t, uint64_t id)
{
	return id < t->count ? t->at[id] : 0;
}

static inline uint64_t table_bytes(const struct table *t)
{
	return t->count * sizeof(*t->at);
}

#endif
