/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CORE_H
#define HFT_CORE_H
/**
 * @file core.h
 * Status codes, versions and the rules that every other header follows.
 *
 * A call that can fail returns #hft_status: HFT_OK or a negative code. A call that counts returns
 * int64_t: a count >= 0 or a negative code. Out-parameters are written only on success.
 * Every config struct starts with its own size; fill it with hft_<module>_config_init().
 *
 * **Threads:** every function here may be called from any thread.
 * **Memory:** nothing is allocated; returned strings are static.
 */
#include <stddef.h>
#include <stdint.h>

#if defined(HFT_STATIC)
#define HFT_API
#elif defined(__GNUC__)
#define HFT_API __attribute__((visibility("default")))
#else
#define HFT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** 0 or a negative HFT_E_ code. Codes -100 to -499 are reject codes with the sign turned. */
typedef int32_t hft_status;

/** Nanoseconds since the Unix epoch, UTC. */
typedef int64_t hft_time;

/** Library errors, -1 to -99. */
enum {
	HFT_OK = 0,
	HFT_E_INVAL = -1,     /**< an argument or a config field is out of its range */
	HFT_E_NOMEM = -2,     /**< memory or address space could not be had */
	HFT_E_NOTSUP = -3,    /**< this build or machine cannot do it; or a newer caller's field */
	HFT_E_PERM = -4,      /**< the operating system refused */
	HFT_E_AGAIN = -5,     /**< nothing now; try again */
	HFT_E_MORE = -6,      /**< output is full; drain it, then the call goes on */
	HFT_E_INTERNAL = -7,  /**< a broken invariant; the handle is poisoned */
	HFT_E_FULL = -8,      /**< a fixed capacity is used up */
	HFT_E_NOTFOUND = -9,  /**< no such row, file or name */
	HFT_E_EXISTS = -10,   /**< the name or id is taken */
	HFT_E_RANGE = -11,    /**< a value cannot be represented */
	HFT_E_TRUNCATED = -12, /**< input ends inside a message */
	HFT_E_MALFORMED = -13, /**< input breaks its own format */
	HFT_E_IO = -14,       /**< reading or writing failed */
	HFT_E_BUSY = -15,     /**< the handle is in use by another thread */
	HFT_E_CLOSED = -16    /**< the stream or handle has ended */
};

/**
 * Events that a book refuses: reject codes 200 to 299 with the sign turned. The book is unchanged.
 */
enum {
	HFT_E_EVENT_KIND = -210,         /**< unknown, or not one this depth of book takes */
	HFT_E_EVENT_SIDE = -211,         /**< the side is missing or unknown */
	HFT_E_EVENT_PRICE = -212,        /**< the price is missing */
	HFT_E_EVENT_QTY = -213,          /**< the quantity is out of 1 .. 2^53 */
	HFT_E_EVENT_INSTRUMENT = -214,   /**< the instrument is unknown, or not the order's */
	HFT_E_EVENT_ORDER_UNKNOWN = -215, /**< no live order has this id */
	HFT_E_EVENT_ORDER_EXISTS = -216, /**< a live order has this id already */
	HFT_E_EVENT_QTY_OVER = -217,     /**< more than the order's open quantity */
	HFT_E_EVENT_LEVEL_UNKNOWN = -218, /**< no such price level */
	HFT_E_EVENT_ORDERS_FULL = -219,  /**< orders_max live orders */
	HFT_E_EVENT_LEVELS_FULL = -220,  /**< levels_max price levels */
	HFT_E_EVENT_QTY_TOTAL = -221     /**< the level's total would pass 2^62 */
};

/**
 * Orders that risk refuses, and what a report's reason is then: codes 100 to 199, sign turned.
 */
