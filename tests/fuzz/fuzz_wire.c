/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes as one message: what is read is written back as it was, but for letters that were NUL, and
 * then stays as it is. The same bytes as a struct: what is written is read back.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hft/wire.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ITCH = HFT_FORMAT_ITCH50, ROOM = 128 };

static void require(int condition)
{
	if (!condition)
		abort();
}

static hft_wire_message message_of(uint32_t code)
{
	hft_wire_message message;
	int64_t count = hft_wire_messages(ITCH);

	for (uint32_t i = 0; i < count; i++) {
		require(hft_wire_message_get(ITCH, i, &message) == HFT_OK);
		if (message.code == code)
			return message;
	}
	abort();
}

static uint8_t as_written(const hft_wire_field *field, uint8_t byte)
{
	return field->kind == HFT_FIELD_ALPHA && byte == 0 ? ' ' : byte;
}

static void same_bytes(const hft_wire_message *message, const uint8_t *from, const uint8_t *to)
{
	for (uint32_t i = 0; i < message->fields; i++) {
		hft_wire_field field;

		require(hft_wire_field_get(ITCH, message->code, i, &field) == HFT_OK);
		for (uint32_t b = field.offset; b < field.offset + field.bytes; b++)
			require(as_written(&field, from[b]) == to[b]);
	}
}

static void same_views(const hft_wire_message *message, const uint8_t *from, const uint8_t *to)
{
	for (uint32_t i = 0; i < message->fields; i++) {
		hft_wire_field field;

		require(hft_wire_field_get(ITCH, message->code, i, &field) == HFT_OK);
		for (uint32_t b = 0; b < field.view_bytes; b++)
			require(as_written(&field, from[field.view_offset + b]) ==
				to[field.view_offset + b]);
	}
}

/* Write a struct, and read it again: the same. */
static void round_trip(const uint8_t *view, uint64_t view_size, uint8_t *bytes)
{
	uint8_t back[ROOM];
	int64_t written = hft_wire_write(ITCH, view, view_size, bytes, ROOM);
	hft_wire_message message;

	if (written < 0) {
		require(written == HFT_E_NOTFOUND || written == HFT_E_INVAL ||
			written == HFT_E_RANGE);
		return;
	}
	message = message_of(bytes[0]);
	require(written == message.bytes);
	require(hft_wire_read(ITCH, bytes, (uint64_t)written, back, sizeof(back)) == HFT_OK);
	same_views(&message, view, back);
	require(hft_wire_write(ITCH, view, view_size, bytes, (uint64_t)written - 1) == HFT_E_FULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t bytes[ROOM];
	uint8_t view[ROOM];
	hft_status status = hft_wire_read(ITCH, data, size, view, sizeof(view));
	hft_wire_message message;

	round_trip(data, size, bytes);
	if (status != HFT_OK) {
		require(status == HFT_E_NOTFOUND || status == HFT_E_TRUNCATED);
		return 0;
	}
	message = message_of((uint32_t)hft_wire_code(ITCH, data, size));
	require(size >= message.bytes);
	round_trip(view, message.view_size, bytes);
	same_bytes(&message, data, bytes);
	return 0;
}
