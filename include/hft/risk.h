/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_RISK_H
#define HFT_RISK_H
/**
 * @file risk.h
 * Pre-trade risk: every order reserves its worst case before it goes anywhere, reports give the
 * reservation back or turn it into position. What is not known is refused.
 *
 * A NEW or REPLACE passes when its instrument, its party's account and trader are known, their kill
 * states and the firm's allow it, price and quantity are legal for the instrument, and it stays
 * within the limits of all four scopes. CANCEL, MASS_CANCEL and TIMER always pass.
 *
 * **Order of checks**, the first that fails being the answer:
 * - NO_LIMIT: party, instrument, account, trader, all loaded and with limits; the firm's limits.
 * - KILLED: a scope is CLOSED. NOT_AUTHORISED: the party is another session's.
 * - TYPE: the side. PRICE: missing, beyond bounds, off tick. QTY. TYPE: type, time in force.
 *   COLLAR: an order without a limit has none.
 * - KILLED: a scope is REDUCE_ONLY, and the order would not reduce.
 * - QTY_MAX, VALUE_MAX, OPEN_MAX; LONG or SHORT, of the account's row and then of the trader's.
 * - FULL: no room for the rows.
 *
 * A REPLACE is checked with the terms it carries; what it adds is reserved at once, what it takes
 * off stays reserved until REPLACED, and if it adds nothing no position can refuse it. One that
 * leaves nothing open is a cancel. It is of the order's party, instrument, side and type.
 *
 * **Positions** are kept for each account (the position account of a party that has one) and each
 * trader in each instrument: the worst case is the position plus all open buys (or less all open
 * sells), this order included. In a row, bought and open buys together stay within 2^62, and sold
 * and open sells; an order beyond that is refused like one beyond its limit.
 *
 * **P&L** is exact, at average cost: a trade of closing units against a position of open units
 * releases cost x closing / open, rounded toward zero, and realises -price x signed closing -
 * released; the rest of the trade adds price x signed qty to the cost. So realised less cost is at
 * any time -sum of price x signed qty over all fills. A bust is a trade the other way at its price.
 *
 * **Source:** Delegated Regulation (EU) 2017/589 (RTS 6), articles 12 and 15; SEC rule 15c3-5.
 *
 * **Threads:** one writer; hft_risk_position_read() and hft_risk_positions_read() from any thread
 * at any time, never blocking the writer.
 * **Memory:** create reserves address space for the maxima. No call after create asks for more.
 */
#include <hft/core.h>
#include <hft/mem.h>
#include <hft/order.h>
#include <hft/ref.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_risk hft_risk;

/**
 * May this author loosen? Called on the writer's thread, by the two setters alone; it must not
 * call back.
 * @param digest  SHA-256 of what is asked, 56 bytes, little-endian: u32 1 for limits or 2 for a
 * state, i32 scope, u32 id, i32 state (0 for limits), then i64 qty_max, value_max, long_max,
 * short_max, u64 open_max (0 for a state).
 * @return 1 = yes; anything else refuses.
 */
typedef int32_t (*hft_risk_verify_fn)(void *user, const char *author, const uint8_t digest[32],
				 const uint8_t *signature, uint32_t signature_size);

typedef struct hft_risk_config {
	uint32_t size;            /**< sizeof this struct, set by init */
	uint32_t instruments_max; /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t parties_max;     /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t accounts_max;    /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t traders_max;     /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t positions_max;   /**< rows of account or trader and instrument, up to 2^26;
	                               default 2^18 */
	uint32_t flags;           /**< 0 */
	uint32_t mem_want;        /**< HFT_MEM_ bits */
	uint32_t mem_require;     /**< HFT_MEM_ bits */
	int32_t numa_node;        /**< for HFT_MEM_NODE; default -1 */
	const hft_ref *ref;       /**< instruments and parties; outlives this */
	hft_risk_verify_fn verify;     /**< NULL: nothing can be loosened */
	void *verify_user;
	uint64_t hash_seed;       /**< of the index of rows, in no result */
} hft_risk_config;

/** What limits and states belong to. */
enum {
	HFT_RISK_FIRM = 1,       /**< id 0: everything */
	HFT_RISK_INSTRUMENT = 2, /**< each account's and trader's orders and position in it */
	HFT_RISK_ACCOUNT = 3,    /**< its orders, and its position in each instrument */
	HFT_RISK_TRADER = 4      /**< its orders, and its position in each instrument */
};

