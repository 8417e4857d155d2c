/* SPDX-License-Identifier: Apache-2.0 */
/* Positions, costs and P&L, by vectors worked out by hand. */
#include "risk_fixture.h"

static __int128 cash_of(const hft_position *p)
{
	return fixture_realised(p) - fixture_cost(p);
}

static void row_is(struct fixture *f, int64_t position, int64_t cost, int64_t realised)
{
	for (int32_t scope = HFT_RISK_ACCOUNT; scope <= HFT_RISK_TRADER; scope++) {
		hft_position p = fixture_row(f, scope, 1, 1);

		ck_assert_int_eq(p.position, position);
		ck_assert(fixture_cost(&p) == cost);
		ck_assert(fixture_realised(&p) == realised);
	}
}

static void buy(struct fixture *f, int64_t qty, int64_t price)
{
	fixture_trade(f, 1, 1, HFT_SIDE_BID, qty, price);
}

static void sell(struct fixture *f, int64_t qty, int64_t price)
{
	fixture_trade(f, 1, 1, HFT_SIDE_ASK, qty, price);
}

START_TEST(bought_low_and_sold_high)
{
	struct fixture f = fixture_open();

	buy(&f, 10, 100);
	row_is(&f, 10, 1000, 0);
	buy(&f, 30, 120);
	row_is(&f, 40, 4600, 0); /* 115 each */
	sell(&f, 10, 130);
	row_is(&f, 30, 3450, 150);
	sell(&f, 30, 110);
	row_is(&f, 0, 0, 0); /* 150 - 30 x 5 */
	fixture_close(&f);
}
END_TEST

START_TEST(sold_high_and_bought_low)
{
	struct fixture f = fixture_open();

	sell(&f, 10, 100);
	row_is(&f, -10, -1000, 0);
	sell(&f, 30, 120);
	row_is(&f, -40, -4600, 0);
	buy(&f, 10, 100);
	row_is(&f, -30, -3450, 150);
	buy(&f, 30, 120);
	row_is(&f, 0, 0, 0);
	fixture_close(&f);
}
END_TEST

START_TEST(through_zero_and_back)
{
	struct fixture f = fixture_open();

	buy(&f, 10, 100);
	sell(&f, 25, 110);
	row_is(&f, -15, -1650, 100);
	buy(&f, 20, 90);
	row_is(&f, 5, 450, 400); /* 15 x 20 more */
	sell(&f, 5, 90);
	row_is(&f, 0, 0, 400);
	fixture_close(&f);
}
END_TEST

START_TEST(what_does_not_divide_is_rounded_and_not_lost)
{
	struct fixture f = fixture_open();

	buy(&f, 1, 10);
	buy(&f, 2, 11); /* 32 for 3 */
	sell(&f, 1, 0);
	row_is(&f, 2, 22, -10); /* 32 / 3 = 10.67 */
	sell(&f, 1, 0);
	row_is(&f, 1, 11, -21);
	sell(&f, 1, 0);
	row_is(&f, 0, 0, -32);
	sell(&f, 1, 10);
	sell(&f, 2, 11);
	buy(&f, 1, 0);
	row_is(&f, -2, -22, -22); /* -10.67 toward zero */
	fixture_close(&f);
}
END_TEST

START_TEST(prices_below_and_at_zero)
{
	struct fixture f = fixture_open();

	buy(&f, 10, -5);
	row_is(&f, 10, -50, 0);
	sell(&f, 4, -2);
	row_is(&f, 6, -30, 12);
	sell(&f, 6, 0);
	row_is(&f, 0, 0, 42);
	sell(&f, 3, -7);
	row_is(&f, -3, 21, 42);
	buy(&f, 3, -10);
	row_is(&f, 0, 0, 51);
	fixture_close(&f);
}
END_TEST

START_TEST(the_largest_prices_and_quantities_are_exact)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, HFT_QTY_MAX, 0);
	__int128 bought = (__int128)HFT_QTY_MAX * (NONE - 1);
	__int128 third = bought / HFT_QTY_MAX * 3;
	hft_position p;

	order.price = NONE - 1;
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, HFT_QTY_MAX, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert(fixture_cost(&p) == bought);
	order = fixture_rest(&f, 1, 1, HFT_SIDE_ASK, 3, 0);
	order.price = INT64_MIN;
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 3, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert(fixture_cost(&p) == bought - third);
	ck_assert(fixture_realised(&p) == (__int128)INT64_MIN * 3 - third);
	ck_assert(cash_of(&p) == (__int128)INT64_MIN * 3 - bought);
	fixture_close(&f);
}
END_TEST

