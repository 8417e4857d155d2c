// SPDX-License-Identifier: Apache-2.0
// Generated from hft/wire/itch50.h by generate.py; do not edit.

pub const HFT_ITCH50_SYSTEM_EVENT: u32 = b'S' as u32;
pub const HFT_ITCH50_STOCK_DIRECTORY: u32 = b'R' as u32;
pub const HFT_ITCH50_STOCK_TRADING_ACTION: u32 = b'H' as u32;
pub const HFT_ITCH50_REG_SHO: u32 = b'Y' as u32;
pub const HFT_ITCH50_MARKET_PARTICIPANT_POSITION: u32 = b'L' as u32;
pub const HFT_ITCH50_MWCB_DECLINE_LEVEL: u32 = b'V' as u32;
pub const HFT_ITCH50_MWCB_STATUS: u32 = b'W' as u32;
pub const HFT_ITCH50_IPO_QUOTING_PERIOD_UPDATE: u32 = b'K' as u32;
pub const HFT_ITCH50_LULD_AUCTION_COLLAR: u32 = b'J' as u32;
pub const HFT_ITCH50_OPERATIONAL_HALT: u32 = b'h' as u32;
pub const HFT_ITCH50_ADD_ORDER: u32 = b'A' as u32;
pub const HFT_ITCH50_ADD_ORDER_MPID: u32 = b'F' as u32;
pub const HFT_ITCH50_ORDER_EXECUTED: u32 = b'E' as u32;
pub const HFT_ITCH50_ORDER_EXECUTED_WITH_PRICE: u32 = b'C' as u32;
pub const HFT_ITCH50_ORDER_CANCEL: u32 = b'X' as u32;
pub const HFT_ITCH50_ORDER_DELETE: u32 = b'D' as u32;
pub const HFT_ITCH50_ORDER_REPLACE: u32 = b'U' as u32;
pub const HFT_ITCH50_TRADE: u32 = b'P' as u32;
pub const HFT_ITCH50_CROSS_TRADE: u32 = b'Q' as u32;
pub const HFT_ITCH50_BROKEN_TRADE: u32 = b'B' as u32;
pub const HFT_ITCH50_NET_ORDER_IMBALANCE: u32 = b'I' as u32;
pub const HFT_ITCH50_RETAIL_INTEREST: u32 = b'N' as u32;
pub const HFT_ITCH50_DIRECT_LISTING: u32 = b'O' as u32;
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_system_event {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub event_code: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_system_event);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_stock_directory {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub round_lot_size: u32,
    pub etp_leverage_factor: u32,
    pub stock: [u8; 8],
    pub market_category: u8,
    pub financial_status: u8,
    pub round_lots_only: u8,
    pub issue_classification: u8,
    pub issue_sub_type: [u8; 2],
    pub authenticity: u8,
    pub short_sale_threshold: u8,
    pub ipo_flag: u8,
    pub luld_price_tier: u8,
    pub etp_flag: u8,
    pub inverse_indicator: u8,
    pub reserved0: [u8; 4],
}
zeros!(hft_itch50_stock_directory);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_stock_trading_action {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub stock: [u8; 8],
    pub trading_state: u8,
    pub reserved: u8,
    pub reason_code: [u8; 4],
    pub reserved0: [u8; 2],
}
zeros!(hft_itch50_stock_trading_action);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_reg_sho {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub stock: [u8; 8],
    pub reg_sho_action: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_reg_sho);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_market_participant_position {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub mpid: [u8; 4],
    pub stock: [u8; 8],
    pub primary_market_maker: u8,
    pub market_maker_mode: u8,
    pub participant_state: u8,
    pub reserved0: [u8; 1],
}
zeros!(hft_itch50_market_participant_position);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_mwcb_decline_level {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub level_1: u64,
    pub level_2: u64,
    pub level_3: u64,
}
zeros!(hft_itch50_mwcb_decline_level);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_mwcb_status {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub breached_level: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_mwcb_status);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_ipo_quoting_period_update {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub release_time: u32,
    pub ipo_price: u32,
    pub stock: [u8; 8],
    pub release_qualifier: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_ipo_quoting_period_update);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_luld_auction_collar {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub reference_price: u32,
    pub upper_price: u32,
    pub lower_price: u32,
    pub extension: u32,
    pub stock: [u8; 8],
}
zeros!(hft_itch50_luld_auction_collar);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_operational_halt {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub stock: [u8; 8],
    pub market_code: u8,
    pub halt_action: u8,
    pub reserved0: [u8; 6],
}
zeros!(hft_itch50_operational_halt);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_add_order {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub shares: u32,
    pub price: u32,
    pub buy_sell: u8,
    pub stock: [u8; 8],
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_add_order);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_add_order_mpid {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub shares: u32,
    pub price: u32,
    pub buy_sell: u8,
    pub stock: [u8; 8],
    pub attribution: [u8; 4],
    pub reserved0: [u8; 3],
}
zeros!(hft_itch50_add_order_mpid);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_order_executed {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub match_number: u64,
    pub executed_shares: u32,
    pub reserved0: [u8; 4],
}
zeros!(hft_itch50_order_executed);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_order_executed_with_price {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub match_number: u64,
    pub executed_shares: u32,
    pub execution_price: u32,
    pub printable: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_order_executed_with_price);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_order_cancel {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub cancelled_shares: u32,
    pub reserved0: [u8; 4],
}
zeros!(hft_itch50_order_cancel);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_order_delete {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
}
zeros!(hft_itch50_order_delete);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_order_replace {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub original_reference: u64,
    pub new_reference: u64,
    pub shares: u32,
    pub price: u32,
}
zeros!(hft_itch50_order_replace);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_trade {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub order_reference: u64,
    pub match_number: u64,
    pub shares: u32,
    pub price: u32,
    pub buy_sell: u8,
    pub stock: [u8; 8],
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_trade);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_cross_trade {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub cross_shares: u64,
    pub match_number: u64,
    pub cross_price: u32,
    pub stock: [u8; 8],
    pub cross_type: u8,
    pub reserved0: [u8; 3],
}
zeros!(hft_itch50_cross_trade);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_broken_trade {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub match_number: u64,
}
zeros!(hft_itch50_broken_trade);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_net_order_imbalance {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub paired_shares: u64,
    pub imbalance_shares: u64,
    pub far_price: u32,
    pub near_price: u32,
    pub reference_price: u32,
    pub imbalance_direction: u8,
    pub stock: [u8; 8],
    pub cross_type: u8,
    pub price_variation: u8,
    pub reserved0: [u8; 1],
}
zeros!(hft_itch50_net_order_imbalance);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_retail_interest {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub stock: [u8; 8],
    pub interest_flag: u8,
    pub reserved0: [u8; 7],
}
zeros!(hft_itch50_retail_interest);
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct hft_itch50_direct_listing {
    pub code: u32,
    pub stock_locate: u16,
    pub tracking_number: u16,
    pub timestamp: u64,
    pub near_time: u64,
    pub minimum_price: u32,
    pub maximum_price: u32,
    pub near_price: u32,
    pub lower_collar: u32,
    pub upper_collar: u32,
    pub stock: [u8; 8],
    pub open_eligibility: u8,
    pub reserved0: [u8; 3],
}
zeros!(hft_itch50_direct_listing);
