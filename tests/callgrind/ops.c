/* SPDX-License-Identifier: Apache-2.0 */
#include "itch.h"
#include "match_ops.h"
#include "streams.h"
#include "worst_ops.h"

#include <hft/book.h>
#include <hft/md.h>
#include <hft/metrics.h>
#include <hft/ring.h>
#include <hft/wire.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

/*
 * One hot call many times over under callgrind, which counts only between start and stop.
 *   ops NAME [WASTE]   prints "NAME COUNT", the operations done; WASTE adds idle turns of a loop
 *   ops --build        prints the library's build, which names a row of the baseline
 *   ops --worst        the worst cases that standard input names, see worst_ops.h
 */
enum { EVENTS = 80000, LIVE = 120000, SYMBOLS = 500, BATCH = 64, LEVELS = 10, ITEMS = 100000 };

static uint32_t waste;

void ops_spend(void)
{
	for (volatile uint32_t i = 0; i < waste; i++)
		;
}

static int make_stream(struct stream *s)
{
	const struct stream_config config = {
		.name = "ops",
		.seed = 20260219,
		.symbols = SYMBOLS,
		.live = LIVE,
		.events = EVENTS,
		.ticks = 1024,
		.clean = 1,
	};

	return stream_make(&config, s);
}

static int64_t decode_all(hft_md *md, const uint8_t *bytes, uint64_t size)
{
	hft_event events[256];
	int64_t n, total = 0;
	uint64_t used;

	while ((n = hft_md_decode(md, bytes, size, 0, 0, events, 256, &used)) > 0) {
		bytes += used;
		size -= used;
		total += n;
		ops_spend();
	}
	return size == 0 ? total : -1;
}

static int64_t op_decode(void)
{
	hft_md_config config;
	hft_md *md = NULL;
	struct stream s;
	uint64_t messages = 0, size;
	uint8_t *bytes;
	int64_t n = -1;

	if (make_stream(&s) < 0)
		return -1;
	bytes = malloc(s.count * ITCH_BYTES_MAX);
	hft_md_config_init(&config, sizeof(config));
	config.format = HFT_FORMAT_ITCH50;
	if (bytes != NULL && hft_md_create(&config, &md) == HFT_OK) {
		size = itch_write(&s, bytes, &messages);
		CALLGRIND_START_INSTRUMENTATION;
		n = decode_all(md, bytes, size);
		CALLGRIND_STOP_INSTRUMENTATION;
	}
	hft_md_destroy(md);
	free(bytes);
	stream_free(&s);
	return n == (int64_t)messages ? n : -1;
}

static int64_t apply_all(hft_book *book, hft_event *events, uint64_t count, uint32_t batch)
{
	int64_t applied = 0;

	for (uint64_t i = 0; i < count; i += batch) {
		if (batch == 1)
			applied += hft_book_apply(book, &events[i]) == HFT_OK;
		else
			applied += hft_book_apply_n(book, &events[i], batch, NULL);
		ops_spend();
	}
	return applied;
}

static int64_t run_book(uint32_t batch, uint32_t page_levels, uint32_t flags)
{
	hft_book_config config;
	hft_book *book = NULL;
	struct stream s;
	int64_t applied = -1;

	if (make_stream(&s) < 0)
		return -1;
	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = SYMBOLS;
	config.orders_max = 2 * LIVE;
	config.page_levels = page_levels;
	config.flags = flags;
	config.hash_seed = 1;
	if (hft_book_create(&config, &book) == HFT_OK &&
	    hft_book_apply_n(book, s.events, LIVE, NULL) == LIVE) {
		CALLGRIND_START_INSTRUMENTATION;
		applied = apply_all(book, s.events + LIVE, EVENTS, batch);
		CALLGRIND_STOP_INSTRUMENTATION;
	}
	hft_book_destroy(book);
	stream_free(&s);
	return applied == EVENTS ? applied : -1;
}

static int64_t op_apply_n(void)
{
	return run_book(BATCH, 0, HFT_BOOK_NO_PUBLISH);
}

static int64_t op_apply(void)
{
	return run_book(1, 0, HFT_BOOK_NO_PUBLISH);
}

static int64_t op_publish_bbo(void)
{
	return run_book(1, 0, 0);
}

static int64_t op_publish_page(void)
{
	return run_book(1, LEVELS, 0);
}

static int64_t op_ring(void)
{
	hft_ring_config config;
	hft_ring *ring = NULL;
	hft_event in = { .qty = 1 }, out;
	int64_t moved = 0;

	hft_ring_config_init(&config, sizeof(config));
	config.slot_size = sizeof(in);
	if (hft_ring_create(&config, &ring) != HFT_OK)
		return -1;
	CALLGRIND_START_INSTRUMENTATION;
	for (uint32_t i = 0; i < ITEMS; i++) {
		hft_ring_push(ring, &in);
		moved += hft_ring_pop(ring, &out) == HFT_OK;
		ops_spend();
	}
	CALLGRIND_STOP_INSTRUMENTATION;
	hft_ring_destroy(ring);
	return moved == ITEMS ? moved : -1;
}

static int64_t op_record(void)
{
	hft_histogram *histogram = NULL;
	hft_histogram_stats stats;
	bool whole;

	if (hft_histogram_create(&histogram) != HFT_OK)
		return -1;
	CALLGRIND_START_INSTRUMENTATION;
	for (uint32_t i = 0; i < ITEMS; i++) {
		hft_histogram_record(histogram, (int64_t)(i * UINT32_C(2654435761) >> 12));
		ops_spend();
	}
	CALLGRIND_STOP_INSTRUMENTATION;
	whole = hft_histogram_stats_get(histogram, &stats) == HFT_OK && stats.count == ITEMS;
	hft_histogram_destroy(histogram);
	return whole ? ITEMS : -1;
}

static const struct {
	const char *name;
	int64_t (*run)(void);
} ops[] = {
	{ "decode", op_decode },
	{ "book_apply_n_64", op_apply_n },
	{ "book_apply", op_apply },
	{ "book_apply_bbo", op_publish_bbo },
	{ "book_apply_page_10", op_publish_page },
	{ "ring_push_pop", op_ring },
	{ "histogram_record", op_record },
	{ "match_add", op_match_add },
	{ "match_cancel_handle", op_match_cancel_handle },
	{ "match_cancel_id", op_match_cancel_id },
	{ "match_cancel_dense", op_match_cancel_dense },
	{ "match_replace_keep", op_match_replace_keep },
	{ "match_replace_move", op_match_replace_move },
	{ "match_sweep_maker", op_match_sweep },
	{ "match_ioc", op_match_ioc },
};

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--build") == 0)
		return puts(hft_build_info()) < 0;
	if (argc == 2 && strcmp(argv[1], "--worst") == 0)
		return worst_all();
	if (argc == 3)
		waste = (uint32_t)strtoul(argv[2], NULL, 10);
	for (size_t i = 0; argc >= 2 && i < sizeof(ops) / sizeof(ops[0]); i++) {
		int64_t count;

		if (strcmp(argv[1], ops[i].name) != 0)
			continue;
		count = ops[i].run();
		if (count <= 0)
			return 1;
		printf("%s %" PRId64 "\n", ops[i].name, count);
		return 0;
	}
	if (argc >= 2 && strchr(argv[1], '/') != NULL) {
		int64_t count = worst_op(argv[1]);

		printf("%s %" PRId64 "\n", argv[1], count);
		return count <= 0;
	}
	fprintf(stderr, "usage: ops NAME [WASTE] | --build | --worst\n");
	return 2;
}
