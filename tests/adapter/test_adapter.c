/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The adapter as an outside harness drives it, report for report and price for price against the
 * model: test_adapter ADAPTER.so call|batch MESSAGES SEED. `call` gives each message its own call
 * and the adapter the harness's transport; `batch` gives runs of messages and takes the adapter's.
 */
#include <dlfcn.h>
#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mirror.h"

enum { RUN_MAX = 64, DEEP = 5000, RING = 50, WAITS_MAX = 10000000 };

struct engine {
	void *library;
	void (*init)(uint64_t, const me_transport_t *, void *);
	void (*shutdown)(void);
	void (*on_new_order)(const new_order_t *);
	void (*on_cancel)(const cancel_t *);
	void (*on_modify)(const modify_t *);
	void (*on_batch)(const me_msg_t *, uint32_t);
	void (*flush)(void);
	int64_t (*best_bid)(void);
	int64_t (*best_ask)(void);
	uint64_t (*depth_at)(int64_t, uint8_t);
	const me_transport_t *(*get_transport)(void);
};

static struct engine engine;
static struct mirror *mirror;
static const me_transport_t *transport;
static void *sink;
static bool batches;
static uint64_t random_state;
static uint64_t ids;
static uint64_t sequence;
static uint64_t told[8]; /* reports by type */

/* All that the adapter said, on the harness's transport or, by a thread, on its own. */
static me_report_t *arrived;
static uint64_t arrived_max;
static _Atomic uint64_t arrived_count;
static uint64_t compared;
static _Atomic bool over;

static int held_push(void *handle, const me_report_t *report)
{
	(void)handle;
	if (arrived_count == arrived_max)
		abort();
	arrived[arrived_count] = *report;
	arrived_count++;
	return 1;
}

static void held_flush(void *handle)
{
	(void)handle;
}

static const me_transport_t held_transport = { .push = held_push, .flush = held_flush };

static void *drain(void *unused)
{
	me_report_t some[16];
	uint32_t count;
	bool last;

	do {
		last = over;
		while ((count = transport->drain(sink, some, 16)) != 0)
			for (uint32_t i = 0; i < count; i++)
				held_push(NULL, &some[i]);
		sched_yield();
	} while (!last);
	return unused;
}

static void *named(const char *name)
{
	void *found = dlsym(engine.library, name);

	if (found == NULL) {
		printf("no %s\n", name);
		exit(EXIT_FAILURE);
	}
	return found;
}

/* ISO C has no conversion from an object pointer to that of a function. */
#define BIND(member, name)                                            \
	do {                                                          \
		void *found = named(name);                            \
		memcpy(&engine.member, &found, sizeof(engine.member)); \
	} while (0)

static void engine_load(const char *path)
{
	engine.library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (engine.library == NULL) {
		printf("%s\n", dlerror());
		exit(EXIT_FAILURE);
	}
	BIND(init, "engine_init");
	BIND(shutdown, "engine_shutdown");
	BIND(on_new_order, "engine_on_new_order");
	BIND(on_cancel, "engine_on_cancel");
	BIND(on_modify, "engine_on_modify");
	BIND(on_batch, "engine_on_batch");
	BIND(flush, "engine_flush");
	BIND(best_bid, "engine_query_best_bid");
	BIND(best_ask, "engine_query_best_ask");
	BIND(depth_at, "engine_query_depth_at");
	BIND(get_transport, "engine_get_transport");
}

static uint64_t draw(uint64_t below)
{
	random_state = random_state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (random_state >> 33) % below;
}

static void fail(const me_msg_t *m, const char *what)
{
	printf("MISMATCH in %s: message %" PRIu64 ", type %u, order %" PRIu64 "\n", what,
	       sequence, m->type, m->c.order_id);
	exit(EXIT_FAILURE);
}

static void expect(const me_msg_t *m, bool holds, const char *what)
{
	if (!holds)
		fail(m, what);
}

