/* SPDX-License-Identifier: Apache-2.0 */
#include "crowd.h"

#include <stdlib.h>
#include <string.h>

uint32_t crowd_draw(struct crowd *c, uint32_t bound)
{
	uint64_t z = c->rng += UINT64_C(0x9e3779b97f4a7c15);

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

uint64_t crowd_next_id(struct crowd *c)
{
	uint64_t n = ++c->ids;

	return c->config->scramble ? stream_scramble(n) : n;
}

struct crowd_queue *crowd_queue(const struct crowd *c, uint32_t symbol, uint32_t tick)
{
	return &c->queues[(uint64_t)symbol * c->config->ticks + tick];
}

static void move_touch(struct crowd *c, uint32_t index)
{
	struct crowd_symbol *s = &c->symbols[index];

	while (s->bid != 0 && crowd_queue(c, index, s->bid)->head == 0)
		s->bid--;
	while (s->ask != c->config->ticks && crowd_queue(c, index, s->ask)->head == 0)
		s->ask++;
}

void crowd_unlink(struct crowd *c, uint32_t slot)
{
	struct crowd_order *o = &c->orders[slot];
	struct crowd_symbol *s = &c->symbols[o->symbol];
	struct crowd_queue *q = crowd_queue(c, o->symbol, o->tick);

	*(o->prev != 0 ? &c->orders[o->prev].next : &q->head) = o->next;
	*(o->next != 0 ? &c->orders[o->next].prev : &q->tail) = o->prev;
	s->live[o->pos] = s->live[--s->count];
	c->orders[s->live[o->pos]].pos = o->pos;
	move_touch(c, o->symbol);
}

static int link_order(struct crowd *c, uint32_t slot)
{
	struct crowd_order *o = &c->orders[slot];
	struct crowd_symbol *s = &c->symbols[o->symbol];
	struct crowd_queue *q = crowd_queue(c, o->symbol, o->tick);

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
	*(q->tail != 0 ? &c->orders[q->tail].next : &q->head) = slot;
	q->tail = slot;
	o->pos = s->count;
	s->live[s->count++] = slot;
	return 0;
}

void crowd_forget(struct crowd *c, uint64_t id)
{
	c->gone[c->gone_at++ % CROWD_GONE] = id;
}

uint64_t crowd_gone(struct crowd *c)
{
	return c->gone_at < CROWD_GONE ? 0 : c->gone[crowd_draw(c, CROWD_GONE)];
}

void crowd_give(struct crowd *c, uint32_t slot)
{
	c->orders[slot].next = c->free;
	c->free = slot;
	c->live--;
}

void crowd_drop(struct crowd *c, uint32_t slot)
{
	crowd_forget(c, c->orders[slot].id);
	crowd_unlink(c, slot);
	crowd_give(c, slot);
}

uint32_t crowd_take(struct crowd *c)
{
	uint32_t slot = c->free;

	if (++c->live > c->live_peak)
		c->live_peak = c->live;
	if (slot == 0)
		return ++c->slots;
	c->free = c->orders[slot].next;
	return slot;
}

/* Ticks away from the best place: 85 % geometric with mean 4, else a tail of power 1. */
static uint32_t draw_depth(struct crowd *c)
{
	uint32_t d = 0;

	if (crowd_draw(c, 100) < 85) {
		while (d < 60 && crowd_draw(c, 5) != 0)
			d++;
		return d;
	}
	while (d < 6 && crowd_draw(c, 2) != 0)
		d++;
	return (8u << d) + crowd_draw(c, 8u << d);
}

uint32_t crowd_clamp(int64_t tick, uint32_t low, uint32_t high)
{
	return tick < low ? low : tick > high ? high : (uint32_t)tick;
}

uint32_t crowd_draw_tick(struct crowd *c, uint32_t symbol, bool bid)
{
	const struct crowd_symbol *s = &c->symbols[symbol];
	const uint32_t ticks = c->config->ticks, mid = ticks / 2;
	int64_t best;

	if (c->config->uniform) {
		uint32_t d = crowd_draw(c, 2000);

		return bid ? mid - 1 - d : mid + d;
	}
	if (bid) {
		best = s->ask != ticks ? s->ask - 1 : s->bid != 0 ? s->bid : mid - 1;
		return crowd_clamp(best - draw_depth(c), 1, (uint32_t)best);
	}
	best = s->bid != 0 ? s->bid + 1 : s->ask != ticks ? s->ask : mid;
	return crowd_clamp(best + draw_depth(c), (uint32_t)best, ticks - 1);
}

bool crowd_draw_side(struct crowd *c, uint32_t symbol)
{
	const struct crowd_symbol *s = &c->symbols[symbol];

	/* No room to quote inside the range: that side would cross. */
	if (s->ask == 1)
		return false;
	if (s->bid == c->config->ticks - 1)
		return true;
	return crowd_draw(c, 2) != 0;
}

bool crowd_is_bid(const struct crowd *c, const struct crowd_order *o)
{
	return o->tick <= c->symbols[o->symbol].bid;
}

int crowd_place(struct crowd *c, uint32_t slot, bool bid)
{
	const struct crowd_order *o = &c->orders[slot];
	struct crowd_symbol *s = &c->symbols[o->symbol];

	if (bid && o->tick > s->bid)
		s->bid = o->tick;
	if (!bid && o->tick < s->ask)
		s->ask = o->tick;
	return link_order(c, slot);
}

uint32_t crowd_pick(struct crowd *c, uint32_t symbol)
{
	const struct crowd_symbol *s = &c->symbols[symbol];
	uint32_t slot = s->live[crowd_draw(c, s->count)], back;

	if (c->config->uniform || crowd_draw(c, 5) >= 3)
		return slot;
	slot = crowd_queue(c, symbol, c->orders[slot].tick)->tail;
	for (back = crowd_draw(c, 8); back != 0 && c->orders[slot].prev != 0; back--)
		slot = c->orders[slot].prev;
	return slot;
}

uint32_t crowd_draw_symbol(struct crowd *c)
{
	const uint32_t symbols = c->config->symbols;
	uint64_t u = crowd_draw(c, UINT32_MAX);
	uint64_t rank = (((u * u >> 32) * u >> 32) * symbols) >> 32;

	return (uint32_t)(rank * 7919 % symbols);
}

int crowd_open(struct crowd *c, const struct stream_config *config)
{
	const uint64_t most = (uint64_t)config->live + config->events;

	memset(c, 0, sizeof(*c));
	c->config = config;
	c->rng = config->seed;
	c->orders = calloc(most + 1, sizeof(*c->orders));
	c->queues = calloc((uint64_t)config->symbols * config->ticks, sizeof(*c->queues));
	c->symbols = calloc(config->symbols, sizeof(*c->symbols));
	if (c->orders == NULL || c->queues == NULL || c->symbols == NULL)
		return -1;
	for (uint32_t i = 0; i < config->symbols; i++) {
		c->symbols[i].ask = config->ticks;
		c->symbols[i].base = (1000 + (int64_t)crowd_draw(c, 30000)) * STREAM_TICK;
	}
	return 0;
}

void crowd_close(struct crowd *c)
{
	for (uint32_t i = 0; c->symbols != NULL && i < c->config->symbols; i++)
		free(c->symbols[i].live);
	free(c->symbols);
	free(c->queues);
	free(c->orders);
}
