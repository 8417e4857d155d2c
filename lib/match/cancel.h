/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_CANCEL_H
#define HFT_MATCH_CANCEL_H
/* CANCEL, and what REPLACE shares with it. Inline, where commands are told apart. */
#include "match/taker.h"

/* The order that a command names, when what else the command says agrees with it. */
static inline hft_status hft_match_find_named(hft_match *match, const hft_order *command,
					      struct hft_index_seen *named)
{
	uint32_t owner;

	*named = hft_match_find(match, command->order_id, command->handle);
	if (named->row == 0)
		return HFT_E_MATCH_ORDER_UNKNOWN;
	if (!hft_match_owns(match, command, named->row)) {
		/* A stranger learns that it is there, and no more. */
		named->row = 0;
		return HFT_E_MATCH_OWNER;
	}
	owner = match->ladder.orders[named->row].owner;
	if (command->instrument != 0 && command->instrument != owner >> 1)
		return HFT_E_MATCH_INSTRUMENT;
	if (command->side != HFT_SIDE_NONE && command->side != HFT_SIDE_BID + (owner & 1))
		return HFT_E_MATCH_SIDE;
	return HFT_OK;
}

/* What the command leaves open of an order, 0 or less = nothing. */
static inline int64_t hft_match_open_after(const hft_order *command,
					   const struct hft_match_cold *cold)
{
	bool total = (command->flags & HFT_ORDER_QTY_TOTAL) != 0;

	return total ? command->qty - cold->cum_qty : command->qty;
}

static inline void hft_match_open_set(hft_match *match, uint32_t slot, int64_t open)
{
	struct hft_ladder_order *order = &match->ladder.orders[slot];

	match->ladder.levels[order->level].qty += open - order->qty;
	order->qty = open;
	hft_match_changed(match, order->owner);
}

/* `open` of the order stays, and it keeps its place; or all of it goes. */
static inline bool hft_match_cancel_to(hft_match *match, const struct hft_index_seen *named,
				       int64_t open)
{
	uint32_t slot = named->row;
	int64_t qty = match->ladder.orders[slot].qty - open;

	hft_match_open_set(match, slot, open);
	hft_match_report_order(match, slot, HFT_REPORT_CANCELLED, HFT_REPORT_LAST_OF_COMMAND,
			       HFT_E_MATCH_USER, qty);
	if (open == 0) {
		hft_match_unlink(match, slot);
		hft_match_forget(match, named);
	}
	return true;
}

static inline bool hft_match_cancel(hft_match *match, const hft_order *command)
{
	struct hft_index_seen named;
	hft_status status = hft_match_find_named(match, command, &named);
	uint32_t slot = named.row;
	int64_t open;

	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, slot);
	if (HFT_UNLIKELY((command->flags & ~hft_match_flags) != 0))
		return hft_match_reject(match, command, HFT_E_MATCH_FLAGS, slot);
	if (command->qty < 0 || command->qty > HFT_QTY_MAX)
		return hft_match_reject(match, command, HFT_E_MATCH_QTY, slot);
	open = hft_match_open_after(command, &match->cold[slot]);
	if (open >= match->ladder.orders[slot].qty)
		return hft_match_reject(match, command, HFT_E_MATCH_QTY, slot);
	return hft_match_cancel_to(match, &named, open < 0 ? 0 : open);
}

#endif
