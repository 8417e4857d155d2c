/* SPDX-License-Identifier: Apache-2.0 */
#include "hot_shard.h"

#include <hft/engine.h>

#include <stdlib.h>
#include <string.h>

#define TICK ((int64_t)1000000000)

enum { LOCAL = 1, AWAY = 2, BATCH = 6, ROOM = 512 };

struct hot_shard {
	hft_engine *engine;
	hft_journal *journal;
	hft_ring *orders_ring;
	uint64_t inputs;
	uint64_t sent;       /* order id that left last */
	hft_report reports[ROOM];
	hft_event events[ROOM];
};

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	struct hot_shard *hot = user;

	hot->sent = orders[n - 1].order_id;
	return n;
}

/* A strategy that quotes once at each event, and is woken. */
static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	hft_bbo bbo;

	(void)user;
	(void)cap;
	if (events[n - 1].instrument != AWAY || hft_view_bbo(view, AWAY, &bbo) != HFT_OK)
		return 0;
	out[0] = (hft_order){ .price = 50 * TICK, .qty = 1, .instrument = LOCAL,
			      .kind = HFT_ORDER_NEW, .side = HFT_SIDE_BID,
			      .ord_type = HFT_TYPE_LIMIT, .tif = HFT_TIF_IOC };
	out[1] = (hft_order){ .kind = HFT_ORDER_TIMER, .expire_ts = hft_view_now(view) + 1 };
	return 2;
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view,
			hft_order *out, uint32_t cap)
{
	(void)user;
	(void)now;
	(void)id;
	(void)view;
	(void)out;
	(void)cap;
	return 0;
}

static bool limit(struct hot_shard *hot, int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = 1000000;
	limits.value_max = INT64_MAX;
	limits.long_max = (int64_t)1 << 50;
	limits.short_max = (int64_t)1 << 50;
	limits.open_max = 1 << 30;
	return hft_engine_limits_set(hot->engine, 1, scope, id, &limits, NULL) == HFT_OK;
}

static bool set_up(struct hot_shard *hot)
{
	const hft_route way = { .size = sizeof(way), .user = hot, .send_n = send_n };
	const hft_party party = { .account = 1, .trader = 1 };
	hft_instrument row = { .symbol = "A", .venue = "XTST", .currency = "EUR", .lot_size = 1,
			       .round_lot = 1, .multiplier = TICK, .price_min = HFT_PRICE_NONE,
			       .price_max = HFT_PRICE_NONE };
	const hft_strategy calls = { .size = sizeof(calls), .on_events = on_events,
				     .on_timer = on_timer };
	hft_strategy_config strategy;

	hft_strategy_config_init(&strategy, sizeof(strategy));
	strategy.party = 1;
	strategy.session = 9;
	return hft_engine_instrument_add(hot->engine, 1, &row) == LOCAL &&
	       (row.symbol[0] = 'B', hft_engine_instrument_add(hot->engine, 1, &row)) == AWAY &&
	       hft_engine_party_add(hot->engine, 1, &party) == 1 &&
	       hft_engine_route_set(hot->engine, 1, LOCAL, HFT_ROUTE_LOCAL, NULL) == HFT_OK &&
	       hft_engine_route_set(hot->engine, 1, AWAY, HFT_ROUTE_AWAY, &way) == HFT_OK &&
	       limit(hot, HFT_RISK_FIRM, 0) && limit(hot, HFT_RISK_INSTRUMENT, LOCAL) &&
	       limit(hot, HFT_RISK_INSTRUMENT, AWAY) && limit(hot, HFT_RISK_ACCOUNT, 1) &&
	       limit(hot, HFT_RISK_TRADER, 1) &&
	       hft_engine_strategy_add(hot->engine, &calls, &strategy) == 0;
}

static bool create(struct hot_shard *hot)
{
	hft_journal_config journal;
	hft_engine_config config;
	hft_engine_stats stats;
	hft_ring_config ring;
	hft_engine_rings rings = { .size = sizeof(rings) };

	hft_journal_config_init(&journal, sizeof(journal));
	hft_ring_config_init(&ring, sizeof(ring));
	ring.slot_size = sizeof(hft_order);
	hft_engine_config_init(&config, sizeof(config));
	config.flags = HFT_ENGINE_EVENTS;
	if (hft_journal_create(&journal, &hot->journal) != HFT_OK ||
	    hft_ring_create(&ring, &hot->orders_ring) != HFT_OK)
		return false;
	config.journal = hft_journal_append;
	config.journal_user = hot->journal;
	rings.orders = hot->orders_ring;
	if (hft_engine_create(&config, &hot->engine) != HFT_OK || !set_up(hot) ||
	    hft_engine_attach(hot->engine, &rings) != HFT_OK ||
	    hft_engine_stats_get(hot->engine, &stats) != HFT_OK)
		return false;
	hot->inputs = stats.inputs;
	return true;
}

