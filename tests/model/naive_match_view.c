/* SPDX-License-Identifier: Apache-2.0 */
/* What the oracle shows: everything is counted from the orders each time. */
#include "naive_match.h"

#include <string.h>

const struct naive_queue *naive_match_queue(const struct naive_match *m, uint32_t instrument,
					    int32_t side)
{
	return &m->queues[2 * instrument + (uint32_t)side - HFT_SIDE_BID];
}

static uint32_t queue_levels(const struct naive_queue *q)
{
	uint32_t levels = 0;

	for (uint32_t i = 0; i < q->count; i++)
		levels += i == 0 || q->rows[i].price != q->rows[i - 1].price;
	return levels;
}

uint32_t naive_match_levels_total(const struct naive_match *m)
{
	uint32_t levels = 0;

	for (uint32_t i = 2; i < 2 * (m->instruments_max + 1); i++)
		levels += queue_levels(&m->queues[i]);
	return levels;
}

uint32_t naive_match_levels(const struct naive_match *m, uint32_t instrument, int32_t side,
			    hft_level *out, uint32_t cap)
{
	const struct naive_queue *q = naive_match_queue(m, instrument, side);
	uint32_t levels = 0;

	for (uint32_t i = 0; i < q->count; i++) {
		if (i == 0 || q->rows[i].price != q->rows[i - 1].price) {
			if (levels == cap)
				break;
			out[levels++] = (hft_level){ .price = q->rows[i].price };
		}
		out[levels - 1].qty += q->rows[i].qty;
		out[levels - 1].orders++;
	}
	return levels;
}

void naive_match_bbo(const struct naive_match *m, uint32_t instrument, hft_bbo *out)
{
	const struct naive_queue *bids = naive_match_queue(m, instrument, HFT_SIDE_BID);
	const struct naive_queue *asks = naive_match_queue(m, instrument, HFT_SIDE_ASK);
	hft_level bid = { .price = HFT_PRICE_NONE };
	hft_level ask = { .price = HFT_PRICE_NONE };

	memset(out, 0, sizeof(*out));
	out->ts_event = m->ages[instrument].ts;
	out->seq = m->ages[instrument].seq;
	naive_match_levels(m, instrument, HFT_SIDE_BID, &bid, 1);
	naive_match_levels(m, instrument, HFT_SIDE_ASK, &ask, 1);
	out->bid_price = bid.price;
	out->bid_qty = bid.qty;
	out->bid_orders = bid.orders;
	out->ask_price = ask.price;
	out->ask_qty = ask.qty;
	out->ask_orders = ask.orders;
	out->bid_levels = queue_levels(bids);
	out->ask_levels = queue_levels(asks);
	out->orders = bids->count + asks->count;
}

void naive_match_order(const struct naive_order *order, hft_match_order *out)
{
	*out = (hft_match_order){ .order_id = order->id,
				  .client_id = order->client_id,
				  .ref_id = order->ref_id,
				  .price = order->price,
				  .qty = order->qty,
				  .cum_qty = order->cum_qty,
				  .value_lo = (uint64_t)order->value,
				  .value_hi = (int64_t)(order->value >> 64),
				  .expire_ts = order->expire_ts,
				  .instrument = order->instrument,
				  .party = order->party,
				  .session = order->session,
				  .side = order->side,
				  .tif = order->tif };
}

uint32_t naive_match_orders(const struct naive_match *m, uint32_t instrument, int32_t side,
			    hft_match_order *out, uint32_t cap)
{
	const struct naive_queue *q = naive_match_queue(m, instrument, side);
	uint32_t at = 0;

	for (; at < q->count && at < cap; at++)
		naive_match_order(&q->rows[at], &out[at]);
	return at;
}

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

uint64_t naive_match_hash(const struct naive_match *m)
{
	uint64_t hash = 0;

	for (uint32_t i = 2; i < 2 * (m->instruments_max + 1); i++) {
		const struct naive_queue *q = &m->queues[i];

		if (q->count != 0)
			hash = hash_word(hash, i);
		for (uint32_t at = 0; at < q->count; at++) {
			hash = hash_word(hash, q->rows[at].id);
			hash = hash_word(hash, (uint64_t)q->rows[at].price);
			hash = hash_word(hash, (uint64_t)q->rows[at].qty);
		}
	}
	return hash;
}
