/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from its own values and tests/wire/reference.py by tests/wire/golden.py. */
#ifndef HFT_TESTS_ITCH50_GOLDEN_H
#define HFT_TESTS_ITCH50_GOLDEN_H
#include <hft/event.h>
#include <hft/wire/itch50.h>

enum { GOLDEN_SOURCE = 7 };
#define GOLDEN_MIDNIGHT INT64_C(1580360400000000000)
#define GOLDEN_TS_RECV INT64_C(1580396400123456789)

struct golden {
	const char *name;
	const uint8_t *bytes;
	const void *view;
	const hft_event *events;
	uint32_t size;
	uint32_t view_size;
	uint32_t event_count;
};

static const uint8_t system_event_bytes[] = {
	0x53, 0x00, 0x00, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x51,
};
static const hft_itch50_system_event system_event_view = {
	.code = 'S', .stock_locate = 0, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .event_code = 'Q',
};
static const hft_event system_event_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .source = 7, .flags = 1, .kind = 19, .level = 81,
	  .reason = 3 },
};

static const uint8_t system_event_unknown_bytes[] = {
	0x53, 0x00, 0x00, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x7a,
};
static const hft_itch50_system_event system_event_unknown_view = {
	.code = 'S', .stock_locate = 0, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .event_code = 'z',
};
static const hft_event system_event_unknown_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .source = 7, .flags = 1, .kind = 19, .level = 122 },
};

static const uint8_t stock_directory_bytes[] = {
	0x52, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x51, 0x4e, 0x00, 0x00, 0x00, 0x64, 0x4e, 0x43, 0x5a,
	0x20, 0x50, 0x4e, 0x20, 0x31, 0x4e, 0x00, 0x00, 0x00, 0x03, 0x59,
};
static const hft_itch50_stock_directory stock_directory_view = {
	.code = 'R', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .market_category = 'Q',
	.financial_status = 'N', .round_lot_size = 100, .round_lots_only = 'N',
	.issue_classification = 'C', .issue_sub_type = { 'Z', ' ' }, .authenticity = 'P',
	.short_sale_threshold = 'N', .ipo_flag = ' ', .luld_price_tier = '1', .etp_flag = 'N',
	.etp_leverage_factor = 3, .inverse_indicator = 'Y',
};
static const hft_event stock_directory_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 22 },
};

static const uint8_t stock_trading_action_bytes[] = {
	0x48, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x50, 0x20, 0x4c, 0x55, 0x44, 0x50,
};
static const hft_itch50_stock_trading_action stock_trading_action_view = {
	.code = 'H', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .trading_state = 'P',
	.reserved = ' ', .reason_code = { 'L', 'U', 'D', 'P' },
};
static const hft_event stock_trading_action_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 1346655564, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660,
	  .source = 7, .flags = 1, .kind = 19, .level = 80, .reason = 18 },
};

static const uint8_t stock_trading_action_resumed_bytes[] = {
	0x48, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x54, 0x20, 0x54, 0x33, 0x20, 0x20,
};
static const hft_itch50_stock_trading_action stock_trading_action_resumed_view = {
	.code = 'H', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .trading_state = 'T',
	.reserved = ' ', .reason_code = { 'T', '3', ' ', ' ' },
};
static const hft_event stock_trading_action_resumed_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 538981204, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 19, .level = 84, .reason = 16 },
};

static const uint8_t reg_sho_bytes[] = {
	0x59, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x31,
};
static const hft_itch50_reg_sho reg_sho_view = {
	.code = 'Y', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .reg_sho_action = '1',
};
static const hft_event reg_sho_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 19, .level = 49, .reason = 34 },
};

static const uint8_t market_participant_position_bytes[] = {
	0x4c, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x47, 0x53, 0x43,
	0x4f, 0x41, 0x41, 0x50, 0x4c, 0x20, 0x20, 0x20, 0x20, 0x59, 0x4e, 0x41,
};
static const hft_itch50_market_participant_position market_participant_position_view = {
	.code = 'L', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .mpid = { 'G', 'S', 'C', 'O' },
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .primary_market_maker = 'Y',
	.market_maker_mode = 'N', .participant_state = 'A',
};
static const hft_event market_participant_position_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 23 },
};

