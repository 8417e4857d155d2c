/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A command that is suspended: how large the caller's arrays are, how much work a call may do, how
 * many commands it brings and the index's seed never change what is reported. And what can be asked
 * meanwhile.
 */
#include "match_fixture.h"

enum { COMMANDS = 30000, STREAM_REPORTS = 400000 };

static uint64_t random_state;

static uint64_t draw(uint64_t bound)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (random_state >> 33) % bound;
}

static uint8_t draw_tif(void)
{
	static const uint8_t tifs[] = { HFT_TIF_DAY, HFT_TIF_GTC, HFT_TIF_GTD, HFT_TIF_GTT,
					HFT_TIF_GTX, HFT_TIF_GTC, HFT_TIF_IOC, HFT_TIF_FOK };

	return tifs[draw(8)];
}

/* Deep queues of small orders, and now and then one that takes dozens of them. */
static hft_order draw_command(uint64_t at)
{
	hft_order order = { .ts = (hft_time)(1000 + at), .seq = at + 1, .order_id = draw(200),
			    .client_id = draw(3), .price = 100 + (int64_t)draw(8),
			    .qty = 1 + (int64_t)(draw(12) == 0 ? draw(200) : draw(5)),
			    .expire_ts = (hft_time)(1000 + at + draw(300)),
			    .party = (uint32_t)draw(6), .session = (uint16_t)draw(3) };
	uint64_t pick = draw(100);

	order.tif = draw_tif();
	order.stp = (uint8_t)draw(5);
	order.flags = draw(10) == 0 ? HFT_ORDER_POST_ONLY : draw(10) == 0 ? HFT_ORDER_QTY_TOTAL : 0;
	if (pick < 70) {
		order.kind = HFT_ORDER_NEW;
		order.instrument = 1 + (uint32_t)draw(2);
		order.side = HFT_SIDE_BID + (uint8_t)draw(2);
		order.ord_type = draw(15) == 0 ? HFT_TYPE_MARKET : HFT_TYPE_LIMIT;
	} else if (pick < 80) {
		order.kind = HFT_ORDER_CANCEL;
		order.qty = (int64_t)draw(3);
	} else if (pick < 97) {
		order.kind = HFT_ORDER_REPLACE;
	} else if (pick < 98) {
		order.kind = HFT_ORDER_MASS_CANCEL;
		order.ord_type = (uint8_t)draw(3);
		order.ref_id = draw(6);
		order.session = 0;
	} else {
		order.kind = HFT_ORDER_TIMER;
		order.ord_type = draw(20) == 0 ? HFT_TIMER_DAY_END : HFT_TIMER_EXPIRE;
	}
	return order;
}

static void stream_make(hft_order *commands)
{
	random_state = 12345;
	for (uint64_t i = 0; i < COMMANDS; i++)
		commands[i] = draw_command(i);
}

struct way {
	uint32_t cap;
	uint32_t work_max;
	uint32_t batch;
};

struct outcome {
	hft_report *reports;
	uint32_t count;
	uint32_t suspended;
	uint32_t short_batches;
	uint64_t hash;
};

/* The array given is no larger than cap, and what lies behind it stays as it is. */
static int64_t drain_guarded(hft_report *out, uint32_t cap)
{
	int64_t written;

	memset(&out[cap], 0xa5, sizeof(*out));
	written = hft_match_drain(match, out, cap);
	ck_assert_int_ge(written, 0);
	ck_assert_int_le(written, cap);
	ck_assert_uint_eq(out[cap].seq, UINT64_C(0xa5a5a5a5a5a5a5a5));
	return written;
}

static void run_stream(const hft_order *commands, const struct way *way, struct outcome *outcome)
{
	hft_match_config config = match_config();
	uint32_t taken = 0;

	config.orders_max = 256;
	config.work_max = way->work_max;
	config.hash_seed = way->cap * UINT64_C(0x9e3779b97f4a7c15);
	match_open(&config);
	while (taken < COMMANDS) {
		uint32_t n = COMMANDS - taken < way->batch ? COMMANDS - taken : way->batch;
		hft_order batch[64];
		uint32_t written;
		int64_t got;

		/* The caller's array is gone before the command is drained. */
		memcpy(batch, &commands[taken], n * sizeof(batch[0]));
		got = hft_match_submit_n(match, batch, n, &outcome->reports[outcome->count],
					 way->cap, &written);
		ck_assert_int_ge(got, 1);
		memset(batch, 0xff, sizeof(batch));
		outcome->count += written;
		taken += (uint32_t)got;
		outcome->suspended += hft_match_pending(match) == 1;
		outcome->short_batches += got < n && hft_match_pending(match) == 0;
		while (hft_match_pending(match))
			outcome->count += (uint32_t)drain_guarded(
				&outcome->reports[outcome->count], way->cap);
		ck_assert_uint_lt(outcome->count, STREAM_REPORTS - way->cap - 1);
	}
	outcome->hash = hft_match_hash(match);
	match_down();
}

