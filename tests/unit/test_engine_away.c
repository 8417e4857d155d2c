/* SPDX-License-Identifier: Apache-2.0 */
/* Orders that leave by a route, and a venue's answers. */
#include "engine_fixture.h"

static hft_report answer(uint64_t order_id, uint8_t kind)
{
	return (hft_report){ .order_id = order_id, .ref_id = order_id + 7000,
			     .price = HFT_PRICE_NONE, .kind = kind };
}

static hft_report fill(uint64_t order_id, uint64_t trade_id, int64_t price, int64_t qty)
{
	hft_report report = answer(order_id, HFT_REPORT_FILL);

	report.trade_id = trade_id;
	report.price = price * TICK;
	report.qty = qty;
	return report;
}

static hft_order away_order(int64_t qty)
{
	return order_new(AWAY, BUY, 100, qty);
}

static const hft_order *last_sent(const struct rig *rig)
{
	ck_assert_uint_gt(rig->sent_count, 0);
	return &rig->sent[(rig->sent_count - 1) % SENT_MAX];
}

/* Sent and accepted. */
static uint64_t live_order(struct rig *rig, int64_t qty)
{
	uint64_t id = rig_do(rig, away_order(qty));

	rig_answer(rig, answer(id, HFT_REPORT_ACCEPTED));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	return id;
}