static const uint8_t mwcb_decline_level_bytes[] = {
	0x56, 0x00, 0x00, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x47, 0x1d, 0x7e, 0x62, 0x60, 0x00, 0x00, 0x00, 0x42, 0x80, 0x6d, 0x7a, 0xa0, 0x00,
	0x00, 0x00, 0x3d, 0x2a, 0x60, 0xec, 0x01,
};
static const hft_itch50_mwcb_decline_level mwcb_decline_level_view = {
	.code = 'V', .stock_locate = 0, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .level_1 = UINT64_C(305437500000),
	.level_2 = UINT64_C(285622500000), .level_3 = UINT64_C(262704000001),
};
static const hft_event mwcb_decline_level_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(3054375000000), .seq = 1, .source = 7, .kind = 20, .level = 1,
	  .reason = 12 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(2856225000000), .seq = 1, .source = 7, .kind = 20, .level = 2,
	  .reason = 12 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(2627040000010), .seq = 1, .source = 7, .flags = 1, .kind = 20,
	  .level = 3, .reason = 12 },
};

static const uint8_t mwcb_status_bytes[] = {
	0x57, 0x00, 0x00, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x32,
};
static const hft_itch50_mwcb_status mwcb_status_view = {
	.code = 'W', .stock_locate = 0, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .breached_level = '2',
};
static const hft_event mwcb_status_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .source = 7, .flags = 1, .kind = 19, .level = 50,
	  .reason = 35 },
};

static const uint8_t ipo_quoting_period_update_bytes[] = {
	0x4b, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x4e, 0x45, 0x57,
	0x43, 0x4f, 0x20, 0x20, 0x20, 0x00, 0x00, 0x93, 0xa8, 0x41, 0x00, 0x02, 0x98, 0x10,
};
static const hft_itch50_ipo_quoting_period_update ipo_quoting_period_update_view = {
	.code = 'K', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'N', 'E', 'W', 'C', 'O', ' ', ' ', ' ' }, .release_time = 37800,
	.release_qualifier = 'A', .ipo_price = 170000,
};
static const hft_event ipo_quoting_period_update_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 37800, .price = INT64_C(17000000000), .seq = 1, .instrument = 4660,
	  .source = 7, .flags = 1, .kind = 19, .level = 65, .reason = 36 },
};

static const uint8_t ipo_quoting_period_update_no_price_bytes[] = {
	0x4b, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x4e, 0x45, 0x57,
	0x43, 0x4f, 0x20, 0x20, 0x20, 0x00, 0x00, 0x00, 0x00, 0x43, 0x00, 0x00, 0x00, 0x00,
};
static const hft_itch50_ipo_quoting_period_update ipo_quoting_period_update_no_price_view = {
	.code = 'K', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'N', 'E', 'W', 'C', 'O', ' ', ' ', ' ' }, .release_time = 0,
	.release_qualifier = 'C', .ipo_price = 0,
};
static const hft_event ipo_quoting_period_update_no_price_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 19, .level = 67, .reason = 36 },
};

static const uint8_t luld_auction_collar_bytes[] = {
	0x4a, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x54, 0x53, 0x4c,
	0x41, 0x20, 0x20, 0x20, 0x20, 0x00, 0x61, 0xa8, 0x00, 0x00, 0x66, 0x8a, 0x00, 0x00,
	0x5c, 0xc6, 0x00, 0x00, 0x00, 0x00, 0x02,
};
static const hft_itch50_luld_auction_collar luld_auction_collar_view = {
	.code = 'J', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'T', 'S', 'L', 'A', ' ', ' ', ' ', ' ' }, .reference_price = 6400000,
	.upper_price = 6720000, .lower_price = 6080000, .extension = 2,
};
static const hft_event luld_auction_collar_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = INT64_C(640000000000), .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 20, .level = 1, .reason = 9 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = INT64_C(672000000000), .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 20, .level = 1, .reason = 8 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = INT64_C(608000000000), .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 20, .level = 1, .reason = 7 },
};

