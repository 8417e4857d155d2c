/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_REPORT_H
#define HFT_MATCH_REPORT_H
/*
 * Writing reports: each is written whole, once, where the caller will read it, field by field,
 * since clearing a record first was measured to take as long as all the rest.
 */
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
	const hft_order *command = match->command;
	hft_report *report = hft_match_report(match);

	report->ts = command->ts;
	report->seq = command->seq;
	report->order_id = order->id;
	report->ref_id = cold->ref_id;
	report->client_id = cold->client_id;
	report->handle = order->qty == 0 ? 0 : hft_match_handle(match, slot);
	report->trade_id = 0;
	report->aux = 0;
	report->price = match->ladder.levels[order->level].price;
	report->qty = qty;
	report->leaves = order->qty;
	report->cum_qty = cold->cum_qty;
	report->value_lo = cold->value_lo;
	report->value_hi = cold->value_hi;
	report->instrument = order->owner >> 1;
	report->party = cold->party;
	report->session = cold->session;
	report->flags = flags;
	report->kind = kind;
	report->side = (uint8_t)(HFT_SIDE_BID + (order->owner & 1));
	report->reason = hft_match_reason(code);
	return report;
}

/* Of the command itself: the last of it. */
static inline hft_report *hft_match_report_command(hft_match *match, uint8_t kind,
						   hft_status code, int64_t qty)
{
	const hft_order *command = match->command;
	hft_report *report = hft_match_report(match);

	report->ts = command->ts;
	report->seq = command->seq;
	report->order_id = 0;
	report->ref_id = command->ref_id;
	report->client_id = command->client_id;
	report->handle = 0;
	report->trade_id = 0;
	report->aux = 0;
	report->price = HFT_PRICE_NONE;
	report->qty = qty;
	report->leaves = 0;
	report->cum_qty = 0;
	report->value_lo = 0;
	report->value_hi = 0;
	report->instrument = command->instrument;
	report->party = command->party;
	report->session = command->session;
	report->flags = HFT_REPORT_LAST_OF_COMMAND;
	report->kind = kind;
	report->side = command->side;
	report->reason = hft_match_reason(code);
	return report;
}

#endif
