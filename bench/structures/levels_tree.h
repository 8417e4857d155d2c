/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LEVELS_TREE_H
#define LEVELS_TREE_H
/*
 * The library's B+tree, as it is linked. HINTS 1: with its own guesses, a part of a table for each
 * side, of where a price's level was seen last; the level itself proves it. HINTS n > 1: one table
 * of 2^n guesses for all sides, by a hash of side and price. HINTS 0: none.
 */
#include "ladder/ladder.h"
#include "structures.h"

struct tree {
	struct hft_ladder ladder;
	struct hft_ladder_side *sides;
	uint32_t *hints;
	uint32_t count;
};

static inline int tree_open(struct tree *t, struct arena *arena, const struct size *size)
{
	uint64_t bytes = hft_ladder_place(&t->ladder, NULL, size->sides, 1, size->levels);
	uint8_t *base = arena_take(arena, bytes, 1);

	if (base == NULL)
		return -1;
	hft_ladder_place(&t->ladder, base, size->sides, 1, size->levels);
	t->count = size->sides;
	t->sides = arena_take(arena, size->sides, sizeof(*t->sides));
	t->hints = arena_take(arena, UINT64_C(1) << HINTS, sizeof(*t->hints));
	return t->sides != NULL && t->hints != NULL ? 0 : -1;
}

static inline struct hft_ladder_level *tree_record(const struct tree *t, uint32_t number)
{
	return &t->ladder.levels[number];
}

static inline int64_t tree_price(uint32_t side, int64_t key)
{
	return (side & 1) != 0 ? -key : key;
}

static inline uint32_t *tree_hint(const struct tree *t, uint32_t side, int64_t price)
{
	uint64_t hash = ((uint64_t)price ^ side) * UINT64_C(0x9e3779b97f4a7c15);

	if (HINTS == 1)
		return hft_ladder_hint(&t->ladder, side, price);
	return &t->hints[HINTS > 0 ? hash >> (64 - (HINTS > 0 ? HINTS : 1)) : 0];
}

static inline uint32_t tree_find_or_open(struct tree *t, uint32_t side, int64_t key)
{
	struct hft_ladder_side *s = &t->sides[side];
	int64_t price = tree_price(side, key);
	uint32_t *hint = tree_hint(t, side, price);
	uint32_t found;

	if (HINTS == 1) {
		found = hft_ladder_find(&t->ladder, s, price, side);
		return found != 0 ? found : hft_ladder_level_add(&t->ladder, s, price, side);
	}
	if (HINTS > 1) {
		const struct hft_ladder_level *seen = &t->ladder.levels[*hint];

		if (HFT_LIKELY(seen->price == price && seen->owner == side && seen->count != 0))
			return *hint;
	}
	found = hft_ladder_search(&t->ladder, s, hft_ladder_key(price, side));
	if (found == 0)
		found = hft_ladder_level_add(&t->ladder, s, price, side);
	if (HINTS > 0)
		*hint = found;
	return found;
}

static inline void tree_close(struct tree *t, uint32_t side, uint32_t number)
{
	hft_ladder_level_remove(&t->ladder, &t->sides[side], number);
}

static inline uint32_t tree_best(const struct tree *t, uint32_t side)
{
	return t->sides[side].best;
}

static inline uint32_t tree_worse(const struct tree *t, uint32_t side, uint32_t number)
{
	return hft_ladder_below(&t->ladder, &t->sides[side],
				hft_ladder_key(t->ladder.levels[number].price, side));
}

static inline void tree_prefetch_side(const struct tree *t, uint32_t side)
{
	prefetch(&t->sides[side]);
}

static inline void tree_prefetch(const struct tree *t, uint32_t side, int64_t key)
{
	const struct hft_ladder_node *tail = &t->ladder.nodes[t->sides[side].tail];

	if (HINTS > 0) {
		prefetch(tree_hint(t, side, tree_price(side, key)));
		return;
	}
	prefetch(tail);
	prefetch(&tail->keys[6]);
	prefetch(&tail->keys[14]);
}

static inline uint32_t tree_guess(const struct tree *t, uint32_t side, int64_t key)
{
	return HINTS > 0 ? *tree_hint(t, side, tree_price(side, key)) : t->sides[side].best;
}

static inline uint64_t tree_bytes(const struct tree *t)
{
	return t->ladder.level_slots.fresh * sizeof(struct hft_ladder_level) +
	       t->ladder.node_slots.fresh * sizeof(struct hft_ladder_node) +
	       t->count * sizeof(*t->sides) + (HINTS > 1 ? sizeof(*t->hints) << HINTS : 0) +
	       (HINTS == 1 ? (sizeof(*t->hints) * t->count) << t->ladder.hint_bits : 0);
}

#endif
