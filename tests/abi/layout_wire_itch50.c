/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/wire/itch50.h>

#include "layout.h"

VALUE(HFT_ITCH50_SYSTEM_EVENT, 83);
VALUE(HFT_ITCH50_STOCK_DIRECTORY, 82);
VALUE(HFT_ITCH50_STOCK_TRADING_ACTION, 72);
VALUE(HFT_ITCH50_REG_SHO, 89);
VALUE(HFT_ITCH50_MARKET_PARTICIPANT_POSITION, 76);
VALUE(HFT_ITCH50_MWCB_DECLINE_LEVEL, 86);
VALUE(HFT_ITCH50_MWCB_STATUS, 87);
VALUE(HFT_ITCH50_IPO_QUOTING_PERIOD_UPDATE, 75);
VALUE(HFT_ITCH50_LULD_AUCTION_COLLAR, 74);
VALUE(HFT_ITCH50_OPERATIONAL_HALT, 104);
VALUE(HFT_ITCH50_ADD_ORDER, 65);
VALUE(HFT_ITCH50_ADD_ORDER_MPID, 70);
VALUE(HFT_ITCH50_ORDER_EXECUTED, 69);
VALUE(HFT_ITCH50_ORDER_EXECUTED_WITH_PRICE, 67);
VALUE(HFT_ITCH50_ORDER_CANCEL, 88);
VALUE(HFT_ITCH50_ORDER_DELETE, 68);
VALUE(HFT_ITCH50_ORDER_REPLACE, 85);
VALUE(HFT_ITCH50_TRADE, 80);
VALUE(HFT_ITCH50_CROSS_TRADE, 81);
VALUE(HFT_ITCH50_BROKEN_TRADE, 66);
VALUE(HFT_ITCH50_NET_ORDER_IMBALANCE, 73);
VALUE(HFT_ITCH50_RETAIL_INTEREST, 78);
VALUE(HFT_ITCH50_DIRECT_LISTING, 79);

SIZE(hft_itch50_system_event, 24);
FIELD(hft_itch50_system_event, code, 0, 4);
FIELD(hft_itch50_system_event, stock_locate, 4, 2);
FIELD(hft_itch50_system_event, tracking_number, 6, 2);
FIELD(hft_itch50_system_event, timestamp, 8, 8);
FIELD(hft_itch50_system_event, event_code, 16, 1);
FIELD(hft_itch50_system_event, reserved0, 17, 7);

SIZE(hft_itch50_stock_directory, 48);
FIELD(hft_itch50_stock_directory, code, 0, 4);
FIELD(hft_itch50_stock_directory, stock_locate, 4, 2);
FIELD(hft_itch50_stock_directory, tracking_number, 6, 2);
FIELD(hft_itch50_stock_directory, timestamp, 8, 8);
FIELD(hft_itch50_stock_directory, round_lot_size, 16, 4);
FIELD(hft_itch50_stock_directory, etp_leverage_factor, 20, 4);
FIELD(hft_itch50_stock_directory, stock, 24, 8);
FIELD(hft_itch50_stock_directory, market_category, 32, 1);
FIELD(hft_itch50_stock_directory, financial_status, 33, 1);
FIELD(hft_itch50_stock_directory, round_lots_only, 34, 1);
FIELD(hft_itch50_stock_directory, issue_classification, 35, 1);
FIELD(hft_itch50_stock_directory, issue_sub_type, 36, 2);
FIELD(hft_itch50_stock_directory, authenticity, 38, 1);
FIELD(hft_itch50_stock_directory, short_sale_threshold, 39, 1);
FIELD(hft_itch50_stock_directory, ipo_flag, 40, 1);
FIELD(hft_itch50_stock_directory, luld_price_tier, 41, 1);
FIELD(hft_itch50_stock_directory, etp_flag, 42, 1);
FIELD(hft_itch50_stock_directory, inverse_indicator, 43, 1);
FIELD(hft_itch50_stock_directory, reserved0, 44, 4);

