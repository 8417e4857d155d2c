/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ORDER_H
#define HFT_ORDER_H
/**
 * @file order.h
 * hft_order, the one command record, and hft_report, the one answer record: what gateways,
 * strategies and journals hand to matching, risk and the engine, and what they get back. Frozen:
 * their layouts and the values of their codes never change. docs/orders.md maps order-entry
 * protocols and the regulators' tables into them and back.
 *
 * **Threads:** plain records. **Memory:** 128 bytes each, little-endian, no padding, two cache
 * lines.
 */
#include <hft/core.h>
#include <hft/event.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * One command. Fields that a kind or type does not use are 0 and not read.
 */
typedef struct hft_order {
	hft_time ts;         /**< when it was received or decided, ns UTC */
	uint64_t seq;        /**< the input's number; set by the engine, alone by the caller */
	uint64_t order_id;   /**< NEW in hft_match: unique among live orders. The engine sets it */
	uint64_t ref_id;     /**< NEW: OCO or parent order; CANCEL, REPLACE: the client_id that the
	                          order has, asked only where order_id is 0, by the engine;
	                          MASS_CANCEL: the scope's id; TIMER: its id */
	uint64_t client_id;  /**< the sender's name for it, unique per session and day, 0 = none;
	                          REPLACE: the order's name from now on, 0 = as it was */
	uint64_t handle;     /**< from a report, 0 = none: a hint that saves the search by id */
	int64_t price;       /**< LIMIT: the limit; MARKET: the collar, pegs: the worst they may
	                          take, HFT_PRICE_NONE = none */
	int64_t qty;         /**< NEW: 1 .. 2^53. REPLACE: new open. CANCEL: new open, 0 = all */
	int64_t stop_price;  /**< trigger of the stop types */
	int64_t offset;      /**< of pegs and trails, 1e-9 of the quote unit; OFFSET_BPS 0.01 bp */
	int64_t display_qty; /**< shown at a time, 0 = all */
	int64_t min_qty;     /**< least first fill, 0 = none */
	hft_time expire_ts;  /**< GTD, GTT: gone at this instant; TIMER: when due */
	uint32_t instrument; /**< dense id; CANCEL, REPLACE: 0 = the order's; MASS_CANCEL: all */
	uint32_t party;      /**< row of the party table: account, trader, and so on */
	uint32_t ext;        /**< row of the table of rare attributes, 0 = none */
	uint32_t flags;      /**< HFT_ORDER_POST_ONLY and others */
	uint16_t session;    /**< who sends it; 0 = the host itself, which owns every order */
	uint8_t kind;        /**< HFT_ORDER_NEW and others */
	uint8_t side;        /**< HFT_SIDE_BID buys, HFT_SIDE_ASK sells; MASS_CANCEL: NONE = both */
	uint8_t ord_type;    /**< HFT_TYPE_; MASS_CANCEL: HFT_MASS_; TIMER: HFT_TIMER_ */
	uint8_t tif;         /**< HFT_TIF_ */
	uint8_t capacity;    /**< HFT_CAPACITY_ */
	uint8_t stp;         /**< HFT_STP_: what happens when it would meet its own group's order */
} hft_order;

/** Kinds of hft_order. */
enum {
	HFT_ORDER_NEW = 1,
	/** order_id (or client_id, in the engine) shrinks to qty open, or goes. */
	HFT_ORDER_CANCEL = 2,
	/** order_id takes the terms given here: price, qty, tif, expire_ts, display_qty, flags.
	 * At the same price with no more open quantity it keeps its place; else it enters anew.
	 * A type that uses ord_type, stop_price, offset or min_qty takes them too; side,
	 * instrument, party, ext and capacity of 0 stay as they were. */
	HFT_ORDER_REPLACE = 3,
	/** Orders of a scope go: ord_type HFT_MASS_, ref_id its id; instrument, side narrow it. */
	HFT_ORDER_MASS_CANCEL = 4,
	/** Time passes to ts: ord_type HFT_TIMER_. */
	HFT_ORDER_TIMER = 5,
	/** One side of a quote; two are joined by CONTINUES under one client_id. */
	HFT_ORDER_QUOTE = 6
};

