/* SPDX-License-Identifier: Apache-2.0 */
/* Saving an engine and loading it: what is refused, and that it changes nothing. */
#include "match/save.h"

#include "match_fixture.h"
#include "save_fixture.h"

/* Where the rows of the state below lie. */
enum {
	PARTY_3 = 64,
	PARTY_5 = 96,
	BOOK_1 = 128,
	LEVEL_100 = 160,
	ORDER_1 = 184,
	ORDER_2 = 256,
	LEVEL_99 = 328,
	ORDER_3 = 352,
	LEVEL_105 = 424,
	ORDER_4 = 448,
	BOOK_3 = 520,
	LEVEL_50 = 552,
	ORDER_6 = 576,
	TAIL = 648,
	SIZE = 656
};

#define HEAD(field) offsetof(struct hft_save_head, field)
#define PARTY(at, field) (at + offsetof(struct hft_match_save_party, field))
#define BOOK(at, field) (at + offsetof(struct hft_save_instrument, field))
#define LEVEL(at, field) (at + offsetof(struct hft_save_level, field))
#define ORDER(at, field) (at + offsetof(struct hft_match_save_order, field))

static void party(uint32_t id)
{
	hft_party row = { .id = id, .account = 40 + id, .trader = 50 + id, .desk = 60 + id,
			  .client = 70 + id, .strategy = 80 + id, .stp_group = 90 + id };

	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
}

static void save(void)
{
	int64_t need = hft_match_save(match, NULL, 0);

	ck_assert_int_gt(need, 0);
	ck_assert_int_le(need, BYTES_MAX);
	size = (uint64_t)need;
	ck_assert_int_eq(hft_match_save(match, bytes, size), need);
}

static void fill(void)
{
	hft_order order = limit_of(1, HFT_SIDE_BID, 100, 10);

	party(5);
	party(3);
	order.tif = HFT_TIF_GTD;
	order.expire_ts = 5000;
	give(order);
	bid(2, 100, 5);
	bid(3, 99, 7);
	ask(4, 105, 9);
	bid(5, 105, 2); /* meets order 4 */
	order = limit_of(6, HFT_SIDE_ASK, 50, 1);
	order.instrument = 3;
	give(order);
	save();
	ck_assert_uint_eq(size, SIZE);
}

static void again(const hft_match_config *config)
{
	hft_match_destroy(match);
	match_open(config);
}

static void again_empty(void)
{
	hft_match_config config = match_config();

	again(&config);
}

static hft_status load(const void *from, uint64_t n)
{
	return hft_match_load(match, from, n);
}

/* The handle is what it was before anything came. */
static void is_empty(void)
{
	hft_match_stats stats;

	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	ck_assert_uint_eq(hft_match_hash(match), 0);
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_eq(stats.commands + stats.trades + stats.orders + stats.levels, 0);
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
}

static void loads(void)
{
	static uint8_t same[BYTES_MAX];

	ck_assert_int_eq(load(bytes, size), HFT_OK);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	ck_assert_int_eq(hft_match_save(match, same, sizeof(same)), (int64_t)size);
	ck_assert_mem_eq(same, bytes, size);
}

