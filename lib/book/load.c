/* SPDX-License-Identifier: Apache-2.0 */
#include "book/save.h"

static hft_status check_instrument(void *self, const struct hft_save_instrument *row)
{
	const hft_book *book = self;
	bool best_only = book->config.depth == 1;

	if ((row->flags & ~(uint32_t)HFT_BBO_UNTRUSTED) != 0 ||
	    (best_only && (row->levels[0] > 1 || row->levels[1] > 1)))
		return HFT_E_MALFORMED;
	return HFT_OK;
}

static hft_status bytes_check(hft_book *book, const struct hft_load *load)
{
	static const struct hft_load_calls calls = { .instrument = check_instrument };
	hft_status status = hft_load_room(load, &book->ladder);

	return status == HFT_OK ? hft_load_walk(load, &calls, book) : status;
}

struct build {
	hft_book *book;
	uint32_t level;
};

static hft_status build_instrument(void *self, const struct hft_save_instrument *row)
{
	hft_book *book = ((struct build *)self)->book;
	struct hft_book_instrument *instrument = &book->instruments[row->id];

	instrument->seq = row->seq;
	instrument->ts_event = row->ts;
	instrument->flags = row->flags;
	book->instrument_high = row->id;
	if ((book->config.flags & HFT_BOOK_NO_PUBLISH) == 0)
		book->dirty[book->dirty_count++] = row->id;
	return HFT_OK;
}

static hft_status build_level(void *self, uint32_t owner, const struct hft_save_level *row,
			      bool first)
{
	struct build *build = self;
	struct hft_ladder *ladder = &build->book->ladder;

	(void)first;
	build->level = hft_book_level_open(build->book, owner, row->price);
	if (build->book->config.depth != 3) {
		ladder->levels[build->level].qty = row->qty;
		ladder->levels[build->level].count = row->orders;
	}
	return HFT_OK;
}

/* At the back, whatever its priority: the queue's order is what was saved. */
static hft_status build_order(void *self, const uint8_t *bytes)
{
	const struct build *build = self;
	struct hft_ladder *ladder = &build->book->ladder;
	struct hft_book_save_order row;
	uint32_t order = hft_ladder_order_take(ladder);

	memcpy(&row, bytes, sizeof(row));
	ladder->orders[order].id = row.order.id;
	ladder->orders[order].qty = row.order.qty;
	hft_ladder_push_back(ladder, build->level, order);
	build->book->instruments[ladder->orders[order].owner >> 1].orders++;
	if (row.priority != 0) {
		ladder->has_priorities = 1;
		ladder->priorities[order] = row.priority;
	}
	return HFT_OK;
}

static hft_status build(hft_book *book, const struct hft_load *load)
{
	static const struct hft_load_calls calls = { build_instrument, build_level, build_order };
	struct build self = { book, 0 };

	if (hft_load_walk(load, &calls, &self) != HFT_OK || book->ladder.broken)
		return hft_book_poison(book);
	hft_book_publish(book);
	return HFT_OK;
}

/* May the handle be loaded into? */
static hft_status handle_check(const hft_book *book)
{
	uint64_t events = book->applied;

	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	for (uint32_t i = 0; i < HFT_BOOK_REFUSALS; i++)
		events += book->refused[i];
	return events == 0 && book->instrument_high == 0 ? HFT_OK : HFT_E_EXISTS;
}

static hft_status load(hft_book *book, const void *bytes, uint64_t size)
{
	struct hft_load load = { .instruments_max = book->config.instruments_max };
	struct hft_save_kind kind = hft_book_save_kind(book);
	hft_status status = handle_check(book);

	if (status == HFT_OK)
		status = hft_load_open(&load, &kind, hft_book_save_config(book), bytes, size);
	if (status == HFT_OK)
		status = bytes_check(book, &load);
	if (status == HFT_OK && kind.order_size != 0)
		status = hft_load_ids(&load, &book->ladder, &book->index,
				      book->config.id_scope != 0);
	return status == HFT_OK ? build(book, &load) : status;
}

hft_status hft_book_load(hft_book *book, const void *bytes, uint64_t size)
{
	hft_status status;

	if (book == NULL || bytes == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&book->guard))
		return HFT_E_BUSY;
	status = load(book, bytes, size);
	hft_guard_leave(&book->guard);
	return status;
}
