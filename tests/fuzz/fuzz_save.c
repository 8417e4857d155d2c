/* SPDX-License-Identifier: Apache-2.0 */
/* one run in 4 */
/*
 * Bytes as a snapshot. The first byte sets what loads it and whether magic, version, size and
 * checksum are made right, so that what lies behind them is reached. What loads is whole and saves
 * to the same bytes; what is refused leaves the handle empty and usable.
 */
#include <stdlib.h>
#include <string.h>

#include "book/book.h"
#include "ladder/save.h"
#include "match/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES_MAX = 4096, MEND = 16, SMALL = 32, DENSE = 64 };

static void require(int condition)
{
	if (!condition)
		abort();
}

static void mend(uint8_t *bytes, uint64_t size)
{
	struct hft_save_tail tail = { 0 };
	struct hft_save_head head;

	if (size < sizeof(head) + sizeof(tail))
		return;
	memcpy(&head, bytes, sizeof(head));
	head.magic = HFT_SAVE_MAGIC;
	head.version = HFT_SAVE_VERSION;
	head.size = size;
	memcpy(bytes, &head, sizeof(head));
	tail.crc32c = hft_crc32c(bytes, size - sizeof(tail));
	memcpy(bytes + size - sizeof(tail), &tail, sizeof(tail));
}

static void book_use(hft_book *book, bool loaded)
{
	hft_event event = { .kind = HFT_EVENT_CLEAR };
	hft_bbo bbo;

	require(hft_book_check(book) == HFT_OK);
	require(loaded || hft_book_hash(book) == 0);
	require(hft_book_bbo(book, 1, &bbo) == HFT_OK);
	require(loaded || (bbo.seq == 0 && bbo.orders == 0));
	require(hft_book_apply(book, &event) == HFT_OK);
	require(hft_book_check(book) == HFT_OK && hft_book_hash(book) == 0);
}

static void book_try(uint8_t shape, const uint8_t *bytes, uint64_t size)
{
	uint8_t again[BYTES_MAX];
	hft_book_config config;
	hft_status status;
	hft_book *book;

	require(hft_book_config_init(&config, sizeof(config)) == HFT_OK);
	config.depth = shape & 3;
	config.instruments_max = 8;
	config.orders_max = (shape & SMALL) != 0 ? 2 : 200;
	config.levels_max = (shape & SMALL) != 0 ? 2 : 200;
	config.id_scope = shape >> 2 & 1;
	config.flags = (shape & 8) != 0 ? HFT_BOOK_NO_PUBLISH : 0;
	config.dense_ids = (shape & DENSE) != 0 && config.id_scope == 0 ? 6 : 0;
	require(hft_book_create(&config, &book) == HFT_OK);
	status = hft_book_load(book, bytes, size);
	require(status != HFT_E_INTERNAL && status <= HFT_OK);
	if (status == HFT_OK) {
		require(hft_book_save(book, again, sizeof(again)) == (int64_t)size);
		require(memcmp(again, bytes, size) == 0);
	}
	book_use(book, status == HFT_OK);
	hft_book_destroy(book);
}

static void match_use(hft_match *match, bool loaded)
{
	hft_order orders[2] = { { .kind = HFT_ORDER_TIMER, .ord_type = HFT_TIMER_EXPIRE,
				  .ts = INT64_MAX },
				{ .kind = HFT_ORDER_MASS_CANCEL, .ord_type = HFT_MASS_ALL } };
	hft_report reports[512];
	uint32_t written;

	require(hft_match_check(match) == HFT_OK);
	require(loaded || hft_match_hash(match) == 0);
	require(loaded || hft_match_next_expiry(match) == INT64_MAX);
	require(hft_match_submit_n(match, orders, 2, reports, 512, &written) == 2);
	require(hft_match_check(match) == HFT_OK && hft_match_hash(match) == 0);
}

static void match_try(uint8_t shape, const uint8_t *bytes, uint64_t size)
{
	uint8_t again[BYTES_MAX];
	hft_match_config config;
	hft_match *match;
	hft_status status;

	require(hft_match_config_init(&config, sizeof(config)) == HFT_OK);
	config.instruments_max = 8;
	config.orders_max = (shape & SMALL) != 0 ? 2 : 200;
	config.levels_max = (shape & SMALL) != 0 ? 2 : 200;
	config.parties_max = 20;
	config.flags = shape >> 2 & 3;
	config.dense_ids = (shape & DENSE) != 0 && (shape & 8) == 0 ? 6 : 0;
	require(hft_match_create(&config, &match) == HFT_OK);
	status = hft_match_load(match, bytes, size);
	require(status != HFT_E_INTERNAL && status <= HFT_OK);
	if (status == HFT_OK) {
		require(hft_match_save(match, again, sizeof(again)) == (int64_t)size);
		require(memcmp(again, bytes, size) == 0);
	}
	match_use(match, status == HFT_OK);
	hft_match_destroy(match);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t bytes[BYTES_MAX];
	uint64_t n = size - 1;
	uint8_t shape;

	if (size == 0 || n > BYTES_MAX)
		return 0;
	shape = data[0];
	memcpy(bytes, data + 1, n);
	if ((shape & MEND) != 0)
		mend(bytes, n);
	if ((shape & 3) == 0)
		match_try(shape, bytes, n);
	else
		book_try(shape, bytes, n);
	return 0;
}
