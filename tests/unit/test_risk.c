/* SPDX-License-Identifier: Apache-2.0 */
/* The handle, and an order's life: reserved, filled, ended. */
#include "risk_fixture.h"

START_TEST(a_resting_order_is_reserved_until_it_goes)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_position account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	hft_position trader = fixture_row(&f, HFT_RISK_TRADER, 1, 1);

	ck_assert_int_eq(account.open_buy, 100);
	ck_assert_int_eq(account.open_sell, 0);
	ck_assert_uint_eq(account.orders, 1);
	ck_assert_int_eq(account.position, 0);
	ck_assert_int_eq(trader.open_buy, 100);
	ck_assert_uint_eq(trader.orders, 1);
	ck_assert_uint_eq(trader.scope, HFT_RISK_TRADER);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_CANCELLED, 40, 60, NULL), HFT_OK);
	account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(account.open_buy, 60);
	ck_assert_uint_eq(account.orders, 1);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_EXPIRED, 60, 0, NULL), HFT_OK);
	account = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(account.open_buy, 0);
	ck_assert_uint_eq(account.orders, 0);
	ck_assert_uint_eq(account.seq, 3);
	ck_assert_int_eq(account.ts, 3000);
	fixture_close(&f);
}
END_TEST

START_TEST(an_order_that_trades_in_part_and_rests)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_ACCEPTED, 100, 100, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 30, 70, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_sell, 70);
	ck_assert_int_eq(p.position, -30);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_PARTLY_FILLED, 100, 70, &hold),
			 HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	p = fixture_row(&f, HFT_RISK_TRADER, 1, 1);
	ck_assert_int_eq(p.open_sell, 70);
	ck_assert_uint_eq(p.orders, 1);
	ck_assert_uint_eq(p.fills, 1);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 70, 0, NULL), HFT_OK);
	p = fixture_row(&f, HFT_RISK_TRADER, 1, 1);
	ck_assert_int_eq(p.open_sell, 0);
	ck_assert_uint_eq(p.orders, 0);
	ck_assert_int_eq(p.position, -100);
	ck_assert_int_eq(p.sold, 100);
	fixture_close(&f);
}
END_TEST

START_TEST(an_order_filled_at_once_ends_once)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 100, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_uint_eq(p.orders, 1);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_FILLED, 100, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_uint_eq(p.orders, 0);
	ck_assert_int_eq(p.position, 100);
	ck_assert_int_eq(p.open_buy, 0);
	fixture_close(&f);
}
END_TEST

START_TEST(a_rejected_order_gives_back_what_it_took)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_OK);
	/* The id was another live order's: its leaves are not this one's. */
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_REJECTED, 100, 55, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_buy, 0);
	ck_assert_uint_eq(p.orders, 0);
	fixture_close(&f);
}
END_TEST

/* REPLACE. */

static hft_risk_resting resting_of(const hft_order *order, int64_t qty, int64_t cum_qty)
{
	return (hft_risk_resting){ .price = order->price,
				   .qty = qty,
				   .cum_qty = cum_qty,
				   .instrument = order->instrument,
				   .party = order->party,
				   .side = order->side };
}

/* An order of 100 at 5 that rests, and a REPLACE of it. */
struct change {
	struct fixture f;
	hft_order order;
	hft_order replace;
	hft_risk_resting resting;
	hft_risk_hold hold;
};

static struct change change_open(int64_t qty)
{
	struct change c = { .f = fixture_open() };

	c.order = fixture_rest(&c.f, 1, 1, HFT_SIDE_BID, 100, 5);
	c.replace = c.order;
	c.replace.kind = HFT_ORDER_REPLACE;
	c.replace.qty = qty;
	/* It is of the order's instrument, side, party and type, whatever it says itself. */
	c.replace.instrument = c.replace.party = 0;
	c.replace.side = HFT_SIDE_NONE;
	c.replace.ord_type = 0;
	c.resting = resting_of(&c.order, 100, 0);
	ck_assert_int_eq(hft_risk_reserve(c.f.risk, &c.replace, &c.resting, &c.hold), HFT_OK);
	return c;
}