enum {
	HFT_E_RISK_KILLED = -100,         /**< a kill state forbids it: CLOSED, or not reducing */
	HFT_E_RISK_NOT_AUTHORISED = -101, /**< party, trader, account and session do not agree */
	HFT_E_RISK_HALTED = -102,         /**< the instrument does not trade now */
	HFT_E_RISK_PRICE = -104,          /**< off tick, or beyond the instrument's bounds */
	HFT_E_RISK_QTY = -105,            /**< not a multiple of the lot, or out of 1 .. 2^53 */
	HFT_E_RISK_TYPE = -106,           /**< type, time in force or flags not allowed here */
	HFT_E_RISK_QTY_MAX = -110,        /**< more than an order's largest quantity */
	HFT_E_RISK_VALUE_MAX = -111,      /**< more than an order's largest value */
	HFT_E_RISK_COLLAR = -112,         /**< beyond the collar, or a market order without one */
	HFT_E_RISK_DUP_ID = -120,         /**< the session has used this client id today */
	HFT_E_RISK_OPEN_MAX = -125,       /**< too many open orders */
	HFT_E_RISK_LONG = -130,           /**< position and open buys would pass the long limit */
	HFT_E_RISK_SHORT = -131,          /**< position and open sells would pass the short limit */
	HFT_E_RISK_LOOSEN = -150,         /**< loosening a limit or state needs a verified author */
	HFT_E_RISK_NO_LIMIT = -151,       /**< instrument, account, trader or party is not known */
	HFT_E_RISK_FULL = -152            /**< no room for another position row or client id */
};

/**
 * Orders that matching refuses or ends: codes 300 to 399 with the sign turned. Those from -330 on
 * are reasons of orders that ended, never of refusals.
 */
enum {
	HFT_E_MATCH_STP = -300,           /**< ended or reduced by self-trade prevention */
	HFT_E_MATCH_KIND = -301,          /**< unknown, or not one that matching takes */
	HFT_E_MATCH_TYPE = -302,          /**< unknown order type or scope, or not one taken here */
	HFT_E_MATCH_TIF = -303,           /**< unknown time in force, or not with this type */
	HFT_E_MATCH_SIDE = -304,          /**< the side is missing, unknown, or not the order's */
	HFT_E_MATCH_PRICE = -305,         /**< the price is missing */
	HFT_E_MATCH_QTY = -306,           /**< out of 1 .. 2^53, or a cancel of nothing */
	HFT_E_MATCH_INSTRUMENT = -307,    /**< unknown, or not the order's */
	HFT_E_MATCH_ORDER_UNKNOWN = -308, /**< no live order has this id or handle */
	HFT_E_MATCH_ORDER_EXISTS = -309,  /**< a live order has this id already */
	HFT_E_MATCH_OWNER = -310,         /**< the order is another's */
	HFT_E_MATCH_WOULD_TRADE = -311,   /**< a post-only order would trade at once */
	HFT_E_MATCH_FOK = -312,           /**< a fill-or-kill order cannot fill in full */
	HFT_E_MATCH_ORDERS_FULL = -313,   /**< orders_max live orders */
	HFT_E_MATCH_LEVELS_FULL = -314,   /**< levels_max price levels */
	HFT_E_MATCH_QTY_TOTAL = -315,     /**< the level's total would pass 2^62 */
	HFT_E_MATCH_EXPIRED = -316,       /**< expire_ts is not after ts */
	HFT_E_MATCH_FLAGS = -317,         /**< unknown flags, or not taken here */
	HFT_E_MATCH_FIELD = -318,         /**< display_qty or min_qty, not taken here */
	HFT_E_MATCH_PARTY = -319,         /**< the party is out of range */
	HFT_E_MATCH_STP_MODE = -320,      /**< unknown stp */
	HFT_E_MATCH_USER = -330,          /**< ended: cancelled by its owner */
	HFT_E_MATCH_MASS = -331,          /**< ended: by a mass cancel */
	HFT_E_MATCH_IOC = -332,           /**< ended: what did not trade at once */
	HFT_E_MATCH_NO_LIQUIDITY = -333,  /**< ended: a market order with nothing left to meet */
	HFT_E_MATCH_AT_COLLAR = -334,     /**< ended: a market order that reached its collar */
	HFT_E_MATCH_TIME = -335           /**< ended: its time is over */
};

