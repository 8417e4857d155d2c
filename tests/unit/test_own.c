/* SPDX-License-Identifier: Apache-2.0 */
/* Orders that left for a venue: every transition of their state. */
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

static void expect_report(uint32_t at, uint8_t kind, int64_t qty, int64_t leaves, int64_t cum)
{
	const hft_report *r = &f.out.reports[at];

	ck_assert_uint_lt(at, f.out.count);
	ck_assert_uint_eq(r->kind, kind);
	ck_assert_int_eq(r->qty, qty);
	ck_assert_int_eq(r->leaves, leaves);
	ck_assert_int_eq(r->cum_qty, cum);
}

static bool is_last(uint32_t at)
{
	return (f.out.reports[at].flags & HFT_REPORT_LAST_OF_COMMAND) != 0;
}

static bool is_unsolicited(uint32_t at)
{
	return (f.out.reports[at].flags & HFT_REPORT_UNSOLICITED) != 0;
}

START_TEST(test_accept)
{
	hft_order order = new_order(10, 50);
	hft_report ack = venue(HFT_REPORT_ACCEPTED, 10);
	const hft_report *r = &f.out.reports[0];

	order.display_qty = 20;
	submit(&f, &order);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_NEW);
	ack.ref_id = 900;
	answer(&f, &ack, 1);
	expect_report(0, HFT_REPORT_ACCEPTED, 50, 50, 0);
	ck_assert(is_last(0) && !is_unsolicited(0));
	ck_assert_int_eq(r->ts, 50);
	ck_assert_uint_eq(r->seq, 60);
	ck_assert_uint_eq(r->order_id, 10);
	ck_assert_uint_eq(r->ref_id, 900);
	ck_assert_uint_eq(r->client_id, 1010);
	ck_assert_uint_eq(r->aux, 20);
	ck_assert_int_eq(r->price, 100);
	ck_assert_uint_eq(r->instrument, 3);
	ck_assert_uint_eq(r->party, 4);
	ck_assert_uint_eq(r->session, ME);
	ck_assert_uint_eq(r->side, BUY);
	ck_assert_uint_eq(r->reason, 0);
	ck_assert_ptr_eq(hft_own_find(&f.own, 0, r->handle), hft_own_find(&f.own, 10, 0));
	ck_assert_ptr_nonnull(f.out.holds[0]);
	ck_assert_int_eq(f.out.holds[0]->qty, 10);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_LIVE);
	refused(&f, &ack, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_reject)
{
	hft_order order = new_order(10, 50);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);

	submit(&f, &order);
	no.aux = 4711;
	no.reason = 17;
	answer(&f, &no, 1);
	expect_report(0, HFT_REPORT_REJECTED, 50, 0, 0);
	ck_assert(is_last(0));
	ck_assert_uint_eq(f.out.reports[0].reason, 404);
	ck_assert_uint_eq(f.out.reports[0].aux, 4711);
	ck_assert_uint_eq(f.out.reports[0].client_id, 1010);
	ck_assert_uint_eq(f.out.reports[0].handle, 0);
	ck_assert_int_eq(f.out.holds[0]->qty, 10);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	refused(&f, &no, HFT_E_SESSION_REPORT);
}
END_TEST

/* A session's own reasons pass; any other is the venue's. */
START_TEST(test_reject_reasons)
{
	static const uint16_t reasons[][2] = { { 0, 404 },   { 399, 404 }, { 400, 400 },
					       { 499, 499 }, { 500, 404 }, { 65535, 404 } };

	for (uint32_t i = 0; i < 6; i++) {
		hft_order order = new_order(10 + i, 50);
		hft_report no = venue(HFT_REPORT_REJECTED, 10 + i);

		submit(&f, &order);
		no.reason = reasons[i][0];
		answer(&f, &no, 1);
		ck_assert_uint_eq(f.out.reports[0].reason, reasons[i][1]);
	}
}
END_TEST

