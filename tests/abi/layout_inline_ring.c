/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/ring.h>

#include "layout.h"

SIZE(struct hft_ring, 384);
FIELD(struct hft_ring, slots, 0, 8);
FIELD(struct hft_ring, slot_size, 8, 8);
FIELD(struct hft_ring, slots_offset, 16, 8);
FIELD(struct hft_ring, reserved0, 24, 104);
FIELD(struct hft_ring, head, 128, 8);
FIELD(struct hft_ring, tail_seen, 136, 8);
FIELD(struct hft_ring, reserved1, 144, 112);
FIELD(struct hft_ring, tail, 256, 8);
FIELD(struct hft_ring, head_seen, 264, 8);
FIELD(struct hft_ring, reserved2, 272, 112);
