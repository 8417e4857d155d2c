/* SPDX-License-Identifier: Apache-2.0 */
/* What own refuses, state unchanged, and what it forgets. */
#include "own_fixture.h"

static struct fixture f;

static void setup(void)
{
	fixture_default(&f);
}

static void teardown(void)
{
	fixture_close(&f);
}

/* A command that must not pass. */
static void refuse_order(const hft_order *order, hft_status status)
{
	uint64_t before = hft_own_hash(&f.own);
	hft_risk_resting resting = { .qty = 4321 };

	ck_assert_int_eq(hft_own_check(&f.own, order, &resting), status);
	ck_assert_int_eq(resting.qty, 4321);
	ck_assert_uint_eq(hft_own_hash(&f.own), before);
}

START_TEST(test_new)
{
	hft_order order = new_order(10, 50);

	place_live(&f, 10, 50);
	refuse_order(&order, HFT_E_MATCH_ORDER_EXISTS);
	order.order_id = 9;
	refuse_order(&order, HFT_E_MATCH_ORDER_EXISTS);
	order.order_id = 0;
	refuse_order(&order, HFT_E_MATCH_ORDER_EXISTS);
	order.order_id = 11;
	order.side = HFT_SIDE_NONE;
	refuse_order(&order, HFT_E_MATCH_SIDE);
	order.side = 3;
	refuse_order(&order, HFT_E_MATCH_SIDE);
	order.side = SELL;
	order.qty = 0;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = -1;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = HFT_QTY_MAX + 1;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = HFT_QTY_MAX;
	submit(&f, &order);
	order.kind = HFT_ORDER_MASS_CANCEL;
	refuse_order(&order, HFT_E_MATCH_KIND);
	order.kind = 0;
	refuse_order(&order, HFT_E_MATCH_KIND);
	order.kind = 255;
	refuse_order(&order, HFT_E_MATCH_KIND);
}
END_TEST

START_TEST(test_change)
{
	hft_order order = change(HFT_ORDER_CANCEL, 11, 0);

	place_live(&f, 10, 50);
	refuse_order(&order, HFT_E_MATCH_ORDER_UNKNOWN);
	order.order_id = UINT64_MAX;
	refuse_order(&order, HFT_E_MATCH_ORDER_UNKNOWN);
	order.order_id = 0;
	refuse_order(&order, HFT_E_MATCH_ORDER_UNKNOWN);
	order.order_id = 10;
	order.instrument = 4;
	refuse_order(&order, HFT_E_MATCH_INSTRUMENT);
	order.instrument = 3;
	order.side = SELL;
	refuse_order(&order, HFT_E_MATCH_SIDE);
	order.side = BUY;
	order.session = ME + 1;
	order.party = 4;
	refuse_order(&order, HFT_E_MATCH_OWNER);
	order.session = ME;
	order.qty = -1;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 50;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = HFT_QTY_MAX + 1;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.kind = HFT_ORDER_REPLACE;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 0;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 49;
	submit(&f, &order);
}
END_TEST

START_TEST(test_qty_of_cancel)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 50);

	place_live(&f, 10, 50);
	fill(&f, 10, 1, 20);
	order.flags = HFT_ORDER_QTY_TOTAL;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 30;
	order.flags = 0;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 29;
	submit(&f, &order);
	ck_assert_int_eq(hft_own_unsent(&f.own, &order, &f.out), HFT_OK);
	order.flags = HFT_ORDER_QTY_TOTAL;
	order.qty = 5; /* below what was filled: all goes */
	submit(&f, &order);
}
END_TEST

/* Totals keep below 2^62, so that no sum of fills can wrap. */
START_TEST(test_qty_of_replace)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, HFT_QTY_MAX);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);

	report.qty = HFT_QTY_MAX;
	place_live(&f, 10, HFT_QTY_MAX);
	for (uint64_t i = 1; i < 512; i++) {
		fill(&f, 10, i, HFT_QTY_MAX - 1);
		submit(&f, &order);
		answer(&f, &report, 1);
	}
	ck_assert_int_gt(f.out.reports[0].cum_qty, (int64_t)1 << 61);
	fill(&f, 10, 512, HFT_QTY_MAX - 1);
	order.qty = 513;
	refuse_order(&order, HFT_E_MATCH_QTY);
	order.qty = 512;
	submit(&f, &order);
}
END_TEST