static const uint8_t luld_auction_collar_one_price_bytes[] = {
	0x4a, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x54, 0x53, 0x4c,
	0x41, 0x20, 0x20, 0x20, 0x20, 0x00, 0x61, 0xa8, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02,
};
static const hft_itch50_luld_auction_collar luld_auction_collar_one_price_view = {
	.code = 'J', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'T', 'S', 'L', 'A', ' ', ' ', ' ', ' ' }, .reference_price = 6400000,
	.upper_price = 0, .lower_price = 0, .extension = 2,
};
static const hft_event luld_auction_collar_one_price_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = INT64_C(640000000000), .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 20, .level = 1, .reason = 9 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 20, .level = 1, .reason = 8 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 2, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 20, .level = 1, .reason = 7 },
};

static const uint8_t operational_halt_bytes[] = {
	0x68, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x42, 0x48,
};
static const hft_itch50_operational_halt operational_halt_view = {
	.code = 'h', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .market_code = 'B',
	.halt_action = 'H',
};
static const hft_event operational_halt_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 66, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 19, .level = 72, .reason = 32 },
};

static const uint8_t operational_halt_resumed_bytes[] = {
	0x68, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x51, 0x54,
};
static const hft_itch50_operational_halt operational_halt_resumed_view = {
	.code = 'h', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .market_code = 'Q',
	.halt_action = 'T',
};
static const hft_event operational_halt_resumed_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 81, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 19, .level = 84, .reason = 33 },
};

static const uint8_t add_order_bytes[] = {
	0x41, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x42, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x0e, 0x98,
};
static const hft_itch50_add_order add_order_view = {
	.code = 'A', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.buy_sell = 'B', .shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = 3215000,
};
static const hft_event add_order_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = INT64_C(321500000000), .qty = 300,
	  .seq = 1, .instrument = 4660, .source = 7, .flags = 1, .kind = 1, .side = 1 },
};

static const uint8_t add_order_sell_bytes[] = {
	0x41, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x53, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x77, 0x35, 0x94, 0x00,
};
static const hft_itch50_add_order add_order_sell_view = {
	.code = 'A', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.buy_sell = 'S', .shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = 2000000000,
};
static const hft_event add_order_sell_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = INT64_C(200000000000000),
	  .qty = 300, .seq = 1, .instrument = 4660, .source = 7, .flags = 1, .kind = 1,
	  .side = 2 },
};

static const uint8_t add_order_late_bytes[] = {
	0x41, 0x12, 0x34, 0x56, 0x78, 0x4e, 0x94, 0x91, 0x4f, 0x00, 0x01, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x42, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x0e, 0x98,
};
static const hft_itch50_add_order add_order_late_view = {
	.code = 'A', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(86400000000001), .order_reference = UINT64_C(72623859790382856),
	.buy_sell = 'B', .shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = 3215000,
};
static const hft_event add_order_late_events[] = {
	{ .ts_event = INT64_C(1580446800000000001), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = INT64_C(321500000000), .qty = 300,
	  .seq = 1, .instrument = 4660, .source = 7, .flags = 65, .kind = 1, .side = 1 },
};

static const uint8_t add_order_extremes_bytes[] = {
	0x41, 0xff, 0xff, 0x56, 0x78, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0x42, 0xff, 0xff, 0xff, 0xff, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0xff, 0xff, 0xff, 0xff,
};
static const hft_itch50_add_order add_order_extremes_view = {
	.code = 'A', .stock_locate = 65535, .tracking_number = 22136,
	.timestamp = UINT64_C(281474976710655),
	.order_reference = UINT64_C(18446744073709551615), .buy_sell = 'B',
	.shares = UINT64_C(4294967295), .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = UINT64_C(4294967295),
};
static const hft_event add_order_extremes_events[] = {
	{ .ts_event = INT64_C(1580641874976710655), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(18446744073709551615), .price = INT64_C(429496729500000),
	  .qty = INT64_C(4294967295), .seq = 1, .instrument = 65535, .source = 7, .flags = 65,
	  .kind = 1, .side = 1 },
};

