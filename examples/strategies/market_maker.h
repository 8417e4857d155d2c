/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXAMPLES_MARKET_MAKER_H
#define EXAMPLES_MARKET_MAKER_H
/*
 * A market maker: it always offers to buy a little below what it thinks a thing is worth and to
 * sell a little above, and lives on the difference.
 *
 * After Avellaneda and Stoikov, High-frequency trading in a limit order book (2008): what it thinks
 * is the middle of the others' best prices, less what the position it already holds makes it
 * willing to give up (their q gamma sigma^2 (T - t)); both quotes keep the same distance from
 * there. Their two terms are parameters here, and all is counted in thousandths of a tick: no
 * floating point.
 *
 * It quotes an instrument once at an instant, so that two of its kind cannot chase each other for
 * ever within one.
 */
#include <hft/strategy.h>

/* Parameters: hft_strategy_config.params. */
enum {
	MARKET_MAKER_QTY = 0,      /* of a quote */
	MARKET_MAKER_HALF = 1,     /* from its price to each quote, 1/1000 tick */
	MARKET_MAKER_SKEW = 2,     /* off its price for each QTY held, 1/1000 tick */
	MARKET_MAKER_POSITION = 3, /* it never holds more, long or short */
	MARKET_MAKER_TICKS = 4     /* from here on: the tick of each of its instruments */
};

enum { MARKET_MAKER_INSTRUMENTS = 64, MARKET_MAKER_PARAMS = 4 + MARKET_MAKER_INSTRUMENTS };

/* The order on one side. */
struct market_maker_quote {
	uint64_t order_id;
	uint64_t handle;
	int64_t price;
	int64_t leaves; /* 0 = there is none */
	int32_t sent;   /* a command is on its way */
};

struct market_maker_book {
	uint32_t instrument;
	hft_time quoted_at;
	struct market_maker_quote quotes[2]; /* bid, ask */
};

struct market_maker {
	struct market_maker_book books[MARKET_MAKER_INSTRUMENTS];
	uint32_t count;
	uint64_t client_id; /* the last one used */
};

/* Begin with the instruments of the config, at most MARKET_MAKER_INSTRUMENTS. */
void market_maker_init(struct market_maker *maker, const uint32_t *instruments, uint32_t count);
/* Its callbacks; maker stays where it is while they are in use. */
void market_maker_strategy(struct market_maker *maker, hft_strategy *out);

#endif
