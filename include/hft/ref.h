/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_REF_H
#define HFT_REF_H
/**
 * @file ref.h
 * Reference data: instruments by dense id and by symbol, tick tables, lots, sources and parties.
 * Every change is a row; the rows in their order are the journal's input, and applying
 * them to an empty hft_ref gives the same ids.
 *
 * **Threads:** one writer; any thread looks up, at any time, and never blocks the writer.
 * **Memory:** create reserves for the maxima; lookups allocate nothing.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_ref hft_ref;

typedef struct hft_ref_config {
	uint32_t size;             /**< sizeof this struct, set by init */
	uint32_t instruments_max;  /**< 1 .. 2^24; default 65536 */
	uint32_t tick_tables_max;  /**< 1 .. 65535; default 256 */
	uint32_t sources_max;      /**< 1 .. 65535; default 256 */
	uint32_t rows_max;         /**< changes kept, to 2^26; default 0: all the maxima, and
	                                3 replacements an instrument */
	uint32_t parties_max;      /**< 1 .. 2^24; default 65535 */
} hft_ref_config;

/** An instrument. Strings are UTF-8, zero-padded, zero-terminated unless full. */
typedef struct hft_instrument {
	uint32_t id;              /**< dense from 1; 0 when adding: the next one */
	uint32_t tick_table;      /**< id of its tick table, 0 = every price is legal */
	uint8_t symbol[32];       /**< unique within venue */
	uint8_t venue[8];         /**< ISO 10383 MIC */
	uint8_t currency[8];      /**< ISO 4217, the quote unit */
	int64_t lot_size;         /**< quantities are multiples of this, >= 1 */
	int64_t round_lot;        /**< >= 1 */
	int64_t multiplier;       /**< money per price unit and quantity, 1e-9; 1e9 = 1 */
	int64_t price_min;        /**< lowest legal price; HFT_PRICE_NONE = no bound */
	int64_t price_max;        /**< highest legal price; HFT_PRICE_NONE = no bound */
	uint64_t wire_code;       /**< the venue's own number on the wire (locate, security id) */
	uint32_t kind;            /**< HFT_INSTRUMENT_ */
	uint32_t flags;           /**< 0 */
	uint8_t isin[16];         /**< ISO 6166, empty if unknown */
	int64_t expiry;           /**< ns UTC, 0 = none */
	uint8_t reserved[120];    /**< 0: room for sessions, calendars, legs */
} hft_instrument;

enum {
	HFT_INSTRUMENT_OTHER = 0,
	HFT_INSTRUMENT_STOCK = 1,
	HFT_INSTRUMENT_FUTURE = 2,
	HFT_INSTRUMENT_OPTION = 3,
	HFT_INSTRUMENT_FX_SPOT = 4,
	HFT_INSTRUMENT_SPREAD = 5,
	HFT_INSTRUMENT_BOND = 6
};

/** From price_from upward (of |price|) prices are multiples of tick. The first band starts at 0. */
typedef struct hft_tick_band {
	int64_t price_from; /**< >= 0, ascending within a table */
	int64_t tick;       /**< >= 1, 1e-9 of the quote unit */
} hft_tick_band;

/** A source of market data: what hft_event.source points to. */
typedef struct hft_source {
	uint16_t id;       /**< from 1; 0 when adding: the next one */
	uint16_t format;   /**< as hft_md_format() */
	uint32_t id_scope; /**< HFT_SCOPE_ */
	uint8_t venue[8];  /**< ISO 10383 MIC */
	uint8_t feed[32];  /**< feed or partition name, unique within venue */
} hft_source;

/** Within what order ids are unique. */
enum { HFT_SCOPE_SOURCE = 0, HFT_SCOPE_INSTRUMENT = 1 };

