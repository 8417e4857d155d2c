/* SPDX-License-Identifier: Apache-2.0 */
#include "streams.h"

#include <stdlib.h>
#include <string.h>

/*
 * After the preload: add and cancel 45 % each, replace 5 %, execute 5 % on the head of the best
 * level. Of the replaces a quarter decrease in place, a quarter increase and lose their place, the
 * rest take a new id and price. One cancel in a hundred comes late, for an order already gone.
 */
static const struct stream_config mixes[] = {
	{ "A1k", 1, 1, 1000, 2000000, 4096, 0, 0, 0 },
	{ "B100k", 2, 1, 100000, 2000000, 4096, 0, 0, 0 },
	{ "C1M", 3, 1, 1000000, 2000000, 4096, 0, 0, 0 },
	{ "U1M", 4, 1, 1000000, 2000000, 4096, 0, 1, 0 },
	{ "D1000s", 5, 1000, 100000, 2000000, 1024, 0, 0, 0 },
	{ "Bsp", 6, 1, 100000, 2000000, 4096, 1, 0, 0 },
};

struct order {
	uint64_t id;
	uint32_t prev;
	uint32_t next;
	uint32_t pos;    /* in the symbol's list of live orders */
	uint32_t qty;
	uint32_t tick;
	uint32_t symbol; /* from 0 */
};

struct queue {
	uint32_t head;
	uint32_t tail;
};

struct symbol {
	uint32_t *live;
	uint32_t count;
	uint32_t room;
	uint32_t bid;    /* best tick, 0 = none */
	uint32_t ask;    /* best tick, ticks = none */
	int64_t base;    /* price of tick 0 */
};

enum { GONE = 64 };

struct maker {
	const struct stream_config *config;
	struct stream *out;
	struct order *orders; /* slot 0 unused */
	uint32_t free;
	uint32_t slots;
	uint32_t live;
	struct queue *queues; /* symbols x ticks, both sides: a book never crosses */
	struct symbol *symbols;
	uint64_t rng;
	uint64_t gone[GONE];
	uint32_t gone_at;
};

static uint32_t draw(struct maker *m, uint32_t bound)
{
	uint64_t z = m->rng += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)(((z >> 32) * bound) >> 32);
}

uint64_t stream_scramble(uint64_t n)
{
	const uint64_t mask = UINT64_MAX >> 1;

	n = (n * UINT64_C(0xd1342543de82ef95)) & mask;
	n ^= n >> 32;
	return (n * UINT64_C(0xaf251af3b0f025b5)) & mask;
}

static struct queue *queue_at(struct maker *m, uint32_t symbol, uint32_t tick)
{
	return &m->queues[(uint64_t)symbol * m->config->ticks + tick];
}

static void move_touch(struct maker *m, uint32_t index)
{
	struct symbol *s = &m->symbols[index];

	while (s->bid != 0 && queue_at(m, index, s->bid)->head == 0)
		s->bid--;
	while (s->ask != m->config->ticks && queue_at(m, index, s->ask)->head == 0)
		s->ask++;
}

static void unlink_order(struct maker *m, uint32_t slot)
{
	struct order *o = &m->orders[slot];
	struct symbol *s = &m->symbols[o->symbol];
	struct queue *q = queue_at(m, o->symbol, o->tick);

	*(o->prev != 0 ? &m->orders[o->prev].next : &q->head) = o->next;
	*(o->next != 0 ? &m->orders[o->next].prev : &q->tail) = o->prev;
	s->live[o->pos] = s->live[--s->count];
	m->orders[s->live[o->pos]].pos = o->pos;
	move_touch(m, o->symbol);
}

static int link_order(struct maker *m, uint32_t slot)
{
	struct order *o = &m->orders[slot];
	struct symbol *s = &m->symbols[o->symbol];
	struct queue *q = queue_at(m, o->symbol, o->tick);

	if (s->count == s->room) {
		uint32_t room = s->room != 0 ? 2 * s->room : 64;
		uint32_t *live = realloc(s->live, room * sizeof(*live));

		if (live == NULL)
			return -1;
		s->live = live;
		s->room = room;
	}
	o->prev = q->tail;
	o->next = 0;
	*(q->tail != 0 ? &m->orders[q->tail].next : &q->head) = slot;
	q->tail = slot;
	o->pos = s->count;
	s->live[s->count++] = slot;
	return 0;
}

static void drop_order(struct maker *m, uint32_t slot)
{
	m->gone[m->gone_at++ % GONE] = m->orders[slot].id;
	unlink_order(m, slot);
	m->orders[slot].next = m->free;
	m->free = slot;
	m->live--;
}

