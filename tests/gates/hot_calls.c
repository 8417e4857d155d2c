/* SPDX-License-Identifier: Apache-2.0 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <hft/hft.h>

#include "hot_engine.h"
#include "hot_shard.h"

/*
 * Hot calls make no system call and ask for no memory. A child enters seccomp's strict mode, where
 * any system call but read, write and exit kills it, with the allocator's functions wrapped by the
 * linker; then it makes each call many times over. The same child with a planted allocation, and
 * with a planted system call, must be caught.
 *
 * Strict mode also forbids reading the time-stamp counter, so the clock's child has a filter that
 * lets through the same calls.
 */

#define ROUNDS 1000
#define SLOTS 64
#define EVENTS 64
#define EXIT_TRAPPED 3
#define EXIT_WRONG 4

struct hot {
	hft_clock *clock;
	hft_ring *ring;
	hft_histogram *histogram;
	hft_metrics *metrics;
	uint32_t counter;
	hft_ref *ref;
	hft_risk *risk;
	hft_md *md;
	hft_book *book;
	hft_match *match;
	hft_arena *arena;
	hft_pool *pool;
	uint8_t message[128];
	uint64_t message_size;
	uint8_t frames[4096];
	uint64_t frames_size;
	hft_event events[EVENTS];
	struct hot_shard *shard;
	uint64_t round;
};

static bool armed;

static void say(const char *text)
{
	ssize_t written = write(STDERR_FILENO, text, strlen(text));

	(void)written;
}

/* exit_group, which _exit makes, is not allowed in strict mode. */
static void leave(int code)
{
	syscall(SYS_exit, code);
}

static void trap(const char *name)
{
	if (!armed)
		return;
	say("trapped: ");
	say(name);
	say("\n");
	leave(EXIT_TRAPPED);
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *address);
void *__real_aligned_alloc(size_t align, size_t size);
int __real_posix_memalign(void **out, size_t align, size_t size);
void *__real_mmap(void *address, size_t size, int prot, int flags, int fd, off_t offset);
int __real_munmap(void *address, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *address);
void *__wrap_aligned_alloc(size_t align, size_t size);
int __wrap_posix_memalign(void **out, size_t align, size_t size);
void *__wrap_mmap(void *address, size_t size, int prot, int flags, int fd, off_t offset);
int __wrap_munmap(void *address, size_t size);

void *__wrap_malloc(size_t size)
{
	trap("malloc");
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	trap("calloc");
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	trap("realloc");
	return __real_realloc(old, size);
}

void __wrap_free(void *address)
{
	trap("free");
	__real_free(address);
}

void *__wrap_aligned_alloc(size_t align, size_t size)
{
	trap("aligned_alloc");
	return __real_aligned_alloc(align, size);
}

int __wrap_posix_memalign(void **out, size_t align, size_t size)
{
	trap("posix_memalign");
	return __real_posix_memalign(out, align, size);
}

void *__wrap_mmap(void *address, size_t size, int prot, int flags, int fd, off_t offset)
{
	trap("mmap");
	return __real_mmap(address, size, prot, flags, fd, offset);
}

int __wrap_munmap(void *address, size_t size)
{
	trap("munmap");
	return __real_munmap(address, size);
}

static bool clock_now(struct hot *hot)
{
	return hft_clock_now(hot->clock) > 0;
}

static bool ring_push_pop(struct hot *hot)
{
	hft_event event = hot->events[0];
	hft_event back;

	return hft_ring_push(hot->ring, &event) == HFT_OK && hft_ring_count(hot->ring) == 1 &&
	       hft_ring_pop(hot->ring, &back) == HFT_OK &&
	       memcmp(&event, &back, sizeof(back)) == 0;
}

static bool ring_push_pop_n(struct hot *hot)
{
	hft_event back[SLOTS];

	return hft_ring_push_n(hot->ring, hot->events, SLOTS) == SLOTS &&
	       hft_ring_push(hot->ring, hot->events) == HFT_E_FULL &&
	       hft_ring_pop_n(hot->ring, back, SLOTS) == SLOTS &&
	       hft_ring_pop(hot->ring, back) == HFT_E_AGAIN;
}