/* A cost that no 64 bits hold, in parts that do not divide. */
START_TEST(wide_costs_are_shared_out_exactly)
{
	struct fixture f = fixture_open();
	const int64_t total = HFT_QTY_MAX - 1;
	const int64_t price = NONE - 12345;
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, total, 0);
	hft_order more = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 1, 0);
	__int128 cost;
	__int128 released;
	hft_position p;

	order.price = price;
	more.price = 7;
	fixture_apply(&f, &order, HFT_REPORT_FILL, total, 0, NULL);
	fixture_apply(&f, &more, HFT_REPORT_FILL, 1, 0, NULL);
	cost = (__int128)price * total + 7;
	/* 2^53 units: cost x (2^53 - 5) / 2^53 is cost less what 5 / 2^53 of it rounds up to. */
	released = cost - (cost * 5 + HFT_QTY_MAX - 1) / HFT_QTY_MAX;
	order = fixture_rest(&f, 1, 1, HFT_SIDE_ASK, HFT_QTY_MAX - 5, 0);
	fixture_apply(&f, &order, HFT_REPORT_FILL, HFT_QTY_MAX - 5, 0, NULL);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.position, 5);
	ck_assert(fixture_cost(&p) == cost - released);
	ck_assert(fixture_realised(&p) == -released);
	fixture_close(&f);
}
END_TEST

START_TEST(a_bust_takes_a_trade_back)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 10, 100);
	hft_position p;

	buy(&f, 10, 100);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 10, 0, NULL), HFT_OK);
	row_is(&f, 0, 0, 0);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.bought, 0);
	ck_assert_uint_eq(p.fills, 0);
	/* Of two buys, one: the cash that flowed is that of the other. */
	buy(&f, 10, 100);
	buy(&f, 10, 110);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 10, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.position, 10);
	ck_assert_int_eq(p.bought, 10);
	ck_assert(cash_of(&p) == -1100);
	/* Of a sale. */
	sell(&f, 4, 120);
	order = fixture_new(1, 1, HFT_SIDE_ASK, 4, 120);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 4, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.position, 10);
	ck_assert_int_eq(p.sold, 0);
	ck_assert(cash_of(&p) == -1100);
	ck_assert_uint_eq(p.fills, 1);
	fixture_close(&f);
}
END_TEST

START_TEST(a_bust_of_what_was_not_traded_is_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, 10, 100);
	uint64_t before;

	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 10, 0, NULL), HFT_E_INVAL);
	buy(&f, 10, 100);
	before = hft_risk_hash(f.risk);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 10, 0, NULL), HFT_E_INVAL);
	order.side = HFT_SIDE_BID;
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 11, 0, NULL), HFT_E_INVAL);
	ck_assert_uint_eq(hft_risk_hash(f.risk), before);
	/* In two parts, each a bust; then there is no fill left. */
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 9, 0, NULL), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_BUST, 1, 0, NULL), HFT_E_INVAL);
	fixture_close(&f);
}
END_TEST

/* Fills and busts that contradict each other move cash without turnover: at the end, a stop. */
START_TEST(a_sum_that_would_overflow_stops_everything)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 0);
	hft_status status = HFT_OK;
	hft_risk_stats stats;
	hft_position p;
	int rounds = 0;

	while (status == HFT_OK && rounds++ < 3000) {
		hft_order whole = fixture_rest(&f, 1, 1, HFT_SIDE_BID, HFT_QTY_MAX, 0);

		whole.price = INT64_MIN;
		status = fixture_apply(&f, &whole, HFT_REPORT_FILL, HFT_QTY_MAX, 0, NULL);
		ck_assert_int_eq(status, HFT_OK);
		whole.price = NONE - 1;
		status = fixture_apply(&f, &whole, HFT_REPORT_BUST, HFT_QTY_MAX, 0, NULL);
	}
	ck_assert_int_eq(status, HFT_E_INTERNAL);
	ck_assert_int_eq(rounds, 1025); /* 1024 x (2^117 - 2^54) is just below 2^127 */
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_INTERNAL);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 1, 0, NULL), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_stats_get(f.risk, &stats), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_position_read(f.risk, HFT_RISK_ACCOUNT, 1, 1, &p),
			 HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, &p, 1), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_check(f.risk), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 1), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, NULL),
			 HFT_E_INTERNAL);
	hft_risk_destroy(f.risk);
	hft_ref_destroy(f.ref);
}
END_TEST

