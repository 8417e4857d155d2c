/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A book that was never stopped beside one that is saved and loaded again and again, at random
 * points, with another seed and other maxima: save_book --mix M --events N --seed S. Every status,
 * every event as it is filled in, every best price, queue, published page and hash, and every byte
 * that either saves must be the same. The model only leads the stream to live orders.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"

enum { ALL = 1 << 17, TOP = 8, PAGE = 64, FULL_EVERY = 300, OFTEN = 200 };

struct side {
	hft_book *book;
	hft_book_order *orders;
	hft_level *levels;
	uint8_t *bytes;
	int64_t size;
};

struct run {
	struct side kept;
	struct side loaded;
	hft_book_config config;
	struct naive_book *naive;
	struct flow flow;
	uint64_t seed;
	uint64_t done;
	uint64_t loads;
};

static void require(const struct run *run, bool holds, const char *what)
{
	if (holds)
		return;
	printf("MISMATCH in %s: mix %" PRIu32 " seed %" PRIu64 " event %" PRIu64 " load %" PRIu64
	       "\n",
	       what, run->flow.mix, run->seed, run->done, run->loads);
	exit(EXIT_FAILURE);
}

/* Larger where the stream never comes near a limit, so that everything lies elsewhere. */
static hft_book_config other_config(struct run *run)
{
	hft_book_config config = run->config;
	uint64_t pick = flow_random(&run->flow);

	config.hash_seed = pick;
	/* No id of it, some, or most. */
	config.dense_ids = config.id_scope == 0 ? (pick >> 48 & 3) * 3000 : 0;
	if (run->flow.mix == FLOW_REAL || run->flow.mix == FLOW_L2) {
		config.orders_max += (uint32_t)(pick >> 16 & 4095);
		config.levels_max += (uint32_t)(pick >> 32 & 4095);
	}
	return config;
}

static void save(const struct run *run, struct side *side)
{
	side->size = hft_book_save(side->book, NULL, 0);
	require(run, side->size > 0, "size");
	side->bytes = realloc(side->bytes, (size_t)side->size + 1);
	side->bytes[side->size] = 0xa5;
	require(run,
		hft_book_save(side->book, side->bytes, (uint64_t)side->size) == side->size &&
			side->bytes[side->size] == 0xa5,
		"save");
}

static bool saved_alike(const struct side *a, const struct side *b)
{
	return a->size == b->size && memcmp(a->bytes, b->bytes, (size_t)a->size) == 0;
}

static void orders_compare(struct run *run, uint32_t instrument, uint32_t cap)
{
	struct side *kept = &run->kept;
	struct side *loaded = &run->loaded;

	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		int64_t orders = hft_book_orders(kept->book, instrument, side, kept->orders, cap);
		int64_t levels = hft_book_levels(kept->book, instrument, side, kept->levels, cap);

		require(run,
			hft_book_orders(loaded->book, instrument, side, loaded->orders, cap) ==
					orders &&
				memcmp(kept->orders, loaded->orders,
				       (size_t)orders * sizeof(hft_book_order)) == 0,
			"orders");
		require(run,
			hft_book_levels(loaded->book, instrument, side, loaded->levels, cap) ==
					levels &&
				memcmp(kept->levels, loaded->levels,
				       (size_t)levels * sizeof(hft_level)) == 0,
			"levels");
	}
}

/* What readers see: a page of each, whole. */
static void page_read(const struct run *run, const struct side *side, uint32_t instrument,
		      hft_bbo *bbo, hft_page *page, hft_level *levels)
{
	memset(levels, 0, 2 * PAGE * sizeof(*levels));
	require(run, hft_book_read_bbo(side->book, instrument, bbo) == HFT_OK, "read_bbo");
	require(run,
		hft_book_read_page(side->book, instrument, page, levels, levels + PAGE, PAGE) ==
			HFT_OK,
		"read_page");
}

static void page_compare(struct run *run, uint32_t instrument)
{
	hft_level levels[2][2 * PAGE];
	hft_page pages[2];
	hft_bbo bbos[2];

	page_read(run, &run->kept, instrument, &bbos[0], &pages[0], levels[0]);
	page_read(run, &run->loaded, instrument, &bbos[1], &pages[1], levels[1]);
	require(run, memcmp(&bbos[0], &bbos[1], sizeof(bbos[0])) == 0, "published best prices");
	require(run, memcmp(&pages[0], &pages[1], sizeof(pages[0])) == 0, "page");
	require(run, memcmp(levels[0], levels[1], sizeof(levels[0])) == 0, "levels of a page");
}

