/* SPDX-License-Identifier: Apache-2.0 */
#include "match_flow.h"

#include <string.h>

static const int64_t tick = 10000000; /* 0.01 */

/* What the mixes differ in. */
static const struct mix_row {
	uint32_t instruments, orders, levels, parties, work;
	uint32_t flags;
	uint32_t target;   /* live orders that it hovers about */
	uint32_t sessions; /* 1 .. this send */
	uint32_t spoilt;   /* per cent of commands with a field that should not be so */
	uint32_t scopes;   /* of 10,000 commands so many mass cancels and timers */
	uint32_t stp;      /* per cent of incoming orders that ask for self-trade prevention */
	uint32_t dense;    /* ids below this have a table */
} rows[MATCH_FLOW_MIXES + 1] = {
	[MATCH_FLOW_REAL] = { 4, 20000, 4000, 40, 4096, 0, 800, 6, 1, 10, 25, 0 },
	[MATCH_FLOW_HOSTILE] = { 3, 10, 6, 6, 16, HFT_MATCH_OWNER_ACCOUNT, 20, 3, 35, 100, 60,
				 30 },
	[MATCH_FLOW_MANY] = { 40, 150, 110, 30, 64, HFT_MATCH_OWNER_ACCOUNT, 240, 5, 5, 150, 40,
			      0 },
	[MATCH_FLOW_DEEP] = { 2, 3000, 40, 8, 16, 0, 1500, 3, 1, 3, 40, 100000 },
	[MATCH_FLOW_HANDLES] = { 4, 2000, 400, 40, 256, HFT_MATCH_NO_IDS, 400, 6, 3, 20, 25, 0 },
	[MATCH_FLOW_LARGE] = { 8, 20000, 8000, 40, 4096, 0, 9500, 6, 2, 1, 25, 1 << 24 },
};

