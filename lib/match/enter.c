/* SPDX-License-Identifier: Apache-2.0 */
/* NEW: what is asked of an order before it enters. */
#include "match/taker.h"

/* Flags that ask for what matching does not do. */
static const uint32_t flags_refused = HFT_ORDER_AUCTION_ONLY | HFT_ORDER_HIDDEN |
				      HFT_ORDER_OFFSET_BPS | HFT_ORDER_CONTINUES;

static bool tif_fits(uint8_t tif, bool market)
{
	if (market)
		return tif == HFT_TIF_DAY || tif == HFT_TIF_GTC || hft_match_is_immediate(tif);
	return tif <= HFT_TIF_GTX;
}

static bool flags_fit(const hft_order *command, bool market)
{
	uint32_t flags = command->flags;

	if ((flags & (flags_refused | ~hft_match_flags)) != 0)
		return false;
	if ((flags & HFT_ORDER_POST_ONLY) != 0 && (market || hft_match_is_immediate(command->tif)))
		return false;
	return (flags & HFT_ORDER_QTY_TOTAL) == 0 || command->kind != HFT_ORDER_NEW;
}

hft_status hft_match_terms_check(const hft_order *command, bool market)
{
	if (HFT_UNLIKELY(!tif_fits(command->tif, market)))
		return HFT_E_MATCH_TIF;
	if (HFT_UNLIKELY(command->stp > HFT_STP_DECREMENT))
		return HFT_E_MATCH_STP_MODE;
	if (HFT_UNLIKELY(command->flags != 0 && !flags_fit(command, market)))
		return HFT_E_MATCH_FLAGS;
	if (HFT_UNLIKELY(command->display_qty != 0 || command->min_qty != 0))
		return HFT_E_MATCH_FIELD;
	if (HFT_UNLIKELY(!market && command->price == HFT_PRICE_NONE))
		return HFT_E_MATCH_PRICE;
	if (HFT_UNLIKELY(command->qty < 1 || command->qty > HFT_QTY_MAX))
		return HFT_E_MATCH_QTY;
	return HFT_OK;
}

static hft_status new_check(const hft_match *match, const hft_order *command)
{
	hft_status status;

	if (HFT_UNLIKELY(!hft_match_has(match, command->instrument)))
		return HFT_E_MATCH_INSTRUMENT;
	if (HFT_UNLIKELY(command->side != HFT_SIDE_BID && command->side != HFT_SIDE_ASK))
		return HFT_E_MATCH_SIDE;
	if (HFT_UNLIKELY(command->ord_type != HFT_TYPE_LIMIT &&
			 command->ord_type != HFT_TYPE_MARKET))
		return HFT_E_MATCH_TYPE;
	status = hft_match_terms_check(command, command->ord_type == HFT_TYPE_MARKET);
	return status == HFT_OK && hft_match_is_over(command) ? HFT_E_MATCH_EXPIRED : status;
}

static inline void taker_new(const hft_match *match, const hft_order *command,
			     struct hft_match_taker *taker)
{
	uint32_t owner = command->instrument * 2 + command->side - HFT_SIDE_BID;

	taker->order_id = command->order_id;
	taker->client_id = command->client_id;
	taker->ref_id = command->ref_id;
	taker->qty = command->qty;
	taker->open = command->qty;
	taker->cum_qty = 0;
	taker->value = 0;
	taker->party = command->party;
	taker->slot = 0;
	taker->session = command->session;
	hft_match_taker_terms(match, taker, command, owner, command->ord_type == HFT_TYPE_MARKET);
}

bool hft_match_new(hft_match *match, const hft_order *command)
{
	HFT_UNSET struct hft_match_taker taker;
	hft_status status = new_check(match, command);

	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	if (hft_match_has_ids(match) &&
	    HFT_UNLIKELY(hft_index_find(&match->index, command->order_id, 0) != 0))
		return hft_match_reject(match, command, HFT_E_MATCH_ORDER_EXISTS, 0);
	taker_new(match, command, &taker);
	if ((command->flags & HFT_ORDER_POST_ONLY) != 0 && hft_match_crosses(match, &taker))
		status = HFT_E_MATCH_WOULD_TRADE;
	else if (taker.rests)
		status = hft_match_room(match, &taker, NULL);
	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	if (hft_match_meets(match, &taker)) {
		/* Made anew: a copy of the whole would keep the other one out of the registers. */
		taker_new(match, command, &match->taker);
		match->taker.level = taker.level;
		return hft_match_meet_begin(match);
	}
	hft_match_rest(match, &taker);
	return true;
}
