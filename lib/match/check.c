/* SPDX-License-Identifier: Apache-2.0 */
#include "match/match.h"

struct sums {
	uint64_t orders;
	uint64_t nodes;
	uint64_t levels;
};

static bool is_crossed(const hft_match *match, const struct hft_match_instrument *row)
{
	const struct hft_ladder_level *levels = match->ladder.levels;
	uint32_t bid = row->side[0].best;
	uint32_t ask = row->side[1].best;

	return bid != 0 && ask != 0 && levels[bid].price >= levels[ask].price;
}

static bool instrument_check(const hft_match *match, uint32_t instrument, struct sums *sums)
{
	const struct hft_match_instrument *row = &match->instruments[instrument];
	uint64_t orders = 0;

	for (uint32_t i = 0; i < 2; i++)
		if (!hft_ladder_side_check(&match->ladder, &row->side[i], instrument * 2 + i, true,
					   &orders, &sums->nodes))
			return false;
	sums->orders += orders;
	sums->levels += (uint64_t)row->side[0].count + row->side[1].count;
	return orders == row->orders && !is_crossed(match, row);
}

/* The slot that a suspended REPLACE holds, on no queue; 0 = none. */
static uint32_t held_slot(const hft_match *match)
{
	return match->phase == HFT_MATCH_MEET ? match->taker.slot : 0;
}

static bool order_check(const hft_match *match, uint32_t slot)
{
	const struct hft_ladder_order *order = &match->ladder.orders[slot];
	const struct hft_match_cold *cold = &match->cold[slot];
	bool timed = hft_match_is_timed(cold->tif);

	if (cold->generation == 0 || cold->party > match->config.parties_max ||
	    cold->tif > HFT_TIF_GTX || cold->cum_qty < 0 ||
	    (cold->heap_at != 0) != (timed && slot != held_slot(match)))
		return false;
	if (cold->heap_at > match->heap_count ||
	    (cold->heap_at != 0 && match->heap[cold->heap_at] != slot))
		return false;
	return !hft_match_has_ids(match) ||
	       hft_index_find(&match->index, order->id, 0) == slot;
}

/* Every live order is whole, and is found by its id. With equal counts: a bijection. */
static bool orders_check(const hft_match *match)
{
	const struct hft_ladder *ladder = &match->ladder;
	uint32_t held = held_slot(match);
	uint64_t live = 0;

	for (uint32_t slot = 1; slot <= ladder->order_slots.fresh; slot++) {
		if (ladder->orders[slot].level == 0 && slot != held)
			continue;
		if (!order_check(match, slot))
			return false;
		live++;
	}
	return live == ladder->order_slots.live &&
	       hft_index_count(&match->index) == (hft_match_has_ids(match) ? live : 0);
}

static bool match_check(const hft_match *match)
{
	const struct hft_ladder *ladder = &match->ladder;
	struct sums sums = { 0 };

	for (uint32_t instrument = 1; instrument <= match->instrument_high; instrument++)
		if (!instrument_check(match, instrument, &sums))
			return false;
	return sums.orders + (held_slot(match) != 0) == ladder->order_slots.live &&
	       sums.nodes == ladder->node_slots.live && sums.levels == ladder->level_slots.live &&
	       orders_check(match) && hft_match_heap_check(match);
}

hft_status hft_match_check(hft_match *match)
{
	hft_status status = HFT_E_INTERNAL;

	if (match == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&match->guard))
		return HFT_E_BUSY;
	if (!match->poisoned)
		status = match_check(match) ? HFT_OK : hft_match_poison(match);
	hft_guard_leave(&match->guard);
	return status;
}
