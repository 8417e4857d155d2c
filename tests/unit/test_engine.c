/* SPDX-License-Identifier: Apache-2.0 */
/* An order's life on a LOCAL route: its reports, its reservation, its names. */
#include "engine_fixture.h"

START_TEST(defaults_are_as_documented)
{
	hft_engine_config config;

	ck_assert_int_eq(hft_engine_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.size, sizeof(config));
	ck_assert_uint_eq(config.instruments_max, 65535);
	ck_assert_uint_eq(config.orders_max, 1 << 20);
	ck_assert_uint_eq(config.levels_max, 1 << 18);
	ck_assert_uint_eq(config.sessions_max, 1024);
	ck_assert_uint_eq(config.client_ids_max, 1 << 22);
	ck_assert_uint_eq(config.reports_max, 4096);
	ck_assert_uint_eq(config.strategies_max, 16);
	ck_assert_int_eq(config.numa_node, -1);
	ck_assert_ptr_null(config.clock);
	ck_assert_int_eq(hft_engine_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_config_init(&config, 8), HFT_E_INVAL);
}
END_TEST

START_TEST(bad_configs_are_refused)
{
	struct rig unused = { 0 };
	const hft_engine_config good = rig_config(&unused);
	hft_engine *engine = NULL;

#define BAD(field, value)                                                          \
	do {                                                                       \
		hft_engine_config bad = good;                                      \
		bad.field = (value);                                               \
		ck_assert_int_eq(hft_engine_memory(&bad), HFT_E_INVAL);            \
		ck_assert_int_eq(hft_engine_create(&bad, &engine), HFT_E_INVAL);   \
	} while (0)
	BAD(instruments_max, 0);
	BAD(instruments_max, (1 << 24) + 1);
	BAD(orders_max, 0);
	BAD(orders_max, (1 << 28) + 1);
	BAD(levels_max, 0);
	BAD(parties_max, 0);
	BAD(accounts_max, 0);
	BAD(traders_max, 0);
	BAD(positions_max, 0);
	BAD(sessions_max, 0);
	BAD(sessions_max, 65536);
	BAD(client_ids_max, 0);
	BAD(timers_max, 0);
	BAD(strategies_max, 65);
	BAD(reports_max, 63);
	BAD(reports_max, (1 << 20) + 1);
	BAD(events_max, 63);
	BAD(work_max, 15);
	BAD(page_levels, 65);
	BAD(flags, 4);
	BAD(mem_want, 1u << 20);
#undef BAD
	ck_assert_int_eq(hft_engine_create(&good, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_create(NULL, &engine), HFT_E_INVAL);
	ck_assert_ptr_null(engine);
	ck_assert_int_gt(hft_engine_memory(&good), 0);
	hft_engine_destroy(NULL);
}
END_TEST

START_TEST(an_order_rests_trades_and_is_counted)
{
	struct rig *rig = rig_new();
	uint64_t first = rig_do(rig, order_new(FIRST, SELL, 100, 10));
	hft_order taker = order_new(FIRST, BUY, 101, 4);
	hft_engine_stats stats;
	uint64_t second;

	ck_assert_uint_eq(rig->got_count, 1);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->order_id, first);
	ck_assert_uint_eq(rig_last(rig)->seq, first);
	assert_position(rig, 1, FIRST, 0, 10, 0);
	taker.party = 2;
	taker.session = 2;
	second = rig_do(rig, taker);
	ck_assert_uint_eq(rig->got_count, 5);
	ck_assert_int_eq(rig->got[2].kind, HFT_REPORT_FILL);
	ck_assert_uint_eq(rig->got[2].order_id, first);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_FILLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, second);
	assert_position(rig, 1, FIRST, 0, 6, -4);
	assert_position(rig, 2, FIRST, 0, 0, 4);
	rig_do(rig, order_cancel(first));
	assert_position(rig, 1, FIRST, 0, 0, -4);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.commands, 3);
	ck_assert_uint_eq(stats.reports, 6);
	ck_assert_uint_eq(stats.trades, 1);
	ck_assert_uint_eq(stats.fills, 2);
	ck_assert_uint_eq(stats.rejects, 0);
	ck_assert_uint_eq(stats.orders, 0);
	ck_assert_uint_eq(stats.marketable[0], 1);
	ck_assert_uint_eq(stats.marketable_filled[0], 1);
	/* 4 at 100: in 1e-6 of the currency. */
	ck_assert_uint_eq(stats.notional_lo, 400000000);
	ck_assert_int_eq(stats.notional_hi, 0);
	ck_assert_uint_eq(stats.inputs, (uint64_t)hft_journal_inputs(rig->journal));
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(what_the_engine_does_not_know_is_refused)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(50, BUY, 100, 1);
	uint64_t books = hft_match_hash(hft_engine_match(rig->engine));

	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_INSTRUMENT);
	order.instrument = 0;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_INSTRUMENT);
	order.instrument = 101;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_INSTRUMENT);
	order.instrument = UINT32_MAX;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_INSTRUMENT);
	order.instrument = NOWHERE;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_HALTED);
	order.instrument = FIRST;
	order.session = 21;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_NOT_AUTHORISED);
	order.session = 20;
	order.tif = HFT_TIF_IOC;
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	order.session = 1;
	order.party = 77;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_NO_LIMIT);
	ck_assert_uint_eq(hft_match_hash(hft_engine_match(rig->engine)), books);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, HFT_REPORT_REJECTED, 307), 4);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, HFT_REPORT_REJECTED, 102), 1);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, 16, 0), 0);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, 1, 512), 0);
	ck_assert_uint_eq(hft_engine_reasons(NULL, 1, 0), 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

static const uint8_t strange_kinds[] = { 0, HFT_ORDER_QUOTE, 7, 255 };

START_TEST(strange_kinds_are_refused)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 1);

	order.kind = strange_kinds[_i];
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_KIND);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* What matching refuses has its reservation back. */
START_TEST(a_refusal_by_matching_gives_the_reservation_back)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);

	order.display_qty = 1;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_MATCH_FIELD);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	order = order_new(FIRST, BUY, 100, 5);
	order.tif = HFT_TIF_FOK;
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	ck_assert_int_eq(rig_last(rig)->reason, -HFT_E_MATCH_FOK);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(an_order_has_three_names)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_order cancel = order_cancel(0);
	uint64_t id;

	order.client_id = 500;
	rig_do(rig, order);
	cancel.ref_id = 500;
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	order.client_id = 501;
	id = rig_do(rig, order);
	rig_do(rig, order_cancel(id));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	order.client_id = 502;
	id = rig_do(rig, order);
	cancel = order_cancel(0);
	cancel.handle = rig_last(rig)->handle;
	ck_assert_uint_ne(cancel.handle, 0);
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, id);
	/* The handle is old now, and so is the name. */
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	cancel = order_cancel(0);
	cancel.ref_id = 502;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	cancel.ref_id = 999;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	rig_do(rig, order_cancel(0));
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* A handle is a hint: the id that comes with it counts. */
START_TEST(a_wrong_handle_does_not_mislead)
{
	struct rig *rig = rig_new();
	uint64_t first = rig_do(rig, order_new(FIRST, BUY, 100, 5));
	uint64_t handle = rig_last(rig)->handle;
	uint64_t second = rig_do(rig, order_new(FIRST, BUY, 99, 5));
	hft_order cancel = order_cancel(second);
	hft_order replace;

	cancel.handle = handle;
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, second);
	cancel = order_cancel(first);
	cancel.handle = handle ^ UINT64_C(0xff00ff00ff);
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, first);
	ck_assert_int_eq(rig->events[rig->event_count - 1].kind, HFT_EVENT_DELETE);
	first = rig_do(rig, order_new(FIRST, BUY, 100, 5));
	replace = order_replace(first, 100, 9);
	replace.handle = handle;
	rig_do(rig, replace);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_REPLACED);
	assert_position(rig, 1, FIRST, 9, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(names_belong_to_their_session)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_order cancel = order_cancel(0);
	uint64_t first;

	order.client_id = 500;
	first = rig_do(rig, order);
	order.session = 2;
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	cancel.ref_id = 500;
	cancel.session = 3;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	cancel = order_cancel(first);
	cancel.session = 2;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_OWNER);
	ck_assert_int_eq(rig_last(rig)->leaves, 0);
	cancel.kind = HFT_ORDER_REPLACE;
	cancel.qty = 1;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_OWNER);
	ck_assert_int_eq(rig_last(rig)->leaves, 0);
	ck_assert_int_eq(rig_last(rig)->instrument, 0);
	cancel.kind = HFT_ORDER_CANCEL;
	cancel.qty = 0;
	cancel.session = 0;
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(a_name_is_used_once_a_day)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_order cancel = order_cancel(0);
	uint64_t kept;

	order.client_id = 500;
	rig_do(rig, order);
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	cancel.ref_id = 500;
	rig_do(rig, cancel);
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	/* Refused by risk: it changed nothing, so the name is free. */
	order.client_id = 501;
	order.qty = 5000000;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_QTY_MAX);
	order.qty = 5;
	order.tif = HFT_TIF_GTC;
	kept = rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	/* The day ends: old names are free, but not that of an order which lives on. */
	rig_do(rig, order_timer(HFT_TIMER_DAY_END));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	order.client_id = 500;
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	cancel.ref_id = 501;
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, kept);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(names_run_out)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	struct rig *rig;
	hft_order order = order_new(FIRST, BUY, 100, 1);

	config.client_ids_max = 600;
	rig = rig_with(&config);
	for (order.client_id = 1; order.client_id <= 600; order.client_id++) {
		rig_do(rig, order);
		ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	}
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_FULL);
	order.client_id = 0;
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	rig_do(rig, order_timer(HFT_TIMER_DAY_END));
	for (order.client_id = 1; order.client_id <= 600; order.client_id++) {
		rig_do(rig, order);
		ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	}
	rig_free(rig);
}
END_TEST

