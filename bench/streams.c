/* SPDX-License-Identifier: Apache-2.0 */
#include "crowd.h"

#include <stdlib.h>
#include <string.h>

/*
 * After the preload: add and cancel 45 % each, replace 5 %, execute 5 % on the head of the best
 * level. Of the replaces a quarter decrease in place, a quarter increase and lose their place, the
 * rest take a new id and price. One cancel in a hundred comes late, for an order already gone.
 */
static const struct stream_config mixes[] = {
	{ "A1k", 1, 1, 1000, 2000000, 4096, 0, 0, 0, 0 },
	{ "B100k", 2, 1, 100000, 2000000, 4096, 0, 0, 0, 0 },
	{ "C1M", 3, 1, 1000000, 2000000, 4096, 0, 0, 0, 0 },
	{ "U1M", 4, 1, 1000000, 2000000, 4096, 0, 1, 0, 0 },
	{ "D1000s", 5, 1000, 100000, 2000000, 1024, 0, 0, 0, 0 },
	{ "Bsp", 6, 1, 100000, 2000000, 4096, 1, 0, 0, 0 },
};

struct maker {
	struct crowd crowd;
	struct stream *out;
};

static hft_event *emit(struct maker *m, uint8_t kind, const struct crowd_order *o)
{
	struct stream *out = m->out;
	hft_event *e = &out->events[out->count++];

	memset(e, 0, sizeof(*e));
	e->ts_event = (int64_t)out->count * 100;
	e->order_id = o->id;
	e->price = HFT_PRICE_NONE;
	e->seq = (uint32_t)out->count;
	e->instrument = o->symbol + 1;
	e->source = 1;
	e->flags = HFT_EVENT_LAST;
	e->kind = kind;
	return e;
}

static int add(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_take(c);
	struct crowd_order *o = &c->orders[slot];
	bool bid = crowd_draw_side(c, symbol);
	hft_event *e;

	o->id = crowd_next_id(c);
	o->symbol = symbol;
	o->tick = crowd_draw_tick(c, symbol, bid);
	o->qty = 1 + crowd_draw(c, 1000);
	e = emit(m, HFT_EVENT_ADD, o);
	e->side = bid ? HFT_SIDE_BID : HFT_SIDE_ASK;
	e->price = c->symbols[symbol].base + o->tick * STREAM_TICK;
	e->qty = o->qty;
	return crowd_place(c, slot, bid);
}

static void cancel(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_pick(c, symbol);
	struct crowd_order *o = &c->orders[slot];

	if (!c->config->clean && c->gone_at >= CROWD_GONE && crowd_draw(c, 100) == 0) {
		struct crowd_order late = { .id = crowd_gone(c), .symbol = symbol };

		emit(m, HFT_EVENT_DELETE, &late);
	} else if (o->qty > 1 && crowd_draw(c, 43) == 0) {
		uint32_t qty = 1 + crowd_draw(c, o->qty - 1);

		emit(m, HFT_EVENT_REDUCE, o)->qty = qty;
		o->qty -= qty;
	} else {
		emit(m, HFT_EVENT_DELETE, o);
		crowd_drop(c, slot);
	}
}

static void execute(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	const struct crowd_symbol *s = &c->symbols[symbol];
	const uint32_t ticks = c->config->ticks;
	/* Executions push the price back towards the middle of its range. */
	bool bid = crowd_draw(c, ticks) < s->bid;
	uint32_t tick = bid ? s->bid : s->ask, slot, qty;
	struct crowd_order *o;

	if (tick == 0 || tick == ticks)
		tick = bid ? s->ask : s->bid;
	slot = crowd_queue(c, symbol, tick)->head;
	o = &c->orders[slot];
	qty = crowd_draw(c, 5) < 3 ? o->qty : 1 + crowd_draw(c, o->qty);
	hft_event *e = emit(m, HFT_EVENT_EXECUTE, o);

	e->qty = qty;
	e->aux = m->out->count;
	o->qty -= qty;
	if (o->qty == 0)
		crowd_drop(c, slot);
}

static int modify(struct maker *m, uint32_t slot, bool keeps)
{
	struct crowd *c = &m->crowd;
	struct crowd_order *o = &c->orders[slot];
	bool bid = crowd_is_bid(c, o);
	hft_event *e;

	o->qty = keeps ? 1 + crowd_draw(c, o->qty) : o->qty + 1 + crowd_draw(c, 500);
	e = emit(m, HFT_EVENT_MODIFY, o);
	e->qty = o->qty;
	if (keeps) {
		e->flags |= HFT_EVENT_KEEPS_PRIORITY;
		return 0;
	}
	crowd_unlink(c, slot);
	return crowd_place(c, slot, bid);
}

static int replace(struct maker *m, uint32_t symbol)
{
	struct crowd *c = &m->crowd;
	uint32_t slot = crowd_pick(c, symbol), kind = crowd_draw(c, 4);
	struct crowd_order *o = &c->orders[slot];
	bool bid = crowd_is_bid(c, o);
	hft_event *e;

	if (kind < 2 && !c->config->clean)
		return modify(m, slot, kind == 0);
	e = emit(m, HFT_EVENT_REPLACE, o);
	crowd_forget(c, o->id);
	crowd_unlink(c, slot);
	o->id = crowd_next_id(c);
	if (kind >= 2) {
		int64_t tick = (int64_t)o->tick + crowd_draw(c, 7) - 3;
		const struct crowd_symbol *s = &c->symbols[symbol];

		o->tick = bid ? crowd_clamp(tick, 1, s->ask - 1) :
				crowd_clamp(tick, s->bid + 1, c->config->ticks - 1);
	}
	o->qty = 1 + crowd_draw(c, 1000);
	e->aux = o->id;
	e->price = c->symbols[symbol].base + o->tick * STREAM_TICK;
	e->qty = o->qty;
	return crowd_place(c, slot, bid);
}

static int step(struct maker *m)
{
	struct crowd *c = &m->crowd;
	uint32_t symbol = crowd_draw_symbol(c), what = crowd_draw(c, 100);
	bool more = c->live < c->config->live;

	if (c->symbols[symbol].count == 0 || what < (more ? 48u : 42u))
		return add(m, symbol);
	if (what < 90)
		cancel(m, symbol);
	else if (what < 95)
		return replace(m, symbol);
	else
		execute(m, symbol);
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

int stream_make(const struct stream_config *config, struct stream *out)
{
	const uint64_t count = (uint64_t)config->live + config->events;
	struct maker m = { .out = out };
	int rc = crowd_open(&m.crowd, config);

	memset(out, 0, sizeof(*out));
	out->symbols = config->symbols;
	out->ticks = config->ticks;
	out->scrambled = config->scramble != 0;
	out->events = malloc(count * sizeof(*out->events));
	if (rc == 0)
		rc = out->events != NULL ? run(&m) : -1;
	crowd_close(&m.crowd);
	if (rc < 0)
		stream_free(out);
	return rc;
}

void stream_free(struct stream *stream)
{
	free(stream->events);
	memset(stream, 0, sizeof(*stream));
}

const struct stream_config *stream_mix(uint32_t index)
{
	return index < sizeof(mixes) / sizeof(mixes[0]) ? &mixes[index] : NULL;
}
