/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One writer adds and replaces instruments and a party, two readers find and read them all the
 * while. Every field of a row follows from one version number, so that a torn row contradicts
 * itself, and a version may never go back.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hft/ref.h>

#define INSTRUMENTS 5000u
#define WRITES 100000u
#define TABLES 200u

static _Atomic int done;
static hft_ref *ref;

static void fail(const char *what)
{
	fprintf(stderr, "stress_ref: %s\n", what);
	exit(1);
}

static hft_instrument row_of(uint32_t number, int64_t version)
{
	hft_instrument row;

	memset(&row, 0, sizeof(row));
	snprintf((char *)row.symbol, sizeof(row.symbol), "SYMBOL-%u", number);
	memcpy(row.venue, "XTST", 4);
	row.lot_size = version;
	row.round_lot = 2 * version;
	row.multiplier = 3 * version;
	row.price_min = -version;
	row.price_max = version;
	row.wire_code = (uint64_t)version * 0x9E3779B97F4A7C15u;
	row.expiry = 7 * version;
	return row;
}

static void row_check(uint32_t id, int64_t *newest)
{
	hft_instrument row;
	hft_instrument expected;

	if (hft_ref_instrument(ref, id, &row) != HFT_OK)
		fail("an id that was found has no row");
	expected = row_of(id - 1, row.lot_size);
	expected.id = id;
	expected.tick_table = row.tick_table;
	if (memcmp(&row, &expected, sizeof(row)) != 0)
		fail("a torn row");
	if (row.lot_size < *newest)
		fail("a row went back");
	*newest = row.lot_size;
	if (hft_ref_price_check(ref, id, 0) != HFT_OK || hft_ref_qty_check(ref, id, 0) == HFT_OK)
		fail("a check contradicts the row");
	if (row.tick_table != 0 && hft_ref_tick(ref, row.tick_table, 5) != row.tick_table)
		fail("a row without its tick table");
}

static hft_party party_of(uint32_t version)
{
	hft_party row;

	memset(&row, 0, sizeof(row));
	row.account = version;
	row.trader = 2 * version;
	row.stp_group = 3 * version;
	row.session = (uint16_t)version;
	return row;
}

static void party_check(uint32_t *newest)
{
	hft_party row;
	hft_party expected;

	if (hft_ref_party(ref, 1, &row) != HFT_OK)
		return;
	expected = party_of(row.account);
	expected.id = 1;
	if (memcmp(&row, &expected, sizeof(row)) != 0)
		fail("a torn party");
	if (row.account < *newest)
		fail("a party went back");
	*newest = row.account;
}

static void log_check(uint32_t random)
{
	int64_t rows = hft_ref_rows(ref);
	hft_ref_row row;
	hft_instrument instrument;

	if (rows == 0)
		return;
	if (hft_ref_row_get(ref, random % (uint64_t)rows, &row) != HFT_OK)
		fail("a counted row is absent");
	if (row.kind != HFT_REF_ROW_INSTRUMENT)
		return;
	memcpy(&instrument, row.bytes, sizeof(instrument));
	if (instrument.round_lot != 2 * instrument.lot_size)
		fail("a torn row in the log");
}

static void *reader(void *arg)
{
	static int64_t newest[2][INSTRUMENTS];
	int64_t *mine = newest[*(int *)arg];
	uint32_t random = 1;
	uint64_t found = 0;
	uint32_t party = 0;
	char symbol[32];

	hft_thread_attach();
	do {
		uint32_t number;
		int64_t id;

		random = random * 1664525u + 1013904223u;
		number = (random >> 8) % INSTRUMENTS;
		snprintf(symbol, sizeof(symbol), "SYMBOL-%u", number);
		id = hft_ref_find(ref, "XTST", symbol);
		if (id == (int64_t)number + 1) {
			row_check((uint32_t)id, &mine[number]);
			found++;
		} else if (id != HFT_E_NOTFOUND || mine[number] != 0) {
			fail("a name changed its id");
		}
		log_check(random);
		party_check(&party);
	} while (!atomic_load_explicit(&done, memory_order_acquire) || found == 0);
	return NULL;
}

/* Every 20th write adds an instrument, the others replace one. */
static void write_all(void)
{
	uint32_t random = 7;
	uint32_t added = 0;
	uint32_t tables = 0;

	for (uint32_t i = 0; i < WRITES; i++) {
		hft_tick_band band = { 0, (int64_t)tables + 1 };
		hft_party party = party_of(i + 1);
		hft_instrument row;

		random = random * 1664525u + 1013904223u;
		party.id = 1;
		if (hft_ref_party_add(ref, &party) != 1)
			fail("a party was refused");
		if (i % (WRITES / TABLES) == 0 && hft_ref_tick_table_add(ref, &band, 1) > 0)
			tables++;
		row = row_of(i % 20 == 0 ? added++ : (random >> 8) % added, i + 1);
		row.id = i % 20 == 0 ? 0 : (uint32_t)hft_ref_find(ref, "XTST", (char *)row.symbol);
		row.tick_table = tables;
		if (hft_ref_instrument_add(ref, &row) < 0)
			fail("a write was refused");
	}
	if (hft_ref_rows(ref) != 2 * WRITES + TABLES || added != INSTRUMENTS || tables != TABLES)
		fail("writes are missing");
}

int main(void)
{
	int names[2] = { 0, 1 };
	pthread_t threads[2];
	hft_ref_config config;

	hft_ref_config_init(&config, sizeof(config));
	config.instruments_max = INSTRUMENTS;
	config.rows_max = 2 * WRITES + TABLES;
	if (hft_ref_create(&config, &ref) != HFT_OK)
		fail("create");
	for (int i = 0; i < 2; i++)
		if (pthread_create(&threads[i], NULL, reader, &names[i]) != 0)
			fail("pthread_create");
	write_all();
	atomic_store_explicit(&done, 1, memory_order_release);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	hft_ref_destroy(ref);
	return 0;
}
