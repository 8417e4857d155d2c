/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

#define VENUE "XNAS"

static void fields_of(struct cli_names *names, uint32_t code)
{
	hft_wire_field field;

	for (uint32_t i = 0; hft_wire_field_get(names->format, code, i, &field) == HFT_OK; i++) {
		if (strcmp(field.name, "stock") == 0) {
			names->fields[code].stock = (uint16_t)field.offset;
			names->fields[code].bytes = (uint16_t)field.bytes;
		}
		if (strcmp(field.name, "stock_locate") == 0)
			names->fields[code].locate = (uint16_t)field.offset;
	}
}

/* Where every message of the format has its symbol and its instrument's number. */
static void fields_read(struct cli_names *names)
{
	hft_wire_message message;

	for (uint32_t i = 0; hft_wire_message_get(names->format, i, &message) == HFT_OK; i++)
		if (message.code < 256)
			fields_of(names, message.code);
}

/* Reg NMS: a cent from one dollar, a hundredth of one below. */
static bool ref_open(struct cli_names *names)
{
	static const hft_tick_band bands[] = { { 0, 100000 }, { HFT_PRICE_SCALE, 10000000 } };
	hft_ref_config config;
	int64_t table;

	hft_ref_config_init(&config, sizeof(config));
	if (hft_ref_create(&config, &names->ref) != HFT_OK)
		return false;
	table = hft_ref_tick_table_add(names->ref, bands, 2);
	names->tick_table = (uint32_t)table;
	return table > 0;
}

bool cli_names_open(struct cli_names *names, int32_t format)
{
	*names = (struct cli_names){ .format = format };
	names->ids = calloc(CLI_LOCATES, sizeof(*names->ids));
	names->messages = calloc(CLI_LOCATES, sizeof(*names->messages));
	if (names->ids == NULL || names->messages == NULL || !ref_open(names)) {
		cli_error("out of memory");
		return false;
	}
	fields_read(names);
	return true;
}

void cli_names_close(struct cli_names *names)
{
	hft_ref_destroy(names->ref);
	free(names->ids);
	free(names->messages);
}

static void add(struct cli_names *names, uint32_t locate, const uint8_t *stock, uint32_t bytes)
{
	hft_instrument row = { .tick_table = names->tick_table, .venue = VENUE, .currency = "USD",
		.lot_size = 1, .round_lot = 100, .multiplier = HFT_PRICE_SCALE,
		.price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE, .wire_code = locate,
		.kind = HFT_INSTRUMENT_STOCK };
	int64_t id;

	while (bytes > 0 && (stock[bytes - 1] == ' ' || stock[bytes - 1] == 0))
		bytes--;
	if (bytes == 0 || bytes > sizeof(row.symbol))
		return;
	memcpy(row.symbol, stock, bytes);
	id = hft_ref_instrument_add(names->ref, &row);
	if (id > 0)
		names->ids[locate] = (uint32_t)id;
}

static void learn_one(struct cli_names *names, const uint8_t *msg, uint64_t size)
{
	uint32_t offset = names->fields[msg[0]].locate;
	uint32_t stock = names->fields[msg[0]].stock;
	uint32_t bytes = names->fields[msg[0]].bytes;
	uint32_t locate;

	if (offset == 0 || size < offset + 2)
		return;
	locate = (uint32_t)msg[offset] << 8 | msg[offset + 1];
	names->messages[locate]++;
	if (locate != 0 && names->ids[locate] == 0 && stock != 0 && size >= stock + bytes)
		add(names, locate, msg + stock, bytes);
}

void cli_names_learn(struct cli_names *names, const uint8_t *data, uint64_t size)
{
	uint64_t at = 0;

	while (size - at >= 2) {
		uint64_t n = (uint64_t)data[at] << 8 | data[at + 1];

		if (n > size - at - 2)
			return;
		if (n > 0)
			learn_one(names, data + at + 2, n);
		at += 2 + n;
	}
}

void cli_names_see(struct cli_names *names, const struct cli_input *in, const hft_event *events,
		   int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		uint32_t locate = events[i].instrument;

		if (locate != 0 && locate < CLI_LOCATES && names->ids[locate] == 0) {
			cli_names_learn(names, in->chunk, in->chunk_size);
			return;
		}
	}
}

bool cli_names_symbol(const struct cli_names *names, uint32_t locate, char out[33])
{
	hft_instrument row;

	if (names->ids[locate] == 0 ||
	    hft_ref_instrument(names->ref, names->ids[locate], &row) != HFT_OK)
		return false;
	memcpy(out, row.symbol, sizeof(row.symbol));
	out[sizeof(row.symbol)] = '\0';
	return true;
}

uint32_t cli_names_find(const struct cli_names *names, const char *symbol)
{
	hft_instrument row;
	int64_t id = hft_ref_find(names->ref, VENUE, symbol);

	if (id <= 0 || hft_ref_instrument(names->ref, (uint32_t)id, &row) != HFT_OK)
		return 0;
	return (uint32_t)row.wire_code;
}
