/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/*
 * A command begins: what the engine itself must know of it, then risk, then its route. There is
 * room for HFT_ENGINE_ROOM reports.
 */

void hft_engine_refuse(hft_engine *engine, hft_status code)
{
	struct hft_engine_command *now = &engine->now;
	const hft_order *order = &now->order;
	const hft_match_order *standing = &now->standing;
	hft_report report = {
		.ts = order->ts,
		.seq = order->seq,
		.order_id = order->order_id,
		.client_id = order->client_id,
		.price = order->price,
		.qty = order->qty,
		.instrument = order->instrument,
		.party = order->party,
		.session = order->session,
		.flags = HFT_REPORT_LAST_OF_COMMAND,
		.kind = HFT_REPORT_REJECTED,
		.side = order->side,
		.reason = (uint16_t)-code,
	};

	/* As matching has it: the command's terms, and to its owner how the order stands. */
	if (now->where == HFT_ROUTE_LOCAL && code != HFT_E_MATCH_OWNER) {
		report.leaves = standing->qty;
		report.cum_qty = standing->cum_qty;
		report.value_lo = standing->value_lo;
		report.value_hi = standing->value_hi;
		report.instrument = standing->instrument;
		report.side = standing->side;
	}
	now->refused = report.reason;
	hft_engine_report_put(engine, &report, NULL);
}

/* A name that the command brings: free, or why not. */
static hft_status name_check(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	const hft_order *order = &now->order;

	if (order->client_id == 0)
		return HFT_OK;
	if (hft_engine_names_has(&engine->names, order->session, order->client_id))
		return HFT_E_RISK_DUP_ID;
	now->named = true;
	return hft_engine_names_full(&engine->names) ? HFT_E_RISK_FULL : HFT_OK;
}

static hft_status instrument_check(const hft_engine *engine, uint32_t instrument)
{
	if (instrument - 1 >= engine->config.instruments_max ||
	    engine->multipliers[instrument] == 0)
		return HFT_E_MATCH_INSTRUMENT;
	return engine->routes[instrument] == HFT_ROUTE_NONE ? HFT_E_RISK_HALTED : HFT_OK;
}

static bool go_match(hft_engine *engine)
{
	engine->now.step = HFT_STEP_MATCH;
	return hft_engine_step_match(engine, true);
}

static bool begin_new(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	hft_status status = instrument_check(engine, now->order.instrument);

	if (status == HFT_OK)
		status = name_check(engine);
	if (status != HFT_OK) {
		hft_engine_refuse(engine, status);
		return true;
	}
	if (engine->routes[now->order.instrument] == HFT_ROUTE_AWAY) {
		hft_engine_away_order(engine);
		return true;
	}
	status = hft_risk_reserve(engine->risk, &now->order, NULL, &now->hold);
	hft_engine_stage(engine, HFT_STAGE_RISK);
	if (status != HFT_OK) {
		hft_engine_refuse(engine, status);
		return true;
	}
	now->held = true;
	return go_match(engine);
}

static hft_status replace_reserve(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	const hft_match_order *standing = &now->standing;
	const hft_risk_resting resting = {
		.price = standing->price,
		.qty = standing->qty,
		.cum_qty = standing->cum_qty,
		.instrument = standing->instrument,
		.party = standing->party,
		.side = standing->side,
	};

	return hft_risk_reserve(engine->risk, &now->order, &resting, &now->hold);
}

static hft_status owner_check(const hft_engine *engine)
{
	const struct hft_engine_command *now = &engine->now;

	if (now->where != HFT_ROUTE_LOCAL ||
	    hft_engine_owns(engine, &now->order, now->standing.session, now->standing.party))
		return HFT_OK;
	return HFT_E_MATCH_OWNER;
}

/* CANCEL and REPLACE. Matching refuses those that name no order. */
static bool begin_change(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	bool replaces = now->order.kind == HFT_ORDER_REPLACE;
	hft_status status = owner_check(engine);

	if (status == HFT_OK && replaces)
		status = name_check(engine);

	if (status == HFT_OK && now->where == HFT_ROUTE_AWAY) {
		hft_engine_away_order(engine);
		return true;
	}
	if (status == HFT_OK && now->where == HFT_ROUTE_LOCAL) {
		now->order.handle = now->standing.handle;
		now->rests = true;
		if (replaces) {
			status = replace_reserve(engine);
			now->held = status == HFT_OK;
		}
		hft_engine_stage(engine, HFT_STAGE_RISK);
	}
	if (status != HFT_OK) {
		hft_engine_refuse(engine, status);
		return true;
	}
	return go_match(engine);
}

/* Time is the host's to tell; a strategy's timer is told to it alone, and nothing is reported. */
static bool begin_timer(hft_engine *engine)
{
	const hft_order *order = &engine->now.order;

	if (order->ord_type == HFT_TIMER_STRATEGY) {
		if (!engine->replaying)
			hft_strategies_timer(&engine->strategies, order->session, order->expire_ts,
					     order->ref_id);
		return true;
	}
	if (order->session != 0) {
		hft_engine_refuse(engine, HFT_E_MATCH_OWNER);
		return true;
	}
	return go_match(engine);
}

/* @return false when the command waits. */
bool hft_engine_step_order(hft_engine *engine)
{
	const hft_order *order = &engine->now.order;

	engine->now.step = HFT_STEP_NONE;
	if (HFT_UNLIKELY(order->session > engine->config.sessions_max)) {
		hft_engine_refuse(engine, HFT_E_RISK_NOT_AUTHORISED);
		return true;
	}
	switch (order->kind) {
	case HFT_ORDER_NEW:
		return begin_new(engine);
	case HFT_ORDER_CANCEL:
	case HFT_ORDER_REPLACE:
		return begin_change(engine);
	case HFT_ORDER_MASS_CANCEL:
		return go_match(engine);
	case HFT_ORDER_TIMER:
		return begin_timer(engine);
	default:
		hft_engine_refuse(engine, HFT_E_MATCH_KIND);
		return true;
	}
}
