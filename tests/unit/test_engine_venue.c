/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Orders on an AWAY route, against a venue that plays by a seed: what risk reserves is what the
 * venue may still do, at every moment.
 */
#include "engine_fixture.h"

#include "double/away.h"

static uint64_t refused_answers(const struct rig *rig, hft_status status)
{
	return hft_engine_reasons(rig->engine, 0, (uint32_t)-status);
}

static hft_report says(uint8_t kind, uint64_t order_id)
{
	return (hft_report){ .order_id = order_id, .kind = kind, .price = HFT_PRICE_NONE };
}

static hft_report says_fill(uint64_t order_id, uint64_t trade_id, int64_t qty)
{
	return (hft_report){ .order_id = order_id, .kind = HFT_REPORT_FILL, .qty = qty,
			     .price = 100 * TICK, .trade_id = trade_id };
}

static uint64_t accepted(struct rig *rig, hft_order order)
{
	uint64_t id = rig_do(rig, order);

	rig_answer(rig, says(HFT_REPORT_ACCEPTED, id));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->order_id, id);
	return id;
}

static void end(struct rig *rig)
{
	assert_replays(rig);
	rig_free(rig);
}

START_TEST(an_order_leaves_and_is_answered)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(AWAY, BUY, 100, 10);
	hft_engine_stats stats;
	hft_report ack;
	uint64_t id;

	order.client_id = 55;
	id = rig_do(rig, order);
	ck_assert_uint_eq(rig->got_count, 0);
	ck_assert_uint_eq(rig->sent_count, 1);
	ck_assert_uint_eq(rig->sent[0].order_id, id);
	ck_assert_uint_eq(rig->sent[0].instrument, AWAY);
	ck_assert_int_eq(rig->sent[0].qty, 10);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.orders, 1);
	ack = says(HFT_REPORT_ACCEPTED, id);
	ack.ref_id = 900;
	rig_answer(rig, ack);
	ck_assert_uint_eq(rig->got_count, 1);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->ref_id, 900);
	ck_assert_uint_eq(rig_last(rig)->client_id, 55);
	ck_assert_uint_eq(rig_last(rig)->seq, id + 1);
	rig_answer(rig, says_fill(id, 1, 4));
	assert_position(rig, 1, AWAY, 6, 0, 4);
	rig_answer(rig, says_fill(id, 2, 6));
	assert_position(rig, 1, AWAY, 0, 0, 10);
	ck_assert_int_eq(rig_last(rig)->leaves, 0);
	ck_assert_int_eq(rig_last(rig)->cum_qty, 10);
	hft_engine_stats_get(rig->engine, &stats);
	ck_assert_uint_eq(stats.orders, 0);
	ck_assert_uint_eq(stats.fills, 2);
	ck_assert_uint_eq(rig_position(rig, 1, AWAY).orders, 0);
	end(rig);
}
END_TEST

START_TEST(a_fill_may_come_before_the_acknowledgement)
{
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(AWAY, SELL, 100, 10));

	rig_answer(rig, says_fill(id, 1, 4));
	ck_assert_uint_eq(rig->got_count, 2);
	ck_assert_int_eq(rig_back(rig, 2)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_int_eq(rig_back(rig, 1)->kind, HFT_REPORT_FILL);
	assert_position(rig, 1, AWAY, 0, 6, -4);
	rig_answer(rig, says(HFT_REPORT_ACCEPTED, id));
	ck_assert_uint_eq(rig->got_count, 2);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_REPORT), 0);
	rig_answer(rig, says(HFT_REPORT_ACCEPTED, id));
	ck_assert_uint_eq(rig->got_count, 2);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_REPORT), 1);
	assert_position(rig, 1, AWAY, 0, 6, -4);
	end(rig);
}
END_TEST

