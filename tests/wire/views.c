/* SPDX-License-Identifier: Apache-2.0 */
/*
 * usage: views FILE
 * Prints every message of a BinaryFILE through its C struct: the code, then each field's
 * name and value in wire order, numbers in decimal and letters in hexadecimal.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <hft/file.h>
#include <hft/wire.h>

static uint64_t number(const uint8_t *place, uint32_t bytes)
{
	uint64_t value = 0;

	memcpy(&value, place, bytes); /* the structs are little-endian, as this machine */
	return value;
}

static void print_field(const uint8_t *view, const hft_wire_field *field)
{
	const uint8_t *place = view + field->view_offset;

	printf(" %s=", field->name);
	if (field->kind == HFT_FIELD_UINT) {
		printf("%" PRIu64, number(place, field->view_bytes));
		return;
	}
	for (uint32_t i = 0; i < field->view_bytes; i++)
		printf("%02x", place[i]);
}

static int print_message(const uint8_t *msg, uint64_t size)
{
	uint64_t view[32];
	hft_wire_field field;

	if (hft_wire_read(HFT_FORMAT_ITCH50, msg, size, view, sizeof(view)) != HFT_OK)
		return 1;
	putchar(msg[0]);
	for (uint32_t i = 0;
	     hft_wire_field_get(HFT_FORMAT_ITCH50, msg[0], i, &field) == HFT_OK; i++)
		print_field((const uint8_t *)view, &field);
	putchar('\n');
	return 0;
}

int main(int argc, char **argv)
{
	hft_file_config config;
	const uint8_t *data;
	uint64_t size, at = 0;
	hft_file *file;
	int status = 0;

	hft_file_config_init(&config, sizeof(config));
	if (argc != 2 || hft_file_open(argv[1], &config, &file) != HFT_OK)
		return 2;
	if (hft_file_next(file, 0, &data, &size) != 0)
		return 2;
	while (status == 0 && at + 2 < size) {
		uint64_t bytes = (uint64_t)data[at] << 8 | data[at + 1];

		status = print_message(data + at + 2, bytes);
		at += 2 + bytes;
	}
	hft_file_close(file);
	return status;
}
