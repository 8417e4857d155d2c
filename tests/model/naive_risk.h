/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_NAIVE_RISK_H
#define HFT_TESTS_NAIVE_RISK_H
/*
 * The oracle of risk: every order is kept by its id, with what it has open, and what a row has
 * open is added up from them each time. Prices and lots are checked by division, values by
 * dividing the limit, costs bit by bit.
 */
#include <stdbool.h>

#include <hft/risk.h>

enum { NAIVE_RISK_IDS = 9, NAIVE_RISK_ORDERS = 48, NAIVE_RISK_ROWS = 64, NAIVE_RISK_BANDS = 4 };

struct naive_scope {
	hft_risk_limits limits;
	int32_t state; /* 0 = none was set */
	bool known;
};

struct naive_terms {
	hft_instrument row;
	hft_tick_band bands[NAIVE_RISK_BANDS];
	uint32_t band_count; /* 0: no table */
	bool loaded;
};

struct naive_risk_party {
	hft_party row;
	bool loaded;
	bool ordered; /* has had an order */
};

struct naive_risk_order {
	uint64_t id; /* 0: free */
	uint32_t party;
	uint32_t instrument;
	uint32_t side;
	uint32_t pending; /* HFT_ORDER_NEW or _REPLACE while that has not ended, else 0 */
	int64_t resting;  /* open before the pending command */
	int64_t extra;    /* reserved by it */
	int64_t cum_qty;
	int64_t price;
};

struct naive_risk_row {
	uint32_t scope;
	uint32_t id;
	uint32_t instrument;
	hft_time ts;
	uint64_t seq;
	int64_t bought;
	int64_t sold;
	uint64_t fills;
	__int128 cost;
	__int128 realised;
};

struct naive_risk {
	hft_risk_config config;
	struct naive_scope scopes[HFT_RISK_TRADER + 1][NAIVE_RISK_IDS];
	struct naive_terms instruments[NAIVE_RISK_IDS];
	struct naive_risk_party parties[NAIVE_RISK_IDS];
	struct naive_risk_order orders[NAIVE_RISK_ORDERS];
	struct naive_risk_row rows[NAIVE_RISK_ROWS];
	uint32_t row_count;
	uint64_t passed;
	uint64_t refused_all;
	uint64_t refused[64];
};

void naive_risk_init(struct naive_risk *risk, const hft_risk_config *config);
/* What ref says of them, or NULL. */
hft_status naive_risk_instrument_load(struct naive_risk *risk, const hft_instrument *row,
				      const hft_tick_band *bands, uint32_t count);
hft_status naive_risk_party_load(struct naive_risk *risk, const hft_party *row);
/* allowed: verify would say yes. */
hft_status naive_risk_limits_set(struct naive_risk *risk, int32_t scope, uint32_t id,
				 const hft_risk_limits *limits, bool allowed);
hft_status naive_risk_state_set(struct naive_risk *risk, int32_t scope, uint32_t id,
				int32_t state, bool allowed);
/* order_id names the order from now on, or the one that a REPLACE changes. */
hft_status naive_risk_reserve(struct naive_risk *risk, const hft_order *order, uint64_t order_id);
/* A report about a live order, by its order_id; it must be a possible one. */
void naive_risk_apply(struct naive_risk *risk, const hft_report *report);
/* A trade is void. */
void naive_risk_bust(struct naive_risk *risk, const hft_report *report);

struct naive_risk_order *naive_risk_order(struct naive_risk *risk, uint64_t order_id);
/* Row `at` as the library shows it. */
void naive_risk_row(const struct naive_risk *risk, uint32_t at, hft_position *out);
uint64_t naive_risk_hash(const struct naive_risk *risk);

#endif
