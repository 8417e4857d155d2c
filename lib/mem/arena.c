/* SPDX-License-Identifier: Apache-2.0 */
#include "mem/arena.h"

#include <stdlib.h>

#include "mem/mem.h"

#define ALIGN_MAX ((uint64_t)2 << 20)

_Static_assert(sizeof(hft_arena_config) == 24, "the config of the first release");
_Static_assert(sizeof(hft_mem_grant) == 48, "no padding");

static const hft_arena_config defaults = {
	.size = sizeof(hft_arena_config),
	.numa_node = -1,
	.bytes_max = (uint64_t)1 << 30,
};

hft_status hft_arena_config_init(hft_arena_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, 24, &defaults, sizeof(defaults));
}

hft_status hft_arena_create(const hft_arena_config *config, hft_arena **out)
{
	hft_arena_config own = defaults;
	struct hft_mem_request request;
	struct hft_arena *arena;
	void *base;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_config_copy(&own, sizeof(own), 24, config);
	if (status != HFT_OK)
		return status;
	request = (struct hft_mem_request){ own.bytes_max, own.mem_want, own.mem_require,
					    own.numa_node };
	arena = calloc(1, sizeof(*arena));
	if (arena == NULL)
		return HFT_E_NOMEM;
	status = hft_mem_reserve(&request, &base, &arena->grant);
	if (status != HFT_OK) {
		free(arena);
		return status;
	}
	arena->base = base;
	*out = arena;
	return HFT_OK;
}

void hft_arena_destroy(hft_arena *arena)
{
	if (arena == NULL)
		return;
	hft_mem_release(arena->base, arena->grant.bytes_reserved);
	free(arena);
}

void *hft_arena_take(struct hft_arena *arena, uint64_t size, uint64_t align)
{
	uint64_t room = arena->grant.bytes_reserved - arena->grant.bytes_used;
	uint8_t *at = arena->base + arena->grant.bytes_used;
	uint64_t gap;

	if (size == 0 || align == 0 || align > ALIGN_MAX || (align & (align - 1)) != 0)
		return NULL;
	gap = (0 - (uint64_t)(uintptr_t)at) & (align - 1);
	if (gap > room || size > room - gap)
		return NULL;
	arena->grant.bytes_used += gap + size;
	return at + gap;
}

void *hft_arena_alloc(hft_arena *arena, uint64_t size, uint64_t align)
{
	void *taken;

	if (arena == NULL || !hft_guard_enter(&arena->guard))
		return NULL;
	taken = hft_arena_take(arena, size, align);
	hft_guard_leave(&arena->guard);
	return taken;
}

hft_status hft_arena_grant(const hft_arena *arena, hft_mem_grant *out)
{
	if (arena == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = arena->grant;
	return HFT_OK;
}
