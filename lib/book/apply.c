/* SPDX-License-Identifier: Apache-2.0 */
#include "book/book.h"

static hft_status refuse(hft_book *book, hft_status status)
{
	book->refused[HFT_E_EVENT_KIND - status]++;
	return status;
}

static hft_status apply_one(hft_book *book, hft_event *event)
{
	hft_status status = HFT_OK;

	if (event->kind < HFT_EVENT_TRADE)
		status = hft_book_change(book, event);
	if (HFT_UNLIKELY(book->ladder.broken))
		return hft_book_poison(book);
	if (HFT_UNLIKELY(status != HFT_OK))
		return refuse(book, status);
	book->applied++;
	return HFT_OK;
}

hft_status hft_book_apply(hft_book *book, hft_event *event)
{
	hft_status status;

	if (book == NULL || event == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&book->guard))
		return HFT_E_BUSY;
	if (hft_book_poisoned(book)) {
		status = HFT_E_INTERNAL;
	} else {
		status = apply_one(book, event);
		hft_book_publish(book);
	}
	hft_guard_leave(&book->guard);
	return status;
}

/*
 * Distances, in events, at which the lines of an event are asked for, each found through the one
 * before: what the event itself leads to, then order or level, then their neighbours. Which kind
 * of event it is cannot be foretold, so nobody asks: lines are asked for as if it were each, and
 * those of a kind that it is not are row 0 and others that are near anyway.
 */
enum {
	AHEAD_FAR = 24,
	AHEAD_MID = 16,
	AHEAD_NEAR = 8,
	AHEAD_RING = 16,      /* events between two stages, at least */
	AHEAD_LIVE_MIN = 65536 /* with fewer live orders all lines are near: asking only costs */
};

/* What the events ahead lead to, by event number: guesses, of which nothing but time depends. */
struct look {
	const uint32_t *hints[AHEAD_RING];
	uint32_t orders[AHEAD_RING];
	uint32_t levels[AHEAD_RING];
};

static void look_far(const hft_book *book, struct look *look, const hft_event *event, uint32_t at)
{
	uint32_t instrument = hft_book_has(book, event->instrument) ? event->instrument : 0;
	uint32_t scope = hft_book_scope(book, event->instrument);
	uint32_t owner = instrument * 2 + (event->side == HFT_SIDE_ASK);
	const uint32_t *hint = hft_ladder_hint(&book->ladder, owner, event->price);

	look->hints[at % AHEAD_RING] = hint;
	hft_index_prefetch(&book->index, event->order_id, scope);
	hft_prefetch(&book->instruments[instrument]);
	hft_prefetch(hint);
	if (event->kind == HFT_EVENT_REPLACE)
		hft_index_prefetch(&book->index, event->aux, scope);
}

static void look_mid(const hft_book *book, struct look *look, const hft_event *event, uint32_t at)
{
	uint32_t order = hft_index_guess(&book->index, event->order_id,
					 hft_book_scope(book, event->instrument));
	uint32_t level = *look->hints[at % AHEAD_RING];

	look->orders[at % AHEAD_RING] = order;
	look->levels[at % AHEAD_RING] = level;
	hft_prefetch(&book->ladder.orders[order]);
	hft_prefetch(&book->ladder.levels[level]);
}

static void look_near(const hft_book *book, const struct look *look, uint32_t at)
{
	const struct hft_ladder *ladder = &book->ladder;
	const struct hft_ladder_order *order = &ladder->orders[look->orders[at % AHEAD_RING]];

	hft_prefetch(&ladder->levels[order->level]);
	hft_prefetch(&ladder->orders[order->prev]);
	hft_prefetch(&ladder->orders[order->next]);
	hft_prefetch(&ladder->orders[ladder->levels[look->levels[at % AHEAD_RING]].tail]);
}

static void look_ahead(const hft_book *book, struct look *look, const hft_event *events,
		       uint32_t at, uint32_t n)
{
	if (at + AHEAD_NEAR < n)
		look_near(book, look, at + AHEAD_NEAR);
	if (at + AHEAD_MID < n)
		look_mid(book, look, &events[at + AHEAD_MID], at + AHEAD_MID);
	if (at + AHEAD_FAR < n)
		look_far(book, look, &events[at + AHEAD_FAR], at + AHEAD_FAR);
}

/* What a batch's first events would have been asked for by those before them. */
static void look_first(const hft_book *book, struct look *look, const hft_event *events, uint32_t n)
{
	uint32_t far = n < AHEAD_FAR ? n : AHEAD_FAR;

	for (uint32_t at = 0; at < far + AHEAD_MID; at++) {
		if (at < far)
			look_far(book, look, &events[at], at);
		if (at >= AHEAD_NEAR && at < far + AHEAD_NEAR && at < AHEAD_NEAR + AHEAD_MID)
			look_mid(book, look, &events[at - AHEAD_NEAR], at - AHEAD_NEAR);
		if (at >= AHEAD_MID && at < far + AHEAD_MID && at < AHEAD_MID + AHEAD_NEAR)
			look_near(book, look, at - AHEAD_MID);
	}
}

static int64_t apply_batch(hft_book *book, hft_event *events, uint32_t n, hft_status *statuses)
{
	bool ahead = book->ladder.order_slots.live >= AHEAD_LIVE_MIN;
	int64_t applied = 0;
	struct look look;

	if (ahead)
		look_first(book, &look, events, n);
	for (uint32_t i = 0; i < n; i++) {
		hft_status status;

		if (ahead)
			look_ahead(book, &look, events, i, n);
		status = apply_one(book, &events[i]);
		if (statuses != NULL)
			statuses[i] = status;
		if (HFT_UNLIKELY(status == HFT_E_INTERNAL))
			return HFT_E_INTERNAL;
		applied += status == HFT_OK;
	}
	hft_book_publish(book);
	return applied;
}

int64_t hft_book_apply_n(hft_book *book, hft_event *events, uint32_t n, hft_status *statuses)
{
	int64_t applied = HFT_E_INTERNAL;

	if (book == NULL || (events == NULL && n != 0))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&book->guard))
		return HFT_E_BUSY;
	if (!hft_book_poisoned(book))
		applied = apply_batch(book, events, n, statuses);
	hft_guard_leave(&book->guard);
	return applied;
}