START_TEST(test_pending)
{
	hft_order order = new_order(10, 50);
	hft_order cancel = change(HFT_ORDER_CANCEL, 10, 0);
	hft_order replace = change(HFT_ORDER_REPLACE, 10, 60);

	submit(&f, &order);
	refuse_order(&cancel, HFT_E_SESSION_PENDING);
	refuse_order(&replace, HFT_E_SESSION_PENDING);
	accepted(&f, 10);
	submit(&f, &replace);
	refuse_order(&cancel, HFT_E_SESSION_PENDING);
	refuse_order(&replace, HFT_E_SESSION_PENDING);
	ck_assert_int_eq(hft_own_unsent(&f.own, &replace, &f.out), HFT_OK);
	submit(&f, &cancel);
	refuse_order(&cancel, HFT_E_SESSION_PENDING);
	refuse_order(&replace, HFT_E_SESSION_PENDING);
}
END_TEST

START_TEST(test_host_owns_all)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 0);

	place_live(&f, 10, 50);
	order.session = 0;
	submit(&f, &order);
}
END_TEST

START_TEST(test_accounts_own)
{
	struct hft_own_config config = { .orders_max = 8, .trades_max = 8, .owner_account = 1 };
	hft_order order = change(HFT_ORDER_CANCEL, 10, 0);
	const uint32_t accounts[] = { 1, 2, 2, 2, 0, 0 };
	hft_ref_config ref_config;
	struct fixture g = f;
	hft_ref *ref;

	hft_ref_config_init(&ref_config, sizeof(ref_config));
	ck_assert_int_eq(hft_ref_create(&ref_config, &ref), HFT_OK);
	for (uint32_t i = 0; i < 6; i++)
		ck_assert_int_eq(
			hft_ref_party_add(ref, &(hft_party){ .account = accounts[i] }), i + 1);
	config.ref = ref;
	fixture_open(&f, &config);
	place_live(&f, 10, 50); /* party 4, account 2 */
	order.session = ME + 1;
	order.party = 1;
	refuse_order(&order, HFT_E_MATCH_OWNER);
	order.party = 7;
	refuse_order(&order, HFT_E_MATCH_OWNER);
	order.party = 0;
	refuse_order(&order, HFT_E_MATCH_OWNER);
	order.party = 3;
	submit(&f, &order);
	/* No account is nobody's. */
	order = new_order(11, 5);
	order.party = 5;
	submit(&f, &order);
	accepted(&f, 11);
	order = change(HFT_ORDER_CANCEL, 11, 0);
	order.session = ME + 1;
	order.party = 6;
	refuse_order(&order, HFT_E_MATCH_OWNER);
	fixture_close(&f);
	hft_ref_destroy(ref);
	f = g;
}
END_TEST

START_TEST(test_handles)
{
	hft_order order = change(HFT_ORDER_CANCEL, 0, 0);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);
	hft_order gone = new_order(10, 5);
	uint64_t cursor = 0;
	uint64_t handle;

	submit(&f, &gone);
	handle = hft_own_handle(&f.own, hft_own_find(&f.own, 10, 0));
	ck_assert_uint_ne(handle & HFT_OWN_HANDLE, 0);
	order.handle = handle;
	refuse_order(&order, HFT_E_SESSION_PENDING);
	order.order_id = 11;
	refuse_order(&order, HFT_E_MATCH_ORDER_UNKNOWN);
	answer(&f, &no, 1);
	ck_assert_int_eq(hft_own_day_end(&f.own, 0, &cursor, 100), 1);
	place_live(&f, 12, 5); /* in the same row */
	order.order_id = 0;
	refuse_order(&order, HFT_E_MATCH_ORDER_UNKNOWN);
	ck_assert_ptr_null(hft_own_find(&f.own, 12, handle));
	ck_assert_ptr_null(hft_own_find(&f.own, 12, handle & ~HFT_OWN_HANDLE));
	ck_assert_ptr_null(hft_own_find(&f.own, 0, HFT_OWN_HANDLE));
	ck_assert_ptr_null(hft_own_find(&f.own, 0, HFT_OWN_HANDLE | 2));
	ck_assert_ptr_null(hft_own_find(&f.own, 0, UINT64_MAX));
	handle = hft_own_handle(&f.own, hft_own_find(&f.own, 12, 0));
	order.handle = handle;
	order.order_id = 12;
	submit(&f, &order);
}
END_TEST

