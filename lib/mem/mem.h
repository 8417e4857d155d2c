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
