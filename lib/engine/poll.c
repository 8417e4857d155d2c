/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

#include <hft/inline/ring.h>

enum { RINGS_SIZE_MIN = 48 }; /* of the first release */

static bool ring_fits(const hft_ring *ring, uint32_t slot_size)
{
	return ring == NULL || ring->slot_size == slot_size;
}

static hft_status attach(hft_engine *engine, const hft_engine_rings *rings)
{
	hft_engine_rings own = { 0 };
	hft_status status = hft_config_copy(&own, sizeof(own), RINGS_SIZE_MIN, rings);

	if (status != HFT_OK)
		return status;
	if (own.reserved != 0 || !ring_fits(own.orders, sizeof(hft_order)) ||
	    !ring_fits(own.events, sizeof(hft_event)) ||
	    !ring_fits(own.answers, sizeof(hft_report)) ||
	    !ring_fits(own.reports, sizeof(hft_report)) ||
	    !ring_fits(own.market, sizeof(hft_event)))
		return HFT_E_INVAL;
	engine->rings = own;
	return HFT_OK;
}

hft_status hft_engine_attach(hft_engine *engine, const hft_engine_rings *rings)
{
	hft_status status = hft_engine_enter_any(engine);

	if (status != HFT_OK)
		return status;
	status = attach(engine, rings);
	hft_engine_leave(engine);
	return status;
}

/* What waits, as far as the host's ring has room. */
static int64_t give(hft_ring *ring, struct hft_engine_out *out)
{
	int64_t moved = 0;
	int64_t n;

	if (ring == NULL)
		return 0;
	do {
		uint32_t ready = hft_engine_out_ready(out);

		n = ready == 0 ? 0 :
				 hft_ring_push_n(ring, hft_engine_out_at(out, out->tail), ready);
		hft_engine_out_drop(out, (uint32_t)n);
		moved += n;
	} while (n > 0);
	return moved;
}

static int64_t give_all(hft_engine *engine)
{
	return give(engine->rings.reports, &engine->reports) +
	       give(engine->rings.market, &engine->events);
}

/* Fill what was staged, once all of it is done. @return what is there to do. */
static uint32_t stage(hft_ring *ring, struct hft_engine_staged *staged, void *slots)
{
	if (staged->count == 0 && ring != NULL) {
		staged->at = 0;
		staged->count = (uint32_t)hft_ring_pop_n(ring, slots, HFT_ENGINE_STAGED);
	}
	return staged->count;
}

static int64_t done(struct hft_engine_staged *staged, int64_t taken)
{
	if (taken > 0) {
		staged->at += (uint32_t)taken;
		staged->count -= (uint32_t)taken;
	}
	return taken;
}

static int64_t take_orders(hft_engine *engine)
{
	struct hft_engine_staged *in = &engine->orders_in;
	uint32_t n = stage(engine->rings.orders, in, engine->staged_orders);

	return done(in, hft_engine_orders_in(engine, engine->staged_orders + in->at, n));
}

static int64_t take_answers(hft_engine *engine)
{
	struct hft_engine_staged *in = &engine->answers_in;
	uint32_t n = stage(engine->rings.answers, in, engine->staged_answers);

	return done(in, hft_engine_answers_in(engine, engine->staged_answers + in->at, n));
}

static int64_t take_events(hft_engine *engine)
{
	struct hft_engine_staged *in = &engine->events_in;
	uint32_t n = stage(engine->rings.events, in, engine->staged_events);

	return done(in, hft_engine_events_in(engine, engine->staged_events + in->at, n));
}

/* Answers first: they free what orders may need. */
static int64_t take_all(hft_engine *engine, hft_time now)
{
	int64_t (*const takes[])(hft_engine *) = { take_answers, take_events, take_orders };
	int64_t moved = 0;
	int64_t taken;

	for (uint32_t i = 0; i < 3; i++) {
		if (hft_engine_busy(engine) || engine->closed)
			return moved;
		taken = takes[i](engine);
		if (taken < 0)
			return taken;
		moved += taken;
	}
	if (hft_engine_busy(engine) || engine->closed)
		return moved;
	taken = hft_engine_time_in(engine, now);
	return taken < 0 ? taken : moved + taken;
}

int64_t hft_engine_turn(hft_engine *engine, hft_time now)
{
	int64_t moved = give_all(engine);
	int64_t taken;
	hft_status status;

	if (engine->poisoned)
		return HFT_E_INTERNAL;
	if (hft_engine_busy(engine)) {
		status = hft_engine_run(engine);
		if (status != HFT_OK)
			return status;
	}
	if (engine->closed)
		return moved > 0 ? moved : HFT_E_CLOSED;
	if (hft_engine_busy(engine))
		return moved + give_all(engine);
	engine->replaying = false;
	taken = take_all(engine, now);
	if (taken < 0)
		return taken;
	return moved + taken + give_all(engine);
}

int64_t hft_engine_poll(hft_engine *engine, hft_time now)
{
	int64_t moved = hft_engine_enter_any(engine);

	if (moved != HFT_OK)
		return moved;
	moved = hft_engine_turn(engine, now);
	hft_engine_leave(engine);
	return moved;
}
