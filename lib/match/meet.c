/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An order meets the other side, best price first, oldest first, and what is left of it rests or
 * goes. The order is match->taker, and the command may be suspended before any resting order.
 */
#include "match/taker.h"

/* Why does what is left go? */
static hft_status end_reason(const hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;

	if (taker->stopped || taker->open == 0)
		return HFT_E_MATCH_STP;
	if (!taker->market)
		return HFT_E_MATCH_IOC;
	return hft_match_side(match, taker->owner ^ 1)->best == 0 ? HFT_E_MATCH_NO_LIQUIDITY :
								   HFT_E_MATCH_AT_COLLAR;
}

static void close_gone(hft_match *match, hft_status reason)
{
	struct hft_match_taker *taker = &match->taker;
	int64_t qty = taker->open + taker->decremented;
	struct hft_index_seen replaced = hft_match_slot(taker->slot);
	bool filled = qty == 0;

	taker->open = 0;
	hft_match_report_taker(match, taker, filled ? HFT_REPORT_FILLED : HFT_REPORT_CANCELLED,
			       HFT_REPORT_LAST_OF_COMMAND, filled ? HFT_OK : reason,
			       filled ? taker->qty : qty);
	if (taker->slot != 0)
		hft_match_forget(match, &replaced);
}

static bool close_taker(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;

	if (taker->open != 0 && taker->rests && !taker->stopped)
		hft_match_rest(match, taker, NULL);
	else
		close_gone(match, end_reason(match));
	return true;
}

static void first_report(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;
	uint8_t kind = taker->slot != 0 ? HFT_REPORT_REPLACED : HFT_REPORT_ACCEPTED;

	hft_match_report_taker(match, taker, kind, 0, HFT_OK, taker->qty)->aux =
		(uint64_t)taker->qty;
}

static bool meet_first(hft_match *match)
{
	if (match->taker.slot != 0) {
		hft_match_leave(match, &match->taker);
		hft_match_changed(match, match->taker.owner);
	}
	first_report(match);
	match->phase = HFT_MATCH_MEET;
	return hft_match_meet(match);
}

static bool is_own(const hft_match *match, uint32_t slot)
{
	uint32_t group = match->taker.group;

	return group != 0 && hft_match_group(match, match->cold[slot].party) == group;
}

/* Count the scan's level, or one order of it where owners matter. @return whether to go on. */
static bool scan_step(hft_match *match)
{
	const struct hft_ladder *ladder = &match->ladder;
	struct hft_match_scan *scan = &match->scan;
	const struct hft_ladder_level *level = &ladder->levels[scan->cursor.level];

	if (match->taker.group == 0) {
		scan->found += level->qty;
	} else {
		uint32_t slot = scan->order != 0 ? scan->order : level->head;

		if (!is_own(match, slot))
			scan->found += ladder->orders[slot].qty;
		else if (match->taker.stp != HFT_STP_OLDEST)
			return false;
		scan->order = ladder->orders[slot].next;
	}
	if (scan->order == 0)
		hft_ladder_next(ladder, &scan->cursor);
	return true;
}

static bool scan_fails(hft_match *match)
{
	if (match->taker.slot != 0)
		return hft_match_reject(match, match->command, HFT_E_MATCH_FOK,
					match->taker.slot);
	first_report(match);
	close_gone(match, HFT_E_MATCH_FOK);
	return true;
}

bool hft_match_scan(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;
	const struct hft_match_scan *scan = &match->scan;
	bool more = true;

	while (more && scan->found < taker->open) {
		if (!hft_match_may_step(match))
			return false;
		if (scan->cursor.level == 0 ||
		    hft_ladder_key(match->ladder.levels[scan->cursor.level].price,
				   taker->owner ^ 1) < taker->limit)
			break;
		match->work--;
		more = scan_step(match);
	}
	return scan->found < taker->open ? scan_fails(match) : meet_first(match);
}

static void reduce(hft_match *match, uint32_t slot, int64_t qty)
{
	struct hft_ladder_order *order = &match->ladder.orders[slot];

	order->qty -= qty;
	match->ladder.levels[order->level].qty -= qty;
	hft_match_changed(match, order->owner);
}

