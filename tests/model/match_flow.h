/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_MATCH_FLOW_H
#define HFT_TESTS_MATCH_FLOW_H
/* Seeded command streams. The oracle's state is the generator's, so it can aim at live orders. */
#include "naive_match.h"

enum {
	MATCH_FLOW_REAL = 1,    /* near a moving touch, what a market sends */
	MATCH_FLOW_HOSTILE = 2, /* random fields, ids and owners, small pools */
	MATCH_FLOW_MANY = 3,    /* instruments, mass cancels, timers, expiries, accounts, handles */
	MATCH_FLOW_DEEP = 4,    /* long queues and sweeps, little room for reports and work */
	MATCH_FLOW_HANDLES = 5, /* as REAL, but ids are not indexed */
	MATCH_FLOW_LARGE = 6,   /* as REAL, with so many live orders that batches look ahead */
	MATCH_FLOW_MIXES = 6,
	MATCH_FLOW_FULL = 9000, /* live orders of LARGE before anything but orders comes */
	MATCH_FLOW_STALE = 64
};

struct match_flow {
	uint64_t state;
	uint32_t mix;
	uint64_t next_id;
	uint64_t made;
	int64_t ts;
	int64_t mid[64];
	uint64_t stale[MATCH_FLOW_STALE]; /* handles given at some time */
};

void match_flow_init(struct match_flow *flow, uint32_t mix, uint64_t seed);
/* The engine that a mix is meant for. */
void match_flow_config(uint32_t mix, hft_match_config *config);
void match_flow_next(struct match_flow *flow, const struct naive_match *m, hft_order *out);
/* Some party becomes something else. */
void match_flow_party(struct match_flow *flow, const struct naive_match *m, hft_party *out);
/* A handle was given. */
void match_flow_handle(struct match_flow *flow, uint64_t handle);
uint64_t match_flow_random(struct match_flow *flow);

#endif
