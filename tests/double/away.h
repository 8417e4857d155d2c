/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_DOUBLE_AWAY_H
#define HFT_TESTS_DOUBLE_AWAY_H
/*
 * A venue for AWAY orders, played by a seed. It keeps true orders of its own and tells of them in
 * order, but late, and its acknowledgements later still; on request it also talks nonsense. Orders
 * come by its hft_route; away_answers gives what it has to say for hft_engine_answer_n.
 */
#include <stdbool.h>

#include <hft/engine.h>

/* In percent, of orders or of steps. */
struct away_habits {
	uint32_t late_ack;   /* ACCEPTED comes after what followed it */
	uint32_t reject;     /* NEW, CANCEL and REPLACE alike */
	uint32_t down;       /* orders that the route does not take */
	uint32_t fill;       /* a step fills some order, in part or whole */
	uint32_t unasked;    /* a step cancels, expires or restates some order */
	uint32_t bust;       /* a step makes a fill void */
	uint32_t unknown;    /* a step speaks of an order that is not ours */
	uint32_t nonsense;   /* a step repeats itself or contradicts */
};

struct away_order {
	uint64_t order_id;
	uint64_t told_at;   /* the step that its latest answer is due at */
	int64_t open;
	int64_t cum_qty;
	int64_t price;
	uint32_t instrument;
	uint8_t side;
};

struct away_fill {
	uint64_t order_id;
	uint64_t trade_id;
	int64_t price;
	int64_t qty;
	uint64_t told_at;
	bool busted;
};

struct away_answer {
	hft_report report;
	uint64_t due;
};

enum { AWAY_ORDERS = 4096, AWAY_FILLS = 8192, AWAY_QUEUE = 4096 };

struct away {
	struct away_habits habits;
	uint64_t state;
	uint64_t step;
	uint64_t next_ref;
	uint64_t next_trade;
	uint32_t order_count;
	uint32_t fill_count;
	uint32_t queued;
	uint64_t told;          /* answers given */
	uint64_t unknown;       /* of them, about no order of ours */
	uint64_t contradicting; /* of them, nonsense */
	uint64_t late_acks;
	uint64_t busts;
	uint64_t not_taken;
	struct away_order orders[AWAY_ORDERS];
	struct away_fill fills[AWAY_FILLS];
	struct away_answer queue[AWAY_QUEUE]; /* as said; due when they are */
};

struct away *away_new(uint64_t seed, const struct away_habits *habits);
void away_free(struct away *away);
hft_route away_route(struct away *away);
/* A step of the venue's own time. @return answers that are due, 0 .. cap. */
uint32_t away_answers(struct away *away, hft_report *out, uint32_t cap);
/* Open over all its orders. */
int64_t away_open(const struct away *away);

#endif
