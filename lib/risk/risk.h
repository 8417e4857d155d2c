/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_RISK_RISK_H
#define HFT_RISK_RISK_H
/*
 * Limits and states by scope, terms of instruments and parties copied from ref so that a check
 * follows no pointer, and rows of positions. Scopes and terms are the writer's alone; rows are
 * written under a lock of their own and found by any thread.
 */
#include <hft/risk.h>

#include "core/core.h"
#include "core/seqlock.h"

typedef __int128 hft_risk_int128;
typedef unsigned __int128 hft_risk_uint128;

enum {
	HFT_RISK_CODES = 64, /* -100 .. -163 */
	HFT_RISK_WORDS = sizeof(hft_position) / 8
};

/*
 * Bought and open buys of a row together, and sold and open sells, never pass this. So neither a
 * worst case nor a sum of price x qty can overflow, whatever the prices; see value.c.
 */
#define HFT_RISK_TURNOVER_MAX ((int64_t)1 << 62)

/* Bits of a gate. All zero, as memory is at first: nothing is known, so nothing passes. */
enum {
	HFT_RISK_GATE_FREE = 1,     /* not REDUCE_ONLY */
	HFT_RISK_GATE_NOT_CLOSED = 2,
	HFT_RISK_GATE_KNOWN = 4,    /* has limits */
	HFT_RISK_GATE_OPEN = 7
};

struct hft_risk_scope {
	int64_t qty_max;
	int64_t value_max;
	int64_t long_max;
	int64_t short_max;
	uint64_t open_max;
	uint64_t open;  /* orders open now */
	uint32_t gate;
	uint32_t state; /* HFT_RISK_OPEN and others; 0 = none was set */
	uint64_t known; /* 1: limits were set */
};

_Static_assert(sizeof(struct hft_risk_scope) == HFT_CACHE_LINE, "one cache line a scope");

/*
 * Is n a multiple of d? With d = 2^shift x odd: the product of n and the inverse of odd, rotated
 * by shift, is n / d if it is one and more than limit if not.
 * Source: T. Granlund and P. Montgomery, "Division by Invariant Integers using Multiplication",
 * 1994, section 9.
 */
struct hft_risk_divisor {
	uint64_t inverse;
	uint64_t limit;
};

/* What a row of ref says, ready for checks. */
struct hft_risk_terms {
	int64_t price_min; /* INT64_MIN where there is none */
	int64_t price_max;
	uint64_t multiplier;
	struct hft_risk_divisor tick; /* of a table of one band; 1 without a table */
	struct hft_risk_divisor lot;
	uint32_t tick_table; /* one of several bands, asked of ref; else 0 */
	uint8_t tick_shift;
	uint8_t lot_shift;
	uint8_t loaded;
	uint8_t reserved;
};

/*
 * The narrowest of two scopes, so that an order asks two folds and not four scopes. Whoever changes
 * a limit or a state moves the epoch on; a fold of another epoch is made anew when it is asked.
 */
struct hft_risk_fold {
	uint64_t epoch; /* 0: never made */
	int64_t qty_max;
	int64_t value_max;
	int64_t long_max[2]; /* for the account's row, the trader's */
	int64_t short_max[2];
	uint64_t gate;
};

_Static_assert(sizeof(struct hft_risk_fold) == HFT_CACHE_LINE, "one cache line a fold");

struct hft_risk_instrument {
	struct hft_risk_scope scope;
	struct hft_risk_terms terms;
	struct hft_risk_fold fold; /* the firm's and its own */
};

_Static_assert(sizeof(struct hft_risk_instrument) == 3 * HFT_CACHE_LINE, "three cache lines");

struct hft_risk_party {
	struct hft_risk_fold fold; /* the account's and the trader's */
	uint32_t account;          /* 0: not loaded, or not usable */
	uint32_t position_account;
	uint32_t trader;
	uint16_t session;
	uint16_t ordered;          /* 1: it has had an order */
	uint64_t open;             /* orders open now: their rows are found by the fields above */
	uint64_t reserved2[5];
};

_Static_assert(sizeof(struct hft_risk_party) == 2 * HFT_CACHE_LINE, "two cache lines");