static const uint8_t add_order_mpid_bytes[] = {
	0x46, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x53, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x0e, 0x98, 0x47, 0x53, 0x43, 0x4f,
};
static const hft_itch50_add_order_mpid add_order_mpid_view = {
	.code = 'F', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.buy_sell = 'S', .shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = 3215000, .attribution = { 'G', 'S', 'C', 'O' },
};
static const hft_event add_order_mpid_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = INT64_C(321500000000), .qty = 300,
	  .seq = 1, .instrument = 4660, .source = 7, .flags = 1, .kind = 1, .side = 2 },
};

static const uint8_t order_executed_bytes[] = {
	0x45, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00, 0x00, 0x3c, 0x21, 0x22, 0x23, 0x24, 0x25,
	0x26, 0x27, 0x28,
};
static const hft_itch50_order_executed order_executed_view = {
	.code = 'E', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.executed_shares = 60, .match_number = UINT64_C(2387509390608836392),
};
static const hft_event order_executed_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .aux = UINT64_C(2387509390608836392),
	  .price = HFT_PRICE_NONE, .qty = 60, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 6 },
};

static const uint8_t order_executed_with_price_bytes[] = {
	0x43, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00, 0x00, 0x3c, 0x21, 0x22, 0x23, 0x24, 0x25,
	0x26, 0x27, 0x28, 0x4e, 0x00, 0x31, 0x0e, 0x34,
};
static const hft_itch50_order_executed_with_price order_executed_with_price_view = {
	.code = 'C', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.executed_shares = 60, .match_number = UINT64_C(2387509390608836392), .printable = 'N',
	.execution_price = 3214900,
};
static const hft_event order_executed_with_price_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .aux = UINT64_C(2387509390608836392),
	  .price = INT64_C(321490000000), .qty = 60, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 17, .kind = 6 },
};

static const uint8_t order_executed_with_price_printable_bytes[] = {
	0x43, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00, 0x00, 0x3c, 0x21, 0x22, 0x23, 0x24, 0x25,
	0x26, 0x27, 0x28, 0x59, 0x00, 0x31, 0x0e, 0x34,
};
static const hft_itch50_order_executed_with_price order_executed_with_price_printable_view = {
	.code = 'C', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.executed_shares = 60, .match_number = UINT64_C(2387509390608836392), .printable = 'Y',
	.execution_price = 3214900,
};
static const hft_event order_executed_with_price_printable_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .aux = UINT64_C(2387509390608836392),
	  .price = INT64_C(321490000000), .qty = 60, .seq = 1, .instrument = 4660, .source = 7,
	  .flags = 1, .kind = 6 },
};

static const uint8_t order_cancel_bytes[] = {
	0x58, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00, 0x00, 0x28,
};
static const hft_itch50_order_cancel order_cancel_view = {
	.code = 'X', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.cancelled_shares = 40,
};
static const hft_event order_cancel_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = HFT_PRICE_NONE, .qty = 40,
	  .seq = 1, .instrument = 4660, .source = 7, .flags = 1, .kind = 2 },
};

static const uint8_t order_delete_bytes[] = {
	0x44, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08,
};
static const hft_itch50_order_delete order_delete_view = {
	.code = 'D', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
};
static const hft_event order_delete_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .price = HFT_PRICE_NONE, .seq = 1,
	  .instrument = 4660, .source = 7, .flags = 1, .kind = 3 },
};

