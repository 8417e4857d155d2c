/* SPDX-License-Identifier: Apache-2.0 */
/* Saving a book and loading it: what is refused, that it changes nothing, and what readers see. */
#include <hft/ref.h>

#include "book/save.h"

#include "save_fixture.h"

static hft_book *book;

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

static void open_with(const hft_book_config *config)
{
	hft_book_destroy(book);
	book = NULL;
	ck_assert_int_eq(hft_book_create(config, &book), HFT_OK);
}

static void open_depth(uint32_t depth)
{
	hft_book_config config = config_of(depth);

	open_with(&config);
}

static void set_up(void)
{
	open_depth(3);
}

static void tear_down(void)
{
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
	book = NULL;
}

static void apply(hft_event e)
{
	ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
}

static void add(uint64_t id, uint32_t instrument, uint8_t side, int64_t price, int64_t qty,
		uint64_t priority)
{
	apply((hft_event){ .kind = HFT_EVENT_ADD, .ts_event = 1000 + (int64_t)id, .order_id = id,
			   .instrument = instrument, .side = side, .price = price, .qty = qty,
			   .aux = priority, .flags = HFT_EVENT_LAST });
}

static void delete(uint64_t id)
{
	apply((hft_event){ .kind = HFT_EVENT_DELETE, .order_id = id, .price = HFT_PRICE_NONE,
			   .flags = HFT_EVENT_LAST | HFT_EVENT_UNTRUSTED });
}

static void level(uint8_t kind, uint8_t side, int64_t price, int64_t qty, uint64_t orders)
{
	apply((hft_event){ .kind = kind, .instrument = 2, .side = side, .price = price,
			   .qty = qty, .aux = orders, .flags = HFT_EVENT_LAST });
}

static void save(void)
{
	int64_t need = hft_book_save(book, NULL, 0);

	ck_assert_int_gt(need, 0);
	ck_assert_int_le(need, BYTES_MAX);
	size = (uint64_t)need;
	ck_assert_int_eq(hft_book_save(book, bytes, size), need);
}

static hft_status load(const void *from, uint64_t n)
{
	return hft_book_load(book, from, n);
}

