/* SPDX-License-Identifier: Apache-2.0 */
/* CANCEL and REPLACE: which order, whose, what of it, and where it stands afterwards. */
#include "match_fixture.h"

static uint64_t handle_of(uint64_t id)
{
	hft_match_order order;

	ck_assert_int_eq(hft_match_order_get(match, id, 0, &order), HFT_OK);
	return order.handle;
}

static hft_order with_handle(hft_order command, uint64_t handle)
{
	command.handle = handle;
	return command;
}

START_TEST(a_cancel_takes_all_or_down_to_a_quantity)
{
	hft_order cancel = cancel_of(1);
	uint64_t handle;
	hft_report want;

	bid(1, 100, 10);
	bid(2, 100, 10);
	handle = handle_of(1);
	ask(3, 100, 2);
	cancel.qty = 5;
	cancel.party = 9;
	cancel.client_id = 77;
	give(cancel);
	want = (hft_report){ .ts = 1000, .seq = cancel.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .handle = handle, .price = 100, .qty = 3,
			     .leaves = 5, .cum_qty = 2, .value_lo = 200, .instrument = 1,
			     .party = 7, .session = 1, .flags = HFT_REPORT_LAST_OF_COMMAND,
			     .kind = HFT_REPORT_CANCELLED, .side = HFT_SIDE_BID,
			     .reason = -HFT_E_MATCH_USER };
	ck_assert_uint_eq(count, 1);
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
	QUEUE_IS(HFT_SIDE_BID, 1, 2);
	cancel.qty = 5;
	refused(cancel, HFT_E_MATCH_QTY);
	ck_assert_int_eq(reports[0].leaves, 5);
	ck_assert_int_eq(reports[0].cum_qty, 2);
	ck_assert_uint_eq(reports[0].value_lo, 200);
	ck_assert_uint_eq(reports[0].handle, 0);
	cancel.qty = 4;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 1, 4, HFT_E_MATCH_USER);
	cancel.qty = 0;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 4, 0, HFT_E_MATCH_USER);
	ck_assert_uint_eq(reports[0].handle, 0);
	gone(1);
	refused(cancel, HFT_E_MATCH_ORDER_UNKNOWN);
}
END_TEST

START_TEST(a_cancel_of_a_total_counts_what_was_filled)
{
	hft_order cancel = cancel_of(1);

	bid(1, 100, 10);
	ask(2, 100, 4);
	cancel.flags = HFT_ORDER_QTY_TOTAL;
	cancel.qty = 10;
	refused(cancel, HFT_E_MATCH_QTY);
	cancel.qty = 9;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 1, 5, HFT_E_MATCH_USER);
	cancel.qty = 4;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 5, 0, HFT_E_MATCH_USER);
	bid(3, 100, 10);
	ask(4, 100, 4);
	cancel.order_id = 3;
	cancel.qty = 1;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 3, 6, 0, HFT_E_MATCH_USER);
	bid(5, 100, 10);
	cancel.order_id = 5;
	cancel.qty = 0;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 5, 10, 0, HFT_E_MATCH_USER);
}
END_TEST

