/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLI_DAY_H
#define HFT_CLI_DAY_H
/*
 * A synthetic day of ITCH 5.0. Integer arithmetic only, and one random draw an expression, so
 * that a seed gives the same bytes on every machine and from every compiler. day_flow.c is the
 * schedule, day_orders.c one message at a time, day_market.c the live orders that make it valid,
 * and day_out.c writes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct day_rng {
	uint64_t state;
};

static inline uint32_t day_u32(struct day_rng *rng)
{
	uint64_t z = rng->state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ (z >> 31)) >> 32);
}

/* 0 .. n - 1 */
static inline uint32_t day_below(struct day_rng *rng, uint32_t n)
{
	return (uint32_t)(((uint64_t)day_u32(rng) * n) >> 32);
}

static inline bool day_chance(struct day_rng *rng, uint32_t percent)
{
	return day_below(rng, 100) < percent;
}

/* An exponential with mean 1, as a 16.16 fixed-point number. */
uint32_t day_exponential(struct day_rng *rng);

enum { DAY_LEVELS = 1024, DAY_MIDDLE = 512, DAY_NEWEST = 8, DAY_BID = 0, DAY_ASK = 1 };
#define DAY_NONE UINT32_MAX

struct day_order {
	uint64_t ref; /* 0 when the slot is free */
	uint32_t qty;
	uint32_t next; /* in the level's queue, or the free list */
	uint32_t prev;
	uint32_t live_at;
	uint16_t symbol;
	uint16_t level;
	uint8_t side;
};

struct day_queue {
	uint32_t head;
	uint32_t tail;
};

/* Price levels of one symbol: level i is (base + i) cents, and holds bids or asks, never both. */
struct day_symbol {
	char name[8];
	uint64_t used[2][DAY_LEVELS / 64];
	uint16_t words[2]; /* which words of used are not 0 */
	struct day_queue *queues;
	int32_t base;
	int32_t fair; /* the level around which the price drifts */
	int32_t drift_max;
	int32_t drift_step;
	int32_t calm; /* ticks of spread beyond one that the symbol keeps */
	uint32_t orders[2];
	uint32_t newest[DAY_NEWEST];
	uint64_t newest_ref[DAY_NEWEST];
	uint32_t newest_at;
};

struct day_market {
	struct day_symbol *symbols;
	uint32_t symbol_count;
	struct day_order *orders;
	uint32_t order_cap;
	uint32_t free_head;
	uint32_t *live;
	uint32_t live_count;
	uint32_t live_peak;
};

bool day_market_open(struct day_market *market, uint32_t symbols, struct day_rng *rng);
void day_market_close(struct day_market *market);

/* The slot of the new order, or DAY_NONE when memory ran out. */
uint32_t day_market_add(struct day_market *market, uint32_t symbol, int side, int level,
			uint32_t qty, uint64_t ref);
void day_market_remove(struct day_market *market, uint32_t slot);

/* The best level of a side, -1 if it is empty. */
int day_market_best(const struct day_symbol *symbol, int side);
/* The first order of the best level, DAY_NONE if the side is empty. */
uint32_t day_market_head(const struct day_market *market, uint32_t symbol, int side);
/* One of the symbol's newest orders that is still live, else DAY_NONE. */
uint32_t day_market_newest(const struct day_market *market, uint32_t symbol, struct day_rng *rng);

static inline uint32_t day_price(const struct day_symbol *symbol, int level)
{
	return (uint32_t)(symbol->base + level) * 100;
}

struct day_out {
	FILE *file;
	uint64_t now; /* ns since midnight, of the next message */
	uint64_t messages;
	uint64_t bytes;
	uint64_t types[128];
	int error; /* the first errno */
};

void day_out_system(struct day_out *out, char code);
void day_out_directory(struct day_out *out, uint32_t symbol, const char name[8]);
void day_out_trading(struct day_out *out, uint32_t symbol, const char name[8]);
void day_out_reg_sho(struct day_out *out, uint32_t symbol, const char name[8]);
void day_out_participant(struct day_out *out, uint32_t symbol, const char name[8], uint32_t maker);
void day_out_decline_levels(struct day_out *out);
void day_out_ipo(struct day_out *out, uint32_t symbol, const char name[8], uint32_t price);
void day_out_collar(struct day_out *out, uint32_t symbol, const char name[8], uint32_t price);
/* maker 0 is no attribution */
void day_out_add(struct day_out *out, const struct day_order *order, const char name[8],
		 uint32_t price, uint32_t maker);
void day_out_execute(struct day_out *out, const struct day_order *order, uint32_t qty,
		     uint64_t match);
void day_out_execute_price(struct day_out *out, const struct day_order *order, uint32_t qty,
			   uint64_t match, uint32_t price, bool printable);
void day_out_cancel(struct day_out *out, const struct day_order *order, uint32_t qty);
void day_out_delete(struct day_out *out, const struct day_order *order);
void day_out_replace(struct day_out *out, uint64_t old_ref, const struct day_order *order,
		     uint32_t price);
void day_out_trade(struct day_out *out, uint32_t symbol, const char name[8], uint32_t qty,
		   uint32_t price, uint64_t match);
void day_out_cross(struct day_out *out, uint32_t symbol, const char name[8], uint64_t qty,
		   uint32_t price, uint64_t match, char cross);
void day_out_imbalance(struct day_out *out, uint32_t symbol, const char name[8], uint64_t paired,
		       uint64_t imbalance, uint32_t price, char cross);

struct day_config {
	uint64_t messages;
	uint32_t symbols;
	uint64_t seed;
	void (*progress)(uint64_t done, uint64_t total);
};

/* The fewest messages that a day of so many symbols has. */
uint64_t day_messages_min(uint32_t symbols);
/* Write the day. 0, or an errno; orders_peak only on success. */
int day_write(const struct day_config *config, struct day_out *out, uint32_t *orders_peak);

#endif
