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
 * before: index line, then order or best leaf, then level and neighbours in the queue.
 */
enum {
	AHEAD_SLOT = 24,
	AHEAD_ORDER = 16,
	AHEAD_LEVEL = 8,
	AHEAD_LIVE_MIN = 8192 /* with fewer live orders all lines are near, and asking only costs */
};

static bool names_order(const hft_event *event)
{
	return event->kind >= HFT_EVENT_REDUCE && event->kind <= HFT_EVENT_EXECUTE;
}

/* The side that an ADD goes to; NULL when it will be refused. */
static const struct hft_ladder_side *side_ahead(const hft_book *book, const hft_event *event)
{
	uint32_t side = (uint32_t)event->side - HFT_SIDE_BID;

	if (event->kind != HFT_EVENT_ADD || side > 1 || !hft_book_has(book, event->instrument))
		return NULL;
	return &book->instruments[event->instrument].side[side];
}

static void slot_prefetch(const hft_book *book, const hft_event *event)
{
	uint32_t scope = hft_book_scope(book, event->instrument);

	if (event->kind > HFT_EVENT_EXECUTE)
		return;
	hft_index_prefetch(&book->index, event->order_id, scope);
	if (event->kind == HFT_EVENT_REPLACE)
		hft_index_prefetch(&book->index, event->aux, scope);
	if (event->instrument <= book->config.instruments_max)
		__builtin_prefetch(&book->instruments[event->instrument]);
}

static uint32_t order_ahead(const hft_book *book, const hft_event *event)
{
	return hft_index_guess(&book->index, event->order_id,
			       hft_book_scope(book, event->instrument));
}

/* Return the order's number for level_prefetch, which need not be right by then: it is a hint. */
static uint32_t order_prefetch(const hft_book *book, const hft_event *event)
{
	const struct hft_ladder_side *side;
	uint32_t order = 0;

	if (names_order(event)) {
		order = order_ahead(book, event);
		__builtin_prefetch(&book->ladder.orders[order]);
		return order;
	}
	side = side_ahead(book, event);
	if (side != NULL)
		for (uint32_t i = 0; i < sizeof(struct hft_ladder_node); i += HFT_CACHE_LINE)
			__builtin_prefetch((const uint8_t *)&book->ladder.nodes[side->tail] + i);
	return order;
}

static void level_prefetch(const hft_book *book, const hft_event *event, uint32_t hint)
{
	const struct hft_ladder *ladder = &book->ladder;
	const struct hft_ladder_side *side;

	if (names_order(event)) {
		const struct hft_ladder_order *order = &ladder->orders[hint];

		__builtin_prefetch(&ladder->levels[order->level]);
		__builtin_prefetch(&ladder->orders[order->prev]);
		__builtin_prefetch(&ladder->orders[order->next]);
		return;
	}
	side = side_ahead(book, event);
	if (side != NULL)
		__builtin_prefetch(&ladder->levels[side->best]);
}

struct look {
	uint32_t orders[AHEAD_ORDER]; /* found ahead, by event number */
};

static void look_ahead(const hft_book *book, struct look *look, const hft_event *events,
		       uint32_t at, uint32_t n)
{
	if (at + AHEAD_SLOT < n)
		slot_prefetch(book, &events[at + AHEAD_SLOT]);
	if (at + AHEAD_LEVEL < n)
		level_prefetch(book, &events[at + AHEAD_LEVEL],
			       look->orders[(at + AHEAD_LEVEL) % AHEAD_ORDER]);
	if (at + AHEAD_ORDER < n)
		look->orders[at % AHEAD_ORDER] = order_prefetch(book, &events[at + AHEAD_ORDER]);
}

/* What a batch's first events would have been asked for by those before them. */
static void look_first(const hft_book *book, struct look *look, const hft_event *events, uint32_t n)
{
	for (uint32_t i = 0; i < n && i < AHEAD_SLOT; i++)
		slot_prefetch(book, &events[i]);
	for (uint32_t i = 0; i < n && i < AHEAD_ORDER; i++)
		look->orders[i] = order_prefetch(book, &events[i]);
	for (uint32_t i = 0; i < n && i < AHEAD_LEVEL; i++)
		level_prefetch(book, &events[i], look->orders[i]);
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