static uint32_t take_slot(struct maker *m)
{
	uint32_t slot = m->free;

	if (slot == 0)
		return ++m->slots;
	m->free = m->orders[slot].next;
	return slot;
}

static hft_event *emit(struct maker *m, uint8_t kind, const struct order *o)
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

static uint64_t next_id(struct maker *m)
{
	uint64_t n = ++m->out->ids;

	return m->config->scramble ? stream_scramble(n) : n;
}

/* Ticks away from the best place: 85 % geometric with mean 4, else a tail of power 1. */
static uint32_t draw_depth(struct maker *m)
{
	uint32_t d = 0;

	if (draw(m, 100) < 85) {
		while (d < 60 && draw(m, 5) != 0)
			d++;
		return d;
	}
	while (d < 6 && draw(m, 2) != 0)
		d++;
	return (8u << d) + draw(m, 8u << d);
}

static uint32_t clamp(int64_t tick, uint32_t low, uint32_t high)
{
	return tick < low ? low : tick > high ? high : (uint32_t)tick;
}

static uint32_t draw_tick(struct maker *m, uint32_t symbol, bool bid)
{
	const struct symbol *s = &m->symbols[symbol];
	const uint32_t ticks = m->config->ticks, mid = ticks / 2;
	int64_t best;

	if (m->config->uniform) {
		uint32_t d = draw(m, 2000);

		return bid ? mid - 1 - d : mid + d;
	}
	if (bid) {
		best = s->ask != ticks ? s->ask - 1 : s->bid != 0 ? s->bid : mid - 1;
		return clamp(best - draw_depth(m), 1, (uint32_t)best);
	}
	best = s->bid != 0 ? s->bid + 1 : s->ask != ticks ? s->ask : mid;
	return clamp(best + draw_depth(m), (uint32_t)best, ticks - 1);
}

static bool draw_side(struct maker *m, uint32_t symbol)
{
	const struct symbol *s = &m->symbols[symbol];

	/* No room to quote inside the range: that side would cross. */
	if (s->ask == 1)
		return false;
	if (s->bid == m->config->ticks - 1)
		return true;
	return draw(m, 2) != 0;
}

static bool is_bid(const struct maker *m, const struct order *o)
{
	return o->tick <= m->symbols[o->symbol].bid;
}

static int place(struct maker *m, uint32_t slot, bool bid)
{
	const struct order *o = &m->orders[slot];
	struct symbol *s = &m->symbols[o->symbol];

	if (bid && o->tick > s->bid)
		s->bid = o->tick;
	if (!bid && o->tick < s->ask)
		s->ask = o->tick;
	return link_order(m, slot);
}

static int add(struct maker *m, uint32_t symbol)
{
	uint32_t slot = take_slot(m);
	struct order *o = &m->orders[slot];
	bool bid = draw_side(m, symbol);
	hft_event *e;

	o->id = next_id(m);
	o->symbol = symbol;
	o->tick = draw_tick(m, symbol, bid);
	o->qty = 1 + draw(m, 1000);
	if (++m->live > m->out->live_peak)
		m->out->live_peak = m->live;
	e = emit(m, HFT_EVENT_ADD, o);
	e->side = bid ? HFT_SIDE_BID : HFT_SIDE_ASK;
	e->price = m->symbols[symbol].base + o->tick * STREAM_TICK;
	e->qty = o->qty;
	return place(m, slot, bid);
}

/* A random live order; three times in five one of the eight newest of its level instead. */
static uint32_t pick(struct maker *m, uint32_t symbol)
{
	const struct symbol *s = &m->symbols[symbol];
	uint32_t slot = s->live[draw(m, s->count)], back;

	if (m->config->uniform || draw(m, 5) >= 3)
		return slot;
	slot = queue_at(m, symbol, m->orders[slot].tick)->tail;
	for (back = draw(m, 8); back != 0 && m->orders[slot].prev != 0; back--)
		slot = m->orders[slot].prev;
	return slot;
}

static void cancel(struct maker *m, uint32_t symbol)
{
	uint32_t slot = pick(m, symbol);
	struct order *o = &m->orders[slot];

	if (!m->config->clean && m->gone_at >= GONE && draw(m, 100) == 0) {
		struct order late = { .id = m->gone[draw(m, GONE)], .symbol = symbol };

		emit(m, HFT_EVENT_DELETE, &late);
	} else if (o->qty > 1 && draw(m, 43) == 0) {
		uint32_t qty = 1 + draw(m, o->qty - 1);

		emit(m, HFT_EVENT_REDUCE, o)->qty = qty;
		o->qty -= qty;
	} else {
		emit(m, HFT_EVENT_DELETE, o);
		drop_order(m, slot);
	}
}

