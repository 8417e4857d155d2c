/* SPDX-License-Identifier: Apache-2.0 */
/* Looking at the books: best prices, depth, queues, counts, hashes, and the check of it all. */
#include <hft/book.h>

#include "match/match.h"

#include "match_fixture.h"

START_TEST(a_best_price_counts_what_changed_it)
{
	hft_order order = limit_of(9, HFT_SIDE_ASK, 100, 1);
	hft_bbo bbo;

	bid(1, 100, 10);
	bid(2, 99, 5);
	bid(3, 100, 7);
	ask(4, 105, 2);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_mem_eq(&bbo, (&(hft_bbo){ .ts_event = 1000, .seq = 4, .bid_price = 100,
					    .bid_qty = 17, .ask_price = 105, .ask_qty = 2,
					    .bid_orders = 2, .ask_orders = 1, .bid_levels = 2,
					    .ask_levels = 1, .orders = 4 }),
			 sizeof(bbo));
	order.ts = 2000;
	give(order);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ts_event, 2000);
	ck_assert_uint_eq(bbo.seq, 5);
	ck_assert_int_eq(bbo.bid_qty, 16);
	/* Refused, or gone without meeting anyone: no change. */
	order.order_id = 1;
	order.price = 101;
	order.ts = 3000;
	refused(order, HFT_E_MATCH_ORDER_EXISTS);
	order.order_id = 10;
	order.tif = HFT_TIF_IOC;
	give(order);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ts_event, 2000);
	ck_assert_uint_eq(bbo.seq, 5);
	give(cancel_of(4));
	give(replace_of(2, 99, 4));
	give(replace_of(2, 98, 4));
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 8);
	/* One that leaves, trades and rests again changes it three times. */
	ask(11, 110, 1);
	give(replace_of(2, 110, 4));
	closes(4, HFT_REPORT_PARTLY_FILLED, 2, 4, 3, 0);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 8 + 1 + 3);
	ck_assert_int_eq(bbo.ask_price, HFT_PRICE_NONE);
	ck_assert_int_eq(bbo.ask_qty, 0);
	ck_assert_uint_eq(bbo.ask_orders, 0);
	ck_assert_int_eq(hft_match_bbo(match, 0, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_bbo(match, 5, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_bbo(match, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_bbo(NULL, 1, &bbo), HFT_E_INVAL);
}
END_TEST

START_TEST(levels_come_best_first)
{
	hft_level rows[4];

	bid(1, 100, 10);
	bid(2, 99, 5);
	bid(3, 100, 7);
	ask(4, 105, 2);
	ask(5, 104, 3);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_BID, rows, 4), 2);
	ck_assert_mem_eq(rows, ((hft_level[]){ { 100, 17, 2, 0 }, { 99, 5, 1, 0 } }),
			 2 * sizeof(rows[0]));
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, rows, 1), 1);
	ck_assert_int_eq(rows[0].price, 104);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, NULL, 0), 0);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_NONE, rows, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_levels(match, 5, HFT_SIDE_ASK, rows, 1), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_levels(NULL, 1, HFT_SIDE_ASK, rows, 1), HFT_E_INVAL);
}
END_TEST

START_TEST(a_level_is_found_by_its_price)
{
	hft_level row = { 1, 2, 3, 4 };

	bid(1, 100, 10);
	bid(2, 99, 5);
	bid(3, 100, 7);
	ask(4, 105, 2);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, 100, &row), HFT_OK);
	ck_assert_mem_eq(&row, (&(hft_level){ 100, 17, 2, 0 }), sizeof(row));
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, 99, &row), HFT_OK);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_ASK, 105, &row), HFT_OK);
	ck_assert_mem_eq(&row, (&(hft_level){ 105, 2, 1, 0 }), sizeof(row));
	/* Nothing there, the other side's, and beyond either end: nothing is written. */
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, 98, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, 105, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_ASK, INT64_MIN, &row),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, HFT_PRICE_NONE, &row),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 2, HFT_SIDE_BID, 100, &row), HFT_E_NOTFOUND);
	ck_assert_mem_eq(&row, (&(hft_level){ 105, 2, 1, 0 }), sizeof(row));
	give(cancel_of(4));
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_ASK, 105, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 5, HFT_SIDE_ASK, 105, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_NONE, 100, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_level_get(match, 1, HFT_SIDE_BID, 100, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_level_get(NULL, 1, HFT_SIDE_BID, 100, &row), HFT_E_INVAL);
}
END_TEST

