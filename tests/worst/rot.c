/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A full book, one order leaves and one comes, over and over: what a search costs and what memory
 * is used must not grow, and the book must stay what one made anew would be.
 *   rot --engine match|book --victim oldest|newest|any --operations N --seed S
 */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worst/inside.h"

enum {
	LIVE = 1 << 16, /* as many as fill the index to its limit */
	LEVELS = 64,
	STRIDE = 7919,
	SETTLE = 4, /* times that all orders go before the first tenth */
	TENTHS = 10,
	SAMPLES = 10 /* of the searches, in each tenth */
};

/* An order that lives, and when it came. */
struct row {
	struct worst_step step;
	uint64_t number;
};

struct rot {
	struct worst_engine engine;
	struct row rows[LIVE];
	uint64_t oldest; /* row of the oldest, where those that go are the oldest */
	uint64_t number; /* of the order that came last */
	uint64_t random;
	uint64_t seed;
	enum worst_kind kind;
	enum worst_victims victims;
	double passed[TENTHS]; /* buckets, an order, on the way to it */
};

static struct rot rot;
static struct worst_engine fresh;

static void fail(const char *what)
{
	printf("rot: %s after order %" PRIu64 ", seed %" PRIu64 "\n", what, rot.number, rot.seed);
	exit(EXIT_FAILURE);
}

static void expect(bool holds, const char *what)
{
	if (!holds)
		fail(what);
}

/* Odd seeds have ids in sequence, even ones all over 64 bits. */
static void come(struct row *row)
{
	uint64_t number = ++rot.number;

	row->number = number;
	row->step.id = rot.seed % 2 != 0 ? number : worst_mix(number + rot.seed);
	row->step.price = WORST_MIDDLE + (int64_t)(number * STRIDE % LEVELS) * WORST_TICK;
	row->step.kind = WORST_ADD;
	expect(worst_play(&rot.engine, &row->step, 1), "an order was refused");
}

static void turn(void)
{
	struct row *row = &rot.rows[LIVE - 1]; /* the newest always comes here */
	struct worst_step gone;

	if (rot.victims == WORST_OLDEST)
		row = &rot.rows[rot.oldest++ % LIVE];
	else if (rot.victims == WORST_ANY)
		row = &rot.rows[worst_mix(rot.seed ^ ++rot.random) % LIVE];
	gone = row->step;
	gone.kind = WORST_CANCEL;
	expect(worst_play(&rot.engine, &gone, 1), "a cancel was refused");
	come(row);
}

static int by_number(const void *a, const void *b)
{
	const struct row *x = a;
	const struct row *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* The same orders, in the order in which they came, in a new book. */
static void compare(void)
{
	static struct row rows[LIVE];

	memcpy(rows, rot.rows, sizeof(rows));
	qsort(rows, LIVE, sizeof(rows[0]), by_number);
	expect(worst_open(&fresh, rot.kind, HFT_SIDE_ASK, LIVE, LEVELS, rot.seed + 1) == 0,
	       "no memory");
	for (uint32_t i = 0; i < LIVE; i++)
		expect(worst_play(&fresh, &rows[i].step, 1), "the new book refused an order");
	expect(worst_check(&rot.engine) == HFT_OK, "an invariant was broken");
	expect(worst_orders(&rot.engine) == LIVE, "orders were lost");
	expect(worst_hash(&rot.engine) == worst_hash(&fresh), "the book differed from a new one");
	worst_close(&fresh);
}

static void run(uint64_t operations)
{
	uint64_t turns = operations / 2 / TENTHS / SAMPLES;
	uint64_t longest = 0;
	uint64_t bytes = 0;

	for (uint32_t i = 0; i < LIVE; i++)
		come(&rot.rows[i]);
	/* Who once found his bucket full stays next door when it has room again: in a book that has
	 * turned over more orders are next door than in a new one, but not more and more. */
	for (uint64_t i = 0; i < SETTLE * LIVE; i++)
		turn();
	for (uint32_t tenth = 0; tenth < TENTHS; tenth++) {
		for (uint32_t sample = 0; sample < SAMPLES; sample++) {
			for (uint64_t i = 0; i < turns; i++)
				turn();
			rot.passed[tenth] += (double)worst_probes(&rot.engine, &longest);
			expect(worst_passed(&rot.engine) ==
				       worst_probes(&rot.engine, &longest),
			       "buckets led searches on in vain");
		}
		rot.passed[tenth] /= (double)LIVE * SAMPLES;
		compare();
		if (tenth == 0)
			bytes = worst_bytes(&rot.engine);
		printf("%3u %%: %.5f buckets passed an order, at most %" PRIu64 ", %" PRIu64
		       " bytes\n",
		       (tenth + 1) * 10, rot.passed[tenth], longest, worst_bytes(&rot.engine));
		expect(worst_bytes(&rot.engine) == bytes, "memory grew");
	}
	/* How many orders are next door is not steady to the last. */
	expect(rot.passed[TENTHS - 1] <= rot.passed[0] * 1.25 + 0.002, "searches grew longer");
}

static bool parse(int argc, char **argv, uint64_t *operations)
{
	static const struct option names[] = { { "engine", 1, NULL, 'e' },
					       { "victim", 1, NULL, 'v' },
					       { "operations", 1, NULL, 'o' },
					       { "seed", 1, NULL, 's' },
					       { NULL, 0, NULL, 0 } };
	int c;

	rot.victims = WORST_ANY;
	rot.seed = 1;
	*operations = 1000000;
	while ((c = getopt_long(argc, argv, "", names, NULL)) >= 0) {
		if (c == 'e')
			rot.kind = strcmp(optarg, "book") == 0 ? WORST_BOOK : WORST_MATCH;
		else if (c == 'v')
			rot.victims = strcmp(optarg, "oldest") == 0 ? WORST_OLDEST :
				      strcmp(optarg, "newest") == 0 ? WORST_NEWEST :
								      WORST_ANY;
		else if (c == 'o')
			*operations = strtoull(optarg, NULL, 10);
		else if (c == 's')
			rot.seed = strtoull(optarg, NULL, 10);
		else
			return false;
	}
	return optind == argc && *operations >= 2 * TENTHS * SAMPLES;
}

int main(int argc, char **argv)
{
	uint64_t operations;

	if (!parse(argc, argv, &operations)) {
		fprintf(stderr, "usage: rot --engine match|book --victim oldest|newest|any "
				"--operations N --seed S\n");
		return 2;
	}
	expect(worst_open(&rot.engine, rot.kind, HFT_SIDE_ASK, LIVE, LEVELS, rot.seed) == 0,
	       "no memory");
	run(operations);
	worst_close(&rot.engine);
	return EXIT_SUCCESS;
}