static bool histogram_record(struct hot *hot)
{
	int64_t values[4] = { -1, 0, (int64_t)hot->round * 977, INT64_MAX };

	hft_histogram_record(hot->histogram, values[2]);
	hft_histogram_record_n(hot->histogram, values, 4);
	return hft_histogram_value_at(hot->histogram, 500000) >= 0;
}

static bool metrics_add(struct hot *hot)
{
	uint64_t before = hft_metrics_value(hot->metrics, hot->counter);

	hft_metrics_add(hot->metrics, hot->counter, 2);
	hft_metrics_add(hot->metrics, UINT32_MAX, 2);
	return hft_metrics_value(hot->metrics, hot->counter) == before + 2;
}

static bool ref_find(struct hot *hot)
{
	return hft_ref_find(hot->ref, "XNAS", "AAPL") == 1 &&
	       hft_ref_find(hot->ref, "XNAS", "NONE") == HFT_E_NOTFOUND;
}

static bool ref_rows(struct hot *hot)
{
	hft_instrument row;

	return hft_ref_instrument(hot->ref, 1, &row) == HFT_OK && row.id == 1 &&
	       hft_ref_tick(hot->ref, 1, 0) == 10000000 &&
	       hft_ref_instrument(hot->ref, 99, &row) == HFT_E_NOTFOUND;
}

static bool ref_checks(struct hot *hot)
{
	return hft_ref_price_check(hot->ref, 1, 321500000000) == HFT_OK &&
	       hft_ref_price_check(hot->ref, 1, 321500000001) == HFT_E_INVAL &&
	       hft_ref_qty_check(hot->ref, 1, 100) == HFT_OK;
}

/* An order that trades in full, one that rests and goes, and two that are refused. */
static bool risk_orders(struct hot *hot)
{
	hft_order order = { .kind = HFT_ORDER_NEW, .ord_type = HFT_TYPE_LIMIT, .qty = 100,
			    .price = 321500000000, .party = 1, .instrument = 1,
			    .side = hot->round % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK };
	hft_report report = { .kind = HFT_REPORT_FILL, .qty = 100, .price = order.price,
			      .party = 1, .instrument = 1, .side = order.side };
	hft_risk_hold hold;
	hft_position row;

	if (hft_risk_reserve(hot->risk, &order, NULL, &hold) != HFT_OK ||
	    hft_risk_apply(hot->risk, &report, &hold) != HFT_OK)
		return false;
	report.kind = HFT_REPORT_FILLED;
	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	if (hft_risk_apply(hot->risk, &report, &hold) != HFT_OK ||
	    hft_risk_reserve(hot->risk, &order, NULL, &hold) != HFT_OK)
		return false;
	report.kind = HFT_REPORT_ACCEPTED;
	report.leaves = 100;
	if (hft_risk_apply(hot->risk, &report, &hold) != HFT_OK)
		return false;
	report.kind = HFT_REPORT_CANCELLED;
	report.leaves = 0;
	if (hft_risk_apply(hot->risk, &report, NULL) != HFT_OK ||
	    hft_risk_position_read(hot->risk, HFT_RISK_ACCOUNT, 1, 1, &row) != HFT_OK)
		return false;
	order.price++;
	if (hft_risk_reserve(hot->risk, &order, NULL, &hold) != HFT_E_RISK_PRICE)
		return false;
	order.party = UINT32_MAX;
	return hft_risk_reserve(hot->risk, &order, NULL, &hold) == HFT_E_RISK_NO_LIMIT &&
	       row.position == (hot->round % 2 == 0 ? 100 : 0);
}

static bool wire_read_write(struct hot *hot)
{
	hft_itch50_add_order view;
	uint8_t back[128];

	return hft_wire_code(HFT_FORMAT_ITCH50, hot->message, hot->message_size) == 'A' &&
	       hft_wire_read(HFT_FORMAT_ITCH50, hot->message, hot->message_size, &view,
			     sizeof(view)) == HFT_OK &&
	       hft_wire_write(HFT_FORMAT_ITCH50, &view, sizeof(view), back, sizeof(back)) ==
		       (int64_t)hot->message_size &&
	       memcmp(back, hot->message, hot->message_size) == 0;
}

