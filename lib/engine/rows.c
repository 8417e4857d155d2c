/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/* Rows of reference data: taken, put into ref, and read again by whoever keeps a copy. */

static hft_status instrument_load(hft_engine *engine, uint32_t id)
{
	hft_instrument row;
	hft_status status = hft_ref_instrument(engine->ref, id, &row);

	if (status == HFT_OK)
		status = hft_risk_instrument_load(engine->risk, id);
	if (status == HFT_OK)
		engine->multipliers[id] = row.multiplier;
	return status;
}

static hft_status party_load(hft_engine *engine, uint32_t id)
{
	hft_party row;
	hft_status status = hft_ref_party(engine->ref, id, &row);

	if (status == HFT_OK)
		status = hft_risk_party_load(engine->risk, id);
	if (status == HFT_OK)
		status = hft_match_party_set(engine->match, &row);
	return status;
}

/*
 * A party's accounts stay while it has open orders, as risk alone can tell: then the row that was
 * is put back.
 */
static int64_t party_do(hft_engine *engine, const hft_ref_row *row)
{
	hft_party before = { 0 };
	hft_status status;
	int64_t id;

	if (row->count == sizeof(before)) {
		hft_party after;

		memcpy(&after, row->bytes, sizeof(after));
		hft_ref_party(engine->ref, after.id, &before);
	}
	id = hft_ref_apply(engine->ref, row);
	if (id < 0)
		return id;
	status = party_load(engine, (uint32_t)id);
	if (status == HFT_E_EXISTS && before.id != 0 &&
	    hft_ref_party_add(engine->ref, &before) == id)
		return HFT_E_EXISTS;
	return status == HFT_OK ? id : hft_engine_poison(engine);
}

/* A row that was refused was an input too: it is refused again. */
hft_status hft_engine_row_do(hft_engine *engine, const hft_ref_row *row, int64_t *id)
{
	hft_status status = HFT_OK;

	*id = row->kind == HFT_REF_ROW_PARTY ? party_do(engine, row) :
					       hft_ref_apply(engine->ref, row);
	if (*id < 0)
		return (hft_status)*id;
	if (row->kind == HFT_REF_ROW_INSTRUMENT)
		status = instrument_load(engine, (uint32_t)*id);
	return status == HFT_OK ? HFT_OK : hft_engine_poison(engine);
}

static bool row_valid(const hft_ref_row *row)
{
	return row != NULL && row->kind >= HFT_REF_ROW_INSTRUMENT &&
	       row->kind <= HFT_REF_ROW_PARTY && row->count <= sizeof(row->bytes);
}

static int64_t row_in(hft_engine *engine, hft_time ts, const hft_ref_row *row)
{
	hft_status status;
	int64_t id;

	if (!row_valid(row))
		return row == NULL ? HFT_E_INVAL : HFT_E_MALFORMED;
	status = hft_engine_take(engine, HFT_INPUT_ROW, ts, row, sizeof(*row));
	if (status != HFT_OK)
		return status;
	status = hft_engine_row_do(engine, row, &id);
	return status == HFT_OK ? id : status;
}

int64_t hft_engine_row_add(hft_engine *engine, hft_time ts, const hft_ref_row *row)
{
	int64_t id = hft_engine_enter(engine);

	if (id != HFT_OK)
		return id;
	id = row_in(engine, ts, row);
	hft_engine_leave(engine);
	return id;
}

static int64_t typed_add(hft_engine *engine, hft_time ts, uint32_t kind, const void *bytes,
			 uint64_t count)
{
	hft_ref_row row = { .kind = kind, .count = (uint32_t)count };

	if (engine == NULL || bytes == NULL || count > sizeof(row.bytes))
		return HFT_E_INVAL;
	memcpy(row.bytes, bytes, count);
	return hft_engine_row_add(engine, ts, &row);
}

int64_t hft_engine_instrument_add(hft_engine *engine, hft_time ts, const hft_instrument *row)
{
	return typed_add(engine, ts, HFT_REF_ROW_INSTRUMENT, row, sizeof(*row));
}

int64_t hft_engine_tick_table_add(hft_engine *engine, hft_time ts, const hft_tick_band *bands,
				  uint32_t n)
{
	return n == 0 ? HFT_E_INVAL :
			typed_add(engine, ts, HFT_REF_ROW_TICK_TABLE, bands,
				  n * (uint64_t)sizeof(*bands));
}

int64_t hft_engine_party_add(hft_engine *engine, hft_time ts, const hft_party *row)
{
	return typed_add(engine, ts, HFT_REF_ROW_PARTY, row, sizeof(*row));
}
