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
 * Dense ids may have a table instead, 4 bytes each: no hash, and neighbours on one line.
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
	uint64_t shift;  /* leaves the mask's bits of a hash */
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
	uint32_t *dense;            /* rows of the ids below dense_ids, 0 = none */
	uint64_t dense_ids;
	uint64_t dense_high;        /* ids below this were ever there */
	uint64_t dense_live;        /* not among live */
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
/* Let a table, all 0, have the ids below `ids`: before the first put, and without scopes. */
void hft_index_dense(struct hft_index *index, uint32_t *table, uint64_t ids);
/* The row has its id, which must be absent, and fewer than rows_max are present. */
void hft_index_put(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row);
/* The row still has its id. @return false: it was not there, and nothing has changed. */
bool hft_index_erase(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row);
/* Where hft_index_look cannot see: past an id's home, and in the old table. 0 = nowhere. */
uint32_t hft_index_find_far(const struct hft_index *index, uint64_t id, uint32_t scope);
/* Entries, in the table or not. */
static inline uint64_t hft_index_count(const struct hft_index *index)
{
	return index->live + index->dense_live;
}

/* Bytes touched so far, at most. */
uint64_t hft_index_bytes_used(const struct hft_index *index);
/* Sum and greatest of the buckets passed on the way to each entry, for tests. */
uint64_t hft_index_probes(const struct hft_index *index, uint64_t *longest);

/*
 * Two products with two folds between them: after one alone there are keys, one in a hundred, under
 * which a plain sequence of ids falls into a few long runs; and ids that differ in their high bits
 * alone leave the first product's low half empty, so its other 64 bits are needed. A scope counts
 * by a secret factor, for ids of many scopes may be chosen together.
 */
static inline uint64_t hft_index_hash(const struct hft_index_table *table, uint64_t id,
				      uint32_t scope)
{
	unsigned __int128 whole = (unsigned __int128)(id + scope * table->key[1]) * table->key[0];
	uint64_t x = (uint64_t)whole ^ (uint64_t)(whole >> 64);

	x ^= x >> 32;
	return x * UINT64_C(0xd6e8feb86659fd93);
}

static inline uint64_t hft_index_home(const struct hft_index_table *table, uint64_t hash)
{
	return hash >> table->shift;
}

