/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

enum { LONGEST_S = 600, COLLAR_TICKS = 25 };

/* -ln(u), as a 16.16 fixed-point number: u's leading zeros, and a straight line between them. */
static uint32_t exponential(struct venue_rng *rng)
{
	uint32_t u = venue_u32(rng) | 1;
	uint32_t zeros = (uint32_t)__builtin_clz(u);
	uint32_t rest = (u << zeros) << 1;
	uint64_t log2 = ((uint64_t)(zeros + 1) << 16) - (rest >> 16);

	return (uint32_t)(log2 * 45426 >> 16);
}

/* Failures before a success, mean 4. */
static int64_t geometric(struct venue_rng *rng)
{
	return (int64_t)((uint64_t)exponential(rng) * 293693 >> 32);
}

/* Ticks behind the best place: 85 % geometric, else a tail of power 1. */
static int64_t draw_depth(struct venue_rng *rng)
{
	if (venue_chance(rng, 85))
		return geometric(rng);
	return (int64_t)(((uint64_t)8 << 16) / (1 + (venue_u32(rng) >> 16))) % 400;
}

static int64_t draw_qty(struct venue_rng *rng)
{
	uint32_t kind = venue_below(rng, 100);

	if (kind < 15)
		return 1 + venue_below(rng, 99);
	return kind < 70 ? 100 : 100 * (2 + geometric(rng));
}

static uint32_t draw_noise(struct venue *v)
{
	return 1 + venue_below(&v->rng, v->config.accounts - VENUE_INFORMED);
}

static hft_bbo best_of(const struct venue *v, uint32_t instrument)
{
	hft_bbo best = { .bid_price = HFT_PRICE_NONE, .ask_price = HFT_PRICE_NONE };

	hft_match_bbo(hft_engine_match(v->engine), instrument, &best);
	return best;
}

static int64_t touch_of(const hft_bbo *best, uint8_t side)
{
	return side == HFT_SIDE_BID ? best->bid_price : best->ask_price;
}

static uint8_t other(uint8_t side)
{
	return side == HFT_SIDE_BID ? HFT_SIDE_ASK : HFT_SIDE_BID;
}

/* Up for who buys, down for who sells. */
static int64_t towards(uint8_t side)
{
	return side == HFT_SIDE_BID ? 1 : -1;
}

static int64_t clamp(int64_t tick)
{
	return tick < 1 ? 1 : tick > VENUE_TICKS - 2 ? VENUE_TICKS - 2 : tick;
}

static void begin(struct venue *v, hft_order *out, uint8_t kind, uint32_t account,
		  uint32_t instrument)
{
	*out = (hft_order){ .ts = v->now,
			    .kind = kind,
			    .instrument = instrument,
			    .session = (uint16_t)account,
			    .party = account };
}

static bool begin_new(struct venue *v, hft_order *out, uint32_t account, uint32_t instrument,
		      uint8_t side)
{
	begin(v, out, HFT_ORDER_NEW, account, instrument);
	out->client_id = venue_orders_next(&v->market, account, instrument, side);
	out->side = side;
	out->ord_type = HFT_TYPE_LIMIT;
	out->tif = HFT_TIF_GTC;
	out->stp = (uint8_t)(HFT_STP_OLDEST + account % 4);
	out->qty = draw_qty(&v->rng);
	return out->client_id != 0;
}

/* The price that the side would quote: what everybody knows, and two ticks for the risk. Who is
 * behind the market waits there; nobody crosses by mistake. */
static int64_t passive_tick(struct venue *v, uint32_t instrument, uint8_t side)
{
	const struct venue_instrument *in = &v->market.instruments[instrument];
	int64_t known = venue_market_known(in) / 1000 + (side == HFT_SIDE_ASK);
	int64_t tick = known - towards(side) * (2 + draw_depth(&v->rng));
	hft_bbo best = best_of(v, instrument);
	int64_t facing = touch_of(&best, other(side));

	if (facing != HFT_PRICE_NONE) {
		int64_t limit = (facing - in->base) / in->tick - towards(side);

		if ((tick - limit) * towards(side) > 0)
			tick = limit;
	}
	return clamp(tick);
}

