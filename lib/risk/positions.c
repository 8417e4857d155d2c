/* SPDX-License-Identifier: Apache-2.0 */
/* Rows: made by the writer, read by any thread. */
#include "risk/risk.h"

enum { READ_TRIES = 64 };

struct hft_risk_row *hft_risk_row_add(hft_risk *risk, uint32_t scope, uint32_t id,
				      uint32_t instrument)
{
	uint64_t key = hft_risk_row_key(scope, id, instrument);
	uint64_t at = hft_risk_home(risk, key);
	uint32_t number = hft_risk_row_count(risk);
	struct hft_risk_row *row = &risk->rows[number];
	hft_position position = { .scope = scope, .id = id, .instrument = instrument };

	assert(number < risk->config.positions_max);
	while (atomic_load_explicit(&risk->slots[at].key, memory_order_relaxed) != 0)
		at = (at + 1) & risk->slot_mask;
	hft_words_store(row->words, &position, HFT_RISK_WORDS);
	risk->slots[at].row = number;
	/* Whoever finds the key or the number finds the row written. */
	atomic_store_explicit(&risk->slots[at].key, key, memory_order_release);
	atomic_store_explicit(&risk->row_count, number + 1, memory_order_release);
	return row;
}

static bool row_read(const struct hft_risk_row *row, hft_position *out)
{
	for (uint32_t i = 0; i < READ_TRIES; i++) {
		uint64_t version = hft_seqlock_read_begin(&row->lock);

		hft_words_load(out, row->words, HFT_RISK_WORDS);
		if (!hft_seqlock_read_retry(&row->lock, version))
			return true;
	}
	return false;
}

hft_status hft_risk_position_read(const hft_risk *risk, int32_t scope, uint32_t id,
				  uint32_t instrument, hft_position *out)
{
	const struct hft_risk_row *row;
	hft_position found;

	if (risk == NULL || out == NULL || (scope != HFT_RISK_ACCOUNT && scope != HFT_RISK_TRADER))
		return HFT_E_INVAL;
	if (hft_risk_poisoned(risk))
		return HFT_E_INTERNAL;
	/* A wider id would spill into the key's other fields. */
	if (instrument == 0 || id > INT32_MAX)
		return HFT_E_NOTFOUND;
	row = hft_risk_row_find(risk, hft_risk_row_key((uint32_t)scope, id, instrument));
	if (row == NULL)
		return HFT_E_NOTFOUND;
	if (!row_read(row, &found))
		return HFT_E_AGAIN;
	*out = found;
	return HFT_OK;
}

int64_t hft_risk_positions_read(const hft_risk *risk, uint32_t from, hft_position *out,
				uint32_t cap)
{
	uint32_t rows;
	uint32_t count = 0;

	if (risk == NULL || (out == NULL && cap != 0))
		return HFT_E_INVAL;
	if (hft_risk_poisoned(risk))
		return HFT_E_INTERNAL;
	rows = atomic_load_explicit(&risk->row_count, memory_order_acquire);
	for (; count < cap && from < rows; count++, from++) {
		hft_position found;

		if (!row_read(&risk->rows[from], &found))
			return count != 0 ? (int64_t)count : HFT_E_AGAIN;
		out[count] = found;
	}
	return count;
}