static int64_t open_buys(struct change *c)
{
	hft_position p = fixture_row(&c->f, HFT_RISK_TRADER, 1, 1);
	hft_position q = fixture_row(&c->f, HFT_RISK_ACCOUNT, 1, 1);

	ck_assert_int_eq(p.open_buy, q.open_buy);
	ck_assert_uint_eq(p.orders, q.orders);
	return p.open_buy;
}

START_TEST(a_replace_upward_reserves_at_once)
{
	struct change c = change_open(150);

	ck_assert_int_eq(open_buys(&c), 150);
	ck_assert_int_eq(fixture_last(&c.f, &c.order, HFT_REPORT_REPLACED, 150, 150, &c.hold),
			 HFT_OK);
	ck_assert_int_eq(open_buys(&c), 150);
	ck_assert_uint_eq(c.hold.kind, 0);
	ck_assert_uint_eq(fixture_row(&c.f, HFT_RISK_ACCOUNT, 1, 1).orders, 1);
	fixture_close(&c.f);
}
END_TEST

START_TEST(a_replace_downward_gives_back_when_it_is_done)
{
	struct change c = change_open(60);

	ck_assert_int_eq(open_buys(&c), 100);
	ck_assert_int_eq(fixture_last(&c.f, &c.order, HFT_REPORT_REPLACED, 60, 60, &c.hold),
			 HFT_OK);
	ck_assert_int_eq(open_buys(&c), 60);
	fixture_close(&c.f);
}
END_TEST

START_TEST(a_rejected_replace_leaves_the_order_as_it_was)
{
	struct change c = change_open(150);
	hft_report report = fixture_report(&c.f, &c.replace, HFT_REPORT_REJECTED, 150, 100);

	/* It names what the command named: nothing. */
	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	ck_assert_int_eq(hft_risk_apply(c.f.risk, &report, &c.hold), HFT_OK);
	ck_assert_int_eq(open_buys(&c), 100);
	ck_assert_uint_eq(c.hold.kind, 0);
	ck_assert_uint_eq(fixture_row(&c.f, HFT_RISK_ACCOUNT, 1, 1).orders, 1);
	fixture_close(&c.f);
}
END_TEST

START_TEST(a_replace_that_trades)
{
	struct change c = change_open(150);

	fixture_apply(&c.f, &c.order, HFT_REPORT_REPLACED, 150, 150, &c.hold);
	fixture_apply(&c.f, &c.order, HFT_REPORT_FILL, 110, 40, &c.hold);
	ck_assert_int_eq(open_buys(&c), 40);
	ck_assert_int_eq(fixture_last(&c.f, &c.order, HFT_REPORT_PARTLY_FILLED, 150, 40, &c.hold),
			 HFT_OK);
	ck_assert_int_eq(open_buys(&c), 40);
	ck_assert_int_eq(fixture_row(&c.f, HFT_RISK_ACCOUNT, 1, 1).position, 110);
	fixture_close(&c.f);
}
END_TEST

START_TEST(an_order_filled_while_its_replace_was_under_way)
{
	struct change c = change_open(150);

	ck_assert_int_eq(fixture_apply(&c.f, &c.order, HFT_REPORT_FILL, 100, 0, &c.hold), HFT_OK);
	ck_assert_int_eq(open_buys(&c), 50);
	ck_assert_uint_eq(fixture_row(&c.f, HFT_RISK_ACCOUNT, 1, 1).orders, 1);
	ck_assert_int_eq(fixture_last(&c.f, &c.order, HFT_REPORT_REJECTED, 150, 0, &c.hold),
			 HFT_OK);
	ck_assert_int_eq(open_buys(&c), 0);
	ck_assert_uint_eq(fixture_row(&c.f, HFT_RISK_ACCOUNT, 1, 1).orders, 0);
	fixture_close(&c.f);
}
END_TEST

