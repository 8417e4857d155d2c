/* SPDX-License-Identifier: Apache-2.0 */
#include "match_ops.h"

#include <hft/match.h>

#include <valgrind/callgrind.h>

/*
 * Orders on 64 levels, scattered, so that levels come and go seldom. From PRELOAD orders to the end
 * of COUNT more the index does not grow.
 */
enum { PRELOAD = 29000, COUNT = 3500, LEVELS = 64, REPORTS = 1024, STRIDE = 7919 };

static struct {
	hft_match *match;
	uint64_t handles[PRELOAD + COUNT + 1]; /* by id */
	hft_order orders[COUNT];               /* made before what is counted */
	hft_report reports[REPORTS];
	uint64_t dense_ids;
} b;

static hft_order new_order(uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	return (hft_order){
		.order_id = id,
		.price = price,
		.qty = qty,
		.instrument = 1,
		.party = 1,
		.kind = HFT_ORDER_NEW,
		.side = side,
		.ord_type = HFT_TYPE_LIMIT,
		.tif = HFT_TIF_GTC,
	};
}

static int64_t price_of(uint64_t id)
{
	return 1000 + (int64_t)(id * STRIDE % LEVELS);
}

/* The reports of one command; 0 when it was not taken. */
static uint32_t submit(const hft_order *order)
{
	uint32_t written = 0;

	ops_spend();
	return hft_match_submit_n(b.match, order, 1, b.reports, REPORTS, &written) == 1 ? written :
											  0;
}

static int open_match(uint32_t flags, uint64_t orders)
{
	hft_match_config config;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.parties_max = 1;
	config.orders_max = 2 * PRELOAD;
	config.flags = flags;
	config.hash_seed = 1;
	config.dense_ids = b.dense_ids;
	b.match = NULL;
	if (hft_match_create(&config, &b.match) != HFT_OK)
		return -1;
	for (uint64_t id = 1; id <= orders; id++) {
		hft_order order = new_order(id, HFT_SIDE_ASK, price_of(id), 10);

		if (submit(&order) != 1)
			return -1;
		b.handles[id] = b.reports[0].handle;
	}
	return 0;
}

static int64_t close_match(int64_t done)
{
	hft_match_destroy(b.match);
	return done;
}

/* COUNT commands, each of which gives so many reports and is not refused. */
static int64_t count_all(uint32_t reports)
{
	int64_t done = 0;

	CALLGRIND_START_INSTRUMENTATION;
	for (uint32_t i = 0; i < COUNT; i++)
		done += submit(&b.orders[i]) == reports &&
			b.reports[0].kind != HFT_REPORT_REJECTED;
	CALLGRIND_STOP_INSTRUMENTATION;
	return close_match(done == COUNT ? done : -1);
}

int64_t op_match_add(void)
{
	if (open_match(0, PRELOAD) < 0)
		return close_match(-1);
	for (uint32_t i = 0; i < COUNT; i++)
		b.orders[i] = new_order(PRELOAD + 1 + i, HFT_SIDE_ASK, price_of(i), 10);
	return count_all(1);
}

/* COUNT of the orders, scattered, each changed by one command. */
static int64_t change(uint32_t flags, void (*make)(hft_order *order, uint64_t handle))
{
	if (open_match(flags, PRELOAD) < 0)
		return close_match(-1);
	for (uint64_t i = 0; i < COUNT; i++) {
		uint64_t id = 1 + i * STRIDE % PRELOAD;

		b.orders[i] = new_order(id, HFT_SIDE_NONE, price_of(id), 10);
		make(&b.orders[i], b.handles[id]);
	}
	return count_all(1);
}

static void cancel_by_handle(hft_order *order, uint64_t handle)
{
	order->kind = HFT_ORDER_CANCEL;
	order->qty = 0;
	order->handle = handle;
}

static void cancel_by_id(hft_order *order, uint64_t handle)
{
	(void)handle;
	order->kind = HFT_ORDER_CANCEL;
	order->qty = 0;
}

static void replace_keep(hft_order *order, uint64_t handle)
{
	order->kind = HFT_ORDER_REPLACE;
	order->handle = handle;
	order->qty -= 1;
}

static void replace_move(hft_order *order, uint64_t handle)
{
	order->kind = HFT_ORDER_REPLACE;
	order->handle = handle;
	order->price += order->price < 1000 + LEVELS / 2 ? 1 : -1;
}

int64_t op_match_cancel_handle(void)
{
	return change(HFT_MATCH_NO_IDS, cancel_by_handle);
}

int64_t op_match_cancel_id(void)
{
	return change(0, cancel_by_id);
}

int64_t op_match_cancel_dense(void)
{
	b.dense_ids = PRELOAD + COUNT + 1;
	return change(0, cancel_by_id);
}

int64_t op_match_replace_keep(void)
{
	return change(0, replace_keep);
}

int64_t op_match_replace_move(void)
{
	return change(0, replace_move);
}

int64_t op_match_sweep(void)
{
	hft_order order = new_order(PRELOAD + 1, HFT_SIDE_BID, HFT_PRICE_NONE, PRELOAD * 10);
	hft_match_stats stats = { .trades = 0 };

	order.ord_type = HFT_TYPE_MARKET;
	order.tif = HFT_TIF_IOC;
	if (open_match(0, PRELOAD) < 0)
		return close_match(-1);
	CALLGRIND_START_INSTRUMENTATION;
	submit(&order);
	while (hft_match_pending(b.match) == 1 && hft_match_drain(b.match, b.reports, REPORTS) > 0)
		ops_spend();
	CALLGRIND_STOP_INSTRUMENTATION;
	hft_match_stats_get(b.match, &stats);
	return close_match(stats.trades == PRELOAD ? PRELOAD : -1);
}

int64_t op_match_ioc(void)
{
	hft_order maker = new_order(1, HFT_SIDE_ASK, 1000, 2 * COUNT);

	if (open_match(0, 0) < 0 || submit(&maker) != 1)
		return close_match(-1);
	for (uint32_t i = 0; i < COUNT; i++) {
		b.orders[i] = new_order(2, HFT_SIDE_BID, 1000, 1);
		b.orders[i].tif = HFT_TIF_IOC;
	}
	return count_all(4);
}
