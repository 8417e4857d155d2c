/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/names.h"

static uint64_t pages(uint64_t bytes)
{
	return (bytes + 4095) & ~(uint64_t)4095;
}

uint64_t hft_engine_names_place(struct hft_engine_names *names, uint8_t *base, uint64_t max,
				uint64_t seed)
{
	uint64_t rows = pages((max + 1) * sizeof(struct hft_engine_name));

	if (base != NULL) {
		*names = (struct hft_engine_names){
			.rows = (struct hft_engine_name *)(void *)base,
			.index_at = base + rows,
			.max = max,
			.seed = seed,
		};
		hft_engine_names_reset(names);
	}
	return rows + pages(hft_index_place(NULL, NULL, max, NULL, 0));
}

void hft_engine_names_reset(struct hft_engine_names *names)
{
	const struct hft_index_rows rows = {
		.base = names->rows,
		.stride = sizeof(struct hft_engine_name),
		.id_at = offsetof(struct hft_engine_name, client_id),
		.scope_at = offsetof(struct hft_engine_name, session),
		.scope_mask = UINT32_MAX,
	};

	hft_index_place(&names->index, names->index_at, names->max, &rows, names->seed);
	names->count = 0;
}

uint64_t hft_engine_names_find(const struct hft_engine_names *names, uint32_t session,
			       uint64_t client_id)
{
	/* Row 0 is nobody's, and stays 0. */
	return names->rows[hft_index_find(&names->index, client_id, session)].order_id;
}

/* The newest table and, in the other area, one of at most half its size. */
static uint64_t table_bytes(const struct hft_engine_names *names)
{
	return (names->index.now.mask + 1) * sizeof(struct hft_index_bucket);
}

uint64_t hft_engine_names_dirty(const struct hft_engine_names *names)
{
	return table_bytes(names) + table_bytes(names) / 2;
}

uint64_t hft_engine_names_clear(struct hft_engine_names *names, uint64_t from, uint64_t bytes)
{
	const struct hft_index *index = &names->index;
	uint64_t first = table_bytes(names);
	uint64_t total = hft_engine_names_dirty(names);
	uint8_t *at = (uint8_t *)index->area[index->area_now];

	if (bytes > total - from)
		bytes = total - from;
	if (from >= first)
		at = (uint8_t *)index->area[index->area_now ^ 1] + (from - first);
	else {
		at += from;
		if (bytes > first - from)
			bytes = first - from;
	}
	memset(at, 0, bytes);
	return from + bytes;
}

void hft_engine_names_keep(struct hft_engine_names *names, uint32_t row)
{
	struct hft_engine_name name = names->rows[row];

	names->rows[++names->count] = name;
	hft_index_put(&names->index, name.client_id, (uint32_t)name.session, names->count);
}
