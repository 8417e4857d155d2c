/* SPDX-License-Identifier: Apache-2.0 */
/* Each check, at its limit and one beyond. */
#include "risk_fixture.h"

static const int32_t scopes[] = { HFT_RISK_FIRM, HFT_RISK_INSTRUMENT, HFT_RISK_ACCOUNT,
				  HFT_RISK_TRADER };

static uint32_t id_of(int32_t scope)
{
	return scope == HFT_RISK_FIRM ? 0 : 1;
}

/* A firm where one scope is still without limits. */
static struct fixture fixture_without(int32_t without)
{
	struct fixture f = { .ref = fixture_ref() };
	hft_risk_limits wide = fixture_limits();
	hft_risk_config config;

	fixture_config(f.ref, &config);
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	for (int i = 0; i < 4; i++)
		if (scopes[i] != without)
			fixture_limit(&f, scopes[i], id_of(scopes[i]), &wide);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 1), HFT_OK);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_OK);
	return f;
}

START_TEST(a_scope_without_limits_refuses)
{
	struct fixture f = fixture_without(scopes[_i]);
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);
	hft_risk_limits wide = fixture_limits();

	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	fixture_limit(&f, scopes[_i], id_of(scopes[_i]), &wide);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	ck_assert_uint_eq(hft_risk_refused(f.risk, HFT_E_RISK_NO_LIMIT), 1);
	fixture_close(&f);
}
END_TEST

static const uint32_t unknown[] = { 0, 3, 8, 9, 16, 17, 1u << 24, UINT32_MAX };

START_TEST(unknown_ids_are_refused_and_make_no_row)
{
	struct fixture f = fixture_open();
	uint32_t id = unknown[_i];
	hft_order order = fixture_new(1, id, HFT_SIDE_BID, 1, 5);
	hft_risk_stats stats;

	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	order = fixture_new(id == 3 ? 6 : id, 1, HFT_SIDE_BID, 1, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	ck_assert_int_eq(hft_risk_stats_get(f.risk, &stats), HFT_OK);
	ck_assert_uint_eq(stats.positions, 0);
	ck_assert_uint_eq(stats.refused, 2);
	ck_assert_uint_eq(stats.passed, 0);
	fixture_close(&f);
}
END_TEST

/* account, position account, trader; 4 is the greatest of both kinds. */
static const struct {
	uint32_t account, position_account, trader;
	hft_status status;
} parties[] = {
	{ 1, 0, 1, HFT_OK },
	{ 1, 4, 1, HFT_OK }, /* has no limits, and needs none: its position is account 1's doing */
	{ 0, 0, 1, HFT_E_RISK_NO_LIMIT },
	{ 0, 1, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, 0, 0, HFT_E_RISK_NO_LIMIT },
	{ 5, 0, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, 5, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, 0, 5, HFT_E_RISK_NO_LIMIT },
	{ 4, 0, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, 0, 4, HFT_E_RISK_NO_LIMIT },
	{ UINT32_MAX, 0, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, UINT32_MAX, 1, HFT_E_RISK_NO_LIMIT },
	{ 1, 0, UINT32_MAX, HFT_E_RISK_NO_LIMIT },
};

START_TEST(a_party_names_an_account_and_a_trader)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(6, 1, HFT_SIDE_BID, 1, 5);

	fixture_party(f.ref, parties[_i].account, parties[_i].position_account, parties[_i].trader,
		      0);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 6), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &order), parties[_i].status);
	fixture_close(&f);
}
END_TEST

START_TEST(a_closed_scope_refuses_all_but_cancels)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);
	hft_order other = fixture_new(2, 2, HFT_SIDE_BID, LOT, CENT);

	ck_assert_int_eq(hft_risk_state_set(f.risk, scopes[_i], id_of(scopes[_i]), HFT_RISK_CLOSED,
					    NULL),
			 HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_KILLED);
	ck_assert_int_eq(fixture_try(&f, &other),
			 scopes[_i] == HFT_RISK_FIRM ? HFT_E_RISK_KILLED : HFT_OK);
	order.kind = HFT_ORDER_CANCEL;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.kind = HFT_ORDER_MASS_CANCEL;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.kind = HFT_ORDER_TIMER;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(a_closed_scope_refuses_a_replace_even_downward)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_resting resting = { .price = 5, .qty = 10, .instrument = 1, .party = 1,
				     .side = HFT_SIDE_BID };
	hft_risk_hold hold;

	hft_risk_state_set(f.risk, scopes[_i], id_of(scopes[_i]), HFT_RISK_CLOSED, NULL);
	order.kind = HFT_ORDER_REPLACE;
	order.qty = 5;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_KILLED);
	order.qty = 0;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	fixture_close(&f);
}
END_TEST

