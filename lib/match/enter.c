/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An order enters: it meets the other side, best price first, oldest first, and what is left rests
 * or goes. Every check comes before the first change.
 */
#include "match/report.h"

/* Flags that ask for what matching does not do. */
static const uint32_t flags_refused = HFT_ORDER_AUCTION_ONLY | HFT_ORDER_HIDDEN |
				      HFT_ORDER_OFFSET_BPS | HFT_ORDER_CONTINUES;
static bool is_immediate(uint8_t tif)
{
	return tif == HFT_TIF_IOC || tif == HFT_TIF_FOK;
}

static bool tif_fits(uint8_t tif, bool market)
{
	if (market)
		return tif == HFT_TIF_DAY || tif == HFT_TIF_GTC || is_immediate(tif);
	return tif <= HFT_TIF_GTX;
}

hft_status hft_match_terms_check(const hft_order *command, bool market)
{
	uint8_t tif = command->tif;

	if (!tif_fits(tif, market))
		return HFT_E_MATCH_TIF;
	if (command->stp > HFT_STP_DECREMENT)
		return HFT_E_MATCH_STP_MODE;
	if ((command->flags & (flags_refused | ~hft_match_flags)) != 0)
		return HFT_E_MATCH_FLAGS;
	if ((command->flags & HFT_ORDER_POST_ONLY) != 0 && (market || is_immediate(tif)))
		return HFT_E_MATCH_FLAGS;
	if ((command->flags & HFT_ORDER_QTY_TOTAL) != 0 && command->kind == HFT_ORDER_NEW)
		return HFT_E_MATCH_FLAGS;
	if (command->display_qty != 0 || command->min_qty != 0)
		return HFT_E_MATCH_FIELD;
	if (!market && command->price == HFT_PRICE_NONE)
		return HFT_E_MATCH_PRICE;
	if (command->qty < 1 || command->qty > HFT_QTY_MAX)
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

bool hft_match_crosses(const hft_match *match, uint32_t owner, int64_t limit)
{
	uint32_t best = hft_match_side(match, owner ^ 1)->best;

	return best != 0 && hft_ladder_key(match->ladder.levels[best].price, owner ^ 1) >= limit;
}

/*
 * Is there room for what may rest? Asked before the order meets anyone, so that the answer does not
 * depend on who stands there.
 */
hft_status hft_match_room(hft_match *match, const struct hft_ladder_order *leaving)
{
	struct hft_match_taker *taker = &match->taker;
	const struct hft_ladder *ladder = &match->ladder;

	if (leaving == NULL && ladder->order_slots.live == ladder->order_slots.max)
		return HFT_E_MATCH_ORDERS_FULL;
	switch (hft_ladder_room(ladder, hft_match_side(match, taker->owner), taker->owner,
				taker->price, taker->open, leaving, &taker->level)) {
	case HFT_LADDER_ROOM:
		return HFT_OK;
	case HFT_LADDER_LEVELS_FULL:
		return HFT_E_MATCH_LEVELS_FULL;
	default:
		return HFT_E_MATCH_QTY_TOTAL;
	}
}

/* The terms of a command over an order's identity, which the caller fills in. */
void hft_match_taker_terms(hft_match *match, const hft_order *command, uint32_t owner, bool market)
{
	struct hft_match_taker *taker = &match->taker;
	bool any = market && command->price == HFT_PRICE_NONE;

	taker->price = command->price;
	taker->limit = any ? INT64_MIN : hft_ladder_key(command->price, owner ^ 1);
	taker->decremented = 0;
	taker->expire_ts = hft_match_is_timed(command->tif) ? command->expire_ts : 0;
	taker->owner = owner;
	taker->group = command->stp == HFT_STP_NONE ? 0 : hft_match_group(match, taker->party);
	taker->level = 0;
	taker->tif = command->tif;
	taker->stp = command->stp;
	taker->rests = !market && !is_immediate(command->tif);
	taker->market = market;
	taker->traded = 0;
	taker->stopped = 0;
}

static void taker_new(hft_match *match, const hft_order *command)
{
	struct hft_match_taker *taker = &match->taker;

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
	hft_match_taker_terms(match, command,
			      command->instrument * 2 + command->side - HFT_SIDE_BID,
			      command->ord_type == HFT_TYPE_MARKET);
}

bool hft_match_new(hft_match *match, const hft_order *command)
{
	struct hft_match_taker *taker = &match->taker;
	struct hft_index_slot *vacant = NULL;
	hft_status status = new_check(match, command);

	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	if (hft_match_has_ids(match)) {
		vacant = hft_index_vacant(&match->index, command->order_id, 0);
		if (HFT_UNLIKELY(vacant == NULL))
			return hft_match_reject(match, command, HFT_E_MATCH_ORDER_EXISTS, 0);
	}
	taker_new(match, command);
	if ((command->flags & HFT_ORDER_POST_ONLY) != 0 &&
	    hft_match_crosses(match, taker->owner, taker->limit))
		return hft_match_reject(match, command, HFT_E_MATCH_WOULD_TRADE, 0);
	if (taker->rests)
		status = hft_match_room(match, NULL);
	if (HFT_UNLIKELY(status != HFT_OK))
		return hft_match_reject(match, command, status, 0);
	return hft_match_enter(match, vacant);
}

/* The taker's slot, on no queue yet. */
static uint32_t slot_of_taker(hft_match *match, struct hft_index_slot *vacant)
{
	const struct hft_match_taker *taker = &match->taker;
	struct hft_ladder *ladder = &match->ladder;
	uint32_t slot = taker->slot;

	if (slot != 0)
		return slot;
	slot = hft_ladder_order_take(ladder);
	ladder->orders[slot].id = taker->order_id;
	if (match->cold[slot].generation == 0)
		match->cold[slot].generation = 1;
	if (ladder->order_slots.live > match->orders_peak)
		match->orders_peak = ladder->order_slots.live;
	if (vacant != NULL)
		hft_index_put(&match->index, vacant, taker->order_id, 0, slot);
	else if (hft_match_has_ids(match))
		hft_index_insert(&match->index, taker->order_id, 0, slot);
	return slot;
}

static void cold_write(hft_match *match, uint32_t slot)
{
	const struct hft_match_taker *taker = &match->taker;
	struct hft_match_cold *cold = &match->cold[slot];

	cold->client_id = taker->client_id;
	cold->ref_id = taker->ref_id;
	cold->expire_ts = taker->expire_ts;
	cold->cum_qty = taker->cum_qty;
	cold->value_lo = (uint64_t)taker->value;
	cold->value_hi = (int64_t)(taker->value >> 64);
	cold->party = taker->party;
	cold->session = taker->session;
	cold->tif = taker->tif;
	if (hft_match_is_timed(taker->tif))
		hft_match_heap_add(match, slot);
}

/* What is left stands at the end of its level's queue. @return its slot. */
static uint32_t rest(hft_match *match, struct hft_index_slot *vacant)
{
	struct hft_match_taker *taker = &match->taker;
	uint32_t slot = slot_of_taker(match, vacant);
	uint32_t level = taker->level;

	cold_write(match, slot);
	if (level == 0)
		level = hft_match_level_open(match, taker->owner, taker->price);
	match->ladder.orders[slot].qty = taker->open;
	hft_ladder_push_back(&match->ladder, level, slot);
	hft_match_row(match, taker->owner)->orders++;
	hft_match_changed(match, taker->owner);
	return slot;
}

/* The closing report of an order that rests. */
static void close_resting(hft_match *match, struct hft_index_slot *vacant)
{
	const struct hft_match_taker *taker = &match->taker;
	uint8_t kind = taker->slot != 0 ? HFT_REPORT_REPLACED : HFT_REPORT_ACCEPTED;
	hft_report *report;
	uint32_t slot;

	if (taker->traded)
		kind = HFT_REPORT_PARTLY_FILLED;
	slot = rest(match, vacant);
	report = hft_match_report_taker(match, kind, HFT_REPORT_LAST_OF_COMMAND, HFT_OK,
					taker->qty);
	report->handle = hft_match_handle(match, slot);
	report->aux = taker->traded ? 0 : (uint64_t)taker->open;
}

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
	bool filled = qty == 0;

	taker->open = 0;
	hft_match_report_taker(match, filled ? HFT_REPORT_FILLED : HFT_REPORT_CANCELLED,
			       HFT_REPORT_LAST_OF_COMMAND, filled ? HFT_OK : reason,
			       filled ? taker->qty : qty);
	if (taker->slot != 0)
		hft_match_forget(match, taker->slot);
}