START_TEST(an_order_leaves_and_is_answered)
{
	struct rig *rig = rig_new();
	hft_order order = away_order(10);
	hft_engine_stats stats;
	uint64_t id;

	order.client_id = 5;
	id = rig_do(rig, order);
	ck_assert_uint_eq(rig->sent_count, 1);
	ck_assert_uint_eq(last_sent(rig)->order_id, id);
	ck_assert_uint_eq(last_sent(rig)->seq, id);
	ck_assert_uint_eq(rig->got_count, 0);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	rig_answer(rig, answer(id, HFT_REPORT_ACCEPTED));
	ck_assert_uint_eq(rig->got_count, 1);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->client_id, 5);
	ck_assert_uint_eq(rig_last(rig)->ref_id, id + 7000);
	ck_assert_uint_eq(rig_last(rig)->seq, id + 1);
	rig_answer(rig, fill(id, 1, 99, 4));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_FILL);
	ck_assert_int_eq(rig_last(rig)->leaves, 6);
	assert_position(rig, 1, AWAY, 6, 0, 4);
	rig_do(rig, order_cancel(id));
	ck_assert_int_eq(last_sent(rig)->kind, HFT_ORDER_CANCEL);
	ck_assert_uint_eq(last_sent(rig)->instrument, AWAY);
	rig_answer(rig, answer(id, HFT_REPORT_CANCELLED));
	assert_position(rig, 1, AWAY, 0, 0, 4);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.trades, 0);
	ck_assert_uint_eq(stats.fills, 1);
	ck_assert_uint_eq(stats.notional_lo, 396000000);
	ck_assert_uint_eq(stats.orders, 0);
	ck_assert_uint_eq(rig->event_count, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(contradictions_are_refused_and_change_nothing)
{
	struct rig *rig = rig_new();
	uint64_t id = live_order(rig, 10);
	uint32_t got = rig->got_count;
	uint64_t own = hft_risk_hash(hft_engine_risk(rig->engine));

	rig_answer(rig, answer(id + 5, HFT_REPORT_ACCEPTED)); /* no order of ours */
	rig_answer(rig, fill(id, 1, 100, 11));                /* more than is open */
	rig_answer(rig, fill(id, 0, 100, 1));                 /* no trade */
	rig_answer(rig, answer(id, HFT_REPORT_ACCEPTED));     /* again */
	rig_answer(rig, answer(id, 77));
	ck_assert_uint_eq(rig->got_count, got);
	ck_assert_uint_eq(hft_risk_hash(hft_engine_risk(rig->engine)), own);
	rig_answer(rig, fill(id, 1, 100, 10));
	ck_assert_int_eq(rig_last(rig)->leaves, 0);
	assert_position(rig, 1, AWAY, 0, 0, 10);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* What a route does not take is answered as a venue would, by an input of its own. */
START_TEST(what_a_route_does_not_take_is_refused)
{
	struct rig *rig = rig_new();
	hft_engine_stats stats;
	uint64_t id;
	uint64_t inputs;

	rig->takes = 0;
	id = rig_do(rig, away_order(10));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	ck_assert_uint_eq(rig_last(rig)->order_id, id);
	assert_position(rig, 1, AWAY, 0, 0, 0);
	hft_engine_stats_get(rig->engine, &stats);
	inputs = stats.inputs;
	ck_assert_uint_eq(inputs, id + 1);
	rig->takes = HFT_E_AGAIN;
	rig_do(rig, away_order(10));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	rig->takes = 1;
	id = live_order(rig, 10);
	rig->takes = 0;
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	ck_assert_int_eq(rig_last(rig)->leaves, 10);
	rig_do(rig, order_replace(id, 101, 30));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	rig->takes = 1;
	rig_do(rig, order_replace(id, 101, 30));
	assert_position(rig, 1, AWAY, 30, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(replaces_wait_for_the_venue)
{
	struct rig *rig = rig_new();
	uint64_t id = live_order(rig, 10);
	hft_report replaced = answer(id, HFT_REPORT_REPLACED);
	hft_report refused = answer(id, HFT_REPORT_REJECTED);

	rig_do(rig, order_replace(id, 101, 30));
	assert_position(rig, 1, AWAY, 30, 0, 0);
	/* One at a time. */
	rig_do(rig, order_replace(id, 101, 40));
	assert_rejected(rig, HFT_E_SESSION_PENDING);
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_SESSION_PENDING);
	rig_answer(rig, fill(id, 1, 100, 4));
	replaced.qty = 26;
	rig_answer(rig, replaced);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_REPLACED);
	ck_assert_int_eq(rig_last(rig)->leaves, 26);
	assert_position(rig, 1, AWAY, 26, 0, 4);
	rig_do(rig, order_replace(id, 101, 50));
	assert_position(rig, 1, AWAY, 50, 0, 4);
	rig_answer(rig, refused);
	assert_rejected(rig, HFT_E_SESSION_VENUE);
	assert_position(rig, 1, AWAY, 26, 0, 4);
	rig_do(rig, order_replace(id, 101, 5000000));
	assert_rejected(rig, HFT_E_RISK_QTY_MAX);
	assert_position(rig, 1, AWAY, 26, 0, 4);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(names_and_handles_reach_away_orders)
{
	struct rig *rig = rig_new();
	hft_order order = away_order(10);
	hft_order cancel = order_cancel(0);
	uint64_t id;

	order.client_id = 5;
	id = rig_do(rig, order);
	rig_answer(rig, answer(id, HFT_REPORT_ACCEPTED));
	cancel.handle = rig_last(rig)->handle;
	ck_assert_uint_ne(cancel.handle, 0);
	rig_do(rig, cancel);
	ck_assert_uint_eq(last_sent(rig)->order_id, id);
	ck_assert_int_eq(last_sent(rig)->kind, HFT_ORDER_CANCEL);
	rig_answer(rig, answer(id, HFT_REPORT_REJECTED));
	cancel.handle = 0;
	cancel.ref_id = 5;
	rig_do(rig, cancel);
	ck_assert_uint_eq(rig->sent_count, 3);
	rig_answer(rig, answer(id, HFT_REPORT_CANCELLED));
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_DUP_ID);
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	ck_assert_uint_eq(rig->sent_count, 3);
	/* Refused by risk, it never leaves, and the name is free. */
	order.client_id = 6;
	order.qty = 5000000;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_QTY_MAX);
	order.qty = 5;
	rig_do(rig, order);
	ck_assert_uint_eq(rig->sent_count, 4);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* A handle of the other route, or an old one: the id counts. */
START_TEST(a_wrong_handle_does_not_mislead)
{
	struct rig *rig = rig_new();
	uint64_t away = live_order(rig, 10);
	uint64_t old = rig_last(rig)->handle;
	uint64_t local;
	hft_order replace;

	rig_answer(rig, fill(away, 1, 100, 10));
	local = rig_do(rig, order_new(FIRST, BUY, 100, 5));
	replace = order_replace(local, 100, 9);
	replace.handle = old;
	rig_do(rig, replace);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_REPLACED);
	assert_position(rig, 1, FIRST, 9, 0, 0);
	away = live_order(rig, 10);
	replace = order_replace(away, 100, 20);
	replace.handle = old;
	rig_do(rig, replace);
	assert_position(rig, 1, AWAY, 20, 0, 10);
	replace = order_replace(local, 100, 8);
	replace.handle = rig_last(rig)->handle;
	rig_do(rig, replace);
	assert_position(rig, 1, FIRST, 8, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* LOCAL orders go, AWAY ones are asked for; one with a command on its way is asked for later. */
START_TEST(mass_cancels_reach_both_routes)
{
	struct rig *rig = rig_new();
	hft_report replaced;
	uint64_t ids[3];

	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	for (uint32_t i = 0; i < 3; i++)
		ids[i] = live_order(rig, 10);
	rig_do(rig, order_replace(ids[1], 101, 20));
	rig_do(rig, order_mass(HFT_MASS_ALL, 0));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_int_eq(rig_last(rig)->qty, 1);
	ck_assert_uint_eq(rig->sent_count, 6);
	ck_assert_uint_eq(rig->sent[4].order_id, ids[0]);
	ck_assert_int_eq(rig->sent[4].kind, HFT_ORDER_CANCEL);
	ck_assert_uint_eq(rig->sent[5].order_id, ids[2]);
	replaced = answer(ids[1], HFT_REPORT_REPLACED);
	replaced.qty = 20;
	rig_answer(rig, replaced);
	ck_assert_uint_eq(rig->sent_count, 7);
	ck_assert_uint_eq(last_sent(rig)->order_id, ids[1]);
	ck_assert_int_eq(last_sent(rig)->kind, HFT_ORDER_CANCEL);
	for (uint32_t i = 0; i < 3; i++)
		rig_answer(rig, answer(ids[i], HFT_REPORT_CANCELLED));
	assert_position(rig, 1, AWAY, 0, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

static const struct {
	hft_order mass;
	uint32_t cancels; /* of orders 0 to 3: a bit each */
} masses[] = {
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL }, 15 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL, .instrument = AWAY }, 15 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL, .instrument = FIRST }, 0 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL, .side = SELL }, 10 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL, .session = 1 }, 3 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_SESSION, .ref_id = 2 }, 12 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_PARTY, .ref_id = 2 }, 2 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ACCOUNT, .ref_id = 3 }, 4 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_TRADER, .ref_id = 4 }, 8 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_DESK, .ref_id = 1 }, 5 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_CLIENT, .ref_id = 9 }, 0 },
	{ { .kind = HFT_ORDER_MASS_CANCEL, .ord_type = 99 }, 0 },
};

