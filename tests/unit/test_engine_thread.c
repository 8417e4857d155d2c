/* SPDX-License-Identifier: Apache-2.0 */
/* Rings, poll, and the engine's own thread. */
#include "engine_fixture.h"

#include <sched.h>

#define ORDERS 20000

struct lines {
	struct rig *rig;
	hft_clock *clock;
	hft_engine_rings rings;
};

static hft_ring *ring_of(uint32_t slot_size, uint32_t slots)
{
	hft_ring_config config;
	hft_ring *ring = NULL;

	hft_ring_config_init(&config, sizeof(config));
	config.slot_size = slot_size;
	config.slots = slots;
	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_OK);
	return ring;
}

static struct lines lines_new(uint32_t slots)
{
	struct lines lines = { 0 };
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_clock_config how;

	hft_clock_config_init(&how, sizeof(how));
	ck_assert_int_eq(hft_clock_create(&how, &lines.clock), HFT_OK);
	config.clock = lines.clock;
	config.reports_max = 64;
	config.client_ids_max = 1 << 20;
	lines.rig = rig_with(&config);
	lines.rings = (hft_engine_rings){ .size = sizeof(lines.rings),
					  .orders = ring_of(128, slots),
					  .events = ring_of(64, slots),
					  .answers = ring_of(128, slots),
					  .reports = ring_of(128, slots),
					  .market = ring_of(64, slots) };
	ck_assert_int_eq(hft_engine_attach(lines.rig->engine, &lines.rings), HFT_OK);
	return lines;
}

static void lines_free(struct lines *lines)
{
	if (lines->rig != NULL)
		rig_free(lines->rig);
	hft_clock_destroy(lines->clock);
	hft_ring_destroy(lines->rings.orders);
	hft_ring_destroy(lines->rings.events);
	hft_ring_destroy(lines->rings.answers);
	hft_ring_destroy(lines->rings.reports);
	hft_ring_destroy(lines->rings.market);
}

