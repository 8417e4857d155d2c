/* SPDX-License-Identifier: Apache-2.0 */
#include "session.h"

#include <stdlib.h>
#include <string.h>

#define TICK ((int64_t)10000000)
#define OPENING (1700000000 * (hft_time)1000000000)

enum { LOCALS = 3, INSTRUMENTS = 5, PARTIES = 6, SESSIONS = 6, RECENT = 256, OUT_MAX = 512 };

struct venue_order {
	uint64_t order_id;
	int64_t price;
	int64_t open;
	uint64_t trade_id; /* the last trade */
	int64_t traded;
};

struct session {
	hft_engine *engine;
	struct out *out;
	uint64_t dice;
	hft_time now;
	hft_order asked[RECENT];     /* what the venue has to answer */
	uint32_t asked_count;
	struct venue_order venue[RECENT];
	uint64_t trade_id;
	uint64_t client_id;
	uint64_t event_id;
	bool venue_up;
};

static uint32_t roll(struct session *s, uint32_t sides)
{
	s->dice = s->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((s->dice >> 33) % sides);
}

static uint64_t fold(uint64_t hash, const void *bytes, uint64_t size)
{
	const uint8_t *at = bytes;

	for (uint64_t i = 0; i < size; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static void digest(struct out *out, int64_t reports, int64_t events)
{
	for (int64_t i = 0; i < reports; i++) {
		out->reports[i].handle = 0;
		if (out->reports[i].leaves > 0)
			out->recent[out->recent_count++ % SESSION_RECENT] =
				out->reports[i].order_id;
	}
	out->digest.reports += (uint64_t)reports;
	out->digest.report_hash = fold(out->digest.report_hash, out->reports,
				       (uint64_t)reports * sizeof(hft_report));
	out->digest.events += (uint64_t)events;
	out->digest.event_hash = fold(out->digest.event_hash, out->events,
				      (uint64_t)events * sizeof(hft_event));
}

bool session_drain(hft_engine *engine, struct out *out, uint32_t cap)
{
	int64_t reports;
	int64_t events;

	do {
		reports = hft_engine_drain_reports(engine, out->reports, NULL, cap);
		events = hft_engine_drain_events(engine, out->events, cap);
		if (reports < 0 || events < 0)
			return false;
		digest(out, reports, events);
	} while (reports + events > 0 || hft_engine_pending(engine) != 0);
	return true;
}

/* The supervisor may loosen anything. */
static int32_t verify(void *user, const char *author, const uint8_t digest[32],
		      const uint8_t *signature, uint32_t signature_size)
{
	(void)user;
	(void)digest;
	(void)signature;
	(void)signature_size;
	return strcmp(author, "supervisor") == 0;
}

hft_engine *session_engine(uint32_t sizes, hft_journal_append_fn append, void *user)
{
	hft_engine_config config;
	hft_engine *engine = NULL;

	hft_engine_config_init(&config, sizeof(config));
	config.instruments_max = 64;
	config.parties_max = 64;
	config.accounts_max = 64;
	config.traders_max = 64;
	config.orders_max = 1 << 16;
	config.flags = HFT_ENGINE_EVENTS | HFT_ENGINE_OWNER_ACCOUNT;
	config.verify = verify;
	config.journal = append;
	config.journal_user = user;
	config.hash_seed = 12345 * sizes;
	if (sizes != 0) {
		config.reports_max = 64;
		config.events_max = 64;
		config.work_max = 16;
		config.strategies_max = 0;
	}
	return hft_engine_create(&config, &engine) == HFT_OK ? engine : NULL;
}

/* The route: remembered until the venue gets round to it. */
static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	struct session *s = user;

	if (!s->venue_up || s->asked_count == RECENT)
		return 0;
	s->asked[s->asked_count++] = orders[0];
	return n == 1;
}

static bool drain_some(struct session *s)
{
	return session_drain(s->engine, s->out, 1 + roll(s, OUT_MAX));
}

static hft_order any_new(struct session *s)
{
	static const uint8_t tifs[] = { HFT_TIF_DAY, HFT_TIF_DAY, HFT_TIF_GTC, HFT_TIF_GTC,
					HFT_TIF_IOC, HFT_TIF_FOK, HFT_TIF_GTT };
	hft_order order = { .kind = HFT_ORDER_NEW,
			    .side = (uint8_t)(1 + roll(s, 2)),
			    .instrument = 1 + roll(s, INSTRUMENTS),
			    .qty = 1 + roll(s, 100),
			    .ord_type = HFT_TYPE_LIMIT,
			    .stp = (uint8_t)roll(s, 5),
			    .tif = tifs[roll(s, 7)] };

	order.price = (int64_t)(1000 + roll(s, 21)) * TICK;
	if (order.tif == HFT_TIF_GTT)
		order.expire_ts = s->now + 1 + roll(s, 5000000);
	if (roll(s, 12) == 0)
		order.flags = HFT_ORDER_POST_ONLY;
	if (roll(s, 15) == 0)
		order.ord_type = HFT_TYPE_MARKET;
	if (roll(s, 40) == 0)
		order.price++; /* off tick */
	if (roll(s, 2) == 0)
		order.client_id = roll(s, 10) == 0 ? 1 + roll(s, 50) : ++s->client_id;
	return order;
}

static hft_order any_change(struct session *s)
{
	hft_order order = { .kind = HFT_ORDER_CANCEL,
			    .order_id = s->out->recent[roll(s, SESSION_RECENT)],
			    .price = HFT_PRICE_NONE };

	if (roll(s, 2) == 0) {
		order.kind = HFT_ORDER_REPLACE;
		order.price = (int64_t)(1000 + roll(s, 21)) * TICK;
		order.qty = 1 + roll(s, 100);
		order.flags = roll(s, 3) == 0 ? HFT_ORDER_QTY_TOTAL : 0;
		order.client_id = roll(s, 3) == 0 ? ++s->client_id : 0;
	} else if (roll(s, 3) == 0) {
		order.qty = 1 + roll(s, 50);
	}
	if (roll(s, 3) == 0) {
		order.order_id = 0;
		order.ref_id = 1 + roll(s, (uint32_t)s->client_id + 1);
	}
	return order;
}

static hft_order any_mass(struct session *s)
{
	hft_order order = { .kind = HFT_ORDER_MASS_CANCEL, .price = HFT_PRICE_NONE,
			    .ord_type = (uint8_t)roll(s, 8), .ref_id = 1 + roll(s, 6),
			    .side = (uint8_t)roll(s, 3) };

	if (roll(s, 2) == 0)
		order.instrument = 1 + roll(s, INSTRUMENTS);
	return order;
}

static bool trade(struct session *s)
{
	uint32_t sort = roll(s, 100);
	hft_order order = sort < 60 ? any_new(s) : sort < 98 ? any_change(s) : any_mass(s);

	order.ts = s->now;
	/* Most changes come from the host itself, which owns every order. */
	order.session = (uint16_t)(sort < 60 || roll(s, 3) == 0 ? 1 + roll(s, SESSIONS) : 0);
	order.party = roll(s, 50) == 0 ? roll(s, 70) : 1 + roll(s, PARTIES);
	if (roll(s, 30) == 0)
		order.session = (uint16_t)roll(s, 3000);
	return hft_engine_submit_n(s->engine, &order, 1) == 1 && drain_some(s);
}

static bool tell(struct session *s, hft_report report)
{
	report.ts = s->now;
	return hft_engine_answer_n(s->engine, &report, 1) == 1 && drain_some(s);
}

/* The venue answers one of what it was asked, sometimes nonsense. */
static bool venue(struct session *s)
{
	hft_order asked;
	uint32_t at;
	hft_report report = { .price = HFT_PRICE_NONE };

	if (s->asked_count == 0)
		return true;
	at = roll(s, s->asked_count);
	asked = s->asked[at];
	s->asked[at] = s->asked[--s->asked_count];
	report.order_id = asked.order_id;
	report.ref_id = asked.order_id ^ 0xabcd;
	if (roll(s, 6) == 0)
		report.kind = HFT_REPORT_REJECTED;
	else if (asked.kind == HFT_ORDER_NEW)
		report.kind = HFT_REPORT_ACCEPTED;
	else if (asked.kind == HFT_ORDER_CANCEL)
		report.kind = HFT_REPORT_CANCELLED;
	else
		report.kind = HFT_REPORT_REPLACED;
	if (report.kind == HFT_REPORT_REPLACED || report.kind == HFT_REPORT_CANCELLED)
		report.qty = asked.qty;
	if (asked.kind == HFT_ORDER_NEW)
		s->venue[roll(s, RECENT)] = (struct venue_order){
			.order_id = asked.order_id, .price = asked.price, .open = asked.qty
		};
	return tell(s, report);
}

/* A trade at the venue, a correction of one, or an end that nobody asked for. */
static bool venue_acts(struct session *s)
{
	struct venue_order *order = &s->venue[roll(s, RECENT)];
	hft_report report = { .order_id = order->order_id, .price = HFT_PRICE_NONE };
	uint32_t sort = roll(s, 10);

	if (order->order_id == 0)
		return true;
	if (sort < 8) {
		report.kind = HFT_REPORT_FILL;
		report.qty = 1 + roll(s, (uint32_t)order->open);
		report.price = order->price;
		report.trade_id = ++s->trade_id;
		order->trade_id = s->trade_id;
		order->traded = report.qty;
	} else if (sort == 8) {
		report.kind = HFT_REPORT_BUST;
		report.trade_id = order->trade_id;
		report.qty = order->traded;
		report.price = order->price;
	} else {
		report.kind = HFT_REPORT_EXPIRED;
	}
	return tell(s, report);
}

static bool feed(struct session *s)
{
	hft_event events[4];
	uint32_t n = 1 + roll(s, 4);

	for (uint32_t i = 0; i < n; i++)
		events[i] = (hft_event){
			.ts_event = s->now, .ts_recv = s->now + 1, .order_id = ++s->event_id,
			.price = (int64_t)(1000 + roll(s, 21)) * TICK, .qty = 1 + roll(s, 100),
			.instrument = LOCALS + 1 + roll(s, 2), .kind = HFT_EVENT_ADD,
			.side = (uint8_t)(1 + roll(s, 2)),
			.flags = roll(s, 2) == 0 ? HFT_EVENT_LAST : 0,
		};
	for (uint32_t done = 0; done < n;) {
		int64_t taken = hft_engine_feed_n(s->engine, &events[done], n - done);

		if (taken <= 0 || !drain_some(s))
			return false;
		done += (uint32_t)taken;
	}
	return true;
}

static bool limit(struct session *s, int32_t scope, uint32_t id, uint32_t tightness)
{
	const hft_risk_author author = { .name = "supervisor" };
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = 100 - 30 * (int64_t)tightness;
	limits.value_max = INT64_MAX >> 8 * tightness;
	limits.long_max = 100000 >> 4 * tightness;
	limits.short_max = 100000 >> 4 * tightness;
	limits.open_max = 10000 >> 3 * tightness;
	return hft_engine_limits_set(s->engine, s->now, scope, id, &limits, &author) == HFT_OK;
}

static bool supervise(struct session *s)
{
	const hft_risk_author author = { .name = "supervisor" };
	int32_t scope = (int32_t)(1 + roll(s, 4));
	uint32_t id = scope == HFT_RISK_FIRM ? 0 : 1 + roll(s, 5);
	hft_status status;

	if (roll(s, 2) == 0)
		return limit(s, scope, id, roll(s, 4) == 0 ? 1 + roll(s, 2) : 0);
	status = hft_engine_state_set(s->engine, s->now, scope, id, (int32_t)(1 + roll(s, 3)),
				      &author);
	if (status != HFT_OK || !drain_some(s))
		return false;
	/* Trade must go on. */
	status = hft_engine_state_set(s->engine, s->now, scope, id, HFT_RISK_OPEN, &author);
	return status == HFT_OK && drain_some(s);
}

/* Rows that come in the middle of the day; some are refused. */
static bool rows(struct session *s)
{
	hft_party party = { .id = roll(s, PARTIES + 2), .account = 1 + roll(s, 4),
			    .trader = 1 + roll(s, 4), .desk = roll(s, 3),
			    .stp_group = roll(s, 3) };

	hft_engine_party_add(s->engine, s->now, &party);
	return drain_some(s);
}

static bool pass_time(struct session *s)
{
	bool day = roll(s, 40) == 0;
	hft_order end = { .ts = s->now, .price = HFT_PRICE_NONE, .kind = HFT_ORDER_TIMER,
			  .ord_type = HFT_TIMER_DAY_END };

	s->now += roll(s, 2000000);
	while (hft_engine_advance(s->engine, s->now) != 0)
		if (!drain_some(s))
			return false;
	s->venue_up = roll(s, 8) != 0;
	if (!day)
		return drain_some(s);
	return hft_engine_submit_n(s->engine, &end, 1) == 1 && drain_some(s);
}

/* A strategy: an order of its own now and then, by dice that all runs of the day share. */
static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct session *s = user;
	hft_bbo bbo;

	(void)cap;
	if (roll(s, 4) != 0 || hft_view_bbo(view, events[n - 1].instrument, &bbo) != HFT_OK)
		return 0;
	out[0] = any_new(s);
	out[0].client_id = 0;
	out[1] = (hft_order){ .kind = HFT_ORDER_TIMER, .ref_id = roll(s, 100),
			      .expire_ts = hft_view_now(view) + roll(s, 3000000) };
	return (int32_t)roll(s, 3);
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	struct session *s = user;
	hft_view_order open[4];

	(void)cap;
	if (roll(s, 4) != 0 || hft_view_orders(view, reports[n - 1].instrument, open, 4) == 0)
		return 0;
	out[0].kind = HFT_ORDER_CANCEL;
	out[0].order_id = open[0].order_id;
	out[0].handle = open[0].handle;
	out[0].price = HFT_PRICE_NONE;
	return 1;
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view,
			hft_order *out, uint32_t cap)
{
	(void)now;
	(void)id;
	(void)view;
	(void)cap;
	out[0] = any_new(user);
	out[0].client_id = 0;
	return 1;
}