/* Total 150 of which 30 were filled: 120 open, 50 more than rest. */
START_TEST(a_total_quantity_counts_what_was_filled)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_risk_resting resting;
	hft_risk_hold hold;

	fixture_apply(&f, &order, HFT_REPORT_FILL, 30, 70, NULL);
	resting = resting_of(&order, 70, 30);
	order.kind = HFT_ORDER_REPLACE;
	order.flags = HFT_ORDER_QTY_TOTAL;
	order.qty = 150;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	ck_assert_int_eq(hold.qty, 50);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).open_buy, 120);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_REJECTED, 150, 70, &hold), HFT_OK);
	/* What is filled already ends it. */
	order.qty = 30;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	order.qty = INT64_MIN;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	ck_assert_uint_eq(hold.kind, 0);
	fixture_close(&f);
}
END_TEST

START_TEST(a_replace_is_checked_with_its_new_terms)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 2, HFT_SIDE_BID, 10 * LOT, CENT);
	hft_risk_resting resting = resting_of(&order, 10 * LOT, 0);
	hft_risk_limits limits = fixture_limits();
	hft_risk_hold hold;

	limits.qty_max = 11 * LOT;
	limits.value_max = 11 * LOT * 2 * (VALUE_UNIT / 100); /* at 0.02 */
	limits.long_max = 10 * LOT;
	limits.open_max = 1;
	fixture_limit(&f, HFT_RISK_ACCOUNT, 1, &limits);
	order.kind = HFT_ORDER_REPLACE;
	order.price = CENT + 1;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_PRICE);
	order.price = NONE;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_PRICE);
	order.price = 3 * CENT;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_VALUE_MAX);
	order.price = 2 * CENT;
	order.qty = LOT + 1;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_QTY);
	order.qty = 12 * LOT;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_QTY_MAX);
	order.qty = 11 * LOT;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_LONG);
	/* The same quantity adds nothing, nor does it count as one more order. */
	order.qty = 10 * LOT;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	ck_assert_int_eq(hold.qty, 0);
	limits.long_max = 0;
	fixture_limit(&f, HFT_RISK_ACCOUNT, 1, &limits);
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_OK);
	order.tif = 7;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &resting, &hold), HFT_E_RISK_TYPE);
	fixture_close(&f);
}
END_TEST

START_TEST(a_replace_of_what_does_not_rest_is_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	const hft_risk_resting good = resting_of(&order, 100, 0);
	hft_risk_resting bad;
	hft_risk_hold hold;

	order.kind = HFT_ORDER_REPLACE;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, &hold), HFT_E_INVAL);
	bad = good, bad.qty = 101;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.qty = 0;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.cum_qty = -1;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.side = HFT_SIDE_ASK;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.side = 3;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.reserved = 1;
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	bad = good, bad.party = 2; /* no rows */
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, &bad, &hold), HFT_E_INVAL);
	ck_assert_uint_eq(hold.kind, 0);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).open_buy, 100);
	fixture_close(&f);
}
END_TEST

/* Both sides. */

START_TEST(an_account_that_trades_with_itself_comes_out_even)
{
	struct fixture f = fixture_open();
	hft_order maker = fixture_rest(&f, 1, 1, HFT_SIDE_ASK, 10, 7);
	hft_order taker = fixture_new(1, 1, HFT_SIDE_BID, 10, 7);
	hft_risk_hold hold;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(f.risk, &taker, NULL, &hold), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &maker, HFT_REPORT_FILL, 10, 0, NULL), HFT_OK);
	ck_assert_int_eq(fixture_apply(&f, &taker, HFT_REPORT_FILL, 10, 0, &hold), HFT_OK);
	ck_assert_int_eq(fixture_last(&f, &taker, HFT_REPORT_FILLED, 10, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.position, 0);
	ck_assert_int_eq(p.bought, 10);
	ck_assert_int_eq(p.sold, 10);
	ck_assert_int_eq(p.open_buy, 0);
	ck_assert_int_eq(p.open_sell, 0);
	ck_assert_uint_eq(p.orders, 0);
	ck_assert_uint_eq(p.fills, 2);
	ck_assert(fixture_cost(&p) == 0 && fixture_realised(&p) == 0);
	fixture_close(&f);
}
END_TEST

