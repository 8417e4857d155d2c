/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

static hft_status one_in(hft_engine *engine, hft_event *event)
{
	hft_time now = event->ts_recv != 0 ? event->ts_recv : event->ts_event;

	hft_strategies_begin(&engine->strategies, now);
	if (hft_book_apply(engine->book, event) == HFT_E_INTERNAL)
		return hft_engine_poison(engine);
	engine->counts.events++;
	/* What the book refused has happened all the same, and a strategy may want to know. */
	hft_strategies_events(&engine->strategies, event, 1);
	return hft_strategies_wrote(&engine->strategies) ? hft_engine_run(engine) : HFT_OK;
}

int64_t hft_engine_events_in(hft_engine *engine, hft_event *events, uint32_t n)
{
	if (engine->strategies.count == 0) {
		if (hft_book_apply_n(engine->book, events, n, NULL) < 0)
			return hft_engine_poison(engine);
		engine->counts.events += n;
		return n;
	}
	for (uint32_t i = 0; i < n; i++) {
		hft_status status = one_in(engine, &events[i]);

		if (status != HFT_OK)
			return status;
		if (hft_engine_busy(engine) || engine->closed)
			return i + 1;
	}
	return n;
}

int64_t hft_engine_feed_n(hft_engine *engine, hft_event *events, uint32_t n)
{
	hft_status status = hft_engine_enter(engine);
	int64_t taken;

	if (status != HFT_OK)
		return status;
	taken = events == NULL && n > 0 ? HFT_E_INVAL : hft_engine_events_in(engine, events, n);
	hft_engine_leave(engine);
	return taken;
}