static const struct {
	int64_t position; /* held before, and open on the order's side */
	int64_t open;
	uint8_t side;
	int64_t qty;
	hft_status status;
} reductions[] = {
	{ 0, 0, HFT_SIDE_BID, 1, HFT_E_RISK_KILLED },
	{ 0, 0, HFT_SIDE_ASK, 1, HFT_E_RISK_KILLED },
	{ 10, 0, HFT_SIDE_BID, 1, HFT_E_RISK_KILLED },
	{ 10, 0, HFT_SIDE_ASK, 10, HFT_OK },
	{ 10, 0, HFT_SIDE_ASK, 11, HFT_E_RISK_KILLED },
	{ 10, 4, HFT_SIDE_ASK, 6, HFT_OK },
	{ 10, 4, HFT_SIDE_ASK, 7, HFT_E_RISK_KILLED },
	{ -10, 0, HFT_SIDE_ASK, 1, HFT_E_RISK_KILLED },
	{ -10, 0, HFT_SIDE_BID, 10, HFT_OK },
	{ -10, 0, HFT_SIDE_BID, 11, HFT_E_RISK_KILLED },
	{ -10, 4, HFT_SIDE_BID, 6, HFT_OK },
	{ -10, 4, HFT_SIDE_BID, 7, HFT_E_RISK_KILLED },
	{ -10, 0, HFT_SIDE_BID, HFT_QTY_MAX, HFT_E_RISK_KILLED },
};

START_TEST(reduce_only_lets_through_what_reduces)
{
	struct fixture f = fixture_open();
	int64_t position = reductions[_i / 4].position;
	hft_order order = fixture_new(1, 1, reductions[_i / 4].side, reductions[_i / 4].qty, 5);
	int32_t scope = scopes[_i % 4];

	if (position != 0)
		fixture_trade(&f, 1, 1, position > 0 ? HFT_SIDE_BID : HFT_SIDE_ASK,
			      position > 0 ? position : -position, 5);
	if (reductions[_i / 4].open != 0)
		fixture_rest(&f, 1, 1, order.side, reductions[_i / 4].open, 5);
	hft_risk_state_set(f.risk, scope, id_of(scope), HFT_RISK_REDUCE_ONLY, NULL);
	ck_assert_int_eq(fixture_try(&f, &order), reductions[_i / 4].status);
	fixture_close(&f);
}
END_TEST

START_TEST(reduce_only_is_asked_of_the_position_account)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(4, 1, HFT_SIDE_ASK, 10, 5);

	/* Account 1 is long, and trader 1; but party 4 moves account 2's position. */
	fixture_trade(&f, 1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_state_set(f.risk, HFT_RISK_TRADER, 1, HFT_RISK_REDUCE_ONLY, NULL);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_KILLED);
	fixture_trade(&f, 2, 1, HFT_SIDE_BID, 10, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(a_replace_under_reduce_only_may_shrink)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_resting resting = { .price = 5, .qty = 10, .instrument = 1, .party = 1,
				     .side = HFT_SIDE_BID };
	hft_risk_hold hold;

	hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_REDUCE_ONLY, NULL);
	order.kind = HFT_ORDER_REPLACE;
	order.qty = 11;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_KILLED);
	order.qty = 10;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	order.qty = 9;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(a_party_of_one_session_is_no_other_sessions)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(5, 1, HFT_SIDE_BID, 1, 5);

	order.session = 7;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.session = 0; /* the host */
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.session = 6;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NOT_AUTHORISED);
	order.session = UINT16_MAX;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NOT_AUTHORISED);
	order.party = 1;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

