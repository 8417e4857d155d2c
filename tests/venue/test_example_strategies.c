/* SPDX-License-Identifier: Apache-2.0 */
/* The strategies of examples/ in an engine, against traders that the test plays. */
#include <string.h>

#include <hft/engine.h>

#include "market_maker.h"
#include "nothing.h"
#include "taker.h"
#include "unit.h"

enum {
	TICK = 10,
	MAKER = 1,  /* sessions, parties, accounts and traders */
	OTHERS = 2,
	TAKER = 3,
	QTY = 100,
	HALF = 2000,
	SKEW = 1000,
	POSITION = 250
};

static hft_engine *engine;
static struct market_maker maker;
static struct taker taker;
static struct nothing nothing;
static hft_time now;
static uint64_t names;
static uint64_t last_id;

static void limit(int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = INT64_C(1) << 40;
	limits.open_max = 1000;
	ck_assert_int_eq(hft_engine_limits_set(engine, 0, scope, id, &limits, NULL), HFT_OK);
}

static void instrument(uint32_t id)
{
	hft_tick_band band = { .tick = TICK };
	hft_instrument row = { .venue = "XBOX",
			       .currency = "EUR",
			       .symbol = { (uint8_t)('A' + id) },
			       .lot_size = 1,
			       .round_lot = 1,
			       .multiplier = 1000000000,
			       .price_min = HFT_PRICE_NONE,
			       .price_max = HFT_PRICE_NONE };

	row.tick_table = (uint32_t)hft_engine_tick_table_add(engine, 0, &band, 1);
	ck_assert_int_eq(hft_engine_instrument_add(engine, 0, &row), id);
	ck_assert_int_eq(hft_engine_route_set(engine, 0, id, HFT_ROUTE_LOCAL, NULL), HFT_OK);
	limit(HFT_RISK_INSTRUMENT, id);
}

static void setup(void)
{
	hft_engine_config config;

	hft_engine_config_init(&config, sizeof(config));
	config.instruments_max = 4;
	config.orders_max = config.levels_max = 1024;
	config.sessions_max = 8;
	config.client_ids_max = 65536;
	ck_assert_int_eq(hft_engine_create(&config, &engine), HFT_OK);
	limit(HFT_RISK_FIRM, 0);
	instrument(1);
	instrument(2);
	for (uint32_t id = MAKER; id <= TAKER; id++) {
		hft_party party = { .account = id, .trader = id };

		ck_assert_int_eq(hft_engine_party_add(engine, 0, &party), id);
		limit(HFT_RISK_ACCOUNT, id);
		limit(HFT_RISK_TRADER, id);
	}
	now = 1000;
	names = 0;
}

static void teardown(void)
{
	hft_engine_destroy(engine);
}

static void drain(void)
{
	hft_report reports[64];
	int64_t n;

	while ((n = hft_engine_drain_reports(engine, reports, NULL, 64)) > 0)
		for (int64_t i = 0; i < n; i++)
			if (reports[i].session == OTHERS && reports[i].order_id != 0)
				last_id = reports[i].order_id;
	ck_assert_int_eq(n, 0);
}

static hft_order order_of(uint32_t id, uint8_t side, int64_t price, int64_t qty, uint8_t tif)
{
	return (hft_order){ .ts = now += 1000,
			    .kind = HFT_ORDER_NEW,
			    .instrument = id,
			    .side = side,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = tif,
			    .price = price,
			    .qty = qty,
			    .client_id = ++names,
			    .session = OTHERS,
			    .party = OTHERS };
}

static void submit(const hft_order *order)
{
	ck_assert_int_eq(hft_engine_submit_n(engine, order, 1), 1);
	drain();
}

static void rest(uint8_t side, int64_t price, int64_t qty)
{
	hft_order order = order_of(1, side, price, qty, HFT_TIF_GTC);

	submit(&order);
}

static void hit(uint8_t side, int64_t price, int64_t qty)
{
	hft_order order = order_of(1, side, price, qty, HFT_TIF_IOC);

	submit(&order);
}

static void cancel(uint64_t id)
{
	hft_order order = { .ts = now += 1000,
			    .kind = HFT_ORDER_CANCEL,
			    .order_id = id,
			    .session = OTHERS,
			    .party = OTHERS };

	submit(&order);
}