static const struct {
	uint64_t low;
	int64_t high;
	int64_t multiplier;
	int64_t money;
	hft_status status;
} moneys[] = {
	{ 0, 0, UNIT, 0, HFT_OK },
	{ 1000, 0, UNIT, 1, HFT_OK },             /* 1e-6 */
	{ 999, 0, UNIT, 0, HFT_OK },
	{ 1999, 0, UNIT, 1, HFT_OK },
	{ (uint64_t)-999, -1, UNIT, 0, HFT_OK },  /* toward zero */
	{ (uint64_t)-1000, -1, UNIT, -1, HFT_OK },
	{ (uint64_t)-1999, -1, UNIT, -1, HFT_OK },
	{ 321500000000, 0, UNIT, 321500000, HFT_OK },
	{ 1, 0, INT64_MAX, 9223372, HFT_OK },
	{ UINT64_C(1000000000000), 0, INT64_MAX, INT64_MAX, HFT_OK },
	{ UINT64_C(1000000000001), 0, INT64_MAX, 0, HFT_E_RANGE },
	{ UINT64_C(0) - UINT64_C(1000000000000), -1, INT64_MAX, -INT64_MAX, HFT_OK },
	/* -2^63 fits and 2^63 does not. */
	{ 0, 500, 1000000000, 0, HFT_E_RANGE },
	{ UINT64_C(1000000000000) << 3, 0, (int64_t)1 << 60, 0, HFT_E_RANGE },
	{ UINT64_C(0) - (UINT64_C(1000000000000) << 3), -1, (int64_t)1 << 60, INT64_MIN, HFT_OK },
	{ UINT64_C(0) - (UINT64_C(1000000000000) << 3) - 1, -1, (int64_t)1 << 60, 0, HFT_E_RANGE },
	{ UINT64_MAX, INT64_MAX, 1, 0, HFT_E_RANGE },
	{ UINT64_MAX, INT64_MAX, INT64_MAX, 0, HFT_E_RANGE },
	{ 0, INT64_MIN, INT64_MAX, 0, HFT_E_RANGE },
	{ 0, INT64_MIN, 1, 0, HFT_E_RANGE },
	{ 1000, 0, 0, 0, HFT_E_INVAL },
	{ 1000, 0, -1, 0, HFT_E_INVAL },
};

START_TEST(money_is_exact_and_rounded_toward_zero)
{
	int64_t out = 42;

	ck_assert_int_eq(hft_risk_money(moneys[_i].low, moneys[_i].high, moneys[_i].multiplier,
					&out),
			 moneys[_i].status);
	ck_assert_int_eq(out, moneys[_i].status == HFT_OK ? moneys[_i].money : 42);
	ck_assert_int_eq(hft_risk_money(0, 0, 1, NULL), HFT_E_INVAL);
}
END_TEST

/* Long 10 at 3.00, of which 4 were sold at 3.50; multiplier 50. */
START_TEST(pnl_at_a_mark)
{
	struct fixture f = fixture_open();
	int64_t realised;
	int64_t unrealised;
	hft_position p;

	buy(&f, 10, 3LL * UNIT);
	sell(&f, 4, 3LL * UNIT + UNIT / 2);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(hft_risk_pnl(&p, 2LL * UNIT, 50LL * UNIT, &realised, &unrealised),
			 HFT_OK);
	ck_assert_int_eq(realised, 100LL * VALUE_UNIT);    /* 4 x 0.50 x 50 */
	ck_assert_int_eq(unrealised, -300LL * VALUE_UNIT); /* 6 x -1.00 x 50 */
	sell(&f, 16, 2LL * UNIT);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(hft_risk_pnl(&p, 1LL * UNIT, 50LL * UNIT, &realised, &unrealised),
			 HFT_OK);
	ck_assert_int_eq(realised, -200LL * VALUE_UNIT);
	ck_assert_int_eq(unrealised, 500LL * VALUE_UNIT); /* short 10 from 2.00 */
	ck_assert_int_eq(hft_risk_pnl(&p, -1LL * UNIT, UNIT, &realised, &unrealised), HFT_OK);
	ck_assert_int_eq(unrealised, 30LL * VALUE_UNIT);
	fixture_close(&f);
}
END_TEST

