/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/ring.h>

#include "layout.h"

SIZE(hft_ring_config, 24);
FIELD(hft_ring_config, size, 0, 4);
FIELD(hft_ring_config, slot_size, 4, 4);
FIELD(hft_ring_config, slots, 8, 4);
FIELD(hft_ring_config, mem_want, 12, 4);
FIELD(hft_ring_config, mem_require, 16, 4);
FIELD(hft_ring_config, numa_node, 20, 4);
