/* SPDX-License-Identifier: Apache-2.0 */
#include "day_flow.h"

#include <errno.h>
#include <stdlib.h>

/* -ln(u): the leading zeros of u are its power of two; the rest is close to a straight line. */
uint32_t day_exponential(struct day_rng *rng)
{
	uint32_t u = day_u32(rng) | 1;
	uint32_t zeros = (uint32_t)__builtin_clz(u);
	uint32_t rest = (u << zeros) << 1;
	uint64_t log2 = ((uint64_t)(zeros + 1) << 16) - (rest >> 16);

	return (uint32_t)(log2 * 45426 >> 16);
}

/* Failures before a success, mean 4. */
static int geometric(struct day_rng *rng)
{
	return (int)((uint64_t)day_exponential(rng) * 293693 >> 32);
}

bool day_weights_open(struct flow *flow)
{
	uint32_t n = flow->config->symbols;
	uint64_t sum = 0;

	flow->weights = malloc(n * sizeof(*flow->weights));
	if (flow->weights == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++)
		flow->weights[i] = (1u << 20) / (i + 8);
	for (uint32_t i = n; i > 1; i--) {
		uint32_t k = day_below(&flow->rng, i);
		uint64_t swap = flow->weights[k];

		flow->weights[k] = flow->weights[i - 1];
		flow->weights[i - 1] = swap;
	}
	for (uint32_t i = 0; i < n; i++)
		flow->weights[i] = sum += flow->weights[i];
	return true;
}

