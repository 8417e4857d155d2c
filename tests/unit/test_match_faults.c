/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Faults that matching engines are known to have, a test for each, named for what is right.
 *
 *   fault seen elsewhere                            test here
 *   a crossing replace rests without matching       a_replace_that_crosses_trades
 *   FOK fills printed at the taker's price          fok_fills_at_the_makers_prices
 *   sells printed at their own limit                a_selling_aggressor_prints_at_the_bids_price
 *   a decrease loses priority                       a_pure_decrease_keeps_its_place
 *   a partial fill sends the maker to the back      a_partly_filled_maker_stays_first
 *   FOK forgets self-trades, or fills in part       fok_counts_only_what_it_may_trade
 *   tombstones fill the index, live orders lost     a_small_pool_outlives_a_million_orders
 *   output beyond the room is dropped               no_report_is_lost_where_room_is_small
 *   a cancel walks its level                        a_cancel_inside_a_deep_level_walks_nothing
 *   a modify after a fill rests the wrong quantity  a_replace_after_a_fill_rests_what_it_says
 *   anyone cancels anyone's order                   only_the_owner_cancels_or_replaces
 *   a restored queue has another order              a_queue_read_out_has_its_order
 *   totals and counts drift from the orders         a_levels_totals_are_those_of_its_orders
 *   two takers fill one maker                       a_maker_is_never_filled_twice
 *   an order shows before it has matched            a_crossed_book_is_never_seen
 *   a filled aggressor stays in its level           a_filled_aggressor_leaves_nothing
 *   a partly filled one rests in full               a_partly_filled_aggressor_rests_its_rest
 *   the best price never retreats                   the_best_price_retreats_with_its_level
 *   market orders bypass time, counts and collar    a_market_order_is_stamped_counted_and_collared
 *   statuses are only filled and pending            every_end_of_an_order_has_its_own_status
 *   instruments, sides, kinds index arrays          fields_out_of_range_are_refused
 *   prices index arrays                             prices_at_the_ends_of_the_range_trade
 *   an empty side is scanned past its end           an_empty_side_is_no_price_and_no_level
 *   depth overflows the caller's array              depth_stays_within_its_room
 *   zero and negative prices mean none              zero_and_negative_prices_trade_and_show
 *   empty ticks are walked one by one               prices_a_billion_ticks_apart_are_neighbours
 *   a call may take as long as it likes             the_work_of_a_call_is_bounded
 *   depth is torn, or newer than its stamp          what_is_shown_is_of_one_instant
 *   an empty pool is dereferenced                   a_full_pool_refuses_and_recovers
 *   memory is never reclaimed                       memory_of_gone_orders_is_used_again
 *   every level of every book exists at once        memory_follows_what_is_live
 *   the average price is rounded                    the_average_price_is_exact
 *   sums wrap                                       what_an_order_fills_stays_countable
 *   times are the processor's ticks                 times_are_those_of_the_input
 *   arrival order is left to chance                 the_same_commands_give_the_same_reports
 *   ids are trusted                                 a_live_id_is_refused_and_a_gone_one_taken
 */
#include <stdio.h>
#include <string.h>

#include <hft/book.h>
#include <hft/match.h>

#include "unit.h"

enum { OUT_MAX = 8192 };

static hft_match *match;
static hft_report out[OUT_MAX];
static uint32_t count; /* reports of the last command */
static uint32_t room = 64;
static hft_time now;
static uint64_t seq;

