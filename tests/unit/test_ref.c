/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <hft/ref.h>

#include "ref/ref.h"
#include "unit.h"

#define NONE HFT_PRICE_NONE
#define UNIT HFT_PRICE_SCALE

static hft_ref *ref_of(uint32_t instruments, uint32_t tables, uint32_t sources, uint32_t rows)
{
	hft_ref_config config;
	hft_ref *ref = NULL;

	ck_assert_int_eq(hft_ref_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = instruments;
	config.tick_tables_max = tables;
	config.sources_max = sources;
	config.rows_max = rows;
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	return ref;
}

static hft_instrument stock(const char *venue, const char *symbol)
{
	hft_instrument row;

	memset(&row, 0, sizeof(row));
	memcpy(row.symbol, symbol, strlen(symbol));
	memcpy(row.venue, venue, strlen(venue));
	memcpy(row.currency, "USD", 3);
	row.lot_size = 1;
	row.round_lot = 100;
	row.multiplier = UNIT;
	row.price_min = NONE;
	row.price_max = NONE;
	row.kind = HFT_INSTRUMENT_STOCK;
	return row;
}

static hft_source source_of(const char *venue, const char *feed)
{
	hft_source row;

	memset(&row, 0, sizeof(row));
	memcpy(row.venue, venue, strlen(venue));
	memcpy(row.feed, feed, strlen(feed));
	row.format = 1;
	return row;
}

/* The config. */

START_TEST(config_defaults_are_usable)
{
	hft_ref_config config;
	hft_ref *ref = NULL;

	ck_assert_int_eq(hft_ref_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.instruments_max, 65536);
	ck_assert_int_gt(hft_ref_memory(&config), 65536 * 256);
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	ck_assert_int_eq(hft_ref_instruments(ref), 0);
	ck_assert_int_eq(hft_ref_rows(ref), 0);
	hft_ref_destroy(ref);
	hft_ref_destroy(NULL);
}
END_TEST

static const struct {
	uint32_t instruments, tables, sources, rows, parties;
} bad_configs[] = {
	{ 0, 1, 1, 0, 1 },     { (1u << 24) + 1, 1, 1, 0, 1 },   { UINT32_MAX, 1, 1, 0, 1 },
	{ 1, 0, 1, 0, 1 },     { 1, 65536, 1, 0, 1 },            { 1, 1, 0, 0, 1 },
	{ 1, 1, 65536, 0, 1 }, { 1, 1, 1, (1u << 26) + 1, 1 },   { 1, 1, 1, UINT32_MAX, 1 },
	{ 1, 1, 1, 0, 0 },     { 1, 1, 1, 0, (1u << 24) + 1 },   { 1, 1, 1, 0, UINT32_MAX },
};

START_TEST(config_out_of_range_is_refused)
{
	hft_ref_config config;
	hft_ref *ref = (hft_ref *)&config;

	hft_ref_config_init(&config, sizeof(config));
	config.instruments_max = bad_configs[_i].instruments;
	config.tick_tables_max = bad_configs[_i].tables;
	config.sources_max = bad_configs[_i].sources;
	config.rows_max = bad_configs[_i].rows;
	config.parties_max = bad_configs[_i].parties;
	ck_assert_int_eq(hft_ref_memory(&config), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_E_INVAL);
	ck_assert_ptr_eq(ref, (hft_ref *)&config);
}
END_TEST

START_TEST(config_of_other_sizes)
{
	struct {
		hft_ref_config config;
		uint64_t more;
	} newer = { .more = 0 };
	hft_ref *ref = NULL;

	ck_assert_int_eq(hft_ref_config_init(NULL, 24), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_config_init(&newer.config, 23), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_create(NULL, &ref), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_memory(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_config_init(&newer.config, sizeof(newer)), HFT_OK);
	ck_assert_int_eq(hft_ref_create(&newer.config, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_create(&newer.config, &ref), HFT_OK);
	hft_ref_destroy(ref);
	newer.more = 1;
	ref = NULL;
	ck_assert_int_eq(hft_ref_create(&newer.config, &ref), HFT_E_NOTSUP);
	newer.config.size = 8;
	ck_assert_int_eq(hft_ref_create(&newer.config, &ref), HFT_E_INVAL);
	ck_assert_ptr_null(ref);
}
END_TEST

START_TEST(the_largest_config_costs_address_space_only)
{
	hft_ref_config config;
	hft_instrument row = stock("XNAS", "AAPL");
	hft_ref *ref = NULL;

	hft_ref_config_init(&config, sizeof(config));
	config.instruments_max = 1u << 20;
	config.tick_tables_max = 65535;
	config.sources_max = 65535;
	config.rows_max = 1u << 26;
	ck_assert_int_gt(hft_ref_memory(&config), (int64_t)520 << 26);
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(absent_arguments_are_refused)
{
	hft_ref *ref = ref_of(1, 1, 1, 0);
	hft_instrument instrument = stock("XNAS", "A");
	hft_tick_band band = { 0, 1 };
	hft_source source = source_of("XNAS", "A");
	hft_ref_row row;

	ck_assert_int_eq(hft_ref_instrument_add(NULL, &instrument), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_instrument_add(ref, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_instrument(NULL, 1, &instrument), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_instrument(ref, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_find(NULL, "XNAS", "A"), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_find(ref, NULL, "A"), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_instruments(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_tick_table_add(NULL, &band, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, NULL, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_tick(NULL, 1, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_price_check(NULL, 1, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_qty_check(NULL, 1, 1), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_source_add(NULL, &source), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_source_add(ref, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_source(NULL, 1, &source), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_source(ref, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_row_get(NULL, 0, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_row_get(ref, 0, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_apply(NULL, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_apply(ref, NULL), HFT_E_INVAL);
	hft_ref_destroy(ref);
}
END_TEST

/* Instruments. */

START_TEST(instruments_are_found_by_id_and_name)
{
	hft_ref *ref = ref_of(8, 1, 1, 0);
	hft_instrument row = stock("XNAS", "AAPL");
	hft_instrument out;

	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	row = stock("XNYS", "AAPL");
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 2);
	row = stock("XNAS", "AAPLE");
	row.id = 3;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 3);
	ck_assert_int_eq(hft_ref_instruments(ref), 3);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "AAPL"), 1);
	ck_assert_int_eq(hft_ref_find(ref, "XNYS", "AAPL"), 2);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "AAPLE"), 3);
	ck_assert_int_eq(hft_ref_find(ref, "XNYS", "AAPLE"), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_find(ref, "", ""), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "aapl"), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_instrument(ref, 3, &out), HFT_OK);
	ck_assert_mem_eq(&out, &row, sizeof(row));
	memset(&row, 0x55, sizeof(row));
	out = row;
	ck_assert_int_eq(hft_ref_instrument(ref, 0, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_instrument(ref, 4, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_instrument(ref, 9, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_instrument(ref, UINT32_MAX, &out), HFT_E_NOTFOUND);
	ck_assert_mem_eq(&out, &row, sizeof(row));
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(full_length_names_are_found)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("", "");

	memset(row.venue, 'V', sizeof(row.venue));
	memset(row.symbol, 's', sizeof(row.symbol));
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_find(ref, "VVVVVVVV", "ssssssssssssssssssssssssssssssss"), 1);
	ck_assert_int_eq(hft_ref_find(ref, "VVVVVVVVV", "ssssssssssssssssssssssssssssssss"),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_find(ref, "VVVVVVVV", "sssssssssssssssssssssssssssssssss"),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_find(ref, "VVVVVVVV", "sssssssssssssssssssssssssssssss"),
			 HFT_E_NOTFOUND);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_row_is_replaced_under_its_own_name_only)
{
	hft_ref *ref = ref_of(4, 1, 1, 0);
	hft_instrument a = stock("XNAS", "A");
	hft_instrument b = stock("XNAS", "B");
	hft_instrument c = stock("XNAS", "C");
	hft_instrument out;

	hft_ref_instrument_add(ref, &a);
	hft_ref_instrument_add(ref, &b);
	a.id = 1;
	a.lot_size = 10;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), 1);
	ck_assert_int_eq(hft_ref_instruments(ref), 2);
	ck_assert_int_eq(hft_ref_rows(ref), 3);
	ck_assert_int_eq(hft_ref_instrument(ref, 1, &out), HFT_OK);
	ck_assert_int_eq(out.lot_size, 10);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "A"), 1);

	a.id = 0;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), HFT_E_EXISTS);
	a.id = 2;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), HFT_E_EXISTS);
	a.id = 3;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), HFT_E_EXISTS);
	c.id = 1;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &c), HFT_E_INVAL);
	c.id = 4;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &c), HFT_E_INVAL);
	c.id = UINT32_MAX;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &c), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), 3);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "C"), HFT_E_NOTFOUND);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_full_table_refuses_and_goes_on)
{
	hft_ref *ref = ref_of(1, 1, 1, 0);
	hft_instrument a = stock("XNAS", "A");
	hft_instrument b = stock("XNAS", "B");

	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), 1);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &b), HFT_E_FULL);
	b.id = 2;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &b), HFT_E_FULL);
	a.id = 1;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), 1);
	ck_assert_int_eq(hft_ref_instruments(ref), 1);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_full_log_refuses_every_change)
{
	hft_ref *ref = ref_of(4, 4, 4, 2);
	hft_instrument a = stock("XNAS", "A");
	hft_instrument b = stock("XNAS", "B");
	hft_source source = source_of("XNAS", "ITCH");
	hft_tick_band band = { 0, 1 };

	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), 1);
	ck_assert_int_eq(hft_ref_source_add(ref, &source), 1);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &b), HFT_E_FULL);
	a.id = 1;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &a), HFT_E_FULL);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, &band, 1), HFT_E_FULL);
	ck_assert_int_eq(hft_ref_source_add(ref, &source), 1);
	source.feed[0] = 'O';
	ck_assert_int_eq(hft_ref_source_add(ref, &source), HFT_E_FULL);
	ck_assert_int_eq(hft_ref_rows(ref), 2);
	ck_assert_int_eq(hft_ref_find(ref, "XNAS", "B"), HFT_E_NOTFOUND);
	hft_ref_destroy(ref);
}
END_TEST