uint32_t day_draw_symbol(struct flow *flow)
{
	uint32_t low = 0;
	uint32_t high = flow->config->symbols - 1;
	uint64_t at = (uint64_t)day_u32(&flow->rng) * flow->weights[high] >> 32;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (flow->weights[middle] > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static uint32_t draw_order(struct flow *flow)
{
	uint32_t slot = DAY_NONE;

	if (day_chance(&flow->rng, 60))
		slot = day_market_newest(&flow->market, flow->symbol, &flow->rng);
	if (slot == DAY_NONE && flow->market.live_count > 0)
		slot = flow->market.live[day_below(&flow->rng, flow->market.live_count)];
	return slot;
}

/* The first order of a best price that the fair price has passed: it will not stay there long. */
static uint32_t passed_order(struct flow *flow)
{
	const struct day_symbol *s = &flow->market.symbols[flow->symbol];
	int bid = day_market_best(s, DAY_BID);
	int ask = day_market_best(s, DAY_ASK);

	if (bid > s->fair)
		return day_market_head(&flow->market, flow->symbol, DAY_BID);
	if (ask >= 0 && ask <= s->fair)
		return day_market_head(&flow->market, flow->symbol, DAY_ASK);
	return DAY_NONE;
}

static uint32_t draw_qty(struct day_rng *rng)
{
	uint32_t kind = day_below(rng, 100);

	if (kind < 15)
		return 1 + day_below(rng, 99);
	if (kind < 70)
		return 100;
	return 100 * (2 + (uint32_t)geometric(rng));
}

/* A part of an order that leaves at least one share, in round lots where it can. */
static uint32_t draw_part(struct day_rng *rng, uint32_t qty)
{
	return qty >= 200 ? 100 * (1 + day_below(rng, qty / 100 - (qty % 100 == 0)))
			  : 1 + day_below(rng, qty - 1);
}

static int draw_distance(struct day_rng *rng)
{
	if (day_chance(rng, 85))
		return geometric(rng);
	return (int)((8u << 16) / (1 + (day_u32(rng) >> 16))) % 400;
}

/* The best price that the side will quote: the fair price lies between it and the other's. */
static int quote_limit(const struct day_symbol *s, int side)
{
	return side == DAY_BID ? s->fair - s->calm / 2 : s->fair + 1 + (s->calm + 1) / 2;
}

/* -1 where no price is left on that side. */
static int draw_level(struct flow *flow, const struct day_symbol *s, int side)
{
	struct day_rng *rng = &flow->rng;
	int towards = side == DAY_BID ? 1 : -1;
	int touch = day_market_best(s, side);
	int other = day_market_best(s, 1 - side);
	int limit = quote_limit(s, side);
	int gap = touch < 0 ? 0 : (limit - touch) * towards;
	int level;

	if (gap > 0 && day_chance(rng, 30))
		level = touch + towards * (1 + (int)day_below(rng, (uint32_t)gap));
	else
		level = (gap > 0 ? touch : limit) - towards * draw_distance(rng);
	if (other >= 0 && (other - level) * towards < 1)
		level = other - towards;
	return level < 0 || level >= DAY_LEVELS ? -1 : level;
}

void day_drift(struct flow *flow, struct day_symbol *symbol)
{
	uint32_t dice = day_below(&flow->rng, 128);

	if (dice == 0 && symbol->fair < DAY_MIDDLE + symbol->drift_max)
		symbol->fair += symbol->drift_step;
	if (dice == 1 && symbol->fair > DAY_MIDDLE - symbol->drift_max)
		symbol->fair -= symbol->drift_step;
}

static uint64_t next_ref(struct flow *flow)
{
	return flow->ref += 1 + day_below(&flow->rng, 4);
}

bool day_do_add(struct flow *flow)
{
	struct day_symbol *s = &flow->market.symbols[flow->symbol];
	uint32_t few = s->orders[DAY_BID] < s->orders[DAY_ASK] ? DAY_BID : DAY_ASK;
	int side = day_chance(&flow->rng, s->orders[few] < 4 ? 80 : 52) ? (int)few : 1 - (int)few;
	int level = draw_level(flow, s, side);
	bool attributed = day_below(&flow->rng, REAL_A + REAL_F) < REAL_F;
	uint32_t qty = draw_qty(&flow->rng);
	uint32_t slot;

	if (level < 0)
		return false;
	slot = day_market_add(&flow->market, flow->symbol, side, level, qty, next_ref(flow));
	if (slot == DAY_NONE) {
		flow->out->error = ENOMEM;
		return false;
	}
	day_out_add(flow->out, &flow->market.orders[slot], s->name, day_price(s, level),
		    attributed ? 1 + day_below(&flow->rng, 40) : 0);
	return true;
}

bool day_do_delete(struct flow *flow)
{
	uint32_t slot = passed_order(flow);

	if (slot == DAY_NONE || day_chance(&flow->rng, 20))
		slot = draw_order(flow);
	if (slot == DAY_NONE)
		return false;
	day_out_delete(flow->out, &flow->market.orders[slot]);
	day_market_remove(&flow->market, slot);
	return true;
}

bool day_do_cancel(struct flow *flow)
{
	uint32_t slot = draw_order(flow);
	struct day_order *order;
	uint32_t part;

	for (int i = 0; i < 4 && slot != DAY_NONE && flow->market.orders[slot].qty < 2; i++)
		slot = draw_order(flow);
	if (slot == DAY_NONE || flow->market.orders[slot].qty < 2)
		return false;
	order = &flow->market.orders[slot];
	part = draw_part(&flow->rng, order->qty);
	day_out_cancel(flow->out, order, part);
	order->qty -= part;
	return true;
}

bool day_do_replace(struct flow *flow)
{
	uint32_t slot = draw_order(flow);
	struct day_order old;
	struct day_symbol *s;
	int level, other, towards, ticks;
	uint32_t qty;

	if (slot == DAY_NONE)
		return false;
	old = flow->market.orders[slot];
	s = &flow->market.symbols[old.symbol];
	other = day_market_best(s, 1 - old.side);
	towards = old.side == DAY_BID ? 1 : -1;
	ticks = 1 + (int)day_below(&flow->rng, 3);
	level = day_chance(&flow->rng, 50) ? old.level + ticks : old.level - ticks;
	qty = day_chance(&flow->rng, 70) ? old.qty : draw_qty(&flow->rng);
	if (other >= 0 && (other - level) * towards < 1)
		level = other - towards;
	if (level < 0 || level >= DAY_LEVELS)
		level = old.level;
	day_market_remove(&flow->market, slot);
	slot = day_market_add(&flow->market, old.symbol, old.side, level, qty, next_ref(flow));
	if (slot == DAY_NONE)
		return false;
	day_out_replace(flow->out, old.ref, &flow->market.orders[slot], day_price(s, level));
	return true;
}

/* The first order of the best level: the buyer comes while the fair price is above the middle. */
static uint32_t draw_resting(struct flow *flow)
{
	const struct day_symbol *s = &flow->market.symbols[flow->symbol];
	int bid = day_market_best(s, DAY_BID);
	int ask = day_market_best(s, DAY_ASK);
	int side = day_chance(&flow->rng, 2 * s->fair > bid + ask ? 75 : 25) ? DAY_ASK : DAY_BID;
	uint32_t slot = day_market_head(&flow->market, flow->symbol, side);

	return slot != DAY_NONE ? slot : day_market_head(&flow->market, flow->symbol, 1 - side);
}

/* Adds and deletes still to come must be able to bring the live orders to those that stay. */
static bool may_fill(const struct flow *flow)
{
	return flow->market.live_count > flow->purge ||
	       flow->purge - flow->market.live_count + 1 < flow->left[ADD_DELETE];
}

bool day_do_execute(struct flow *flow, bool own_price)
{
	uint32_t slot = draw_resting(flow);
	bool full = day_chance(&flow->rng, FULL_FILLS_PERCENT) && may_fill(flow);
	struct day_order *order;
	uint32_t qty;

	if (slot == DAY_NONE)
		return false;
	order = &flow->market.orders[slot];
	if (order->qty < 2 && !may_fill(flow))
		return false;
	full = full || order->qty < 2;
	qty = full ? order->qty : draw_part(&flow->rng, order->qty);
	flow->match++;
	if (own_price)
		day_out_execute_price(flow->out, order, qty, flow->match,
				      day_price(&flow->market.symbols[order->symbol], order->level),
				      day_chance(&flow->rng, 50));
	else
		day_out_execute(flow->out, order, qty, flow->match);
	order->qty -= qty;
	if (full)
		day_market_remove(&flow->market, slot);
	return true;
}

/* Against a hidden order, within the best prices. */
void day_do_trade(struct flow *flow)
{
	const struct day_symbol *s = &flow->market.symbols[flow->symbol];
	int bid = day_market_best(s, DAY_BID);
	int ask = day_market_best(s, DAY_ASK);
	int level = s->fair;

	if (bid >= 0 && ask >= 0)
		level = bid + (int)day_below(&flow->rng, (uint32_t)(ask - bid + 1));
	day_out_trade(flow->out, flow->symbol, s->name, draw_qty(&flow->rng), day_price(s, level),
		      ++flow->match);
}

void day_do_collar(struct flow *flow)
{
	const struct day_symbol *s = &flow->market.symbols[flow->symbol];

	day_out_collar(flow->out, flow->symbol, s->name, day_price(s, s->fair));
}
