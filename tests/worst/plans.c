/* SPDX-License-Identifier: Apache-2.0 */
#include "plans.h"

#include <stdlib.h>
#include <string.h>

enum { SPREAD = 64, STRIDE = 7919 };

uint64_t worst_mix(uint64_t n)
{
	n += UINT64_C(0x9e3779b97f4a7c15);
	n = (n ^ (n >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	n = (n ^ (n >> 27)) * UINT64_C(0x94d049bb133111eb);
	return n ^ (n >> 31);
}

static uint64_t in_sequence(uint64_t n)
{
	return n;
}

static uint64_t by_8(uint64_t n)
{
	return n << 3;
}

static uint64_t by_4096(uint64_t n)
{
	return n << 12;
}

static uint64_t by_a_million(uint64_t n)
{
	return n << 20;
}

static uint64_t equal_low_32(uint64_t n)
{
	return n << 32 | UINT64_C(0x5eed);
}

static uint64_t high_bits_only(uint64_t n)
{
	return n << 40;
}

static uint64_t bit_reversed(uint64_t n)
{
	uint64_t out = 0;

	for (uint32_t i = 0; i < 64; i++)
		out |= (n >> i & 1) << (63 - i);
	return out;
}

/* A fixed point of a popular mixer: what an attacker makes who guesses the function. */
static uint64_t unmixed(uint64_t n)
{
	return n * UINT64_C(0xf1de83e19937733d); /* the inverse of 0x9e3779b97f4a7c15 */
}

static uint64_t scattered(uint64_t n)
{
	return worst_mix(n);
}

static const struct worst_plan plans[] = {
	/* The first is the friend that others are measured by. */
	{ "friendly", WORST_SPREAD, WORST_ANY, in_sequence },
	{ "near", WORST_NEAR, WORST_OLDEST, in_sequence },
	{ "far", WORST_FAR, WORST_OLDEST, in_sequence },
	{ "level_oldest", WORST_ONE, WORST_OLDEST, in_sequence },
	{ "level_newest", WORST_ONE, WORST_NEWEST, in_sequence },
	{ "level_any", WORST_ONE, WORST_ANY, in_sequence },
	{ "levels_any", WORST_OWN, WORST_ANY, in_sequence },
	{ "levels_newest", WORST_OWN, WORST_NEWEST, in_sequence },
	{ "levels_best", WORST_WORSE, WORST_OLDEST, in_sequence },
	{ "levels_worst", WORST_BETTER, WORST_OLDEST, in_sequence },
	{ "touch", WORST_TOUCH, WORST_NEWEST, in_sequence },
	{ "oldest", WORST_SPREAD, WORST_OLDEST, in_sequence },
	{ "newest", WORST_SPREAD, WORST_NEWEST, in_sequence },
	{ "ids_by_8", WORST_SPREAD, WORST_ANY, by_8 },
	{ "ids_by_4096", WORST_SPREAD, WORST_ANY, by_4096 },
	{ "ids_by_a_million", WORST_SPREAD, WORST_ANY, by_a_million },
	{ "ids_equal_low_32", WORST_SPREAD, WORST_ANY, equal_low_32 },
	{ "ids_high_bits_only", WORST_SPREAD, WORST_ANY, high_bits_only },
	{ "ids_bit_reversed", WORST_SPREAD, WORST_ANY, bit_reversed },
	{ "ids_unmixed", WORST_SPREAD, WORST_ANY, unmixed },
	{ "ids_scattered", WORST_SPREAD, WORST_ANY, scattered },
};

const struct worst_plan *worst_plan_at(uint32_t index)
{
	return index < sizeof(plans) / sizeof(plans[0]) ? &plans[index] : NULL;
}

const struct worst_plan *worst_plan_named(const char *name)
{
	for (uint32_t i = 0; worst_plan_at(i) != NULL; i++)
		if (strcmp(plans[i].name, name) == 0)
			return &plans[i];
	return NULL;
}

static uint64_t levels_of(const struct worst_plan *plan, uint64_t live)
{
	switch (plan->prices) {
	case WORST_SPREAD:
		return live < SPREAD ? live : SPREAD;
	case WORST_ONE:
		return 1;
	case WORST_NEAR:
	case WORST_FAR:
		return 2;
	default:
		return live;
	}
}

/* In ticks from the middle, of order number n. */
static int64_t ticks_of(const struct worst_plan *plan, uint64_t n, uint64_t live)
{
	switch (plan->prices) {
	case WORST_SPREAD:
		return (int64_t)(n * STRIDE % SPREAD);
	case WORST_ONE:
		return 0;
	case WORST_NEAR:
		return (int64_t)(n & 1);
	case WORST_FAR:
		return (n & 1) != 0 ? INT64_C(-500000000) : INT64_C(500000000);
	case WORST_OWN:
		/* An odd factor of 2^30: no price twice. */
		return (int64_t)(n * UINT64_C(0x2c9277b5) & ((UINT64_C(1) << 30) - 1));
	case WORST_WORSE:
		return (int64_t)n;
	case WORST_BETTER:
		return -(int64_t)n;
	default:
		return n < live ? (int64_t)n : -1;
	}
}

/* Those that live, oldest first but for WORST_ANY. */
struct crowd {
	struct worst_step *rows; /* kind is the number */
	uint64_t first;
	uint64_t count;
	uint64_t random;
};

static uint64_t victim_at(struct crowd *crowd, enum worst_victims victims)
{
	if (victims == WORST_OLDEST)
		return crowd->first;
	if (victims == WORST_NEWEST)
		return crowd->first + crowd->count - 1;
	crowd->random++;
	return crowd->first + worst_mix(crowd->random) % crowd->count;
}

static struct worst_step leave(struct crowd *crowd, enum worst_victims victims)
{
	uint64_t at = victim_at(crowd, victims);
	struct worst_step gone = crowd->rows[at];

	if (victims == WORST_OLDEST)
		crowd->first++;
	else
		crowd->rows[at] = crowd->rows[crowd->first + crowd->count - 1];
	crowd->count--;
	gone.kind = WORST_CANCEL;
	return gone;
}

static struct worst_step enter(struct crowd *crowd, const struct worst_plan *plan, uint64_t number,
			       uint64_t live)
{
	struct worst_step step = {
		.id = plan->id(number),
		.price = WORST_MIDDLE + ticks_of(plan, number, live) * WORST_TICK,
		.kind = number,
	};

	crowd->rows[crowd->first + crowd->count++] = step;
	step.kind = WORST_ADD;
	return step;
}

static int by_priority(const void *a, const void *b)
{
	const struct worst_step *x = a;
	const struct worst_step *y = b;

	if (x->price != y->price)
		return x->price < y->price ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

int worst_make(const struct worst_plan *plan, uint64_t live, uint64_t turns, struct worst_run *out)
{
	uint64_t settle = live < 4 ? 0 : live / 2;
	uint64_t all = live + settle + turns;
	struct crowd crowd = { .rows = malloc((all + 1) * sizeof(*crowd.rows)) };
	uint64_t n = 0;

	*out = (struct worst_run){ .live = live, .fill = live + 2 * settle };
	out->steps = malloc((live + 2 * (settle + turns)) * sizeof(*out->steps));
	if (crowd.rows == NULL || out->steps == NULL) {
		free(crowd.rows);
		free(out->steps);
		return -1;
	}
	for (uint64_t number = 1; number <= all; number++) {
		if (number > live)
			out->steps[n++] = leave(&crowd, plan->victims);
		out->steps[n++] = enter(&crowd, plan, number, live);
	}
	out->count = n;
	out->levels = levels_of(plan, live);
	memmove(crowd.rows, crowd.rows + crowd.first, crowd.count * sizeof(*crowd.rows));
	qsort(crowd.rows, crowd.count, sizeof(*crowd.rows), by_priority);
	out->left = crowd.rows;
	return 0;
}

void worst_free(struct worst_run *run)
{
	free(run->steps);
	free(run->left);
}