static const struct {
	uint32_t instrument;
	int64_t price;
	hft_status status;
} prices[] = {
	{ 1, 0, HFT_OK },
	{ 1, -1, HFT_OK },
	{ 1, NONE, HFT_E_RISK_PRICE },
	{ 2, 0, HFT_OK },
	{ 2, CENT, HFT_OK },
	{ 2, CENT + 1, HFT_E_RISK_PRICE },
	{ 2, CENT - 1, HFT_E_RISK_PRICE },
	{ 2, -CENT, HFT_OK },
	{ 2, -CENT - 1, HFT_E_RISK_PRICE },
	{ 2, -CENT + 1, HFT_E_RISK_PRICE },
	{ 2, 200LL * UNIT, HFT_OK },
	{ 2, 200LL * UNIT + CENT, HFT_E_RISK_PRICE },
	{ 2, -50LL * UNIT, HFT_OK },
	{ 2, -50LL * UNIT - CENT, HFT_E_RISK_PRICE },
	{ 2, INT64_MIN, HFT_E_RISK_PRICE },
	{ 2, INT64_MAX - 1, HFT_E_RISK_PRICE },
	{ 2, NONE, HFT_E_RISK_PRICE },
};

START_TEST(prices_are_on_tick_and_within_bounds)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, prices[_i].instrument, HFT_SIDE_BID, LOT,
				      prices[_i].price);

	ck_assert_int_eq(fixture_try(&f, &order), prices[_i].status);
	fixture_close(&f);
}
END_TEST

static const int64_t ticks[] = { 1, 2, 3, 5, 7, 8, 10, 12, 64, 1000, 10000000, 250000000,
				 999999937, (int64_t)1 << 62, INT64_MAX, INT64_MAX - 1,
				 ((int64_t)1 << 32) * 3, 6148914691236517205 };

/* The way without division against the way with it. */
START_TEST(ticks_of_any_size_are_checked_as_division_would)
{
	struct fixture f = fixture_open();
	hft_tick_band band = { 0, ticks[_i] };
	hft_instrument row = fixture_instrument("T");
	int64_t tick = ticks[_i];
	uint64_t random = (uint64_t)tick | 1;

	row.tick_table = (uint32_t)hft_ref_tick_table_add(f.ref, &band, 1);
	row.lot_size = tick <= HFT_QTY_MAX ? tick : 1;
	row.id = 1;
	row.symbol[0] = 'A';
	ck_assert_int_eq(hft_ref_instrument_add(f.ref, &row), 1);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 1), HFT_OK);
	for (int i = 0; i < 2000; i++) {
		int64_t price;
		int64_t qty;
		hft_order order;
		hft_status expected = HFT_OK;

		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		price = (int64_t)(random << (i % 64));
		price = i % 3 == 0 ? price / tick * tick : i % 3 == 1 ? price : price % 1000;
		qty = 1 + (int64_t)(random >> 12);
		qty = i % 2 == 0 && qty >= row.lot_size ? qty / row.lot_size * row.lot_size : qty;
		if (price == NONE)
			continue;
		order = fixture_new(1, 1, HFT_SIDE_BID, qty, price);
		if (price % tick != 0)
			expected = HFT_E_RISK_PRICE;
		else if (qty < 1 || qty > HFT_QTY_MAX || qty % row.lot_size != 0)
			expected = HFT_E_RISK_QTY;
		if (expected != HFT_OK)
			ck_assert_int_eq(fixture_try(&f, &order), expected);
		else
			ck_assert_int_ne(fixture_try(&f, &order), HFT_E_RISK_PRICE);
	}
	fixture_close(&f);
}
END_TEST

static const struct {
	int64_t price;
	hft_status status;
} banded[] = {
	{ CENT, HFT_OK },
	{ 100LL * UNIT - CENT, HFT_OK },
	{ 100LL * UNIT, HFT_OK },
	{ 100LL * UNIT + CENT, HFT_E_RISK_PRICE },
	{ 100LL * UNIT + 5 * CENT, HFT_OK },
	{ -100LL * UNIT - CENT, HFT_E_RISK_PRICE },
	{ -100LL * UNIT - 5 * CENT, HFT_OK },
	{ INT64_MIN, HFT_E_RISK_PRICE },
};

