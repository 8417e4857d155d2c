/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STRUCTURES_POOL_H
#define STRUCTURES_POOL_H
/* Records of levels, numbered from 1, the one freed last used first. */
#include "structures.h"

struct pool {
	struct level *at;
	uint32_t free;
	uint32_t fresh;
};

static inline int pool_open(struct pool *p, struct arena *arena, uint32_t levels)
{
	p->at = arena_take(arena, levels + UINT64_C(1), sizeof(*p->at));
	return p->at != NULL ? 0 : -1;
}

static inline uint32_t pool_take(struct pool *p, uint32_t side, int64_t key)
{
	uint32_t level = p->free;

	if (level != 0)
		p->free = p->at[level].head;
	else
		level = ++p->fresh;
	p->at[level] = (struct level){ .key = key, .side = side };
	return level;
}

static inline void pool_give(struct pool *p, uint32_t level)
{
	p->at[level].head = p->free;
	p->free = level;
}

#endif
