/* SPDX-License-Identifier: Apache-2.0 */
/* MASS_CANCEL and TIMER: whose orders go, in which order, and what is said of them. */
#include "match_fixture.h"

static hft_order mass_of(uint8_t scope, uint64_t ref)
{
	hft_order order = command_of(HFT_ORDER_MASS_CANCEL, 0);

	order.session = 0;
	order.ord_type = scope;
	order.ref_id = ref;
	order.client_id = 5;
	return order;
}

static void put(uint64_t id, uint32_t instrument, uint8_t side, int64_t price, uint32_t party,
		uint16_t session)
{
	hft_order order = limit_of(id, side, price, (int64_t)id);

	order.instrument = instrument;
	order.party = party;
	order.session = session;
	order.tif = HFT_TIF_GTC;
	give(order);
	closes(1, HFT_REPORT_ACCEPTED, id, (int64_t)id, (int64_t)id, 0);
}

/* The orders that the last command ended, in order, then its closing report. */
#define ENDED(...) ended((uint64_t[]){ __VA_ARGS__, 0 })
#define ENDED_NONE() ended((uint64_t[]){ 0 })
static void ended(const uint64_t *ids)
{
	uint32_t n = 0;

	for (; ids[n] != 0; n++) {
		ck_assert_uint_lt(n, count);
		ck_assert_uint_eq(reports[n].order_id, ids[n]);
		ck_assert_int_eq(reports[n].leaves, 0);
		ck_assert_uint_eq(reports[n].handle, 0);
	}
	closes(n + 1, HFT_REPORT_ACCEPTED, 0, n, 0, 0);
}

/* Ten orders in two books, of three parties and sessions. */
static void books_up(void)
{
	match_up();
	put(1, 2, HFT_SIDE_BID, 90, 1, 1);
	put(2, 2, HFT_SIDE_ASK, 110, 2, 2);
	put(3, 1, HFT_SIDE_ASK, 111, 1, 2);
	put(4, 1, HFT_SIDE_ASK, 110, 2, 1);
	put(5, 1, HFT_SIDE_ASK, 110, 1, 1);
	put(6, 1, HFT_SIDE_BID, 99, 3, 3);
	put(7, 1, HFT_SIDE_BID, 100, 2, 2);
	put(8, 1, HFT_SIDE_BID, 100, 1, 1);
	put(9, 1, HFT_SIDE_BID, 98, 1, 2);
	put(10, 2, HFT_SIDE_BID, 91, 3, 1);
}

START_TEST(all_go_in_the_order_of_the_books)
{
	hft_order mass = mass_of(HFT_MASS_ALL, 0);
	hft_report want;

	mass.party = 9;
	give(mass);
	ENDED(7, 8, 6, 9, 4, 5, 3, 10, 1, 2);
	want = (hft_report){ .ts = 1000, .seq = mass.seq, .order_id = 7, .ref_id = 20007,
			     .client_id = 10007, .price = 100, .qty = 7, .instrument = 1,
			     .party = 2, .session = 2, .flags = HFT_REPORT_UNSOLICITED,
			     .kind = HFT_REPORT_CANCELLED, .side = HFT_SIDE_BID,
			     .reason = -HFT_E_MATCH_MASS };
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
	want = (hft_report){ .ts = 1000, .seq = mass.seq, .client_id = 5,
			     .price = HFT_PRICE_NONE, .qty = 10, .party = 9,
			     .flags = HFT_REPORT_LAST_OF_COMMAND, .kind = HFT_REPORT_ACCEPTED };
	ck_assert_mem_eq(&reports[10], &want, sizeof(want));
	give(mass);
	ENDED_NONE();
}
END_TEST