START_TEST(the_size_is_told_and_kept_to)
{
	uint8_t room[SIZE];

	fill();
	memset(room, 0xa5, sizeof(room));
	ck_assert_int_eq(hft_match_save(match, room, SIZE - 1), SIZE);
	for (uint32_t i = 0; i < SIZE; i++)
		ck_assert_uint_eq(room[i], 0xa5);
	ck_assert_int_eq(hft_match_save(match, room, SIZE), SIZE);
	ck_assert_mem_eq(room, bytes, SIZE);
	ck_assert_int_eq(hft_match_save(match, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_save(NULL, room, SIZE), HFT_E_INVAL);
}
END_TEST

START_TEST(what_is_loaded_goes_on)
{
	hft_match_stats stats;
	hft_match_order row;
	hft_bbo bbo;

	fill();
	again_empty();
	loads();
	row = stands(4, 105, 7);
	ck_assert_int_eq(row.cum_qty, 2);
	ck_assert_uint_eq(row.value_lo, 210);
	ck_assert_uint_eq(row.client_id, 10004);
	ck_assert_uint_eq(row.ref_id, 20004);
	ck_assert_uint_eq(row.party, 7);
	ck_assert_uint_eq(row.session, 1);
	QUEUE_IS(HFT_SIDE_BID, 1, 2, 3);
	ck_assert_int_eq(hft_match_next_expiry(match), 5000);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_uint_eq(bbo.seq, 5);
	ck_assert_int_eq(bbo.ts_event, 1000);
	ck_assert_uint_eq(bbo.orders, 4);
	ck_assert_uint_eq(match->parties[3].account, 43);
	ck_assert_uint_eq(match->parties[5].stp_group, 95);
	/* Counters are the handle's own, but for the trades: the last one's number. */
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_eq(stats.commands + stats.rejected + stats.reports, 0);
	ck_assert_uint_eq(stats.trades, 1);
	ck_assert_uint_eq(stats.orders_peak, 5);
	ck_assert_uint_eq(stats.levels_peak, 4);
	ask(7, 100, 12);
	ck_assert_uint_eq(reports[1].trade_id, 2);
	QUEUE_IS(HFT_SIDE_BID, 2, 3);
}
END_TEST

START_TEST(an_empty_engine_is_a_state_too)
{
	save();
	ck_assert_uint_eq(size, 72);
	loads();
	is_empty();
	/* Nothing was taken yet: it may be loaded into. */
	loads();
	bid(1, 100, 5);
}
END_TEST

START_TEST(only_a_handle_that_took_nothing_is_loaded_into)
{
	fill();
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	again_empty();
	loads();
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	again_empty();
	bid(1, 100, 5);
	save();
	again_empty();
	loads();
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	again_empty();
	party(1);
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	again_empty();
	refused(limit_of(1, 7, 100, 1), HFT_E_MATCH_SIDE);
	ck_assert_int_eq(load(bytes, size), HFT_E_EXISTS);
	again_empty();
	ck_assert_int_eq(load(NULL, size), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_load(NULL, bytes, size), HFT_E_INVAL);
}
END_TEST

START_TEST(a_suspended_command_is_drained_first)
{
	hft_order order = market_of(99, HFT_SIDE_BID, 100);
	uint32_t written;

	for (uint64_t id = 1; id <= 20; id++)
		ask(id, 100, 1);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, 8, &written), 1);
	ck_assert_int_eq(hft_match_pending(match), 1);
	ck_assert_int_eq(hft_match_save(match, bytes, sizeof(bytes)), HFT_E_MORE);
	ck_assert_int_eq(load(bytes, 72), HFT_E_MORE);
	while (hft_match_pending(match))
		ck_assert_int_gt(hft_match_drain(match, reports, REPORTS_MAX), 0);
	save();
}
END_TEST

START_TEST(a_poisoned_handle_neither_saves_nor_loads)
{
	fill();
	match->poisoned = 1;
	ck_assert_int_eq(hft_match_save(match, NULL, 0), HFT_E_INTERNAL);
	ck_assert_int_eq(load(bytes, size), HFT_E_INTERNAL);
	match->poisoned = 0;
}
END_TEST

START_TEST(every_length_but_the_right_one_is_refused)
{
	fill();
	again_empty();
	for (uint64_t n = 0; n < size; n++) {
		hft_status status = load(bytes, n);

		ck_assert_int_eq(status, HFT_E_TRUNCATED);
	}
	ck_assert_int_eq(load(bytes, size + 1), HFT_E_MALFORMED);
	/* More than the counts give, with a checksum of all of it. */
	memset(bytes + size, 0, 8);
	size += 8;
	sum_again(bytes);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	put(HEAD(size), 8, size);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	is_empty();
	size -= 8;
	put(HEAD(size), 8, size);
	loads();
}
END_TEST

START_TEST(every_changed_byte_is_refused)
{
	fill();
	again_empty();
	for (uint64_t at = 0; at < size; at++)
		for (uint32_t bit = 0; bit < 8; bit++) {
			hft_status status;

			bytes[at] ^= (uint8_t)(1 << bit);
			status = load(bytes, size);
			ck_assert(status == HFT_E_MALFORMED || status == HFT_E_TRUNCATED ||
				  (status == HFT_E_NOTSUP && at < 16));
			bytes[at] ^= (uint8_t)(1 << bit);
		}
	is_empty();
	loads();
}
END_TEST

