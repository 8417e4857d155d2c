/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_EVENT_H
#define HFT_EVENT_H
/**
 * @file event.h
 * hft_event, the one market-data record: what every decoder writes, every book reads, and the
 * slot of every ring, journal and numpy array. Frozen: its layout and the values of its codes
 * never change. docs/records.md maps each wire format's messages into it and back.
 *
 * **Threads:** a plain record. **Memory:** 64 bytes, little-endian, no padding, one cache line.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One market-data event. Fields that a kind does not use are 0 (price: HFT_PRICE_NONE). */
typedef struct hft_event {
	int64_t ts_event;    /**< the venue's time, ns UTC */
	int64_t ts_recv;     /**< when the bytes were received, ns UTC; 0 if unknown */
	uint64_t order_id;   /**< scoped as the source's row says; any value */
	uint64_t aux;        /**< by kind, see HFT_EVENT_ kinds */
	int64_t price;       /**< 1e-9 of the quote unit, HFT_PRICE_NONE = none */
	int64_t qty;         /**< count of the instrument's smallest unit */
	uint32_t seq;        /**< low bits of the line's sequence; BinaryFILE: the index from 1 */
	uint32_t instrument; /**< dense id, 0 = not on the wire, found by order id */
	uint16_t source;     /**< row of the source table: venue, feed, format, id scope */
	uint16_t flags;      /**< HFT_EVENT_LAST and others */
	uint8_t kind;        /**< HFT_EVENT_ADD and others */
	uint8_t side;        /**< HFT_SIDE_: the resting order's; TRADE: the aggressor's */
	uint8_t level;       /**< by kind */
	uint8_t reason;      /**< by kind */
} hft_event;

/** Kinds 1 to 15 may change a book; kinds from 16 never do. */
enum {
	/** An order rests: order_id, price, qty, side; aux its priority, 0 = back of the queue. */
	HFT_EVENT_ADD = 1,
	/** An order shrinks by qty, keeping priority, and goes at 0. */
	HFT_EVENT_REDUCE = 2,
	/** An order goes, whatever is open. */
	HFT_EVENT_DELETE = 3,
	/** An order's open qty and price (none = unchanged) are now these; aux its new priority.
	 * At an unchanged price it keeps its place with KEEPS_PRIORITY, with KEEPS_IF_LESS when
	 * qty did not grow, or when aux is the priority it had (not 0). Unknown ids: refused. */
	HFT_EVENT_MODIFY = 4,
	/** order_id goes; aux is the new id, with this price and qty, at the back of the queue. */
	HFT_EVENT_REPLACE = 5,
	/** qty of an order trades at price (none = the order's); aux the match number. */
	HFT_EVENT_EXECUTE = 6,
	/** The book empties: both sides, or one, or (reason HFT_CLEAR_) from or through level.
	 * Instrument 0: every book of the source. */
	HFT_EVENT_CLEAR = 7,
	/** A price level's total is now qty (0 removes it); aux its orders; level its index;
	 * reason HFT_LEVEL_. */
	HFT_EVENT_LEVEL = 8,
	/** A side's best price and qty (0 = empty); aux its orders. Two-sided: bid, then ask. */
	HFT_EVENT_QUOTE = 9,
	/** A trade without book effect; aux the match number; reason HFT_TRADE_. On TRADE and
	 * EXECUTE level is the wire's trade condition, raw, where it is one byte. */
	HFT_EVENT_TRADE = 16,
	/** The resting side of a TRADE, without book effect. */
	HFT_EVENT_FILL = 17,
	/** Trade aux is void. A correction is BUST, then TRADE. */
	HFT_EVENT_BUST = 18,
	/** Reason the state, HFT_STATE_; level the raw code; aux more of it, first byte lowest.
	 * Instrument 0: order_id names the venue's product or group, 0 = all of the source. */
	HFT_EVENT_STATUS = 19,
	/** Reason which figure, HFT_STAT_; price or qty its value. */
	HFT_EVENT_STAT = 20,
	/** Level which price, HFT_IMBALANCE_; qty imbalance, aux paired qty, reason HFT_TRADE_. */
	HFT_EVENT_IMBALANCE = 21,
	/** An instrument is defined: aux the message's byte offset in the decoded buffer. */
	HFT_EVENT_DEFINITION = 22,
	/** Any other message: aux its byte offset in the decoded buffer. */
	HFT_EVENT_ADMIN = 23
};

enum { HFT_SIDE_NONE = 0, HFT_SIDE_BID = 1, HFT_SIDE_ASK = 2 };