/* 10 come in and meet 4 of their own: both shrink by 4, and 6 rest. */
START_TEST(what_self_trade_prevention_takes_off_is_given_back)
{
	struct fixture f = fixture_open();
	hft_order maker = fixture_rest(&f, 1, 1, HFT_SIDE_ASK, 4, 7);
	hft_order taker = fixture_new(1, 1, HFT_SIDE_BID, 10, 7);
	hft_risk_hold hold;
	hft_position p;

	hft_risk_reserve(f.risk, &taker, NULL, &hold);
	fixture_apply(&f, &taker, HFT_REPORT_ACCEPTED, 10, 10, &hold);
	ck_assert_int_eq(fixture_apply(&f, &maker, HFT_REPORT_CANCELLED, 4, 0, NULL), HFT_OK);
	ck_assert_int_eq(fixture_last(&f, &taker, HFT_REPORT_ACCEPTED, 10, 6, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_buy, 6);
	ck_assert_int_eq(p.open_sell, 0);
	ck_assert_uint_eq(p.orders, 1);
	/* 10 come in, trade 3, lose 2 to a larger order of their own and all the rest with it. */
	maker = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 20, 7);
	taker = fixture_new(1, 1, HFT_SIDE_ASK, 10, 7);
	hft_risk_reserve(f.risk, &taker, NULL, &hold);
	fixture_apply(&f, &taker, HFT_REPORT_FILL, 3, 7, &hold);
	ck_assert_int_eq(fixture_apply(&f, &maker, HFT_REPORT_RESTATED, 7, 13, NULL), HFT_OK);
	ck_assert_int_eq(fixture_last(&f, &taker, HFT_REPORT_CANCELLED, 7, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_buy, 19);
	ck_assert_int_eq(p.open_sell, 0);
	ck_assert_uint_eq(p.orders, 2);
	fixture_close(&f);
}
END_TEST

/* A closing report may count again what was told on the way: what is left open decides. */
START_TEST(a_closing_cancel_may_count_what_was_taken_off_before)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 10, 7);
	hft_risk_hold hold;
	hft_position p;

	hft_risk_reserve(f.risk, &order, NULL, &hold);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_RESTATED, 4, 6, &hold), HFT_OK);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1).open_buy, 6);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_CANCELLED, 10, 0, &hold), HFT_OK);
	p = fixture_row(&f, HFT_RISK_ACCOUNT, 1, 1);
	ck_assert_int_eq(p.open_buy, 0);
	ck_assert_uint_eq(p.orders, 0);
	fixture_close(&f);
}
END_TEST

/* Reports that cannot be. */

static void set_kind_0(hft_report *r) { r->kind = 0; }
static void set_kind_16(hft_report *r) { r->kind = 16; }
static void set_qty_0(hft_report *r) { r->qty = 0; }
static void set_qty_more(hft_report *r) { r->qty = 101; }
static void set_qty_over(hft_report *r) { r->qty = HFT_QTY_MAX + 1; }
static void set_qty_low(hft_report *r) { r->qty = INT64_MIN; }
static void set_leaves_low(hft_report *r) { r->leaves = -1; }
static void set_leaves_over(hft_report *r) { r->leaves = HFT_QTY_MAX + 1; }
static void set_price_none(hft_report *r) { r->price = NONE; }
static void set_side_none(hft_report *r) { r->side = HFT_SIDE_NONE; }
static void set_side_3(hft_report *r) { r->side = 3; }
static void set_other_side(hft_report *r) { r->side = HFT_SIDE_ASK; }
static void set_replaced(hft_report *r) { r->kind = HFT_REPORT_REPLACED; }
static void set_no_rows(hft_report *r) { r->party = 2; }