START_TEST(a_cancel_of_a_bad_quantity_or_place_is_refused)
{
	hft_order cancel = cancel_of(1);

	bid(1, 100, 10);
	cancel.qty = -1;
	refused(cancel, HFT_E_MATCH_QTY);
	cancel.qty = INT64_MIN;
	refused(cancel, HFT_E_MATCH_QTY);
	cancel.qty = HFT_QTY_MAX + 1;
	refused(cancel, HFT_E_MATCH_QTY);
	cancel.qty = INT64_MAX;
	cancel.flags = HFT_ORDER_QTY_TOTAL;
	refused(cancel, HFT_E_MATCH_QTY);
	cancel.flags = 1u << 17;
	refused(cancel, HFT_E_MATCH_FLAGS);
	cancel = cancel_of(1);
	cancel.instrument = 2;
	refused(cancel, HFT_E_MATCH_INSTRUMENT);
	ck_assert_uint_eq(reports[0].instrument, 1);
	ck_assert_uint_eq(reports[0].side, HFT_SIDE_BID);
	cancel.instrument = UINT32_MAX;
	refused(cancel, HFT_E_MATCH_INSTRUMENT);
	cancel.instrument = 1;
	cancel.side = HFT_SIDE_ASK;
	refused(cancel, HFT_E_MATCH_SIDE);
	cancel.side = 255;
	refused(cancel, HFT_E_MATCH_SIDE);
	cancel.order_id = 2;
	cancel.instrument = 3;
	refused(cancel, HFT_E_MATCH_ORDER_UNKNOWN);
	ck_assert_uint_eq(reports[0].instrument, 3);
	ck_assert_uint_eq(reports[0].side, 255);
	cancel = cancel_of(1);
	cancel.instrument = 1;
	cancel.side = HFT_SIDE_BID;
	cancel.flags = HFT_ORDER_HIDDEN | HFT_ORDER_POST_ONLY;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 10, 0, HFT_E_MATCH_USER);
}
END_TEST

START_TEST(only_owners_cancel_and_replace)
{
	hft_order cancel = cancel_of(1);
	hft_order replace = replace_of(1, 100, 5);

	bid(1, 100, 10);
	cancel.session = 2;
	cancel.party = 7;
	refused(cancel, HFT_E_MATCH_OWNER);
	/* A stranger is told nothing of the order. */
	ck_assert_int_eq(reports[0].leaves, 0);
	ck_assert_uint_eq(reports[0].instrument, 0);
	ck_assert_uint_eq(reports[0].side, HFT_SIDE_NONE);
	replace.session = 2;
	refused(replace, HFT_E_MATCH_OWNER);
	cancel.qty = -5;
	refused(cancel, HFT_E_MATCH_OWNER);
	replace.session = 0;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 5, 5, 0);
	ck_assert_uint_eq(reports[0].session, 1);
	ck_assert_uint_eq(reports[0].party, 7);
	cancel.session = 0;
	cancel.qty = 0;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 5, 0, HFT_E_MATCH_USER);
}
END_TEST

START_TEST(an_accounts_sessions_may_share_its_orders)
{
	hft_match_config config = match_config();
	hft_party row = { .id = 8, .account = 7 };
	hft_order cancel = cancel_of(1);

	hft_match_destroy(match);
	config.flags = HFT_MATCH_OWNER_ACCOUNT;
	match_open(&config);
	bid(1, 100, 10);
	cancel.session = 2;
	cancel.party = 8;
	refused(cancel, HFT_E_MATCH_OWNER);
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	cancel.qty = 9;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 1, 1, 9, HFT_E_MATCH_USER);
	/* Two orders without an account are not of one account. */
	row.account = 0;
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	row.id = 7;
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	refused(cancel, HFT_E_MATCH_OWNER);
	cancel.party = 0;
	refused(cancel, HFT_E_MATCH_OWNER);
}
END_TEST

START_TEST(a_handle_names_its_order_as_long_as_it_lives)
{
	hft_order cancel = cancel_of(0);
	uint64_t first;

	bid(1, 100, 10);
	first = handle_of(1);
	ck_assert_uint_ge(first >> 32, 1);
	cancel.qty = 9;
	give(with_handle(cancel, first));
	closes(1, HFT_REPORT_CANCELLED, 1, 1, 9, HFT_E_MATCH_USER);
	cancel.qty = 0;
	give(with_handle(cancel, first));
	closes(1, HFT_REPORT_CANCELLED, 1, 9, 0, HFT_E_MATCH_USER);
	refused(with_handle(cancel, first), HFT_E_MATCH_ORDER_UNKNOWN);
	/* The slot is another order's now: an old handle must not reach it. */
	bid(2, 100, 10);
	ck_assert_uint_eq((uint32_t)handle_of(2), (uint32_t)first);
	ck_assert_uint_ne(handle_of(2), first);
	refused(with_handle(cancel, first), HFT_E_MATCH_ORDER_UNKNOWN);
	/* Nor one made up. */
	refused(with_handle(cancel, 1), HFT_E_MATCH_ORDER_UNKNOWN);
	refused(with_handle(cancel, handle_of(2) + 1), HFT_E_MATCH_ORDER_UNKNOWN);
	refused(with_handle(cancel, handle_of(2) - 1), HFT_E_MATCH_ORDER_UNKNOWN);
	refused(with_handle(cancel, handle_of(2) + ((uint64_t)1 << 32)),
		HFT_E_MATCH_ORDER_UNKNOWN);
	refused(with_handle(cancel, UINT64_MAX), HFT_E_MATCH_ORDER_UNKNOWN);
}
END_TEST

