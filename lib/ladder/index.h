/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_LADDER_INDEX_H
#define HFT_LADDER_INDEX_H
/*
 * Id to row number: buckets of one cache line, open addressing from bucket to bucket.
 *
 * A bucket has twelve lanes, a byte of the hash and a row number each. One compare of all twelve
 * bytes finds the lane, most often without a branch that could go either way, and the id itself is
 * looked up in the row, which whoever asks is about to read anyway. So an id costs 64 / 8 bytes
 * where the table is fullest, and a lookup, an insert or an erasure one line.
 *
 * A bucket counts the entries that found it full and went on to the next. A lookup goes on only
 * while that count is not 0, and an erasure takes its one back: there are no tombstones, and a
 * table never rots.
 *
 * A table grows by moving a few lanes at each insert; meanwhile lookups ask the new table, then
 * the old. Two areas take turns, so the memory ever touched is 1.5 times the newest table.
 *
 * Chosen ids: the hash is keyed by a seed that its chooser does not know, and every growth makes a
 * new key. An insert that goes too far grows the table early, as long as an eighth of it is
 * used, so ids that collide under one key are scattered by the next at a bounded price in memory.
 */
#include "core/core.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
	HFT_INDEX_LANES = 12,
	HFT_INDEX_FULL = 8,       /* entries a bucket, over the table, that ask for growth */
	HFT_INDEX_BUCKETS_MIN = 16,
	HFT_INDEX_MOVES = 2,      /* lanes visited by an insert while a table migrates */
	HFT_INDEX_PROBES_MAX = 8  /* buckets passed by an insert that ask for growth */
};

struct hft_index_bucket {
	uint8_t tags[HFT_INDEX_LANES]; /* 0 = the lane is free */
	uint32_t passed;               /* entries whose way led across this bucket */
	uint32_t rows[HFT_INDEX_LANES];
};

_Static_assert(sizeof(struct hft_index_bucket) == 64, "one cache line a bucket");

struct hft_index_table {
	struct hft_index_bucket *buckets; /* NULL: no table */
	uint64_t mask;
	uint64_t shift;  /* leaves the mask's bits of a hash, the tag's above them */
	uint64_t key[2]; /* odd */
};

/* Where the rows that are indexed have their id, and what counts as its scope. */
struct hft_index_rows {
	const void *base;     /* row 0, which is nobody's */
	uint32_t stride;
	uint32_t id_at;       /* of 64 bits */
	uint32_t scope_at;    /* of 32 bits; not read unless scope_mask is set */
	uint32_t scope_shift;
	uint32_t scope_mask;  /* all ones: ids are scoped; 0: every scope is 0 */
};

struct hft_index {
	struct hft_index_table now;
	struct hft_index_rows rows;
	struct hft_index_table old; /* while it migrates */
	uint64_t cursor;            /* lanes of old below this are free */
	uint64_t live;
	uint64_t grow_at;           /* live entries that ask for the next size */
	uint64_t buckets_max;
	uint64_t seed;
	uint32_t growths;
	uint32_t area_now;
	struct hft_index_bucket *area[2];
};

/* Place an index of up to rows_max rows at base, or only measure it when base is NULL. */
uint64_t hft_index_place(struct hft_index *index, uint8_t *base, uint64_t rows_max,
			 const struct hft_index_rows *rows, uint64_t seed);
/* The row has its id, which must be absent, and fewer than rows_max are present. */
void hft_index_put(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row);
/* The row still has its id. @return false: it was not there, and nothing has changed. */
bool hft_index_erase(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row);
/* Bytes touched so far, at most. */
uint64_t hft_index_bytes_used(const struct hft_index *index);
/* Sum and greatest of the buckets passed on the way to each entry, for tests. */
uint64_t hft_index_probes(const struct hft_index *index, uint64_t *longest);

/*
 * Two products with a fold between them: after one alone there are keys, one in a hundred, under
 * which a plain sequence of ids falls into a few long runs. A scope counts by a secret factor, for
 * ids of many scopes may be chosen together.
 */
static inline uint64_t hft_index_hash(const struct hft_index_table *table, uint64_t id,
				      uint32_t scope)
{
	uint64_t x = (id + scope * table->key[1]) * table->key[0];

	x ^= x >> 32;
	return x * UINT64_C(0xd6e8feb86659fd93);
}

