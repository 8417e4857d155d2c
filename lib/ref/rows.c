/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

bool hft_ref_log_full(const hft_ref *ref)
{
	return atomic_load_explicit(&ref->rows, memory_order_relaxed) == ref->config.rows_max;
}

const uint8_t *hft_ref_log_append(hft_ref *ref, uint32_t kind, const void *bytes, uint32_t count)
{
	uint32_t row = atomic_load_explicit(&ref->rows, memory_order_relaxed);
	struct hft_ref_entry *entry = (struct hft_ref_entry *)(ref->log + ref->log_used);

	assert(row < ref->config.rows_max && count <= sizeof(((hft_ref_row *)0)->bytes));
	entry->kind = kind;
	entry->count = count;
	memcpy(entry + 1, bytes, count);
	ref->row_offsets[row] = ref->log_used;
	ref->log_used += sizeof(*entry) + (count + 7) / 8 * 8;
	atomic_store_explicit(&ref->rows, row + 1, memory_order_release);
	return hft_ref_entry_bytes(entry);
}

int64_t hft_ref_rows(const hft_ref *ref)
{
	if (ref == NULL)
		return HFT_E_INVAL;
	return atomic_load_explicit(&ref->rows, memory_order_acquire);
}

hft_status hft_ref_row_get(const hft_ref *ref, uint64_t index, hft_ref_row *out)
{
	const struct hft_ref_entry *entry;

	if (ref == NULL || out == NULL)
		return HFT_E_INVAL;
	if (index >= atomic_load_explicit(&ref->rows, memory_order_acquire))
		return HFT_E_NOTFOUND;
	entry = (const struct hft_ref_entry *)(ref->log + ref->row_offsets[index]);
	memset(out, 0, sizeof(*out));
	out->kind = entry->kind;
	out->count = entry->count;
	memcpy(out->bytes, hft_ref_entry_bytes(entry), entry->count);
	return HFT_OK;
}

static int64_t apply_instrument(hft_ref *ref, const hft_ref_row *row)
{
	hft_instrument instrument;

	if (row->count != sizeof(instrument))
		return HFT_E_MALFORMED;
	memcpy(&instrument, row->bytes, sizeof(instrument));
	return hft_ref_instrument_add(ref, &instrument);
}

static int64_t apply_tick_table(hft_ref *ref, const hft_ref_row *row)
{
	hft_tick_band bands[HFT_REF_BANDS_MAX];

	if (row->count == 0 || row->count % sizeof(bands[0]) != 0)
		return HFT_E_MALFORMED;
	memcpy(bands, row->bytes, row->count);
	return hft_ref_tick_table_add(ref, bands, row->count / (uint32_t)sizeof(bands[0]));
}

static int64_t apply_source(hft_ref *ref, const hft_ref_row *row)
{
	hft_source source;

	if (row->count != sizeof(source))
		return HFT_E_MALFORMED;
	memcpy(&source, row->bytes, sizeof(source));
	return hft_ref_source_add(ref, &source);
}

int64_t hft_ref_apply(hft_ref *ref, const hft_ref_row *row)
{
	if (ref == NULL || row == NULL)
		return HFT_E_INVAL;
	if (row->count > sizeof(row->bytes))
		return HFT_E_MALFORMED;
	for (uint32_t i = row->count; i < sizeof(row->bytes); i++)
		if (row->bytes[i] != 0)
			return HFT_E_MALFORMED;
	switch (row->kind) {
	case HFT_REF_ROW_INSTRUMENT:
		return apply_instrument(ref, row);
	case HFT_REF_ROW_TICK_TABLE:
		return apply_tick_table(ref, row);
	case HFT_REF_ROW_SOURCE:
		return apply_source(ref, row);
	default:
		return HFT_E_MALFORMED;
	}
}