START_TEST(test_answers)
{
	static const uint8_t kinds[] = { 0, HFT_REPORT_PARTLY_FILLED, HFT_REPORT_FILLED,
					 HFT_REPORT_REFRESHED, HFT_REPORT_BUST,
					 HFT_REPORT_REPLACED,  HFT_REPORT_REJECTED,
					 HFT_REPORT_ACCEPTED,  HFT_REPORT_PENDING, 16, 255 };
	hft_report report = venue(HFT_REPORT_ACCEPTED, 11);

	place_live(&f, 10, 50);
	refused(&f, &report, HFT_E_SESSION_UNKNOWN);
	report.order_id = 0;
	refused(&f, &report, HFT_E_SESSION_UNKNOWN);
	report.order_id = UINT64_MAX;
	refused(&f, &report, HFT_E_SESSION_UNKNOWN);
	ck_assert_uint_eq(stats_of(&f).unknown, 3);
	report.order_id = 10;
	report.qty = 5;
	for (uint32_t i = 0; i < sizeof(kinds); i++) {
		report.kind = kinds[i];
		refused(&f, &report, HFT_E_SESSION_REPORT);
	}
	ck_assert_uint_eq(stats_of(&f).contradicting, sizeof(kinds));
	report.kind = HFT_REPORT_CANCELLED;
	report.instrument = 4;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.instrument = 3;
	report.side = SELL;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.side = BUY;
	report.qty = 51;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = -1;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.kind = HFT_REPORT_RESTATED;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 51;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 0;
	answer(&f, &report, 1);
	fill(&f, 10, 1, 50);
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.kind = HFT_REPORT_TRIGGERED;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.kind = HFT_REPORT_SUSPENDED;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.kind = HFT_REPORT_RESUMED;
	refused(&f, &report, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_fills_refused)
{
	hft_report report = fill_of(10, 1, 51, 100);
	hft_report bust = fill_of(10, 1, 20, 100);

	place_live(&f, 10, 50);
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 0;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = -1;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 20;
	report.price = HFT_PRICE_NONE;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.price = 100;
	report.trade_id = 0;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.trade_id = 1;
	report.reason = 100;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	ck_assert_uint_eq(stats_of(&f).repeats, 0);
	report.reason = 99;
	answer(&f, &report, 1);
	report.qty = 1;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	ck_assert_uint_eq(stats_of(&f).repeats, 1);
	/* The same trade of another order is its own. */
	place_live(&f, 11, 50);
	fill(&f, 11, 1, 7);
	bust.kind = HFT_REPORT_BUST;
	bust.price = 99;
	refused(&f, &bust, HFT_E_SESSION_REPORT);
	bust.price = 100;
	bust.qty = 19;
	refused(&f, &bust, HFT_E_SESSION_REPORT);
	bust.qty = 20;
	bust.trade_id = 2;
	refused(&f, &bust, HFT_E_SESSION_REPORT);
	bust.trade_id = 1;
	answer(&f, &bust, 1);
	ck_assert_int_eq(hft_own_find(&f.own, 11, 0)->cum_qty, 7);
}
END_TEST

START_TEST(test_replaced_refused)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 60);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);

	place_live(&f, 10, 50);
	report.qty = 60;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	submit(&f, &order);
	report.qty = 61;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 0;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = -1;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 60;
	answer(&f, &report, 1);
}
END_TEST

static void end_order(uint64_t id)
{
	hft_report gone = venue(HFT_REPORT_CANCELLED, id);

	answer(&f, &gone, 1);
}