enum {
	HFT_EVENT_LAST = 1,           /**< ends the venue's transaction, else the message */
	HFT_EVENT_SNAPSHOT = 2,       /**< part of a snapshot, not news */
	HFT_EVENT_IMPLIED = 4,        /**< implied by other instruments' orders */
	HFT_EVENT_HIDDEN = 8,         /**< against a non-displayed order */
	HFT_EVENT_NOT_PRINTABLE = 16, /**< not to be counted in volume */
	HFT_EVENT_KEEPS_PRIORITY = 32, /**< MODIFY leaves the order's place */
	HFT_EVENT_BAD_TS = 64,        /**< ts_event is missing or doubtful */
	HFT_EVENT_UNTRUSTED = 128,    /**< after a gap, before recovery */
	HFT_EVENT_OWN = 256,          /**< caused by the host's own order */
	HFT_EVENT_KEEPS_IF_LESS = 512 /**< MODIFY leaves the order's place unless qty grows */
};

/** reason of CLEAR: all of it, or level and worse, or the best through level (1 = best). */
enum { HFT_CLEAR_ALL = 0, HFT_CLEAR_FROM = 1, HFT_CLEAR_THRU = 2 };

/** reason of LEVEL. A book keyed by price treats the first two alike. */
enum {
	HFT_LEVEL_SET = 0,    /**< the total at this price */
	HFT_LEVEL_INSERT = 1, /**< a new price at level; those behind it move back by one */
	HFT_LEVEL_OVERLAY = 2 /**< whatever price stood at level goes, this one stands there */
};

/** reason of TRADE and IMBALANCE: how the trade came about. */
enum {
	HFT_TRADE_REGULAR = 0,
	HFT_TRADE_OPENING = 1,
	HFT_TRADE_CLOSING = 2,
	HFT_TRADE_HALT = 3,
	HFT_TRADE_EXTENDED_CLOSE = 4,
	HFT_TRADE_INTRADAY_AUCTION = 5,
	HFT_TRADE_OFF_BOOK = 6,
	HFT_TRADE_IPO = 7,
	HFT_TRADE_VOLATILITY = 8, /**< the auction after a volatility interruption */
	HFT_TRADE_OTHER = 255
};

/** reason of STATUS. */
enum {
	HFT_STATE_UNKNOWN = 0,
	HFT_STATE_MESSAGES_START = 1,
	HFT_STATE_SYSTEM_START = 2,
	HFT_STATE_MARKET_OPEN = 3,
	HFT_STATE_MARKET_CLOSE = 4,
	HFT_STATE_SYSTEM_END = 5,
	HFT_STATE_MESSAGES_END = 6,
	HFT_STATE_TRADING = 16,
	HFT_STATE_HALTED = 17,
	HFT_STATE_PAUSED = 18,
	HFT_STATE_QUOTE_ONLY = 19,
	HFT_STATE_AUCTION = 20,
	HFT_STATE_PRE_OPEN = 21,
	HFT_STATE_CLOSED = 22,
	HFT_STATE_FAST_MARKET = 23,
	HFT_STATE_VENUE_HALT = 32,   /**< halted at this venue only */
	HFT_STATE_VENUE_RESUME = 33,
	HFT_STATE_SHORT_SALE = 34,   /**< short-sale price test; level the raw code */
	HFT_STATE_MWCB = 35,         /**< market-wide circuit breaker; level the raw code */
	HFT_STATE_RELEASE = 36,      /**< of an IPO or halted stock; price and aux its terms */
	HFT_STATE_RETAIL = 37        /**< retail interest; side and level which */
};

/** reason of STAT. */
enum {
	HFT_STAT_OPEN = 1,
	HFT_STAT_HIGH = 2,
	HFT_STAT_LOW = 3,
	HFT_STAT_CLOSE = 4,
	HFT_STAT_SETTLEMENT = 5,
	HFT_STAT_VOLUME = 6,
	HFT_STAT_BAND_LOW = 7,
	HFT_STAT_BAND_HIGH = 8,
	HFT_STAT_REFERENCE = 9,
	HFT_STAT_OPEN_INTEREST = 10,
	HFT_STAT_VWAP = 11,
	HFT_STAT_MWCB = 12, /**< market-wide circuit breaker, level 1 to 3 */
	HFT_STAT_LAST = 13,
	HFT_STAT_PREVIOUS_CLOSE = 14,
	HFT_STAT_HIGH_BID = 15,
	HFT_STAT_LOW_ASK = 16,
	HFT_STAT_FIXING = 17,
	HFT_STAT_CLEARED_VOLUME = 18,
	HFT_STAT_BAND_WIDTH = 19, /**< the largest distance from the reference */
	HFT_STAT_OTHER = 255      /**< level the wire's raw code */
};

/** level of IMBALANCE: which of the message's prices. */
enum {
	HFT_IMBALANCE_INDICATIVE = 1,
	HFT_IMBALANCE_FAR = 2,
	HFT_IMBALANCE_REFERENCE = 3,
	HFT_IMBALANCE_COLLAR_LOW = 4,
	HFT_IMBALANCE_COLLAR_HIGH = 5
};

/** @return 64, for bindings that check their own layout. */
HFT_API uint32_t hft_event_size(void);

/** Name a kind, as "ADD". @return static text; "UNKNOWN" for others. */
HFT_API const char *hft_event_kind_name(int32_t kind);

#ifdef __cplusplus
}
#endif
#endif