/** Limits of one scope. All must be set: 0 allows nothing. */
typedef struct hft_risk_limits {
	uint32_t size;         /**< sizeof this struct, set by init */
	uint32_t reserved;     /**< 0 */
	int64_t qty_max;       /**< of one order */
	int64_t value_max;     /**< of one order, |price| x qty x multiplier, 1e-6 */
	int64_t long_max;      /**< worst-case long position */
	int64_t short_max;     /**< worst-case short position, positive */
	uint64_t open_max;     /**< open orders; of an instrument, over all accounts */
} hft_risk_limits;

enum {
	HFT_RISK_OPEN = 1,
	HFT_RISK_REDUCE_ONLY = 2, /**< only what brings the position nearer to 0 at worst */
	HFT_RISK_CLOSED = 3       /**< cancels only */
};

/** Who asks, and by what right. NULL or zeros where the change only tightens. */
typedef struct hft_risk_author {
	const char *name;          /**< NUL-terminated */
	const uint8_t *signature;
	uint32_t signature_size;
	uint32_t reserved;         /**< 0 */
} hft_risk_author;

/** The order as it stands, for REPLACE. */
typedef struct hft_risk_resting {
	int64_t price;
	int64_t qty;         /**< open */
	int64_t cum_qty;     /**< filled so far, for QTY_TOTAL */
	uint32_t instrument;
	uint32_t party;
	uint32_t side;       /**< HFT_SIDE_ */
	uint32_t reserved;   /**< 0 */
} hft_risk_resting;

/** What a command holds until its reports have been applied. Opaque but for its size. */
typedef struct hft_risk_hold {
	int64_t qty;          /**< reserved by this command */
	int64_t resting_qty;  /**< REPLACE: open before it */
	uint32_t instrument;
	uint32_t party;
	uint32_t kind;        /**< HFT_ORDER_; 0: nothing is held */
	uint32_t side;
} hft_risk_hold;

/** Position and open quantity of one account or trader in one instrument. */
typedef struct hft_position {
	uint32_t scope;         /**< HFT_RISK_ACCOUNT or HFT_RISK_TRADER */
	uint32_t id;
	uint32_t instrument;
	uint32_t reserved;
	int64_t position;       /**< bought less sold */
	int64_t open_buy;       /**< reserved by open buys */
	int64_t open_sell;
	int64_t bought;
	int64_t sold;
	uint64_t orders;        /**< open now */
	hft_time ts;            /**< of the report that changed it last */
	uint64_t seq;           /**< of that report */
	uint64_t cost_lo;       /**< price x qty of the open position, signed 128 bits */
	int64_t cost_hi;
	uint64_t realised_lo;   /**< realised P&L in price x qty, signed 128 bits, average cost */
	int64_t realised_hi;
	uint64_t fills;         /**< without busted ones */
} hft_position;

typedef struct hft_risk_stats {
	uint64_t passed;         /**< commands */
	uint64_t refused;
	uint64_t applied;        /**< reports */
	uint64_t positions;      /**< rows */
	uint64_t bytes_reserved;
	uint64_t bytes_used;
} hft_risk_stats;

