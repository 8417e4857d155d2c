/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_BOOK_SAVE_H
#define HFT_BOOK_SAVE_H
/* What of a snapshot is the book's own; ladder/save.h has the rest. */
#include "book/book.h"
#include "ladder/save.h"

struct hft_book_save_order {
	struct hft_save_order order;
	uint64_t priority;
};

_Static_assert(sizeof(struct hft_book_save_order) == 24, "the format has no padding");

static inline struct hft_save_kind hft_book_save_kind(const hft_book *book)
{
	bool queues = book->config.depth == 3;

	return (struct hft_save_kind){
		.kind = HFT_SAVE_BOOK,
		.order_size = queues ? sizeof(struct hft_book_save_order) : 0,
	};
}

static inline uint32_t hft_book_save_config(const hft_book *book)
{
	return book->config.depth | book->config.id_scope << 8;
}

#endif
