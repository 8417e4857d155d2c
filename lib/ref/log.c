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
