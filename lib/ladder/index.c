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

static uint64_t limit_of(uint64_t slots)
{
	return slots / 8 * 5;
}

static void table_open(struct hft_index *index, uint64_t slots)
{
	uint64_t key = scramble(index->seed ^ scramble(index->growths));

	index->now.slots = index->area[index->area_now];
	index->now.mask = slots - 1;
	index->now.shift = (uint64_t)__builtin_clzll(slots) + 2;
	index->now.key[0] = key | 1;
	index->now.key[1] = scramble(key) | 1;
	index->grow_at = slots < index->slots_max ? limit_of(slots) : UINT64_MAX;
}

uint64_t hft_index_place(struct hft_index *index, uint8_t *base, uint64_t orders_max,
			 uint64_t seed)
{
	uint64_t slots_max = HFT_INDEX_SLOTS_MIN;
	uint32_t doublings = 0;
	uint64_t sizes[2];

	while (limit_of(slots_max) < orders_max) {
		slots_max *= 2;
		doublings++;
	}
	/* Growths alternate between the areas, starting in area 0: the last one takes the most. */
	sizes[doublings & 1] = slots_max * sizeof(struct hft_index_slot);
	sizes[~doublings & 1] = sizes[doublings & 1] / 2;
	if (base != NULL) {
		memset(index, 0, sizeof(*index));
		index->slots_max = slots_max;
		index->seed = seed;
		index->area[0] = (struct hft_index_slot *)(void *)base;
		index->area[1] = (struct hft_index_slot *)(void *)(base + sizes[0]);
		table_open(index, HFT_INDEX_SLOTS_MIN);
	}
	return sizes[0] + sizes[1];
}

/* Close the hole at `at` with the entries behind it that probe across it. */
static void table_erase(struct hft_index_table *table, uint64_t at)
{
	struct hft_index_slot *slots = table->slots;
	uint64_t mask = table->mask;

	for (uint64_t next = (at + 1) & mask; slots[next].order != 0; next = (next + 1) & mask) {
		uint64_t home = hft_index_home(table, slots[next].id, slots[next].scope);

		if (((next - home) & mask) >= ((next - at) & mask)) {
			slots[at] = slots[next];
			at = next;
		}
	}
	slots[at] = (struct hft_index_slot){ 0 };
}

static void table_insert(struct hft_index_table *table, const struct hft_index_slot *entry)
{
	uint64_t at = hft_index_home(table, entry->id, entry->scope);

	while (table->slots[at].order != 0)
		at = (at + 1) & table->mask;
	table->slots[at] = *entry;
}

static void migrate(struct hft_index *index)
{
	for (uint32_t i = 0; i < HFT_INDEX_MOVES; i++) {
		struct hft_index_slot *slot = &index->old.slots[index->cursor];

		if (slot->order != 0) {
			/* The hole may be filled by the next of its run, so look here again. */
			table_insert(&index->now, slot);
			table_erase(&index->old, index->cursor);
		} else if (index->cursor++ == index->old.mask) {
			index->old.slots = NULL;
			return;
		}
	}
}

static void grow(struct hft_index *index)
{
	/* The other area is zero: it was never used, or migration emptied it. */
	index->old = index->now;
	index->cursor = 0;
	index->growths++;
	index->area_now ^= 1;
	table_open(index, (index->old.mask + 1) * 2);
}

void hft_index_tend(struct hft_index *index, uint64_t probes)
{
	uint64_t size = index->now.mask + 1;

	if (index->old.slots != NULL)
		migrate(index);
	else if (index->live >= index->grow_at ||
		 (probes > HFT_INDEX_PROBES_MAX && size < index->slots_max &&
		  index->live > size / 8))
		grow(index);
}

void hft_index_insert(struct hft_index *index, uint64_t id, uint32_t scope, uint32_t order)
{
	struct hft_index_slot *slot = hft_index_vacant(index, id, scope);

	assert(slot != NULL);
	hft_index_put(index, slot, id, scope, order);
}

void hft_index_erase(struct hft_index *index, struct hft_index_slot *slot)
{
	struct hft_index_table *table = &index->now;

	if (HFT_UNLIKELY(slot < table->slots || slot > table->slots + table->mask))
		table = &index->old;
	table_erase(table, (uint64_t)(slot - table->slots));
	index->live--;
}

uint64_t hft_index_bytes_used(const struct hft_index *index)
{
	uint64_t bytes = (index->now.mask + 1) * sizeof(struct hft_index_slot);

	return index->growths == 0 ? bytes : bytes + bytes / 2;
}

uint64_t hft_index_probes(const struct hft_index *index, uint64_t *longest)
{
	const struct hft_index_table *table = &index->now;
	uint64_t total = 0;

	*longest = 0;
	for (uint64_t at = 0; at <= table->mask; at++) {
		const struct hft_index_slot *slot = &table->slots[at];
		uint64_t far;

		if (slot->order == 0)
			continue;
		far = (at - hft_index_home(table, slot->id, slot->scope)) & table->mask;
		total += far;
		*longest = far > *longest ? far : *longest;
	}
	return total;
}
