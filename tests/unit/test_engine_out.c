/* SPDX-License-Identifier: Apache-2.0 */
/* What comes out: however it is drained, the same; events that rebuild the books; latencies. */
#include "engine_fixture.h"

#include <time.h>

struct dice {
	uint64_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
	dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((dice->state >> 33) % sides);
}

static uint8_t tif_of(struct dice *dice)
{
	static const uint8_t tifs[] = { HFT_TIF_DAY, HFT_TIF_DAY, HFT_TIF_GTC, HFT_TIF_IOC,
					HFT_TIF_FOK, HFT_TIF_GTT };

	return tifs[roll(dice, 6)];
}

static hft_order any_new(struct dice *dice, hft_time ts)
{
	hft_order order = order_new(1 + roll(dice, 2), (uint8_t)(1 + roll(dice, 2)),
				    95 + roll(dice, 11), 1 + roll(dice, 50));

	order.tif = tif_of(dice);
	if (order.tif == HFT_TIF_GTT)
		order.expire_ts = ts + 1 + roll(dice, 60000);
	if (order.tif == HFT_TIF_IOC && roll(dice, 2) == 0)
		order.ord_type = HFT_TYPE_MARKET;
	if (roll(dice, 10) == 0)
		order.flags = HFT_ORDER_POST_ONLY;
	order.stp = (uint8_t)roll(dice, 5);
	order.client_id = roll(dice, 3) == 0 ? 0 : 1 + roll(dice, 100000);
	return order;
}

/* One command of every sort, about orders that are mostly there. */
static hft_order any_order(struct dice *dice, hft_time ts, uint64_t newest)
{
	uint64_t id = newest - roll(dice, 60) % newest;
	hft_order order = any_new(dice, ts);
	uint32_t sort = roll(dice, 100);

	if (sort >= 60 && sort < 75)
		order = order_cancel(id);
	else if (sort >= 75 && sort < 96)
		order = order_replace(id, 95 + roll(dice, 11), 1 + roll(dice, 50));
	else if (sort == 96)
		order = order_mass((uint8_t)roll(dice, 5), 1 + roll(dice, 3));
	else if (sort == 97)
		order = order_timer(HFT_TIMER_EXPIRE);
	else if (sort == 98 && roll(dice, 10) == 0)
		order = order_timer(HFT_TIMER_DAY_END);
	if (order.kind == HFT_ORDER_CANCEL && roll(dice, 3) == 0)
		order.qty = 1 + roll(dice, 20);
	if (order.kind == HFT_ORDER_REPLACE && roll(dice, 4) == 0)
		order.flags |= HFT_ORDER_QTY_TOTAL;
	if (order.kind == HFT_ORDER_REPLACE)
		order.stp = (uint8_t)roll(dice, 5);
	if (order.kind == HFT_ORDER_REPLACE && roll(dice, 2) == 0)
		order.client_id = 1 + roll(dice, 100000);
	order.party = 1 + roll(dice, 3);
	order.session = order.kind == HFT_ORDER_TIMER ? 0 : (uint16_t)roll(dice, 3);
	order.ts = ts;
	return order;
}

struct way {
	uint32_t reports_max;
	uint32_t events_max;
	uint32_t work_max;
	uint32_t batch;
	uint32_t drain;
};

static struct rig *rig_of(const struct way *way)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);

	config.reports_max = way->reports_max;
	config.events_max = way->events_max;
	config.work_max = way->work_max;
	config.hash_seed = way->drain;
	return rig_with(&config);
}

/* Submit all, in batches, draining whenever the engine asks for it, and at times when not. */
static struct rig *session(const struct way *way, uint64_t seed, uint32_t commands)
{
	struct rig *rig = rig_of(way);
	struct dice dice = { seed };
	hft_order *orders = calloc(commands, sizeof(*orders));
	uint32_t done = 0;

	for (uint32_t i = 0; i < commands; i++)
		orders[i] = any_order(&dice, START + (hft_time)i * 1000, 26 + i);
	while (done < commands) {
		uint32_t n = commands - done < way->batch ? commands - done : way->batch;
		int64_t taken = hft_engine_submit_n(rig->engine, &orders[done], n);

		if (taken == HFT_E_MORE || hft_engine_pending(rig->engine) || done % 7 == 0) {
			ck_assert(taken != HFT_E_MORE || hft_engine_pending(rig->engine));
			rig_drain_by(rig, way->drain);
		}
		ck_assert(taken == HFT_E_MORE || taken > 0);
		done += taken > 0 ? (uint32_t)taken : 0;
	}
	rig_drain(rig);
	free(orders);
	return rig;
}