static void execute(struct maker *m, uint32_t symbol)
{
	const struct symbol *s = &m->symbols[symbol];
	const uint32_t ticks = m->config->ticks;
	/* Executions push the price back towards the middle of its range. */
	bool bid = draw(m, ticks) < s->bid;
	uint32_t tick = bid ? s->bid : s->ask, slot, qty;
	struct order *o;

	if (tick == 0 || tick == ticks)
		tick = bid ? s->ask : s->bid;
	slot = queue_at(m, symbol, tick)->head;
	o = &m->orders[slot];
	qty = draw(m, 5) < 3 ? o->qty : 1 + draw(m, o->qty);
	hft_event *e = emit(m, HFT_EVENT_EXECUTE, o);

	e->qty = qty;
	e->aux = m->out->count;
	o->qty -= qty;
	if (o->qty == 0)
		drop_order(m, slot);
}

static int modify(struct maker *m, uint32_t slot, bool keeps)
{
	struct order *o = &m->orders[slot];
	bool bid = is_bid(m, o);
	hft_event *e;

	o->qty = keeps ? 1 + draw(m, o->qty) : o->qty + 1 + draw(m, 500);
	e = emit(m, HFT_EVENT_MODIFY, o);
	e->qty = o->qty;
	if (keeps) {
		e->flags |= HFT_EVENT_KEEPS_PRIORITY;
		return 0;
	}
	unlink_order(m, slot);
	return place(m, slot, bid);
}

static int replace(struct maker *m, uint32_t symbol)
{
	uint32_t slot = pick(m, symbol), kind = draw(m, 4);
	struct order *o = &m->orders[slot];
	bool bid = is_bid(m, o);
	hft_event *e;

	if (kind < 2 && !m->config->clean)
		return modify(m, slot, kind == 0);
	e = emit(m, HFT_EVENT_REPLACE, o);
	m->gone[m->gone_at++ % GONE] = o->id;
	unlink_order(m, slot);
	o->id = next_id(m);
	if (kind >= 2) {
		int64_t tick = (int64_t)o->tick + draw(m, 7) - 3;
		const struct symbol *s = &m->symbols[symbol];

		o->tick = bid ? clamp(tick, 1, s->ask - 1) :
				clamp(tick, s->bid + 1, m->config->ticks - 1);
	}
	o->qty = 1 + draw(m, 1000);
	e->aux = o->id;
	e->price = m->symbols[symbol].base + o->tick * STREAM_TICK;
	e->qty = o->qty;
	return place(m, slot, bid);
}

/* Few symbols are busy: the chance falls with the third power of the rank. */
static uint32_t draw_symbol(struct maker *m)
{
	const uint32_t symbols = m->config->symbols;
	uint64_t u = draw(m, UINT32_MAX);
	uint64_t rank = (((u * u >> 32) * u >> 32) * symbols) >> 32;

	return (uint32_t)(rank * 7919 % symbols);
}

static int step(struct maker *m)
{
	uint32_t symbol = draw_symbol(m), what = draw(m, 100);
	bool more = m->live < m->config->live;

	if (m->symbols[symbol].count == 0 || what < (more ? 48u : 42u))
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
	const struct stream_config *config = m->config;

	for (uint32_t i = 0; i < config->symbols; i++) {
		m->symbols[i].ask = config->ticks;
		m->symbols[i].base = (1000 + (int64_t)draw(m, 30000)) * STREAM_TICK;
	}
	for (uint32_t i = 0; i < config->live; i++) {
		if (add(m, draw_symbol(m)) < 0)
			return -1;
	}
	m->out->preload = m->out->count;
	for (uint32_t i = 0; i < config->events; i++) {
		if (step(m) < 0)
			return -1;
	}
	return 0;
}

int stream_make(const struct stream_config *config, struct stream *out)
{
	const uint64_t count = (uint64_t)config->live + config->events;
	struct maker m = { .config = config, .out = out, .rng = config->seed };
	int rc = -1;

	memset(out, 0, sizeof(*out));
	out->symbols = config->symbols;
	out->ticks = config->ticks;
	out->scrambled = config->scramble != 0;
	out->events = malloc(count * sizeof(*out->events));
	m.orders = calloc(count + 1, sizeof(*m.orders));
	m.queues = calloc((uint64_t)config->symbols * config->ticks, sizeof(*m.queues));
	m.symbols = calloc(config->symbols, sizeof(*m.symbols));
	if (out->events != NULL && m.orders != NULL && m.queues != NULL && m.symbols != NULL)
		rc = run(&m);
	for (uint32_t i = 0; m.symbols != NULL && i < config->symbols; i++)
		free(m.symbols[i].live);
	free(m.symbols);
	free(m.queues);
	free(m.orders);
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
