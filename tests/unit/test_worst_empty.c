/* SPDX-License-Identifier: Apache-2.0 */
/* What a thousand books weigh that nothing rests in: anonymous memory, as the kernel counts it. */
#include <stdio.h>

#include <hft/book.h>
#include <hft/match.h>

#include "unit.h"

enum { BOOKS = 1000, KIB_MAX = 16 * 1000 * 1000 / 1024 };

static long anonymous_kib(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[128];
	long kib = -1;

	ck_assert_ptr_nonnull(f);
	while (fgets(line, sizeof(line), f) != NULL && sscanf(line, "RssAnon: %ld", &kib) != 1)
		;
	fclose(f);
	return kib;
}

static void expect_within(long before)
{
	long after = anonymous_kib();

	ck_assert_int_gt(before, 0);
	ck_assert_int_le(after - before, KIB_MAX);
}

static void give(hft_match *match, hft_order order)
{
	hft_report reports[HFT_MATCH_REPORTS_MIN];
	uint32_t written;

	ck_assert_int_eq(hft_match_submit_n(match, &order, 1, reports, HFT_MATCH_REPORTS_MIN,
					    &written),
			 1);
	ck_assert_uint_ne(reports[0].kind, HFT_REPORT_REJECTED);
}

/* Each instrument's two sides had an order, which has gone. */
START_TEST(a_thousand_instruments_of_one_engine)
{
	long before = anonymous_kib();
	hft_match_config config;
	hft_match *match = NULL;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = BOOKS;
	ck_assert_int_eq(hft_match_create(&config, &match), HFT_OK);
	for (uint64_t i = 0; i < 2 * BOOKS; i++) {
		hft_order order = {
			.order_id = i + 1,
			.price = 1000,
			.qty = 1,
			.instrument = (uint32_t)(i / 2) + 1,
			.kind = HFT_ORDER_NEW,
			.side = (uint8_t)(HFT_SIDE_BID + i % 2),
			.ord_type = HFT_TYPE_LIMIT,
		};

		give(match, order);
		give(match, (hft_order){ .order_id = i + 1, .kind = HFT_ORDER_CANCEL });
	}
	expect_within(before);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	hft_match_destroy(match);
}
END_TEST

static void come_and_go(hft_book *book, uint32_t instrument, uint64_t id, uint8_t side)
{
	hft_event add = {
		.order_id = id,
		.price = 1000,
		.qty = 1,
		.instrument = instrument,
		.kind = HFT_EVENT_ADD,
		.side = side,
	};
	hft_event gone = { .order_id = id, .price = HFT_PRICE_NONE, .kind = HFT_EVENT_DELETE };

	ck_assert_int_eq(hft_book_apply(book, &add), HFT_OK);
	ck_assert_int_eq(hft_book_apply(book, &gone), HFT_OK);
}

START_TEST(a_thousand_instruments_of_one_book)
{
	long before = anonymous_kib();
	hft_book_config config;
	hft_book *book = NULL;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = BOOKS;
	ck_assert_int_eq(hft_book_create(&config, &book), HFT_OK);
	for (uint32_t i = 1; i <= BOOKS; i++) {
		come_and_go(book, i, i, HFT_SIDE_BID);
		come_and_go(book, i, i, HFT_SIDE_ASK);
	}
	expect_within(before);
	ck_assert_int_eq(hft_book_check(book), HFT_OK);
	hft_book_destroy(book);
}
END_TEST

/* A handle each, of the sizes that one instrument needs, that were read but never written to. */
START_TEST(a_thousand_handles)
{
	static hft_book *books[BOOKS];
	long before = anonymous_kib();
	hft_book_config config;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.orders_max = 10000;
	config.levels_max = 1000;
	for (uint32_t i = 0; i < BOOKS; i++) {
		hft_bbo bbo;

		ck_assert_int_eq(hft_book_create(&config, &books[i]), HFT_OK);
		ck_assert_int_eq(hft_book_bbo(books[i], 1, &bbo), HFT_OK);
		ck_assert_int_eq(hft_book_read_bbo(books[i], 1, &bbo), HFT_OK);
	}
	expect_within(before);
	for (uint32_t i = 0; i < BOOKS; i++)
		hft_book_destroy(books[i]);
}
END_TEST

int main(void)
{
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
	puts("SKIPPED: sanitizers keep memory of their own for each page that is touched");
	return 77;
#endif
	Suite *suite = suite_create("worst empty");
	TCase *tcase = tcase_create("empty");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, a_thousand_instruments_of_one_engine);
	tcase_add_test(tcase, a_thousand_instruments_of_one_book);
	tcase_add_test(tcase, a_thousand_handles);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
