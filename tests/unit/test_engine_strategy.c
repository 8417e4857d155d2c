/* SPDX-License-Identifier: Apache-2.0 */
/* Events in, strategies' orders and timers, and that replay does without them. */
#include "engine_fixture.h"

/* A strategy that does as it is told. */
struct actor {
	hft_engine *engine;
	uint32_t events;
	uint32_t reports;
	uint32_t timers;
	hft_event last_event;
	hft_report last_report;
	hft_time timer_now;
	uint64_t timer_id;
	int64_t best;             /* bid, as seen at the last event */
	uint64_t seen[64];        /* timers' ids in the order they came */
	uint32_t answers;         /* events still to be answered with `order` */
	uint32_t report_answers;  /* the same for reports */
	uint32_t timer_answers;
	int32_t returns;          /* orders of an answer, negative to close */
	hft_order order;
	hft_time step;            /* each timer asks for the next, so much later */
};

static int32_t act(struct actor *actor, uint32_t *left, hft_order *out, uint32_t cap)
{
	ck_assert_uint_ge(cap, HFT_STRATEGY_ORDERS_MIN);
	if (*left == 0)
		return 0;
	--*left;
	for (int32_t i = 0; i < actor->returns; i++)
		out[i] = actor->order;
	return actor->returns;
}

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct actor *actor = user;
	hft_bbo bbo;

	actor->events += n;
	actor->last_event = events[n - 1];
	if (hft_view_bbo(view, events[n - 1].instrument, &bbo) == HFT_OK)
		actor->best = bbo.bid_price;
	return act(actor, &actor->answers, out, cap);
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	struct actor *actor = user;

	(void)view;
	actor->reports += n;
	actor->last_report = reports[n - 1];
	return act(actor, &actor->report_answers, out, cap);
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view,
			hft_order *out, uint32_t cap)
{
	struct actor *actor = user;

	(void)view;
	actor->seen[actor->timers % 64] = id;
	actor->timers++;
	actor->timer_now = now;
	actor->timer_id = id;
	if (actor->timer_answers > 0)
		actor->order.expire_ts = now + actor->step;
	return act(actor, &actor->timer_answers, out, cap);
}

static struct rig *rig_acting(struct actor *actor, uint16_t session)
{
	struct rig *rig = rig_new();
	const hft_strategy calls = { .size = sizeof(calls), .user = actor, .on_events = on_events,
				     .on_reports = on_reports, .on_timer = on_timer };
	hft_strategy_config config;

	ck_assert_int_eq(hft_strategy_config_init(&config, sizeof(config)), HFT_OK);
	config.party = 1;
	config.session = session;
	config.orders_max = 4096;
	ck_assert_int_eq(hft_engine_strategy_add(rig->engine, &calls, &config), 0);
	ck_assert_int_eq(hft_engine_strategy_add(rig->engine, &calls, &config), HFT_E_EXISTS);
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 0), HFT_OK);
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 1), HFT_E_NOTFOUND);
	actor->returns = 1;
	return rig;
}

static hft_event event_add(uint64_t id, int64_t price, int64_t qty)
{
	return (hft_event){ .ts_event = START, .ts_recv = START + 500, .order_id = id,
			    .price = price * TICK, .qty = qty, .instrument = AWAY,
			    .flags = HFT_EVENT_LAST, .kind = HFT_EVENT_ADD, .side = BUY };
}

static void feed(struct rig *rig, hft_event event)
{
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), 1);
	rig_drain(rig);
}

START_TEST(events_fill_the_books)
{
	struct rig *rig = rig_new();
	hft_event events[3] = { event_add(1, 100, 5), event_add(1, 101, 5), event_add(2, 102, 5) };
	hft_engine_stats stats;
	hft_bbo bbo;

	/* The second is refused by the book, and taken all the same. */
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, events, 3), 3);
	ck_assert_int_eq(hft_book_bbo(hft_engine_book(rig->engine), AWAY, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, 102 * TICK);
	ck_assert_uint_eq(bbo.orders, 2);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.events, 3);
	ck_assert_uint_eq(stats.inputs, (uint64_t)hft_journal_inputs(rig->journal));
	rig_free(rig);
}
END_TEST