static void (*const bad_reports[])(hft_report *) = {
	set_kind_0,	set_kind_16,	 set_qty_0,	 set_qty_more,	set_qty_over,
	set_qty_low,	set_leaves_low,	 set_leaves_over, set_price_none, set_side_none,
	set_side_3,	set_other_side,	 set_replaced,	 set_no_rows,
};

START_TEST(reports_that_contradict_what_is_open_are_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_report report = fixture_report(&f, &order, HFT_REPORT_FILL, 10, 90);
	uint64_t before = hft_risk_hash(f.risk);
	hft_risk_stats stats;

	bad_reports[_i](&report);
	ck_assert_int_eq(hft_risk_apply(f.risk, &report, NULL), HFT_E_INVAL);
	ck_assert_uint_eq(hft_risk_hash(f.risk), before);
	hft_risk_stats_get(f.risk, &stats);
	ck_assert_uint_eq(stats.applied, 1);
	fixture_close(&f);
}
END_TEST

START_TEST(reports_of_unknown_parties_and_instruments_are_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_report report = fixture_report(&f, &order, HFT_REPORT_FILL, 10, 90);

	report.party = 6;
	ck_assert_int_eq(hft_risk_apply(f.risk, &report, NULL), HFT_E_RISK_NO_LIMIT);
	report.party = 1;
	report.instrument = 9;
	ck_assert_int_eq(hft_risk_apply(f.risk, &report, NULL), HFT_E_RISK_NO_LIMIT);
	/* What changes nothing need not be known. */
	report.kind = HFT_REPORT_ACCEPTED;
	ck_assert_int_eq(hft_risk_apply(f.risk, &report, NULL), HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(a_hold_serves_its_own_order_alone)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 100, 5);
	hft_order other = fixture_rest(&f, 2, 2, HFT_SIDE_ASK, 10 * LOT, CENT);
	hft_risk_hold hold;
	hft_risk_hold kept;

	hft_risk_reserve(f.risk, &order, NULL, &hold);
	kept = hold;
	ck_assert_int_eq(fixture_apply(&f, &other, HFT_REPORT_FILL, LOT, 9 * LOT, &hold),
			 HFT_E_INVAL);
	other = order, other.side = HFT_SIDE_ASK;
	ck_assert_int_eq(fixture_apply(&f, &other, HFT_REPORT_FILL, 1, 99, &hold), HFT_E_INVAL);
	/* More than it holds, though the row has as much; and more left than there was. */
	fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_FILL, 101, 0, &hold), HFT_E_INVAL);
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_ACCEPTED, 100, 101, &hold),
			 HFT_E_INVAL);
	ck_assert_mem_eq(&hold, &kept, sizeof(hold));
	ck_assert_int_eq(fixture_last(&f, &order, HFT_REPORT_ACCEPTED, 100, 100, &hold), HFT_OK);
	fixture_close(&f);
}
END_TEST

/* Reference data that change. */

START_TEST(a_party_that_has_had_an_order_keeps_its_account_and_trader)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	hft_party row;

	hft_ref_party(f.ref, 1, &row);
	row.trader = 2;
	hft_ref_party_add(f.ref, &row);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_E_EXISTS);
	row.trader = 1;
	row.account = 2;
	hft_ref_party_add(f.ref, &row);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_E_EXISTS);
	row.account = 1;
	row.position_account = 2;
	hft_ref_party_add(f.ref, &row);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_E_EXISTS);
	row.position_account = 1; /* as it was, by another name */
	row.session = 9;
	hft_ref_party_add(f.ref, &row);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_OK);
	row.trader = 2;
	hft_ref_party_add(f.ref, &row);
	ck_assert_int_eq(fixture_apply(&f, &order, HFT_REPORT_CANCELLED, 100, 0, NULL), HFT_OK);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 1), HFT_E_EXISTS);
	order = fixture_rest(&f, 1, 1, HFT_SIDE_BID, 10, 5);
	ck_assert_int_eq(fixture_row(&f, HFT_RISK_TRADER, 1, 1).open_buy, 10);
	fixture_close(&f);
}
END_TEST