/* Order i: party i + 1, session 1 for the first two and 2 for the others, sides in turn. */
START_TEST(mass_cancels_know_their_scope)
{
	struct rig *rig = rig_new();
	uint64_t ids[4];
	uint32_t cancelled = 0;

	for (uint32_t i = 0; i < 4; i++) {
		hft_order order = order_new(AWAY, i % 2 == 0 ? BUY : SELL, 100, 5);

		order.party = i + 1;
		order.session = (uint16_t)(1 + i / 2);
		ids[i] = rig_do(rig, order);
		rig_answer(rig, answer(ids[i], HFT_REPORT_ACCEPTED));
	}
	rig_do(rig, masses[_i].mass);
	for (uint32_t i = 4; i < rig->sent_count; i++)
		for (uint32_t k = 0; k < 4; k++)
			if (rig->sent[i].order_id == ids[k])
				cancelled |= 1u << k;
	ck_assert_uint_eq(cancelled, masses[_i].cancels);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Many orders, a route that takes none, and little room: refusals are inputs among themselves. */
START_TEST(a_mass_cancel_waits_for_room)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_order mass = order_mass(HFT_MASS_ALL, 0);
	struct rig *rig;
	uint32_t refused = 0;

	config.reports_max = 64;
	config.work_max = 16;
	rig = rig_with(&config);
	for (uint32_t i = 0; i < 200; i++)
		live_order(rig, 1);
	rig->takes = 0;
	rig->got_count = 0;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &mass, 1), 1);
	ck_assert_int_eq(hft_engine_pending(rig->engine), 1);
	rig_drain_by(rig, 3);
	for (uint32_t i = 0; i < rig->got_count; i++)
		refused += rig->got[i].kind == HFT_REPORT_REJECTED;
	ck_assert_uint_eq(refused, 200);
	assert_position(rig, 1, AWAY, 200, 0, 0);
	rig_free(rig);
}
END_TEST

START_TEST(refusals_within_a_mass_cancel_replay)
{
	struct rig *rig = rig_new();

	for (uint32_t i = 0; i < 50; i++)
		live_order(rig, 1);
	rig->takes = 0;
	rig_do(rig, order_mass(HFT_MASS_ALL, 0));
	ck_assert_uint_eq(rig->got_count, 50 + 1 + 50);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(a_journal_that_fails_within_a_mass_cancel_closes)
{
	struct rig *rig = rig_new();
	hft_order mass = order_mass(HFT_MASS_ALL, 0);
	hft_engine_stats stats;

	for (uint32_t i = 0; i < 10; i++)
		live_order(rig, 1);
	rig->takes = 0;
	hft_engine_stats_get(rig->engine, &stats);
	rig->seq = stats.inputs + 4;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &mass, 1), 1);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &mass, 1), HFT_E_CLOSED);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.inputs, rig->seq - 1);
	hft_engine_destroy(rig->engine);
	rig_scrap(rig);
}
END_TEST

