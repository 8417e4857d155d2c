/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_TIMERS_H
#define HFT_ENGINE_TIMERS_H
/* Timers that strategies asked for: a heap, the earliest first, then the one asked for first. */
#include <hft/core.h>

#include "core/core.h"

struct hft_engine_timer {
	hft_time due;
	uint64_t number; /* in the order of asking */
	uint64_t id;
	uint64_t session;
};

struct hft_engine_timers {
	struct hft_engine_timer *heap; /* from 1 */
	uint64_t max;
	uint64_t count;
	uint64_t asked;
};

/* @return false if there is no room. */
bool hft_engine_timers_add(struct hft_engine_timers *timers, hft_time due, uint32_t session,
			   uint64_t id);
/* The earliest; count is not 0. */
struct hft_engine_timer hft_engine_timers_pop(struct hft_engine_timers *timers);

static inline hft_time hft_engine_timers_next(const struct hft_engine_timers *timers)
{
	return timers->count == 0 ? INT64_MAX : timers->heap[1].due;
}

#endif