static const struct way ways[] = {
	{ 4096, 4096, 4096, 100, 1000 }, { 64, 4096, 4096, 1, 1 },   { 64, 64, 16, 10, 8 },
	{ 4096, 64, 4096, 3, 1000 },	 { 100, 100, 17, 1000, 3 },  { 64, 64, 4096, 7, 64 },
	{ 4096, 4096, 16, 1, 5 },
};

START_TEST(however_it_is_drained_it_is_the_same)
{
	struct rig *wide = session(&ways[0], 11, 3000);
	struct rig *other = session(&ways[_i], 11, 3000);

	ck_assert_uint_gt(wide->got_count, 4000);
	assert_same_reports(wide, other);
	ck_assert_uint_eq(wide->event_count, other->event_count);
	ck_assert_mem_eq(wide->events, other->events, wide->event_count * sizeof(hft_event));
	assert_replays(other);
	rig_free(wide);
	rig_free(other);
}
END_TEST

static void assert_books(const struct rig *rig, hft_book *book, uint32_t *from)
{
	uint32_t n = rig->event_count - *from;

	for (uint32_t i = 0; i < n; i++) {
		hft_event event = rig->events[*from + i];
		bool last = i + 1 == n;

		ck_assert_int_eq(hft_book_apply(book, &event), HFT_OK);
		ck_assert_int_eq((event.flags & HFT_EVENT_LAST) != 0, last);
		ck_assert_uint_eq(event.seq, *from + i + 1);
	}
	*from = rig->event_count;
	ck_assert_uint_eq(hft_book_hash(book), hft_match_hash(hft_engine_match(rig->engine)));
}

/* A book fed with the events is the book, after every command. */
START_TEST(events_rebuild_the_books)
{
	struct rig *rig = rig_of(&ways[_i]);
	struct dice dice = { (uint64_t)_i + 100 };
	hft_book_config config;
	hft_book *book = NULL;
	uint32_t from = 0;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = 100;
	ck_assert_int_eq(hft_book_create(&config, &book), HFT_OK);
	for (uint32_t i = 0; i < 3000; i++) {
		hft_order order = any_order(&dice, START + (hft_time)i * 1000, 26 + i);

		ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
		rig_drain_by(rig, ways[_i].drain);
		assert_books(rig, book, &from);
	}
	ck_assert_uint_gt(rig->event_count, 2000);
	hft_book_destroy(book);
	rig_free(rig);
}
END_TEST

/* What a REPLACE does to the queue. */
START_TEST(kept_priority_is_a_reduction)
{
	struct rig *rig = rig_of(&ways[0]);
	uint64_t id = rig_do(rig, order_new(FIRST, BUY, 100, 10));
	const hft_event *event;

	rig_do(rig, order_new(FIRST, BUY, 100, 10));
	rig_do(rig, order_replace(id, 100, 4));
	ck_assert_uint_eq(rig->event_count, 3);
	event = &rig->events[2];
	ck_assert_int_eq(event->kind, HFT_EVENT_REDUCE);
	ck_assert_uint_eq(event->order_id, id);
	ck_assert_int_eq(event->qty, 6);
	rig_do(rig, order_replace(id, 100, 4));
	ck_assert_uint_eq(rig->event_count, 3);
	rig_do(rig, order_replace(id, 100, 5));
	ck_assert_uint_eq(rig->event_count, 5);
	ck_assert_int_eq(rig->events[3].kind, HFT_EVENT_DELETE);
	ck_assert_int_eq(rig->events[4].kind, HFT_EVENT_ADD);
	ck_assert_int_eq(rig->events[4].qty, 5);
	rig_free(rig);
}
END_TEST