static hft_match_config config_of(uint32_t orders, uint32_t levels)
{
	hft_match_config config;

	ck_assert_int_eq(hft_match_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 4;
	config.orders_max = orders;
	config.levels_max = levels;
	config.parties_max = 16;
	return config;
}

static void begin_with(const hft_match_config *config)
{
	match = NULL;
	room = 64;
	now = 1700000000000000000;
	seq = 0;
	ck_assert_int_eq(hft_match_create(config, &match), HFT_OK);
}

static void begin(void)
{
	hft_match_config config = config_of(4096, 64);

	begin_with(&config);
}

static void finish(void)
{
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	hft_match_destroy(match);
}

/* Send one command, take all that it reports. */
static const hft_report *send(hft_order c)
{
	uint32_t cap = room;
	int64_t more;

	c.ts = c.ts != 0 ? c.ts : ++now;
	c.seq = ++seq;
	ck_assert_int_eq(hft_match_submit_n(match, &c, 1, out, cap, &count), 1);
	while (hft_match_pending(match) == 1) {
		ck_assert_uint_le(count + cap, OUT_MAX);
		more = hft_match_drain(match, &out[count], cap);
		ck_assert_int_ge(more, 0);
		count += (uint32_t)more;
	}
	ck_assert_uint_ge(count, 1);
	ck_assert_uint_ne(out[count - 1].flags & HFT_REPORT_LAST_OF_COMMAND, 0);
	return &out[count - 1];
}

static hft_order limit_of(uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	return (hft_order){ .kind = HFT_ORDER_NEW,
			    .order_id = id,
			    .instrument = 1,
			    .side = side,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_GTC,
			    .price = price,
			    .qty = qty,
			    .session = 1,
			    .party = 1 };
}

static const hft_report *bid(uint64_t id, int64_t price, int64_t qty)
{
	return send(limit_of(id, HFT_SIDE_BID, price, qty));
}

static const hft_report *ask(uint64_t id, int64_t price, int64_t qty)
{
	return send(limit_of(id, HFT_SIDE_ASK, price, qty));
}

static const hft_report *with_tif(uint8_t tif, uint64_t id, uint8_t side, int64_t price,
				  int64_t qty)
{
	hft_order c = limit_of(id, side, price, qty);

	c.tif = tif;
	return send(c);
}

static const hft_report *market(uint64_t id, uint8_t side, int64_t collar, int64_t qty)
{
	hft_order c = limit_of(id, side, collar, qty);

	c.ord_type = HFT_TYPE_MARKET;
	c.tif = HFT_TIF_IOC;
	return send(c);
}

static hft_order cancel_of(uint64_t id, int64_t open)
{
	return (hft_order){ .kind = HFT_ORDER_CANCEL, .order_id = id, .qty = open, .session = 1 };
}

static const hft_report *cancel(uint64_t id, int64_t open)
{
	return send(cancel_of(id, open));
}

static hft_order replace_of(uint64_t id, int64_t price, int64_t qty)
{
	return (hft_order){ .kind = HFT_ORDER_REPLACE,
			    .order_id = id,
			    .tif = HFT_TIF_GTC,
			    .price = price,
			    .qty = qty,
			    .session = 1 };
}

static const hft_report *replace(uint64_t id, int64_t price, int64_t qty)
{
	return send(replace_of(id, price, qty));
}

static void refused(hft_order c, hft_status code)
{
	uint64_t hash = hft_match_hash(match);
	const hft_report *r = send(c);

	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(r->kind, HFT_REPORT_REJECTED);
	ck_assert_int_eq(r->reason, -code);
	ck_assert_uint_eq(hft_match_hash(match), hash);
}

static void fill_is(uint32_t at, uint64_t id, uint64_t contra, int64_t price, int64_t qty)
{
	ck_assert_uint_lt(at, count);
	ck_assert_uint_eq(out[at].kind, HFT_REPORT_FILL);
	ck_assert_uint_eq(out[at].order_id, id);
	ck_assert_uint_eq(out[at].aux, contra);
	ck_assert_int_eq(out[at].price, price);
	ck_assert_int_eq(out[at].qty, qty);
}

/* A side is exactly these orders, as pairs of id and open quantity, in priority. */
static void queue_is(int32_t side, uint32_t n, const int64_t pairs[][2])
{
	hft_match_order orders[16];

	ck_assert_int_eq(hft_match_orders(match, 1, side, orders, 16), n);
	for (uint32_t i = 0; i < n; i++) {
		ck_assert_uint_eq(orders[i].order_id, (uint64_t)pairs[i][0]);
		ck_assert_int_eq(orders[i].qty, pairs[i][1]);
	}
}

#define QUEUE_IS(side, ...)                                                                        \
	queue_is(side, sizeof((int64_t[][2]){ __VA_ARGS__ }) / sizeof(int64_t[2]),                 \
		 (const int64_t[][2]){ __VA_ARGS__ })

static void empty(int32_t side)
{
	queue_is(side, 0, NULL);
}

START_TEST(a_replace_that_crosses_trades)
{
	begin();
	bid(1, 99, 5);
	ask(2, 101, 5);
	ask(3, 102, 5);
	ck_assert_uint_eq(replace(1, 101, 7)->kind, HFT_REPORT_PARTLY_FILLED);
	ck_assert_uint_eq(count, 4);
	ck_assert_uint_eq(out[0].kind, HFT_REPORT_REPLACED);
	fill_is(1, 2, 1, 101, 5);
	fill_is(2, 1, 2, 101, 5);
	QUEUE_IS(HFT_SIDE_BID, { 1, 2 });
	QUEUE_IS(HFT_SIDE_ASK, { 3, 5 });
	finish();
}
END_TEST

START_TEST(fok_fills_at_the_makers_prices)
{
	begin();
	ask(1, 100, 3);
	ask(2, 102, 3);
	ck_assert_uint_eq(with_tif(HFT_TIF_FOK, 3, HFT_SIDE_BID, 105, 6)->kind, HFT_REPORT_FILLED);
	fill_is(1, 1, 3, 100, 3);
	fill_is(2, 3, 1, 100, 3);
	fill_is(3, 2, 3, 102, 3);
	fill_is(4, 3, 2, 102, 3);
	ck_assert_uint_eq(out[5].value_lo, 606);
	finish();
}
END_TEST

START_TEST(a_selling_aggressor_prints_at_the_bids_price)
{
	begin();
	bid(1, 105, 3);
	bid(2, 103, 3);
	ask(3, 100, 6);
	fill_is(1, 1, 3, 105, 3);
	fill_is(2, 3, 1, 105, 3);
	fill_is(3, 2, 3, 103, 3);
	fill_is(4, 3, 2, 103, 3);
	finish();
}
END_TEST

START_TEST(a_pure_decrease_keeps_its_place)
{
	begin();
	bid(1, 100, 9);
	bid(2, 100, 9);
	bid(3, 100, 9);
	ck_assert_uint_ne(replace(1, 100, 4)->flags & HFT_REPORT_PRIORITY_KEPT, 0);
	ck_assert_int_eq(cancel(2, 5)->leaves, 5);
	QUEUE_IS(HFT_SIDE_BID, { 1, 4 }, { 2, 5 }, { 3, 9 });
	/* As many is no increase; one more is. */
	ck_assert_uint_ne(replace(2, 100, 5)->flags & HFT_REPORT_PRIORITY_KEPT, 0);
	ck_assert_uint_eq(replace(1, 100, 5)->flags & HFT_REPORT_PRIORITY_KEPT, 0);
	QUEUE_IS(HFT_SIDE_BID, { 2, 5 }, { 3, 9 }, { 1, 5 });
	finish();
}
END_TEST

START_TEST(a_partly_filled_maker_stays_first)
{
	begin();
	ask(1, 100, 9);
	ask(2, 100, 9);
	for (uint64_t id = 10; id < 13; id++)
		bid(id, 100, 2);
	QUEUE_IS(HFT_SIDE_ASK, { 1, 3 }, { 2, 9 });
	bid(13, 100, 4);
	fill_is(1, 1, 13, 100, 3);
	fill_is(3, 2, 13, 100, 1);
	finish();
}
END_TEST

static const hft_report *fok_with_stp(uint64_t id, int64_t qty, uint8_t stp)
{
	hft_order c = limit_of(id, HFT_SIDE_BID, 100, qty);

	c.tif = HFT_TIF_FOK;
	c.stp = stp;
	return send(c);
}

START_TEST(fok_counts_only_what_it_may_trade)
{
	hft_order other = limit_of(1, HFT_SIDE_ASK, 100, 5);
	uint64_t hash;

	begin();
	other.party = 2;
	send(other);
	ask(2, 100, 5); /* its own group's */
	other.order_id = 3;
	send(other);
	hash = hft_match_hash(match);
	for (uint8_t stp = HFT_STP_OLDEST; stp <= HFT_STP_DECREMENT; stp++) {
		const hft_report *r = fok_with_stp(10, stp == HFT_STP_OLDEST ? 11 : 6, stp);

		ck_assert_uint_eq(count, 2);
		ck_assert_uint_eq(r->kind, HFT_REPORT_CANCELLED);
		ck_assert_int_eq(r->reason, -HFT_E_MATCH_FOK);
		ck_assert_int_eq(r->cum_qty, 0);
		ck_assert_uint_eq(hft_match_hash(match), hash);
	}
	ck_assert_uint_eq(fok_with_stp(11, 10, HFT_STP_OLDEST)->kind, HFT_REPORT_FILLED);
	empty(HFT_SIDE_ASK);
	finish();
}
END_TEST

static uint64_t spread(uint64_t n)
{
	return n * UINT64_C(0x9e3779b97f4a7c15);
}

/* Ids are spread over all 64 bits, and a few orders stay through it all. Millions of checks would
 * take longer than what they check: what is not as it should be is counted. */
START_TEST(a_small_pool_outlives_a_million_orders)
{
	enum { ORDERS = 1200000, LIVE = 50 };
	hft_match_config config = config_of(64, 16);
	hft_match_order order;
	uint32_t wrong = 0;

	begin_with(&config);
	for (uint64_t id = 1; id <= 8; id++)
		bid(id, (int64_t)id, 1);
	for (uint64_t i = 1; i <= ORDERS; i++) {
		hft_order two[2] = { limit_of(spread(i), HFT_SIDE_BID, 50, 1),
				     cancel_of(spread(i - LIVE), 0) };
		uint32_t n = i > LIVE ? 2 : 1;

		wrong += hft_match_submit_n(match, two, n, out, 8, &count) != n || count != n ||
			 out[0].kind != HFT_REPORT_ACCEPTED ||
			 (n == 2 && out[1].kind != HFT_REPORT_CANCELLED);
	}
	for (uint64_t id = 1; id <= 8; id++)
		wrong += hft_match_order_get(match, id, 0, &order) != HFT_OK;
	for (uint64_t i = ORDERS - LIVE + 1; i <= ORDERS; i++)
		wrong += hft_match_order_get(match, spread(i), 0, &order) != HFT_OK;
	ck_assert_uint_eq(wrong, 0);
	finish();
}
END_TEST

START_TEST(no_report_is_lost_where_room_is_small)
{
	hft_match_config config = config_of(4096, 64);
	static hft_report all[OUT_MAX];
	uint32_t n;

	for (int turn = 0; turn < 2; turn++) {
		config.work_max = turn == 0 ? 1 << 20 : 16;
		begin_with(&config);
		room = turn == 0 ? OUT_MAX : HFT_MATCH_REPORTS_MIN;
		for (uint64_t id = 1; id <= 1000; id++)
			ask(id, 100 + (int64_t)(id % 7), 2);
		if (turn == 0)
			room = OUT_MAX;
		bid(5000, 200, 1999);
		ck_assert_uint_eq(count, 2002);
		for (uint32_t i = 0; i < count; i++)
			out[i].handle = 0;
		if (turn == 0)
			memcpy(all, out, sizeof(out));
		n = count;
		finish();
	}
	ck_assert_mem_eq(all, out, n * sizeof(out[0]));
}
END_TEST

/* Cancels from the middle: whoever walks to the order takes a hundred thousand steps for each, and
 * is far over the time that a test may take. A walk that is counted as work would be suspended. */
START_TEST(a_cancel_inside_a_deep_level_walks_nothing)
{
	enum { DEEP = 200000 };
	hft_match_config config = config_of(DEEP, 4);
	uint32_t wrong = 0;
	hft_order c;

	config.work_max = 16;
	begin_with(&config);
	for (uint64_t id = 1; id <= DEEP; id++) {
		c = limit_of(id, HFT_SIDE_BID, 100, 1);
		wrong += hft_match_submit_n(match, &c, 1, out, 8, &count) != 1;
	}
	for (uint64_t i = 0; i < DEEP; i++) {
		uint64_t id = 1 + (i + DEEP / 2) % DEEP;

		c = cancel_of(id, 0);
		wrong += hft_match_submit_n(match, &c, 1, out, 8, &count) != 1 ||
			 hft_match_pending(match) != 0 || out[0].kind != HFT_REPORT_CANCELLED;
	}
	ck_assert_uint_eq(wrong, 0);
	empty(HFT_SIDE_BID);
	finish();
}
END_TEST

START_TEST(a_replace_after_a_fill_rests_what_it_says)
{
	const hft_report *r;
	hft_order c;

	begin();
	bid(1, 100, 10);
	ask(2, 100, 4);
	r = replace(1, 101, 8);
	ck_assert_int_eq(r->leaves, 8);
	ck_assert_int_eq(r->cum_qty, 4);
	QUEUE_IS(HFT_SIDE_BID, { 1, 8 });
	c = replace_of(1, 101, 9);
	c.flags = HFT_ORDER_QTY_TOTAL;
	r = send(c);
	ck_assert_int_eq(r->leaves, 5);
	ck_assert_int_eq(r->cum_qty, 4);
	QUEUE_IS(HFT_SIDE_BID, { 1, 5 });
	/* No more than has been filled: nothing is left to stand. */
	c.qty = 4;
	r = send(c);
	ck_assert_uint_eq(r->kind, HFT_REPORT_CANCELLED);
	ck_assert_int_eq(r->qty, 5);
	empty(HFT_SIDE_BID);
	finish();
}
END_TEST

START_TEST(only_the_owner_cancels_or_replaces)
{
	hft_match_config config = config_of(64, 16);
	hft_order c;

	begin_with(&config);
	bid(1, 100, 5);
	c = cancel_of(1, 0);
	c.session = 2;
	refused(c, HFT_E_MATCH_OWNER);
	c.handle = out[0].handle;
	c.party = 1; /* the same account does not count here */
	refused(c, HFT_E_MATCH_OWNER);
	c = replace_of(1, 100, 1);
	c.session = 2;
	refused(c, HFT_E_MATCH_OWNER);
	c = (hft_order){ .kind = HFT_ORDER_MASS_CANCEL, .session = 2 };
	ck_assert_int_eq(send(c)->qty, 0);
	c = cancel_of(1, 0);
	c.session = 0; /* the host owns all */
	ck_assert_uint_eq(send(c)->kind, HFT_REPORT_CANCELLED);
	finish();
}
END_TEST

START_TEST(a_queue_read_out_has_its_order)
{
	hft_match_order orders[64];
	hft_book_config book_config;
	hft_book *book;
	int64_t n;

	begin();
	for (uint64_t id = 1; id <= 40; id++)
		bid(id * 7919 % 97, 100 - (int64_t)(id % 3), 10);
	ask(200, 100, 15);
	replace(7919 * 4 % 97, 99, 50);
	ck_assert_int_eq(hft_book_config_init(&book_config, sizeof(book_config)), HFT_OK);
	book_config.instruments_max = 4;
	ck_assert_int_eq(hft_book_create(&book_config, &book), HFT_OK);
	n = hft_match_orders(match, 1, HFT_SIDE_BID, orders, 64);
	ck_assert_int_eq(n, 39);
	for (int64_t i = 0; i < n; i++) {
		hft_event e = { .kind = HFT_EVENT_ADD,
				.order_id = orders[i].order_id,
				.instrument = 1,
				.side = orders[i].side,
				.price = orders[i].price,
				.qty = orders[i].qty };

		ck_assert_int_eq(hft_book_apply(book, &e), HFT_OK);
	}
	ck_assert_uint_eq(hft_book_hash(book), hft_match_hash(match));
	hft_book_destroy(book);
	finish();
}
END_TEST

static void levels_hold(int32_t side)
{
	hft_match_order orders[512];
	hft_level levels[64];
	int64_t n = hft_match_levels(match, 1, side, levels, 64);
	int64_t m = hft_match_orders(match, 1, side, orders, 512);
	int64_t seen = 0;

	for (int64_t i = 0; i < n; i++) {
		int64_t total = 0;
		uint32_t number = 0;

		for (; seen < m && orders[seen].price == levels[i].price; seen++, number++)
			total += orders[seen].qty;
		ck_assert_int_eq(levels[i].qty, total);
		ck_assert_uint_eq(levels[i].orders, number);
		ck_assert_uint_gt(number, 0);
	}
	ck_assert_int_eq(seen, m);
}

START_TEST(a_levels_totals_are_those_of_its_orders)
{
	uint64_t x = 1;

	begin();
	for (uint64_t id = 1; id <= 3000; id++) {
		x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
		if (x >> 62 == 0 && id > 20)
			send(cancel_of(id - (x >> 40) % 20, (int64_t)(x >> 50 & 1)));
		else
			send(limit_of(id, 1 + (x >> 61 & 1), 100 + (int64_t)(x >> 33 & 7),
				      1 + (int64_t)(x >> 40 & 15)));
		if (hft_match_next_expiry(match) != INT64_MAX || id % 10 == 0) {
			levels_hold(HFT_SIDE_BID);
			levels_hold(HFT_SIDE_ASK);
		}
	}
	finish();
}
END_TEST

START_TEST(a_maker_is_never_filled_twice)
{
	begin();
	ask(1, 100, 10);
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 2, HFT_SIDE_BID, 100, 10)->cum_qty, 10);
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 3, HFT_SIDE_BID, 100, 10)->cum_qty, 0);
	ask(4, 100, 10);
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 5, HFT_SIDE_BID, 100, 7)->cum_qty, 7);
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 6, HFT_SIDE_BID, 100, 7)->cum_qty, 3);
	empty(HFT_SIDE_ASK);
	finish();
}
END_TEST

