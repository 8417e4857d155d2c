/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/timers.h"

static bool before(const struct hft_engine_timer *a, const struct hft_engine_timer *b)
{
	return a->due != b->due ? a->due < b->due : a->number < b->number;
}

bool hft_engine_timers_add(struct hft_engine_timers *timers, hft_time due, uint32_t session,
			   uint64_t id)
{
	struct hft_engine_timer timer = { due, timers->asked + 1, id, session };
	uint64_t at = timers->count + 1;

	if (timers->count == timers->max)
		return false;
	timers->asked++;
	timers->count++;
	for (; at > 1 && before(&timer, &timers->heap[at / 2]); at /= 2)
		timers->heap[at] = timers->heap[at / 2];
	timers->heap[at] = timer;
	return true;
}

struct hft_engine_timer hft_engine_timers_pop(struct hft_engine_timers *timers)
{
	struct hft_engine_timer first = timers->heap[1];
	struct hft_engine_timer moved = timers->heap[timers->count--];
	uint64_t at = 1;

	for (uint64_t next = 2; next <= timers->count; next = at * 2) {
		if (next < timers->count && before(&timers->heap[next + 1], &timers->heap[next]))
			next++;
		if (!before(&timers->heap[next], &moved))
			break;
		timers->heap[at] = timers->heap[next];
		at = next;
	}
	timers->heap[at] = moved;
	return first;
}
