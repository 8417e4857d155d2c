/* SPDX-License-Identifier: Apache-2.0 */
/* Rows, routes, limits, kill states, the journal, and what replay refuses. */
#include "engine_fixture.h"

static uint64_t inputs_of(const struct rig *rig)
{
	hft_engine_stats stats;

	ck_assert_int_eq(hft_engine_stats_get(rig->engine, &stats), HFT_OK);
	return stats.inputs;
}

START_TEST(bad_rows_change_nothing)
{
	struct rig *rig = rig_new();
	hft_instrument row = instrument_row(1);
	const hft_tick_band bands[] = { { 0, 0 }, { 5, 1 } };
	hft_ref_row raw = { .kind = HFT_REF_ROW_PARTY, .count = 513 };
	uint64_t hash = hft_engine_hash(rig->engine);
	int64_t instruments = hft_ref_instruments(hft_engine_ref(rig->engine));

	/* Refused before they are inputs. */
	ck_assert_int_eq(hft_engine_row_add(rig->engine, START, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_row_add(rig->engine, START, &raw), HFT_E_MALFORMED);
	raw.kind = 0;
	raw.count = 0;
	ck_assert_int_eq(hft_engine_row_add(rig->engine, START, &raw), HFT_E_MALFORMED);
	raw.kind = 5;
	ck_assert_int_eq(hft_engine_row_add(rig->engine, START, &raw), HFT_E_MALFORMED);
	ck_assert_int_eq(hft_engine_instrument_add(rig->engine, START, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_instrument_add(NULL, START, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_tick_table_add(rig->engine, START, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_tick_table_add(rig->engine, START, bands, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_tick_table_add(rig->engine, START, bands, 33), HFT_E_INVAL);
	ck_assert_uint_eq(hft_engine_hash(rig->engine), hash);
	/* Inputs that ref refuses, now and when replayed. */
	raw.kind = HFT_REF_ROW_PARTY;
	raw.count = 5;
	ck_assert_int_eq(hft_engine_row_add(rig->engine, START, &raw), HFT_E_MALFORMED);
	ck_assert_int_eq(hft_engine_tick_table_add(rig->engine, START, bands, 2), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_instrument_add(rig->engine, START, &row), HFT_E_EXISTS);
	row = instrument_row(9);
	row.tick_table = 77;
	ck_assert_int_eq(hft_engine_instrument_add(rig->engine, START, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_instruments(hft_engine_ref(rig->engine)), instruments);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(a_new_row_of_an_instrument_counts_at_once)
{
	struct rig *rig = rig_new();
	hft_instrument row = instrument_row(FIRST);

	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	row.id = FIRST;
	row.tick_table = 1;
	row.lot_size = 10;
	ck_assert_int_eq(hft_engine_instrument_add(rig->engine, START, &row), FIRST);
	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	assert_rejected(rig, HFT_E_RISK_QTY);
	rig_do(rig, order_new(FIRST, BUY, 100, 20));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* Orders were counted for the accounts that the party had, and a trade may be void long after. */
START_TEST(a_party_keeps_its_accounts_once_it_has_had_an_order)
{
	struct rig *rig = rig_new();
	hft_party row = { .id = 1, .account = 2, .trader = 1, .desk = 3 };
	hft_party now;
	uint64_t id = rig_do(rig, order_new(FIRST, BUY, 100, 5));

	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, &row), HFT_E_EXISTS);
	ck_assert_int_eq(hft_ref_party(hft_engine_ref(rig->engine), 1, &now), HFT_OK);
	ck_assert_uint_eq(now.account, 1);
	row.account = 1;
	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, &row), 1);
	rig_do(rig, order_mass(HFT_MASS_DESK, 1));
	ck_assert_int_eq(rig_last(rig)->qty, 0);
	rig_do(rig, order_cancel(id));
	assert_position(rig, 1, FIRST, 0, 0, 0);
	row.account = 2;
	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, &row), HFT_E_EXISTS);
	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	assert_position(rig, 1, FIRST, 5, 0, 0);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(routes_are_set_before_orders)
{
	struct rig *rig = rig_new();
	hft_route way = { .size = sizeof(way), .user = rig, .send_n = rig_send };
	hft_engine *engine = rig->engine;
	uint64_t hash = hft_engine_hash(engine);
	uint64_t id;

	ck_assert_int_eq(hft_engine_route_set(NULL, START, FIRST, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, 3, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, -1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_LOCAL, &way),
			 HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, NULL),
			 HFT_E_INVAL);
	way.send_n = NULL;
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, &way),
			 HFT_E_INVAL);
	way.send_n = rig_send;
	way.reserved = 1;
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, &way),
			 HFT_E_INVAL);
	way.reserved = 0;
	way.size = 8;
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, &way),
			 HFT_E_INVAL);
	way.size = sizeof(way);
	ck_assert_int_eq(hft_engine_route_set(engine, START, 0, 1, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_engine_route_set(engine, START, 50, 1, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_engine_route_set(engine, START, 101, 1, NULL), HFT_E_NOTFOUND);
	ck_assert_uint_eq(hft_engine_hash(engine), hash);
	id = rig_do(rig, order_new(FIRST, BUY, 100, 5));
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_NONE, NULL),
			 HFT_E_EXISTS);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_LOCAL, NULL), HFT_OK);
	rig_do(rig, order_cancel(id));
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, &way), HFT_OK);
	rig_do(rig, order_new(FIRST, BUY, 100, 5));
	ck_assert_uint_eq(rig->sent_count, 1);
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_LOCAL, NULL),
			 HFT_E_EXISTS);
	/* The way of a new process. */
	ck_assert_int_eq(hft_engine_route_set(engine, START, FIRST, HFT_ROUTE_AWAY, &way), HFT_OK);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(limits_loosen_with_a_right_alone)
{
	struct rig *rig = rig_new();
	const uint8_t good = 7;
	const uint8_t wrong = 8;
	hft_risk_author author = { .name = "boss", .signature = &wrong, .signature_size = 1 };
	hft_risk_limits limits = wide_limits();
	hft_engine *engine = rig->engine;
	uint64_t inputs;
	hft_risk_limits now = { .size = sizeof(now) };

	limits.qty_max = 10;
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, NULL),
			 HFT_OK);
	rig_do(rig, order_new(FIRST, BUY, 100, 11));
	assert_rejected(rig, HFT_E_RISK_QTY_MAX);
	limits.qty_max = 11;
	inputs = inputs_of(rig);
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, NULL),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, &author),
			 HFT_E_RISK_LOOSEN);
	ck_assert_uint_eq(inputs_of(rig), inputs);
	ck_assert_int_eq(hft_risk_limits_get(hft_engine_risk(engine), HFT_RISK_FIRM, 0, &now),
			 HFT_OK);
	ck_assert_int_eq(now.qty_max, 10);
	author.signature = &good;
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, &author),
			 HFT_OK);
	ck_assert_uint_eq(inputs_of(rig), inputs + 1);
	rig_do(rig, order_new(FIRST, BUY, 100, 11));
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	/* A yes counts once. */
	limits.qty_max = 12;
	ck_assert_int_eq(hft_engine_limits_set(engine, START, HFT_RISK_FIRM, 0, &limits, NULL),
			 HFT_E_RISK_LOOSEN);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

