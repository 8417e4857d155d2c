/* SPDX-License-Identifier: Apache-2.0 */
/* What an order meets and what becomes of the rest: priority, prices, types, times in force. */
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

/* A filled maker's last report has no handle; the taker's rest has one, from the closing on. */
START_TEST(what_is_left_of_a_taker_rests)
{
	ask(1, 100, 4);
	ask(2, 101, 5);
	bid(3, 101, 12);
	closes(6, HFT_REPORT_PARTLY_FILLED, 3, 12, 3, 0);
	report_is(0, HFT_REPORT_ACCEPTED, 3, 12, 12, 0);
	report_is(1, HFT_REPORT_FILL, 1, 4, 0, HFT_LIQUIDITY_ADDED);
	report_is(2, HFT_REPORT_FILL, 3, 4, 8, HFT_LIQUIDITY_REMOVED);
	report_is(3, HFT_REPORT_FILL, 2, 5, 0, HFT_LIQUIDITY_ADDED);
	report_is(4, HFT_REPORT_FILL, 3, 5, 3, HFT_LIQUIDITY_REMOVED);
	for (uint32_t i = 0; i < 5; i++)
		ck_assert_uint_eq(reports[i].handle, 0);
	ck_assert_uint_eq(reports[5].handle, stands(3, 101, 3).handle);
	ck_assert_int_eq(reports[5].cum_qty, 9);
	ck_assert_uint_eq(reports[5].value_lo, 4 * 100 + 5 * 101);
	ck_assert_uint_eq(reports[5].aux, 0);
	ck_assert_uint_eq(reports[1].trade_id, 1);
	ck_assert_uint_eq(reports[4].trade_id, 2);
	IS_EMPTY(HFT_SIDE_ASK);
	QUEUE_IS(HFT_SIDE_BID, 3);
}
END_TEST

START_TEST(best_price_goes_first_then_the_oldest)
{
	bid(1, 100, 1);
	bid(2, 101, 1);
	bid(3, 100, 1);
	bid(4, 102, 1);
	bid(5, 101, 1);
	QUEUE_IS(HFT_SIDE_BID, 4, 2, 5, 1, 3);
	ask(6, 100, 4);
	ck_assert_uint_eq(reports[1].order_id, 4);
	ck_assert_uint_eq(reports[3].order_id, 2);
	ck_assert_uint_eq(reports[5].order_id, 5);
	ck_assert_uint_eq(reports[7].order_id, 1);
	QUEUE_IS(HFT_SIDE_BID, 3);
}
END_TEST

START_TEST(a_maker_hit_in_part_keeps_its_place)
{
	ask(1, 100, 5);
	ask(2, 100, 5);
	bid(3, 100, 2);
	QUEUE_IS(HFT_SIDE_ASK, 1, 2);
	stands(1, 100, 3);
	bid(4, 100, 4);
	QUEUE_IS(HFT_SIDE_ASK, 2);
	stands(2, 100, 4);
}
END_TEST

START_TEST(both_sides_meet_at_equal_prices_only_or_better)
{
	bid(1, 100, 1);
	ask(2, 101, 1);
	closes(1, HFT_REPORT_ACCEPTED, 2, 1, 1, 0);
	ask(3, 100, 1);
	closes(4, HFT_REPORT_FILLED, 3, 1, 0, 0);
	bid(4, 101, 1);
	closes(4, HFT_REPORT_FILLED, 4, 1, 0, 0);
	bid(5, INT64_MIN, 1);
	bid(6, INT64_MAX - 1, 1);
	ask(7, INT64_MAX - 1, 1);
	closes(4, HFT_REPORT_FILLED, 7, 1, 0, 0);
	ask(8, INT64_MIN, 1);
	closes(4, HFT_REPORT_FILLED, 8, 1, 0, 0);
}
END_TEST

START_TEST(values_are_exact_in_128_bits)
{
	ask(1, INT64_MIN, HFT_QTY_MAX);
	bid(3, 0, HFT_QTY_MAX);
	/* -2^63 x 2^53 */
	ck_assert_uint_eq(reports[3].value_lo, 0);
	ck_assert_int_eq(reports[3].value_hi, -((int64_t)1 << 52));
	bid(4, INT64_MAX - 1, 5);
	ask(5, INT64_MAX - 1, 3);
	/* 3 x (2^63 - 2) = 2^64 + 2^63 - 6 */
	ck_assert_uint_eq(reports[3].value_lo, ((uint64_t)1 << 63) - 6);
	ck_assert_int_eq(reports[3].value_hi, 1);
	ask(6, INT64_MAX - 1, 2);
	/* and 2 more: 5 x (2^63 - 2) */
	ck_assert_uint_eq(reports[1].value_lo, ((uint64_t)1 << 63) - 10);
	ck_assert_int_eq(reports[1].value_hi, 2);
}
END_TEST

START_TEST(immediate_or_cancel)
{
	hft_order order = limit_of(1, HFT_SIDE_BID, 100, 5);

	order.tif = HFT_TIF_IOC;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 1, 5, 0, HFT_E_MATCH_IOC);
	report_is(0, HFT_REPORT_ACCEPTED, 1, 5, 5, 0);
	ask(2, 100, 3);
	ask(3, 101, 3);
	order.order_id = 4;
	give(order);
	closes(4, HFT_REPORT_CANCELLED, 4, 2, 0, HFT_E_MATCH_IOC);
	ck_assert_int_eq(reports[3].cum_qty, 3);
	order.order_id = 5;
	order.price = 101;
	order.qty = 3;
	give(order);
	closes(4, HFT_REPORT_FILLED, 5, 3, 0, 0);
	IS_EMPTY(HFT_SIDE_BID);
	IS_EMPTY(HFT_SIDE_ASK);
}
END_TEST