static void book_compare(struct run *run, uint32_t instrument, uint32_t cap)
{
	hft_bbo kept;
	hft_bbo loaded;

	if (instrument == 0 || instrument > run->config.instruments_max)
		return;
	require(run,
		hft_book_bbo(run->kept.book, instrument, &kept) == HFT_OK &&
			hft_book_bbo(run->loaded.book, instrument, &loaded) == HFT_OK &&
			memcmp(&kept, &loaded, sizeof(kept)) == 0,
		"best prices");
	page_compare(run, instrument);
	orders_compare(run, instrument, cap);
}

static void all_compare(struct run *run)
{
	for (uint32_t i = 1; i <= run->config.instruments_max; i++)
		book_compare(run, i, ALL);
}

/* The loaded book's own bytes go into the next. */
static void load_again(struct run *run)
{
	hft_book_config config = other_config(run);
	struct side *loaded = &run->loaded;

	save(run, &run->kept);
	save(run, loaded);
	require(run, saved_alike(&run->kept, loaded), "bytes saved");
	hft_book_destroy(loaded->book);
	require(run, hft_book_create(&config, &loaded->book) == HFT_OK, "create");
	require(run, hft_book_load(loaded->book, loaded->bytes, (uint64_t)loaded->size) == HFT_OK,
		"load");
	require(run, hft_book_check(loaded->book) == HFT_OK, "check");
	save(run, loaded);
	require(run, saved_alike(&run->kept, loaded), "bytes saved of what was loaded");
	run->loads++;
	all_compare(run);
}

static void step(struct run *run)
{
	hft_event kept;
	hft_event loaded;
	hft_event model;

	if (flow_random(&run->flow) % OFTEN == 0)
		load_again(run);
	flow_next(&run->flow, run->naive, &kept);
	model = loaded = kept;
	naive_apply(run->naive, &model);
	require(run,
		hft_book_apply(run->kept.book, &kept) == hft_book_apply(run->loaded.book, &loaded),
		"status");
	require(run, memcmp(&kept, &loaded, sizeof(kept)) == 0, "event");
	book_compare(run, kept.instrument, TOP);
	require(run, hft_book_hash(run->kept.book) == hft_book_hash(run->loaded.book), "hash");
	if (run->done++ % FULL_EVERY == 0)
		all_compare(run);
}

static void side_open(struct run *run, struct side *side)
{
	side->orders = malloc(ALL * sizeof(hft_book_order));
	side->levels = malloc(ALL * sizeof(hft_level));
	require(run, hft_book_create(&run->config, &side->book) == HFT_OK, "create");
}

static void side_close(struct run *run, struct side *side)
{
	require(run, hft_book_check(side->book) == HFT_OK, "check");
	hft_book_destroy(side->book);
	free(side->orders);
	free(side->levels);
	free(side->bytes);
}

static void run_mix(uint32_t mix, uint64_t events, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	run->seed = seed;
	flow_config(mix, &run->config);
	flow_init(&run->flow, mix, seed);
	run->naive = naive_create(&run->config);
	side_open(run, &run->kept);
	side_open(run, &run->loaded);
	while (run->done < events)
		step(run);
	load_again(run);
	printf("mix %" PRIu32 " seed %" PRIu64 ": %" PRIu64 " events equal over %" PRIu64
	       " loads, %" PRIu32 " orders live\n",
	       mix, seed, run->done, run->loads, run->naive->orders);
	side_close(run, &run->kept);
	side_close(run, &run->loaded);
	naive_destroy(run->naive);
	free(run);
}

int main(int argc, char **argv)
{
	uint64_t events = 20000;
	uint64_t seed = 1;
	uint32_t mix = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--events") == 0) {
			events = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= FLOW_MIXES) {
			mix = (uint32_t)value;
		} else {
			fprintf(stderr, "usage: save_book [--mix 0-6] [--events N] [--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= FLOW_MIXES; m++)
		if (mix == 0 || mix == m)
			run_mix(m, events, seed);
	return EXIT_SUCCESS;
}
