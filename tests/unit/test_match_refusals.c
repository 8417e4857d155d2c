/* SPDX-License-Identifier: Apache-2.0 */
/* What is refused, with which code, and which of two codes wins; configs; full pools. */
#include "match_fixture.h"

static hft_order good(void)
{
	return limit_of(1, HFT_SIDE_BID, 100, 10);
}

START_TEST(config_out_of_range_is_refused)
{
	hft_match_config ok = match_config();
	hft_match_config config;
	hft_match *other = NULL;

	ck_assert_int_eq(hft_match_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_config_init(&config, 4), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_create(&ok, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_create(NULL, &other), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_memory(NULL), HFT_E_INVAL);
#define REFUSED(field, value)                                                                  \
	do {                                                                                   \
		config = ok;                                                                   \
		config.field = (value);                                                        \
		ck_assert_int_eq(hft_match_create(&config, &other), HFT_E_INVAL);              \
		ck_assert_int_eq(hft_match_memory(&config), HFT_E_INVAL);                      \
		ck_assert_ptr_null(other);                                                     \
	} while (0)
	REFUSED(size, 0);
	REFUSED(size, 44);
	REFUSED(instruments_max, 0);
	REFUSED(instruments_max, (1 << 24) + 1);
	REFUSED(orders_max, 0);
	REFUSED(orders_max, (1 << 28) + 1);
	REFUSED(levels_max, 0);
	REFUSED(levels_max, (1 << 26) + 1);
	REFUSED(parties_max, (1 << 24) + 1);
	REFUSED(work_max, 15);
	REFUSED(work_max, UINT32_MAX);
	REFUSED(flags, 4);
	REFUSED(dense_ids, (UINT64_C(1) << 32) + 1);
	REFUSED(mem_want, 16);
	REFUSED(mem_require, 1u << 31);
	ok.flags = HFT_MATCH_NO_IDS;
	REFUSED(dense_ids, 1);
#undef REFUSED
}
END_TEST

START_TEST(config_at_its_limits_reserves_what_memory_says)
{
	static const uint32_t rows[][5] = {
		/* instruments, orders, levels, parties, flags */
		{ 1, 1, 1, 0, 0 },
		{ 65535, 1 << 22, 1 << 20, 65535, HFT_MATCH_OWNER_ACCOUNT },
		{ 1 << 24, 1 << 28, 1 << 26, 1 << 24, 0 },
		{ 1 << 24, 1 << 28, 1 << 26, 1 << 24, HFT_MATCH_NO_IDS },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		hft_match_config config = match_config();
		hft_match_stats stats;
		hft_mem_grant grant;

		config.instruments_max = rows[i][0];
		config.orders_max = rows[i][1];
		config.levels_max = rows[i][2];
		config.parties_max = rows[i][3];
		config.flags = rows[i][4];
		hft_match_destroy(match);
		match_open(&config);
		ck_assert_int_eq(hft_match_grant(match, &grant), HFT_OK);
		ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
		ck_assert_int_eq(hft_match_memory(&config), (int64_t)grant.bytes_reserved);
		ck_assert_uint_eq(stats.bytes_reserved, grant.bytes_reserved);
		ck_assert_uint_eq(stats.bytes_used, grant.bytes_used);
		ck_assert_uint_le(stats.bytes_used, 8192);
		if (i == 0)
			continue; /* no room for two, nor a party but 0 */
		bid(1, 100, 10);
		ask(2, 100, 10);
		closes(4, HFT_REPORT_FILLED, 2, 10, 0, 0);
		ck_assert_int_eq(hft_match_check(match), HFT_OK);
	}
}
END_TEST

START_TEST(arguments_that_make_no_call_are_refused)
{
	hft_party row = { .id = 0 };
	hft_order order = good();
	uint32_t written = 7;

	ck_assert_int_eq(hft_match_submit_n(NULL, &order, 1, reports, 8, &written), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_submit_n(match, NULL, 1, reports, 8, &written), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, NULL, 8, &written), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, 8, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, 7, &written), HFT_E_INVAL);
	ck_assert_uint_eq(written, 7);
	ck_assert_int_eq(hft_match_submit_n(match, NULL, 0, reports, 8, &written), 0);
	ck_assert_uint_eq(written, 0);
	ck_assert_int_eq(hft_match_drain(NULL, reports, 8), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_drain(match, NULL, 8), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_drain(match, reports, 7), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_drain(match, reports, 8), 0);
	ck_assert_int_eq(hft_match_pending(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_pending(match), 0);
	ck_assert_int_eq(hft_match_party_set(NULL, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_party_set(match, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_E_INVAL);
	row.id = 101;
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_E_INVAL);
	row.id = 100;
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	ck_assert_int_eq(hft_match_check(NULL), HFT_E_INVAL);
	ck_assert_uint_eq(hft_match_hash(NULL), 0);
	ck_assert_uint_eq(hft_match_refused(NULL, HFT_E_MATCH_QTY), 0);
	ck_assert_uint_eq(hft_match_refused(match, HFT_E_INVAL), 0);
	ck_assert_uint_eq(hft_match_refused(match, INT32_MIN), 0);
	ck_assert_int_eq(hft_match_grant(NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_stats_get(match, NULL), HFT_E_INVAL);
	hft_match_destroy(NULL);
}
END_TEST

START_TEST(unknown_kinds_and_parties_are_refused)
{
	static const uint8_t kinds[] = { 0, HFT_ORDER_QUOTE, 7, 255 };
	hft_order order = good();

	for (size_t i = 0; i < sizeof(kinds); i++) {
		order.kind = kinds[i];
		order.party = 7;
		refused(order, HFT_E_MATCH_KIND);
		order.party = UINT32_MAX;
		refused(order, HFT_E_MATCH_KIND);
	}
	for (uint8_t kind = HFT_ORDER_NEW; kind <= HFT_ORDER_TIMER; kind++) {
		order = good();
		order.kind = kind;
		order.party = 101;
		order.instrument = 0;
		refused(order, HFT_E_MATCH_PARTY);
	}
	order = good();
	order.party = 100;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 1, 10, 10, 0);
}
END_TEST

/* Each field spoilt alone; what comes before it is right, what comes after is spoilt too. */
START_TEST(a_new_order_is_checked_field_by_field)
{
	hft_order order = good();

	order.expire_ts = order.ts;
	order.qty = 0;
	order.price = HFT_PRICE_NONE;
	order.min_qty = 1;
	order.flags = HFT_ORDER_HIDDEN;
	order.stp = 5;
	order.tif = 7;
	order.ord_type = HFT_TYPE_STOP;
	order.side = 0;
	order.instrument = 5;
	refused(order, HFT_E_MATCH_INSTRUMENT);
	order.instrument = 0;
	refused(order, HFT_E_MATCH_INSTRUMENT);
	order.instrument = UINT32_MAX;
	refused(order, HFT_E_MATCH_INSTRUMENT);
	order.instrument = 4;
	refused(order, HFT_E_MATCH_SIDE);
	order.side = 3;
	refused(order, HFT_E_MATCH_SIDE);
	order.side = HFT_SIDE_ASK;
	refused(order, HFT_E_MATCH_TYPE);
	order.ord_type = 0;
	refused(order, HFT_E_MATCH_TYPE);
	order.ord_type = HFT_TYPE_LIMIT;
	refused(order, HFT_E_MATCH_TIF);
	order.tif = HFT_TIF_GTD;
	refused(order, HFT_E_MATCH_STP_MODE);
	order.stp = HFT_STP_DECREMENT;
	refused(order, HFT_E_MATCH_FLAGS);
	order.flags = 0;
	refused(order, HFT_E_MATCH_FIELD);
	order.min_qty = 0;
	order.display_qty = -1;
	refused(order, HFT_E_MATCH_FIELD);
	order.display_qty = 0;
	refused(order, HFT_E_MATCH_PRICE);
	order.price = INT64_MAX - 1;
	refused(order, HFT_E_MATCH_QTY);
	order.qty = 1;
	refused(order, HFT_E_MATCH_EXPIRED);
	order.expire_ts = order.ts + 1;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 1, 1, 1, 0);
	order.price = INT64_MIN;
	refused(order, HFT_E_MATCH_ORDER_EXISTS);
}
END_TEST

