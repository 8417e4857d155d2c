/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STRUCTURES_H
#define STRUCTURES_H
/*
 * What every structure that is compared is built of, and how a keeper of orders made of two of them
 * is driven. keeper.c is compiled once for each pair of an index and a structure of levels.
 */
#include <hft/event.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct order {
	uint64_t id;
	uint32_t prev;
	uint32_t next;
	uint32_t qty;
	uint32_t side;  /* instrument x 2, + 1 for asks */
	uint32_t level; /* number of its record */
	uint32_t pad;
};

_Static_assert(sizeof(struct order) == 32, "two to a cache line");

struct level {
	int64_t key;    /* greater is better: the price of a bid, the negated price of an ask */
	uint64_t qty;
	uint32_t head;  /* the free list while it is closed */
	uint32_t tail;
	uint32_t count;
	uint32_t side;
};

_Static_assert(sizeof(struct level) == 32, "two to a cache line");

/* What a keeper must have room for. */
struct size {
	uint32_t sides;
	uint32_t orders;
	uint32_t levels;      /* in all */
	uint32_t levels_side; /* of one side */
	uint64_t ids;         /* ids are 1 .. this; 0 = any */
};

/* Zeroed address space, whose pages come as they are touched. */
struct arena {
	uint8_t *base;
	uint64_t used;
};

int arena_open(struct arena *arena);
void arena_close(struct arena *arena);
void *arena_take(struct arena *arena, uint64_t items, uint64_t bytes);

/* How many events ahead: of the index, of the order or level, of the order's neighbours. */
struct ahead {
	uint32_t far; /* 0 = one event at a time */
	uint32_t mid;
	uint32_t near;
};

struct best {
	int64_t price[2]; /* bid, ask; HFT_PRICE_NONE for an empty side */
	uint64_t qty[2];
};

struct keeper_bytes {
	uint64_t index;
	uint64_t levels;
};

struct keeper_kind {
	const char *name;
	const char *index;
	const char *levels;
	void *(*create)(const struct size *size);
	void (*destroy)(void *keeper);
	void (*run)(void *keeper, const hft_event *events, uint32_t n, struct ahead ahead);
	void (*best)(const void *keeper, uint32_t instrument, struct best *out);
	/* Up to cap levels of a side, best first: prices and quantities. Returns how many. */
	uint32_t (*walk)(const void *keeper, uint32_t side, int64_t *prices, uint64_t *qtys,
			 uint32_t cap);
	void (*bytes)(const void *keeper, struct keeper_bytes *out);
	uint32_t (*live)(const void *keeper);
};

/* Where a search ended, so that taking the entry out needs no second one. */
struct place {
	uint64_t home;
	uint64_t at;
	uint32_t entry;
	uint32_t is_old;
};

/*
 * gcc takes a function that does nothing but prefetch for one without effect, and drops its calls;
 * the empty statement is an effect.
 */
static inline void prefetch(const void *p)
{
	__builtin_prefetch(p, 1);
	__asm__ volatile("" : : "r"(p));
}

/* A finaliser of two products with a fold between, keyed: what a table of chosen ids needs. */
static inline uint64_t hash_id(uint64_t id)
{
	uint64_t x = id * UINT64_C(0x9e3779b97f4a7c15);

	x ^= x >> 32;
	return x * UINT64_C(0xd6e8feb86659fd93);
}

/* 0 .. n - 1 by a product, so that a table may have any size, and any load be held exactly. */
static inline uint64_t reduce_hash(uint64_t hash, uint64_t n)
{
	return (uint64_t)((unsigned __int128)hash * n >> 64);
}

#endif