/* Ids use all of their 64 bits. */
static uint64_t id_of(uint64_t number)
{
	return number * UINT64_C(0x9e3779b97f4a7c15);
}

/* A live order, one long gone, one that never was. */
static uint64_t id_any(void)
{
	const struct naive_queue *q =
		naive_match_queue(mirror->naive, 1, HFT_SIDE_BID + (int32_t)draw(2));

	if (q->count != 0 && draw(10) != 0)
		return q->rows[draw(q->count)].id;
	return id_of(1 + draw(ids + 2));
}

static int64_t price_any(uint8_t side)
{
	static const int64_t odd[] = { INT64_MIN, -1, 0, INT64_MAX - 1, INT64_MAX };
	int64_t away = (int64_t)draw(12) - 2;

	if (draw(500) == 0)
		return odd[draw(5)];
	return 33504 + (side == 0 ? -away : away);
}

static void make_new(me_msg_t *m)
{
	uint8_t side = (uint8_t)draw(2);

	m->type = 0;
	m->no = (new_order_t){ .order_id = id_of(++ids), .sequence_number = ++sequence,
			       .price_ticks = price_any(side),
			       .quantity = (uint32_t)draw(100) + (draw(200) != 0),
			       .side = side, .ioc = draw(6) == 0 };
	if (draw(100) == 0)
		m->no.order_id = id_any();
}

/* Every field alike, or one of them not. */
static void make_modify(me_msg_t *m)
{
	uint64_t id = id_any();
	const struct naive_order *order = naive_match_find(mirror->naive, id);
	int64_t price = order != NULL ? order->price : 33504;
	uint32_t qty = order != NULL ? (uint32_t)order->qty : 10;
	uint8_t side = order != NULL && order->side == HFT_SIDE_ASK;

	m->type = 2;
	if (draw(2) == 0)
		price = price_any(side);
	if (draw(2) == 0)
		qty = qty + (uint32_t)draw(20) - (qty > 10 ? 10 : qty);
	m->md = (modify_t){ .order_id = id, .sequence_number = ++sequence,
			    .new_price_ticks = price, .new_quantity = qty,
			    .side = side ^ (draw(100) == 0) };
}

static void make(me_msg_t *m)
{
	uint64_t kind = draw(10);

	memset(m, 0, sizeof(*m));
	if (kind < 5) {
		make_new(m);
	} else if (kind < 8) {
		m->type = 1;
		m->c = (cancel_t){ id_any(), ++sequence };
	} else {
		make_modify(m);
	}
}

static void deliver(const me_msg_t *m, uint32_t n)
{
	if (batches) {
		engine.on_batch(m, n);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (m[i].type == 0)
			engine.on_new_order(&m[i].no);
		else if (m[i].type == 1)
			engine.on_cancel(&m[i].c);
		else
			engine.on_modify(&m[i].md);
	}
}

/* What has been said is one report after the other what the model said; it may be on its way. */
static void reports_compare(const me_msg_t *m)
{
	uint64_t end = compared + mirror->count;

	for (uint32_t waits = 0; batches && arrived_count < end && waits < WAITS_MAX; waits++)
		sched_yield();
	expect(m, arrived_count >= end, "number of reports: too few");
	expect(m, batches || arrived_count == end, "number of reports: too many");
	for (uint32_t i = 0; i < mirror->count; i++) {
		expect(m, memcmp(&arrived[compared], &mirror->reports[i], 64) == 0, "reports");
		told[arrived[compared++].type]++;
	}
	mirror->count = 0;
}

static void queries_compare(const me_msg_t *m)
{
	int64_t bid = mirror_best(mirror, 0);
	int64_t ask = mirror_best(mirror, 1);

	expect(m, engine.best_bid() == bid, "the best bid");
	expect(m, engine.best_ask() == ask, "the best ask");
	for (uint8_t side = 0; side < 2; side++) {
		expect(m, engine.depth_at(bid, side) == mirror_depth(mirror, bid, side),
		       "depth at the bid");
		expect(m, engine.depth_at(ask, side) == mirror_depth(mirror, ask, side),
		       "depth at the ask");
		for (int64_t price = 33490; price < 33519; price++)
			expect(m,
			       engine.depth_at(price, side) == mirror_depth(mirror, price, side),
			       "depth");
	}
}

