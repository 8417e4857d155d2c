/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_H
#define HFT_MATCH_H
/**
 * @file match.h
 * Matching in price-time priority: commands in, reports out, over any number of instruments.
 *
 * An order meets the other side best price first, oldest first, and trades at the resting order's
 * price; what is left rests, or goes, as its type and time in force say. It takes LIMIT and MARKET
 * orders, DAY, GTC, GTD, GTT, IOC and FOK, the flags POST_ONLY and QTY_TOTAL, and self-trade
 * prevention; display_qty and min_qty must be 0. HFT_ORDER_ flags that only tell about an order
 * are taken and ignored; AUCTION_ONLY, HIDDEN, OFFSET_BPS, CONTINUES and those behind it are
 * refused. Ticks, lots, limits and permissions are risk's to check.
 *
 * A refused command changes nothing. A book is never crossed, before, during or after a command.
 *
 * **Reports** go to the caller's array. A command that fills it, or that has done work_max of work,
 * is suspended: it was taken, and every call that takes commands returns HFT_E_MORE until
 * hft_match_drain() has ended it. How large arrays are and how much work a call may do never
 * changes what is reported, only when.
 *
 * **Names:** a handle names its order if that has the id asked, or if order_id is 0; a handle that
 * does not, or no longer, leaves it to order_id, where 0 beside a handle is no id. The closing
 * report of MASS_CANCEL and TIMER names no order. A scope's id 0 is that of parties without one.
 * Over its life an order fills at most INT64_MAX: a REPLACE to more is refused, HFT_E_MATCH_QTY.
 *
 * **Time** is the command's ts; nothing ends before a TIMER says so.
 *
 * **Determinism:** the same commands give the same reports, byte for byte but for handle, on every
 * compiler and whatever the seed, the addresses and the sizes.
 *
 * **Threads:** *single*. **Memory:** create reserves address space for the maxima; pages are
 * touched as live orders and levels need them. No call after create asks for more.
 */
#include <hft/book.h>
#include <hft/core.h>
#include <hft/mem.h>
#include <hft/order.h>
#include <hft/ref.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_match hft_match;

typedef struct hft_match_config {
	uint32_t size;            /**< sizeof this struct, set by init */
	uint32_t instruments_max; /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t orders_max;      /**< live orders over all instruments, up to 2^28; default 2^22 */
	uint32_t levels_max;      /**< levels over all instruments, up to 2^26; default 2^20 */
	uint32_t parties_max;     /**< parties 0 .. this, up to 2^24; default 65535 */
	uint32_t work_max;        /**< orders and levels visited a call, 16 ..; default 4096 */
	uint32_t flags;           /**< HFT_MATCH_ flags */
	uint32_t mem_want;        /**< HFT_MEM_ bits */
	uint32_t mem_require;     /**< HFT_MEM_ bits */
	int32_t numa_node;        /**< for HFT_MEM_NODE; default -1 */
	uint64_t hash_seed;       /**< of the id index, in no result; random defeats chosen ids */
	uint64_t dense_ids;       /**< ids below this are not hashed, but have a table of 4 bytes
				   * each; up to 2^32, 0 under HFT_MATCH_NO_IDS; default 0 */
} hft_match_config;

enum {
	/** An order is also owned by the other sessions of its account. */
	HFT_MATCH_OWNER_ACCOUNT = 1,
	/** Ids are not indexed: CANCEL and REPLACE need handles, and that ids are unique among live
	 * orders is the caller's promise. */
	HFT_MATCH_NO_IDS = 2
};

/** The least room for reports in a call. */
enum { HFT_MATCH_REPORTS_MIN = 8 };

/** One live order. */
typedef struct hft_match_order {
	uint64_t order_id;
	uint64_t client_id;
	uint64_t ref_id;
	uint64_t handle;
	int64_t price;
	int64_t qty;         /**< open */
	int64_t cum_qty;     /**< filled so far */
	uint64_t value_lo;   /**< sum of price x qty filled, 128 bits */
	int64_t value_hi;
	hft_time expire_ts;
	uint32_t instrument;
	uint32_t party;
	uint16_t session;
	uint8_t side;
	uint8_t tif;
	uint32_t reserved;
} hft_match_order;

typedef struct hft_match_stats {
	uint64_t commands;       /**< taken, refused ones too */
	uint64_t rejected;
	uint64_t trades;
	uint64_t reports;
	uint64_t orders;         /**< live now */
	uint64_t orders_peak;
	uint64_t levels;
	uint64_t levels_peak;
	uint64_t bytes_reserved; /**< address space */
	uint64_t bytes_used;     /**< bytes that orders, levels and index have touched, at most */
} hft_match_stats;

