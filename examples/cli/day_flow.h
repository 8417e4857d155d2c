/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLI_DAY_FLOW_H
#define HFT_CLI_DAY_FLOW_H
#include "day.h"

/* Messages of one real full day, 2019-12-30, by type. */
enum {
	REAL_DAY = 268744780, REAL_A = 117145568, REAL_F = 1485888, REAL_D = 114360997,
	REAL_U = 21639067, REAL_E = 5722824, REAL_X = 2787676, REAL_C = 99917, REAL_P = 1218602,
	REAL_I = 4024315, REAL_L = 215161, REAL_J = 34, REAL_K = 3,
	REAL_FLOW = REAL_A + REAL_F + REAL_D + REAL_U + REAL_E + REAL_X + REAL_C + REAL_P,
	FULL_FILLS_PERCENT = 73 /* of the executions of that day, how many left nothing */
};

/* What is drawn from an urn without putting back, so that the day ends with the exact mix. */
enum day_class { ADD_DELETE, REPLACE, EXECUTE, CANCEL, EXECUTE_PRICE, TRADE, COLLAR, CLASSES };

struct flow {
	const struct day_config *config;
	struct day_out *out;
	struct day_market market;
	struct day_rng rng;
	uint64_t left[CLASSES];
	uint64_t left_all;
	uint64_t *weights; /* cumulated, by symbol: how active it is */
	uint64_t ref;
	uint64_t match;
	uint32_t purge; /* orders that stay until the system closes */
	uint32_t symbol;
	bool again; /* the next message comes at once, likely of the same symbol */
};

/* day_orders.c: one message each, false when there is nothing that it could apply to. */
bool day_do_add(struct flow *flow);
bool day_do_delete(struct flow *flow);
bool day_do_cancel(struct flow *flow);
bool day_do_replace(struct flow *flow);
bool day_do_execute(struct flow *flow, bool own_price);
void day_do_trade(struct flow *flow);
void day_do_collar(struct flow *flow);

bool day_weights_open(struct flow *flow);
uint32_t day_draw_symbol(struct flow *flow);
/* Let the symbol's fair price move, now and then. */
void day_drift(struct flow *flow, struct day_symbol *symbol);

#endif
