/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An engine that was never stopped beside one that is saved and loaded again and again, at random
 * points, with another seed, other maxima, little room and little work a call: save_match --mix M
 * --commands N --seed S. Every report but for its handle, every best price, queue and hash, and
 * every byte that either saves must be the same. The model only leads the stream to live orders.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match_flow.h"

enum { REPORTS_MAX = 1 << 19, ALL = 1 << 15, TOP = 8, IDS = 1 << 20, FULL_EVERY = 300 };

struct side {
	hft_match *match;
	uint32_t cap; /* room for reports in a call */
	uint32_t count;
	hft_report *reports;
	hft_match_order *orders;
	uint8_t *bytes;
	int64_t size;
};

struct run {
	struct side kept;
	struct side loaded;
	hft_match_config config;
	struct naive_match *naive;
	struct match_flow flow;
	uint64_t *handles; /* the loaded engine's, by id, where ids are not indexed */
	uint64_t seed;
	uint64_t done;
	uint64_t loads;
	uint64_t suspended;
};

static void require(const struct run *run, bool holds, const char *what)
{
	if (holds)
		return;
	printf("MISMATCH in %s: mix %" PRIu32 " seed %" PRIu64 " command %" PRIu64 " load %" PRIu64
	       "\n",
	       what, run->flow.mix, run->seed, run->done, run->loads);
	exit(EXIT_FAILURE);
}

static void engine_open(const struct run *run, struct side *side, const hft_match_config *config)
{
	require(run, hft_match_create(config, &side->match) == HFT_OK, "create");
}

/* Larger where the stream never comes near a limit, so that everything lies elsewhere. */
static hft_match_config other_config(struct run *run)
{
	hft_match_config config = run->config;
	uint64_t pick = match_flow_random(&run->flow);

	config.hash_seed = pick;
	config.work_max = 16 + (uint32_t)(pick >> 8 & 255);
	/* No id of it, some, or most. */
	config.dense_ids = run->flow.mix == MATCH_FLOW_HANDLES ? 0 : (pick >> 48 & 3) * 5000;
	if (run->flow.mix == MATCH_FLOW_REAL || run->flow.mix == MATCH_FLOW_HANDLES) {
		config.orders_max += (uint32_t)(pick >> 16 & 4095);
		config.levels_max += (uint32_t)(pick >> 32 & 4095);
	}
	return config;
}

static void save(const struct run *run, struct side *side)
{
	side->size = hft_match_save(side->match, NULL, 0);
	require(run, side->size > 0, "size");
	side->bytes = realloc(side->bytes, (size_t)side->size + 1);
	side->bytes[side->size] = 0xa5;
	require(run,
		hft_match_save(side->match, side->bytes, (uint64_t)side->size) == side->size &&
			side->bytes[side->size] == 0xa5,
		"save");
}

static bool saved_alike(const struct side *a, const struct side *b)
{
	return a->size == b->size && memcmp(a->bytes, b->bytes, (size_t)a->size) == 0;
}

static uint32_t orders_of(struct side *side, uint32_t instrument, int32_t which, uint32_t cap)
{
	int64_t count = hft_match_orders(side->match, instrument, which, side->orders, cap);

	return count < 0 ? UINT32_MAX : (uint32_t)count;
}

/* Callers learn handles anew from the books. */
static void handles_learn(struct run *run)
{
	for (uint32_t i = 1; i <= run->config.instruments_max; i++)
		for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
			uint32_t count = orders_of(&run->loaded, i, side, ALL);

			for (uint32_t at = 0; at < count; at++)
				run->handles[run->loaded.orders[at].order_id % IDS] =
					run->loaded.orders[at].handle;
		}
}

/* The loaded engine's own bytes go into the next. */
static void load_again(struct run *run)
{
	hft_match_config config = other_config(run);
	struct side *loaded = &run->loaded;

	save(run, &run->kept);
	save(run, loaded);
	require(run, saved_alike(&run->kept, loaded), "bytes saved");
	hft_match_destroy(loaded->match);
	engine_open(run, loaded, &config);
	require(run,
		hft_match_load(loaded->match, loaded->bytes, (uint64_t)loaded->size) == HFT_OK,
		"load");
	require(run, hft_match_check(loaded->match) == HFT_OK, "check");
	save(run, loaded);
	require(run, saved_alike(&run->kept, loaded), "bytes saved of what was loaded");
	loaded->cap = 8 + (uint32_t)(match_flow_random(&run->flow) % 40);
	run->loads++;
	if (run->flow.mix == MATCH_FLOW_HANDLES)
		handles_learn(run);
}

static void give(struct run *run, struct side *side, const hft_order *command)
{
	int64_t more;

	require(run,
		hft_match_submit_n(side->match, command, 1, side->reports, side->cap,
				   &side->count) == 1,
		"submit");
	while (hft_match_pending(side->match)) {
		require(run, hft_match_save(side->match, NULL, 0) == HFT_E_MORE, "save suspended");
		require(run, side->count + side->cap <= REPORTS_MAX, "reports");
		more = hft_match_drain(side->match, side->reports + side->count, side->cap);
		require(run, more >= 0, "drain");
		side->count += (uint32_t)more;
		run->suspended++;
	}
}

/* A handle of the one names the same order in the other; one that is no order's, none in either. */
static uint64_t handle_there(struct run *run, uint64_t handle)
{
	hft_match_order order;

	if (handle == 0)
		return 0;
	if (hft_match_order_get(run->kept.match, 0, handle, &order) != HFT_OK)
		return UINT32_MAX;
	if (run->flow.mix == MATCH_FLOW_HANDLES)
		return run->handles[order.order_id % IDS];
	require(run,
		hft_match_order_get(run->loaded.match, order.order_id, 0, &order) == HFT_OK,
		"order by id");
	return order.handle;
}

