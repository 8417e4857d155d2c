/* SPDX-License-Identifier: Apache-2.0 */
#include "mem/arena.h"

#define ITEM_SIZE_MAX ((uint64_t)1 << 20)

/*
 * The free list is an array beside the items, so that a free item keeps its contents, and the
 * bitmap of taken items tells a second free from a first.
 */
struct hft_pool {
	uint8_t *items;
	uint64_t *taken; /* bitmap */
	uint32_t *free;  /* stack of indexes given back */
	uint32_t free_count;
	uint32_t fresh; /* items below this were handed out at least once */
	uint32_t items_max;
	uint32_t item_shift; /* item_size = 2^item_shift * an odd number */
	uint64_t item_size;
	uint64_t item_inverse; /* of the odd number, modulo 2^64 */
	struct hft_guard guard;
};

/* Each step doubles the right bits, of which an odd number is its own inverse's lowest three. */
static uint64_t inverse_of_odd(uint64_t odd)
{
	uint64_t inverse = odd;

	for (int bits = 3; bits < 64; bits *= 2)
		inverse *= 2 - odd * inverse;
	return inverse;
}

/* Lay the parts out in the arena; nothing is written, so the caller can take it all back. */
static struct hft_pool *lay_out(struct hft_arena *arena, uint64_t item_size, uint32_t items_max,
				struct hft_pool *parts)
{
	struct hft_pool *pool = hft_arena_take(arena, sizeof(*pool), HFT_CACHE_LINE);

	parts->taken = hft_arena_take(arena, ((uint64_t)items_max + 63) / 64 * 8, HFT_CACHE_LINE);
	parts->free = hft_arena_take(arena, (uint64_t)items_max * 4, HFT_CACHE_LINE);
	parts->items = hft_arena_take(arena, items_max * item_size, HFT_CACHE_LINE);
	if (pool == NULL || parts->taken == NULL || parts->free == NULL || parts->items == NULL)
		return NULL;
	return pool;
}

hft_status hft_pool_create(hft_arena *arena, uint64_t item_size, uint32_t items_max,
			   hft_pool **out)
{
	struct hft_pool parts = { .items_max = items_max };
	struct hft_pool *pool;
	uint64_t used;

	if (arena == NULL || out == NULL || item_size < 8 || item_size > ITEM_SIZE_MAX ||
	    items_max == 0 || items_max > UINT32_MAX - 1)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&arena->guard))
		return HFT_E_BUSY;
	parts.item_size = (item_size + 7) & ~(uint64_t)7;
	parts.item_shift = (uint32_t)__builtin_ctzll(parts.item_size);
	parts.item_inverse = inverse_of_odd(parts.item_size >> parts.item_shift);
	used = arena->grant.bytes_used;
	pool = lay_out(arena, parts.item_size, items_max, &parts);
	if (pool == NULL) {
		arena->grant.bytes_used = used;
	} else {
		*pool = parts;
		*out = pool;
	}
	hft_guard_leave(&arena->guard);
	return pool == NULL ? HFT_E_NOMEM : HFT_OK;
}

void *hft_pool_alloc(hft_pool *pool)
{
	void *item = NULL;
	uint32_t index;

	if (!hft_guard_enter(&pool->guard))
		return NULL;
	if (pool->free_count > 0 || pool->fresh < pool->items_max) {
		index = pool->free_count > 0 ? pool->free[--pool->free_count] : pool->fresh++;
		pool->taken[index / 64] |= (uint64_t)1 << (index % 64);
		item = pool->items + index * pool->item_size;
	}
	hft_guard_leave(&pool->guard);
	return item;
}

/*
 * The index of an address, or a number not below fresh. Multiplying by the inverse divides exactly,
 * and sends what is no multiple, or lies outside, beyond every index.
 */
static uint64_t index_of(const struct hft_pool *pool, const void *item)
{
	uint64_t offset = (uint64_t)(uintptr_t)item - (uint64_t)(uintptr_t)pool->items;
	uint64_t product = offset * pool->item_inverse;

	return product >> pool->item_shift | product << (64 - pool->item_shift);
}

static hft_status give_back(struct hft_pool *pool, const void *item)
{
	uint64_t index = index_of(pool, item);
	uint64_t bit = (uint64_t)1 << (index % 64);

	if (index >= pool->fresh || (pool->taken[index / 64] & bit) == 0)
		return HFT_E_INVAL;
	pool->taken[index / 64] &= ~bit;
	pool->free[pool->free_count++] = (uint32_t)index;
	return HFT_OK;
}

hft_status hft_pool_free(hft_pool *pool, void *item)
{
	hft_status status;

	if (!hft_guard_enter(&pool->guard))
		return HFT_E_BUSY;
	status = give_back(pool, item);
	hft_guard_leave(&pool->guard);
	return status;
}

uint32_t hft_pool_used(const hft_pool *pool)
{
	return pool->fresh - pool->free_count;
}