START_TEST(a_sweep_is_narrowed_to_a_book_or_a_side)
{
	hft_order mass = mass_of(HFT_MASS_ALL, 0);

	mass.instrument = 2;
	mass.side = HFT_SIDE_ASK;
	give(mass);
	ENDED(2);
	ck_assert_uint_eq(reports[1].instrument, 2);
	ck_assert_uint_eq(reports[1].side, HFT_SIDE_ASK);
	mass.instrument = 0;
	mass.side = HFT_SIDE_BID;
	give(mass);
	ENDED(7, 8, 6, 9, 10, 1);
	mass.instrument = 4;
	mass.side = HFT_SIDE_NONE;
	give(mass);
	ENDED_NONE();
	put(11, 2, HFT_SIDE_ASK, 110, 1, 1);
	put(12, 2, HFT_SIDE_BID, 109, 1, 1);
	mass.instrument = 0;
	mass.side = HFT_SIDE_ASK;
	give(mass);
	ENDED(4, 5, 3, 11);
	mass.instrument = 2;
	mass.side = HFT_SIDE_NONE;
	give(mass);
	ENDED(12);
	mass.instrument = 5;
	refused(mass, HFT_E_MATCH_INSTRUMENT);
	mass.side = 3;
	refused(mass, HFT_E_MATCH_INSTRUMENT);
	mass.instrument = 0;
	refused(mass, HFT_E_MATCH_SIDE);
	mass.ord_type = HFT_MASS_STRATEGY + 1;
	refused(mass, HFT_E_MATCH_TYPE);
	mass.ord_type = 255;
	refused(mass, HFT_E_MATCH_TYPE);
}
END_TEST

START_TEST(scopes_are_of_sessions_parties_and_their_rows)
{
	hft_party row = { .id = 3, .account = 33, .trader = 34, .desk = 35, .client = 36,
			  .strategy = 37 };

	ck_assert_int_eq(hft_match_party_set(match, &row), HFT_OK);
	give(mass_of(HFT_MASS_ACCOUNT, 3));
	ENDED_NONE();
	give(mass_of(HFT_MASS_TRADER, 33));
	ENDED_NONE();
	give(mass_of(HFT_MASS_DESK, ((uint64_t)1 << 32) + 35));
	ENDED_NONE();
	give(mass_of(HFT_MASS_SESSION, 65536 + 3));
	ENDED_NONE();
	give(mass_of(HFT_MASS_SESSION, 3));
	ENDED(6);
	give(mass_of(HFT_MASS_DESK, 35));
	ENDED(10);
	put(20, 1, HFT_SIDE_BID, 1, 3, 3);
	give(mass_of(HFT_MASS_ACCOUNT, 33));
	ENDED(20);
	put(20, 1, HFT_SIDE_BID, 1, 3, 3);
	give(mass_of(HFT_MASS_TRADER, 34));
	ENDED(20);
	put(20, 1, HFT_SIDE_BID, 1, 3, 3);
	give(mass_of(HFT_MASS_CLIENT, 36));
	ENDED(20);
	put(20, 1, HFT_SIDE_BID, 1, 3, 3);
	give(mass_of(HFT_MASS_STRATEGY, 37));
	ENDED(20);
	/* A party that was never set is its own account, and nothing else. */
	give(mass_of(HFT_MASS_ACCOUNT, 2));
	ENDED(7, 4, 2);
	give(mass_of(HFT_MASS_TRADER, 1));
	ENDED_NONE();
	give(mass_of(HFT_MASS_PARTY, 1));
	ENDED(8, 9, 5, 3, 1);
}
END_TEST

START_TEST(a_session_sweeps_what_it_owns)
{
	hft_order mass = mass_of(HFT_MASS_ALL, 0);

	mass.session = 2;
	give(mass);
	ENDED(7, 9, 3, 2);
	for (uint32_t i = 0; i < 4; i++)
		ck_assert_uint_eq(reports[i].flags, 0);
	mass.ord_type = HFT_MASS_SESSION;
	mass.ref_id = 1;
	give(mass);
	ENDED_NONE();
}
END_TEST

