/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/risk.h>

#include "layout.h"

SIZE(hft_risk_config, 72);
FIELD(hft_risk_config, size, 0, 4);
FIELD(hft_risk_config, instruments_max, 4, 4);
FIELD(hft_risk_config, parties_max, 8, 4);
FIELD(hft_risk_config, accounts_max, 12, 4);
FIELD(hft_risk_config, traders_max, 16, 4);
FIELD(hft_risk_config, positions_max, 20, 4);
FIELD(hft_risk_config, flags, 24, 4);
FIELD(hft_risk_config, mem_want, 28, 4);
FIELD(hft_risk_config, mem_require, 32, 4);
FIELD(hft_risk_config, numa_node, 36, 4);
FIELD(hft_risk_config, ref, 40, 8);
FIELD(hft_risk_config, verify, 48, 8);
FIELD(hft_risk_config, verify_user, 56, 8);
FIELD(hft_risk_config, hash_seed, 64, 8);

VALUE(HFT_RISK_FIRM, 1);
VALUE(HFT_RISK_INSTRUMENT, 2);
VALUE(HFT_RISK_ACCOUNT, 3);
VALUE(HFT_RISK_TRADER, 4);

SIZE(hft_risk_limits, 48);
FIELD(hft_risk_limits, size, 0, 4);
FIELD(hft_risk_limits, reserved, 4, 4);
FIELD(hft_risk_limits, qty_max, 8, 8);
FIELD(hft_risk_limits, value_max, 16, 8);
FIELD(hft_risk_limits, long_max, 24, 8);
FIELD(hft_risk_limits, short_max, 32, 8);
FIELD(hft_risk_limits, open_max, 40, 8);

VALUE(HFT_RISK_OPEN, 1);
VALUE(HFT_RISK_REDUCE_ONLY, 2);
VALUE(HFT_RISK_CLOSED, 3);

SIZE(hft_risk_author, 24);
FIELD(hft_risk_author, name, 0, 8);
FIELD(hft_risk_author, signature, 8, 8);
FIELD(hft_risk_author, signature_size, 16, 4);
FIELD(hft_risk_author, reserved, 20, 4);

SIZE(hft_risk_resting, 40);
FIELD(hft_risk_resting, price, 0, 8);
FIELD(hft_risk_resting, qty, 8, 8);
FIELD(hft_risk_resting, cum_qty, 16, 8);
FIELD(hft_risk_resting, instrument, 24, 4);
FIELD(hft_risk_resting, party, 28, 4);
FIELD(hft_risk_resting, side, 32, 4);
FIELD(hft_risk_resting, reserved, 36, 4);

SIZE(hft_risk_hold, 32);
FIELD(hft_risk_hold, qty, 0, 8);
FIELD(hft_risk_hold, resting_qty, 8, 8);
FIELD(hft_risk_hold, instrument, 16, 4);
FIELD(hft_risk_hold, party, 20, 4);
FIELD(hft_risk_hold, kind, 24, 4);
FIELD(hft_risk_hold, side, 28, 4);

SIZE(hft_position, 120);
FIELD(hft_position, scope, 0, 4);
FIELD(hft_position, id, 4, 4);
FIELD(hft_position, instrument, 8, 4);
FIELD(hft_position, reserved, 12, 4);
FIELD(hft_position, position, 16, 8);
FIELD(hft_position, open_buy, 24, 8);
FIELD(hft_position, open_sell, 32, 8);
FIELD(hft_position, bought, 40, 8);
FIELD(hft_position, sold, 48, 8);
FIELD(hft_position, orders, 56, 8);
FIELD(hft_position, ts, 64, 8);
FIELD(hft_position, seq, 72, 8);
FIELD(hft_position, cost_lo, 80, 8);
FIELD(hft_position, cost_hi, 88, 8);
FIELD(hft_position, realised_lo, 96, 8);
FIELD(hft_position, realised_hi, 104, 8);
FIELD(hft_position, fills, 112, 8);

SIZE(hft_risk_stats, 48);
FIELD(hft_risk_stats, passed, 0, 8);
FIELD(hft_risk_stats, refused, 8, 8);
FIELD(hft_risk_stats, applied, 16, 8);
FIELD(hft_risk_stats, positions, 24, 8);
FIELD(hft_risk_stats, bytes_reserved, 32, 8);
FIELD(hft_risk_stats, bytes_used, 40, 8);