static bool add_strategies(struct session *s)
{
	const hft_strategy calls = { .size = sizeof(calls), .user = s, .on_events = on_events,
				     .on_reports = on_reports, .on_timer = on_timer };
	hft_strategy_config config;

	hft_strategy_config_init(&config, sizeof(config));
	for (uint32_t i = 0; i < 2; i++) {
		config.session = (uint16_t)(100 + i);
		config.party = 1 + i;
		config.orders_max = 4096;
		config.flags = i == 0 ? 0 : HFT_STRATEGY_PER_LAST;
		if (hft_engine_strategy_add(s->engine, &calls, &config) != i)
			return false;
	}
	return true;
}

static bool open_day(struct session *s)
{
	const hft_tick_band bands[] = { { 0, TICK }, { 1015 * TICK, 2 * TICK } };
	const hft_route way = { .size = sizeof(way), .user = s, .send_n = send_n };
	bool good = hft_engine_tick_table_add(s->engine, s->now, bands, 2) == 1 &&
		    limit(s, HFT_RISK_FIRM, 0, 0);

	for (uint32_t i = 1; i <= INSTRUMENTS && good; i++) {
		hft_instrument row = { .tick_table = i % 2, .symbol = "S", .venue = "XTST",
				       .currency = "EUR", .lot_size = 1, .round_lot = 1,
				       .multiplier = i % 2 == 0 ? 1000000000 : 12345678,
				       .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE };

		row.symbol[1] = (uint8_t)('0' + i);
		good = hft_engine_instrument_add(s->engine, s->now, &row) == i &&
		       limit(s, HFT_RISK_INSTRUMENT, i, 0) &&
		       hft_engine_route_set(s->engine, s->now, i,
					    i <= LOCALS ? HFT_ROUTE_LOCAL : HFT_ROUTE_AWAY,
					    i <= LOCALS ? NULL : &way) == HFT_OK;
	}
	for (uint32_t i = 1; i <= PARTIES && good; i++) {
		const hft_party row = { .account = 1 + i % 4, .trader = 1 + i % 3, .desk = i % 2,
					.stp_group = i % 3 };

		good = hft_engine_party_add(s->engine, s->now, &row) == i &&
		       limit(s, HFT_RISK_ACCOUNT, i, 0) && limit(s, HFT_RISK_TRADER, i, 0);
	}
	return good && add_strategies(s);
}

static bool step(struct session *s)
{
	uint32_t sort = roll(s, 1000);

	s->now += roll(s, 2000);
	if (sort < 500)
		return trade(s);
	if (sort < 750)
		return venue(s);
	if (sort < 880)
		return venue_acts(s);
	if (sort < 970)
		return feed(s);
	if (sort < 990)
		return pass_time(s);
	return sort < 995 ? supervise(s) : rows(s);
}

bool session_run(hft_engine *engine, uint64_t seed, uint32_t steps, struct out *out)
{
	struct session *s = calloc(1, sizeof(*s));
	bool good;

	if (s == NULL)
		return false;
	s->engine = engine;
	s->out = out;
	s->dice = seed;
	s->now = OPENING;
	s->venue_up = true;
	good = open_day(s);
	for (uint32_t i = 0; i < steps && good; i++)
		good = step(s);
	free(s);
	return good && hft_engine_check(engine) == HFT_OK;
}
