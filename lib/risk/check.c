/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/risk.h"

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

/* Scope, id, instrument: never two rows the same. */
static bool row_before(const hft_risk *risk, uint32_t a, uint32_t b)
{
	hft_position x, y;

	hft_words_load(&x, risk->rows[a].words, HFT_RISK_WORDS);
	hft_words_load(&y, risk->rows[b].words, HFT_RISK_WORDS);
	if (x.scope != y.scope)
		return x.scope < y.scope;
	return x.id != y.id ? x.id < y.id : x.instrument < y.instrument;
}

/* Move the entry at `at` of a heap of `count` down to its place, the greatest on top. */
static void sift(const hft_risk *risk, uint32_t *heap, uint64_t at, uint64_t count)
{
	uint32_t entry = heap[at];

	for (;;) {
		uint64_t child = 2 * at + 1;

		if (child >= count)
			break;
		if (child + 1 < count && row_before(risk, heap[child], heap[child + 1]))
			child++;
		if (!row_before(risk, entry, heap[child]))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = entry;
}

/* In place and without allocation. */
static void rows_sort(const hft_risk *risk, uint32_t count)
{
	uint32_t *heap = risk->sorted;

	for (uint32_t i = 0; i < count; i++)
		heap[i] = i;
	for (uint32_t i = count / 2; i-- > 0;)
		sift(risk, heap, i, count);
	for (uint32_t left = count; left > 1; left--) {
		uint32_t last = heap[left - 1];

		heap[left - 1] = heap[0];
		heap[0] = last;
		sift(risk, heap, 0, left - 1);
	}
}

uint64_t hft_risk_hash(const hft_risk *risk)
{
	uint64_t hash = 0;
	uint32_t count;

	if (risk == NULL)
		return 0;
	count = hft_risk_row_count(risk);
	rows_sort(risk, count);
	for (uint32_t i = 0; i < count; i++) {
		const struct hft_risk_row *row = &risk->rows[risk->sorted[i]];

		for (uint32_t word = 0; word < HFT_RISK_WORDS; word++)
			hash = hash_word(hash, (uint64_t)hft_risk_word(row, word));
	}
	return hash;
}

static bool row_check(const hft_risk *risk, const struct hft_risk_row *row, const hft_position *p)
{
	bool flat = p->cost_lo == 0 && p->cost_hi == 0;

	if (p->open_buy < 0 || p->open_sell < 0 || p->bought < 0 || p->sold < 0)
		return false;
	if (p->bought > HFT_RISK_TURNOVER_MAX - p->open_buy ||
	    p->sold > HFT_RISK_TURNOVER_MAX - p->open_sell)
		return false;
	if (p->position != p->bought - p->sold || (p->position == 0 && !flat))
		return false;
	/* An order that is filled while it waits for an answer counts, with nothing open. */
	if (p->orders == 0 && (p->open_buy != 0 || p->open_sell != 0))
		return false;
	return hft_risk_row_find(risk, p->scope, p->id, p->instrument) == row;
}

/* Orders of all account rows, of all trader rows. */
static bool rows_check(const hft_risk *risk, uint64_t orders[2])
{
	uint32_t count = hft_risk_row_count(risk);

	for (uint32_t i = 0; i < count; i++) {
		hft_position p;

		hft_words_load(&p, risk->rows[i].words, HFT_RISK_WORDS);
		if (!row_check(risk, &risk->rows[i], &p))
			return false;
		orders[p.scope == HFT_RISK_TRADER] += p.orders;
	}
	return true;
}

static uint64_t open_sum(const struct hft_risk_scope *scopes, uint64_t stride, uint32_t high)
{
	const uint8_t *at = (const uint8_t *)scopes;
	uint64_t sum = 0;

	for (uint64_t id = 1; id <= high; id++)
		sum += ((const struct hft_risk_scope *)(const void *)(at + id * stride))->open;
	return sum;
}

static bool risk_check(const hft_risk *risk)
{
	uint64_t orders[2] = { 0, 0 };
	uint64_t open = risk->firm.open;
	uint64_t scope_size = sizeof(struct hft_risk_scope);

	return rows_check(risk, orders) && orders[0] == open && orders[1] == open &&
	       open_sum(risk->accounts, scope_size, risk->account_high) == open &&
	       open_sum(risk->traders, scope_size, risk->trader_high) == open &&
	       open_sum(&risk->instruments->scope, sizeof(struct hft_risk_instrument),
			risk->instrument_high) == open;
}

hft_status hft_risk_check(hft_risk *risk)
{
	hft_status status = HFT_E_INTERNAL;

	if (risk == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	if (!hft_risk_poisoned(risk))
		status = risk_check(risk) ? HFT_OK : hft_risk_poison(risk);
	hft_guard_leave(&risk->guard);
	return status;
}
