/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MD_DECODER_H
#define HFT_MD_DECODER_H
/* The decoder's state: tables first, in the order in which the loop meets them. */
#include "core/core.h"

#include <hft/md.h>

#include "wire/wire.h"

enum {
	HFT_MD_LOCATES = 65536,
	HFT_MD_MAPS_MAX = 16,
	/* No two bytes are this, so a type with it never takes the short way. */
	HFT_MD_NO_PREFIX = 65536,
	/* The longest message that takes the short way, with its frame, and room to load beyond. */
	HFT_MD_SHORT_MAX = 64
};

/*
 * A message that is one plain event: numbers of the widths below, a mapped side, constants for all
 * else. Almost every message of a day is one; the others take their programs from the format.
 */
struct hft_md_load {
	uint64_t order_id_mask;
	uint64_t aux_mask;
	uint64_t price_mask;
	uint64_t qty_mask;
	int64_t price_none;
	uint64_t tail; /* source, flags, kind of the event, its last eight bytes */
	uint32_t prefix; /* the frame's first two bytes, as they lie in memory */
	uint32_t price_scale;
	uint8_t order_id_at;
	uint8_t aux_at;
	uint8_t price_at;
	uint8_t qty_at;
	uint8_t side_at;
	uint8_t side_map;
	uint16_t length;
};

_Static_assert(sizeof(struct hft_md_load) == 64, "a cache line, found by a shift");

struct hft_md {
	_Alignas(HFT_CACHE_LINE) struct hft_md_load loads[256];
	uint8_t maps[HFT_MD_MAPS_MAX][256];
	uint64_t good[256]; /* messages by type byte; of unknown types all */
	uint64_t bad[256];
	uint32_t renames[HFT_MD_LOCATES]; /* locate xor instrument; untouched if the same */
	const struct hft_wire_format *format;
	uint64_t seq;
	hft_time midnight;
	hft_md_stats stats;
	uint64_t bytes_reserved;
	uint32_t framing;
	uint16_t source;
	uint8_t ended; /* 1 after an end mark, 2 when bytes behind it have been counted */
	struct hft_guard guard;
};

static inline uint32_t hft_md_instrument(const struct hft_md *md, uint32_t locate)
{
	return md->renames[locate] ^ locate;
}

/* Fill the tables of a zeroed handle from its format and source. */
void hft_md_loads_init(struct hft_md *md);

#endif