/* A slot that was freed has a generation that no order was given yet. */
START_TEST(a_handle_of_a_free_slot_names_nothing)
{
	hft_order cancel = cancel_of(0);
	uint64_t handle;

	bid(1, 100, 10);
	handle = handle_of(1);
	give(cancel_of(1));
	refused(with_handle(cancel, handle + ((uint64_t)1 << 32)), HFT_E_MATCH_ORDER_UNKNOWN);
}
END_TEST

START_TEST(the_id_wins_where_it_and_the_handle_differ)
{
	hft_order cancel = cancel_of(2);
	hft_match_order order;

	bid(0, 90, 10);
	bid(1, 100, 10);
	bid(2, 100, 10);
	give(with_handle(cancel, handle_of(1)));
	closes(1, HFT_REPORT_CANCELLED, 2, 10, 0, HFT_E_MATCH_USER);
	refused(with_handle(cancel, handle_of(1)), HFT_E_MATCH_ORDER_UNKNOWN);
	cancel = cancel_of(1);
	ck_assert_int_eq(hft_match_order_get(match, 1, 99, &order), HFT_OK);
	ck_assert_int_eq(hft_match_order_get(match, 0, handle_of(1), &order), HFT_OK);
	ck_assert_uint_eq(order.order_id, 1);
	ck_assert_int_eq(hft_match_order_get(match, 0, 99, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_order_get(match, 0, 0, &order), HFT_OK);
	ck_assert_uint_eq(order.order_id, 0);
	give(with_handle(cancel, 99));
	closes(1, HFT_REPORT_CANCELLED, 1, 10, 0, HFT_E_MATCH_USER);
	/* Beside a handle 0 is no id; alone it is one like others. */
	cancel.order_id = 0;
	refused(with_handle(cancel, 99), HFT_E_MATCH_ORDER_UNKNOWN);
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 0, 10, 0, HFT_E_MATCH_USER);
}
END_TEST

