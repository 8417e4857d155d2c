/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_OWN_ROWS_H
#define HFT_OWN_ROWS_H
/* Own's rows, orders and the fills of each: what its files share and the engine does not see. */
#include "own/own.h"

uint32_t hft_own_row(const struct hft_own *own, const struct hft_own_order *order);
bool hft_own_has_room(const struct hft_own *own);
/* A new order at the end of the live ones; the caller has asked for room. */
struct hft_own_order *hft_own_take(struct hft_own *own, uint64_t order_id);
/* Forget a DONE order, whose fills have been forgotten. */
void hft_own_give(struct hft_own *own, struct hft_own_order *order);
/* From the live orders to the DONE ones. */
void hft_own_end(struct hft_own *own, struct hft_own_order *order);

struct hft_own_trade *hft_own_trade_find(const struct hft_own *own,
					 const struct hft_own_order *order, uint64_t trade_id);
/* Remember a fill that is new to the order. */
void hft_own_trade_add(struct hft_own *own, struct hft_own_order *order, const hft_report *fill);
/* Forget the order's oldest fill, if any. */
void hft_own_trade_forget(struct hft_own *own, struct hft_own_order *order);

/* What a REPLACE or CANCEL asks to be open, after what has been filled until now; may be < 0. */
static inline int64_t hft_own_target(const struct hft_own_order *order, int64_t qty, uint32_t flags)
{
	return (flags & HFT_ORDER_QTY_TOTAL) != 0 ? qty - order->cum_qty : qty;
}

static inline __int128 hft_own_value(const struct hft_own_order *order)
{
	return (__int128)((unsigned __int128)(uint64_t)order->value_hi << 64 | order->value_lo);
}

#endif
