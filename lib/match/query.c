/* SPDX-License-Identifier: Apache-2.0 */
#include "match/match.h"
#include "match/standing.h"

static void best_copy(const hft_match *match, const struct hft_ladder_side *side, int64_t *price,
		      int64_t *qty, uint32_t *orders)
{
	const struct hft_ladder_level *best = &match->ladder.levels[side->best];

	*price = side->best == 0 ? HFT_PRICE_NONE : best->price;
	*qty = side->best == 0 ? 0 : best->qty;
	*orders = side->best == 0 ? 0 : best->count;
}

hft_status hft_match_bbo(const hft_match *match, uint32_t instrument, hft_bbo *out)
{
	const struct hft_match_instrument *row;

	if (match == NULL || out == NULL)
		return HFT_E_INVAL;
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (!hft_match_has(match, instrument))
		return HFT_E_NOTFOUND;
	row = &match->instruments[instrument];
	*out = (hft_bbo){
		.ts_event = row->ts,
		.seq = row->seq,
		.bid_levels = row->side[0].count,
		.ask_levels = row->side[1].count,
		.orders = row->orders,
	};
	best_copy(match, &row->side[0], &out->bid_price, &out->bid_qty, &out->bid_orders);
	best_copy(match, &row->side[1], &out->ask_price, &out->ask_qty, &out->ask_orders);
	return HFT_OK;
}

static hft_status side_find(const hft_match *match, uint32_t instrument, int32_t side,
			    const struct hft_ladder_side **out)
{
	if (match == NULL || (side != HFT_SIDE_BID && side != HFT_SIDE_ASK))
		return HFT_E_INVAL;
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (!hft_match_has(match, instrument))
		return HFT_E_NOTFOUND;
	*out = &match->instruments[instrument].side[side - HFT_SIDE_BID];
	return HFT_OK;
}

static void level_copy(const hft_match *match, uint32_t number, hft_level *out)
{
	const struct hft_ladder_level *level = &match->ladder.levels[number];

	*out = (hft_level){ level->price, level->qty, level->count, 0 };
}

int64_t hft_match_levels(const hft_match *match, uint32_t instrument, int32_t side, hft_level *out,
			 uint32_t cap)
{
	const struct hft_ladder_side *levels;
	struct hft_ladder_cursor cursor;
	uint32_t count = 0;
	hft_status status;

	if (out == NULL && cap != 0)
		return HFT_E_INVAL;
	status = side_find(match, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	for (cursor = hft_ladder_first(&match->ladder, levels); cursor.level != 0 && count < cap;
	     hft_ladder_next(&match->ladder, &cursor))
		level_copy(match, cursor.level, &out[count++]);
	return count;
}

hft_status hft_match_level_get(const hft_match *match, uint32_t instrument, int32_t side,
			       int64_t price, hft_level *out)
{
	const struct hft_ladder_side *levels;
	hft_status status;
	uint32_t level;

	if (out == NULL)
		return HFT_E_INVAL;
	status = side_find(match, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	level = hft_ladder_search(&match->ladder, levels,
				  hft_ladder_key(price, (uint32_t)(side - HFT_SIDE_BID)));
	if (level == 0)
		return HFT_E_NOTFOUND;
	level_copy(match, level, out);
	return HFT_OK;
}

static void order_copy(const hft_match *match, uint32_t slot, hft_match_order *out)
{
	const struct hft_ladder_order *order = &match->ladder.orders[slot];
	const struct hft_match_cold *cold = &match->cold[slot];

	*out = (hft_match_order){
		.order_id = order->id,
		.client_id = cold->client_id,
		.ref_id = cold->ref_id,
		.handle = hft_match_handle(match, slot),
		.price = match->ladder.levels[order->level].price,
		.qty = order->qty,
		.cum_qty = cold->cum_qty,
		.value_lo = cold->value_lo,
		.value_hi = cold->value_hi,
		.expire_ts = cold->expire_ts,
		.instrument = order->owner >> 1,
		.party = cold->party,
		.session = cold->session,
		.side = (uint8_t)(HFT_SIDE_BID + (order->owner & 1)),
		.tif = cold->tif,
	};
}

int64_t hft_match_orders(const hft_match *match, uint32_t instrument, int32_t side,
			 hft_match_order *out, uint32_t cap)
{
	const struct hft_ladder_side *levels;
	struct hft_ladder_cursor cursor;
	uint32_t count = 0;
	hft_status status;

	if (out == NULL && cap != 0)
		return HFT_E_INVAL;
	status = side_find(match, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	for (cursor = hft_ladder_first(&match->ladder, levels); cursor.level != 0 && count < cap;
	     hft_ladder_next(&match->ladder, &cursor))
		for (uint32_t slot = match->ladder.levels[cursor.level].head;
		     slot != 0 && count < cap; slot = match->ladder.orders[slot].next)
			order_copy(match, slot, &out[count++]);
	return count;
}

hft_status hft_match_order_get(const hft_match *match, uint64_t order_id, uint64_t handle,
			       hft_match_order *out)
{
	uint32_t slot;

	if (match == NULL || out == NULL)
		return HFT_E_INVAL;
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (handle == 0 && !hft_match_has_ids(match))
		return HFT_E_NOTSUP;
	slot = hft_match_find(match, order_id, handle).row;
	if (slot == 0)
		return HFT_E_NOTFOUND;
	order_copy(match, slot, out);
	return HFT_OK;
}

hft_time hft_match_next_expiry(const hft_match *match)
{
	if (match == NULL || match->poisoned || match->heap_count == 0)
		return INT64_MAX;
	return match->cold[match->heap[1]].expire_ts;
}

uint64_t hft_match_hash(const hft_match *match)
{
	uint64_t hash = 0;

	if (match == NULL)
		return 0;
	for (uint32_t owner = 2; owner < match->instrument_high * 2 + 2; owner++)
		hash = hft_ladder_hash(&match->ladder, hft_match_side(match, owner), owner, hash);
	return hash;
}
