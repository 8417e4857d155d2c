/* SPDX-License-Identifier: Apache-2.0 */
/* A program outside the tree: one event through a ring into a book, and the best price out. */
#include <stdio.h>

#include <hft/hft.h>

static int fail(const char *what, hft_status status)
{
	fprintf(stderr, "%s: %s\n", what, hft_strerror(status));
	return 1;
}

static hft_status apply(hft_ring *ring, hft_book *book)
{
	hft_event event = {
		.order_id = 1, .price = 321500000000, .qty = 60, .instrument = 1,
		.kind = HFT_EVENT_ADD, .side = HFT_SIDE_BID, .flags = HFT_EVENT_LAST,
	};
	hft_status status = hft_ring_push(ring, &event);

	if (status == HFT_OK)
		status = hft_ring_pop(ring, &event);
	return status == HFT_OK ? hft_book_apply(book, &event) : status;
}

int main(void)
{
	hft_ring_config ring_config;
	hft_book_config book_config;
	hft_ring *ring = NULL;
	hft_book *book = NULL;
	hft_bbo best;
	char price[24];
	hft_status status;

	hft_ring_config_init(&ring_config, sizeof(ring_config));
	hft_book_config_init(&book_config, sizeof(book_config));
	status = hft_ring_create(&ring_config, &ring);
	if (status != HFT_OK)
		return fail("ring", status);
	status = hft_book_create(&book_config, &book);
	if (status == HFT_OK)
		status = apply(ring, book);
	if (status == HFT_OK)
		status = hft_book_read_bbo(book, 1, &best);
	hft_ring_destroy(ring);
	hft_book_destroy(book);
	if (status != HFT_OK || hft_price_format(best.bid_price, price, sizeof(price)) < 0)
		return fail("book", status);
	printf("libhft %s: bid %s x %lld\n", hft_version(), price, (long long)best.bid_qty);
	return 0;
}