START_TEST(ticks_of_several_bands)
{
	struct fixture f = fixture_open();
	hft_instrument row = fixture_instrument("A");
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, banded[_i].price);

	row.id = 1;
	row.tick_table = 2;
	ck_assert_int_eq(hft_ref_instrument_add(f.ref, &row), 1);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 1), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &order), banded[_i].status);
	fixture_close(&f);
}
END_TEST

static const struct {
	int64_t qty;
	hft_status status;
} quantities[] = {
	{ LOT, HFT_OK },
	{ LOT + 1, HFT_E_RISK_QTY },
	{ LOT - 1, HFT_E_RISK_QTY },
	{ 0, HFT_E_RISK_QTY },
	{ -LOT, HFT_E_RISK_QTY },
	{ INT64_MIN, HFT_E_RISK_QTY },
	{ INT64_MAX, HFT_E_RISK_QTY },
	{ HFT_QTY_MAX / LOT * LOT, HFT_OK },
	{ HFT_QTY_MAX / LOT * LOT + LOT, HFT_E_RISK_QTY },
};

START_TEST(quantities_are_lots)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 2, HFT_SIDE_ASK, quantities[_i].qty, 0);

	ck_assert_int_eq(fixture_try(&f, &order), quantities[_i].status);
	fixture_close(&f);
}
END_TEST

START_TEST(the_largest_quantity_is_2_to_the_53)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, HFT_QTY_MAX, 0);

	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.qty++;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY);
	fixture_close(&f);
}
END_TEST

START_TEST(codes_that_nobody_knows_are_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);

	for (uint32_t code = 0; code < 256; code++) {
		order.ord_type = (uint8_t)code;
		ck_assert_int_eq(fixture_try(&f, &order),
				 code >= 1 && code <= 12 ? HFT_OK : HFT_E_RISK_TYPE);
		order.ord_type = HFT_TYPE_LIMIT;
		order.tif = (uint8_t)code;
		ck_assert_int_eq(fixture_try(&f, &order), code <= 6 ? HFT_OK : HFT_E_RISK_TYPE);
		order.tif = HFT_TIF_DAY;
		order.side = (uint8_t)code;
		ck_assert_int_eq(fixture_try(&f, &order),
				 code == 1 || code == 2 ? HFT_OK : HFT_E_RISK_TYPE);
		order.side = HFT_SIDE_BID;
		order.kind = (uint8_t)code;
		if (code != HFT_ORDER_REPLACE)
			ck_assert_int_eq(fixture_try(&f, &order),
					 code >= 1 && code <= 5 ? HFT_OK : HFT_E_RISK_TYPE);
		order.kind = HFT_ORDER_NEW;
	}
	fixture_close(&f);
}
END_TEST

START_TEST(an_order_without_a_limit_needs_a_collar)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 2, HFT_SIDE_BID, LOT, NONE);

	for (uint8_t type = 1; type <= 12; type++) {
		bool limit = type == HFT_TYPE_LIMIT || type == HFT_TYPE_STOP_LIMIT ||
			     type == HFT_TYPE_TRAILING_LIMIT || type == HFT_TYPE_OCO;

		order.ord_type = type;
		order.price = NONE;
		ck_assert_int_eq(fixture_try(&f, &order),
				 limit ? HFT_E_RISK_PRICE : HFT_E_RISK_COLLAR);
		order.price = CENT;
		ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
		order.price = CENT + 1;
		ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_PRICE);
	}
	/* The collar is told last of what is wrong with the order itself. */
	order.ord_type = HFT_TYPE_MARKET;
	order.price = NONE;
	order.qty = LOT + 1;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY);
	order.qty = LOT;
	order.tif = 99;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_TYPE);
	fixture_close(&f);
}
END_TEST

/* Narrow one number of one scope. */
static void narrow(struct fixture *f, int32_t scope, size_t field, int64_t value)
{
	hft_risk_limits limits = fixture_limits();

	memcpy((uint8_t *)&limits + field, &value, sizeof(value));
	fixture_limit(f, scope, id_of(scope), &limits);
}

START_TEST(an_order_is_no_larger_than_its_scopes_allow)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);

	narrow(&f, scopes[_i], offsetof(hft_risk_limits, qty_max), 100);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.qty = 101;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY_MAX);
	order.side = HFT_SIDE_ASK;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY_MAX);
	fixture_close(&f);
}
END_TEST