START_TEST(rows_of_ref_that_are_not_there_are_not_loaded)
{
	struct fixture f = fixture_open();

	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, 3), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_instrument_load(f.risk, UINT32_MAX), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_instrument_load(NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_party_load(f.risk, 6), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_party_load(f.risk, UINT32_MAX), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_party_load(NULL, 1), HFT_E_INVAL);
	fixture_close(&f);
}
END_TEST

/* The handle. */

START_TEST(configs_out_of_range_are_refused)
{
	hft_ref *ref = fixture_ref();
	hft_risk_config config;
	hft_risk *risk = (hft_risk *)&config;
	uint32_t *const counts[] = { &config.instruments_max, &config.parties_max,
				     &config.accounts_max, &config.traders_max,
				     &config.positions_max };

	for (uint32_t i = 0; i < 5; i++) {
		uint32_t most = i == 4 ? 1u << 26 : 1u << 24;

		fixture_config(ref, &config);
		*counts[i] = 0;
		ck_assert_int_eq(hft_risk_memory(&config), HFT_E_INVAL);
		ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_E_INVAL);
		*counts[i] = most + 1;
		ck_assert_int_eq(hft_risk_memory(&config), HFT_E_INVAL);
		*counts[i] = most;
		ck_assert_int_gt(hft_risk_memory(&config), (int64_t)most * 32);
	}
	fixture_config(ref, &config);
	config.flags = 1;
	ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_E_INVAL);
	config.flags = 0;
	config.mem_want = 16;
	ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_E_INVAL);
	config.mem_want = 0;
	config.ref = NULL;
	ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_E_INVAL);
	ck_assert_ptr_eq(risk, (hft_risk *)&config);
	ck_assert_int_eq(hft_risk_create(&config, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_create(NULL, &risk), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_memory(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_config_init(&config, 71), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_config_init(NULL, 72), HFT_E_INVAL);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(what_was_told_of_memory_is_what_is_reserved)
{
	hft_ref *ref = fixture_ref();
	hft_risk_config config;
	hft_mem_grant grant;
	hft_risk *risk = NULL;

	ck_assert_int_eq(hft_risk_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.positions_max, 1 << 18);
	ck_assert_int_eq(config.numa_node, -1);
	config.ref = ref;
	ck_assert_int_eq(hft_risk_create(&config, &risk), HFT_OK);
	ck_assert_int_eq(hft_risk_grant(risk, &grant), HFT_OK);
	ck_assert_uint_eq(grant.bytes_reserved, (uint64_t)hft_risk_memory(&config));
	ck_assert_uint_eq(grant.bytes_used, 1024); /* of the index */
	ck_assert_int_eq(hft_risk_grant(NULL, &grant), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_grant(risk, NULL), HFT_E_INVAL);
	hft_risk_destroy(risk);
	hft_risk_destroy(NULL);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(absent_arguments_are_refused)
{
	struct fixture f = fixture_open();
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 5);
	hft_report report = fixture_report(&f, &order, HFT_REPORT_FILL, 1, 0);
	hft_risk_hold hold;
	hft_risk_stats stats;
	hft_position p;

	ck_assert_int_eq(hft_risk_reserve(NULL, &order, NULL, &hold), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_reserve(f.risk, NULL, NULL, &hold), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_reserve(f.risk, &order, NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_apply(NULL, &report, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_apply(f.risk, NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_stats_get(NULL, &stats), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_stats_get(f.risk, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_position_read(NULL, 3, 1, 1, &p), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_position_read(f.risk, 3, 1, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_position_read(f.risk, HFT_RISK_FIRM, 1, 1, &p), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_position_read(f.risk, 5, 1, 1, &p), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_position_read(f.risk, 3, 1, 0, &p), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_position_read(f.risk, 3, UINT32_MAX, UINT32_MAX, &p),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_positions_read(NULL, 0, &p, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, NULL, 0), 0);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, &p, 1), 0);
	ck_assert_uint_eq(hft_risk_refused(NULL, HFT_E_RISK_KILLED), 0);
	ck_assert_uint_eq(hft_risk_refused(f.risk, 0), 0);
	ck_assert_uint_eq(hft_risk_refused(f.risk, INT32_MIN), 0);
	ck_assert_uint_eq(hft_risk_refused(f.risk, -164), 0);
	ck_assert_uint_eq(hft_risk_hash(NULL), 0);
	ck_assert_int_eq(hft_risk_check(NULL), HFT_E_INVAL);
	fixture_close(&f);
}
END_TEST

START_TEST(rows_are_listed_in_the_order_they_were_made)
{
	struct fixture f = fixture_open();
	hft_position rows[8];

	fixture_rest(&f, 2, 1, HFT_SIDE_BID, 1, 5);
	fixture_rest(&f, 1, 2, HFT_SIDE_BID, LOT, 0);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, rows, 8), 4);
	ck_assert_uint_eq(rows[0].scope, HFT_RISK_ACCOUNT);
	ck_assert_uint_eq(rows[0].id, 2);
	ck_assert_uint_eq(rows[1].scope, HFT_RISK_TRADER);
	ck_assert_uint_eq(rows[2].instrument, 2);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 3, rows, 8), 1);
	ck_assert_uint_eq(rows[0].scope, HFT_RISK_TRADER);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 4, rows, 8), 0);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, UINT32_MAX, rows, 8), 0);
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 0, rows, 3), 3);
	fixture_close(&f);
}
END_TEST

