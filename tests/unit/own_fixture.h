/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_OWN_FIXTURE_H
#define HFT_TESTS_OWN_FIXTURE_H
/* A small own in zeroed memory, and the commands and answers that its tests are made of. */
#include "unit.h"

#include "own/own.h"

enum { BUY = HFT_SIDE_BID, SELL = HFT_SIDE_ASK, ME = 7 };

struct fixture {
	struct hft_own own;
	uint8_t *base;
	struct hft_own_out out;
	hft_time now;
	uint64_t before; /* hash */
};

static inline void fixture_open(struct fixture *f, const struct hft_own_config *config)
{
	uint64_t bytes = hft_own_place(NULL, NULL, config);

	memset(f, 0, sizeof(*f));
	f->base = aligned_alloc(4096, bytes);
	ck_assert_ptr_nonnull(f->base);
	memset(f->base, 0, bytes);
	ck_assert_uint_eq(hft_own_place(&f->own, f->base, config), bytes);
	f->now = 1000;
}

static inline void fixture_default(struct fixture *f)
{
	const struct hft_own_config config = { .orders_max = 8, .kept_max = 8, .trades_max = 32 };

	fixture_open(f, &config);
}

static inline void fixture_close(struct fixture *f)
{
	ck_assert(hft_own_consistent(&f->own));
	free(f->base);
}

static inline hft_order new_order(uint64_t id, int64_t qty)
{
	return (hft_order){ .ts = 5,
			    .seq = id,
			    .order_id = id,
			    .client_id = id + 1000,
			    .price = 100,
			    .qty = qty,
			    .instrument = 3,
			    .party = 4,
			    .session = ME,
			    .kind = HFT_ORDER_NEW,
			    .side = BUY,
			    .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_GTC };
}

static inline hft_order change(uint8_t kind, uint64_t id, int64_t qty)
{
	return (hft_order){ .ts = 6,
			    .seq = 77,
			    .order_id = id,
			    .client_id = 5000,
			    .price = 101,
			    .qty = qty,
			    .session = ME,
			    .kind = kind };
}

static inline hft_risk_hold hold_of(int64_t qty)
{
	return (hft_risk_hold){ .qty = qty, .kind = HFT_ORDER_NEW };
}

/* A command that must pass. Its hold is its seq, so that a test sees whose came back. */
static inline void submit(struct fixture *f, const hft_order *order)
{
	hft_risk_hold hold = hold_of((int64_t)order->seq);
	hft_risk_resting resting;

	ck_assert_int_eq(hft_own_check(&f->own, order, &resting), HFT_OK);
	hft_own_submit(&f->own, order, &hold);
	ck_assert(hft_own_consistent(&f->own));
}

static inline hft_report venue(uint8_t kind, uint64_t id)
{
	return (hft_report){ .ts = 50, .seq = 60, .order_id = id, .kind = kind,
			     .price = HFT_PRICE_NONE };
}

/* An answer that must be taken, with so many reports. */
static inline void answer(struct fixture *f, const hft_report *report, uint32_t count)
{
	ck_assert_int_eq(hft_own_answer(&f->own, report, &f->out), HFT_OK);
	ck_assert_uint_eq(f->out.count, count);
	ck_assert(hft_own_consistent(&f->own));
}

/* An answer that must be refused, and leave everything as it was. */
static inline void refused(struct fixture *f, const hft_report *report, hft_status status)
{
	uint64_t before = hft_own_hash(&f->own);

	ck_assert_int_eq(hft_own_answer(&f->own, report, &f->out), status);
	ck_assert_uint_eq(f->out.count, 0);
	ck_assert_uint_eq(f->out.cancel_due, 0);
	ck_assert_uint_eq(hft_own_hash(&f->own), before);
}

static inline void accepted(struct fixture *f, uint64_t id)
{
	hft_report report = venue(HFT_REPORT_ACCEPTED, id);

	answer(f, &report, 1);
}

static inline hft_report fill_of(uint64_t id, uint64_t trade_id, int64_t qty, int64_t price)
{
	hft_report report = venue(HFT_REPORT_FILL, id);

	report.trade_id = trade_id;
	report.qty = qty;
	report.price = price;
	return report;
}

static inline void fill(struct fixture *f, uint64_t id, uint64_t trade_id, int64_t qty)
{
	hft_report report = fill_of(id, trade_id, qty, 100);

	answer(f, &report, 1);
}

static inline void place_live(struct fixture *f, uint64_t id, int64_t qty)
{
	hft_order order = new_order(id, qty);

	submit(f, &order);
	accepted(f, id);
}

static inline uint32_t state_of(const struct fixture *f, uint64_t id)
{
	const struct hft_own_order *order = hft_own_find(&f->own, id, 0);

	return order == NULL ? 0 : order->state;
}

static inline struct hft_own_stats stats_of(const struct fixture *f)
{
	struct hft_own_stats stats;

	hft_own_stats_get(&f->own, &stats);
	return stats;
}

#endif