/** ord_type of NEW, REPLACE and QUOTE. */
enum {
	HFT_TYPE_LIMIT = 1,
	HFT_TYPE_MARKET = 2,
	HFT_TYPE_STOP = 3,
	HFT_TYPE_STOP_LIMIT = 4,
	HFT_TYPE_MIT = 5, /**< market if touched */
	HFT_TYPE_MARKET_TO_LIMIT = 6,
	HFT_TYPE_PEG_PRIMARY = 7,
	HFT_TYPE_PEG_MARKET = 8,
	HFT_TYPE_PEG_MID = 9,
	HFT_TYPE_TRAILING = 10,
	HFT_TYPE_TRAILING_LIMIT = 11,
	HFT_TYPE_OCO = 12,  /**< one cancels the other */
	HFT_TYPE_VENUE = 13 /**< one that only its venue knows, ext says which; AWAY alone */
};

/** ord_type of MASS_CANCEL: what ref_id names. */
enum {
	HFT_MASS_ALL = 0,
	HFT_MASS_SESSION = 1,
	HFT_MASS_PARTY = 2,
	HFT_MASS_ACCOUNT = 3,
	HFT_MASS_TRADER = 4,
	HFT_MASS_DESK = 5,
	HFT_MASS_CLIENT = 6,
	HFT_MASS_STRATEGY = 7,
	HFT_MASS_PRODUCT = 8, /**< the instruments of a product or group */
	HFT_MASS_MEMBER = 9
};

/** ord_type of TIMER. */
enum {
	HFT_TIMER_EXPIRE = 1,  /**< GTD and GTT orders with expire_ts <= ts go */
	HFT_TIMER_DAY_END = 2, /**< DAY orders go, of one instrument or of all (0) */
	HFT_TIMER_STRATEGY = 3 /**< ref_id is a strategy's timer, due at expire_ts */
};

/** tif: how long an order is good. */
enum {
	HFT_TIF_DAY = 0,
	HFT_TIF_GTC = 1, /**< good till cancelled */
	HFT_TIF_GTD = 2, /**< good till a date: expire_ts its end */
	HFT_TIF_GTT = 3, /**< good till a time: expire_ts */
	HFT_TIF_IOC = 4, /**< immediate or cancel: what does not trade at once goes */
	HFT_TIF_FOK = 5, /**< fill or kill: all at once, or nothing */
	HFT_TIF_GTX = 6, /**< good till the extended session's end */
	HFT_TIF_VENUE = 7 /**< one that only its venue knows, ext says which; AWAY alone */
};

enum {
	HFT_CAPACITY_NONE = 0,
	HFT_CAPACITY_PRINCIPAL = 1, /**< dealing on own account (DEAL) */
	HFT_CAPACITY_RISKLESS = 2,  /**< matched principal (MTCH) */
	HFT_CAPACITY_AGENCY = 3,    /**< any other capacity (AOTC) */
	HFT_CAPACITY_OTHER = 4,
	HFT_CAPACITY_MAKER = 5      /**< own account, as a market maker (DEAL) */
};

/** stp: self-trade prevention. The aggressor's choice counts, group 0 has none. */
enum {
	HFT_STP_NONE = 0,
	HFT_STP_OLDEST = 1,   /**< the resting order goes, the incoming one goes on */
	HFT_STP_NEWEST = 2,   /**< the incoming remainder goes */
	HFT_STP_BOTH = 3,     /**< both go */
	HFT_STP_DECREMENT = 4 /**< both shrink by the lesser quantity, without a trade */
};