enum { MANY = 40 };

/* Of that many instruments, accounts and traders, all known. */
static struct fixture fixture_many(uint32_t positions, uint64_t hash_seed)
{
	struct fixture f = { .ref = NULL };
	hft_instrument row = fixture_instrument("A");
	hft_risk_limits wide = fixture_limits();
	hft_ref_config ref;
	hft_risk_config config;

	hft_ref_config_init(&ref, sizeof(ref));
	ck_assert_int_eq(hft_ref_create(&ref, &f.ref), HFT_OK);
	fixture_config(f.ref, &config);
	config.instruments_max = config.parties_max = MANY;
	config.accounts_max = config.traders_max = MANY;
	config.positions_max = positions;
	config.hash_seed = hash_seed;
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	fixture_limit(&f, HFT_RISK_FIRM, 0, &wide);
	for (uint32_t id = 1; id <= MANY; id++) {
		row.symbol[0] = (uint8_t)('A' + id);
		ck_assert_int_eq(hft_ref_instrument_add(f.ref, &row), id);
		fixture_party(f.ref, id, 0, id, 0);
		for (int32_t scope = HFT_RISK_INSTRUMENT; scope <= HFT_RISK_TRADER; scope++)
			fixture_limit(&f, scope, id, &wide);
		ck_assert_int_eq(hft_risk_instrument_load(f.risk, id), HFT_OK);
		ck_assert_int_eq(hft_risk_party_load(f.risk, id), HFT_OK);
	}
	return f;
}

/* 3,200 rows: the index grows from 128 in five steps, each while rows are still being moved in. */
START_TEST(every_row_is_found_while_the_index_grows)
{
	struct fixture f = fixture_many(2 * MANY * MANY, (uint64_t)_i * 12345);
	uint32_t made = 0;
	hft_position p;

	for (uint32_t party = 1; party <= MANY; party++)
		for (uint32_t instrument = 1; instrument <= MANY; instrument++) {
			uint32_t pick = made * 7919 % (made + 1);

			made++;
			ck_assert_int_eq(hft_risk_position_read(f.risk, HFT_RISK_ACCOUNT, party,
								instrument, &p),
					 HFT_E_NOTFOUND);
			fixture_rest(&f, party, instrument, HFT_SIDE_BID, made, 5);
			ck_assert_int_eq(
				fixture_row(&f, HFT_RISK_TRADER, party, instrument).open_buy, made);
			ck_assert_int_eq(fixture_row(&f, HFT_RISK_ACCOUNT, 1 + pick / MANY,
						     1 + pick % MANY)
						 .open_buy,
					 pick + 1);
			if (made % 50 == 0)
				ck_assert_int_eq(hft_risk_check(f.risk), HFT_OK);
		}
	ck_assert_int_eq(hft_risk_positions_read(f.risk, 2 * MANY * MANY - 1, &p, 1), 1);
	fixture_close(&f);
}
END_TEST