static const struct harm harms[] = {
	{ HEAD(magic), 8, 1, HFT_E_MALFORMED },
	{ HEAD(version), 4, 2, HFT_E_NOTSUP },
	{ HEAD(version), 4, 0, HFT_E_NOTSUP },
	{ HEAD(kind), 4, HFT_SAVE_BOOK, HFT_E_NOTSUP },
	{ HEAD(config), 4, HFT_MATCH_OWNER_ACCOUNT, HFT_E_NOTSUP },
	{ HEAD(config), 4, HFT_MATCH_NO_IDS, HFT_E_NOTSUP },
	{ HEAD(size), 8, SIZE - 8, HFT_E_MALFORMED },
	{ HEAD(size), 8, SIZE + 8, HFT_E_TRUNCATED },
	{ HEAD(size), 8, UINT64_MAX, HFT_E_TRUNCATED },
	{ HEAD(parties), 4, 1, HFT_E_MALFORMED },
	{ HEAD(parties), 4, 3, HFT_E_MALFORMED },
	{ HEAD(instruments), 4, 1, HFT_E_MALFORMED },
	{ HEAD(instruments), 4, UINT32_MAX, HFT_E_MALFORMED },
	{ HEAD(levels), 4, 5, HFT_E_MALFORMED },
	{ HEAD(orders), 4, 4, HFT_E_MALFORMED },
	{ HEAD(orders), 4, UINT32_MAX, HFT_E_MALFORMED },
	{ HEAD(reserved), 4, 1, HFT_E_MALFORMED },
	{ HEAD(reserved2), 8, 1, HFT_E_MALFORMED },
	{ PARTY(PARTY_3, id), 4, 0, HFT_E_MALFORMED },
	{ PARTY(PARTY_3, id), 4, 5, HFT_E_MALFORMED },
	{ PARTY(PARTY_3, id), 4, 6, HFT_E_MALFORMED },
	{ PARTY(PARTY_5, id), 4, 101, HFT_E_RANGE },
	{ PARTY(PARTY_5, reserved), 4, 1, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, seq), 8, 0, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, id), 4, 0, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, id), 4, 3, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, flags), 4, HFT_BBO_UNTRUSTED, HFT_E_MALFORMED },
	{ BOOK(BOOK_3, id), 4, 5, HFT_E_RANGE },
	{ BOOK(BOOK_1, levels), 4, 1, HFT_E_MALFORMED },
	{ BOOK(BOOK_1, levels), 4, 3, HFT_E_MALFORMED },
	{ BOOK(BOOK_3, levels[1]), 4, 0, HFT_E_MALFORMED },
	{ BOOK(BOOK_3, levels[1]), 4, UINT32_MAX, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, price), 8, HFT_PRICE_NONE, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, price), 8, 99, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, price), 8, 98, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, price), 8, 105, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_105, price), 8, 100, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_105, price), 8, (uint64_t)INT64_MIN, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, 0, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, 14, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, 16, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, ((uint64_t)1 << 62) + 1, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, qty), 8, UINT64_MAX, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, orders), 4, 1, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_100, orders), 4, 3, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_99, orders), 4, 0, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_50, orders), 4, UINT32_MAX, HFT_E_MALFORMED },
	{ LEVEL(LEVEL_99, reserved), 4, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, order.id), 8, 2, HFT_E_MALFORMED },
	{ ORDER(ORDER_6, order.id), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, order.qty), 8, 0, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, order.qty), 8, 11, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, order.qty), 8, HFT_QTY_MAX + 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, order.qty), 8, (uint64_t)INT64_MIN, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, cum_qty), 8, UINT64_MAX, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, cum_qty), 8, 0, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, cum_qty), 8, INT64_MAX - 6, HFT_E_MALFORMED },
	{ ORDER(ORDER_3, value_lo), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_3, value_hi), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, value_hi), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_4, value_hi), 8, (uint64_t)-2, HFT_E_MALFORMED },
	{ ORDER(ORDER_2, expire_ts), 8, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_2, tif), 1, HFT_TIF_IOC, HFT_E_MALFORMED },
	{ ORDER(ORDER_2, tif), 1, HFT_TIF_FOK, HFT_E_MALFORMED },
	{ ORDER(ORDER_2, tif), 1, HFT_TIF_GTX + 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_1, tif), 1, HFT_TIF_DAY, HFT_E_MALFORMED },
	{ ORDER(ORDER_2, reserved), 1, 1, HFT_E_MALFORMED },
	{ ORDER(ORDER_6, party), 4, 101, HFT_E_RANGE },
	{ TAIL + 4, 4, 1, HFT_E_MALFORMED },
};

