/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

/* Castagnoli's polynomial, its bits in the order in which they are fed. */
#define POLYNOMIAL UINT32_C(0x82f63b78)

/* What a byte does to the sum, at each of eight places of a word: made anew in each call, which
 * costs what a few kilobytes of input do. */
struct table {
	uint32_t of[8][256];
};

static void table_make(struct table *table)
{
	for (uint32_t byte = 0; byte < 256; byte++) {
		uint32_t sum = byte;

		for (uint32_t bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ ((sum & 1) != 0 ? POLYNOMIAL : 0);
		table->of[0][byte] = sum;
	}
	for (uint32_t byte = 0; byte < 256; byte++)
		for (uint32_t place = 1; place < 8; place++) {
			uint32_t before = table->of[place - 1][byte];

			table->of[place][byte] = before >> 8 ^ table->of[0][before & 255];
		}
}

uint32_t hft_crc32c(const void *bytes, uint64_t size)
{
	const uint8_t *at = bytes;
	uint32_t sum = UINT32_MAX;
	struct table table;

	table_make(&table);
	for (; size >= 8; size -= 8, at += 8) {
		uint64_t word = hft_load_le64(at) ^ sum;

		sum = 0;
		for (uint32_t place = 0; place < 8; place++)
			sum ^= table.of[7 - place][word >> (8 * place) & 255];
	}
	for (; size > 0; size--)
		sum = sum >> 8 ^ table.of[0][(sum ^ *at++) & 255];
	return ~sum;
}