/** flags of hft_order. */
enum {
	HFT_ORDER_POST_ONLY = 1 << 0,  /**< rejected whole if it would trade at once */
	HFT_ORDER_OPEN_ONLY = 1 << 1,  /**< opens a position */
	HFT_ORDER_CLOSE_ONLY = 1 << 2, /**< closes a position */
	HFT_ORDER_AUCTION_ONLY = 1 << 3, /**< any; with OPENING or CLOSING those alone */
	HFT_ORDER_HIDDEN = 1 << 4,
	HFT_ORDER_ATTRIBUTED = 1 << 5,
	HFT_ORDER_ISO = 1 << 6,        /**< intermarket sweep */
	HFT_ORDER_SHORT = 1 << 7,      /**< with SHORT_EXEMPT: the seller does not say (UNDI) */
	HFT_ORDER_SHORT_EXEMPT = 1 << 8,
	HFT_ORDER_LOCATED = 1 << 9,
	HFT_ORDER_LIQUIDITY_PROVISION = 1 << 10,
	HFT_ORDER_DEA = 1 << 11,       /**< direct electronic access */
	HFT_ORDER_RISK_REDUCING = 1 << 12,
	HFT_ORDER_POSITION_CLOSE = 1 << 13,
	HFT_ORDER_OFFSET_BPS = 1 << 14,
	/** CANCEL, REPLACE, QUOTE: qty counts what has been filled too. */
	HFT_ORDER_QTY_TOTAL = 1 << 15,
	HFT_ORDER_CONTINUES = 1 << 16, /**< the next record belongs to this command */
	HFT_ORDER_OPENING = 1 << 17,
	HFT_ORDER_CLOSING = 1 << 18,
	HFT_ORDER_CONTINUOUS_ONLY = 1 << 19, /**< not in auctions */
	HFT_ORDER_CANCEL_ON_LOSS = 1 << 20,  /**< goes when its session or the system fails */
	HFT_ORDER_INDICATIVE = 1 << 21,      /**< does not bind */
	HFT_ORDER_INACTIVE = 1 << 22         /**< outside the book until a REPLACE without it */
};

/** One answer. Fields that a kind does not use are 0 (price: HFT_PRICE_NONE). */
typedef struct hft_report {
	hft_time ts;         /**< of the input that caused it */
	uint64_t seq;        /**< the input that caused it */
	uint64_t order_id;
	uint64_t ref_id;     /**< LOCAL: the parent; AWAY: the venue's id */
	uint64_t client_id;  /**< the order's; REJECTED: the command's */
	uint64_t handle;     /**< for the next command; 0 in journals, hashes and comparisons */
	uint64_t trade_id;   /**< FILL, BUST: the match number, one for both sides; else a venue's
	                          raw code where aux has another use, 0 = none */
	uint64_t aux;        /**< by kind, see HFT_REPORT_ kinds */
	int64_t price;       /**< FILL: of the trade; else the order's */
	int64_t qty;         /**< by kind, see HFT_REPORT_ kinds */
	int64_t leaves;      /**< open after this */
	int64_t cum_qty;     /**< filled so far, over the order's life */
	uint64_t value_lo;   /**< sum of price x qty over all fills, 128 bits: the low half;
	                          in a venue's answer, an input: its own time, ns UTC, 0 = none */
	int64_t value_hi;    /**< and the high half; average price = value / cum_qty */
	uint32_t instrument;
	uint32_t party;
	uint16_t session;
	uint16_t flags;      /**< HFT_REPORT_MAKER and others */
	uint8_t kind;        /**< HFT_REPORT_ACCEPTED and others */
	uint8_t side;        /**< the order's */
	uint16_t reason;     /**< FILL: HFT_LIQUIDITY_; else a reject code, 0 = none */
} hft_report;

/**
 * Kinds of hft_report. A command is answered by ACCEPTED, REPLACED or REJECTED, then by what it
 * caused in the order of the queue, a trade as the maker's FILL and then the aggressor's, and last
 * by a closing report whose kind is the order's status, with LAST_OF_COMMAND. Where nothing comes
 * between, the first is the last. An order stands in the book from the LAST_OF_COMMAND report on,
 * with its leaves, at the end of its queue unless PRIORITY_KEPT.
 */
