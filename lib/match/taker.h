/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_TAKER_H
#define HFT_MATCH_TAKER_H
/*
 * The incoming order, from its command to its place in the book. Most meet nobody: inline, what
 * such an order is never leaves the registers, and only one that meets somebody, and so may be
 * suspended, is kept in the handle.
 */
#include "match/report.h"
#include "match/standing.h"

static inline bool hft_match_is_immediate(uint8_t tif)
{
	return tif == HFT_TIF_IOC || tif == HFT_TIF_FOK;
}

/* The terms of a command; party and what the order is besides the caller has filled in. */
static inline void hft_match_taker_terms(const hft_match *match, struct hft_match_taker *taker,
					 const hft_order *command, uint32_t owner, bool market)
{
	bool any = market && command->price == HFT_PRICE_NONE;

	taker->decremented = 0;
	taker->level = 0;
	taker->traded = 0;
	taker->stopped = 0;
	taker->price = command->price;
	taker->limit = any ? INT64_MIN : hft_ladder_key(command->price, owner ^ 1);
	taker->expire_ts = hft_match_is_timed(command->tif) ? command->expire_ts : 0;
	taker->owner = owner;
	taker->group = command->stp == HFT_STP_NONE ? 0 : hft_match_group(match, taker->party);
	taker->tif = command->tif;
	taker->stp = command->stp;
	taker->rests = !market && !hft_match_is_immediate(command->tif);
	taker->market = market;
}

/* Does it meet the best of the other side? */
static inline bool hft_match_crosses(const hft_match *match, const struct hft_match_taker *taker)
{
	uint32_t owner = taker->owner ^ 1;
	uint32_t best = hft_match_side(match, owner)->best;

	return best != 0 &&
	       hft_ladder_key(match->ladder.levels[best].price, owner) >= taker->limit;
}

/*
 * Is there room for what may rest, once `leaving` (NULL: none) has gone? Asked before the order
 * meets anyone, so that the answer does not depend on who stands there.
 */
static inline hft_status hft_match_room(hft_match *match, struct hft_match_taker *taker,
					const struct hft_ladder_order *leaving)
{
	const struct hft_ladder *ladder = &match->ladder;

	if (HFT_UNLIKELY(leaving == NULL && ladder->order_slots.live == ladder->order_slots.max))
		return HFT_E_MATCH_ORDERS_FULL;
	taker->level = hft_ladder_find(ladder, hft_match_side(match, taker->owner), taker->price,
				       taker->owner);
	switch (hft_ladder_room(ladder, taker->level, taker->open, leaving)) {
	case HFT_LADDER_ROOM:
		return HFT_OK;
	case HFT_LADDER_LEVELS_FULL:
		return HFT_E_MATCH_LEVELS_FULL;
	default:
		return HFT_E_MATCH_QTY_TOTAL;
	}
}

static inline hft_report *hft_match_report_taker(hft_match *match,
						 const struct hft_match_taker *taker, uint8_t kind,
						 uint16_t flags, hft_status code, int64_t qty)
{
	const hft_order *command = match->command;
	hft_report *report = hft_match_report(match);

	report->ts = command->ts;
	report->seq = command->seq;
	report->order_id = taker->order_id;
	report->ref_id = taker->ref_id;
	report->client_id = taker->client_id;
	report->handle = 0;
	report->trade_id = 0;
	report->aux = 0;
	report->price = taker->price;
	report->qty = qty;
	report->leaves = taker->open;
	report->cum_qty = taker->cum_qty;
	report->value_lo = (uint64_t)taker->value;
	report->value_hi = (int64_t)(taker->value >> 64);
	report->instrument = taker->owner >> 1;
	report->party = taker->party;
	report->session = taker->session;
	report->flags = flags;
	report->kind = kind;
	report->side = (uint8_t)(HFT_SIDE_BID + (taker->owner & 1));
	report->reason = hft_match_reason(code);
	return report;
}

/* A slot for a new order, and its id known by it; on no queue yet. */
static inline uint32_t hft_match_slot_take(hft_match *match, uint64_t order_id,
					   const struct hft_index_seen *vacant)
{
	struct hft_ladder *ladder = &match->ladder;
	uint32_t slot = hft_ladder_order_take(ladder);

	ladder->orders[slot].id = order_id;
	if (match->cold[slot].generation == 0)
		match->cold[slot].generation = 1;
	if (ladder->order_slots.live > match->orders_peak)
		match->orders_peak = ladder->order_slots.live;
	if (!hft_match_has_ids(match))
		return slot;
	if (vacant != NULL)
		hft_index_put_seen(&match->index, vacant, order_id, 0, slot);
	else
		hft_index_put(&match->index, order_id, 0, slot);
	return slot;
}

static inline void hft_match_cold_write(hft_match *match, const struct hft_match_taker *taker,
					uint32_t slot)
{
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
	if (HFT_UNLIKELY(hft_match_is_timed(taker->tif)))
		hft_match_heap_add(match, slot);
}

/*
 * What is left stands at the end of its level's queue, and the command closes. vacant: where the
 * index takes a new id, if that is still known, else NULL.
 */
static inline void hft_match_rest(hft_match *match, const struct hft_match_taker *taker,
				  const struct hft_index_seen *vacant)
{
	uint8_t kind = taker->traded    ? HFT_REPORT_PARTLY_FILLED :
		       taker->slot != 0 ? HFT_REPORT_REPLACED :
					  HFT_REPORT_ACCEPTED;
	uint32_t level = taker->level;
	uint32_t slot = taker->slot;
	hft_report *report;

	if (slot == 0)
		slot = hft_match_slot_take(match, taker->order_id, vacant);
	hft_match_cold_write(match, taker, slot);
	if (level == 0)
		level = hft_match_level_open(match, taker->owner, taker->price);
	match->ladder.orders[slot].qty = taker->open;
	hft_ladder_push_back(&match->ladder, level, slot);
	hft_match_row(match, taker->owner)->orders++;
	hft_match_changed(match, taker->owner);
	report = hft_match_report_taker(match, taker, kind, HFT_REPORT_LAST_OF_COMMAND, HFT_OK,
					taker->qty);
	report->handle = hft_match_handle(match, slot);
	report->aux = taker->traded ? 0 : (uint64_t)taker->open;
}

/* The order that is replaced leaves the book, and keeps its slot and its id. */
static inline void hft_match_leave(hft_match *match, struct hft_match_taker *taker)
{
	uint32_t level = match->ladder.orders[taker->slot].level;

	/* Its level goes with it when it was alone there. */
	if (taker->level == level && match->ladder.levels[level].count == 1)
		taker->level = 0;
	hft_match_unlink(match, taker->slot);
}

/* Must the order be kept in the handle, because it meets somebody or does not rest? */
static inline bool hft_match_meets(const hft_match *match, const struct hft_match_taker *taker)
{
	return HFT_UNLIKELY(!taker->rests || hft_match_crosses(match, taker));
}

#endif