/** Orders that no session could take: codes 400 to 499 with the sign turned. */
enum {
	HFT_E_SESSION_DOWN = -400,        /**< the route does not take orders now */
	HFT_E_SESSION_PENDING = -401,     /**< a cancel or replace of this order is on its way */
	HFT_E_SESSION_UNKNOWN = -402,     /**< a report names no order of ours */
	HFT_E_SESSION_REPORT = -403,      /**< a report contradicts the order's state */
	HFT_E_SESSION_VENUE = -404        /**< the venue refused; aux its raw code */
};

/** No price. Negative and zero prices are legal. */
#define HFT_PRICE_NONE INT64_MAX
/** Prices count 1e-9 of the quote unit. */
#define HFT_PRICE_SCALE 1000000000
/** The largest quantity of one order. */
#define HFT_QTY_MAX 9007199254740992

/**
 * Bits of mem_want and mem_require in config structs. A wanted request falls back; a required one
 * fails the create with HFT_E_PERM, HFT_E_NOMEM or HFT_E_NOTSUP. Every hft_<module>_grant()
 * tells what was had.
 */
enum {
	HFT_MEM_PREFAULT = 1, /**< touch every page at create */
	HFT_MEM_HUGE = 2,     /**< 2 MiB pages: reserved ones, else transparent ones */
	HFT_MEM_LOCK = 4,     /**< lock the pages into memory */
	HFT_MEM_NODE = 8      /**< bind to numa_node, checked after binding */
};

/**
 * Describe a status or reject code in one English line. @param status  HFT_OK, HFT_E_ code, or a
 * reject code of either sign. @return static text, never NULL; "unknown status" for others.
 */
HFT_API const char *hft_strerror(int32_t status);

/** Name a status, as "HFT_E_INVAL". @return static text; "HFT_E_UNKNOWN" for others. */
HFT_API const char *hft_status_name(int32_t status);

/** @return the library's version, as "0.1.0". */
HFT_API const char *hft_version(void);

/** @return major * 1000000 + minor * 1000 + patch. */
HFT_API uint32_t hft_version_number(void);

/** @return the ABI's number, the one in the SONAME; caches of compiled callers are keyed by it. */
HFT_API uint32_t hft_abi_major(void);

/** @return HFT_PRICE_NONE, for callers without the macro. */
HFT_API int64_t hft_price_none(void);

/** @return HFT_QTY_MAX, for callers without the macro. */
HFT_API int64_t hft_qty_max(void);

/** @return compiler, flags and options of this build, in one line of static text. */
HFT_API const char *hft_build_info(void);

/**
 * Pre-register the calling thread for reads of shared tables (symbol directory, limits), so that
 * its first read does not map memory. Optional; repeated calls do nothing.
 */
HFT_API void hft_thread_attach(void);

/**
 * Write a price as decimal text, without trailing zeros: 321500000000 is "321.5".
 * @param price  1e-9 of the quote unit; HFT_PRICE_NONE writes "none".
 * @param out  at least 24 bytes. @return characters written less the NUL, or HFT_E_INVAL.
 */
HFT_API int64_t hft_price_format(int64_t price, char *out, uint64_t size);

/**
 * Read a decimal price, as "-0.25": at most 9 decimals, no exponent, nothing after it.
 * @return HFT_OK, HFT_E_INVAL on other text, HFT_E_RANGE when it does not fit; HFT_PRICE_NONE's
 * own value does not fit.
 */
HFT_API hft_status hft_price_parse(const char *text, int64_t *out);

#ifdef __cplusplus
}
#endif
#endif