static void not_crossed(void)
{
	hft_bbo bbo;

	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.flags & (HFT_BBO_CROSSED | HFT_BBO_LOCKED), 0);
	if (bbo.bid_orders != 0 && bbo.ask_orders != 0)
		ck_assert_int_lt(bbo.bid_price, bbo.ask_price);
}

/* Looked at after every few reports of a sweep, and after it has come to rest. */
START_TEST(a_crossed_book_is_never_seen)
{
	hft_match_config config = config_of(4096, 64);
	hft_order sweep = limit_of(1000, HFT_SIDE_BID, 110, 5000);
	uint32_t looks = 0;

	config.work_max = 16;
	begin_with(&config);
	bid(900, 99, 5);
	for (uint64_t id = 1; id <= 200; id++)
		ask(id, 100 + (int64_t)(id % 10), 2);
	ck_assert_int_eq(hft_match_submit_n(match, &sweep, 1, out, 8, &count), 1);
	while (hft_match_pending(match) == 1) {
		not_crossed();
		looks++;
		ck_assert_int_ge(hft_match_drain(match, out, 8), 0);
	}
	ck_assert_uint_gt(looks, 10);
	not_crossed();
	QUEUE_IS(HFT_SIDE_BID, { 1000, 4600 }, { 900, 5 });
	finish();
}
END_TEST

