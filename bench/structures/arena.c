/* SPDX-License-Identifier: Apache-2.0 */
#include "structures.h"

#include <sys/mman.h>

static const uint64_t arena_size = UINT64_C(16) << 30;

int arena_open(struct arena *arena)
{
	void *p = mmap(NULL, arena_size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	arena->base = p == MAP_FAILED ? NULL : p;
	arena->used = 0;
	return p == MAP_FAILED ? -1 : 0;
}

void arena_close(struct arena *arena)
{
	if (arena->base != NULL)
		munmap(arena->base, arena_size);
	arena->base = NULL;
}

void *arena_take(struct arena *arena, uint64_t items, uint64_t bytes)
{
	uint64_t size = (items * bytes + 4095) & ~UINT64_C(4095);
	void *at = arena->base + arena->used;

	if (size > arena_size - arena->used)
		return NULL;
	arena->used += size;
	return at;
}
