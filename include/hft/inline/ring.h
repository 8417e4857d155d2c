/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_INLINE_RING_H
#define HFT_INLINE_RING_H
/**
 * @file inline/ring.h
 * hft_ring_push and hft_ring_pop without the call. Optional; both forms may be used on one ring.
 * The layout of struct hft_ring is part of the ABI; its members are for these functions only.
 *
 * **Threads:** as in ring.h. **Memory:** nothing is allocated.
 */
#include <hft/ring.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Pairs of cache lines are fetched together, so what two threads write lies 128 bytes apart. Each
 * side keeps a copy of the other's index and reads the real one only when the copy says full or
 * empty. Indexes count slots for ever; they do not wrap at the end of the ring.
 */
struct hft_ring {
	uint64_t slots;
	uint64_t slot_size;
	uint64_t slots_offset; /* bytes from this struct to slot 0 */
	uint64_t reserved0[13];
	uint64_t head;      /* slots pushed; written by the producer */
	uint64_t tail_seen; /* the producer's copy of tail */
	uint64_t reserved1[14];
	uint64_t tail;      /* slots popped; written by the consumer */
	uint64_t head_seen; /* the consumer's copy of head */
	uint64_t reserved2[14];
};

static inline uint8_t *hft_ring_slot_inline(hft_ring *ring, uint64_t index)
{
	return (uint8_t *)ring + ring->slots_offset + (index & (ring->slots - 1)) * ring->slot_size;
}

/*
 * The records are one or two cache lines: a line is a few vector moves. The compiler may not see a
 * copy of two lines here, or it would warn of it where a slot is known to have one.
 */
static inline void hft_ring_copy_inline(void *dst, const void *src, uint64_t size)
{
	uint64_t at = 0;

	if ((size & 63) != 0) {
		memcpy(dst, src, (size_t)size);
		return;
	}
	do {
		memcpy((uint8_t *)dst + at, (const uint8_t *)src + at, 64);
		at += 64;
	} while (at < size);
}

/** As hft_ring_push(). Producer. */
static inline hft_status hft_ring_push_inline(hft_ring *ring, const void *slot)
{
	uint64_t head = __atomic_load_n(&ring->head, __ATOMIC_RELAXED);

	if (head - ring->tail_seen == ring->slots) {
		ring->tail_seen = __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);
		if (head - ring->tail_seen == ring->slots)
			return HFT_E_FULL;
	}
	hft_ring_copy_inline(hft_ring_slot_inline(ring, head), slot, ring->slot_size);
	__atomic_store_n(&ring->head, head + 1, __ATOMIC_RELEASE);
	return HFT_OK;
}

/** As hft_ring_pop(). Consumer. */
static inline hft_status hft_ring_pop_inline(hft_ring *ring, void *slot)
{
	uint64_t tail = __atomic_load_n(&ring->tail, __ATOMIC_RELAXED);

	if (ring->head_seen == tail) {
		ring->head_seen = __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE);
		if (ring->head_seen == tail)
			return HFT_E_AGAIN;
	}
	hft_ring_copy_inline(slot, hft_ring_slot_inline(ring, tail), ring->slot_size);
	__atomic_store_n(&ring->tail, tail + 1, __ATOMIC_RELEASE);
	return HFT_OK;
}

#ifdef __cplusplus
}
#endif
#endif
