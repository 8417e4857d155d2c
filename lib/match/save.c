/* SPDX-License-Identifier: Apache-2.0 */
#include "match/save.h"

/* Books that no report changed hold nothing, and never did. */
static bool is_used(const hft_match *match, uint32_t instrument)
{
	return match->instruments[instrument].seq != 0;
}

static int64_t measure(const hft_match *match, struct hft_save_head *head)
{
	*head = (struct hft_save_head){
		.config = match->config.flags,
		.levels = match->ladder.level_slots.live,
		.orders = match->ladder.order_slots.live,
		.trade_id = match->trade_id,
	};
	for (uint32_t id = 1; id <= match->party_high; id++)
		head->parties += match->parties[id].is_set;
	for (uint32_t id = 1; id <= match->instrument_high; id++)
		head->instruments += is_used(match, id);
	return hft_save_measure(&hft_match_save_kind, head);
}

static void parties_put(struct hft_save_writer *out, const hft_match *match)
{
	for (uint32_t id = 1; id <= match->party_high; id++) {
		const struct hft_match_party *party = &match->parties[id];
		struct hft_match_save_party row = {
			.id = id,
			.account = party->account,
			.trader = party->trader,
			.desk = party->desk,
			.client = party->client,
			.strategy = party->strategy,
			.stp_group = party->stp_group,
		};

		if (party->is_set)
			hft_save_put(out, &row, sizeof(row));
	}
}

static void order_put(struct hft_save_writer *out, const void *self, uint32_t slot)
{
	const hft_match *match = self;
	const struct hft_ladder_order *order = &match->ladder.orders[slot];
	const struct hft_match_cold *cold = &match->cold[slot];
	struct hft_match_save_order row = {
		.order = { order->id, order->qty },
		.client_id = cold->client_id,
		.ref_id = cold->ref_id,
		.cum_qty = cold->cum_qty,
		.value_lo = cold->value_lo,
		.value_hi = cold->value_hi,
		.expire_ts = cold->expire_ts,
		.party = cold->party,
		.session = cold->session,
		.tif = cold->tif,
	};

	hft_save_put(out, &row, sizeof(row));
}

static void instrument_put(struct hft_save_writer *out, const hft_match *match, uint32_t id)
{
	const struct hft_match_instrument *instrument = &match->instruments[id];
	struct hft_save_instrument row = {
		.seq = instrument->seq,
		.ts = instrument->ts,
		.id = id,
		.levels = { instrument->side[0].count, instrument->side[1].count },
	};

	hft_save_put(out, &row, sizeof(row));
	for (uint32_t i = 0; i < 2; i++)
		hft_save_side(out, &match->ladder, &instrument->side[i], order_put, match);
}

int64_t hft_match_save(const hft_match *match, void *out, uint64_t cap)
{
	struct hft_save_writer writer;
	struct hft_save_head head;
	int64_t size;

	if (match == NULL || (out == NULL && cap != 0))
		return HFT_E_INVAL;
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (match->phase != HFT_MATCH_IDLE)
		return HFT_E_MORE;
	size = measure(match, &head);
	if (cap < (uint64_t)size)
		return size;
	writer = hft_save_begin(out, &head);
	parties_put(&writer, match);
	for (uint32_t id = 1; id <= match->instrument_high; id++)
		if (is_used(match, id))
			instrument_put(&writer, match, id);
	hft_save_end(&writer);
	return size;
}
