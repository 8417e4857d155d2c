/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_WINDOW_H
#define INDEX_WINDOW_H
/*
 * The newest ids in a ring of 4 bytes an id, the older ones that still live in buckets of tags:
 * an id that the ring moves past is put there. An id far above the newest would move the ring past
 * many at once, so it goes to the buckets too, where a second of the same number would go unseen.
 */
#include "index_tags.h"

enum { WINDOW_STEP = 64 };

struct window {
	uint32_t *ring;
	uint64_t size; /* power of 2, about twice the live orders */
	uint64_t end;  /* one past the newest id of the ring */
	struct tags old;
};

static inline int window_open(struct window *w, struct arena *arena, const struct size *size,
			      const struct order *orders)
{
	w->size = 1024;
	while (w->size < size->orders)
		w->size *= 2;
	w->ring = arena_take(arena, w->size, sizeof(*w->ring));
	w->end = w->size;
	return w->ring != NULL ? tags_open(&w->old, arena, size, orders) : -1;
}

static inline bool window_has(const struct window *w, uint64_t id)
{
	return w->end - 1 - id < w->size;
}

static inline uint32_t *window_word(const struct window *w, uint64_t id)
{
	return &w->ring[id & (w->size - 1)];
}

static inline uint32_t window_find(const struct window *w, uint64_t id, struct place *place)
{
	uint32_t order = window_has(w, id) ? *window_word(w, id) : 0;

	if (order != 0) {
		*place = (struct place){ .at = id };
		return order;
	}
	order = tags_find(&w->old, id, place);
	place->is_old = 1;
	return order;
}

static inline void window_advance(struct window *w, uint64_t id)
{
	for (; w->end <= id; w->end++) {
		uint32_t *word = window_word(w, w->end);

		if (*word != 0)
			tags_put(&w->old, w->end - w->size, *word);
		*word = 0;
	}
}

static inline bool window_put(struct window *w, uint64_t id, uint32_t order)
{
	if (id - w->end < WINDOW_STEP)
		window_advance(w, id);
	if (!window_has(w, id))
		return tags_put(&w->old, id, order);
	if (*window_word(w, id) != 0)
		return false;
	*window_word(w, id) = order;
	return true;
}

static inline void window_erase(struct window *w, const struct place *place)
{
	if (place->is_old)
		tags_erase(&w->old, place);
	else
		*window_word(w, place->at) = 0;
}

static inline void window_prefetch(const struct window *w, uint64_t id)
{
	if (window_has(w, id))
		prefetch(window_word(w, id));
	else
		tags_prefetch(&w->old, id);
}

static inline uint32_t window_guess(const struct window *w, uint64_t id)
{
	return window_has(w, id) ? *window_word(w, id) : tags_guess(&w->old, id);
}

static inline uint64_t window_bytes(const struct window *w)
{
	return w->size * sizeof(*w->ring) + tags_bytes(&w->old);
}

#endif