START_TEST(a_refusal_of_the_venue_releases)
{
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(AWAY, BUY, 100, 10));
	hft_report no = says(HFT_REPORT_REJECTED, id);

	no.aux = 42;
	rig_answer(rig, no);
	assert_rejected(rig, HFT_E_SESSION_VENUE);
	ck_assert_uint_eq(rig_last(rig)->aux, 42);
	assert_position(rig, 1, AWAY, 0, 0, 0);
	ck_assert_uint_eq(rig_position(rig, 1, AWAY).orders, 0);
	ck_assert_uint_eq(hft_engine_reasons(rig->engine, HFT_REPORT_REJECTED, 404), 1);
	end(rig);
}
END_TEST

START_TEST(what_the_route_does_not_take_comes_back)
{
	struct rig *rig = rig_new();
	uint64_t id;

	rig->takes = 0;
	rig_do(rig, order_new(AWAY, BUY, 100, 10));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	assert_position(rig, 1, AWAY, 0, 0, 0);
	rig->takes = 1;
	id = accepted(rig, order_new(AWAY, BUY, 100, 10));
	rig->takes = 0;
	rig_do(rig, order_replace(id, 101, 30));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	ck_assert_int_eq(rig_last(rig)->leaves, 10);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_SESSION_DOWN);
	rig->takes = 1;
	rig_do(rig, order_cancel(id));
	rig_answer(rig, says(HFT_REPORT_CANCELLED, id));
	assert_position(rig, 1, AWAY, 0, 0, 0);
	end(rig);
}
END_TEST

START_TEST(a_replacement_reserves_both_until_it_is_answered)
{
	struct rig *rig = rig_new();
	uint64_t id = accepted(rig, order_new(AWAY, BUY, 100, 10));
	hft_report report = says(HFT_REPORT_REPLACED, id);

	rig_do(rig, order_replace(id, 101, 25));
	assert_position(rig, 1, AWAY, 25, 0, 0);
	rig_answer(rig, says_fill(id, 1, 4));
	assert_position(rig, 1, AWAY, 21, 0, 4);
	report.qty = 21;
	rig_answer(rig, report);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_REPLACED);
	assert_position(rig, 1, AWAY, 21, 0, 4);
	rig_do(rig, order_replace(id, 101, 5));
	assert_position(rig, 1, AWAY, 21, 0, 4);
	report.qty = 5;
	rig_answer(rig, report);
	assert_position(rig, 1, AWAY, 5, 0, 4);
	rig_do(rig, order_replace(id, 101, 50));
	assert_position(rig, 1, AWAY, 50, 0, 4);
	rig_answer(rig, says_fill(id, 2, 5));
	assert_position(rig, 1, AWAY, 45, 0, 9);
	rig_answer(rig, says(HFT_REPORT_REJECTED, id));
	assert_position(rig, 1, AWAY, 0, 0, 9);
	ck_assert_uint_eq(rig_position(rig, 1, AWAY).orders, 0);
	end(rig);
}
END_TEST

START_TEST(a_total_that_was_filled_ends_the_order)
{
	struct rig *rig = rig_new();
	uint64_t id = accepted(rig, order_new(AWAY, BUY, 100, 10));
	hft_order order = order_replace(id, 100, 6);
	hft_report gone = says(HFT_REPORT_CANCELLED, id);

	order.flags = HFT_ORDER_QTY_TOTAL;
	rig_do(rig, order);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	rig_answer(rig, says_fill(id, 1, 7));
	assert_position(rig, 1, AWAY, 3, 0, 7);
	rig_answer(rig, gone);
	ck_assert_uint_ne(rig_last(rig)->flags & HFT_REPORT_LAST_OF_COMMAND, 0);
	assert_position(rig, 1, AWAY, 0, 0, 7);
	id = accepted(rig, order_new(AWAY, BUY, 100, 10));
	rig_answer(rig, says_fill(id, 1, 7));
	order.order_id = id;
	rig_do(rig, order);
	assert_position(rig, 1, AWAY, 3, 0, 14);
	gone.order_id = id;
	rig_answer(rig, gone);
	assert_position(rig, 1, AWAY, 0, 0, 14);
	ck_assert_uint_eq(rig_position(rig, 1, AWAY).orders, 0);
	end(rig);
}
END_TEST

