/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <hft/hft.h>

int main(void)
{
	hft_event add = { .kind = HFT_EVENT_ADD, .side = HFT_SIDE_BID, .instrument = 1,
			  .order_id = 7, .price = 321500000000, .qty = 60 }; /* 321.50 */
	hft_book_config config;
	hft_book *book;
	hft_bbo best;

	hft_book_config_init(&config, sizeof(config));
	if (hft_book_create(&config, &book) != HFT_OK || hft_book_apply(book, &add) != HFT_OK)
		return 1;
	hft_book_bbo(book, 1, &best);
	printf("bid %lld x %lld\n", (long long)best.bid_price, (long long)best.bid_qty);
	hft_book_destroy(book);
	return 0;
}