START_TEST(room_and_work_change_only_when_reports_appear)
{
	static const struct way ways[] = { { 4096, 1 << 20, 64 }, { 8, 16, 1 }, { 8, 1 << 20, 7 },
					   { 4096, 16, 64 },       { 9, 17, 64 } };
	hft_order *commands = calloc(COMMANDS, sizeof(*commands));
	struct outcome first = { .reports = calloc(STREAM_REPORTS, sizeof(hft_report)) };
	hft_report *room = calloc(STREAM_REPORTS, sizeof(hft_report));

	hft_match_destroy(match);
	stream_make(commands);
	run_stream(commands, &ways[0], &first);
	ck_assert_uint_gt(first.count, COMMANDS);
	for (size_t i = 1; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct outcome other = { .reports = room };

		run_stream(commands, &ways[i], &other);
		ck_assert_uint_gt(other.suspended, 100);
		ck_assert(ways[i].batch == 1 || other.short_batches > 100);
		ck_assert_uint_eq(other.count, first.count);
		for (uint32_t r = 0; r < first.count; r++)
			ck_assert_mem_eq(&other.reports[r], &first.reports[r], sizeof(hft_report));
		ck_assert_uint_eq(other.hash, first.hash);
	}
	free(commands);
	free(first.reports);
	free(room);
	match_up();
}
END_TEST

enum { MANY = 10000, LOOKS = 20000 };

/* Of thousands of live orders; and names and places that no order has. */
static hft_order draw_among_many(uint64_t at, const uint64_t *handles)
{
	hft_order order = limit_of(draw(2 * MANY), HFT_SIDE_BID, -(int64_t)draw(9), 1);
	uint64_t pick = draw(20);

	order.seq = at;
	if (pick < 8)
		return order;
	order.kind = pick == 8 ? (uint8_t)draw(256) : HFT_ORDER_CANCEL + pick % 2;
	if (pick == 9) {
		order.kind = HFT_ORDER_NEW;
		order.instrument = (uint32_t)random_state;
		order.side = (uint8_t)draw(256);
	}
	if (pick < 13)
		order.handle = pick < 11 ? random_state : handles[draw(MANY)];
	if (pick == 11)
		order.order_id = 0;
	return order;
}

/* The same commands, this many at a time. */
static void run_many(uint32_t batch, struct outcome *outcome)
{
	static uint64_t handles[MANY];
	hft_match_config config = match_config();
	uint32_t written;

	config.orders_max = 2 * MANY;
	config.work_max = 1 << 20;
	match_open(&config);
	for (uint64_t id = 0; id < MANY; id++) {
		give(limit_of(id, HFT_SIDE_BID, -(int64_t)(id % 9), 1));
		handles[id] = reports[0].handle;
	}
	random_state = 99;
	for (uint64_t at = 0; at < LOOKS; at += batch) {
		hft_order commands[50];

		for (uint64_t i = 0; i < batch; i++)
			commands[i] = draw_among_many(at + i, handles);
		ck_assert_int_eq(hft_match_submit_n(match, commands, batch,
						    &outcome->reports[outcome->count], 4096,
						    &written),
				 batch);
		outcome->count += written;
	}
	outcome->hash = hft_match_hash(match);
	match_down();
}

START_TEST(looking_ahead_changes_nothing)
{
	struct outcome one = { .reports = calloc(STREAM_REPORTS, sizeof(hft_report)) };
	struct outcome many = { .reports = calloc(STREAM_REPORTS, sizeof(hft_report)) };

	hft_match_destroy(match);
	run_many(1, &one);
	run_many(50, &many);
	ck_assert_uint_eq(one.count, many.count);
	ck_assert_uint_eq(one.hash, many.hash);
	ck_assert_mem_eq(one.reports, many.reports, one.count * sizeof(hft_report));
	free(one.reports);
	free(many.reports);
	match_up();
}
END_TEST

/* Submit one with the least room; the reports go to the front of the fixture's. */
static void begin(hft_order command)
{
	ck_assert_int_eq(hft_match_submit_n(match, &command, 1, reports, 8, &count), 1);
}

static void end(void)
{
	while (hft_match_pending(match))
		count += (uint32_t)hft_match_drain(match, &reports[count], 8);
}

START_TEST(nothing_is_taken_while_a_command_is_suspended)
{
	hft_order order = limit_of(100, HFT_SIDE_BID, 100, 20);
	hft_party row = { .id = 1 };
	uint32_t written = 77;

	for (uint64_t id = 1; id <= 20; id++)
		ask(id, 100, 1);
	begin(order);
	ck_assert_int_eq(hft_match_pending(match), 1);
	ck_assert_uint_ge(count, 4);
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, 8, &written), HFT_E_MORE);
	ck_assert_int_eq(hft_match_submit_n(match, NULL, 0, reports, 8, &written), HFT_E_MORE);
	ck_assert_uint_eq(written, 77);
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_E_MORE);
	ck_assert_int_eq(hft_match_drain(match, reports, 7), HFT_E_INVAL);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	end();
	closes(42, HFT_REPORT_FILLED, 100, 20, 0, 0);
	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
}
END_TEST

