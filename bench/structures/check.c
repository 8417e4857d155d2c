/* SPDX-License-Identifier: Apache-2.0 */
#include "cases.h"

#include "floor.h"
#include "naive_book.h"

#include <stdio.h>

enum { STOPS = 8, DEPTH = 40 };

static struct floor *floor_of(const struct stream *s)
{
	const struct floor_config config = {
		.instruments = s->symbols,
		.orders = (uint32_t)s->live_peak,
		.ticks = s->ticks > 2048 ? 4096 : 2 * s->ticks,
	};

	return floor_create(&config);
}

static bool same_bests(const struct keeper_kind *kind, const void *keeper,
		       const struct floor *floor, uint32_t instruments)
{
	for (uint32_t i = 1; i <= instruments; i++) {
		struct floor_bbo want;
		struct best got;

		floor_bbo_get(floor, i, &want);
		kind->best(keeper, i, &got);
		if (got.price[0] != want.bid_price || got.price[1] != want.ask_price ||
		    got.qty[0] != want.bid_qty || got.qty[1] != want.ask_qty)
			return false;
	}
	return kind->live(keeper) == floor_live(floor);
}

/* Odd stretches one event at a time, even ones looking ahead. */
static bool check_kind(const struct keeper_kind *kind, void *keeper, struct floor *floor,
		       const struct stream *s)
{
	static const struct ahead ways[2] = { { 16, 8, 4 }, { 0, 0, 0 } };
	uint64_t from = 0;

	for (uint32_t stop = 0; stop <= STOPS; stop++) {
		uint64_t to = s->preload + (s->count - s->preload) * stop / STOPS;

		run_range(kind, keeper, s->events, from, to, ways[stop % 2]);
		for (uint64_t i = from; i < to; i++)
			floor_apply(floor, &s->events[i]);
		if (!same_bests(kind, keeper, floor, s->symbols))
			return false;
		from = to;
	}
	return true;
}

uint32_t check_stream(const struct cases *cases, const struct stream *s)
{
	uint32_t failures = 0;

	for (uint32_t i = 0; i < cases->count; i++) {
		const struct keeper_kind *kind = cases->kinds[i];
		void *keeper = keeper_make(kind, s);
		struct floor *floor = floor_of(s);

		if (keeper != NULL && (floor == NULL || !check_kind(kind, keeper, floor, s))) {
			fprintf(stderr, "hft-structures: %s differs from the floor\n", kind->name);
			failures++;
		}
		floor_destroy(floor);
		if (keeper != NULL)
			kind->destroy(keeper);
	}
	return failures;
}

static bool same_levels(const struct keeper_kind *kind, const void *keeper,
			const struct naive_book *naive, uint32_t side)
{
	int64_t prices[DEPTH];
	uint64_t qtys[DEPTH];
	hft_level want[DEPTH];
	uint32_t n = naive_levels(naive, side / 2, (side & 1) != 0 ? HFT_SIDE_ASK : HFT_SIDE_BID,
				  want, DEPTH);

	if (kind->walk(keeper, side, prices, qtys, DEPTH) != n)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (prices[i] != want[i].price || (int64_t)qtys[i] != want[i].qty)
			return false;
	}
	return true;
}

static bool check_naive_kind(const struct keeper_kind *kind, void *keeper, const struct stream *s,
			     uint32_t events)
{
	const struct ahead one = { 0, 0, 0 };
	hft_book_config config;
	struct naive_book *naive;
	bool same = true;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = s->symbols;
	config.orders_max = (uint32_t)s->live_peak;
	naive = naive_create(&config);
	for (uint64_t i = 0; naive != NULL && same && i < s->preload + events; i++) {
		hft_event e = s->events[i];

		naive_apply(naive, &e);
		run_range(kind, keeper, s->events, i, i + 1, one);
		if (i % 16 == 0)
			same = same_levels(kind, keeper, naive, 2) &&
			       same_levels(kind, keeper, naive, 3);
	}
	same = same && naive != NULL && naive->orders == kind->live(keeper);
	naive_destroy(naive);
	return same;
}

uint32_t check_naive(const struct cases *cases, const struct stream *s, uint32_t events)
{
	uint32_t failures = 0;

	for (uint32_t i = 0; i < cases->count; i++) {
		const struct keeper_kind *kind = cases->kinds[i];
		void *keeper = keeper_make(kind, s);

		if (keeper != NULL && !check_naive_kind(kind, keeper, s, events)) {
			fprintf(stderr, "hft-structures: %s differs from the model\n", kind->name);
			failures++;
		}
		if (keeper != NULL)
			kind->destroy(keeper);
	}
	return failures;
}
