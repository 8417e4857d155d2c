/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_BOOK_H
#define HFT_BOOK_H
/**
 * @file book.h
 * The order books of one market-data source: events in, best prices, depth, queues and queue
 * positions out. It never matches. Depth 3 keeps every order, 2 the totals of price levels, 1 the
 * best of each side.
 *
 * An event that cannot be applied is refused with its own code and changes nothing. A crossed or
 * locked book is kept as the venue sent it, and reported in hft_bbo.flags.
 *
 * **Threads:** one writer makes every call, except hft_book_read_* which any thread may make at
 * any time and which never block the writer.
 * **Memory:** create reserves address space for the maxima; pages are touched as live orders and
 * levels need them. No call after create asks for more.
 */
#include <hft/core.h>
#include <hft/event.h>
#include <hft/mem.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_book hft_book;

typedef struct hft_book_config {
	uint32_t size;            /**< sizeof this struct, set by init */
	uint32_t depth;           /**< 1, 2 or 3; default 3 */
	uint32_t instruments_max; /**< ids 1 .. this, up to 2^24; default 65535 */
	uint32_t orders_max;      /**< live orders over all instruments, up to 2^28; default 2^22 */
	uint32_t levels_max;      /**< levels over all instruments, up to 2^26; default 2^20 */
	uint32_t page_levels;     /**< levels a side of a published page, 0 .. 64; 0 = BBO only */
	uint32_t id_scope;        /**< HFT_SCOPE_SOURCE (0) or HFT_SCOPE_INSTRUMENT (1) */
	uint32_t flags;           /**< HFT_BOOK_ flags */
	uint64_t hash_seed;       /**< of the id index, in no result; random defeats chosen ids */
	uint32_t mem_want;        /**< HFT_MEM_ bits */
	uint32_t mem_require;     /**< HFT_MEM_ bits */
	int32_t numa_node;        /**< for HFT_MEM_NODE; default -1 */
	uint32_t reserved;        /**< 0 */
	uint64_t dense_ids;       /**< ids below this are not hashed, but have a table of 4 bytes
				   * each; up to 2^32, 0 when scoped by instrument; default 0 */
} hft_book_config;

enum { HFT_BOOK_NO_PUBLISH = 1 /**< do not publish: hft_book_read_* return HFT_E_NOTSUP */ };

/** Best bid and offer of one instrument. Prices are HFT_PRICE_NONE for an empty side. */
typedef struct hft_bbo {
	hft_time ts_event;   /**< of the last event applied to this instrument */
	uint64_t seq;        /**< events applied to this instrument so far */
	int64_t bid_price;
	int64_t bid_qty;
	int64_t ask_price;
	int64_t ask_qty;
	uint32_t bid_orders; /**< orders in the best level */
	uint32_t ask_orders;
	uint32_t bid_levels; /**< levels on the side */
	uint32_t ask_levels;
	uint32_t orders;     /**< live orders of the instrument, both sides */
	uint32_t flags;      /**< HFT_BBO_ flags */
} hft_bbo;

enum { HFT_BBO_CROSSED = 1, HFT_BBO_LOCKED = 2, HFT_BBO_UNTRUSTED = 4 };

/** One price level. */
typedef struct hft_level {
	int64_t price;
	int64_t qty;       /**< total open */
	uint32_t orders;   /**< as the feed or the queue says; 0 if unknown */
	uint32_t reserved;
} hft_level;

/** One live order. */
typedef struct hft_book_order {
	uint64_t order_id;
	uint64_t priority;   /**< as sent, 0 if the queue's order is all there is */
	int64_t price;
	int64_t qty;         /**< open */
	uint32_t instrument;
	uint32_t side;       /**< HFT_SIDE_ */
} hft_book_order;

/** Where an order stands in its level's queue. */
typedef struct hft_queue_position {
	int64_t qty_ahead;
	int64_t qty_level;
	uint32_t orders_ahead;
	uint32_t orders_level;
} hft_queue_position;

/** Header of a published page. */
typedef struct hft_page {
	hft_time ts_event;   /**< of the last event in the page */
	uint64_t seq;        /**< events applied to this instrument when it was published */
	uint32_t bid_count;  /**< levels written for bids */
	uint32_t ask_count;
	uint32_t flags;      /**< HFT_BBO_ flags */
	uint32_t reserved;
} hft_page;

typedef struct hft_book_stats {
	uint64_t applied;    /**< events that were applied or needed nothing (kinds from 16) */
	uint64_t refused;
	uint64_t crossed;    /**< events with LAST after which a book was crossed */
	uint64_t published;  /**< pages written */
	uint64_t orders;     /**< live orders */
	uint64_t orders_peak;
	uint64_t levels;     /**< levels now */
	uint64_t levels_peak;
	uint64_t bytes_reserved; /**< address space */
	uint64_t bytes_used;     /**< bytes that orders, levels and index have touched, at most */
} hft_book_stats;