/* 3.00 x 7 = 21.000000 of the currency. */
START_TEST(an_order_is_worth_no_more_than_its_scopes_allow)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 7, 3LL * UNIT);

	narrow(&f, scopes[_i], offsetof(hft_risk_limits, value_max), 21LL * VALUE_UNIT);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.price = -3LL * UNIT;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.side = HFT_SIDE_ASK;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.price--;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_VALUE_MAX);
	order.price = 3LL * UNIT + 1;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_VALUE_MAX);
	order.price = 0;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

static const struct {
	int64_t price, qty, multiplier, value_max;
	hft_status status;
} values[] = {
	/* 1e-9 x 1 x 1e-9: any value at all. */
	{ 1, 1, 1, 0, HFT_E_RISK_VALUE_MAX },
	{ 1, 1, 1, 1, HFT_OK },
	{ 0, HFT_QTY_MAX, INT64_MAX, 0, HFT_OK },
	/* 10^12 of 1e-18 make 1e-6, exactly. */
	{ 1000000, 1, 1000000, 1, HFT_OK },
	{ 1000000, 1, 1000001, 1, HFT_E_RISK_VALUE_MAX },
	{ -1000000, 1000000, 1, 1, HFT_OK },
	{ -1000001, 1000000, 1, 1, HFT_E_RISK_VALUE_MAX },
	/* Products beyond 64 bits, and beyond 128. */
	{ INT64_MAX - 1, 1, 1, INT64_MAX, HFT_OK },
	{ INT64_MIN, 1, 1, INT64_MAX, HFT_OK },
	{ INT64_MIN, 1, 1, 9223372, HFT_E_RISK_VALUE_MAX },
	{ INT64_MIN, 1, 1, 9223373, HFT_OK },
	{ INT64_MIN, 2, 1000000000000, INT64_MAX, HFT_E_RISK_VALUE_MAX },
	{ INT64_MIN + 1, 1, 1000000000000, INT64_MAX, HFT_OK },
	{ INT64_MIN, 1, 1000000000000, INT64_MAX, HFT_E_RISK_VALUE_MAX },
	{ INT64_MIN, HFT_QTY_MAX, INT64_MAX, INT64_MAX, HFT_E_RISK_VALUE_MAX },
	{ INT64_MAX - 1, HFT_QTY_MAX, INT64_MAX, INT64_MAX, HFT_E_RISK_VALUE_MAX },
	/* 2^76 x 2^52 wraps to nothing in 128 bits. */
	{ (int64_t)1 << 62, (int64_t)1 << 14, (int64_t)1 << 52, INT64_MAX, HFT_E_RISK_VALUE_MAX },
	{ (int64_t)1 << 62, (int64_t)1 << 14, ((int64_t)1 << 52) + 1, INT64_MAX,
	  HFT_E_RISK_VALUE_MAX },
	/* 10^10 x 10^9 does not turn negative. */
	{ 10000000000, 1000000000, 1000000000, 10000000000000000, HFT_OK },
	{ 10000000000, 1000000000, 1000000000, 9999999999999999, HFT_E_RISK_VALUE_MAX },
};

START_TEST(values_at_every_extreme)
{
	struct fixture f = fixture_open();
	hft_instrument row = fixture_instrument("A");
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, values[_i].qty, values[_i].price);

	row.id = 1;
	row.multiplier = values[_i].multiplier;
	ck_assert_int_eq(hft_ref_instrument_add(f.ref, &row), 1);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 1), HFT_OK);
	narrow(&f, HFT_RISK_ACCOUNT, offsetof(hft_risk_limits, value_max), values[_i].value_max);
	ck_assert_int_eq(fixture_try(&f, &order), values[_i].status);
	fixture_close(&f);
}
END_TEST

START_TEST(a_market_order_is_worth_its_collar)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 7, 3LL * UNIT);

	order.ord_type = HFT_TYPE_MARKET;
	narrow(&f, HFT_RISK_FIRM, offsetof(hft_risk_limits, value_max), 21LL * VALUE_UNIT - 1);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_VALUE_MAX);
	fixture_close(&f);
}
END_TEST

