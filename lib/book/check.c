/* SPDX-License-Identifier: Apache-2.0 */
#include "book/book.h"

/* Depths 1 and 2 keep no orders: their levels stand for themselves. */
static uint64_t hash_levels(const hft_book *book, uint64_t hash, uint32_t owner)
{
	const struct hft_ladder_side *side = &book->instruments[owner >> 1].side[owner & 1];
	struct hft_ladder_cursor cursor = hft_ladder_first(&book->ladder, side);

	if (side->count != 0)
		hash = hft_ladder_hash_word(hash, owner);
	for (; cursor.level != 0; hft_ladder_next(&book->ladder, &cursor)) {
		const struct hft_ladder_level *level = &book->ladder.levels[cursor.level];

		hash = hft_ladder_hash_word(hash, (uint64_t)level->price);
		hash = hft_ladder_hash_word(hash, (uint64_t)level->qty);
		hash = hft_ladder_hash_word(hash, level->count);
	}
	return hash;
}

static uint64_t hash_side(const hft_book *book, uint64_t hash, uint32_t owner)
{
	const struct hft_ladder_side *side = &book->instruments[owner >> 1].side[owner & 1];

	return book->config.depth == 3 ? hft_ladder_hash(&book->ladder, side, owner, hash) :
					 hash_levels(book, hash, owner);
}

uint64_t hft_book_hash(const hft_book *book)
{
	uint64_t hash = 0;

	if (book == NULL)
		return 0;
	for (uint32_t instrument = 1; instrument <= book->instrument_high; instrument++) {
		hash = hash_side(book, hash, instrument * 2);
		hash = hash_side(book, hash, instrument * 2 + 1);
	}
	return hash;
}

static bool crossing_check(const hft_book *book, const struct hft_book_instrument *inst)
{
	const struct hft_ladder_level *levels = book->ladder.levels;
	uint32_t bid = inst->side[0].best;
	uint32_t ask = inst->side[1].best;
	bool both = bid != 0 && ask != 0;
	bool crossed = both && levels[bid].price > levels[ask].price;
	bool locked = both && levels[bid].price == levels[ask].price;

	return crossed == ((inst->flags & HFT_BBO_CROSSED) != 0) &&
	       locked == ((inst->flags & HFT_BBO_LOCKED) != 0);
}

struct sums {
	uint64_t orders;
	uint64_t nodes;
	uint64_t levels;
};

static bool instrument_check(const hft_book *book, uint32_t instrument, struct sums *sums)
{
	const struct hft_book_instrument *inst = &book->instruments[instrument];
	bool queues = book->config.depth == 3;
	uint64_t orders = 0;

	for (uint32_t i = 0; i < 2; i++)
		if (!hft_ladder_side_check(&book->ladder, &inst->side[i], instrument * 2 + i,
					   queues, &orders, &sums->nodes))
			return false;
	if (queues && orders != inst->orders)
		return false;
	sums->orders += queues ? orders : 0;
	sums->levels += (uint64_t)inst->side[0].count + inst->side[1].count;
	return crossing_check(book, inst);
}

/* Every live order is found by its id, in its own slot. With equal counts: a bijection. */
static bool index_check(const hft_book *book)
{
	const struct hft_ladder *ladder = &book->ladder;
	uint64_t live = 0;

	for (uint32_t order = 1; order <= ladder->order_slots.fresh; order++) {
		const struct hft_ladder_order *o = &ladder->orders[order];

		if (o->level == 0)
			continue;
		if (hft_index_find(&book->index, o->id, hft_book_scope(book, o->owner >> 1)) !=
		    order)
			return false;
		live++;
	}
	return live == hft_index_count(&book->index) && live == ladder->order_slots.live;
}

static bool book_check(const hft_book *book)
{
	const struct hft_ladder *ladder = &book->ladder;
	struct sums sums = { 0 };

	for (uint32_t instrument = 1; instrument <= book->instrument_high; instrument++)
		if (!instrument_check(book, instrument, &sums))
			return false;
	return sums.orders == ladder->order_slots.live && sums.nodes == ladder->node_slots.live &&
	       sums.levels == ladder->level_slots.live && index_check(book);
}

hft_status hft_book_check(hft_book *book)
{
	hft_status status = HFT_E_INTERNAL;

	if (book == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&book->guard))
		return HFT_E_BUSY;
	if (!hft_book_poisoned(book))
		status = book_check(book) ? HFT_OK : hft_book_poison(book);
	hft_guard_leave(&book->guard);
	return status;
}