/* Give the adapter what the model was told. */
static void step(const me_msg_t *m, uint32_t n)
{
	deliver(m, n);
	engine.flush();
	transport->flush(sink);
	reports_compare(&m[n - 1]);
	queries_compare(&m[n - 1]);
}

static void live(uint64_t messages)
{
	static me_msg_t run[RUN_MAX];

	for (uint64_t done = 0; done < messages;) {
		uint32_t n = batches ? 1 + (uint32_t)draw(RUN_MAX) : 1;

		for (uint32_t i = 0; i < n; i++) {
			make(&run[i]);
			mirror_tell(mirror, &run[i]);
		}
		step(run, n);
		done += n;
	}
}

/* More makers at one price than a call of the library meets, and one that takes them all. */
static void deep(uint8_t side, uint8_t ioc)
{
	int64_t price = side == 0 ? 33700 : 33300;
	me_msg_t m = { .no = { .price_ticks = price, .quantity = 1, .side = side } };

	for (uint32_t i = 0; i <= DEEP; i++) {
		bool last = i == DEEP;

		m.no.order_id = id_of(++ids);
		m.no.sequence_number = ++sequence;
		m.no.side = side ^ last;
		m.no.ioc = last && ioc;
		m.no.quantity = last ? DEEP + 7 : 1;
		mirror_tell(mirror, &m);
		step(&m, 1);
	}
}

static void engine_begin(uint64_t seed, pthread_t *drainer)
{
	transport = batches ? engine.get_transport() : &held_transport;
	sink = batches ? transport->create(RING) : NULL;
	if (batches && (sink == NULL || pthread_create(drainer, NULL, drain, NULL) != 0))
		exit(EXIT_FAILURE);
	engine.init(seed, transport, sink);
}

static void engine_end(const pthread_t *drainer)
{
	me_msg_t none = { 0 };

	over = true;
	if (batches)
		pthread_join(*drainer, NULL);
	expect(&none, arrived_count == compared, "number of reports: too many in the end");
	engine.shutdown();
	if (batches)
		transport->destroy(sink);
}

int main(int argc, char **argv)
{
	uint64_t messages = argc == 5 ? strtoull(argv[3], NULL, 10) : 0;
	uint64_t seed = argc == 5 ? strtoull(argv[4], NULL, 10) : 0;
	pthread_t drainer;

	if (argc != 5 || (strcmp(argv[2], "call") != 0 && strcmp(argv[2], "batch") != 0)) {
		fprintf(stderr, "usage: test_adapter ADAPTER.so call|batch MESSAGES SEED\n");
		return 2;
	}
	batches = strcmp(argv[2], "batch") == 0;
	engine_load(argv[1]);
	random_state = seed;
	mirror = mirror_create();
	arrived_max = 8 * messages + 16 * DEEP;
	arrived = malloc(arrived_max * sizeof(*arrived));
	engine_begin(seed, &drainer);
	live(messages);
	deep(0, 0);
	deep(1, 1);
	engine_end(&drainer);
	printf("%" PRIu64 " messages equal:", sequence);
	for (uint32_t type = ME_ORDER_ACK; type <= ME_MODIFY_REJECT; type++)
		printf(" %" PRIu64, told[type]);
	printf(" reports by type\n");
	mirror_destroy(mirror);
	free(arrived);
	/* A stream that lacks a kind of report proves nothing about it. */
	for (uint32_t type = ME_ORDER_ACK; type <= ME_MODIFY_REJECT; type++)
		if (told[type] == 0)
			return EXIT_FAILURE;
	return EXIT_SUCCESS;
}