START_TEST(test_fills)
{
	hft_report report = fill_of(10, 1, 20, -7);
	const hft_report *r = &f.out.reports[0];

	place_live(&f, 10, 50);
	report.flags = UINT16_MAX;
	report.reason = HFT_LIQUIDITY_ADDED;
	report.aux = 33;
	report.ref_id = 901;
	answer(&f, &report, 1);
	expect_report(0, HFT_REPORT_FILL, 20, 30, 20);
	ck_assert_int_eq(r->price, -7);
	ck_assert_uint_eq(r->trade_id, 1);
	ck_assert_uint_eq(r->aux, 33);
	ck_assert_uint_eq(r->ref_id, 901);
	ck_assert_uint_eq(r->reason, HFT_LIQUIDITY_ADDED);
	ck_assert_uint_eq(r->flags, HFT_REPORT_MAKER | HFT_REPORT_AUCTION | HFT_REPORT_LEG);
	ck_assert_int_eq((int64_t)r->value_lo, -140);
	ck_assert_int_eq(r->value_hi, -1);
	ck_assert_ptr_null(f.out.holds[0]);
	fill(&f, 10, 2, 30);
	expect_report(0, HFT_REPORT_FILL, 30, 0, 50);
	ck_assert_int_eq((int64_t)r->value_lo, 2860);
	ck_assert_int_eq(r->value_hi, 0);
	ck_assert(!is_last(0));
	ck_assert_uint_eq(r->handle, 0);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
}
END_TEST

START_TEST(test_fill_before_accept)
{
	hft_order order = new_order(10, 50);
	hft_report report = fill_of(10, 1, 20, 99);
	hft_report ack = venue(HFT_REPORT_ACCEPTED, 10);

	submit(&f, &order);
	answer(&f, &report, 2);
	expect_report(0, HFT_REPORT_ACCEPTED, 50, 50, 0);
	expect_report(1, HFT_REPORT_FILL, 20, 30, 20);
	ck_assert(is_last(0) && !is_last(1));
	ck_assert_int_eq(f.out.holds[0]->qty, 10);
	ck_assert_ptr_null(f.out.holds[1]);
	ack.ref_id = 900;
	answer(&f, &ack, 0);
	ck_assert_uint_eq(hft_own_find(&f.own, 10, 0)->ref_id, 900);
	refused(&f, &ack, HFT_E_SESSION_REPORT);
	ck_assert_uint_eq(stats_of(&f).late_acks, 1);
}
END_TEST

START_TEST(test_late_ack_of_ended)
{
	hft_order order = new_order(10, 50);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);
	hft_report ack = venue(HFT_REPORT_ACCEPTED, 10);

	submit(&f, &order);
	gone.ref_id = 902;
	answer(&f, &gone, 2);
	expect_report(0, HFT_REPORT_ACCEPTED, 50, 50, 0);
	expect_report(1, HFT_REPORT_CANCELLED, 50, 0, 0);
	ck_assert(is_unsolicited(1) && !is_last(1));
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	ack.ref_id = 900;
	answer(&f, &ack, 0);
	ck_assert_uint_eq(hft_own_find(&f.own, 10, 0)->ref_id, 902);
	refused(&f, &ack, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_cancel)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 0);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);

	place_live(&f, 10, 50);
	submit(&f, &order);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_CANCEL);
	answer(&f, &gone, 1);
	expect_report(0, HFT_REPORT_CANCELLED, 50, 0, 0);
	ck_assert(is_last(0) && !is_unsolicited(0));
	ck_assert_uint_eq(f.out.reports[0].reason, 330);
	ck_assert_uint_eq(f.out.reports[0].client_id, 1010);
	ck_assert_ptr_null(f.out.holds[0]);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	refused(&f, &gone, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_cancel_part)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 20);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);

	place_live(&f, 10, 50);
	submit(&f, &order);
	gone.qty = 30;
	gone.reason = 331;
	answer(&f, &gone, 1);
	expect_report(0, HFT_REPORT_CANCELLED, 30, 20, 0);
	ck_assert_uint_eq(f.out.reports[0].reason, 331);
	ck_assert(is_last(0));
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_LIVE);
	refused(&f, &gone, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_cancel_rejected)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 20);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);

	place_live(&f, 10, 50);
	order.session = 0;
	submit(&f, &order);
	no.aux = 9;
	answer(&f, &no, 1);
	expect_report(0, HFT_REPORT_REJECTED, 20, 50, 0);
	ck_assert(is_last(0));
	ck_assert_uint_eq(f.out.reports[0].reason, 404);
	ck_assert_uint_eq(f.out.reports[0].aux, 9);
	ck_assert_uint_eq(f.out.reports[0].client_id, 5000);
	ck_assert_uint_eq(f.out.reports[0].session, 0);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_LIVE);
	refused(&f, &no, HFT_E_SESSION_REPORT);
}
END_TEST

