/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of ref, copied and made ready. */
#include "risk/risk.h"

#include "ref/ref.h"

static struct hft_risk_divisor divisor_of(uint64_t d, uint8_t *shift)
{
	struct hft_risk_divisor divisor = { .limit = UINT64_MAX / d };
	uint64_t odd;

	*shift = (uint8_t)__builtin_ctzll(d);
	odd = d >> *shift;
	/* Right to 3 bits at first; each step doubles them. */
	divisor.inverse = odd;
	for (uint32_t bits = 3; bits < 64; bits *= 2)
		divisor.inverse *= 2 - odd * divisor.inverse;
	return divisor;
}

/* A table never changes, so its only band can be kept. */
static void ticks_take(struct hft_risk_terms *terms, const hft_ref *ref, uint32_t table)
{
	const struct hft_ref_entry *entry;

	terms->tick_table = 0;
	terms->tick = divisor_of(1, &terms->tick_shift);
	if (table == 0)
		return;
	entry = atomic_load_explicit(&ref->tick_tables[table - 1], memory_order_acquire);
	if (entry->count == sizeof(hft_tick_band))
		terms->tick = divisor_of((uint64_t)hft_ref_tick(ref, table, 0),
					 &terms->tick_shift);
	else
		terms->tick_table = table;
}

static hft_status instrument_load(hft_risk *risk, uint32_t instrument)
{
	const hft_instrument *row = hft_ref_row_of(risk->config.ref, instrument);
	struct hft_risk_terms *terms;

	if (row == NULL || instrument > risk->config.instruments_max)
		return HFT_E_NOTFOUND;
	terms = &risk->instruments[instrument].terms;
	terms->price_min = row->price_min == HFT_PRICE_NONE ? INT64_MIN : row->price_min;
	terms->price_max = row->price_max;
	terms->multiplier = (uint64_t)row->multiplier;
	terms->lot = divisor_of((uint64_t)row->lot_size, &terms->lot_shift);
	ticks_take(terms, risk->config.ref, row->tick_table);
	terms->loaded = 1;
	return HFT_OK;
}

hft_status hft_risk_instrument_load(hft_risk *risk, uint32_t instrument)
{
	hft_status status = HFT_E_INTERNAL;

	if (risk == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	if (!hft_risk_poisoned(risk))
		status = instrument_load(risk, instrument);
	hft_guard_leave(&risk->guard);
	return status;
}

/* What ref says of a party, all zeros where its orders could not be checked. */
static struct hft_risk_party party_read(const hft_risk *risk, const hft_party *row)
{
	struct hft_risk_party party = { .account = row->account,
					.position_account = row->position_account,
					.trader = row->trader,
					.session = row->session };

	if (party.position_account == 0)
		party.position_account = party.account;
	if (party.account - 1 >= risk->config.accounts_max ||
	    party.position_account - 1 >= risk->config.accounts_max ||
	    party.trader - 1 >= risk->config.traders_max)
		return (struct hft_risk_party){ 0 };
	return party;
}

static hft_status party_load(hft_risk *risk, uint32_t id)
{
	const hft_party *row = hft_ref_party_of(risk->config.ref, id);
	struct hft_risk_party *known;
	struct hft_risk_party party;

	if (row == NULL || id > risk->config.parties_max)
		return HFT_E_NOTFOUND;
	known = &risk->parties[id];
	party = party_read(risk, row);
	/*
	 * Orders were counted where the row led; their ends must be counted there too, and a
	 * venue may void a trade long after.
	 */
	if (known->ordered != 0 && (party.account != known->account ||
				 party.position_account != known->position_account ||
				 party.trader != known->trader))
		return HFT_E_EXISTS;
	party.open = known->open;
	party.ordered = known->ordered;
	*known = party;
	return HFT_OK;
}

hft_status hft_risk_party_load(hft_risk *risk, uint32_t party)
{
	hft_status status = HFT_E_INTERNAL;

	if (risk == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	if (!hft_risk_poisoned(risk))
		status = party_load(risk, party);
	hft_guard_leave(&risk->guard);
	return status;
}