/* 8 live and 8 kept: what ended without fills makes room, oldest first; what traded does not. */
START_TEST(test_room)
{
	hft_order order = new_order(100, 5);

	for (uint64_t id = 1; id <= 8; id++)
		place_live(&f, id, 5);
	refuse_order(&order, HFT_E_MATCH_ORDERS_FULL);
	for (uint64_t id = 1; id <= 7; id++) {
		fill(&f, id, id, 5);
		place_live(&f, 10 + id, 5);
	}
	ck_assert_uint_eq(stats_of(&f).kept, 7);
	end_order(12);
	place_live(&f, 20, 5);
	ck_assert_uint_eq(stats_of(&f).dropped, 0);
	end_order(11);
	place_live(&f, 21, 5);
	ck_assert_uint_eq(stats_of(&f).dropped, 1);
	ck_assert_uint_eq(state_of(&f, 12), 0);
	ck_assert_uint_eq(state_of(&f, 11), HFT_OWN_DONE);
	refuse_order(&order, HFT_E_MATCH_ORDERS_FULL);
	fill(&f, 21, 21, 5);
	ck_assert_uint_eq(stats_of(&f).kept, 9);
	place_live(&f, 22, 5); /* 11 goes */
	fill(&f, 22, 22, 5);
	refuse_order(&order, HFT_E_MATCH_ORDERS_FULL);
	for (uint64_t id = 1; id <= 7; id++)
		ck_assert_uint_eq(state_of(&f, id), HFT_OWN_DONE);
	ck_assert_uint_eq(stats_of(&f).live_peak, 8);
}
END_TEST

/* A fill is never refused for want of room: the oldest one is forgotten. */
START_TEST(test_forget)
{
	const struct hft_own_config config = { .orders_max = 4, .kept_max = 4, .trades_max = 2 };
	hft_report first = fill_of(10, 1, 5, 100);
	hft_report bust = fill_of(10, 2, 5, 100);

	fixture_close(&f);
	fixture_open(&f, &config);
	place_live(&f, 10, 50);
	fill(&f, 10, 1, 5);
	fill(&f, 10, 2, 5);
	refused(&f, &first, HFT_E_SESSION_REPORT);
	place_live(&f, 11, 50);
	fill(&f, 11, 1, 5);
	ck_assert_uint_eq(stats_of(&f).forgotten, 1);
	ck_assert_uint_eq(stats_of(&f).trades, 2);
	answer(&f, &first, 1); /* not known for a repeat any more */
	ck_assert_uint_eq(stats_of(&f).forgotten, 2);
	bust.kind = HFT_REPORT_BUST;
	refused(&f, &bust, HFT_E_SESSION_REPORT);
	bust.trade_id = 1;
	answer(&f, &bust, 1);
	ck_assert_int_eq(f.out.reports[0].cum_qty, 10);
}
END_TEST

START_TEST(test_day_end)
{
	hft_order other = new_order(13, 5);
	hft_report bust = fill_of(10, 3, 1, 100);
	uint64_t cursor = 0;
	int64_t gone = 0;
	uint32_t calls = 0;

	place_live(&f, 10, 5);
	for (uint64_t trade = 1; trade <= 5; trade++)
		fill(&f, 10, trade, 1);
	place_live(&f, 11, 5);
	place_live(&f, 12, 5);
	end_order(12);
	other.instrument = 9;
	submit(&f, &other);
	accepted(&f, 13);
	end_order(13);
	ck_assert_int_eq(hft_own_day_end(&f.own, 9, &cursor, 100), 1);
	ck_assert_uint_eq(cursor, 0);
	ck_assert_uint_eq(state_of(&f, 13), 0);
	do {
		gone += hft_own_day_end(&f.own, 0, &cursor, 1);
		ck_assert(hft_own_consistent(&f.own));
		calls++;
	} while (cursor != 0);
	ck_assert_int_eq(gone, 2);
	ck_assert_uint_ge(calls, 6);
	ck_assert_uint_eq(stats_of(&f).trades, 0);
	ck_assert_uint_eq(stats_of(&f).kept, 0);
	ck_assert_uint_eq(state_of(&f, 11), HFT_OWN_LIVE);
	bust.kind = HFT_REPORT_BUST;
	refused(&f, &bust, HFT_E_SESSION_UNKNOWN);
	/* Ids go on rising. */
	other.order_id = 13;
	refuse_order(&other, HFT_E_MATCH_ORDER_EXISTS);
}
END_TEST