START_TEST(a_filled_aggressor_leaves_nothing)
{
	hft_match_stats stats;
	hft_match_order order;

	begin();
	ask(1, 100, 10);
	ck_assert_uint_eq(bid(2, 100, 10)->kind, HFT_REPORT_FILLED);
	ck_assert_int_eq(hft_match_order_get(match, 2, 0, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_order_get(match, 1, 0, &order), HFT_E_NOTFOUND);
	empty(HFT_SIDE_BID);
	empty(HFT_SIDE_ASK);
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_eq(stats.orders, 0);
	ck_assert_uint_eq(stats.levels, 0);
	finish();
}
END_TEST

START_TEST(a_partly_filled_aggressor_rests_its_rest)
{
	hft_level level;
	hft_bbo bbo;

	begin();
	ask(1, 100, 4);
	ck_assert_int_eq(bid(2, 101, 10)->leaves, 6);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, 101);
	ck_assert_int_eq(bbo.bid_qty, 6);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_BID, &level, 1), 1);
	ck_assert_int_eq(level.qty, 6);
	finish();
}
END_TEST

static void best_is(int64_t bid_price, int64_t ask_price)
{
	hft_bbo bbo;

	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, bid_price);
	ck_assert_int_eq(bbo.ask_price, ask_price);
}

START_TEST(the_best_price_retreats_with_its_level)
{
	begin();
	bid(1, 100, 5);
	bid(2, 98, 5);
	bid(3, 95, 5);
	ask(4, 103, 5);
	best_is(100, 103);
	cancel(1, 0);
	best_is(98, 103);
	with_tif(HFT_TIF_IOC, 5, HFT_SIDE_ASK, 98, 5);
	best_is(95, 103);
	replace(3, 90, 5);
	best_is(90, 103);
	send((hft_order){ .kind = HFT_ORDER_MASS_CANCEL });
	best_is(HFT_PRICE_NONE, HFT_PRICE_NONE);
	finish();
}
END_TEST