HFT_API hft_status hft_book_config_init(hft_book_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_book_memory(const hft_book_config *config);
/** @return HFT_OK; HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
HFT_API hft_status hft_book_create(const hft_book_config *config, hft_book **out);
HFT_API void hft_book_destroy(hft_book *book);
/** What was granted of mem_want and mem_require. */
HFT_API hft_status hft_book_grant(const hft_book *book, hft_mem_grant *out);

/**
 * Apply one event and publish its instrument. Missing price, side and instrument of the event are
 * filled from the order; a side or instrument that is given must be the order's.
 * @return HFT_OK; HFT_E_EVENT_ codes (the book is unchanged); HFT_E_INTERNAL.
 */
HFT_API hft_status hft_book_apply(hft_book *book, hft_event *event);

/**
 * Apply n events in order, go on after refused ones, and publish each changed instrument once at
 * the end. @param statuses  n codes as hft_book_apply gives, or NULL.
 * @return events applied (those not refused), 0 .. n; HFT_E_INTERNAL.
 */
HFT_API int64_t hft_book_apply_n(hft_book *book, hft_event *events, uint32_t n,
				 hft_status *statuses);

/** Writer: the best of both sides. @return HFT_OK, HFT_E_NOTFOUND (instrument id out of range). */
HFT_API hft_status hft_book_bbo(const hft_book *book, uint32_t instrument, hft_bbo *out);

/** Writer: levels of a side, best first. @return levels written, 0 .. cap; HFT_E_NOTFOUND. */
HFT_API int64_t hft_book_levels(const hft_book *book, uint32_t instrument, int32_t side,
				hft_level *out, uint32_t cap);

/** Writer: one level of a side, by its price; the work grows as the logarithm of its levels.
 * @return HFT_OK; HFT_E_NOTFOUND (nothing stands there, or no such instrument). */
HFT_API hft_status hft_book_level_get(const hft_book *book, uint32_t instrument, int32_t side,
				      int64_t price, hft_level *out);

/** Writer: orders of a side in priority, best level first. @return orders written, 0 .. cap. */
HFT_API int64_t hft_book_orders(const hft_book *book, uint32_t instrument, int32_t side,
				hft_book_order *out, uint32_t cap);

/**
 * Writer: find a live order. @param instrument  needed when ids are scoped by instrument, else 0.
 * @return HFT_OK, HFT_E_NOTFOUND.
 */
HFT_API hft_status hft_book_order_get(const hft_book *book, uint32_t instrument, uint64_t order_id,
				      hft_book_order *out);

/** Writer: an order's queue position; the work grows with the orders ahead. @return as above. */
HFT_API hft_status hft_book_queue(const hft_book *book, uint32_t instrument, uint64_t order_id,
				  hft_queue_position *out);

/**
 * Any thread: the best of both sides as last published. @return HFT_OK; HFT_E_AGAIN when the writer
 * kept changing it; HFT_E_NOTFOUND; HFT_E_NOTSUP.
 */
HFT_API hft_status hft_book_read_bbo(const hft_book *book, uint32_t instrument, hft_bbo *out);

/**
 * Any thread: the page as last published, both sides of one instant.
 * @param bids  room for cap levels; at most page_levels are written. @param asks  the same.
 * On HFT_E_AGAIN they hold levels of no one instant.
 * @return HFT_OK; HFT_E_AGAIN, HFT_E_NOTFOUND; HFT_E_NOTSUP when nothing, or no page, is published.
 */
HFT_API hft_status hft_book_read_page(const hft_book *book, uint32_t instrument, hft_page *header,
				      hft_level *bids, hft_level *asks, uint32_t cap);

HFT_API hft_status hft_book_stats_get(const hft_book *book, hft_book_stats *out);

/** Writer: events refused so far with this code, HFT_E_EVENT_. */
HFT_API uint64_t hft_book_refused(const hft_book *book, hft_status code);

/**
 * Writer: a 64-bit hash of every book: instruments ascending, bids then asks, best to worst, queue
 * order, over id, price and open quantity (depth 1 and 2: price, quantity, orders). It depends on
 * nothing else.
 */
HFT_API uint64_t hft_book_hash(const hft_book *book);

/**
 * Writer: write every book: levels, queues, priorities, sequences, times and trust, in bytes that
 * depend on nothing else; docs/snapshots.md has the format.
 * @param out  room for cap bytes; NULL when cap is 0.
 * @return bytes that it takes, nothing written when that is above cap; HFT_E_INVAL, HFT_E_INTERNAL.
 */
HFT_API int64_t hft_book_save(const hft_book *book, void *out, uint64_t cap);

/**
 * Writer: go on as the book that was saved would, and publish all of it. Into a handle that has
 * taken nothing, of the same depth and id_scope; its maxima need only have room. Counters start
 * at 0. Bytes may be anything: the handle is unchanged unless HFT_OK.
 * @return HFT_OK; HFT_E_TRUNCATED, HFT_E_MALFORMED; HFT_E_NOTSUP (version, kind, depth, id_scope);
 * HFT_E_FULL (orders, levels), HFT_E_RANGE (instrument); HFT_E_EXISTS (the handle is in use);
 * HFT_E_INVAL, HFT_E_INTERNAL.
 */
HFT_API hft_status hft_book_load(hft_book *book, const void *bytes, uint64_t size);

/** Writer: check every invariant; slow. @return HFT_OK, HFT_E_INTERNAL (the handle is poisoned). */
HFT_API hft_status hft_book_check(hft_book *book);

#ifdef __cplusplus
}
#endif
#endif
