/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_RING_H
#define HFT_RING_H
/**
 * @file ring.h
 * A bounded queue of equal slots from one producer to one consumer. Full refuses; nothing is ever
 * overwritten or dropped.
 *
 * **Threads:** *spsc*: one thread pushes, one pops; each role may move between threads that
 * synchronise with one another. hft_ring_count may be called by any thread.
 * **Memory:** create takes everything; push and pop neither allocate nor wait.
 */
#include <hft/core.h>
#include <hft/mem.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_ring hft_ring;

typedef struct hft_ring_config {
	uint32_t size;        /**< sizeof this struct, set by init */
	uint32_t slot_size;   /**< bytes, a multiple of 8, 8 .. 4096; default 64 */
	uint32_t slots;       /**< a power of 2, 2 .. 2^28; default 1024 */
	uint32_t mem_want;    /**< HFT_MEM_ bits */
	uint32_t mem_require; /**< HFT_MEM_ bits */
	int32_t numa_node;    /**< for HFT_MEM_NODE; default -1 */
} hft_ring_config;

/** Fill a config with defaults. @param size  sizeof(hft_ring_config) as the caller knows it. */
HFT_API hft_status hft_ring_config_init(hft_ring_config *config, uint32_t size);

/** @return bytes that create will take, or HFT_E_INVAL. */
HFT_API int64_t hft_ring_memory(const hft_ring_config *config);

/** Create an empty ring. @return HFT_OK; HFT_E_INVAL, HFT_E_NOTSUP, HFT_E_NOMEM or HFT_E_PERM. */
HFT_API hft_status hft_ring_create(const hft_ring_config *config, hft_ring **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_ring_destroy(hft_ring *ring);

/** Read what memory was granted. */
HFT_API hft_status hft_ring_grant(const hft_ring *ring, hft_mem_grant *out);

/**
 * Copy one slot in. Producer. @return HFT_OK, or HFT_E_FULL. hft_ring_push_inline() and
 * hft_ring_pop_inline() in inline/ring.h are the same without the call.
 */
HFT_API hft_status hft_ring_push(hft_ring *ring, const void *slot);

/** Copy one slot out. Consumer. @return HFT_OK, or HFT_E_AGAIN when empty. */
HFT_API hft_status hft_ring_pop(hft_ring *ring, void *slot);

/** Copy up to n slots in. Producer. @return how many went in, 0 .. n. */
HFT_API int64_t hft_ring_push_n(hft_ring *ring, const void *slots, uint32_t n);

/** Copy up to n slots out. Consumer. @return how many came out, 0 .. n. */
HFT_API int64_t hft_ring_pop_n(hft_ring *ring, void *slots, uint32_t n);

/**
 * @return slots in use, 0 .. slots: exact for the producer and the consumer; another thread's
 * answer may miss what the two did during the call.
 */
HFT_API int64_t hft_ring_count(const hft_ring *ring);

#ifdef __cplusplus
}
#endif
#endif
