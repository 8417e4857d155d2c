/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_OUT_H
#define HFT_ENGINE_OUT_H
/*
 * Records that wait to be drained. Writers write in place, so what is free is handed out in one
 * piece: when the piece at the end is too short, the rest of the array is skipped and writing goes
 * on at the start.
 */
#include "core/core.h"

struct hft_engine_out {
	uint8_t *slots;
	uint32_t slot_size;
	uint32_t slots_max;
	uint32_t head;  /* where the next goes */
	uint32_t tail;  /* the oldest */
	uint32_t end;   /* wrapped: records from tail lie before this, the others before head */
	bool wrapped;
};

/* Slots free in one piece at the head, at least `least` of them or 0. */
static inline uint32_t hft_engine_out_room(struct hft_engine_out *out, uint32_t least)
{
	uint32_t room;

	if (out->head == out->tail && !out->wrapped)
		out->head = out->tail = 0;
	room = (out->wrapped ? out->tail : out->slots_max) - out->head;
	if (HFT_LIKELY(room >= least))
		return room;
	if (out->wrapped || out->tail < least)
		return 0;
	out->end = out->head;
	out->head = 0;
	out->wrapped = true;
	return out->tail;
}

static inline void *hft_engine_out_at(const struct hft_engine_out *out, uint32_t slot)
{
	return out->slots + (uint64_t)slot * out->slot_size;
}

static inline uint32_t hft_engine_out_count(const struct hft_engine_out *out)
{
	return out->wrapped ? out->end - out->tail + out->head : out->head - out->tail;
}

/* The oldest records that lie in one piece. */
static inline uint32_t hft_engine_out_ready(const struct hft_engine_out *out)
{
	return (out->wrapped ? out->end : out->head) - out->tail;
}

static inline void hft_engine_out_drop(struct hft_engine_out *out, uint32_t n)
{
	out->tail += n;
	if (out->wrapped && out->tail == out->end) {
		out->tail = 0;
		out->wrapped = false;
	}
}

#endif