/* The cancel crossed the last fill: what remains is its own rejection. */
START_TEST(test_cancel_too_late)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 0);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);
	hft_risk_resting resting;

	place_live(&f, 10, 50);
	submit(&f, &order);
	fill(&f, 10, 1, 50);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_CANCEL);
	ck_assert_int_eq(hft_own_check(&f.own, &order, &resting), HFT_E_MATCH_ORDER_UNKNOWN);
	refused(&f, &gone, HFT_E_SESSION_REPORT);
	answer(&f, &no, 1);
	expect_report(0, HFT_REPORT_REJECTED, 0, 0, 50);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
}
END_TEST

/* An unsolicited cancel answers nothing. */
START_TEST(test_cancel_crossed)
{
	hft_order order = change(HFT_ORDER_CANCEL, 10, 0);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);

	place_live(&f, 10, 50);
	submit(&f, &order);
	gone.flags = HFT_REPORT_UNSOLICITED;
	gone.qty = 10;
	answer(&f, &gone, 1);
	expect_report(0, HFT_REPORT_CANCELLED, 10, 40, 0);
	ck_assert(is_unsolicited(0) && !is_last(0));
	ck_assert_uint_eq(f.out.reports[0].reason, 0);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_CANCEL);
	gone.flags = 0;
	gone.qty = 0;
	answer(&f, &gone, 1);
	expect_report(0, HFT_REPORT_CANCELLED, 40, 0, 0);
	ck_assert(is_last(0));
}
END_TEST

START_TEST(test_replace)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 80);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);
	const struct hft_own_order *o;

	place_live(&f, 10, 50);
	order.display_qty = 5;
	order.tif = HFT_TIF_GTD;
	order.expire_ts = 12345;
	order.flags = HFT_ORDER_POST_ONLY;
	order.ord_type = HFT_TYPE_MARKET;
	submit(&f, &order);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_REPLACE);
	o = hft_own_find(&f.own, 10, 0);
	ck_assert_int_eq(o->price, 100);
	report.qty = 70;
	report.ref_id = 903;
	report.flags = UINT16_MAX;
	answer(&f, &report, 1);
	expect_report(0, HFT_REPORT_REPLACED, 70, 70, 0);
	ck_assert_uint_eq(f.out.reports[0].flags,
			  HFT_REPORT_LAST_OF_COMMAND | HFT_REPORT_PRIORITY_KEPT);
	ck_assert_int_eq(f.out.reports[0].price, 101);
	ck_assert_uint_eq(f.out.reports[0].aux, 5);
	ck_assert_uint_eq(f.out.reports[0].client_id, 5000);
	ck_assert_uint_eq(f.out.reports[0].ref_id, 903);
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	ck_assert_int_eq(o->expire_ts, 12345);
	ck_assert_uint_eq(o->tif, HFT_TIF_GTD);
	ck_assert_uint_eq(o->ord_type, HFT_TYPE_MARKET);
	ck_assert_uint_eq(o->order_flags, HFT_ORDER_POST_ONLY);
	ck_assert_uint_eq(o->hold.kind, 0);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_LIVE);
	refused(&f, &report, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_replace_rejected)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 80);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);

	place_live(&f, 10, 50);
	submit(&f, &order);
	fill(&f, 10, 1, 5);
	ck_assert_ptr_nonnull(f.out.holds[0]);
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	f.out.holds[0]->qty = 72;
	answer(&f, &no, 1);
	expect_report(0, HFT_REPORT_REJECTED, 80, 45, 5);
	ck_assert_int_eq(f.out.holds[0]->qty, 72);
	ck_assert_int_eq(f.out.reports[0].price, 100);
	ck_assert_uint_eq(f.out.reports[0].client_id, 5000);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_LIVE);
	fill(&f, 10, 2, 45);
	ck_assert_ptr_null(f.out.holds[0]);
}
END_TEST