/* A row: hft_position as words. Scope, id and instrument never change once it can be found. */
struct hft_risk_row {
	struct hft_seqlock lock;
	_Atomic uint64_t words[HFT_RISK_WORDS];
};

_Static_assert(sizeof(hft_position) == 120, "hft_position has no padding");
_Static_assert(sizeof(struct hft_risk_row) == 2 * HFT_CACHE_LINE, "two cache lines");

/*
 * The index from what names a row to its number: open addressing, linear probing, at most half
 * full. Nothing is ever taken out, so a table that is outgrown stays as it is while the next, twice
 * its size and in its own place, is filled a few rows at a time; a lookup asks the new one, then
 * the old.
 */
enum { HFT_RISK_INDEX_BITS = 8 /* of the first table's slots */ };

struct hft_risk_table {
	_Atomic uint32_t *slots; /* a row's number plus 1, 0 = empty; NULL: no table */
	uint64_t mask;
	uint64_t shift; /* of a hash, to a slot */
};

struct hft_risk {
	hft_risk_config config;
	hft_mem_grant grant;
	struct hft_risk_instrument *instruments; /* by id, from 1 */
	struct hft_risk_party *parties;
	struct hft_risk_scope *accounts;
	struct hft_risk_scope *traders;
	struct hft_risk_row *rows; /* from 0, in the order they were made */
	_Atomic uint32_t *slots; /* of all tables, one behind the other */
	uint32_t *sorted; /* for the hash */
	uint64_t index_key;
	_Atomic uint32_t index_state; /* the table in use x 2, 1 more while the one before counts */
	_Atomic uint32_t poisoned;

	/* What the writer changes starts a line of its own: readers use the fields above. */
	_Alignas(HFT_CACHE_LINE) struct hft_risk_scope firm;
	uint64_t epoch; /* of the limits and states */
	_Atomic uint32_t row_count;
	uint32_t index_moved; /* rows below this are in the new table */
	struct hft_risk_table table; /* what index_state says, for the writer */
	struct hft_risk_table table_before;
	uint32_t account_high; /* the greatest id that limits were set for */
	uint32_t trader_high;
	uint32_t instrument_high;
	uint64_t passed;
	uint64_t refused_all;
	uint64_t applied;
	struct hft_guard guard;
	uint64_t refused[HFT_RISK_CODES];
};

static inline bool hft_risk_poisoned(const hft_risk *risk)
{
	return HFT_UNLIKELY(atomic_load_explicit(&risk->poisoned, memory_order_relaxed) != 0);
}

static inline hft_status hft_risk_poison(hft_risk *risk)
{
	atomic_store_explicit(&risk->poisoned, 1, memory_order_relaxed);
	return HFT_E_INTERNAL;
}

static inline struct hft_risk_instrument *hft_risk_instrument_of(const hft_risk *risk, uint32_t id)
{
	if (HFT_UNLIKELY(id - 1 >= risk->config.instruments_max))
		return NULL;
	return risk->instruments[id].terms.loaded != 0 ? &risk->instruments[id] : NULL;
}

static inline struct hft_risk_party *hft_risk_party_of(const hft_risk *risk, uint32_t id)
{
	if (HFT_UNLIKELY(id - 1 >= risk->config.parties_max))
		return NULL;
	return risk->parties[id].account != 0 ? &risk->parties[id] : NULL;
}

static inline uint64_t hft_risk_magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static inline bool hft_risk_divides(const struct hft_risk_divisor *divisor, uint32_t shift,
				    uint64_t n)
{
	uint64_t product = n * divisor->inverse;

	/* Of 64 and 0 both, the shifts must be in range. */
	return (product >> shift | product << (-shift & 63)) <= divisor->limit;
}

static inline bool hft_risk_side_known(uint32_t side)
{
	return side == HFT_SIDE_BID || side == HFT_SIDE_ASK;
}

/* The word of hft_position that holds a field. */
#define HFT_RISK_WORD(field) (offsetof(hft_position, field) / 8)

static inline int64_t hft_risk_word(const struct hft_risk_row *row, size_t word)
{
	return (int64_t)atomic_load_explicit(&row->words[word], memory_order_relaxed);
}

static inline void hft_risk_word_set(struct hft_risk_row *row, size_t word, int64_t value)
{
	atomic_store_explicit(&row->words[word], (uint64_t)value, memory_order_relaxed);
}

