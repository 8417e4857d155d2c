/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <hft/engine.h>

#include "engine/strategies.h"
#include "unit.h"

enum { LOCAL = 1, AWAY = 2, INSTRUMENTS = 3, PARTY = 1, OTHER_PARTY = 2, SESSION = 1 };

/* Instrument 1 is matched here, 2 is away, 3 has no route; all over the real parts. */
static struct hft_strategies strategies;
static const hft_view *view;
static void *memory;
static hft_ref *ref;
static hft_match *match;
static hft_book *book;
static hft_risk *risk;
static const uint8_t routes[INSTRUMENTS + 1] = { 0, HFT_ROUTE_LOCAL, HFT_ROUTE_AWAY,
						 HFT_ROUTE_NONE };
static const int64_t params[] = { 11, -12, INT64_MIN };

static int32_t quiet(void *user, hft_time now, uint64_t id, const hft_view *v, hft_order *out,
		     uint32_t cap)
{
	(void)user, (void)now, (void)id, (void)v, (void)out, (void)cap;
	return 0;
}

static void ref_open(void)
{
	hft_ref_config config;
	hft_instrument row = { .lot_size = 1,
			       .round_lot = 1,
			       .multiplier = 1000000000,
			       .price_min = HFT_PRICE_NONE,
			       .price_max = HFT_PRICE_NONE,
			       .venue = "XOFF",
			       .currency = "EUR",
			       .symbol = "A" };
	/* The position is kept under account 7, or where none is named under the account itself. */
	hft_party parties[] = { { .account = 5, .position_account = 7, .trader = 1 },
				{ .account = 5, .trader = 1 } };

	hft_ref_config_init(&config, sizeof(config));
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	for (uint32_t i = 0; i < INSTRUMENTS; i++, row.symbol[0]++)
		ck_assert_int_eq(hft_ref_instrument_add(ref, &row), i + 1);
	for (uint32_t i = 0; i < 2; i++)
		ck_assert_int_eq(hft_ref_party_add(ref, &parties[i]), i + 1);
}

static void limit(int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = 1000000;
	limits.open_max = 100;
	ck_assert_int_eq(hft_risk_limits_set(risk, scope, id, &limits, NULL), HFT_OK);
}

static void risk_open(void)
{
	hft_risk_config config;

	hft_risk_config_init(&config, sizeof(config));
	config.ref = ref;
	ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_OK);
	ck_assert_int_eq(hft_risk_instrument_load(risk, LOCAL), HFT_OK);
	for (uint32_t party = 1; party <= 2; party++)
		ck_assert_int_eq(hft_risk_party_load(risk, party), HFT_OK);
	limit(HFT_RISK_FIRM, 0);
	limit(HFT_RISK_INSTRUMENT, LOCAL);
	limit(HFT_RISK_ACCOUNT, 5);
	limit(HFT_RISK_ACCOUNT, 7);
	limit(HFT_RISK_TRADER, 1);
}

static void books_open(void)
{
	hft_match_config mc;
	hft_book_config bc;
	hft_report reports[HFT_MATCH_REPORTS_MIN];
	hft_order bid = { .kind = HFT_ORDER_NEW,
			  .order_id = 1,
			  .instrument = LOCAL,
			  .side = HFT_SIDE_BID,
			  .ord_type = HFT_TYPE_LIMIT,
			  .tif = HFT_TIF_GTC,
			  .price = 100,
			  .qty = 5 };
	hft_event add = { .kind = HFT_EVENT_ADD,
			  .order_id = 1,
			  .instrument = AWAY,
			  .side = HFT_SIDE_ASK,
			  .price = 200,
			  .qty = 6 };
	uint32_t written;

	hft_match_config_init(&mc, sizeof(mc));
	hft_book_config_init(&bc, sizeof(bc));
	mc.instruments_max = bc.instruments_max = INSTRUMENTS;
	ck_assert_int_eq(hft_match_create(&mc, &match), HFT_OK);
	ck_assert_int_eq(hft_book_create(&bc, &book), HFT_OK);
	ck_assert_int_eq(hft_match_submit_n(match, &bid, 1, reports, HFT_MATCH_REPORTS_MIN,
					    &written), 1);
	ck_assert_int_eq(hft_book_apply(book, &add), HFT_OK);
	add.order_id = 2;
	add.instrument = 3;
	add.price = 300;
	ck_assert_int_eq(hft_book_apply(book, &add), HFT_OK);
}

static void open_for(uint32_t party)
{
	struct hft_strategies_world world = { .match = match,
					      .book = book,
					      .risk = risk,
					      .ref = ref,
					      .routes = routes,
					      .instruments_max = INSTRUMENTS,
					      .sessions_max = SESSION,
					      .strategies_max = 1 };
	hft_strategy calls = { .size = sizeof(calls), .on_timer = quiet };
	hft_strategy_config config;

	free(memory);
	memory = calloc(1, hft_strategies_place(&strategies, NULL, &world));
	hft_strategies_place(&strategies, memory, &world);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = SESSION;
	config.party = party;
	config.params = params;
	config.param_count = 3;
	ck_assert_int_eq(hft_strategies_add(&strategies, &calls, &config), 0);
	view = &strategies.views[0];
}

