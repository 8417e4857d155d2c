/* SPDX-License-Identifier: Apache-2.0 */
#include "taker.h"

#include <string.h>

static uint64_t toss(struct taker *taker)
{
	uint64_t z = taker->coin += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z >> 63;
}

/* HFT_SIDE_BID to buy, HFT_SIDE_ASK to sell, HFT_SIDE_NONE to wait. */
static uint8_t decide(struct taker *taker, const hft_view *view, const hft_bbo *best)
{
	int64_t threshold = hft_view_param(view, TAKER_THRESHOLD);
	int64_t middle2 = best->bid_price + best->ask_price;
	int64_t moved = taker->middle2 != 0 ? middle2 - taker->middle2 : 0;

	taker->middle2 = middle2;
	if (threshold == 0)
		return toss(taker) != 0 ? HFT_SIDE_BID : HFT_SIDE_ASK;
	if (moved >= 2 * threshold)
		return HFT_SIDE_BID;
	return moved <= -2 * threshold ? HFT_SIDE_ASK : HFT_SIDE_NONE;
}

static int32_t take(struct taker *taker, const hft_view *view, hft_order *out)
{
	uint32_t instrument = (uint32_t)hft_view_param(view, TAKER_INSTRUMENT);
	int64_t room = hft_view_param(view, TAKER_POSITION);
	hft_position held = { 0 };
	hft_bbo best;
	uint8_t side;
	int64_t qty;

	if (hft_view_bbo(view, instrument, &best) != HFT_OK || best.bid_price == HFT_PRICE_NONE ||
	    best.ask_price == HFT_PRICE_NONE)
		return 0;
	side = decide(taker, view, &best);
	hft_view_position(view, instrument, &held);
	room = side == HFT_SIDE_BID ? room - held.position : room + held.position;
	qty = hft_view_param(view, TAKER_QTY);
	if (side == HFT_SIDE_NONE || room <= 0)
		return 0;
	*out = (hft_order){ .kind = HFT_ORDER_NEW,
			    .instrument = instrument,
			    .side = side,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_IOC,
			    .price = side == HFT_SIDE_BID ? best.ask_price : best.bid_price,
			    .qty = qty < room ? qty : room,
			    .client_id = ++taker->client_id };
	return 1;
}

static int32_t ask_timer(const hft_view *view, hft_order *out)
{
	*out = (hft_order){ .kind = HFT_ORDER_TIMER,
			    .expire_ts = hft_view_now(view) +
					 hft_view_param(view, TAKER_EVERY_NS),
			    .ref_id = 1 };
	return 1;
}

/* The first event starts the clock. */
static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct taker *taker = user;

	(void)events, (void)n, (void)cap;
	if (taker->started != 0)
		return 0;
	taker->started = 1;
	taker->coin = (uint64_t)hft_view_param(view, TAKER_SEED);
	return ask_timer(view, out);
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	int32_t n = take(user, view, out);

	(void)now, (void)id, (void)cap;
	return n + ask_timer(view, out + n);
}

void taker_strategy(struct taker *taker, hft_strategy *out)
{
	memset(taker, 0, sizeof(*taker));
	*out = (hft_strategy){ .size = sizeof(*out),
			       .user = taker,
			       .on_events = on_events,
			       .on_timer = on_timer };
}