START_TEST(pnl_that_does_not_fit_is_not_told)
{
	hft_position p = { .position = (int64_t)1 << 62 };
	int64_t realised = 1;
	int64_t unrealised = 2;

	ck_assert_int_eq(hft_risk_pnl(&p, NONE - 1, 1, &realised, &unrealised), HFT_E_RANGE);
	ck_assert_int_eq(hft_risk_pnl(&p, INT64_MIN, 1, &realised, &unrealised), HFT_E_RANGE);
	p.position = INT64_MIN;
	p.cost_hi = INT64_MIN;
	ck_assert_int_eq(hft_risk_pnl(&p, INT64_MIN, 1, &realised, &unrealised), HFT_E_RANGE);
	p = (hft_position){ .realised_hi = INT64_MAX };
	ck_assert_int_eq(hft_risk_pnl(&p, 0, UNIT, &realised, &unrealised), HFT_E_RANGE);
	p.realised_hi = 0;
	ck_assert_int_eq(hft_risk_pnl(&p, NONE, UNIT, &realised, &unrealised), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_pnl(&p, 0, 0, &realised, &unrealised), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_pnl(NULL, 0, 1, &realised, &unrealised), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_pnl(&p, 0, 1, NULL, &unrealised), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_pnl(&p, 0, 1, &realised, NULL), HFT_E_INVAL);
	ck_assert_int_eq(realised, 1);
	ck_assert_int_eq(unrealised, 2);
}
END_TEST

/* Whatever was traded: realised less cost is the cash that flowed. */
START_TEST(no_value_is_lost_to_rounding)
{
	struct fixture f = fixture_open();
	uint32_t random = 12345u + (uint32_t)_i;
	__int128 cash = 0;

	for (int i = 0; i < 3000; i++) {
		uint8_t side;
		int64_t qty;
		int64_t price;
		hft_position p;

		random = random * 1664525u + 1013904223u;
		side = random >> 31 ? HFT_SIDE_BID : HFT_SIDE_ASK;
		qty = 1 + (int64_t)(random >> 8) % 97;
		price = (int64_t)((random >> 4) % 2001) - 1000;
		fixture_trade(&f, 1, 1, side, qty, price);
		cash += (__int128)price * qty * (side == HFT_SIDE_BID ? -1 : 1);
		p = fixture_row(&f, HFT_RISK_TRADER, 1, 1);
		ck_assert(cash_of(&p) == cash);
		ck_assert(p.position != 0 || fixture_cost(&p) == 0);
		ck_assert_int_eq(p.position, p.bought - p.sold);
	}
	fixture_close(&f);
}
END_TEST

#define ROWS(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
	Suite *suite = suite_create("risk_value");
	TCase *tcase = tcase_create("value");

	tcase_add_test(tcase, bought_low_and_sold_high);
	tcase_add_test(tcase, sold_high_and_bought_low);
	tcase_add_test(tcase, through_zero_and_back);
	tcase_add_test(tcase, what_does_not_divide_is_rounded_and_not_lost);
	tcase_add_test(tcase, prices_below_and_at_zero);
	tcase_add_test(tcase, the_largest_prices_and_quantities_are_exact);
	tcase_add_test(tcase, wide_costs_are_shared_out_exactly);
	tcase_add_test(tcase, a_bust_takes_a_trade_back);
	tcase_add_test(tcase, a_bust_of_what_was_not_traded_is_refused);
	tcase_add_test(tcase, a_sum_that_would_overflow_stops_everything);
	tcase_add_loop_test(tcase, money_is_exact_and_rounded_toward_zero, 0, ROWS(moneys));
	tcase_add_test(tcase, pnl_at_a_mark);
	tcase_add_test(tcase, pnl_that_does_not_fit_is_not_told);
	tcase_add_loop_test(tcase, no_value_is_lost_to_rounding, 0, 4);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
