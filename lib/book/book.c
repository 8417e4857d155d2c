/* SPDX-License-Identifier: Apache-2.0 */
#include "book/book.h"

#include "mem/mem.h"

enum { CONFIG_SIZE_MIN = 56 }; /* of the first release */

enum {
	INSTRUMENTS_MAX = 1 << 24,
	ORDERS_MAX = 1 << 28,
	LEVELS_MAX = 1 << 26,
	PAGE_LEVELS_MAX = 64
};

#define DENSE_IDS_MAX ((uint64_t)1 << 32)

static const hft_book_config config_defaults = {
	.size = sizeof(hft_book_config),
	.depth = 3,
	.instruments_max = 65535,
	.orders_max = 1 << 22,
	.levels_max = 1 << 20,
	.page_levels = 10,
	.numa_node = -1,
};

hft_status hft_book_config_init(hft_book_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static hft_status config_take(hft_book_config *dst, const hft_book_config *src)
{
	hft_status status;

	*dst = config_defaults;
	status = hft_config_copy(dst, sizeof(*dst), CONFIG_SIZE_MIN, src);
	if (status != HFT_OK)
		return status;
	if (!hft_within(dst->depth, 1, 3) ||
	    !hft_within(dst->instruments_max, 1, INSTRUMENTS_MAX) ||
	    !hft_within(dst->orders_max, 1, ORDERS_MAX) ||
	    !hft_within(dst->levels_max, 1, LEVELS_MAX) ||
	    dst->page_levels > PAGE_LEVELS_MAX || dst->id_scope > 1 ||
	    (dst->flags & ~(uint32_t)HFT_BOOK_NO_PUBLISH) != 0 || dst->reserved != 0 ||
	    dst->dense_ids > (dst->id_scope == 0 ? DENSE_IDS_MAX : 0) ||
	    !hft_mem_bits_valid(dst->mem_want, dst->mem_require))
		return HFT_E_INVAL;
	return HFT_OK;
}

/* Lay a book out over base. With base NULL nothing is written but the sum. */
static uint64_t book_place(const hft_book_config *config, uint8_t *base)
{
	struct hft_mem_layout layout = { base, 0 };
	hft_book *book = hft_mem_take(&layout, 1, sizeof(hft_book));
	/* Depths 1 and 2 keep no orders. */
	uint32_t orders_max = config->depth == 3 ? config->orders_max : 1;
	uint64_t rows = (uint64_t)config->instruments_max + 1;
	uint64_t page_words = sizeof(struct hft_book_page) / 8 +
			      2 * HFT_BOOK_LEVEL_WORDS * (uint64_t)config->page_levels;
	uint64_t page_size = hft_mem_round(page_words * 8, HFT_CACHE_LINE);
	bool publishes = (config->flags & HFT_BOOK_NO_PUBLISH) == 0;
	uint32_t owners = 2 * (config->instruments_max + 1);
	uint64_t ladder = hft_ladder_place(NULL, NULL, owners, orders_max, config->levels_max);
	uint64_t index = hft_index_place(NULL, NULL, orders_max, NULL, 0);
	void *instruments = hft_mem_take(&layout, rows, sizeof(struct hft_book_instrument));
	void *dirty = hft_mem_take(&layout, publishes ? rows : 0, sizeof(uint32_t));
	void *pages = hft_mem_take(&layout, publishes ? rows : 0, page_size);
	uint8_t *ladder_at = hft_mem_take(&layout, 1, ladder);
	uint8_t *index_at = hft_mem_take(&layout, 1, index);
	void *dense = hft_mem_take(&layout, config->dense_ids, sizeof(uint32_t));
	struct hft_index_rows id_rows;

	if (book != NULL) {
		book->config = *config;
		book->instruments = instruments;
		book->dirty = dirty;
		book->pages = pages;
		book->page_size = page_size;
		hft_ladder_place(&book->ladder, ladder_at, owners, orders_max, config->levels_max);
		id_rows = hft_ladder_rows(&book->ladder, config->id_scope != 0);
		hft_index_place(&book->index, index_at, orders_max, &id_rows, config->hash_seed);
		hft_index_dense(&book->index, dense, config->dense_ids);
	}
	return hft_mem_total(&layout);
}

int64_t hft_book_memory(const hft_book_config *config)
{
	hft_book_config checked;

	if (config_take(&checked, config) != HFT_OK)
		return HFT_E_INVAL;
	return (int64_t)book_place(&checked, NULL);
}

hft_status hft_book_create(const hft_book_config *config, hft_book **out)
{
	hft_book_config checked;
	struct hft_mem_request request;
	hft_mem_grant grant;
	hft_status status;
	void *base;

	if (out == NULL)
		return HFT_E_INVAL;
	status = config_take(&checked, config);
	if (status != HFT_OK)
		return status;
	request = (struct hft_mem_request){ .bytes = book_place(&checked, NULL),
					    .want = checked.mem_want,
					    .require = checked.mem_require,
					    .node = checked.numa_node };
	status = hft_mem_reserve(&request, &base, &grant);
	if (status != HFT_OK)
		return status;
	book_place(&checked, base);
	*out = base;
	(*out)->grant = grant;
	return HFT_OK;
}

void hft_book_destroy(hft_book *book)
{
	if (book != NULL)
		hft_mem_release(book, book->grant.bytes_reserved);
}

static uint64_t bytes_used(const hft_book *book)
{
	return hft_ladder_bytes_used(&book->ladder) + hft_index_bytes_used(&book->index);
}

hft_status hft_book_grant(const hft_book *book, hft_mem_grant *out)
{
	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = book->grant;
	out->bytes_used = bytes_used(book);
	return HFT_OK;
}

hft_status hft_book_stats_get(const hft_book *book, hft_book_stats *out)
{
	if (book == NULL || out == NULL)
		return HFT_E_INVAL;
	if (hft_book_poisoned(book))
		return HFT_E_INTERNAL;
	*out = (hft_book_stats){
		.applied = book->applied,
		.crossed = book->crossed,
		.published = book->published,
		.orders = book->ladder.order_slots.live,
		/* A slot that was freed is taken before a fresh one. */
		.orders_peak = book->ladder.order_slots.fresh,
		.levels = book->ladder.level_slots.live,
		.levels_peak = book->ladder.level_slots.fresh,
		.bytes_reserved = book->grant.bytes_reserved,
		.bytes_used = bytes_used(book),
	};
	for (uint32_t i = 0; i < HFT_BOOK_REFUSALS; i++)
		out->refused += book->refused[i];
	return HFT_OK;
}

uint64_t hft_book_refused(const hft_book *book, hft_status code)
{
	uint32_t row = (uint32_t)HFT_E_EVENT_KIND - (uint32_t)code;

	return book != NULL && row < HFT_BOOK_REFUSALS ? book->refused[row] : 0;
}