START_TEST(without_ids_handles_are_all_there_is)
{
	hft_match_config config = match_config();
	hft_match_order order;
	uint64_t handle;

	hft_match_destroy(match);
	config.flags = HFT_MATCH_NO_IDS;
	match_open(&config);
	bid(1, 100, 10);
	handle = reports[0].handle;
	bid(1, 100, 10);
	ck_assert_uint_eq(reports[0].kind, HFT_REPORT_ACCEPTED);
	ck_assert_int_eq(hft_match_order_get(match, 1, 0, &order), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_match_order_get(match, 2, handle, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_order_get(match, 1, handle, &order), HFT_OK);
	refused(cancel_of(1), HFT_E_MATCH_ORDER_UNKNOWN);
	refused(with_handle(cancel_of(2), handle), HFT_E_MATCH_ORDER_UNKNOWN);
	ask(5, 100, 15);
	closes(6, HFT_REPORT_FILLED, 5, 15, 0, 0);
	refused(with_handle(cancel_of(1), handle), HFT_E_MATCH_ORDER_UNKNOWN);
}
END_TEST

START_TEST(a_replace_to_less_at_its_price_keeps_its_place)
{
	hft_order replace = replace_of(1, 100, 8);
	uint64_t handle;
	hft_report want;

	bid(1, 100, 10);
	bid(2, 100, 10);
	ask(3, 100, 1);
	handle = handle_of(1);
	replace.client_id = 555;
	replace.tif = HFT_TIF_GTD;
	replace.expire_ts = 2000;
	give(replace);
	want = (hft_report){ .ts = 1000, .seq = replace.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 555, .handle = handle, .aux = 8, .price = 100, .qty = 8,
			     .leaves = 8, .cum_qty = 1, .value_lo = 100, .instrument = 1,
			     .party = 7, .session = 1,
			     .flags = HFT_REPORT_LAST_OF_COMMAND | HFT_REPORT_PRIORITY_KEPT,
			     .kind = HFT_REPORT_REPLACED, .side = HFT_SIDE_BID };
	ck_assert_uint_eq(count, 1);
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
	QUEUE_IS(HFT_SIDE_BID, 1, 2);
	ck_assert_int_eq(hft_match_next_expiry(match), 2000);
	ck_assert_uint_eq(stands(1, 100, 8).tif, HFT_TIF_GTD);
	/* The same again, without a time and a name. */
	give(replace_of(1, 100, 8));
	ck_assert_uint_eq(reports[0].client_id, 555);
	ck_assert_uint_eq(reports[0].flags,
			  HFT_REPORT_LAST_OF_COMMAND | HFT_REPORT_PRIORITY_KEPT);
	ck_assert_int_eq(stands(1, 100, 8).expire_ts, 0);
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
}
END_TEST

START_TEST(a_replace_to_more_or_elsewhere_enters_anew)
{
	hft_order replace = replace_of(1, 100, 11);
	uint64_t handle;

	bid(1, 100, 10);
	bid(2, 100, 10);
	ask(3, 100, 2);
	replace.tif = HFT_TIF_GTT;
	replace.expire_ts = 1500;
	give(replace);
	handle = reports[0].handle;
	closes(1, HFT_REPORT_REPLACED, 1, 11, 11, 0);
	ck_assert_uint_eq(reports[0].flags, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_uint_eq(reports[0].aux, 11);
	ck_assert_uint_eq(reports[0].client_id, 10001);
	ck_assert_int_eq(reports[0].cum_qty, 2);
	ck_assert_uint_eq(reports[0].value_lo, 200);
	ck_assert_uint_eq(handle, handle_of(1));
	QUEUE_IS(HFT_SIDE_BID, 2, 1);
	ck_assert_int_eq(hft_match_next_expiry(match), 1500);
	give(replace_of(2, 101, 10));
	ck_assert_int_eq(reports[0].price, 101);
	QUEUE_IS(HFT_SIDE_BID, 2, 1);
	give(replace_of(1, 99, 3));
	closes(1, HFT_REPORT_REPLACED, 1, 3, 3, 0);
	QUEUE_IS(HFT_SIDE_BID, 2, 1);
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
	/* Alone at its price, and under a new name. */
	replace = replace_of(1, 99, 5);
	replace.client_id = 321;
	give(replace);
	ck_assert_uint_eq(reports[0].client_id, 321);
	ck_assert_uint_eq(stands(1, 99, 5).client_id, 321);
	closes(1, HFT_REPORT_REPLACED, 1, 5, 5, 0);
	stands(1, 99, 5);
}
END_TEST

START_TEST(a_replace_that_trades_carries_what_was_filled)
{
	bid(1, 100, 10);
	ask(2, 100, 4);
	ask(3, 105, 3);
	give(replace_of(1, 105, 8));
	closes(4, HFT_REPORT_PARTLY_FILLED, 1, 8, 5, 0);
	report_is(0, HFT_REPORT_REPLACED, 1, 8, 8, 0);
	ck_assert_uint_eq(reports[0].flags, 0);
	ck_assert_uint_eq(reports[0].aux, 8);
	ck_assert_uint_eq(reports[0].handle, 0);
	ck_assert_int_eq(reports[0].cum_qty, 4);
	report_is(2, HFT_REPORT_FILL, 1, 3, 5, HFT_LIQUIDITY_REMOVED);
	ck_assert_int_eq(reports[3].cum_qty, 7);
	ck_assert_uint_eq(reports[3].value_lo, 4 * 100 + 3 * 105);
	ck_assert_uint_eq(reports[3].handle, handle_of(1));
	ask(4, 106, 5);
	give(replace_of(1, 106, 5));
	closes(4, HFT_REPORT_FILLED, 1, 5, 0, 0);
	ck_assert_int_eq(reports[3].cum_qty, 12);
	gone(1);
	refused(cancel_of(1), HFT_E_MATCH_ORDER_UNKNOWN);
}
END_TEST

START_TEST(a_replace_may_be_immediate)
{
	hft_order replace = replace_of(1, 100, 5);

	bid(1, 100, 10);
	replace.tif = HFT_TIF_IOC;
	give(replace);
	closes(2, HFT_REPORT_CANCELLED, 1, 5, 0, HFT_E_MATCH_IOC);
	report_is(0, HFT_REPORT_REPLACED, 1, 5, 5, 0);
	gone(1);
	bid(1, 100, 10);
	bid(2, 100, 10);
	ask(3, 101, 4);
	replace.tif = HFT_TIF_FOK;
	replace.price = 101;
	refused(replace, HFT_E_MATCH_FOK);
	QUEUE_IS(HFT_SIDE_BID, 1, 2);
	ck_assert_int_eq(reports[0].leaves, 10);
	replace.qty = 4;
	give(replace);
	closes(4, HFT_REPORT_FILLED, 1, 4, 0, 0);
	QUEUE_IS(HFT_SIDE_BID, 2);
}
END_TEST

START_TEST(a_post_only_replace_that_would_trade_changes_nothing)
{
	hft_order replace = replace_of(1, 101, 5);

	bid(1, 100, 10);
	bid(2, 100, 10);
	ask(3, 101, 4);
	replace.flags = HFT_ORDER_POST_ONLY;
	refused(replace, HFT_E_MATCH_WOULD_TRADE);
	QUEUE_IS(HFT_SIDE_BID, 1, 2);
	replace.price = 100;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 5, 5, 0);
	QUEUE_IS(HFT_SIDE_BID, 1, 2);
	replace.price = 99;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 5, 5, 0);
	QUEUE_IS(HFT_SIDE_BID, 2, 1);
}
END_TEST

