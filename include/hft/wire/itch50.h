/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from lib/wire/spec/itch50.toml by lib/wire/spec/generate.py; do not edit. */
#ifndef HFT_WIRE_ITCH50_H
#define HFT_WIRE_ITCH50_H
/**
 * @file itch50.h
 * Nasdaq TotalView-ITCH 5.0, every message as a plain struct: hft_wire_read() fills it
 * from the wire and hft_wire_write() puts it there. Numbers are in host order, counted as on the
 * wire; letters are left-justified and padded with spaces. A struct holds its code first, then
 * numbers from wide to narrow, then letters, each in wire order; it has no padding and its size is
 * a multiple of 8.
 *
 * **Threads:** plain records. **Memory:** nothing is allocated.
 * **Source:** Nasdaq TotalView-ITCH 5.0 (2026-02-19), section by the message's title.
 */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Type codes: the first byte on the wire, the first member of the struct. */
enum {
	HFT_ITCH50_SYSTEM_EVENT = 'S',
	HFT_ITCH50_STOCK_DIRECTORY = 'R',
	HFT_ITCH50_STOCK_TRADING_ACTION = 'H',
	HFT_ITCH50_REG_SHO = 'Y',
	HFT_ITCH50_MARKET_PARTICIPANT_POSITION = 'L',
	HFT_ITCH50_MWCB_DECLINE_LEVEL = 'V',
	HFT_ITCH50_MWCB_STATUS = 'W',
	HFT_ITCH50_IPO_QUOTING_PERIOD_UPDATE = 'K',
	HFT_ITCH50_LULD_AUCTION_COLLAR = 'J',
	HFT_ITCH50_OPERATIONAL_HALT = 'h',
	HFT_ITCH50_ADD_ORDER = 'A',
	HFT_ITCH50_ADD_ORDER_MPID = 'F',
	HFT_ITCH50_ORDER_EXECUTED = 'E',
	HFT_ITCH50_ORDER_EXECUTED_WITH_PRICE = 'C',
	HFT_ITCH50_ORDER_CANCEL = 'X',
	HFT_ITCH50_ORDER_DELETE = 'D',
	HFT_ITCH50_ORDER_REPLACE = 'U',
	HFT_ITCH50_TRADE = 'P',
	HFT_ITCH50_CROSS_TRADE = 'Q',
	HFT_ITCH50_BROKEN_TRADE = 'B',
	HFT_ITCH50_NET_ORDER_IMBALANCE = 'I',
	HFT_ITCH50_RETAIL_INTEREST = 'N',
	HFT_ITCH50_DIRECT_LISTING = 'O'
};

/**
 * System Event Message, 'S': 12 bytes on the wire.
 */