START_TEST(a_strategy_trades_on_what_it_sees)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);

	actor.order = order_new(FIRST, BUY, 100, 3);
	actor.answers = 1;
	feed(rig, event_add(1, 100, 5));
	ck_assert_uint_eq(actor.events, 2); /* the one fed, and its own order in the LOCAL book */
	ck_assert_int_eq(actor.best, 100 * TICK);
	ck_assert_uint_eq(rig->got_count, 1);
	ck_assert_uint_eq(rig_last(rig)->session, 9);
	ck_assert_uint_eq(rig_last(rig)->party, 1);
	ck_assert_int_eq(rig_last(rig)->ts, START + 500);
	ck_assert_uint_eq(actor.reports, 1);
	assert_position(rig, 1, FIRST, 3, 0, 0);
	/* Somebody trades with it. */
	rig_do(rig, order_new(FIRST, SELL, 100, 3));
	ck_assert_int_eq(actor.last_report.kind, HFT_REPORT_FILL);
	ck_assert_int_eq(actor.last_event.kind, HFT_EVENT_EXECUTE);
	ck_assert_uint_ne(actor.last_event.flags & HFT_EVENT_LAST, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(answers_to_answers_come_to_an_end)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_event event = event_add(1, 100, 5);
	int64_t n;

	/* Each report asks for another order, for ever. */
	actor.order = order_new(FIRST, BUY, 100, 1);
	actor.answers = 1;
	actor.report_answers = UINT32_MAX;
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), 1);
	do {
		n = hft_engine_drain_reports(rig->engine, rig->got, NULL, 5000);
		hft_engine_drain_events(rig->engine, rig->events, 5000);
	} while (n > 0 || hft_engine_pending(rig->engine));
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 0), HFT_E_CLOSED);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	rig_free(rig);
}
END_TEST

START_TEST(a_strategy_that_closes_takes_its_orders_along)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_engine_stats stats;
	uint32_t calls;

	actor.order = order_new(FIRST, BUY, 100, 3);
	actor.returns = 2;
	actor.answers = 1;
	feed(rig, event_add(1, 100, 5));
	assert_position(rig, 1, FIRST, 6, 0, 0);
	actor.returns = -1;
	actor.answers = 1;
	feed(rig, event_add(2, 100, 5));
	assert_position(rig, 1, FIRST, 0, 0, 0);
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 0), HFT_E_CLOSED);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.strategies_closed, 1);
	calls = actor.events + actor.reports;
	feed(rig, event_add(3, 100, 5));
	ck_assert_uint_eq(actor.events + actor.reports, calls);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

static hft_order timer_at(hft_time due, uint64_t id)
{
	return (hft_order){ .kind = HFT_ORDER_TIMER, .expire_ts = due, .ref_id = id };
}

START_TEST(timers_come_when_due_in_their_order)
{
	static const hft_time due[] = { 500, 200, 900, 200, 300, 100 };
	static const uint64_t order[] = { 5, 1, 3, 4, 0, 2 };
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	uint64_t inputs;
	hft_engine_stats stats;

	hft_engine_stats_get(rig->engine, &stats);
	inputs = stats.inputs;
	for (uint64_t i = 0; i < 6; i++) {
		actor.order = timer_at(START + due[i], i);
		actor.answers = 1;
		feed(rig, event_add(i + 1, 100, 5));
	}
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.inputs, inputs);
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 99), 0);
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 300), 4);
	ck_assert_int_eq(actor.timer_now, START + 300);
	ck_assert_uint_eq(actor.timer_id, 4);
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 5000), 2);
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 5000), 0);
	ck_assert_mem_eq(actor.seen, order, sizeof(order));
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.inputs, inputs + 6);
	ck_assert_uint_eq(rig_drain(rig), 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* A timer asks for the next: within one call as often as time allows, but not for ever. */
START_TEST(a_timer_may_ask_for_the_next)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);

	actor.order = timer_at(START + 10, 1);
	actor.step = 10;
	actor.answers = 1;
	actor.timer_answers = UINT32_MAX;
	feed(rig, event_add(1, 100, 5));
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 105), 10);
	ck_assert_int_eq(actor.timer_now, START + 100);
	actor.step = 0;
	ck_assert_int_gt(hft_engine_advance(rig->engine, START + 110), 4000);
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 0), HFT_OK);
	rig_free(rig);
}
END_TEST

START_TEST(timers_run_out)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	struct actor actor = { .returns = 10, .answers = 1 };
	const hft_strategy calls = { .size = sizeof(calls), .user = &actor, .on_events = on_events,
				     .on_reports = on_reports, .on_timer = on_timer };
	hft_strategy_config how;
	struct rig *rig;

	config.timers_max = 8;
	rig = rig_with(&config);
	hft_strategy_config_init(&how, sizeof(how));
	how.session = 9;
	ck_assert_int_eq(hft_engine_strategy_add(rig->engine, &calls, &how), 0);
	actor.order = timer_at(START + 10, 1);
	feed(rig, event_add(1, 100, 5));
	/* Only the strategy hears of it: nothing was an input. */
	ck_assert_uint_eq(actor.reports, 2);
	ck_assert_int_eq(actor.last_report.kind, HFT_REPORT_REJECTED);
	ck_assert_int_eq(actor.last_report.reason, -HFT_E_RISK_FULL);
	ck_assert_uint_eq(rig->got_count, 0);
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 10), 8);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Expiry and a timer at once: the order is gone when the timer comes. */
START_TEST(expiries_come_before_timers)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_order order = order_new(FIRST, BUY, 100, 5);

	actor.order = timer_at(START + 500000, 1);
	actor.answers = 1;
	feed(rig, event_add(1, 100, 5));
	order.tif = HFT_TIF_GTT;
	order.expire_ts = START + 500000;
	rig_do(rig, order);
	actor.order = order_new(SECOND, SELL, 100, 1);
	actor.timer_answers = 1;
	actor.step = 0;
	ck_assert_int_eq(hft_engine_advance(rig->engine, START + 600000), 2);
	rig_drain(rig);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->instrument, SECOND);
	ck_assert_int_eq(rig_back(rig, 3)->kind, HFT_REPORT_EXPIRED);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Time does not run back: a timer that was due long ago has the time of the last input. */
