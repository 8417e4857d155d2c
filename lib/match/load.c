/* SPDX-License-Identifier: Apache-2.0 */
#include "match/save.h"

struct check {
	const hft_match *match;
	uint32_t owner; /* of the best level seen last */
	int64_t best;
};

static hft_status check_instrument(void *self, const struct hft_save_instrument *row)
{
	(void)self;
	return row->flags == 0 ? HFT_OK : HFT_E_MALFORMED;
}

/* Bids come before asks, so the best ask finds the best bid of its book here, if there is one. */
static hft_status check_level(void *self, uint32_t owner, const struct hft_save_level *row,
			      bool first)
{
	struct check *check = self;
	bool crossed = first && (owner & 1) != 0 && check->owner == owner - 1 &&
		       row->price <= check->best;

	if (first) {
		check->owner = owner;
		check->best = row->price;
	}
	return crossed ? HFT_E_MALFORMED : HFT_OK;
}

/* What has been filled and for how much: never more than the greatest price makes of it. */
static bool filled_holds(const struct hft_match_save_order *row)
{
	__int128 value = (__int128)((unsigned __int128)(uint64_t)row->value_hi << 64 |
				    row->value_lo);
	__int128 most;

	if (row->cum_qty < 0 || row->order.qty > INT64_MAX - row->cum_qty)
		return false;
	most = (__int128)row->cum_qty << 63;
	return value >= -most && value <= most;
}

static hft_status check_order(void *self, const uint8_t *bytes)
{
	const struct check *check = self;
	struct hft_match_save_order row;

	memcpy(&row, bytes, sizeof(row));
	if (row.tif > HFT_TIF_GTX || row.tif == HFT_TIF_IOC || row.tif == HFT_TIF_FOK ||
	    (row.expire_ts != 0 && !hft_match_is_timed(row.tif)) || row.reserved != 0 ||
	    !filled_holds(&row))
		return HFT_E_MALFORMED;
	return row.party <= check->match->config.parties_max ? HFT_OK : HFT_E_RANGE;
}

static hft_status parties_check(const struct hft_load *load, uint32_t parties_max)
{
	struct hft_load_reader in = load->parties;
	struct hft_match_save_party row;
	uint32_t last = 0;

	for (uint32_t i = 0; i < load->head.parties; i++, last = row.id) {
		if (!hft_load_row(&in, &row, sizeof(row)) || row.id <= last || row.reserved != 0)
			return HFT_E_MALFORMED;
		if (row.id > parties_max)
			return HFT_E_RANGE;
	}
	return HFT_OK;
}

/* All that the bytes can tell without changing anything. */
static hft_status bytes_check(const hft_match *match, const struct hft_load *load)
{
	static const struct hft_load_calls calls = { check_instrument, check_level, check_order };
	struct check check = { match, 0, 0 };
	hft_status status = hft_load_room(load, &match->ladder);

	if (status == HFT_OK)
		status = parties_check(load, match->config.parties_max);
	return status == HFT_OK ? hft_load_walk(load, &calls, &check) : status;
}

static void parties_build(hft_match *match, const struct hft_load *load)
{
	struct hft_load_reader in = load->parties;
	struct hft_match_save_party row;

	while (hft_load_row(&in, &row, sizeof(row))) {
		match->parties[row.id] = (struct hft_match_party){
			.account = row.account,
			.trader = row.trader,
			.desk = row.desk,
			.client = row.client,
			.strategy = row.strategy,
			.stp_group = row.stp_group,
			.is_set = 1,
		};
		match->party_high = row.id;
	}
}

struct build {
	hft_match *match;
	uint32_t level;
};

static hft_status build_instrument(void *self, const struct hft_save_instrument *row)
{
	hft_match *match = ((struct build *)self)->match;

	match->instruments[row->id].seq = row->seq;
	match->instruments[row->id].ts = row->ts;
	match->instrument_high = row->id;
	return HFT_OK;
}

static hft_status build_level(void *self, uint32_t owner, const struct hft_save_level *row,
			      bool first)
{
	struct build *build = self;
	hft_match *match = build->match;

	(void)first;
	build->level = hft_ladder_level_add(&match->ladder, hft_match_side(match, owner),
					    row->price, owner);
	return HFT_OK;
}

static hft_status build_order(void *self, const uint8_t *bytes)
{
	const struct build *build = self;
	hft_match *match = build->match;
	struct hft_match_save_order row;
	uint32_t slot = hft_ladder_order_take(&match->ladder);

	memcpy(&row, bytes, sizeof(row));
	match->ladder.orders[slot].id = row.order.id;
	match->ladder.orders[slot].qty = row.order.qty;
	hft_ladder_push_back(&match->ladder, build->level, slot);
	hft_match_row(match, match->ladder.orders[slot].owner)->orders++;
	match->cold[slot] = (struct hft_match_cold){
		.client_id = row.client_id,
		.ref_id = row.ref_id,
		.expire_ts = row.expire_ts,
		.cum_qty = row.cum_qty,
		.value_lo = row.value_lo,
		.value_hi = row.value_hi,
		.party = row.party,
		.generation = 1,
		.session = row.session,
		.tif = row.tif,
	};
	if (hft_match_is_timed(row.tif))
		hft_match_heap_append(match, slot);
	return HFT_OK;
}

static hft_status build(hft_match *match, const struct hft_load *load)
{
	static const struct hft_load_calls calls = { build_instrument, build_level, build_order };
	struct build self = { match, 0 };

	parties_build(match, load);
	if (hft_load_walk(load, &calls, &self) != HFT_OK || match->ladder.broken)
		return hft_match_poison(match);
	hft_match_heap_order(match);
	match->trade_id = load->head.trade_id;
	match->orders_peak = match->ladder.order_slots.live;
	match->levels_peak = match->ladder.level_slots.live;
	return HFT_OK;
}

/* May the handle be loaded into? */
static hft_status handle_check(const hft_match *match)
{
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (match->phase != HFT_MATCH_IDLE)
		return HFT_E_MORE;
	return match->commands == 0 && match->party_high == 0 && match->instrument_high == 0 ?
		       HFT_OK :
		       HFT_E_EXISTS;
}

static hft_status load(hft_match *match, const void *bytes, uint64_t size)
{
	hft_status status = handle_check(match);
	struct hft_load load = { .instruments_max = match->config.instruments_max };

	if (status == HFT_OK)
		status = hft_load_open(&load, &hft_match_save_kind, match->config.flags, bytes,
				       size);
	if (status == HFT_OK)
		status = bytes_check(match, &load);
	if (status == HFT_OK && hft_match_has_ids(match))
		status = hft_load_ids(&load, &match->ladder, &match->index, false);
	return status == HFT_OK ? build(match, &load) : status;
}

hft_status hft_match_load(hft_match *match, const void *bytes, uint64_t size)
{
	hft_status status;

	if (match == NULL || bytes == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&match->guard))
		return HFT_E_BUSY;
	status = load(match, bytes, size);
	hft_guard_leave(&match->guard);
	return status;
}