START_TEST(a_replace_may_rename)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_order replace = order_replace(0, 101, 8);
	hft_order cancel = order_cancel(0);

	order.client_id = 500;
	rig_do(rig, order);
	replace.ref_id = 500;
	replace.client_id = 600;
	rig_do(rig, replace);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_REPLACED);
	ck_assert_uint_eq(rig_last(rig)->client_id, 600);
	assert_position(rig, 1, FIRST, 8, 0, 0);
	rig_do(rig, replace);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	ck_assert_int_eq(rig_last(rig)->leaves, 8);
	order.client_id = 600;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	/* A refused one does not. */
	replace.client_id = 700;
	replace.qty = 5000000;
	rig_do(rig, replace);
	assert_rejected(rig, HFT_E_RISK_QTY_MAX);
	cancel.ref_id = 700;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	cancel.ref_id = 600;
	rig_do(rig, cancel);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_CANCELLED);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(replaces_reserve_what_they_add)
{
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(FIRST, BUY, 100, 10));
	hft_order taker = order_new(FIRST, SELL, 100, 3);

	taker.party = 2;
	rig_do(rig, order_replace(id, 100, 6));
	ck_assert_uint_ne(rig_last(rig)->flags & HFT_REPORT_PRIORITY_KEPT, 0);
	assert_position(rig, 1, FIRST, 6, 0, 0);
	rig_do(rig, taker);
	assert_position(rig, 1, FIRST, 3, 0, 3);
	rig_do(rig, order_replace(id, 99, 20));
	assert_position(rig, 1, FIRST, 20, 0, 3);
	taker.price = 105 * TICK;
	taker.qty = 7;
	rig_do(rig, taker);
	rig_do(rig, order_replace(id, 105, 20));
	assert_position(rig, 1, FIRST, 13, 0, 10);
	assert_position(rig, 2, FIRST, 0, 0, -10);
	rig_do(rig, order_cancel(id));
	assert_position(rig, 1, FIRST, 0, 0, 10);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(mass_cancels_and_time_end_orders)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_order expire = order_timer(HFT_TIMER_EXPIRE);

	rig_do(rig, order);
	order.session = 2;
	rig_do(rig, order);
	rig_do(rig, order_mass(HFT_MASS_SESSION, 1));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_int_eq(rig_last(rig)->qty, 1);
	assert_position(rig, 1, FIRST, 5, 0, 0);
	order.tif = HFT_TIF_GTT;
	order.expire_ts = rig->ts + 50000;
	rig_do(rig, order);
	assert_position(rig, 1, FIRST, 10, 0, 0);
	ck_assert_int_eq(hft_engine_advance(rig->engine, order.expire_ts - 1), 0);
	ck_assert_int_eq(hft_engine_advance(rig->engine, order.expire_ts + 7), 1);
	rig_drain(rig);
	ck_assert_int_eq(rig_back(rig, 2)->kind, HFT_REPORT_EXPIRED);
	ck_assert_int_eq(rig_back(rig, 2)->ts, order.expire_ts);
	assert_position(rig, 1, FIRST, 5, 0, 0);
	/* Only the host tells the time. */
	expire.session = 1;
	rig_do(rig, expire);
	assert_rejected(rig, HFT_E_MATCH_OWNER);
	rig_do(rig, order_mass(99, 1));
	assert_rejected(rig, HFT_E_MATCH_TYPE);
	rig_do(rig, order_timer(HFT_TIMER_DAY_END));
	assert_position(rig, 1, FIRST, 0, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Order ids in fields that a kind does not use are not read. */
START_TEST(a_mass_cancel_is_no_orders)
{
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(FIRST, BUY, 100, 5));
	hft_order mass = order_mass(HFT_MASS_ALL, 0);

	mass.order_id = id;
	rig_do(rig, mass);
	ck_assert_int_eq(rig_back(rig, 2)->kind, HFT_REPORT_CANCELLED);
	ck_assert_uint_eq(rig_last(rig)->order_id, 0);
	ck_assert_int_eq(rig->events[rig->event_count - 1].kind, HFT_EVENT_DELETE);
	assert_position(rig, 1, FIRST, 0, 0, 0);
	rig_free(rig);
}
END_TEST

