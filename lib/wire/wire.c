/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/wire.h"

enum { MESSAGE_MAX = 64 };

static uint64_t number_read(const uint8_t *at, uint32_t bytes)
{
	uint64_t value = 0;

	for (uint32_t i = 0; i < bytes; i++)
		value = value << 8 | at[i];
	return value;
}

static void number_write(uint8_t *at, uint32_t bytes, uint64_t value)
{
	for (uint32_t i = bytes; i > 0; i--, value >>= 8)
		at[i - 1] = (uint8_t)value;
}

static uint64_t view_number(const uint8_t *view, const hft_wire_field *field)
{
	uint64_t value = 0;

	/* Little-endian: the low bytes of the wide number are the struct's narrower one. */
	memcpy(&value, view + field->view_offset, field->view_bytes);
	return value;
}

static void field_read(const hft_wire_field *field, const uint8_t *msg, uint8_t *view)
{
	uint64_t value;

	if (field->kind == HFT_FIELD_ALPHA) {
		memcpy(view + field->view_offset, msg + field->offset, field->bytes);
		return;
	}
	value = number_read(msg + field->offset, field->bytes);
	memcpy(view + field->view_offset, &value, field->view_bytes);
}

/* A caller that leaves the rest of a zeroed array alone means padding by it. */
static void letters_write(uint8_t *at, const uint8_t *letters, uint32_t bytes)
{
	for (uint32_t i = 0; i < bytes; i++)
		at[i] = letters[i] == 0 ? ' ' : letters[i];
}

static hft_status field_write(const hft_wire_field *field, const uint8_t *view, uint8_t *msg)
{
	uint64_t value;

	if (field->kind == HFT_FIELD_ALPHA) {
		letters_write(msg + field->offset, view + field->view_offset, field->bytes);
		return HFT_OK;
	}
	value = view_number(view, field);
	if (field->bytes < 8 && value >> (8 * field->bytes) != 0)
		return HFT_E_RANGE;
	number_write(msg + field->offset, field->bytes, value);
	return HFT_OK;
}

hft_status hft_wire_read(int32_t format, const uint8_t *msg, uint64_t size, void *out,
			 uint64_t out_size)
{
	int64_t code = hft_wire_code(format, msg, size);
	const struct hft_wire_type *type;

	if (code < 0)
		return (hft_status)code;
	type = hft_wire_type_find(hft_wire_format_find(format), (uint32_t)code);
	if (type == NULL)
		return HFT_E_NOTFOUND;
	if (size < type->bytes)
		return HFT_E_TRUNCATED;
	if (out == NULL || out_size < type->view_size)
		return HFT_E_INVAL;
	memset(out, 0, type->view_size);
	for (uint32_t i = 0; i < type->field_count; i++)
		field_read(&type->fields[i], msg, out);
	return HFT_OK;
}

int64_t hft_wire_write(int32_t format, const void *view, uint64_t view_size, uint8_t *out,
		       uint64_t size)
{
	const struct hft_wire_format *tables = hft_wire_format_find(format);
	const struct hft_wire_type *type;
	uint8_t msg[MESSAGE_MAX];
	uint32_t code;

	if (tables == NULL)
		return HFT_E_NOTFOUND;
	if (view == NULL || out == NULL || view_size < sizeof(code))
		return HFT_E_INVAL;
	memcpy(&code, view, sizeof(code));
	type = hft_wire_type_find(tables, code);
	if (type == NULL)
		return HFT_E_NOTFOUND;
	if (view_size < type->view_size)
		return HFT_E_INVAL;
	if (size < type->bytes)
		return HFT_E_FULL;
	assert(type->bytes <= sizeof(msg));
	for (uint32_t i = 0; i < type->field_count; i++)
		if (field_write(&type->fields[i], view, msg) != HFT_OK)
			return HFT_E_RANGE;
	memcpy(out, msg, type->bytes);
	return type->bytes;
}

int64_t hft_wire_code(int32_t format, const uint8_t *msg, uint64_t size)
{
	if (hft_wire_format_find(format) == NULL)
		return HFT_E_NOTFOUND;
	if (msg == NULL || size == 0)
		return HFT_E_TRUNCATED;
	return msg[0];
}