static const struct {
	const char *text;
	bool valid;
} texts[] = {
	{ "A", true },
	{ "BRK.B", true },
	{ "a b", true },
	{ "\xC3\x84", true },                /* two bytes */
	{ "\xE2\x82\xAC", true },            /* three */
	{ "\xF0\x9F\x92\xB0", true },        /* four */
	{ "\xF4\x8F\xBF\xBF", true },        /* the last */
	{ "\xC2\xA0", true },                /* the first after the C1 controls */
	{ "\x01", false },
	{ "\x1F", false },
	{ "A\n", false },
	{ "\x7F", false },
	{ "\xC2\x80", false },               /* C1 controls */
	{ "\xC2\x9F", false },
	{ "\x80", false },                   /* a tail alone */
	{ "\xBF", false },
	{ "\xC0\x80", false },               /* overlong */
	{ "\xC1\xBF", false },
	{ "\xE0\x80\x80", false },
	{ "\xE0\x9F\xBF", false },
	{ "\xF0\x80\x80\x80", false },
	{ "\xF0\x8F\xBF\xBF", false },
	{ "\xED\xA0\x80", false },           /* surrogates */
	{ "\xED\xBF\xBF", false },
	{ "\xF4\x90\x80\x80", false },       /* above U+10FFFF */
	{ "\xF5\x80\x80\x80", false },
	{ "\xFF", false },
	{ "\xC3", false },                   /* cut short */
	{ "\xE2\x82", false },
	{ "\xF0\x9F\x92", false },
	{ "\xC3\x41", false },
};