START_TEST(a_market_order_is_stamped_counted_and_collared)
{
	hft_match_stats stats;
	const hft_report *r;

	begin();
	ask(1, 100, 5);
	ask(2, 105, 5);
	r = market(3, HFT_SIDE_BID, 104, 10);
	ck_assert_uint_eq(r->kind, HFT_REPORT_CANCELLED);
	ck_assert_int_eq(r->reason, -HFT_E_MATCH_AT_COLLAR);
	ck_assert_int_eq(r->cum_qty, 5);
	ck_assert_int_eq(r->qty, 5);
	for (uint32_t i = 0; i < count; i++)
		ck_assert_int_eq(out[i].ts, now);
	r = market(4, HFT_SIDE_BID, HFT_PRICE_NONE, 10);
	ck_assert_int_eq(r->reason, -HFT_E_MATCH_NO_LIQUIDITY);
	ck_assert_int_eq(r->cum_qty, 5);
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_eq(stats.commands, 4);
	ck_assert_uint_eq(stats.trades, 2);
	ck_assert_uint_eq(stats.reports, 10);
	/* A collar of zero, or below, is a collar. */
	ask(5, 1, 5);
	r = market(6, HFT_SIDE_BID, 0, 5);
	ck_assert_int_eq(r->reason, -HFT_E_MATCH_AT_COLLAR);
	ck_assert_int_eq(r->cum_qty, 0);
	finish();
}
END_TEST

START_TEST(every_end_of_an_order_has_its_own_status)
{
	hft_order c;

	begin();
	ck_assert_uint_eq(bid(1, 100, 5)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(ask(2, 100, 9)->kind, HFT_REPORT_PARTLY_FILLED);
	ck_assert_uint_eq(bid(3, 100, 4)->kind, HFT_REPORT_FILLED);
	bid(4, 90, 5);
	ck_assert_int_eq(cancel(4, 0)->reason, -HFT_E_MATCH_USER);
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 5, HFT_SIDE_BID, 90, 5)->reason, -HFT_E_MATCH_IOC);
	ck_assert_int_eq(with_tif(HFT_TIF_FOK, 6, HFT_SIDE_BID, 90, 5)->reason, -HFT_E_MATCH_FOK);
	ask(7, 100, 5);
	c = limit_of(8, HFT_SIDE_BID, 100, 5);
	c.flags = HFT_ORDER_POST_ONLY;
	refused(c, HFT_E_MATCH_WOULD_TRADE);
	c.flags = 0;
	c.stp = HFT_STP_NEWEST;
	ck_assert_int_eq(send(c)->reason, -HFT_E_MATCH_STP);
	c = limit_of(9, HFT_SIDE_BID, 90, 5);
	c.tif = HFT_TIF_GTD;
	c.expire_ts = now + 100;
	ck_assert_uint_eq(send(c)->kind, HFT_REPORT_ACCEPTED);
	c = (hft_order){ .kind = HFT_ORDER_TIMER, .ord_type = HFT_TIMER_EXPIRE, .ts = now + 99 };
	ck_assert_uint_eq(send(c)->qty, 1);
	ck_assert_uint_eq(out[0].kind, HFT_REPORT_EXPIRED);
	ck_assert_int_eq(out[0].reason, -HFT_E_MATCH_TIME);
	send((hft_order){ .kind = HFT_ORDER_MASS_CANCEL });
	ck_assert_int_eq(out[0].reason, -HFT_E_MATCH_MASS);
	finish();
}
END_TEST

START_TEST(fields_out_of_range_are_refused)
{
	static const uint32_t instruments[] = { 0, 5, 1 << 24, UINT32_MAX };
	hft_order c = limit_of(1, HFT_SIDE_BID, 100, 5);

	begin();
	for (uint32_t i = 0; i < 4; i++) {
		c.instrument = instruments[i];
		refused(c, HFT_E_MATCH_INSTRUMENT);
	}
	c = limit_of(1, 3, 100, 5);
	refused(c, HFT_E_MATCH_SIDE);
	c.side = 255;
	refused(c, HFT_E_MATCH_SIDE);
	c = limit_of(1, HFT_SIDE_BID, 100, 5);
	c.party = 17;
	refused(c, HFT_E_MATCH_PARTY);
	c.party = UINT32_MAX;
	refused(c, HFT_E_MATCH_PARTY);
	c = limit_of(1, HFT_SIDE_BID, 100, HFT_QTY_MAX + 1);
	refused(c, HFT_E_MATCH_QTY);
	c.qty = INT64_MIN;
	refused(c, HFT_E_MATCH_QTY);
	c.kind = 200;
	refused(c, HFT_E_MATCH_KIND);
	finish();
}
END_TEST

START_TEST(prices_at_the_ends_of_the_range_trade)
{
	begin();
	bid(1, INT64_MIN, 5);
	bid(2, INT64_MAX - 1, 5);
	best_is(INT64_MAX - 1, HFT_PRICE_NONE);
	ask(3, INT64_MIN, 10);
	fill_is(1, 2, 3, INT64_MAX - 1, 5);
	fill_is(3, 1, 3, INT64_MIN, 5);
	refused(limit_of(4, HFT_SIDE_ASK, HFT_PRICE_NONE, 5), HFT_E_MATCH_PRICE);
	empty(HFT_SIDE_BID);
	finish();
}
END_TEST

START_TEST(an_empty_side_is_no_price_and_no_level)
{
	hft_level levels[4];
	hft_bbo bbo;

	begin();
	best_is(HFT_PRICE_NONE, HFT_PRICE_NONE);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, levels, 4), 0);
	ck_assert_int_eq(hft_match_levels(match, 5, HFT_SIDE_ASK, levels, 4), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_bbo(match, 0, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(market(1, HFT_SIDE_BID, HFT_PRICE_NONE, 5)->reason,
			 -HFT_E_MATCH_NO_LIQUIDITY);
	bid(2, 100, 5);
	best_is(100, HFT_PRICE_NONE);
	ck_assert_int_eq(market(3, HFT_SIDE_BID, HFT_PRICE_NONE, 5)->reason,
			 -HFT_E_MATCH_NO_LIQUIDITY);
	finish();
}
END_TEST

START_TEST(depth_stays_within_its_room)
{
	hft_level levels[4] = { [3] = { .price = 77, .qty = 77, .orders = 77 } };
	hft_match_order orders[4] = { [3] = { .order_id = 77 } };

	begin();
	for (uint64_t id = 1; id <= 10; id++)
		bid(id, (int64_t)id, 1);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_BID, levels, 3), 3);
	ck_assert_int_eq(levels[2].price, 8);
	ck_assert_int_eq(levels[3].price, 77);
	ck_assert_int_eq(hft_match_orders(match, 1, HFT_SIDE_BID, orders, 3), 3);
	ck_assert_uint_eq(orders[3].order_id, 77);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_BID, NULL, 0), 0);
	finish();
}
END_TEST