static void setup(void)
{
	ref_open();
	risk_open();
	books_open();
	open_for(PARTY);
}

static void teardown(void)
{
	hft_match_destroy(match);
	hft_book_destroy(book);
	hft_risk_destroy(risk);
	hft_ref_destroy(ref);
	free(memory);
	memory = NULL;
}

START_TEST(now_is_the_inputs)
{
	hft_strategies_begin(&strategies, 77);
	ck_assert_int_eq(hft_view_now(view), 77);
}
END_TEST

START_TEST(prices_come_from_the_route)
{
	hft_bbo bbo;

	ck_assert_int_eq(hft_view_bbo(view, LOCAL, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.bid_price, 100);
	ck_assert_int_eq(bbo.bid_qty, 5);
	ck_assert_int_eq(bbo.ask_price, HFT_PRICE_NONE);
	ck_assert_int_eq(hft_view_bbo(view, AWAY, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ask_price, 200);
	ck_assert_int_eq(bbo.bid_price, HFT_PRICE_NONE);
	ck_assert_int_eq(hft_view_bbo(view, 3, &bbo), HFT_OK);
	ck_assert_int_eq(bbo.ask_price, 300);
	ck_assert_int_eq(hft_view_bbo(view, 0, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_view_bbo(view, INSTRUMENTS + 1, &bbo), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_view_bbo(view, UINT32_MAX, &bbo), HFT_E_NOTFOUND);
}
END_TEST

START_TEST(levels_come_from_the_route)
{
	hft_level level = { 0 };

	ck_assert_int_eq(hft_view_levels(view, LOCAL, HFT_SIDE_BID, &level, 1), 1);
	ck_assert_int_eq(level.price, 100);
	ck_assert_int_eq(hft_view_levels(view, LOCAL, HFT_SIDE_ASK, &level, 1), 0);
	ck_assert_int_eq(hft_view_levels(view, AWAY, HFT_SIDE_ASK, &level, 1), 1);
	ck_assert_int_eq(level.price, 200);
	ck_assert_int_eq(hft_view_levels(view, 3, HFT_SIDE_ASK, &level, 1), 1);
	ck_assert_int_eq(level.price, 300);
	ck_assert_int_eq(hft_view_levels(view, 0, HFT_SIDE_ASK, &level, 1), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_view_levels(view, INSTRUMENTS + 1, HFT_SIDE_ASK, &level, 1),
			 HFT_E_NOTFOUND);
}
END_TEST

/* Buy qty: reserved, taken, and filled at once. */
static void buy(uint32_t party, int64_t qty)
{
	hft_order order = { .kind = HFT_ORDER_NEW,
			    .order_id = 50,
			    .instrument = LOCAL,
			    .party = party,
			    .side = HFT_SIDE_BID,
			    .ord_type = HFT_TYPE_LIMIT,
			    .price = 100,
			    .qty = qty };
	hft_report report = { .kind = HFT_REPORT_FILL,
			      .order_id = 50,
			      .instrument = LOCAL,
			      .party = party,
			      .side = HFT_SIDE_BID,
			      .price = 100,
			      .qty = qty };
	hft_risk_hold hold;

	ck_assert_int_eq(hft_risk_reserve(risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(hft_risk_apply(risk, &report, &hold), HFT_OK);
}

START_TEST(position_is_of_the_partys_account)
{
	hft_position position;

	ck_assert_int_eq(hft_view_position(view, LOCAL, &position), HFT_E_NOTFOUND);
	buy(PARTY, 3);
	buy(OTHER_PARTY, 4);
	ck_assert_int_eq(hft_view_position(view, LOCAL, &position), HFT_OK);
	ck_assert_int_eq(position.position, 3);
	ck_assert_uint_eq(position.id, 7);
	ck_assert_uint_eq(position.scope, HFT_RISK_ACCOUNT);
	ck_assert_int_eq(hft_view_position(view, AWAY, &position), HFT_E_NOTFOUND);
	open_for(OTHER_PARTY);
	ck_assert_int_eq(hft_view_position(view, LOCAL, &position), HFT_OK);
	ck_assert_int_eq(position.position, 4);
	ck_assert_uint_eq(position.id, 5);
	open_for(99);
	ck_assert_int_eq(hft_view_position(view, LOCAL, &position), HFT_E_NOTFOUND);
}
END_TEST

START_TEST(params_are_read_by_add)
{
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_int_eq(hft_view_param(view, i), params[i]);
	ck_assert_ptr_ne(view->params, params);
	ck_assert_int_eq(hft_view_param(view, 3), 0);
	ck_assert_int_eq(hft_view_param(view, UINT32_MAX), 0);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("view");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, now_is_the_inputs);
	tcase_add_test(tc, prices_come_from_the_route);
	tcase_add_test(tc, levels_come_from_the_route);
	tcase_add_test(tc, position_is_of_the_partys_account);
	tcase_add_test(tc, params_are_read_by_add);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return unit_run(suite());
}