START_TEST(test_refusal)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 60);
	hft_report report;

	place_live(&f, 10, 50);
	fill(&f, 10, 1, 20);
	order.session = 9;
	hft_own_refusal(&f.own, &order, HFT_E_MATCH_OWNER, &report);
	ck_assert_uint_eq(report.reason, 310);
	ck_assert_uint_eq(report.instrument, order.instrument);
	ck_assert_int_eq(report.leaves, 0);
	ck_assert_int_eq(report.cum_qty, 0);
	hft_own_refusal(&f.own, &order, HFT_E_SESSION_PENDING, &report);
	ck_assert_uint_eq(report.kind, HFT_REPORT_REJECTED);
	ck_assert_uint_eq(report.reason, 401);
	ck_assert_uint_eq(report.session, 9);
	ck_assert_uint_eq(report.client_id, 5000);
	ck_assert_uint_eq(report.seq, 77);
	ck_assert_uint_eq(report.instrument, 3);
	ck_assert_uint_eq(report.side, BUY);
	ck_assert_int_eq(report.qty, 60);
	ck_assert_int_eq(report.leaves, 30);
	ck_assert_int_eq(report.cum_qty, 20);
	ck_assert_uint_eq(report.value_lo, 2000);
	ck_assert_uint_eq(report.flags, HFT_REPORT_LAST_OF_COMMAND);
	order = new_order(10, 50);
	hft_own_refusal(&f.own, &order, HFT_E_RISK_LONG, &report);
	ck_assert_int_eq(report.leaves, 0);
	ck_assert_int_eq(report.price, 100);
	ck_assert_uint_eq(report.reason, 130);
}
END_TEST

/* What nobody checked is not done: who sees `broken` must stop. */
START_TEST(test_unchecked)
{
	hft_order order = new_order(10, 50);
	hft_risk_hold hold = hold_of(1);

	place_live(&f, 10, 50);
	hft_own_submit(&f.own, &order, &hold);
	ck_assert_uint_eq(f.own.broken, 1);
	ck_assert(!hft_own_consistent(&f.own));
	f.own.broken = 0;
	order = change(HFT_ORDER_CANCEL, 11, 0);
	hft_own_submit(&f.own, &order, NULL);
	ck_assert_uint_eq(f.own.broken, 1);
	f.own.broken = 0;
	order.order_id = 10;
	submit(&f, &order);
	hft_own_submit(&f.own, &order, NULL);
	ck_assert_uint_eq(f.own.broken, 1);
	f.own.broken = 0;
	ck_assert_int_eq(hft_own_unsent(&f.own, &order, &f.out), HFT_OK);
	order.order_id = 11;
	ck_assert_int_eq(hft_own_unsent(&f.own, &order, &f.out), HFT_E_SESSION_UNKNOWN);
}
END_TEST

/* The hash tells any difference, and neither seeds nor rows. */
START_TEST(test_hash)
{
	const struct hft_own_config config = { .orders_max = 8, .kept_max = 8, .trades_max = 32,
					       .hash_seed = 12345 };
	hft_order order = new_order(10, 50);
	hft_order more = new_order(11, 5);
	uint64_t hash = hft_own_hash(&f.own);
	struct fixture g = f;

	submit(&f, &order);
	ck_assert_uint_ne(hft_own_hash(&f.own), hash);
	hash = hft_own_hash(&f.own);
	accepted(&f, 10);
	ck_assert_uint_ne(hft_own_hash(&f.own), hash);
	hash = hft_own_hash(&f.own);
	submit(&f, &more);
	fill(&f, 10, 1, 5);
	ck_assert_uint_ne(hft_own_hash(&f.own), hash);
	hash = hft_own_hash(&f.own);
	g = f;
	fixture_open(&f, &config);
	place_live(&f, 1, 1);
	end_order(1);
	place_live(&f, 2, 1);
	end_order(2);
	hft_own_day_end(&f.own, 0, &(uint64_t){ 0 }, 100);
	submit(&f, &order); /* in the row freed last */
	accepted(&f, 10);
	submit(&f, &more);
	fill(&f, 10, 1, 5);
	ck_assert_uint_eq(hft_own_hash(&f.own), hash);
	ck_assert_uint_ne(hft_own_find(&f.own, 10, 0) - f.own.orders,
			  hft_own_find(&g.own, 10, 0) - g.own.orders);
	fixture_close(&f);
	f = g;
}
END_TEST

