/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What each kind of event does. Every check comes before the first change, so a refused event
 * leaves the book, and itself, as they were.
 */
#include "book/book.h"

typedef struct hft_book_instrument instrument_row;

/* Look an id up. That the index's rows are the ladder's orders is known here, and not read. */
HFT_INLINE struct hft_index_seen id_look(const hft_book *book, uint64_t id, uint32_t scope)
{
	struct hft_index_rows rows = hft_ladder_rows(&book->ladder, book->config.id_scope != 0);

	return hft_index_look(&book->index, &rows, id, scope);
}

static instrument_row *row_of(const hft_book *book, uint32_t owner)
{
	return &book->instruments[owner >> 1];
}

/* Best prices move only when a best level comes or goes. */
static void touch_refresh(const hft_book *book, instrument_row *inst)
{
	const struct hft_ladder_level *levels = book->ladder.levels;
	uint32_t bid = inst->side[0].best;
	uint32_t ask = inst->side[1].best;

	inst->flags &= ~(uint32_t)(HFT_BBO_CROSSED | HFT_BBO_LOCKED);
	if (bid == 0 || ask == 0 || levels[bid].price < levels[ask].price)
		return;
	inst->flags |= levels[bid].price == levels[ask].price ? HFT_BBO_LOCKED : HFT_BBO_CROSSED;
}

/* Note for its page that a level's totals changed. */
HFT_INLINE void level_moved(hft_book *book, uint32_t owner, uint32_t level)
{
	uint32_t *moved = &row_of(book, owner)->moved[owner & 1];

	*moved = *moved == 0 || *moved == level ? level : HFT_BOOK_RESHAPED;
}

static uint32_t level_open(hft_book *book, uint32_t owner, int64_t price)
{
	instrument_row *inst = row_of(book, owner);
	struct hft_ladder_side *side = &inst->side[owner & 1];
	uint32_t level = hft_ladder_level_add(&book->ladder, side, price, owner);

	inst->moved[owner & 1] = HFT_BOOK_RESHAPED;
	if (side->best == level)
		touch_refresh(book, inst);
	return level;
}

uint32_t hft_book_level_open(hft_book *book, uint32_t owner, int64_t price)
{
	return level_open(book, owner, price);
}

static void level_close(hft_book *book, uint32_t level)
{
	uint32_t owner = book->ladder.levels[level].owner;
	instrument_row *inst = row_of(book, owner);
	struct hft_ladder_side *side = &inst->side[owner & 1];
	bool was_best = side->best == level;

	hft_ladder_level_remove(&book->ladder, side, level);
	inst->moved[owner & 1] = HFT_BOOK_RESHAPED;
	if (was_best)
		touch_refresh(book, inst);
}

HFT_INLINE uint32_t level_find(const hft_book *book, uint32_t owner, int64_t price)
{
	return hft_ladder_find(&book->ladder, &row_of(book, owner)->side[owner & 1], price, owner);
}

/*
 * A row waits to be published once, however often it changes. Where nothing is published the first
 * change lists it for good.
 */
static void list(hft_book *book, instrument_row *inst, uint32_t instrument)
{
	inst->flags |= HFT_BOOK_LISTED;
	if (instrument > book->instrument_high)
		book->instrument_high = instrument;
	if ((book->config.flags & HFT_BOOK_NO_PUBLISH) == 0)
		book->dirty[book->dirty_count++] = instrument;
}

/* After every change: the instrument's counters, and its place among those to publish. */
HFT_INLINE hft_status changed(hft_book *book, const hft_event *event, uint32_t instrument)
{
	instrument_row *inst = &book->instruments[instrument];

	inst->seq++;
	inst->ts_event = event->ts_event;
	inst->flags = (inst->flags & ~(uint32_t)HFT_BBO_UNTRUSTED) |
		      ((event->flags & HFT_EVENT_UNTRUSTED) != 0 ? HFT_BBO_UNTRUSTED : 0);
	if (HFT_UNLIKELY((inst->flags & HFT_BBO_CROSSED) != 0) &&
	    (event->flags & HFT_EVENT_LAST) != 0)
		book->crossed++;
	if ((inst->flags & HFT_BOOK_LISTED) == 0)
		list(book, inst, instrument);
	return HFT_OK;
}

static bool is_qty(int64_t qty)
{
	return qty >= 1 && qty <= HFT_QTY_MAX;
}