static void add_to(hft_risk_limits *limits, int field, int64_t what)
{
	int64_t *const values[] = { &limits->qty_max, &limits->value_max, &limits->long_max,
				    &limits->short_max, (int64_t *)&limits->open_max };

	*values[field] += what;
}

START_TEST(each_limit_may_shrink_and_not_grow)
{
	struct rig *rig = rig_new();
	hft_risk_limits limits = wide_limits();

	add_to(&limits, _i, -5);
	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, HFT_RISK_ACCOUNT, 1, &limits,
					       NULL), HFT_OK);
	add_to(&limits, _i, 1);
	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, HFT_RISK_ACCOUNT, 1, &limits,
					       NULL), HFT_E_RISK_LOOSEN);
	add_to(&limits, _i, -1);
	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, HFT_RISK_ACCOUNT, 1, &limits,
					       NULL), HFT_OK);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(bad_limits_and_states_change_nothing)
{
	struct rig *rig = rig_new();
	hft_engine *engine = rig->engine;
	uint64_t hash = hft_engine_hash(engine);
	hft_risk_limits limits = wide_limits();
	char name[65] = { 0 };
	hft_risk_author author = { .name = name };

	memset(name, 'x', 64);
#define LIMITS(scope, id, what, who) hft_engine_limits_set(engine, START, scope, id, what, who)
#define STATE(scope, id, what, who) hft_engine_state_set(engine, START, scope, id, what, who)
	ck_assert_int_eq(LIMITS(0, 0, &limits, NULL), HFT_E_INVAL);
	ck_assert_int_eq(LIMITS(5, 0, &limits, NULL), HFT_E_INVAL);
	ck_assert_int_eq(LIMITS(HFT_RISK_FIRM, 1, &limits, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(LIMITS(HFT_RISK_INSTRUMENT, 0, &limits, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(LIMITS(HFT_RISK_ACCOUNT, 101, &limits, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(LIMITS(HFT_RISK_TRADER, 101, &limits, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(LIMITS(HFT_RISK_FIRM, 0, NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(LIMITS(HFT_RISK_FIRM, 0, &limits, &author), HFT_E_INVAL);
	limits.short_max = -1;
	ck_assert_int_eq(LIMITS(HFT_RISK_FIRM, 0, &limits, NULL), HFT_E_INVAL);
	limits = wide_limits();
	limits.reserved = 1;
	ck_assert_int_eq(LIMITS(HFT_RISK_FIRM, 0, &limits, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_limits_set(NULL, START, 1, 0, &limits, NULL), HFT_E_INVAL);
	ck_assert_int_eq(STATE(0, 0, HFT_RISK_CLOSED, NULL), HFT_E_INVAL);
	ck_assert_int_eq(STATE(HFT_RISK_FIRM, 0, 0, NULL), HFT_E_INVAL);
	ck_assert_int_eq(STATE(HFT_RISK_FIRM, 0, 4, NULL), HFT_E_INVAL);
	ck_assert_int_eq(STATE(HFT_RISK_FIRM, 1, HFT_RISK_CLOSED, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(STATE(HFT_RISK_ACCOUNT, 101, HFT_RISK_CLOSED, NULL), HFT_E_NOTFOUND);
	ck_assert_int_eq(STATE(HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, &author), HFT_E_INVAL);
	ck_assert_int_eq(hft_engine_state_set(NULL, START, 1, 0, 3, NULL), HFT_E_INVAL);
#undef LIMITS
#undef STATE
	ck_assert_uint_eq(hft_engine_hash(engine), hash);
	rig_free(rig);
}
END_TEST

static const struct {
	int32_t scope;
	uint32_t id;
	uint32_t left; /* of orders 1 to 4 below: a bit each */
} closings[] = {
	{ HFT_RISK_FIRM, 0, 0 },
	{ HFT_RISK_INSTRUMENT, FIRST, 2 + 8 },
	{ HFT_RISK_ACCOUNT, 1, 4 + 8 },
	{ HFT_RISK_TRADER, 2, 1 + 2 },
};

START_TEST(closing_cancels_what_is_open)
{
	const uint8_t good = 7;
	const hft_risk_author author = { .name = "boss", .signature = &good, .signature_size = 1 };
	struct rig *rig = rig_new();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	uint64_t ids[4];

	for (uint32_t i = 0; i < 4; i++) {
		order.instrument = i % 2 == 0 ? FIRST : SECOND;
		order.party = i < 2 ? 1 : 2;
		order.session = 3;
		ids[i] = rig_do(rig, order);
	}
	ck_assert_int_eq(hft_engine_state_set(rig->engine, rig->ts, closings[_i].scope,
					      closings[_i].id, HFT_RISK_CLOSED, NULL), HFT_OK);
	rig_drain(rig);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	for (uint32_t i = 0; i < 4; i++) {
		hft_match_order found;
		bool lives = hft_match_order_get(hft_engine_match(rig->engine), ids[i], 0,
						 &found) == HFT_OK;

		ck_assert_int_eq(lives, closings[_i].left >> i & 1);
	}
	order.instrument = FIRST;
	order.party = closings[_i].scope == HFT_RISK_TRADER ? 2 : 1;
	rig_do(rig, order);
	assert_rejected(rig, HFT_E_RISK_KILLED);
	ck_assert_int_eq(hft_engine_state_set(rig->engine, rig->ts, closings[_i].scope,
					      closings[_i].id, HFT_RISK_OPEN, NULL),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_engine_state_set(rig->engine, rig->ts, closings[_i].scope,
					      closings[_i].id, HFT_RISK_OPEN, &author), HFT_OK);
	rig_do(rig, order);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

START_TEST(without_verify_nothing_loosens)
{
	const uint8_t good = 7;
	const hft_risk_author author = { .name = "boss", .signature = &good, .signature_size = 1 };
	struct rig unused = { 0 };
	hft_engine_config config = rig_config(&unused);
	hft_risk_limits limits = wide_limits();
	struct rig *rig;

	config.verify = NULL;
	rig = rig_with(&config);
	limits.qty_max++;
	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, HFT_RISK_FIRM, 0, &limits,
					       &author), HFT_E_RISK_LOOSEN);
	rig_free(rig);
}
END_TEST

/* What cannot be recorded is not done, and nothing is done after it. */
START_TEST(a_journal_that_fails_closes)
{
	struct rig *rig = rig_new();
	const hft_risk_limits limits = wide_limits();
	const hft_party party = { .account = 1, .trader = 1 };
	hft_order orders[3] = { order_new(FIRST, BUY, 100, 5), order_new(FIRST, BUY, 101, 5),
				order_new(FIRST, BUY, 102, 5) };
	hft_report report = { 0 };
	hft_event event = { 0 };
	hft_input input = { 0 };
	uint64_t hash;

	rig->seq = inputs_of(rig) + 2;
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, orders, 3), 1);
	hash = hft_engine_hash(rig->engine);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, orders, 3), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_feed_n(rig->engine, &event, 1), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_answer_n(rig->engine, &report, 1), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_advance(rig->engine, INT64_MAX), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_party_add(rig->engine, START, &party), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_input(rig->engine, &input, &orders[0]), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_route_set(rig->engine, START, 1, 1, NULL), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, 1, 0, &limits, NULL),
			 HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_state_set(rig->engine, START, 1, 0, 3, NULL), HFT_E_CLOSED);
	ck_assert_int_eq(hft_engine_poll(rig->engine, START), HFT_E_CLOSED);
	ck_assert_uint_eq(hft_engine_hash(rig->engine), hash);
	rig_drain(rig);
	ck_assert_int_eq(rig_last(rig)->kind, HFT_REPORT_ACCEPTED);
	assert_replays(rig);
	rig_free(rig);
}
END_TEST

/* By every door. */
START_TEST(a_journal_that_fails_first_changes_nothing)
{
	struct rig *rig = rig_new();
	const hft_party party = { .account = 1, .trader = 1 };
	hft_risk_limits limits = wide_limits();
	hft_order order = order_new(FIRST, BUY, 100, 5);
	const hft_report report = { 0 };
	uint64_t hash = hft_engine_hash(rig->engine);
	int64_t status;

	limits.qty_max = 1;
	rig->seq = inputs_of(rig) + 1;
	switch (_i) {
	case 0:
		status = hft_engine_submit_n(rig->engine, &order, 1);
		break;
	case 1:
		status = hft_engine_answer_n(rig->engine, &report, 1);
		break;
	case 2:
		status = hft_engine_party_add(rig->engine, START, &party);
		break;
	case 3:
		status = hft_engine_limits_set(rig->engine, START, HFT_RISK_FIRM, 0, &limits, NULL);
		break;
	case 4:
		status = hft_engine_state_set(rig->engine, START, HFT_RISK_FIRM, 0, 3, NULL);
		break;
	default:
		status = hft_engine_route_set(rig->engine, START, NOWHERE, 1, NULL);
		break;
	}
	ck_assert_int_eq(status, HFT_E_CLOSED);
	ck_assert_uint_eq(hft_engine_hash(rig->engine), hash);
	ck_assert_int_eq(hft_risk_state(hft_engine_risk(rig->engine), HFT_RISK_FIRM, 0),
			 HFT_RISK_OPEN);
	ck_assert_int_eq(hft_risk_limits_get(hft_engine_risk(rig->engine), HFT_RISK_FIRM, 0,
					     &limits), HFT_OK);
	ck_assert_int_eq(limits.qty_max, wide_limits().qty_max);
	ck_assert_uint_eq(rig_drain(rig), 0);
	rig_free(rig);
}
END_TEST

/* An input that the engine could not have recorded. */
static void assert_malformed(struct rig *rig, uint32_t kind, const void *payload, uint32_t bytes)
{
	hft_input input = { .seq = inputs_of(rig) + 1, .ts = START, .kind = kind, .bytes = bytes };
	uint64_t hash = hft_engine_hash(rig->engine);

	ck_assert_int_eq(hft_engine_input(rig->engine, &input, payload), HFT_E_MALFORMED);
	ck_assert_uint_eq(hft_engine_hash(rig->engine), hash);
	ck_assert_uint_eq(rig_drain(rig), 0);
}

START_TEST(malformed_inputs_are_refused)
{
	struct rig *rig = rig_new();
	uint64_t seq = inputs_of(rig) + 1;
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_report report = { .ts = START, .seq = seq };
	hft_input_limits limits = { .scope = HFT_RISK_FIRM, .limits = wide_limits() };
	hft_input_state state = { .scope = HFT_RISK_FIRM, .state = HFT_RISK_CLOSED };
	hft_input_route route = { .instrument = FIRST, .route = 3 };
	uint8_t big[2048] = { 0 };

	for (uint32_t kind = 0; kind < 9; kind++)
		assert_malformed(rig, kind, big, 1000);
	assert_malformed(rig, HFT_INPUT_ORDER, &order, sizeof(order));
	order.ts = START;
	order.seq = seq;
	order.order_id = seq + 1;
	assert_malformed(rig, HFT_INPUT_ORDER, &order, sizeof(order));
	order.order_id = seq;
	order.handle = 5;
	assert_malformed(rig, HFT_INPUT_ORDER, &order, sizeof(order));
	order.handle = 0;
	order.ts = START + 1;
	assert_malformed(rig, HFT_INPUT_ORDER, &order, sizeof(order));
	report.handle = 1;
	assert_malformed(rig, HFT_INPUT_REPORT, &report, sizeof(report));
	report.handle = 0;
	report.seq++;
	assert_malformed(rig, HFT_INPUT_REPORT, &report, sizeof(report));
	limits.id = 1;
	assert_malformed(rig, HFT_INPUT_LIMITS, &limits, sizeof(limits));
	limits.id = 0;
	memset(limits.author, 'x', 64);
	assert_malformed(rig, HFT_INPUT_LIMITS, &limits, sizeof(limits));
	state.state = 4;
	assert_malformed(rig, HFT_INPUT_STATE, &state, sizeof(state));
	state.state = 3;
	state.reserved = 1;
	assert_malformed(rig, HFT_INPUT_STATE, &state, sizeof(state));
	assert_malformed(rig, HFT_INPUT_ROUTE, &route, sizeof(route));
	route.route = 1;
	route.instrument = 0;
	assert_malformed(rig, HFT_INPUT_ROUTE, &route, sizeof(route));
	rig_free(rig);
}
END_TEST

START_TEST(inputs_come_in_order)
{
	struct rig *rig = rig_new();
	uint64_t seq = inputs_of(rig) + 1;
	hft_order order = order_new(FIRST, BUY, 100, 5);
	hft_input input = { .ts = START, .kind = HFT_INPUT_ORDER, .bytes = sizeof(order) };

	order.ts = START;
	for (uint64_t wrong = seq - 1; wrong <= seq + 1; wrong += 2) {
		input.seq = wrong;
		order.seq = wrong;
		order.order_id = wrong;
		ck_assert_int_eq(hft_engine_input(rig->engine, &input, &order), HFT_E_MALFORMED);
	}
	input.seq = order.seq = order.order_id = seq;
	input.reserved = 1;
	ck_assert_int_eq(hft_engine_input(rig->engine, &input, &order), HFT_E_MALFORMED);
	input.reserved = 0;
	ck_assert_int_eq(hft_engine_input(rig->engine, &input, &order), HFT_OK);
	ck_assert_uint_eq(rig_drain(rig), 1);
	/* It was in a journal: it is not put into one again. */
	ck_assert_int_eq(hft_journal_inputs(rig->journal), (int64_t)seq - 1);
	rig_free(rig);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("engine admin");
	TCase *tests = tcase_create("engine admin");

	tcase_add_test(tests, bad_rows_change_nothing);
	tcase_add_test(tests, a_new_row_of_an_instrument_counts_at_once);
	tcase_add_test(tests, a_party_keeps_its_accounts_once_it_has_had_an_order);
	tcase_add_test(tests, routes_are_set_before_orders);
	tcase_add_test(tests, limits_loosen_with_a_right_alone);
	tcase_add_loop_test(tests, each_limit_may_shrink_and_not_grow, 0, 5);
	tcase_add_test(tests, bad_limits_and_states_change_nothing);
	tcase_add_loop_test(tests, closing_cancels_what_is_open, 0,
			    sizeof(closings) / sizeof(closings[0]));
	tcase_add_test(tests, without_verify_nothing_loosens);
	tcase_add_test(tests, a_journal_that_fails_closes);
	tcase_add_loop_test(tests, a_journal_that_fails_first_changes_nothing, 0, 6);
	tcase_add_test(tests, malformed_inputs_are_refused);
	tcase_add_test(tests, inputs_come_in_order);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
