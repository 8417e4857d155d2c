/* SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "crowd.h"

#include <stdlib.h>
#include <string.h>

/*
 * After the preload: add and cancel 45 % each, replace 5 %, aggressive 5 %. Of the replaces a
 * quarter decrease at the same price, a quarter increase, 45 % move by 1 to 3 ticks and 5 % cross.
 * Of the aggressive orders 30 % are market, 40 % IOC and 30 % limit orders at the other side's best
 * or a little through it, whose remainder rests. One cancel in a hundred comes late, for an order
 * already gone.
 */
struct maker {
	struct crowd crowd;
	struct commands *out;
};

static struct command *emit(struct maker *m, uint8_t kind, uint64_t id, uint32_t symbol)
{
	struct command *c = &m->out->rows[m->out->count++];

	memset(c, 0, sizeof(*c));
	c->id = id;
	c->price = HFT_PRICE_NONE;
	c->instrument = symbol + 1;
	c->kind = kind;
	c->ord_type = HFT_TYPE_LIMIT;
	c->tif = HFT_TIF_GTC;
	return c;
}

static int64_t price_of(const struct crowd *c, uint32_t symbol, uint32_t tick)
{
	return c->symbols[symbol].base + tick * STREAM_TICK;
}

/* Trade with the other side up to a limit. Returns what is left of qty. */
static uint32_t meet(struct crowd *c, uint32_t symbol, bool bid, uint32_t limit, uint32_t qty)
{
	const struct crowd_symbol *s = &c->symbols[symbol];
	const uint32_t ticks = c->config->ticks;

	while (qty > 0) {
		uint32_t tick = bid ? s->ask : s->bid;
		uint32_t slot, traded;

		if (tick == 0 || tick == ticks || (bid ? tick > limit : tick < limit))
			break;
		slot = crowd_queue(c, symbol, tick)->head;
		traded = qty < c->orders[slot].qty ? qty : c->orders[slot].qty;
		qty -= traded;
		c->orders[slot].qty -= traded;
		if (c->orders[slot].qty == 0)
			crowd_drop(c, slot);
	}
	return qty;
}

/* An order whose fields are set, but not linked, comes in; what is left of it rests. */
static int enter(struct crowd *c, uint32_t slot, bool bid)
{
	struct crowd_order *o = &c->orders[slot];

	o->qty = meet(c, o->symbol, bid, o->tick, o->qty);
	if (o->qty > 0)
		return crowd_place(c, slot, bid);
	crowd_forget(c, o->id);
	crowd_give(c, slot);
	return 0;
}

static int new_limit(struct maker *m, uint32_t symbol, bool bid, uint32_t tick, uint32_t qty)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_take(c);
	struct crowd_order *o = &c->orders[slot];
	struct command *command;

	o->id = crowd_next_id(c);
	o->symbol = symbol;
	o->tick = tick;
	o->qty = qty;
	command = emit(m, HFT_ORDER_NEW, o->id, symbol);
	command->side = bid ? HFT_SIDE_BID : HFT_SIDE_ASK;
	command->price = price_of(c, symbol, tick);
	command->qty = qty;
	return enter(c, slot, bid);
}

static int add(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	bool bid = crowd_draw_side(c, symbol);
	uint32_t tick = crowd_draw_tick(c, symbol, bid);

	return new_limit(m, symbol, bid, tick, 1 + crowd_draw(c, 1000));
}

static void cancel(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_pick(c, symbol);
	uint64_t gone = crowd_draw(c, 100) == 0 ? crowd_gone(c) : 0;

	emit(m, HFT_ORDER_CANCEL, gone != 0 ? gone : c->orders[slot].id, symbol);
	if (gone == 0)
		crowd_drop(c, slot);
}

static struct command *emit_replace(struct maker *m, const struct crowd_order *o)
{
	struct command *command = emit(m, HFT_ORDER_REPLACE, o->id, o->symbol);

	command->price = price_of(&m->crowd, o->symbol, o->tick);
	command->qty = o->qty;
	return command;
}

/* By 1 to 3 ticks either way, or across to the other side's best. */
static uint32_t move(struct crowd *c, const struct crowd_order *o, bool bid, bool cross)
{
	const struct crowd_symbol *s = &c->symbols[o->symbol];
	const uint32_t ticks = c->config->ticks;
	int64_t by = 1 + (int64_t)crowd_draw(c, 3);

	if (cross && (bid ? s->ask != ticks : s->bid != 0))
		return bid ? s->ask : s->bid;
	by = crowd_draw(c, 2) != 0 ? by : -by;
	return bid ? crowd_clamp(o->tick + by, 1, s->ask - 1) :
		     crowd_clamp(o->tick + by, s->bid + 1, ticks - 1);
}

