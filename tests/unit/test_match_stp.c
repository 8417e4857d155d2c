/* SPDX-License-Identifier: Apache-2.0 */
/* Self-trade prevention: who is a group, and what each of the four ways does. */
#include "match_fixture.h"

/* Parties 1 and 2 are of group 9, 3 has itself, 4 has none. */
static void groups_up(void)
{
	hft_party row = { .id = 1, .stp_group = 9 };

	match_up();
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	row.id = 2;
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	row = (hft_party){ .id = 4, .stp_group = 0 };
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
}

static hft_order of_party(uint32_t party, uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	hft_order order = limit_of(id, side, price, qty);

	order.party = party;
	return order;
}

static void rest_of(uint32_t party, uint64_t id, int64_t price, int64_t qty)
{
	give(of_party(party, id, HFT_SIDE_ASK, price, qty));
	closes(1, HFT_REPORT_ACCEPTED, id, qty, qty, 0);
}

static hft_order taker_of(uint8_t stp, int64_t price, int64_t qty)
{
	hft_order order = of_party(1, 100, HFT_SIDE_BID, price, qty);

	order.stp = stp;
	return order;
}

START_TEST(groups_are_of_parties)
{
	hft_order order;

	rest_of(3, 1, 100, 1);
	order = of_party(3, 2, HFT_SIDE_BID, 100, 1);
	order.stp = HFT_STP_NEWEST;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 2, 1, 0, HFT_E_MATCH_STP);
	/* Nobody asks. */
	order.stp = HFT_STP_NONE;
	give(order);
	closes(4, HFT_REPORT_FILLED, 2, 1, 0, 0);
	/* Those without a group are nobody's own. */
	for (uint32_t party = 0; party <= 4; party += 4) {
		rest_of(party, 3, 100, 1);
		order = of_party(party, 4, HFT_SIDE_BID, 100, 1);
		order.stp = HFT_STP_NEWEST;
		give(order);
		closes(4, HFT_REPORT_FILLED, 4, 1, 0, 0);
	}
	/* A party's number may be another's group. */
	rest_of(9, 5, 100, 1);
	give(taker_of(HFT_STP_NEWEST, 100, 1));
	closes(2, HFT_REPORT_CANCELLED, 100, 1, 0, HFT_E_MATCH_STP);
}
END_TEST

START_TEST(oldest_takes_the_makers_off_and_goes_on)
{
	hft_report want;
	hft_order taker;

	rest_of(2, 1, 100, 5);
	rest_of(3, 2, 100, 5);
	rest_of(1, 3, 101, 5);
	taker = taker_of(HFT_STP_OLDEST, 101, 8);
	give(taker);
	closes(6, HFT_REPORT_PARTLY_FILLED, 100, 8, 3, 0);
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .price = 100, .qty = 5, .instrument = 1,
			     .party = 2, .session = 1, .flags = HFT_REPORT_UNSOLICITED,
			     .kind = HFT_REPORT_CANCELLED, .side = HFT_SIDE_ASK,
			     .reason = -HFT_E_MATCH_STP };
	ck_assert_mem_eq(&reports[1], &want, sizeof(want));
	report_is(2, HFT_REPORT_FILL, 2, 5, 0, HFT_LIQUIDITY_ADDED);
	report_is(4, HFT_REPORT_CANCELLED, 3, 5, 0, HFT_E_MATCH_STP);
	IS_EMPTY(HFT_SIDE_ASK);
	stands(100, 101, 3);
}
END_TEST

START_TEST(oldest_that_meets_its_own_only_rests_untraded)
{
	rest_of(2, 1, 100, 5);
	give(taker_of(HFT_STP_OLDEST, 100, 8));
	closes(3, HFT_REPORT_ACCEPTED, 100, 8, 8, 0);
	ck_assert_uint_eq(reports[2].aux, 8);
	ck_assert_uint_eq(reports[2].handle, stands(100, 100, 8).handle);
}
END_TEST

