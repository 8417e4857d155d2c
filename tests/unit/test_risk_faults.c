/* SPDX-License-Identifier: Apache-2.0 */
/* What risk checks have been known to get wrong elsewhere, one test each. */
#include "risk_fixture.h"

START_TEST(hostile_ids_grow_no_table)
{
	struct fixture f = fixture_open();
	hft_risk_stats before;
	hft_risk_stats after;

	hft_risk_stats_get(f.risk, &before);
	for (uint32_t id = 0; id < 100000; id++) {
		hft_order order = fixture_new(1, id * 2654435761u | 16, HFT_SIDE_BID, 1, 5);

		ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	}
	hft_risk_stats_get(f.risk, &after);
	ck_assert_uint_eq(after.positions, before.positions);
	ck_assert_uint_eq(after.bytes_used, before.bytes_used);
	fixture_close(&f);
}
END_TEST

START_TEST(an_instrument_without_limits_is_unknown_and_not_without_limit)
{
	struct fixture f = fixture_open();
	hft_instrument row = fixture_instrument("C");
	hft_order order = fixture_new(1, 3, HFT_SIDE_BID, 1, 5);

	ck_assert_int_eq(hft_ref_instrument_add(f.ref, &row), 3);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 3), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_NO_LIMIT);
	fixture_close(&f);
}
END_TEST

START_TEST(a_sale_is_not_a_purchase_of_four_billion)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, 101, 5);
	hft_risk_limits limits = fixture_limits();

	limits.long_max = limits.short_max = 100;
	fixture_limit(&f, HFT_RISK_ACCOUNT, 1, &limits);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_SHORT);
	fixture_trade(&f, 1, 1, HFT_SIDE_ASK, 100, 5);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).position, -100);
	fixture_close(&f);
}
END_TEST

static const int64_t wrapping[][2] = {
	{ 10000000000, 1000000000 }, /* 64 bits: -8.4e18 */
	{ -10000000000, 1000000000 },
	{ INT64_MIN, 1 },
	{ INT64_MIN, HFT_QTY_MAX },
	{ INT64_MAX - 1, HFT_QTY_MAX },
	{ -1, HFT_QTY_MAX },
};

START_TEST(no_product_wraps_below_the_value_limit)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, wrapping[_i][1], wrapping[_i][0]);
	hft_risk_limits limits = fixture_limits();

	limits.value_max = 1000LL * VALUE_UNIT;
	fixture_limit(&f, HFT_RISK_ACCOUNT, 1, &limits);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_VALUE_MAX);
	fixture_close(&f);
}
END_TEST

START_TEST(orders_in_flight_do_not_each_pass_the_same_limit)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_limits limits = fixture_limits();
	int passed = 0;

	limits.long_max = 55;
	fixture_limit(&f, HFT_RISK_TRADER, 1, &limits);
	for (int i = 0; i < 20; i++)
		passed += fixture_try(&f, &order) == HFT_OK;
	ck_assert_int_eq(passed, 5);
	fixture_close(&f);
}
END_TEST

START_TEST(a_traders_limits_are_the_traders_own)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(3, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_limits limits = fixture_limits();

	/* Account 1 by trader 2: held to trader 2's limits and not to trader 1's. */
	limits.qty_max = limits.long_max = 5;
	fixture_limit(&f, HFT_RISK_TRADER, 1, &limits);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	fixture_limit(&f, HFT_RISK_TRADER, 2, &limits);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY_MAX);
	order.qty = 5;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_LONG);
	fixture_close(&f);
}
END_TEST

START_TEST(a_kill_state_is_told_before_all_other_reasons)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(5, 2, 99, -1, NONE);

	order.session = 1;
	hft_risk_state_set(f.risk, HFT_RISK_INSTRUMENT, 2, HFT_RISK_CLOSED, NULL);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_KILLED);
	fixture_close(&f);
}
END_TEST

START_TEST(a_kill_state_has_a_scope_and_lets_reducing_orders_and_cancels_pass)
{
	struct fixture f = fixture_open();
	hft_order out = fixture_new(1, 1, HFT_SIDE_ASK, 10, 5);
	hft_order in = fixture_new(1, 1, HFT_SIDE_BID, 10, 5);
	hft_order other = fixture_new(2, 2, HFT_SIDE_BID, LOT, CENT);
	hft_order cancel = { .kind = HFT_ORDER_MASS_CANCEL };

	fixture_trade(&f, 1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_state_set(f.risk, HFT_RISK_ACCOUNT, 1, HFT_RISK_REDUCE_ONLY, NULL);
	ck_assert_int_eq(fixture_try(&f, &in), HFT_E_RISK_KILLED);
	ck_assert_int_eq(fixture_try(&f, &out), HFT_OK);
	ck_assert_int_eq(fixture_try(&f, &other), HFT_OK);
	hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, NULL);
	ck_assert_int_eq(fixture_try(&f, &other), HFT_E_RISK_KILLED);
	ck_assert_int_eq(fixture_try(&f, &cancel), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(nobody_reopens_without_being_verified)
{
	struct fixture f = fixture_open();
	hft_risk_author author = { .name = "whoever" };

	hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, NULL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_OPEN, NULL),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_OPEN, &author),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_FIRM, 0), HFT_RISK_CLOSED);
	fixture_close(&f);
}
END_TEST

START_TEST(sales_lower_positions)
{
	struct fixture f = fixture_open();

	fixture_trade(&f, 1, 1, HFT_SIDE_BID, 30, 5);
	fixture_trade(&f, 1, 1, HFT_SIDE_ASK, 20, 5);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).position, 10);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_TRADER, 1, 1).position, 10);
	fixture_close(&f);
}
END_TEST

