/* SPDX-License-Identifier: Apache-2.0 */
#include "book/save.h"

/* Books that no event changed hold nothing, and never did. */
static bool is_used(const hft_book *book, uint32_t instrument)
{
	return book->instruments[instrument].seq != 0;
}

static int64_t measure(const hft_book *book, struct hft_save_head *head)
{
	struct hft_save_kind kind = hft_book_save_kind(book);

	*head = (struct hft_save_head){
		.config = hft_book_save_config(book),
		.levels = book->ladder.level_slots.live,
		.orders = book->ladder.order_slots.live,
	};
	for (uint32_t id = 1; id <= book->instrument_high; id++)
		head->instruments += is_used(book, id);
	return hft_save_measure(&kind, head);
}

static void order_put(struct hft_save_writer *out, const void *self, uint32_t order)
{
	const struct hft_ladder *ladder = &((const hft_book *)self)->ladder;
	struct hft_book_save_order row = {
		.order = { ladder->orders[order].id, ladder->orders[order].qty },
		/* Before the first priority the array is not even touched. */
		.priority = ladder->has_priorities ? ladder->priorities[order] : 0,
	};

	hft_save_put(out, &row, sizeof(row));
}

static void instrument_put(struct hft_save_writer *out, const hft_book *book, uint32_t id)
{
	const struct hft_book_instrument *instrument = &book->instruments[id];
	struct hft_save_instrument row = {
		.seq = instrument->seq,
		.ts = instrument->ts_event,
		.id = id,
		.flags = instrument->flags & HFT_BBO_UNTRUSTED,
		.levels = { instrument->side[0].count, instrument->side[1].count },
	};

	hft_save_put(out, &row, sizeof(row));
	for (uint32_t i = 0; i < 2; i++)
		hft_save_side(out, &book->ladder, &instrument->side[i], order_put, book);
}

int64_t hft_book_save(const hft_book *book, void *out, uint64_t cap)
{
	struct hft_save_writer writer;
	struct hft_save_head head;
	int64_t size;

	if (book == NULL || (out == NULL && cap != 0))
		return HFT_E_INVAL;
	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	size = measure(book, &head);
	if (cap < (uint64_t)size)
		return size;
	writer = hft_save_begin(out, &head);
	for (uint32_t id = 1; id <= book->instrument_high; id++)
		if (is_used(book, id))
			instrument_put(&writer, book, id);
	hft_save_end(&writer);
	return size;
}
