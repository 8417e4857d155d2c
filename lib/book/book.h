/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_BOOK_BOOK_H
#define HFT_BOOK_BOOK_H
/* A book of one source: a ladder that events drive, and the pages its readers see. */
#include <hft/book.h>

#include "core/core.h"
#include "core/seqlock.h"
#include "ladder/ladder.h"

enum {
	HFT_BOOK_REFUSALS = 16, /* codes -210 .. -225 */
	HFT_BOOK_BBO_WORDS = sizeof(hft_bbo) / 8,
	HFT_BOOK_LEVEL_WORDS = sizeof(hft_level) / 8
};

/* Bits of hft_book_instrument.flags above the published HFT_BBO_ ones. */
enum {
	HFT_BOOK_BBO_MASK = HFT_BBO_CROSSED | HFT_BBO_LOCKED | HFT_BBO_UNTRUSTED,
	HFT_BOOK_LISTED = 8 /* waits in dirty[] to be published, if anything is */
};

#define HFT_BOOK_RESHAPED UINT32_MAX

struct hft_book_instrument {
	struct hft_ladder_side side[2]; /* bid, ask */
	uint64_t seq;
	hft_time ts_event;
	uint32_t orders;
	uint32_t flags;
	/* By side, since it was published last: 0 nothing, the one level whose totals changed, or
	 * RESHAPED when levels came or went, or several changed. */
	uint32_t moved[2];
};

_Static_assert(sizeof(struct hft_book_instrument) == 64, "one cache line an instrument");

/* What readers see of an instrument: under one lock the BBO, both counts, then the levels. */
struct hft_book_page {
	struct hft_seqlock lock;
	_Atomic uint64_t bbo[HFT_BOOK_BBO_WORDS];
	_Atomic uint64_t counts; /* bids, asks << 32 */
	_Atomic uint64_t levels[];
};

struct hft_book {
	hft_book_config config;
	hft_mem_grant grant;
	struct hft_book_instrument *instruments; /* by id, from 1 */
	uint8_t *pages;
	uint64_t page_size;
	uint32_t *dirty;
	_Atomic uint32_t poisoned;
	struct hft_guard guard;

	/* What the writer changes starts a line of its own: readers use the fields above. */
	_Alignas(HFT_CACHE_LINE) struct hft_ladder ladder;
	struct hft_index index;
	uint32_t dirty_count;
	uint32_t instrument_high; /* the greatest id used so far */
	uint64_t applied;
	uint64_t crossed;
	uint64_t published;
	uint64_t refused[HFT_BOOK_REFUSALS];
};

static inline bool hft_book_poisoned(const hft_book *book)
{
	return HFT_UNLIKELY(atomic_load_explicit(&book->poisoned, memory_order_relaxed) != 0);
}

static inline hft_status hft_book_poison(hft_book *book)
{
	atomic_store_explicit(&book->poisoned, 1, memory_order_relaxed);
	return HFT_E_INTERNAL;
}

static inline struct hft_book_page *hft_book_page(const hft_book *book, uint32_t instrument)
{
	return (struct hft_book_page *)(void *)(book->pages + instrument * book->page_size);
}

static inline uint32_t hft_book_scope(const hft_book *book, uint32_t instrument)
{
	return book->config.id_scope == 0 ? 0 : instrument;
}

static inline bool hft_book_has(const hft_book *book, uint32_t instrument)
{
	return instrument - 1 < book->config.instruments_max;
}

/* Check and apply one event of kinds below 16, without publication. */
hft_status hft_book_change(hft_book *book, hft_event *event);
/* A new level, without orders yet; for what builds a book without events. */
uint32_t hft_book_level_open(hft_book *book, uint32_t owner, int64_t price);
void hft_book_bbo_of(const hft_book *book, const struct hft_book_instrument *inst, hft_bbo *out);
/* Write the pages of all listed instruments. */
void hft_book_publish_listed(hft_book *book);

static inline void hft_book_publish(hft_book *book)
{
	if (book->dirty_count != 0)
		hft_book_publish_listed(book);
}

#endif