START_TEST(open_orders_are_counted_in_every_scope)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);
	hft_order first = order;

	narrow(&f, scopes[_i], offsetof(hft_risk_limits, open_max), 2);
	fixture_rest(&f, 1, 1, HFT_SIDE_BID, 1, 5);
	fixture_rest(&f, 1, 1, HFT_SIDE_ASK, 1, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_OPEN_MAX);
	/* Another instrument, account or trader is another count, unless it is the firm's. */
	order = fixture_new(2, 2, HFT_SIDE_BID, LOT, CENT);
	ck_assert_int_eq(fixture_try(&f, &order),
			 scopes[_i] == HFT_RISK_FIRM ? HFT_E_RISK_OPEN_MAX : HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &first, HFT_REPORT_FILL, 1, 0, NULL), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &first), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &first), HFT_E_RISK_OPEN_MAX);
	fixture_close(&f);
}
END_TEST

START_TEST(no_open_order_is_allowed_by_nothing)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);

	narrow(&f, scopes[_i], offsetof(hft_risk_limits, open_max), 0);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_OPEN_MAX);
	fixture_close(&f);
}
END_TEST

/* Position, then open orders, then this one: their sum against the limit. */
START_TEST(the_worst_case_stays_within_the_limits_of_every_scope)
{
	bool buys = _i % 2 == 0;
	int32_t scope = scopes[_i / 2];
	uint8_t side = buys ? HFT_SIDE_BID : HFT_SIDE_ASK;
	uint8_t other = buys ? HFT_SIDE_ASK : HFT_SIDE_BID;
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, side, 31, 5);

	narrow(&f, scope,
	       buys ? offsetof(hft_risk_limits, long_max) : offsetof(hft_risk_limits, short_max),
	       100);
	fixture_trade(&f, 1, 1, side, 50, 5);
	fixture_rest(&f, 1, 1, side, 20, 5);
	/* Open orders of the other side do not help. */
	fixture_rest(&f, 1, 1, other, 40, 5);
	ck_assert_int_eq(fixture_try(&f, &order), buys ? HFT_E_RISK_LONG : HFT_E_RISK_SHORT);
	order.qty = 30;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.qty = 1;
	ck_assert_int_eq(fixture_try(&f, &order), buys ? HFT_E_RISK_LONG : HFT_E_RISK_SHORT);
	/* The other side has limits of its own. */
	order = fixture_new(1, 1, other, 1000, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(an_account_is_not_held_to_its_traders_position)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(3, 1, HFT_SIDE_BID, 60, 5);

	/* Trader 2 is long 60 in account 2; account 1 is empty and allows 100. */
	narrow(&f, HFT_RISK_ACCOUNT, offsetof(hft_risk_limits, long_max), 100);
	fixture_trade(&f, 2, 1, HFT_SIDE_BID, 60, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	/* The instrument's limit holds for both. */
	narrow(&f, HFT_RISK_INSTRUMENT, offsetof(hft_risk_limits, long_max), 120);
	order.qty = 1;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_LONG);
	fixture_close(&f);
}
END_TEST

START_TEST(the_ordering_account_gives_the_limit_another_the_position)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(4, 1, HFT_SIDE_BID, 41, 5);

	narrow(&f, HFT_RISK_ACCOUNT, offsetof(hft_risk_limits, long_max), 100);
	fixture_trade(&f, 2, 1, HFT_SIDE_BID, 60, 5);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_LONG);
	order.qty = 40;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 2, 1).open_buy, 40);
	fixture_close(&f);
}
END_TEST

START_TEST(rows_run_out_whole)
{
	struct fixture f = { .ref = fixture_ref() };
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);
	hft_risk_config config;
	hft_risk_stats stats;

	fixture_config(f.ref, &config);
	config.positions_max = 3;
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	fixture_load(&f);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.party = 2; /* two rows more */
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_FULL);
	ck_assert_int_eq(hft_risk_stats_get(f.risk, &stats), HFT_OK);
	ck_assert_uint_eq(stats.positions, 2);
	order.party = 3; /* one more */
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	ck_assert_int_eq(hft_risk_stats_get(f.risk, &stats), HFT_OK);
	ck_assert_uint_eq(stats.positions, 3);
	order.party = 4;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_FULL);
	order.party = 1;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_close(&f);
}
END_TEST