static void is_empty(void)
{
	hft_book_stats stats;
	hft_bbo bbo;

	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	ck_assert_uint_eq(hft_book_hash(book), 0);
	ck_assert_int_eq(hft_book_stats_get(book, &stats), HFT_OK);
	ck_assert_uint_eq(stats.applied + stats.orders + stats.levels + stats.published, 0);
	ck_assert_int_eq(hft_book_bbo(book, 1, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 0);
}

static void loads(void)
{
	static uint8_t same[BYTES_MAX];

	ck_assert_int_eq(load(bytes, size), HFT_OK);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	ck_assert_int_eq(hft_book_save(book, same, sizeof(same)), (int64_t)size);
	ck_assert_mem_eq(same, bytes, size);
}

/* Where the rows of the state below lie. */
enum {
	BOOK_1 = 64,
	LEVEL_100 = 96,
	ORDER_1 = 120,
	ORDER_3 = 144,
	LEVEL_99 = 168,
	ORDER_4 = 192,
	LEVEL_98 = 216,
	ORDER_5 = 240,
	BOOK_3 = 264,
	LEVEL_50 = 296,
	ORDER_6 = 320,
	TAIL = 344,
	SIZE = 352
};

/* Crossed, and with a queue that no ADDs make: priorities that a late 0 has stood between. */
static void fill(void)
{
	add(1, 1, HFT_SIDE_BID, 100, 10, 5);
	add(2, 1, HFT_SIDE_BID, 100, 20, 0);
	add(3, 1, HFT_SIDE_BID, 100, 30, 3);
	add(4, 1, HFT_SIDE_BID, 99, 7, 0);
	add(5, 1, HFT_SIDE_ASK, 98, 8, 9);
	add(6, 3, HFT_SIDE_ASK, 50, 1, 0);
	delete(2);
	save();
	ck_assert_uint_eq(size, SIZE);
}

static void queue_is(const uint64_t *ids, uint32_t n)
{
	hft_book_order rows[8];

	ck_assert_int_eq(hft_book_orders(book, 1, HFT_SIDE_BID, rows, 8), n);
	for (uint32_t i = 0; i < n; i++)
		ck_assert_uint_eq(rows[i].order_id, ids[i]);
}

START_TEST(a_queue_that_no_adds_make_is_kept)
{
	hft_event modify = { .kind = HFT_EVENT_MODIFY, .order_id = 1, .price = HFT_PRICE_NONE,
			     .qty = 11, .aux = 5 };
	hft_book_order row;

	fill();
	set_up();
	loads();
	queue_is((uint64_t[]){ 1, 3, 4 }, 3);
	ck_assert_int_eq(hft_book_order_get(book, 0, 3, &row), HFT_OK);
	ck_assert_uint_eq(row.priority, 3);
	/* The priority that it has leaves it where it is. */
	apply(modify);
	queue_is((uint64_t[]){ 1, 3, 4 }, 3);
	add(7, 1, HFT_SIDE_BID, 100, 1, 4);
	queue_is((uint64_t[]){ 1, 3, 7, 4 }, 4);
	add(8, 1, HFT_SIDE_BID, 100, 1, 2);
	queue_is((uint64_t[]){ 8, 1, 3, 7, 4 }, 5);
}
END_TEST

START_TEST(readers_see_what_is_loaded)
{
	hft_level bids[3];
	hft_level asks[3];
	hft_book_stats stats;
	hft_page page;
	hft_bbo bbo;

	fill();
	set_up();
	loads();
	ck_assert_int_eq(hft_book_read_bbo(book, 1, &bbo), HFT_OK);
	ck_assert_mem_eq(&bbo, (&(hft_bbo){ .ts_event = 0, .seq = 6, .bid_price = 100,
					    .bid_qty = 40, .ask_price = 98, .ask_qty = 8,
					    .bid_orders = 2, .ask_orders = 1, .bid_levels = 2,
					    .ask_levels = 1, .orders = 4,
					    .flags = HFT_BBO_CROSSED | HFT_BBO_UNTRUSTED }),
			 sizeof(bbo));
	ck_assert_int_eq(hft_book_read_page(book, 1, &page, bids, asks, 3), HFT_OK);
	ck_assert_uint_eq(page.bid_count, 2);
	ck_assert_int_eq(bids[1].price, 99);
	ck_assert_int_eq(asks[0].price, 98);
	ck_assert_int_eq(hft_book_read_bbo(book, 3, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ask_price, 50);
	ck_assert_int_eq(hft_book_stats_get(book, &stats), HFT_OK);
	ck_assert_uint_eq(stats.applied + stats.refused + stats.crossed, 0);
	ck_assert_uint_eq(stats.published, 2);
	ck_assert_uint_eq(stats.orders_peak, 5);
	ck_assert_uint_eq(stats.levels_peak, 4);
}
END_TEST

START_TEST(a_book_that_does_not_publish_is_loaded)
{
	hft_book_config config = config_of(3);
	hft_bbo bbo;

	for (uint64_t id = 10; id < 60; id++)
		add(id, 1, HFT_SIDE_BID, 90, 1, 0);
	add(1, 1, HFT_SIDE_BID, 100, 10, 0);
	add(2, 4, HFT_SIDE_ASK, 100, 10, 0);
	save();
	config.flags = HFT_BOOK_NO_PUBLISH;
	open_with(&config);
	loads();
	ck_assert_int_eq(hft_book_read_bbo(book, 1, &bbo), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_book_bbo(book, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, 100);
}
END_TEST

START_TEST(the_size_is_told_and_kept_to)
{
	uint8_t room[SIZE];

	fill();
	memset(room, 0xa5, sizeof(room));
	ck_assert_int_eq(hft_book_save(book, room, SIZE - 1), SIZE);
	for (uint32_t i = 0; i < SIZE; i++)
		ck_assert_uint_eq(room[i], 0xa5);
	ck_assert_int_eq(hft_book_save(book, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_save(NULL, room, SIZE), HFT_E_INVAL);
}
END_TEST

START_TEST(only_a_handle_that_took_nothing_is_loaded_into)
{
	hft_event bad = { .kind = HFT_EVENT_DELETE, .order_id = 9, .price = HFT_PRICE_NONE };

	fill();
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	set_up();
	loads();
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	set_up();
	ck_assert_int_eq(hft_book_apply(book, &bad), HFT_E_EVENT_ORDER_UNKNOWN);
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	set_up();
	apply((hft_event){ .kind = HFT_EVENT_TRADE });
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	set_up();
	ck_assert_int_eq(load(NULL, size), HFT_E_INVAL);
	ck_assert_int_eq(hft_book_load(NULL, bytes, size), HFT_E_INVAL);
	book->poisoned = 1;
	ck_assert_int_eq(load(bytes, size), HFT_E_INTERNAL);
	ck_assert_int_eq(hft_book_save(book, NULL, 0), HFT_E_INTERNAL);
	book->poisoned = 0;
}
END_TEST

START_TEST(every_other_length_and_byte_is_refused)
{
	fill();
	set_up();
	for (uint64_t n = 0; n < size; n++)
		ck_assert_int_eq(load(bytes, n), HFT_E_TRUNCATED);
	ck_assert_int_eq(load(bytes, size + 1), HFT_E_MALFORMED);
	for (uint64_t at = 0; at < size * 8; at++) {
		hft_status status;

		bytes[at / 8] ^= (uint8_t)(1 << at % 8);
		status = load(bytes, size);
		ck_assert(status == HFT_E_MALFORMED || status == HFT_E_TRUNCATED ||
			  (status == HFT_E_NOTSUP && at / 8 < 16));
		bytes[at / 8] ^= (uint8_t)(1 << at % 8);
	}
	is_empty();
	loads();
}
END_TEST

#define HEAD(field) offsetof(struct hft_save_head, field)
#define BOOK(at, field) (at + offsetof(struct hft_save_instrument, field))
#define LEVEL(at, field) (at + offsetof(struct hft_save_level, field))
#define ORDER(at, field) (at + offsetof(struct hft_book_save_order, field))

static const struct harm harms[] = {
	{ HEAD(version), 4, 2, HFT_E_NOTSUP },
	{ HEAD(kind), 4, HFT_SAVE_MATCH, HFT_E_NOTSUP },
	{ HEAD(config), 4, 2, HFT_E_NOTSUP },
	{ HEAD(config), 4, 3 | 1 << 8, HFT_E_NOTSUP },
	{ HEAD(trade_id), 8, 1, HFT_E_MALFORMED },
	{ HEAD(parties), 4, 1, HFT_E_MALFORMED },
	{ HEAD(instruments), 4, 3, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, seq), 8, 0, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, id), 4, 3, HFT_E_MALFORMED },
	{ BOOK(BOOK_3, id), 4, 5, HFT_E_RANGE },
	{ BOOK(BOOK_1, flags), 4, HFT_BBO_CROSSED, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, levels), 4, 1, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_99, price), 8, 100, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_98, price), 8, HFT_PRICE_NONE, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, 41, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, orders), 4, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_3, order.id), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_6, order.id), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, order.qty), 8, 0, HFT_E_MALFORMED },
	{ ORDER(ORDER_5, order.qty), 8, 9, HFT_E_MALFORMED },
	{ TAIL + 4, 4, 1, HFT_E_MALFORMED },
};

