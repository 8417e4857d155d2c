/* SPDX-License-Identifier: Apache-2.0 */
/* The handle, and an order's life: reserved, filled, ended. */
#include "risk_fixture.h"

START_TEST(a_resting_order_is_reserved_until_it_goes)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_position account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	hft_position trader = fixture_row(&f, HFT_RISK_TRADER, 1, 1);

	ck_assert_int_eq(account.open_buy, 100);
	ck_assert_int_eq(account.open_sell, 0);
	ck_assert_uint_eq(account.orders, 1);
	ck_assert_int_eq(account.position, 0);
	ck_assert_int_eq(trader.open_buy, 100);
	ck_assert_uint_eq(trader.orders, 1);
	ck_assert_uint_eq(trader.scope, HFT_RISK_TRADER);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_CANCELLED, 40, 60, NULL), HFT_OK);
	account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(account.open_buy, 60);
	ck_assert_uint_eq(account.orders, 1);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_EXPIRED, 60, 0, NULL), HFT_OK);
	account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(account.open_buy, 0);
	ck_assert_uint_eq(account.orders, 0);
	ck_assert_uint_eq(account.seq, 3);
	ck_assert_int_eq(account.ts, 3000);
	fixture_close(&f);
}
END_TEST

START_TEST(an_order_that_trades_in_part_and_rests)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_ACCEPTED, 100, 100, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 30, 70, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_sell, 70);
	ck_assert_int_eq(p.position, -30);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_PARTLY_FILLED, 100, 70, &hold),
			 HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	p = fixture_row(&f, HFT_RISK_TRADER, 1, 1);
	ck_assert_int_eq(p.open_sell, 70);
	ck_assert_uint_eq(p.orders, 1);
	ck_assert_uint_eq(p.fills, 1);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 70, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_TRADER, 1, 1);
	ck_assert_int_eq(p.open_sell, 0);
	ck_assert_uint_eq(p.orders, 0);
	ck_assert_int_eq(p.position, -100);
	ck_assert_int_eq(p.sold, 100);
	fixture_close(&f);
}
END_TEST

START_TEST(an_order_filled_at_once_ends_once)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 100, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_uint_eq(p.orders, 1);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_FILLED, 100, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_uint_eq(p.orders, 0);
	ck_assert_int_eq(p.position, 100);
	ck_assert_int_eq(p.open_buy, 0);
	fixture_close(&f);
}
END_TEST

START_TEST(a_rejected_order_gives_back_what_it_took)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	/* The id was another live order's: its leaves are not this one's. */
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_REJECTED, 100, 55, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_buy, 0);
	ck_assert_uint_eq(p.orders, 0);
	fixture_close(&f);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("risk");
	TCase *tcase = tcase_create("life");

	tcase_add_test(tcase, a_resting_order_is_reserved_until_it_goes);
	tcase_add_test(tcase, an_order_that_trades_in_part_and_rests);
	tcase_add_test(tcase, an_order_filled_at_once_ends_once);
	tcase_add_test(tcase, a_rejected_order_gives_back_what_it_took);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
