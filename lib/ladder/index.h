/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_LADDER_INDEX_H
#define HFT_LADDER_INDEX_H
/*
 * Order id to order slot: open addressing, linear probing, deletion by shifting back, so a table
 * never holds tombstones and never rots.
 *
 * Two consecutive ids share a cache line: feeds number orders in sequence, and the orders that
 * live together were mostly born together. Four would share one too, but blocks of four make runs
 * several times as long near the limit of load, where they were measured at twice the cost; ids
 * mixed whole were slower than pairs with 100,000 live orders and no faster with a million.
 *
 * A table grows by moving a few slots at each insert; meanwhile lookups ask the new table, then
 * the old. Two areas take turns, so the memory ever touched is 1.5 times the newest table.
 *
 * Chosen ids: the hash is keyed by a seed that its chooser does not know, and every growth makes a
 * new key. An insert that probes too far grows the table early, as long as an eighth of it is
 * used, so ids that collide under one key are scattered by the next at a bounded price in memory.
 */
#include "core/core.h"

enum {
	HFT_INDEX_SLOTS_MIN = 256,
	HFT_INDEX_MOVES = 8,      /* slots visited by an insert while a table migrates */
	HFT_INDEX_PROBES_MAX = 96 /* a longer probe asks for growth */
};

struct hft_index_slot {
	uint64_t id;
	uint32_t order; /* 0 = empty */
	uint32_t scope; /* instrument where ids are scoped by it, else 0 */
};

_Static_assert(sizeof(struct hft_index_slot) == 16, "four slots a cache line");

struct hft_index_table {
	struct hft_index_slot *slots; /* NULL: no table */
	uint64_t mask;
	uint64_t shift;  /* leaves one bit less of a hash than the mask has */
	uint64_t key[2]; /* odd */
};

struct hft_index {
	struct hft_index_table now;
	struct hft_index_table old; /* while it migrates */
	uint64_t cursor;            /* slots of old below this are empty */
	uint64_t live;
	uint64_t grow_at;           /* live orders that ask for the next size */
	uint64_t slots_max;
	uint64_t seed;
	uint32_t growths;
	uint32_t area_now;
	struct hft_index_slot *area[2];
};

/* Place an index for orders_max orders at base, or only measure it when base is NULL. */
uint64_t hft_index_place(struct hft_index *index, uint8_t *base, uint64_t orders_max,
			 uint64_t seed);
/* The id must be absent and fewer than orders_max present. */
void hft_index_insert(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t order);
/* After hft_index_put: growth, when it is due. */
void hft_index_tend(struct hft_index *index, uint64_t probes);
void hft_index_erase(struct hft_index *index, struct hft_index_slot *slot);
/* Bytes touched so far, at most. */
uint64_t hft_index_bytes_used(const struct hft_index *index);
/* Mean and longest probe, for tests and the check of a book. */
uint64_t hft_index_probes(const struct hft_index *index, uint64_t *longest);

/*
 * Two products with a fold between them: after one alone there are keys, one in a hundred, under
 * which a plain sequence of ids falls into a few long runs. A scope counts by a secret factor, for
 * ids of many scopes may be chosen together.
 */
static inline uint64_t hft_index_home(const struct hft_index_table *table, uint64_t id,
				      uint32_t scope)
{
	uint64_t x = ((id >> 1) + scope * table->key[1]) * table->key[0];

	x ^= x >> 32;
	x *= UINT64_C(0xd6e8feb86659fd93);
	return x >> table->shift << 1 | (id & 1);
}

static inline struct hft_index_slot *hft_index_table_find(const struct hft_index_table *table,
							  uint64_t id, uint32_t scope)
{
	uint64_t at = hft_index_home(table, id, scope);

	for (; table->slots[at].order != 0; at = (at + 1) & table->mask)
		if (table->slots[at].id == id && table->slots[at].scope == scope)
			return &table->slots[at];
	return NULL;
}

static inline struct hft_index_slot *hft_index_find(const struct hft_index *index, uint64_t id,
						    uint32_t scope)
{
	struct hft_index_slot *slot = hft_index_table_find(&index->now, id, scope);

	if (HFT_UNLIKELY(slot == NULL && index->old.slots != NULL))
		return hft_index_table_find(&index->old, id, scope);
	return slot;
}

/*
 * One walk both proves an id absent and finds where it goes: NULL when it is present, else the
 * slot for hft_index_put, good until the index changes.
 */
static inline struct hft_index_slot *hft_index_vacant(const struct hft_index *index, uint64_t id,
						      uint32_t scope)
{
	const struct hft_index_table *table = &index->now;
	uint64_t at = hft_index_home(table, id, scope);

	for (; table->slots[at].order != 0; at = (at + 1) & table->mask)
		if (table->slots[at].id == id && table->slots[at].scope == scope)
			return NULL;
	if (HFT_UNLIKELY(index->old.slots != NULL) &&
	    hft_index_table_find(&index->old, id, scope) != NULL)
		return NULL;
	return &table->slots[at];
}

static inline void hft_index_put(struct hft_index *index, struct hft_index_slot *slot, uint64_t id,
				 uint32_t scope, uint32_t order)
{
	const struct hft_index_table *table = &index->now;
	uint64_t home = hft_index_home(table, id, scope);
	uint64_t probes = ((uint64_t)(slot - table->slots) - home) & table->mask;

	*slot = (struct hft_index_slot){ id, order, scope };
	index->live++;
	if (HFT_UNLIKELY(index->old.slots != NULL || index->live >= index->grow_at ||
			 probes > HFT_INDEX_PROBES_MAX))
		hft_index_tend(index, probes);
}

static inline void hft_index_prefetch(const struct hft_index *index, uint64_t id, uint32_t scope)
{
	__builtin_prefetch(&index->now.slots[hft_index_home(&index->now, id, scope)]);
}

#endif
