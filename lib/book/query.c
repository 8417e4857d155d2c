/* SPDX-License-Identifier: Apache-2.0 */
#include "book/book.h"

hft_status hft_book_bbo(const hft_book *book, uint32_t instrument, hft_bbo *out)
{
	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	if (!hft_book_has(book, instrument))
		return HFT_E_NOTFOUND;
	hft_book_bbo_of(book, &book->instruments[instrument], out);
	return HFT_OK;
}

static hft_status side_find(const hft_book *book, uint32_t instrument, int32_t side,
			    const struct hft_ladder_side **out)
{
	if (book == NULL || (side != HFT_SIDE_BID && side != HFT_SIDE_ASK))
		return HFT_E_INVAL;
	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	if (!hft_book_has(book, instrument))
		return HFT_E_NOTFOUND;
	*out = &book->instruments[instrument].side[side - HFT_SIDE_BID];
	return HFT_OK;
}

static void level_copy(const hft_book *book, uint32_t number, hft_level *out)
{
	const struct hft_ladder_level *level = &book->ladder.levels[number];

	*out = (hft_level){ level->price, level->qty, level->count, 0 };
}

int64_t hft_book_levels(const hft_book *book, uint32_t instrument, int32_t side, hft_level *out,
			uint32_t cap)
{
	const struct hft_ladder_side *levels;
	struct hft_ladder_cursor cursor;
	uint32_t count = 0;
	hft_status status;

	if (out == NULL && cap != 0)
		return HFT_E_INVAL;
	status = side_find(book, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	for (cursor = hft_ladder_first(&book->ladder, levels); cursor.level != 0 && count < cap;
	     hft_ladder_next(&book->ladder, &cursor))
		level_copy(book, cursor.level, &out[count++]);
	return count;
}

hft_status hft_book_level_get(const hft_book *book, uint32_t instrument, int32_t side,
			      int64_t price, hft_level *out)
{
	const struct hft_ladder_side *levels;
	hft_status status;
	uint32_t level;

	if (out == NULL)
		return HFT_E_INVAL;
	status = side_find(book, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	level = hft_ladder_search(&book->ladder, levels,
				  hft_ladder_key(price, (uint32_t)(side - HFT_SIDE_BID)));
	if (level == 0)
		return HFT_E_NOTFOUND;
	level_copy(book, level, out);
	return HFT_OK;
}

static void order_copy(const hft_book *book, uint32_t order, hft_book_order *out)
{
	const struct hft_ladder_order *o = &book->ladder.orders[order];

	*out = (hft_book_order){
		.order_id = o->id,
		/* Before the first priority the array is not even touched. */
		.priority = book->ladder.has_priorities ? book->ladder.priorities[order] : 0,
		.price = book->ladder.levels[o->level].price,
		.qty = o->qty,
		.instrument = o->owner >> 1,
		.side = HFT_SIDE_BID + (o->owner & 1),
	};
}

int64_t hft_book_orders(const hft_book *book, uint32_t instrument, int32_t side,
			hft_book_order *out, uint32_t cap)
{
	const struct hft_ladder_side *levels;
	struct hft_ladder_cursor cursor;
	uint32_t count = 0;
	hft_status status;

	if (out == NULL && cap != 0)
		return HFT_E_INVAL;
	status = side_find(book, instrument, side, &levels);
	if (status != HFT_OK)
		return status;
	for (cursor = hft_ladder_first(&book->ladder, levels); cursor.level != 0 && count < cap;
	     hft_ladder_next(&book->ladder, &cursor))
		/* Depths 1 and 2 have counts, and no queues: heads are 0. */
		for (uint32_t order = book->ladder.levels[cursor.level].head;
		     order != 0 && count < cap; order = book->ladder.orders[order].next)
			order_copy(book, order, &out[count++]);
	return count;
}

static hft_status order_number(const hft_book *book, uint32_t instrument, uint64_t order_id,
			       uint32_t *out)
{
	uint32_t order;

	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	order = hft_index_find(&book->index, order_id, hft_book_scope(book, instrument));
	if (order == 0)
		return HFT_E_NOTFOUND;
	if (instrument != 0 && instrument != book->ladder.orders[order].owner >> 1)
		return HFT_E_NOTFOUND;
	*out = order;
	return HFT_OK;
}

hft_status hft_book_order_get(const hft_book *book, uint32_t instrument, uint64_t order_id,
			      hft_book_order *out)
{
	hft_status status;
	uint32_t order;

	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	status = order_number(book, instrument, order_id, &order);
	if (status == HFT_OK)
		order_copy(book, order, out);
	return status;
}

hft_status hft_book_queue(const hft_book *book, uint32_t instrument, uint64_t order_id,
			  hft_queue_position *out)
{
	const struct hft_ladder_order *orders;
	const struct hft_ladder_level *level;
	hft_queue_position found = { 0 };
	hft_status status;
	uint32_t order;

	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	status = order_number(book, instrument, order_id, &order);
	if (status != HFT_OK)
		return status;
	orders = book->ladder.orders;
	level = &book->ladder.levels[orders[order].level];
	found.qty_level = level->qty;
	found.orders_level = level->count;
	for (uint32_t at = orders[order].prev; at != 0; at = orders[at].prev) {
		found.qty_ahead += orders[at].qty;
		found.orders_ahead++;
	}
	*out = found;
	return HFT_OK;
}
