/* SPDX-License-Identifier: Apache-2.0 */
#include "flow.h"

#include <string.h>

static const int64_t tick = 10000000; /* 0.01 */

uint64_t flow_random(struct flow *flow)
{
	uint64_t x = flow->state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint32_t below(struct flow *flow, uint32_t n)
{
	return (uint32_t)(flow_random(flow) >> 32) % n;
}

static bool chance(struct flow *flow, uint32_t percent)
{
	return below(flow, 100) < percent;
}

void flow_init(struct flow *flow, uint32_t mix, uint64_t seed)
{
	memset(flow, 0, sizeof(*flow));
	flow->state = seed * 1000003 + mix;
	flow->mix = mix;
	flow->next_id = mix == FLOW_PRIORITY ? UINT64_MAX - 1000 : 1;
	for (uint32_t i = 0; i < 64; i++)
		flow->mid[i] = (int64_t)(1000 + below(flow, 50000)) * tick;
}

void flow_config(uint32_t mix, hft_book_config *config)
{
	static const struct {
		uint32_t depth, instruments, orders, levels, page_levels, scope, dense;
	} rows[FLOW_MIXES + 1] = {
		[FLOW_REAL] = { 3, 20, 100000, 20000, 10, 0, 1 << 24 },
		[FLOW_DEEP] = { 3, 1, 5000, 4000, 5, 0, 0 },
		[FLOW_HOSTILE] = { 3, 5, 40, 14, 3, 0, 15 },
		[FLOW_PRIORITY] = { 3, 8, 1000, 300, 64, 1, 0 },
		[FLOW_L2] = { 2, 10, 1, 400, 10, 0, 0 },
		[FLOW_L1] = { 1, 30, 1, 50, 1, 0, 0 },
	};

	hft_book_config_init(config, sizeof(*config));
	config->depth = rows[mix].depth;
	config->instruments_max = rows[mix].instruments;
	config->orders_max = rows[mix].orders;
	config->levels_max = rows[mix].levels;
	config->page_levels = rows[mix].page_levels;
	config->id_scope = rows[mix].scope;
	config->hash_seed = 12345;
	config->dense_ids = rows[mix].dense;
}

/* 85 in 100 within a few ticks of the touch, the rest far out. */
static int64_t price_near(struct flow *flow, uint32_t instrument, uint32_t side)
{
	int64_t *mid = &flow->mid[instrument % 64];
	int64_t away = 1;

	if (chance(flow, 5))
		*mid += ((int64_t)below(flow, 3) - 1) * tick;
	if (chance(flow, 85))
		while (away < 50 && chance(flow, 75))
			away++;
	else
		away = 1 + below(flow, 1 << (1 + below(flow, 9)));
	if (chance(flow, 1))
		away = -away;
	return side == 0 ? *mid - away * tick : *mid + away * tick;
}

static int64_t price_any(struct flow *flow)
{
	static const int64_t edges[] = { INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX - 2,
					 0, 1, -1, 1000000000, -1000000000 };
	int64_t n = (int64_t)below(flow, 2000) - 1000;

	switch (below(flow, 8)) {
	case 0:
		return edges[below(flow, sizeof(edges) / sizeof(edges[0]))];
	case 1:
		return n * 9000000000000000;
	case 2:
	case 3:
		return n;
	default:
		return n * tick;
	}
}

static int64_t price_of(struct flow *flow, uint32_t instrument, uint32_t side)
{
	switch (flow->mix) {
	case FLOW_REAL:
		return price_near(flow, instrument, side);
	case FLOW_DEEP:
		return price_any(flow);
	case FLOW_HOSTILE:
		return (int64_t)below(flow, 9) - 4;
	default:
		return ((int64_t)below(flow, 60) - 30) * tick;
	}
}

static int64_t qty_of(struct flow *flow)
{
	if (flow->mix != FLOW_REAL && chance(flow, 2))
		return HFT_QTY_MAX - below(flow, 2);
	return 1 + below(flow, chance(flow, 10) ? 100000 : 500);
}

/* Some live order of a random side (0 or 1 in *order); false when that side is empty. */
static bool aim(struct flow *flow, const struct naive_book *book, hft_event *out,
		hft_book_order *order)
{
	uint32_t instrument = 1 + below(flow, book->instruments_max);
	const struct naive_side *s = &book->instruments[instrument].side[below(flow, 2)];
	const struct naive_row *row;

	if (s->count == 0)
		return false;
	/* Mostly near the touch, as in life. */
	row = &s->rows[chance(flow, 60) ? below(flow, s->count < 8 ? s->count : 8) :
					  below(flow, s->count)];
	*order = (hft_book_order){ .order_id = row->id,
				   .price = row->price,
				   .qty = row->qty,
				   .priority = row->priority,
				   .instrument = instrument,
				   .side = s != &book->instruments[instrument].side[0] };
	out->order_id = row->id;
	out->instrument = chance(flow, 70) || book->id_scope == 1 ? instrument : 0;
	if (chance(flow, 20))
		out->side = s == &book->instruments[instrument].side[0] ? HFT_SIDE_BID :
									  HFT_SIDE_ASK;
	return true;
}

static uint64_t id_new(struct flow *flow)
{
	if (flow->mix == FLOW_PRIORITY)
		return flow->next_id + below(flow, 400) - 200;
	if (flow->mix == FLOW_DEEP && chance(flow, 30))
		return flow_random(flow);
	return flow->next_id += 1 + below(flow, 3);
}

static void make_add(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	out->kind = HFT_EVENT_ADD;
	out->instrument = 1 + below(flow, book->instruments_max);
	out->side = (uint8_t)(1 + below(flow, 2));
	out->order_id = id_new(flow);
	out->price = price_of(flow, out->instrument, out->side - 1u);
	out->qty = qty_of(flow);
	if (flow->mix == FLOW_PRIORITY && chance(flow, 60))
		out->aux = below(flow, 50);
	if (flow->mix == FLOW_PRIORITY)
		flow->next_id++;
}

static void make_change(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	hft_book_order order;
	uint32_t pick = below(flow, 100);

	if (!aim(flow, book, out, &order)) {
		make_add(flow, book, out);
		return;
	}
	out->qty = 1 + (int64_t)(flow_random(flow) % (uint64_t)order.qty);
	if (pick < 60) {
		out->kind = HFT_EVENT_DELETE;
		out->qty = 0;
	} else if (pick < 70) {
		out->kind = HFT_EVENT_EXECUTE;
		out->aux = flow_random(flow);
		if (chance(flow, 20))
			out->price = order.price < 0 ? order.price + tick : order.price - tick;
	} else if (pick < 78) {
		out->kind = HFT_EVENT_REDUCE;
	} else if (pick < 90) {
		out->kind = HFT_EVENT_REPLACE;
		out->aux = chance(flow, 5) ? out->order_id : id_new(flow);
		out->qty = qty_of(flow);
		if (chance(flow, 60))
			out->price = price_of(flow, order.instrument, order.side);
	} else {
		out->kind = HFT_EVENT_MODIFY;
		out->qty = qty_of(flow);
		out->flags |= chance(flow, 40) ? HFT_EVENT_KEEPS_PRIORITY : 0;
		out->flags |= chance(flow, 30) ? HFT_EVENT_KEEPS_IF_LESS : 0;
		if (chance(flow, 40))
			out->price = price_of(flow, order.instrument, order.side);
		if (flow->mix == FLOW_PRIORITY)
			out->aux = chance(flow, 20) ? order.priority : below(flow, 50);
	}
}

static void make_clear(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	out->kind = HFT_EVENT_CLEAR;
	out->instrument = 1 + below(flow, book->instruments_max);
	out->side = (uint8_t)below(flow, 3);
	out->reason = (uint8_t)below(flow, 3);
	if (chance(flow, 5))
		out->instrument = out->reason = 0;
	out->level = (uint8_t)(1 + below(flow, 12));
	out->flags |= chance(flow, 50) ? HFT_EVENT_SNAPSHOT : 0;
}

static void make_aggregate(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	out->kind = flow->mix == FLOW_L2 ? HFT_EVENT_LEVEL : HFT_EVENT_QUOTE;
	out->instrument = 1 + below(flow, book->instruments_max);
	out->side = (uint8_t)(1 + below(flow, 2));
	out->price = ((int64_t)below(flow, 40) - 20) * tick;
	out->qty = chance(flow, 40) ? 0 : (int64_t)(flow_random(flow) >> (2 + below(flow, 62)));
	out->aux = chance(flow, 2) ? flow_random(flow) : below(flow, 100);
	if (flow->mix == FLOW_L2 && chance(flow, 30)) {
		out->reason = (uint8_t)below(flow, 3);
		out->level = (uint8_t)below(flow, 30);
	}
	if (out->qty == 0 && flow->mix == FLOW_L1 && chance(flow, 50))
		out->price = HFT_PRICE_NONE;
}

/* One field becomes something that it should not be. */
static void spoil(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	static const int64_t qtys[] = { 0, -1, INT64_MIN, INT64_MAX, HFT_QTY_MAX, HFT_QTY_MAX + 1,
					(int64_t)1 << 62, ((int64_t)1 << 62) + 1 };

	switch (below(flow, 9)) {
	case 0:
		out->kind = (uint8_t)(chance(flow, 50) ? below(flow, 26) : below(flow, 256));
		break;
	case 1:
		out->side = (uint8_t)(chance(flow, 50) ? 3u - out->side : below(flow, 256));
		break;
	case 2:
		out->price = price_any(flow);
		break;
	case 3:
		out->price = HFT_PRICE_NONE;
		break;
	case 4:
		out->qty = qtys[below(flow, sizeof(qtys) / sizeof(qtys[0]))];
		break;
	case 5:
		out->instrument = chance(flow, 50) ? below(flow, book->instruments_max + 2) :
						     (uint32_t)flow_random(flow);
		break;
	case 6:
		out->order_id = chance(flow, 50) ? below(flow, 30) : UINT64_MAX - below(flow, 2);
		break;
	case 7:
		out->aux = chance(flow, 50) ? below(flow, 30) : UINT64_MAX - below(flow, 2);
		break;
	default:
		out->reason = (uint8_t)below(flow, 5);
		out->level = (uint8_t)below(flow, 256);
	}
}

/* Live orders that a mix hovers about. The deep book fills and drains, so that its tree of levels
 * grows and shrinks at every height. */
static uint32_t target(const struct flow *flow)
{
	static const uint32_t targets[FLOW_MIXES + 1] = { 0, 2000, 3000, 38, 700, 0, 0 };

	return flow->mix == FLOW_DEEP && flow->made / 16384 % 2 == 1 ? 20 : targets[flow->mix];
}

void flow_next(struct flow *flow, const struct naive_book *book, hft_event *out)
{
	static const uint32_t spoilt[FLOW_MIXES + 1] = { 0, 1, 2, 40, 5, 5, 5 };
	static const uint32_t cleared[FLOW_MIXES + 1] = { 0, 0, 0, 1, 1, 2, 2 };

	memset(out, 0, sizeof(*out));
	flow->made++;
	flow->ts += below(flow, 1000);
	out->ts_event = flow->ts;
	out->ts_recv = flow->ts + 100;
	out->seq = (uint32_t)flow->ts;
	out->source = 1;
	out->price = HFT_PRICE_NONE;
	out->flags = chance(flow, 80) ? HFT_EVENT_LAST : 0;
	out->flags |= chance(flow, 3) ? HFT_EVENT_UNTRUSTED : 0;
	if (chance(flow, cleared[flow->mix]))
		make_clear(flow, book, out);
	else if (book->depth != 3)
		make_aggregate(flow, book, out);
	else if (chance(flow, book->orders < target(flow) ? 60 : 30))
		make_add(flow, book, out);
	else
		make_change(flow, book, out);
	if (chance(flow, spoilt[flow->mix]))
		spoil(flow, book, out);
}
