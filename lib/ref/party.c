/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

enum {
	PARTY_FLAGS = HFT_PARTY_DECISION_PERSON | HFT_PARTY_EXECUTION_PERSON |
		      HFT_PARTY_EXECUTION_CLIENT | HFT_PARTY_AGGREGATED |
		      HFT_PARTY_PENDING_ALLOCATION
};

static bool party_valid(const hft_party *row)
{
	return (row->flags & ~(uint32_t)PARTY_FLAGS) == 0 && row->reserved[0] == 0 &&
	       row->reserved[1] == 0;
}

static int64_t party_add(hft_ref *ref, hft_party row)
{
	uint32_t count = atomic_load_explicit(&ref->party_count, memory_order_relaxed);
	const uint8_t *bytes;

	if (row.id == 0)
		row.id = count + 1;
	if (row.id > count + 1)
		return HFT_E_NOTFOUND;
	if (row.id > ref->config.parties_max || hft_ref_log_full(ref))
		return HFT_E_FULL;
	bytes = hft_ref_log_append(ref, HFT_REF_ROW_PARTY, &row, sizeof(row));
	atomic_store_explicit(&ref->parties[row.id - 1], (const hft_party *)bytes,
			      memory_order_release);
	if (row.id > count)
		atomic_store_explicit(&ref->party_count, row.id, memory_order_release);
	return row.id;
}

int64_t hft_ref_party_add(hft_ref *ref, const hft_party *row)
{
	int64_t id;

	if (ref == NULL || row == NULL || !party_valid(row))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&ref->guard))
		return HFT_E_BUSY;
	id = party_add(ref, *row);
	hft_guard_leave(&ref->guard);
	return id;
}

const hft_party *hft_ref_party_of(const hft_ref *ref, uint32_t id)
{
	if (id == 0 || id > ref->config.parties_max)
		return NULL;
	return atomic_load_explicit(&ref->parties[id - 1], memory_order_acquire);
}

hft_status hft_ref_party(const hft_ref *ref, uint32_t id, hft_party *out)
{
	const hft_party *row;

	if (ref == NULL || out == NULL)
		return HFT_E_INVAL;
	row = hft_ref_party_of(ref, id);
	if (row == NULL)
		return HFT_E_NOTFOUND;
	*out = *row;
	return HFT_OK;
}

int64_t hft_ref_parties(const hft_ref *ref)
{
	if (ref == NULL)
		return HFT_E_INVAL;
	return atomic_load_explicit(&ref->party_count, memory_order_acquire);
}
