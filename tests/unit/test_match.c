/* SPDX-License-Identifier: Apache-2.0 */
/* What orders do to one another: types, times in force, priority and prices. */
#include "match_fixture.h"

START_TEST(an_order_rests_and_is_reported_whole)
{
	hft_order order = limit_of(1, HFT_SIDE_BID, -5, 10);
	hft_report want;

	order.tif = HFT_TIF_GTT;
	order.expire_ts = 1001;
	give(order);
	ck_assert_uint_ne(reports[0].handle, 0);
	want = (hft_report){ .ts = 1000, .seq = order.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .handle = reports[0].handle, .aux = 10,
			     .price = -5, .qty = 10, .leaves = 10, .instrument = 1, .party = 7,
			     .session = 1, .flags = HFT_REPORT_LAST_OF_COMMAND,
			     .kind = HFT_REPORT_ACCEPTED, .side = HFT_SIDE_BID };
	ck_assert_uint_eq(count, 1);
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
}
END_TEST

START_TEST(a_trade_is_reported_to_both_at_the_makers_price)
{
	hft_order taker = limit_of(2, HFT_SIDE_ASK, 90, 4);
	uint64_t handle;
	hft_report want;

	bid(1, 100, 10);
	handle = reports[0].handle;
	taker.party = 8;
	taker.session = 2;
	give(taker);
	ck_assert_uint_eq(count, 4);
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 2, .ref_id = 20002,
			     .client_id = 10002, .aux = 4, .price = 90, .qty = 4, .leaves = 4,
			     .instrument = 1, .party = 8, .session = 2,
			     .kind = HFT_REPORT_ACCEPTED, .side = HFT_SIDE_ASK };
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .handle = handle, .trade_id = 1, .aux = 2,
			     .price = 100, .qty = 4, .leaves = 6, .cum_qty = 4, .value_lo = 400,
			     .instrument = 1, .party = 7, .session = 1,
			     .flags = HFT_REPORT_MAKER, .kind = HFT_REPORT_FILL,
			     .side = HFT_SIDE_BID, .reason = HFT_LIQUIDITY_ADDED };
	ck_assert_mem_eq(&reports[1], &want, sizeof(want));
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 2, .ref_id = 20002,
			     .client_id = 10002, .trade_id = 1, .aux = 1, .price = 100, .qty = 4,
			     .cum_qty = 4, .value_lo = 400, .instrument = 1, .party = 8,
			     .session = 2, .kind = HFT_REPORT_FILL, .side = HFT_SIDE_ASK,
			     .reason = HFT_LIQUIDITY_REMOVED };
	ck_assert_mem_eq(&reports[2], &want, sizeof(want));
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 2, .ref_id = 20002,
			     .client_id = 10002, .price = 90, .qty = 4, .cum_qty = 4,
			     .value_lo = 400, .instrument = 1, .party = 8, .session = 2,
			     .flags = HFT_REPORT_LAST_OF_COMMAND, .kind = HFT_REPORT_FILLED,
			     .side = HFT_SIDE_ASK };
	ck_assert_mem_eq(&reports[3], &want, sizeof(want));
	stands(1, 100, 6);
	gone(2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match");
	TCase *tcase = tcase_create("match");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, an_order_rests_and_is_reported_whole);
	tcase_add_test(tcase, a_trade_is_reported_to_both_at_the_makers_price);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
