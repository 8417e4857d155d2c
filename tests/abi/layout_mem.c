/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/mem.h>

#include "layout.h"

SIZE(hft_arena_config, 24);
FIELD(hft_arena_config, size, 0, 4);
FIELD(hft_arena_config, mem_want, 4, 4);
FIELD(hft_arena_config, mem_require, 8, 4);
FIELD(hft_arena_config, numa_node, 12, 4);
FIELD(hft_arena_config, bytes_max, 16, 8);

SIZE(hft_mem_grant, 48);
FIELD(hft_mem_grant, granted, 0, 4);
FIELD(hft_mem_grant, refused, 4, 4);
FIELD(hft_mem_grant, error_prefault, 8, 4);
FIELD(hft_mem_grant, error_huge, 12, 4);
FIELD(hft_mem_grant, error_lock, 16, 4);
FIELD(hft_mem_grant, error_node, 20, 4);
FIELD(hft_mem_grant, page_size, 24, 8);
FIELD(hft_mem_grant, bytes_reserved, 32, 8);
FIELD(hft_mem_grant, bytes_used, 40, 8);
