/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

enum { LEVELS = 10 };

bool venue_check_open(struct venue_checker *checker)
{
	hft_md_config md;
	hft_book_config book;

	hft_md_config_init(&md, sizeof(md));
	md.format = HFT_FORMAT_ITCH50;
	md.midnight = VENUE_MIDNIGHT;
	hft_book_config_init(&book, sizeof(book));
	book.instruments_max = VENUE_INSTRUMENTS_MAX + 1;
	book.orders_max = 1 << 20;
	book.levels_max = 1 << 18;
	book.flags = HFT_BOOK_NO_PUBLISH;
	return hft_md_create(&md, &checker->md) == HFT_OK &&
	       hft_book_create(&book, &checker->book) == HFT_OK;
}

void venue_check_close(struct venue_checker *checker)
{
	hft_md_destroy(checker->md);
	hft_book_destroy(checker->book);
	checker->md = NULL;
	checker->book = NULL;
}

__attribute__((format(printf, 2, 3))) static void differs(struct venue *v, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (v->checker.different++ == 0)
		vsnprintf(v->checker.first, sizeof(v->checker.first), format, args);
	va_end(args);
}

void venue_check_bytes(struct venue *v, const uint8_t *bytes, uint32_t size)
{
	struct venue_checker *c = &v->checker;
	hft_event events[VENUE_BATCH];
	uint64_t used;

	for (uint32_t at = 0; at < size; at += (uint32_t)used) {
		int64_t n = hft_md_decode(c->md, bytes + at, size - at, 0, 0, events, VENUE_BATCH,
					  &used);

		for (int64_t i = 0; i < n; i++) {
			c->events++;
			if (hft_book_apply(c->book, &events[i]) < 0)
				differs(v, "event %" PRIu64 " is refused", c->events);
		}
		if (n < 0 || (n == 0 && used == 0)) {
			differs(v, "behind event %" PRIu64 " nothing is decoded", c->events);
			return;
		}
	}
}

static bool same_best(const hft_bbo *a, const hft_bbo *b)
{
	return a->bid_price == b->bid_price && a->bid_qty == b->bid_qty &&
	       a->ask_price == b->ask_price && a->ask_qty == b->ask_qty &&
	       a->bid_orders == b->bid_orders && a->ask_orders == b->ask_orders &&
	       a->bid_levels == b->bid_levels && a->ask_levels == b->ask_levels &&
	       a->orders == b->orders;
}

static bool same_levels(const struct venue *v, uint32_t instrument, int32_t side)
{
	hft_level a[LEVELS] = { { 0 } };
	hft_level b[LEVELS] = { { 0 } };
	int64_t n = hft_match_levels(hft_engine_match(v->engine), instrument, side, a, LEVELS);

	return hft_book_levels(v->checker.book, instrument, side, b, LEVELS) == n && n >= 0 &&
	       memcmp(a, b, sizeof(a)) == 0;
}

static bool same(const struct venue *v, uint32_t instrument)
{
	hft_bbo a, b;

	return hft_match_bbo(hft_engine_match(v->engine), instrument, &a) == HFT_OK &&
	       hft_book_bbo(v->checker.book, instrument, &b) == HFT_OK && same_best(&a, &b) &&
	       same_levels(v, instrument, HFT_SIDE_BID) && same_levels(v, instrument, HFT_SIDE_ASK);
}

void venue_check_compare(struct venue *v, bool all)
{
	for (uint32_t id = 1; id <= v->market.count; id++) {
		if (v->marks[id] != 0 || all) {
			v->checker.compared++;
			if (!same(v, id))
				differs(v, "instrument %u differs after event %" PRIu64, id,
					v->checker.events);
		}
		v->marks[id] = 0;
	}
	if (!all)
		return;
	v->checker.hashed++;
	if (hft_book_hash(v->checker.book) != hft_match_hash(hft_engine_match(v->engine)))
		differs(v, "books differ after event %" PRIu64, v->checker.events);
}

static bool read_all(struct venue *v, const char *path)
{
	hft_file_config config;
	hft_file *file;
	const uint8_t *data;
	uint64_t size, used = 0;
	int64_t more, n;

	hft_file_config_init(&config, sizeof(config));
	if (hft_file_open(path, &config, &file) != HFT_OK)
		return false;
	do {
		hft_event events[VENUE_BATCH];

		more = hft_file_next(file, used, &data, &size);
		n = more < 0 ? more
			     : hft_md_decode(v->checker.md, data, size, 0,
					     more == 0 ? HFT_MD_FINAL : 0, events, VENUE_BATCH,
					     &used);
		for (int64_t i = 0; i < n; i++)
			if (hft_book_apply(v->checker.book, &events[i]) < 0)
				differs(v, "the file's message %u is refused", events[i].seq);
	} while (n >= 0 && (more != 0 || used != 0));
	hft_file_close(file);
	return n >= 0;
}

void venue_check_file(struct venue *v)
{
	struct venue_checker live = v->checker;
	uint64_t hash = hft_book_hash(live.book);
	hft_md_stats stats[2];

	v->checker.md = NULL;
	v->checker.book = NULL;
	if (!venue_check_open(&v->checker) || !read_all(v, v->config.itch)) {
		differs(v, "the file cannot be read");
	} else {
		hft_md_stats_get(live.md, &stats[0]);
		hft_md_stats_get(v->checker.md, &stats[1]);
		if (hft_book_hash(v->checker.book) != hash ||
		    stats[0].messages != stats[1].messages || stats[1].bad != 0)
			differs(v, "the file gives other books");
	}
	venue_check_close(&live);
}
