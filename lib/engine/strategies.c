/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/strategies.h"

static const uint64_t kinds_max = 64; /* bits of a mask */

static bool sees(const struct hft_view *view, const hft_event *event)
{
	uint32_t instrument = event->instrument;

	return event->kind < kinds_max && (view->kinds >> event->kind & 1) != 0 &&
	       instrument <= view->all->world.instruments_max &&
	       (view->instruments[instrument / 64] >> instrument % 64 & 1) != 0;
}

static void put(struct hft_strategies *s, const struct hft_view *view, uint32_t count, uint32_t end)
{
	s->queue.batches[s->queue.put++] = (struct hft_strategy_batch){
		.strategy = (uint32_t)(view - s->views),
		.from = view->written,
		.count = count,
		.end = end,
	};
}

static void close_view(struct hft_strategies *s, struct hft_view *view)
{
	view->cancel = (hft_order){ .ts = s->now,
				    .ref_id = view->session,
				    .session = view->session,
				    .party = view->party,
				    .kind = HFT_ORDER_MASS_CANCEL,
				    .ord_type = HFT_MASS_SESSION };
	view->closed = true;
	s->closed++;
	put(s, view, 1, 1);
}

hft_order *hft_strategies_take(struct hft_strategies *s)
{
	while (s->queue.taken != s->queue.put) {
		struct hft_strategy_batch *batch = &s->queue.batches[s->queue.taken];
		struct hft_view *view = &s->views[batch->strategy];

		if (batch->end != 0 || view->closed)
			s->queue.taken++;
		if (batch->end != 0)
			return &view->cancel;
		if (view->closed)
			continue;
		if (--batch->count == 0)
			s->queue.taken++;
		return &view->orders[batch->from++];
	}
	return NULL;
}

/* Where the next call writes: behind what it wrote in answer to the same input. */
static hft_order *room(const struct hft_strategies *s, struct hft_view *view)
{
	if (view->input != s->input) {
		if (view->written != 0)
			memset(view->orders, 0, view->written * sizeof(*view->orders));
		view->input = s->input;
		view->written = 0;
	}
	return view->orders + view->written;
}

static void sign(const struct hft_strategies *s, const struct hft_view *view, hft_order *order)
{
	order->ts = s->now;
	order->seq = 0;
	order->session = view->session;
	if (order->party == 0)
		order->party = view->party;
	if (order->kind == HFT_ORDER_TIMER)
		order->ord_type = HFT_TIMER_STRATEGY;
}

static void accept(struct hft_strategies *s, struct hft_view *view, int32_t n)
{
	if (HFT_LIKELY(n == 0))
		return;
	if (n < 0 || n > HFT_STRATEGY_ORDERS_CAP ||
	    view->written + (uint32_t)n > HFT_STRATEGY_ANSWER_MAX) {
		close_view(s, view);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		sign(s, view, &view->orders[view->written + (uint32_t)i]);
	put(s, view, (uint32_t)n, 0);
	view->written += (uint32_t)n;
}

static void show(struct hft_strategies *s, struct hft_view *view, const hft_event *events,
		 uint32_t n)
{
	accept(s, view,
	       view->calls.on_events(view->calls.user, events, n, view, room(s, view),
				     HFT_STRATEGY_ORDERS_CAP));
}

static void show_gathered(struct hft_strategies *s, struct hft_view *view)
{
	uint32_t n = view->gathered;

	view->gathered = 0;
	if (n != 0)
		show(s, view, view->events, n);
}

static void gather(struct hft_strategies *s, struct hft_view *view, const hft_event *events,
		   uint32_t n)
{
	for (uint32_t i = 0; i < n && !view->closed; i++) {
		if (sees(view, &events[i])) {
			if (view->gathered == HFT_STRATEGY_EVENTS_CAP)
				show_gathered(s, view);
			view->events[view->gathered++] = events[i];
		}
		if (view->transaction && (events[i].flags & HFT_EVENT_LAST) != 0)
			show_gathered(s, view);
	}
	if (!view->transaction && !view->closed)
		show_gathered(s, view);
}

void hft_strategies_events(struct hft_strategies *s, const hft_event *events, uint32_t n)
{
	for (uint32_t i = 0; i < s->count; i++) {
		struct hft_view *view = &s->views[i];

		if (view->closed || view->calls.on_events == NULL)
			continue;
		if (n != 1 || view->transaction)
			gather(s, view, events, n);
		else if (sees(view, events))
			show(s, view, events, 1);
	}
}

/* Reports of one strategy's orders, one after another. */
static void answer(struct hft_strategies *s, struct hft_view *view, const hft_report *reports,
		   uint32_t n)
{
	if (view->closed)
		return;
	for (uint32_t i = 0; i < n; i++)
		if (!hft_strategy_open_apply(&view->open, &reports[i])) {
			close_view(s, view);
			return;
		}
	if (view->calls.on_reports != NULL)
		accept(s, view,
		       view->calls.on_reports(view->calls.user, reports, n, view, room(s, view),
					      HFT_STRATEGY_ORDERS_CAP));
}

void hft_strategies_reports(struct hft_strategies *s, const hft_report *reports, uint32_t n)
{
	uint32_t end;

	if (s->count == 0)
		return;
	for (uint32_t i = 0; i < n; i = end) {
		uint32_t session = reports[i].session;

		end = i + 1;
		if (!hft_strategies_has(s, session))
			continue;
		while (end < n && reports[end].session == session)
			end++;
		answer(s, &s->views[s->by_session[session] - 1], &reports[i], end - i);
	}
}

void hft_strategies_timer(struct hft_strategies *s, uint32_t session, hft_time now, uint64_t id)
{
	struct hft_view *view;

	if (!hft_strategies_has(s, session))
		return;
	view = &s->views[s->by_session[session] - 1];
	if (!view->closed && view->calls.on_timer != NULL)
		accept(s, view,
		       view->calls.on_timer(view->calls.user, now, id, view, room(s, view),
					    HFT_STRATEGY_ORDERS_CAP));
}

hft_status hft_strategies_status(const struct hft_strategies *s, uint32_t number)
{
	if (number >= s->count)
		return HFT_E_NOTFOUND;
	return s->views[number].closed ? HFT_E_CLOSED : HFT_OK;
}