START_TEST(hostile_text_is_refused)
{
	hft_instrument row = stock("XNAS", texts[_i].text);
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_source source = source_of("XNAS", texts[_i].text);

	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), texts[_i].valid ? 1 : HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_source_add(ref, &source), texts[_i].valid ? 1 : HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), texts[_i].valid ? 2 : 0);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(every_text_field_is_checked)
{
	hft_ref *ref = ref_of(8, 1, 1, 0);
	hft_instrument good = stock("XNAS", "A");
	hft_instrument row;

	row = good, row.symbol[0] = 0;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.venue[0] = 0;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, memset(row.venue, 0, sizeof(row.venue));
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.symbol[31] = 'x'; /* bytes after the end */
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.venue[7] = 'x';
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.currency[1] = '\t';
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.isin[15] = 'x';
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, row.currency[7] = 0xC3; /* a character cut by the field's end */
	memset(row.currency, 'x', 7);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	row = good, memset(row.currency, 0, sizeof(row.currency));
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	hft_ref_destroy(ref);
}
END_TEST

static void set_lot_0(hft_instrument *row) { row->lot_size = 0; }
static void set_lot_negative(hft_instrument *row) { row->lot_size = -1; }
static void set_lot_over(hft_instrument *row) { row->lot_size = HFT_QTY_MAX + 1; }
static void set_round_0(hft_instrument *row) { row->round_lot = 0; }
static void set_round_over(hft_instrument *row) { row->round_lot = INT64_MAX; }
static void set_multiplier_0(hft_instrument *row) { row->multiplier = 0; }
static void set_multiplier_low(hft_instrument *row) { row->multiplier = INT64_MIN; }
static void set_kind(hft_instrument *row) { row->kind = HFT_INSTRUMENT_BOND + 1; }
static void set_kind_over(hft_instrument *row) { row->kind = UINT32_MAX; }
static void set_flags(hft_instrument *row) { row->flags = 1; }
static void set_expiry(hft_instrument *row) { row->expiry = -1; }
static void set_reserved_0(hft_instrument *row) { row->reserved[0] = 1; }
static void set_reserved_119(hft_instrument *row) { row->reserved[119] = 1; }
static void set_bounds(hft_instrument *row) { row->price_min = 2, row->price_max = 1; }

static void (*const bad_numbers[])(hft_instrument *) = {
	set_lot_0,	set_lot_negative, set_lot_over,	   set_round_0,	   set_round_over,
	set_multiplier_0, set_multiplier_low, set_kind,	   set_kind_over,  set_flags,
	set_expiry,	set_reserved_0,	  set_reserved_119, set_bounds,
};

