/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_STRATEGY_H
#define HFT_STRATEGY_H
/**
 * @file strategy.h
 * Strategies inside an engine: callbacks that see events, reports and timers, and write orders.
 *
 * A callback writes up to cap orders and returns how many; they enter the engine before the next
 * event, as if submitted under the strategy's session. It sets kind, instrument, side, ord_type,
 * tif, price, qty and client_id, and for CANCEL and REPLACE what names the order; the engine sets
 * ts, seq, session and, where it is 0, party. The records are zeros, but for what the strategy
 * itself wrote and did not count. An order of kind TIMER asks for on_timer at expire_ts with the id
 * ref_id.
 *
 * A strategy is closed when it returns a negative number or more than cap, when it has more than
 * orders_max open, or when it has written more than HFT_STRATEGY_ANSWER_MAX orders in answer to one
 * input, for their reports call it again: its orders are cancelled, and it is called no more. An
 * order that is wrong is refused like anyone's, and the strategy sees the report.
 *
 * **Threads:** callbacks run on the engine's thread; accessors are valid inside them only.
 * **Memory:** the arrays belong to the engine, and are valid during the call.
 */
#include <hft/book.h>
#include <hft/core.h>
#include <hft/event.h>
#include <hft/order.h>
#include <hft/risk.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a strategy may look at. */
typedef struct hft_view hft_view;

enum {
	HFT_STRATEGY_ORDERS_MIN = 64,  /**< the least cap of a callback's room for orders */
	HFT_STRATEGY_ANSWER_MAX = 4096 /**< orders in answer to one input and what comes of it */
};

/** Callbacks; NULL ones are not called. */
typedef struct hft_strategy {
	uint32_t size;     /**< sizeof this struct */
	uint32_t reserved; /**< 0 */
	void *user;
	/** The books are as after the last of the n events: one that was fed, or all that one
	 * command did to a LOCAL book. @return orders written, 0 .. cap. */
	int32_t (*on_events)(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			     hft_order *out, uint32_t cap);
	/** Reports of this strategy's orders. @return orders written, 0 .. cap. */
	int32_t (*on_reports)(void *user, const hft_report *reports, uint32_t n,
			      const hft_view *view, hft_order *out, uint32_t cap);
	/** A timer is due. @param now  its expire_ts. @return orders written, 0 .. cap. */
	int32_t (*on_timer)(void *user, hft_time now, uint64_t id, const hft_view *view,
			    hft_order *out, uint32_t cap);
} hft_strategy;

typedef struct hft_strategy_config {
	uint32_t size;               /**< sizeof this struct, set by init */
	uint32_t party;              /**< of its orders where they name none */
	uint16_t session;            /**< its own: 1 .. sessions_max, no other strategy's */
	uint16_t reserved;           /**< 0 */
	uint32_t flags;              /**< HFT_STRATEGY_ flags */
	uint64_t kinds;              /**< bit 1 << HFT_EVENT_ of each kind to see; default all */
	const uint32_t *instruments; /**< ids to see, read by add; NULL = all */
	uint32_t instrument_count;
	uint32_t orders_max;         /**< open at once, 1 .. 4096; default 256 */
	const int64_t *params;       /**< its parameters, read by add */
	uint32_t param_count;        /**< 0 .. 256 */
	uint32_t reserved2;          /**< 0 */
} hft_strategy_config;

enum {
	/** on_events at each event with LAST, with all since the last one, in parts of 1024 where
	 * they are more; else at each event. */
	HFT_STRATEGY_PER_LAST = 1
};

/** An open order of the strategy, from its reports. */
typedef struct hft_view_order {
	uint64_t order_id;
	uint64_t client_id;
	uint64_t handle;
	int64_t price;
	int64_t leaves;
	int64_t cum_qty;
	uint32_t instrument;
	uint32_t side;
} hft_view_order;

HFT_API hft_status hft_strategy_config_init(hft_strategy_config *config, uint32_t size);

/** @return the time of what is being handled, ns UTC. */
HFT_API hft_time hft_view_now(const hft_view *view);
/** The best of both sides. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_view_bbo(const hft_view *view, uint32_t instrument, hft_bbo *out);
/** Levels of a side, best first. @return levels written, 0 .. cap; HFT_E_NOTFOUND. */
HFT_API int64_t hft_view_levels(const hft_view *view, uint32_t instrument, int32_t side,
				hft_level *out, uint32_t cap);
/** The position of the account of the strategy's party. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_view_position(const hft_view *view, uint32_t instrument, hft_position *out);
/** Its open orders, 0 = of all instruments, oldest first. @return orders written, 0 .. cap. */
HFT_API int64_t hft_view_orders(const hft_view *view, uint32_t instrument, hft_view_order *out,
				uint32_t cap);
/** @return a parameter, 0 beyond the last. */
HFT_API int64_t hft_view_param(const hft_view *view, uint32_t index);

#ifdef __cplusplus
}
#endif
#endif
