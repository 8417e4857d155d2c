/* SPDX-License-Identifier: Apache-2.0 */
/* one run in 2 */
/*
 * Bytes as rows of reference data: each is applied or refused, and what the tables then hold must
 * agree with the log and be rebuilt from it. One input is a chain of rows, each a byte that says
 * how many bytes are its own and to which good row they are added, so that short inputs reach
 * every kind.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hft/ref.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

static hft_ref *create(void)
{
	hft_ref_config config;
	hft_ref *ref = NULL;

	require(hft_ref_config_init(&config, sizeof(config)) == HFT_OK);
	config.instruments_max = 8;
	config.tick_tables_max = 4;
	config.sources_max = 4;
	config.parties_max = 4;
	config.rows_max = 16;
	require(hft_ref_create(&config, &ref) == HFT_OK);
	return ref;
}

/* A row that is taken as it is, for the low bits of a row's first byte; 0 is a row of zeros. */
static hft_ref_row good_row(uint8_t which)
{
	static const hft_instrument instrument = {
		.symbol = "AB", .venue = "XTST", .lot_size = 1, .round_lot = 1, .multiplier = 1,
		.price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE,
	};
	static const hft_tick_band bands[] = { { 0, 1 }, { 256, 2 } };
	static const hft_source source = { .venue = "XTST", .feed = "AB" };
	static const hft_party party = { .account = 1, .trader = 2 };
	hft_ref_row row;

	memset(&row, 0, sizeof(row));
	row.kind = which;
	row.count = which == 1 ? sizeof(instrument) : which == 2 ? sizeof(bands) : 0;
	memcpy(row.bytes, which == 1 ? (const void *)&instrument : bands, row.count);
	if (which == HFT_REF_ROW_SOURCE) {
		row.count = sizeof(source);
		memcpy(row.bytes, &source, sizeof(source));
	}
	if (which == HFT_REF_ROW_PARTY) {
		row.count = sizeof(party);
		memcpy(row.bytes, &party, sizeof(party));
	}
	return row;
}

static void instruments_check(const hft_ref *ref)
{
	for (uint32_t id = 1; id <= (uint32_t)hft_ref_instruments(ref); id++) {
		hft_instrument row;
		char symbol[33] = "";
		char venue[9] = "";

		require(hft_ref_instrument(ref, id, &row) == HFT_OK && row.id == id);
		memcpy(symbol, row.symbol, sizeof(row.symbol));
		memcpy(venue, row.venue, sizeof(row.venue));
		require(hft_ref_find(ref, venue, symbol) == (int64_t)id);
		require(row.lot_size >= 1 && row.lot_size <= HFT_QTY_MAX);
		require(hft_ref_qty_check(ref, id, row.lot_size) == HFT_OK);
		require(hft_ref_price_check(ref, id, HFT_PRICE_NONE) == HFT_E_INVAL);
		if (row.price_min != HFT_PRICE_NONE && row.price_min != INT64_MIN)
			require(hft_ref_price_check(ref, id, row.price_min - 1) == HFT_E_RANGE);
		if (row.tick_table != 0)
			require(hft_ref_tick(ref, row.tick_table, INT64_MIN) >= 1);
	}
}

static void parties_check(const hft_ref *ref)
{
	hft_party row;

	for (uint32_t id = 1; id <= (uint32_t)hft_ref_parties(ref); id++)
		require(hft_ref_party(ref, id, &row) == HFT_OK && row.id == id);
	require(hft_ref_party(ref, (uint32_t)hft_ref_parties(ref) + 1, &row) == HFT_E_NOTFOUND);
}

static void replay_check(const hft_ref *ref)
{
	hft_ref *copy = create();
	int64_t rows = hft_ref_rows(ref);
	hft_ref_row a, b;

	for (int64_t i = 0; i < rows; i++) {
		require(hft_ref_row_get(ref, (uint64_t)i, &a) == HFT_OK);
		require(hft_ref_apply(copy, &a) > 0);
		require(hft_ref_row_get(copy, (uint64_t)i, &b) == HFT_OK);
		require(memcmp(&a, &b, sizeof(a)) == 0);
	}
	require(hft_ref_rows(copy) == rows);
	hft_ref_destroy(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hft_ref *ref = create();
	int64_t rows = 0;

	while (size > 0) {
		hft_ref_row row = good_row(data[0] & 7);
		size_t count = (size_t)(data[0] >> 3) * 17;
		int64_t id;

		data++, size--;
		count = count < size ? count : size;
		for (size_t i = 0; i < count && i < sizeof(row); i++)
			((uint8_t *)&row)[i] = (uint8_t)(((uint8_t *)&row)[i] + data[i]);
		data += count, size -= count;
		id = hft_ref_apply(ref, &row);
		require(id != 0 && hft_ref_rows(ref) <= rows + (id > 0));
		rows = hft_ref_rows(ref);
	}
	instruments_check(ref);
	parties_check(ref);
	replay_check(ref);
	hft_ref_destroy(ref);
	return 0;
}