START_TEST(bad_numbers_are_refused)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("XNAS", "A");

	bad_numbers[_i](&row);
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), 0);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(boundary_numbers_are_taken)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("XNAS", "A");
	hft_instrument out;

	row.lot_size = HFT_QTY_MAX;
	row.round_lot = HFT_QTY_MAX;
	row.multiplier = INT64_MAX;
	row.price_min = INT64_MIN;
	row.price_max = INT64_MIN;
	row.wire_code = UINT64_MAX;
	row.kind = HFT_INSTRUMENT_BOND;
	row.expiry = INT64_MAX;
	row.tick_table = 1;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_NOTFOUND);
	row.tick_table = UINT32_MAX;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), HFT_E_NOTFOUND);
	row.tick_table = 0;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_instrument(ref, 1, &out), HFT_OK);
	row.id = 1;
	ck_assert_mem_eq(&out, &row, sizeof(row));
	hft_ref_destroy(ref);
}
END_TEST

/* Ticks, prices, quantities. */

static const hft_tick_band bands[] = {
	{ 0, 100000 },             /* 0.0001 below 1 */
	{ UNIT, 10000000 },        /* 0.01 */
	{ 100LL * UNIT, 250000000 }, /* 0.25 */
};

static const struct {
	int64_t price;
	int64_t tick;
} ticks[] = {
	{ 0, 100000 },
	{ 1, 100000 },
	{ UNIT - 1, 100000 },
	{ UNIT, 10000000 },
	{ -UNIT, 10000000 },
	{ -UNIT + 1, 100000 },
	{ 100LL * UNIT - 1, 10000000 },
	{ 100LL * UNIT, 250000000 },
	{ -100LL * UNIT, 250000000 },
	{ INT64_MAX - 1, 250000000 },
	{ -INT64_MAX, 250000000 },
	{ INT64_MIN, 250000000 },
};

START_TEST(a_tick_is_that_of_the_band_of_the_price_without_its_sign)
{
	hft_ref *ref = ref_of(1, 1, 1, 0);

	ck_assert_int_eq(hft_ref_tick(ref, 1, 0), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, bands, 3), 1);
	ck_assert_int_eq(hft_ref_tick(ref, 1, ticks[_i].price), ticks[_i].tick);
	ck_assert_int_eq(hft_ref_tick(ref, 0, ticks[_i].price), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_tick(ref, 2, ticks[_i].price), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_tick(ref, UINT32_MAX, ticks[_i].price), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_tick(ref, 1, NONE), HFT_E_INVAL);
	hft_ref_destroy(ref);
}
END_TEST

static const struct {
	hft_tick_band bands[3];
	uint32_t n;
} bad_bands[] = {
	{ { { 0, 1 } }, 0 },
	{ { { 0, 1 } }, 33 },
	{ { { 0, 1 } }, UINT32_MAX },
	{ { { 1, 1 } }, 1 },
	{ { { -1, 1 } }, 1 },
	{ { { 0, 0 } }, 1 },
	{ { { 0, -1 } }, 1 },
	{ { { 0, 1 }, { 0, 1 } }, 2 },
	{ { { 0, 1 }, { 5, 1 }, { 4, 1 } }, 3 },
	{ { { 0, 1 }, { 5, 1 }, { 6, 0 } }, 3 },
	{ { { 0, 1 }, { INT64_MIN, 1 } }, 2 },
};

START_TEST(bad_bands_are_refused)
{
	hft_ref *ref = ref_of(1, 1, 1, 0);
	hft_tick_band copy[33] = { { 0, 0 } };

	for (int64_t i = 0; i < 33; i++)
		copy[i] = (hft_tick_band){ i, 1 };
	memcpy(copy, bad_bands[_i].bands, sizeof(bad_bands[_i].bands));
	for (int64_t i = 3; i < 33; i++)
		copy[i].price_from += 100;
	ck_assert_int_eq(hft_ref_tick_table_add(ref, copy, bad_bands[_i].n), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), 0);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(tables_of_32_bands_and_no_more_tables_than_said)
{
	hft_ref *ref = ref_of(1, 2, 1, 0);
	hft_tick_band many[32];

	for (int64_t i = 0; i < 32; i++)
		many[i] = (hft_tick_band){ i * 10, i + 1 };
	ck_assert_int_eq(hft_ref_tick_table_add(ref, many, 32), 1);
	for (int64_t price = -330; price < 330; price++) {
		int64_t size = price < 0 ? -price : price;

		ck_assert_int_eq(hft_ref_tick(ref, 1, price), size >= 310 ? 32 : size / 10 + 1);
	}
	ck_assert_int_eq(hft_ref_tick_table_add(ref, many, 32), 2);
	ck_assert_int_eq(hft_ref_tick_table_add(ref, many, 32), HFT_E_FULL);
	hft_ref_destroy(ref);
}
END_TEST

