/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines that commands will read, asked for while those before them run. Each line is found
 * through the one before it: index slot, then order and its cold record or the best leaf, then
 * level and neighbours in the queue. All of it is a hint and need not be right by its turn.
 */
#include "match/ahead.h"

static bool names_order(const hft_order *command)
{
	return command->kind == HFT_ORDER_CANCEL || command->kind == HFT_ORDER_REPLACE;
}

static bool is_new(const hft_match *match, const hft_order *command)
{
	return command->kind == HFT_ORDER_NEW && hft_match_has(match, command->instrument);
}

/* The slot that a handle says, 0 when it cannot be one. */
static uint32_t slot_said(const hft_match *match, const hft_order *command)
{
	uint32_t slot = (uint32_t)command->handle;

	return slot <= match->ladder.order_slots.fresh ? slot : 0;
}

static void order_prefetch(const hft_match *match, uint32_t slot)
{
	__builtin_prefetch(&match->ladder.orders[slot]);
	__builtin_prefetch(&match->cold[slot]);
}

/* First: where the id is, and what a handle or an instrument leads to at once. */
static void look_far(const hft_match *match, const hft_order *command)
{
	bool named = names_order(command);

	if (!named && !is_new(match, command))
		return;
	if (hft_match_has_ids(match))
		hft_index_prefetch(&match->index, command->order_id, 0);
	if (!named)
		__builtin_prefetch(&match->instruments[command->instrument]);
	else if (command->handle != 0)
		order_prefetch(match, slot_said(match, command));
}

/* @return the order's slot, for look_near. */
static uint32_t look_mid(const hft_match *match, const hft_order *command)
{
	const struct hft_ladder_side *side;
	const uint8_t *leaf;
	uint32_t slot;

	if (names_order(command)) {
		if (command->handle != 0)
			return slot_said(match, command);
		slot = hft_match_find(match, command->order_id, 0);
		order_prefetch(match, slot);
		return slot;
	}
	if (!is_new(match, command))
		return 0;
	side = &match->instruments[command->instrument].side[command->side == HFT_SIDE_ASK];
	leaf = (const uint8_t *)&match->ladder.nodes[side->tail];
	for (uint32_t i = 0; i < sizeof(struct hft_ladder_node); i += HFT_CACHE_LINE)
		__builtin_prefetch(leaf + i);
	return 0;
}

static void look_near(const hft_match *match, const hft_order *command, uint32_t slot)
{
	const struct hft_ladder *ladder = &match->ladder;
	const struct hft_match_instrument *row;

	if (slot != 0) {
		const struct hft_ladder_order *order = &ladder->orders[slot];

		__builtin_prefetch(&ladder->levels[order->level]);
		__builtin_prefetch(&ladder->orders[order->prev]);
		__builtin_prefetch(&ladder->orders[order->next]);
	} else if (is_new(match, command)) {
		row = &match->instruments[command->instrument];
		__builtin_prefetch(&ladder->levels[row->side[0].best]);
		__builtin_prefetch(&ladder->levels[row->side[1].best]);
	}
}

void hft_match_look_first(const hft_match *match, struct hft_match_look *look,
			  const hft_order *commands, uint32_t n)
{
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_FAR; i++)
		look_far(match, &commands[i]);
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_MID; i++)
		look->slots[i] = look_mid(match, &commands[i]);
	for (uint32_t i = 0; i < n && i < HFT_MATCH_AHEAD_NEAR; i++)
		look_near(match, &commands[i], look->slots[i]);
}

void hft_match_look_ahead(const hft_match *match, struct hft_match_look *look,
			  const hft_order *commands, uint32_t at, uint32_t n)
{
	if (at + HFT_MATCH_AHEAD_FAR < n)
		look_far(match, &commands[at + HFT_MATCH_AHEAD_FAR]);
	if (at + HFT_MATCH_AHEAD_NEAR < n)
		look_near(match, &commands[at + HFT_MATCH_AHEAD_NEAR],
			  look->slots[(at + HFT_MATCH_AHEAD_NEAR) % HFT_MATCH_AHEAD_MID]);
	if (at + HFT_MATCH_AHEAD_MID < n)
		look->slots[at % HFT_MATCH_AHEAD_MID] =
			look_mid(match, &commands[at + HFT_MATCH_AHEAD_MID]);
}
