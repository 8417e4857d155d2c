/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_REPORT_H
#define HFT_MATCH_REPORT_H
/* Writing reports: each is written whole, once, where the caller will read it. */
#include "match/match.h"

static inline hft_report *hft_match_report(hft_match *match)
{
	assert(match->room > 0);
	match->room--;
	return match->out++;
}

static inline uint16_t hft_match_reason(hft_status code)
{
	return (uint16_t)-code;
}

/* Of an order that is in the book, as it now stands. */
static inline hft_report *hft_match_report_order(hft_match *match, uint32_t slot, uint8_t kind,
						 uint16_t flags, hft_status code, int64_t qty)
{
	const struct hft_ladder_order *order = &match->ladder.orders[slot];
	const struct hft_match_cold *cold = &match->cold[slot];
	hft_report *report = hft_match_report(match);

	*report = (hft_report){
		.ts = match->command->ts,
		.seq = match->command->seq,
		.order_id = order->id,
		.ref_id = cold->ref_id,
		.client_id = cold->client_id,
		.handle = order->qty == 0 ? 0 : hft_match_handle(match, slot),
		.price = match->ladder.levels[order->level].price,
		.qty = qty,
		.leaves = order->qty,
		.cum_qty = cold->cum_qty,
		.value_lo = cold->value_lo,
		.value_hi = cold->value_hi,
		.instrument = order->owner >> 1,
		.party = cold->party,
		.session = cold->session,
		.flags = flags,
		.kind = kind,
		.side = (uint8_t)(HFT_SIDE_BID + (order->owner & 1)),
		.reason = hft_match_reason(code),
	};
	return report;
}

/* Of the command itself: the last of it. */
static inline hft_report *hft_match_report_command(hft_match *match, uint8_t kind,
						   hft_status code, int64_t qty)
{
	const hft_order *command = match->command;
	hft_report *report = hft_match_report(match);

	*report = (hft_report){
		.ts = command->ts,
		.seq = command->seq,
		.ref_id = command->ref_id,
		.client_id = command->client_id,
		.price = HFT_PRICE_NONE,
		.qty = qty,
		.instrument = command->instrument,
		.party = command->party,
		.session = command->session,
		.flags = HFT_REPORT_LAST_OF_COMMAND,
		.kind = kind,
		.side = command->side,
		.reason = hft_match_reason(code),
	};
	return report;
}

#endif