static const uint8_t order_replace_bytes[] = {
	0x55, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x00,
	0x00, 0x00, 0xfa, 0x00, 0x31, 0x0e, 0xfc,
};
static const hft_itch50_order_replace order_replace_view = {
	.code = 'U', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.original_reference = UINT64_C(72623859790382856),
	.new_reference = UINT64_C(1230066625199609624), .shares = 250, .price = 3215100,
};
static const hft_event order_replace_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .aux = UINT64_C(1230066625199609624),
	  .price = INT64_C(321510000000), .qty = 250, .seq = 1, .instrument = 4660,
	  .source = 7, .flags = 1, .kind = 5 },
};

static const uint8_t trade_bytes[] = {
	0x50, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x0e, 0x98, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26,
	0x27, 0x28,
};
static const hft_itch50_trade trade_view = {
	.code = 'P', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = 0, .buy_sell = 'B',
	.shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .price = 3215000,
	.match_number = UINT64_C(2387509390608836392),
};
static const hft_event trade_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = UINT64_C(2387509390608836392), .price = INT64_C(321500000000), .qty = 300,
	  .seq = 1, .instrument = 4660, .source = 7, .flags = 9, .kind = 16 },
};

static const uint8_t trade_sell_bytes[] = {
	0x50, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x01, 0x02, 0x03,
	0x04, 0x05, 0x06, 0x07, 0x08, 0x53, 0x00, 0x00, 0x01, 0x2c, 0x41, 0x41, 0x50, 0x4c,
	0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x0e, 0x98, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26,
	0x27, 0x28,
};
static const hft_itch50_trade trade_sell_view = {
	.code = 'P', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .order_reference = UINT64_C(72623859790382856),
	.buy_sell = 'S', .shares = 300, .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.price = 3215000, .match_number = UINT64_C(2387509390608836392),
};
static const hft_event trade_sell_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .order_id = UINT64_C(72623859790382856), .aux = UINT64_C(2387509390608836392),
	  .price = INT64_C(321500000000), .qty = 300, .seq = 1, .instrument = 4660,
	  .source = 7, .flags = 9, .kind = 16, .side = 1 },
};

static const uint8_t cross_trade_bytes[] = {
	0x51, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x02, 0x00, 0x00, 0x00, 0x00, 0x41, 0x41, 0x50, 0x4c, 0x20, 0x20, 0x20, 0x20, 0x00,
	0x31, 0x14, 0xd8, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x43,
};
static const hft_itch50_cross_trade cross_trade_view = {
	.code = 'Q', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .cross_shares = UINT64_C(8589934592),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .cross_price = 3216600,
	.match_number = UINT64_C(2387509390608836392), .cross_type = 'C',
};
static const hft_event cross_trade_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = UINT64_C(2387509390608836392), .price = INT64_C(321660000000),
	  .qty = INT64_C(8589934592), .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 16, .reason = 2 },
};

static const uint8_t broken_trade_bytes[] = {
	0x42, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x21, 0x22, 0x23,
	0x24, 0x25, 0x26, 0x27, 0x28,
};
static const hft_itch50_broken_trade broken_trade_view = {
	.code = 'B', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .match_number = UINT64_C(2387509390608836392),
};
static const hft_event broken_trade_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = UINT64_C(2387509390608836392), .price = HFT_PRICE_NONE, .seq = 1,
	  .instrument = 4660, .source = 7, .flags = 1, .kind = 18 },
};

static const uint8_t net_order_imbalance_bytes[] = {
	0x49, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x07, 0xa1, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0xb0, 0x42,
	0x41, 0x41, 0x50, 0x4c, 0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x15, 0x3c, 0x00, 0x31,
	0x14, 0xd8, 0x00, 0x31, 0x14, 0x74, 0x4f, 0x4c,
};
static const hft_itch50_net_order_imbalance net_order_imbalance_view = {
	.code = 'I', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .paired_shares = 500000,
	.imbalance_shares = 1200, .imbalance_direction = 'B',
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .far_price = 3216700,
	.near_price = 3216600, .reference_price = 3216500, .cross_type = 'O',
	.price_variation = 'L',
};
static const hft_event net_order_imbalance_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321660000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .kind = 21, .side = 1, .level = 1, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321670000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .kind = 21, .side = 1, .level = 2, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321650000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .flags = 1, .kind = 21, .side = 1, .level = 3,
	  .reason = 1 },
};