/* Of two equal fills, which one is void; what is open; the last id. */
START_TEST(test_hash_of_little)
{
	hft_report report = fill_of(10, 1, 5, 100);
	uint64_t hashes[2];
	uint64_t hash;

	for (uint32_t i = 0; i < 2; i++) {
		place_live(&f, 10, 50);
		fill(&f, 10, 1, 5);
		fill(&f, 10, 2, 5);
		report.kind = HFT_REPORT_BUST;
		report.trade_id = 1 + i;
		answer(&f, &report, 1);
		hashes[i] = hft_own_hash(&f.own);
		fixture_close(&f);
		setup();
	}
	ck_assert_uint_ne(hashes[0], hashes[1]);
	hash = hft_own_hash(&f.own);
	place_live(&f, 10, 50);
	hashes[0] = hft_own_hash(&f.own);
	report = venue(HFT_REPORT_CANCELLED, 10);
	report.qty = 1;
	answer(&f, &report, 1);
	ck_assert_uint_ne(hft_own_hash(&f.own), hashes[0]);
	end_order(10);
	hft_own_day_end(&f.own, 0, &(uint64_t){ 0 }, 100);
	ck_assert_uint_eq(stats_of(&f).kept, 0);
	ck_assert_uint_ne(hft_own_hash(&f.own), hash);
}
END_TEST

/* Every term of a replacement on its way. */
START_TEST(test_hash_of_asks)
{
	uint64_t hashes[10];

	for (uint32_t i = 0; i < 10; i++) {
		hft_order order = change(HFT_ORDER_REPLACE, 10, i == 1 ? 61 : 60);

		order.price += i == 2;
		order.client_id += i == 3;
		order.display_qty = i == 4;
		order.tif = i == 5 ? HFT_TIF_GTC : HFT_TIF_GTD;
		order.expire_ts = i == 6;
		order.flags = i == 7 ? HFT_ORDER_POST_ONLY : 0;
		order.session = i == 8 ? 0 : ME;
		order.ord_type = i == 9;
		place_live(&f, 10, 50);
		submit(&f, &order);
		hashes[i] = hft_own_hash(&f.own);
		for (uint32_t j = 0; j < i; j++)
			ck_assert_uint_ne(hashes[i], hashes[j]);
		fixture_close(&f);
		setup();
	}
}
END_TEST

START_TEST(test_iterate)
{
	uint64_t id = 0;

	for (uint64_t i = 1; i <= 6; i++)
		place_live(&f, i * 10, 5);
	end_order(10);
	end_order(40);
	fill(&f, 60, 1, 5);
	for (const struct hft_own_order *o = hft_own_first(&f.own); o != NULL;
	     o = hft_own_next(&f.own, o)) {
		ck_assert_uint_gt(o->order_id, id);
		ck_assert(o->order_id == 20 || o->order_id == 30 || o->order_id == 50);
		id = o->order_id;
	}
	ck_assert_uint_eq(id, 50);
	ck_assert_uint_gt(hft_own_bytes_used(&f.own), 6 * sizeof(struct hft_own_order));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("own_refuse");
	TCase *tcase = tcase_create("refuse");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, test_new);
	tcase_add_test(tcase, test_change);
	tcase_add_test(tcase, test_qty_of_cancel);
	tcase_add_test(tcase, test_qty_of_replace);
	tcase_add_test(tcase, test_pending);
	tcase_add_test(tcase, test_host_owns_all);
	tcase_add_test(tcase, test_accounts_own);
	tcase_add_test(tcase, test_handles);
	tcase_add_test(tcase, test_answers);
	tcase_add_test(tcase, test_fills_refused);
	tcase_add_test(tcase, test_replaced_refused);
	tcase_add_test(tcase, test_room);
	tcase_add_test(tcase, test_forget);
	tcase_add_test(tcase, test_day_end);
	tcase_add_test(tcase, test_refusal);
	tcase_add_test(tcase, test_unchecked);
	tcase_add_test(tcase, test_hash);
	tcase_add_test(tcase, test_hash_of_little);
	tcase_add_test(tcase, test_hash_of_asks);
	tcase_add_test(tcase, test_iterate);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
