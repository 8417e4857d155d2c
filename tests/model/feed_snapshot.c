/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A book that saw a whole stream beside one that joins it again and again: from a snapshot as a
 * venue sends it, CLEAR and an ADD for each order, then what was buffered meanwhile, less what the
 * snapshot has in it already: feed_snapshot --mix M --way W --events N --seed S. From then on every
 * status, every event as it is filled in, every queue and hash must be the same.
 *
 * Ways: 0 no priorities, in the queues' order; 1 priorities, in the queues' order; 2 priorities, in
 * any order. A book that joins is a fresh one, or one that has missed a part of the stream.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"

enum { WAYS = 3, MIXES = 4, ALL = 1 << 13, TOP = 8, BUFFER = 256, LATE_MAX = 60, FULL_EVERY = 97 };

/* One event as it was sent, and what the book that saw them all made of it. */
struct sent {
	hft_event event;
	hft_event filled;
	hft_status status;
};

struct run {
	hft_book *whole;
	hft_book *joined; /* NULL: none yet */
	hft_book_config config;
	struct naive_book *naive;
	struct flow flow;
	uint32_t way;
	uint32_t seq;       /* of the last event sent: its low bits, as on a wire */
	uint32_t behind;    /* events sent since the snapshot was taken */
	uint32_t waits;     /* events until the snapshot arrives */
	uint32_t at;        /* the snapshot's sequence */
	hft_event *snapshot;
	uint32_t count;
	struct sent buffer[BUFFER]; /* by sequence */
	hft_book_order *orders[2];
	uint64_t seed;
	uint64_t done;
	uint64_t joins;
	uint64_t skipped;
};

static void require(const struct run *run, bool holds, const char *what)
{
	if (holds)
		return;
	printf("MISMATCH in %s: mix %" PRIu32 " way %" PRIu32 " seed %" PRIu64 " event %" PRIu64
	       " join %" PRIu64 "\n",
	       what, run->flow.mix, run->way, run->seed, run->done, run->joins);
	exit(EXIT_FAILURE);
}

static uint32_t below(struct run *run, uint32_t n)
{
	return (uint32_t)(flow_random(&run->flow) >> 32) % n;
}

/* A feed has priorities or has none: never the priority of one order, and not of another. */
static void make(struct run *run, hft_event *event)
{
	hft_book_order order;

	flow_next(&run->flow, run->naive, event);
	event->seq = ++run->seq;
	if (event->kind == HFT_EVENT_REPLACE && run->way != 0)
		event->kind = HFT_EVENT_MODIFY;
	if (event->kind != HFT_EVENT_ADD && event->kind != HFT_EVENT_MODIFY)
		return;
	event->aux = run->way == 0 ? 0 : flow_random(&run->flow) | 1;
	if (event->kind == HFT_EVENT_MODIFY && run->way != 0 && below(run, 4) == 0 &&
	    naive_order_get(run->naive, event->instrument, event->order_id, &order) == HFT_OK)
		event->aux = order.priority;
}

static void clear_put(struct run *run, uint32_t instrument)
{
	run->snapshot[run->count++] = (hft_event){ .kind = HFT_EVENT_CLEAR,
						   .instrument = instrument,
						   .price = HFT_PRICE_NONE,
						   .seq = run->seq,
						   .flags = HFT_EVENT_SNAPSHOT };
}

static void side_put(struct run *run, uint32_t instrument, int32_t side)
{
	hft_book_order *orders = run->orders[0];
	int64_t n = hft_book_orders(run->whole, instrument, side, orders, ALL);

	require(run, n >= 0 && n < ALL, "orders of the snapshot");
	for (int64_t i = 0; i < n; i++)
		run->snapshot[run->count++] = (hft_event){ .kind = HFT_EVENT_ADD,
							   .instrument = instrument,
							   .side = (uint8_t)side,
							   .order_id = orders[i].order_id,
							   .aux = orders[i].priority,
							   .price = orders[i].price,
							   .qty = orders[i].qty,
							   .seq = run->seq,
							   .flags = HFT_EVENT_SNAPSHOT };
}