START_TEST(a_refusal_echoes_its_command)
{
	hft_order order = good();
	hft_report want;

	order.qty = INT64_MIN;
	order.price = 5;
	order.handle = 99;
	give(order);
	want = (hft_report){ .ts = 1000, .seq = order.seq, .order_id = 1, .ref_id = 20001,
			     .client_id = 10001, .price = 5, .qty = INT64_MIN, .instrument = 1,
			     .party = 7, .session = 1, .flags = HFT_REPORT_LAST_OF_COMMAND,
			     .kind = HFT_REPORT_REJECTED, .side = HFT_SIDE_BID,
			     .reason = -HFT_E_MATCH_QTY };
	ck_assert_uint_eq(count, 1);
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
}
END_TEST

START_TEST(times_in_force_fit_their_types)
{
	hft_order order;

	for (uint8_t tif = 0; tif < 255; tif++) {
		order = market_of(1, HFT_SIDE_BID, 1);
		order.tif = tif;
		order.expire_ts = 2000;
		if (tif == HFT_TIF_GTD || tif == HFT_TIF_GTT || tif >= HFT_TIF_GTX)
			refused(order, HFT_E_MATCH_TIF);
		order = good();
		order.tif = tif;
		if (tif > HFT_TIF_GTX)
			refused(order, HFT_E_MATCH_TIF);
	}
	order = good();
	order.tif = HFT_TIF_GTX;
	order.expire_ts = INT64_MIN;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 1, 10, 10, 0);
	ck_assert_int_eq(stands(1, 100, 10).expire_ts, 0);
	order.order_id = 2;
	order.tif = HFT_TIF_GTT;
	refused(order, HFT_E_MATCH_EXPIRED);
	order.ts = INT64_MIN;
	refused(order, HFT_E_MATCH_EXPIRED);
	order.expire_ts = INT64_MAX;
	order.ts = INT64_MAX;
	refused(order, HFT_E_MATCH_EXPIRED);
	order.ts = INT64_MAX - 1;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 2, 10, 10, 0);
}
END_TEST