START_TEST(a_session_sweeps_its_accounts_orders_too)
{
	hft_match_config config = match_config();
	hft_order mass = mass_of(HFT_MASS_ALL, 0);

	hft_match_destroy(match);
	config.flags = HFT_MATCH_OWNER_ACCOUNT;
	match_open(&config);
	put(1, 1, HFT_SIDE_BID, 90, 1, 1);
	put(2, 1, HFT_SIDE_BID, 90, 1, 2);
	put(3, 1, HFT_SIDE_BID, 90, 2, 1);
	mass.session = 2;
	mass.party = 1;
	give(mass);
	ENDED(1, 2);
	ck_assert_uint_eq(reports[0].flags, HFT_REPORT_UNSOLICITED);
	ck_assert_uint_eq(reports[1].flags, 0);
}
END_TEST

static void timed(uint64_t id, uint8_t tif, hft_time expire_ts)
{
	hft_order order = limit_of(id, HFT_SIDE_BID, 50 - (int64_t)id, 5);

	order.tif = tif;
	order.expire_ts = expire_ts;
	give(order);
}

START_TEST(orders_end_when_their_time_is_over)
{
	hft_order timer = timer_of(HFT_TIMER_EXPIRE, 1999);
	hft_report want;

	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
	timed(20, HFT_TIF_GTT, 2000);
	timed(15, HFT_TIF_GTD, 2000);
	timed(17, HFT_TIF_GTD, 1500);
	timed(18, HFT_TIF_GTD, 2001);
	timed(19, HFT_TIF_DAY, 1200);
	ck_assert_int_eq(hft_match_next_expiry(match), 1500);
	/* Nothing ends before a timer says so. */
	give(limit_of(30, HFT_SIDE_ASK, 34, 2));
	ck_assert_uint_eq(reports[0].kind, HFT_REPORT_ACCEPTED);
	timer.client_id = 3;
	timer.party = 4;
	timer.ref_id = 6;
	timer.instrument = 9999;
	give(timer);
	ENDED(17);
	want = (hft_report){ .ts = 1999, .seq = timer.seq, .order_id = 17, .ref_id = 20017,
			     .client_id = 10017, .price = 33, .qty = 5, .instrument = 1,
			     .party = 7, .session = 1, .flags = HFT_REPORT_UNSOLICITED,
			     .kind = HFT_REPORT_EXPIRED, .side = HFT_SIDE_BID,
			     .reason = -HFT_E_MATCH_TIME };
	ck_assert_mem_eq(&reports[0], &want, sizeof(want));
	ck_assert_uint_eq(reports[1].ref_id, 6);
	ck_assert_uint_eq(reports[1].client_id, 3);
	ck_assert_uint_eq(reports[1].party, 4);
	ck_assert_int_eq(hft_match_next_expiry(match), 2000);
	give(timer_of(HFT_TIMER_EXPIRE, 2000));
	ENDED(15, 20);
	give(cancel_of(18));
	ck_assert_int_eq(hft_match_next_expiry(match), INT64_MAX);
	give(timer_of(HFT_TIMER_EXPIRE, INT64_MAX));
	ENDED_NONE();
	stands(19, 31, 5);
}
END_TEST