static const struct {
	int64_t price;
	hft_status status;
} prices[] = {
	{ 0, HFT_OK },
	{ 100000, HFT_OK },
	{ 100001, HFT_E_INVAL },
	{ -100000, HFT_OK },
	{ -100001, HFT_E_INVAL },
	{ UNIT + 100000, HFT_E_INVAL },
	{ UNIT + 10000000, HFT_OK },
	{ 100LL * UNIT + 10000000, HFT_E_INVAL },
	{ 100LL * UNIT + 250000000, HFT_OK },
	{ -100LL * UNIT - 250000000, HFT_OK },
	{ 200LL * UNIT, HFT_OK },
	{ 200LL * UNIT + 250000000, HFT_E_RANGE },
	{ -200LL * UNIT, HFT_OK },
	{ -200LL * UNIT - 250000000, HFT_E_RANGE },
	{ INT64_MIN, HFT_E_RANGE },
	{ INT64_MAX - 1, HFT_E_RANGE },
	{ NONE, HFT_E_INVAL },
};

START_TEST(prices_are_checked)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("XNAS", "A");

	hft_ref_tick_table_add(ref, bands, 3);
	row.tick_table = 1;
	row.price_min = -200LL * UNIT;
	row.price_max = 200LL * UNIT;
	ck_assert_int_eq(hft_ref_instrument_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, prices[_i].price), prices[_i].status);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(without_table_and_bounds_every_price_is_legal)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("XNAS", "A");

	hft_ref_instrument_add(ref, &row);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, INT64_MIN), HFT_OK);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, INT64_MAX - 1), HFT_OK);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, -7), HFT_OK);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, NONE), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_price_check(ref, 2, 7), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_price_check(ref, 0, 7), HFT_E_NOTFOUND);
	row.id = 1;
	row.price_min = 0;
	hft_ref_instrument_add(ref, &row);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, -1), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, 0), HFT_OK);
	ck_assert_int_eq(hft_ref_price_check(ref, 1, INT64_MAX - 1), HFT_OK);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(quantities_are_checked)
{
	hft_ref *ref = ref_of(2, 1, 1, 0);
	hft_instrument row = stock("XNAS", "A");

	row.lot_size = 8;
	hft_ref_instrument_add(ref, &row);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, 8), HFT_OK);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, HFT_QTY_MAX), HFT_OK);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, HFT_QTY_MAX + 8), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, 0), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, -8), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, INT64_MIN), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, INT64_MAX), HFT_E_RANGE);
	ck_assert_int_eq(hft_ref_qty_check(ref, 1, 7), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_qty_check(ref, 2, 8), HFT_E_NOTFOUND);
	hft_ref_destroy(ref);
}
END_TEST

/* Sources. */

