/* SPDX-License-Identifier: Apache-2.0 */
#include "book/book.h"

enum { READ_TRIES = 64 };

static const hft_bbo bbo_empty = { .bid_price = HFT_PRICE_NONE, .ask_price = HFT_PRICE_NONE };

void hft_book_bbo_of(const hft_book *book, const struct hft_book_instrument *inst, hft_bbo *out)
{
	const struct hft_ladder_level *levels = book->ladder.levels;
	const struct hft_ladder_level *bid = &levels[inst->side[0].best];
	const struct hft_ladder_level *ask = &levels[inst->side[1].best];

	/* Level 0 is never written: its zeros stand for an empty side. */
	*out = (hft_bbo){
		.ts_event = inst->ts_event,
		.seq = inst->seq,
		.bid_price = inst->side[0].best == 0 ? HFT_PRICE_NONE : bid->price,
		.bid_qty = bid->qty,
		.ask_price = inst->side[1].best == 0 ? HFT_PRICE_NONE : ask->price,
		.ask_qty = ask->qty,
		.bid_orders = bid->count,
		.ask_orders = ask->count,
		.bid_levels = inst->side[0].count,
		.ask_levels = inst->side[1].count,
		.orders = inst->orders,
		.flags = inst->flags & HFT_BOOK_BBO_MASK,
	};
}

static void word_store(_Atomic uint64_t *out, uint64_t word)
{
	atomic_store_explicit(out, word, memory_order_relaxed);
}

static uint64_t pair(uint32_t low, uint32_t high)
{
	return low | (uint64_t)high << 32;
}

_Static_assert(HFT_BOOK_BBO_WORDS == 9 && offsetof(hft_bbo, bid_orders) == 48, "as stored below");

/* As hft_book_bbo_of, from registers: a struct would be written to memory to be read in words. */
static void bbo_store(const hft_book *book, const struct hft_book_instrument *inst,
		      _Atomic uint64_t *out)
{
	const struct hft_ladder_side *sides = inst->side;
	const struct hft_ladder_level *bid = &book->ladder.levels[sides[0].best];
	const struct hft_ladder_level *ask = &book->ladder.levels[sides[1].best];
	int64_t bid_price = sides[0].best == 0 ? HFT_PRICE_NONE : bid->price;
	int64_t ask_price = sides[1].best == 0 ? HFT_PRICE_NONE : ask->price;

	word_store(&out[0], (uint64_t)inst->ts_event);
	word_store(&out[1], inst->seq);
	word_store(&out[2], (uint64_t)bid_price);
	word_store(&out[3], (uint64_t)bid->qty);
	word_store(&out[4], (uint64_t)ask_price);
	word_store(&out[5], (uint64_t)ask->qty);
	word_store(&out[6], pair(bid->count, ask->count));
	word_store(&out[7], pair(sides[0].count, sides[1].count));
	word_store(&out[8], pair(inst->orders, inst->flags & HFT_BOOK_BBO_MASK));
}

/*
 * Bring a side's rows up to date. Most events change the totals of one level and leave the others
 * where they are: then one row is written, and no other level is read.
 */
static void levels_store(const hft_book *book, const struct hft_ladder_side *side, uint32_t moved,
			 _Atomic uint64_t *out)
{
	struct hft_ladder_cursor cursor = hft_ladder_first(&book->ladder, side);

	for (uint32_t left = book->config.page_levels; left > 0 && cursor.level != 0; left--) {
		if (moved == HFT_BOOK_RESHAPED || moved == cursor.level) {
			const struct hft_ladder_level *level = &book->ladder.levels[cursor.level];
			hft_level row = { level->price, level->qty, level->count, 0 };

			hft_words_store(out, &row, HFT_BOOK_LEVEL_WORDS);
			if (moved == cursor.level)
				return;
		}
		out += HFT_BOOK_LEVEL_WORDS;
		hft_ladder_next(&book->ladder, &cursor);
	}
}

static uint32_t shown(const hft_book *book, const struct hft_ladder_side *side)
{
	return side->count < book->config.page_levels ? side->count : book->config.page_levels;
}

static void sides_store(const hft_book *book, const struct hft_book_instrument *inst,
			struct hft_book_page *page)
{
	uint64_t side_words = HFT_BOOK_LEVEL_WORDS * (uint64_t)book->config.page_levels;
	uint64_t counts = shown(book, &inst->side[0]) |
			  (uint64_t)shown(book, &inst->side[1]) << 32;

