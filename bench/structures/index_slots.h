/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_SLOTS_H
#define INDEX_SLOTS_H
/*
 * Open addressing, slots of 16 bytes that hold the id, probed in line, deleted by shifting back.
 * GROUP 1: the two ids of a pair have neighbouring homes in one line; 0: each has its own.
 */
#include "structures.h"

struct slots_entry {
	uint64_t id;
	uint32_t order; /* 0 = free */
	uint32_t scope; /* read and written as the library's is */
};

struct slots {
	struct slots_entry *at;
	uint64_t homes; /* groups of them */
	uint64_t count;
};

static inline int slots_open(struct slots *s, struct arena *arena, const struct size *size,
			     const struct order *orders)
{
	(void)orders;
	s->homes = ((uint64_t)size->orders * 100 / LOAD >> GROUP) + 2;
	s->count = s->homes << GROUP;
	s->at = arena_take(arena, s->count, sizeof(*s->at));
	return s->at != NULL ? 0 : -1;
}

static inline uint64_t slots_home(const struct slots *s, uint64_t id)
{
	return reduce_hash(hash_id(id >> GROUP), s->homes) << GROUP | (id & ((1u << GROUP) - 1));
}

static inline uint64_t slots_next(const struct slots *s, uint64_t at)
{
	return at + 1 == s->count ? 0 : at + 1;
}

/* Where an id is, or the free slot where the search ends. */
static inline uint64_t slots_seek(const struct slots *s, uint64_t id)
{
	uint64_t at = slots_home(s, id);

	while (s->at[at].order != 0 && (s->at[at].id != id || s->at[at].scope != 0))
		at = slots_next(s, at);
	return at;
}

static inline uint32_t slots_find(const struct slots *s, uint64_t id, struct place *place)
{
	place->at = slots_seek(s, id);
	return s->at[place->at].order;
}

static inline bool slots_put(struct slots *s, uint64_t id, uint32_t order)
{
	struct slots_entry *e = &s->at[slots_seek(s, id)];

	if (e->order != 0)
		return false;
	*e = (struct slots_entry){ .id = id, .order = order };
	return true;
}

static inline uint64_t slots_distance(const struct slots *s, uint64_t from, uint64_t to)
{
	return to >= from ? to - from : to + s->count - from;
}

static inline void slots_erase(struct slots *s, const struct place *place)
{
	uint64_t hole = place->at;

	for (uint64_t at = slots_next(s, hole); s->at[at].order != 0; at = slots_next(s, at)) {
		uint64_t home = slots_home(s, s->at[at].id);

		if (slots_distance(s, home, at) >= slots_distance(s, hole, at)) {
			s->at[hole] = s->at[at];
			hole = at;
		}
	}
	s->at[hole] = (struct slots_entry){ 0 };
}

static inline void slots_prefetch(const struct slots *s, uint64_t id)
{
	prefetch(&s->at[slots_home(s, id)]);
}

/* The first slot's word only: a longer probe is not worth waiting for. */
static inline uint32_t slots_guess(const struct slots *s, uint64_t id)
{
	return s->at[slots_home(s, id)].order;
}

static inline uint64_t slots_bytes(const struct slots *s)
{
	return s->count * sizeof(*s->at);
}

#endif