/* Of bits that no home is made of, and that the whole id and its scope are mixed into. */
static inline uint8_t hft_index_tag(uint64_t hash)
{
	uint8_t tag = (uint8_t)(hash >> 24);

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

static inline const uint8_t *hft_index_row(const struct hft_index_rows *rows, uint32_t row)
{
	return (const uint8_t *)rows->base + (uint64_t)row * rows->stride;
}

static inline uint64_t hft_index_row_id(const struct hft_index_rows *rows, uint32_t row)
{
	uint64_t id;

	memcpy(&id, hft_index_row(rows, row) + rows->id_at, sizeof(id));
	return id;
}

static inline uint32_t hft_index_row_scope(const struct hft_index_rows *rows, uint32_t row)
{
	uint32_t scope;

	memcpy(&scope, hft_index_row(rows, row) + rows->scope_at, sizeof(scope));
	return scope >> rows->scope_shift & rows->scope_mask;
}

static inline bool hft_index_is(const struct hft_index_rows *rows, uint32_t row, uint64_t id,
				uint32_t scope)
{
	return hft_index_row_id(rows, row) == id && hft_index_row_scope(rows, row) == scope;
}

/*
 * What a lookup saw, good until the index grows or its row goes: what follows a lookup needs no
 * second one.
 */
struct hft_index_seen {
	struct hft_index_bucket *home; /* of a dense id nothing but the row is set */
	uint64_t hash;
	uint32_t row;  /* 0 = the id is absent */
	uint32_t lane; /* of the row at home, HFT_INDEX_LANES = it lies elsewhere */
};

/* `rows` are the index's own, which a caller who knows them spares it to read. */
HFT_INLINE struct hft_index_seen hft_index_look(const struct hft_index *index,
						const struct hft_index_rows *rows, uint64_t id,
						uint32_t scope)
{
	const struct hft_index_table *table = &index->now;
	struct hft_index_seen seen = { .lane = HFT_INDEX_LANES };
	uint32_t lanes;

	if (id < index->dense_ids)
		return (struct hft_index_seen){ .row = index->dense[id], .lane = HFT_INDEX_LANES };
	seen.hash = hft_index_hash(table, id, scope);
	seen.home = &table->buckets[hft_index_home(table, seen.hash)];
	lanes = hft_index_lanes(seen.home, hft_index_tag(seen.hash));
	for (; lanes != 0; lanes &= lanes - 1) {
		uint32_t lane = (uint32_t)__builtin_ctz(lanes);

		seen.row = seen.home->rows[lane];
		if (HFT_LIKELY(hft_index_is(rows, seen.row, id, scope))) {
			seen.lane = lane;
			return seen;
		}
	}
	seen.row = 0;
	if (HFT_UNLIKELY(seen.home->passed != 0 || index->old.buckets != NULL))
		seen.row = hft_index_find_far(index, id, scope);
	return seen;
}

/* The row with that id, 0 = none. */
static inline uint32_t hft_index_find(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	return hft_index_look(index, &index->rows, id, scope).row;
}

static inline void hft_index_dense_put(struct hft_index *index, uint64_t id, uint32_t row)
{
	index->dense[id] = row;
	index->dense_live++;
	if (id >= index->dense_high)
		index->dense_high = id + 1;
}

static inline bool hft_index_dense_erase(struct hft_index *index, uint64_t id, uint32_t row)
{
	if (HFT_UNLIKELY(index->dense[id] != row))
		return false;
	index->dense[id] = 0;
	index->dense_live--;
	return true;
}

/* As hft_index_put, of an id that was looked up and was absent. */
static inline void hft_index_put_seen(struct hft_index *index, const struct hft_index_seen *seen,
				      uint64_t id, uint32_t scope, uint32_t row)
{
	uint32_t lanes;

	if (id < index->dense_ids) {
		hft_index_dense_put(index, id, row);
		return;
	}
	lanes = hft_index_lanes(seen->home, 0);
	if (HFT_UNLIKELY(lanes == 0 || index->old.buckets != NULL ||
			 index->live + 1 >= index->grow_at)) {
		hft_index_put(index, id, scope, row);
		return;
	}
	seen->home->tags[__builtin_ctz(lanes)] = hft_index_tag(seen->hash);
	seen->home->rows[__builtin_ctz(lanes)] = row;
	index->live++;
}

/* As hft_index_erase, of the row that was looked up. */
static inline bool hft_index_erase_seen(struct hft_index *index, const struct hft_index_seen *seen,
					uint64_t id, uint32_t scope)
{
	if (id < index->dense_ids)
		return hft_index_dense_erase(index, id, seen->row);
	if (HFT_UNLIKELY(seen->lane == HFT_INDEX_LANES))
		return hft_index_erase(index, id, scope, seen->row);
	seen->home->tags[seen->lane] = 0;
	index->live--;
	return true;
}

static inline const struct hft_index_bucket *hft_index_line(const struct hft_index *index,
							    uint64_t hash)
{
	return &index->now.buckets[hft_index_home(&index->now, hash)];
}

static inline void hft_index_prefetch(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	if (id < index->dense_ids)
		hft_prefetch(&index->dense[id]);
	else
		hft_prefetch(hft_index_line(index, hft_index_hash(&index->now, id, scope)));
}

/*
 * The row that most likely has that id, 0 = none seen: reads one line of the index and no row, and
 * does not branch on what it finds there.
 */
static inline uint32_t hft_index_guess(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	const struct hft_index_table *table = &index->now;
	const struct hft_index_bucket *bucket;
	uint32_t lanes;
	uint64_t hash;

	if (id < index->dense_ids)
		return index->dense[id];
	hash = hft_index_hash(table, id, scope);
	bucket = &table->buckets[hft_index_home(table, hash)];
	lanes = hft_index_lanes(bucket, hft_index_tag(hash));
	return lanes == 0 ? 0 : bucket->rows[__builtin_ctz(lanes)];
}

#endif
