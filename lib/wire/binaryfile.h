/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_WIRE_BINARYFILE_H
#define HFT_WIRE_BINARYFILE_H
/* BinaryFILE: [u16 big-endian length][message], again and again; length 0 ends the session. */
#include "core/core.h"

enum { HFT_BINARYFILE_PREFIX = 2 };

/* Of at least HFT_BINARYFILE_PREFIX bytes: the length of the message behind them. */
static inline uint32_t hft_binaryfile_length(const uint8_t *frame)
{
	return hft_load_be16(frame);
}

/* The prefix as it lies in memory, and the one that a length would have: equal or not. */
static inline uint32_t hft_binaryfile_prefix(const uint8_t *frame)
{
	uint16_t prefix;

	memcpy(&prefix, frame, sizeof(prefix));
	return prefix;
}

static inline uint32_t hft_binaryfile_prefix_of(uint32_t length)
{
	return __builtin_bswap16((uint16_t)length);
}

#endif