static void maker_open(void)
{
	static const uint32_t instruments[] = { 1, 2 };
	int64_t params[MARKET_MAKER_TICKS + 2] = { QTY, HALF, SKEW, POSITION, TICK, TICK };
	hft_strategy strategy;
	hft_strategy_config config;

	market_maker_init(&maker, instruments, 2);
	market_maker_strategy(&maker, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = config.party = MAKER;
	config.params = params;
	config.param_count = MARKET_MAKER_TICKS + 2;
	ck_assert_int_ge(hft_engine_strategy_add(engine, &strategy, &config), 0);
}

/* Its one order on a side of instrument 1; qty 0 = none. */
static void quote_is(uint8_t side, int64_t price, int64_t qty)
{
	hft_match_order orders[32];
	int64_t n = hft_match_orders(hft_engine_match(engine), 1, side, orders, 32);
	uint32_t own = 0;

	for (int64_t i = 0; i < n; i++) {
		if (orders[i].session != MAKER)
			continue;
		own++;
		ck_assert_int_eq(orders[i].price, price);
		ck_assert_int_eq(orders[i].qty, qty);
	}
	ck_assert_uint_eq(own, qty != 0);
}

static int64_t position(uint32_t account)
{
	hft_position row;

	if (hft_risk_position_read(hft_engine_risk(engine), HFT_RISK_ACCOUNT, account, 1, &row) !=
	    HFT_OK)
		return 0;
	return row.position;
}

START_TEST(quotes_around_the_middle)
{
	maker_open();
	rest(HFT_SIDE_BID, 900, 10);
	quote_is(HFT_SIDE_BID, 0, 0); /* one side alone tells nothing */
	rest(HFT_SIDE_ASK, 1100, 10);
	quote_is(HFT_SIDE_BID, 980, QTY);
	quote_is(HFT_SIDE_ASK, 1020, QTY);
	/* The middle of the others moves by two ticks; its own quotes do not move it. */
	rest(HFT_SIDE_BID, 940, 10);
	quote_is(HFT_SIDE_BID, 1000, QTY);
	quote_is(HFT_SIDE_ASK, 1040, QTY);
	ck_assert_int_eq(hft_engine_strategy_status(engine, 0), HFT_OK);
}
END_TEST

static uint64_t refused(void)
{
	hft_engine_stats stats;

	hft_engine_stats_get(engine, &stats);
	return stats.rejects;
}

/* Its price may be far beyond the market; its quotes stay one tick on their side of it. */
START_TEST(never_takes)
{
	static const int64_t asks[] = { 1030, 1040, 1050 };

	maker_open();
	rest(HFT_SIDE_BID, 1000, 10);
	rest(HFT_SIDE_ASK, 1010, 10);
	quote_is(HFT_SIDE_BID, 980, QTY);
	for (uint32_t i = 0; i < 3; i++) {
		int64_t qty = i < 2 ? QTY : POSITION - 2 * QTY;

		quote_is(HFT_SIDE_ASK, asks[i], qty);
		hit(HFT_SIDE_BID, asks[i], 10 + qty);
		rest(HFT_SIDE_ASK, 1010, 10);
	}
	ck_assert_int_eq(position(MAKER), -POSITION);
	quote_is(HFT_SIDE_BID, 1000, QTY);
	quote_is(HFT_SIDE_ASK, 0, 0);
	ck_assert_uint_eq(refused(), 0);
}
END_TEST

START_TEST(never_takes_when_long)
{
	static const int64_t bids[] = { 980, 970, 960 };

	maker_open();
	rest(HFT_SIDE_BID, 1000, 10);
	rest(HFT_SIDE_ASK, 1010, 10);
	for (uint32_t i = 0; i < 3; i++) {
		int64_t qty = i < 2 ? QTY : POSITION - 2 * QTY;

		quote_is(HFT_SIDE_BID, bids[i], qty);
		hit(HFT_SIDE_ASK, bids[i], 10 + qty);
		rest(HFT_SIDE_BID, 1000, 10);
	}
	ck_assert_int_eq(position(MAKER), POSITION);
	quote_is(HFT_SIDE_BID, 0, 0);
	quote_is(HFT_SIDE_ASK, 1010, QTY);
	ck_assert_uint_eq(refused(), 0);
}
END_TEST

/* The market jumps by more than its spread: the quote that moves away goes first. */
START_TEST(does_not_run_into_itself)
{
	uint64_t near;

	maker_open();
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1300, 10);
	rest(HFT_SIDE_ASK, 1100, 10);
	near = last_id;
	quote_is(HFT_SIDE_ASK, 1020, QTY);
	cancel(near);
	quote_is(HFT_SIDE_BID, 1080, QTY);
	quote_is(HFT_SIDE_ASK, 1120, QTY);
	rest(HFT_SIDE_ASK, 1140, 10); /* and down again */
	quote_is(HFT_SIDE_BID, 1000, QTY);
	quote_is(HFT_SIDE_ASK, 1040, QTY);
	ck_assert_uint_eq(refused(), 0);
}
END_TEST