/* Of many orders that come, go early and change their times, those due go, soonest first. */
START_TEST(times_stay_in_order_however_they_change)
{
	static hft_time due[64];
	hft_match_config config = match_config();
	uint64_t seed = 7;
	hft_time now = 1000;

	config.levels_max = 64;
	hft_match_destroy(match);
	match_open(&config);
	memset(due, 0, sizeof(due));
	for (int round = 0; round < 2000; round++) {
		uint64_t id = (seed = seed * 6364136223846793005u + 1442695040888963407u) >> 58;
		hft_time ts = now + 1 + (hft_time)(seed >> 50 & 31);
		hft_order order = replace_of(id, (int64_t)id / 8, 1 + round % 2);

		if (due[id] == 0) {
			timed(id, HFT_TIF_GTT, ts);
			due[id] = reports[0].kind == HFT_REPORT_ACCEPTED ? ts : 0;
			ck_assert_int_ne(due[id], 0);
		} else if (round % 3 == 0) {
			give(cancel_of(id));
			due[id] = 0;
		} else {
			order.ts = now;
			order.tif = HFT_TIF_GTD;
			order.expire_ts = ts;
			give(order);
			ck_assert_uint_eq(reports[0].kind, HFT_REPORT_REPLACED);
			due[id] = ts;
		}
		if (round % 16 != 0)
			continue;
		now += 12;
		give(timer_of(HFT_TIMER_EXPIRE, now));
		for (uint32_t i = 0; i + 1 < count; i++) {
			uint64_t gone_id = reports[i].order_id;

			ck_assert_int_le(due[gone_id], now);
			if (i > 0 && due[gone_id] == due[reports[i - 1].order_id])
				ck_assert_uint_gt(gone_id, reports[i - 1].order_id);
			else if (i > 0)
				ck_assert_int_gt(due[gone_id], due[reports[i - 1].order_id]);
		}
		for (uint32_t i = 0; i + 1 < count; i++)
			due[reports[i].order_id] = 0;
		for (uint64_t i = 0; i < 64; i++)
			ck_assert(due[i] == 0 || due[i] > now);
		ck_assert_int_eq(hft_match_check(match), HFT_OK);
	}
}
END_TEST

START_TEST(a_days_orders_end_with_it)
{
	static const uint8_t tifs[] = { HFT_TIF_DAY, HFT_TIF_GTC, HFT_TIF_GTD, HFT_TIF_GTT,
					HFT_TIF_GTX };
	hft_order timer = timer_of(HFT_TIMER_DAY_END, 1001);

	hft_match_destroy(match);
	match_up();
	for (uint64_t i = 0; i < 10; i++) {
		hft_order order = limit_of(i + 1, HFT_SIDE_ASK, 100 - (int64_t)i, 5);

		order.instrument = 1 + (uint32_t)(i / 5);
		order.tif = tifs[i % 5];
		order.expire_ts = 5000;
		give(order);
	}
	timer.instrument = 2;
	timer.side = HFT_SIDE_BID;
	give(timer);
	ENDED(10, 6);
	ck_assert_uint_eq(reports[0].kind, HFT_REPORT_EXPIRED);
	ck_assert_uint_eq(reports[0].flags, HFT_REPORT_UNSOLICITED);
	ck_assert_uint_eq(reports[0].reason, -HFT_E_MATCH_TIME);
	ck_assert_int_eq(reports[0].qty, 5);
	timer.instrument = 0;
	timer.side = 0;
	give(timer);
	ENDED(5, 1);
	timer.instrument = 5;
	refused(timer, HFT_E_MATCH_INSTRUMENT);
	timer.ord_type = HFT_TIMER_STRATEGY;
	refused(timer, HFT_E_MATCH_TYPE);
	timer.ord_type = 0;
	refused(timer, HFT_E_MATCH_TYPE);
	timer.ord_type = 4;
	refused(timer, HFT_E_MATCH_TYPE);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match_sweep");
	TCase *tcase = tcase_create("match_sweep");

	tcase_add_checked_fixture(tcase, books_up, match_down);
	tcase_add_test(tcase, all_go_in_the_order_of_the_books);
	tcase_add_test(tcase, a_sweep_is_narrowed_to_a_book_or_a_side);
	tcase_add_test(tcase, scopes_are_of_sessions_parties_and_their_rows);
	tcase_add_test(tcase, a_session_sweeps_what_it_owns);
	tcase_add_test(tcase, a_session_sweeps_its_accounts_orders_too);
	tcase_add_test(tcase, orders_end_when_their_time_is_over);
	tcase_add_test(tcase, times_stay_in_order_however_they_change);
	tcase_add_test(tcase, a_days_orders_end_with_it);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
