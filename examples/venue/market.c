/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <stdlib.h>
#include <string.h>

/* Ticks in 1e-9 of the currency: ITCH has four decimals. */
static const struct {
	char symbol[9];
	int64_t tick;
	int64_t price; /* of the middle of the range, in ticks */
} names[] = {
	{ "ALFA    ", 10000000, 10000 }, { "BRAVO   ", 10000000, 30000 },
	{ "CARLO   ", 50000000, 9000 },	 { "DELTA   ", 10000000, 18000 },
	{ "ECHO    ", 1000000, 12000 },	 { "FOXTROT ", 100000000, 9500 },
	{ "GOLF    ", 10000000, 15000 }, { "HOTEL   ", 20000000, 11000 },
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

static const int64_t middle = VENUE_TICKS / 2;

static void name(struct venue_instrument *instrument, uint32_t id)
{
	uint32_t i = (id - 1) % NAMES;

	memcpy(instrument->symbol, names[i].symbol, sizeof(instrument->symbol));
	/* More of them than names: ALFA, ..., HOTEL, ALFA1, ... */
	if (id > NAMES) {
		char *end = strchr(instrument->symbol, ' ');

		*(end != NULL ? end : &instrument->symbol[7]) = (char)('0' + (id - 1) / NAMES);
	}
	instrument->tick = names[i].tick;
	instrument->base = (names[i].price - middle) * names[i].tick;
}

bool venue_market_open(struct venue *v)
{
	struct venue_market *market = &v->market;

	market->count = v->config.instruments;
	market->orders_max = v->config.commands;
	market->orders = calloc(market->orders_max + 1, sizeof(*market->orders));
	if (market->orders == NULL)
		return false;
	for (uint32_t id = 1; id <= market->count; id++) {
		struct venue_instrument *instrument = &market->instruments[id];

		name(instrument, id);
		instrument->levels = calloc(VENUE_TICKS, sizeof(*instrument->levels));
		instrument->live_room = 1024;
		instrument->live = malloc(instrument->live_room * sizeof(*instrument->live));
		if (instrument->levels == NULL || instrument->live == NULL)
			return false;
		instrument->value = middle * 1000;
		for (uint32_t i = 0; i < VENUE_LAG; i++)
			instrument->known[i] = instrument->value;
	}
	return true;
}

void venue_market_close(struct venue_market *market)
{
	for (uint32_t id = 1; id <= market->count; id++) {
		free(market->instruments[id].levels);
		free(market->instruments[id].live);
	}
	free(market->orders);
}

/* What it is worth wanders, follows a drift for a while, and now and then there is news. */
void venue_market_step(struct venue *v, struct venue_instrument *instrument)
{
	int64_t value = instrument->value + instrument->drift;

	value += (int64_t)venue_below(&v->rng, 1001) - 500;
	if (venue_below(&v->rng, 4000) == 0)
		instrument->drift = (int64_t)venue_below(&v->rng, 13) - 6;
	if (venue_below(&v->rng, 8000) == 0)
		value += ((int64_t)venue_below(&v->rng, 21) - 10) * 1000;
	/* Prices end somewhere. */
	if (value < VENUE_TICKS / 8 * 1000 || value > VENUE_TICKS / 8 * 7000) {
		instrument->drift = -instrument->drift;
		value = instrument->value;
	}
	instrument->value = value;
	instrument->known[instrument->known_at++ % VENUE_LAG] = value;
}

int64_t venue_market_known(const struct venue_instrument *instrument)
{
	return instrument->known[instrument->known_at % VENUE_LAG];
}
