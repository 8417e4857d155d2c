/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

/*
 * Read one UTF-8 character of at most `room` bytes.
 * @return its length, 0 when the bytes are not the shortest form of a Unicode scalar value.
 * Source: The Unicode Standard 15.0, table 3-7.
 */
static uint32_t character_read(const uint8_t *p, uint32_t room, uint32_t *out)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t count = p[0] < 0x80 ? 1 : p[0] < 0xC0 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	uint32_t value = count == 1 ? p[0] : p[0] & (0x7Fu >> count);

	if (count == 0 || count > room || p[0] > 0xF4)
		return 0;
	for (uint32_t i = 1; i < count; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	if (value < least[count] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*out = value;
	return count;
}

static bool is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool hft_ref_text_valid(const uint8_t *field, uint32_t size)
{
	uint32_t at = 0;

	while (at < size && field[at] != 0) {
		uint32_t character = 0;
		uint32_t count = character_read(field + at, size - at, &character);

		if (count == 0 || is_control(character))
			return false;
		at += count;
	}
	for (; at < size; at++)
		if (field[at] != 0)
			return false;
	return true;
}