static bool md_decode(struct hot *hot)
{
	hft_event out[EVENTS];
	uint64_t used = 0;
	int64_t count = hft_md_decode(hot->md, hot->frames, hot->frames_size, 1, 0, out, EVENTS,
				      &used);

	if (count < 1 || used != hot->frames_size)
		return false;
	count = hft_md_decode_some(hot->md, hot->frames, hot->frames_size, 1, 0, 1, out, EVENTS,
				   &used);
	return count == 1 && used == hot->message_size + 2;
}

/* Adds, executes, replaces and deletes orders, one call an event. */
static bool book_apply(struct hot *hot)
{
	uint64_t id = 1000 + hot->round * 4;
	hft_event events[] = {
		{ .order_id = id, .price = 321500000000 + (int64_t)(hot->round % 50) * 10000000,
		  .qty = 100, .instrument = 1, .kind = HFT_EVENT_ADD, .side = HFT_SIDE_BID,
		  .flags = HFT_EVENT_LAST },
		{ .order_id = id, .price = HFT_PRICE_NONE, .qty = 40, .kind = HFT_EVENT_EXECUTE,
		  .flags = HFT_EVENT_LAST },
		{ .order_id = id, .aux = id + 1, .price = 321510000000, .qty = 30,
		  .kind = HFT_EVENT_REPLACE, .flags = HFT_EVENT_LAST },
		{ .order_id = id + 1, .price = HFT_PRICE_NONE, .kind = HFT_EVENT_DELETE,
		  .flags = HFT_EVENT_LAST },
	};

	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		if (hft_book_apply(hot->book, &events[i]) != HFT_OK)
			return false;
	return hft_book_apply(hot->book, &events[3]) == HFT_E_EVENT_ORDER_UNKNOWN;
}

/* Every round leaves some orders, so that the index and the levels grow. */
static bool book_apply_n(struct hot *hot)
{
	hft_event events[EVENTS];
	hft_status statuses[EVENTS];

	for (uint64_t i = 0; i < EVENTS; i++)
		events[i] = (hft_event){
			.order_id = 1000000 + hot->round * EVENTS + i,
			.price = 300000000000 + (int64_t)((hot->round * 7 + i) % 997) * 10000000,
			.qty = 1 + (int64_t)i,
			.instrument = (uint32_t)(1 + i % 7),
			.kind = HFT_EVENT_ADD,
			.side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK,
			.flags = HFT_EVENT_LAST,
		};
	return hft_book_apply_n(hot->book, events, EVENTS, statuses) == EVENTS;
}

static bool book_look(struct hot *hot)
{
	hft_bbo bbo;
	hft_level levels[8];
	hft_book_order orders[8];
	hft_book_order order;
	hft_queue_position position;

	return hft_book_bbo(hot->book, 1, &bbo) == HFT_OK &&
	       hft_book_levels(hot->book, 1, HFT_SIDE_BID, levels, 8) >= 1 &&
	       hft_book_level_get(hot->book, 1, HFT_SIDE_BID, levels[0].price, levels) == HFT_OK &&
	       hft_book_orders(hot->book, 1, HFT_SIDE_BID, orders, 8) >= 1 &&
	       hft_book_order_get(hot->book, 0, orders[0].order_id, &order) == HFT_OK &&
	       hft_book_queue(hot->book, 0, orders[0].order_id, &position) == HFT_OK &&
	       position.orders_ahead == 0;
}

static bool book_read(struct hot *hot)
{
	hft_bbo bbo;
	hft_page page;
	hft_level bids[8];
	hft_level asks[8];

	return hft_book_read_bbo(hot->book, 1, &bbo) == HFT_OK &&
	       hft_book_read_page(hot->book, 1, &page, bids, asks, 8) == HFT_OK &&
	       page.bid_count >= 1;
}