	atomic_store_explicit(&page->counts, counts, memory_order_relaxed);
	if (inst->moved[0] != 0)
		levels_store(book, &inst->side[0], inst->moved[0], page->levels);
	if (inst->moved[1] != 0)
		levels_store(book, &inst->side[1], inst->moved[1], page->levels + side_words);
}

/* A page without levels has no counts either, and no leaf is read for it. */
static void page_write(const hft_book *book, uint32_t instrument)
{
	struct hft_book_instrument *inst = &book->instruments[instrument];
	struct hft_book_page *page = hft_book_page(book, instrument);

	hft_seqlock_write_begin(&page->lock);
	bbo_store(book, inst, page->bbo);
	if (book->config.page_levels != 0)
		sides_store(book, inst, page);
	hft_seqlock_write_end(&page->lock);
	inst->moved[0] = inst->moved[1] = 0;
	inst->flags &= HFT_BOOK_BBO_MASK;
}

void hft_book_publish_listed(hft_book *book)
{
	for (uint32_t i = 0; i < book->dirty_count; i++) {
		if (i + 2 < book->dirty_count)
			hft_prefetch(hft_book_page(book, book->dirty[i + 2]));
		page_write(book, book->dirty[i]);
	}
	book->published += book->dirty_count;
	book->dirty_count = 0;
}

/* What readers check before they look: none of it changes after create but the poison. */
static hft_status read_check(const hft_book *book, uint32_t instrument)
{
	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	if ((book->config.flags & HFT_BOOK_NO_PUBLISH) != 0)
		return HFT_E_NOTSUP;
	return hft_book_has(book, instrument) ? HFT_OK : HFT_E_NOTFOUND;
}

hft_status hft_book_read_bbo(const hft_book *book, uint32_t instrument, hft_bbo *out)
{
	const struct hft_book_page *page;
	hft_status status;
	hft_bbo bbo;

	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	status = read_check(book, instrument);
	if (status != HFT_OK)
		return status;
	page = hft_book_page(book, instrument);
	for (uint32_t i = 0; i < READ_TRIES; i++) {
		uint64_t version = hft_seqlock_read_begin(&page->lock);

		hft_words_load(&bbo, page->bbo, HFT_BOOK_BBO_WORDS);
		if (hft_seqlock_read_retry(&page->lock, version))
			continue;
		/* Version 0: never published, and its zeros are no prices. */
		*out = version == 0 ? bbo_empty : bbo;
		return HFT_OK;
	}
	return HFT_E_AGAIN;
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* One try. The counts may be torn until the version is checked, so they are bounded first. */
static bool page_try(const hft_book *book, const struct hft_book_page *page, uint32_t cap,
		     hft_page *header, hft_level *bids, hft_level *asks)
{
	uint64_t side_words = HFT_BOOK_LEVEL_WORDS * (uint64_t)book->config.page_levels;
	uint32_t most = lesser(cap, book->config.page_levels);
	uint64_t version = hft_seqlock_read_begin(&page->lock);
	uint64_t counts = atomic_load_explicit(&page->counts, memory_order_relaxed);
	hft_bbo bbo = { .seq = 0 };

	header->bid_count = lesser((uint32_t)counts, most);
	header->ask_count = lesser((uint32_t)(counts >> 32), most);
	hft_words_load(&bbo, page->bbo, HFT_BOOK_BBO_WORDS);
	hft_words_load(bids, page->levels, header->bid_count * HFT_BOOK_LEVEL_WORDS);
	hft_words_load(asks, page->levels + side_words, header->ask_count * HFT_BOOK_LEVEL_WORDS);
	header->ts_event = bbo.ts_event;
	header->seq = bbo.seq;
	header->flags = bbo.flags;
	return !hft_seqlock_read_retry(&page->lock, version);
}

hft_status hft_book_read_page(const hft_book *book, uint32_t instrument, hft_page *header,
			      hft_level *bids, hft_level *asks, uint32_t cap)
{
	hft_page found = { 0 };
	hft_status status;

	if (book == NULL || header == NULL || (cap != 0 && (bids == NULL || asks == NULL)))
		return HFT_E_INVAL;
	status = read_check(book, instrument);
	if (status != HFT_OK)
		return status;
	if (book->config.page_levels == 0)
		return HFT_E_NOTSUP;
	for (uint32_t i = 0; i < READ_TRIES; i++)
		if (page_try(book, hft_book_page(book, instrument), cap, &found, bids, asks)) {
			*header = found;
			return HFT_OK;
		}
	return HFT_E_AGAIN;
}
