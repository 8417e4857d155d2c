/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <hft/book.h>

#include "unit.h"

static const int64_t total_max = (int64_t)1 << 62;

static hft_book_config config_of(uint32_t depth)
{
	hft_book_config config;

	ck_assert_int_eq(hft_book_config_init(&config, sizeof(config)), HFT_OK);
	config.depth = depth;
	config.instruments_max = 4;
	config.orders_max = 64;
	config.levels_max = 16;
	config.page_levels = 3;
	return config;
}

static hft_book *book_of(const hft_book_config *config)
{
	hft_book *book = NULL;

	ck_assert_int_eq(hft_book_create(config, &book), HFT_OK);
	ck_assert_ptr_nonnull(book);
	return book;
}

static hft_book *book_l3(void)
{
	hft_book_config config = config_of(3);

	return book_of(&config);
}

static hft_event event_of(uint8_t kind, uint64_t id)
{
	return (hft_event){ .kind = kind,
			    .order_id = id,
			    .price = HFT_PRICE_NONE,
			    .flags = HFT_EVENT_LAST };
}

static hft_event add_of(uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	hft_event e = event_of(HFT_EVENT_ADD, id);

	e.instrument = 1;
	e.side = side;
	e.price = price;
	e.qty = qty;
	return e;
}

static void ok(hft_book *book, hft_event e)
{
	ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
}

static void bid(hft_book *book, uint64_t id, int64_t price, int64_t qty)
{
	ok(book, add_of(id, HFT_SIDE_BID, price, qty));
}

static void ask(hft_book *book, uint64_t id, int64_t price, int64_t qty)
{
	ok(book, add_of(id, HFT_SIDE_ASK, price, qty));
}

/* A refusal has its code, leaves the book and the event as they were, and is counted. */
static void refused(hft_book *book, hft_event e, hft_status code)
{
	hft_event before = e;
	uint64_t hash = hft_book_hash(book);
	uint64_t count = hft_book_refused(book, code);
	hft_book_stats stats[2];
	hft_bbo bbo[2] = { { 0 }, { 0 } };

	hft_book_stats_get(book, &stats[0]);
	hft_book_bbo(book, 1, &bbo[0]);
	ck_assert_int_eq(hft_book_apply(book, &e), code);
	hft_book_bbo(book, 1, &bbo[1]);
	hft_book_stats_get(book, &stats[1]);
	ck_assert_mem_eq(&e, &before, sizeof(e));
	ck_assert_mem_eq(&bbo[0], &bbo[1], sizeof(bbo[0]));
	ck_assert_uint_eq(hft_book_hash(book), hash);
	ck_assert_uint_eq(hft_book_refused(book, code), count + 1);
	ck_assert_uint_eq(stats[1].refused, stats[0].refused + 1);
	ck_assert_uint_eq(stats[1].applied, stats[0].applied);
	ck_assert_uint_eq(stats[1].orders, stats[0].orders);
	ck_assert_uint_eq(stats[1].levels, stats[0].levels);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
}

static void order_is(const hft_book *book, uint64_t id, int64_t price, int64_t qty, uint32_t ahead)
{
	hft_queue_position position;
	hft_book_order order;

	ck_assert_int_eq(hft_book_order_get(book, 0, id, &order), HFT_OK);
	ck_assert_uint_eq(order.order_id, id);
	ck_assert_int_eq(order.price, price);
	ck_assert_int_eq(order.qty, qty);
	ck_assert_int_eq(hft_book_queue(book, 0, id, &position), HFT_OK);
	ck_assert_uint_eq(position.orders_ahead, ahead);
}