/* Rests, trades, replaces, cancels, expires and sweeps, in batches that are suspended. */
static bool match_submit(struct hot *hot)
{
	uint64_t id = 1000 + hot->round * EVENTS;
	hft_order orders[EVENTS];
	hft_report reports[16];
	uint32_t written;
	uint32_t taken = 0;

	for (uint32_t i = 0; i < EVENTS; i++)
		orders[i] = (hft_order){
			.ts = (hft_time)hot->round, .order_id = id + i % 40,
			.price = 1000 + (int64_t)(hot->round * 3 + i * i) % 60,
			.qty = 1 + i % 5, .expire_ts = (hft_time)hot->round + 2,
			.instrument = 1 + i % 3, .party = i % 4, .stp = (uint8_t)(i % 5),
			.kind = i < 40 ? HFT_ORDER_NEW : HFT_ORDER_CANCEL + i % 2,
			.side = HFT_SIDE_BID + i % 2, .ord_type = HFT_TYPE_LIMIT,
			.tif = (uint8_t)(i % 7),
		};
	orders[62] = (hft_order){ .ts = (hft_time)hot->round, .kind = HFT_ORDER_TIMER,
				  .ord_type = HFT_TIMER_EXPIRE };
	orders[63] = (hft_order){ .kind = HFT_ORDER_MASS_CANCEL, .instrument = 2 };
	while (taken < EVENTS) {
		int64_t count = hft_match_submit_n(hot->match, &orders[taken], EVENTS - taken,
						   reports, 16, &written);

		if (count < 1)
			return false;
		taken += (uint32_t)count;
		while (hft_match_pending(hot->match) == 1)
			if (hft_match_drain(hot->match, reports, 16) < 0)
				return false;
	}
	return true;
}

static bool match_look(struct hot *hot)
{
	hft_match_order orders[8];
	hft_level levels[8];
	hft_bbo bbo;

	return hft_match_bbo(hot->match, 1, &bbo) == HFT_OK &&
	       hft_match_levels(hot->match, 1, HFT_SIDE_BID, levels, 8) >= 1 &&
	       hft_match_level_get(hot->match, 1, HFT_SIDE_BID, levels[0].price, levels) ==
		       HFT_OK &&
	       hft_match_orders(hot->match, 1, HFT_SIDE_BID, orders, 8) >= 1 &&
	       hft_match_order_get(hot->match, 0, orders[0].handle, &orders[1]) == HFT_OK &&
	       hft_match_order_get(hot->match, orders[0].order_id, 0, &orders[2]) == HFT_OK &&
	       hft_match_next_expiry(hot->match) > 0;
}

static bool pool_alloc_free(struct hot *hot)
{
	void *item = hft_pool_alloc(hot->pool);

	return item != NULL && hft_pool_free(hot->pool, item) == HFT_OK &&
	       hft_arena_alloc(hot->arena, 64, 64) != NULL;
}

static bool prices(struct hot *hot)
{
	char text[24];
	int64_t price = (int64_t)hot->round * 10000001;
	int64_t back;

	return hft_price_format(price, text, sizeof(text)) > 0 &&
	       hft_price_parse(text, &back) == HFT_OK && back == price;
}

static bool engine_round(struct hot *hot)
{
	return hot_engine_round(hot->round);
}

static bool shard_round(struct hot *hot)
{
	return hot_shard_round(hot->shard, hot->round);
}

static bool allocate(struct hot *hot)
{
	(void)hot;
	free(malloc(16));
	return true;
}

static bool call_system(struct hot *hot)
{
	(void)hot;
	return getppid() > 0;
}

struct step {
	const char *name;
	bool (*run)(struct hot *hot);
};

static const struct step clock_steps[] = {
	{ "hft_clock_now", clock_now },
};

static const struct step steps[] = {
	{ "hft_ring_push, pop", ring_push_pop },
	{ "hft_ring_push_n, pop_n", ring_push_pop_n },
	{ "hft_histogram_record", histogram_record },
	{ "hft_metrics_add", metrics_add },
	{ "hft_ref_find", ref_find },
	{ "hft_ref_instrument, tick", ref_rows },
	{ "hft_ref_price_check, qty_check", ref_checks },
	{ "hft_risk_reserve, apply, position_read", risk_orders },
	{ "hft_wire_read, write, code", wire_read_write },
	{ "hft_md_decode", md_decode },
	{ "hft_book_apply", book_apply },
	{ "hft_book_apply_n", book_apply_n },
	{ "hft_book_bbo, levels, level_get, orders, queue", book_look },
	{ "hft_book_read_bbo, read_page", book_read },
	{ "hft_match_submit_n, drain", match_submit },
	{ "hft_match_bbo, levels, level_get, orders, order_get", match_look },
	{ "hft_pool_alloc, hft_arena_alloc", pool_alloc_free },
	{ "hft_price_format, parse", prices },
	{ "hft_engine_submit_n, answer_n, poll, advance, drain", shard_round },
	{ "hft_engine_submit_n, feed_n, advance, drain; hft_view", engine_round },
};