SIZE(hft_itch50_stock_trading_action, 32);
FIELD(hft_itch50_stock_trading_action, code, 0, 4);
FIELD(hft_itch50_stock_trading_action, stock_locate, 4, 2);
FIELD(hft_itch50_stock_trading_action, tracking_number, 6, 2);
FIELD(hft_itch50_stock_trading_action, timestamp, 8, 8);
FIELD(hft_itch50_stock_trading_action, stock, 16, 8);
FIELD(hft_itch50_stock_trading_action, trading_state, 24, 1);
FIELD(hft_itch50_stock_trading_action, reserved, 25, 1);
FIELD(hft_itch50_stock_trading_action, reason_code, 26, 4);
FIELD(hft_itch50_stock_trading_action, reserved0, 30, 2);

SIZE(hft_itch50_reg_sho, 32);
FIELD(hft_itch50_reg_sho, code, 0, 4);
FIELD(hft_itch50_reg_sho, stock_locate, 4, 2);
FIELD(hft_itch50_reg_sho, tracking_number, 6, 2);
FIELD(hft_itch50_reg_sho, timestamp, 8, 8);
FIELD(hft_itch50_reg_sho, stock, 16, 8);
FIELD(hft_itch50_reg_sho, reg_sho_action, 24, 1);
FIELD(hft_itch50_reg_sho, reserved0, 25, 7);

SIZE(hft_itch50_market_participant_position, 32);
FIELD(hft_itch50_market_participant_position, code, 0, 4);
FIELD(hft_itch50_market_participant_position, stock_locate, 4, 2);
FIELD(hft_itch50_market_participant_position, tracking_number, 6, 2);
FIELD(hft_itch50_market_participant_position, timestamp, 8, 8);
FIELD(hft_itch50_market_participant_position, mpid, 16, 4);
FIELD(hft_itch50_market_participant_position, stock, 20, 8);
FIELD(hft_itch50_market_participant_position, primary_market_maker, 28, 1);
FIELD(hft_itch50_market_participant_position, market_maker_mode, 29, 1);
FIELD(hft_itch50_market_participant_position, participant_state, 30, 1);
FIELD(hft_itch50_market_participant_position, reserved0, 31, 1);

SIZE(hft_itch50_mwcb_decline_level, 40);
FIELD(hft_itch50_mwcb_decline_level, code, 0, 4);
FIELD(hft_itch50_mwcb_decline_level, stock_locate, 4, 2);
FIELD(hft_itch50_mwcb_decline_level, tracking_number, 6, 2);
FIELD(hft_itch50_mwcb_decline_level, timestamp, 8, 8);
FIELD(hft_itch50_mwcb_decline_level, level_1, 16, 8);
FIELD(hft_itch50_mwcb_decline_level, level_2, 24, 8);
FIELD(hft_itch50_mwcb_decline_level, level_3, 32, 8);

SIZE(hft_itch50_mwcb_status, 24);
FIELD(hft_itch50_mwcb_status, code, 0, 4);
FIELD(hft_itch50_mwcb_status, stock_locate, 4, 2);
FIELD(hft_itch50_mwcb_status, tracking_number, 6, 2);
FIELD(hft_itch50_mwcb_status, timestamp, 8, 8);
FIELD(hft_itch50_mwcb_status, breached_level, 16, 1);
FIELD(hft_itch50_mwcb_status, reserved0, 17, 7);