static void gone(const hft_book *book, uint64_t id)
{
	hft_queue_position position;
	hft_book_order order;

	ck_assert_int_eq(hft_book_order_get(book, 0, id, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_queue(book, 0, id, &position), HFT_E_NOTFOUND);
}

static hft_bbo bbo_of(const hft_book *book)
{
	hft_bbo published;
	hft_bbo bbo;

	ck_assert_int_eq(hft_book_bbo(book, 1, &bbo), HFT_OK);
	ck_assert_int_eq(hft_book_read_bbo(book, 1, &published), HFT_OK);
	ck_assert_mem_eq(&bbo, &published, sizeof(bbo));
	return bbo;
}

/* Configs. */

START_TEST(config_out_of_range_is_refused)
{
	hft_book_config good = config_of(3);
	hft_book_config config;
	hft_book *book = NULL;

	ck_assert_int_eq(hft_book_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_config_init(&config, 4), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_create(&good, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_create(NULL, &book), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_memory(NULL), HFT_E_INVAL);
#define REFUSED(field, value)                                                                  \
	do {                                                                                   \
		config = good;                                                                 \
		config.field = (value);                                                        \
		ck_assert_int_eq(hft_book_create(&config, &book), HFT_E_INVAL);                \
		ck_assert_int_eq(hft_book_memory(&config), HFT_E_INVAL);                       \
		ck_assert_ptr_null(book);                                                      \
	} while (0)
	REFUSED(size, 0);
	REFUSED(size, 52);
	REFUSED(depth, 0);
	REFUSED(depth, 4);
	REFUSED(instruments_max, 0);
	REFUSED(instruments_max, (1 << 24) + 1);
	REFUSED(orders_max, 0);
	REFUSED(orders_max, (1 << 28) + 1);
	REFUSED(levels_max, 0);
	REFUSED(levels_max, (1 << 26) + 1);
	REFUSED(page_levels, 65);
	REFUSED(id_scope, 2);
	REFUSED(flags, 2);
	REFUSED(mem_want, 16);
	REFUSED(mem_require, 1u << 31);
	REFUSED(reserved, 1);
	REFUSED(dense_ids, (UINT64_C(1) << 32) + 1);
	good.id_scope = 1;
	REFUSED(dense_ids, 1);
#undef REFUSED
}
END_TEST

START_TEST(config_at_its_limits_reserves_what_memory_says)
{
	static const uint32_t rows[][5] = {
		/* depth, instruments, orders, levels, page */
		{ 3, 1, 1, 1, 0 },
		{ 3, 65535, 1 << 22, 1 << 20, 10 },
		{ 1, 1 << 24, 1 << 28, 1 << 26, 64 },
		{ 3, 1 << 24, 1 << 28, 1 << 26, 64 },
		{ 2, 1000, 1, 100000, 64 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		hft_book_config config = config_of(rows[i][0]);
		hft_book_stats stats;
		hft_mem_grant grant;
		hft_book *book;

		config.instruments_max = rows[i][1];
		config.orders_max = rows[i][2];
		config.levels_max = rows[i][3];
		config.page_levels = rows[i][4];
		book = book_of(&config);
		ck_assert_int_eq(hft_book_grant(book, &grant), HFT_OK);
		ck_assert_int_eq(hft_book_stats_get(book, &stats), HFT_OK);
		ck_assert_int_eq(hft_book_memory(&config), (int64_t)grant.bytes_reserved);
		ck_assert_uint_eq(stats.bytes_reserved, grant.bytes_reserved);
		ck_assert_uint_le(stats.bytes_used, 8192);
		ck_assert_int_eq(hft_book_check(book), HFT_OK);
		hft_book_destroy(book);
	}
	hft_book_destroy(NULL);
}
END_TEST

static uint64_t resident(void)
{
	unsigned long long size;
	unsigned long long pages;
	FILE *file = fopen("/proc/self/statm", "r");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%llu %llu", &size, &pages), 2);
	fclose(file);
	return pages * 4096;
}

START_TEST(a_thousand_empty_books_stay_under_16_mb)
{
	static hft_book *books[1000];
	hft_book_config config;
	uint64_t before;

	hft_book_config_init(&config, sizeof(config));
	/* The default reserves address space by the gigabyte; a thousand of a tenth still fit. */
	config.orders_max = 1 << 18;
	before = resident();
	for (uint32_t i = 0; i < 1000; i++)
		books[i] = book_of(&config);
	ck_assert_uint_lt(resident() - before, 16u << 20);
	for (uint32_t i = 0; i < 1000; i++)
		hft_book_destroy(books[i]);
}
END_TEST

START_TEST(arguments_that_are_missing_are_refused)
{
	hft_book *book = book_l3();
	hft_event e = add_of(1, HFT_SIDE_BID, 1, 1);
	hft_book_order order;
	hft_level level;
	hft_page page;
	hft_bbo bbo;

	ck_assert_int_eq(hft_book_apply(NULL, &e), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_apply(book, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_apply_n(NULL, &e, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_apply_n(book, NULL, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_apply_n(book, NULL, 0, NULL), 0);
	ck_assert_int_eq(hft_book_bbo(NULL, 1, &bbo), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_bbo(book, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_bbo(book, 0, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_bbo(book, 5, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_levels(book, 5, HFT_SIDE_BID, NULL, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_NONE, NULL, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_levels(book, 1, 3, NULL, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_BID, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_BID, NULL, 0), 0);
	ck_assert_int_eq(hft_book_level_get(book, 5, HFT_SIDE_BID, 1, &level), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_BID, 1, &level), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_NONE, 1, &level), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_BID, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_level_get(NULL, 1, HFT_SIDE_BID, 1, &level), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_orders(book, 0, HFT_SIDE_BID, NULL, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_orders(book, 1, -1, NULL, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_orders(book, 1, HFT_SIDE_ASK, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_order_get(book, 0, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_order_get(NULL, 0, 1, &order), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_queue(book, 0, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_read_bbo(book, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_read_bbo(book, 0, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_read_bbo(book, UINT32_MAX, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, NULL, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_read_page(book, 1, NULL, NULL, NULL, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_read_page(book, 5, &page, NULL, NULL, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, NULL, NULL, 0), HFT_OK);
	ck_assert_int_eq(hft_book_grant(book, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_stats_get(book, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_check(NULL), HFT_E_INVAL);
	ck_assert_uint_eq(hft_book_refused(book, HFT_OK), 0);
	ck_assert_uint_eq(hft_book_refused(book, INT32_MIN), 0);
	ck_assert_uint_eq(hft_book_refused(NULL, HFT_E_EVENT_KIND), 0);
	hft_book_destroy(book);
}
END_TEST

/* Depth 3, kind by kind. */

START_TEST(add_rests_at_the_back_of_its_level)
{
	hft_book *book = book_l3();
	hft_level levels[4];
	hft_bbo bbo;

	bid(book, 1, 100, 10);
	bid(book, 2, 100, 5);
	bid(book, 3, 101, 7);
	ask(book, 4, 105, 2);
	ask(book, 5, 104, 3);
	order_is(book, 2, 100, 5, 1);
	bbo = bbo_of(book);
	ck_assert_int_eq(bbo.bid_price, 101);
	ck_assert_int_eq(bbo.bid_qty, 7);
	ck_assert_int_eq(bbo.ask_price, 104);
	ck_assert_int_eq(bbo.ask_qty, 3);
	ck_assert_uint_eq(bbo.bid_orders, 1);
	ck_assert_uint_eq(bbo.bid_levels, 2);
	ck_assert_uint_eq(bbo.ask_levels, 2);
	ck_assert_uint_eq(bbo.orders, 5);
	ck_assert_uint_eq(bbo.seq, 5);
	ck_assert_uint_eq(bbo.flags, 0);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_BID, levels, 4), 2);
	ck_assert_int_eq(levels[1].price, 100);
	ck_assert_int_eq(levels[1].qty, 15);
	ck_assert_uint_eq(levels[1].orders, 2);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_ASK, levels, 1), 1);
	ck_assert_int_eq(levels[0].price, 104);
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_BID, 100, levels), HFT_OK);
	ck_assert_mem_eq(levels, (&(hft_level){ 100, 15, 2, 0 }), sizeof(levels[0]));
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_ASK, 105, levels), HFT_OK);
	ck_assert_mem_eq(levels, (&(hft_level){ 105, 2, 1, 0 }), sizeof(levels[0]));
	ck_assert_int_eq(hft_book_level_get(book, 1, HFT_SIDE_ASK, 100, levels), HFT_E_NOTFOUND);
	hft_book_destroy(book);
}
END_TEST

START_TEST(add_refusals)
{
	hft_book *book = book_l3();
	hft_event good = add_of(1, HFT_SIDE_BID, 100, 10);
	hft_event e;

#define REFUSED(field, value, code)                                                            \
	do {                                                                                   \
		e = good;                                                                      \
		e.field = (value);                                                             \
		refused(book, e, code);                                                        \
	} while (0)
	REFUSED(instrument, 0, HFT_E_EVENT_INSTRUMENT);
	REFUSED(instrument, 5, HFT_E_EVENT_INSTRUMENT);
	REFUSED(instrument, UINT32_MAX, HFT_E_EVENT_INSTRUMENT);
	REFUSED(side, HFT_SIDE_NONE, HFT_E_EVENT_SIDE);
	REFUSED(side, 3, HFT_E_EVENT_SIDE);
	REFUSED(side, 255, HFT_E_EVENT_SIDE);
	REFUSED(price, HFT_PRICE_NONE, HFT_E_EVENT_PRICE);
	REFUSED(qty, 0, HFT_E_EVENT_QTY);
	REFUSED(qty, -1, HFT_E_EVENT_QTY);
	REFUSED(qty, INT64_MIN, HFT_E_EVENT_QTY);
	REFUSED(qty, HFT_QTY_MAX + 1, HFT_E_EVENT_QTY);
	REFUSED(kind, 0, HFT_E_EVENT_KIND);
	REFUSED(kind, HFT_EVENT_LEVEL, HFT_E_EVENT_KIND);
	REFUSED(kind, HFT_EVENT_QUOTE, HFT_E_EVENT_KIND);
	REFUSED(kind, 10, HFT_E_EVENT_KIND);
	REFUSED(kind, 15, HFT_E_EVENT_KIND);
#undef REFUSED
	ok(book, good);
	refused(book, good, HFT_E_EVENT_ORDER_EXISTS);
	good.instrument = 2;
	refused(book, good, HFT_E_EVENT_ORDER_EXISTS);
	hft_book_destroy(book);
}
END_TEST

START_TEST(any_id_and_any_price_is_ordinary)
{
	hft_book *book = book_l3();
	hft_bbo bbo;

	bid(book, 0, INT64_MIN, HFT_QTY_MAX);
	bid(book, UINT64_MAX, -1, 1);
	ask(book, 5, INT64_MAX - 1, 1);
	ask(book, 6, 0, 1);
	order_is(book, 0, INT64_MIN, HFT_QTY_MAX, 0);
	order_is(book, UINT64_MAX, -1, 1, 0);
	bbo = bbo_of(book);
	ck_assert_int_eq(bbo.bid_price, -1);
	ck_assert_int_eq(bbo.ask_price, 0);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	ok(book, event_of(HFT_EVENT_DELETE, 0));
	gone(book, 0);
	ok(book, event_of(HFT_EVENT_DELETE, UINT64_MAX));
	ck_assert_int_eq(bbo_of(book).bid_price, HFT_PRICE_NONE);
	ck_assert_int_eq(bbo_of(book).bid_qty, 0);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_full_pool_of_orders_refuses_and_recovers)
{
	hft_book *book = book_l3();
	hft_book_stats stats;
	hft_event e;

	for (uint64_t id = 1; id <= 64; id++)
		bid(book, id, 100, 1);
	refused(book, add_of(65, HFT_SIDE_BID, 100, 1), HFT_E_EVENT_ORDERS_FULL);
	/* Replacing needs no new slot. */
	e = event_of(HFT_EVENT_REPLACE, 64);
	e.aux = 65;
	e.price = 101;
	e.qty = 2;
	ok(book, e);
	order_is(book, 65, 101, 2, 0);
	ok(book, event_of(HFT_EVENT_DELETE, 1));
	bid(book, 66, 100, 1);
	order_is(book, 66, 100, 1, 62);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.orders, 64);
	ck_assert_uint_eq(stats.orders_peak, 64);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_full_pool_of_levels_refuses_and_recovers)
{
	hft_book *book = book_l3();
	hft_book_stats stats;
	hft_event e;

	for (uint64_t id = 1; id <= 16; id++)
		bid(book, id, (int64_t)id, 1);
	refused(book, add_of(17, HFT_SIDE_ASK, 99, 1), HFT_E_EVENT_LEVELS_FULL);
	bid(book, 18, 16, 1);
	/* A move may open a level only where its order's own goes. */
	e = event_of(HFT_EVENT_MODIFY, 18);
	e.qty = 1;
	e.price = 50;
	refused(book, e, HFT_E_EVENT_LEVELS_FULL);
	e.kind = HFT_EVENT_REPLACE;
	e.aux = 19;
	refused(book, e, HFT_E_EVENT_LEVELS_FULL);
	e.order_id = 1;
	ok(book, e);
	order_is(book, 19, 50, 1, 0);
	e = event_of(HFT_EVENT_MODIFY, 2);
	e.qty = 3;
	e.price = 51;
	ok(book, e);
	order_is(book, 2, 51, 3, 0);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.levels, 16);
	ck_assert_uint_eq(stats.levels_peak, 16);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_level_total_stops_at_2_to_62)
{
	hft_book_config config = config_of(3);
	uint32_t most = (uint32_t)(total_max / HFT_QTY_MAX);
	hft_book *book;
	hft_level level;
	hft_event e;

	config.orders_max = most + 2;
	book = book_of(&config);
	for (uint64_t id = 1; id <= most; id++)
		bid(book, id, 1, HFT_QTY_MAX);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_BID, &level, 1), 1);
	ck_assert_int_eq(level.qty, total_max);
	refused(book, add_of(9999, HFT_SIDE_BID, 1, 1), HFT_E_EVENT_QTY_TOTAL);
	bid(book, 9999, 2, 1);
	e = event_of(HFT_EVENT_MODIFY, 9999);
	e.qty = 1;
	e.price = 1;
	refused(book, e, HFT_E_EVENT_QTY_TOTAL);
	e.kind = HFT_EVENT_REPLACE;
	e.aux = 10000;
	refused(book, e, HFT_E_EVENT_QTY_TOTAL);
	/* Within the level, what leaves makes room for what comes. */
	e = event_of(HFT_EVENT_MODIFY, 1);
	e.qty = HFT_QTY_MAX;
	ok(book, e);
	order_is(book, 1, 1, HFT_QTY_MAX, most - 1);
	hft_book_destroy(book);
}
END_TEST

START_TEST(reduce_and_execute_shrink_in_place_and_remove_at_zero)
{
	static const uint8_t kinds[] = { HFT_EVENT_REDUCE, HFT_EVENT_EXECUTE };

	for (size_t i = 0; i < 2; i++) {
		hft_book *book = book_l3();
		hft_event e = event_of(kinds[i], 1);

		bid(book, 1, 100, 10);
		bid(book, 2, 100, 5);
		e.qty = 4;
		ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
		ck_assert_uint_eq(e.instrument, 1);
		ck_assert_uint_eq(e.side, HFT_SIDE_BID);
		ck_assert_int_eq(e.price, 100);
		ck_assert_int_eq(e.qty, 4);
		order_is(book, 1, 100, 6, 0);
		ck_assert_int_eq(bbo_of(book).bid_qty, 11);
		/* A price of its own, as of a trade with price improvement, is kept. */
		e = event_of(kinds[i], 1);
		e.qty = 1;
		e.price = 99;
		ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
		ck_assert_int_eq(e.price, 99);
		order_is(book, 1, 100, 5, 0);
		e = event_of(kinds[i], 1);
		e.qty = 6;
		refused(book, e, HFT_E_EVENT_QTY_OVER);
		e.qty = 0;
		refused(book, e, HFT_E_EVENT_QTY);
		e.qty = -1;
		refused(book, e, HFT_E_EVENT_QTY);
		e.qty = INT64_MAX;
		refused(book, e, HFT_E_EVENT_QTY);
		e.qty = 5;
		ok(book, e);
		gone(book, 1);
		refused(book, e, HFT_E_EVENT_ORDER_UNKNOWN);
		order_is(book, 2, 100, 5, 0);
		hft_book_destroy(book);
	}
}
END_TEST

START_TEST(every_kind_that_names_an_order_checks_what_else_it_says)
{
	hft_book *book = book_l3();

	bid(book, 1, 100, 10);
	for (uint8_t kind = HFT_EVENT_REDUCE; kind <= HFT_EVENT_EXECUTE; kind++) {
		hft_event e = event_of(kind, 1);

		e.qty = 1;
		e.aux = 77;
		e.order_id = 2;
		refused(book, e, HFT_E_EVENT_ORDER_UNKNOWN);
		e.order_id = 1;
		e.instrument = 2;
		refused(book, e, HFT_E_EVENT_INSTRUMENT);
		e.instrument = 5;
		refused(book, e, HFT_E_EVENT_INSTRUMENT);
		e.instrument = 1;
		e.side = HFT_SIDE_ASK;
		refused(book, e, HFT_E_EVENT_SIDE);
		e.side = 3;
		refused(book, e, HFT_E_EVENT_SIDE);
	}
	order_is(book, 1, 100, 10, 0);
	hft_book_destroy(book);
}
END_TEST

START_TEST(delete_takes_orders_from_every_place_of_a_queue)
{
	hft_book *book = book_l3();
	hft_event e;

	for (uint64_t id = 1; id <= 5; id++)
		ask(book, id, 7, 1);
	e = event_of(HFT_EVENT_DELETE, 3);
	ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
	ck_assert_uint_eq(e.instrument, 1);
	ck_assert_uint_eq(e.side, HFT_SIDE_ASK);
	ck_assert_int_eq(e.price, 7);
	ok(book, event_of(HFT_EVENT_DELETE, 1));
	ok(book, event_of(HFT_EVENT_DELETE, 5));
	order_is(book, 2, 7, 1, 0);
	order_is(book, 4, 7, 1, 1);
	ok(book, event_of(HFT_EVENT_DELETE, 4));
	ok(book, event_of(HFT_EVENT_DELETE, 2));
	ck_assert_uint_eq(bbo_of(book).ask_levels, 0);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

static void modify(hft_book *book, uint64_t id, int64_t price, int64_t qty, uint16_t flags)
{
	hft_event e = event_of(HFT_EVENT_MODIFY, id);

	e.price = price;
	e.qty = qty;
	e.flags |= flags;
	ok(book, e);
}

START_TEST(modify_keeps_or_loses_its_place)
{
	hft_book *book = book_l3();

	for (uint64_t id = 1; id <= 4; id++)
		bid(book, id, 100, 10);
	modify(book, 1, HFT_PRICE_NONE, 3, HFT_EVENT_KEEPS_PRIORITY);
	order_is(book, 1, 100, 3, 0);
	modify(book, 1, 100, 30, HFT_EVENT_KEEPS_PRIORITY);
	order_is(book, 1, 100, 30, 0);
	modify(book, 1, 100, 30, HFT_EVENT_KEEPS_IF_LESS);
	order_is(book, 1, 100, 30, 0);
	modify(book, 1, 100, 20, HFT_EVENT_KEEPS_IF_LESS);
	order_is(book, 1, 100, 20, 0);
	modify(book, 1, 100, 21, HFT_EVENT_KEEPS_IF_LESS);
	order_is(book, 1, 100, 21, 3);
	modify(book, 2, HFT_PRICE_NONE, 10, 0);
	order_is(book, 2, 100, 10, 3);
	modify(book, 3, 101, 10, HFT_EVENT_KEEPS_PRIORITY);
	order_is(book, 3, 101, 10, 0);
	modify(book, 3, 100, 10, HFT_EVENT_KEEPS_PRIORITY);
	order_is(book, 3, 100, 10, 3);
	ck_assert_uint_eq(bbo_of(book).bid_levels, 1);
	ck_assert_int_eq(bbo_of(book).bid_qty, 51);
	hft_book_destroy(book);
}
END_TEST

START_TEST(modify_refusals)
{
	hft_book *book = book_l3();
	hft_event e = event_of(HFT_EVENT_MODIFY, 1);

	bid(book, 1, 100, 10);
	refused(book, e, HFT_E_EVENT_QTY);
	e.qty = -5;
	refused(book, e, HFT_E_EVENT_QTY);
	e.qty = HFT_QTY_MAX + 1;
	refused(book, e, HFT_E_EVENT_QTY);
	hft_book_destroy(book);
}
END_TEST

START_TEST(priorities_order_a_queue)
{
	hft_book *book = book_l3();
	hft_book_order orders[4];
	hft_event e = add_of(1, HFT_SIDE_BID, 100, 10);

	e.aux = 50;
	ok(book, e);
	e.order_id = 2;
	e.aux = 20;
	ok(book, e);
	e.order_id = 3;
	e.aux = 50;
	ok(book, e);
	order_is(book, 2, 100, 10, 0);
	order_is(book, 1, 100, 10, 1);
	order_is(book, 3, 100, 10, 2);
	/* The priority it had: it stays, whatever the flags. */
	e = event_of(HFT_EVENT_MODIFY, 1);
	e.qty = 99;
	e.aux = 50;
	ok(book, e);
	order_is(book, 1, 100, 99, 1);
	e.aux = 10;
	ok(book, e);
	order_is(book, 1, 100, 99, 0);
	ck_assert_int_eq(hft_book_orders(book, 1, HFT_SIDE_BID, orders, 4), 3);
	ck_assert_uint_eq(orders[0].priority, 10);
	ck_assert_uint_eq(orders[1].priority, 20);
	ck_assert_uint_eq(orders[2].priority, 50);
	e.aux = 0;
	ok(book, e);
	order_is(book, 1, 100, 99, 2);
	hft_book_destroy(book);
}
END_TEST

START_TEST(replace_gives_a_new_id_at_the_back)
{
	hft_book *book = book_l3();
	hft_event e = event_of(HFT_EVENT_REPLACE, 1);

	for (uint64_t id = 1; id <= 3; id++)
		bid(book, id, 100, 10);
	e.aux = 2;
	e.qty = 5;
	refused(book, e, HFT_E_EVENT_ORDER_EXISTS);
	e.aux = 9;
	e.qty = 0;
	refused(book, e, HFT_E_EVENT_QTY);
	e.qty = 5;
	ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
	ck_assert_int_eq(e.price, 100);
	ck_assert_uint_eq(e.instrument, 1);
	ck_assert_uint_eq(e.side, HFT_SIDE_BID);
	gone(book, 1);
	order_is(book, 9, 100, 5, 2);
	/* Its own id again is no conflict. */
	e = event_of(HFT_EVENT_REPLACE, 2);
	e.aux = 2;
	e.qty = 7;
	e.price = 99;
	ok(book, e);
	order_is(book, 2, 99, 7, 0);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

static hft_event clear_of(uint8_t side, uint8_t reason, uint8_t level)
{
	hft_event e = event_of(HFT_EVENT_CLEAR, 0);

	e.instrument = 1;
	e.side = side;
	e.reason = reason;
	e.level = level;
	return e;
}

static void stairs(hft_book *book)
{
	for (uint64_t id = 1; id <= 5; id++) {
		bid(book, id, 100 - (int64_t)id, 1);
		bid(book, id + 10, 100 - (int64_t)id, 1);
		ask(book, id + 20, 100 + (int64_t)id, 1);
	}
}

START_TEST(clear_takes_all_or_a_side_or_a_range_of_levels)
{
	hft_book *book = book_l3();

	stairs(book);
	ok(book, clear_of(HFT_SIDE_BID, HFT_CLEAR_THRU, 2));
	ck_assert_int_eq(bbo_of(book).bid_price, 97);
	gone(book, 1);
	gone(book, 12);
	order_is(book, 3, 97, 1, 0);
	ok(book, clear_of(HFT_SIDE_BID, HFT_CLEAR_FROM, 2));
	ck_assert_uint_eq(bbo_of(book).bid_levels, 1);
	ck_assert_uint_eq(bbo_of(book).bid_orders, 2);
	ck_assert_uint_eq(bbo_of(book).ask_levels, 5);
	ok(book, clear_of(HFT_SIDE_ASK, HFT_CLEAR_ALL, 0));
	ck_assert_uint_eq(bbo_of(book).ask_levels, 0);
	ck_assert_uint_eq(bbo_of(book).orders, 2);
	ok(book, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	ck_assert_uint_eq(bbo_of(book).orders, 0);
	ok(book, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	stairs(book);
	ck_assert_uint_eq(bbo_of(book).orders, 15);
	hft_book_destroy(book);
}
END_TEST

START_TEST(clear_refusals)
{
	hft_book *book = book_l3();
	hft_event e = clear_of(HFT_SIDE_BID, HFT_CLEAR_FROM, 1);

	stairs(book);
	refused(book, clear_of(HFT_SIDE_NONE, HFT_CLEAR_FROM, 1), HFT_E_EVENT_SIDE);
	refused(book, clear_of(3, HFT_CLEAR_ALL, 0), HFT_E_EVENT_SIDE);
	refused(book, clear_of(HFT_SIDE_BID, HFT_CLEAR_FROM, 0), HFT_E_EVENT_LEVEL_UNKNOWN);
	refused(book, clear_of(HFT_SIDE_BID, HFT_CLEAR_FROM, 6), HFT_E_EVENT_LEVEL_UNKNOWN);
	refused(book, clear_of(HFT_SIDE_ASK, HFT_CLEAR_THRU, 255), HFT_E_EVENT_LEVEL_UNKNOWN);
	refused(book, clear_of(HFT_SIDE_BID, 3, 1), HFT_E_EVENT_KIND);
	e.instrument = 5;
	refused(book, e, HFT_E_EVENT_INSTRUMENT);
	e.instrument = 0;
	refused(book, e, HFT_E_EVENT_INSTRUMENT);
	hft_book_destroy(book);
}
END_TEST

START_TEST(clear_of_instrument_0_empties_the_source)
{
	hft_book *book = book_l3();
	hft_event e = add_of(900, HFT_SIDE_BID, 5, 5);
	hft_event all = clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0);
	hft_book_stats stats;
	hft_bbo bbo;

	stairs(book);
	e.instrument = 3;
	ok(book, e);
	all.instrument = 0;
	ok(book, all);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.orders, 0);
	ck_assert_uint_eq(stats.levels, 0);
	ck_assert_int_eq(hft_book_read_bbo(book, 3, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 2);
	ck_assert_uint_eq(bbo.bid_levels, 0);
	/* A book that never began is left alone. */
	ck_assert_int_eq(hft_book_read_bbo(book, 2, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 0);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_crossed_book_is_kept_flagged_and_counted_on_last)
{
	hft_book *book = book_l3();
	hft_book_stats stats;
	hft_event e = add_of(3, HFT_SIDE_BID, 102, 1);

	bid(book, 1, 100, 1);
	ask(book, 2, 101, 1);
	e.flags = 0;
	ok(book, e);
	ck_assert_uint_eq(bbo_of(book).flags, HFT_BBO_CROSSED);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.crossed, 0);
	bid(book, 4, 90, 1);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.crossed, 1);
	modify(book, 3, 101, 1, 0);
	ck_assert_uint_eq(bbo_of(book).flags, HFT_BBO_LOCKED);
	modify(book, 3, 99, 1, 0);
	ck_assert_uint_eq(bbo_of(book).flags, 0);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.crossed, 1);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

START_TEST(trust_is_that_of_the_last_event_applied)
{
	hft_book *book = book_l3();
	hft_event e = add_of(1, HFT_SIDE_BID, 100, 1);

	e.flags = HFT_EVENT_UNTRUSTED;
	ok(book, e);
	ck_assert_uint_eq(bbo_of(book).flags, HFT_BBO_UNTRUSTED);
	refused(book, add_of(1, HFT_SIDE_BID, 100, 1), HFT_E_EVENT_ORDER_EXISTS);
	ck_assert_uint_eq(bbo_of(book).flags, HFT_BBO_UNTRUSTED);
	ok(book, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	ck_assert_uint_eq(bbo_of(book).flags, 0);
	hft_book_destroy(book);
}
END_TEST

START_TEST(kinds_from_16_are_taken_and_change_nothing)
{
	hft_book *book = book_l3();
	hft_book_stats stats;
	uint64_t hash;

	bid(book, 1, 100, 1);
	hash = hft_book_hash(book);
	for (uint32_t kind = 16; kind < 256; kind++) {
		hft_event e = event_of((uint8_t)kind, 1);
		hft_event before = e;

		ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
		ck_assert_mem_eq(&e, &before, sizeof(e));
	}
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.applied, 241);
	ck_assert_uint_eq(stats.published, 1);
	ck_assert_uint_eq(bbo_of(book).seq, 1);
	ck_assert_uint_eq(hft_book_hash(book), hash);
	hft_book_destroy(book);
}
END_TEST

START_TEST(ids_scoped_by_instrument_repeat_across_instruments)
{
	hft_book_config config = config_of(3);
	hft_event e = add_of(1, HFT_SIDE_BID, 100, 10);
	hft_queue_position position;
	hft_book_order order;
	hft_book *book;

	config.id_scope = 1;
	book = book_of(&config);
	ok(book, e);
	e.instrument = 2;
	e.price = 200;
	ok(book, e);
	refused(book, e, HFT_E_EVENT_ORDER_EXISTS);
	e = event_of(HFT_EVENT_DELETE, 1);
	refused(book, e, HFT_E_EVENT_INSTRUMENT);
	e.instrument = 3;
	refused(book, e, HFT_E_EVENT_ORDER_UNKNOWN);
	e.instrument = 1;
	ok(book, e);
	ck_assert_int_eq(hft_book_order_get(book, 1, 1, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_order_get(book, 0, 1, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_order_get(book, 2, 1, &order), HFT_OK);
	ck_assert_int_eq(order.price, 200);
	ck_assert_int_eq(hft_book_queue(book, 2, 1, &position), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

START_TEST(order_queries_check_the_instrument)
{
	hft_book *book = book_l3();
	hft_book_order order;

	bid(book, 1, 100, 10);
	ck_assert_int_eq(hft_book_order_get(book, 1, 1, &order), HFT_OK);
	ck_assert_int_eq(hft_book_order_get(book, 2, 1, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_book_order_get(book, UINT32_MAX, 1, &order), HFT_E_NOTFOUND);
	hft_book_destroy(book);
}
END_TEST

START_TEST(apply_n_goes_on_after_refusals_and_publishes_once)
{
	hft_book *book = book_l3();
	hft_status statuses[4] = { 1, 1, 1, 1 };
	hft_book_stats stats;
	hft_event events[4] = { add_of(1, HFT_SIDE_BID, 100, 1), add_of(1, HFT_SIDE_BID, 100, 1),
				add_of(2, HFT_SIDE_BID, 101, 1), event_of(HFT_EVENT_TRADE, 0) };

	ck_assert_int_eq(hft_book_apply_n(book, events, 4, statuses), 3);
	ck_assert_int_eq(statuses[0], HFT_OK);
	ck_assert_int_eq(statuses[1], HFT_E_EVENT_ORDER_EXISTS);
	ck_assert_int_eq(statuses[2], HFT_OK);
	ck_assert_int_eq(statuses[3], HFT_OK);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.published, 1);
	ck_assert_uint_eq(bbo_of(book).seq, 2);
	events[0].order_id = 5;
	events[1].order_id = 6;
	events[1].instrument = 2;
	ck_assert_int_eq(hft_book_apply_n(book, events, 2, NULL), 2);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.published, 3);
	hft_book_destroy(book);
}
END_TEST

START_TEST(pages_show_the_best_levels_of_both_sides)
{
	hft_book *book = book_l3();
	hft_level bids[8];
	hft_level asks[8];
	hft_page page = { 0 };

	memset(bids, 0x5a, sizeof(bids));
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, bids, asks, 8), HFT_OK);
	ck_assert_uint_eq(page.seq, 0);
	ck_assert_uint_eq(page.bid_count + page.ask_count, 0);
	stairs(book);
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, bids, asks, 8), HFT_OK);
	ck_assert_uint_eq(page.bid_count, 3);
	ck_assert_uint_eq(page.ask_count, 3);
	ck_assert_uint_eq(page.seq, 15);
	for (int64_t i = 0; i < 3; i++) {
		ck_assert_int_eq(bids[i].price, 99 - i);
		ck_assert_int_eq(bids[i].qty, 2);
		ck_assert_uint_eq(bids[i].orders, 2);
		ck_assert_int_eq(asks[i].price, 101 + i);
	}
	/* Room for fewer: the rest of the caller's array is not written. */
	ck_assert_int_eq(bids[3].price, 0x5a5a5a5a5a5a5a5a);
	memset(bids, 0x5a, sizeof(bids));
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, bids, asks, 1), HFT_OK);
	ck_assert_uint_eq(page.bid_count, 1);
	ck_assert_int_eq(bids[1].price, 0x5a5a5a5a5a5a5a5a);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_book_without_pages_or_publication_says_so)
{
	hft_book_config config = config_of(3);
	hft_page page;
	hft_book *book;
	hft_bbo bbo;

	config.page_levels = 0;
	book = book_of(&config);
	bid(book, 1, 100, 1);
	ck_assert_int_eq(bbo_of(book).bid_price, 100);
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, NULL, NULL, 0), HFT_E_NOTSUP);
	hft_book_destroy(book);
	config.flags = HFT_BOOK_NO_PUBLISH;
	book = book_of(&config);
	bid(book, 1, 100, 1);
	ck_assert_int_eq(hft_book_read_bbo(book, 1, &bbo), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, NULL, NULL, 0), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_book_bbo(book, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, 100);
	hft_book_destroy(book);
}
END_TEST

START_TEST(an_instrument_never_published_reads_as_empty)
{
	hft_book *book = book_l3();
	hft_bbo bbo;

	ck_assert_int_eq(hft_book_read_bbo(book, 4, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 0);
	ck_assert_int_eq(bbo.bid_price, HFT_PRICE_NONE);
	ck_assert_int_eq(bbo.ask_price, HFT_PRICE_NONE);
	ck_assert_int_eq(bbo.bid_qty + bbo.ask_qty, 0);
	hft_book_destroy(book);
}
END_TEST

/* Depths 2 and 1. */

static hft_event level_of(uint8_t side, int64_t price, int64_t qty, uint64_t orders)
{
	hft_event e = event_of(HFT_EVENT_LEVEL, 0);

	e.instrument = 1;
	e.side = side;
	e.price = price;
	e.qty = qty;
	e.aux = orders;
	return e;
}

START_TEST(levels_are_set_changed_and_removed)
{
	hft_book_config config = config_of(2);
	hft_book *book = book_of(&config);
	hft_book_order order;
	hft_level levels[4];

	ok(book, level_of(HFT_SIDE_BID, 100, 10, 2));
	ok(book, level_of(HFT_SIDE_BID, 101, 20, 3));
	ok(book, level_of(HFT_SIDE_BID, 100, 15, UINT64_MAX));
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_BID, levels, 4), 2);
	ck_assert_int_eq(levels[0].qty, 20);
	ck_assert_uint_eq(levels[0].orders, 3);
	ck_assert_int_eq(levels[1].qty, 15);
	ck_assert_uint_eq(levels[1].orders, UINT32_MAX);
	ok(book, level_of(HFT_SIDE_BID, 101, 0, 0));
	ck_assert_int_eq(bbo_of(book).bid_price, 100);
	ck_assert_uint_eq(bbo_of(book).orders, 0);
	ck_assert_int_eq(hft_book_orders(book, 1, HFT_SIDE_BID, &order, 1), 0);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

START_TEST(level_refusals)
{
	hft_book_config config = config_of(2);
	hft_book *book = book_of(&config);
	hft_event e = level_of(HFT_SIDE_BID, 100, 1, 0);

	refused(book, level_of(HFT_SIDE_BID, 100, 0, 0), HFT_E_EVENT_LEVEL_UNKNOWN);
	refused(book, level_of(HFT_SIDE_BID, 100, -1, 0), HFT_E_EVENT_QTY);
	refused(book, level_of(HFT_SIDE_BID, 100, total_max + 1, 0), HFT_E_EVENT_QTY_TOTAL);
	refused(book, level_of(HFT_SIDE_NONE, 100, 1, 0), HFT_E_EVENT_SIDE);
	refused(book, level_of(HFT_SIDE_ASK, HFT_PRICE_NONE, 1, 0), HFT_E_EVENT_PRICE);
	refused(book, event_of(HFT_EVENT_QUOTE, 0), HFT_E_EVENT_KIND);
	refused(book, add_of(1, HFT_SIDE_BID, 1, 1), HFT_E_EVENT_KIND);
	e.instrument = 0;
	refused(book, e, HFT_E_EVENT_INSTRUMENT);
	e.instrument = 1;
	e.reason = 3;
	refused(book, e, HFT_E_EVENT_KIND);
	ok(book, level_of(HFT_SIDE_BID, 100, total_max, 0));
	for (int64_t i = 0; i < 15; i++)
		ok(book, level_of(HFT_SIDE_ASK, 200 + i, 1, 0));
	refused(book, level_of(HFT_SIDE_ASK, 300, 1, 0), HFT_E_EVENT_LEVELS_FULL);
	ok(book, level_of(HFT_SIDE_ASK, 200, 2, 0));
	hft_book_destroy(book);
}
END_TEST

START_TEST(an_overlay_takes_the_place_of_what_stood_there)
{
	hft_book_config config = config_of(2);
	hft_book *book = book_of(&config);
	hft_event e = level_of(HFT_SIDE_ASK, 103, 9, 1);
	hft_level levels[4];

	for (int64_t i = 0; i < 3; i++)
		ok(book, level_of(HFT_SIDE_ASK, 100 + i, 1, 1));
	e.reason = HFT_LEVEL_OVERLAY;
	refused(book, e, HFT_E_EVENT_LEVEL_UNKNOWN);
	e.level = 3;
	e.qty = 0;
	refused(book, e, HFT_E_EVENT_QTY);
	e.qty = 9;
	ok(book, e);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_ASK, levels, 4), 3);
	ck_assert_int_eq(levels[2].price, 103);
	ck_assert_int_eq(levels[2].qty, 9);
	/* The price that stands there already, and a place where nothing stood. */
	e.qty = 4;
	ok(book, e);
	e.level = 4;
	e.price = 110;
	ok(book, e);
	ck_assert_int_eq(hft_book_levels(book, 1, HFT_SIDE_ASK, levels, 4), 4);
	ck_assert_int_eq(levels[2].qty, 4);
	ck_assert_int_eq(levels[3].price, 110);
	e.reason = HFT_LEVEL_INSERT;
	e.level = 1;
	e.price = 99;
	ok(book, e);
	ck_assert_uint_eq(bbo_of(book).ask_levels, 5);
	ok(book, clear_of(HFT_SIDE_ASK, HFT_CLEAR_THRU, 4));
	ck_assert_int_eq(bbo_of(book).ask_price, 110);
	hft_book_destroy(book);
}
END_TEST

static hft_event quote_of(uint8_t side, int64_t price, int64_t qty)
{
	hft_event e = level_of(side, price, qty, 1);

	e.kind = HFT_EVENT_QUOTE;
	return e;
}

START_TEST(quotes_replace_the_best_of_a_side)
{
	hft_book_config config = config_of(1);
	hft_book *book;

	config.levels_max = 3;
	book = book_of(&config);
	ok(book, quote_of(HFT_SIDE_BID, 100, 10));
	ok(book, quote_of(HFT_SIDE_ASK, 101, 20));
	ok(book, quote_of(HFT_SIDE_BID, 99, 30));
	ok(book, quote_of(HFT_SIDE_ASK, 101, 40));
	ck_assert_int_eq(bbo_of(book).bid_price, 99);
	ck_assert_int_eq(bbo_of(book).bid_qty, 30);
	ck_assert_int_eq(bbo_of(book).ask_qty, 40);
	ck_assert_uint_eq(bbo_of(book).bid_levels, 1);
	ok(book, quote_of(HFT_SIDE_BID, HFT_PRICE_NONE, 0));
	ok(book, quote_of(HFT_SIDE_BID, HFT_PRICE_NONE, 0));
	ck_assert_int_eq(bbo_of(book).bid_price, HFT_PRICE_NONE);
	refused(book, quote_of(HFT_SIDE_BID, HFT_PRICE_NONE, 1), HFT_E_EVENT_PRICE);
	refused(book, quote_of(HFT_SIDE_BID, 1, -1), HFT_E_EVENT_QTY);
	refused(book, quote_of(HFT_SIDE_BID, 1, total_max + 1), HFT_E_EVENT_QTY_TOTAL);
	refused(book, quote_of(4, 1, 1), HFT_E_EVENT_SIDE);
	refused(book, level_of(HFT_SIDE_BID, 1, 1, 1), HFT_E_EVENT_KIND);
	ok(book, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	ck_assert_uint_eq(bbo_of(book).ask_levels, 0);
	for (uint32_t i = 2; i <= 4; i++) {
		hft_event e = quote_of(HFT_SIDE_BID, 5, 1);

		e.instrument = i;
		ok(book, e);
	}
	refused(book, quote_of(HFT_SIDE_BID, 5, 1), HFT_E_EVENT_LEVELS_FULL);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

/* The whole. */

START_TEST(hash_depends_on_the_books_alone)
{
	hft_book_config config = config_of(3);
	hft_book *one = book_of(&config);
	hft_book *two;
	hft_event e;

	config.hash_seed = UINT64_MAX;
	config.page_levels = 0;
	config.orders_max = 1000;
	two = book_of(&config);
	ck_assert_uint_eq(hft_book_hash(one), hft_book_hash(two));
	ck_assert_uint_eq(hft_book_hash(NULL), 0);
	stairs(one);
	/* The same orders by another way, in other slots. */
	for (uint64_t id = 500; id < 520; id++)
		bid(two, id, 42, 3);
	for (uint64_t id = 500; id < 520; id++)
		ok(two, event_of(HFT_EVENT_DELETE, id));
	for (uint64_t id = 5; id >= 1; id--) {
		ask(two, id + 20, 100 + (int64_t)id, 1);
		bid(two, id, 100 - (int64_t)id, 9);
		bid(two, id + 10, 100 - (int64_t)id, 1);
		modify(two, id, HFT_PRICE_NONE, 1, HFT_EVENT_KEEPS_PRIORITY);
	}
	ck_assert_uint_eq(hft_book_hash(one), hft_book_hash(two));
	/* Queue order, quantity and side all count. */
	modify(two, 1, HFT_PRICE_NONE, 1, 0);
	ck_assert_uint_ne(hft_book_hash(one), hft_book_hash(two));
	modify(two, 11, HFT_PRICE_NONE, 1, 0);
	ck_assert_uint_eq(hft_book_hash(one), hft_book_hash(two));
	modify(two, 11, HFT_PRICE_NONE, 2, HFT_EVENT_KEEPS_PRIORITY);
	ck_assert_uint_ne(hft_book_hash(one), hft_book_hash(two));
	ok(two, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	ok(one, clear_of(HFT_SIDE_NONE, HFT_CLEAR_ALL, 0));
	ck_assert_uint_eq(hft_book_hash(one), hft_book_hash(two));
	bid(one, 1, 5, 5);
	e = add_of(1, HFT_SIDE_BID, 5, 5);
	e.instrument = 2;
	ok(two, e);
	ck_assert_uint_ne(hft_book_hash(one), hft_book_hash(two));
	hft_book_destroy(one);
	hft_book_destroy(two);
}
END_TEST

START_TEST(a_large_book_looks_ahead_and_finds_every_order)
{
	enum { ORDERS = 80000, BATCH = 500 };
	static hft_event events[BATCH];
	hft_book_config config = config_of(3);
	hft_book_order order;
	hft_book *book;

	config.orders_max = ORDERS;
	config.levels_max = ORDERS;
	config.hash_seed = (uint64_t)_i;
	book = book_of(&config);
	for (uint64_t id = 0; id < ORDERS; id += BATCH) {
		for (uint64_t i = 0; i < BATCH; i++) {
			events[i] = add_of(id + i, 1 + (uint8_t)(i & 1),
					   (int64_t)((id + i) * 7919 % ORDERS) * 1000000000, 1);
			events[i].instrument = 1 + (uint32_t)(i % 4);
		}
		ck_assert_int_eq(hft_book_apply_n(book, events, BATCH, NULL), BATCH);
	}
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	for (uint64_t id = 0; id < ORDERS; id++)
		ck_assert_int_eq(hft_book_order_get(book, 0, id, &order), HFT_OK);
	for (uint64_t id = 0; id < ORDERS; id += BATCH) {
		for (uint64_t i = 0; i < BATCH; i++) {
			events[i] = event_of(HFT_EVENT_DELETE, (id + i) * 7 % ORDERS);
			/* What looks ahead must bear what no book would take. */
			if (i % 50 == 7)
				events[i].instrument = UINT32_MAX;
			if (i % 50 == 9)
				events[i].kind = (uint8_t)(i % 16 | 8);
		}
		ck_assert_int_ge(hft_book_apply_n(book, events, BATCH, NULL), BATCH - 40);
	}
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

START_TEST(a_million_levels_and_prices_a_billion_ticks_apart)
{
	enum { LEVELS = 1000000 };
	hft_book_config config = config_of(3);
	hft_book_stats stats;
	hft_book *book;

	config.orders_max = LEVELS + 10;
	config.levels_max = LEVELS + 10;
	book = book_of(&config);
	bid(book, LEVELS + 1, 0, 1);
	bid(book, LEVELS + 2, 1000000000 * (int64_t)1000000000, 1);
	for (uint64_t id = 1; id <= LEVELS; id++)
		ask(book, id, (int64_t)(id * 7919 % LEVELS) * 1000000007, 1);
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.levels, LEVELS + 2);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	ok(book, clear_of(HFT_SIDE_ASK, HFT_CLEAR_ALL, 0));
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.orders, 2);
	ck_assert_uint_eq(stats.levels, 2);
	hft_book_destroy(book);
}
END_TEST

START_TEST(memory_follows_the_peak_not_the_history)
{
	hft_book *book = book_l3();
	hft_book_stats stats;
	uint64_t used;

	for (uint64_t id = 0; id < 64; id++)
		bid(book, id, (int64_t)(id % 8), 1);
	hft_book_stats_get(book, &stats);
	used = stats.bytes_used;
	for (uint64_t id = 64; id < 1000064; id++) {
		ok(book, event_of(HFT_EVENT_DELETE, id - 64));
		bid(book, id, (int64_t)(id % 8), 1);
	}
	hft_book_stats_get(book, &stats);
	ck_assert_uint_eq(stats.orders, 64);
	ck_assert_uint_eq(stats.orders_peak, 64);
	ck_assert_uint_eq(stats.bytes_used, used);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

static TCase *case_of(Suite *suite, const char *name)
{
	TCase *tests = tcase_create(name);

	tcase_set_timeout(tests, 120);
	suite_add_tcase(suite, tests);
	return tests;
}

static void add_depth_3(Suite *suite)
{
	TCase *tests = case_of(suite, "depth 3");

	tcase_add_test(tests, add_rests_at_the_back_of_its_level);
	tcase_add_test(tests, add_refusals);
	tcase_add_test(tests, any_id_and_any_price_is_ordinary);
	tcase_add_test(tests, a_full_pool_of_orders_refuses_and_recovers);
	tcase_add_test(tests, a_full_pool_of_levels_refuses_and_recovers);
	tcase_add_test(tests, a_level_total_stops_at_2_to_62);
	tcase_add_test(tests, reduce_and_execute_shrink_in_place_and_remove_at_zero);
	tcase_add_test(tests, every_kind_that_names_an_order_checks_what_else_it_says);
	tcase_add_test(tests, delete_takes_orders_from_every_place_of_a_queue);
	tcase_add_test(tests, modify_keeps_or_loses_its_place);
	tcase_add_test(tests, modify_refusals);
	tcase_add_test(tests, priorities_order_a_queue);
	tcase_add_test(tests, replace_gives_a_new_id_at_the_back);
	tcase_add_test(tests, clear_takes_all_or_a_side_or_a_range_of_levels);
	tcase_add_test(tests, clear_refusals);
	tcase_add_test(tests, clear_of_instrument_0_empties_the_source);
	tcase_add_test(tests, a_crossed_book_is_kept_flagged_and_counted_on_last);
	tcase_add_test(tests, trust_is_that_of_the_last_event_applied);
	tcase_add_test(tests, kinds_from_16_are_taken_and_change_nothing);
	tcase_add_test(tests, ids_scoped_by_instrument_repeat_across_instruments);
	tcase_add_test(tests, order_queries_check_the_instrument);
}

int main(void)
{
	Suite *suite = suite_create("book");
	TCase *tests = case_of(suite, "config");

	tcase_add_test(tests, config_out_of_range_is_refused);
	tcase_add_test(tests, config_at_its_limits_reserves_what_memory_says);
	tcase_add_test(tests, a_thousand_empty_books_stay_under_16_mb);
	tcase_add_test(tests, arguments_that_are_missing_are_refused);
	add_depth_3(suite);
	tests = case_of(suite, "readers");
	tcase_add_test(tests, apply_n_goes_on_after_refusals_and_publishes_once);
	tcase_add_test(tests, pages_show_the_best_levels_of_both_sides);
	tcase_add_test(tests, a_book_without_pages_or_publication_says_so);
	tcase_add_test(tests, an_instrument_never_published_reads_as_empty);
	tests = case_of(suite, "depths 2 and 1");
	tcase_add_test(tests, levels_are_set_changed_and_removed);
	tcase_add_test(tests, level_refusals);
	tcase_add_test(tests, an_overlay_takes_the_place_of_what_stood_there);
	tcase_add_test(tests, quotes_replace_the_best_of_a_side);
	tests = case_of(suite, "whole");
	tcase_add_test(tests, hash_depends_on_the_books_alone);
	tcase_add_loop_test(tests, a_large_book_looks_ahead_and_finds_every_order, 0, 2);
	tcase_add_test(tests, a_million_levels_and_prices_a_billion_ticks_apart);
	tcase_add_test(tests, memory_follows_the_peak_not_the_history);
	return unit_run(suite);
}