START_TEST(makers_fills_move_their_positions_whenever_they_come)
{
	struct fixture f = fixture_open();
	hft_order maker = fixture_rest(&f, 2, 1, HFT_SIDE_ASK, 30, 5);
	hft_order taker = fixture_new(1, 1, HFT_SIDE_BID, 10, 5);
	hft_risk_hold hold;

	hft_risk_reserve(f.risk, &taker, NULL, &hold);
	ck_assert_int_eq(fixture_apply(&f, &maker, HFT_REPORT_FILL, 10, 20, NULL), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &taker, HFT_REPORT_FILL, 10, 0, &hold), HFT_OK);
	ck_assert_int_eq(fixture_last(&f, &taker, HFT_REPORT_FILLED, 10, 0, &hold), HFT_OK);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 2, 1).position, -10);
	ck_assert_int_eq(fixture_apply(&f, &maker, HFT_REPORT_FILL, 20, 0, NULL), HFT_OK);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 2, 1).position, -30);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).position, 10);
	fixture_close(&f);
}
END_TEST

START_TEST(turnover_is_not_value)
{
	struct fixture f = fixture_open();
	int64_t realised;
	int64_t unrealised;
	hft_position p;

	for (int i = 0; i < 1000; i++) {
		fixture_trade(&f, 1, 1, HFT_SIDE_BID, 10, UNIT);
		fixture_trade(&f, 1, 1, HFT_SIDE_ASK, 10, UNIT);
	}
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(hft_risk_pnl(&p, 7LL * UNIT, UNIT, &realised, &unrealised), HFT_OK);
	ck_assert_int_eq(realised, 0);
	ck_assert_int_eq(unrealised, 0);
	fixture_close(&f);
}
END_TEST

START_TEST(one_instruments_profit_is_not_overwritten_by_anothers_loss)
{
	struct fixture f = fixture_open();
	hft_position p;

	fixture_trade(&f, 1, 1, HFT_SIDE_BID, 10, UNIT);
	fixture_trade(&f, 1, 1, HFT_SIDE_ASK, 10, 3LL * UNIT);
	fixture_trade(&f, 1, 2, HFT_SIDE_BID, LOT, 3LL * UNIT);
	fixture_trade(&f, 1, 2, HFT_SIDE_ASK, LOT, UNIT);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert(fixture_realised(&p) == 20LL * UNIT);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 2);
	ck_assert(fixture_realised(&p) == -20LL * UNIT);
	fixture_close(&f);
}
END_TEST

START_TEST(a_short_position_gains_when_the_price_falls)
{
	struct fixture f = fixture_open();
	int64_t realised;
	int64_t unrealised;
	hft_position p;

	fixture_trade(&f, 1, 1, HFT_SIDE_ASK, 50, 10LL * UNIT);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(hft_risk_pnl(&p, 9LL * UNIT, UNIT, &realised, &unrealised), HFT_OK);
	ck_assert_int_eq(unrealised, 50LL * VALUE_UNIT);
	ck_assert_int_eq(hft_risk_pnl(&p, 11LL * UNIT, UNIT, &realised, &unrealised), HFT_OK);
	ck_assert_int_eq(unrealised, -50LL * VALUE_UNIT);
	fixture_close(&f);
}
END_TEST

/* Commands and reports again, into a new handle: the same positions. */
START_TEST(positions_are_found_again_by_replay)
{
	struct fixture f = fixture_open();
	struct fixture g = fixture_open();
	struct fixture *both[] = { &f, &g };

	for (int i = 0; i < 2; i++) {
		hft_order order = fixture_rest(both[i], 1, 1, HFT_SIDE_BID, 100, 5);

		fixture_trade(both[i], 2, 1, HFT_SIDE_ASK, 30, 7);
		fixture_apply(both[i], &order, HFT_REPORT_FILL, 30, 70, NULL);
		fixture_trade(both[i], 3, 2, HFT_SIDE_ASK, LOT, CENT);
	}
	ck_assert_uint_eq(hft_risk_hash(f.risk), hft_risk_hash(g.risk));
	ck_assert_uint_ne(hft_risk_hash(f.risk), 0);
	fixture_close(&f);
	fixture_close(&g);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("risk_faults");
	TCase *tcase = tcase_create("faults");

	tcase_add_test(tcase, hostile_ids_grow_no_table);
	tcase_add_test(tcase, an_instrument_without_limits_is_unknown_and_not_without_limit);
	tcase_add_test(tcase, a_sale_is_not_a_purchase_of_four_billion);
	tcase_add_loop_test(tcase, no_product_wraps_below_the_value_limit, 0,
			    sizeof(wrapping) / sizeof(wrapping[0]));
	tcase_add_test(tcase, orders_in_flight_do_not_each_pass_the_same_limit);
	tcase_add_test(tcase, a_traders_limits_are_the_traders_own);
	tcase_add_test(tcase, a_kill_state_is_told_before_all_other_reasons);
	tcase_add_test(tcase, a_kill_state_has_a_scope_and_lets_reducing_orders_and_cancels_pass);
	tcase_add_test(tcase, nobody_reopens_without_being_verified);
	tcase_add_test(tcase, sales_lower_positions);
	tcase_add_test(tcase, makers_fills_move_their_positions_whenever_they_come);
	tcase_add_test(tcase, turnover_is_not_value);
	tcase_add_test(tcase, one_instruments_profit_is_not_overwritten_by_anothers_loss);
	tcase_add_test(tcase, a_short_position_gains_when_the_price_falls);
	tcase_add_test(tcase, positions_are_found_again_by_replay);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