/* All but the clearing in any order. */
static void shuffle(struct run *run, uint32_t first)
{
	for (uint32_t i = run->count; i > first + 1; i--) {
		uint32_t other = first + below(run, i - first);
		hft_event event = run->snapshot[other];

		run->snapshot[other] = run->snapshot[i - 1];
		run->snapshot[i - 1] = event;
	}
}

/* What the venue sends of its books as they are now; it will take its time. */
static void snapshot_take(struct run *run)
{
	bool each = below(run, 2) == 0;

	run->count = 0;
	run->at = run->seq;
	run->behind = 0;
	run->waits = below(run, LATE_MAX);
	if (!each)
		clear_put(run, 0);
	for (uint32_t i = 1; i <= run->config.instruments_max; i++) {
		uint32_t first = run->count;

		if (each)
			clear_put(run, i);
		side_put(run, i, HFT_SIDE_BID);
		side_put(run, i, HFT_SIDE_ASK);
		if (each && run->way == 2)
			shuffle(run, first + 1);
	}
	if (!each && run->way == 2)
		shuffle(run, 1);
}

static void orders_compare(struct run *run, uint32_t instrument, uint32_t cap)
{
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		int64_t n = hft_book_orders(run->whole, instrument, side, run->orders[0], cap);

		require(run,
			hft_book_orders(run->joined, instrument, side, run->orders[1], cap) == n,
			"order count");
		require(run,
			memcmp(run->orders[0], run->orders[1],
			       (size_t)n * sizeof(hft_book_order)) == 0,
			"queue");
	}
}

/* But for its age and its trust, which are of the last event that each saw. */
static void best_compare(struct run *run, uint32_t instrument)
{
	hft_bbo bbos[2];

	require(run,
		hft_book_bbo(run->whole, instrument, &bbos[0]) == HFT_OK &&
			hft_book_bbo(run->joined, instrument, &bbos[1]) == HFT_OK,
		"best prices");
	for (uint32_t i = 0; i < 2; i++) {
		bbos[i].seq = 0;
		bbos[i].ts_event = 0;
		bbos[i].flags &= ~(uint32_t)HFT_BBO_UNTRUSTED;
	}
	require(run, memcmp(&bbos[0], &bbos[1], sizeof(bbos[0])) == 0, "best prices");
}

static void all_compare(struct run *run)
{
	require(run, hft_book_check(run->joined) == HFT_OK, "check");
	for (uint32_t i = 1; i <= run->config.instruments_max; i++) {
		best_compare(run, i);
		orders_compare(run, i, ALL);
	}
}

static void position_compare(struct run *run, const hft_event *event)
{
	hft_queue_position whole = { 0 };
	hft_queue_position joined = { 0 };
	uint32_t instrument = event->instrument;

	require(run,
		hft_book_queue(run->whole, instrument, event->order_id, &whole) ==
			hft_book_queue(run->joined, instrument, event->order_id, &joined),
		"queue status");
	require(run, memcmp(&whole, &joined, sizeof(whole)) == 0, "queue position");
}

/* The joined book takes an event that the other took before. */
static void follow(struct run *run, const struct sent *sent)
{
	hft_event event = sent->event;

	require(run, hft_book_apply(run->joined, &event) == sent->status, "status");
	require(run, memcmp(&event, &sent->filled, sizeof(event)) == 0, "event");
}

static void compare(struct run *run, const hft_event *event)
{
	require(run, hft_book_hash(run->whole) == hft_book_hash(run->joined), "hash");
	position_compare(run, event);
	if (event->instrument != 0 && event->instrument <= run->config.instruments_max) {
		best_compare(run, event->instrument);
		orders_compare(run, event->instrument, TOP);
	}
	if (run->done % FULL_EVERY == 0)
		all_compare(run);
}

