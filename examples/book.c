/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <hft/hft.h>

int main(void)
{
	hft_event day[] = { /* prices count 1e-9: 321.50 is 321500000000 */
		{ .kind = HFT_EVENT_ADD, .side = HFT_SIDE_BID, .instrument = 1, .order_id = 7,
		  .price = 321500000000, .qty = 100, .flags = HFT_EVENT_LAST },
		{ .kind = HFT_EVENT_ADD, .side = HFT_SIDE_ASK, .instrument = 1, .order_id = 8,
		  .price = 321670000000, .qty = 4, .flags = HFT_EVENT_LAST },
		{ .kind = HFT_EVENT_EXECUTE, .order_id = 7, .price = HFT_PRICE_NONE, .qty = 40,
		  .flags = HFT_EVENT_LAST },
	};
	hft_book_config config;
	hft_book *book;
	hft_bbo best;

	hft_book_config_init(&config, sizeof(config));
	if (hft_book_create(&config, &book) != HFT_OK || hft_book_apply_n(book, day, 3, NULL) != 3)
		return 1;
	hft_book_bbo(book, 1, &best);
	printf("bid %lld x %lld, ask %lld x %lld\n", (long long)best.bid_price,
	       (long long)best.bid_qty, (long long)best.ask_price, (long long)best.ask_qty);
	hft_book_destroy(book);
	return 0;
}
