/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_MATCH_FIXTURE_H
#define HFT_TESTS_MATCH_FIXTURE_H
/* A small engine, one command at a time, and the reports of the last one. */
#include <string.h>

#include <hft/match.h>

#include "unit.h"

#define REPORTS_MAX 256

static hft_match *match;
static hft_report reports[REPORTS_MAX];
static uint32_t count;

static inline hft_match_config match_config(void)
{
	hft_match_config config;

	ck_assert_int_eq(hft_match_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 4;
	config.orders_max = 64;
	config.levels_max = 16;
	config.parties_max = 100;
	return config;
}

static inline void match_open(const hft_match_config *config)
{
	match = NULL;
	ck_assert_int_eq(hft_match_create(config, &match), HFT_OK);
	ck_assert_ptr_nonnull(match);
}

static inline void match_up(void)
{
	hft_match_config config = match_config();

	match_open(&config);
}

static inline void match_down(void)
{
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
	hft_match_destroy(match);
	match = NULL;
}

/* Give the command, and collect what it reports however often it is suspended. */
static inline void give(hft_order command)
{
	uint32_t written = UINT32_MAX;
	int64_t more;

	ck_assert_int_eq(hft_match_submit_n(match, &command, 1, reports, REPORTS_MAX, &written),
			 1);
	count = written;
	while (hft_match_pending(match)) {
		more = hft_match_drain(match, reports + count, REPORTS_MAX - count);
		ck_assert_int_ge(more, 0);
		count += (uint32_t)more;
	}
	ck_assert_uint_ge(count, 1);
	for (uint32_t i = 0; i < count; i++) {
		ck_assert_int_eq(reports[i].ts, command.ts);
		ck_assert_uint_eq(reports[i].seq, command.seq);
		ck_assert_uint_eq((reports[i].flags & HFT_REPORT_LAST_OF_COMMAND) != 0,
				  i + 1 == count);
	}
}

static inline hft_order command_of(uint8_t kind, uint64_t id)
{
	static uint64_t seq;

	return (hft_order){ .ts = 1000, .seq = ++seq, .order_id = id, .session = 1, .kind = kind };
}

static inline hft_order limit_of(uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	hft_order order = command_of(HFT_ORDER_NEW, id);

	order.client_id = 10000 + id;
	order.ref_id = 20000 + id;
	order.price = price;
	order.qty = qty;
	order.instrument = 1;
	order.party = 7;
	order.side = side;
	order.ord_type = HFT_TYPE_LIMIT;
	return order;
}

static inline hft_order market_of(uint64_t id, uint8_t side, int64_t qty)
{
	hft_order order = limit_of(id, side, HFT_PRICE_NONE, qty);

	order.ord_type = HFT_TYPE_MARKET;
	return order;
}

static inline hft_order cancel_of(uint64_t id)
{
	return command_of(HFT_ORDER_CANCEL, id);
}

static inline hft_order replace_of(uint64_t id, int64_t price, int64_t qty)
{
	hft_order order = command_of(HFT_ORDER_REPLACE, id);

	order.price = price;
	order.qty = qty;
	return order;
}

static inline hft_order timer_of(uint8_t timer, hft_time ts)
{
	hft_order order = command_of(HFT_ORDER_TIMER, 0);

	order.ts = ts;
	order.ord_type = timer;
	return order;
}

static inline void bid(uint64_t id, int64_t price, int64_t qty)
{
	give(limit_of(id, HFT_SIDE_BID, price, qty));
}

static inline void ask(uint64_t id, int64_t price, int64_t qty)
{
	give(limit_of(id, HFT_SIDE_ASK, price, qty));
}

/* Report i is of this kind and order, with these quantities and reason. */
static inline void report_is(uint32_t i, uint8_t kind, uint64_t id, int64_t qty, int64_t leaves,
			     int32_t reason)
{
	ck_assert_uint_lt(i, count);
	ck_assert_uint_eq(reports[i].kind, kind);
	ck_assert_uint_eq(reports[i].order_id, id);
	ck_assert_int_eq(reports[i].qty, qty);
	ck_assert_int_eq(reports[i].leaves, leaves);
	ck_assert_int_eq(reports[i].reason, reason < 0 ? -reason : reason);
}

/* The last command wrote this many reports, and this is the closing one. */
static inline void closes(uint32_t n, uint8_t kind, uint64_t id, int64_t qty, int64_t leaves,
			  int32_t reason)
{
	ck_assert_uint_eq(count, n);
	report_is(n - 1, kind, id, qty, leaves, reason);
}

/* The order stands at this price, with this much open. */
static inline hft_match_order stands(uint64_t id, int64_t price, int64_t qty)
{
	hft_match_order order;

	ck_assert_int_eq(hft_match_order_get(match, id, 0, &order), HFT_OK);
	ck_assert_uint_eq(order.order_id, id);
	ck_assert_int_eq(order.price, price);
	ck_assert_int_eq(order.qty, qty);
	return order;
}

static inline void gone(uint64_t id)
{
	hft_match_order order;

	ck_assert_int_eq(hft_match_order_get(match, id, 0, &order), HFT_E_NOTFOUND);
}

/* The ids of a side of instrument 1 in priority are these. */
#define QUEUE_IS(side, ...) queue_is(side, (uint64_t[]){ __VA_ARGS__, 0 })
#define IS_EMPTY(side) queue_is(side, (uint64_t[]){ 0 })
static inline void queue_is(int32_t side, const uint64_t *ids)
{
	hft_match_order rows[64];
	int64_t n = hft_match_orders(match, 1, side, rows, 64);
	int64_t i;

	for (i = 0; ids[i] != 0; i++) {
		ck_assert_int_lt(i, n);
		ck_assert_uint_eq(rows[i].order_id, ids[i]);
	}
	ck_assert_int_eq(i, n);
}

/* The command is refused with this code, counted, and nothing changes. */
static inline void refused(hft_order command, hft_status code)
{
	uint64_t hash = hft_match_hash(match);
	uint64_t before = hft_match_refused(match, code);
	hft_match_stats stats[2];

	hft_match_stats_get(match, &stats[0]);
	give(command);
	hft_match_stats_get(match, &stats[1]);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(reports[0].kind, HFT_REPORT_REJECTED);
	ck_assert_int_eq(-reports[0].reason, code);
	ck_assert_uint_eq(reports[0].order_id, command.order_id);
	ck_assert_uint_eq(reports[0].client_id, command.client_id);
	ck_assert_uint_eq(reports[0].session, command.session);
	ck_assert_uint_eq(reports[0].party, command.party);
	ck_assert_int_eq(reports[0].qty, command.qty);
	ck_assert_uint_eq(hft_match_hash(match), hash);
	ck_assert_uint_eq(hft_match_refused(match, code), before + 1);
	ck_assert_uint_eq(stats[1].rejected, stats[0].rejected + 1);
	ck_assert_uint_eq(stats[1].commands, stats[0].commands + 1);
	ck_assert_uint_eq(stats[1].trades, stats[0].trades);
	ck_assert_uint_eq(stats[1].orders, stats[0].orders);
	ck_assert_uint_eq(stats[1].levels, stats[0].levels);
	ck_assert_int_eq(hft_match_check(match), HFT_OK);
}

#endif
