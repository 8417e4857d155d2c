/* SPDX-License-Identifier: Apache-2.0 */
/* Two orders meet: what goes in, and every answer. */
#include <stdio.h>
#include <hft/hft.h>

int main(void)
{
	const hft_order orders[] = {
		{ .kind = HFT_ORDER_NEW, .side = HFT_SIDE_ASK, .ord_type = HFT_TYPE_LIMIT,
		  .tif = HFT_TIF_GTC, .instrument = 1, .session = 1, .seq = 1, .order_id = 101,
		  .price = 321500000000, .qty = 100 }, /* sell 100 at 321.50 */
		{ .kind = HFT_ORDER_NEW, .side = HFT_SIDE_BID, .ord_type = HFT_TYPE_LIMIT,
		  .tif = HFT_TIF_IOC, .instrument = 1, .session = 2, .seq = 2, .order_id = 102,
		  .price = 321600000000, .qty = 40 }, /* buy 40 at 321.60 or better, at once */
	};
	hft_report reports[16];
	hft_match_config config;
	uint32_t count = 0;
	hft_match *match;

	hft_match_config_init(&config, sizeof(config));
	if (hft_match_create(&config, &match) != HFT_OK)
		return 1;
	if (hft_match_submit_n(match, orders, 2, reports, 16, &count) != 2)
		return 1;
	for (uint32_t i = 0; i < count; i++)
		printf("order %llu %s: qty %lld, leaves %lld\n",
		       (unsigned long long)reports[i].order_id,
		       hft_report_kind_name(reports[i].kind), (long long)reports[i].qty,
		       (long long)reports[i].leaves);
	hft_match_destroy(match);
	return 0;
}
