/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_NAIVE_BOOK_H
#define HFT_TESTS_NAIVE_BOOK_H
/*
 * The oracle of the book: each side of each instrument is one array of rows, best price first and
 * in queue order, searched from the front. Everything else is counted anew from the rows.
 */
#include <stdbool.h>

#include <hft/book.h>

struct naive_row {
	uint64_t id; /* depths 1 and 2: unused, a row is a level */
	uint64_t priority;
	int64_t price;
	int64_t qty;
	uint32_t count; /* depth 3: 1 */
};

struct naive_side {
	struct naive_row *rows;
	uint32_t count;
	uint32_t room;
};

struct naive_instrument {
	struct naive_side side[2];
	uint64_t seq;
	int64_t ts_event;
	bool untrusted;
};

struct naive_book {
	uint32_t depth;
	uint32_t instruments_max;
	uint32_t orders_max;
	uint32_t levels_max;
	uint32_t id_scope;
	uint32_t orders;
	uint64_t applied;
	uint64_t crossed;
	struct naive_instrument *instruments; /* from 1 */
};

/* Where a row is. */
struct naive_place {
	uint32_t instrument;
	uint32_t side; /* 0 bid, 1 ask */
	uint32_t at;
};

struct naive_book *naive_create(const hft_book_config *config);
void naive_destroy(struct naive_book *book);
hft_status naive_apply(struct naive_book *book, hft_event *event);
void naive_bbo(const struct naive_book *book, uint32_t instrument, hft_bbo *out);
uint32_t naive_levels(const struct naive_book *book, uint32_t instrument, int32_t side,
		      hft_level *out, uint32_t cap);
uint32_t naive_orders(const struct naive_book *book, uint32_t instrument, int32_t side,
		      hft_book_order *out, uint32_t cap);
hft_status naive_order_get(const struct naive_book *book, uint32_t instrument, uint64_t id,
			   hft_book_order *out);
hft_status naive_queue(const struct naive_book *book, uint32_t instrument, uint64_t id,
		       hft_queue_position *out);
uint64_t naive_hash(const struct naive_book *book);
uint32_t naive_levels_total(const struct naive_book *book);

#endif