static const uint8_t net_order_imbalance_none_bytes[] = {
	0x49, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x07, 0xa1, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x4e,
	0x41, 0x41, 0x50, 0x4c, 0x20, 0x20, 0x20, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x31, 0x14, 0x74, 0x41, 0x4c,
};
static const hft_itch50_net_order_imbalance net_order_imbalance_none_view = {
	.code = 'I', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .paired_shares = 500000, .imbalance_shares = 0,
	.imbalance_direction = 'N', .stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' },
	.far_price = 0, .near_price = 0, .reference_price = 3216500, .cross_type = 'A',
	.price_variation = 'L',
};
static const hft_event net_order_imbalance_none_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 21, .level = 1, .reason = 4 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7,
	  .kind = 21, .level = 2, .reason = 4 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321650000000), .seq = 1, .instrument = 4660,
	  .source = 7, .flags = 1, .kind = 21, .level = 3, .reason = 4 },
};

static const uint8_t net_order_imbalance_sell_bytes[] = {
	0x49, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x07, 0xa1, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0xb0, 0x53,
	0x41, 0x41, 0x50, 0x4c, 0x20, 0x20, 0x20, 0x20, 0x00, 0x31, 0x15, 0x3c, 0x00, 0x31,
	0x14, 0xd8, 0x00, 0x31, 0x14, 0x74, 0x3f, 0x4c,
};
static const hft_itch50_net_order_imbalance net_order_imbalance_sell_view = {
	.code = 'I', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789), .paired_shares = 500000,
	.imbalance_shares = 1200, .imbalance_direction = 'S',
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .far_price = 3216700,
	.near_price = 3216600, .reference_price = 3216500, .cross_type = '?',
	.price_variation = 'L',
};
static const hft_event net_order_imbalance_sell_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321660000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .kind = 21, .side = 2, .level = 1, .reason = 255 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321670000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .kind = 21, .side = 2, .level = 2, .reason = 255 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .aux = 500000, .price = INT64_C(321650000000), .qty = 1200, .seq = 1,
	  .instrument = 4660, .source = 7, .flags = 1, .kind = 21, .side = 2, .level = 3,
	  .reason = 255 },
};

static const uint8_t retail_interest_bytes[] = {
	0x4e, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x53,
};
static const hft_itch50_retail_interest retail_interest_view = {
	.code = 'N', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .interest_flag = 'S',
};
static const hft_event retail_interest_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 19, .side = 2, .level = 83, .reason = 37 },
};

static const uint8_t retail_interest_both_bytes[] = {
	0x4e, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x41, 0x41, 0x50,
	0x4c, 0x20, 0x20, 0x20, 0x20, 0x41,
};
static const hft_itch50_retail_interest retail_interest_both_view = {
	.code = 'N', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'A', 'A', 'P', 'L', ' ', ' ', ' ', ' ' }, .interest_flag = 'A',
};
static const hft_event retail_interest_both_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 19, .level = 65, .reason = 37 },
};