SIZE(hft_itch50_ipo_quoting_period_update, 40);
FIELD(hft_itch50_ipo_quoting_period_update, code, 0, 4);
FIELD(hft_itch50_ipo_quoting_period_update, stock_locate, 4, 2);
FIELD(hft_itch50_ipo_quoting_period_update, tracking_number, 6, 2);
FIELD(hft_itch50_ipo_quoting_period_update, timestamp, 8, 8);
FIELD(hft_itch50_ipo_quoting_period_update, release_time, 16, 4);
FIELD(hft_itch50_ipo_quoting_period_update, ipo_price, 20, 4);
FIELD(hft_itch50_ipo_quoting_period_update, stock, 24, 8);
FIELD(hft_itch50_ipo_quoting_period_update, release_qualifier, 32, 1);
FIELD(hft_itch50_ipo_quoting_period_update, reserved0, 33, 7);

SIZE(hft_itch50_luld_auction_collar, 40);
FIELD(hft_itch50_luld_auction_collar, code, 0, 4);
FIELD(hft_itch50_luld_auction_collar, stock_locate, 4, 2);
FIELD(hft_itch50_luld_auction_collar, tracking_number, 6, 2);
FIELD(hft_itch50_luld_auction_collar, timestamp, 8, 8);
FIELD(hft_itch50_luld_auction_collar, reference_price, 16, 4);
FIELD(hft_itch50_luld_auction_collar, upper_price, 20, 4);
FIELD(hft_itch50_luld_auction_collar, lower_price, 24, 4);
FIELD(hft_itch50_luld_auction_collar, extension, 28, 4);
FIELD(hft_itch50_luld_auction_collar, stock, 32, 8);

SIZE(hft_itch50_operational_halt, 32);
FIELD(hft_itch50_operational_halt, code, 0, 4);
FIELD(hft_itch50_operational_halt, stock_locate, 4, 2);
FIELD(hft_itch50_operational_halt, tracking_number, 6, 2);
FIELD(hft_itch50_operational_halt, timestamp, 8, 8);
FIELD(hft_itch50_operational_halt, stock, 16, 8);
FIELD(hft_itch50_operational_halt, market_code, 24, 1);
FIELD(hft_itch50_operational_halt, halt_action, 25, 1);
FIELD(hft_itch50_operational_halt, reserved0, 26, 6);

SIZE(hft_itch50_add_order, 48);
FIELD(hft_itch50_add_order, code, 0, 4);
FIELD(hft_itch50_add_order, stock_locate, 4, 2);
FIELD(hft_itch50_add_order, tracking_number, 6, 2);
FIELD(hft_itch50_add_order, timestamp, 8, 8);
FIELD(hft_itch50_add_order, order_reference, 16, 8);
FIELD(hft_itch50_add_order, shares, 24, 4);
FIELD(hft_itch50_add_order, price, 28, 4);
FIELD(hft_itch50_add_order, buy_sell, 32, 1);
FIELD(hft_itch50_add_order, stock, 33, 8);
FIELD(hft_itch50_add_order, reserved0, 41, 7);

SIZE(hft_itch50_add_order_mpid, 48);
FIELD(hft_itch50_add_order_mpid, code, 0, 4);
FIELD(hft_itch50_add_order_mpid, stock_locate, 4, 2);
FIELD(hft_itch50_add_order_mpid, tracking_number, 6, 2);
FIELD(hft_itch50_add_order_mpid, timestamp, 8, 8);
FIELD(hft_itch50_add_order_mpid, order_reference, 16, 8);
FIELD(hft_itch50_add_order_mpid, shares, 24, 4);
FIELD(hft_itch50_add_order_mpid, price, 28, 4);
FIELD(hft_itch50_add_order_mpid, buy_sell, 32, 1);
FIELD(hft_itch50_add_order_mpid, stock, 33, 8);
FIELD(hft_itch50_add_order_mpid, attribution, 41, 4);
FIELD(hft_itch50_add_order_mpid, reserved0, 45, 3);

