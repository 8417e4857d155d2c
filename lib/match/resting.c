/* SPDX-License-Identifier: Apache-2.0 */
/* A level that opens, and the refusal of a command that named a standing order. */
#include "match/report.h"

uint32_t hft_match_level_open(hft_match *match, uint32_t owner, int64_t price)
{
	uint32_t level = hft_ladder_level_add(&match->ladder, hft_match_side(match, owner), price,
					      owner);

	if (match->ladder.level_slots.live > match->levels_peak)
		match->levels_peak = match->ladder.level_slots.live;
	if (owner >> 1 > match->instrument_high)
		match->instrument_high = owner >> 1;
	return level;
}

/* All is as asked, but what an order that exists is: its book, what it has filled and open. */
bool hft_match_reject(hft_match *match, const hft_order *command, hft_status code, uint32_t slot)
{
	hft_report *report = hft_match_report_command(match, HFT_REPORT_REJECTED, code,
						      command->qty);

	report->order_id = command->order_id;
	report->price = command->price;
	if (slot != 0) {
		const struct hft_ladder_order *order = &match->ladder.orders[slot];
		const struct hft_match_cold *cold = &match->cold[slot];

		report->instrument = order->owner >> 1;
		report->side = (uint8_t)(HFT_SIDE_BID + (order->owner & 1));
		report->leaves = order->qty;
		report->cum_qty = cold->cum_qty;
		report->value_lo = cold->value_lo;
		report->value_hi = cold->value_hi;
	}
	match->rejected++;
	match->refused[HFT_E_MATCH_STP - code]++;
	return true;
}