static void reports_compare(struct run *run)
{
	require(run, run->kept.count == run->loaded.count, "report count");
	for (uint32_t i = 0; i < run->kept.count; i++) {
		hft_report kept = run->kept.reports[i];
		hft_report loaded = run->loaded.reports[i];

		if (kept.handle != 0) {
			naive_match_handle(run->naive, kept.order_id, kept.handle);
			match_flow_handle(&run->flow, kept.handle);
			run->handles[kept.order_id % IDS] = loaded.handle;
		}
		require(run, (kept.handle != 0) == (loaded.handle != 0), "handle");
		kept.handle = loaded.handle = 0;
		require(run, memcmp(&kept, &loaded, sizeof(kept)) == 0, "report");
	}
}

static void orders_compare(struct run *run, uint32_t instrument, uint32_t cap)
{
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count = orders_of(&run->kept, instrument, side, cap);

		require(run, orders_of(&run->loaded, instrument, side, cap) == count, "orders");
		for (uint32_t i = 0; i < count; i++)
			run->kept.orders[i].handle = run->loaded.orders[i].handle = 0;
		require(run,
			memcmp(run->kept.orders, run->loaded.orders,
			       count * sizeof(hft_match_order)) == 0,
			"order");
	}
}

static void book_compare(struct run *run, uint32_t instrument, uint32_t cap)
{
	hft_bbo kept;
	hft_bbo loaded;

	if (instrument == 0 || instrument > run->config.instruments_max)
		return;
	require(run,
		hft_match_bbo(run->kept.match, instrument, &kept) == HFT_OK &&
			hft_match_bbo(run->loaded.match, instrument, &loaded) == HFT_OK &&
			memcmp(&kept, &loaded, sizeof(kept)) == 0,
		"best prices");
	orders_compare(run, instrument, cap);
}

static void party_change(struct run *run)
{
	hft_party row;

	match_flow_party(&run->flow, run->naive, &row);
	naive_match_party(run->naive, &row);
	require(run,
		hft_match_party_set(run->kept.match, &row) == HFT_OK &&
			hft_match_party_set(run->loaded.match, &row) == HFT_OK,
		"party");
}

static void compare(struct run *run, uint32_t instrument)
{
	reports_compare(run);
	book_compare(run, instrument, TOP);
	require(run, hft_match_hash(run->kept.match) == hft_match_hash(run->loaded.match), "hash");
	require(run,
		hft_match_next_expiry(run->kept.match) == hft_match_next_expiry(run->loaded.match),
		"next expiry");
	if (run->done % FULL_EVERY == 0)
		for (uint32_t i = 1; i <= run->config.instruments_max; i++)
			book_compare(run, i, ALL);
}

static void step(struct run *run)
{
	uint32_t often = run->flow.mix == MATCH_FLOW_LARGE ? 1000 : 200;
	hft_order command;
	hft_order twin;

	if (match_flow_random(&run->flow) % often == 0)
		load_again(run);
	if (match_flow_random(&run->flow) % 50 == 0)
		party_change(run);
	match_flow_next(&run->flow, run->naive, &command);
	naive_match_submit(run->naive, &command, NULL, 0);
	twin = command;
	twin.handle = handle_there(run, command.handle);
	give(run, &run->kept, &command);
	give(run, &run->loaded, &twin);
	compare(run, command.instrument);
	run->done++;
}

static void side_open(struct run *run, struct side *side)
{
	side->reports = malloc(REPORTS_MAX * sizeof(hft_report));
	side->orders = malloc(ALL * sizeof(hft_match_order));
	side->cap = 64;
	engine_open(run, side, &run->config);
}

static void side_close(struct run *run, struct side *side)
{
	require(run, hft_match_check(side->match) == HFT_OK, "check");
	hft_match_destroy(side->match);
	free(side->reports);
	free(side->orders);
	free(side->bytes);
}

static void run_mix(uint32_t mix, uint64_t commands, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	run->seed = seed;
	run->handles = calloc(IDS, sizeof(uint64_t));
	match_flow_config(mix, &run->config);
	match_flow_init(&run->flow, mix, seed);
	run->naive = naive_match_create(&run->config);
	side_open(run, &run->kept);
	side_open(run, &run->loaded);
	while (run->done < commands)
		step(run);
	load_again(run);
	printf("mix %" PRIu32 " seed %" PRIu64 ": %" PRIu64 " commands equal over %" PRIu64
	       " loads, %" PRIu64 " calls suspended, %" PRIu32 " orders live\n",
	       mix, seed, run->done, run->loads, run->suspended, run->naive->orders);
	side_close(run, &run->kept);
	side_close(run, &run->loaded);
	naive_match_destroy(run->naive);
	free(run->handles);
	free(run);
}

int main(int argc, char **argv)
{
	uint64_t commands = 20000;
	uint64_t seed = 1;
	uint32_t mix = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--commands") == 0) {
			commands = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= MATCH_FLOW_MIXES) {
			mix = (uint32_t)value;
		} else {
			fprintf(stderr,
				"usage: save_match [--mix 0-6] [--commands N] [--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= MATCH_FLOW_MIXES; m++)
		if (mix == 0 || mix == m)
			run_mix(m, commands, seed);
	return EXIT_SUCCESS;
}
