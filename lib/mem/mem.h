/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MEM_MEM_H
#define HFT_MEM_MEM_H
/* Reserved address space for the modules that hold state. */
#include <hft/mem.h>

struct hft_mem_request {
	uint64_t bytes;
	uint32_t want;    /* HFT_MEM_ bits */
	uint32_t require; /* HFT_MEM_ bits */
	int32_t node;
};

/*
 * Reserve zeroed pages; bytes is rounded up to the page size in grant->page_size, and
 * grant->bytes_reserved is what to give to release. On failure nothing stays reserved.
 */
hft_status hft_mem_reserve(const struct hft_mem_request *request, void **out,
			   hft_mem_grant *grant);
void hft_mem_release(void *address, uint64_t bytes_reserved);

#endif
