/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/ref.h>

#include "layout.h"

SIZE(hft_ref_config, 24);
FIELD(hft_ref_config, size, 0, 4);
FIELD(hft_ref_config, instruments_max, 4, 4);
FIELD(hft_ref_config, tick_tables_max, 8, 4);
FIELD(hft_ref_config, sources_max, 12, 4);
FIELD(hft_ref_config, rows_max, 16, 4);
FIELD(hft_ref_config, parties_max, 20, 4);

SIZE(hft_instrument, 256);
FIELD(hft_instrument, id, 0, 4);
FIELD(hft_instrument, tick_table, 4, 4);
FIELD(hft_instrument, symbol, 8, 32);
FIELD(hft_instrument, venue, 40, 8);
FIELD(hft_instrument, currency, 48, 8);
FIELD(hft_instrument, lot_size, 56, 8);
FIELD(hft_instrument, round_lot, 64, 8);
FIELD(hft_instrument, multiplier, 72, 8);
FIELD(hft_instrument, price_min, 80, 8);
FIELD(hft_instrument, price_max, 88, 8);
FIELD(hft_instrument, wire_code, 96, 8);
FIELD(hft_instrument, kind, 104, 4);
FIELD(hft_instrument, flags, 108, 4);
FIELD(hft_instrument, isin, 112, 16);
FIELD(hft_instrument, expiry, 128, 8);
FIELD(hft_instrument, reserved, 136, 120);

VALUE(HFT_INSTRUMENT_OTHER, 0);
VALUE(HFT_INSTRUMENT_STOCK, 1);
VALUE(HFT_INSTRUMENT_FUTURE, 2);
VALUE(HFT_INSTRUMENT_OPTION, 3);
VALUE(HFT_INSTRUMENT_FX_SPOT, 4);
VALUE(HFT_INSTRUMENT_SPREAD, 5);
VALUE(HFT_INSTRUMENT_BOND, 6);

SIZE(hft_tick_band, 16);
FIELD(hft_tick_band, price_from, 0, 8);
FIELD(hft_tick_band, tick, 8, 8);

SIZE(hft_source, 48);
FIELD(hft_source, id, 0, 2);
FIELD(hft_source, format, 2, 2);
FIELD(hft_source, id_scope, 4, 4);
FIELD(hft_source, venue, 8, 8);
FIELD(hft_source, feed, 16, 32);

VALUE(HFT_SCOPE_SOURCE, 0);
VALUE(HFT_SCOPE_INSTRUMENT, 1);

SIZE(hft_party, 64);
FIELD(hft_party, id, 0, 4);
FIELD(hft_party, account, 4, 4);
FIELD(hft_party, position_account, 8, 4);
FIELD(hft_party, trader, 12, 4);
FIELD(hft_party, desk, 16, 4);
FIELD(hft_party, client, 20, 4);
FIELD(hft_party, dea_client, 24, 4);
FIELD(hft_party, strategy, 28, 4);
FIELD(hft_party, decision_algorithm, 32, 4);
FIELD(hft_party, execution_algorithm, 36, 4);
FIELD(hft_party, member, 40, 4);
FIELD(hft_party, nonexecuting_broker, 44, 4);
FIELD(hft_party, stp_group, 48, 4);
FIELD(hft_party, session, 52, 2);
FIELD(hft_party, flags, 54, 2);
FIELD(hft_party, reserved, 56, 8);

VALUE(HFT_PARTY_DECISION_PERSON, 1);
VALUE(HFT_PARTY_EXECUTION_PERSON, 2);
VALUE(HFT_PARTY_EXECUTION_CLIENT, 4);
VALUE(HFT_PARTY_AGGREGATED, 8);
VALUE(HFT_PARTY_PENDING_ALLOCATION, 16);

SIZE(hft_ref_row, 520);
FIELD(hft_ref_row, kind, 0, 4);
FIELD(hft_ref_row, count, 4, 4);
FIELD(hft_ref_row, bytes, 8, 512);

VALUE(HFT_REF_ROW_INSTRUMENT, 1);
VALUE(HFT_REF_ROW_TICK_TABLE, 2);
VALUE(HFT_REF_ROW_SOURCE, 3);
VALUE(HFT_REF_ROW_PARTY, 4);
