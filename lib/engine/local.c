/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/* LOCAL: matching writes its reports where they will be drained. */

/* What goes on when matching is through with a command. */
static uint32_t next_step(const struct hft_engine_command *now)
{
	if (now->refused != 0)
		return HFT_STEP_NONE;
	if (now->order.kind == HFT_ORDER_MASS_CANCEL)
		return HFT_STEP_AWAY_MASS;
	if (now->order.kind == HFT_ORDER_TIMER && now->order.ord_type == HFT_TIMER_DAY_END)
		return HFT_STEP_AWAY_DAY;
	return HFT_STEP_NONE;
}

bool hft_engine_step_match(hft_engine *engine, bool first)
{
	struct hft_engine_command *now = &engine->now;
	struct hft_engine_out *reports = &engine->reports;
	uint32_t cap = hft_engine_out_room(reports, HFT_ENGINE_ROOM);
	hft_report *out = hft_engine_out_at(reports, reports->head);
	uint32_t written = 0;
	int64_t done;

	if (hft_engine_keeps_events(engine)) {
		uint32_t room = hft_engine_out_room(&engine->events, HFT_ENGINE_EVENT_ROOM);

		cap = cap < (room - 1) / 2 ? cap : (room - 1) / 2;
	}
	if (first) {
		done = hft_match_submit_n(engine->match, &now->order, 1, out, cap, &written);
	} else {
		done = hft_match_drain(engine->match, out, cap);
		written = done < 0 ? 0 : (uint32_t)done;
	}
	if (HFT_UNLIKELY(done < 0)) {
		hft_engine_poison(engine);
		return false;
	}
	hft_engine_stage(engine, HFT_STAGE_ROUTE);
	hft_engine_reports_apply(engine, written);
	hft_engine_stage(engine, HFT_STAGE_APPLY);
	if (HFT_UNLIKELY(hft_match_pending(engine->match) != 0))
		return false;
	now->step = next_step(now);
	return true;
}