HFT_API hft_status hft_ref_config_init(hft_ref_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_ref_memory(const hft_ref_config *config);
HFT_API hft_status hft_ref_create(const hft_ref_config *config, hft_ref **out);
HFT_API void hft_ref_destroy(hft_ref *ref);

/**
 * Add an instrument, or replace the row of an id that exists (its symbol and venue must be the
 * same). @return its id; HFT_E_INVAL, HFT_E_EXISTS (the symbol is another's), HFT_E_FULL,
 * HFT_E_NOTFOUND (tick table).
 */
HFT_API int64_t hft_ref_instrument_add(hft_ref *ref, const hft_instrument *row);

/** Read an instrument's row. Any thread. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_ref_instrument(const hft_ref *ref, uint32_t id, hft_instrument *out);

/**
 * Find an instrument by name, both parts NUL-terminated. Any thread.
 * @return its id, or HFT_E_NOTFOUND.
 */
HFT_API int64_t hft_ref_find(const hft_ref *ref, const char *venue, const char *symbol);

/** @return instruments so far; ids are 1 to this. Any thread. */
HFT_API int64_t hft_ref_instruments(const hft_ref *ref);

/** Add a tick table of 1 .. 32 bands. @return its id from 1; HFT_E_INVAL, HFT_E_FULL. */
HFT_API int64_t hft_ref_tick_table_add(hft_ref *ref, const hft_tick_band *bands, uint32_t n);

/** @return the tick at a price, HFT_E_NOTFOUND (no such table), HFT_E_INVAL (price none). */
HFT_API int64_t hft_ref_tick(const hft_ref *ref, uint32_t table, int64_t price);

/**
 * Is the price legal there? @return HFT_OK; HFT_E_RANGE (beyond price_min or price_max);
 * HFT_E_INVAL (none, or not a multiple of the tick); HFT_E_NOTFOUND.
 */
HFT_API hft_status hft_ref_price_check(const hft_ref *ref, uint32_t instrument, int64_t price);

/**
 * Is it a legal quantity of the instrument? @return HFT_OK; HFT_E_RANGE (not 1 .. HFT_QTY_MAX);
 * HFT_E_INVAL (not a multiple of the lot); HFT_E_NOTFOUND.
 */
HFT_API hft_status hft_ref_qty_check(const hft_ref *ref, uint32_t instrument, int64_t qty);

/**
 * Add a source. @return its id; the id it has when it is there already; HFT_E_EXISTS when venue and
 * feed are there with another format or scope; HFT_E_INVAL, HFT_E_FULL.
 */
HFT_API int64_t hft_ref_source_add(hft_ref *ref, const hft_source *row);

/** Read a source's row. Any thread. */
HFT_API hft_status hft_ref_source(const hft_ref *ref, uint16_t id, hft_source *out);

/**
 * Who an order is for and from: what hft_order.party points to. Ids are the host's own, 0 = none;
 * what they name (LEI, person, algorithm) is kept outside.
 */
typedef struct hft_party {
	uint32_t id;                 /**< from 1; 0 when adding: the next one */
	uint32_t account;
	uint32_t position_account;   /**< whose position moves; 0 = account */
	uint32_t trader;
	uint32_t desk;
	uint32_t client;
	uint32_t dea_client;         /**< client with direct electronic access */
	uint32_t strategy;
	uint32_t decision_algorithm; /**< or person, responsible for the investment decision */
	uint32_t execution_algorithm; /**< or person, responsible for the execution */
	uint32_t member;
	uint32_t nonexecuting_broker;
	uint32_t stp_group;          /**< orders of one group do not trade together; 0 = none */
	uint16_t session;            /**< the only session that may name it; 0 = any */
	uint16_t flags;              /**< HFT_PARTY_ */
	uint32_t reserved[2];        /**< 0 */
} hft_party;

enum {
	HFT_PARTY_DECISION_PERSON = 1,  /**< decision_algorithm is a person */
	HFT_PARTY_EXECUTION_PERSON = 2, /**< execution_algorithm is a person */
	HFT_PARTY_EXECUTION_CLIENT = 4, /**< the client decides the execution (NORE) */
	HFT_PARTY_AGGREGATED = 8,       /**< several clients' orders in one (AGGR) */
	HFT_PARTY_PENDING_ALLOCATION = 16 /**< client not known yet (PNAL) */
};

/**
 * Add a party, or replace the row of an id that exists. @return its id; HFT_E_INVAL, HFT_E_FULL,
 * HFT_E_NOTFOUND (an id beyond the next).
 */
HFT_API int64_t hft_ref_party_add(hft_ref *ref, const hft_party *row);

/** Read a party's row. Any thread. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_ref_party(const hft_ref *ref, uint32_t id, hft_party *out);

/** @return parties so far; ids are 1 to this. Any thread. */
HFT_API int64_t hft_ref_parties(const hft_ref *ref);

/** A change of reference data as bytes: what a journal keeps. */
typedef struct hft_ref_row {
	uint32_t kind;       /**< HFT_REF_ROW_ */
	uint32_t count;      /**< bytes used */
	uint8_t bytes[512];  /**< the row struct, or the bands; zero-padded */
} hft_ref_row;

enum {
	HFT_REF_ROW_INSTRUMENT = 1,
	HFT_REF_ROW_TICK_TABLE = 2,
	HFT_REF_ROW_SOURCE = 3,
	HFT_REF_ROW_PARTY = 4
};

/** Read change number `index` (from 0, in the order made). @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_ref_row_get(const hft_ref *ref, uint64_t index, hft_ref_row *out);

/** @return changes so far. */
HFT_API int64_t hft_ref_rows(const hft_ref *ref);

/** Apply a change read elsewhere. @return the id it gave, or as the add calls; HFT_E_MALFORMED. */
HFT_API int64_t hft_ref_apply(hft_ref *ref, const hft_ref_row *row);

#ifdef __cplusplus
}
#endif
#endif