static const struct step planted_allocation = { "a planted allocation", allocate };
static const struct step planted_call = { "a planted system call", call_system };

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "cannot set up: %s\n", what);
	exit(1);
}

static void make_platform(struct hot *hot)
{
	hft_clock_config clock;
	hft_ring_config ring;
	hft_metrics_config metrics;
	hft_arena_config arena;

	must(hft_clock_config_init(&clock, sizeof(clock)) == HFT_OK &&
	     hft_clock_create(&clock, &hot->clock) == HFT_OK, "clock");
	hft_ring_config_init(&ring, sizeof(ring));
	ring.slot_size = sizeof(hft_event);
	ring.slots = SLOTS;
	must(hft_ring_create(&ring, &hot->ring) == HFT_OK, "ring");
	must(hft_histogram_create(&hot->histogram) == HFT_OK, "histogram");
	hft_metrics_config_init(&metrics, sizeof(metrics));
	must(hft_metrics_create(&metrics, &hot->metrics) == HFT_OK, "metrics");
	hot->counter = (uint32_t)hft_metrics_counter(hot->metrics, "messages");
	hft_arena_config_init(&arena, sizeof(arena));
	arena.bytes_max = 1 << 24;
	must(hft_arena_create(&arena, &hot->arena) == HFT_OK, "arena");
	must(hft_pool_create(hot->arena, 64, 100, &hot->pool) == HFT_OK, "pool");
}

static void make_ref(struct hot *hot)
{
	hft_ref_config config;
	hft_tick_band band = { 0, 10000000 };
	hft_instrument row = {
		.symbol = "AAPL", .venue = "XNAS", .currency = "USD", .lot_size = 1,
		.round_lot = 100, .multiplier = 1000000000, .price_min = HFT_PRICE_NONE,
		.price_max = HFT_PRICE_NONE, .kind = HFT_INSTRUMENT_STOCK, .tick_table = 1,
	};

	hft_ref_config_init(&config, sizeof(config));
	must(hft_ref_create(&config, &hot->ref) == HFT_OK, "ref");
	must(hft_ref_tick_table_add(hot->ref, &band, 1) == 1, "tick table");
	must(hft_ref_instrument_add(hot->ref, &row) == 1, "instrument");
}

static void make_risk(struct hot *hot)
{
	hft_party party = { .account = 1, .trader = 1 };
	hft_risk_limits limits;
	hft_risk_config config;

	must(hft_ref_party_add(hot->ref, &party) == 1, "party");
	hft_risk_config_init(&config, sizeof(config));
	config.ref = hot->ref;
	must(hft_risk_create(&config, &hot->risk) == HFT_OK, "risk");
	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = INT64_MAX;
	limits.open_max = 10;
	for (int32_t scope = HFT_RISK_FIRM; scope <= HFT_RISK_TRADER; scope++)
		must(hft_risk_limits_set(hot->risk, scope, scope != HFT_RISK_FIRM, &limits, NULL) ==
			     HFT_OK, "limits");
	must(hft_risk_instrument_load(hot->risk, 1) == HFT_OK, "instrument's terms");
	must(hft_risk_party_load(hot->risk, 1) == HFT_OK, "party's row");
}

static void make_messages(struct hot *hot)
{
	hft_itch50_add_order add = {
		.code = HFT_ITCH50_ADD_ORDER, .stock_locate = 1, .timestamp = 34200000000000,
		.order_reference = 77, .buy_sell = 'B', .shares = 100, .stock = "AAPL    ",
		.price = 3215000,
	};
	int64_t size = hft_wire_write(HFT_FORMAT_ITCH50, &add, sizeof(add), hot->message,
				      sizeof(hot->message));

	must(size > 0, "message");
	hot->message_size = (uint64_t)size;
	for (int i = 0; i < 32; i++) {
		uint8_t *frame = hot->frames + hot->frames_size;

		frame[0] = 0;
		frame[1] = (uint8_t)size;
		memcpy(frame + 2, hot->message, hot->message_size);
		hot->frames_size += hot->message_size + 2;
	}
}

