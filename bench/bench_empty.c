/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <hft/book.h>
#include <hft/match.h>

/*
 * What 1,000 books weigh that have nothing in them, but had: one order came and went on each side
 * of each, so that every page of memory that a book touches has been touched.
 */
enum { BOOKS = 1000, LEVELS = 10, TICK = 10000000 };

static int come_and_go(hft_book *book, uint32_t instrument, uint64_t id, uint8_t side)
{
	hft_event add = { .kind = HFT_EVENT_ADD, .side = side, .instrument = instrument,
			  .order_id = id, .qty = 100, .price = 100 * (int64_t)TICK,
			  .flags = HFT_EVENT_LAST };
	hft_event delete = { .kind = HFT_EVENT_DELETE, .instrument = instrument, .order_id = id,
			     .price = HFT_PRICE_NONE, .flags = HFT_EVENT_LAST };

	return hft_book_apply(book, &add) == HFT_OK && hft_book_apply(book, &delete) == HFT_OK ?
		       0 :
		       -1;
}

static int fill_handle(uint32_t instruments, uint32_t mem_want)
{
	hft_book_config config;
	hft_book *book;
	int rc = 0;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = instruments;
	config.page_levels = LEVELS;
	config.mem_want = mem_want;
	if (hft_book_create(&config, &book) != HFT_OK)
		return -1;
	for (uint32_t i = 1; i <= instruments && rc == 0; i++) {
		if (come_and_go(book, i, 2 * i, HFT_SIDE_BID) < 0 ||
		    come_and_go(book, i, 2 * i + 1, HFT_SIDE_ASK) < 0)
			rc = -1;
	}
	return rc;
}

static int fill_one_handle(void *arg)
{
	(void)arg;
	return fill_handle(BOOKS, 0);
}

static int fill_handles(void *arg)
{
	int rc = 0;

	(void)arg;
	for (uint32_t i = 0; i < BOOKS && rc == 0; i++)
		rc = fill_handle(1, 0);
	return rc;
}

/* Every array that is touched takes a huge page, if the kernel has one. */
static int fill_huge(void *arg)
{
	(void)arg;
	return fill_handle(1, HFT_MEM_HUGE);
}

static int fill_match(void *arg)
{
	hft_match_config config;
	hft_match *match;
	hft_report reports[HFT_MATCH_REPORTS_MIN];
	uint32_t written;

	(void)arg;
	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = BOOKS;
	if (hft_match_create(&config, &match) != HFT_OK)
		return -1;
	for (uint32_t i = 0; i < 4 * BOOKS; i++) {
		const bool comes = i % 2 == 0;
		const hft_order order = { .kind = comes ? HFT_ORDER_NEW : HFT_ORDER_CANCEL,
			.order_id = i / 2 + 1, .instrument = i / 4 + 1,
			.price = 100 * (int64_t)TICK, .qty = comes ? 100 : 0,
			.side = i % 4 < 2 ? HFT_SIDE_BID : HFT_SIDE_ASK,
			.ord_type = HFT_TYPE_LIMIT, .tif = HFT_TIF_GTC };

		if (hft_match_submit_n(match, &order, 1, reports, HFT_MATCH_REPORTS_MIN,
				       &written) != 1 ||
		    written != 1 || reports[0].kind == HFT_REPORT_REJECTED)
			return -1;
	}
	return 0;
}

static void row(struct bench *b, const char *name, int (*fill)(void *arg))
{
	double bytes = bench_bytes(fill, NULL);

	if (bytes < 0)
		bench_fail(b, name);
	else
		bench_add(b, "empty books", name, bytes / 1e6, "MB", 0, NULL);
}

void bench_empty(struct bench *b)
{
	if (!bench_wants(b, "empty"))
		return;
	row(b, "memory, 1000 books, 10 levels", fill_one_handle);
	row(b, "memory, 1000 books, matching", fill_match);
	row(b, "memory, 1000 handles of one book", fill_handles);
	row(b, "memory, one handle, HUGE", fill_huge);
}
