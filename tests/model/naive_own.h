/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_NAIVE_OWN_H
#define HFT_TESTS_NAIVE_OWN_H
/*
 * The oracle of own: every order of the day in one array, every fill in another, both searched from
 * the front. What is open, filled and due is counted anew from what happened to the order.
 */
#include <stdbool.h>

#include <hft/order.h>
#include <hft/risk.h>

struct naive_fill {
	uint64_t order_id;
	uint64_t trade_id;
	int64_t price;
	int64_t qty;
	bool busted;
};

struct naive_own_order {
	hft_order terms;   /* as they stand */
	uint64_t ref_id;
	int64_t entered;
	int64_t granted;   /* by NEW and every REPLACED, beyond what was open */
	int64_t taken_off;
	int64_t filled;    /* busted or not */
	int64_t busted;
	__int128 value;
	bool told;         /* the client was told of acceptance or refusal */
	bool venue_acked;
	bool cancel_wanted;
	bool fills;
	bool forgets;
	hft_order ask;     /* kind 0: no change is on its way */
	hft_risk_hold hold;
	uint64_t ended;    /* 0: not; else how many had ended by then */
};

struct naive_own {
	uint32_t orders_max;
	uint32_t kept_max;
	uint32_t trades_max;
	uint32_t *accounts; /* by party; NULL: sessions alone own */
	uint32_t parties;
	struct naive_own_order *orders;
	uint32_t count;
	uint32_t room;
	struct naive_fill *fills;
	uint32_t fill_count;
	uint32_t fill_room;
	uint64_t last_id;
	uint64_t ends;
	uint64_t repeats;
	uint64_t late_acks;
};

struct naive_own_out {
	hft_report reports[2];
	hft_risk_hold holds[2]; /* kind 0: none */
	uint32_t count;
	bool cancel_due;
};

struct naive_own *naive_own_create(uint32_t orders_max, uint32_t kept_max, uint32_t trades_max);
void naive_own_destroy(struct naive_own *n);
int64_t naive_own_open(const struct naive_own_order *o);
struct naive_own_order *naive_own_find(struct naive_own *n, uint64_t order_id);
uint32_t naive_own_live(const struct naive_own *n);
hft_status naive_own_check(struct naive_own *n, const hft_order *c, hft_risk_resting *resting);
void naive_own_submit(struct naive_own *n, const hft_order *c, const hft_risk_hold *hold);
hft_status naive_own_answer(struct naive_own *n, const hft_report *v, struct naive_own_out *out);
void naive_own_cancel_later(struct naive_own *n, uint64_t order_id);
uint32_t naive_own_day_end(struct naive_own *n, uint32_t instrument);

#endif