static void trade(hft_match *match, uint32_t slot)
{
	struct hft_match_taker *taker = &match->taker;
	const struct hft_ladder_order *order = &match->ladder.orders[slot];
	struct hft_match_cold *cold = &match->cold[slot];
	int64_t price = match->ladder.levels[order->level].price;
	int64_t qty = taker->open < order->qty ? taker->open : order->qty;
	/* Products and sums of both signs, modulo 2^128, where they fit. */
	unsigned __int128 money = (unsigned __int128)((__int128)price * qty);
	unsigned __int128 value = ((unsigned __int128)(uint64_t)cold->value_hi << 64 |
				   cold->value_lo) + money;
	hft_report *report;

	match->trade_id++;
	reduce(match, slot, qty);
	cold->cum_qty += qty;
	cold->value_lo = (uint64_t)value;
	cold->value_hi = (int64_t)(value >> 64);
	taker->open -= qty;
	taker->cum_qty += qty;
	taker->value += money;
	taker->traded = 1;

	report = hft_match_report_order(match, slot, HFT_REPORT_FILL, HFT_REPORT_MAKER, HFT_OK,
					qty);
	report->trade_id = match->trade_id;
	report->aux = taker->order_id;
	report->reason = HFT_LIQUIDITY_ADDED;
	report = hft_match_report_taker(match, taker, HFT_REPORT_FILL, 0, HFT_OK, qty);
	report->trade_id = match->trade_id;
	report->aux = order->id;
	report->reason = HFT_LIQUIDITY_REMOVED;
	report->price = price;
	if (order->qty == 0)
		hft_match_remove(match, slot);
}

/* A resting order goes because its own group's came. */
static void maker_cancel(hft_match *match, uint32_t slot, int64_t qty)
{
	reduce(match, slot, qty);
	hft_match_report_order(match, slot, HFT_REPORT_CANCELLED, HFT_REPORT_UNSOLICITED,
			       HFT_E_MATCH_STP, qty);
	hft_match_remove(match, slot);
}

static void decrement(hft_match *match, uint32_t slot)
{
	struct hft_match_taker *taker = &match->taker;
	int64_t open = match->ladder.orders[slot].qty;
	int64_t qty = taker->open < open ? taker->open : open;
	hft_report *report;

	taker->open -= qty;
	taker->decremented += qty;
	if (qty == open) {
		maker_cancel(match, slot, qty);
		return;
	}
	reduce(match, slot, qty);
	report = hft_match_report_order(match, slot, HFT_REPORT_RESTATED,
					HFT_REPORT_UNSOLICITED | HFT_REPORT_PRIORITY_KEPT,
					HFT_E_MATCH_STP, qty);
	report->aux = (uint64_t)report->leaves;
}

static void prevent(hft_match *match, uint32_t slot)
{
	uint8_t stp = match->taker.stp;

	if (stp == HFT_STP_DECREMENT) {
		decrement(match, slot);
		return;
	}
	if (stp != HFT_STP_NEWEST)
		maker_cancel(match, slot, match->ladder.orders[slot].qty);
	match->taker.stopped = stp != HFT_STP_OLDEST;
}

/*
 * A maker that goes whole leads to the next of its queue, whose line was asked for a step ago: ask
 * for what that one's end will touch, and for the order behind it.
 */
static void look_along(const hft_match *match, uint32_t slot)
{
	const struct hft_ladder_order *orders = match->ladder.orders;
	uint32_t next = orders[slot].next;
	uint32_t after = orders[next].next;

	if (next == 0)
		return;
	hft_prefetch(&orders[after]);
	hft_prefetch(&match->cold[after]);
	if (hft_match_has_ids(match))
		hft_index_prefetch(&match->index, orders[next].id, 0);
}

bool hft_match_meet(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;
	const struct hft_ladder *ladder = &match->ladder;

	while (taker->open != 0 && !taker->stopped &&
	       hft_match_crosses(match, taker)) {
		uint32_t slot = ladder->levels[hft_match_side(match, taker->owner ^ 1)->best].head;

		if (!hft_match_may_step(match))
			return false;
		match->work--;
		if (taker->open > ladder->orders[slot].qty)
			look_along(match, slot);
		if (HFT_UNLIKELY(is_own(match, slot)))
			prevent(match, slot);
		else
			trade(match, slot);
	}
	return close_taker(match);
}

bool hft_match_meet_begin(hft_match *match)
{
	if (match->taker.tif != HFT_TIF_FOK)
		return meet_first(match);
	match->scan.cursor = hft_ladder_first(&match->ladder,
					      hft_match_side(match, match->taker.owner ^ 1));
	match->scan.order = 0;
	match->scan.found = 0;
	match->phase = HFT_MATCH_SCAN;
	return hft_match_scan(match);
}