/* Of one side. */
static inline size_t hft_risk_open_word(uint32_t side)
{
	return side == HFT_SIDE_BID ? HFT_RISK_WORD(open_buy) : HFT_RISK_WORD(open_sell);
}

/* What names a row, as its first two words have it. */
struct hft_risk_name {
	uint64_t who; /* scope, id << 32 */
	uint64_t instrument;
};

_Static_assert(offsetof(hft_position, id) == 4 && offsetof(hft_position, instrument) == 8,
	       "a row's first two words are its name");

static inline struct hft_risk_name hft_risk_name_of(uint32_t scope, uint32_t id,
						    uint32_t instrument)
{
	return (struct hft_risk_name){ scope | (uint64_t)id << 32, instrument };
}

/* Two products with a fold between them, so that plain sequences of ids scatter. */
static inline uint64_t hft_risk_name_hash(const hft_risk *risk, struct hft_risk_name name)
{
	uint64_t x = (name.who ^ name.instrument << 8) * risk->index_key;

	x ^= x >> 32;
	return x * UINT64_C(0xd6e8feb86659fd93);
}

/* By number; each is twice the one before. */
static inline struct hft_risk_table hft_risk_table_of(const hft_risk *risk, uint32_t number)
{
	uint32_t bits = HFT_RISK_INDEX_BITS + number;
	uint64_t before = (((uint64_t)1 << number) - 1) << HFT_RISK_INDEX_BITS;

	return (struct hft_risk_table){ risk->slots + before, ((uint64_t)1 << bits) - 1,
					64 - bits };
}

static inline struct hft_risk_row *hft_risk_table_find(const hft_risk *risk,
						       const struct hft_risk_table *table,
						       uint64_t hash, struct hft_risk_name name)
{
	for (uint64_t at = hash >> table->shift;; at = (at + 1) & table->mask) {
		uint32_t number =
			atomic_load_explicit(&table->slots[at], memory_order_acquire);
		struct hft_risk_row *row;

		if (HFT_UNLIKELY(number == 0))
			return NULL;
		row = &risk->rows[number - 1];
		if (HFT_LIKELY((uint64_t)hft_risk_word(row, 0) == name.who &&
			       (uint64_t)hft_risk_word(row, 1) == name.instrument))
			return row;
	}
}

/* The writer's. NULL if there is no such row. */
static inline struct hft_risk_row *hft_risk_row_find(const hft_risk *risk, uint32_t scope,
						     uint32_t id, uint32_t instrument)
{
	struct hft_risk_name name = hft_risk_name_of(scope, id, instrument);
	uint64_t hash = hft_risk_name_hash(risk, name);
	struct hft_risk_row *row = hft_risk_table_find(risk, &risk->table, hash, name);

	if (HFT_UNLIKELY(row == NULL && risk->table_before.slots != NULL))
		return hft_risk_table_find(risk, &risk->table_before, hash, name);
	return row;
}

/* The key must be absent and there must be room. */
struct hft_risk_row *hft_risk_row_add(hft_risk *risk, uint32_t scope, uint32_t id,
				      uint32_t instrument);
static inline uint32_t hft_risk_row_count(const hft_risk *risk)
{
	return atomic_load_explicit(&risk->row_count, memory_order_relaxed);
}

/* The folds of the scopes that an order of the party in the instrument must pass. */
void hft_risk_folds_make(hft_risk *risk, struct hft_risk_instrument *instrument,
			 struct hft_risk_party *party);

/* Of a scope, NULL when the id is out of range; *status says how. */
struct hft_risk_scope *hft_risk_scope_of(const hft_risk *risk, int32_t scope, uint32_t id,
					 hft_status *status);

/* What a trade changes of a row by arithmetic. */
struct hft_risk_book {
	hft_risk_int128 cost;
	hft_risk_int128 realised;
	int64_t position;
};

/*
 * Book a trade of signed_qty, buys positive.
 * @return false when a sum would overflow.
 */
bool hft_risk_trade(struct hft_risk_book *book, int64_t signed_qty, int64_t price);

static inline hft_risk_int128 hft_risk_join(uint64_t low, int64_t high)
{
	return (hft_risk_int128)((hft_risk_uint128)(uint64_t)high << 64 | low);
}

#endif