START_TEST(a_bust_takes_the_position_back)
{
	struct rig *rig = rig_new();
	uint64_t id = accepted(rig, order_new(AWAY, BUY, 100, 10));
	hft_report bust = says_fill(id, 1, 4);

	bust.kind = HFT_REPORT_BUST;
	rig_answer(rig, bust);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_REPORT), 1);
	rig_answer(rig, says_fill(id, 1, 4));
	rig_answer(rig, says_fill(id, 2, 6));
	assert_position(rig, 1, AWAY, 0, 0, 10);
	rig_answer(rig, bust);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_BUST);
	ck_assert_int_eq(rig_last(rig)->cum_qty, 6);
	assert_position(rig, 1, AWAY, 0, 0, 6);
	rig_answer(rig, bust);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_REPORT), 2);
	assert_position(rig, 1, AWAY, 0, 0, 6);
	/* Past the day's end nobody knows it any more. */
	rig_do(rig, order_timer(HFT_TIMER_DAY_END));
	bust.trade_id = 2;
	bust.qty = 6;
	rig_answer(rig, bust);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_UNKNOWN), 1);
	assert_position(rig, 1, AWAY, 0, 0, 6);
	end(rig);
}
END_TEST

START_TEST(news_of_an_order_changes_nothing)
{
	static const uint8_t kinds[] = { HFT_REPORT_PENDING, HFT_REPORT_TRIGGERED,
					 HFT_REPORT_SUSPENDED, HFT_REPORT_RESUMED };
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(AWAY, BUY, 100, 10));

	for (uint32_t i = 0; i < 4; i++) {
		rig_answer(rig, says(kinds[i], id));
		ck_assert_int_eq(rig_last(rig)->kind, kinds[i]);
		assert_position(rig, 1, AWAY, 10, 0, 0);
	}
	rig_do(rig, order_replace(id, 100, 25));
	for (uint32_t i = 0; i < 4; i++) {
		rig_answer(rig, says(kinds[i], id));
		ck_assert_int_eq(rig_last(rig)->kind, kinds[i]);
		assert_position(rig, 1, AWAY, 25, 0, 0);
	}
	rig_answer(rig, (hft_report){ .order_id = id, .kind = HFT_REPORT_REPLACED, .qty = 25 });
	assert_position(rig, 1, AWAY, 25, 0, 0);
	end(rig);
}
END_TEST

START_TEST(answers_for_no_order_of_ours_are_refused)
{
	struct rig *rig = rig_new();
	uint64_t id = rig_do(rig, order_new(AWAY, BUY, 100, 10));
	uint64_t local = rig_do(rig, order_new(FIRST, BUY, 100, 10));
	uint32_t reports = rig->got_count;
	uint64_t orders;
	hft_report fill = says_fill(id, 1, 11);

	rig_answer(rig, says_fill(0, 1, 1));
	rig_answer(rig, says_fill(UINT64_MAX, 1, 1));
	rig_answer(rig, says_fill(local, 1, 1));
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_UNKNOWN), 3);
	rig_answer(rig, fill);
	fill.qty = -1;
	rig_answer(rig, fill);
	fill.qty = 1;
	fill.instrument = FIRST;
	rig_answer(rig, fill);
	fill.instrument = AWAY;
	fill.side = SELL;
	rig_answer(rig, fill);
	fill.side = BUY;
	fill.kind = 200;
	rig_answer(rig, fill);
	ck_assert_uint_eq(refused_answers(rig, HFT_E_SESSION_REPORT), 5);
	ck_assert_uint_eq(rig->got_count, reports);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	orders = rig_position(rig, 1, AWAY).orders;
	ck_assert_uint_eq(orders, 1);
	end(rig);
}
END_TEST