enum {
	/** Taken: qty as entered, aux the displayed quantity. Closes an order that rests untraded.
	 * MASS_CANCEL and TIMER close with it: qty is how many orders they ended. */
	HFT_REPORT_ACCEPTED = 1,
	/** Refused, nothing changed: reason, qty as asked; leaves and cum_qty of the order if it
	 * exists and is the sender's; aux the venue's raw code. */
	HFT_REPORT_REJECTED = 2,
	/** qty traded at price; aux the contra order, AWAY: a row of the table of executions. */
	HFT_REPORT_FILL = 3,
	/** Closing: traded in part, the rest stands: qty as entered. */
	HFT_REPORT_PARTLY_FILLED = 4,
	/** Closing: traded in full: qty as entered. */
	HFT_REPORT_FILLED = 5,
	/** qty was taken off; the order goes when leaves is 0, else it keeps its place. AWAY: aux
	 * the venue's raw code, for HFT_E_MATCH_STP a row of the table of executions. */
	HFT_REPORT_CANCELLED = 6,
	/** New terms stand: qty the new open quantity, aux the displayed one. */
	HFT_REPORT_REPLACED = 7,
	/** Its time is over: qty was open. AWAY: aux the venue's raw code. */
	HFT_REPORT_EXPIRED = 8,
	/** Its condition came about: it entered the book, or trades. AWAY: aux the raw code. */
	HFT_REPORT_TRIGGERED = 9,
	/** A reserve order shows again: aux the displayed quantity. */
	HFT_REPORT_REFRESHED = 10,
	/** Changed by the book, not its owner: qty was taken off, aux the displayed quantity. */
	HFT_REPORT_RESTATED = 11,
	/** Trade trade_id is void: qty and price were its. AWAY: aux the venue's raw code. */
	HFT_REPORT_BUST = 12,
	/** It left the book but lives on, with its leaves. AWAY: aux the venue's raw code. */
	HFT_REPORT_SUSPENDED = 13,
	/** It stands in the book again. AWAY: aux the venue's raw code. */
	HFT_REPORT_RESUMED = 14,
	/** The venue has the command and answers later: aux its kind, HFT_ORDER_. */
	HFT_REPORT_PENDING = 15
};

/** flags of hft_report. */
enum {
	HFT_REPORT_MAKER = 1 << 0,
	HFT_REPORT_LAST_OF_COMMAND = 1 << 1,
	HFT_REPORT_PRIORITY_KEPT = 1 << 2, /**< REPLACED, RESTATED: its place is as it was */
	HFT_REPORT_AUCTION = 1 << 3,
	HFT_REPORT_LEG = 1 << 4,
	HFT_REPORT_CORRECTED = 1 << 5,
	HFT_REPORT_UNSOLICITED = 1 << 6, /**< not asked for by the order's owner */
	HFT_REPORT_IN_DOUBT = 1 << 7
};

/** reason of FILL: how it met its contra. */
enum {
	HFT_LIQUIDITY_NONE = 0,
	HFT_LIQUIDITY_ADDED = 1,
	HFT_LIQUIDITY_REMOVED = 2,
	HFT_LIQUIDITY_AUCTION = 3,
	HFT_LIQUIDITY_ROUTED = 4,
	HFT_LIQUIDITY_STOP = 5,   /**< a stop that triggered */
	HFT_LIQUIDITY_OCO = 6,    /**< the other half of an OCO that triggered */
	HFT_LIQUIDITY_MARKET = 7, /**< a market order that triggered */
	HFT_LIQUIDITY_OTHER = 99  /**< the venue's code is in aux's row */
};

/** @return 128, for bindings that check their own layout. */
HFT_API uint32_t hft_order_size(void);

/** @return 128, for bindings that check their own layout. */
HFT_API uint32_t hft_report_size(void);

/** Name a kind of hft_order, as "NEW". @return static text; "UNKNOWN" for others. */
HFT_API const char *hft_order_kind_name(int32_t kind);

/** Name a kind of hft_report, as "FILL". @return static text; "UNKNOWN" for others. */
HFT_API const char *hft_report_kind_name(int32_t kind);

#ifdef __cplusplus
}
#endif
#endif
