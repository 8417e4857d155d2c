/* SPDX-License-Identifier: Apache-2.0 */
/* needs: model/naive_book.c */
/*
 * Bytes as events for a small book, against the naive one, event for event. The first byte sets
 * depth, id scope and capacities; then eight bytes make an event of few ids and few prices, so that
 * events meet one another; a ninth to sixteenth byte in some of them give a full-width value.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hft/book.h>

#include "model/naive_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

struct input {
	const uint8_t *data;
	size_t size;
};

static uint8_t take_byte(struct input *in)
{
	if (in->size == 0)
		return 0;
	in->size--;
	return *in->data++;
}

static uint64_t take_word(struct input *in)
{
	uint64_t word = 0;

	for (int i = 0; i < 8; i++)
		word = word << 8 | take_byte(in);
	return word;
}

static int64_t price_of(uint8_t byte)
{
	static const int64_t edges[] = { HFT_PRICE_NONE, INT64_MIN, INT64_MAX - 1, INT64_MIN + 1 };

	return byte >= 252 ? edges[byte - 252] : (byte % 64) - 32;
}

static int64_t qty_of(uint8_t byte)
{
	static const int64_t edges[] = { -1, HFT_QTY_MAX, HFT_QTY_MAX + 1, INT64_MIN };

	return byte >= 252 ? edges[byte - 252] : byte % 16;
}

static hft_event take_event(struct input *in)
{
	static const uint16_t flags[8] = { 0,
					   HFT_EVENT_LAST,
					   HFT_EVENT_KEEPS_PRIORITY,
					   HFT_EVENT_KEEPS_IF_LESS,
					   HFT_EVENT_UNTRUSTED | HFT_EVENT_LAST,
					   HFT_EVENT_SNAPSHOT,
					   HFT_EVENT_LAST,
					   UINT16_MAX };
	uint8_t kind = take_byte(in);
	uint8_t where = take_byte(in);
	hft_event e = { .kind = kind & 15, .side = where & 3, .instrument = where >> 2 & 7 };

	e.flags = flags[where >> 5];
	e.order_id = take_byte(in) % 32;
	e.aux = take_byte(in) % 32;
	e.price = price_of(take_byte(in));
	e.qty = qty_of(take_byte(in));
	e.level = take_byte(in);
	e.reason = take_byte(in) % 5;
	if (kind >= 0xf0)
		e.kind = take_byte(in);
	if ((kind & 0x70) == 0x10)
		e.order_id = take_word(in);
	if ((kind & 0x70) == 0x20)
		e.aux = take_word(in);
	if ((kind & 0x70) == 0x30)
		e.price = (int64_t)take_word(in);
	if ((kind & 0x70) == 0x40)
		e.qty = (int64_t)take_word(in);
	return e;
}

static void compare(hft_book *book, const struct naive_book *naive, const hft_event *e)
{
	hft_queue_position positions[2];
	hft_level levels[2][8];
	hft_bbo bbos[3];

	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count;

		if (e->instrument == 0 || e->instrument > naive->instruments_max)
			break;
		count = naive_levels(naive, e->instrument, side, levels[0], 8);
		require(hft_book_levels(book, e->instrument, side, levels[1], 8) == count);
		require(memcmp(levels[0], levels[1], count * sizeof(hft_level)) == 0);
		naive_bbo(naive, e->instrument, &bbos[0]);
		require(hft_book_bbo(book, e->instrument, &bbos[1]) == HFT_OK);
		require(hft_book_read_bbo(book, e->instrument, &bbos[2]) == HFT_OK);
		require(memcmp(&bbos[0], &bbos[1], sizeof(hft_bbo)) == 0);
		require(memcmp(&bbos[0], &bbos[2], sizeof(hft_bbo)) == 0);
	}
	memset(positions, 0, sizeof(positions));
	require(naive_queue(naive, e->instrument, e->order_id, &positions[0]) ==
		hft_book_queue(book, e->instrument, e->order_id, &positions[1]));
	require(memcmp(&positions[0], &positions[1], sizeof(positions[0])) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	uint8_t shape = take_byte(&in);
	struct naive_book *naive;
	hft_book_config config;
	hft_book *book;

	require(hft_book_config_init(&config, sizeof(config)) == HFT_OK);
	config.depth = 1 + shape % 3;
	config.id_scope = shape >> 2 & 1;
	config.instruments_max = 5;
	config.orders_max = (shape & 8) != 0 ? 6 : 400;
	config.levels_max = (shape & 16) != 0 ? 4 : 300;
	config.page_levels = shape >> 5;
	config.hash_seed = shape;
	require(hft_book_create(&config, &book) == HFT_OK);
	naive = naive_create(&config);
	while (in.size > 0) {
		hft_event e = take_event(&in);
		hft_event twin = e;

		require(naive_apply(naive, &twin) == hft_book_apply(book, &e));
		require(memcmp(&e, &twin, sizeof(e)) == 0);
		compare(book, naive, &e);
	}
	require(hft_book_check(book) == HFT_OK);
	require(hft_book_hash(book) == naive_hash(naive));
	naive_destroy(naive);
	hft_book_destroy(book);
	return 0;
}
