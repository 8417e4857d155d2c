/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_WORST_PLANS_H
#define TESTS_WORST_PLANS_H
/*
 * The worst cases, each as a plan: how a book is filled, and the turns that follow. A turn cancels
 * one order and adds another, so that the live orders stay as many as they were. Unit tests hold
 * them against oracles, tests/callgrind counts their instructions, bench/ times them.
 */
#include <stdbool.h>
#include <stdint.h>

enum { WORST_ADD = 1, WORST_CANCEL = 2 };
enum { WORST_QTY = 10 };

/* Prices are multiples of this around the middle: one cent. */
#define WORST_TICK INT64_C(10000000)
#define WORST_MIDDLE (INT64_C(1) << 60)

/* An order of a side to be named later; prices are an ask's. */
struct worst_step {
	uint64_t id;
	int64_t price;
	uint64_t kind;
};

enum worst_prices {
	WORST_SPREAD, /* 64 levels, scattered */
	WORST_ONE,    /* one level */
	WORST_NEAR,   /* two levels, side by side */
	WORST_FAR,    /* two levels, a billion ticks apart */
	WORST_OWN,    /* each its own level, scattered */
	WORST_WORSE,  /* each its own level, worse than all before */
	WORST_BETTER, /* each its own level, better than all before */
	WORST_TOUCH   /* each turn's order alone at a new best price; the rest worse and worse */
};

enum worst_victims {
	WORST_OLDEST,
	WORST_NEWEST,
	WORST_ANY /* uniform over all that live */
};

struct worst_plan {
	const char *name;
	enum worst_prices prices;
	enum worst_victims victims;
	uint64_t (*id)(uint64_t number); /* of the order with this number, from 1; distinct */
};

struct worst_run {
	struct worst_step *steps;
	uint64_t fill;   /* the first steps: the live orders, then turns until nothing grows */
	uint64_t count;  /* all steps */
	struct worst_step *left; /* what lives in the end, best price first, oldest first */
	uint64_t live;
	uint64_t levels; /* at most */
};

/* NULL past the last. */
const struct worst_plan *worst_plan_at(uint32_t index);
const struct worst_plan *worst_plan_named(const char *name);

/* `live` orders, then `turns`. Returns 0, or -1 when memory runs out. */
int worst_make(const struct worst_plan *plan, uint64_t live, uint64_t turns, struct worst_run *out);
void worst_free(struct worst_run *run);

/* As many numbers, evenly mixed, from a seed. */
uint64_t worst_mix(uint64_t n);

#endif
