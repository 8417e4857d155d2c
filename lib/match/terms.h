/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_TERMS_H
#define HFT_MATCH_TERMS_H
/* What is asked of an order's terms, whether it is new or replaced. */
#include "match/taker.h"

/* Flags that ask for what matching does not do. */
static const uint32_t hft_match_flags_refused = HFT_ORDER_AUCTION_ONLY | HFT_ORDER_HIDDEN |
				      HFT_ORDER_OFFSET_BPS | HFT_ORDER_CONTINUES;

static inline bool hft_match_tif_fits(uint8_t tif, bool market)
{
	if (market)
		return tif == HFT_TIF_DAY || tif == HFT_TIF_GTC || hft_match_is_immediate(tif);
	return tif <= HFT_TIF_GTX;
}

static inline bool hft_match_flags_fit(const hft_order *command, bool market)
{
	uint32_t flags = command->flags;

	if ((flags & (hft_match_flags_refused | ~hft_match_flags)) != 0)
		return false;
	if ((flags & HFT_ORDER_POST_ONLY) != 0 && (market || hft_match_is_immediate(command->tif)))
		return false;
	return (flags & HFT_ORDER_QTY_TOTAL) == 0 || command->kind != HFT_ORDER_NEW;
}

/* The fields of NEW and REPLACE that both check alike; market: as a MARKET order. */
static inline hft_status hft_match_terms_check(const hft_order *command, bool market)
{
	if (HFT_UNLIKELY(!hft_match_tif_fits(command->tif, market)))
		return HFT_E_MATCH_TIF;
	if (HFT_UNLIKELY(command->stp > HFT_STP_DECREMENT))
		return HFT_E_MATCH_STP_MODE;
	if (HFT_UNLIKELY(command->flags != 0 && !hft_match_flags_fit(command, market)))
		return HFT_E_MATCH_FLAGS;
	if (HFT_UNLIKELY(command->display_qty != 0 || command->min_qty != 0))
		return HFT_E_MATCH_FIELD;
	if (HFT_UNLIKELY(!market && command->price == HFT_PRICE_NONE))
		return HFT_E_MATCH_PRICE;
	if (HFT_UNLIKELY(command->qty < 1 || command->qty > HFT_QTY_MAX))
		return HFT_E_MATCH_QTY;
	return HFT_OK;
}

#endif
