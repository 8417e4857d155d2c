/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_ENGINE_FIXTURE_H
#define HFT_TESTS_ENGINE_FIXTURE_H
/* An engine with a few instruments and parties, a journal, and a route that remembers. */
#include <hft/engine.h>

#include <stdbool.h>
#include <string.h>

#include "unit.h"

enum {
	FIRST = 1,     /* LOCAL */
	SECOND = 2,    /* LOCAL */
	AWAY = 3,
	NOWHERE = 4,   /* no route */
	INSTRUMENTS = 4,
	PARTIES = 4,   /* party n: account n, trader n */
	SENT_MAX = 256,
	GOT_MAX = 20000,
	BUY = HFT_SIDE_BID,
	SELL = HFT_SIDE_ASK
};

#define SECOND_NS ((hft_time)1000000000)
#define TICK ((int64_t)1000000000)
#define START (1700000000 * SECOND_NS)

struct rig {
	hft_engine *engine;
	hft_journal *journal;
	hft_order sent[SENT_MAX];
	uint32_t sent_count;
	int64_t takes;       /* what send_n answers to one order */
	hft_report *got;     /* every report drained so far */
	uint32_t got_count;
	hft_event *events;
	uint32_t event_count;
	uint64_t seq;        /* of the journal's failure, 0 = never */
	hft_time ts;
};

static inline int64_t rig_send(void *user, const hft_order *orders, uint32_t n)
{
	struct rig *rig = user;

	for (uint32_t i = 0; i < n; i++)
		rig->sent[rig->sent_count++ % SENT_MAX] = orders[i];
	return rig->takes;
}

static inline hft_status rig_append(void *user, const hft_input *input, const void *payload)
{
	struct rig *rig = user;

	if (rig->seq != 0 && input->seq >= rig->seq)
		return HFT_E_IO;
	return hft_journal_append(rig->journal, input, payload);
}

static inline int32_t rig_verify(void *user, const char *author, const uint8_t digest[32],
				 const uint8_t *signature, uint32_t signature_size)
{
	(void)user;
	(void)digest;
	return strcmp(author, "boss") == 0 && signature_size == 1 && signature[0] == 7;
}

