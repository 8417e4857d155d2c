/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"
#include "match/ahead.h"

enum { FAR = 8, NEAR = 4 };

/* Where the order that a command names is live, with order_id for the way it was named. */
static void look_up(hft_engine *engine, uint64_t order_id, uint64_t handle)
{
	struct hft_engine_command *now = &engine->now;
	const struct hft_own_order *away;

	if ((handle & HFT_OWN_HANDLE) == 0 && (handle | order_id) != 0 &&
	    hft_match_order_get(engine->match, order_id, handle, &now->standing) == HFT_OK) {
		now->where = HFT_ROUTE_LOCAL;
		now->order.order_id = now->standing.order_id;
		return;
	}
	away = hft_own_find(&engine->own, order_id, handle & HFT_OWN_HANDLE ? handle : 0);
	if (away != NULL) {
		now->where = HFT_ROUTE_AWAY;
		now->order.order_id = away->order_id;
	}
}

/*
 * From here on an order is its id. A handle is a hint: it may be old, and another process's replay
 * does not have it, so an id that comes with it counts for more.
 */
static void resolve(hft_engine *engine, uint64_t handle)
{
	hft_order *order = &engine->now.order;

	if (order->order_id == 0 && handle == 0 && order->ref_id != 0)
		order->order_id =
			hft_engine_names_find(&engine->names, order->session, order->ref_id);
	look_up(engine, order->order_id, handle);
	if (engine->now.where == HFT_ROUTE_NONE && handle != 0)
		look_up(engine, order->order_id, 0);
}

hft_status hft_engine_order_take(hft_engine *engine, const hft_order *order)
{
	struct hft_engine_command *now = &engine->now;
	uint64_t handle = order->handle;
	hft_status status;

	now->order = *order;
	now->order.seq = engine->seq + 1;
	now->order.handle = 0;
	now->where = HFT_ROUTE_NONE;
	if (order->kind == HFT_ORDER_NEW)
		now->order.order_id = now->order.seq;
	else if (order->kind == HFT_ORDER_CANCEL || order->kind == HFT_ORDER_REPLACE)
		resolve(engine, handle);
	else
		now->order.order_id = 0;
	status = hft_engine_take(engine, HFT_INPUT_ORDER, order->ts, &now->order,
				 sizeof(now->order));
	if (HFT_UNLIKELY(status != HFT_OK))
		return status;
	hft_engine_count_command(engine, order->ts);
	hft_engine_order_within(engine, &now->order);
	return HFT_OK;
}

void hft_engine_order_within(hft_engine *engine, const hft_order *order)
{
	struct hft_engine_command *now = &engine->now;

	if (order != &now->order)
		now->order = *order;
	now->step = HFT_STEP_ORDER;
	now->named = false;
	now->held = false;
	now->rests = false;
	now->traded = false;
	now->filled = false;
	now->refused = 0;
	now->reason = 0;
	now->cursor = 0;
	now->limit = 0;
}

/* The clock is read once a command: one's end is the next one's beginning. */
static void measure(hft_engine *engine)
{
	if (engine->config.clock == NULL)
		return;
	engine->taken_at = hft_engine_clock(engine);
	if (engine->seq % HFT_ENGINE_SAMPLE == 0)
		engine->stage_at = engine->taken_at;
}

static hft_status one_in(hft_engine *engine, const hft_order *order)
{
	hft_status status;

	measure(engine);
	if (engine->strategies.count != 0)
		hft_strategies_begin(&engine->strategies, order->ts);
	status = hft_engine_order_take(engine, order);
	hft_engine_stage(engine, HFT_STAGE_JOURNAL);
	return status == HFT_OK ? hft_engine_run(engine) : status;
}

/*
 * A day's names fill no cache: ask for the line of one that is due in a while, and for the row of
 * one that is due soon.
 */
static void names_ahead(const hft_engine *engine, const hft_order *orders, uint32_t n)
{
	const hft_order *far = &orders[n > FAR ? FAR : 0];
	const hft_order *near = &orders[n > NEAR ? NEAR : 0];
	uint64_t name = far->kind == HFT_ORDER_NEW ? far->client_id : far->ref_id;

	if (name != 0)
		hft_index_prefetch(&engine->names.index, name, far->session);
	if (near->kind != HFT_ORDER_NEW && near->ref_id != 0)
		hft_engine_names_prefetch(&engine->names, near->session, near->ref_id);
}

/* And what matching will touch; a NEW gets its id only when it is taken. */
static void look_ahead(const hft_engine *engine, const hft_order *orders, uint32_t n)
{
	hft_match *match = engine->match;

	names_ahead(engine, orders, n);
	if (n == 1 || match->ladder.order_slots.live < HFT_MATCH_AHEAD_LIVE_MIN)
		return;
	hft_match_look_ahead(match, orders, n);
	hft_index_prefetch(&match->index, engine->seq + 1 + HFT_MATCH_AHEAD_FAR, 0);
}

int64_t hft_engine_orders_in(hft_engine *engine, const hft_order *orders, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		hft_status status;

		look_ahead(engine, &orders[i], n - i);
		status = one_in(engine, &orders[i]);
		if (HFT_UNLIKELY(status != HFT_OK))
			return status == HFT_E_CLOSED && i > 0 ? (int64_t)i : status;
		if (HFT_UNLIKELY(hft_engine_busy(engine) || engine->closed))
			return i + 1;
	}
	return n;
}

int64_t hft_engine_submit_n(hft_engine *engine, const hft_order *orders, uint32_t n)
{
	hft_status status = hft_engine_enter(engine);
	int64_t taken;

	if (status != HFT_OK)
		return status;
	taken = orders == NULL && n > 0 ? HFT_E_INVAL : hft_engine_orders_in(engine, orders, n);
	hft_engine_leave(engine);
	return taken;
}