static void make_market(struct hot *hot)
{
	hft_md_config md;
	hft_book_config book;
	hft_match_config match;

	hft_md_config_init(&md, sizeof(md));
	md.format = HFT_FORMAT_ITCH50;
	must(hft_md_create(&md, &hot->md) == HFT_OK, "md");
	hft_book_config_init(&book, sizeof(book));
	book.instruments_max = 16;
	book.orders_max = 1 << 17;
	book.levels_max = 1 << 15;
	book.page_levels = 8;
	must(hft_book_create(&book, &hot->book) == HFT_OK, "book");
	hft_match_config_init(&match, sizeof(match));
	match.instruments_max = 16;
	match.orders_max = 1 << 15;
	match.levels_max = 1 << 12;
	match.work_max = 16;
	must(hft_match_create(&match, &hot->match) == HFT_OK, "match");
}

static bool confine_strictly(void)
{
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0;
}

static bool confine_by_filter(void)
{
	struct sock_filter rows[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_write, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	};
	struct sock_fprog program = { sizeof(rows) / sizeof(rows[0]), rows };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* What one child does. */
struct task {
	bool (*confine)(void);
	const struct step *steps;
	uint8_t count;
	const struct step *planted;
};

/* The child: writes the index of each step before it, so that the parent can name it. */
static void run_steps(struct hot *hot, const struct task *task, int progress)
{
	bool good = task->confine();

	armed = true;
	for (uint8_t i = 0; good && i < task->count; i++) {
		good = write(progress, &i, 1) == 1;
		for (hot->round = 0; good && hot->round < ROUNDS; hot->round++)
			good = task->steps[i].run(hot);
	}
	if (good && task->planted != NULL)
		good = task->planted->run(hot);
	leave(good ? 0 : EXIT_WRONG);
}

static int run_child(struct hot *hot, const struct task *task, uint8_t *last)
{
	int ends[2];
	int status = 0;
	pid_t child;

	must(pipe(ends) == 0, "pipe");
	child = fork();
	must(child >= 0, "fork");
	if (child == 0)
		run_steps(hot, task, ends[1]);
	close(ends[1]);
	while (read(ends[0], last, 1) == 1)
		;
	close(ends[0]);
	must(waitpid(child, &status, 0) == child, "waitpid");
	return status;
}

/* Strict mode kills with SIGKILL, a filter with SIGSYS. */
static bool killed(int status)
{
	return WIFSIGNALED(status) &&
	       (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGSYS);
}

static bool exited(int status, int code)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == code;
}

static bool clean(struct hot *hot, const struct task *task)
{
	uint8_t last = 0;
	int status = run_child(hot, task, &last);
	const char *what = killed(status) ? "made a system call" :
			   exited(status, EXIT_TRAPPED) ? "asked for memory" :
			   exited(status, EXIT_WRONG) ? "gave a wrong result" :
							"crashed";

	if (exited(status, 0))
		return true;
	fprintf(stderr, "%s: %s\n", task->steps[last].name, what);
	return false;
}

/* With the fault planted the same child must be stopped, and by the right trap. */
static bool caught(struct hot *hot, struct task task, const struct step *planted, bool by_kill)
{
	uint8_t last = 0;
	int status;

	task.planted = planted;
	status = run_child(hot, &task, &last);
	if (by_kill ? killed(status) : exited(status, EXIT_TRAPPED))
		return true;
	fprintf(stderr, "sabotage: %s was not caught\n", planted->name);
	return false;
}

int main(void)
{
	static struct hot hot;
	const struct task tasks[] = {
		{ confine_strictly, steps, sizeof(steps) / sizeof(steps[0]), NULL },
		{ confine_by_filter, clock_steps, 1, NULL },
	};
	bool good = true;

	hft_thread_attach();
	make_platform(&hot);
	make_ref(&hot);
	make_risk(&hot);
	make_messages(&hot);
	make_market(&hot);
	hot.shard = hot_shard_make();
	must(hot.shard != NULL, "engine with a route");
	must(hot_engine_open(), "engine");
	for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
		good &= clean(&hot, &tasks[i]);
		good &= caught(&hot, tasks[i], &planted_allocation, false);
		good &= caught(&hot, tasks[i], &planted_call, true);
	}
	printf("%zu groups of calls, %d rounds each\n", 1 + sizeof(steps) / sizeof(steps[0]),
	       ROUNDS);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