/* Instrument and side of an event that must name both. */
HFT_INLINE hft_status owner_of(const hft_book *book, const hft_event *event, uint32_t *owner)
{
	if (!hft_book_has(book, event->instrument))
		return HFT_E_EVENT_INSTRUMENT;
	if (event->side != HFT_SIDE_BID && event->side != HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	*owner = event->instrument * 2 + event->side - HFT_SIDE_BID;
	return HFT_OK;
}

/*
 * Is there room for qty at a price, once `leaving` (NULL: none) has gone? *level is where, 0 if it
 * must be opened.
 */
HFT_INLINE hft_status room(const hft_book *book, uint32_t owner, int64_t price, int64_t qty,
		       const struct hft_ladder_order *leaving, uint32_t *level)
{
	uint32_t at = level_find(book, owner, price);

	switch (hft_ladder_room(&book->ladder, at, qty, leaving)) {
	case HFT_LADDER_ROOM:
		*level = at;
		return HFT_OK;
	case HFT_LADDER_LEVELS_FULL:
		return HFT_E_EVENT_LEVELS_FULL;
	default:
		return HFT_E_EVENT_QTY_TOTAL;
	}
}

HFT_INLINE hft_status add(hft_book *book, const hft_event *event)
{
	struct hft_ladder *ladder = &book->ladder;
	uint32_t scope = hft_book_scope(book, event->instrument);
	struct hft_index_seen seen;
	uint32_t owner;
	uint32_t level;
	uint32_t order;
	hft_status status = owner_of(book, event, &owner);

	if (status != HFT_OK)
		return status;
	if (event->price == HFT_PRICE_NONE)
		return HFT_E_EVENT_PRICE;
	if (!is_qty(event->qty))
		return HFT_E_EVENT_QTY;
	seen = id_look(book, event->order_id, scope);
	if (seen.row != 0)
		return HFT_E_EVENT_ORDER_EXISTS;
	if (ladder->order_slots.live == ladder->order_slots.max)
		return HFT_E_EVENT_ORDERS_FULL;
	status = room(book, owner, event->price, event->qty, NULL, &level);
	if (status != HFT_OK)
		return status;

	if (level == 0)
		level = level_open(book, owner, event->price);
	order = hft_ladder_order_take(ladder);
	ladder->orders[order].id = event->order_id;
	ladder->orders[order].qty = event->qty;
	hft_ladder_push(ladder, level, order, event->aux);
	level_moved(book, owner, level);
	hft_index_put_seen(&book->index, &seen, event->order_id, scope, order);
	row_of(book, owner)->orders++;
	return changed(book, event, owner >> 1);
}

/* The order that an event names, when what else the event says agrees with it. */
HFT_INLINE hft_status order_find(const hft_book *book, const hft_event *event,
				 struct hft_index_seen *out)
{
	uint32_t instrument = event->instrument;
	struct hft_index_seen seen;
	uint32_t owner;

	if (event->side > HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	if (instrument > book->config.instruments_max ||
	    (instrument == 0 && book->config.id_scope != 0))
		return HFT_E_EVENT_INSTRUMENT;
	seen = id_look(book, event->order_id, hft_book_scope(book, instrument));
	if (seen.row == 0)
		return HFT_E_EVENT_ORDER_UNKNOWN;
	owner = book->ladder.orders[seen.row].owner;
	if (instrument != 0 && instrument != owner >> 1)
		return HFT_E_EVENT_INSTRUMENT;
	if (event->side != HFT_SIDE_NONE && event->side != HFT_SIDE_BID + (owner & 1))
		return HFT_E_EVENT_SIDE;
	*out = seen;
	return HFT_OK;
}

/* The event's price, or the order's where the wire gave none. */
HFT_INLINE int64_t price_of(const hft_book *book, const hft_event *event,
			const struct hft_ladder_order *order)
{
	return event->price != HFT_PRICE_NONE ? event->price :
						book->ladder.levels[order->level].price;
}

HFT_INLINE void event_fill(hft_event *event, uint32_t owner, int64_t price)
{
	event->instrument = owner >> 1;
	event->side = (uint8_t)(HFT_SIDE_BID + (owner & 1));
	event->price = price;
}

HFT_INLINE void order_remove(hft_book *book, const struct hft_index_seen *seen)
{
	struct hft_ladder *ladder = &book->ladder;
	const struct hft_ladder_order *order = &ladder->orders[seen->row];
	uint32_t level = order->level;
	uint32_t owner = order->owner;

	if (HFT_UNLIKELY(!hft_index_erase_seen(&book->index, seen, order->id,
					       hft_book_scope(book, owner >> 1))))
		ladder->broken = 1;
	row_of(book, owner)->orders--;
	hft_ladder_unlink(ladder, seen->row);
	hft_ladder_order_give(ladder, seen->row);
	if (ladder->levels[level].count == 0)
		level_close(book, level);
	else
		level_moved(book, owner, level);
}

HFT_INLINE hft_status delete(hft_book *book, hft_event *event)
{
	const struct hft_ladder_order *order;
	struct hft_index_seen seen;
	hft_status status = order_find(book, event, &seen);
	uint32_t owner;

	if (status != HFT_OK)
		return status;
	order = &book->ladder.orders[seen.row];
	owner = order->owner;
	event_fill(event, owner, price_of(book, event, order));
	order_remove(book, &seen);
	return changed(book, event, owner >> 1);
}

/* REDUCE and EXECUTE: a trade at another price takes from the order all the same. */
HFT_INLINE hft_status reduce(hft_book *book, hft_event *event)
{
	struct hft_ladder_order *order;
	struct hft_index_seen seen;
	hft_status status = order_find(book, event, &seen);
	uint32_t owner;

	if (status != HFT_OK)
		return status;
	order = &book->ladder.orders[seen.row];
	owner = order->owner;
	if (!is_qty(event->qty))
		return HFT_E_EVENT_QTY;
	if (event->qty > order->qty)
		return HFT_E_EVENT_QTY_OVER;
	event_fill(event, owner, price_of(book, event, order));
	if (event->qty == order->qty) {
		order_remove(book, &seen);
	} else {
		order->qty -= event->qty;
		book->ladder.levels[order->level].qty -= event->qty;
		level_moved(book, owner, order->level);
	}
	return changed(book, event, owner >> 1);
}

/* To the place that priority gives at a price whose level is `to`, 0 when it must be opened. */
static void order_move(hft_book *book, uint32_t order, uint32_t to, const hft_event *event,
		       uint64_t priority)
{
	struct hft_ladder *ladder = &book->ladder;
	struct hft_ladder_order *o = &ladder->orders[order];
	uint32_t from = o->level;
	uint32_t owner = o->owner;

	hft_ladder_unlink(ladder, order);
	if (from != to && ladder->levels[from].count == 0)
		level_close(book, from);
	else
		level_moved(book, owner, from);
	if (to == 0)
		to = level_open(book, owner, event->price);
	o->qty = event->qty;
	hft_ladder_push(ladder, to, order, priority);
	level_moved(book, owner, to);
}

/* Does a MODIFY at an unchanged price leave the order where it is? */
static bool keeps_place(const hft_book *book, const hft_event *event, uint32_t order)
{
	const struct hft_ladder *ladder = &book->ladder;

	if ((event->flags & HFT_EVENT_KEEPS_PRIORITY) != 0)
		return true;
	if ((event->flags & HFT_EVENT_KEEPS_IF_LESS) != 0 &&
	    event->qty <= ladder->orders[order].qty)
		return true;
	return event->aux != 0 && ladder->has_priorities && ladder->priorities[order] == event->aux;
}

static hft_status modify(hft_book *book, hft_event *event)
{
	struct hft_ladder_order *order;
	struct hft_ladder_level *level;
	struct hft_index_seen seen;
	uint32_t owner;
	uint32_t to;
	int64_t price;
	hft_status status = order_find(book, event, &seen);

	if (status != HFT_OK)
		return status;
	if (!is_qty(event->qty))
		return HFT_E_EVENT_QTY;
	order = &book->ladder.orders[seen.row];
	owner = order->owner;
	price = price_of(book, event, order);
	status = room(book, owner, price, event->qty, order, &to);
	if (status != HFT_OK)
		return status;
	event_fill(event, owner, price);
	if (to == order->level && keeps_place(book, event, seen.row)) {
		level = &book->ladder.levels[to];
		level->qty += event->qty - order->qty;
		order->qty = event->qty;
		level_moved(book, owner, to);
	} else {
		order_move(book, seen.row, to, event, event->aux);
	}
	return changed(book, event, owner >> 1);
}

static hft_status replace(hft_book *book, hft_event *event)
{
	struct hft_ladder_order *order;
	struct hft_index_seen seen;
	struct hft_index_seen next;
	uint32_t owner;
	uint32_t scope;
	uint32_t to;
	int64_t price;
	hft_status status = order_find(book, event, &seen);

	if (status != HFT_OK)
		return status;
	if (!is_qty(event->qty))
		return HFT_E_EVENT_QTY;
	order = &book->ladder.orders[seen.row];
	owner = order->owner;
	scope = hft_book_scope(book, owner >> 1);
	next = id_look(book, event->aux, scope);
	if (next.row != 0 && event->aux != event->order_id)
		return HFT_E_EVENT_ORDER_EXISTS;
	price = price_of(book, event, order);
	status = room(book, owner, price, event->qty, order, &to);
	if (status != HFT_OK)
		return status;
	event_fill(event, owner, price);
	if (HFT_UNLIKELY(!hft_index_erase_seen(&book->index, &seen, order->id, scope)))
		book->ladder.broken = 1;
	order->id = event->aux;
	hft_index_put_seen(&book->index, &next, order->id, scope, seen.row);
	order_move(book, seen.row, to, event, 0);
	return changed(book, event, owner >> 1);
}

static void level_clear(hft_book *book, uint32_t level)
{
	const struct hft_ladder_level *l = &book->ladder.levels[level];
	uint32_t scope = hft_book_scope(book, l->owner >> 1);

	if (book->config.depth != 3) {
		level_close(book, level);
		return;
	}
	for (uint32_t left = l->count; left > 0; left--) {
		struct hft_index_seen seen = id_look(book, book->ladder.orders[l->head].id, scope);

		if (HFT_UNLIKELY(seen.row == 0)) {
			book->ladder.broken = 1;
			return;
		}
		order_remove(book, &seen);
	}
}

static void side_clear(hft_book *book, struct hft_ladder_side *side, uint32_t reason,
		       uint32_t level)
{
	uint32_t keep = 0;

	if (reason == HFT_CLEAR_FROM)
		keep = level - 1;
	else if (reason == HFT_CLEAR_THRU)
		keep = side->count - level;
	while (side->count > keep && !book->ladder.broken)
		level_clear(book, reason == HFT_CLEAR_FROM ? hft_ladder_worst(&book->ladder, side) :
							     side->best);
}

static hft_status instrument_clear(hft_book *book, const hft_event *event, uint32_t instrument)
{
	instrument_row *inst = &book->instruments[instrument];

	if (event->side != HFT_SIDE_ASK)
		side_clear(book, &inst->side[0], event->reason, event->level);
	if (event->side != HFT_SIDE_BID)
		side_clear(book, &inst->side[1], event->reason, event->level);
	return changed(book, event, instrument);
}

/* Books that no event reached stay untouched, and their pages unread memory. */
static hft_status source_clear(hft_book *book, const hft_event *event)
{
	for (uint32_t instrument = 1; instrument <= book->instrument_high; instrument++)
		if (book->instruments[instrument].seq != 0)
			instrument_clear(book, event, instrument);
	return HFT_OK;
}

static hft_status clear(hft_book *book, const hft_event *event)
{
	bool whole = event->reason == HFT_CLEAR_ALL;

	if (event->instrument > book->config.instruments_max || (event->instrument == 0 && !whole))
		return HFT_E_EVENT_INSTRUMENT;
	if (event->reason > HFT_CLEAR_THRU)
		return HFT_E_EVENT_KIND;
	if (event->side > HFT_SIDE_ASK || (event->side == HFT_SIDE_NONE && !whole))
		return HFT_E_EVENT_SIDE;
	if (event->instrument == 0)
		return source_clear(book, event);
	if (!whole && (event->level == 0 ||
		       event->level >
			       book->instruments[event->instrument].side[event->side - 1].count))
		return HFT_E_EVENT_LEVEL_UNKNOWN;
	return instrument_clear(book, event, event->instrument);
}

static void level_set(hft_book *book, uint32_t level, const hft_event *event)
{
	book->ladder.levels[level].qty = event->qty;
	book->ladder.levels[level].count =
		event->aux > UINT32_MAX ? UINT32_MAX : (uint32_t)event->aux;
	level_moved(book, book->ladder.levels[level].owner, level);
}

static hft_status total_check(const hft_event *event)
{
	if (event->qty < 0)
		return HFT_E_EVENT_QTY;
	return event->qty > HFT_LADDER_QTY_MAX ? HFT_E_EVENT_QTY_TOTAL : HFT_OK;
}

/* The level at a wire's index, 1 = best; 0 = none. The index is a byte, so the walk is short. */
static uint32_t level_at(const hft_book *book, uint32_t owner, uint32_t at)
{
	const struct hft_ladder_side *side = &row_of(book, owner)->side[owner & 1];
	struct hft_ladder_cursor cursor = hft_ladder_first(&book->ladder, side);

	while (cursor.level != 0 && --at > 0)
		hft_ladder_next(&book->ladder, &cursor);
	return cursor.level;
}

/* What stands at the index goes, unless it has the price that is to stand there. */
static hft_status level_overlay(hft_book *book, const hft_event *event, uint32_t owner)
{
	const struct hft_ladder_slots *slots = &book->ladder.level_slots;
	uint32_t level = level_find(book, owner, event->price);
	uint32_t gone;

	if (event->level == 0)
		return HFT_E_EVENT_LEVEL_UNKNOWN;
	if (event->qty == 0)
		return HFT_E_EVENT_QTY;
	gone = level_at(book, owner, event->level);
	if (level == 0 && gone == 0 && slots->live == slots->max)
		return HFT_E_EVENT_LEVELS_FULL;
	if (gone != 0 && gone != level)
		level_close(book, gone);
	if (level == 0)
		level = level_open(book, owner, event->price);
	level_set(book, level, event);
	return changed(book, event, owner >> 1);
}

static hft_status level_event(hft_book *book, const hft_event *event)
{
	const struct hft_ladder_slots *slots = &book->ladder.level_slots;
	uint32_t owner;
	uint32_t level;
	hft_status status = owner_of(book, event, &owner);

	if (event->reason > HFT_LEVEL_OVERLAY)
		return HFT_E_EVENT_KIND;
	if (status != HFT_OK)
		return status;
	if (event->price == HFT_PRICE_NONE)
		return HFT_E_EVENT_PRICE;
	status = total_check(event);
	if (status != HFT_OK)
		return status;
	if (event->reason == HFT_LEVEL_OVERLAY)
		return level_overlay(book, event, owner);
	level = level_find(book, owner, event->price);
	if (level == 0 && event->qty == 0)
		return HFT_E_EVENT_LEVEL_UNKNOWN;
	if (level == 0 && slots->live == slots->max)
		return HFT_E_EVENT_LEVELS_FULL;
	if (event->qty == 0) {
		level_close(book, level);
	} else {
		if (level == 0)
			level = level_open(book, owner, event->price);
		level_set(book, level, event);
	}
	return changed(book, event, owner >> 1);
}

static hft_status quote(hft_book *book, const hft_event *event)
{
	const struct hft_ladder_slots *slots = &book->ladder.level_slots;
	uint32_t owner;
	uint32_t best;
	hft_status status = owner_of(book, event, &owner);

	if (status != HFT_OK)
		return status;
	if (event->qty != 0 && event->price == HFT_PRICE_NONE)
		return HFT_E_EVENT_PRICE;
	status = total_check(event);
	if (status != HFT_OK)
		return status;
	best = row_of(book, owner)->side[owner & 1].best;
	if (event->qty != 0 && best == 0 && slots->live == slots->max)
		return HFT_E_EVENT_LEVELS_FULL;
	if (best != 0 && (event->qty == 0 || book->ladder.levels[best].price != event->price)) {
		level_close(book, best);
		best = 0;
	}
	if (event->qty != 0) {
		if (best == 0)
			best = level_open(book, owner, event->price);
		level_set(book, best, event);
	}
	return changed(book, event, owner >> 1);
}

/* Kinds that a depth takes, a bit each. */
static const uint16_t kinds_of_depth[4] = {
	[1] = 1 << HFT_EVENT_QUOTE | 1 << HFT_EVENT_CLEAR,
	[2] = 1 << HFT_EVENT_LEVEL | 1 << HFT_EVENT_CLEAR,
	[3] = 1 << HFT_EVENT_ADD | 1 << HFT_EVENT_REDUCE | 1 << HFT_EVENT_DELETE |
	      1 << HFT_EVENT_MODIFY | 1 << HFT_EVENT_REPLACE | 1 << HFT_EVENT_EXECUTE |
	      1 << HFT_EVENT_CLEAR,
};

/* The kinds that are a few in a hundred of a feed by orders, or none of it. */
static __attribute__((noinline)) hft_status change_other(hft_book *book, hft_event *event)
{
	switch (event->kind) {
	case HFT_EVENT_REPLACE:
		return replace(book, event);
	case HFT_EVENT_MODIFY:
		return modify(book, event);
	case HFT_EVENT_LEVEL:
		return level_event(book, event);
	case HFT_EVENT_QUOTE:
		return quote(book, event);
	default:
		return clear(book, event);
	}
}

hft_status hft_book_change(hft_book *book, hft_event *event)
{
	if (HFT_UNLIKELY((kinds_of_depth[book->config.depth] >> event->kind & 1) == 0))
		return HFT_E_EVENT_KIND;
	if (event->kind == HFT_EVENT_ADD)
		return add(book, event);
	if (event->kind == HFT_EVENT_DELETE)
		return delete(book, event);
	if (event->kind == HFT_EVENT_EXECUTE || event->kind == HFT_EVENT_REDUCE)
		return reduce(book, event);
	return change_other(book, event);
}