static int replace(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_pick(c, symbol), what = crowd_draw(c, 20);
	struct crowd_order *o = &c->orders[slot];
	bool bid = crowd_is_bid(c, o);
	uint32_t qty = o->qty, tick = o->tick;

	if (what < 5)
		qty = 1 + crowd_draw(c, o->qty);
	else if (what < 10)
		qty = qty + 500 < COMMANDS_QTY_MAX ? qty + 1 + crowd_draw(c, 500) : qty;
	else
		tick = move(c, o, bid, what == 19);
	if (tick == o->tick && qty <= o->qty) {
		o->qty = qty;
		emit_replace(m, o);
		return 0;
	}
	crowd_unlink(c, slot);
	o->qty = qty;
	o->tick = tick;
	emit_replace(m, o);
	return enter(c, slot, bid);
}

/* Most meet one or two orders; one in ten is five times as large. */
static int aggress(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	const struct crowd_symbol *s = &c->symbols[symbol];
	const uint32_t ticks = c->config->ticks;
	/* They push the price back towards the middle of its range. */
	bool bid = (crowd_draw(c, ticks) >= s->bid && s->ask != ticks) || s->bid == 0;
	uint32_t touch = bid ? s->ask : s->bid, what = crowd_draw(c, 10);
	uint32_t qty = (1 + crowd_draw(c, 600)) * (crowd_draw(c, 10) == 0 ? 5 : 1);
	uint32_t limit = bid ? crowd_clamp((int64_t)touch + crowd_draw(c, 3), 1, ticks - 1) :
			       crowd_clamp((int64_t)touch - crowd_draw(c, 3), 1, ticks - 1);
	struct command *command;

	if (what >= 7)
		return new_limit(m, symbol, bid, limit, qty);
	command = emit(m, HFT_ORDER_NEW, crowd_next_id(c), symbol);
	command->side = bid ? HFT_SIDE_BID : HFT_SIDE_ASK;
	command->qty = qty;
	command->tif = HFT_TIF_IOC;
	if (what < 3) {
		command->ord_type = HFT_TYPE_MARKET;
		limit = bid ? ticks - 1 : 1;
	} else {
		command->price = price_of(c, symbol, limit);
	}
	meet(c, symbol, bid, limit, qty);
	return 0;
}

/* What stands in the core for a replace. */
static int add_or_cancel(struct maker *m, uint32_t symbol)
{
	if (crowd_draw(&m->crowd, 2) == 0)
		return add(m, symbol);
	cancel(m, symbol);
	return 0;
}

static int step(struct maker *m)
{
	struct crowd *c = &m->crowd;
	uint32_t symbol = crowd_draw_symbol(c), what = crowd_draw(c, 100);
	/* More adds than cancels: what aggressive orders take must come in too. */
	bool more = c->live < c->config->live;

	if (c->symbols[symbol].count == 0 || what < (more ? 48u : 44u))
		return add(m, symbol);
	if (what < 90)
		cancel(m, symbol);
	else if (what < 95)
		return c->config->core ? add_or_cancel(m, symbol) : replace(m, symbol);
	else
		return aggress(m, symbol);
	return 0;
}

static int run(struct maker *m)
{
	struct crowd *c = &m->crowd;

	for (uint32_t i = 0; i < c->config->live; i++) {
		if (add(m, crowd_draw_symbol(c)) < 0)
			return -1;
	}
	m->out->preload = m->out->count;
	for (uint32_t i = 0; i < c->config->events; i++) {
		if (step(m) < 0)
			return -1;
	}
	m->out->ids = c->ids;
	m->out->live_peak = c->live_peak;
	return 0;
}

int commands_make(const struct stream_config *config, struct commands *out)
{
	const uint64_t count = (uint64_t)config->live + config->events;
	struct maker m = { .out = out };
	int rc = crowd_open(&m.crowd, config);

	memset(out, 0, sizeof(*out));
	out->symbols = config->symbols;
	out->ticks = config->ticks;
	out->scrambled = config->scramble != 0;
	out->rows = malloc(count * sizeof(*out->rows));
	if (rc == 0)
		rc = out->rows != NULL ? run(&m) : -1;
	crowd_close(&m.crowd);
	if (rc < 0)
		commands_free(out);
	return rc;
}

void commands_free(struct commands *commands)
{
	free(commands->rows);
	memset(commands, 0, sizeof(*commands));
}

void commands_expand(const struct command *rows, uint32_t n, bool by_handle, hft_order *out)
{
	const uint64_t handles = by_handle ? UINT64_MAX : 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct command *c = &rows[i];

		out[i].order_id = c->id;
		out[i].handle = c->handle & handles;
		out[i].price = c->price;
		out[i].qty = c->qty;
		out[i].instrument = c->instrument;
		out[i].party = 1;
		out[i].kind = c->kind;
		out[i].side = c->side;
		out[i].ord_type = c->ord_type;
		out[i].tif = c->tif;
	}
}
