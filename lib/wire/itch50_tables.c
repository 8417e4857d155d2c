/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from lib/wire/spec/itch50.toml by lib/wire/spec/generate.py; do not edit. */
#include <hft/wire/itch50.h>

#include <stddef.h>

#include "wire/wire.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FIELD(view, field, place, size, kind, decimals) \
	{ #field, place, size, offsetof(view, field), sizeof(((view *)0)->field), kind, decimals }

#define TYPE(type, code, size) \
	{ #type, type##_fields, type##_programs, code, size, COUNT(type##_fields), \
	  COUNT(type##_programs), sizeof(hft_itch50_##type) }

static const struct hft_wire_pair side_pairs[] = {
	{ 'B', HFT_SIDE_BID },
	{ 'S', HFT_SIDE_ASK },
};

static const struct hft_wire_pair trade_side_pairs[] = {
	{ 'B', HFT_SIDE_NONE },
	{ 'S', HFT_SIDE_BID },
};

static const struct hft_wire_pair interest_side_pairs[] = {
	{ 'B', HFT_SIDE_BID },
	{ 'S', HFT_SIDE_ASK },
};

static const struct hft_wire_pair printable_pairs[] = {
	{ 'N', HFT_EVENT_NOT_PRINTABLE },
};

static const struct hft_wire_pair cross_pairs[] = {
	{ 'O', HFT_TRADE_OPENING },
	{ 'C', HFT_TRADE_CLOSING },
	{ 'H', HFT_TRADE_HALT },
	{ 'A', HFT_TRADE_EXTENDED_CLOSE },
};

static const struct hft_wire_pair system_event_pairs[] = {
	{ 'O', HFT_STATE_MESSAGES_START },
	{ 'S', HFT_STATE_SYSTEM_START },
	{ 'Q', HFT_STATE_MARKET_OPEN },
	{ 'M', HFT_STATE_MARKET_CLOSE },
	{ 'E', HFT_STATE_SYSTEM_END },
	{ 'C', HFT_STATE_MESSAGES_END },
};

static const struct hft_wire_pair trading_state_pairs[] = {
	{ 'H', HFT_STATE_HALTED },
	{ 'P', HFT_STATE_PAUSED },
	{ 'Q', HFT_STATE_QUOTE_ONLY },
	{ 'T', HFT_STATE_TRADING },
};

static const struct hft_wire_pair halt_action_pairs[] = {
	{ 'H', HFT_STATE_VENUE_HALT },
	{ 'T', HFT_STATE_VENUE_RESUME },
};

static const struct hft_wire_map maps[] = {
	{ NULL, 0, 0 },
	{ side_pairs, 2, HFT_WIRE_BAD },
	{ trade_side_pairs, 2, HFT_WIRE_BAD },
	{ interest_side_pairs, 2, HFT_SIDE_NONE },
	{ printable_pairs, 1, 0 },
	{ cross_pairs, 4, HFT_TRADE_OTHER },
	{ system_event_pairs, 6, HFT_STATE_UNKNOWN },
	{ trading_state_pairs, 4, HFT_STATE_UNKNOWN },
	{ halt_action_pairs, 2, HFT_STATE_UNKNOWN },
};

_Static_assert(sizeof(hft_itch50_system_event) == 24, "no padding");

static const hft_wire_field system_event_fields[] = {
	FIELD(hft_itch50_system_event, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_system_event, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_system_event, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_system_event, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_system_event, event_code, 11, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program system_event_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 3, .price_none = HFT_PRICE_NONE, .qty_at = 3, .reason_at = 11,
	  .reason_map = 6, .level_at = 11, .level_mask = 255 },
};

_Static_assert(sizeof(hft_itch50_stock_directory) == 48, "no padding");

static const hft_wire_field stock_directory_fields[] = {
	FIELD(hft_itch50_stock_directory, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, market_category, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, financial_status, 20, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, round_lot_size, 21, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, round_lots_only, 25, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, issue_classification, 26, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, issue_sub_type, 27, 2,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, authenticity, 29, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, short_sale_threshold, 30, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, ipo_flag, 31, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, luld_price_tier, 32, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, etp_flag, 33, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_directory, etp_leverage_factor, 34, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_directory, inverse_indicator, 38, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program stock_directory_programs[] = {
	{ .kind = HFT_EVENT_DEFINITION, .flags = HFT_EVENT_LAST, .order_id_at = 3,
	  .aux_at = 3, .aux_kind = HFT_WIRE_AUX_OFFSET, .price_at = 3,
	  .price_none = HFT_PRICE_NONE, .qty_at = 3, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_stock_trading_action) == 32, "no padding");

static const hft_wire_field stock_trading_action_fields[] = {
	FIELD(hft_itch50_stock_trading_action, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_trading_action, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_trading_action, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_trading_action, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_stock_trading_action, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_trading_action, trading_state, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_trading_action, reserved, 20, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_stock_trading_action, reason_code, 21, 4,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program stock_trading_action_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 17,
	  .aux_mask = 0xffffffff, .aux_kind = HFT_WIRE_AUX_TEXT, .price_at = 3,
	  .price_none = HFT_PRICE_NONE, .qty_at = 3, .reason_at = 19, .reason_map = 7,
	  .level_at = 19, .level_mask = 255, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_reg_sho) == 32, "no padding");

static const hft_wire_field reg_sho_fields[] = {
	FIELD(hft_itch50_reg_sho, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_reg_sho, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_reg_sho, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_reg_sho, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_reg_sho, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_reg_sho, reg_sho_action, 19, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program reg_sho_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 3, .price_none = HFT_PRICE_NONE, .qty_at = 3,
	  .reason = HFT_STATE_SHORT_SALE, .level_at = 19, .level_mask = 255, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_market_participant_position) == 32, "no padding");

static const hft_wire_field market_participant_position_fields[] = {
	FIELD(hft_itch50_market_participant_position, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_market_participant_position, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_market_participant_position, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_market_participant_position, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_market_participant_position, mpid, 11, 4,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_market_participant_position, stock, 15, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_market_participant_position, primary_market_maker, 23, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_market_participant_position, market_maker_mode, 24, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_market_participant_position, participant_state, 25, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program market_participant_position_programs[] = {
	{ .kind = HFT_EVENT_ADMIN, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .aux_kind = HFT_WIRE_AUX_OFFSET, .price_at = 3, .price_none = HFT_PRICE_NONE,
	  .qty_at = 3, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_mwcb_decline_level) == 40, "no padding");

static const hft_wire_field mwcb_decline_level_fields[] = {
	FIELD(hft_itch50_mwcb_decline_level, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_decline_level, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_decline_level, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_decline_level, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_decline_level, level_1, 11, 8,
	      HFT_FIELD_UINT, 8),
	FIELD(hft_itch50_mwcb_decline_level, level_2, 19, 8,
	      HFT_FIELD_UINT, 8),
	FIELD(hft_itch50_mwcb_decline_level, level_3, 27, 8,
	      HFT_FIELD_UINT, 8),
};

static const struct hft_wire_program mwcb_decline_level_programs[] = {
	{ .kind = HFT_EVENT_STAT, .order_id_at = 3, .aux_at = 3, .price_at = 11,
	  .price_mask = 0xffffffffffffffff, .price_scale = 10, .qty_at = 3,
	  .reason = HFT_STAT_MWCB, .level = 1 },
	{ .kind = HFT_EVENT_STAT, .order_id_at = 3, .aux_at = 3, .price_at = 19,
	  .price_mask = 0xffffffffffffffff, .price_scale = 10, .qty_at = 3,
	  .reason = HFT_STAT_MWCB, .level = 2 },
	{ .kind = HFT_EVENT_STAT, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 27, .price_mask = 0xffffffffffffffff, .price_scale = 10, .qty_at = 3,
	  .reason = HFT_STAT_MWCB, .level = 3 },
};

_Static_assert(sizeof(hft_itch50_mwcb_status) == 24, "no padding");

static const hft_wire_field mwcb_status_fields[] = {
	FIELD(hft_itch50_mwcb_status, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_status, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_status, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_status, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_mwcb_status, breached_level, 11, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program mwcb_status_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 3, .price_none = HFT_PRICE_NONE, .qty_at = 3, .reason = HFT_STATE_MWCB,
	  .level_at = 11, .level_mask = 255 },
};

_Static_assert(sizeof(hft_itch50_ipo_quoting_period_update) == 40, "no padding");

static const hft_wire_field ipo_quoting_period_update_fields[] = {
	FIELD(hft_itch50_ipo_quoting_period_update, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, release_time, 19, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, release_qualifier, 23, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_ipo_quoting_period_update, ipo_price, 24, 4,
	      HFT_FIELD_UINT, 4),
};

static const struct hft_wire_program ipo_quoting_period_update_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 15,
	  .aux_mask = 0xffffffff, .price_at = 20, .price_mask = 0xffffffff,
	  .price_scale = 100000, .price_zero = 1, .qty_at = 3, .reason = HFT_STATE_RELEASE,
	  .level_at = 23, .level_mask = 255, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_luld_auction_collar) == 40, "no padding");

static const hft_wire_field luld_auction_collar_fields[] = {
	FIELD(hft_itch50_luld_auction_collar, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_luld_auction_collar, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_luld_auction_collar, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_luld_auction_collar, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_luld_auction_collar, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_luld_auction_collar, reference_price, 19, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_luld_auction_collar, upper_price, 23, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_luld_auction_collar, lower_price, 27, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_luld_auction_collar, extension, 31, 4,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program luld_auction_collar_programs[] = {
	{ .kind = HFT_EVENT_STAT, .order_id_at = 3, .aux_at = 27, .aux_mask = 0xffffffff,
	  .price_at = 15, .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1,
	  .qty_at = 3, .reason = HFT_STAT_REFERENCE, .level = 1, .instrument = 1 },
	{ .kind = HFT_EVENT_STAT, .order_id_at = 3, .aux_at = 27, .aux_mask = 0xffffffff,
	  .price_at = 19, .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1,
	  .qty_at = 3, .reason = HFT_STAT_BAND_HIGH, .level = 1, .instrument = 1 },
	{ .kind = HFT_EVENT_STAT, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 27,
	  .aux_mask = 0xffffffff, .price_at = 23, .price_mask = 0xffffffff,
	  .price_scale = 100000, .price_zero = 1, .qty_at = 3, .reason = HFT_STAT_BAND_LOW,
	  .level = 1, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_operational_halt) == 32, "no padding");

static const hft_wire_field operational_halt_fields[] = {
	FIELD(hft_itch50_operational_halt, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_operational_halt, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_operational_halt, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_operational_halt, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_operational_halt, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_operational_halt, market_code, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_operational_halt, halt_action, 20, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program operational_halt_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 12,
	  .aux_mask = 0xff, .aux_kind = HFT_WIRE_AUX_TEXT, .price_at = 3,
	  .price_none = HFT_PRICE_NONE, .qty_at = 3, .reason_at = 20, .reason_map = 8,
	  .level_at = 20, .level_mask = 255, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_add_order) == 48, "no padding");

static const hft_wire_field add_order_fields[] = {
	FIELD(hft_itch50_add_order, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, buy_sell, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_add_order, shares, 20, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order, stock, 24, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_add_order, price, 32, 4,
	      HFT_FIELD_UINT, 4),
};

static const struct hft_wire_program add_order_programs[] = {
	{ .kind = HFT_EVENT_ADD, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 3, .price_at = 28,
	  .price_mask = 0xffffffff, .price_scale = 100000, .qty_at = 16,
	  .qty_mask = 0xffffffff, .side_at = 19, .side_map = 1, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_add_order_mpid) == 48, "no padding");

static const hft_wire_field add_order_mpid_fields[] = {
	FIELD(hft_itch50_add_order_mpid, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, buy_sell, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_add_order_mpid, shares, 20, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_add_order_mpid, stock, 24, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_add_order_mpid, price, 32, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_add_order_mpid, attribution, 36, 4,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program add_order_mpid_programs[] = {
	{ .kind = HFT_EVENT_ADD, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 3, .price_at = 28,
	  .price_mask = 0xffffffff, .price_scale = 100000, .qty_at = 16,
	  .qty_mask = 0xffffffff, .side_at = 19, .side_map = 1, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_order_executed) == 40, "no padding");

static const hft_wire_field order_executed_fields[] = {
	FIELD(hft_itch50_order_executed, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, executed_shares, 19, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed, match_number, 23, 8,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program order_executed_programs[] = {
	{ .kind = HFT_EVENT_EXECUTE, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 23, .aux_mask = 0xffffffffffffffff,
	  .price_at = 3, .price_none = HFT_PRICE_NONE, .qty_at = 15, .qty_mask = 0xffffffff,
	  .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_order_executed_with_price) == 48, "no padding");

static const hft_wire_field order_executed_with_price_fields[] = {
	FIELD(hft_itch50_order_executed_with_price, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, executed_shares, 19, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, match_number, 23, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_executed_with_price, printable, 31, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_order_executed_with_price, execution_price, 32, 4,
	      HFT_FIELD_UINT, 4),
};

static const struct hft_wire_program order_executed_with_price_programs[] = {
	{ .kind = HFT_EVENT_EXECUTE, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 23, .aux_mask = 0xffffffffffffffff,
	  .price_at = 28, .price_mask = 0xffffffff, .price_scale = 100000, .qty_at = 15,
	  .qty_mask = 0xffffffff, .flags_at = 31, .flags_map = 4, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_order_cancel) == 32, "no padding");

static const hft_wire_field order_cancel_fields[] = {
	FIELD(hft_itch50_order_cancel, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_cancel, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_cancel, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_cancel, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_cancel, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_cancel, cancelled_shares, 19, 4,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program order_cancel_programs[] = {
	{ .kind = HFT_EVENT_REDUCE, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 3, .price_at = 3,
	  .price_none = HFT_PRICE_NONE, .qty_at = 15, .qty_mask = 0xffffffff,
	  .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_order_delete) == 24, "no padding");

static const hft_wire_field order_delete_fields[] = {
	FIELD(hft_itch50_order_delete, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_delete, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_delete, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_delete, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_delete, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program order_delete_programs[] = {
	{ .kind = HFT_EVENT_DELETE, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 3, .price_at = 3,
	  .price_none = HFT_PRICE_NONE, .qty_at = 3, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_order_replace) == 40, "no padding");

static const hft_wire_field order_replace_fields[] = {
	FIELD(hft_itch50_order_replace, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, original_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, new_reference, 19, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, shares, 27, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_order_replace, price, 31, 4,
	      HFT_FIELD_UINT, 4),
};

static const struct hft_wire_program order_replace_programs[] = {
	{ .kind = HFT_EVENT_REPLACE, .flags = HFT_EVENT_LAST, .order_id_at = 11,
	  .order_id_mask = 0xffffffffffffffff, .aux_at = 19, .aux_mask = 0xffffffffffffffff,
	  .price_at = 27, .price_mask = 0xffffffff, .price_scale = 100000, .qty_at = 23,
	  .qty_mask = 0xffffffff, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_trade) == 56, "no padding");

static const hft_wire_field trade_fields[] = {
	FIELD(hft_itch50_trade, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, order_reference, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, buy_sell, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_trade, shares, 20, 4,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_trade, stock, 24, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_trade, price, 32, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_trade, match_number, 36, 8,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program trade_programs[] = {
	{ .kind = HFT_EVENT_TRADE, .flags = HFT_EVENT_HIDDEN | HFT_EVENT_LAST,
	  .order_id_at = 11, .order_id_mask = 0xffffffffffffffff, .aux_at = 36,
	  .aux_mask = 0xffffffffffffffff, .price_at = 28, .price_mask = 0xffffffff,
	  .price_scale = 100000, .qty_at = 16, .qty_mask = 0xffffffff, .side_at = 19,
	  .side_map = 2, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_cross_trade) == 48, "no padding");

static const hft_wire_field cross_trade_fields[] = {
	FIELD(hft_itch50_cross_trade, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, cross_shares, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, stock, 19, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_cross_trade, cross_price, 27, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_cross_trade, match_number, 31, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_cross_trade, cross_type, 39, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program cross_trade_programs[] = {
	{ .kind = HFT_EVENT_TRADE, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 31,
	  .aux_mask = 0xffffffffffffffff, .price_at = 23, .price_mask = 0xffffffff,
	  .price_scale = 100000, .qty_at = 11, .qty_mask = 0xffffffffffffffff,
	  .reason_at = 39, .reason_map = 5, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_broken_trade) == 24, "no padding");

static const hft_wire_field broken_trade_fields[] = {
	FIELD(hft_itch50_broken_trade, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_broken_trade, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_broken_trade, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_broken_trade, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_broken_trade, match_number, 11, 8,
	      HFT_FIELD_UINT, 0),
};

static const struct hft_wire_program broken_trade_programs[] = {
	{ .kind = HFT_EVENT_BUST, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 11,
	  .aux_mask = 0xffffffffffffffff, .price_at = 3, .price_none = HFT_PRICE_NONE,
	  .qty_at = 3, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_net_order_imbalance) == 56, "no padding");

static const hft_wire_field net_order_imbalance_fields[] = {
	FIELD(hft_itch50_net_order_imbalance, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, paired_shares, 11, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, imbalance_shares, 19, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_net_order_imbalance, imbalance_direction, 27, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_net_order_imbalance, stock, 28, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_net_order_imbalance, far_price, 36, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_net_order_imbalance, near_price, 40, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_net_order_imbalance, reference_price, 44, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_net_order_imbalance, cross_type, 48, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_net_order_imbalance, price_variation, 49, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program net_order_imbalance_programs[] = {
	{ .kind = HFT_EVENT_IMBALANCE, .order_id_at = 3, .aux_at = 11,
	  .aux_mask = 0xffffffffffffffff, .price_at = 36, .price_mask = 0xffffffff,
	  .price_scale = 100000, .price_zero = 1, .qty_at = 19,
	  .qty_mask = 0xffffffffffffffff, .side_at = 27, .side_map = 3, .reason_at = 48,
	  .reason_map = 5, .level = HFT_IMBALANCE_INDICATIVE, .instrument = 1 },
	{ .kind = HFT_EVENT_IMBALANCE, .order_id_at = 3, .aux_at = 11,
	  .aux_mask = 0xffffffffffffffff, .price_at = 32, .price_mask = 0xffffffff,
	  .price_scale = 100000, .price_zero = 1, .qty_at = 19,
	  .qty_mask = 0xffffffffffffffff, .side_at = 27, .side_map = 3, .reason_at = 48,
	  .reason_map = 5, .level = HFT_IMBALANCE_FAR, .instrument = 1 },
	{ .kind = HFT_EVENT_IMBALANCE, .flags = HFT_EVENT_LAST, .order_id_at = 3,
	  .aux_at = 11, .aux_mask = 0xffffffffffffffff, .price_at = 40,
	  .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1, .qty_at = 19,
	  .qty_mask = 0xffffffffffffffff, .side_at = 27, .side_map = 3, .reason_at = 48,
	  .reason_map = 5, .level = HFT_IMBALANCE_REFERENCE, .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_retail_interest) == 32, "no padding");

static const hft_wire_field retail_interest_fields[] = {
	FIELD(hft_itch50_retail_interest, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_retail_interest, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_retail_interest, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_retail_interest, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_retail_interest, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_retail_interest, interest_flag, 19, 1,
	      HFT_FIELD_ALPHA, 0),
};

static const struct hft_wire_program retail_interest_programs[] = {
	{ .kind = HFT_EVENT_STATUS, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 3, .price_none = HFT_PRICE_NONE, .qty_at = 3, .side_at = 19,
	  .side_map = 3, .reason = HFT_STATE_RETAIL, .level_at = 19, .level_mask = 255,
	  .instrument = 1 },
};

_Static_assert(sizeof(hft_itch50_direct_listing) == 56, "no padding");

static const hft_wire_field direct_listing_fields[] = {
	FIELD(hft_itch50_direct_listing, code, 0, 1,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_direct_listing, stock_locate, 1, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_direct_listing, tracking_number, 3, 2,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_direct_listing, timestamp, 5, 6,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_direct_listing, stock, 11, 8,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_direct_listing, open_eligibility, 19, 1,
	      HFT_FIELD_ALPHA, 0),
	FIELD(hft_itch50_direct_listing, minimum_price, 20, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_direct_listing, maximum_price, 24, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_direct_listing, near_price, 28, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_direct_listing, near_time, 32, 8,
	      HFT_FIELD_UINT, 0),
	FIELD(hft_itch50_direct_listing, lower_collar, 40, 4,
	      HFT_FIELD_UINT, 4),
	FIELD(hft_itch50_direct_listing, upper_collar, 44, 4,
	      HFT_FIELD_UINT, 4),
};

static const struct hft_wire_program direct_listing_programs[] = {
	{ .kind = HFT_EVENT_IMBALANCE, .order_id_at = 3, .aux_at = 3, .price_at = 24,
	  .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1, .qty_at = 3,
	  .reason = HFT_TRADE_OPENING, .level = HFT_IMBALANCE_INDICATIVE, .instrument = 1 },
	{ .kind = HFT_EVENT_IMBALANCE, .order_id_at = 3, .aux_at = 3, .price_at = 36,
	  .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1, .qty_at = 3,
	  .reason = HFT_TRADE_OPENING, .level = HFT_IMBALANCE_COLLAR_LOW, .instrument = 1 },
	{ .kind = HFT_EVENT_IMBALANCE, .order_id_at = 3, .aux_at = 3, .price_at = 40,
	  .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1, .qty_at = 3,
	  .reason = HFT_TRADE_OPENING, .level = HFT_IMBALANCE_COLLAR_HIGH, .instrument = 1 },
	{ .kind = HFT_EVENT_STAT, .order_id_at = 3, .aux_at = 3, .price_at = 16,
	  .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1, .qty_at = 3,
	  .reason = HFT_STAT_BAND_LOW, .level = 2, .instrument = 1 },
	{ .kind = HFT_EVENT_STAT, .flags = HFT_EVENT_LAST, .order_id_at = 3, .aux_at = 3,
	  .price_at = 20, .price_mask = 0xffffffff, .price_scale = 100000, .price_zero = 1,
	  .qty_at = 3, .reason = HFT_STAT_BAND_HIGH, .level = 2, .instrument = 1 },
};

static const struct hft_wire_type types[] = {
	TYPE(system_event, 'S', 12),
	TYPE(stock_directory, 'R', 39),
	TYPE(stock_trading_action, 'H', 25),
	TYPE(reg_sho, 'Y', 20),
	TYPE(market_participant_position, 'L', 26),
	TYPE(mwcb_decline_level, 'V', 35),
	TYPE(mwcb_status, 'W', 12),
	TYPE(ipo_quoting_period_update, 'K', 28),
	TYPE(luld_auction_collar, 'J', 35),
	TYPE(operational_halt, 'h', 21),
	TYPE(add_order, 'A', 36),
	TYPE(add_order_mpid, 'F', 40),
	TYPE(order_executed, 'E', 31),
	TYPE(order_executed_with_price, 'C', 36),
	TYPE(order_cancel, 'X', 23),
	TYPE(order_delete, 'D', 19),
	TYPE(order_replace, 'U', 35),
	TYPE(trade, 'P', 44),
	TYPE(cross_trade, 'Q', 40),
	TYPE(broken_trade, 'B', 19),
	TYPE(net_order_imbalance, 'I', 50),
	TYPE(retail_interest, 'N', 20),
	TYPE(direct_listing, 'O', 48),
};

static const uint8_t types_by_code[256] = {
	['S'] = 1,
	['R'] = 2,
	['H'] = 3,
	['Y'] = 4,
	['L'] = 5,
	['V'] = 6,
	['W'] = 7,
	['K'] = 8,
	['J'] = 9,
	['h'] = 10,
	['A'] = 11,
	['F'] = 12,
	['E'] = 13,
	['C'] = 14,
	['X'] = 15,
	['D'] = 16,
	['U'] = 17,
	['P'] = 18,
	['Q'] = 19,
	['B'] = 20,
	['I'] = 21,
	['N'] = 22,
	['O'] = 23,
};

const struct hft_wire_format hft_wire_itch50 = {
	.name = "itch50",
	.types = types,
	.index = types_by_code,
	.maps = maps,
	.type_count = 23,
	.map_count = 9,
};
