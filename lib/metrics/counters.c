/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/metrics.h>

#include "core/core.h"
#include "mem/mem.h"

#define COUNTERS_MAX 65536
#define NAME_SIZE 64 /* with the NUL */

/* What only this file knows lies behind the inline header's part; then counters, names, index. */
struct metrics_block {
	struct hft_metrics metrics;
	char (*names)[NAME_SIZE];
	uint32_t *index; /* open hash of id + 1 by name; 0 is empty */
	uint32_t index_mask;
	uint32_t counters_max;
	uint64_t bytes_reserved;
	struct hft_guard guard;
};

_Static_assert(sizeof(hft_metrics_config) == 8, "the config of the first release");
_Static_assert(sizeof(struct hft_metrics) == 128, "the inline header's ABI");
_Static_assert(sizeof(struct hft_counter) == 64, "the inline header's ABI");
_Static_assert(sizeof(struct metrics_block) <= 192, "the counters start there");

static const hft_metrics_config defaults = { sizeof(hft_metrics_config), 256 };

hft_status hft_metrics_config_init(hft_metrics_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, 8, &defaults, sizeof(defaults));
}

/* At least twice as many places as counters, so that a search always ends at an empty one. */
static uint32_t index_places(uint32_t counters_max)
{
	uint32_t places = 2;

	while (places < 2 * counters_max)
		places *= 2;
	return places;
}

static void lay_out(struct metrics_block *block, uint32_t counters_max, uint32_t places)
{
	uint8_t *counters = (uint8_t *)block + 192;
	uint8_t *names = counters + (uint64_t)counters_max * sizeof(struct hft_counter);

	block->metrics.counters_offset = 192;
	block->names = (char(*)[NAME_SIZE])names;
	block->index = (uint32_t *)(void *)(names + (uint64_t)counters_max * NAME_SIZE);
	block->index_mask = places - 1;
	block->counters_max = counters_max;
}

hft_status hft_metrics_create(const hft_metrics_config *config, hft_metrics **out)
{
	struct hft_mem_request request = { .node = -1 };
	hft_metrics_config own = defaults;
	struct metrics_block *block;
	hft_mem_grant grant;
	uint32_t places;
	void *address;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_config_copy(&own, sizeof(own), 8, config);
	if (status != HFT_OK)
		return status;
	if (own.counters_max == 0 || own.counters_max > COUNTERS_MAX)
		return HFT_E_INVAL;
	places = index_places(own.counters_max);
	request.bytes = 192 + own.counters_max * (uint64_t)(64 + NAME_SIZE) + places * (uint64_t)4;
	status = hft_mem_reserve(&request, &address, &grant);
	if (status != HFT_OK)
		return status;
	block = address;
	block->bytes_reserved = grant.bytes_reserved;
	lay_out(block, own.counters_max, places);
	*out = &block->metrics;
	return HFT_OK;
}

void hft_metrics_destroy(hft_metrics *metrics)
{
	struct metrics_block *block = (struct metrics_block *)metrics;

	if (metrics != NULL)
		hft_mem_release(block, block->bytes_reserved);
}

/* Bytes that follow the first one of a UTF-8 character, -1 for a byte that cannot be first. */
static int following(uint8_t first)
{
	if (first < 0x80)
		return 0;
	if (first >= 0xc2 && first < 0xe0)
		return 1;
	if (first >= 0xe0 && first < 0xf0)
		return 2;
	return first >= 0xf0 && first < 0xf5 ? 3 : -1;
}

/* Forms that are longer than needed, surrogates, and numbers past U+10FFFF show in 2 bytes. */
static bool second_fits(uint8_t first, uint8_t second)
{
	if (first == 0xe0 || first == 0xf0)
		return second >= (first == 0xe0 ? 0xa0 : 0x90);
	if (first == 0xed || first == 0xf4)
		return second < (first == 0xed ? 0xa0 : 0x90);
	return true;
}

static bool is_utf8(const char *name)
{
	const uint8_t *p = (const uint8_t *)name;

	while (*p != 0) {
		uint8_t first = *p++;
		int more = following(first);

		if (more < 0 || (more > 0 && !second_fits(first, *p)))
			return false;
		for (; more > 0; more--)
			if ((*p++ & 0xc0) != 0x80)
				return false;
	}
	return true;
}

static uint32_t hash_of(const char *name)
{
	uint32_t hash = 2166136261u; /* FNV-1a */

	for (; *name != '\0'; name++)
		hash = (hash ^ (uint8_t)*name) * 16777619u;
	return hash ^ hash >> 15;
}

/* The place of a name, or the empty one where it belongs. */
static uint32_t *find(struct metrics_block *block, const char *name)
{
	uint32_t at = hash_of(name) & block->index_mask;

	while (block->index[at] != 0 && strcmp(block->names[block->index[at] - 1], name) != 0)
		at = (at + 1) & block->index_mask;
	return &block->index[at];
}

static int64_t find_or_add(struct metrics_block *block, const char *name, size_t length)
{
	uint64_t count = block->metrics.count;
	uint32_t *place = find(block, name);

	if (*place != 0)
		return *place - 1;
	if (count == block->counters_max)
		return HFT_E_FULL;
	memcpy(block->names[count], name, length + 1);
	*place = (uint32_t)count + 1;
	/* Readers that see the count see the name. */
	__atomic_store_n(&block->metrics.count, count + 1, __ATOMIC_RELEASE);
	return (int64_t)count;
}

int64_t hft_metrics_counter(hft_metrics *metrics, const char *name)
{
	struct metrics_block *block = (struct metrics_block *)metrics;
	size_t length;
	int64_t id;

	if (metrics == NULL || name == NULL)
		return HFT_E_INVAL;
	length = strnlen(name, NAME_SIZE);
	if (length == 0 || length == NAME_SIZE || !is_utf8(name))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&block->guard))
		return HFT_E_BUSY;
	id = find_or_add(block, name, length);
	hft_guard_leave(&block->guard);
	return id;
}

void hft_metrics_add(hft_metrics *metrics, uint32_t id, uint64_t value)
{
	hft_metrics_add_inline(metrics, id, value);
}

static bool known(const hft_metrics *metrics, uint32_t id)
{
	return metrics != NULL && id < __atomic_load_n(&metrics->count, __ATOMIC_ACQUIRE);
}

uint64_t hft_metrics_value(const hft_metrics *metrics, uint32_t id)
{
	const struct hft_counter *counters;

	if (!known(metrics, id))
		return 0;
	counters = (const void *)((const uint8_t *)metrics + metrics->counters_offset);
	return __atomic_load_n(&counters[id].value, __ATOMIC_RELAXED);
}

const char *hft_metrics_name(const hft_metrics *metrics, uint32_t id)
{
	return known(metrics, id) ? ((const struct metrics_block *)metrics)->names[id] : NULL;
}

int64_t hft_metrics_count(const hft_metrics *metrics)
{
	if (metrics == NULL)
		return HFT_E_INVAL;
	return (int64_t)__atomic_load_n(&metrics->count, __ATOMIC_ACQUIRE);
}
