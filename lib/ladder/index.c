/* SPDX-License-Identifier: Apache-2.0 */
#include "ladder/index.h"

/* A finaliser of full avalanche; one seed gives as many unrelated keys as there are growths. */
static uint64_t scramble(uint64_t x)
{
	x += UINT64_C(0x9e3779b97f4a7c15);
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static void table_open(struct hft_index *index, uint64_t buckets)
{
	uint64_t key = scramble(index->seed ^ scramble(index->growths));

	index->now.buckets = index->area[index->area_now];
	index->now.mask = buckets - 1;
	index->now.shift = (uint64_t)__builtin_clzll(buckets) + 1;
	index->now.key[0] = key | 1;
	index->now.key[1] = scramble(key) | 1;
	index->grow_at = buckets < index->buckets_max ? buckets * HFT_INDEX_FULL : UINT64_MAX;
}

uint64_t hft_index_place(struct hft_index *index, uint8_t *base, uint64_t rows_max,
			 const struct hft_index_rows *rows, uint64_t seed)
{
	uint64_t buckets_max = HFT_INDEX_BUCKETS_MIN;
	uint32_t doublings = 0;
	uint64_t sizes[2];

	while (buckets_max * HFT_INDEX_FULL < rows_max) {
		buckets_max *= 2;
		doublings++;
	}
	/* Growths alternate between the areas, starting in area 0: the last one takes the most. */
	sizes[doublings & 1] = buckets_max * sizeof(struct hft_index_bucket);
	sizes[~doublings & 1] = sizes[doublings & 1] / 2;
	if (base != NULL) {
		memset(index, 0, sizeof(*index));
		index->rows = *rows;
		index->buckets_max = buckets_max;
		index->seed = seed;
		index->area[0] = (struct hft_index_bucket *)(void *)base;
		index->area[1] = (struct hft_index_bucket *)(void *)(base + sizes[0]);
		table_open(index, HFT_INDEX_BUCKETS_MIN);
	}
	return sizes[0] + sizes[1];
}

/*
 * 0 = it is not in this table. Whoever knows the seed can have every bucket passed by an order that
 * stays, so a walk ends at the latest when it has been around.
 */
static uint32_t table_find(const struct hft_index *index, const struct hft_index_table *table,
			   uint64_t id, uint32_t scope)
{
	uint64_t hash = hft_index_hash(table, id, scope);
	uint64_t at = hft_index_home(table, hash);

	for (uint64_t walked = 0; walked <= table->mask; walked++, at = (at + 1) & table->mask) {
		const struct hft_index_bucket *bucket = &table->buckets[at];
		uint32_t lanes = hft_index_lanes(bucket, hft_index_tag(hash));

		for (; lanes != 0; lanes &= lanes - 1) {
			uint32_t row = bucket->rows[__builtin_ctz(lanes)];

			if (HFT_LIKELY(hft_index_is(&index->rows, row, id, scope)))
				return row;
		}
		if (HFT_LIKELY(bucket->passed == 0))
			return 0;
	}
	return 0;
}

uint32_t hft_index_find_far(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	uint32_t row = table_find(index, &index->now, id, scope);

	if (HFT_UNLIKELY(row == 0 && index->old.buckets != NULL))
		return table_find(index, &index->old, id, scope);
	return row;
}

void hft_index_dense(struct hft_index *index, uint32_t *table, uint64_t ids)
{
	index->dense = table;
	index->dense_ids = ids;
}

/* Into the first bucket with a free lane from its home on. @return how many were full. */
static uint64_t table_put(struct hft_index_table *table, uint64_t hash, uint32_t row)
{
	uint64_t at = hft_index_home(table, hash);
	uint64_t passed = 0;
	uint32_t lanes;

	while ((lanes = hft_index_lanes(&table->buckets[at], 0)) == 0) {
		table->buckets[at].passed++;
		at = (at + 1) & table->mask;
		passed++;
	}
	table->buckets[at].tags[__builtin_ctz(lanes)] = hft_index_tag(hash);
	table->buckets[at].rows[__builtin_ctz(lanes)] = row;
	return passed;
}

/* The lane of a row among those with its tag, HFT_INDEX_LANES = none. */
static uint32_t lane_of(const struct hft_index_bucket *bucket, uint8_t tag, uint32_t row)
{
	uint32_t lanes = hft_index_lanes(bucket, tag);

	for (; lanes != 0; lanes &= lanes - 1)
		if (HFT_LIKELY(bucket->rows[__builtin_ctz(lanes)] == row))
			return (uint32_t)__builtin_ctz(lanes);
	return HFT_INDEX_LANES;
}

/* The bucket where a row lies, mask + 1 = in none. */
static uint64_t table_seek(const struct hft_index_table *table, uint64_t hash, uint32_t row)
{
	uint64_t at = hft_index_home(table, hash);
	uint8_t tag = hft_index_tag(hash);

	for (uint64_t walked = 0; walked <= table->mask; walked++, at = (at + 1) & table->mask) {
		if (HFT_LIKELY(lane_of(&table->buckets[at], tag, row) != HFT_INDEX_LANES))
			return at;
		if (table->buckets[at].passed == 0)
			break;
	}
	return table->mask + 1;
}

static bool table_erase(struct hft_index_table *table, uint64_t hash, uint32_t row)
{
	uint64_t found = table_seek(table, hash, row);
	struct hft_index_bucket *bucket = &table->buckets[found];

	if (HFT_UNLIKELY(found > table->mask))
		return false;
	bucket->tags[lane_of(bucket, hft_index_tag(hash), row)] = 0;
	for (uint64_t at = hft_index_home(table, hash); HFT_UNLIKELY(at != found);
	     at = (at + 1) & table->mask)
		table->buckets[at].passed--;
	return true;
}

static uint64_t row_hash(const struct hft_index *index, const struct hft_index_table *table,
			 uint32_t row)
{
	return hft_index_hash(table, hft_index_row_id(&index->rows, row),
			      hft_index_row_scope(&index->rows, row));
}

static void lane_move(struct hft_index *index, uint64_t lane)
{
	const struct hft_index_bucket *bucket = &index->old.buckets[lane / HFT_INDEX_LANES];
	uint32_t row = bucket->rows[lane % HFT_INDEX_LANES];

	if (bucket->tags[lane % HFT_INDEX_LANES] == 0)
		return;
	table_put(&index->now, row_hash(index, &index->now, row), row);
	table_erase(&index->old, row_hash(index, &index->old, row), row);
}

/* Ask for the rows that the next insert will read. */
static void lanes_prefetch(const struct hft_index *index, uint64_t lane)
{
	for (uint32_t i = 0; i < HFT_INDEX_MOVES; i++, lane++)
		hft_prefetch(hft_index_row(
			&index->rows, index->old.buckets[lane / HFT_INDEX_LANES]
				       .rows[lane % HFT_INDEX_LANES]));
}

static void migrate(struct hft_index *index)
{
	for (uint32_t i = 0; i < HFT_INDEX_MOVES; i++)
		lane_move(index, index->cursor++);
	if (index->cursor == (index->old.mask + 1) * HFT_INDEX_LANES)
		index->old.buckets = NULL;
	else
		lanes_prefetch(index, index->cursor);
}

static void grow(struct hft_index *index)
{
	/* The other area's lanes are free: it was never used, or migration emptied it. */
	index->old = index->now;
	index->cursor = 0;
	index->growths++;
	index->area_now ^= 1;
	table_open(index, (index->old.mask + 1) * 2);
}

/* Growth, when it is due. */
static void tend(struct hft_index *index, uint64_t passed)
{
	uint64_t buckets = index->now.mask + 1;

	if (index->old.buckets != NULL)
		migrate(index);
	else if (index->live >= index->grow_at ||
		 (passed > HFT_INDEX_PROBES_MAX && buckets < index->buckets_max &&
		  index->live > buckets * HFT_INDEX_LANES / 8))
		grow(index);
}

void hft_index_put(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row)
{
	uint64_t passed;

	if (id < index->dense_ids) {
		hft_index_dense_put(index, id, row);
		return;
	}
	passed = table_put(&index->now, hft_index_hash(&index->now, id, scope), row);
	index->live++;
	if (HFT_UNLIKELY(index->old.buckets != NULL || index->live >= index->grow_at ||
			 passed > HFT_INDEX_PROBES_MAX))
		tend(index, passed);
}

bool hft_index_erase(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t row)
{
	bool erased;

	if (id < index->dense_ids)
		return hft_index_dense_erase(index, id, row);
	erased = table_erase(&index->now, hft_index_hash(&index->now, id, scope), row);
	if (HFT_UNLIKELY(!erased && index->old.buckets != NULL))
		erased = table_erase(&index->old, hft_index_hash(&index->old, id, scope), row);
	index->live -= erased;
	return erased;
}

uint64_t hft_index_bytes_used(const struct hft_index *index)
{
	uint64_t bytes = (index->now.mask + 1) * sizeof(struct hft_index_bucket);

	return (index->growths == 0 ? bytes : bytes + bytes / 2) +
	       index->dense_high * sizeof(index->dense[0]);
}

uint64_t hft_index_probes(const struct hft_index *index, uint64_t *longest)
{
	const struct hft_index_table *table = &index->now;
	uint64_t total = 0;

	*longest = 0;
	for (uint64_t lane = 0; lane < (table->mask + 1) * HFT_INDEX_LANES; lane++) {
		uint64_t at = lane / HFT_INDEX_LANES;
		uint32_t row = table->buckets[at].rows[lane % HFT_INDEX_LANES];
		uint64_t far;

		if (table->buckets[at].tags[lane % HFT_INDEX_LANES] == 0)
			continue;
		far = (at - hft_index_home(table, row_hash(index, table, row))) & table->mask;
		total += far;
		*longest = far > *longest ? far : *longest;
	}
	return total;
}