START_TEST(a_source_is_added_once)
{
	hft_ref *ref = ref_of(1, 1, 2, 0);
	hft_source a = source_of("XNAS", "ITCH");
	hft_source b = source_of("XNYS", "ITCH");
	hft_source out;

	ck_assert_int_eq(hft_ref_source(ref, 1, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_source_add(ref, &a), 1);
	ck_assert_int_eq(hft_ref_source_add(ref, &a), 1);
	a.id = 1;
	ck_assert_int_eq(hft_ref_source_add(ref, &a), 1);
	a.id = 2;
	ck_assert_int_eq(hft_ref_source_add(ref, &a), HFT_E_INVAL);
	a.id = 0;
	a.format = 2;
	ck_assert_int_eq(hft_ref_source_add(ref, &a), HFT_E_EXISTS);
	a.format = 1;
	a.id_scope = HFT_SCOPE_INSTRUMENT;
	ck_assert_int_eq(hft_ref_source_add(ref, &a), HFT_E_EXISTS);
	b.id = 3;
	ck_assert_int_eq(hft_ref_source_add(ref, &b), HFT_E_INVAL);
	b.id = 2;
	b.id_scope = HFT_SCOPE_INSTRUMENT;
	ck_assert_int_eq(hft_ref_source_add(ref, &b), 2);
	ck_assert_int_eq(hft_ref_rows(ref), 2);
	ck_assert_int_eq(hft_ref_source(ref, 2, &out), HFT_OK);
	ck_assert_mem_eq(&out, &b, sizeof(b));
	ck_assert_int_eq(hft_ref_source(ref, 0, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_source(ref, 3, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_source(ref, UINT16_MAX, &out), HFT_E_NOTFOUND);
	b = source_of("XNYS", "XDP");
	ck_assert_int_eq(hft_ref_source_add(ref, &b), HFT_E_FULL);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(bad_sources_are_refused)
{
	hft_ref *ref = ref_of(1, 1, 2, 0);
	hft_source row;

	row = source_of("XNAS", "ITCH"), row.id_scope = 2;
	ck_assert_int_eq(hft_ref_source_add(ref, &row), HFT_E_INVAL);
	row = source_of("", "ITCH");
	ck_assert_int_eq(hft_ref_source_add(ref, &row), HFT_E_INVAL);
	row = source_of("XNAS", "");
	ck_assert_int_eq(hft_ref_source_add(ref, &row), HFT_E_INVAL);
	row = source_of("XNAS", "ITCH"), row.feed[31] = 1;
	ck_assert_int_eq(hft_ref_source_add(ref, &row), HFT_E_INVAL);
	row = source_of("X\x80", "ITCH");
	ck_assert_int_eq(hft_ref_source_add(ref, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), 0);
	hft_ref_destroy(ref);
}
END_TEST

/* The rows. */

START_TEST(malformed_rows_are_refused)
{
	hft_ref *ref = ref_of(2, 2, 2, 0);
	hft_instrument instrument = stock("XNAS", "A");
	hft_ref_row row;

	memset(&row, 0, sizeof(row));
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	row.kind = HFT_REF_ROW_PARTY + 1;
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	row.kind = HFT_REF_ROW_INSTRUMENT;
	memcpy(row.bytes, &instrument, sizeof(instrument));
	for (uint32_t count = 0; count < 1024; count++) {
		row.count = count;
		if (count != sizeof(instrument))
			ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	}
	row.count = sizeof(instrument);
	row.bytes[511] = 1;
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	row.bytes[511] = 0;
	row.bytes[sizeof(instrument)] = 1;
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	row.bytes[sizeof(instrument)] = 0;
	ck_assert_int_eq(hft_ref_apply(ref, &row), 1);
	row.kind = HFT_REF_ROW_SOURCE;
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	row.count = UINT32_MAX;
	ck_assert_int_eq(hft_ref_apply(ref, &row), HFT_E_MALFORMED);
	memset(&row, 0, sizeof(row));
	row.kind = HFT_REF_ROW_TICK_TABLE;
	for (uint32_t count = 0; count <= 512; count += 8) {
		row.count = count;
		ck_assert_int_eq(hft_ref_apply(ref, &row),
				 count == 0 || count % 16 != 0 ? HFT_E_MALFORMED : HFT_E_INVAL);
	}
	ck_assert_int_eq(hft_ref_rows(ref), 1);
	hft_ref_destroy(ref);
}
END_TEST

static void refs_equal(const hft_ref *a, const hft_ref *b)
{
	int64_t count = hft_ref_rows(a);

	ck_assert_int_eq(hft_ref_rows(b), count);
	ck_assert_int_eq(hft_ref_instruments(b), hft_ref_instruments(a));
	for (int64_t i = 0; i < count; i++) {
		hft_ref_row x, y;

		ck_assert_int_eq(hft_ref_row_get(a, (uint64_t)i, &x), HFT_OK);
		ck_assert_int_eq(hft_ref_row_get(b, (uint64_t)i, &y), HFT_OK);
		ck_assert_mem_eq(&x, &y, sizeof(x));
	}
	for (uint32_t id = 1; id <= hft_ref_instruments(a); id++) {
		hft_instrument x, y;

		ck_assert_int_eq(hft_ref_instrument(a, id, &x), HFT_OK);
		ck_assert_int_eq(hft_ref_instrument(b, id, &y), HFT_OK);
		ck_assert_mem_eq(&x, &y, sizeof(x));
	}
}

/*
 * The oracle: arrays and linear search, written from the header's words alone. It holds what a
 * ref of the same maxima should hold.
 */
#define MODEL_INSTRUMENTS 200
#define MODEL_TABLES 12
#define MODEL_SOURCES 10
#define MODEL_ROWS 2000

static struct {
	hft_instrument instruments[MODEL_INSTRUMENTS];
	int64_t instruments_n;
	hft_tick_band tables[MODEL_TABLES][32];
	uint32_t bands_n[MODEL_TABLES];
	int64_t tables_n;
	hft_source sources[MODEL_SOURCES];
	int64_t sources_n;
	int64_t rows_n;
} model;

static uint64_t random_state;

static uint64_t random_below(uint64_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state % n;
}

static int64_t model_find(const hft_instrument *row)
{
	for (int64_t i = 0; i < model.instruments_n; i++)
		if (memcmp(model.instruments[i].symbol, row->symbol, 32) == 0 &&
		    memcmp(model.instruments[i].venue, row->venue, 8) == 0)
			return i + 1;
	return HFT_E_NOTFOUND;
}

static int64_t model_instrument_add(hft_instrument row)
{
	int64_t id = model_find(&row);

	if (row.lot_size < 1)
		return HFT_E_INVAL;
	if (row.tick_table > model.tables_n)
		return HFT_E_NOTFOUND;
	if (row.id == 0)
		row.id = (uint32_t)model.instruments_n + 1;
	if (id > 0 && id != row.id)
		return HFT_E_EXISTS;
	if (id < 0 && row.id != model.instruments_n + 1)
		return HFT_E_INVAL;
	if (row.id > MODEL_INSTRUMENTS || model.rows_n == MODEL_ROWS)
		return HFT_E_FULL;
	model.instruments[row.id - 1] = row;
	model.instruments_n += id < 0;
	model.rows_n++;
	return row.id;
}

static int64_t model_table_add(const hft_tick_band *table, uint32_t n)
{
	if (n == 0)
		return HFT_E_INVAL;
	if (model.tables_n == MODEL_TABLES || model.rows_n == MODEL_ROWS)
		return HFT_E_FULL;
	memcpy(model.tables[model.tables_n], table, n * sizeof(*table));
	model.bands_n[model.tables_n] = n;
	model.rows_n++;
	return ++model.tables_n;
}

static int64_t model_tick(int64_t table, int64_t price)
{
	int64_t tick = 0;

	if (table < 1 || table > model.tables_n)
		return HFT_E_NOTFOUND;
	for (uint32_t i = 0; i < model.bands_n[table - 1]; i++)
		if (model.tables[table - 1][i].price_from <= (price < 0 ? -price : price))
			tick = model.tables[table - 1][i].tick;
	return tick;
}

static hft_status model_price_check(int64_t id, int64_t price)
{
	const hft_instrument *row;

	if (id < 1 || id > model.instruments_n)
		return HFT_E_NOTFOUND;
	row = &model.instruments[id - 1];
	if (row->price_min != NONE && price < row->price_min)
		return HFT_E_RANGE;
	if (row->price_max != NONE && price > row->price_max)
		return HFT_E_RANGE;
	if (row->tick_table != 0 && price % model_tick(row->tick_table, price) != 0)
		return HFT_E_INVAL;
	return HFT_OK;
}

static hft_status model_qty_check(int64_t id, int64_t qty)
{
	if (id < 1 || id > model.instruments_n)
		return HFT_E_NOTFOUND;
	if (qty < 1)
		return HFT_E_RANGE;
	return qty % model.instruments[id - 1].lot_size == 0 ? HFT_OK : HFT_E_INVAL;
}

static int64_t model_source_add(hft_source row)
{
	for (int64_t i = 0; i < model.sources_n; i++)
		if (memcmp(model.sources[i].feed, row.feed, 32) == 0)
			return model.sources[i].format == row.format ? i + 1 : HFT_E_EXISTS;
	if (model.sources_n == MODEL_SOURCES || model.rows_n == MODEL_ROWS)
		return HFT_E_FULL;
	row.id = (uint16_t)(model.sources_n + 1);
	model.sources[model.sources_n] = row;
	model.rows_n++;
	return ++model.sources_n;
}

static hft_instrument random_instrument(void)
{
	static const char *const venues[] = { "XNAS", "XNYS", "XEUR" };
	char symbol[16];
	hft_instrument row;

	snprintf(symbol, sizeof(symbol), "S%d", (int)random_below(MODEL_INSTRUMENTS / 2));
	row = stock(venues[random_below(3)], symbol);
	row.lot_size = (int64_t)random_below(20);
	row.tick_table = (uint32_t)random_below((uint64_t)model.tables_n + 2);
	row.price_min = random_below(2) ? NONE : -(int64_t)random_below(500);
	row.price_max = random_below(2) ? NONE : (int64_t)random_below(500);
	if (random_below(3) == 0)
		row.id = (uint32_t)random_below((uint64_t)model.instruments_n + 3);
	if (random_below(3) == 0 && model_find(&row) > 0)
		row.id = (uint32_t)model_find(&row);
	return row;
}

static uint32_t random_bands(hft_tick_band *table)
{
	uint32_t n = (uint32_t)random_below(33);
	int64_t from = 0;

	for (uint32_t i = 0; i < n; i++) {
		table[i] = (hft_tick_band){ from, 1 + (int64_t)random_below(9) };
		from += 1 + (int64_t)random_below(30);
	}
	return n;
}

static void step_changes(hft_ref *ref)
{
	hft_instrument instrument = random_instrument();
	hft_tick_band table[32] = { { 0, 0 } };
	uint32_t n = random_bands(table);
	char feed[8];
	hft_source source;

	ck_assert_int_eq(hft_ref_instrument_add(ref, &instrument),
			 model_instrument_add(instrument));
	if (random_below(100) == 0)
		ck_assert_int_eq(hft_ref_tick_table_add(ref, table, n), model_table_add(table, n));
	snprintf(feed, sizeof(feed), "F%d", (int)random_below(2 * MODEL_SOURCES));
	source = source_of("XNAS", feed);
	source.format = (uint16_t)random_below(2);
	if (random_below(100) == 0)
		ck_assert_int_eq(hft_ref_source_add(ref, &source), model_source_add(source));
	ck_assert_int_eq(hft_ref_rows(ref), model.rows_n);
	ck_assert_int_eq(hft_ref_instruments(ref), model.instruments_n);
}

static void step_questions(hft_ref *ref)
{
	hft_instrument asked = random_instrument();
	uint32_t id = (uint32_t)random_below((uint64_t)model.instruments_n + 3);
	uint32_t table = (uint32_t)random_below((uint64_t)model.tables_n + 2);
	int64_t price = (int64_t)random_below(2000) - 1000;
	int64_t qty = (int64_t)random_below(100) - 5;
	hft_instrument row;

	ck_assert_int_eq(hft_ref_find(ref, (char *)asked.venue, (char *)asked.symbol),
			 model_find(&asked));
	ck_assert_int_eq(hft_ref_tick(ref, table, price), model_tick(table, price));
	ck_assert_int_eq(hft_ref_qty_check(ref, id, qty), model_qty_check(id, qty));
	ck_assert_int_eq(hft_ref_price_check(ref, id, price), model_price_check(id, price));
	if (hft_ref_instrument(ref, id, &row) == HFT_OK)
		ck_assert_mem_eq(&row, &model.instruments[id - 1], sizeof(row));
	else
		ck_assert(id == 0 || id > model.instruments_n);
}

START_TEST(a_ref_equals_its_naive_model_and_its_replay)
{
	hft_ref *ref = ref_of(MODEL_INSTRUMENTS, MODEL_TABLES, MODEL_SOURCES, MODEL_ROWS);
	hft_ref *copy = ref_of(MODEL_INSTRUMENTS, MODEL_TABLES, MODEL_SOURCES, MODEL_ROWS);
	hft_ref_row row;

	memset(&model, 0, sizeof(model));
	random_state = (uint64_t)_i + 1;
	for (int i = 0; i < 10000; i++) {
		if (random_below(2) == 0)
			step_changes(ref);
		else
			step_questions(ref);
	}
	ck_assert_int_eq(model.instruments_n, MODEL_INSTRUMENTS);
	ck_assert_int_eq(model.tables_n, MODEL_TABLES);
	ck_assert_int_eq(model.sources_n, MODEL_SOURCES);
	for (int64_t i = 0; i < model.rows_n; i++) {
		ck_assert_int_eq(hft_ref_row_get(ref, (uint64_t)i, &row), HFT_OK);
		ck_assert_int_gt(hft_ref_apply(copy, &row), 0);
	}
	ck_assert_int_eq(hft_ref_row_get(ref, (uint64_t)model.rows_n, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_row_get(ref, UINT64_MAX, &row), HFT_E_NOTFOUND);
	refs_equal(ref, copy);
	hft_ref_destroy(ref);
	hft_ref_destroy(copy);
}
END_TEST

#define LOOP(tcase, test, array) \
	tcase_add_loop_test(tcase, test, 0, (int)(sizeof(array) / sizeof((array)[0])))

static TCase *tcase_config(void)
{
	TCase *tcase = tcase_create("config");

	tcase_add_test(tcase, config_defaults_are_usable);
	LOOP(tcase, config_out_of_range_is_refused, bad_configs);
	tcase_add_test(tcase, config_of_other_sizes);
	tcase_add_test(tcase, the_largest_config_costs_address_space_only);
	tcase_add_test(tcase, absent_arguments_are_refused);
	return tcase;
}

static TCase *tcase_instruments(void)
{
	TCase *tcase = tcase_create("instruments");

	tcase_add_test(tcase, instruments_are_found_by_id_and_name);
	tcase_add_test(tcase, full_length_names_are_found);
	tcase_add_test(tcase, a_row_is_replaced_under_its_own_name_only);
	tcase_add_test(tcase, a_full_table_refuses_and_goes_on);
	tcase_add_test(tcase, a_full_log_refuses_every_change);
	LOOP(tcase, hostile_text_is_refused, texts);
	tcase_add_test(tcase, every_text_field_is_checked);
	LOOP(tcase, bad_numbers_are_refused, bad_numbers);
	tcase_add_test(tcase, boundary_numbers_are_taken);
	return tcase;
}

static TCase *tcase_rules(void)
{
	TCase *tcase = tcase_create("rules");

	LOOP(tcase, a_tick_is_that_of_the_band_of_the_price_without_its_sign, ticks);
	LOOP(tcase, bad_bands_are_refused, bad_bands);
	tcase_add_test(tcase, tables_of_32_bands_and_no_more_tables_than_said);
	LOOP(tcase, prices_are_checked, prices);
	tcase_add_test(tcase, without_table_and_bounds_every_price_is_legal);
	tcase_add_test(tcase, quantities_are_checked);
	return tcase;
}

static TCase *tcase_rows(void)
{
	TCase *tcase = tcase_create("rows");

	tcase_add_test(tcase, a_source_is_added_once);
	tcase_add_test(tcase, bad_sources_are_refused);
	tcase_add_test(tcase, malformed_rows_are_refused);
	tcase_add_loop_test(tcase, a_ref_equals_its_naive_model_and_its_replay, 0, 5);
	return tcase;
}

int main(void)
{
	Suite *suite = suite_create("ref");

	suite_add_tcase(suite, tcase_config());
	suite_add_tcase(suite, tcase_instruments());
	suite_add_tcase(suite, tcase_rules());
	suite_add_tcase(suite, tcase_rows());
	return unit_run(suite);
}