START_TEST(newest_goes_and_leaves_the_maker)
{
	rest_of(3, 1, 100, 5);
	rest_of(2, 2, 100, 5);
	rest_of(3, 3, 100, 5);
	give(taker_of(HFT_STP_NEWEST, 100, 8));
	closes(4, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	ck_assert_uint_eq(reports[3].flags, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_int_eq(reports[3].cum_qty, 5);
	QUEUE_IS(HFT_SIDE_ASK, 2, 3);
	IS_EMPTY(HFT_SIDE_BID);
}
END_TEST

START_TEST(both_go)
{
	rest_of(3, 1, 100, 5);
	rest_of(2, 2, 100, 5);
	rest_of(3, 3, 100, 5);
	give(taker_of(HFT_STP_BOTH, 100, 8));
	closes(5, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	report_is(3, HFT_REPORT_CANCELLED, 2, 5, 0, HFT_E_MATCH_STP);
	ck_assert_uint_eq(reports[3].flags, HFT_REPORT_UNSOLICITED);
	QUEUE_IS(HFT_SIDE_ASK, 3);
	IS_EMPTY(HFT_SIDE_BID);
}
END_TEST

START_TEST(decrement_shrinks_the_maker_in_its_place)
{
	hft_report want;
	hft_order taker;
	uint64_t handle;

	rest_of(2, 1, 100, 8);
	handle = reports[0].handle;
	rest_of(3, 2, 100, 5);
	taker = taker_of(HFT_STP_DECREMENT, 100, 3);
	give(taker);
	closes(3, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	want = (hft_report){ .ts = 1000, .seq = taker.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .handle = handle, .aux = 5, .price = 100,
			     .qty = 3, .leaves = 5, .instrument = 1, .party = 2, .session = 1,
			     .flags = HFT_REPORT_UNSOLICITED | HFT_REPORT_PRIORITY_KEPT,
			     .kind = HFT_REPORT_RESTATED,
			     .side = HFT_SIDE_ASK, .reason = -HFT_E_MATCH_STP };
	ck_assert_mem_eq(&reports[1], &want, sizeof(want));
	QUEUE_IS(HFT_SIDE_ASK, 1, 2);
	stands(1, 100, 5);
}
END_TEST

START_TEST(decrement_ends_a_maker_and_goes_on)
{
	rest_of(2, 1, 100, 3);
	rest_of(3, 2, 100, 5);
	give(taker_of(HFT_STP_DECREMENT, 100, 7));
	/* Traded in full but for what was decremented. */
	closes(5, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	report_is(1, HFT_REPORT_CANCELLED, 1, 3, 0, HFT_E_MATCH_STP);
	ck_assert_int_eq(reports[4].cum_qty, 4);
	stands(2, 100, 1);
	give(cancel_of(2));
	rest_of(2, 1, 100, 3);
	give(taker_of(HFT_STP_DECREMENT, 100, 7));
	closes(3, HFT_REPORT_ACCEPTED, 100, 7, 4, 0);
	ck_assert_uint_eq(reports[2].aux, 4);
	stands(100, 100, 4);
	give(cancel_of(100));
	rest_of(2, 1, 100, 3);
	rest_of(3, 2, 100, 1);
	give(taker_of(HFT_STP_DECREMENT, 100, 7));
	closes(5, HFT_REPORT_PARTLY_FILLED, 100, 7, 3, 0);
	give(cancel_of(100));
	/* All that it met of its own counts. */
	rest_of(2, 1, 100, 3);
	rest_of(3, 2, 100, 1);
	rest_of(1, 3, 100, 2);
	give(taker_of(HFT_STP_DECREMENT, 100, 6));
	closes(6, HFT_REPORT_CANCELLED, 100, 5, 0, HFT_E_MATCH_STP);
	/* Equal quantities end both. */
	rest_of(2, 1, 100, 3);
	give(taker_of(HFT_STP_DECREMENT, 100, 3));
	closes(3, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	report_is(1, HFT_REPORT_CANCELLED, 1, 3, 0, HFT_E_MATCH_STP);
	gone(1);
}
END_TEST

START_TEST(what_is_decremented_counts_as_not_traded)
{
	hft_order taker = taker_of(HFT_STP_DECREMENT, 100, 9);

	rest_of(2, 1, 100, 3);
	rest_of(3, 2, 100, 4);
	taker.tif = HFT_TIF_IOC;
	give(taker);
	closes(5, HFT_REPORT_CANCELLED, 100, 5, 0, HFT_E_MATCH_IOC);
	rest_of(2, 1, 100, 3);
	taker.ord_type = HFT_TYPE_MARKET;
	give(taker);
	closes(3, HFT_REPORT_CANCELLED, 100, 9, 0, HFT_E_MATCH_NO_LIQUIDITY);
}
END_TEST

START_TEST(fill_or_kill_counts_what_it_may_trade)
{
	hft_order taker;

	rest_of(3, 1, 100, 4);
	rest_of(2, 2, 100, 4);
	rest_of(3, 3, 101, 4);
	for (uint8_t stp = HFT_STP_OLDEST; stp <= HFT_STP_DECREMENT; stp++) {
		taker = taker_of(stp, 101, stp == HFT_STP_OLDEST ? 9 : 5);
		taker.tif = HFT_TIF_FOK;
		give(taker);
		closes(2, HFT_REPORT_CANCELLED, 100, taker.qty, 0, HFT_E_MATCH_FOK);
	}
	QUEUE_IS(HFT_SIDE_ASK, 1, 2, 3);
	taker = taker_of(HFT_STP_NEWEST, 101, 4);
	taker.tif = HFT_TIF_FOK;
	give(taker);
	closes(4, HFT_REPORT_FILLED, 100, 4, 0, 0);
	rest_of(3, 1, 100, 4);
	taker = taker_of(HFT_STP_OLDEST, 101, 8);
	taker.tif = HFT_TIF_FOK;
	give(taker);
	closes(7, HFT_REPORT_FILLED, 100, 8, 0, 0);
	report_is(1, HFT_REPORT_CANCELLED, 2, 4, 0, HFT_E_MATCH_STP);
	IS_EMPTY(HFT_SIDE_ASK);
}
END_TEST

START_TEST(a_replace_may_ask_for_prevention)
{
	hft_order replace = replace_of(100, 101, 8);

	give(of_party(1, 100, HFT_SIDE_BID, 90, 8));
	rest_of(2, 1, 100, 5);
	replace.stp = HFT_STP_OLDEST;
	replace.party = 3;
	give(replace);
	closes(3, HFT_REPORT_REPLACED, 100, 8, 8, 0);
	report_is(0, HFT_REPORT_REPLACED, 100, 8, 8, 0);
	ck_assert_uint_eq(reports[0].party, 1);
	ck_assert_uint_eq(reports[0].flags, 0);
	report_is(1, HFT_REPORT_CANCELLED, 1, 5, 0, HFT_E_MATCH_STP);
	stands(100, 101, 8);
	rest_of(3, 2, 102, 5);
	rest_of(2, 3, 103, 5);
	replace.stp = HFT_STP_NEWEST;
	replace.price = 103;
	give(replace);
	closes(4, HFT_REPORT_CANCELLED, 100, 3, 0, HFT_E_MATCH_STP);
	gone(100);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_stp");
	TCase *tcase = tcase_create("match_stp");

	tcase_add_checked_fixture(tcase, groups_up, match_down);
	tcase_add_test(tcase, groups_are_of_parties);
	tcase_add_test(tcase, oldest_takes_the_makers_off_and_goes_on);
	tcase_add_test(tcase, oldest_that_meets_its_own_only_rests_untraded);
	tcase_add_test(tcase, newest_goes_and_leaves_the_maker);
	tcase_add_test(tcase, both_go);
	tcase_add_test(tcase, decrement_shrinks_the_maker_in_its_place);
	tcase_add_test(tcase, decrement_ends_a_maker_and_goes_on);
	tcase_add_test(tcase, what_is_decremented_counts_as_not_traded);
	tcase_add_test(tcase, fill_or_kill_counts_what_it_may_trade);
	tcase_add_test(tcase, a_replace_may_ask_for_prevention);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