uint64_t match_flow_random(struct match_flow *flow)
{
	uint64_t x = flow->state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint32_t below(struct match_flow *flow, uint32_t n)
{
	return (uint32_t)(((match_flow_random(flow) >> 32) * n) >> 32);
}

static bool chance(struct match_flow *flow, uint32_t percent)
{
	return below(flow, 100) < percent;
}

void match_flow_init(struct match_flow *flow, uint32_t mix, uint64_t seed)
{
	memset(flow, 0, sizeof(*flow));
	flow->state = seed * 1000033 + mix;
	flow->mix = mix;
	flow->ts = 1000000;
	for (uint32_t i = 0; i < 64; i++)
		flow->mid[i] = ((int64_t)below(flow, 2000) - (i % 4 == 0 ? 1000 : 0)) * tick;
}

void match_flow_config(uint32_t mix, hft_match_config *config)
{
	const struct mix_row *row = &rows[mix];

	hft_match_config_init(config, sizeof(*config));
	config->instruments_max = row->instruments;
	config->orders_max = row->orders;
	config->levels_max = row->levels;
	config->parties_max = row->parties;
	config->work_max = row->work;
	config->flags = row->flags;
	config->hash_seed = 12345;
	config->dense_ids = row->dense;
}

void match_flow_handle(struct match_flow *flow, uint64_t handle)
{
	flow->stale[below(flow, MATCH_FLOW_STALE)] = handle;
}

void match_flow_party(struct match_flow *flow, const struct naive_match *m, hft_party *out)
{
	memset(out, 0, sizeof(*out));
	out->id = 1 + below(flow, m->parties_max);
	out->account = below(flow, 6);
	out->trader = below(flow, 4);
	out->desk = below(flow, 3);
	out->client = below(flow, 4);
	out->strategy = below(flow, 4);
	out->stp_group = below(flow, 5);
}

/* 85 in 100 within a few ticks of the touch, the rest far out. */
static int64_t price_near(struct match_flow *flow, uint32_t instrument, uint8_t side)
{
	int64_t *mid = &flow->mid[instrument % 64];
	int64_t away = 1;

	if (chance(flow, 3))
		*mid += ((int64_t)below(flow, 3) - 1) * tick;
	if (chance(flow, 85))
		while (away < 50 && chance(flow, 75))
			away++;
	else
		away = 1 + below(flow, 1u << (1 + below(flow, 9)));
	return side == HFT_SIDE_BID ? *mid - away * tick : *mid + away * tick;
}

static int64_t price_any(struct match_flow *flow)
{
	static const int64_t edges[] = { INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, HFT_PRICE_NONE,
					 0, 1, -1, 1000000000 };

	return chance(flow, 15) ? edges[below(flow, 8)] : (int64_t)below(flow, 7) - 3;
}

/* For a while the deep book has but one level a side, of the largest orders there are. */
static bool heavy(const struct match_flow *flow)
{
	return flow->mix == MATCH_FLOW_DEEP && flow->made / 8192 % 8 == 1;
}

static int64_t price_of(struct match_flow *flow, uint32_t instrument, uint8_t side)
{
	if (heavy(flow))
		return side - 1;
	switch (flow->mix) {
	case MATCH_FLOW_HOSTILE:
		return price_any(flow);
	case MATCH_FLOW_DEEP:
		return side == HFT_SIDE_BID ? -(int64_t)below(flow, 8) : 1 + below(flow, 8);
	case MATCH_FLOW_MANY:
		return ((int64_t)below(flow, 6) - (side == HFT_SIDE_BID ? 4 : 1)) * tick;
	default:
		return price_near(flow, instrument, side);
	}
}

static int64_t qty_of(struct match_flow *flow)
{
	if (heavy(flow))
		return HFT_QTY_MAX - below(flow, 2);
	if (flow->mix == MATCH_FLOW_DEEP)
		return 1 + below(flow, 9);
	if (flow->mix == MATCH_FLOW_HOSTILE && chance(flow, 25))
		return HFT_QTY_MAX - below(flow, 2);
	if (flow->mix == MATCH_FLOW_HOSTILE)
		return 1 + below(flow, 5);
	return 1 + below(flow, chance(flow, 10) ? 5000 : 100);
}

static uint8_t resting_tif(struct match_flow *flow)
{
	static const uint8_t tifs[] = { HFT_TIF_GTC, HFT_TIF_DAY, HFT_TIF_GTD, HFT_TIF_GTT,
					HFT_TIF_GTX };
	static const uint8_t often = 60;

	return chance(flow, often) ? tifs[below(flow, 2)] : tifs[below(flow, 5)];
}

static void make_terms(struct match_flow *flow, hft_order *out)
{
	out->tif = resting_tif(flow);
	out->expire_ts = out->ts + 1 + below(flow, 1u << (4 + below(flow, 16)));
	out->stp = chance(flow, rows[flow->mix].stp) ? (uint8_t)(1 + below(flow, 4)) : 0;
	out->flags = chance(flow, 5) ? HFT_ORDER_POST_ONLY : 0;
	out->flags |= chance(flow, 10) ? HFT_ORDER_SHORT | HFT_ORDER_DEA : 0;
}

/* A row of a queue that is not empty, so often of the first few. */
static uint32_t near(struct match_flow *flow, const struct naive_queue *q, uint32_t percent)
{
	return below(flow, chance(flow, percent) && q->count > 8 ? 8 : q->count);
}

/* A price that reaches some way into the other side. */
static int64_t price_into(struct match_flow *flow, const struct naive_match *m, uint32_t instrument,
			  uint8_t side)
{
	const struct naive_queue *q = naive_match_queue(m, instrument, 3 - side);

	if (q->count == 0 || chance(flow, 5))
		return price_of(flow, instrument, side);
	return q->rows[near(flow, q, 70)].price;
}

static void make_aggressive(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	uint32_t pick = below(flow, 100);

	out->price = price_into(flow, m, out->instrument, out->side);
	if (flow->mix == MATCH_FLOW_DEEP && chance(flow, 60))
		out->qty = 1 + below(flow, 900);
	if (pick < 30) {
		static const uint8_t tifs[] = { HFT_TIF_IOC, HFT_TIF_FOK, HFT_TIF_DAY,
						HFT_TIF_GTC };

		out->ord_type = HFT_TYPE_MARKET;
		out->flags &= ~(uint32_t)HFT_ORDER_POST_ONLY;
		out->tif = tifs[below(flow, 4)];
		if (chance(flow, 50))
			out->price = HFT_PRICE_NONE;
	} else if (pick < 65) {
		out->flags &= ~(uint32_t)HFT_ORDER_POST_ONLY;
		out->tif = HFT_TIF_IOC;
	} else if (pick < 80) {
		out->flags &= ~(uint32_t)HFT_ORDER_POST_ONLY;
		out->tif = HFT_TIF_FOK;
	}
}

/* At first, and after a scope has emptied much. */
static bool filling(const struct match_flow *flow, const struct naive_match *m)
{
	return flow->mix == MATCH_FLOW_LARGE && m->orders < MATCH_FLOW_FULL;
}

static void make_new(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	out->kind = HFT_ORDER_NEW;
	out->order_id = flow->next_id += 1 + below(flow, 3);
	if (flow->mix == MATCH_FLOW_HOSTILE)
		out->order_id = chance(flow, 5) ? UINT64_MAX - below(flow, 2) : below(flow, 60);
	else if (flow->mix == MATCH_FLOW_MANY && chance(flow, 50))
		out->order_id = match_flow_random(flow);
	out->instrument = 1 + below(flow, m->instruments_max);
	out->side = (uint8_t)(1 + below(flow, 2));
	out->ord_type = HFT_TYPE_LIMIT;
	out->price = price_of(flow, out->instrument, out->side);
	out->qty = qty_of(flow);
	out->client_id = chance(flow, 80) ? flow->made : 0;
	out->ref_id = chance(flow, 10) ? flow->made / 3 : 0;
	make_terms(flow, out);
	if (!filling(flow, m) && chance(flow, flow->mix == MATCH_FLOW_DEEP ? 4 : 12))
		make_aggressive(flow, m, out);
}

/* Some live order, mostly near the touch, as in life. */
static const struct naive_order *aim(struct match_flow *flow, const struct naive_match *m)
{
	const struct naive_queue *q;

	for (int tries = 0; tries < 4; tries++) {
		q = naive_match_queue(m, 1 + below(flow, m->instruments_max),
				      1 + (int32_t)below(flow, 2));
		if (q->count != 0)
			return &q->rows[near(flow, q, 60)];
	}
	return NULL;
}

/* By id, by handle, by both; and now and then by a handle that is another's or of the past. */
static void name_order(struct match_flow *flow, const struct naive_order *order, hft_order *out)
{
	uint32_t pick = below(flow, 100);

	out->order_id = order->id;
	if (pick < 30 || flow->mix == MATCH_FLOW_HANDLES)
		out->handle = order->handle;
	else if (pick < 40)
		out->handle = flow->stale[below(flow, MATCH_FLOW_STALE)];
	else if (pick < 42)
		out->handle = match_flow_random(flow) >> below(flow, 64);
	if (out->handle == order->handle && out->handle != 0 && chance(flow, 40))
		out->order_id = 0;
	if (chance(flow, 2)) {
		out->order_id = 0;
		out->handle = flow->stale[below(flow, MATCH_FLOW_STALE)];
	}
	out->instrument = chance(flow, 50) ? order->instrument : 0;
	out->side = chance(flow, 50) ? order->side : HFT_SIDE_NONE;
	out->session = order->session;
	out->party = order->party;
	if (chance(flow, 10))
		out->session = (uint16_t)below(flow, rows[flow->mix].sessions + 1);
}

static void make_cancel(struct match_flow *flow, const struct naive_order *order, hft_order *out)
{
	out->kind = HFT_ORDER_CANCEL;
	name_order(flow, order, out);
	if (chance(flow, 75))
		return;
	out->qty = 1 + (int64_t)(match_flow_random(flow) % (uint64_t)order->qty);
	if (chance(flow, 50)) {
		out->flags = HFT_ORDER_QTY_TOTAL;
		out->qty += order->cum_qty - (chance(flow, 10) ? order->qty : 0);
	}
}

static void make_replace(struct match_flow *flow, const struct naive_match *m,
			 const struct naive_order *order, hft_order *out)
{
	uint32_t pick = below(flow, 100);

	out->kind = HFT_ORDER_REPLACE;
	name_order(flow, order, out);
	make_terms(flow, out);
	out->price = order->price;
	out->client_id = chance(flow, 50) ? flow->made : 0;
	if (pick < 30)
		out->qty = 1 + (int64_t)(match_flow_random(flow) % (uint64_t)order->qty);
	else
		out->qty = qty_of(flow);
	if (pick >= 50)
		out->price = price_of(flow, order->instrument, order->side);
	if (pick >= 85)
		out->price = price_into(flow, m, order->instrument, order->side);
	if (chance(flow, 12)) {
		out->tif = chance(flow, 50) ? HFT_TIF_IOC : HFT_TIF_FOK;
		out->flags &= ~(uint32_t)HFT_ORDER_POST_ONLY;
	}
	if (chance(flow, 25)) {
		out->flags |= HFT_ORDER_QTY_TOTAL;
		out->qty += chance(flow, 80) ? order->cum_qty : 0;
	}
}

/* Now, or the very instant at which some order ends. */
static hft_time timer_ts(struct match_flow *flow, const struct naive_match *m)
{
	hft_time next = naive_match_next_expiry(m);

	return next != INT64_MAX && chance(flow, 30) ? next : flow->ts;
}

static void make_scope(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	out->session = (uint16_t)below(flow, rows[flow->mix].sessions + 1);
	out->order_id = chance(flow, 50) ? flow->made : 0;
	out->client_id = flow->made;
	out->instrument = chance(flow, 60) ? 1 + below(flow, m->instruments_max) : 0;
	if (chance(flow, 60)) {
		out->kind = HFT_ORDER_TIMER;
		out->ord_type = chance(flow, 80) ? HFT_TIMER_EXPIRE : HFT_TIMER_DAY_END;
		out->instrument = out->ord_type == HFT_TIMER_DAY_END ? out->instrument : 0;
		out->session = 0;
		out->ts = timer_ts(flow, m);
		return;
	}
	out->kind = HFT_ORDER_MASS_CANCEL;
	out->ord_type = (uint8_t)below(flow, 8);
	if (out->ord_type == HFT_MASS_ALL && chance(flow, 80))
		out->ord_type = HFT_MASS_PARTY;
	out->ref_id = below(flow, 6);
	out->side = (uint8_t)below(flow, 3);
}

static int64_t qty_edge(struct match_flow *flow)
{
	static const int64_t edges[] = { 0, -1, INT64_MIN, INT64_MAX, HFT_QTY_MAX,
					 HFT_QTY_MAX + 1, (int64_t)1 << 62, 1 };

	return edges[below(flow, 8)];
}

/* One field becomes something that it should not be. */
static void spoil(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	uint8_t small = (uint8_t)(chance(flow, 80) ? below(flow, 14) : below(flow, 256));

	switch (below(flow, 18)) {
	case 0: out->kind = small; break;
	case 1: out->side = small % 4; break;
	case 2: out->ord_type = small; break;
	case 3: out->tif = small; break;
	case 4: out->stp = small; break;
	case 5: out->flags ^= 1u << below(flow, 32); break;
	case 6: out->display_qty = qty_edge(flow); break;
	case 7: out->min_qty = qty_edge(flow); break;
	case 8: out->price = price_any(flow); break;
	case 9: out->price = HFT_PRICE_NONE; break;
	case 10:
	case 11: out->qty = qty_edge(flow); break;
	case 12: out->instrument = chance(flow, 70) ? below(flow, m->instruments_max + 2) :
						     (uint32_t)match_flow_random(flow); break;
	case 13: out->party = chance(flow, 70) ? below(flow, m->parties_max + 2) :
						(uint32_t)match_flow_random(flow); break;
	case 14: out->expire_ts = out->ts - below(flow, 2); break;
	case 15:
		/* Where ids are not indexed that they are unique is a promise. */
		if (flow->mix != MATCH_FLOW_HANDLES || out->kind != HFT_ORDER_NEW)
			out->order_id = chance(flow, 70) ? below(flow, 60) : UINT64_MAX;
		break;
	case 16: out->session = (uint16_t)below(flow, rows[flow->mix].sessions + 2); break;
	default: out->handle = match_flow_random(flow) >> below(flow, 64); break;
	}
}

/* Fields that no kind here reads hold anything. */
static void litter(struct match_flow *flow, hft_order *out)
{
	out->stop_price = (int64_t)match_flow_random(flow);
	out->offset = -1;
	out->ext = 7;
	out->capacity = (uint8_t)below(flow, 256);
}

static void make_any(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	const struct naive_order *order = NULL;
	uint32_t target = rows[flow->mix].target;

	/* The deep book is now and then drained. */
	if (flow->mix == MATCH_FLOW_DEEP && flow->made / 8192 % 4 == 3)
		target = 50;
	if (heavy(flow))
		target = 3000;
	if (below(flow, 10000) < rows[flow->mix].scopes) {
		make_scope(flow, m, out);
		return;
	}
	if (filling(flow, m))
		target = 0;
	if (target != 0 && !chance(flow, m->orders < target ? 62 : 38))
		order = aim(flow, m);
	if (order == NULL)
		make_new(flow, m, out);
	else if (chance(flow, 75))
		make_cancel(flow, order, out);
	else
		make_replace(flow, m, order, out);
}

void match_flow_next(struct match_flow *flow, const struct naive_match *m, hft_order *out)
{
	memset(out, 0, sizeof(*out));
	flow->made++;
	flow->ts += below(flow, 100);
	out->ts = flow->ts;
	out->seq = flow->made * 3;
	out->session = (uint16_t)(1 + below(flow, rows[flow->mix].sessions));
	out->party = below(flow, m->parties_max + 1);
	make_any(flow, m, out);
	if (chance(flow, 10))
		litter(flow, out);
	/* Of two faults the first in the order of the checks is told. */
	for (uint32_t n = 0; n < 3 && chance(flow, n == 0 ? rows[flow->mix].spoilt : 40); n++)
		spoil(flow, m, out);
}
