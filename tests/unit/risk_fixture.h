/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_RISK_FIXTURE_H
#define HFT_TESTS_RISK_FIXTURE_H
/*
 * A firm of two accounts and two traders, two instruments and five parties, with wide limits:
 * tests narrow what they are about. Party 1 is account 1, trader 1; 2 is account 2, trader 2;
 * 3 is account 1, trader 2; 4 is account 1 but moves account 2's position, trader 1; 5 is as 1,
 * of session 7 only.
 */
#include <stdbool.h>
#include <string.h>

#include <hft/risk.h>

#include "unit.h"

#define NONE HFT_PRICE_NONE
#define UNIT HFT_PRICE_SCALE
#define WIDE ((int64_t)1 << 60)

enum { CENT = 10000000, LOT = 10, VALUE_UNIT = 1000000 };

struct fixture {
	hft_ref *ref;
	hft_risk *risk;
	uint64_t seq;
};

static inline hft_instrument fixture_instrument(const char *symbol)
{
	hft_instrument row;

	memset(&row, 0, sizeof(row));
	memcpy(row.symbol, symbol, strlen(symbol));
	memcpy(row.venue, "XTST", 4);
	row.lot_size = 1;
	row.round_lot = 1;
	row.multiplier = UNIT;
	row.price_min = NONE;
	row.price_max = NONE;
	return row;
}

static inline void fixture_party(hft_ref *ref, uint32_t account, uint32_t position_account,
				 uint32_t trader, uint16_t session)
{
	hft_party row;

	memset(&row, 0, sizeof(row));
	row.account = account;
	row.position_account = position_account;
	row.trader = trader;
	row.session = session;
	ck_assert_int_gt(hft_ref_party_add(ref, &row), 0);
}

static inline hft_ref *fixture_ref(void)
{
	hft_tick_band bands[] = { { 0, CENT }, { 100LL * UNIT, 5 * CENT } };
	hft_instrument row = fixture_instrument("A");
	hft_ref_config config;
	hft_ref *ref = NULL;

	ck_assert_int_eq(hft_ref_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 8;
	config.parties_max = 16;
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, bands, 1), 1);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, bands, 2), 2);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	row = fixture_instrument("B");
	row.tick_table = 1;
	row.lot_size = LOT;
	row.price_min = -50LL * UNIT;
	row.price_max = 200LL * UNIT;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 2);
	fixture_party(ref, 1, 0, 1, 0);
	fixture_party(ref, 2, 0, 2, 0);
	fixture_party(ref, 1, 0, 2, 0);
	fixture_party(ref, 1, 2, 1, 0);
	fixture_party(ref, 1, 0, 1, 7);
	return ref;
}

static inline hft_risk_limits fixture_limits(void)
{
	hft_risk_limits limits;

	ck_assert_int_eq(hft_risk_limits_init(&limits, sizeof(limits)), HFT_OK);
	limits.qty_max = WIDE;
	limits.value_max = INT64_MAX;
	limits.long_max = WIDE;
	limits.short_max = WIDE;
	limits.open_max = UINT64_MAX;
	return limits;
}

static inline void fixture_limit(struct fixture *f, int32_t scope, uint32_t id,
				 const hft_risk_limits *limits)
{
	ck_assert_int_eq(hft_risk_limits_set(f->risk, scope, id, limits, NULL), HFT_OK);
}

static inline void fixture_load(struct fixture *f)
{
	hft_risk_limits wide = fixture_limits();

	for (uint32_t id = 1; id <= 2; id++) {
		ck_assert_int_eq(hft_risk_instrument_load(f->risk, id), HFT_OK);
		fixture_limit(f, HFT_RISK_INSTRUMENT, id, &wide);
		fixture_limit(f, HFT_RISK_ACCOUNT, id, &wide);
		fixture_limit(f, HFT_RISK_TRADER, id, &wide);
	}
	fixture_limit(f, HFT_RISK_FIRM, 0, &wide);
	for (uint32_t id = 1; id <= 5; id++)
		ck_assert_int_eq(hft_risk_party_load(f->risk, id), HFT_OK);
}