SIZE(hft_itch50_order_executed, 40);
FIELD(hft_itch50_order_executed, code, 0, 4);
FIELD(hft_itch50_order_executed, stock_locate, 4, 2);
FIELD(hft_itch50_order_executed, tracking_number, 6, 2);
FIELD(hft_itch50_order_executed, timestamp, 8, 8);
FIELD(hft_itch50_order_executed, order_reference, 16, 8);
FIELD(hft_itch50_order_executed, match_number, 24, 8);
FIELD(hft_itch50_order_executed, executed_shares, 32, 4);
FIELD(hft_itch50_order_executed, reserved0, 36, 4);

SIZE(hft_itch50_order_executed_with_price, 48);
FIELD(hft_itch50_order_executed_with_price, code, 0, 4);
FIELD(hft_itch50_order_executed_with_price, stock_locate, 4, 2);
FIELD(hft_itch50_order_executed_with_price, tracking_number, 6, 2);
FIELD(hft_itch50_order_executed_with_price, timestamp, 8, 8);
FIELD(hft_itch50_order_executed_with_price, order_reference, 16, 8);
FIELD(hft_itch50_order_executed_with_price, match_number, 24, 8);
FIELD(hft_itch50_order_executed_with_price, executed_shares, 32, 4);
FIELD(hft_itch50_order_executed_with_price, execution_price, 36, 4);
FIELD(hft_itch50_order_executed_with_price, printable, 40, 1);
FIELD(hft_itch50_order_executed_with_price, reserved0, 41, 7);

SIZE(hft_itch50_order_cancel, 32);
FIELD(hft_itch50_order_cancel, code, 0, 4);
FIELD(hft_itch50_order_cancel, stock_locate, 4, 2);
FIELD(hft_itch50_order_cancel, tracking_number, 6, 2);
FIELD(hft_itch50_order_cancel, timestamp, 8, 8);
FIELD(hft_itch50_order_cancel, order_reference, 16, 8);
FIELD(hft_itch50_order_cancel, cancelled_shares, 24, 4);
FIELD(hft_itch50_order_cancel, reserved0, 28, 4);

SIZE(hft_itch50_order_delete, 24);
FIELD(hft_itch50_order_delete, code, 0, 4);
FIELD(hft_itch50_order_delete, stock_locate, 4, 2);
FIELD(hft_itch50_order_delete, tracking_number, 6, 2);
FIELD(hft_itch50_order_delete, timestamp, 8, 8);
FIELD(hft_itch50_order_delete, order_reference, 16, 8);

SIZE(hft_itch50_order_replace, 40);
FIELD(hft_itch50_order_replace, code, 0, 4);
FIELD(hft_itch50_order_replace, stock_locate, 4, 2);
FIELD(hft_itch50_order_replace, tracking_number, 6, 2);
FIELD(hft_itch50_order_replace, timestamp, 8, 8);
FIELD(hft_itch50_order_replace, original_reference, 16, 8);
FIELD(hft_itch50_order_replace, new_reference, 24, 8);
FIELD(hft_itch50_order_replace, shares, 32, 4);
FIELD(hft_itch50_order_replace, price, 36, 4);

SIZE(hft_itch50_trade, 56);
FIELD(hft_itch50_trade, code, 0, 4);
FIELD(hft_itch50_trade, stock_locate, 4, 2);
FIELD(hft_itch50_trade, tracking_number, 6, 2);
FIELD(hft_itch50_trade, timestamp, 8, 8);
FIELD(hft_itch50_trade, order_reference, 16, 8);
FIELD(hft_itch50_trade, match_number, 24, 8);
FIELD(hft_itch50_trade, shares, 32, 4);
FIELD(hft_itch50_trade, price, 36, 4);
FIELD(hft_itch50_trade, buy_sell, 40, 1);
FIELD(hft_itch50_trade, stock, 41, 8);
FIELD(hft_itch50_trade, reserved0, 49, 7);

