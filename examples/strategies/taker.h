/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXAMPLES_TAKER_H
#define EXAMPLES_TAKER_H
/*
 * A taker: every so often it looks at where the middle of the market has gone since it looked last,
 * and follows it: it buys at the best offer what rose, and sells at the best bid what fell. With a
 * threshold of 0 it does not look but tosses a coin. What does not trade at once is cancelled.
 */
#include <hft/strategy.h>

/* Parameters: hft_strategy_config.params. */
enum {
	TAKER_INSTRUMENT = 0,
	TAKER_QTY = 1,       /* of an order */
	TAKER_EVERY_NS = 2,  /* how often it looks */
	TAKER_THRESHOLD = 3, /* in prices; 0 = a coin decides */
	TAKER_POSITION = 4,  /* it never holds more, long or short */
	TAKER_SEED = 5,      /* of the coin */
	TAKER_PARAMS = 6
};

struct taker {
	uint64_t coin;
	uint64_t client_id; /* the last one used */
	int64_t middle2;    /* twice the middle when it looked last, 0 = it has not yet */
	int32_t started;
};

/* Its callbacks; taker stays where it is while they are in use. */
void taker_strategy(struct taker *taker, hft_strategy *out);

#endif
