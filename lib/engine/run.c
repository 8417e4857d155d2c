/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

enum { CLEAR_BYTES = 1 << 18 };

static bool lives(const hft_engine *engine, uint64_t order_id)
{
	const struct hft_own_order *away;
	hft_match_order local;

	if (hft_match_order_get(engine->match, order_id, 0, &local) == HFT_OK)
		return true;
	away = hft_own_find(&engine->own, order_id, 0);
	return away != NULL && away->state != HFT_OWN_DONE;
}

/*
 * A new day: the index is zeroed, and the names of orders that live on are put back. The cursor
 * counts the bytes, then the rows.
 */
bool hft_engine_step_names(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	struct hft_engine_names *names = &engine->names;

	if (now->limit == 0) {
		now->cursor = hft_engine_names_clear(names, now->cursor, CLEAR_BYTES);
		if (now->cursor < hft_engine_names_dirty(names))
			return false;
		now->limit = (uint64_t)names->count + 1;
		now->cursor = 1;
		hft_engine_names_reset(names);
	}
	for (uint32_t work = 0; now->cursor < now->limit; work++, now->cursor++) {
		if (work == engine->config.work_max)
			return false;
		if (lives(engine, names->rows[now->cursor].order_id))
			hft_engine_names_keep(names, (uint32_t)now->cursor);
	}
	now->step = HFT_STEP_NONE;
	return true;
}

/* Any step that reports finds room, or waits. */
static bool has_room(hft_engine *engine)
{
	if (hft_engine_out_room(&engine->reports, HFT_ENGINE_ROOM) == 0)
		return false;
	return !hft_engine_keeps_events(engine) ||
	       hft_engine_out_room(&engine->events, HFT_ENGINE_EVENT_ROOM) != 0;
}

static bool step(hft_engine *engine)
{
	switch (engine->now.step) {
	case HFT_STEP_ORDER:
		return hft_engine_step_order(engine);
	case HFT_STEP_MATCH:
		return hft_engine_step_match(engine, false);
	case HFT_STEP_AWAY_MASS:
		return hft_engine_step_away_mass(engine);
	case HFT_STEP_AWAY_DAY:
		return hft_engine_step_away_day(engine);
	case HFT_STEP_NAMES:
		return hft_engine_step_names(engine);
	default:
		engine->now.step = HFT_STEP_NONE;
		hft_engine_step_answer(engine);
		return true;
	}
}

static void end_command(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;

	if (now->held && now->order.kind == HFT_ORDER_NEW)
		hft_engine_count_new(engine);
	now->held = false;
	if (engine->tells)
		hft_engine_market_end(engine);
	if (engine->strategies.count != 0 && !engine->replaying)
		hft_engine_show(engine);
	hft_engine_stage(engine, HFT_STAGE_STRATEGY);
	if (HFT_UNLIKELY(engine->stage_at != 0)) {
		hft_histogram_record_inline(engine->stages[HFT_STAGE_COMMAND],
					    engine->stage_at - engine->taken_at);
		engine->stage_at = 0;
	}
}

/* What a strategy asks to be woken for is no input until it is due. */
static void timer_ask(hft_engine *engine, const hft_order *order)
{
	hft_report refusal = { .ts = order->ts,
			       .seq = engine->seq,
			       .ref_id = order->ref_id,
			       .price = HFT_PRICE_NONE,
			       .party = order->party,
			       .session = order->session,
			       .flags = HFT_REPORT_LAST_OF_COMMAND,
			       .kind = HFT_REPORT_REJECTED,
			       .reason = (uint16_t)-HFT_E_RISK_FULL };

	if (!hft_engine_timers_add(&engine->timers, order->expire_ts, order->session,
				   order->ref_id))
		hft_strategies_reports(&engine->strategies, &refusal, 1);
}

/* Take the next order that a strategy wrote. @return false when there is none. */
static bool next_order(hft_engine *engine)
{
	const hft_order *order;

	while ((order = hft_strategies_take(&engine->strategies)) != NULL) {
		if (order->kind != HFT_ORDER_TIMER)
			return hft_engine_order_take(engine, order) == HFT_OK;
		timer_ask(engine, order);
	}
	return false;
}

hft_status hft_engine_run(hft_engine *engine)
{
	do {
		while (engine->now.step != HFT_STEP_NONE)
			if (!has_room(engine) || !step(engine))
				return engine->poisoned ? HFT_E_INTERNAL : HFT_OK;
		if (HFT_UNLIKELY(engine->poisoned))
			return HFT_E_INTERNAL;
		end_command(engine);
	} while (engine->strategies.count != 0 && !engine->replaying && next_order(engine));
	return HFT_OK;
}

int32_t hft_engine_pending(const hft_engine *engine)
{
	return engine != NULL && hft_engine_busy(engine);
}
