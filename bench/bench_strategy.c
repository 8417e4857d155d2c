/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <hft/engine.h>

#include <string.h>

/*
 * What it costs that an engine calls a strategy: events fed one after another, with and without
 * strategies that only count them, less the counting itself. And an order that a strategy writes
 * against the same order from the host: an IOC order that meets nobody.
 */
enum { EVENTS = 1 << 16, LOCAL = 1, AWAY = 2, MANY = 16, REPORTS = 64 };

static const struct kind {
	const char *name;
	uint32_t strategies;
	uint32_t flags;
	bool host_orders;
	bool orders;
	bool direct;
} kinds[] = {
	{ .name = "its own work", .direct = true },
	{ .name = "no strategy" },
	{ .name = "one", .strategies = 1 },
	{ .name = "many", .strategies = MANY },
	{ .name = "one, per LAST", .strategies = 1, .flags = HFT_STRATEGY_PER_LAST },
	{ .name = "an order of the host", .host_orders = true },
	{ .name = "an order of a strategy", .strategies = 1, .orders = true },
};

enum { OWN, NONE, ONE, ALL, LAST, HOST, ORDER, KINDS };

struct desk {
	hft_engine *engine;
	uint64_t seen;
	bool failed;
};

static hft_order order_of(uint16_t session)
{
	return (hft_order){ .kind = HFT_ORDER_NEW,
			    .instrument = LOCAL,
			    .side = HFT_SIDE_BID,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_IOC,
			    .price = 1000,
			    .qty = 1,
			    .session = session,
			    .party = 1 };
}

static int32_t count_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			    hft_order *out, uint32_t cap)
{
	struct desk *desk = user;

	(void)events, (void)view, (void)out, (void)cap;
	desk->seen += n;
	return 0;
}

/* Its reports call it no more: it orders upon events alone. */
static int32_t order_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			    hft_order *out, uint32_t cap)
{
	count_events(user, events, n, view, out, cap);
	out[0] = order_of(0);
	return 1;
}

static void must(struct desk *desk, bool good)
{
	desk->failed |= !good;
}

static void limit(struct desk *desk, int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = INT32_MAX;
	limits.open_max = INT32_MAX;
	must(desk, hft_engine_limits_set(desk->engine, 1, scope, id, &limits, NULL) == HFT_OK);
}

static void set_up(struct desk *desk)
{
	hft_instrument row = { .venue = "XBEN", .currency = "EUR", .lot_size = 1, .round_lot = 1,
			       .multiplier = 1000000000, .price_min = HFT_PRICE_NONE,
			       .price_max = HFT_PRICE_NONE };
	const hft_party party = { .account = 1, .trader = 1 };

	for (uint32_t id = LOCAL; id <= AWAY; id++) {
		row.symbol[0] = (uint8_t)('A' + id);
		must(desk, hft_engine_instrument_add(desk->engine, 1, &row) == id);
	}
	must(desk, hft_engine_route_set(desk->engine, 1, LOCAL, HFT_ROUTE_LOCAL, NULL) == HFT_OK);
	must(desk, hft_engine_party_add(desk->engine, 1, &party) == 1);
	limit(desk, HFT_RISK_FIRM, 0);
	limit(desk, HFT_RISK_INSTRUMENT, LOCAL);
	limit(desk, HFT_RISK_ACCOUNT, 1);
	limit(desk, HFT_RISK_TRADER, 1);
}

static void add_strategies(struct desk *desk, const struct kind *kind)
{
	static const uint32_t instruments[] = { AWAY };
	hft_strategy strategy = { .size = sizeof(strategy),
				  .user = desk,
				  .on_events = kind->orders ? order_events : count_events };
	hft_strategy_config config;

	hft_strategy_config_init(&config, sizeof(config));
	config.party = 1;
	config.flags = kind->flags;
	config.instruments = instruments;
	config.instrument_count = 1;
	for (uint32_t i = 0; i < kind->strategies; i++) {
		config.session = (uint16_t)(1 + i);
		must(desk, hft_engine_strategy_add(desk->engine, &strategy, &config) == i);
	}
}

static bool desk_open(struct desk *desk, const struct kind *kind)
{
	hft_engine_config config;

	memset(desk, 0, sizeof(*desk));
	hft_engine_config_init(&config, sizeof(config));
	config.instruments_max = AWAY;
	config.orders_max = config.levels_max = config.client_ids_max = 1 << 12;
	if (hft_engine_create(&config, &desk->engine) != HFT_OK)
		return false;
	set_up(desk);
	add_strategies(desk, kind);
	return !desk->failed;
}

static void drain(struct desk *desk)
{
	hft_report reports[REPORTS];

	must(desk, hft_engine_drain_reports(desk->engine, reports, NULL, REPORTS) == 2);
}

static void feed(struct desk *desk, const struct kind *kind)
{
	hft_event event = { .kind = HFT_EVENT_TRADE, .instrument = AWAY, .flags = HFT_EVENT_LAST,
			    .price = 1000, .qty = 1 };
	int32_t (*volatile call)(void *, const hft_event *, uint32_t, const hft_view *,
				 hft_order *, uint32_t) = count_events;

	for (uint32_t i = 0; i < EVENTS; i++) {
		event.ts_event = i + 2;
		if (kind->direct) {
			call(desk, &event, 1, NULL, NULL, 0);
			continue;
		}
		must(desk, hft_engine_feed_n(desk->engine, &event, 1) == 1);
		if (kind->host_orders) {
			hft_order order = order_of(1);

			order.ts = i + 2;
			must(desk, hft_engine_submit_n(desk->engine, &order, 1) == 1);
		}
		if (kind->host_orders || kind->orders)
			drain(desk);
	}
}

static double strategy_round(void *arg, struct bench_tails *tails)
{
	const struct kind *kind = arg;
	struct desk desk;
	double start, ns = -1;

	(void)tails;
	if (desk_open(&desk, kind)) {
		start = bench_cpu_ns();
		feed(&desk, kind);
		ns = (bench_cpu_ns() - start) / EVENTS;
	}
	must(&desk, desk.seen == (uint64_t)EVENTS * (kind->direct ? 1 : kind->strategies));
	hft_engine_destroy(desk.engine);
	return desk.failed ? -1 : ns;
}

void bench_strategy(struct bench *b)
{
	struct bench_case cases[KINDS];
	double own, none;

	if (!bench_wants(b, "strategy"))
		return;
	memset(cases, 0, sizeof(cases));
	for (uint32_t i = 0; i < KINDS; i++) {
		cases[i].name = kinds[i].name;
		cases[i].round = strategy_round;
		cases[i].arg = (void *)(uintptr_t)&kinds[i];
	}
	bench_run(b, cases, KINDS);
	own = cases[OWN].median;
	none = cases[NONE].median;
	bench_add(b, "strategy", "an event fed, no strategy", none, "ns", 0, NULL);
	bench_add(b, "strategy", "a callback, over its own work",
		  cases[ONE].median - none - own, "ns", 0, NULL);
	bench_add(b, "strategy", "each of 16 callbacks",
		  (cases[ALL].median - none) / MANY - own, "ns", 0, NULL);
	bench_add(b, "strategy", "a callback per LAST", cases[LAST].median - none - own, "ns", 0,
		  NULL);
	bench_add(b, "strategy", "an event, and an order of the host", cases[HOST].median, "ns", 0,
		  NULL);
	bench_add(b, "strategy", "an event, and an order of a strategy", cases[ORDER].median, "ns",
		  cases[ORDER].median / cases[HOST].median, "of the host");
}
