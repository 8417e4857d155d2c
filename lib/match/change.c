/* SPDX-License-Identifier: Apache-2.0 */
/* REPLACE: what a command makes of the order it names. */
#include "match/cancel.h"
#include "match/terms.h"

static bool keeps_place(const hft_match *match, const hft_order *command, uint32_t slot,
			int64_t open)
{
	const struct hft_ladder_order *order = &match->ladder.orders[slot];

	return command->tif != HFT_TIF_IOC && command->tif != HFT_TIF_FOK &&
	       open <= order->qty && match->ladder.levels[order->level].price == command->price;
}

static bool amend(hft_match *match, const hft_order *command, uint32_t slot, int64_t open)
{
	struct hft_match_cold *cold = &match->cold[slot];
	bool timed = hft_match_is_timed(command->tif);

	if (cold->heap_at != 0)
		hft_match_heap_remove(match, slot);
	cold->tif = command->tif;
	cold->expire_ts = timed ? command->expire_ts : 0;
	if (timed)
		hft_match_heap_add(match, slot);
	if (command->client_id != 0)
		cold->client_id = command->client_id;
	hft_match_open_set(match, slot, open);
	hft_match_report_order(match, slot, HFT_REPORT_REPLACED,
			       HFT_REPORT_LAST_OF_COMMAND | HFT_REPORT_PRIORITY_KEPT, HFT_OK,
			       open)
		->aux = (uint64_t)open;
	return true;
}

/* The order as it will enter again. */
static inline void taker_again(const hft_match *match, const hft_order *command, uint32_t slot,
			       int64_t open, struct hft_match_taker *taker)
{
	const struct hft_match_cold *cold = &match->cold[slot];

	taker->order_id = match->ladder.orders[slot].id;
	taker->client_id = command->client_id != 0 ? command->client_id : cold->client_id;
	taker->ref_id = cold->ref_id;
	taker->qty = open;
	taker->open = open;
	taker->cum_qty = cold->cum_qty;
	taker->value = (unsigned __int128)(uint64_t)cold->value_hi << 64 | cold->value_lo;
	taker->party = cold->party;
	taker->slot = slot;
	taker->session = cold->session;
	hft_match_taker_terms(match, taker, command, match->ladder.orders[slot].owner, false);
}

static bool reenter(hft_match *match, const hft_order *command, uint32_t slot, int64_t open)
{
	HFT_UNSET struct hft_match_taker taker;
	hft_status status = HFT_OK;

	taker_again(match, command, slot, open, &taker);
	if ((command->flags & HFT_ORDER_POST_ONLY) != 0 && hft_match_crosses(match, &taker))
		status = HFT_E_MATCH_WOULD_TRADE;
	else if (taker.rests)
		status = hft_match_room(match, &taker, &match->ladder.orders[slot]);
	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, slot);
	if (hft_match_meets(match, &taker)) {
		taker_again(match, command, slot, open, &match->taker);
		match->taker.level = taker.level;
		return hft_match_meet_begin(match);
	}
	hft_match_leave(match, &taker);
	hft_match_rest(match, &taker, NULL);
	return true;
}

bool hft_match_replace(hft_match *match, const hft_order *command)
{
	struct hft_index_seen named;
	hft_status status = hft_match_find_named(match, command, &named);
	uint32_t slot = named.row;
	int64_t open;

	if (status == HFT_OK)
		status = hft_match_terms_check(command, false);
	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, slot);
	open = hft_match_open_after(command, &match->cold[slot]);
	if (open <= 0)
		return hft_match_cancel_to(match, &named, 0);
	if (HFT_UNLIKELY(hft_match_is_over(command)))
		return hft_match_reject(match, command, HFT_E_MATCH_EXPIRED, slot);
	/* What an order has ever filled must stay countable. */
	if (HFT_UNLIKELY(open > INT64_MAX - match->cold[slot].cum_qty))
		return hft_match_reject(match, command, HFT_E_MATCH_QTY, slot);
	if (keeps_place(match, command, slot, open))
		return amend(match, command, slot, open);
	return reenter(match, command, slot, open);
}
