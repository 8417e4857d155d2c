/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <hft/hft.h>

static hft_event order_of(uint32_t seq, uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	return (hft_event){ .kind = HFT_EVENT_ADD, .side = side, .instrument = 1, .seq = seq,
			    .order_id = id, .price = price, .qty = qty };
}

/* The venue's book as of its sequence 1000: it empties what was there, then every order. */
static int start(hft_book *book)
{
	hft_event rows[] = {
		{ .kind = HFT_EVENT_CLEAR, .instrument = 1, .price = HFT_PRICE_NONE },
		order_of(1000, 11, HFT_SIDE_BID, 100, 30),
		order_of(1000, 12, HFT_SIDE_BID, 100, 20),
		order_of(1000, 13, HFT_SIDE_ASK, 103, 50),
	};
	int i;

	for (i = 0; i < 4; i++)
		rows[i].flags = HFT_EVENT_SNAPSHOT;
	return hft_book_apply_n(book, rows, 4, NULL) == 4;
}

/* What came while the snapshot was on its way, less what the snapshot has in it already. */
static int catch_up(hft_book *book)
{
	hft_event rows[] = {
		order_of(999, 12, HFT_SIDE_BID, 100, 20),
		order_of(1000, 13, HFT_SIDE_ASK, 103, 50),
		{ .kind = HFT_EVENT_EXECUTE, .seq = 1001, .order_id = 11, .qty = 10,
		  .price = HFT_PRICE_NONE },
		order_of(1002, 14, HFT_SIDE_BID, 101, 5),
	};
	int i;

	for (i = 0; i < 4; i++)
		if ((int32_t)(rows[i].seq - 1000) > 0 &&
		    hft_book_apply(book, &rows[i]) != HFT_OK)
			return 0;
	return 1;
}

/* As bytes, and from them again in another book. */
static int restore(const hft_book *book, hft_book *again)
{
	int64_t size = hft_book_save(book, NULL, 0);
	void *bytes = malloc((size_t)size);
	int same = 0;

	if (bytes != NULL && hft_book_save(book, bytes, (uint64_t)size) == size)
		same = hft_book_load(again, bytes, (uint64_t)size) == HFT_OK;
	free(bytes);
	return same;
}

int main(void)
{
	hft_book_config config;
	hft_book *again;
	hft_book *book;
	hft_bbo best;

	hft_book_config_init(&config, sizeof(config));
	if (hft_book_create(&config, &book) != HFT_OK || hft_book_create(&config, &again) != HFT_OK)
		return 1;
	if (!start(book) || !catch_up(book) || !restore(book, again))
		return 1;
	hft_book_bbo(again, 1, &best);
	printf("bid %lld x %lld, ask %lld x %lld\n", (long long)best.bid_price,
	       (long long)best.bid_qty, (long long)best.ask_price, (long long)best.ask_qty);
	printf("hash %016llx\n", (unsigned long long)hft_book_hash(book));
	printf("hash %016llx\n", (unsigned long long)hft_book_hash(again));
	hft_book_destroy(again);
	hft_book_destroy(book);
	return 0;
}
