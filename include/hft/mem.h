/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MEM_H
#define HFT_MEM_H
/**
 * @file mem.h
 * Arenas over reserved address space, fixed pools inside them, and the machine's topology.
 *
 * An arena reserves its maximum at create and touches pages only as they are used, so a large
 * maximum costs address space, not memory. PREFAULT, HUGE, LOCK and NODE are wanted or required;
 * what was granted can be read back. The library never locks memory that is not its own.
 *
 * **Threads:** an arena and its pools are *single*: one thread at a time.
 * **Memory:** hft_arena_alloc and the pool calls never ask the operating system for memory beyond
 * touching reserved pages.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_arena hft_arena;
typedef struct hft_pool hft_pool;

typedef struct hft_arena_config {
	uint32_t size;        /**< sizeof this struct, set by init */
	uint32_t mem_want;    /**< HFT_MEM_ bits; default 0 */
	uint32_t mem_require; /**< HFT_MEM_ bits; default 0 */
	int32_t numa_node;    /**< for HFT_MEM_NODE, 0 .. nodes - 1; default -1 */
	uint64_t bytes_max;   /**< to reserve, 1 .. 2^46; default 2^30; rounded up to pages */
} hft_arena_config;

/** What was asked and had. */
typedef struct hft_mem_grant {
	uint32_t granted;     /**< HFT_MEM_ bits that hold */
	uint32_t refused;     /**< HFT_MEM_ bits wanted but not had */
	int32_t error_prefault; /**< errno of the refusal, 0 if none */
	int32_t error_huge;
	int32_t error_lock;
	int32_t error_node;
	uint64_t page_size;   /**< bytes: 4096 or 2097152 */
	uint64_t bytes_reserved;
	uint64_t bytes_used;  /**< handed out so far */
} hft_mem_grant;

/** Fill a config with defaults. @param size  sizeof(hft_arena_config) as the caller knows it. */
HFT_API hft_status hft_arena_config_init(hft_arena_config *config, uint32_t size);

/**
 * Reserve an arena. @return HFT_OK; HFT_E_INVAL, HFT_E_NOTSUP, HFT_E_NOMEM or HFT_E_PERM, when
 * nothing stays reserved.
 */
HFT_API hft_status hft_arena_create(const hft_arena_config *config, hft_arena **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_arena_destroy(hft_arena *arena);

/**
 * Take zeroed bytes. @param size  1 or more. @param align  a power of 2, 1 .. 2 MiB.
 * @return the address, or NULL when the reservation is used up or an argument is wrong.
 */
HFT_API void *hft_arena_alloc(hft_arena *arena, uint64_t size, uint64_t align);

/** Read what was granted. */
HFT_API hft_status hft_arena_grant(const hft_arena *arena, hft_mem_grant *out);

/**
 * Make a pool of equal items inside an arena; it lives as long as the arena.
 * @param item_size  bytes, 8 .. 2^20, rounded up to 8. @param items_max  1 .. 2^32 - 2.
 * @return HFT_OK; HFT_E_INVAL; HFT_E_NOMEM when the arena has no room, and is unchanged.
 */
HFT_API hft_status hft_pool_create(hft_arena *arena, uint64_t item_size, uint32_t items_max,
				   hft_pool **out);

/** Take an item, the one freed last first; contents are left as they were. @return NULL if full. */
HFT_API void *hft_pool_alloc(hft_pool *pool);

/** Give an item back. @return HFT_OK; HFT_E_INVAL when it is not an item of this pool. */
HFT_API hft_status hft_pool_free(hft_pool *pool, void *item);

/** @return items taken and not given back. */
HFT_API uint32_t hft_pool_used(const hft_pool *pool);

/** @return NUMA nodes of this machine, at least 1. */
HFT_API int32_t hft_mem_nodes(void);

/** @return the NUMA node of a CPU, or HFT_E_INVAL. */
HFT_API int32_t hft_mem_node_of_cpu(int32_t cpu);

#ifdef __cplusplus
}
#endif
#endif