START_TEST(a_field_out_of_range_is_refused)
{
	fill();
	again_empty();
	ck_assert_int_eq(load(harmed(&harms[_i]), size), harms[_i].status);
	is_empty();
	loads();
}
END_TEST

START_TEST(quantities_that_only_agree_are_refused)
{
	fill();
	again_empty();
	put(ORDER(ORDER_1, order.qty), 8, 0);
	put(ORDER(ORDER_2, order.qty), 8, 15);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	put(ORDER(ORDER_1, order.qty), 8, (uint64_t)-1);
	put(ORDER(ORDER_2, order.qty), 8, 16);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	put(ORDER(ORDER_1, order.qty), 8, HFT_QTY_MAX + 1);
	put(ORDER(ORDER_2, order.qty), 8, 1);
	put(LEVEL(LEVEL_100, qty), 8, HFT_QTY_MAX + 2);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	put(ORDER(ORDER_1, order.qty), 8, HFT_QTY_MAX);
	put(LEVEL(LEVEL_100, qty), 8, HFT_QTY_MAX + 1);
	loads();
}
END_TEST

/* 2049 times 2^53 is 2^53 again in 64 bits. */
START_TEST(a_total_that_comes_round_is_refused)
{
	enum { ORDERS = 2049, FIRST = 64 + 32 };
	hft_match_config config = match_config();

	config.orders_max = ORDERS;
	again(&config);
	for (uint64_t id = 1; id <= ORDERS; id++)
		bid(id, 100, 1);
	save();
	again(&config);
	for (uint64_t i = 0; i < ORDERS; i++)
		put(ORDER(FIRST + 24 + i * sizeof(struct hft_match_save_order), order.qty), 8,
		    HFT_QTY_MAX);
	put(LEVEL(FIRST, qty), 8, HFT_QTY_MAX);
	ck_assert_int_eq(load(bytes, size), HFT_E_MALFORMED);
	is_empty();
}
END_TEST

/* What may be anything, or anything in range. */
START_TEST(fields_in_range_are_taken)
{
	static const struct harm may[] = {
		{ HEAD(trade_id), 8, UINT64_MAX, HFT_OK },
		{ PARTY(PARTY_3, account), 4, UINT32_MAX, HFT_OK },
		{ PARTY(PARTY_5, id), 4, 100, HFT_OK },
		{ BOOK(BOOK_3, id), 4, 4, HFT_OK },
		{ BOOK(BOOK_1, ts), 8, (uint64_t)INT64_MIN, HFT_OK },
		{ LEVEL(LEVEL_100, price), 8, 104, HFT_OK },
		{ LEVEL(LEVEL_99, price), 8, (uint64_t)INT64_MIN, HFT_OK },
		{ LEVEL(LEVEL_105, price), 8, 101, HFT_OK },
		{ LEVEL(LEVEL_50, price), 8, (uint64_t)INT64_MIN, HFT_OK },
		{ ORDER(ORDER_1, order.id), 8, 0, HFT_OK },
		{ ORDER(ORDER_1, expire_ts), 8, 0, HFT_OK },
		{ ORDER(ORDER_1, tif), 1, HFT_TIF_GTT, HFT_OK },
		{ ORDER(ORDER_2, tif), 1, HFT_TIF_GTX, HFT_OK },
		{ ORDER(ORDER_4, cum_qty), 8, INT64_MAX - 7, HFT_OK },
		{ ORDER(ORDER_4, value_hi), 8, UINT64_MAX, HFT_OK },
		{ ORDER(ORDER_6, party), 4, 100, HFT_OK },
	};

	fill();
	for (uint32_t i = 0; i < sizeof(may) / sizeof(may[0]); i++) {
		again_empty();
		ck_assert_int_eq(load(harmed(&may[i]), size), HFT_OK);
		ck_assert_int_eq(hft_match_check(match), HFT_OK);
	}
}
END_TEST