START_TEST(inventory_moves_both_quotes)
{
	maker_open();
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1100, 10);
	hit(HFT_SIDE_ASK, 980, QTY);
	ck_assert_int_eq(position(MAKER), QTY);
	quote_is(HFT_SIDE_BID, 970, QTY);
	quote_is(HFT_SIDE_ASK, 1010, QTY);
	hit(HFT_SIDE_ASK, 970, QTY);
	quote_is(HFT_SIDE_BID, 960, POSITION - 2 * QTY);
	quote_is(HFT_SIDE_ASK, 1000, QTY);
	/* At its limit it only sells. */
	hit(HFT_SIDE_ASK, 960, POSITION - 2 * QTY);
	ck_assert_int_eq(position(MAKER), POSITION);
	quote_is(HFT_SIDE_BID, 0, 0);
	hit(HFT_SIDE_BID, 1000, QTY);
	ck_assert_int_eq(position(MAKER), POSITION - QTY);
	quote_is(HFT_SIDE_BID, 960, QTY);
}
END_TEST

static uint64_t own_bid(void)
{
	hft_match_order order;

	ck_assert_int_eq(hft_match_orders(hft_engine_match(engine), 1, HFT_SIDE_BID, &order, 1), 1);
	ck_assert_uint_eq(order.session, MAKER);
	return order.handle;
}

/* Half a tick of room: a few filled do not move its price, and the rest keeps its place. */
START_TEST(a_part_may_stand_until_half)
{
	hft_match_order order;

	maker_open();
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1110, 10);
	quote_is(HFT_SIDE_BID, 980, QTY);
	hit(HFT_SIDE_ASK, 980, 40);
	quote_is(HFT_SIDE_BID, 980, 60);
	ck_assert_int_eq(hft_match_order_get(hft_engine_match(engine), 0, own_bid(), &order),
			 HFT_OK);
	ck_assert_int_eq(order.cum_qty, 40);
}
END_TEST

static hft_order sent[16];
static uint32_t sent_count;

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	(void)user;
	for (uint32_t i = 0; i < n && sent_count < 16; i++)
		sent[sent_count++] = orders[i];
	return n;
}

static void feed(uint64_t id, uint8_t side, int64_t price)
{
	hft_event event = { .ts_event = now += 1000,
			    .kind = HFT_EVENT_ADD,
			    .flags = HFT_EVENT_LAST,
			    .order_id = id,
			    .instrument = 2,
			    .side = side,
			    .price = price,
			    .qty = 5 };

	ck_assert_int_eq(hft_engine_feed_n(engine, &event, 1), 1);
	drain();
}

/* Away it waits for the venue's answer before it asks for more. */
START_TEST(asks_once_away)
{
	static const hft_route way = { .size = sizeof(way), .send_n = send_n };

	sent_count = 0;
	ck_assert_int_eq(hft_engine_route_set(engine, 0, 2, HFT_ROUTE_AWAY, &way), HFT_OK);
	maker_open();
	feed(1, HFT_SIDE_BID, 900);
	feed(2, HFT_SIDE_ASK, 1100);
	feed(3, HFT_SIDE_BID, 960);
	feed(4, HFT_SIDE_ASK, 1080);
	ck_assert_uint_eq(sent_count, 2);
	for (uint32_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(sent[i].kind, HFT_ORDER_NEW);
		ck_assert_uint_eq(sent[i].flags, HFT_ORDER_POST_ONLY);
		ck_assert_uint_eq(sent[i].session, MAKER);
	}
	ck_assert_uint_ne(sent[0].side, sent[1].side);
}
END_TEST

/* An instrument that it was told no tick of. */
START_TEST(without_a_tick_it_waits)
{
	static const uint32_t instruments[] = { 1 };
	int64_t params[] = { QTY, HALF, SKEW, POSITION };
	hft_strategy strategy;
	hft_strategy_config config;

	market_maker_init(&maker, instruments, 1);
	market_maker_strategy(&maker, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = config.party = MAKER;
	config.params = params;
	config.param_count = 4;
	ck_assert_int_eq(hft_engine_strategy_add(engine, &strategy, &config), 0);
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1100, 10);
	quote_is(HFT_SIDE_BID, 0, 0);
}
END_TEST

START_TEST(without_a_market_it_goes)
{
	uint64_t ask;

	maker_open();
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1100, 10);
	ask = last_id;
	quote_is(HFT_SIDE_ASK, 1020, QTY);
	cancel(ask);
	quote_is(HFT_SIDE_BID, 0, 0);
	quote_is(HFT_SIDE_ASK, 0, 0);
	rest(HFT_SIDE_ASK, 1100, 10);
	quote_is(HFT_SIDE_BID, 980, QTY);
}
END_TEST