START_TEST(only_one_command_is_on_its_way_and_only_its_owners)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(AWAY, BUY, 100, 10);
	hft_order other = order_cancel(0);
	uint64_t handle;
	uint64_t id;

	order.client_id = 8;
	id = rig_do(rig, order);
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_SESSION_PENDING);
	rig_answer(rig, says(HFT_REPORT_ACCEPTED, id));
	handle = rig_last(rig)->handle;
	other.order_id = id;
	other.session = 2;
	other.party = 2;
	rig_do(rig, other);
	assert_rejected(rig, HFT_E_MATCH_OWNER);
	other = order_replace(0, 100, 9);
	other.handle = handle;
	other.client_id = 9;
	rig_do(rig, other);
	ck_assert_uint_eq(rig->sent_count, 2);
	ck_assert_uint_eq(rig->sent[1].order_id, id);
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_SESSION_PENDING);
	rig_answer(rig, (hft_report){ .order_id = id, .kind = HFT_REPORT_REPLACED, .qty = 9 });
	ck_assert_uint_eq(rig_last(rig)->client_id, 9);
	other = order_cancel(0);
	other.ref_id = 9;
	rig_do(rig, other);
	ck_assert_uint_eq(rig->sent[2].order_id, id);
	rig_answer(rig, says(HFT_REPORT_CANCELLED, id));
	rig_do(rig, order_cancel(id));
	assert_rejected(rig, HFT_E_MATCH_ORDER_UNKNOWN);
	end(rig);
}
END_TEST

/* What is not recorded does not happen: the order stays on its way, and the engine is closed. */
START_TEST(a_refusal_by_the_route_is_recorded_first)
{
	struct rig *rig = rig_new();
	hft_order order = order_new(AWAY, BUY, 100, 10);
	hft_engine_stats stats;

	rig_do(rig, order_new(FIRST, BUY, 100, 1));
	hft_engine_stats_get(rig->engine, &stats);
	rig->takes = 0;
	rig->seq = stats.inputs + 2;
	order.ts = rig->ts;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	ck_assert_uint_eq(rig_drain(rig), 0);
	assert_position(rig, 1, AWAY, 10, 0, 0);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), HFT_E_CLOSED);
	end(rig);
}
END_TEST

START_TEST(handles_in_answers_are_not_recorded)
{
	struct rig *rig = rig_new();
	hft_report report = says(HFT_REPORT_ACCEPTED, rig_do(rig, order_new(AWAY, BUY, 100, 10)));

	report.handle = 77;
	report.seq = 4711;
	rig_answer(rig, report);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	ck_assert_uint_eq(rig_last(rig)->seq, report.order_id + 1);
	end(rig);
}
END_TEST

/* What a client makes of its reports, against what risk has reserved. */
struct view_order {
	uint64_t order_id;
	int64_t leaves;
	int64_t cum_qty;
	int64_t more;  /* reserved for a replacement on its way */
	uint32_t party;
	uint8_t side;
	bool accepted;
};

struct view {
	struct rig *rig;
	struct away *away;
	struct view_order orders[AWAY_ORDERS];
	uint32_t count;
	uint32_t read; /* reports */
	int64_t positions[PARTIES + 1];
	uint64_t state;
};

static uint32_t below(struct view *view, uint32_t n)
{
	view->state = view->state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(view->state >> 33) % n;
}

static struct view_order *view_find(struct view *view, uint64_t order_id)
{
	for (uint32_t i = view->count; i-- > 0;)
		if (view->orders[i].order_id == order_id)
			return &view->orders[i];
	ck_abort_msg("a report about an order that nobody sent");
	return NULL;
}

static void view_trade(struct view *view, struct view_order *o, int64_t qty)
{
	o->cum_qty += qty;
	view->positions[o->party] += o->side == BUY ? qty : -qty;
}

static void view_rejected(struct view_order *o, const hft_report *r)
{
	bool sent = r->reason == 404 || r->reason == 400;

	/* Else the engine refused: the order itself, or a command that changed nothing. */
	if (!o->accepted && (sent || r->seq == o->order_id))
		o->leaves = 0;
	else if (sent)
		o->more = 0;
}

