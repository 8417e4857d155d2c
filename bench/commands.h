/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_COMMANDS_H
#define BENCH_COMMANDS_H
/*
 * Seeded streams of commands for matching: the mixes of streams.h, where what executes is an
 * aggressive order. Every reference is to an order that rests, but for the late cancels; the same
 * config gives the same bytes on every compiler.
 */
#include "streams.h"

#include <hft/order.h>

/* A third of an hft_order: what a sender's own record of its order would hold. */
struct command {
	uint64_t id;
	uint64_t handle;
	int64_t price;
	uint32_t qty;
	uint32_t instrument;
	uint8_t kind;
	uint8_t side;
	uint8_t ord_type;
	uint8_t tif;
	uint32_t reserved;
};

struct commands {
	struct command *rows;
	uint64_t count;
	uint64_t preload;   /* the first of them, none of which trades in a mix with depth */
	uint64_t ids;       /* ids are 1 .. this, before scrambling */
	uint32_t live_peak;
	uint32_t symbols;
	uint32_t ticks;
	bool scrambled;
};

/* An order's quantity is at most this, so its trades are no more. */
enum { COMMANDS_QTY_MAX = 5000 };

/* Returns 0, or -1 when memory runs out. */
int commands_make(const struct stream_config *config, struct commands *out);
void commands_free(struct commands *commands);
/*
 * Write n rows over orders that were zero, or written so, before: with the handles that the rows
 * have, or by id alone.
 */
void commands_expand(const struct command *rows, uint32_t n, bool by_handle, hft_order *out);

#endif
