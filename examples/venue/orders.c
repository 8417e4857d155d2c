/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <stdlib.h>

uint32_t venue_orders_next(struct venue_market *market, uint32_t account, uint32_t instrument,
			   uint8_t side)
{
	struct venue_order *order;

	if (market->numbers == market->orders_max)
		return 0;
	order = &market->orders[++market->numbers];
	order->account = account;
	order->instrument = (uint16_t)instrument;
	order->side = side;
	return (uint32_t)market->numbers;
}

static uint32_t tick_of(const struct venue_instrument *instrument, int64_t price)
{
	int64_t tick = (price - instrument->base) / instrument->tick;

	return tick < 0 ? 0 : tick >= VENUE_TICKS ? VENUE_TICKS - 1 : (uint32_t)tick;
}

static void link_order(struct venue_market *market, uint32_t number)
{
	struct venue_order *order = &market->orders[number];
	struct venue_instrument *instrument = &market->instruments[order->instrument];
	struct venue_level *level;

	order->tick = tick_of(instrument, order->price);
	level = &instrument->levels[order->tick];
	order->prev = level->tail;
	order->next = 0;
	*(level->tail != 0 ? &market->orders[level->tail].next : &level->head) = number;
	level->tail = number;
}

static void unlink_order(struct venue_market *market, uint32_t number)
{
	struct venue_order *order = &market->orders[number];
	struct venue_level *level = &market->instruments[order->instrument].levels[order->tick];

	*(order->prev != 0 ? &market->orders[order->prev].next : &level->head) = order->next;
	*(order->next != 0 ? &market->orders[order->next].prev : &level->tail) = order->prev;
}

static void enter(struct venue_market *market, uint32_t number)
{
	struct venue_order *order = &market->orders[number];
	struct venue_instrument *instrument = &market->instruments[order->instrument];

	if (instrument->live_count == instrument->live_room) {
		uint32_t room = 2 * instrument->live_room;
		uint32_t *live = realloc(instrument->live, room * sizeof(*live));

		/* Then nobody will cancel or replace this one. */
		if (live == NULL)
			return;
		instrument->live = live;
		instrument->live_room = room;
	}
	order->live = true;
	order->live_at = instrument->live_count;
	instrument->live[instrument->live_count++] = number;
	market->live++;
	link_order(market, number);
}

static void leave(struct venue_market *market, uint32_t number)
{
	struct venue_order *order = &market->orders[number];
	struct venue_instrument *instrument = &market->instruments[order->instrument];
	uint32_t last = instrument->live[--instrument->live_count];

	unlink_order(market, number);
	instrument->live[order->live_at] = last;
	market->orders[last].live_at = order->live_at;
	order->live = false;
	market->live--;
	market->gone[market->gone_at++ % VENUE_GONE] = number;
}

static bool moves(const struct venue_order *order, const hft_report *report)
{
	return report->kind == HFT_REPORT_REPLACED &&
	       ((report->flags & HFT_REPORT_PRIORITY_KEPT) == 0 || report->price != order->price);
}

void venue_orders_report(struct venue_market *market, const hft_report *report)
{
	uint32_t number = (uint32_t)report->client_id;
	struct venue_order *order;

	if (report->kind == HFT_REPORT_REJECTED || report->client_id == 0 ||
	    report->client_id > market->numbers)
		return;
	order = &market->orders[number];
	order->order_id = report->order_id;
	order->handle = report->handle;
	order->leaves = report->leaves;
	if (order->live && report->leaves == 0) {
		leave(market, number);
	} else if (order->live && moves(order, report)) {
		unlink_order(market, number);
		order->price = report->price;
		link_order(market, number);
	} else if (!order->live && report->leaves > 0 &&
		   (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0) {
		order->price = report->price;
		enter(market, number);
	}
}

uint32_t venue_orders_pick(struct venue *v, uint32_t instrument)
{
	struct venue_instrument *in = &v->market.instruments[instrument];
	uint32_t number, back;

	if (in->live_count == 0)
		return 0;
	number = in->live[venue_below(&v->rng, in->live_count)];
	if (!venue_chance(&v->rng, 60))
		return number;
	number = in->levels[v->market.orders[number].tick].tail;
	for (back = venue_below(&v->rng, 8); back != 0; back--)
		if (v->market.orders[number].prev != 0)
			number = v->market.orders[number].prev;
	return number;
}

uint32_t venue_orders_at(const struct venue_market *market, uint32_t instrument, int64_t price)
{
	const struct venue_instrument *in = &market->instruments[instrument];

	return price == HFT_PRICE_NONE ? 0 : in->levels[tick_of(in, price)].head;
}
