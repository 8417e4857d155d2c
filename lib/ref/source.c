/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

static bool source_valid(const hft_source *row)
{
	return row->id_scope <= HFT_SCOPE_INSTRUMENT && row->venue[0] != 0 && row->feed[0] != 0 &&
	       hft_ref_text_valid(row->venue, sizeof(row->venue)) &&
	       hft_ref_text_valid(row->feed, sizeof(row->feed));
}

/* The row of this venue and feed, or NULL. Sources are few and added at the start of a day. */
static const hft_source *source_named(const hft_ref *ref, const hft_source *row)
{
	uint32_t count = atomic_load_explicit(&ref->source_count, memory_order_relaxed);

	for (uint32_t i = 0; i < count; i++) {
		const hft_source *known =
			atomic_load_explicit(&ref->sources[i], memory_order_relaxed);

		if (memcmp(known->venue, row->venue, sizeof(row->venue)) == 0 &&
		    memcmp(known->feed, row->feed, sizeof(row->feed)) == 0)
			return known;
	}
	return NULL;
}

/* Events point at sources, so that a source never changes once it is there. */
static int64_t source_known(const hft_source *known, const hft_source *row)
{
	if (known->format != row->format || known->id_scope != row->id_scope)
		return HFT_E_EXISTS;
	return row->id == 0 || row->id == known->id ? known->id : HFT_E_INVAL;
}

static int64_t source_add(hft_ref *ref, hft_source row)
{
	const hft_source *known = source_named(ref, &row);
	uint32_t next = atomic_load_explicit(&ref->source_count, memory_order_relaxed) + 1;
	const uint8_t *bytes;

	if (known != NULL)
		return source_known(known, &row);
	if (row.id != 0 && row.id != next)
		return HFT_E_INVAL;
	if (next > ref->config.sources_max || hft_ref_log_full(ref))
		return HFT_E_FULL;
	row.id = (uint16_t)next;
	bytes = hft_ref_log_append(ref, HFT_REF_ROW_SOURCE, &row, sizeof(row));
	atomic_store_explicit(&ref->sources[next - 1], (const hft_source *)bytes,
			      memory_order_release);
	atomic_store_explicit(&ref->source_count, next, memory_order_release);
	return next;
}

int64_t hft_ref_source_add(hft_ref *ref, const hft_source *row)
{
	int64_t id;

	if (ref == NULL || row == NULL || !source_valid(row))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&ref->guard))
		return HFT_E_BUSY;
	id = source_add(ref, *row);
	hft_guard_leave(&ref->guard);
	return id;
}

hft_status hft_ref_source(const hft_ref *ref, uint16_t id, hft_source *out)
{
	const hft_source *row = NULL;

	if (ref == NULL || out == NULL)
		return HFT_E_INVAL;
	if (id >= 1 && id <= ref->config.sources_max)
		row = atomic_load_explicit(&ref->sources[id - 1], memory_order_acquire);
	if (row == NULL)
		return HFT_E_NOTFOUND;
	*out = *row;
	return HFT_OK;
}
