/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_WORST_ENGINE_H
#define TESTS_WORST_ENGINE_H
/* A plan's steps in hft_match or in hft_book, by their public calls. */
#include <hft/book.h>
#include <hft/match.h>

#include "plans.h"

enum worst_kind { WORST_MATCH, WORST_BOOK, WORST_KINDS };

enum { WORST_REPORTS = 256 };

struct worst_engine {
	hft_match *match; /* or */
	hft_book *book;
	uint8_t side; /* a bid's prices are mirrored at the middle */
	uint32_t written;
	hft_report reports[WORST_REPORTS]; /* of the last call */
};

hft_order worst_order(const struct worst_step *step, uint8_t side);
hft_event worst_event(const struct worst_step *step, uint8_t side);
/* Takes all of the orders that are left. */
hft_order worst_taker(const struct worst_run *run, uint8_t side);

/* Room for exactly that many orders and levels. Returns 0, or -1 when there is no memory. */
int worst_open(struct worst_engine *e, enum worst_kind kind, uint8_t side, uint64_t orders,
	       uint64_t levels, uint64_t seed);
void worst_close(struct worst_engine *e);
/* Each of the steps; false as soon as one is refused. */
bool worst_play(struct worst_engine *e, const struct worst_step *steps, uint64_t count);
/* One order takes all that is left; a book is told of each of its fills. Gives the fills. */
int64_t worst_sweep(struct worst_engine *e, const struct worst_run *run);

uint64_t worst_hash(const struct worst_engine *e);
hft_status worst_check(struct worst_engine *e);
uint64_t worst_orders(const struct worst_engine *e);
uint64_t worst_bytes(const struct worst_engine *e);

#endif