typedef struct hft_itch50_system_event {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t event_code;       /**< O S Q: messages, system, market start; M E C: they end */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_system_event;

/**
 * Stock Directory Message, 'R': 39 bytes on the wire.
 */
typedef struct hft_itch50_stock_directory {
	uint32_t code;                /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;        /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;     /**< the venue's own */
	uint64_t timestamp;           /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint32_t round_lot_size;      /**< shares */
	uint32_t etp_leverage_factor; /**< times the underlying */
	uint8_t stock[8];             /**< symbol */
	uint8_t market_category;      /**< listing market or tier */
	uint8_t financial_status;     /**< N = normal */
	uint8_t round_lots_only;      /**< Y or N */
	uint8_t issue_classification; /**< class of security */
	uint8_t issue_sub_type[2];    /**< finer class */
	uint8_t authenticity;         /**< P = live, T = test */
	uint8_t short_sale_threshold; /**< Y, N or space */
	uint8_t ipo_flag;             /**< Y, N, Z or space */
	uint8_t luld_price_tier;      /**< 1, 2 or space */
	uint8_t etp_flag;             /**< Y, N or space */
	uint8_t inverse_indicator;    /**< Y or N */
	uint8_t reserved0[4];         /**< 0 */
} hft_itch50_stock_directory;

/**
 * Stock Trading Action Message, 'H': 25 bytes on the wire.
 */
typedef struct hft_itch50_stock_trading_action {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t stock[8];         /**< symbol */
	uint8_t trading_state;    /**< H = halted, P = paused, Q = quotation only, T = trading */
	uint8_t reserved;         /**< the venue's own */
	uint8_t reason_code[4];   /**< as LUDP or T1 */
	uint8_t reserved0[2];     /**< 0 */
} hft_itch50_stock_trading_action;

/**
 * Reg SHO Short Sale Price Test Restricted Indicator Message, 'Y': 20 bytes on the wire.
 */
typedef struct hft_itch50_reg_sho {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t stock[8];         /**< symbol */
	uint8_t reg_sho_action;   /**< 0 = no test, 1 = restricted, 2 = restriction remains */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_reg_sho;

/**
 * Market Participant Position Message, 'L': 26 bytes on the wire.
 */
typedef struct hft_itch50_market_participant_position {
	uint32_t code;                /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;        /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;     /**< the venue's own */
	uint64_t timestamp;           /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t mpid[4];              /**< market participant */
	uint8_t stock[8];             /**< symbol */
	uint8_t primary_market_maker; /**< Y or N */
	uint8_t market_maker_mode;    /**< N P S R L */
	uint8_t participant_state;    /**< A E W S D */
	uint8_t reserved0[1];         /**< 0 */
} hft_itch50_market_participant_position;

/**
 * MWCB Decline Level Message, 'V': 35 bytes on the wire.
 */
typedef struct hft_itch50_mwcb_decline_level {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t level_1;         /**< index value; 8 implied decimals */
	uint64_t level_2;         /**< index value; 8 implied decimals */
	uint64_t level_3;         /**< index value; 8 implied decimals */
} hft_itch50_mwcb_decline_level;

/**
 * MWCB Status Level Message, 'W': 12 bytes on the wire.
 */
typedef struct hft_itch50_mwcb_status {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t breached_level;   /**< 1 2 3 */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_mwcb_status;

/**
 * IPO Quoting Period Update, 'K': 28 bytes on the wire.
 */
typedef struct hft_itch50_ipo_quoting_period_update {
	uint32_t code;             /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;     /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;  /**< the venue's own */
	uint64_t timestamp;        /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint32_t release_time;     /**< s since midnight */
	uint32_t ipo_price;        /**< 0 = none; 4 implied decimals */
	uint8_t stock[8];          /**< symbol */
	uint8_t release_qualifier; /**< A = anticipated, C = cancelled or postponed */
	uint8_t reserved0[7];      /**< 0 */
} hft_itch50_ipo_quoting_period_update;

/**
 * LULD Auction Collar Message, 'J': 35 bytes on the wire.
 */
typedef struct hft_itch50_luld_auction_collar {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint32_t reference_price; /**< 0 = none; 4 implied decimals */
	uint32_t upper_price;     /**< 0 = none; 4 implied decimals */
	uint32_t lower_price;     /**< 0 = none; 4 implied decimals */
	uint32_t extension;       /**< extensions so far */
	uint8_t stock[8];         /**< symbol */
} hft_itch50_luld_auction_collar;

/**
 * Operational Halt Message, 'h': 21 bytes on the wire.
 */
typedef struct hft_itch50_operational_halt {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t stock[8];         /**< symbol */
	uint8_t market_code;      /**< Q B X: which of the operator's markets */
	uint8_t halt_action;      /**< H = halted, T = resumed */
	uint8_t reserved0[6];     /**< 0 */
} hft_itch50_operational_halt;

/**
 * Add Order No MPID Attribution Message, 'A': 36 bytes on the wire.
 */
typedef struct hft_itch50_add_order {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< unique in the day over all stocks */
	uint32_t shares;          /**< shares */
	uint32_t price;           /**< limit; 4 implied decimals */
	uint8_t buy_sell;         /**< B or S */
	uint8_t stock[8];         /**< symbol */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_add_order;

/**
 * Add Order With MPID Attribution Message, 'F': 40 bytes on the wire.
 */
typedef struct hft_itch50_add_order_mpid {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< unique in the day over all stocks */
	uint32_t shares;          /**< shares */
	uint32_t price;           /**< limit; 4 implied decimals */
	uint8_t buy_sell;         /**< B or S */
	uint8_t stock[8];         /**< symbol */
	uint8_t attribution[4];   /**< market participant */
	uint8_t reserved0[3];     /**< 0 */
} hft_itch50_add_order_mpid;

/**
 * Order Executed Message, 'E': 31 bytes on the wire.
 */
typedef struct hft_itch50_order_executed {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< the resting order */
	uint64_t match_number;    /**< the trade */
	uint32_t executed_shares; /**< shares */
	uint8_t reserved0[4];     /**< 0 */
} hft_itch50_order_executed;

/**
 * Order Executed With Price Message, 'C': 36 bytes on the wire.
 */
typedef struct hft_itch50_order_executed_with_price {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< the resting order */
	uint64_t match_number;    /**< the trade */
	uint32_t executed_shares; /**< shares */
	uint32_t execution_price; /**< of the trade; 4 implied decimals */
	uint8_t printable;        /**< N = not to be counted in volume */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_order_executed_with_price;

/**
 * Order Cancel Message, 'X': 23 bytes on the wire.
 */
typedef struct hft_itch50_order_cancel {
	uint32_t code;             /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;     /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;  /**< the venue's own */
	uint64_t timestamp;        /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference;  /**< the resting order */
	uint32_t cancelled_shares; /**< shares taken off */
	uint8_t reserved0[4];      /**< 0 */
} hft_itch50_order_cancel;

/**
 * Order Delete Message, 'D': 19 bytes on the wire.
 */
typedef struct hft_itch50_order_delete {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< the resting order */
} hft_itch50_order_delete;

/**
 * Order Replace Message, 'U': 35 bytes on the wire.
 */
typedef struct hft_itch50_order_replace {
	uint32_t code;               /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;       /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;    /**< the venue's own */
	uint64_t timestamp;          /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t original_reference; /**< the order that goes */
	uint64_t new_reference;      /**< the order that comes */
	uint32_t shares;             /**< shares */
	uint32_t price;              /**< limit; 4 implied decimals */
} hft_itch50_order_replace;

/**
 * Non Cross Trade Message, 'P': 44 bytes on the wire.
 */
typedef struct hft_itch50_trade {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t order_reference; /**< 0 in practice */
	uint64_t match_number;    /**< the trade */
	uint32_t shares;          /**< shares */
	uint32_t price;           /**< of the trade; 4 implied decimals */
	uint8_t buy_sell;         /**< B in practice, whatever the side was */
	uint8_t stock[8];         /**< symbol */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_trade;

/**
 * Cross Trade Message, 'Q': 40 bytes on the wire.
 */
typedef struct hft_itch50_cross_trade {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t cross_shares;    /**< shares */
	uint64_t match_number;    /**< the trade */
	uint32_t cross_price;     /**< of the cross; 4 implied decimals */
	uint8_t stock[8];         /**< symbol */
	uint8_t cross_type;       /**< O = opening, C = closing, H = halt, A = extended close */
	uint8_t reserved0[3];     /**< 0 */
} hft_itch50_cross_trade;

/**
 * Broken Trade Message, 'B': 19 bytes on the wire.
 */
typedef struct hft_itch50_broken_trade {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t match_number;    /**< the trade that is void */
} hft_itch50_broken_trade;

/**
 * Net Order Imbalance Indicator Message, 'I': 50 bytes on the wire.
 */
typedef struct hft_itch50_net_order_imbalance {
	uint32_t code;               /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;       /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number;    /**< the venue's own */
	uint64_t timestamp;          /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t paired_shares;      /**< shares */
	uint64_t imbalance_shares;   /**< shares */
	uint32_t far_price;          /**< 0 = none; 4 implied decimals */
	uint32_t near_price;         /**< 0 = none; 4 implied decimals */
	uint32_t reference_price;    /**< 0 = none; 4 implied decimals */
	uint8_t imbalance_direction; /**< B, S, N = none, O = too few orders, P = paused */
	uint8_t stock[8];            /**< symbol */
	uint8_t cross_type;          /**< O = opening, C = closing, H = halt, A = extended close */
	uint8_t price_variation;     /**< band of the near price's distance */
	uint8_t reserved0[1];        /**< 0 */
} hft_itch50_net_order_imbalance;

/**
 * Retail Price Improvement Indicator Message, 'N': 20 bytes on the wire.
 */
typedef struct hft_itch50_retail_interest {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint8_t stock[8];         /**< symbol */
	uint8_t interest_flag;    /**< B, S, A = both sides, N = none */
	uint8_t reserved0[7];     /**< 0 */
} hft_itch50_retail_interest;

/**
 * Direct Listing With Capital Raise Price Discovery Message, 'O': 48 bytes on the wire.
 */
typedef struct hft_itch50_direct_listing {
	uint32_t code;            /**< the message's type, HFT_ITCH50_ */
	uint16_t stock_locate;    /**< the stock's number today; 0 = of no single stock */
	uint16_t tracking_number; /**< the venue's own */
	uint64_t timestamp;       /**< ns since midnight, exchange local time; at most 2^48 - 1 */
	uint64_t near_time;       /**< of the near price, as the venue gives it */
	uint32_t minimum_price;   /**< least allowed; 0 = none; 4 implied decimals */
	uint32_t maximum_price;   /**< most allowed; 0 = none; 4 implied decimals */
	uint32_t near_price;      /**< of execution; 0 = none; 4 implied decimals */
	uint32_t lower_collar;    /**< 0 = none; 4 implied decimals */
	uint32_t upper_collar;    /**< 0 = none; 4 implied decimals */
	uint8_t stock[8];         /**< symbol */
	uint8_t open_eligibility; /**< Y or N */
	uint8_t reserved0[3];     /**< 0 */
} hft_itch50_direct_listing;

#ifdef __cplusplus
}
#endif
#endif