START_TEST(absent_arguments_are_refused)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_report report = { 0 };
	hft_event event = { 0 };
	uint64_t hash = hft_engine_hash(rig->engine);

	ck_assert_int_eq(hft_engine_submit_n(NULL, &order, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, NULL, 0), 0);
	ck_assert_int_eq(hft_engine_feed_n(NULL, &event, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_answer_n(NULL, &report, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_answer_n(rig->engine, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_advance(NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_input(NULL, NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_input(rig->engine, NULL, &order), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_drain_reports(NULL, &report, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_drain_reports(rig->engine, NULL, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_drain_events(NULL, &event, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_drain_events(rig->engine, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_pending(NULL), 0);
	ck_assert_int_eq(hft_engine_stats_get(rig->engine, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_check(NULL), HFT_E_INVAL);
	ck_assert_uint_eq(hft_engine_hash(NULL), 0);
	ck_assert_ptr_null(hft_engine_ref(NULL));
	ck_assert_ptr_null(hft_engine_risk(NULL));
	ck_assert_ptr_null(hft_engine_match(NULL));
	ck_assert_ptr_null(hft_engine_book(NULL));
	ck_assert_uint_eq(hft_engine_hash(rig->engine), hash);
	rig_free(rig);
}
END_TEST

START_TEST(fill_ratios_tell_the_kinds_apart)
{
	struct rig *rig = rig_new();
	hft_order taker = order_new(FIRST, BUY, 100, 4);
	hft_engine_stats stats;

	rig_do(rig, order_new(FIRST, SELL, 100, 10));
	taker.party = 2;
	taker.tif = HFT_TIF_IOC;
	rig_do(rig, taker); /* filled */
	taker.qty = 20;
	taker.tif = HFT_TIF_FOK;
	rig_do(rig, taker); /* could have */
	taker.tif = HFT_TIF_IOC;
	rig_do(rig, taker); /* in part */
	rig_do(rig, taker); /* nothing there */
	taker.tif = HFT_TIF_DAY;
	taker.price = 90 * TICK;
	rig_do(rig, taker); /* rests */
	taker = order_new(FIRST, SELL, 90, 1);
	taker.flags = HFT_ORDER_POST_ONLY;
	rig_do(rig, taker); /* would trade */
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.marketable[0], 1);
	ck_assert_uint_eq(stats.marketable_filled[0], 0);
	ck_assert_uint_eq(stats.marketable[1], 2);
	ck_assert_uint_eq(stats.marketable_filled[1], 1);
	ck_assert_uint_eq(stats.marketable[2], 1);
	ck_assert_uint_eq(stats.marketable_filled[2], 0);
	ck_assert_uint_eq(stats.rejects, 1);
	rig_free(rig);
}
END_TEST

START_TEST(rates_count_full_seconds)
{
	struct rig *rig = rig_new();
	hft_order order = order_cancel(1);
	hft_engine_stats stats;

	for (uint32_t second = 0; second < 70; second++)
		for (uint32_t i = 0; i < (second < 60 ? 6 : 120); i++) {
			order.ts = START + second * SECOND_NS + i;
			ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
			rig_drain(rig);
			rig->got_count = 0;
		}
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.rate_1s, 120);
	ck_assert_uint_eq(stats.rate_10s, (9 * 120 + 6) / 10);
	ck_assert_uint_eq(stats.rate_60s, (9 * 120 + 51 * 6) / 60);
	order.ts += 30 * SECOND_NS;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.rate_1s, 0);
	ck_assert_uint_eq(stats.rate_10s, 0);
	ck_assert_uint_eq(stats.rate_60s, (10 * 120 + 20 * 6) / 60);
	/* Long ago, and in the far future. */
	order.ts = 5;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	order.ts = INT64_MAX;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	order.ts = INT64_MIN;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.rate_60s, 0);
	rig_free(rig);
}
END_TEST

static const struct {
	int64_t multiplier;
	int64_t price;       /* ticks */
	int64_t qty;
	int64_t notional;    /* price x qty x multiplier by hand, 1e-6, toward zero */
} sums[] = {
	{ 1000000000, 100, 4, 400000000 },
	{ 1000000000, -100, 4, -400000000 },
	{ 12345678, 7, 3, 259259 },          /* 21 x 0.012345678 = 0.259259238 */
	{ 12345678, -7, 3, -259259 },
	{ 333, 1, 1000000, 333000 },         /* 1000000 x 0.000000333 */
	{ 333, 1, 1, 0 },
	{ 1000000000, 9000000, 900000, 8100000000000000000 }, /* 128 bits on the way */
};

START_TEST(notional_is_exact)
{
	struct rig *rig = rig_new();
	hft_instrument row = instrument_row(FIRST);
	hft_order taker = order_new(FIRST, BUY, sums[_i].price, sums[_i].qty);
	hft_engine_stats stats;

	row.id = FIRST;
	row.multiplier = sums[_i].multiplier;
	ck_assert_int_eq(hft_engine_instrument_add(rig->engine, START, &row), FIRST);
	rig_do(rig, order_new(FIRST, SELL, sums[_i].price, sums[_i].qty));
	taker.party = 2;
	rig_do(rig, taker);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.trades, 1);
	ck_assert_uint_eq(stats.notional_lo, (uint64_t)sums[_i].notional);
	ck_assert_int_eq(stats.notional_hi, sums[_i].price < 0 ? -1 : 0);
	rig_free(rig);
}
END_TEST

START_TEST(memory_is_what_create_takes)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_engine_stats stats;
	struct rig *rig = rig_with(&config);

	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_gt(stats.bytes_used, 0);
	ck_assert_uint_le(stats.bytes_used, stats.bytes_reserved);
	/* ref and the histograms tell no figure of their own. */
	ck_assert_int_ge(hft_engine_memory(&config), (int64_t)stats.bytes_reserved);
	rig_free(rig);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine");
	TCase *tests = tcase_create("engine");

	tcase_add_test(tests, defaults_are_as_documented);
	tcase_add_test(tests, bad_configs_are_refused);
	tcase_add_test(tests, an_order_rests_trades_and_is_counted);
	tcase_add_test(tests, what_the_engine_does_not_know_is_refused);
	tcase_add_loop_test(tests, strange_kinds_are_refused, 0,
			    sizeof(strange_kinds) / sizeof(strange_kinds[0]));
	tcase_add_test(tests, a_refusal_by_matching_gives_the_reservation_back);
	tcase_add_test(tests, an_order_has_three_names);
	tcase_add_test(tests, a_wrong_handle_does_not_mislead);
	tcase_add_test(tests, names_belong_to_their_session);
	tcase_add_test(tests, a_name_is_used_once_a_day);
	tcase_add_test(tests, names_run_out);
	tcase_add_test(tests, a_replace_may_rename);
	tcase_add_test(tests, replaces_reserve_what_they_add);
	tcase_add_test(tests, mass_cancels_and_time_end_orders);
	tcase_add_test(tests, a_mass_cancel_is_no_orders);
	tcase_add_test(tests, absent_arguments_are_refused);
	tcase_add_test(tests, fill_ratios_tell_the_kinds_apart);
	tcase_add_test(tests, rates_count_full_seconds);
	tcase_add_loop_test(tests, notional_is_exact, 0, sizeof(sums) / sizeof(sums[0]));
	tcase_add_test(tests, memory_is_what_create_takes);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
