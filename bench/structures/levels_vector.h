/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LEVELS_VECTOR_H
#define LEVELS_VECTOR_H
/* One sorted array a side. */
#include "pool.h"
#include "sorted.h"

struct vector {
	struct pool pool;
	struct sorted *sides;
	uint32_t count;
};

static inline int vector_open(struct vector *v, struct arena *arena, const struct size *size)
{
	v->count = size->sides;
	v->sides = arena_take(arena, size->sides, sizeof(*v->sides));
	for (uint32_t i = 0; v->sides != NULL && i < size->sides; i++) {
		v->sides[i].at = arena_take(arena, size->levels_side, sizeof(*v->sides[i].at));
		if (v->sides[i].at == NULL)
			return -1;
	}
	return v->sides != NULL ? pool_open(&v->pool, arena, size->levels) : -1;
}

static inline struct level *vector_record(const struct vector *v, uint32_t level)
{
	return &v->pool.at[level];
}

static inline uint32_t vector_find_or_open(struct vector *v, uint32_t side, int64_t key)
{
	struct sorted *s = &v->sides[side];
	uint32_t at = sorted_seek(s, key);

	if (sorted_is(s, at, key))
		return s->at[at].level;
	sorted_insert(s, at, key, pool_take(&v->pool, side, key));
	return s->at[at].level;
}

static inline void vector_close(struct vector *v, uint32_t side, uint32_t level)
{
	struct sorted *s = &v->sides[side];

	sorted_remove(s, sorted_seek(s, v->pool.at[level].key));
	pool_give(&v->pool, level);
}

static inline uint32_t vector_best(const struct vector *v, uint32_t side)
{
	return sorted_best(&v->sides[side]);
}

/* The next worse, 0 = none. */
static inline uint32_t vector_worse(const struct vector *v, uint32_t side, uint32_t level)
{
	const struct sorted *s = &v->sides[side];
	uint32_t at = sorted_seek(s, v->pool.at[level].key);

	return at > 0 ? s->at[at - 1].level : 0;
}

static inline void vector_prefetch_side(const struct vector *v, uint32_t side)
{
	prefetch(&v->sides[side]);
}

static inline void vector_prefetch(const struct vector *v, uint32_t side, int64_t key)
{
	const struct sorted *s = &v->sides[side];

	(void)key;
	prefetch(&s->at[s->count - (s->count > 0)]);
}

/* The best, for most prices are near it. */
static inline uint32_t vector_guess(const struct vector *v, uint32_t side, int64_t key)
{
	(void)key;
	return vector_best(v, side);
}

static inline uint64_t vector_bytes(const struct vector *v)
{
	uint64_t bytes = v->pool.fresh * sizeof(*v->pool.at) + v->count * sizeof(*v->sides);

	for (uint32_t i = 0; i < v->count; i++)
		bytes += v->sides[i].most * sizeof(*v->sides[i].at);
	return bytes;
}

#endif