static const uint8_t direct_listing_bytes[] = {
	0x4f, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x4e, 0x45, 0x57,
	0x43, 0x4f, 0x20, 0x20, 0x20, 0x59, 0x00, 0x03, 0x0d, 0x40, 0x00, 0x06, 0xdd, 0xd0,
	0x00, 0x04, 0xba, 0xf0, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x04,
	0x41, 0xd8, 0x00, 0x05, 0x34, 0x08,
};
static const hft_itch50_direct_listing direct_listing_view = {
	.code = 'O', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'N', 'E', 'W', 'C', 'O', ' ', ' ', ' ' }, .open_eligibility = 'Y',
	.minimum_price = 200000, .maximum_price = 450000, .near_price = 310000,
	.near_time = UINT64_C(72623859790382856), .lower_collar = 279000,
	.upper_collar = 341000,
};
static const hft_event direct_listing_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(31000000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 1, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(27900000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 4, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(34100000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 5, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(20000000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 20,
	  .level = 2, .reason = 7 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(45000000000), .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 20, .level = 2, .reason = 8 },
};

static const uint8_t direct_listing_no_near_bytes[] = {
	0x4f, 0x12, 0x34, 0x56, 0x78, 0x1f, 0x1a, 0xd6, 0x35, 0xbd, 0x15, 0x4e, 0x45, 0x57,
	0x43, 0x4f, 0x20, 0x20, 0x20, 0x59, 0x00, 0x03, 0x0d, 0x40, 0x00, 0x06, 0xdd, 0xd0,
	0x00, 0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x05, 0x34, 0x08,
};
static const hft_itch50_direct_listing direct_listing_no_near_view = {
	.code = 'O', .stock_locate = 4660, .tracking_number = 22136,
	.timestamp = UINT64_C(34200123456789),
	.stock = { 'N', 'E', 'W', 'C', 'O', ' ', ' ', ' ' }, .open_eligibility = 'Y',
	.minimum_price = 200000, .maximum_price = 450000, .near_price = 0,
	.near_time = UINT64_C(72623859790382856), .lower_collar = 0, .upper_collar = 341000,
};
static const hft_event direct_listing_no_near_events[] = {
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 1, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = HFT_PRICE_NONE, .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 4, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(34100000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 21,
	  .level = 5, .reason = 1 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(20000000000), .seq = 1, .instrument = 4660, .source = 7, .kind = 20,
	  .level = 2, .reason = 7 },
	{ .ts_event = INT64_C(1580394600123456789), .ts_recv = INT64_C(1580396400123456789),
	  .price = INT64_C(45000000000), .seq = 1, .instrument = 4660, .source = 7, .flags = 1,
	  .kind = 20, .level = 2, .reason = 8 },
};

#define GOLDEN(name) \
	{ #name, name##_bytes, &name##_view, name##_events, sizeof(name##_bytes), \
	  sizeof(name##_view), sizeof(name##_events) / sizeof(name##_events[0]) }

static const struct golden goldens[] = {
	GOLDEN(system_event),
	GOLDEN(system_event_unknown),
	GOLDEN(stock_directory),
	GOLDEN(stock_trading_action),
	GOLDEN(stock_trading_action_resumed),
	GOLDEN(reg_sho),
	GOLDEN(market_participant_position),
	GOLDEN(mwcb_decline_level),
	GOLDEN(mwcb_status),
	GOLDEN(ipo_quoting_period_update),
	GOLDEN(ipo_quoting_period_update_no_price),
	GOLDEN(luld_auction_collar),
	GOLDEN(luld_auction_collar_one_price),
	GOLDEN(operational_halt),
	GOLDEN(operational_halt_resumed),
	GOLDEN(add_order),
	GOLDEN(add_order_sell),
	GOLDEN(add_order_late),
	GOLDEN(add_order_extremes),
	GOLDEN(add_order_mpid),
	GOLDEN(order_executed),
	GOLDEN(order_executed_with_price),
	GOLDEN(order_executed_with_price_printable),
	GOLDEN(order_cancel),
	GOLDEN(order_delete),
	GOLDEN(order_replace),
	GOLDEN(trade),
	GOLDEN(trade_sell),
	GOLDEN(cross_trade),
	GOLDEN(broken_trade),
	GOLDEN(net_order_imbalance),
	GOLDEN(net_order_imbalance_none),
	GOLDEN(net_order_imbalance_sell),
	GOLDEN(retail_interest),
	GOLDEN(retail_interest_both),
	GOLDEN(direct_listing),
	GOLDEN(direct_listing_no_near),
};

#endif
