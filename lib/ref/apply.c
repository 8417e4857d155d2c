/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

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

static int64_t apply_party(hft_ref *ref, const hft_ref_row *row)
{
	hft_party party;

	if (row->count != sizeof(party))
		return HFT_E_MALFORMED;
	memcpy(&party, row->bytes, sizeof(party));
	return hft_ref_party_add(ref, &party);
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
	case HFT_REF_ROW_PARTY:
		return apply_party(ref, row);
	default:
		return HFT_E_MALFORMED;
	}
}