/* The snapshot is here: it, then the buffer, which reaches back to before it was taken. */
static void join(struct run *run)
{
	uint32_t back = run->behind + below(run, BUFFER - run->behind);

	if (back > run->done)
		back = (uint32_t)run->done;
	if (run->joined == NULL || below(run, 2) == 0) {
		hft_book_destroy(run->joined);
		run->joined = NULL;
		run->config.hash_seed = flow_random(&run->flow);
		require(run, hft_book_create(&run->config, &run->joined) == HFT_OK, "create");
	}
	require(run,
		hft_book_apply_n(run->joined, run->snapshot, run->count, NULL) == run->count,
		"snapshot");
	for (uint32_t seq = run->seq - back + 1; seq != run->seq + 1; seq++) {
		const struct sent *sent = &run->buffer[seq % BUFFER];

		/* Sequences are low bits, and come round. */
		if ((int32_t)(sent->event.seq - run->at) > 0)
			follow(run, sent);
		else
			run->skipped++;
	}
	run->joins++;
	run->count = 0;
	all_compare(run);
}

/* Between a gap and the snapshot that ends it the joined book sees nothing. */
static void step(struct run *run)
{
	struct sent *sent = &run->buffer[(run->seq + 1) % BUFFER];
	hft_event model;

	make(run, &sent->event);
	model = sent->filled = sent->event;
	naive_apply(run->naive, &model);
	sent->status = hft_book_apply(run->whole, &sent->filled);
	run->done++;
	if (run->count != 0) {
		run->behind++;
		if (run->waits-- == 0)
			join(run);
	} else if (run->joined != NULL) {
		follow(run, sent);
		compare(run, &sent->filled);
	}
	if (run->count == 0 && below(run, 300) == 0)
		snapshot_take(run);
}

static void run_one(uint32_t mix, uint32_t way, uint64_t events, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	run->seed = seed;
	run->way = way;
	run->seq = UINT32_MAX - 1000;
	flow_config(mix, &run->config);
	flow_init(&run->flow, mix, seed * 10 + way);
	run->naive = naive_create(&run->config);
	run->snapshot = malloc(2 * ALL * sizeof(hft_event));
	run->orders[0] = malloc(ALL * sizeof(hft_book_order));
	run->orders[1] = malloc(ALL * sizeof(hft_book_order));
	require(run, hft_book_create(&run->config, &run->whole) == HFT_OK, "create");
	while (run->done < events)
		step(run);
	printf("mix %" PRIu32 " way %" PRIu32 " seed %" PRIu64 ": %" PRIu64
	       " events equal over %" PRIu64 " joins, %" PRIu64 " skipped, %" PRIu32
	       " orders live\n",
	       mix, way, seed, run->done, run->joins, run->skipped, run->naive->orders);
	require(run, run->joins != 0 && run->skipped != 0, "a run without a join");
	hft_book_destroy(run->whole);
	hft_book_destroy(run->joined);
	naive_destroy(run->naive);
	free(run->snapshot);
	free(run->orders[0]);
	free(run->orders[1]);
	free(run);
}

int main(int argc, char **argv)
{
	uint64_t events = 20000;
	uint64_t seed = 1;
	uint64_t mix = 0;
	uint64_t way = WAYS;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--events") == 0) {
			events = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= MIXES) {
			mix = value;
		} else if (strcmp(argv[i], "--way") == 0 && value < WAYS) {
			way = value;
		} else {
			fprintf(stderr,
				"usage: feed_snapshot [--mix 0-4] [--way 0-2] [--events N] "
				"[--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= MIXES; m++)
		for (uint32_t w = 0; w < WAYS; w++)
			if ((mix == 0 || mix == m) && (way == WAYS || way == w))
				run_one(m, w, events, seed);
	return EXIT_SUCCESS;
}