START_TEST(zero_and_negative_prices_trade_and_show)
{
	hft_level levels[4];

	begin();
	ask(1, 0, 5);
	ask(2, -37630000000, 5); /* as oil was in April 2020 */
	bid(3, -40000000000, 5);
	best_is(-40000000000, -37630000000);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, levels, 4), 2);
	ck_assert_int_eq(levels[1].price, 0);
	bid(4, 0, 10);
	fill_is(1, 2, 4, -37630000000, 5);
	fill_is(3, 1, 4, 0, 5);
	ck_assert_int_eq(out[count - 1].value_hi, -1);
	ck_assert_int_eq((int64_t)out[count - 1].value_lo, -188150000000);
	finish();
}
END_TEST

START_TEST(prices_a_billion_ticks_apart_are_neighbours)
{
	const int64_t far = INT64_C(1000000000) * 10000000;
	hft_match_config config = config_of(64, 16);
	hft_level levels[8];
	hft_order c;

	config.work_max = 16;
	begin_with(&config);
	for (int64_t i = -2; i <= 2; i++)
		ask((uint64_t)(i + 3), i * far / 4, 1);
	ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_ASK, levels, 8), 5);
	cancel(1, 0);
	best_is(HFT_PRICE_NONE, -far / 4);
	c = limit_of(9, HFT_SIDE_BID, far, 3);
	/* Four orders and levels are all there is to look at. */
	ck_assert_int_eq(hft_match_submit_n(match, &c, 1, out, 64, &count), 1);
	ck_assert_int_eq(hft_match_pending(match), 0);
	ck_assert_uint_eq(count, 8);
	best_is(HFT_PRICE_NONE, far / 2);
	finish();
}
END_TEST

/* Calls that a command takes, where work is 16 orders or levels a call and room is no matter. */
static uint32_t calls_of(hft_order c)
{
	uint32_t calls = 1;

	c.ts = ++now;
	ck_assert_int_eq(hft_match_submit_n(match, &c, 1, out, OUT_MAX, &count), 1);
	for (; hft_match_pending(match) == 1; calls++)
		ck_assert_int_ge(hft_match_drain(match, out, OUT_MAX), 0);
	return calls;
}

static void asks_put(void)
{
	for (uint64_t id = 1; id <= 320; id++) {
		hft_order c = limit_of(id, HFT_SIDE_ASK, (int64_t)id, 1);

		c.tif = HFT_TIF_GTD;
		c.expire_ts = now + 1000000;
		ck_assert_uint_eq(send(c)->kind, HFT_REPORT_ACCEPTED);
	}
}

START_TEST(the_work_of_a_call_is_bounded)
{
	hft_match_config config = config_of(4096, 512);
	hft_order c = limit_of(1000, HFT_SIDE_BID, 320, 321);
	hft_order timer = { .kind = HFT_ORDER_TIMER, .ord_type = HFT_TIMER_EXPIRE };

	config.work_max = 16;
	begin_with(&config);
	asks_put();
	c.tif = HFT_TIF_FOK; /* looks at all and takes none, by levels and by orders */
	ck_assert_uint_ge(calls_of(c), 320 / 16);
	c.stp = HFT_STP_NEWEST;
	c.party = 2;
	ck_assert_uint_ge(calls_of(c), 320 / 16);
	c.tif = HFT_TIF_IOC;
	ck_assert_uint_ge(calls_of(c), 320 / 16);
	empty(HFT_SIDE_ASK);
	asks_put();
	ck_assert_uint_ge(calls_of((hft_order){ .kind = HFT_ORDER_MASS_CANCEL }), 320 / 16);
	empty(HFT_SIDE_ASK);
	asks_put();
	now += 2000000;
	ck_assert_uint_ge(calls_of(timer), 320 / 16);
	empty(HFT_SIDE_ASK);
	finish();
}
END_TEST

START_TEST(what_is_shown_is_of_one_instant)
{
	hft_level level;
	hft_bbo bbo;
	uint64_t before = 0;

	begin();
	for (uint64_t id = 1; id <= 100; id++) {
		send(limit_of(id, HFT_SIDE_BID, 100 + (int64_t)(id * 7 % 13), 3));
		ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
		ck_assert_int_eq(hft_match_levels(match, 1, HFT_SIDE_BID, &level, 1), 1);
		ck_assert_int_eq(bbo.ts_event, now);
		ck_assert_int_eq(bbo.bid_price, level.price);
		ck_assert_int_eq(bbo.bid_qty, level.qty);
		ck_assert_uint_eq(bbo.bid_orders, level.orders);
		ck_assert_uint_eq(bbo.orders, id);
		ck_assert_uint_gt(bbo.seq, before);
		before = bbo.seq;
	}
	finish();
}
END_TEST

START_TEST(a_full_pool_refuses_and_recovers)
{
	hft_match_config config = config_of(4, 3);

	begin_with(&config);
	bid(1, 100, 5);
	bid(2, 101, 5);
	bid(3, 102, 5);
	refused(limit_of(4, HFT_SIDE_BID, 103, 5), HFT_E_MATCH_LEVELS_FULL);
	bid(4, 102, 5);
	refused(limit_of(5, HFT_SIDE_BID, 102, 5), HFT_E_MATCH_ORDERS_FULL);
	/* What never rests needs no room, and what a replace frees it may use. */
	ck_assert_int_eq(with_tif(HFT_TIF_IOC, 6, HFT_SIDE_ASK, 102, 5)->cum_qty, 5);
	bid(5, 102, 5);
	ck_assert_uint_eq(replace(1, 99, 5)->kind, HFT_REPORT_REPLACED);
	refused(replace_of(5, 98, 5), HFT_E_MATCH_LEVELS_FULL);
	cancel(2, 0);
	ck_assert_uint_eq(bid(7, 50, 5)->kind, HFT_REPORT_ACCEPTED);
	finish();
}
END_TEST