START_TEST(orders_are_shown_whole)
{
	hft_order order = limit_of(1, HFT_SIDE_ASK, 100, 10);
	hft_match_order rows[2];
	hft_match_order row;
	hft_match_order want;

	order.tif = HFT_TIF_GTD;
	order.expire_ts = 5000;
	order.session = 3;
	give(order);
	ask(2, 100, 5);
	bid(3, 100, 4);
	want = (hft_match_order){ .order_id = 1, .client_id = 10001, .ref_id = 20001,
				  .price = 100, .qty = 6, .cum_qty = 4, .value_lo = 400,
				  .expire_ts = 5000, .instrument = 1, .party = 7, .session = 3,
				  .side = HFT_SIDE_ASK, .tif = HFT_TIF_GTD };
	ck_assert_int_eq(hft_match_order_get(match, 1, 0, &row), HFT_OK);
	want.handle = row.handle;
	ck_assert_uint_ne(row.handle, 0);
	ck_assert_mem_eq(&row, &want, sizeof(row));
	ck_assert_int_eq(hft_match_orders(match, 1, HFT_SIDE_ASK, rows, 2), 2);
	ck_assert_mem_eq(&rows[0], &want, sizeof(row));
	ck_assert_int_eq(hft_match_orders(match, 1, HFT_SIDE_ASK, rows, 1), 1);
	ck_assert_int_eq(hft_match_orders(match, 1, HFT_SIDE_ASK, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_orders(match, 0, HFT_SIDE_ASK, rows, 1), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_orders(match, 1, 3, rows, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_order_get(match, 1, 0, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_order_get(NULL, 1, 0, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_next_expiry(NULL), INT64_MAX);
}
END_TEST

START_TEST(a_book_told_the_same_orders_has_the_same_hash)
{
	hft_book_config config;
	hft_event event;
	hft_book *book;

	ck_assert_uint_eq(hft_match_hash(match), 0);
	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = 4;
	ck_assert_int_eq(hft_book_create(&config, &book), HFT_OK);
	for (uint64_t i = 1; i <= 13; i++) {
		hft_order order = limit_of(i, 1 + i % 2, 100 + (int64_t)(i % 2 * 10 + i % 3), 7);

		order.instrument = i == 13 ? 2 : i % 4 == 0 ? 3 : 1;
		give(order);
		event = (hft_event){ .order_id = i, .price = order.price, .qty = 7,
				     .instrument = order.instrument, .kind = HFT_EVENT_ADD,
				     .side = order.side };
		ck_assert_int_eq(hft_book_apply(book, &event), HFT_OK);
		ck_assert_uint_eq(hft_match_hash(match), hft_book_hash(book));
	}
	hft_book_destroy(book);
}
END_TEST

START_TEST(memory_used_is_what_orders_touched)
{
	hft_order replace = replace_of(1, 100, 5);
	hft_match_stats stats[3];

	bid(1, 100, 5);
	ck_assert_int_eq(hft_match_stats_get(match, &stats[0]), HFT_OK);
	replace.tif = HFT_TIF_GTD;
	replace.expire_ts = 2000;
	give(replace);
	ck_assert_int_eq(hft_match_stats_get(match, &stats[1]), HFT_OK);
	ck_assert_uint_eq(stats[1].bytes_used, stats[0].bytes_used + 4);
	bid(2, 100, 5);
	ck_assert_int_eq(hft_match_stats_get(match, &stats[2]), HFT_OK);
	ck_assert_uint_eq(stats[2].bytes_used, stats[1].bytes_used + 32 + 64);
	ck_assert_uint_eq(stats[2].levels, 1);
	ask(3, 101, 1);
	give(cancel_of(3));
	ck_assert_int_eq(hft_match_stats_get(match, &stats[2]), HFT_OK);
	ck_assert_uint_eq(stats[2].levels, 1);
	ck_assert_uint_eq(stats[2].levels_peak, 2);
	ck_assert_uint_eq(stats[2].orders_peak, 3);
}
END_TEST

START_TEST(a_slots_generation_skips_0)
{
	hft_order cancel = cancel_of(0);

	bid(1, 100, 1);
	give(cancel_of(1));
	match->cold[1].generation = UINT32_MAX;
	bid(2, 100, 1);
	ck_assert_uint_eq(reports[0].handle, (uint64_t)UINT32_MAX << 32 | 1);
	cancel.handle = reports[0].handle;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 2, 1, 0, HFT_E_MATCH_USER);
	bid(3, 100, 1);
	ck_assert_uint_eq(reports[0].handle, (uint64_t)1 << 32 | 1);
}
END_TEST

/* What an order has filled stays countable, however often it is replaced. */
START_TEST(a_replace_that_could_fill_beyond_counting_is_refused)
{
	bid(1, 100, 5);
	match->cold[1].cum_qty = INT64_MAX - 5;
	refused(replace_of(1, 100, 6), HFT_E_MATCH_QTY);
	refused(replace_of(1, 101, 6), HFT_E_MATCH_QTY);
	give(replace_of(1, 101, 5));
	ask(2, 101, 5);
	closes(4, HFT_REPORT_FILLED, 2, 5, 0, 0);
	ck_assert_int_eq(reports[1].cum_qty, INT64_MAX);
}
END_TEST

/* Break one thing at a time: each must be found, and closes the handle for good. */
static void broken(void (*harm)(void))
{
	hft_order order = limit_of(50, HFT_SIDE_BID, 50, 1);
	hft_match_stats stats;
	hft_match_order row;
	hft_party party = { .id = 1 };
	uint32_t written = 99;
	hft_bbo bbo;
	hft_level level;

	match_up();
	order.tif = HFT_TIF_GTD;
	order.expire_ts = 5000;
	bid(1, 100, 5);
	bid(2, 100, 6);
	give(order);
	order.order_id = 51;
	order.expire_ts = 4000;
	give(order);
	ask(3, 105, 5);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	harm();
	ck_assert_int_eq(hft_match_check(match), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_check(match), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, 8, &written),
			 HFT_E_INTERNAL);
	ck_assert_uint_eq(written, 99);
	ck_assert_int_eq(hft_match_drain(match, reports, 8), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_levels(match, 1, 1, NULL, 0), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_level_get(match, 1, 1, 105, &level), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_orders(match, 1, 1, NULL, 0), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_order_get(match, 1, 0, &row), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_party_set(match, &party), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
	hft_match_destroy(match);
	match = NULL;
}

static void harm_price(void)
{
	match->ladder.levels[match->instruments[1].side[1].best].price = 100;
	match->ladder.nodes[match->instruments[1].side[1].tail].keys[0] = ~(int64_t)100;
}

static void harm_total(void)
{
	match->ladder.levels[match->instruments[1].side[0].best].qty++;
}

static void harm_count(void)
{
	match->instruments[1].orders++;
}

static void harm_heap_order(void)
{
	uint32_t slot = match->heap[1];

	match->heap[1] = match->heap[2];
	match->heap[2] = slot;
	match->cold[match->heap[1]].heap_at = 1;
	match->cold[match->heap[2]].heap_at = 2;
}

static void harm_heap_place(void)
{
	match->cold[1].heap_at = 1;
}

static void harm_heap_missing(void)
{
	match->cold[match->heap[2]].heap_at = 0;
	match->heap_count--;
}

static void harm_id(void)
{
	match->ladder.orders[1].id = 77;
}

static void harm_generation(void)
{
	match->cold[2].generation = 0;
}

static void harm_party(void)
{
	match->cold[2].party = 101;
}

static void harm_tif(void)
{
	match->cold[2].tif = 7;
}

static void harm_cum(void)
{
	match->cold[2].cum_qty = -1;
}

static void harm_index(void)
{
	hft_index_put(&match->index, 4711, 0, 2);
}

/* In a slot and in the index, but in no queue. */
static void harm_queue(void)
{
	hft_ladder_unlink(&match->ladder, 2);
	match->instruments[1].orders--;
}

START_TEST(each_broken_invariant_is_found)
{
	static void (*const harms[])(void) = {
		harm_price, harm_total, harm_count,	 harm_heap_order, harm_heap_place,
		harm_id,    harm_tif,	harm_generation, harm_party,	  harm_heap_missing,
		harm_cum,   harm_index, harm_queue,
	};

	hft_match_destroy(match);
	for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++)
		broken(harms[i]);
	match_up();
}
END_TEST

/* An order that its index has lost: found out when it goes, and said at once. */
START_TEST(a_broken_index_closes_the_handle)
{
	hft_order cancel = cancel_of(0);
	uint32_t written = 99;

	bid(1, 100, 5);
	cancel.handle = reports[0].handle;
	ck_assert(hft_index_erase(&match->index, 1, 0, hft_index_find(&match->index, 1, 0)));
	ck_assert_int_eq(hft_match_submit_n(match, &cancel, 1, reports, 8, &written),
			 HFT_E_INTERNAL);
	ck_assert_uint_eq(written, 99);
	ck_assert_int_eq(hft_match_check(match), HFT_E_INTERNAL);
	hft_match_destroy(match);
	match_up();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_look");
	TCase *tcase = tcase_create("match_look");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, a_best_price_counts_what_changed_it);
	tcase_add_test(tcase, levels_come_best_first);
	tcase_add_test(tcase, a_level_is_found_by_its_price);
	tcase_add_test(tcase, orders_are_shown_whole);
	tcase_add_test(tcase, a_book_told_the_same_orders_has_the_same_hash);
	tcase_add_test(tcase, memory_used_is_what_orders_touched);
	tcase_add_test(tcase, a_slots_generation_skips_0);
	tcase_add_test(tcase, a_replace_that_could_fill_beyond_counting_is_refused);
	tcase_add_test(tcase, each_broken_invariant_is_found);
	tcase_add_test(tcase, a_broken_index_closes_the_handle);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
