/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One writer applies batches while two readers read the best prices and the pages: an accepted
 * read must be one publication, whole. The writer makes that visible: after batch b each of its
 * levels holds (b mod SIZES) + 1 lots and nothing else.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include <hft/book.h>

#include "stress.h"

enum { READERS = 2, LEVELS = 6, SIZES = 1000, INSTRUMENTS = 3, EVENTS = 2 * LEVELS };

struct shared {
	hft_book *book;
	_Atomic uint32_t reading; /* readers that want more */
	uint64_t reads;           /* to accept, each reader */
};

struct reader {
	struct shared *shared;
	pthread_t thread;
	uint64_t last_seq[INSTRUMENTS + 1];
	uint64_t changes; /* reads that saw another page than the one before */
	uint64_t retries;
};

static int64_t size_of(uint64_t batch)
{
	return (int64_t)(batch % SIZES) + 1;
}

static uint64_t id_of(uint32_t instrument, uint32_t at)
{
	return instrument * UINT64_C(1000) + at;
}

/* Both sides, LEVELS prices each. The prices move with the batch too, so levels come and go. */
static void batch_make(hft_event *events, uint32_t instrument, uint64_t batch)
{
	for (uint32_t i = 0; i < EVENTS; i++) {
		int64_t away = 1 + (int64_t)(i / 2) + (int64_t)(batch % 2);

		events[i] = (hft_event){ .kind = batch == 0 ? HFT_EVENT_ADD : HFT_EVENT_MODIFY,
					 .instrument = instrument,
					 .order_id = id_of(instrument, i),
					 .side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK,
					 .price = i % 2 == 0 ? -away : away,
					 .qty = size_of(batch),
					 .ts_event = (int64_t)batch };
	}
}

static uint64_t write_books(struct shared *shared)
{
	hft_event events[EVENTS];
	uint64_t batch = 0;

	for (; batch == 0 || atomic_load(&shared->reading) != 0; batch++) {
		for (uint32_t instrument = 1; instrument <= INSTRUMENTS; instrument++) {
			batch_make(events, instrument, batch);
			STRESS_CHECK(hft_book_apply_n(shared->book, events, EVENTS, NULL) ==
				     EVENTS);
		}
		if (batch % 64 == 0)
			sched_yield();
	}
	return batch;
}

static void check_side(const hft_level *levels, uint32_t count, uint64_t batch, int64_t sign)
{
	STRESS_CHECK(count == LEVELS);
	for (uint32_t i = 0; i < count; i++) {
		STRESS_CHECK(levels[i].price == sign * (1 + (int64_t)i + (int64_t)(batch % 2)));
		STRESS_CHECK(levels[i].qty == size_of(batch));
		STRESS_CHECK(levels[i].orders == 1);
	}
}

static void check_seq(struct reader *reader, uint32_t instrument, uint64_t seq, int64_t ts)
{
	STRESS_CHECK(seq % EVENTS == 0);
	STRESS_CHECK(seq == 0 || (uint64_t)ts == seq / EVENTS - 1);
	STRESS_CHECK(seq >= reader->last_seq[instrument]);
	reader->changes += seq != reader->last_seq[instrument];
	reader->last_seq[instrument] = seq;
}

static bool read_page(struct reader *reader, uint32_t instrument)
{
	hft_level bids[LEVELS + 2];
	hft_level asks[LEVELS + 2];
	hft_page page;
	hft_status status = hft_book_read_page(reader->shared->book, instrument, &page, bids, asks,
					       LEVELS + 2);

	STRESS_CHECK(status == HFT_OK || status == HFT_E_AGAIN);
	if (status != HFT_OK)
		return false;
	check_seq(reader, instrument, page.seq, page.ts_event);
	if (page.seq != 0) {
		check_side(bids, page.bid_count, page.seq / EVENTS - 1, -1);
		check_side(asks, page.ask_count, page.seq / EVENTS - 1, 1);
	}
	return true;
}

static bool read_bbo(struct reader *reader, uint32_t instrument)
{
	hft_bbo bbo;
	hft_status status = hft_book_read_bbo(reader->shared->book, instrument, &bbo);
	uint64_t batch;

	STRESS_CHECK(status == HFT_OK || status == HFT_E_AGAIN);
	if (status != HFT_OK)
		return false;
	check_seq(reader, instrument, bbo.seq, bbo.ts_event);
	if (bbo.seq == 0) {
		STRESS_CHECK(bbo.bid_price == HFT_PRICE_NONE && bbo.ask_price == HFT_PRICE_NONE);
		return true;
	}
	batch = bbo.seq / EVENTS - 1;
	STRESS_CHECK(bbo.ask_price == 1 + (int64_t)(batch % 2) && bbo.bid_price == -bbo.ask_price);
	STRESS_CHECK(bbo.bid_qty == size_of(batch) && bbo.ask_qty == size_of(batch));
	STRESS_CHECK(bbo.orders == EVENTS && bbo.bid_levels == LEVELS && bbo.flags == 0);
	return true;
}

static void *read_books(void *user)
{
	struct reader *reader = user;
	uint64_t accepted = 0;

	while (accepted < reader->shared->reads || reader->changes < 10) {
		uint32_t instrument = 1 + (uint32_t)(accepted % INSTRUMENTS);
		bool whole = (accepted & 8) != 0 ? read_page(reader, instrument) :
						   read_bbo(reader, instrument);

		accepted += whole;
		reader->retries += !whole;
		if ((accepted & 0xfff) == 0)
			sched_yield();
	}
	atomic_fetch_sub(&reader->shared->reading, 1);
	return NULL;
}

int main(int argc, char **argv)
{
	struct shared shared = { .reads = stress_work(argc, argv, 1000000), .reading = READERS };
	struct reader readers[READERS] = { 0 };
	hft_book_config config;
	uint64_t batches;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = INSTRUMENTS;
	config.orders_max = INSTRUMENTS * EVENTS;
	config.levels_max = INSTRUMENTS * EVENTS;
	config.page_levels = LEVELS + 2;
	STRESS_CHECK(hft_book_create(&config, &shared.book) == HFT_OK);
	for (uint32_t i = 0; i < READERS; i++) {
		struct reader *reader = &readers[i];

		reader->shared = &shared;
		STRESS_CHECK(pthread_create(&reader->thread, NULL, read_books, reader) == 0);
	}
	batches = write_books(&shared);
	for (uint32_t i = 0; i < READERS; i++)
		pthread_join(readers[i].thread, NULL);
	STRESS_CHECK(hft_book_check(shared.book) == HFT_OK);
	printf("%llu batches, %llu and %llu pages seen to change, %llu reads to be tried again\n",
	       (unsigned long long)batches, (unsigned long long)readers[0].changes,
	       (unsigned long long)readers[1].changes,
	       (unsigned long long)(readers[0].retries + readers[1].retries));
	hft_book_destroy(shared.book);
	return EXIT_SUCCESS;
}
