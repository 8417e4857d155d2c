/* SPDX-License-Identifier: Apache-2.0 */
/*
 * MASS_CANCEL and TIMER. Orders of a scope go in the order of the books: instruments ascending, bid
 * then ask, best to worst, queue order; orders whose time is over go in the order of their times.
 */
#include "match/report.h"
#include "match/standing.h"

/* Ends the command. */
static bool close_sweep(hft_match *match)
{
	hft_match_report_command(match, HFT_REPORT_ACCEPTED, HFT_OK, match->sweep.count);
	return true;
}

/* A resting order ends without its owner's asking; who swept it may be its owner. */
static void end(hft_match *match, uint32_t slot, uint8_t kind, hft_status code, uint16_t flags)
{
	struct hft_ladder_order *order = &match->ladder.orders[slot];
	int64_t qty = order->qty;

	match->ladder.levels[order->level].qty -= qty;
	order->qty = 0;
	hft_match_changed(match, order->owner);
	hft_match_report_order(match, slot, kind, flags, code, qty);
	hft_match_remove(match, slot);
	match->sweep.count++;
}

static bool in_scope(const hft_match *match, const hft_order *command, uint32_t slot)
{
	const struct hft_match_cold *cold = &match->cold[slot];
	const struct hft_match_party *row = &match->parties[cold->party];

	switch (command->ord_type) {
	case HFT_MASS_ALL:
		return true;
	case HFT_MASS_SESSION:
		return cold->session == command->ref_id;
	case HFT_MASS_PARTY:
		return cold->party == command->ref_id;
	case HFT_MASS_ACCOUNT:
		return hft_match_account(match, cold->party) == command->ref_id;
	case HFT_MASS_TRADER:
		return row->trader == command->ref_id;
	case HFT_MASS_DESK:
		return row->desk == command->ref_id;
	case HFT_MASS_CLIENT:
		return row->client == command->ref_id;
	default:
		return row->strategy == command->ref_id;
	}
}

static void sweep_order(hft_match *match, uint32_t slot)
{
	const hft_order *command = match->command;
	const struct hft_match_cold *cold = &match->cold[slot];

	if (command->kind == HFT_ORDER_TIMER) {
		if (cold->tif == HFT_TIF_DAY || cold->tif == HFT_TIF_GTX)
			end(match, slot, HFT_REPORT_EXPIRED, HFT_E_MATCH_TIME,
			    HFT_REPORT_UNSOLICITED);
	} else if (in_scope(match, command, slot) && hft_match_owns(match, command, slot)) {
		end(match, slot, HFT_REPORT_CANCELLED, HFT_E_MATCH_MASS,
		    cold->session == command->session ? 0 : HFT_REPORT_UNSOLICITED);
	}
}

/* Go to the next level, side or book. */
static void sweep_on(hft_match *match)
{
	const struct hft_ladder *ladder = &match->ladder;
	struct hft_match_sweep *sweep = &match->sweep;
	uint32_t owner = sweep->instrument * 2 + sweep->side;
	const struct hft_ladder_side *side = hft_match_side(match, owner);
	uint32_t level = sweep->inside ? hft_ladder_below(ladder, side, sweep->key) : side->best;

	if (level != 0) {
		sweep->inside = 1;
		sweep->key = hft_ladder_key(ladder->levels[level].price, owner);
		sweep->order = ladder->levels[level].head;
		return;
	}
	sweep->inside = 0;
	if (sweep->side++ == sweep->side_last) {
		sweep->side = sweep->side_first;
		sweep->instrument++;
	}
}

bool hft_match_sweep(hft_match *match)
{
	struct hft_match_sweep *sweep = &match->sweep;

	while (sweep->instrument <= sweep->instrument_last) {
		uint32_t slot = sweep->order;

		if (!hft_match_may_step(match))
			return false;
		match->work--;
		if (slot == 0) {
			sweep_on(match);
			continue;
		}
		sweep->order = match->ladder.orders[slot].next;
		sweep_order(match, slot);
	}
	return close_sweep(match);
}

/* Books above the greatest id ever used are empty. */
static bool sweep_begin(hft_match *match, const hft_order *command, uint8_t side)
{
	uint32_t instrument = command->instrument;

	match->sweep = (struct hft_match_sweep){
		.instrument = instrument == 0 ? 1 : instrument,
		.instrument_last = instrument == 0 ? match->instrument_high : instrument,
		.side = side == HFT_SIDE_ASK,
		.side_first = side == HFT_SIDE_ASK,
		.side_last = side != HFT_SIDE_BID,
	};
	match->phase = HFT_MATCH_SWEEP;
	return hft_match_sweep(match);
}

bool hft_match_mass_cancel(hft_match *match, const hft_order *command)
{
	if (command->ord_type > HFT_MASS_STRATEGY)
		return hft_match_reject(match, command, HFT_E_MATCH_TYPE, 0);
	if (command->instrument > match->config.instruments_max)
		return hft_match_reject(match, command, HFT_E_MATCH_INSTRUMENT, 0);
	if (command->side > HFT_SIDE_ASK)
		return hft_match_reject(match, command, HFT_E_MATCH_SIDE, 0);
	return sweep_begin(match, command, command->side);
}

bool hft_match_expire(hft_match *match)
{
	while (match->heap_count != 0 &&
	       match->cold[match->heap[1]].expire_ts <= match->command->ts) {
		if (!hft_match_may_step(match))
			return false;
		match->work--;
		end(match, match->heap[1], HFT_REPORT_EXPIRED, HFT_E_MATCH_TIME,
		    HFT_REPORT_UNSOLICITED);
	}
	return close_sweep(match);
}

bool hft_match_timer(hft_match *match, const hft_order *command)
{
	if (command->ord_type == HFT_TIMER_EXPIRE) {
		match->sweep.count = 0;
		match->phase = HFT_MATCH_EXPIRE;
		return hft_match_expire(match);
	}
	if (command->ord_type != HFT_TIMER_DAY_END)
		return hft_match_reject(match, command, HFT_E_MATCH_TYPE, 0);
	if (command->instrument > match->config.instruments_max)
		return hft_match_reject(match, command, HFT_E_MATCH_INSTRUMENT, 0);
	return sweep_begin(match, command, HFT_SIDE_NONE);
}