HFT_API hft_status hft_match_config_init(hft_match_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_match_memory(const hft_match_config *config);
/** @return HFT_OK; HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
HFT_API hft_status hft_match_create(const hft_match_config *config, hft_match **out);
HFT_API void hft_match_destroy(hft_match *match);
/** What was granted of mem_want and mem_require. */
HFT_API hft_status hft_match_grant(const hft_match *match, hft_mem_grant *out);

/**
 * Tell what a party is. A party that was never set has itself as its account and as its self-trade
 * group; party 0 has neither. Orders that rest keep to the row their party has when it matters.
 * @return HFT_OK; HFT_E_INVAL (id 0 or above parties_max); HFT_E_MORE.
 */
HFT_API hft_status hft_match_party_set(hft_match *match, const hft_party *row);

/**
 * Take commands in order until n, until out is full, or until work_max is done.
 * @param out  room for cap reports, cap >= HFT_MATCH_REPORTS_MIN. @param written  reports written.
 * @return commands taken, 0 .. n, the last of them suspended if hft_match_pending(); HFT_E_MORE
 * when one was already suspended (nothing was taken); HFT_E_INVAL; HFT_E_INTERNAL.
 */
HFT_API int64_t hft_match_submit_n(hft_match *match, const hft_order *orders, uint32_t n,
				   hft_report *out, uint32_t cap, uint32_t *written);

/** Go on with a suspended command. @return reports written, 0 .. cap; HFT_E_INVAL, _INTERNAL. */
HFT_API int64_t hft_match_drain(hft_match *match, hft_report *out, uint32_t cap);

/** @return 1 while a command is suspended, else 0; HFT_E_INVAL. */
HFT_API int32_t hft_match_pending(const hft_match *match);

/** The best of both sides; seq counts the reports of this instrument that changed its book.
 * @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_match_bbo(const hft_match *match, uint32_t instrument, hft_bbo *out);

/** Levels of a side, best first. @return levels written, 0 .. cap; HFT_E_NOTFOUND. */
HFT_API int64_t hft_match_levels(const hft_match *match, uint32_t instrument, int32_t side,
				 hft_level *out, uint32_t cap);

/** One level of a side, by its price; the work grows as the logarithm of its levels.
 * @return HFT_OK; HFT_E_NOTFOUND (no order rests there, or no such instrument). */
HFT_API hft_status hft_match_level_get(const hft_match *match, uint32_t instrument, int32_t side,
				       int64_t price, hft_level *out);

/** Orders of a side in priority, best level first. @return orders written, 0 .. cap. */
HFT_API int64_t hft_match_orders(const hft_match *match, uint32_t instrument, int32_t side,
				 hft_match_order *out, uint32_t cap);

/**
 * Find a live order. @param handle  0: by id. @param order_id  with a handle: 0, or the order's.
 * @return HFT_OK, HFT_E_NOTFOUND; HFT_E_NOTSUP (by id under HFT_MATCH_NO_IDS).
 */
HFT_API hft_status hft_match_order_get(const hft_match *match, uint64_t order_id, uint64_t handle,
				       hft_match_order *out);

/** @return when the next GTD or GTT order ends, INT64_MAX if none does. */
HFT_API hft_time hft_match_next_expiry(const hft_match *match);

HFT_API hft_status hft_match_stats_get(const hft_match *match, hft_match_stats *out);

/** Commands refused so far with this code, HFT_E_MATCH_. */
HFT_API uint64_t hft_match_refused(const hft_match *match, hft_status code);

/**
 * A 64-bit hash of every book: instruments ascending, bids then asks, best to worst, queue order,
 * over id, price and open quantity, as hft_book_hash() has it: a book that was told the same
 * orders has the same hash.
 */
HFT_API uint64_t hft_match_hash(const hft_match *match);

/**
 * Write all that the engine goes on with: parties, books, queues, fills, sequences and the last
 * trade's number, in bytes that depend on nothing else; docs/snapshots.md has the format.
 * @param out  room for cap bytes; NULL when cap is 0.
 * @return bytes that it takes, nothing written when that is above cap; HFT_E_MORE while a command
 * is suspended; HFT_E_INVAL, HFT_E_INTERNAL.
 */
HFT_API int64_t hft_match_save(const hft_match *match, void *out, uint64_t cap);

/**
 * Go on as the engine that was saved would: same reports but for handles, which hft_match_orders()
 * tells. Into a handle that has taken nothing, of the same flags; its maxima need only have room.
 * Counters start at 0, trades at the last number. Bytes may be anything: the handle is unchanged
 * unless HFT_OK. Under HFT_MATCH_NO_IDS that ids are unique is not checked.
 * @return HFT_OK; HFT_E_TRUNCATED, HFT_E_MALFORMED; HFT_E_NOTSUP (version, kind, flags); HFT_E_FULL
 * (orders, levels), HFT_E_RANGE (instrument, party); HFT_E_EXISTS, HFT_E_MORE (the handle is in
 * use); HFT_E_INVAL, HFT_E_INTERNAL.
 */
HFT_API hft_status hft_match_load(hft_match *match, const void *bytes, uint64_t size);

/** Check every invariant; slow. @return HFT_OK, HFT_E_INTERNAL (the handle is poisoned). */
HFT_API hft_status hft_match_check(hft_match *match);

#ifdef __cplusplus
}
#endif
#endif