/* Bought and open buys together: 2^62 is the end, whatever the limits say, and at any price. */
START_TEST(turnover_has_an_end)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 0);

	for (int i = 0; i < 1024; i++) {
		uint8_t side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK;
		hft_order whole = fixture_rest(&f, 1, 1, side, HFT_QTY_MAX, 0);

		/* Bought as low as can be and sold as high. */
		whole.price = i % 2 == 0 ? INT64_MIN : NONE - 1;
		ck_assert_int_eq(fixture_apply(&f, &whole, HFT_REPORT_FILL, HFT_QTY_MAX, 0, NULL),
				 HFT_OK);
	}
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_LONG);
	order.side = HFT_SIDE_ASK;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_SHORT);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).bought, (int64_t)1 << 62);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).realised_hi,
			 ((int64_t)1 << 62) - 1);
	fixture_close(&f);
}
END_TEST

#define ROWS(table) ((int)(sizeof(table) / sizeof((table)[0])))

static TCase *tcase_permission(void)
{
	TCase *tcase = tcase_create("permission");

	tcase_add_loop_test(tcase, a_scope_without_limits_refuses, 0, ROWS(scopes));
	tcase_add_loop_test(tcase, unknown_ids_are_refused_and_make_no_row, 0, ROWS(unknown));
	tcase_add_loop_test(tcase, a_party_names_an_account_and_a_trader, 0, ROWS(parties));
	tcase_add_loop_test(tcase, a_closed_scope_refuses_all_but_cancels, 0, ROWS(scopes));
	tcase_add_loop_test(tcase, a_closed_scope_refuses_a_replace_even_downward, 0,
			    ROWS(scopes));
	tcase_add_loop_test(tcase, reduce_only_lets_through_what_reduces, 0,
			    4 * ROWS(reductions));
	tcase_add_test(tcase, reduce_only_is_asked_of_the_position_account);
	tcase_add_test(tcase, a_replace_under_reduce_only_may_shrink);
	tcase_add_test(tcase, a_party_of_one_session_is_no_other_sessions);
	return tcase;
}

static TCase *tcase_structure(void)
{
	TCase *tcase = tcase_create("structure");

	tcase_add_loop_test(tcase, prices_are_on_tick_and_within_bounds, 0, ROWS(prices));
	tcase_add_loop_test(tcase, ticks_of_any_size_are_checked_as_division_would, 0,
			    ROWS(ticks));
	tcase_add_loop_test(tcase, ticks_of_several_bands, 0, ROWS(banded));
	tcase_add_loop_test(tcase, quantities_are_lots, 0, ROWS(quantities));
	tcase_add_test(tcase, the_largest_quantity_is_2_to_the_53);
	tcase_add_test(tcase, codes_that_nobody_knows_are_refused);
	tcase_add_test(tcase, an_order_without_a_limit_needs_a_collar);
	return tcase;
}

static TCase *tcase_limits(void)
{
	TCase *tcase = tcase_create("limits");

	tcase_add_loop_test(tcase, an_order_is_no_larger_than_its_scopes_allow, 0, ROWS(scopes));
	tcase_add_loop_test(tcase, an_order_is_worth_no_more_than_its_scopes_allow, 0,
			    ROWS(scopes));
	tcase_add_loop_test(tcase, values_at_every_extreme, 0, ROWS(values));
	tcase_add_test(tcase, a_market_order_is_worth_its_collar);
	tcase_add_loop_test(tcase, open_orders_are_counted_in_every_scope, 0, ROWS(scopes));
	tcase_add_loop_test(tcase, no_open_order_is_allowed_by_nothing, 0, ROWS(scopes));
	tcase_add_loop_test(tcase, the_worst_case_stays_within_the_limits_of_every_scope, 0,
			    2 * ROWS(scopes));
	tcase_add_test(tcase, an_account_is_not_held_to_its_traders_position);
	tcase_add_test(tcase,
		       the_ordering_account_gives_the_limit_another_the_position);
	tcase_add_test(tcase, rows_run_out_whole);
	tcase_add_test(tcase, turnover_has_an_end);
	return tcase;
}

int main(void)
{
	Suite *suite = suite_create("risk_checks");

	suite_add_tcase(suite, tcase_permission());
	suite_add_tcase(suite, tcase_structure());
	suite_add_tcase(suite, tcase_limits());
	return unit_run(suite);
}