static inline uint64_t hft_index_home(const struct hft_index_table *table, uint64_t hash)
{
	return hash >> 8 >> table->shift;
}

static inline uint8_t hft_index_tag(const struct hft_index_table *table, uint64_t hash)
{
	uint8_t tag = (uint8_t)(hash >> table->shift);

	return (uint8_t)(tag + (tag == 0));
}

/* A bit for each lane with that tag. */
static inline uint32_t hft_index_lanes(const struct hft_index_bucket *bucket, uint8_t tag)
{
#ifdef __SSE2__
	__m128i tags = _mm_loadu_si128((const __m128i *)(const void *)bucket);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(tags, _mm_set1_epi8((char)tag))) &
	       ((1 << HFT_INDEX_LANES) - 1);
#else
	uint32_t lanes = 0;

	for (uint32_t i = 0; i < HFT_INDEX_LANES; i++)
		lanes |= (uint32_t)(bucket->tags[i] == tag) << i;
	return lanes;
#endif
}

static inline const uint8_t *hft_index_row(const struct hft_index *index, uint32_t row)
{
	return (const uint8_t *)index->rows.base + (uint64_t)row * index->rows.stride;
}

static inline uint64_t hft_index_row_id(const struct hft_index *index, uint32_t row)
{
	uint64_t id;

	memcpy(&id, hft_index_row(index, row) + index->rows.id_at, sizeof(id));
	return id;
}

static inline uint32_t hft_index_row_scope(const struct hft_index *index, uint32_t row)
{
	uint32_t scope;

	memcpy(&scope, hft_index_row(index, row) + index->rows.scope_at, sizeof(scope));
	return scope >> index->rows.scope_shift & index->rows.scope_mask;
}

static inline bool hft_index_is(const struct hft_index *index, uint32_t row, uint64_t id,
				uint32_t scope)
{
	return hft_index_row_id(index, row) == id && hft_index_row_scope(index, row) == scope;
}

/* 0 = it is not in this table. */
static inline uint32_t hft_index_table_find(const struct hft_index *index,
					    const struct hft_index_table *table, uint64_t id,
					    uint32_t scope)
{
	uint64_t hash = hft_index_hash(table, id, scope);
	uint64_t at = hft_index_home(table, hash);
	uint8_t tag = hft_index_tag(table, hash);

	for (;;) {
		const struct hft_index_bucket *bucket = &table->buckets[at];
		uint32_t lanes = hft_index_lanes(bucket, tag);

		for (; lanes != 0; lanes &= lanes - 1) {
			uint32_t row = bucket->rows[__builtin_ctz(lanes)];

			if (HFT_LIKELY(hft_index_is(index, row, id, scope)))
				return row;
		}
		if (HFT_LIKELY(bucket->passed == 0))
			return 0;
		at = (at + 1) & table->mask;
	}
}

/* The row with that id, 0 = none. */
static inline uint32_t hft_index_find(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	uint32_t row = hft_index_table_find(index, &index->now, id, scope);

	if (HFT_UNLIKELY(row == 0 && index->old.buckets != NULL))
		return hft_index_table_find(index, &index->old, id, scope);
	return row;
}

static inline const struct hft_index_bucket *hft_index_line(const struct hft_index *index,
							    uint64_t id, uint32_t scope)
{
	const struct hft_index_table *table = &index->now;

	return &table->buckets[hft_index_home(table, hft_index_hash(table, id, scope))];
}

static inline void hft_index_prefetch(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	__builtin_prefetch(hft_index_line(index, id, scope), 1);
}

/* The row that most likely has that id, 0 = none seen: reads one line of the index and no row. */
static inline uint32_t hft_index_guess(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	const struct hft_index_table *table = &index->now;
	uint64_t hash = hft_index_hash(table, id, scope);
	const struct hft_index_bucket *bucket = &table->buckets[hft_index_home(table, hash)];
	uint32_t lanes = hft_index_lanes(bucket, hft_index_tag(table, hash));

	return lanes == 0 ? 0 : bucket->rows[__builtin_ctz(lanes)];
}

#endif
