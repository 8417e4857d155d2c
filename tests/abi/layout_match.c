/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/match.h>

#include "layout.h"

SIZE(hft_match_config, 56);
FIELD(hft_match_config, size, 0, 4);
FIELD(hft_match_config, instruments_max, 4, 4);
FIELD(hft_match_config, orders_max, 8, 4);
FIELD(hft_match_config, levels_max, 12, 4);
FIELD(hft_match_config, parties_max, 16, 4);
FIELD(hft_match_config, work_max, 20, 4);
FIELD(hft_match_config, flags, 24, 4);
FIELD(hft_match_config, mem_want, 28, 4);
FIELD(hft_match_config, mem_require, 32, 4);
FIELD(hft_match_config, numa_node, 36, 4);
FIELD(hft_match_config, hash_seed, 40, 8);
FIELD(hft_match_config, dense_ids, 48, 8);

VALUE(HFT_MATCH_OWNER_ACCOUNT, 1);
VALUE(HFT_MATCH_NO_IDS, 2);
VALUE(HFT_MATCH_REPORTS_MIN, 8);

SIZE(hft_match_order, 96);
FIELD(hft_match_order, order_id, 0, 8);
FIELD(hft_match_order, client_id, 8, 8);
FIELD(hft_match_order, ref_id, 16, 8);
FIELD(hft_match_order, handle, 24, 8);
FIELD(hft_match_order, price, 32, 8);
FIELD(hft_match_order, qty, 40, 8);
FIELD(hft_match_order, cum_qty, 48, 8);
FIELD(hft_match_order, value_lo, 56, 8);
FIELD(hft_match_order, value_hi, 64, 8);
FIELD(hft_match_order, expire_ts, 72, 8);
FIELD(hft_match_order, instrument, 80, 4);
FIELD(hft_match_order, party, 84, 4);
FIELD(hft_match_order, session, 88, 2);
FIELD(hft_match_order, side, 90, 1);
FIELD(hft_match_order, tif, 91, 1);
FIELD(hft_match_order, reserved, 92, 4);

SIZE(hft_match_stats, 80);
FIELD(hft_match_stats, commands, 0, 8);
FIELD(hft_match_stats, rejected, 8, 8);
FIELD(hft_match_stats, trades, 16, 8);
FIELD(hft_match_stats, reports, 24, 8);
FIELD(hft_match_stats, orders, 32, 8);
FIELD(hft_match_stats, orders_peak, 40, 8);
FIELD(hft_match_stats, levels, 48, 8);
FIELD(hft_match_stats, levels_peak, 56, 8);
FIELD(hft_match_stats, bytes_reserved, 64, 8);
FIELD(hft_match_stats, bytes_used, 72, 8);
