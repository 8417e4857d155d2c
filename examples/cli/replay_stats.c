/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <stdlib.h>

bool replay_stats_open(struct replay *r)
{
	r->spreads = calloc(CLI_LOCATES, sizeof(*r->spreads));
	r->rate = calloc(DAY_SECONDS, sizeof(*r->rate));
	r->series.step = 1000000;
	return r->spreads != NULL && r->rate != NULL;
}

void replay_stats_close(struct replay *r)
{
	free(r->spreads);
	free(r->rate);
}

static void tally(struct replay_tally *tally, const hft_event *event)
{
	tally->count++;
	tally->qty += event->qty;
	if (event->price != HFT_PRICE_NONE)
		tally->value += (__int128)event->price * event->qty;
}

static void see_trade(struct replay *r, const hft_event *event)
{
	if (event->kind == HFT_EVENT_BUST)
		r->busts++;
	else if (event->kind == HFT_EVENT_TRADE)
		tally(event->reason == HFT_TRADE_REGULAR ? &r->hidden : &r->crossed, event);
	else if ((event->flags & HFT_EVENT_NOT_PRINTABLE) != 0)
		r->not_printable++;
	else
		tally(&r->executed, event);
}

static void spread_until(struct replay_spread *spread, hft_time ts)
{
	int64_t time = ts - spread->since;

	if (spread->since != 0 && spread->now >= 0 && time > 0) {
		spread->time += time;
		spread->area += (__int128)spread->now * time;
		spread->area_ticks += (__int128)(spread->now * 1000 / spread->tick) * time;
	}
	spread->since = ts;
}

static void see_spread(struct replay *r, const hft_event *event)
{
	struct replay_spread *spread = &r->spreads[event->instrument];
	hft_bbo bbo;

	if (r->spreads_closed || hft_book_bbo(r->book, event->instrument, &bbo) != HFT_OK)
		return;
	spread_until(spread, event->ts_event);
	spread->now = -1;
	if (bbo.bid_price == HFT_PRICE_NONE || bbo.ask_price == HFT_PRICE_NONE ||
	    bbo.ask_price <= bbo.bid_price)
		return;
	spread->tick = hft_ref_tick(r->names.ref, r->names.tick_table, bbo.ask_price);
	if (spread->tick > 0)
		spread->now = bbo.ask_price - bbo.bid_price;
}

static void spreads_until(struct replay *r, hft_time ts)
{
	for (uint32_t i = 0; i < CLI_LOCATES; i++)
		if (r->spreads[i].since != 0)
			spread_until(&r->spreads[i], ts);
}

/* The first open begins the spreads anew; the close after it ends them. */
static void see_state(struct replay *r, const hft_event *event)
{
	if (event->reason == HFT_STATE_MARKET_OPEN && !r->market_hours) {
		spreads_until(r, event->ts_event);
		for (uint32_t i = 0; i < CLI_LOCATES; i++) {
			r->spreads[i].time = 0;
			r->spreads[i].area = 0;
			r->spreads[i].area_ticks = 0;
		}
		r->market_hours = true;
	}
	if (event->reason == HFT_STATE_MARKET_CLOSE && r->market_hours && !r->spreads_closed) {
		spreads_until(r, event->ts_event);
		r->spreads_closed = true;
	}
}

static void see_time(struct replay *r, const hft_event *event)
{
	int64_t second = (event->ts_event - r->options->midnight) / 1000000000;

	if ((event->flags & HFT_EVENT_BAD_TS) != 0)
		return;
	if (!r->any)
		r->first = event->ts_event;
	r->any = true;
	r->last = event->ts_event;
	if ((event->flags & HFT_EVENT_LAST) != 0 && second >= 0)
		r->rate[second < DAY_SECONDS ? second : DAY_SECONDS - 1]++;
}

void replay_stats_end(struct replay *r)
{
	if (!r->spreads_closed)
		spreads_until(r, r->last);
	r->spreads_closed = true;
}

/* Quantity at the best 1, 5 and 10 of the levels. */
static void quantities(const hft_level *levels, int64_t n, int64_t out[3])
{
	static const int64_t upto[3] = { 1, 5, 10 };
	int64_t sum = 0;

	out[0] = out[1] = out[2] = 0;
	for (int64_t i = 0, k = 0; k < 3; k++) {
		for (; i < n && i < upto[k]; i++)
			sum += levels[i].qty;
		out[k] = sum;
	}
}

static void see_depth(struct replay *r, uint32_t locate)
{
	hft_level levels[REPLAY_LEVELS];
	int64_t qty[3];
	hft_bbo bbo;

	if (hft_book_bbo(r->book, locate, &bbo) != HFT_OK || bbo.orders == 0)
		return;
	r->depth.samples += 2;
	r->depth.levels += (uint64_t)bbo.bid_levels + bbo.ask_levels;
	r->depth.orders += bbo.orders;
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		int64_t n = hft_book_levels(r->book, locate, side, levels, REPLAY_LEVELS);

		quantities(levels, n, qty);
		for (int k = 0; k < 3; k++)
			r->depth.qty[k] += (uint64_t)qty[k];
	}
}

/*
 * Twice the step. A point moves up to the new step, where nothing had changed unless a later point
 * says so: that one takes its place.
 */
static void series_widen(struct replay_series *series)
{
	uint32_t kept = 0;

	series->step *= 2;
	for (uint32_t i = 0; i < series->count; i++) {
		struct replay_point point = series->points[i];

		point.ts += (series->step - point.ts % series->step) % series->step;
		if (kept > 0 && series->points[kept - 1].ts == point.ts)
			kept--;
		series->points[kept++] = point;
	}
	series->count = kept;
}

static void series_point(struct replay *r, hft_time ts)
{
	struct replay_series *series = &r->series;
	hft_level levels[REPLAY_LEVELS];
	struct replay_point *point;

	if (series->next != 0) {
		while (series->count == SERIES_POINTS)
			series_widen(series);
		point = &series->points[series->count++];
		point->ts = series->next;
		for (int side = 0; side < 2; side++) {
			int64_t n = hft_book_levels(r->book, series->locate,
						    side == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK, levels,
						    REPLAY_LEVELS);

			point->price[side] = n > 0 ? levels[0].price : HFT_PRICE_NONE;
			quantities(levels, n, point->qty[side]);
		}
	}
	series->next = ts - ts % series->step + series->step;
}

void replay_stats_before(struct replay *r, hft_time ts)
{
	if (ts >= r->series.next)
		series_point(r, ts);
}

void replay_stats_see(struct replay *r, int64_t n)
{
	cli_names_see(&r->names, &r->in, r->events, n);
	for (int64_t i = 0; i < n; i++) {
		const hft_event *event = &r->events[i];

		see_time(r, event);
		if (r->statuses[i] != HFT_OK)
			continue;
		if (event->kind == HFT_EVENT_STATUS)
			see_state(r, event);
		else if (event->kind == HFT_EVENT_EXECUTE || event->kind == HFT_EVENT_TRADE ||
			 event->kind == HFT_EVENT_BUST)
			see_trade(r, event);
		if (event->kind < HFT_EVENT_TRADE && event->instrument < CLI_LOCATES)
			see_spread(r, event);
	}
	if (r->messages_seen++ % REPLAY_SAMPLE == 0)
		see_depth(r, r->events[0].instrument);
}