static bool close_taker(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;

	if (taker->open != 0 && taker->rests && !taker->stopped)
		close_resting(match, NULL);
	else
		close_gone(match, end_reason(match));
	return true;
}

static void first_report(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;
	uint8_t kind = taker->slot != 0 ? HFT_REPORT_REPLACED : HFT_REPORT_ACCEPTED;

	hft_match_report_taker(match, kind, 0, HFT_OK, taker->qty)->aux = (uint64_t)taker->qty;
}

/* The replaced order leaves the book, with its slot and its id. */
static void leave(hft_match *match)
{
	struct hft_match_taker *taker = &match->taker;
	uint32_t level;

	if (taker->slot == 0)
		return;
	level = match->ladder.orders[taker->slot].level;
	/* Its level goes with it when it was alone there. */
	if (taker->level == level && match->ladder.levels[level].count == 1)
		taker->level = 0;
	hft_match_unlink(match, taker->slot);
}

static bool meet_begin(hft_match *match)
{
	leave(match);
	if (match->taker.slot != 0)
		hft_match_changed(match, match->taker.owner);
	first_report(match);
	match->phase = HFT_MATCH_MEET;
	return hft_match_meet(match);
}

bool hft_match_enter(hft_match *match, struct hft_index_slot *vacant)
{
	const struct hft_match_taker *taker = &match->taker;

	if (taker->tif == HFT_TIF_FOK) {
		match->scan.cursor = hft_ladder_first(&match->ladder,
						      hft_match_side(match, taker->owner ^ 1));
		match->scan.order = 0;
		match->scan.found = 0;
		match->phase = HFT_MATCH_SCAN;
		return hft_match_scan(match);
	}
	if (!taker->rests || hft_match_crosses(match, taker->owner, taker->limit))
		return meet_begin(match);
	leave(match);
	close_resting(match, vacant);
	return true;
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
	if (match->room < HFT_MATCH_STEP_REPORTS)
		return false;
	return scan->found < taker->open ? scan_fails(match) : meet_begin(match);
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
	report = hft_match_report_taker(match, HFT_REPORT_FILL, 0, HFT_OK, qty);
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
	report = hft_match_report_order(match, slot, HFT_REPORT_RESTATED, HFT_REPORT_UNSOLICITED,
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

bool hft_match_meet(hft_match *match)
{
	const struct hft_match_taker *taker = &match->taker;
	const struct hft_ladder *ladder = &match->ladder;

	while (taker->open != 0 && !taker->stopped &&
	       hft_match_crosses(match, taker->owner, taker->limit)) {
		uint32_t slot = ladder->levels[hft_match_side(match, taker->owner ^ 1)->best].head;

		if (!hft_match_may_step(match))
			return false;
		match->work--;
		if (HFT_UNLIKELY(is_own(match, slot)))
			prevent(match, slot);
		else
			trade(match, slot);
	}
	return close_taker(match);
}
