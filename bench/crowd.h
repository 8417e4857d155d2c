/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_CROWD_H
#define BENCH_CROWD_H
/*
 * What the senders of a stream have in the market: every live order, so that the next event or
 * command can name one, and the places where they would put another.
 */
#include "streams.h"

struct crowd_order {
	uint64_t id;
	uint32_t prev;
	uint32_t next;
	uint32_t pos;    /* in the symbol's list of live orders */
	uint32_t qty;
	uint32_t tick;
	uint32_t symbol; /* from 0 */
};

struct crowd_queue {
	uint32_t head;
	uint32_t tail;
};

struct crowd_symbol {
	uint32_t *live;
	uint32_t count;
	uint32_t room;
	uint32_t bid;    /* best tick, 0 = none */
	uint32_t ask;    /* best tick, ticks = none */
	int64_t base;    /* price of tick 0 */
};

enum { CROWD_GONE = 64 };

struct crowd {
	const struct stream_config *config;
	struct crowd_order *orders; /* slot 0 unused */
	uint32_t free;
	uint32_t slots;
	uint32_t live;
	uint32_t live_peak;
	uint64_t ids;               /* given so far */
	struct crowd_queue *queues; /* symbols x ticks, both sides: a book is never crossed */
	struct crowd_symbol *symbols;
	uint64_t rng;
	uint64_t gone[CROWD_GONE];
	uint32_t gone_at;
};

/* Returns 0, or -1 when memory runs out; close it either way. */
int crowd_open(struct crowd *c, const struct stream_config *config);
void crowd_close(struct crowd *c);

uint32_t crowd_draw(struct crowd *c, uint32_t bound);
/* Few symbols are busy: the chance falls with the third power of the rank. */
uint32_t crowd_draw_symbol(struct crowd *c);
bool crowd_draw_side(struct crowd *c, uint32_t symbol);
uint32_t crowd_draw_tick(struct crowd *c, uint32_t symbol, bool bid);
uint32_t crowd_clamp(int64_t tick, uint32_t low, uint32_t high);
/* A random live order; three times in five one of the eight newest of its level instead. */
uint32_t crowd_pick(struct crowd *c, uint32_t symbol);

uint64_t crowd_next_id(struct crowd *c);
/* Remember an id that has gone, for a late cancel. */
void crowd_forget(struct crowd *c, uint64_t id);
/* An order gone lately, 0 while too few are. */
uint64_t crowd_gone(struct crowd *c);

struct crowd_queue *crowd_queue(const struct crowd *c, uint32_t symbol, uint32_t tick);
bool crowd_is_bid(const struct crowd *c, const struct crowd_order *o);
/* A slot for a new order, counted as live. */
uint32_t crowd_take(struct crowd *c);
/* Put an order, whose fields are set, at the back of its queue. Returns 0 or -1. */
int crowd_place(struct crowd *c, uint32_t slot, bool bid);
void crowd_unlink(struct crowd *c, uint32_t slot);
/* Unlink, forget and free. */
void crowd_drop(struct crowd *c, uint32_t slot);
/* Free a slot that is not linked. */
void crowd_give(struct crowd *c, uint32_t slot);

#endif