START_TEST(fill_or_kill)
{
	hft_order order = limit_of(9, HFT_SIDE_BID, 102, 7);
	uint64_t hash;

	order.tif = HFT_TIF_FOK;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 9, 7, 0, HFT_E_MATCH_FOK);
	ask(1, 100, 3);
	ask(2, 102, 3);
	ask(3, 103, 9);
	hash = hft_match_hash(match);
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 9, 7, 0, HFT_E_MATCH_FOK);
	report_is(0, HFT_REPORT_ACCEPTED, 9, 7, 7, 0);
	ck_assert_uint_eq(hft_match_hash(match), hash);
	ck_assert_uint_eq(hft_match_refused(match, HFT_E_MATCH_FOK), 0);
	order.qty = 6;
	give(order);
	closes(6, HFT_REPORT_FILLED, 9, 6, 0, 0);
	ck_assert_int_eq(reports[4].price, 102);
	QUEUE_IS(HFT_SIDE_ASK, 3);
	ask(4, 101, 2);
	order.qty = 1;
	give(order);
	closes(4, HFT_REPORT_FILLED, 9, 1, 0, 0);
	stands(4, 101, 1);
}
END_TEST

START_TEST(market_orders_never_rest)
{
	static const uint8_t tifs[] = { HFT_TIF_DAY, HFT_TIF_GTC, HFT_TIF_IOC };

	for (uint64_t i = 0; i < 3; i++) {
		hft_order order = market_of(50 + i, HFT_SIDE_ASK, 5);

		order.tif = tifs[i];
		give(order);
		closes(2, HFT_REPORT_CANCELLED, 50 + i, 5, 0, HFT_E_MATCH_NO_LIQUIDITY);
		ck_assert_int_eq(reports[0].price, HFT_PRICE_NONE);
		bid(1, 100, 2);
		bid(2, INT64_MIN, 2);
		give(order);
		closes(6, HFT_REPORT_CANCELLED, 50 + i, 1, 0, HFT_E_MATCH_NO_LIQUIDITY);
		bid(3, 100, 6);
		give(order);
		closes(4, HFT_REPORT_FILLED, 50 + i, 5, 0, 0);
		give(cancel_of(3));
	}
}
END_TEST

START_TEST(a_market_order_stops_at_its_collar)
{
	hft_order order = market_of(9, HFT_SIDE_BID, 5);

	ask(1, 100, 1);
	ask(2, 101, 1);
	ask(3, 102, 1);
	order.price = 101;
	give(order);
	closes(6, HFT_REPORT_CANCELLED, 9, 3, 0, HFT_E_MATCH_AT_COLLAR);
	ck_assert_int_eq(reports[0].price, 101);
	ck_assert_int_eq(reports[5].price, 101);
	order.price = 102;
	give(order);
	closes(4, HFT_REPORT_CANCELLED, 9, 4, 0, HFT_E_MATCH_NO_LIQUIDITY);
	order.tif = HFT_TIF_FOK;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 9, 5, 0, HFT_E_MATCH_FOK);
	ask(4, 102, 5);
	ask(5, 103, 5);
	order.qty = 6;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 9, 6, 0, HFT_E_MATCH_FOK);
	order.qty = 5;
	give(order);
	closes(4, HFT_REPORT_FILLED, 9, 5, 0, 0);
	QUEUE_IS(HFT_SIDE_ASK, 5);
}
END_TEST

START_TEST(post_only_rests_or_is_refused)
{
	hft_order order = limit_of(9, HFT_SIDE_BID, 99, 5);

	order.flags = HFT_ORDER_POST_ONLY;
	ask(1, 100, 1);
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 9, 5, 5, 0);
	order.order_id = 10;
	order.price = 100;
	refused(order, HFT_E_MATCH_WOULD_TRADE);
	order.price = 101;
	refused(order, HFT_E_MATCH_WOULD_TRADE);
	order.side = HFT_SIDE_ASK;
	order.price = 99;
	refused(order, HFT_E_MATCH_WOULD_TRADE);
	order.price = 100;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 10, 5, 5, 0);
	QUEUE_IS(HFT_SIDE_ASK, 1, 10);
}
END_TEST

START_TEST(books_and_trades_are_apart_by_instrument)
{
	hft_order order = limit_of(2, HFT_SIDE_ASK, 100, 1);
	hft_bbo bbo;

	bid(1, 100, 1);
	order.instrument = 4;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 2, 1, 1, 0);
	ck_assert_int_eq(hft_match_bbo(match, 4, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ask_price, 100);
	ck_assert_int_eq(bbo.bid_price, HFT_PRICE_NONE);
	ck_assert_uint_eq(bbo.seq, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match");
	TCase *tcase = tcase_create("match");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, an_order_rests_and_is_reported_whole);
	tcase_add_test(tcase, a_trade_is_reported_to_both_at_the_makers_price);
	tcase_add_test(tcase, what_is_left_of_a_taker_rests);
	tcase_add_test(tcase, best_price_goes_first_then_the_oldest);
	tcase_add_test(tcase, a_maker_hit_in_part_keeps_its_place);
	tcase_add_test(tcase, both_sides_meet_at_equal_prices_only_or_better);
	tcase_add_test(tcase, values_are_exact_in_128_bits);
	tcase_add_test(tcase, immediate_or_cancel);
	tcase_add_test(tcase, fill_or_kill);
	tcase_add_test(tcase, market_orders_never_rest);
	tcase_add_test(tcase, a_market_order_stops_at_its_collar);
	tcase_add_test(tcase, post_only_rests_or_is_refused);
	tcase_add_test(tcase, books_and_trades_are_apart_by_instrument);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
