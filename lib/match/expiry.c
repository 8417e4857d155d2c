/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Orders that end at a time, in a binary heap of slots by (expire_ts, id): which goes first never
 * depends on slots. Each order knows its place, so that one that ends early leaves at once.
 */
#include "match/match.h"

static bool before(const hft_match *match, uint32_t a, uint32_t b)
{
	hft_time at = match->cold[a].expire_ts;
	hft_time bt = match->cold[b].expire_ts;

	if (at != bt)
		return at < bt;
	return match->ladder.orders[a].id < match->ladder.orders[b].id;
}

static void put(hft_match *match, uint32_t at, uint32_t slot)
{
	match->heap[at] = slot;
	match->cold[slot].heap_at = at;
}

static void rise(hft_match *match, uint32_t at, uint32_t slot)
{
	for (; at > 1 && before(match, slot, match->heap[at / 2]); at /= 2)
		put(match, at, match->heap[at / 2]);
	put(match, at, slot);
}

static void sink(hft_match *match, uint32_t at, uint32_t slot)
{
	uint32_t count = match->heap_count;

	for (uint32_t child = at * 2; child <= count; child = at * 2) {
		if (child < count && before(match, match->heap[child + 1], match->heap[child]))
			child++;
		if (!before(match, match->heap[child], slot))
			break;
		put(match, at, match->heap[child]);
		at = child;
	}
	put(match, at, slot);
}

void hft_match_heap_append(hft_match *match, uint32_t slot)
{
	put(match, ++match->heap_count, slot);
	match->heap_peak = match->heap_count;
}

void hft_match_heap_order(hft_match *match)
{
	for (uint32_t at = match->heap_count / 2; at > 0; at--)
		sink(match, at, match->heap[at]);
}

void hft_match_heap_add(hft_match *match, uint32_t slot)
{
	rise(match, ++match->heap_count, slot);
	if (match->heap_count > match->heap_peak)
		match->heap_peak = match->heap_count;
}

void hft_match_heap_remove(hft_match *match, uint32_t slot)
{
	uint32_t at = match->cold[slot].heap_at;
	uint32_t last = match->heap[match->heap_count--];

	match->cold[slot].heap_at = 0;
	if (last == slot)
		return;
	if (at > 1 && before(match, last, match->heap[at / 2]))
		rise(match, at, last);
	else
		sink(match, at, last);
}

bool hft_match_heap_check(const hft_match *match)
{
	for (uint32_t at = 1; at <= match->heap_count; at++) {
		uint32_t slot = match->heap[at];

		if (slot - 1 >= match->ladder.order_slots.fresh || match->cold[slot].heap_at != at)
			return false;
		if (at > 1 && before(match, slot, match->heap[at / 2]))
			return false;
	}
	return true;
}
