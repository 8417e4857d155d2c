/* SPDX-License-Identifier: Apache-2.0 */
#include "hot_engine.h"

#include <string.h>

#include <hft/hft.h>

enum { LOCAL = 1, AWAY = 2, HOST = 1, STRATEGY = 2, DRAIN = 64 };

static hft_engine *engine;
static hft_journal *journal;
static uint64_t names;
static uint64_t called;
static uint64_t sent;
static bool looked; /* the accessors gave what they ought to */

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	(void)user, (void)orders;
	sent += n;
	return n;
}

static hft_order order_of(uint32_t instrument, uint8_t side, int64_t price)
{
	return (hft_order){ .kind = HFT_ORDER_NEW,
			    .instrument = instrument,
			    .side = side,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_IOC,
			    .price = price,
			    .qty = 1,
			    .client_id = ++names };
}

static void look(const hft_view *view)
{
	hft_bbo bbo;
	hft_level levels[4];
	hft_position position;
	hft_view_order orders[4];

	looked = looked && hft_view_bbo(view, LOCAL, &bbo) == HFT_OK &&
		 hft_view_bbo(view, AWAY, &bbo) == HFT_OK &&
		 hft_view_levels(view, LOCAL, HFT_SIDE_BID, levels, 4) >= 0 &&
		 hft_view_levels(view, AWAY, HFT_SIDE_BID, levels, 4) >= 0 &&
		 hft_view_orders(view, 0, orders, 4) >= 0 && hft_view_param(view, 0) == 7;
	hft_view_position(view, LOCAL, &position);
}

/* It buys here and away, and asks to be woken. */
static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	(void)user, (void)n, (void)cap;
	called++;
	look(view);
	if (events[0].instrument != AWAY)
		return 0;
	out[0] = order_of(LOCAL, HFT_SIDE_BID, 1000);
	out[1] = order_of(AWAY, HFT_SIDE_BID, 1000);
	out[2] = (hft_order){ .kind = HFT_ORDER_TIMER,
			      .expire_ts = hft_view_now(view) + 10,
			      .ref_id = 1 };
	return 3;
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	(void)user, (void)reports, (void)n, (void)out, (void)cap;
	look(view);
	return 0;
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	(void)user, (void)now, (void)cap;
	look(view);
	out[0] = order_of(LOCAL, HFT_SIDE_ASK, 1000);
	return id == 1 ? 1 : -1;
}

static bool limit(int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = INT64_C(1) << 40;
	limits.open_max = 1 << 16;
	return hft_engine_limits_set(engine, 0, scope, id, &limits, NULL) == HFT_OK;
}

static bool instrument(uint32_t id, int32_t route)
{
	static const hft_route way = { .size = sizeof(hft_route), .send_n = send_n };
	hft_instrument row = { .venue = "XOFF",
			       .currency = "EUR",
			       .symbol = { (uint8_t)('A' + id) },
			       .lot_size = 1,
			       .round_lot = 1,
			       .multiplier = 1000000000,
			       .price_min = HFT_PRICE_NONE,
			       .price_max = HFT_PRICE_NONE };

	return hft_engine_instrument_add(engine, 0, &row) == id &&
	       hft_engine_route_set(engine, 0, id, route, route == HFT_ROUTE_AWAY ? &way : NULL) ==
		       HFT_OK &&
	       limit(HFT_RISK_INSTRUMENT, id);
}

static bool strategy_open(void)
{
	static const int64_t params[] = { 7 };
	hft_strategy strategy = { .size = sizeof(strategy),
				  .on_events = on_events,
				  .on_reports = on_reports,
				  .on_timer = on_timer };
	hft_strategy_config config;

	hft_strategy_config_init(&config, sizeof(config));
	config.session = STRATEGY;
	config.party = STRATEGY;
	config.orders_max = 4096;
	config.params = params;
	config.param_count = 1;
	return hft_engine_strategy_add(engine, &strategy, &config) == 0;
}

static bool engine_create(void)
{
	hft_journal_config kept;
	hft_engine_config config;

	hft_journal_config_init(&kept, sizeof(kept));
	hft_engine_config_init(&config, sizeof(config));
	config.flags = HFT_ENGINE_EVENTS;
	config.instruments_max = 4;
	config.journal = hft_journal_append;
	if (hft_journal_create(&kept, &journal) != HFT_OK)
		return false;
	config.journal_user = journal;
	return hft_engine_create(&config, &engine) == HFT_OK;
}

bool hot_engine_open(void)
{
	bool good = engine_create() && limit(HFT_RISK_FIRM, 0) &&
		    instrument(LOCAL, HFT_ROUTE_LOCAL) && instrument(AWAY, HFT_ROUTE_AWAY);

	for (uint32_t id = HOST; id <= STRATEGY; id++) {
		hft_party party = { .account = id, .trader = id };

		good = good && hft_engine_party_add(engine, 0, &party) == id &&
		       limit(HFT_RISK_ACCOUNT, id) && limit(HFT_RISK_TRADER, id);
	}
	looked = true;
	return good && strategy_open();
}

static bool drain(void)
{
	hft_report reports[DRAIN];
	hft_event events[DRAIN];
	int64_t r, e;
	bool more;

	do {
		more = hft_engine_pending(engine) == 1;
		r = hft_engine_drain_reports(engine, reports, NULL, DRAIN);
		e = hft_engine_drain_events(engine, events, DRAIN);
	} while (r > 0 || e > 0 || more);
	return r == 0 && e == 0 && hft_engine_pending(engine) == 0;
}

/* Two that rest here, one of which the strategy meets; a cancel; and an answer from away. */
bool hot_engine_round(uint64_t round)
{
	hft_time now = 1000 + (hft_time)round * 100;
	uint64_t before = called;
	hft_order orders[3];
	hft_event event = { .kind = HFT_EVENT_ADD,
			    .flags = HFT_EVENT_LAST,
			    .order_id = round + 1,
			    .instrument = AWAY,
			    .side = HFT_SIDE_BID,
			    .price = 1000 + (int64_t)(round % 50),
			    .qty = 5 };

	for (uint32_t i = 0; i < 3; i++) {
		orders[i] = order_of(LOCAL, i == 0 ? HFT_SIDE_ASK : HFT_SIDE_BID,
				     i == 0 ? 1000 : 900);
		orders[i].tif = HFT_TIF_GTC;
		orders[i].ts = now;
		orders[i].session = HOST;
		orders[i].party = HOST;
	}
	orders[2].kind = HFT_ORDER_CANCEL;
	orders[2].ref_id = orders[1].client_id;
	orders[2].client_id = 0;
	orders[2].qty = 0;
	return hft_engine_submit_n(engine, orders, 3) == 3 && drain() &&
	       hft_engine_feed_n(engine, &event, 1) == 1 && drain() &&
	       hft_engine_advance(engine, now + 50) >= 0 && drain() && looked &&
	       called >= before + 4 && sent == round + 1 &&
	       hft_engine_strategy_status(engine, 0) == HFT_OK;
}