START_TEST(maxima_need_only_have_room)
{
	hft_match_config config = match_config();

	fill();
	config.orders_max = 4;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_FULL);
	config.orders_max = 5;
	config.levels_max = 3;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_FULL);
	config.levels_max = 4;
	config.instruments_max = 2;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_RANGE);
	config.instruments_max = 3;
	config.parties_max = 6;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_RANGE);
	config.parties_max = 4;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_RANGE);
	is_empty();
	config.parties_max = 7;
	config.work_max = 16;
	config.hash_seed = 99;
	again(&config);
	loads();
	refused(limit_of(7, HFT_SIDE_BID, 1, 1), HFT_E_MATCH_ORDERS_FULL);
	give(cancel_of(6));
	bid(7, 1, 1);
}
END_TEST

START_TEST(flags_must_be_the_savers)
{
	hft_match_config config = match_config();

	fill();
	config.flags = HFT_MATCH_OWNER_ACCOUNT;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_NOTSUP);
	config.flags = HFT_MATCH_NO_IDS;
	again(&config);
	ck_assert_int_eq(load(bytes, size), HFT_E_NOTSUP);
	is_empty();
}
END_TEST

/* Found when thousands of ids are in the index, which has grown and still moves, or in its table of
 * dense ids, or in both: all are taken out again. */
START_TEST(an_id_that_comes_twice_late_leaves_nothing_behind)
{
	enum { ORDERS = 5000 };
	hft_match_config config = match_config();
	struct harm harm = { .width = 8, .value = 17, .status = HFT_E_MALFORMED };

	config.orders_max = ORDERS;
	config.dense_ids = (uint64_t)_i * ORDERS / 2;
	again(&config);
	for (uint64_t id = 1; id <= ORDERS; id++)
		bid(id, (int64_t)(id % 7), 1);
	save();
	again(&config);
	harm.at = (uint32_t)(size - sizeof(struct hft_save_tail) -
			     sizeof(struct hft_match_save_order));
	for (uint32_t tries = 0; tries < 3; tries++) {
		ck_assert_int_eq(load(harmed(&harm), size), HFT_E_MALFORMED);
		is_empty();
	}
	for (uint64_t id = 1; id <= ORDERS; id++)
		gone(id);
	loads();
	for (uint64_t id = 1; id <= ORDERS; id++)
		give(cancel_of(id));
}
END_TEST

/* That ids are unique is then the caller's promise, and handles come from the books. */
START_TEST(without_ids_handles_are_learnt_anew)
{
	hft_match_config config = match_config();
	hft_order cancel = cancel_of(0);
	hft_match_order rows[2];

	config.flags = HFT_MATCH_NO_IDS;
	again(&config);
	bid(1, 100, 5);
	cancel.handle = reports[0].handle;
	give(cancel);
	bid(2, 100, 6);
	bid(3, 100, 7);
	save();
	again(&config);
	loads();
	ck_assert_int_eq(hft_match_orders(match, 1, HFT_SIDE_BID, rows, 2), 2);
	ck_assert_uint_eq(rows[0].order_id, 2);
	cancel.handle = rows[1].handle;
	give(cancel);
	closes(1, HFT_REPORT_CANCELLED, 3, 7, 0, HFT_E_MATCH_USER);
	QUEUE_IS(HFT_SIDE_BID, 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("save");
	TCase *tcase = tcase_create("save");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_add_test(tcase, the_size_is_told_and_kept_to);
	tcase_add_test(tcase, what_is_loaded_goes_on);
	tcase_add_test(tcase, an_empty_engine_is_a_state_too);
	tcase_add_test(tcase, only_a_handle_that_took_nothing_is_loaded_into);
	tcase_add_test(tcase, a_suspended_command_is_drained_first);
	tcase_add_test(tcase, a_poisoned_handle_neither_saves_nor_loads);
	tcase_add_test(tcase, every_length_but_the_right_one_is_refused);
	tcase_add_test(tcase, every_changed_byte_is_refused);
	tcase_add_loop_test(tcase, a_field_out_of_range_is_refused, 0,
			    sizeof(harms) / sizeof(harms[0]));
	tcase_add_test(tcase, quantities_that_only_agree_are_refused);
	tcase_add_test(tcase, a_total_that_comes_round_is_refused);
	tcase_add_test(tcase, fields_in_range_are_taken);
	tcase_add_test(tcase, maxima_need_only_have_room);
	tcase_add_test(tcase, flags_must_be_the_savers);
	tcase_add_loop_test(tcase, an_id_that_comes_twice_late_leaves_nothing_behind, 0, 4);
	tcase_add_test(tcase, without_ids_handles_are_learnt_anew);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