START_TEST(a_replace_of_a_total_counts_what_was_filled)
{
	hft_order replace = replace_of(1, 100, 7);

	bid(1, 100, 10);
	ask(2, 100, 4);
	replace.flags = HFT_ORDER_QTY_TOTAL;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 3, 3, 0);
	replace.qty = 8;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 4, 4, 0);
	ck_assert_uint_eq(reports[0].flags, HFT_REPORT_LAST_OF_COMMAND);
	replace.qty = 4;
	replace.tif = HFT_TIF_GTD;
	give(replace);
	closes(1, HFT_REPORT_CANCELLED, 1, 4, 0, HFT_E_MATCH_USER);
	gone(1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_change");
	TCase *tcase = tcase_create("match_change");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, a_cancel_takes_all_or_down_to_a_quantity);
	tcase_add_test(tcase, a_cancel_of_a_total_counts_what_was_filled);
	tcase_add_test(tcase, a_cancel_of_a_bad_quantity_or_place_is_refused);
	tcase_add_test(tcase, only_owners_cancel_and_replace);
	tcase_add_test(tcase, an_accounts_sessions_may_share_its_orders);
	tcase_add_test(tcase, a_handle_names_its_order_as_long_as_it_lives);
	tcase_add_test(tcase, a_handle_of_a_free_slot_names_nothing);
	tcase_add_test(tcase, the_id_wins_where_it_and_the_handle_differ);
	tcase_add_test(tcase, without_ids_handles_are_all_there_is);
	tcase_add_test(tcase, a_replace_to_less_at_its_price_keeps_its_place);
	tcase_add_test(tcase, a_replace_to_more_or_elsewhere_enters_anew);
	tcase_add_test(tcase, a_replace_that_trades_carries_what_was_filled);
	tcase_add_test(tcase, a_replace_may_be_immediate);
	tcase_add_test(tcase, a_post_only_replace_that_would_trade_changes_nothing);
	tcase_add_test(tcase, a_replace_of_a_total_counts_what_was_filled);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