static void draw_tif(struct venue *v, hft_order *out)
{
	uint32_t kind = venue_below(&v->rng, 100);

	if (kind < 30)
		out->tif = HFT_TIF_DAY;
	if (kind < 90)
		return;
	out->tif = kind < 95 ? HFT_TIF_GTT : HFT_TIF_GTD;
	out->expire_ts = v->now + (1 + (int64_t)venue_below(&v->rng, LONGEST_S)) * 1000000000;
}

bool venue_make_add(struct venue *v, uint32_t instrument, hft_order *out)
{
	hft_bbo best = best_of(v, instrument);
	uint8_t few = best.bid_levels < best.ask_levels ? HFT_SIDE_BID : HFT_SIDE_ASK;
	uint8_t side = venue_chance(&v->rng, 52) ? few : other(few);
	uint32_t account = draw_noise(v);

	if (!begin_new(v, out, account, instrument, side))
		return false;
	out->price = venue_price(&v->market.instruments[instrument],
				 passive_tick(v, instrument, side));
	if (venue_chance(&v->rng, 30))
		out->flags = HFT_ORDER_POST_ONLY;
	draw_tif(v, out);
	return true;
}

/* The first order of a best price that what everybody knows has passed: it will not stay long. */
static uint32_t passed(struct venue *v, uint32_t instrument)
{
	const struct venue_instrument *in = &v->market.instruments[instrument];
	int64_t known = venue_price(in, venue_market_known(in) / 1000);
	hft_bbo best = best_of(v, instrument);

	if (best.bid_price != HFT_PRICE_NONE && best.bid_price >= known)
		return venue_orders_at(&v->market, instrument, best.bid_price);
	if (best.ask_price != HFT_PRICE_NONE && best.ask_price <= known)
		return venue_orders_at(&v->market, instrument, best.ask_price);
	return 0;
}

/* An order is named by its id or by its owner's name for it. */
static void name_order(struct venue *v, uint32_t number, hft_order *out)
{
	const struct venue_order *order = &v->market.orders[number];

	out->side = HFT_SIDE_NONE;
	if (venue_chance(&v->rng, 50)) {
		out->order_id = order->order_id;
		out->handle = order->handle;
	} else {
		out->ref_id = number;
	}
}

bool venue_make_cancel(struct venue *v, uint32_t instrument, hft_order *out)
{
	uint32_t number = passed(v, instrument);
	const struct venue_order *order;

	if (number == 0 || venue_chance(&v->rng, 20))
		number = venue_orders_pick(v, instrument);
	if (v->market.gone_at >= VENUE_GONE && venue_chance(&v->rng, 1))
		number = v->market.gone[venue_below(&v->rng, VENUE_GONE)];
	if (number == 0)
		return false;
	order = &v->market.orders[number];
	begin(v, out, HFT_ORDER_CANCEL, order->account, order->instrument);
	name_order(v, number, out);
	if (order->leaves > 1 && venue_chance(&v->rng, 3))
		out->qty = 1 + venue_below(&v->rng, (uint32_t)order->leaves - 1);
	return true;
}

/* Where a replaced order goes: by a few ticks, and now and then through the market. */
static int64_t new_tick(struct venue *v, const struct venue_order *order, bool crosses)
{
	const struct venue_instrument *in = &v->market.instruments[order->instrument];
	int64_t way = venue_chance(&v->rng, 50) ? 1 : -1;
	int64_t tick = order->tick + way * (1 + (int64_t)venue_below(&v->rng, 3));
	hft_bbo best = best_of(v, order->instrument);
	int64_t facing = touch_of(&best, other(order->side));
	int64_t limit;

	if (facing == HFT_PRICE_NONE)
		return clamp(tick);
	limit = (facing - in->base) / in->tick - towards(order->side);
	if (crosses)
		tick = limit + towards(order->side) * (1 + (int64_t)venue_below(&v->rng, 2));
	else if ((tick - limit) * towards(order->side) > 0)
		tick = limit;
	return clamp(tick);
}