START_TEST(a_field_out_of_range_is_refused)
{
	fill();
	set_up();
	ck_assert_int_eq(load(harmed(&harms[_i]), size), harms[_i].status);
	is_empty();
	loads();
}
END_TEST

/* Three rows of empty instruments are as long as four of levels, or of orders. */
START_TEST(counts_that_only_give_the_size_are_refused)
{
	add(1, 1, HFT_SIDE_BID, 100, 10, 0);
	for (uint32_t instrument = 2; instrument <= 4; instrument++)
		apply((hft_event){ .kind = HFT_EVENT_CLEAR, .instrument = instrument });
	save();
	set_up();
	put(HEAD(instruments), 4, 1);
	put(HEAD(levels), 4, 5);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	put(HEAD(levels), 4, 1);
	put(HEAD(orders), 4, 5);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	is_empty();
	put(HEAD(instruments), 4, 4);
	put(HEAD(orders), 4, 1);
	loads();
}
END_TEST

START_TEST(ids_of_a_scope_may_meet_again_in_another)
{
	struct harm same = { ORDER(ORDER_6, order.id), 8, 1, HFT_OK };
	struct harm twice = { ORDER(ORDER_4, order.id), 8, 1, HFT_E_MALFORMED };
	hft_book_config config = config_of(3);
	hft_book_order row;

	fill();
	config.id_scope = HFT_SCOPE_INSTRUMENT;
	open_with(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_NOTSUP);
	bytes[HEAD(config) + 1] = HFT_SCOPE_INSTRUMENT;
	ck_assert_int_eq(load(harmed(&twice), size), HFT_E_MALFORMED);
	is_empty();
	ck_assert_int_eq(load(harmed(&same), size), HFT_OK);
	ck_assert_int_eq(hft_book_order_get(book, 3, 1, &row), HFT_OK);
	ck_assert_int_eq(row.price, 50);
	ck_assert_int_eq(hft_book_order_get(book, 1, 1, &row), HFT_OK);
	ck_assert_int_eq(row.price, 100);
}
END_TEST

