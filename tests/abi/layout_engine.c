/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/engine.h>

#include "layout.h"

SIZE(hft_engine_config, 128);
FIELD(hft_engine_config, size, 0, 4);
FIELD(hft_engine_config, flags, 4, 4);
FIELD(hft_engine_config, instruments_max, 8, 4);
FIELD(hft_engine_config, orders_max, 12, 4);
FIELD(hft_engine_config, levels_max, 16, 4);
FIELD(hft_engine_config, parties_max, 20, 4);
FIELD(hft_engine_config, accounts_max, 24, 4);
FIELD(hft_engine_config, traders_max, 28, 4);
FIELD(hft_engine_config, positions_max, 32, 4);
FIELD(hft_engine_config, sessions_max, 36, 4);
FIELD(hft_engine_config, client_ids_max, 40, 4);
FIELD(hft_engine_config, timers_max, 44, 4);
FIELD(hft_engine_config, strategies_max, 48, 4);
FIELD(hft_engine_config, reports_max, 52, 4);
FIELD(hft_engine_config, events_max, 56, 4);
FIELD(hft_engine_config, work_max, 60, 4);
FIELD(hft_engine_config, page_levels, 64, 4);
FIELD(hft_engine_config, mem_want, 68, 4);
FIELD(hft_engine_config, mem_require, 72, 4);
FIELD(hft_engine_config, numa_node, 76, 4);
FIELD(hft_engine_config, hash_seed, 80, 8);
FIELD(hft_engine_config, journal, 88, 8);
FIELD(hft_engine_config, journal_user, 96, 8);
FIELD(hft_engine_config, clock, 104, 8);
FIELD(hft_engine_config, verify, 112, 8);
FIELD(hft_engine_config, verify_user, 120, 8);

SIZE(hft_route, 24);
FIELD(hft_route, size, 0, 4);
FIELD(hft_route, reserved, 4, 4);
FIELD(hft_route, user, 8, 8);
FIELD(hft_route, send_n, 16, 8);

SIZE(hft_input_limits, 120);
FIELD(hft_input_limits, scope, 0, 4);
FIELD(hft_input_limits, id, 4, 4);
FIELD(hft_input_limits, limits, 8, 48);
FIELD(hft_input_limits, author, 56, 64);

SIZE(hft_input_state, 80);
FIELD(hft_input_state, scope, 0, 4);
FIELD(hft_input_state, id, 4, 4);
FIELD(hft_input_state, state, 8, 4);
FIELD(hft_input_state, reserved, 12, 4);
FIELD(hft_input_state, author, 16, 64);

SIZE(hft_input_route, 8);
FIELD(hft_input_route, instrument, 0, 4);
FIELD(hft_input_route, route, 4, 4);

SIZE(hft_engine_stats, 192);
FIELD(hft_engine_stats, inputs, 0, 8);
FIELD(hft_engine_stats, commands, 8, 8);
FIELD(hft_engine_stats, reports, 16, 8);
FIELD(hft_engine_stats, events, 24, 8);
FIELD(hft_engine_stats, events_out, 32, 8);
FIELD(hft_engine_stats, trades, 40, 8);
FIELD(hft_engine_stats, fills, 48, 8);
FIELD(hft_engine_stats, rejects, 56, 8);
FIELD(hft_engine_stats, marketable, 64, 24);
FIELD(hft_engine_stats, marketable_filled, 88, 24);
FIELD(hft_engine_stats, rate_1s, 112, 8);
FIELD(hft_engine_stats, rate_10s, 120, 8);
FIELD(hft_engine_stats, rate_60s, 128, 8);
FIELD(hft_engine_stats, notional_lo, 136, 8);
FIELD(hft_engine_stats, notional_hi, 144, 8);
FIELD(hft_engine_stats, orders, 152, 8);
FIELD(hft_engine_stats, bytes_reserved, 160, 8);
FIELD(hft_engine_stats, bytes_used, 168, 8);
FIELD(hft_engine_stats, cpu_ns, 176, 8);
FIELD(hft_engine_stats, strategies_closed, 184, 8);

SIZE(hft_engine_rings, 48);
FIELD(hft_engine_rings, size, 0, 4);
FIELD(hft_engine_rings, reserved, 4, 4);
FIELD(hft_engine_rings, orders, 8, 8);
FIELD(hft_engine_rings, events, 16, 8);
FIELD(hft_engine_rings, answers, 24, 8);
FIELD(hft_engine_rings, reports, 32, 8);
FIELD(hft_engine_rings, market, 40, 8);

VALUE(HFT_ENGINE_EVENTS, 1);
VALUE(HFT_ENGINE_OWNER_ACCOUNT, 2);

VALUE(HFT_ROUTE_NONE, 0);
VALUE(HFT_ROUTE_LOCAL, 1);
VALUE(HFT_ROUTE_AWAY, 2);

VALUE(HFT_STAGE_JOURNAL, 0);
VALUE(HFT_STAGE_RISK, 1);
VALUE(HFT_STAGE_ROUTE, 2);
VALUE(HFT_STAGE_APPLY, 3);
VALUE(HFT_STAGE_STRATEGY, 4);
VALUE(HFT_STAGE_COMMAND, 5);
VALUE(HFT_STAGES, 6);

VALUE(HFT_IDLE_SPIN, 0);
VALUE(HFT_IDLE_YIELD, 1);
VALUE(HFT_IDLE_SLEEP, 2);