/* It leaves its place, ends an order of its own group, trades nothing, and rests. */
START_TEST(a_replace_that_ends_another_leaves_once)
{
	static const uint8_t kinds[] = { HFT_EVENT_DELETE, HFT_EVENT_DELETE, HFT_EVENT_ADD };
	struct rig *rig = rig_of(&ways[0]);
	uint64_t met = rig_do(rig, order_new(FIRST, BUY, 100, 10));
	uint64_t id = rig_do(rig, order_new(FIRST, SELL, 105, 20));
	hft_order order = order_replace(id, 100, 20);

	order.stp = HFT_STP_OLDEST;
	rig_do(rig, order);
	ck_assert_uint_eq(rig->event_count, 5);
	for (uint32_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(rig->events[2 + i].kind, kinds[i]);
		ck_assert_uint_eq(rig->events[2 + i].order_id, i == 1 ? met : id);
		ck_assert_uint_eq(rig->events[2 + i].flags, i == 2 ? HFT_EVENT_LAST : 0);
	}
	assert_position(rig, 1, FIRST, 0, 20, 0);
	rig_do(rig, order_cancel(id));
	assert_position(rig, 1, FIRST, 0, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* More events than there is room for, while there is room enough for reports. */
START_TEST(events_alone_suspend)
{
	struct rig *rig = rig_of(&ways[3]);
	hft_order order = order_new(FIRST, SELL, 100, 1);
	hft_order sweep = order_new(FIRST, BUY, 200, 200);

	for (uint32_t i = 0; i < 200; i++)
		rig_do(rig, order);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &sweep, 1), 1);
	ck_assert_int_eq(hft_engine_pending(rig->engine), 1);
	rig_drain(rig);
	ck_assert_uint_eq(rig->event_count, 400);
	ck_assert_uint_eq(rig->got_count, 200 + 402);
	rig_free(rig);
}
END_TEST

START_TEST(without_the_flag_there_are_no_events)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_engine_stats stats;
	struct rig *rig;

	config.flags = 0;
	rig = rig_with(&config);
	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	ck_assert_uint_eq(rig->event_count, 0);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.events_out, 0);
	rig_free(rig);
}
END_TEST

/* A suspended engine takes nothing, by any door. */
START_TEST(while_suspended_every_entry_says_more)
{
	struct rig *rig = rig_of(&ways[1]);
	hft_order sweep = order_new(FIRST, BUY, 200, 1000);
	hft_order order = order_new(FIRST, SELL, 100, 1);
	const hft_risk_limits limits = wide_limits();
	const hft_instrument row = instrument_row(9);
	const hft_tick_band band = { 0, 1 };
	const hft_party party = { .account = 1, .trader = 1 };
	const hft_ref_row raw = { .kind = HFT_REF_ROW_PARTY };
	const hft_input input = { .seq = 1 };
	hft_report report = { 0 };
	hft_event event = { 0 };
	hft_engine *engine = rig->engine;
	hft_engine_stats before;
	hft_engine_stats after;

	for (uint32_t i = 0; i < 100; i++)
		rig_do(rig, order);
	ck_assert_int_eq(hft_engine_submit_n(engine, &sweep, 1), 1);
	ck_assert_int_eq(hft_engine_pending(engine), 1);
	hft_engine_stats_get(engine, &before);
	ck_assert_int_eq(hft_engine_submit_n(engine, &order, 1), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_feed_n(engine, &event, 1), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_answer_n(engine, &report, 1), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_advance(engine, INT64_MAX), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_input(engine, &input, &order), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_row_add(engine, START, &raw), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_instrument_add(engine, START, &row), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_tick_table_add(engine, START, &band, 1), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_party_add(engine, START, &party), HFT_E_MORE);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_LOCAL, NULL),
			 HFT_E_MORE);
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, NULL),
			 HFT_E_MORE);
	ck_assert_int_eq(hft_engine_state_set(engine, START, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED,
					      NULL),
			 HFT_E_MORE);
	ck_assert_int_eq(hft_engine_strategy_add(engine, NULL, NULL), HFT_E_MORE);
	hft_engine_stats_get(engine, &after);
	ck_assert_mem_eq(&before, &after, sizeof(before));
	rig_drain_by(rig, 1);
	ck_assert_int_eq(hft_engine_pending(engine), 0);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_PARTLY_FILLED);
	ck_assert_int_eq(rig_last(rig)->leaves, 900);
	rig_free(rig);
}
END_TEST

/* Draining nothing is allowed, and goes on with what only had too much work. */
START_TEST(draining_none_goes_on_with_work)
{
	struct rig *rig = rig_of(&ways[6]);
	hft_order order = order_new(FIRST, SELL, 100, 1);
	hft_order sweep = order_new(FIRST, BUY, 200, 100);
	uint32_t drains = 0;

	for (uint32_t i = 0; i < 100; i++)
		rig_do(rig, order);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &sweep, 1), 1);
	for (; hft_engine_pending(rig->engine); drains++)
		ck_assert_int_eq(hft_engine_drain_reports(rig->engine, NULL, NULL, 0), 0);
	ck_assert_uint_ge(drains, 3);
	ck_assert_uint_eq(rig_drain(rig), 202);
	rig_free(rig);
}
END_TEST

