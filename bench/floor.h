/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_FLOOR_H
#define BENCH_FLOOR_H
/*
 * The floor: the least that keeping price-time order books, and matching in them, can cost. It
 * trusts its input, keeps no order counts, publishes nothing, reports nothing but trades, and
 * answers nothing but the best of both sides. A floor takes events or commands, not both.
 */
#include <hft/event.h>
#include <hft/order.h>

#include <stdbool.h>

struct floor;

struct floor_config {
	uint32_t instruments;  /* ids 1 .. this */
	uint32_t orders;       /* live at once */
	uint32_t ticks;        /* of the band a side, a multiple of 64 up to 4096 */
	uint64_t ids;          /* > 0: ids are 1 .. this and index a table; 0: any id, hashed */
};

struct floor_bbo {
	int64_t bid_price;     /* HFT_PRICE_NONE for an empty side */
	int64_t ask_price;
	uint64_t bid_qty;
	uint64_t ask_qty;
};

/* NULL when memory runs out. */
struct floor *floor_create(const struct floor_config *config);
void floor_destroy(struct floor *floor);
void floor_apply(struct floor *floor, const hft_event *event);
/* As n calls of floor_apply, with the cache misses of several events overlapped. */
void floor_apply_n(struct floor *floor, const hft_event *events, uint32_t n);

struct floor_trade {
	uint64_t maker;
	uint64_t taker;
	int64_t price;
	int64_t qty;
};

/*
 * NEW (LIMIT or MARKET, GTC or IOC), CANCEL of all or REPLACE. `out` has room for every trade.
 * Returns how many there were.
 */
uint32_t floor_match(struct floor *floor, const hft_order *order, struct floor_trade *out);
/* As n calls of floor_match, with the cache misses of several commands overlapped. */
uint32_t floor_match_n(struct floor *floor, const hft_order *orders, uint32_t n,
		       struct floor_trade *out);
void floor_bbo_get(const struct floor *floor, uint32_t instrument, struct floor_bbo *out);
uint32_t floor_live(const struct floor *floor);

#endif