START_TEST(maxima_need_only_have_room)
{
	hft_book_config config = config_of(3);

	fill();
	config.orders_max = 4;
	open_with(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_FULL);
	config.orders_max = 5;
	config.levels_max = 3;
	open_with(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_FULL);
	config.levels_max = 4;
	config.instruments_max = 2;
	open_with(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_RANGE);
	is_empty();
	config.instruments_max = 3;
	config.page_levels = 0;
	open_with(&config);
	loads();
}
END_TEST

/* Levels that stand for themselves: totals and counts as they were told. */
START_TEST(books_without_queues_are_loaded)
{
	struct harm two = { HEAD(config), 4, 1, HFT_E_MALFORMED };
	struct harm any = { LEVEL(BOOK_1 + 32, orders), 4, UINT32_MAX, HFT_OK };
	struct harm none = { LEVEL(BOOK_1 + 32, qty), 8, 0, HFT_E_MALFORMED };
	struct harm most = { LEVEL(BOOK_1 + 32, qty), 8, ((uint64_t)1 << 62) + 1,
			     HFT_E_MALFORMED };
	struct harm orders = { HEAD(orders), 4, 100, HFT_E_MALFORMED };
	hft_level rows[2];

	open_depth(2);
	level(HFT_EVENT_LEVEL, HFT_SIDE_BID, 10, (int64_t)1 << 62, 0);
	level(HFT_EVENT_LEVEL, HFT_SIDE_BID, 9, 5, 3);
	save();
	open_depth(1);
	ck_assert_int_eq(load(bytes, size), HFT_E_NOTSUP);
	ck_assert_int_eq(load(harmed(&two), size), HFT_E_MALFORMED);
	is_empty();
	open_depth(2);
	ck_assert_int_eq(load(harmed(&none), size), HFT_E_MALFORMED);
	ck_assert_int_eq(load(harmed(&most), size), HFT_E_MALFORMED);
	ck_assert_int_eq(load(harmed(&orders), size), HFT_E_MALFORMED);
	is_empty();
	loads();
	ck_assert_int_eq(hft_book_levels(book, 2, HFT_SIDE_BID, rows, 2), 2);
	ck_assert_int_eq(rows[0].qty, (int64_t)1 << 62);
	ck_assert_uint_eq(rows[0].orders, 0);
	ck_assert_uint_eq(rows[1].orders, 3);
	open_depth(2);
	ck_assert_int_eq(load(harmed(&any), size), HFT_OK);
	ck_assert_int_eq(hft_book_levels(book, 2, HFT_SIDE_BID, rows, 2), 2);
	ck_assert_uint_eq(rows[0].orders, UINT32_MAX);
	open_depth(2);
	level(HFT_EVENT_LEVEL, HFT_SIDE_ASK, 10, 5, 1);
	level(HFT_EVENT_LEVEL, HFT_SIDE_ASK, 11, 5, 1);
	save();
	open_depth(1);
	ck_assert_int_eq(load(harmed(&two), size), HFT_E_MALFORMED);
	is_empty();
	level(HFT_EVENT_QUOTE, HFT_SIDE_BID, 10, 5, 2);
	level(HFT_EVENT_QUOTE, HFT_SIDE_ASK, 10, 4, 1);
	save();
	open_depth(1);
	loads();
	level(HFT_EVENT_QUOTE, HFT_SIDE_ASK, 11, 4, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("save_book");
	TCase *tcase = tcase_create("save_book");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, a_queue_that_no_adds_make_is_kept);
	tcase_add_test(tcase, readers_see_what_is_loaded);
	tcase_add_test(tcase, a_book_that_does_not_publish_is_loaded);
	tcase_add_test(tcase, the_size_is_told_and_kept_to);
	tcase_add_test(tcase, only_a_handle_that_took_nothing_is_loaded_into);
	tcase_add_test(tcase, every_other_length_and_byte_is_refused);
	tcase_add_loop_test(tcase, a_field_out_of_range_is_refused, 0,
			    sizeof(harms) / sizeof(harms[0]));
	tcase_add_test(tcase, counts_that_only_give_the_size_are_refused);
	tcase_add_test(tcase, ids_of_a_scope_may_meet_again_in_another);
	tcase_add_test(tcase, maxima_need_only_have_room);
	tcase_add_test(tcase, books_without_queues_are_loaded);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