/* What is asked by total shrinks with each fill; when nothing is left of it, CANCELLED answers. */
START_TEST(test_replace_total)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 30);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);

	place_live(&f, 10, 50);
	order.flags = HFT_ORDER_QTY_TOTAL;
	order.client_id = 0;
	submit(&f, &order);
	fill(&f, 10, 1, 10);
	report.qty = 21;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	report.qty = 20;
	answer(&f, &report, 1);
	expect_report(0, HFT_REPORT_REPLACED, 20, 20, 10);
	ck_assert_uint_eq(f.out.reports[0].client_id, 1010);
	ck_assert_uint_eq(hft_own_find(&f.own, 10, 0)->order_flags, 0);
	order.qty = 15;
	submit(&f, &order);
	fill(&f, 10, 2, 5);
	gone.qty = 14;
	answer(&f, &gone, 1);
	ck_assert(!is_last(0) && is_unsolicited(0));
	gone.qty = 0;
	answer(&f, &gone, 1);
	expect_report(0, HFT_REPORT_CANCELLED, 1, 0, 15);
	ck_assert(is_last(0) && !is_unsolicited(0));
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
}
END_TEST

START_TEST(test_cancelled_under_replace)
{
	hft_order order = change(HFT_ORDER_REPLACE, 10, 80);
	hft_report gone = venue(HFT_REPORT_CANCELLED, 10);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);
	hft_report no = venue(HFT_REPORT_REJECTED, 10);

	place_live(&f, 10, 50);
	submit(&f, &order);
	answer(&f, &gone, 1);
	ck_assert(is_unsolicited(0) && !is_last(0));
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_REPLACE);
	report.qty = 80;
	refused(&f, &report, HFT_E_SESSION_REPORT);
	answer(&f, &no, 1);
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
}
END_TEST

