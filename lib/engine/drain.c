/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

static uint32_t take_reports(hft_engine *engine, hft_report *out, int64_t *latency, uint32_t cap)
{
	struct hft_engine_out *from = &engine->reports;
	uint32_t done = 0;

	while (done < cap && hft_engine_out_count(from) != 0) {
		uint32_t n = hft_engine_out_ready(from);

		n = n < cap - done ? n : cap - done;
		memcpy(&out[done], hft_engine_out_at(from, from->tail), n * sizeof(*out));
		for (uint32_t i = 0; latency != NULL && i < n; i++)
			latency[done + i] = engine->config.clock == NULL ?
						    -1 :
						    engine->latencies[from->tail + i];
		hft_engine_out_drop(from, n);
		done += n;
	}
	return done;
}

static uint32_t take_events(hft_engine *engine, hft_event *out, uint32_t cap)
{
	struct hft_engine_out *from = &engine->events;
	uint32_t done = 0;

	while (done < cap && hft_engine_out_count(from) != 0) {
		uint32_t n = hft_engine_out_ready(from);

		n = n < cap - done ? n : cap - done;
		memcpy(&out[done], hft_engine_out_at(from, from->tail), n * sizeof(*out));
		hft_engine_out_drop(from, n);
		done += n;
	}
	return done;
}

/* There may be room again. */
static hft_status go_on(hft_engine *engine)
{
	return hft_engine_busy(engine) ? hft_engine_run(engine) : HFT_OK;
}

int64_t hft_engine_drain_reports(hft_engine *engine, hft_report *out, int64_t *latency,
				 uint32_t cap)
{
	hft_status status = hft_engine_enter_any(engine);
	uint32_t done = 0;

	if (status != HFT_OK)
		return status;
	if (engine->poisoned)
		status = HFT_E_INTERNAL;
	else if (out == NULL && cap > 0)
		status = HFT_E_INVAL;
	if (status == HFT_OK) {
		done = take_reports(engine, out, latency, cap);
		status = go_on(engine);
	}
	if (status == HFT_OK)
		done += take_reports(engine, out + done, latency == NULL ? NULL : latency + done,
				     cap - done);
	hft_engine_leave(engine);
	return status == HFT_OK ? (int64_t)done : status;
}

int64_t hft_engine_drain_events(hft_engine *engine, hft_event *out, uint32_t cap)
{
	hft_status status = hft_engine_enter_any(engine);
	uint32_t done = 0;

	if (status != HFT_OK)
		return status;
	if (engine->poisoned)
		status = HFT_E_INTERNAL;
	else if (out == NULL && cap > 0)
		status = HFT_E_INVAL;
	if (status == HFT_OK) {
		done = take_events(engine, out, cap);
		status = go_on(engine);
	}
	if (status == HFT_OK)
		done += take_events(engine, out + done, cap - done);
	hft_engine_leave(engine);
	return status == HFT_OK ? (int64_t)done : status;
}
