/* SPDX-License-Identifier: Apache-2.0 */
/* The venue's comparison finds what differs: one that could not would prove nothing. */
#include <string.h>

#include "unit.h"
#include "venue.h"

static struct venue v;

static void setup(void)
{
	memset(&v, 0, sizeof(v));
	v.config = (struct venue_config){
		.commands = 1000, .seed = 1, .instruments = 2, .accounts = 10, .live = 10
	};
	v.config.check = true;
	ck_assert(venue_market_open(&v));
	ck_assert(venue_check_open(&v.checker));
	ck_assert(venue_shop_open(&v));
	ck_assert(venue_publish_open(&v));
	v.now = VENUE_OPEN;
}

static void teardown(void)
{
	venue_shop_close(&v);
	venue_check_close(&v.checker);
	venue_market_close(&v.market);
}

/* An order to the engine, and what came of it to the reader; `spoil` changes it on the way. */
static void send(int64_t price, int64_t qty, void (*spoil)(hft_event *))
{
	hft_order order = { .ts = v.now,
			    .kind = HFT_ORDER_NEW,
			    .instrument = 1,
			    .side = HFT_SIDE_BID,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_GTC,
			    .price = price,
			    .qty = qty,
			    .session = 1,
			    .party = 1 };
	hft_event events[8];
	hft_report reports[8];
	int64_t n;

	ck_assert_int_eq(hft_engine_submit_n(v.engine, &order, 1), 1);
	n = hft_engine_drain_events(v.engine, events, 8);
	ck_assert_int_eq(n, 1);
	ck_assert_int_ge(hft_engine_drain_reports(v.engine, reports, NULL, 8), 1);
	if (spoil != NULL)
		spoil(&events[0]);
	venue_publish_event(&v, &events[0]);
	venue_publish_flush(&v);
	if (v.config.check)
		venue_check_compare(&v, false);
}

static int64_t price_of(int64_t tick)
{
	return venue_price(&v.market.instruments[1], tick);
}

START_TEST(equal_books_are_equal)
{
	send(price_of(8000), 100, NULL);
	send(price_of(8001), 50, NULL);
	venue_check_compare(&v, true);
	ck_assert_uint_eq(v.checker.different, 0);
	ck_assert_uint_eq(v.checker.compared, 4);
	ck_assert_uint_eq(v.checker.hashed, 1);
	ck_assert_uint_gt(v.checker.events, 4);
}
END_TEST

static void other_qty(hft_event *event)
{
	event->qty++;
}

static void other_price(hft_event *event)
{
	event->price -= v.market.instruments[1].tick;
}

static void other_side(hft_event *event)
{
	event->side = HFT_SIDE_ASK;
}

static void other_instrument(hft_event *event)
{
	event->instrument = 2;
}

static void lost(hft_event *event)
{
	event->kind = HFT_EVENT_STAT;
}

static void (*const spoils[])(hft_event *) = { other_qty, other_price, other_side,
					       other_instrument, lost };

START_TEST(what_differs_is_found)
{
	send(price_of(8000), 100, NULL);
	ck_assert_uint_eq(v.checker.different, 0);
	send(price_of(8001), 100, spoils[_i]);
	venue_check_compare(&v, true);
	ck_assert_uint_ge(v.checker.different, 1);
	ck_assert_uint_ne(v.checker.first[0], 0);
}
END_TEST

/* Below the best price and beyond the ten levels only the hash sees it. */
START_TEST(an_id_alone_is_found_by_the_hash)
{
	enum { ADD_BYTES = 38, REFERENCE_END = 2 + 11 + 7 };
	uint8_t copy[ADD_BYTES];

	send(price_of(8000), 100, NULL);
	v.config.check = false;
	send(price_of(8001), 100, NULL);
	memcpy(copy, v.publisher.bytes, ADD_BYTES);
	copy[REFERENCE_END] ^= 0x10;
	venue_check_bytes(&v, copy, ADD_BYTES);
	v.marks[1] = 1;
	venue_check_compare(&v, false);
	ck_assert_uint_eq(v.checker.different, 0);
	venue_check_compare(&v, true);
	ck_assert_uint_eq(v.checker.different, 1);
}
END_TEST

START_TEST(what_is_refused_is_found)
{
	static const uint8_t nonsense[] = { 0, 19, 'D', 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
					    9, 9,  9,  9, 9, 9, 9, 9 };

	venue_check_bytes(&v, nonsense, sizeof(nonsense));
	ck_assert_uint_eq(v.checker.different, 1);
	venue_check_bytes(&v, nonsense, 5);
	ck_assert_uint_eq(v.checker.different, 2);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("venue_check");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, equal_books_are_equal);
	tcase_add_loop_test(tc, what_differs_is_found, 0,
			    (int)(sizeof(spoils) / sizeof(spoils[0])));
	tcase_add_test(tc, an_id_alone_is_found_by_the_hash);
	tcase_add_test(tc, what_is_refused_is_found);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return unit_run(suite());
}