START_TEST(memory_of_gone_orders_is_used_again)
{
	hft_match_config config = config_of(1 << 20, 1 << 16);
	hft_match_stats stats[2];

	begin_with(&config);
	for (int turn = 0; turn < 2; turn++) {
		for (uint64_t id = 1; id <= 20000; id++) {
			bid(turn * 1000000 + id, (int64_t)(id % 100), 1);
			if (id > 100)
				cancel(turn * 1000000 + id - 100, 0);
		}
		send((hft_order){ .kind = HFT_ORDER_MASS_CANCEL });
		ck_assert_int_eq(hft_match_stats_get(match, &stats[turn]), HFT_OK);
		ck_assert_uint_eq(stats[turn].orders, 0);
		ck_assert_uint_eq(stats[turn].levels, 0);
	}
	ck_assert_uint_eq(stats[0].bytes_used, stats[1].bytes_used);
	finish();
}
END_TEST

START_TEST(memory_follows_what_is_live)
{
	hft_match_config config;
	hft_match_stats stats;

	ck_assert_int_eq(hft_match_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 1000;
	begin_with(&config);
	for (uint32_t i = 1; i <= 1000; i++) {
		hft_order c = limit_of(i, HFT_SIDE_BID, (int64_t)i * 1000000000, 1);

		c.instrument = i;
		ck_assert_uint_eq(send(c)->kind, HFT_REPORT_ACCEPTED);
	}
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_lt(stats.bytes_used, 8 << 20);
	ck_assert_uint_gt(stats.bytes_reserved, stats.bytes_used);
	finish();
}
END_TEST

START_TEST(the_average_price_is_exact)
{
	const hft_report *r;
	__int128 value;

	begin();
	/* 1 at 100 and 2 at 101: 302 over 3 is no number of ticks. */
	ask(1, 100, 1);
	ask(2, 101, 2);
	r = bid(3, 101, 3);
	ck_assert_uint_eq(r->value_lo, 302);
	ck_assert_int_eq(r->value_hi, 0);
	ck_assert_int_eq(r->cum_qty, 3);
	/* Beyond 64 bits, of either sign. */
	ask(4, INT64_MAX - 1, HFT_QTY_MAX);
	r = bid(5, INT64_MAX - 1, HFT_QTY_MAX);
	value = (__int128)(INT64_MAX - 1) * HFT_QTY_MAX;
	ck_assert_uint_eq(r->value_lo, (uint64_t)value);
	ck_assert_int_eq(r->value_hi, (int64_t)(value >> 64));
	bid(6, INT64_MIN, HFT_QTY_MAX);
	ask(7, INT64_MIN, 3);
	r = ask(8, INT64_MIN, HFT_QTY_MAX - 3);
	value = (__int128)INT64_MIN * HFT_QTY_MAX;
	ck_assert_uint_eq(out[1].value_lo, (uint64_t)value);
	ck_assert_int_eq(out[1].value_hi, (int64_t)(value >> 64));
	ck_assert_int_eq(out[1].cum_qty, HFT_QTY_MAX);
	finish();
}
END_TEST

/* An order that is filled and topped up again and again, by the most that is possible. */
START_TEST(what_an_order_fills_stays_countable)
{
	const hft_report *r;

	begin();
	bid(1, -7, HFT_QTY_MAX);
	for (uint64_t turn = 1; turn < 1024; turn++) {
		ask(1 + turn, -7, HFT_QTY_MAX - 1);
		ck_assert_uint_eq(replace(1, -7, HFT_QTY_MAX)->kind, HFT_REPORT_REPLACED);
	}
	ask(5000, -7, HFT_QTY_MAX - 1);
	ck_assert_int_eq(out[1].cum_qty, 1024 * (HFT_QTY_MAX - 1));
	ck_assert_int_eq(out[1].value_hi, -4); /* of -3.5 and a little */
	/* 1024 x 2^53 is 2^63: but 1023 more fit. */
	refused(replace_of(1, -7, 1024), HFT_E_MATCH_QTY);
	r = replace(1, -7, 1023);
	ck_assert_uint_eq(r->kind, HFT_REPORT_REPLACED);
	ask(5001, -7, 1023);
	ck_assert_int_eq(out[1].cum_qty, INT64_MAX);
	finish();
}
END_TEST

START_TEST(times_are_those_of_the_input)
{
	hft_order c = limit_of(2, HFT_SIDE_BID, 100, 8);

	begin();
	ask(1, 100, 5);
	c.ts = 42; /* and need not rise */
	send(c);
	for (uint32_t i = 0; i < count; i++) {
		ck_assert_int_eq(out[i].ts, 42);
		ck_assert_uint_eq(out[i].seq, seq);
	}
	finish();
}
END_TEST

/* A command of a small market, all of it at one instant: what came first is first. */
static hft_order command_of(uint64_t id)
{
	static const uint8_t tifs[8] = { HFT_TIF_GTC, HFT_TIF_GTC, HFT_TIF_DAY, HFT_TIF_GTC,
					 HFT_TIF_IOC, HFT_TIF_FOK, HFT_TIF_DAY, HFT_TIF_GTC };
	uint64_t x = spread(id) ^ spread(id * id) >> 7;
	hft_order c = limit_of(id, 1 + (x >> 63), 100 + (int64_t)(x >> 40 & 7),
			       1 + (int64_t)(x >> 50 & 31));

	c.tif = tifs[x >> 20 & 7];
	c.party = 1 + (x >> 10 & 3);
	c.stp = (x & 3) == 0 ? 1 + (x >> 5 & 3) : 0;
	if ((x >> 30 & 7) == 0 && c.tif != HFT_TIF_DAY)
		c.ord_type = HFT_TYPE_MARKET;
	if ((x >> 56 & 3) == 0 && id > 30) {
		c.kind = (x >> 60 & 1) != 0 ? HFT_ORDER_CANCEL : HFT_ORDER_REPLACE;
		c.qty = c.kind == HFT_ORDER_CANCEL ? 0 : c.qty;
		c.order_id = id - 1 - (x >> 44 & 15);
		c.side = HFT_SIDE_NONE;
	}
	c.ts = 1;
	c.seq = id;
	return c;
}

static uint32_t run_of(const hft_match_config *config, uint32_t cap, uint32_t batch,
		       hft_report *reports)
{
	hft_order commands[64];
	uint32_t total = 0;
	uint32_t written;
	uint32_t taken;

	begin_with(config);
	for (uint64_t id = 1; id <= 2000; id += batch) {
		for (uint32_t i = 0; i < batch; i++)
			commands[i] = command_of(id + i);
		for (taken = 0; taken < batch;) {
			taken += (uint32_t)hft_match_submit_n(match, &commands[taken],
							      batch - taken, &reports[total], cap,
							      &written);
			total += written;
			while (hft_match_pending(match) == 1)
				total += (uint32_t)hft_match_drain(match, &reports[total], cap);
			ck_assert_uint_lt(total + cap, OUT_MAX);
		}
	}
	for (uint32_t i = 0; i < total; i++)
		reports[i].handle = 0;
	return total;
}

static uint64_t digest_of(const void *bytes, size_t size)
{
	uint64_t digest = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < size; i++)
		digest = (digest ^ ((const uint8_t *)bytes)[i]) * UINT64_C(0x100000001b3);
	return digest;
}