/* Sessions of one account own each other's orders, on both routes. */
START_TEST(an_account_may_own)
{
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	const hft_party other = { .account = 1, .trader = 2 };
	hft_order cancel = order_cancel(0);
	hft_order mass = order_mass(HFT_MASS_ALL, 0);
	struct rig *rig;
	uint64_t ids[3];

	config.flags |= HFT_ENGINE_OWNER_ACCOUNT;
	rig = rig_with(&config);
	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, &other), PARTIES + 1);
	for (uint32_t i = 0; i < 3; i++)
		ids[i] = live_order(rig, 5);
	cancel.order_id = ids[0];
	cancel.session = 5;
	cancel.party = 2;
	rig_do(rig, cancel);
	assert_rejected(rig, HFT_E_MATCH_OWNER);
	cancel.party = PARTIES + 1;
	rig_do(rig, cancel);
	ck_assert_uint_eq(rig->sent_count, 4);
	mass.session = 5;
	mass.party = 2;
	rig_do(rig, mass);
	ck_assert_uint_eq(rig->sent_count, 4);
	mass.party = PARTIES + 1;
	rig_do(rig, mass);
	ck_assert_uint_eq(rig->sent_count, 6);
	ck_assert_uint_eq(rig->sent[4].order_id, ids[1]);
	ck_assert_uint_eq(rig->sent[5].order_id, ids[2]);
	rig_free(rig);
}
END_TEST

START_TEST(answers_are_no_orders_in_the_ratios)
{
	struct rig *rig = rig_new();
	hft_order taker = order_new(FIRST, BUY, 100, 1);
	hft_engine_stats stats;

	rig_do(rig, order_new(FIRST, SELL, 100, 1));
	taker.party = 2;
	rig_do(rig, taker);
	rig_answer(rig, answer(7, HFT_REPORT_ACCEPTED));
	rig_answer(rig, answer(7, HFT_REPORT_ACCEPTED));
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.marketable[0], 1);
	ck_assert_uint_eq(stats.marketable_filled[0], 1);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, 0, -HFT_E_SESSION_UNKNOWN), 2);
	rig_free(rig);
}
END_TEST

START_TEST(closing_asks_the_venue)
{
	struct rig *rig = rig_new();
	uint64_t id = live_order(rig, 10);

	ck_assert_int_eq(hft_engine_state_set(rig->engine, rig->ts, HFT_RISK_ACCOUNT, 1,
					      HFT_RISK_CLOSED, NULL), HFT_OK);
	rig_drain(rig);
	ck_assert_uint_eq(last_sent(rig)->order_id, id);
	ck_assert_int_eq(last_sent(rig)->kind, HFT_ORDER_CANCEL);
	rig_answer(rig, fill(id, 1, 100, 10));
	assert_position(rig, 1, AWAY, 0, 0, 10);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(a_day_ends_for_what_is_over)
{
	struct rig *rig = rig_new();
	uint64_t over = live_order(rig, 10);
	uint64_t live = live_order(rig, 10);
	hft_report bust;

	rig_answer(rig, fill(over, 1, 100, 10));
	rig_answer(rig, fill(live, 2, 100, 3));
	bust = fill(over, 1, 100, 10);
	bust.kind = HFT_REPORT_BUST;
	rig_answer(rig, bust);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_BUST);
	assert_position(rig, 1, AWAY, 7, 0, 3);
	rig_do(rig, order_timer(HFT_TIMER_DAY_END));
	rig_answer(rig, fill(live, 3, 100, 7));
	assert_position(rig, 1, AWAY, 0, 0, 10);
	bust = fill(over, 1, 100, 10);
	bust.kind = HFT_REPORT_BUST;
	rig_answer(rig, bust);
	assert_position(rig, 1, AWAY, 0, 0, 10);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine away");
	TCase *tests = tcase_create("engine away");

	tcase_add_test(tests, an_order_leaves_and_is_answered);
	tcase_add_test(tests, contradictions_are_refused_and_change_nothing);
	tcase_add_test(tests, what_a_route_does_not_take_is_refused);
	tcase_add_test(tests, replaces_wait_for_the_venue);
	tcase_add_test(tests, names_and_handles_reach_away_orders);
	tcase_add_test(tests, a_wrong_handle_does_not_mislead);
	tcase_add_test(tests, mass_cancels_reach_both_routes);
	tcase_add_loop_test(tests, mass_cancels_know_their_scope, 0,
			    sizeof(masses) / sizeof(masses[0]));
	tcase_add_test(tests, a_mass_cancel_waits_for_room);
	tcase_add_test(tests, refusals_within_a_mass_cancel_replay);
	tcase_add_test(tests, a_journal_that_fails_within_a_mass_cancel_closes);
	tcase_add_test(tests, an_account_may_own);
	tcase_add_test(tests, answers_are_no_orders_in_the_ratios);
	tcase_add_test(tests, closing_asks_the_venue);
	tcase_add_test(tests, a_day_ends_for_what_is_over);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