/* The same rows, made in another order under another seed. */
START_TEST(the_hash_is_of_rows_and_not_of_their_order)
{
	struct fixture f = fixture_open();
	struct fixture g = { .ref = fixture_ref() };
	hft_risk_config config;

	fixture_config(g.ref, &config);
	config.hash_seed = 99;
	ck_assert_int_eq(hft_risk_create(&config, &g.risk), HFT_OK);
	fixture_load(&g);
	ck_assert_uint_eq(hft_risk_hash(f.risk), hft_risk_hash(g.risk));
	for (uint32_t party = 1; party <= 3; party++) {
		fixture_rest(&f, party, 1, HFT_SIDE_BID, 1, 5);
		ck_assert_uint_ne(hft_risk_hash(f.risk), hft_risk_hash(g.risk));
	}
	for (uint32_t party = 3; party >= 1; party--)
		fixture_rest(&g, party, 1, HFT_SIDE_BID, 1, 5);
	ck_assert_uint_eq(hft_risk_hash(f.risk), hft_risk_hash(g.risk));
	fixture_close(&f);
	fixture_close(&g);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("risk");
	TCase *tcase = tcase_create("life");

	tcase_add_test(tcase, a_resting_order_is_reserved_until_it_goes);
	tcase_add_test(tcase, an_order_that_trades_in_part_and_rests);
	tcase_add_test(tcase, an_order_filled_at_once_ends_once);
	tcase_add_test(tcase, a_rejected_order_gives_back_what_it_took);
	tcase_add_test(tcase, a_replace_upward_reserves_at_once);
	tcase_add_test(tcase, a_replace_downward_gives_back_when_it_is_done);
	tcase_add_test(tcase, a_rejected_replace_leaves_the_order_as_it_was);
	tcase_add_test(tcase, a_replace_that_trades);
	tcase_add_test(tcase, an_order_filled_while_its_replace_was_under_way);
	tcase_add_test(tcase, a_total_quantity_counts_what_was_filled);
	tcase_add_test(tcase, a_replace_is_checked_with_its_new_terms);
	tcase_add_test(tcase, a_replace_of_what_does_not_rest_is_refused);
	tcase_add_test(tcase, an_account_that_trades_with_itself_comes_out_even);
	tcase_add_test(tcase, what_self_trade_prevention_takes_off_is_given_back);
	tcase_add_test(tcase, a_closing_cancel_may_count_what_was_taken_off_before);
	tcase_add_loop_test(tcase, reports_that_contradict_what_is_open_are_refused, 0,
			    sizeof(bad_reports) / sizeof(bad_reports[0]));
	tcase_add_test(tcase, reports_of_unknown_parties_and_instruments_are_refused);
	tcase_add_test(tcase, a_hold_serves_its_own_order_alone);
	tcase_add_test(tcase, a_party_that_has_had_an_order_keeps_its_account_and_trader);
	tcase_add_test(tcase, rows_of_ref_that_are_not_there_are_not_loaded);
	tcase_add_test(tcase, configs_out_of_range_are_refused);
	tcase_add_test(tcase, what_was_told_of_memory_is_what_is_reserved);
	tcase_add_test(tcase, absent_arguments_are_refused);
	tcase_add_test(tcase, rows_are_listed_in_the_order_they_were_made);
	tcase_add_loop_test(tcase, every_row_is_found_while_the_index_grows, 0, 3);
	tcase_add_test(tcase, the_hash_is_of_rows_and_not_of_their_order);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