SIZE(hft_itch50_cross_trade, 48);
FIELD(hft_itch50_cross_trade, code, 0, 4);
FIELD(hft_itch50_cross_trade, stock_locate, 4, 2);
FIELD(hft_itch50_cross_trade, tracking_number, 6, 2);
FIELD(hft_itch50_cross_trade, timestamp, 8, 8);
FIELD(hft_itch50_cross_trade, cross_shares, 16, 8);
FIELD(hft_itch50_cross_trade, match_number, 24, 8);
FIELD(hft_itch50_cross_trade, cross_price, 32, 4);
FIELD(hft_itch50_cross_trade, stock, 36, 8);
FIELD(hft_itch50_cross_trade, cross_type, 44, 1);
FIELD(hft_itch50_cross_trade, reserved0, 45, 3);

SIZE(hft_itch50_broken_trade, 24);
FIELD(hft_itch50_broken_trade, code, 0, 4);
FIELD(hft_itch50_broken_trade, stock_locate, 4, 2);
FIELD(hft_itch50_broken_trade, tracking_number, 6, 2);
FIELD(hft_itch50_broken_trade, timestamp, 8, 8);
FIELD(hft_itch50_broken_trade, match_number, 16, 8);

SIZE(hft_itch50_net_order_imbalance, 56);
FIELD(hft_itch50_net_order_imbalance, code, 0, 4);
FIELD(hft_itch50_net_order_imbalance, stock_locate, 4, 2);
FIELD(hft_itch50_net_order_imbalance, tracking_number, 6, 2);
FIELD(hft_itch50_net_order_imbalance, timestamp, 8, 8);
FIELD(hft_itch50_net_order_imbalance, paired_shares, 16, 8);
FIELD(hft_itch50_net_order_imbalance, imbalance_shares, 24, 8);
FIELD(hft_itch50_net_order_imbalance, far_price, 32, 4);
FIELD(hft_itch50_net_order_imbalance, near_price, 36, 4);
FIELD(hft_itch50_net_order_imbalance, reference_price, 40, 4);
FIELD(hft_itch50_net_order_imbalance, imbalance_direction, 44, 1);
FIELD(hft_itch50_net_order_imbalance, stock, 45, 8);
FIELD(hft_itch50_net_order_imbalance, cross_type, 53, 1);
FIELD(hft_itch50_net_order_imbalance, price_variation, 54, 1);
FIELD(hft_itch50_net_order_imbalance, reserved0, 55, 1);

SIZE(hft_itch50_retail_interest, 32);
FIELD(hft_itch50_retail_interest, code, 0, 4);
FIELD(hft_itch50_retail_interest, stock_locate, 4, 2);
FIELD(hft_itch50_retail_interest, tracking_number, 6, 2);
FIELD(hft_itch50_retail_interest, timestamp, 8, 8);
FIELD(hft_itch50_retail_interest, stock, 16, 8);
FIELD(hft_itch50_retail_interest, interest_flag, 24, 1);
FIELD(hft_itch50_retail_interest, reserved0, 25, 7);

SIZE(hft_itch50_direct_listing, 56);
FIELD(hft_itch50_direct_listing, code, 0, 4);
FIELD(hft_itch50_direct_listing, stock_locate, 4, 2);
FIELD(hft_itch50_direct_listing, tracking_number, 6, 2);
FIELD(hft_itch50_direct_listing, timestamp, 8, 8);
FIELD(hft_itch50_direct_listing, near_time, 16, 8);
FIELD(hft_itch50_direct_listing, minimum_price, 24, 4);
FIELD(hft_itch50_direct_listing, maximum_price, 28, 4);
FIELD(hft_itch50_direct_listing, near_price, 32, 4);
FIELD(hft_itch50_direct_listing, lower_collar, 36, 4);
FIELD(hft_itch50_direct_listing, upper_collar, 40, 4);
FIELD(hft_itch50_direct_listing, stock, 44, 8);
FIELD(hft_itch50_direct_listing, open_eligibility, 52, 1);
FIELD(hft_itch50_direct_listing, reserved0, 53, 3);
