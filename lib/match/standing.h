/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_STANDING_H
#define HFT_MATCH_STANDING_H
/*
 * Orders that stand in a book: how one is found, who may touch it, and what its end frees. Inline,
 * for a cancel is little more than these, and calls between them were a tenth of its cost.
 */
#include "match/match.h"

/* Take an order off its queue, and its level off the book when it was the last. */
static inline void hft_match_unlink(hft_match *match, uint32_t slot)
{
	struct hft_ladder *ladder = &match->ladder;
	struct hft_ladder_order *order = &ladder->orders[slot];
	uint32_t level = order->level;

	if (match->cold[slot].heap_at != 0)
		hft_match_heap_remove(match, slot);
	hft_ladder_unlink(ladder, slot);
	hft_match_row(match, order->owner)->orders--;
	if (ladder->levels[level].count == 0)
		hft_ladder_level_remove(ladder, hft_match_side(match, order->owner), level);
	/* A slot that is held without a queue is no live order. */
	order->level = 0;
}

/* An order that was not found by its id. */
static inline struct hft_index_seen hft_match_slot(uint32_t slot)
{
	return (struct hft_index_seen){ .row = slot, .lane = HFT_INDEX_LANES };
}

/* Free what an order that is on no queue holds: its id and its slot. */
static inline void hft_match_forget(hft_match *match, const struct hft_index_seen *order)
{
	uint32_t slot = order->row;

	if (hft_match_has_ids(match) &&
	    HFT_UNLIKELY(!hft_index_erase_seen(&match->index, order, match->ladder.orders[slot].id,
					       0))) {
		match->ladder.broken = 1;
		return;
	}
	match->cold[slot].generation++; /* 0 becomes 1 when the slot is taken */
	hft_ladder_order_give(&match->ladder, slot);
}

static inline void hft_match_remove(hft_match *match, uint32_t slot)
{
	struct hft_index_seen order = hft_match_slot(slot);

	hft_match_unlink(match, slot);
	hft_match_forget(match, &order);
}

/* What an id leads to: an order's slot, be it of a queue or not. */
static inline struct hft_index_seen hft_match_look(const hft_match *match, uint64_t order_id)
{
	struct hft_index_rows rows = hft_ladder_rows(&match->ladder, false);

	return hft_index_look(&match->index, &rows, order_id, 0);
}

static inline uint32_t hft_match_by_handle(const hft_match *match, uint64_t handle)
{
	uint32_t slot = (uint32_t)handle;

	if (slot - 1 >= match->ladder.order_slots.fresh ||
	    match->cold[slot].generation != (uint32_t)(handle >> 32))
		return 0;
	return match->ladder.orders[slot].level != 0 ? slot : 0;
}

static inline struct hft_index_seen hft_match_by_id(const hft_match *match, uint64_t order_id)
{
	struct hft_index_seen seen;

	if (!hft_match_has_ids(match))
		return hft_match_slot(0);
	seen = hft_match_look(match, order_id);
	if (match->ladder.orders[seen.row].level == 0)
		seen.row = 0;
	return seen;
}

/* The live order a handle and an id name, row 0 = none. */
static inline struct hft_index_seen hft_match_find(const hft_match *match, uint64_t order_id,
						   uint64_t handle)
{
	uint32_t slot;

	if (handle == 0)
		return hft_match_by_id(match, order_id);
	slot = hft_match_by_handle(match, handle);
	if (order_id == 0 || (slot != 0 && match->ladder.orders[slot].id == order_id))
		return hft_match_slot(slot);
	return hft_match_by_id(match, order_id);
}

/* Does the command's session own the order? */
static inline bool hft_match_owns(const hft_match *match, const hft_order *command, uint32_t slot)
{
	const struct hft_match_cold *cold = &match->cold[slot];
	uint32_t account;

	if (command->session == 0 || command->session == cold->session)
		return true;
	if ((match->config.flags & HFT_MATCH_OWNER_ACCOUNT) == 0)
		return false;
	account = hft_match_account(match, cold->party);
	return account != 0 && account == hft_match_account(match, command->party);
}

#endif
