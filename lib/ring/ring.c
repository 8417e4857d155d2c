/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/ring.h>

#include "core/core.h"
#include "mem/mem.h"

#define SLOT_SIZE_MAX 4096
#define SLOTS_MAX ((uint32_t)1 << 28)

/* One reservation holds the public part, what only this file knows, and the slots. */
struct ring_block {
	struct hft_ring ring;
	hft_mem_grant grant;
	uint64_t reserved[10];
};

_Static_assert(sizeof(hft_ring_config) == 24, "the config of the first release");
_Static_assert(sizeof(struct hft_ring) == 384, "the inline header's ABI");
_Static_assert(offsetof(struct hft_ring, head) == 128, "the inline header's ABI");
_Static_assert(offsetof(struct hft_ring, tail_seen) == 136, "the inline header's ABI");
_Static_assert(offsetof(struct hft_ring, tail) == 256, "the inline header's ABI");
_Static_assert(offsetof(struct hft_ring, head_seen) == 264, "the inline header's ABI");
_Static_assert(sizeof(struct ring_block) == 512, "slots start on a line of their own");

static const hft_ring_config defaults = {
	.size = sizeof(hft_ring_config),
	.slot_size = 64,
	.slots = 1024,
	.numa_node = -1,
};

hft_status hft_ring_config_init(hft_ring_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, 24, &defaults, sizeof(defaults));
}

/* Check a caller's config and turn it into what it asks of memory. */
static hft_status plan(const hft_ring_config *config, hft_ring_config *own,
		       struct hft_mem_request *request)
{
	hft_status status;

	*own = defaults;
	status = hft_config_copy(own, sizeof(*own), 24, config);
	if (status != HFT_OK)
		return status;
	if (own->slot_size < 8 || own->slot_size > SLOT_SIZE_MAX || own->slot_size % 8 != 0)
		return HFT_E_INVAL;
	if (own->slots < 2 || own->slots > SLOTS_MAX || (own->slots & (own->slots - 1)) != 0)
		return HFT_E_INVAL;
	request->bytes = sizeof(struct ring_block) + (uint64_t)own->slots * own->slot_size;
	request->want = own->mem_want;
	request->require = own->mem_require;
	request->node = own->numa_node;
	return HFT_OK;
}

int64_t hft_ring_memory(const hft_ring_config *config)
{
	struct hft_mem_request request;
	hft_ring_config own;
	hft_status status = plan(config, &own, &request);

	return status == HFT_OK ? hft_mem_bytes(&request) : status;
}

hft_status hft_ring_create(const hft_ring_config *config, hft_ring **out)
{
	struct hft_mem_request request;
	struct ring_block *block;
	hft_mem_grant grant;
	hft_ring_config own;
	void *address;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = plan(config, &own, &request);
	if (status != HFT_OK)
		return status;
	status = hft_mem_reserve(&request, &address, &grant);
	if (status != HFT_OK)
		return status;
	block = address;
	block->grant = grant;
	block->grant.bytes_used = request.bytes;
	block->ring.slots = own.slots;
	block->ring.slot_size = own.slot_size;
	block->ring.slots_offset = sizeof(*block);
	*out = &block->ring;
	return HFT_OK;
}

void hft_ring_destroy(hft_ring *ring)
{
	struct ring_block *block = (struct ring_block *)ring;

	if (ring != NULL)
		hft_mem_release(block, block->grant.bytes_reserved);
}

hft_status hft_ring_grant(const hft_ring *ring, hft_mem_grant *out)
{
	if (ring == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = ((const struct ring_block *)ring)->grant;
	return HFT_OK;
}

hft_status hft_ring_push(hft_ring *ring, const void *slot)
{
	return hft_ring_push_inline(ring, slot);
}

hft_status hft_ring_pop(hft_ring *ring, void *slot)
{
	return hft_ring_pop_inline(ring, slot);
}

/* How many of n slots from index on lie before the end of the ring. */
static uint64_t before_end(const hft_ring *ring, uint64_t index, uint64_t n)
{
	uint64_t left = ring->slots - (index & (ring->slots - 1));

	return n < left ? n : left;
}

int64_t hft_ring_push_n(hft_ring *ring, const void *slots, uint32_t n)
{
	uint64_t head = __atomic_load_n(&ring->head, __ATOMIC_RELAXED);
	uint64_t count = n;
	uint64_t first;

	if (ring->slots - (head - ring->tail_seen) < count)
		ring->tail_seen = __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);
	if (ring->slots - (head - ring->tail_seen) < count)
		count = ring->slots - (head - ring->tail_seen);
	if (count == 0)
		return 0;
	first = before_end(ring, head, count) * ring->slot_size;
	memcpy(hft_ring_slot_inline(ring, head), slots, first);
	memcpy(hft_ring_slot_inline(ring, 0), (const uint8_t *)slots + first,
	       count * ring->slot_size - first);
	__atomic_store_n(&ring->head, head + count, __ATOMIC_RELEASE);
	return (int64_t)count;
}

int64_t hft_ring_pop_n(hft_ring *ring, void *slots, uint32_t n)
{
	uint64_t tail = __atomic_load_n(&ring->tail, __ATOMIC_RELAXED);
	uint64_t count = n;
	uint64_t first;

	if (ring->head_seen - tail < count)
		ring->head_seen = __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE);
	if (ring->head_seen - tail < count)
		count = ring->head_seen - tail;
	if (count == 0)
		return 0;
	first = before_end(ring, tail, count) * ring->slot_size;
	memcpy(slots, hft_ring_slot_inline(ring, tail), first);
	memcpy((uint8_t *)slots + first, hft_ring_slot_inline(ring, 0),
	       count * ring->slot_size - first);
	__atomic_store_n(&ring->tail, tail + count, __ATOMIC_RELEASE);
	return (int64_t)count;
}

int64_t hft_ring_count(const hft_ring *ring)
{
	uint64_t tail = __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);
	uint64_t count = __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) - tail;

	/* Slots pushed and popped between the two loads may count twice. */
	return (int64_t)(count < ring->slots ? count : ring->slots);
}