START_TEST(test_expire_and_restate)
{
	hft_report end = venue(HFT_REPORT_EXPIRED, 10);
	hft_report less = venue(HFT_REPORT_RESTATED, 10);
	hft_order order = new_order(10, 50);

	submit(&f, &order);
	less.qty = 20;
	less.reason = 300;
	answer(&f, &less, 2);
	expect_report(0, HFT_REPORT_ACCEPTED, 50, 50, 0);
	expect_report(1, HFT_REPORT_RESTATED, 20, 30, 0);
	ck_assert(is_unsolicited(1));
	ck_assert_uint_eq(f.out.reports[1].aux, 30);
	ck_assert_uint_eq(f.out.reports[1].reason, 300);
	less.qty = 0;
	less.price = 98;
	answer(&f, &less, 1);
	expect_report(0, HFT_REPORT_RESTATED, 0, 30, 0);
	ck_assert_int_eq(f.out.reports[0].price, 98);
	less.flags = HFT_REPORT_PRIORITY_KEPT;
	less.aux = 7;
	less.trade_id = 8;
	answer(&f, &less, 1); /* told again: news of display or priority */
	ck_assert_uint_eq(f.out.reports[0].aux, 7);
	ck_assert_uint_eq(f.out.reports[0].trade_id, 8);
	ck_assert_uint_eq(f.out.reports[0].flags,
			  HFT_REPORT_UNSOLICITED | HFT_REPORT_PRIORITY_KEPT);
	end.aux = 12;
	answer(&f, &end, 1);
	ck_assert_uint_eq(f.out.reports[0].aux, 12);
	expect_report(0, HFT_REPORT_EXPIRED, 30, 0, 0);
	ck_assert_uint_eq(f.out.reports[0].reason, 335);
	ck_assert(is_unsolicited(0));
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	refused(&f, &end, HFT_E_SESSION_REPORT);
	refused(&f, &less, HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_bust)
{
	hft_report bust = venue(HFT_REPORT_BUST, 10);
	const hft_report *r = &f.out.reports[0];

	place_live(&f, 10, 50);
	fill(&f, 10, 1, 20);
	fill(&f, 10, 2, 30);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	bust.trade_id = 1;
	bust.qty = 20;
	bust.price = 100;
	bust.aux = 8;
	bust.flags = HFT_REPORT_CORRECTED | HFT_REPORT_MAKER;
	answer(&f, &bust, 1);
	expect_report(0, HFT_REPORT_BUST, 20, 0, 30);
	ck_assert_uint_eq(r->value_lo, 3000);
	ck_assert_uint_eq(r->trade_id, 1);
	ck_assert_uint_eq(r->aux, 8);
	ck_assert_uint_eq(r->flags, HFT_REPORT_CORRECTED);
	ck_assert_int_eq(r->price, 100);
	refused(&f, &bust, HFT_E_SESSION_REPORT);
	ck_assert_uint_eq(stats_of(&f).repeats, 1);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
}
END_TEST

/* Some venues name the trade and no more. */
START_TEST(test_bust_by_name)
{
	hft_report bust = venue(HFT_REPORT_BUST, 10);

	place_live(&f, 10, 50);
	fill(&f, 10, 1, 20);
	bust.trade_id = 1;
	answer(&f, &bust, 1);
	expect_report(0, HFT_REPORT_BUST, 20, 30, 0);
	ck_assert_int_eq(f.out.reports[0].price, 100);
	ck_assert_uint_eq(f.out.reports[0].value_lo, 0);
}
END_TEST

START_TEST(test_news)
{
	static const uint8_t kinds[] = { HFT_REPORT_SUSPENDED, HFT_REPORT_RESUMED,
					 HFT_REPORT_TRIGGERED };
	hft_order order = new_order(10, 50);
	hft_order cancel = change(HFT_ORDER_CANCEL, 10, 0);
	hft_report report = venue(HFT_REPORT_PENDING, 10);

	submit(&f, &order);
	answer(&f, &report, 1);
	expect_report(0, HFT_REPORT_PENDING, 0, 50, 0);
	ck_assert_uint_eq(f.out.reports[0].aux, HFT_ORDER_NEW);
	ck_assert_uint_eq(f.out.reports[0].client_id, 1010);
	ck_assert(!is_last(0));
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_NEW);
	report.kind = HFT_REPORT_TRIGGERED;
	report.aux = 3;
	answer(&f, &report, 2);
	expect_report(1, HFT_REPORT_TRIGGERED, 0, 50, 0);
	ck_assert_uint_eq(f.out.reports[1].aux, 3);
	for (uint32_t i = 0; i < 3; i++) {
		report.kind = kinds[i];
		answer(&f, &report, 1);
		expect_report(0, kinds[i], 0, 50, 0);
	}
	submit(&f, &cancel);
	report.kind = HFT_REPORT_PENDING;
	answer(&f, &report, 1);
	ck_assert_uint_eq(f.out.reports[0].aux, HFT_ORDER_CANCEL);
	ck_assert_uint_eq(f.out.reports[0].client_id, 5000);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_PENDING_CANCEL);
}
END_TEST

