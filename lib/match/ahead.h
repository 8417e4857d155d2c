/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_AHEAD_H
#define HFT_MATCH_AHEAD_H
/*
 * The lines that commands will touch, asked for while those before them run. Each is found through
 * the one before it: index line, then order and its cold record, then level and neighbours in the
 * queue; instrument, then level. What is found may be wrong by its turn, or by chance: it is never
 * more than a hint.
 */
#include "match/match.h"

/* Distances, in commands. */
enum {
	HFT_MATCH_AHEAD_FAR = 16,
	HFT_MATCH_AHEAD_MID = 11,
	HFT_MATCH_AHEAD_NEAR = 6,
	HFT_MATCH_AHEAD_LIVE_MIN = 8192 /* with fewer live orders all lines are near */
};

/* The slot of the order that a command names, most likely; 0 = none. */
static inline uint32_t hft_match_guess(const hft_match *match, const hft_order *command)
{
	uint32_t slot = (uint32_t)command->handle;

	if (slot == 0)
		return hft_index_guess(&match->index, command->order_id, 0);
	return slot <= match->ladder.order_slots.fresh ? slot : 0;
}

static inline bool hft_match_is_new(const hft_match *match, const hft_order *command)
{
	return command->kind == HFT_ORDER_NEW && hft_match_has(match, command->instrument);
}

static inline void hft_match_order_ahead(const hft_match *match, uint32_t slot)
{
	hft_prefetch(&match->ladder.orders[slot]);
	hft_prefetch(&match->cold[slot]);
}

static inline void hft_match_look_far(const hft_match *match, const hft_order *command)
{
	if (hft_match_has_ids(match))
		hft_index_prefetch(&match->index, command->order_id, 0);
	if (hft_match_is_new(match, command))
		hft_prefetch(&match->instruments[command->instrument]);
	else if (command->handle != 0)
		hft_match_order_ahead(match, hft_match_guess(match, command));
}

static inline void hft_match_look_mid(hft_match *match, const hft_order *command)
{
	const struct hft_ladder *ladder = &match->ladder;
	uint32_t owner = command->instrument * 2 + (command->side == HFT_SIDE_ASK);

	if (hft_match_is_new(match, command)) {
		hft_prefetch(&ladder->levels[*hft_ladder_hint(ladder, owner, command->price)]);
		hft_prefetch(&ladder->levels[hft_match_side(match, owner ^ 1)->best]);
	} else if (command->handle == 0) {
		hft_match_order_ahead(match, hft_match_guess(match, command));
	}
}

static inline void hft_match_look_near(hft_match *match, const hft_order *command)
{
	const struct hft_ladder *ladder = &match->ladder;
	uint32_t owner = command->instrument * 2 + (command->side == HFT_SIDE_ASK);

	if (hft_match_is_new(match, command)) {
		uint32_t level = *hft_ladder_hint(ladder, owner, command->price);

		hft_prefetch(&ladder->orders[ladder->levels[level].tail]);
	} else {
		const struct hft_ladder_order *order =
			&ladder->orders[hft_match_guess(match, command)];

		hft_prefetch(&ladder->levels[order->level]);
		hft_prefetch(&ladder->orders[order->prev]);
		hft_prefetch(&ladder->orders[order->next]);
	}
}

/* What a batch's first commands would have been asked for by those before them. */
static inline void hft_match_look_first(hft_match *match, const hft_order *commands, uint32_t n)
{
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_FAR; i++)
		hft_match_look_far(match, &commands[i]);
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_MID; i++)
		hft_match_look_mid(match, &commands[i]);
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_NEAR; i++)
		hft_match_look_near(match, &commands[i]);
}

/* Before the first of `left` commands. */
static inline void hft_match_look_ahead(hft_match *match, const hft_order *commands, uint32_t left)
{
	if (left > HFT_MATCH_AHEAD_FAR)
		hft_match_look_far(match, &commands[HFT_MATCH_AHEAD_FAR]);
	if (left > HFT_MATCH_AHEAD_MID)
		hft_match_look_mid(match, &commands[HFT_MATCH_AHEAD_MID]);
	if (left > HFT_MATCH_AHEAD_NEAR)
		hft_match_look_near(match, &commands[HFT_MATCH_AHEAD_NEAR]);
}

#endif