/* Two that quote around each other come to rest within each instant. */
START_TEST(two_do_not_chase_each_other)
{
	static struct market_maker second;
	static const uint32_t instruments[] = { 1 };
	int64_t params[] = { QTY, HALF, SKEW, POSITION, TICK };
	hft_strategy strategy;
	hft_strategy_config config;

	maker_open();
	market_maker_init(&second, instruments, 1);
	market_maker_strategy(&second, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = config.party = TAKER;
	config.params = params;
	config.param_count = 5;
	ck_assert_int_eq(hft_engine_strategy_add(engine, &strategy, &config), 1);
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 1100, 10);
	for (int i = 0; i < 20; i++)
		hit(HFT_SIDE_ASK, 900, 30);
	ck_assert_int_eq(hft_engine_strategy_status(engine, 0), HFT_OK);
	ck_assert_int_eq(hft_engine_strategy_status(engine, 1), HFT_OK);
}
END_TEST

static void taker_open(int64_t threshold)
{
	int64_t params[TAKER_PARAMS] = { 1, 50, 1000000, threshold, 120, 42 };
	hft_strategy strategy;
	hft_strategy_config config;

	taker_strategy(&taker, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = config.party = TAKER;
	config.params = params;
	config.param_count = TAKER_PARAMS;
	ck_assert_int_ge(hft_engine_strategy_add(engine, &strategy, &config), 0);
}

static void wait_for(hft_time ns)
{
	now += ns;
	ck_assert_int_ge(hft_engine_advance(engine, now), 0);
	drain();
}

START_TEST(taker_follows_what_moved)
{
	taker_open(2 * TICK);
	rest(HFT_SIDE_BID, 900, 1000);
	rest(HFT_SIDE_ASK, 1100, 1000);
	wait_for(1000000);
	ck_assert_int_eq(position(TAKER), 0); /* it has only looked */
	rest(HFT_SIDE_BID, 930, 1000);
	wait_for(1000000);
	ck_assert_int_eq(position(TAKER), 0); /* too little */
	rest(HFT_SIDE_BID, 970, 1000);
	wait_for(1000000);
	ck_assert_int_eq(position(TAKER), 50);
	wait_for(1000000);
	ck_assert_int_eq(position(TAKER), 50);
	rest(HFT_SIDE_ASK, 1060, 1000);
	wait_for(1000000);
	ck_assert_int_eq(position(TAKER), 0);
	ck_assert_int_eq(hft_engine_strategy_status(engine, 0), HFT_OK);
}
END_TEST

START_TEST(taker_tosses_a_coin_within_its_limit)
{
	int64_t most = 0;

	taker_open(0);
	rest(HFT_SIDE_BID, 900, 100000);
	rest(HFT_SIDE_ASK, 1100, 100000);
	for (int i = 0; i < 200; i++) {
		int64_t held;

		wait_for(1000000);
		held = position(TAKER) < 0 ? -position(TAKER) : position(TAKER);
		most = held > most ? held : most;
	}
	ck_assert_int_eq(most, 120);
	ck_assert_uint_gt(taker.client_id, 50);
	ck_assert_uint_eq(refused(), 0);
}
END_TEST

START_TEST(nothing_counts)
{
	hft_strategy strategy;
	hft_strategy_config config;
	hft_engine_stats stats;

	nothing_strategy(&nothing, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = config.party = MAKER;
	ck_assert_int_eq(hft_engine_strategy_add(engine, &strategy, &config), 0);
	rest(HFT_SIDE_BID, 900, 10);
	rest(HFT_SIDE_ASK, 900, 4);
	ck_assert_uint_eq(nothing.events, 2);
	ck_assert_uint_eq(nothing.reports, 0);
	hft_engine_stats_get(engine, &stats);
	ck_assert_uint_eq(stats.commands, 2);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("example_strategies");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quotes_around_the_middle);
	tcase_add_test(tc, never_takes);
	tcase_add_test(tc, never_takes_when_long);
	tcase_add_test(tc, does_not_run_into_itself);
	tcase_add_test(tc, inventory_moves_both_quotes);
	tcase_add_test(tc, a_part_may_stand_until_half);
	tcase_add_test(tc, asks_once_away);
	tcase_add_test(tc, without_a_tick_it_waits);
	tcase_add_test(tc, without_a_market_it_goes);
	tcase_add_test(tc, two_do_not_chase_each_other);
	tcase_add_test(tc, taker_follows_what_moved);
	tcase_add_test(tc, taker_tosses_a_coin_within_its_limit);
	tcase_add_test(tc, nothing_counts);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return unit_run(suite());
}