struct hot_shard *hot_shard_make(void)
{
	struct hot_shard *hot = calloc(1, sizeof(*hot));

	return hot != NULL && create(hot) ? hot : NULL;
}

static bool drain(struct hot_shard *hot)
{
	while (hft_engine_drain_reports(hot->engine, hot->reports, NULL, ROOM) > 0 ||
	       hft_engine_drain_events(hot->engine, hot->events, ROOM) > 0)
		;
	return hft_engine_pending(hot->engine) == 0;
}

static hft_order order_of(hft_time ts, uint32_t instrument, uint8_t side, int64_t price)
{
	return (hft_order){ .ts = ts, .price = price * TICK, .qty = 10, .instrument = instrument,
			    .party = 1, .session = 1, .kind = HFT_ORDER_NEW, .side = side,
			    .ord_type = HFT_TYPE_LIMIT };
}

static bool submit(struct hot_shard *hot, uint64_t round, hft_time ts)
{
	hft_order orders[BATCH] = {
		order_of(ts, LOCAL, HFT_SIDE_ASK, 100 + (int64_t)(round % 40)),
		order_of(ts, LOCAL, HFT_SIDE_BID, 100 + (int64_t)(round % 50)),
		order_of(ts, LOCAL, HFT_SIDE_BID, 60 + (int64_t)(round % 30)),
		{ .ts = ts, .price = 70 * TICK, .qty = 8, .ref_id = 2 * round + 1, .party = 1,
		  .session = 1, .kind = HFT_ORDER_REPLACE },
		{ .ts = ts, .price = HFT_PRICE_NONE, .ref_id = 2 * round + 1, .party = 1,
		  .session = 1, .kind = HFT_ORDER_CANCEL },
		order_of(ts, AWAY, HFT_SIDE_BID, 90),
	};

	orders[2].client_id = 2 * round + 1;
	if (round % 2 == 0) {
		orders[1].tif = HFT_TIF_GTT;
		orders[1].expire_ts = ts + 50;
	}
	return hft_engine_submit_n(hot->engine, orders, BATCH) == BATCH && drain(hot);
}

static bool answer(struct hot_shard *hot, hft_time ts)
{
	hft_report answers[2] = {
		{ .ts = ts, .order_id = hot->sent, .price = HFT_PRICE_NONE,
		  .kind = HFT_REPORT_ACCEPTED },
		{ .ts = ts, .order_id = hot->sent, .price = 90 * TICK, .qty = 10,
		  .trade_id = hot->sent, .kind = HFT_REPORT_FILL },
	};

	return hft_engine_answer_n(hot->engine, answers, 2) == 2 &&
	       hft_engine_drain_reports(hot->engine, hot->reports, NULL, ROOM) == 2;
}

bool hot_shard_round(struct hot_shard *hot, uint64_t round)
{
	hft_time ts = (hft_time)round * 1000000 + 1000000;
	hft_event event = { .ts_event = ts, .order_id = round + 1, .price = 90 * TICK, .qty = 1,
			    .instrument = AWAY, .flags = HFT_EVENT_LAST, .kind = HFT_EVENT_ADD,
			    .side = HFT_SIDE_BID };
	const hft_order mass = { .ts = ts + 60, .price = HFT_PRICE_NONE,
				 .kind = HFT_ORDER_MASS_CANCEL };
	hft_engine_stats stats;

	return hft_engine_feed_n(hot->engine, &event, 1) == 1 && drain(hot) &&
	       submit(hot, round, ts + 10) && answer(hot, ts + 20) &&
	       hft_engine_advance(hot->engine, ts + 60) >= 1 && drain(hot) &&
	       hft_ring_push(hot->orders_ring, &mass) == HFT_OK &&
	       hft_engine_poll(hot->engine, ts + 60) >= 1 && drain(hot) &&
	       hft_engine_stats_get(hot->engine, &stats) == HFT_OK &&
	       stats.rejects == 0 && stats.strategies_closed == 0;
}
