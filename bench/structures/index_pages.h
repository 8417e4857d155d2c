/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_PAGES_H
#define INDEX_PAGES_H
/*
 * Pages of 2^PAGE consecutive ids, 4 bytes an id, found by a hashed directory that counts what a
 * page holds and takes an empty one back. Any id may come; sparse ones take a page each.
 */
#include "structures.h"

struct pages_entry {
	uint64_t number; /* id >> PAGE */
	uint32_t page;   /* 0 = free */
	uint32_t count;
};

struct pages {
	struct pages_entry *directory;
	uint32_t *ids;   /* page after page; a free page's first word leads to another */
	uint64_t homes;
	uint32_t free;
	uint32_t fresh;
};

static inline int pages_open(struct pages *p, struct arena *arena, const struct size *size,
			     const struct order *orders)
{
	uint64_t most = (size->ids >> PAGE) + 2;

	(void)orders;
	if (size->ids == 0 || most > size->orders)
		most = size->orders + 1;
	p->homes = most * 2;
	p->directory = arena_take(arena, p->homes, sizeof(*p->directory));
	p->ids = arena_take(arena, (most + 1) << PAGE, sizeof(*p->ids));
	return p->directory != NULL && p->ids != NULL ? 0 : -1;
}

static inline uint64_t pages_home(const struct pages *p, uint64_t number)
{
	return reduce_hash(hash_id(number), p->homes);
}

static inline uint64_t pages_next(const struct pages *p, uint64_t at)
{
	return at + 1 == p->homes ? 0 : at + 1;
}

static inline struct pages_entry *pages_seek(const struct pages *p, uint64_t id)
{
	uint64_t number = id >> PAGE, at = pages_home(p, number);

	while (p->directory[at].page != 0 && p->directory[at].number != number)
		at = pages_next(p, at);
	return &p->directory[at];
}

static inline uint32_t *pages_word(const struct pages *p, uint32_t page, uint64_t id)
{
	return &p->ids[((uint64_t)page << PAGE) + (id & ((1u << PAGE) - 1))];
}

static inline uint32_t pages_find(const struct pages *p, uint64_t id, struct place *place)
{
	struct pages_entry *e = pages_seek(p, id);

	place->home = (uint64_t)(e - p->directory);
	place->at = id;
	/* Page 0 is nobody's, and zero. */
	return *pages_word(p, e->page, id);
}

static inline uint32_t pages_take(struct pages *p)
{
	uint32_t page = p->free;

	if (page == 0)
		return ++p->fresh;
	p->free = *pages_word(p, page, 0);
	*pages_word(p, page, 0) = 0;
	return page;
}

static inline bool pages_put(struct pages *p, uint64_t id, uint32_t order)
{
	struct pages_entry *e = pages_seek(p, id);

	if (e->page == 0) {
		e->page = pages_take(p);
		e->number = id >> PAGE;
		e->count = 0;
	} else if (*pages_word(p, e->page, id) != 0) {
		return false;
	}
	*pages_word(p, e->page, id) = order;
	e->count++;
	return true;
}

static inline uint64_t pages_distance(const struct pages *p, uint64_t from, uint64_t to)
{
	return to >= from ? to - from : to + p->homes - from;
}

static inline void pages_give(struct pages *p, struct pages_entry *e)
{
	uint64_t hole = (uint64_t)(e - p->directory);

	*pages_word(p, e->page, 0) = p->free;
	p->free = e->page;
	for (uint64_t at = pages_next(p, hole); p->directory[at].page != 0;
	     at = pages_next(p, at)) {
		uint64_t home = pages_home(p, p->directory[at].number);

		if (pages_distance(p, home, at) >= pages_distance(p, hole, at)) {
			p->directory[hole] = p->directory[at];
			hole = at;
		}
	}
	p->directory[hole] = (struct pages_entry){ 0 };
}

static inline void pages_erase(struct pages *p, const struct place *place)
{
	struct pages_entry *e = &p->directory[place->home];

	*pages_word(p, e->page, place->at) = 0;
	if (--e->count == 0)
		pages_give(p, e);
}

static inline void pages_prefetch(const struct pages *p, uint64_t id)
{
	prefetch(pages_word(p, pages_seek(p, id)->page, id));
}

static inline uint32_t pages_guess(const struct pages *p, uint64_t id)
{
	return *pages_word(p, pages_seek(p, id)->page, id);
}

/* Of the directory what the pages in use ask for. */
static inline uint64_t pages_bytes(const struct pages *p)
{
	return p->fresh * (((uint64_t)sizeof(*p->ids) << PAGE) + 2 * sizeof(*p->directory));
}

#endif
