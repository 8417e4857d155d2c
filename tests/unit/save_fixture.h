/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_SAVE_FIXTURE_H
#define HFT_TESTS_SAVE_FIXTURE_H
/* Bytes of a snapshot, and what may be wrong with them. */
#include <string.h>

#include "ladder/save.h"

#include "unit.h"

enum { BYTES_MAX = 1 << 20 };

static uint8_t bytes[BYTES_MAX];
static uint64_t size;

/* One field of the bytes, and how a load with it ends. */
struct harm {
	uint32_t at;
	uint32_t width;
	uint64_t value;
	hft_status status;
};

static inline void sum_again(uint8_t *of)
{
	uint32_t sum = hft_crc32c(of, size - sizeof(struct hft_save_tail));

	memcpy(of + size - sizeof(struct hft_save_tail), &sum, sizeof(sum));
}

/* Fields that are wrong together, and agree with one another. */
static inline void put(uint64_t at, uint32_t width, uint64_t value)
{
	ck_assert_uint_le(at + width, size);
	memcpy(bytes + at, &value, width);
	sum_again(bytes);
}

/* The bytes with that one field, and a right checksum. */
static inline const uint8_t *harmed(const struct harm *harm)
{
	static uint8_t copy[BYTES_MAX];

	memcpy(copy, bytes, size);
	ck_assert_uint_le(harm->at + harm->width, size);
	memcpy(copy + harm->at, &harm->value, harm->width);
	ck_assert(memcmp(copy, bytes, size) != 0);
	if (harm->at < size - sizeof(struct hft_save_tail))
		sum_again(copy);
	return copy;
}

#endif