START_TEST(flags_are_told_about_taken_or_refused)
{
	const uint32_t bad = HFT_ORDER_AUCTION_ONLY | HFT_ORDER_HIDDEN | HFT_ORDER_OFFSET_BPS |
			     HFT_ORDER_CONTINUES | HFT_ORDER_QTY_TOTAL;

	for (uint32_t bit = 0; bit < 32; bit++) {
		hft_order order = good();

		order.order_id = bit;
		order.flags = 1u << bit;
		if (bit > 16 || (bad & order.flags) != 0) {
			refused(order, HFT_E_MATCH_FLAGS);
			continue;
		}
		give(order);
		closes(1, HFT_REPORT_ACCEPTED, bit, 10, 10, 0);
	}
	for (int i = 0; i < 3; i++) {
		hft_order order = good();

		order.order_id = 50;
		order.flags = HFT_ORDER_POST_ONLY;
		order.tif = i == 0 ? HFT_TIF_IOC : i == 1 ? HFT_TIF_FOK : HFT_TIF_DAY;
		order.ord_type = i == 2 ? HFT_TYPE_MARKET : HFT_TYPE_LIMIT;
		refused(order, HFT_E_MATCH_FLAGS);
	}
}
END_TEST

START_TEST(quantities_lie_between_1_and_2_to_the_53)
{
	static const int64_t bad[] = { 0, -1, INT64_MIN, HFT_QTY_MAX + 1, INT64_MAX };
	hft_order order = good();

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		order.qty = bad[i];
		refused(order, HFT_E_MATCH_QTY);
	}
	order.qty = HFT_QTY_MAX;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, 1, HFT_QTY_MAX, HFT_QTY_MAX, 0);
}
END_TEST

START_TEST(a_replace_is_checked_field_by_field)
{
	hft_order replace = replace_of(1, HFT_PRICE_NONE, 0);

	bid(1, 100, 10);
	replace.expire_ts = 1000;
	replace.display_qty = 1;
	replace.flags = 1u << 31;
	replace.stp = 5;
	replace.tif = 7;
	replace.session = 9;
	replace.side = HFT_SIDE_ASK;
	replace.instrument = 2;
	replace.order_id = 2;
	refused(replace, HFT_E_MATCH_ORDER_UNKNOWN);
	replace.order_id = 1;
	refused(replace, HFT_E_MATCH_OWNER);
	replace.session = 1;
	refused(replace, HFT_E_MATCH_INSTRUMENT);
	replace.instrument = 1;
	refused(replace, HFT_E_MATCH_SIDE);
	replace.side = HFT_SIDE_BID;
	refused(replace, HFT_E_MATCH_TIF);
	replace.tif = HFT_TIF_GTD;
	refused(replace, HFT_E_MATCH_STP_MODE);
	replace.stp = 0;
	refused(replace, HFT_E_MATCH_FLAGS);
	replace.flags = HFT_ORDER_QTY_TOTAL;
	refused(replace, HFT_E_MATCH_FIELD);
	replace.display_qty = 0;
	refused(replace, HFT_E_MATCH_PRICE);
	replace.price = 100;
	refused(replace, HFT_E_MATCH_QTY);
	replace.qty = 5;
	refused(replace, HFT_E_MATCH_EXPIRED);
	replace.expire_ts = 1001;
	replace.ord_type = 77;
	give(replace);
	closes(1, HFT_REPORT_REPLACED, 1, 5, 5, 0);
}
END_TEST