static inline void fixture_config(const hft_ref *ref, hft_risk_config *config)
{
	ck_assert_int_eq(hft_risk_config_init(config, sizeof(*config)), HFT_OK);
	config->instruments_max = 8;
	config->parties_max = 16;
	config->accounts_max = 4;
	config->traders_max = 4;
	config->positions_max = 16;
	config->ref = ref;
}

static inline struct fixture fixture_open(void)
{
	struct fixture f = { .ref = fixture_ref() };
	hft_risk_config config;

	fixture_config(f.ref, &config);
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	fixture_load(&f);
	return f;
}

static inline void fixture_close(struct fixture *f)
{
	ck_assert_int_eq(hft_risk_check(f->risk), HFT_OK);
	hft_risk_destroy(f->risk);
	hft_ref_destroy(f->ref);
}

static inline hft_order fixture_new(uint32_t party, uint32_t instrument, uint8_t side, int64_t qty,
				    int64_t price)
{
	return (hft_order){ .party = party,
			    .instrument = instrument,
			    .side = side,
			    .qty = qty,
			    .price = price,
			    .kind = HFT_ORDER_NEW,
			    .ord_type = HFT_TYPE_LIMIT };
}

/* Reserve, forgetting the hold. */
static inline hft_status fixture_try(struct fixture *f, const hft_order *order)
{
	hft_risk_hold hold;
	hft_status status = hft_risk_reserve(f->risk, order, NULL, &hold);

	ck_assert(status == HFT_OK || hold.kind == 0);
	return status;
}

static inline hft_report fixture_report(struct fixture *f, const hft_order *order, uint8_t kind,
					int64_t qty, int64_t leaves)
{
	f->seq++;
	return (hft_report){ .seq = f->seq,
			     .ts = (hft_time)f->seq * 1000,
			     .kind = kind,
			     .qty = qty,
			     .leaves = leaves,
			     .price = order->price,
			     .party = order->party,
			     .instrument = order->instrument,
			     .side = order->side };
}

static inline hft_status fixture_apply(struct fixture *f, const hft_order *order, uint8_t kind,
				       int64_t qty, int64_t leaves, hft_risk_hold *hold)
{
	hft_report report = fixture_report(f, order, kind, qty, leaves);

	return hft_risk_apply(f->risk, &report, hold);
}

/* The report that ends a command. */
static inline hft_status fixture_last(struct fixture *f, const hft_order *order, uint8_t kind,
				      int64_t qty, int64_t leaves, hft_risk_hold *hold)
{
	hft_report report = fixture_report(f, order, kind, qty, leaves);

	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	return hft_risk_apply(f->risk, &report, hold);
}

/* An order that rests. */
static inline hft_order fixture_rest(struct fixture *f, uint32_t party, uint32_t instrument,
				     uint8_t side, int64_t qty, int64_t price)
{
	hft_order order = fixture_new(party, instrument, side, qty, price);
	hft_risk_hold hold;

	ck_assert_int_eq(hft_risk_reserve(f->risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_last(f, &order, HFT_REPORT_ACCEPTED, qty, qty, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	return order;
}

/* Trade at once, whoever the contra is. */
static inline void fixture_trade(struct fixture *f, uint32_t party, uint32_t instrument,
				 uint8_t side, int64_t qty, int64_t price)
{
	hft_order order = fixture_rest(f, party, instrument, side, qty, price);

	ck_assert_int_eq(fixture_apply(f, &order, HFT_REPORT_FILL, qty, 0, NULL), HFT_OK);
}

static inline hft_position fixture_row(const struct fixture *f, int32_t scope, uint32_t id,
				       uint32_t instrument)
{
	hft_position position;

	ck_assert_int_eq(hft_risk_position_read(f->risk, scope, id, instrument, &position),
			 HFT_OK);
	return position;
}

static inline __int128 fixture_join(uint64_t low, int64_t high)
{
	return (__int128)((unsigned __int128)(uint64_t)high << 64 | low);
}

static inline __int128 fixture_cost(const hft_position *p)
{
	return fixture_join(p->cost_lo, p->cost_hi);
}

static inline __int128 fixture_realised(const hft_position *p)
{
	return fixture_join(p->realised_lo, p->realised_hi);
}

#endif
