/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

static uint64_t magnitude(int64_t price)
{
	return price < 0 ? 0 - (uint64_t)price : (uint64_t)price;
}

static bool bands_valid(const hft_tick_band *bands, uint32_t n)
{
	if (bands[0].price_from != 0)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (bands[i].tick < 1 ||
		    (i > 0 && bands[i].price_from <= bands[i - 1].price_from))
			return false;
	return true;
}

int64_t hft_ref_tick_table_add(hft_ref *ref, const hft_tick_band *bands, uint32_t n)
{
	uint32_t count;
	const uint8_t *bytes;

	if (ref == NULL || bands == NULL || n < 1 || n > HFT_REF_BANDS_MAX ||
	    !bands_valid(bands, n))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&ref->guard))
		return HFT_E_BUSY;
	count = atomic_load_explicit(&ref->tick_table_count, memory_order_relaxed);
	if (count == ref->config.tick_tables_max || hft_ref_log_full(ref)) {
		hft_guard_leave(&ref->guard);
		return HFT_E_FULL;
	}
	bytes = hft_ref_log_append(ref, HFT_REF_ROW_TICK_TABLE, bands,
				   n * (uint32_t)sizeof(bands[0]));
	atomic_store_explicit(&ref->tick_tables[count], (const struct hft_ref_entry *)bytes - 1,
			      memory_order_release);
	atomic_store_explicit(&ref->tick_table_count, count + 1, memory_order_release);
	hft_guard_leave(&ref->guard);
	return (int64_t)count + 1;
}

/* The tick of the last band that starts at or below |price|. There are at most 32. */
static int64_t tick_at(const struct hft_ref_entry *entry, int64_t price)
{
	const hft_tick_band *bands = (const hft_tick_band *)hft_ref_entry_bytes(entry);
	uint32_t n = entry->count / (uint32_t)sizeof(bands[0]);
	uint64_t size = magnitude(price);
	uint32_t i = 1;

	while (i < n && (uint64_t)bands[i].price_from <= size)
		i++;
	return bands[i - 1].tick;
}

int64_t hft_ref_tick(const hft_ref *ref, uint32_t table, int64_t price)
{
	const struct hft_ref_entry *entry = NULL;

	if (ref == NULL || price == HFT_PRICE_NONE)
		return HFT_E_INVAL;
	if (table >= 1 && table <= ref->config.tick_tables_max)
		entry = atomic_load_explicit(&ref->tick_tables[table - 1], memory_order_acquire);
	return entry == NULL ? HFT_E_NOTFOUND : tick_at(entry, price);
}

hft_status hft_ref_price_check(const hft_ref *ref, uint32_t instrument, int64_t price)
{
	const hft_instrument *row;

	if (ref == NULL || price == HFT_PRICE_NONE)
		return HFT_E_INVAL;
	row = hft_ref_row_of(ref, instrument);
	if (row == NULL)
		return HFT_E_NOTFOUND;
	/* A maximum of none is the largest number, and so no bound. */
	if ((row->price_min != HFT_PRICE_NONE && price < row->price_min) || price > row->price_max)
		return HFT_E_RANGE;
	if (row->tick_table == 0)
		return HFT_OK;
	return price % hft_ref_tick(ref, row->tick_table, price) == 0 ? HFT_OK : HFT_E_INVAL;
}