START_TEST(full_orders_refuse_only_what_may_rest)
{
	hft_order order;

	for (uint64_t id = 1; id <= 64; id++)
		bid(id, 100, 1);
	order = limit_of(65, HFT_SIDE_BID, 100, 1);
	refused(order, HFT_E_MATCH_ORDERS_FULL);
	/* Even one that would trade whole. */
	order = limit_of(65, HFT_SIDE_ASK, 100, 1);
	refused(order, HFT_E_MATCH_ORDERS_FULL);
	order.order_id = 64;
	refused(order, HFT_E_MATCH_ORDER_EXISTS);
	order.order_id = 65;
	order.tif = HFT_TIF_IOC;
	give(order);
	closes(4, HFT_REPORT_FILLED, 65, 1, 0, 0);
	bid(66, 100, 1);
	give(market_of(67, HFT_SIDE_ASK, 1));
	closes(4, HFT_REPORT_FILLED, 67, 1, 0, 0);
	bid(68, 100, 1);
	give(replace_of(68, 100, 2));
	closes(1, HFT_REPORT_REPLACED, 68, 2, 2, 0);
	give(cancel_of(68));
	ask(69, 100, 64);
	closes(2 + 2 * 63, HFT_REPORT_PARTLY_FILLED, 69, 64, 1, 0);
}
END_TEST

START_TEST(full_levels_refuse_a_new_price)
{
	for (int64_t i = 0; i < 16; i++)
		bid((uint64_t)i + 1, 100 - i, 1);
	refused(limit_of(17, HFT_SIDE_BID, 50, 1), HFT_E_MATCH_LEVELS_FULL);
	refused(limit_of(17, HFT_SIDE_ASK, 100, 5), HFT_E_MATCH_LEVELS_FULL);
	refused(limit_of(17, HFT_SIDE_ASK, 101, 5), HFT_E_MATCH_LEVELS_FULL);
	bid(17, 100, 1);
	/* An order alone at its price frees a level by moving; one of two does not. */
	refused(replace_of(17, 50, 1), HFT_E_MATCH_LEVELS_FULL);
	give(replace_of(16, 50, 1));
	closes(1, HFT_REPORT_REPLACED, 16, 1, 1, 0);
	give(replace_of(17, 50, 1));
	closes(1, HFT_REPORT_REPLACED, 17, 1, 1, 0);
	give(replace_of(15, 86, 5));
	closes(1, HFT_REPORT_REPLACED, 15, 5, 5, 0);
}
END_TEST

START_TEST(a_levels_total_stays_below_2_to_the_62)
{
	hft_match_config config = match_config();
	hft_order order;

	config.orders_max = 1024;
	hft_match_destroy(match);
	match_open(&config);
	for (uint64_t id = 1; id <= 512; id++)
		bid(id, 100, HFT_QTY_MAX);
	refused(limit_of(513, HFT_SIDE_BID, 100, 1), HFT_E_MATCH_QTY_TOTAL);
	bid(513, 99, 1);
	refused(replace_of(513, 100, 1), HFT_E_MATCH_QTY_TOTAL);
	order = limit_of(514, HFT_SIDE_BID, 100, 1);
	order.tif = HFT_TIF_IOC;
	give(order);
	closes(2, HFT_REPORT_CANCELLED, 514, 1, 0, HFT_E_MATCH_IOC);
	give(replace_of(1, 100, HFT_QTY_MAX - 1));
	closes(1, HFT_REPORT_REPLACED, 1, HFT_QTY_MAX - 1, HFT_QTY_MAX - 1, 0);
	refused(replace_of(513, 100, 2), HFT_E_MATCH_QTY_TOTAL);
	/* What the order itself takes off counts. */
	give(replace_of(1, 100, HFT_QTY_MAX));
	closes(1, HFT_REPORT_REPLACED, 1, HFT_QTY_MAX, HFT_QTY_MAX, 0);
	give(cancel_of(1));
	bid(514, 100, HFT_QTY_MAX);
	ck_assert_uint_eq(reports[0].kind, HFT_REPORT_ACCEPTED);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_refusals");
	TCase *tcase = tcase_create("match_refusals");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, config_out_of_range_is_refused);
	tcase_add_test(tcase, config_at_its_limits_reserves_what_memory_says);
	tcase_add_test(tcase, arguments_that_make_no_call_are_refused);
	tcase_add_test(tcase, unknown_kinds_and_parties_are_refused);
	tcase_add_test(tcase, a_new_order_is_checked_field_by_field);
	tcase_add_test(tcase, a_refusal_echoes_its_command);
	tcase_add_test(tcase, times_in_force_fit_their_types);
	tcase_add_test(tcase, flags_are_told_about_taken_or_refused);
	tcase_add_test(tcase, quantities_lie_between_1_and_2_to_the_53);
	tcase_add_test(tcase, a_replace_is_checked_field_by_field);
	tcase_add_test(tcase, full_orders_refuse_only_what_may_rest);
	tcase_add_test(tcase, full_levels_refuse_a_new_price);
	tcase_add_test(tcase, a_levels_total_stays_below_2_to_the_62);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
