/* SPDX-License-Identifier: Apache-2.0 */
/* Rows: made by the writer, read by any thread. */
#include "risk/risk.h"

enum { READ_TRIES = 64 };

static void table_put(hft_risk *risk, uint32_t number)
{
	const struct hft_risk_row *row = &risk->rows[number];
	const struct hft_risk_table *table = &risk->table;
	struct hft_risk_name name = { (uint64_t)hft_risk_word(row, 0),
				      (uint64_t)hft_risk_word(row, 1) };
	uint64_t at = hft_risk_name_hash(risk, name) >> table->shift;

	while (atomic_load_explicit(&table->slots[at], memory_order_relaxed) != 0)
		at = (at + 1) & table->mask;
	/* Whoever finds the number finds the row written. */
	atomic_store_explicit(&table->slots[at], number + 1, memory_order_release);
}

static void index_grow(hft_risk *risk)
{
	uint32_t state = atomic_load_explicit(&risk->index_state, memory_order_relaxed);

	state = (state | 1) + 2;
	risk->table_before = risk->table;
	risk->table = hft_risk_table_of(risk, state >> 1);
	risk->index_moved = 0;
	atomic_store_explicit(&risk->index_state, state, memory_order_release);
}

/* All rows of the table before are in this one too. */
static void index_grown(hft_risk *risk)
{
	uint32_t state = atomic_load_explicit(&risk->index_state, memory_order_relaxed);

	risk->table_before.slots = NULL;
	atomic_store_explicit(&risk->index_state, state - 1, memory_order_release);
}

/*
 * A table of n slots is outgrown at n / 2 rows. The next has room for as many more, and each row
 * that is added moves two: so all have moved before it is outgrown itself.
 */
static void index_add(hft_risk *risk, uint32_t number)
{
	if (number == (risk->table.mask + 1) / 2)
		index_grow(risk);
	table_put(risk, number);
	if (risk->table_before.slots == NULL)
		return;
	for (uint32_t i = 0; i < 2; i++)
		table_put(risk, risk->index_moved++);
	if (risk->index_moved == (risk->table.mask + 1) / 4)
		index_grown(risk);
}

struct hft_risk_row *hft_risk_row_add(hft_risk *risk, uint32_t scope, uint32_t id,
				      uint32_t instrument)
{
	uint32_t number = hft_risk_row_count(risk);
	struct hft_risk_row *row = &risk->rows[number];
	hft_position position = { .scope = scope, .id = id, .instrument = instrument };

	assert(number < risk->config.positions_max);
	hft_words_store(row->words, &position, HFT_RISK_WORDS);
	index_add(risk, number);
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

/* It asks again when a table came or went meanwhile. */
static const struct hft_risk_row *row_look_up(const hft_risk *risk, struct hft_risk_name name)
{
	uint64_t hash = hft_risk_name_hash(risk, name);
	uint32_t state = atomic_load_explicit(&risk->index_state, memory_order_acquire);

	for (;;) {
		struct hft_risk_table table = hft_risk_table_of(risk, state >> 1);
		const struct hft_risk_row *row = hft_risk_table_find(risk, &table, hash, name);
		uint32_t before = state;

		if (row == NULL && (state & 1) != 0) {
			table = hft_risk_table_of(risk, (state >> 1) - 1);
			row = hft_risk_table_find(risk, &table, hash, name);
		}
		state = atomic_load_explicit(&risk->index_state, memory_order_acquire);
		if (row != NULL || state == before)
			return row;
	}
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
	row = row_look_up(risk, hft_risk_name_of((uint32_t)scope, id, instrument));
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