START_TEST(test_unsent)
{
	hft_order order = new_order(10, 50);
	hft_order cancel = change(HFT_ORDER_CANCEL, 11, 0);
	hft_order replace = change(HFT_ORDER_REPLACE, 11, 60);

	submit(&f, &order);
	ck_assert_int_eq(hft_own_unsent(&f.own, &order, &f.out), HFT_OK);
	expect_report(0, HFT_REPORT_REJECTED, 50, 0, 0);
	ck_assert_uint_eq(f.out.reports[0].reason, 400);
	ck_assert_int_eq(f.out.reports[0].ts, 5);
	ck_assert_uint_eq(f.out.reports[0].seq, 10);
	ck_assert_int_eq(f.out.holds[0]->qty, 10);
	ck_assert_uint_eq(state_of(&f, 10), HFT_OWN_DONE);
	place_live(&f, 11, 50);
	submit(&f, &cancel);
	ck_assert_int_eq(hft_own_unsent(&f.own, &cancel, &f.out), HFT_OK);
	expect_report(0, HFT_REPORT_REJECTED, 0, 50, 0);
	ck_assert_uint_eq(f.out.reports[0].seq, 77);
	ck_assert_uint_eq(state_of(&f, 11), HFT_OWN_LIVE);
	replace.handle = hft_own_handle(&f.own, hft_own_find(&f.own, 11, 0));
	replace.order_id = 0;
	submit(&f, &replace);
	ck_assert_int_eq(hft_own_unsent(&f.own, &replace, &f.out), HFT_OK);
	expect_report(0, HFT_REPORT_REJECTED, 60, 50, 0);
	ck_assert_int_eq(f.out.holds[0]->qty, 77);
	ck_assert_int_eq(hft_own_unsent(&f.own, &replace, &f.out), HFT_E_SESSION_REPORT);
}
END_TEST

START_TEST(test_cancel_later)
{
	hft_order order = new_order(10, 50);
	hft_order replace = change(HFT_ORDER_REPLACE, 10, 80);
	hft_report report = venue(HFT_REPORT_REPLACED, 10);

	submit(&f, &order);
	hft_own_cancel_later(&f.own, 10);
	hft_own_cancel_later(&f.own, 10);
	hft_own_cancel_later(&f.own, 11);
	accepted(&f, 10);
	ck_assert_uint_eq(f.out.cancel_due, 1);
	ck_assert_uint_eq(f.out.order_id, 10);
	hft_own_cancel_later(&f.own, 10);
	fill(&f, 10, 1, 5);
	ck_assert_uint_eq(f.out.cancel_due, 0);
	submit(&f, &replace);
	hft_own_cancel_later(&f.own, 10);
	fill(&f, 10, 2, 5);
	ck_assert_uint_eq(f.out.cancel_due, 0);
	report.qty = 80;
	answer(&f, &report, 1);
	ck_assert_uint_eq(f.out.cancel_due, 1);
	replace.kind = HFT_ORDER_CANCEL;
	replace.qty = 0;
	submit(&f, &replace);
	hft_own_cancel_later(&f.own, 10);
	report.kind = HFT_REPORT_CANCELLED;
	answer(&f, &report, 1);
	ck_assert_uint_eq(f.out.cancel_due, 0);
	hft_own_cancel_later(&f.own, 10);
	ck_assert_uint_eq(hft_own_find(&f.own, 10, 0)->flags, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("own");
	TCase *tcase = tcase_create("state");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, test_accept);
	tcase_add_test(tcase, test_reject);
	tcase_add_test(tcase, test_reject_reasons);
	tcase_add_test(tcase, test_fills);
	tcase_add_test(tcase, test_fill_before_accept);
	tcase_add_test(tcase, test_late_ack_of_ended);
	tcase_add_test(tcase, test_cancel);
	tcase_add_test(tcase, test_cancel_part);
	tcase_add_test(tcase, test_cancel_rejected);
	tcase_add_test(tcase, test_cancel_too_late);
	tcase_add_test(tcase, test_cancel_crossed);
	tcase_add_test(tcase, test_replace);
	tcase_add_test(tcase, test_replace_rejected);
	tcase_add_test(tcase, test_replace_total);
	tcase_add_test(tcase, test_cancelled_under_replace);
	tcase_add_test(tcase, test_expire_and_restate);
	tcase_add_test(tcase, test_bust);
	tcase_add_test(tcase, test_bust_by_name);
	tcase_add_test(tcase, test_news);
	tcase_add_test(tcase, test_unsent);
	tcase_add_test(tcase, test_cancel_later);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
