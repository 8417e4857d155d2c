/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/*
 * Time passes from one due timer to the next, each an input of its own whose time is when it was
 * due, but no earlier than the input before it: expiries before strategies' timers.
 */

static hft_time stamp(const hft_engine *engine, hft_time due, hft_time now)
{
	hft_time least = engine->last_ts < now ? engine->last_ts : now;

	return due > least ? due : least;
}

static hft_order expiry_of(const hft_engine *engine, hft_time due, hft_time now)
{
	return (hft_order){ .ts = stamp(engine, due, now),
			    .price = HFT_PRICE_NONE,
			    .kind = HFT_ORDER_TIMER,
			    .ord_type = HFT_TIMER_EXPIRE };
}

static hft_order timer_of(hft_engine *engine, hft_time now)
{
	struct hft_engine_timer timer = hft_engine_timers_pop(&engine->timers);

	return (hft_order){ .ts = stamp(engine, timer.due, now),
			    .ref_id = timer.id,
			    .price = HFT_PRICE_NONE,
			    .expire_ts = timer.due,
			    .session = (uint16_t)timer.session,
			    .kind = HFT_ORDER_TIMER,
			    .ord_type = HFT_TIMER_STRATEGY };
}

/*
 * A strategy may ask for the next timer in the last one; one that asks for ever shorter times gets
 * the rest at the next call.
 */
int64_t hft_engine_time_in(hft_engine *engine, hft_time now)
{
	uint64_t budget = engine->timers.max + 1;
	uint64_t done;

	for (done = 0; done < budget && !hft_engine_busy(engine) && !engine->closed; done++) {
		hft_time expiry = hft_match_next_expiry(engine->match);
		hft_time timer = hft_engine_timers_next(&engine->timers);
		hft_time due = expiry <= timer ? expiry : timer;
		hft_order order;
		int64_t taken;

		/* INT64_MAX is no time but the absence of one. */
		if (due > now || due == INT64_MAX)
			break;
		order = expiry <= timer ? expiry_of(engine, expiry, now) : timer_of(engine, now);
		taken = hft_engine_orders_in(engine, &order, 1);
		if (taken < 0)
			return taken == HFT_E_CLOSED && done > 0 ? (int64_t)done : taken;
	}
	return (int64_t)done;
}

int64_t hft_engine_advance(hft_engine *engine, hft_time now)
{
	hft_status status = hft_engine_enter(engine);
	int64_t due;

	if (status != HFT_OK)
		return status;
	due = hft_engine_time_in(engine, now);
	hft_engine_leave(engine);
	return due;
}