static void view_report(struct view *view, const hft_report *r)
{
	struct view_order *o = view_find(view, r->order_id);

	switch (r->kind) {
	case HFT_REPORT_ACCEPTED:
		o->accepted = true;
		break;
	case HFT_REPORT_REJECTED:
		view_rejected(o, r);
		return;
	case HFT_REPORT_FILL:
		view_trade(view, o, r->qty);
		o->leaves -= r->qty;
		break;
	case HFT_REPORT_BUST:
		view_trade(view, o, -r->qty);
		break;
	case HFT_REPORT_REPLACED:
		o->leaves = r->qty;
		break;
	default:
		o->leaves -= r->qty;
	}
	if (r->kind != HFT_REPORT_ACCEPTED && (r->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
		o->more = 0;
	ck_assert_int_eq(o->leaves, r->leaves);
	ck_assert_int_eq(o->cum_qty, r->cum_qty);
}

static void view_read(struct view *view)
{
	for (; view->read < view->rig->got_count; view->read++) {
		const hft_report *r = &view->rig->got[view->read];

		/* Closes a mass cancel. */
		if (r->order_id != 0)
			view_report(view, r);
	}
}

static void view_compare(struct view *view)
{
	int64_t open[PARTIES + 1][3] = { 0 };

	for (uint32_t i = 0; i < view->count; i++) {
		const struct view_order *o = &view->orders[i];

		open[o->party][o->side] += o->leaves + o->more;
	}
	for (uint32_t party = 1; party <= PARTIES; party++)
		assert_position(view->rig, party, AWAY, open[party][BUY], open[party][SELL],
				view->positions[party]);
}

static void view_new(struct view *view)
{
	hft_order order = order_new(AWAY, (uint8_t)(1 + below(view, 2)),
				    90 + (int64_t)below(view, 20), 1 + (int64_t)below(view, 50));

	order.party = 1 + below(view, PARTIES);
	order.session = (uint16_t)order.party;
	/* Its number is its input's, so it can be told before its reports come. */
	view->orders[view->count] = (struct view_order){ .leaves = order.qty,
							 .party = order.party,
							 .side = order.side };
	view->orders[view->count++].order_id = rig_do(view->rig, order);
}

static void view_change(struct view *view)
{
	uint32_t back = 1 + below(view, view->count < 30 ? view->count : 30);
	struct view_order *o = &view->orders[view->count - back];
	hft_order order = order_cancel(o->order_id);
	int64_t asked;

	if (below(view, 2) == 0) {
		order = order_replace(o->order_id, 95, 1 + (int64_t)below(view, 80));
		order.flags = below(view, 3) == 0 ? HFT_ORDER_QTY_TOTAL : 0;
	} else if (below(view, 2) == 0) {
		order.qty = 1 + (int64_t)below(view, 20);
	}
	order.session = (uint16_t)o->party;
	order.party = o->party;
	asked = order.flags != 0 ? order.qty - o->cum_qty : order.qty;
	rig_do(view->rig, order);
	if (order.kind == HFT_ORDER_REPLACE && view->read == view->rig->got_count)
		o->more = asked > o->leaves ? asked - o->leaves : 0;
}

static void view_step(struct view *view, bool commands)
{
	hft_report answers[64];
	uint32_t n;

	if (commands && below(view, 2) == 0)
		view_new(view);
	else if (commands && view->count != 0)
		view_change(view);
	view_read(view);
	n = away_answers(view->away, answers, 64);
	for (uint32_t i = 0; i < n; i++)
		answers[i].ts = view->rig->ts;
	if (below(view, 2) == 0) {
		ck_assert_int_eq(hft_engine_answer_n(view->rig->engine, answers, n), n);
		rig_drain(view->rig);
	} else {
		for (uint32_t i = 0; i < n; i++) {
			rig_answer(view->rig, answers[i]);
			view_read(view);
			view_compare(view);
		}
	}
	view_read(view);
	view_compare(view);
}

static struct view *view_open(uint64_t seed, const struct away_habits *habits)
{
	struct view *view = calloc(1, sizeof(*view));
	hft_route way;

	view->state = seed;
	view->rig = rig_new();
	view->away = away_new(seed, habits);
	way = away_route(view->away);
	ck_assert_int_eq(hft_engine_route_set(view->rig->engine, START, AWAY, HFT_ROUTE_AWAY, &way),
			 HFT_OK);
	return view;
}

/* Nothing is open anywhere, and all that was refused was the venue's fault. */
static void view_close(struct view *view)
{
	for (uint32_t i = 0; i < view->count; i++)
		ck_assert_int_eq(view->orders[i].leaves + view->orders[i].more, 0);
	for (uint32_t party = 1; party <= PARTIES; party++)
		ck_assert_uint_eq(rig_position(view->rig, party, AWAY).orders, 0);
	ck_assert_uint_eq(refused_answers(view->rig, HFT_E_SESSION_UNKNOWN), view->away->unknown);
	ck_assert_uint_eq(refused_answers(view->rig, HFT_E_SESSION_REPORT),
			  view->away->contradicting);
	ck_assert_uint_eq(view->away->queued, 0);
	assert_replays(view->rig);
	rig_free(view->rig);
	away_free(view->away);
	free(view);
}

START_TEST(whatever_the_venue_does_reservations_are_what_is_open)
{
	const struct away_habits habits = { .late_ack = 30, .reject = 15, .down = 5, .fill = 60,
					    .unasked = 10, .bust = 5, .unknown = 5,
					    .nonsense = 5 };
	struct view *view = view_open((uint64_t)_i + 1, &habits);

	for (uint32_t i = 0; i < 1500; i++)
		view_step(view, true);
	ck_assert_uint_gt(view->away->late_acks, 50);
	ck_assert_uint_gt(view->away->busts, 10);
	ck_assert_uint_gt(view->away->not_taken, 10);
	ck_assert_uint_gt(view->away->unknown, 10);
	ck_assert_uint_gt(view->away->contradicting, 10);
	view->away->habits = (struct away_habits){ 0 };
	while (away_open(view->away) != 0 || view->away->queued != 0) {
		rig_do(view->rig, order_mass(HFT_MASS_ALL, 0));
		view_step(view, false);
	}
	view_close(view);
}
END_TEST

/* Orders that have a command on their way are cancelled when it is answered. */
START_TEST(a_kill_reaches_every_order_in_time)
{
	const struct away_habits habits = { .late_ack = 50, .fill = 20 };
	const hft_risk_author author = { .name = "a" };
	struct view *view = view_open((uint64_t)_i + 100, &habits);

	for (uint32_t i = 0; i < 100; i++)
		view_step(view, true);
	view->away->habits.fill = 0;
	ck_assert_int_gt(away_open(view->away), 0);
	ck_assert_int_eq(hft_engine_state_set(view->rig->engine, view->rig->ts, HFT_RISK_FIRM, 0,
					      HFT_RISK_CLOSED, &author),
			 HFT_OK);
	for (uint32_t i = 0; i < 40; i++)
		view_step(view, false);
	ck_assert_int_eq(away_open(view->away), 0);
	view_new(view);
	assert_rejected(view->rig, HFT_E_RISK_KILLED);
	view_read(view);
	view_close(view);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine_venue");
	TCase *tcase = tcase_create("away");

	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, an_order_leaves_and_is_answered);
	tcase_add_test(tcase, a_fill_may_come_before_the_acknowledgement);
	tcase_add_test(tcase, a_refusal_of_the_venue_releases);
	tcase_add_test(tcase, what_the_route_does_not_take_comes_back);
	tcase_add_test(tcase, a_replacement_reserves_both_until_it_is_answered);
	tcase_add_test(tcase, a_total_that_was_filled_ends_the_order);
	tcase_add_test(tcase, a_bust_takes_the_position_back);
	tcase_add_test(tcase, news_of_an_order_changes_nothing);
	tcase_add_test(tcase, answers_for_no_order_of_ours_are_refused);
	tcase_add_test(tcase, only_one_command_is_on_its_way_and_only_its_owners);
	tcase_add_test(tcase, a_refusal_by_the_route_is_recorded_first);
	tcase_add_test(tcase, handles_in_answers_are_not_recorded);
	tcase_add_loop_test(tcase, whatever_the_venue_does_reservations_are_what_is_open, 0, 5);
	tcase_add_loop_test(tcase, a_kill_reaches_every_order_in_time, 0, 5);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
