/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What bindings are measured against, and the work that each of them repeats: one call reads the
 * best prices of a book; a batch is 32 orders added and then deleted in one hft_book_apply_n.
 * Prints the best of ROUNDS as "call NS" and "item NS".
 */
#include <stdio.h>
#include <time.h>
#include <hft/hft.h>

enum { BATCH = 64, ROUNDS = 400, CALLS = 20000, BATCHES = 400 }; /* rounds below 1 ms */

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Bids at 100 to 107, asks at 110 to 117, ids from 1000; then the same ids go. */
static void fill(hft_event *events)
{
	for (int i = 0; i < BATCH / 2; i++) {
		int64_t price = (i % 2 == 0 ? 100 : 110) + i / 2 % 8;

		events[i] = (hft_event){ .kind = HFT_EVENT_ADD, .instrument = 1, .source = 1,
					 .order_id = 1000 + (uint64_t)i, .price = price * HFT_PRICE_SCALE,
					 .side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK, .qty = 10,
					 .flags = HFT_EVENT_LAST };
		events[BATCH / 2 + i] = events[i];
		events[BATCH / 2 + i].kind = HFT_EVENT_DELETE;
		events[BATCH / 2 + i].qty = 0;
	}
}

static double calls(const hft_book *book)
{
	double begin = seconds();
	hft_bbo best;

	for (int i = 0; i < CALLS; i++)
		hft_book_bbo(book, 1, &best);
	return (seconds() - begin) * 1e9 / CALLS;
}

static double batches(hft_book *book, hft_event *events)
{
	double begin = seconds();

	for (int i = 0; i < BATCHES; i++)
		if (hft_book_apply_n(book, events, BATCH, NULL) != BATCH)
			return -1;
	return (seconds() - begin) * 1e9 / BATCHES / BATCH;
}

int main(void)
{
	hft_event events[BATCH];
	double call = 1e9, item = 1e9;
	hft_book_config config;
	hft_book *book;

	fill(events);
	hft_book_config_init(&config, sizeof(config));
	if (hft_book_create(&config, &book) != HFT_OK)
		return 1;
	for (int i = 0; i < ROUNDS; i++) {
		double ns = calls(book);

		call = ns < call ? ns : call;
		ns = batches(book, events);
		item = ns < item ? ns : item;
	}
	printf("call %.2f\nitem %.2f\n", call, item);
	hft_book_destroy(book);
	return item < 0;
}
