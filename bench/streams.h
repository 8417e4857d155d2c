/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_STREAMS_H
#define BENCH_STREAMS_H
/*
 * Seeded streams of book events: every reference is live (but for the late cancels), no book is
 * ever crossed, and the same config gives the same bytes on every compiler.
 */
#include <hft/event.h>

#include <stdbool.h>

struct stream_config {
	const char *name;
	uint64_t seed;
	uint32_t symbols;       /* instruments 1 .. this */
	uint32_t live;          /* orders of the preload, and held near this after it */
	uint32_t events;        /* after the preload */
	uint32_t ticks;         /* of each symbol's price range */
	uint8_t scramble;       /* ids are scattered over 63 bits, else 1, 2, 3, ... */
	uint8_t uniform;        /* cancels and depths uniform: hostile to caches */
	uint8_t clean;          /* no late cancels, no MODIFY: what ITCH can say */
	uint8_t core;           /* commands only: an add or a cancel for each replace */
};

struct stream {
	hft_event *events;
	uint64_t count;
	uint64_t preload;       /* the first of them, all ADD */
	uint64_t ids;           /* ids are 1 .. this, before scrambling */
	uint64_t live_peak;
	uint32_t symbols;
	uint32_t ticks;
	bool scrambled;
};

/* Prices are multiples of this: one cent. */
#define STREAM_TICK INT64_C(10000000)

/* Six mixes: A1k B100k C1M U1M D1000s Bsp. NULL past the last. */
const struct stream_config *stream_mix(uint32_t index);

/* Returns 0, or -1 when memory runs out. */
int stream_make(const struct stream_config *config, struct stream *out);
void stream_free(struct stream *stream);

/* The id that a scrambled stream gives to n: a bijection on 63 bits. */
uint64_t stream_scramble(uint64_t n);

#endif