START_TEST(latencies_come_beside_reports)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_clock_config how;
	hft_clock *clock = NULL;
	struct rig *rig;
	hft_report reports[500];
	int64_t latency[500];
	hft_histogram_stats stats;

	hft_clock_config_init(&how, sizeof(how));
	ck_assert_int_eq(hft_clock_create(&how, &clock), HFT_OK);
	config.clock = clock;
	rig = rig_with(&config);
	for (uint32_t i = 0; i < 300; i++) {
		hft_order order = order_new(FIRST, BUY, 100, 1);

		ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	}
	ck_assert_int_eq(hft_engine_drain_reports(rig->engine, reports, latency, 500), 300);
	for (uint32_t i = 0; i < 300; i++) {
		ck_assert_int_ge(latency[i], 0);
		ck_assert_int_lt(latency[i], 1000000000);
	}
	for (int32_t i = 0; i < HFT_STAGES; i++) {
		const hft_histogram *stage = hft_engine_histogram(rig->engine, i);

		ck_assert_ptr_nonnull(stage);
		hft_histogram_stats_get(stage, &stats);
		ck_assert_uint_ge(stats.count, 4);
		ck_assert_uint_le(stats.count, 5);
	}
	ck_assert_ptr_null(hft_engine_histogram(rig->engine, HFT_STAGES));
	ck_assert_ptr_null(hft_engine_histogram(rig->engine, -1));
	ck_assert_ptr_null(hft_engine_histogram(NULL, 0));
	rig_free(rig);
	hft_clock_destroy(clock);
	rig = rig_new();
	rig_do(rig, order_cancel(1));
	hft_engine_submit_n(rig->engine, &(hft_order){ .kind = HFT_ORDER_CANCEL }, 1);
	ck_assert_int_eq(hft_engine_drain_reports(rig->engine, reports, latency, 500), 1);
	ck_assert_int_eq(latency[0], -1);
	ck_assert_ptr_null(hft_engine_histogram(rig->engine, 0));
	rig_free(rig);
}
END_TEST

/* Of one command: who is reported later has waited longer, however it is drained. */
START_TEST(latencies_grow_while_a_command_waits)
{
	const struct timespec nap = { 0, 5000000 };
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_order order = order_new(FIRST, SELL, 100, 1);
	hft_order sweep = order_new(FIRST, BUY, 200, 200);
	hft_clock_config how;
	hft_clock *clock = NULL;
	struct rig *rig;
	hft_report reports[8];
	int64_t latency[8];
	int64_t before = 0;
	int64_t first = -1;
	uint32_t count = 0;
	int64_t n;

	hft_clock_config_init(&how, sizeof(how));
	ck_assert_int_eq(hft_clock_create(&how, &clock), HFT_OK);
	config.clock = clock;
	config.reports_max = 64;
	config.flags = 0;
	rig = rig_with(&config);
	for (uint32_t i = 0; i < 200; i++)
		rig_do(rig, order);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &sweep, 1), 1);
	nanosleep(&nap, NULL);
	while ((n = hft_engine_drain_reports(rig->engine, reports, latency, 5)) > 0)
		for (int64_t i = 0; i < n; i++) {
			ck_assert_int_ge(latency[i], before);
			before = latency[i];
			first = first < 0 ? before : first;
			/* Those were written at one time. */
			ck_assert(count++ >= 50 || before == first);
		}
	ck_assert_int_ge(before, 5000000);
	rig_free(rig);
	hft_clock_destroy(clock);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine out");
	TCase *tests = tcase_create("engine out");
	const int count = sizeof(ways) / sizeof(ways[0]);

	tcase_add_loop_test(tests, however_it_is_drained_it_is_the_same, 0, count);
	tcase_add_loop_test(tests, events_rebuild_the_books, 0, count);
	tcase_add_test(tests, kept_priority_is_a_reduction);
	tcase_add_test(tests, a_replace_that_ends_another_leaves_once);
	tcase_add_test(tests, events_alone_suspend);
	tcase_add_test(tests, without_the_flag_there_are_no_events);
	tcase_add_test(tests, while_suspended_every_entry_says_more);
	tcase_add_test(tests, draining_none_goes_on_with_work);
	tcase_add_test(tests, latencies_come_beside_reports);
	tcase_add_test(tests, latencies_grow_while_a_command_waits);
	tcase_set_timeout(tests, 120);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
