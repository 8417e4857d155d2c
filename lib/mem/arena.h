/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MEM_ARENA_H
#define HFT_MEM_ARENA_H
#include <hft/mem.h>

#include "core/core.h"

struct hft_arena {
	uint8_t *base;
	hft_mem_grant grant; /* bytes_used is where the next bytes come from */
	struct hft_guard guard;
};

/* hft_arena_alloc for a caller that is inside the guard. */
void *hft_arena_take(struct hft_arena *arena, uint64_t size, uint64_t align);

#endif
