/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MEM_MEM_H
#define HFT_MEM_MEM_H
/* Reserved address space for the modules that hold state. */
#include <hft/mem.h>

#include "core/core.h"

/* All that mem_want and mem_require may ask. */
enum { HFT_MEM_BITS = HFT_MEM_PREFAULT | HFT_MEM_HUGE | HFT_MEM_LOCK | HFT_MEM_NODE };

static inline bool hft_mem_bits_valid(uint32_t want, uint32_t require)
{
	return ((want | require) & ~(uint32_t)HFT_MEM_BITS) == 0;
}

/* @param unit  a power of 2. */
static inline uint64_t hft_mem_round(uint64_t bytes, uint64_t unit)
{
	return (bytes + unit - 1) & ~(unit - 1);
}

/* Hands out page-aligned parts of a reservation; with base NULL none, but their sum is counted. */
struct hft_mem_layout {
	uint8_t *base;
	uint64_t used;
};

static inline void *hft_mem_take(struct hft_mem_layout *layout, uint64_t items, uint64_t item_size)
{
	uint8_t *part = layout->base == NULL ? NULL : layout->base + layout->used;

	layout->used += hft_mem_round(items * item_size, 4096);
	return part;
}

/* Whether huge pages will be granted is not known yet, so their size is counted in. */
static inline uint64_t hft_mem_total(const struct hft_mem_layout *layout)
{
	return hft_mem_round(layout->used, (uint64_t)2 << 20);
}

struct hft_mem_request {
	uint64_t bytes;
	uint32_t want;    /* HFT_MEM_ bits */
	uint32_t require; /* HFT_MEM_ bits */
	int32_t node;
};

/*
 * The bytes that reserve will take: rounded up to pages, to 2 MiB where huge pages are asked for,
 * had or not, so that a size can be told before create. HFT_E_INVAL for a bad request.
 */
int64_t hft_mem_bytes(const struct hft_mem_request *request);

/*
 * Reserve zeroed pages, aligned to grant->page_size; grant->bytes_reserved is what to give to
 * release. A node is checked only where HFT_MEM_NODE is asked. On failure nothing stays reserved
 * and neither out-parameter is written.
 */
hft_status hft_mem_reserve(const struct hft_mem_request *request, void **out,
			   hft_mem_grant *grant);
void hft_mem_release(void *address, uint64_t bytes_reserved);

#endif
