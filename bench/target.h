/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_TARGET_H
#define BENCH_TARGET_H
/* The book keepers that are measured, behind one call. */
#include <hft/event.h>

#include <stdbool.h>
#include <stddef.h>

struct stream;

enum target_engine {
	TARGET_NOTHING, /* takes events and does nothing */
	TARGET_FLOOR_DENSE,
	TARGET_FLOOR_HASHED,
	TARGET_BOOK,
	TARGET_NAIVE,
};

struct target_kind {
	const char *name;
	enum target_engine engine;
	uint32_t batch;       /* events a call; 1 = one by one */
	uint32_t page_levels; /* of the book */
	bool no_publish;
	uint32_t mem_want;    /* HFT_MEM_ bits of the book */
};

struct target {
	const struct target_kind *kind;
	void *handle;
};

/* Sized for the stream's instruments, ids and peak of live orders. Returns 0 or -1. */
int target_create(struct target *t, const struct target_kind *kind, const struct stream *s);
void target_destroy(struct target *t);
/* Apply n events, the kind's batch at a time. */
void target_apply_all(struct target *t, hft_event *events, uint32_t n);
/* A book and a floor: have they the same best prices and quantities? */
bool target_same_bbo(const struct target *book, const struct target *floor, uint32_t instruments);
/* Can this kind take the stream? A table needs dense ids, the naive model few orders. */
bool target_takes(const struct target_kind *kind, const struct stream *s);
/* Is the memory had that the kind wants? If not, why says so. */
bool target_granted(const struct target_kind *kind, const struct stream *s, char *why,
		    size_t size);

#endif