HFT_API hft_status hft_risk_config_init(hft_risk_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_risk_memory(const hft_risk_config *config);
/** @return HFT_OK; HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
HFT_API hft_status hft_risk_create(const hft_risk_config *config, hft_risk **out);
HFT_API void hft_risk_destroy(hft_risk *risk);
/** What was granted of mem_want and mem_require. */
HFT_API hft_status hft_risk_grant(const hft_risk *risk, hft_mem_grant *out);

/** Read an instrument's row of ref, again after it changed. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_risk_instrument_load(hft_risk *risk, uint32_t instrument);
/**
 * Read a party's row of ref, again after it changed. One without account or trader, or with ids
 * beyond the maxima, is loaded as not known.
 * @return HFT_OK; HFT_E_NOTFOUND; HFT_E_EXISTS: account, position account or trader would change
 * though the party has had an order, and stay as they were: another account is another party.
 */
HFT_API hft_status hft_risk_party_load(hft_risk *risk, uint32_t party);

/** Fill limits with zeros and the size: nothing is allowed. */
HFT_API hft_status hft_risk_limits_init(hft_risk_limits *limits, uint32_t size);
/**
 * Set a scope's limits, none negative. The first time anyone may, and the scope is OPEN unless a
 * state was set before; later a limit that grows is a loosening.
 * @param author  NULL if nothing grows.
 * @return HFT_OK; HFT_E_INVAL; HFT_E_NOTFOUND (id out of range); HFT_E_RISK_LOOSEN.
 */
HFT_API hft_status hft_risk_limits_set(hft_risk *risk, int32_t scope, uint32_t id,
				       const hft_risk_limits *limits,
				       const hft_risk_author *author);
/** @param out  its size set. @return HFT_OK, HFT_E_NOTFOUND (none were set), HFT_E_INVAL. */
HFT_API hft_status hft_risk_limits_get(const hft_risk *risk, int32_t scope, uint32_t id,
				       hft_risk_limits *out);
/**
 * Set a scope's kill state. Towards CLOSED anyone may. The caller cancels what is open.
 * @return HFT_OK; HFT_E_INVAL; HFT_E_NOTFOUND; HFT_E_RISK_LOOSEN.
 */
HFT_API hft_status hft_risk_state_set(hft_risk *risk, int32_t scope, uint32_t id, int32_t state,
				      const hft_risk_author *author);
/** @return HFT_RISK_OPEN, _REDUCE_ONLY or _CLOSED; HFT_E_NOTFOUND (nor were limits set). */
HFT_API int32_t hft_risk_state(const hft_risk *risk, int32_t scope, uint32_t id);

/**
 * Check a command and reserve its worst case. @param resting  REPLACE: the order it changes; else
 * NULL. A MARKET order is valued at its collar, and needs one.
 * @return HFT_OK with *hold to be passed to hft_risk_apply with each report of this order until the
 * one that ends the command; HFT_E_RISK_ codes and HFT_E_INVAL (arguments, or a resting order that
 * is not open as told), when nothing was reserved and hold->kind is 0.
 */
HFT_API hft_status hft_risk_reserve(hft_risk *risk, const hft_order *order,
				    const hft_risk_resting *resting, hft_risk_hold *hold);

/**
 * Apply one report, of whatever order: fills move positions, ends release what was open. After the
 * report with LAST_OF_COMMAND its order has open what the report's leaves say.
 * @param hold  of the command whose own order this report is about; NULL for other orders' reports
 * (makers, mass cancels, expiries). Changed as it is used up: kind 0 at the end.
 * @return HFT_OK; HFT_E_RISK_NO_LIMIT (its party or instrument is not known); HFT_E_INVAL (it
 * contradicts what is open or was traded); nothing changes then. HFT_E_INTERNAL (a sum of busts
 * passes 128 bits; the handle is poisoned).
 */
HFT_API hft_status hft_risk_apply(hft_risk *risk, const hft_report *report, hft_risk_hold *hold);

/** Any thread: one row, of one instant. @return HFT_OK, HFT_E_NOTFOUND, HFT_E_AGAIN. */
HFT_API hft_status hft_risk_position_read(const hft_risk *risk, int32_t scope, uint32_t id,
					  uint32_t instrument, hft_position *out);
/** Any thread: rows from number `from` on, each of one instant. @return rows written, or
 * HFT_E_AGAIN. */
HFT_API int64_t hft_risk_positions_read(const hft_risk *risk, uint32_t from, hft_position *out,
					uint32_t cap);

/**
 * A sum of price x qty as money. @param multiplier  the instrument's, 1e-9.
 * @param out  1e-6 of the currency, rounded toward zero. @return HFT_OK, HFT_E_RANGE, HFT_E_INVAL.
 */
HFT_API hft_status hft_risk_money(uint64_t value_lo, int64_t value_hi, int64_t multiplier,
				  int64_t *out);

/**
 * Realised and unrealised P&L of a row at a mark, 1e-6 of the currency.
 * @return HFT_OK, HFT_E_RANGE, HFT_E_INVAL.
 */
HFT_API hft_status hft_risk_pnl(const hft_position *position, int64_t mark, int64_t multiplier,
				    int64_t *realised, int64_t *unrealised);

HFT_API hft_status hft_risk_stats_get(const hft_risk *risk, hft_risk_stats *out);
/** Orders refused so far with this code, HFT_E_RISK_. */
HFT_API uint64_t hft_risk_refused(const hft_risk *risk, hft_status code);
/** A 64-bit hash over all rows, by scope, id and instrument ascending. */
HFT_API uint64_t hft_risk_hash(const hft_risk *risk);
/** Check every invariant; slow. @return HFT_OK, HFT_E_INTERNAL (the handle is poisoned). */
HFT_API hft_status hft_risk_check(hft_risk *risk);

#ifdef __cplusplus
}
#endif
#endif