START_TEST(a_replaced_order_is_nowhere_until_it_rests)
{
	hft_order replace = replace_of(100, 100, 30);
	hft_match_order order;
	hft_match_stats stats;
	uint64_t handle;
	hft_bbo bbo;

	replace.tif = HFT_TIF_GTD;
	replace.expire_ts = 3000;
	bid(100, 99, 30);
	handle = reports[0].handle;
	for (uint64_t id = 1; id <= 20; id++)
		ask(id, 100, 1);
	begin(replace);
	ck_assert_int_eq(hft_match_pending(match), 1);
	ck_assert_int_eq(hft_match_order_get(match, 100, 0, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_order_get(match, 0, handle, &order), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
	ck_assert_int_eq(hft_match_bbo(match, 1, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, HFT_PRICE_NONE);
	ck_assert_int_eq(bbo.ask_price, 100);
	ck_assert_uint_eq(bbo.orders, bbo.ask_orders);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	end();
	closes(42, HFT_REPORT_PARTLY_FILLED, 100, 30, 10, 0);
	ck_assert_uint_eq(stands(100, 100, 10).handle, handle);
	ck_assert_int_eq(hft_match_next_expiry(match), 3000);
	ck_assert_int_eq(hft_match_stats_get(match, &stats), HFT_OK);
	ck_assert_uint_eq(stats.reports, 1 + 20 + 42);
	ck_assert_uint_eq(stats.commands, 22);
	ck_assert_uint_eq(stats.trades, 20);
	ck_assert_uint_eq(stats.orders, 1);
	ck_assert_uint_eq(stats.orders_peak, 21);
}
END_TEST

START_TEST(work_is_bounded_in_every_walk)
{
	hft_match_config config = match_config();
	hft_order order = limit_of(100, HFT_SIDE_BID, 200, 41);
	hft_order mass = command_of(HFT_ORDER_MASS_CANCEL, 0);
	uint32_t calls = 0;

	config.work_max = 16;
	hft_match_destroy(match);
	match_open(&config);
	for (uint64_t id = 1; id <= 40; id++)
		ask(id, 100 + (int64_t)(id % 8), 1);
	/* 40 orders to count one by one, none reported. */
	order.tif = HFT_TIF_FOK;
	order.party = 8;
	order.stp = HFT_STP_NEWEST;
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, REPORTS_MAX, &count), 1);
	for (; hft_match_pending(match); calls++) {
		ck_assert_uint_eq(count, 0);
		ck_assert_int_eq(hft_match_check(match), HFT_OK);
		count = (uint32_t)hft_match_drain(match, reports, REPORTS_MAX);
	}
	ck_assert_uint_eq(calls, 2);
	closes(2, HFT_REPORT_CANCELLED, 100, 41, 0, HFT_E_MATCH_FOK);
	/* A sweep that touches nobody's. */
	mass.session = 9;
	calls = 0;
	ck_assert_int_eq(hft_match_submit_n(match, &mass, 1, reports, REPORTS_MAX, &count), 1);
	for (; hft_match_pending(match); calls++)
		count = (uint32_t)hft_match_drain(match, reports, REPORTS_MAX);
	ck_assert_uint_ge(calls, 2);
	ck_assert_uint_le(calls, 4);
	closes(1, HFT_REPORT_ACCEPTED, 0, 0, 0, 0);
	/* Trades: 16 a call. */
	order.order_id = 101;
	order.tif = HFT_TIF_IOC;
	order.stp = 0;
	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, REPORTS_MAX, &count), 1);
	ck_assert_uint_eq(count, 1 + 32);
	while (hft_match_pending(match))
		count += (uint32_t)hft_match_drain(match, &reports[count], REPORTS_MAX - count);
	closes(82, HFT_REPORT_CANCELLED, 101, 1, 0, HFT_E_MATCH_IOC);
}
END_TEST

START_TEST(a_batch_stops_where_room_or_work_ends)
{
	hft_order batch[12];
	uint32_t written;

	for (uint64_t i = 0; i < 12; i++)
		batch[i] = limit_of(i + 1, HFT_SIDE_BID, 100, 1);
	/* Each writes one report, and none begins with room for fewer than four. */
	ck_assert_int_eq(hft_match_submit_n(match, batch, 12, reports, 10, &written), 7);
	ck_assert_uint_eq(written, 7);
	ck_assert_int_eq(hft_match_pending(match), 0);
	ck_assert_int_eq(hft_match_submit_n(match, &batch[7], 5, reports, 10, &written), 5);
	ck_assert_uint_eq(written, 5);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_suspend");
	TCase *tcase = tcase_create("match_suspend");

	tcase_add_checked_fixture(tcase, match_up, match_down);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, room_and_work_change_only_when_reports_appear);
	tcase_add_test(tcase, looking_ahead_changes_nothing);
	tcase_add_test(tcase, nothing_is_taken_while_a_command_is_suspended);
	tcase_add_test(tcase, a_replaced_order_is_nowhere_until_it_rests);
	tcase_add_test(tcase, work_is_bounded_in_every_walk);
	tcase_add_test(tcase, a_batch_stops_where_room_or_work_ends);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
