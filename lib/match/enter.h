/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_ENTER_H
#define HFT_MATCH_ENTER_H
/* NEW: how an order that has been checked enters. Inline, where commands are told apart. */
#include "match/taker.h"
#include "match/terms.h"

static inline hft_status hft_match_new_check(const hft_match *match, const hft_order *command)
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

static inline void hft_match_taker_new(const hft_match *match, const hft_order *command,
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

static inline bool hft_match_new(hft_match *match, const hft_order *command)
{
	struct hft_index_seen vacant = { .row = 0 };
	HFT_UNSET struct hft_match_taker taker;
	hft_status status = hft_match_new_check(match, command);

	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	if (hft_match_has_ids(match))
		vacant = hft_match_look(match, command->order_id);
	if (HFT_UNLIKELY(vacant.row != 0))
		return hft_match_reject(match, command, HFT_E_MATCH_ORDER_EXISTS, 0);
	hft_match_taker_new(match, command, &taker);
	if ((command->flags & HFT_ORDER_POST_ONLY) != 0 && hft_match_crosses(match, &taker))
		status = HFT_E_MATCH_WOULD_TRADE;
	else if (taker.rests)
		status = hft_match_room(match, &taker, NULL);
	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	if (hft_match_meets(match, &taker)) {
		/* Made anew: a copy of the whole would keep the other one out of the registers. */
		hft_match_taker_new(match, command, &match->taker);
		match->taker.level = taker.level;
		return hft_match_meet_begin(match);
	}
	hft_match_rest(match, &taker, &vacant);
	return true;
}

#endif