START_TEST(rings_must_fit)
{
	struct rig *rig = rig_new();
	hft_ring *small = ring_of(64, 16);
	hft_ring *large = ring_of(128, 16);
	hft_engine_rings rings = { .size = sizeof(rings) };

	ck_assert_int_eq(hft_engine_attach(rig->engine, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_attach(NULL, &rings), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_OK);
	rings.reserved = 1;
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rings = (hft_engine_rings){ .size = sizeof(rings), .orders = small };
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rings = (hft_engine_rings){ .size = sizeof(rings), .events = large };
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rings = (hft_engine_rings){ .size = sizeof(rings), .answers = small };
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rings = (hft_engine_rings){ .size = sizeof(rings), .reports = small };
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rings = (hft_engine_rings){ .size = sizeof(rings), .market = large };
	ck_assert_int_eq(hft_engine_attach(rig->engine, &rings), HFT_E_INVAL);
	rig_free(rig);
	hft_ring_destroy(small);
	hft_ring_destroy(large);
}
END_TEST

/* Ring slots are few and so is the engine's room: all comes through all the same. */
START_TEST(poll_moves_everything)
{
	struct lines lines = lines_new(16);
	hft_engine *engine = lines.rig->engine;
	hft_report report;
	hft_event event;
	uint32_t pushed = 0;
	uint32_t reports = 0;
	uint32_t events = 0;

	while (reports < 2000) {
		hft_order order = order_new(FIRST, pushed % 2 == 0 ? BUY : SELL, 100, 1);

		order.client_id = pushed + 1;
		order.stp = HFT_STP_NONE;
		while (pushed < 800 && hft_ring_push(lines.rings.orders, &order) == HFT_OK) {
			pushed++;
			order.client_id = pushed + 1;
			order.side = pushed % 2 == 0 ? BUY : SELL;
		}
		ck_assert_int_ge(hft_engine_poll(engine, START), 0);
		while (hft_ring_pop(lines.rings.reports, &report) == HFT_OK)
			reports++;
		while (hft_ring_pop(lines.rings.market, &event) == HFT_OK)
			events++;
	}
	/* A rest, and of each taker what was accepted, two fills and the end. */
	ck_assert_uint_eq(reports, 400 + 400 * 4);
	ck_assert_uint_eq(events, 800);
	ck_assert_int_eq(hft_engine_poll(engine, START), 0);
	lines_free(&lines);
}
END_TEST

START_TEST(poll_takes_events_answers_and_time)
{
	struct lines lines = lines_new(16);
	hft_engine *engine = lines.rig->engine;
	hft_order order = order_new(AWAY, BUY, 100, 5);
	hft_event event = { .order_id = 1, .price = TICK, .qty = 1, .instrument = AWAY,
			    .kind = HFT_EVENT_ADD, .side = BUY };
	hft_report report = { .kind = HFT_REPORT_ACCEPTED, .price = HFT_PRICE_NONE };
	hft_bbo bbo;

	hft_ring_push(lines.rings.orders, &order);
	hft_ring_push(lines.rings.events, &event);
	ck_assert_int_eq(hft_engine_poll(engine, START), 2);
	hft_book_bbo(hft_engine_book(engine), AWAY, &bbo);
	ck_assert_uint_eq(bbo.orders, 1);
	report.order_id = lines.rig->sent[0].order_id;
	hft_ring_push(lines.rings.answers, &report);
	ck_assert_int_eq(hft_engine_poll(engine, START), 2);
	ck_assert_int_eq(hft_ring_pop(lines.rings.reports, &report), HFT_OK);
	ck_assert_int_eq(report.kind, HFT_REPORT_ACCEPTED);
	order = order_new(FIRST, BUY, 100, 5);
	order.ts = START;
	order.tif = HFT_TIF_GTT;
	order.expire_ts = START + 5;
	hft_ring_push(lines.rings.orders, &order);
	ck_assert_int_eq(hft_engine_poll(engine, START + 4), 1 + 1 + 1);
	ck_assert_int_eq(hft_engine_poll(engine, START + 5), 1 + 2 + 1);
	lines_free(&lines);
}
END_TEST

static void push(struct lines *lines, const hft_order *order)
{
	while (hft_ring_push(lines->rings.orders, order) != HFT_OK)
		sched_yield();
}

static void pop(struct lines *lines, uint32_t *reports)
{
	hft_report report;
	hft_event event;

	while (hft_ring_pop(lines->rings.reports, &report) == HFT_OK)
		++*reports;
	while (hft_ring_pop(lines->rings.market, &event) == HFT_OK)
		;
}

START_TEST(a_thread_does_it_all)
{
	struct lines lines = lines_new(1024);
	hft_engine *engine = lines.rig->engine;
	hft_order order = order_new(FIRST, BUY, 100, 1);
	hft_engine_stats stats;
	hft_position position;
	uint32_t reports = 0;

	ck_assert_int_eq(hft_engine_start(engine, -1, _i), HFT_OK);
	ck_assert_int_eq(hft_engine_start(engine, -1, _i), HFT_E_EXISTS);
	ck_assert_int_eq(hft_engine_submit_n(engine, &order, 1), HFT_E_BUSY);
	ck_assert_int_eq(hft_engine_poll(engine, START), HFT_E_BUSY);
	ck_assert_int_eq(hft_engine_drain_reports(engine, NULL, NULL, 0), HFT_E_BUSY);
	for (uint32_t i = 0; i < ORDERS; i++) {
		order.side = i % 2 == 0 ? BUY : SELL;
		order.client_id = i + 1;
		push(&lines, &order);
		pop(&lines, &reports);
		if (i % 64 == 0)
			ck_assert_int_eq(hft_engine_stats_get(engine, &stats), HFT_OK);
	}
	while (reports < ORDERS / 2 * 5) {
		pop(&lines, &reports);
		sched_yield();
	}
	ck_assert_int_eq(hft_engine_stop(engine), HFT_OK);
	ck_assert_int_eq(hft_engine_stop(engine), HFT_E_NOTFOUND);
	ck_assert_uint_eq(reports, ORDERS / 2 * 5);
	hft_engine_stats_get(engine, &stats);
	ck_assert_uint_eq(stats.commands, ORDERS);
	ck_assert_uint_gt(stats.cpu_ns, 0);
	position = rig_position(lines.rig, 1, FIRST);
	ck_assert_int_eq(position.bought, ORDERS / 2);
	ck_assert_int_eq(position.position, 0);
	ck_assert_int_eq(hft_engine_submit_n(engine, &order, 1), 1);
	lines_free(&lines);
}
END_TEST

START_TEST(what_cannot_start_does_not)
{
	struct lines lines = lines_new(16);
	struct rig *rig = rig_new();
	const hft_engine_rings none = { .size = sizeof(none) };

	ck_assert_int_eq(hft_engine_start(NULL, -1, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_stop(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_start(rig->engine, -1, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, -2, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, 1 << 20, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, -1, 3), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, CPU_SETSIZE - 1, 0), HFT_E_PERM);
	ck_assert_int_eq(hft_engine_stop(lines.rig->engine), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, 0, HFT_IDLE_YIELD), HFT_OK);
	ck_assert_int_eq(hft_engine_stop(lines.rig->engine), HFT_OK);
	ck_assert_int_eq(hft_engine_attach(lines.rig->engine, &none), HFT_OK);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, -1, 0), HFT_E_INVAL);
	rig_free(rig);
	lines_free(&lines);
}
END_TEST

/* The thread of an engine that closes ends by itself; destroy joins one that runs. */
START_TEST(a_thread_that_ended_says_so)
{
	struct lines lines = lines_new(16);
	hft_order order = order_new(FIRST, BUY, 100, 1);
	hft_engine_stats stats;

	hft_engine_stats_get(lines.rig->engine, &stats);
	lines.rig->seq = stats.inputs + 2;
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, -1, HFT_IDLE_SLEEP), HFT_OK);
	push(&lines, &order);
	push(&lines, &order);
	while (hft_ring_count(lines.rings.orders) > 0)
		sched_yield();
	/* It ends at the turn after the one that failed. */
	do {
		sched_yield();
		ck_assert_int_eq(hft_engine_stats_get(lines.rig->engine, &stats), HFT_OK);
	} while (stats.commands < 1);
	ck_assert_int_eq(hft_engine_stop(lines.rig->engine), HFT_E_CLOSED);
	lines_free(&lines);
	lines = lines_new(16);
	ck_assert_int_eq(hft_engine_start(lines.rig->engine, -1, HFT_IDLE_YIELD), HFT_OK);
	hft_engine_destroy(lines.rig->engine);
	rig_scrap(lines.rig);
	lines.rig = NULL;
	lines_free(&lines);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine thread");
	TCase *tests = tcase_create("engine thread");

	tcase_add_test(tests, rings_must_fit);
	tcase_add_test(tests, poll_moves_everything);
	tcase_add_test(tests, poll_takes_events_answers_and_time);
	tcase_add_loop_test(tests, a_thread_does_it_all, 0, 3);
	tcase_add_test(tests, what_cannot_start_does_not);
	tcase_add_test(tests, a_thread_that_ended_says_so);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