static inline hft_engine_config rig_config(struct rig *rig)
{
	hft_engine_config config;

	ck_assert_int_eq(hft_engine_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 100;
	config.orders_max = 10000;
	config.levels_max = 10000;
	config.parties_max = 100;
	config.accounts_max = 100;
	config.traders_max = 100;
	config.positions_max = 1000;
	config.sessions_max = 20;
	config.client_ids_max = 10000;
	config.strategies_max = 4;
	config.flags = HFT_ENGINE_EVENTS;
	config.journal = rig_append;
	config.journal_user = rig;
	config.verify = rig_verify;
	return config;
}

static inline hft_risk_limits wide_limits(void)
{
	hft_risk_limits limits;

	ck_assert_int_eq(hft_risk_limits_init(&limits, sizeof(limits)), HFT_OK);
	limits.qty_max = 1000000;
	limits.value_max = INT64_MAX;
	limits.long_max = 1000000000;
	limits.short_max = 1000000000;
	limits.open_max = 1000000;
	return limits;
}

static inline void rig_limit(struct rig *rig, int32_t scope, uint32_t id)
{
	hft_risk_limits limits = wide_limits();

	ck_assert_int_eq(hft_engine_limits_set(rig->engine, START, scope, id, &limits, NULL),
			 HFT_OK);
}

static inline hft_instrument instrument_row(uint32_t id)
{
	hft_instrument row = { .symbol = "A", .venue = "XTST", .currency = "EUR", .lot_size = 1,
			       .round_lot = 1, .multiplier = 1000000000,
			       .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE };

	row.symbol[0] = (uint8_t)('A' + id);
	return row;
}

static inline void rig_fill(struct rig *rig)
{
	const hft_tick_band band = { 0, TICK };
	const hft_route way = { .size = sizeof(way), .user = rig, .send_n = rig_send };
	hft_engine *engine = rig->engine;

	ck_assert_int_eq(hft_engine_tick_table_add(engine, START, &band, 1), 1);
	rig_limit(rig, HFT_RISK_FIRM, 0);
	for (uint32_t i = 1; i <= INSTRUMENTS; i++) {
		hft_instrument row = instrument_row(i);

		row.tick_table = 1;
		ck_assert_int_eq(hft_engine_instrument_add(engine, START, &row), i);
		rig_limit(rig, HFT_RISK_INSTRUMENT, i);
	}
	for (uint32_t i = 1; i <= PARTIES; i++) {
		const hft_party row = {
			.account = i, .trader = i, .desk = i % 2, .stp_group = i
		};

		ck_assert_int_eq(hft_engine_party_add(engine, START, &row), i);
		rig_limit(rig, HFT_RISK_ACCOUNT, i);
		rig_limit(rig, HFT_RISK_TRADER, i);
	}
	for (uint32_t i = FIRST; i <= SECOND; i++)
		ck_assert_int_eq(hft_engine_route_set(engine, START, i, HFT_ROUTE_LOCAL, NULL),
				 HFT_OK);
	ck_assert_int_eq(hft_engine_route_set(engine, START, AWAY, HFT_ROUTE_AWAY, &way), HFT_OK);
}

static inline void rig_journal(struct rig *rig)
{
	hft_journal_config config;

	ck_assert_int_eq(hft_journal_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_int_eq(hft_journal_create(&config, &rig->journal), HFT_OK);
}

/* Without rows, limits and routes. */
static inline struct rig *rig_bare(const hft_engine_config *with)
{
	struct rig *rig = calloc(1, sizeof(*rig));
	hft_engine_config config = with != NULL ? *with : rig_config(rig);

	rig->takes = 1;
	rig->ts = START;
	rig->got = calloc(GOT_MAX, sizeof(*rig->got));
	rig->events = calloc(GOT_MAX, sizeof(*rig->events));
	config.journal_user = rig;
	rig_journal(rig);
	ck_assert_int_eq(hft_engine_create(&config, &rig->engine), HFT_OK);
	return rig;
}

static inline struct rig *rig_with(const hft_engine_config *config)
{
	struct rig *rig = rig_bare(config);

	rig_fill(rig);
	return rig;
}

static inline struct rig *rig_new(void)
{
	return rig_with(NULL);
}

/* What is left of one whose engine is gone. */
static inline void rig_scrap(struct rig *rig)
{
	hft_journal_destroy(rig->journal);
	free(rig->got);
	free(rig->events);
	free(rig);
}

static inline void rig_free(struct rig *rig)
{
	ck_assert_int_eq(hft_engine_check(rig->engine), HFT_OK);
	hft_engine_destroy(rig->engine);
	rig_scrap(rig);
}

/* Drain all there is, `cap` at a time. @return reports drained. */
static inline uint32_t rig_drain_by(struct rig *rig, uint32_t cap)
{
	uint32_t before = rig->got_count;

	for (;;) {
		int64_t n = hft_engine_drain_reports(rig->engine, rig->got + rig->got_count, NULL,
						     cap);
		int64_t m = hft_engine_drain_events(rig->engine, rig->events + rig->event_count,
						    cap);

		ck_assert_int_ge(n, 0);
		ck_assert_int_ge(m, 0);
		rig->got_count += (uint32_t)n;
		rig->event_count += (uint32_t)m;
		ck_assert_uint_lt(rig->got_count + 1000, GOT_MAX);
		if (n == 0 && m == 0 && !hft_engine_pending(rig->engine))
			return rig->got_count - before;
	}
}

static inline uint32_t rig_drain(struct rig *rig)
{
	return rig_drain_by(rig, 1000);
}

static inline const hft_report *rig_last(const struct rig *rig)
{
	return &rig->got[rig->got_count - 1];
}

/* The n-th from the end, from 1. */
static inline const hft_report *rig_back(const struct rig *rig, uint32_t n)
{
	ck_assert_uint_ge(rig->got_count, n);
	return &rig->got[rig->got_count - n];
}

static inline hft_order order_new(uint32_t instrument, uint8_t side, int64_t price, int64_t qty)
{
	return (hft_order){ .price = price * TICK, .qty = qty, .instrument = instrument,
			    .party = 1, .session = 1, .kind = HFT_ORDER_NEW, .side = side,
			    .ord_type = HFT_TYPE_LIMIT, .tif = HFT_TIF_DAY };
}

static inline hft_order order_cancel(uint64_t order_id)
{
	return (hft_order){ .order_id = order_id, .price = HFT_PRICE_NONE, .party = 1,
			    .session = 1, .kind = HFT_ORDER_CANCEL };
}

static inline hft_order order_replace(uint64_t order_id, int64_t price, int64_t qty)
{
	return (hft_order){ .order_id = order_id, .price = price * TICK, .qty = qty, .party = 1,
			    .session = 1, .kind = HFT_ORDER_REPLACE, .ord_type = HFT_TYPE_LIMIT };
}

static inline hft_order order_mass(uint8_t scope, uint64_t id)
{
	return (hft_order){ .ref_id = id, .price = HFT_PRICE_NONE, .kind = HFT_ORDER_MASS_CANCEL,
			    .ord_type = scope };
}

static inline hft_order order_timer(uint8_t type)
{
	return (hft_order){ .price = HFT_PRICE_NONE, .kind = HFT_ORDER_TIMER, .ord_type = type };
}

/* Submit one, drain what came of it. @return its input's number. */
static inline uint64_t rig_do(struct rig *rig, hft_order order)
{
	hft_engine_stats stats;

	rig->ts += 1000;
	order.ts = rig->ts;
	ck_assert_int_eq(hft_engine_stats_get(rig->engine, &stats), HFT_OK);
	ck_assert_int_eq(hft_engine_submit_n(rig->engine, &order, 1), 1);
	rig_drain(rig);
	return stats.inputs + 1;
}

/* A venue's answer. */
static inline void rig_answer(struct rig *rig, hft_report report)
{
	rig->ts += 1000;
	report.ts = rig->ts;
	ck_assert_int_eq(hft_engine_answer_n(rig->engine, &report, 1), 1);
	rig_drain(rig);
}

static inline void assert_rejected(const struct rig *rig, hft_status code)
{
	const hft_report *report = rig_last(rig);

	ck_assert_int_eq(report->kind, HFT_REPORT_REJECTED);
	ck_assert_int_eq(-(int32_t)report->reason, code);
	ck_assert_uint_ne(report->flags & HFT_REPORT_LAST_OF_COMMAND, 0);
}

static inline hft_position rig_position(const struct rig *rig, uint32_t account,
					uint32_t instrument)
{
	hft_position position = { 0 };

	hft_risk_position_read(hft_engine_risk(rig->engine), HFT_RISK_ACCOUNT, account, instrument,
			       &position);
	return position;
}

/* What risk has of an account in an instrument, buys, sells and position. */
static inline void assert_position(const struct rig *rig, uint32_t account, uint32_t instrument,
				   int64_t open_buy, int64_t open_sell, int64_t position)
{
	hft_position row = rig_position(rig, account, instrument);

	ck_assert_int_eq(row.open_buy, open_buy);
	ck_assert_int_eq(row.open_sell, open_sell);
	ck_assert_int_eq(row.position, position);
}

/* Feed a journal to a new engine of this config. */
static inline struct rig *rig_replay(const struct rig *from, const hft_engine_config *config,
				     uint32_t cap)
{
	struct rig *to = rig_bare(config);
	uint64_t position = 0;
	const void *payload;
	hft_input input;

	while (hft_journal_next(from->journal, &position, &input, &payload) == 1) {
		ck_assert_int_eq(hft_engine_input(to->engine, &input, payload), HFT_OK);
		rig_drain_by(to, cap);
	}
	return to;
}

static inline void assert_same_reports(const struct rig *a, const struct rig *b)
{
	ck_assert_uint_eq(a->got_count, b->got_count);
	for (uint32_t i = 0; i < a->got_count; i++) {
		hft_report x = a->got[i];
		hft_report y = b->got[i];

		x.handle = 0;
		y.handle = 0;
		ck_assert_mem_eq(&x, &y, sizeof(x));
	}
	ck_assert_uint_eq(hft_engine_hash(a->engine), hft_engine_hash(b->engine));
}

/* Replay what the rig did, in a small engine, eight reports at a time. */
static inline void assert_replays(struct rig *rig)
{
	hft_engine_config config = rig_config(rig);
	struct rig *again;

	config.reports_max = 64;
	config.events_max = 64;
	config.work_max = 16;
	config.hash_seed = 99;
	rig_drain(rig);
	again = rig_replay(rig, &config, 8);
	assert_same_reports(rig, again);
	ck_assert_uint_eq(again->sent_count, 0);
	ck_assert_int_eq(hft_journal_inputs(again->journal), 0);
	rig_free(again);
}

#endif
