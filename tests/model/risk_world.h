/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_RISK_WORLD_H
#define HFT_TESTS_RISK_WORLD_H
/*
 * A small firm whose orders, answers and limits come in any order: each step is done by the
 * library and by the naive model, and they must agree. What happens is up to whoever picks.
 */
#include "naive_risk.h"

enum { RISK_WORLD_TRADES = 32 };

struct risk_world {
	hft_ref *ref;
	hft_risk *risk;
	struct naive_risk naive;
	hft_risk_hold holds[NAIVE_RISK_ORDERS]; /* beside naive.orders */
	hft_report trades[RISK_WORLD_TRADES];   /* that may be busted */
	uint32_t trade_count;
	uint64_t seq;
	uint64_t reports;                       /* that were applied */
	int32_t allow;                          /* what verify says now */
	uint64_t (*pick)(void *user, uint64_t below);
	void *user;
};

/* shape: few or many rows, tight or wide limits. */
void risk_world_open(struct risk_world *world, uint32_t shape, uint64_t hash_seed);
void risk_world_close(struct risk_world *world);
void risk_world_step(struct risk_world *world);
/* Every row, every count. */
void risk_world_compare(struct risk_world *world);

#endif