START_TEST(late_timers_are_not_before_what_was)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_input input = { 0 };
	uint64_t position = 0;
	const void *payload;

	actor.order = timer_at(START + 5, 1);
	actor.answers = 1;
	feed(rig, event_add(1, 100, 5));
	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	ck_assert_int_eq(hft_engine_advance(rig->engine, rig->ts + 50), 1);
	ck_assert_int_eq(actor.timer_now, START + 5);
	while (hft_journal_next(rig->journal, &position, &input, &payload) == 1)
		;
	ck_assert_int_eq(input.ts, rig->ts);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Strategies' orders wait for room like all others, and drain as well in small pieces. */
START_TEST(strategies_wait_for_room)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	struct actor actor = { .returns = 60, .answers = 1 };
	const hft_strategy calls = { .size = sizeof(calls), .user = &actor,
				     .on_events = on_events, .on_reports = on_reports };
	hft_event event = event_add(1, 100, 5);
	hft_strategy_config how;
	struct rig *rig;

	config.reports_max = 64;
	config.events_max = 64;
	rig = rig_with(&config);
	hft_strategy_config_init(&how, sizeof(how));
	how.session = 9;
	how.party = 2;
	ck_assert_int_eq(hft_engine_strategy_add(rig->engine, &calls, &how), 0);
	actor.order = order_new(FIRST, BUY, 100, 5);
	actor.order.party = 0;
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), 1);
	ck_assert_int_eq(hft_engine_pending(rig->engine), 1);
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), HFT_E_MORE);
	rig_drain_by(rig, 5);
	ck_assert_uint_eq(rig->got_count, 60);
	ck_assert_uint_eq(actor.reports, 60);
	assert_position(rig, 2, FIRST, 300, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* More of one command than is shown at once. */
START_TEST(a_great_many_reports_are_all_shown)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_order order = order_new(FIRST, BUY, 100, 1);
	hft_engine_stats stats;
	uint64_t counted = 0;

	order.session = 9;
	for (uint32_t i = 0; i < 2500; i++)
		rig_do(rig, order);
	ck_assert_uint_eq(actor.reports, 2500);
	ck_assert_uint_eq(actor.events, 2500);
	rig_do(rig, order_mass(HFT_MASS_SESSION, 9));
	ck_assert_uint_eq(actor.reports, 5000);
	ck_assert_uint_eq(actor.events, 5000);
	hft_engine_stats_get(rig->engine, &stats);
	for (int32_t kind = 0; kind < 16; kind++)
		for (uint32_t reason = 0; reason < 512; reason++)
			counted += hft_engine_reasons(rig->engine, kind, reason);
	ck_assert_uint_eq(counted, stats.reports);
	ck_assert_uint_ne(actor.last_event.flags & HFT_EVENT_LAST, 0);
	ck_assert_int_eq(hft_engine_strategy_status(rig->engine, 0), HFT_OK);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(a_journal_that_fails_stops_strategies)
{
	struct actor actor = { 0 };
	struct rig *rig = rig_acting(&actor, 9);
	hft_event event = event_add(1, 100, 5);
	hft_engine_stats stats;

	hft_engine_stats_get(rig->engine, &stats);
	rig->seq = stats.inputs + 2;
	actor.order = order_new(FIRST, BUY, 100, 1);
	actor.returns = 5;
	actor.answers = 1;
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), 1);
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), HFT_E_CLOSED);
	rig_drain(rig);
	ck_assert_uint_eq(rig->got_count, 1);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine strategy");
	TCase *tests = tcase_create("engine strategy");

	tcase_add_test(tests, events_fill_the_books);
	tcase_add_test(tests, a_strategy_trades_on_what_it_sees);
	tcase_add_test(tests, answers_to_answers_come_to_an_end);
	tcase_add_test(tests, a_strategy_that_closes_takes_its_orders_along);
	tcase_add_test(tests, timers_come_when_due_in_their_order);
	tcase_add_test(tests, a_timer_may_ask_for_the_next);
	tcase_add_test(tests, timers_run_out);
	tcase_add_test(tests, expiries_come_before_timers);
	tcase_add_test(tests, late_timers_are_not_before_what_was);
	tcase_add_test(tests, strategies_wait_for_room);
	tcase_add_test(tests, a_great_many_reports_are_all_shown);
	tcase_add_test(tests, a_journal_that_fails_stops_strategies);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