/* Whatever the seed, the sizes, the room and the batches are; and, by the numbers written here, on
 * whatever compiler at whatever optimisation. */
START_TEST(the_same_commands_give_the_same_reports)
{
	hft_match_config config = config_of(4096, 64);
	static hft_report first[OUT_MAX];
	uint64_t hash;
	uint32_t total;

	total = run_of(&config, 1024, 50, first);
	hash = hft_match_hash(match);
	finish();
	ck_assert_uint_eq(total, 4860);
	ck_assert_uint_eq(digest_of(first, total * sizeof(first[0])),
			  UINT64_C(0x6d873164756295f7));
	ck_assert_uint_eq(hash, UINT64_C(0x32f3a67c1e998227));
	config.hash_seed = 987654321;
	config.dense_ids = 1000;
	config.work_max = 16;
	config.orders_max = 100000;
	ck_assert_uint_eq(run_of(&config, HFT_MATCH_REPORTS_MIN, 1, out), total);
	ck_assert_mem_eq(first, out, total * sizeof(out[0]));
	ck_assert_uint_eq(hft_match_hash(match), hash);
	finish();
}
END_TEST

START_TEST(a_live_id_is_refused_and_a_gone_one_taken)
{
	static const uint64_t ids[] = { 0, 1, UINT64_MAX };
	hft_match_order order;

	begin();
	for (uint32_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(bid(ids[i], 100, 5)->kind, HFT_REPORT_ACCEPTED);
		refused(limit_of(ids[i], HFT_SIDE_ASK, 200, 5), HFT_E_MATCH_ORDER_EXISTS);
		ck_assert_int_eq(hft_match_order_get(match, ids[i], 0, &order), HFT_OK);
		ck_assert_int_eq(order.price, 100);
	}
	for (uint32_t i = 0; i < 3; i++) {
		cancel(ids[i], 0);
		refused(cancel_of(ids[i], 0), HFT_E_MATCH_ORDER_UNKNOWN);
		ck_assert_uint_eq(ask(ids[i], 200, 5)->kind, HFT_REPORT_ACCEPTED);
	}
	finish();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_faults");
	TCase *peers = tcase_create("peers");
	TCase *sample = tcase_create("sample");

	tcase_set_timeout(peers, 60);
	tcase_add_test(peers, a_replace_that_crosses_trades);
	tcase_add_test(peers, fok_fills_at_the_makers_prices);
	tcase_add_test(peers, a_selling_aggressor_prints_at_the_bids_price);
	tcase_add_test(peers, a_pure_decrease_keeps_its_place);
	tcase_add_test(peers, a_partly_filled_maker_stays_first);
	tcase_add_test(peers, fok_counts_only_what_it_may_trade);
	tcase_add_test(peers, a_small_pool_outlives_a_million_orders);
	tcase_add_test(peers, no_report_is_lost_where_room_is_small);
	tcase_add_test(peers, a_cancel_inside_a_deep_level_walks_nothing);
	tcase_add_test(peers, a_replace_after_a_fill_rests_what_it_says);
	tcase_add_test(peers, only_the_owner_cancels_or_replaces);
	tcase_add_test(peers, a_queue_read_out_has_its_order);
	tcase_add_test(sample, a_levels_totals_are_those_of_its_orders);
	tcase_add_test(sample, a_maker_is_never_filled_twice);
	tcase_add_test(sample, a_crossed_book_is_never_seen);
	tcase_add_test(sample, a_filled_aggressor_leaves_nothing);
	tcase_add_test(sample, a_partly_filled_aggressor_rests_its_rest);
	tcase_add_test(sample, the_best_price_retreats_with_its_level);
	tcase_add_test(sample, a_market_order_is_stamped_counted_and_collared);
	tcase_add_test(sample, every_end_of_an_order_has_its_own_status);
	tcase_add_test(sample, fields_out_of_range_are_refused);
	tcase_add_test(sample, prices_at_the_ends_of_the_range_trade);
	tcase_add_test(sample, an_empty_side_is_no_price_and_no_level);
	tcase_add_test(sample, depth_stays_within_its_room);
	tcase_add_test(sample, zero_and_negative_prices_trade_and_show);
	tcase_add_test(sample, prices_a_billion_ticks_apart_are_neighbours);
	tcase_add_test(sample, the_work_of_a_call_is_bounded);
	tcase_add_test(sample, what_is_shown_is_of_one_instant);
	tcase_add_test(sample, a_full_pool_refuses_and_recovers);
	tcase_add_test(sample, memory_of_gone_orders_is_used_again);
	tcase_add_test(sample, memory_follows_what_is_live);
	tcase_add_test(sample, the_average_price_is_exact);
	tcase_add_test(sample, what_an_order_fills_stays_countable);
	tcase_add_test(sample, times_are_those_of_the_input);
	tcase_add_test(sample, the_same_commands_give_the_same_reports);
	tcase_add_test(sample, a_live_id_is_refused_and_a_gone_one_taken);
	suite_add_tcase(suite, peers);
	suite_add_tcase(suite, sample);
	return unit_run(suite);
}