bool venue_make_replace(struct venue *v, uint32_t instrument, hft_order *out)
{
	uint32_t number = venue_orders_pick(v, instrument);
	uint32_t kind = venue_below(&v->rng, 100);
	const struct venue_order *order = &v->market.orders[number];

	if (number == 0)
		return false;
	begin(v, out, HFT_ORDER_REPLACE, order->account, order->instrument);
	name_order(v, number, out);
	out->ord_type = HFT_TYPE_LIMIT;
	out->tif = HFT_TIF_GTC;
	out->stp = HFT_STP_OLDEST;
	out->price = order->price;
	out->qty = order->leaves;
	if (kind < 25)
		out->qty = 1 + venue_below(&v->rng, (uint32_t)order->leaves);
	else if (kind < 50)
		out->qty += draw_qty(&v->rng);
	else
		out->price = venue_price(&v->market.instruments[order->instrument],
					 new_tick(v, order, kind >= 95));
	return true;
}

/* Who knows what it is worth takes what is too cheap or too dear; the others toss a coin. */
static uint8_t draw_side(struct venue *v, uint32_t instrument, uint32_t *account)
{
	const struct venue_instrument *in = &v->market.instruments[instrument];
	int64_t value = in->base + in->value * in->tick / 1000;
	hft_bbo best = best_of(v, instrument);
	bool knows = venue_chance(&v->rng, v->config.informed);

	*account = draw_noise(v);
	if (knows && (best.ask_price < value || best.bid_price > value)) {
		*account = v->config.accounts - venue_below(&v->rng, VENUE_INFORMED);
		return best.ask_price < value ? HFT_SIDE_BID : HFT_SIDE_ASK;
	}
	return venue_chance(&v->rng, 50) ? HFT_SIDE_BID : HFT_SIDE_ASK;
}

bool venue_make_aggressive(struct venue *v, uint32_t instrument, hft_order *out)
{
	const struct venue_instrument *in = &v->market.instruments[instrument];
	hft_bbo best = best_of(v, instrument);
	uint32_t kind = venue_below(&v->rng, 100);
	uint32_t account;
	uint8_t side;
	int64_t facing;

	if (best.bid_price == HFT_PRICE_NONE || best.ask_price == HFT_PRICE_NONE)
		return false;
	side = draw_side(v, instrument, &account);
	facing = touch_of(&best, other(side));
	if (!begin_new(v, out, account, instrument, side))
		return false;
	out->price = facing;
	if (kind < 30) {
		out->ord_type = HFT_TYPE_MARKET;
		out->tif = HFT_TIF_IOC;
		out->price = facing + towards(side) * COLLAR_TICKS * in->tick;
	} else if (kind < 70) {
		out->tif = kind < 35 ? HFT_TIF_FOK : HFT_TIF_IOC;
	}
	return true;
}

/* Wrong in a way of its own each. */
bool venue_make_sloppy(struct venue *v, uint32_t instrument, hft_order *out)
{
	uint32_t what = venue_below(&v->rng, 11);
	hft_bbo best = best_of(v, instrument);
	uint32_t foreign = venue_orders_pick(v, instrument);

	if (foreign == 0 || best.ask_price == HFT_PRICE_NONE ||
	    !begin_new(v, out, draw_noise(v), instrument, HFT_SIDE_BID))
		return false;
	out->price = best.ask_price;
	if (what == 0) {
		out->price++;
	} else if (what == 1) {
		out->qty = 1000000;
	} else if (what == 2) {
		out->qty = 0;
	} else if (what == 3) {
		begin(v, out, HFT_ORDER_CANCEL, out->session, instrument);
		out->order_id = v->market.orders[foreign].order_id;
	} else if (what == 4) {
		out->client_id = foreign;
		out->session = (uint16_t)v->market.orders[foreign].account;
		out->party = out->session;
	} else if (what == 5) {
		out->flags = HFT_ORDER_POST_ONLY;
	} else if (what == 6) {
		out->instrument = v->market.count + 1;
	} else if (what == 7) {
		out->tif = HFT_TIF_FOK;
		out->qty = 5000;
	} else if (what == 8) {
		out->ord_type = HFT_TYPE_MARKET;
		out->tif = HFT_TIF_IOC;
		out->price = HFT_PRICE_NONE;
	} else if (what == 9) {
		out->party = out->party % v->config.accounts + 1;
	} else {
		out->tif = HFT_TIF_GTT;
		out->expire_ts = v->now;
	}
	return true;
}
