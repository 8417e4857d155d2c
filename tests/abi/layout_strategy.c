/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/strategy.h>

#include "layout.h"

VALUE(HFT_STRATEGY_ORDERS_MIN, 64);
VALUE(HFT_STRATEGY_ANSWER_MAX, 4096);
VALUE(HFT_STRATEGY_PER_LAST, 1);

SIZE(hft_strategy, 40);
FIELD(hft_strategy, size, 0, 4);
FIELD(hft_strategy, reserved, 4, 4);
FIELD(hft_strategy, user, 8, 8);
FIELD(hft_strategy, on_events, 16, 8);
FIELD(hft_strategy, on_reports, 24, 8);
FIELD(hft_strategy, on_timer, 32, 8);

SIZE(hft_strategy_config, 56);
FIELD(hft_strategy_config, size, 0, 4);
FIELD(hft_strategy_config, party, 4, 4);
FIELD(hft_strategy_config, session, 8, 2);
FIELD(hft_strategy_config, reserved, 10, 2);
FIELD(hft_strategy_config, flags, 12, 4);
FIELD(hft_strategy_config, kinds, 16, 8);
FIELD(hft_strategy_config, instruments, 24, 8);
FIELD(hft_strategy_config, instrument_count, 32, 4);
FIELD(hft_strategy_config, orders_max, 36, 4);
FIELD(hft_strategy_config, params, 40, 8);
FIELD(hft_strategy_config, param_count, 48, 4);
FIELD(hft_strategy_config, reserved2, 52, 4);

SIZE(hft_view_order, 56);
FIELD(hft_view_order, order_id, 0, 8);
FIELD(hft_view_order, client_id, 8, 8);
FIELD(hft_view_order, handle, 16, 8);
FIELD(hft_view_order, price, 24, 8);
FIELD(hft_view_order, leaves, 32, 8);
FIELD(hft_view_order, cum_qty, 40, 8);
FIELD(hft_view_order, instrument, 48, 4);
FIELD(hft_view_order, side, 52, 4);
