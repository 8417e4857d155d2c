/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_H
#define HFT_ENGINE_H
/**
 * @file engine.h
 * One shard of a trading system on one thread: every input is numbered and journaled, checked and
 * reserved by risk, matched here or sent away, answered, and seen by the strategies.
 *
 * An instrument's route is LOCAL, where the engine matches, or AWAY, where orders leave through the
 * host's callback and the venue's answers come back by hft_engine_answer_n(). Until it is set,
 * orders are refused.
 *
 * **Nothing is lost:** a command whose reports or events do not fit is suspended; it was taken and
 * journaled once. Every entry then returns HFT_E_MORE until hft_engine_drain_reports() (and
 * _drain_events(), where events are kept) made room and ended it.
 *
 * **Replay:** feeding a journal's inputs to a new engine of the same config by hft_engine_input()
 * gives the same reports, byte for byte but for handle, and the same hash. Strategies are not run
 * and nothing is sent.
 *
 * **Threads:** *single*: one thread at a time makes every call, except those marked any thread.
 * After hft_engine_start() that thread is the engine's own, and the host uses the attached rings.
 * **Memory:** create reserves address space for the maxima. The calls that take input neither
 * allocate nor call the kernel.
 */
#include <hft/book.h>
#include <hft/clock.h>
#include <hft/core.h>
#include <hft/event.h>
#include <hft/journal.h>
#include <hft/match.h>
#include <hft/mem.h>
#include <hft/metrics.h>
#include <hft/order.h>
#include <hft/ref.h>
#include <hft/ring.h>
#include <hft/risk.h>
#include <hft/strategy.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_engine hft_engine;

typedef struct hft_engine_config {
	uint32_t size;            /**< sizeof this struct, set by init */
	uint32_t flags;           /**< HFT_ENGINE_ flags */
	uint32_t instruments_max; /**< default 65535 */
	uint32_t orders_max;      /**< live orders, LOCAL and AWAY each; default 2^20 */
	uint32_t levels_max;      /**< default 2^18 */
	uint32_t parties_max;     /**< default 65535 */
	uint32_t accounts_max;    /**< default 65535 */
	uint32_t traders_max;     /**< default 65535 */
	uint32_t positions_max;   /**< default 2^18 */
	uint32_t sessions_max;    /**< sessions 1 .. this, up to 65535; default 1024 */
	uint32_t client_ids_max;  /**< client ids of a day, up to 2^28; default 2^22 */
	uint32_t timers_max;      /**< strategy timers at once; default 4096 */
	uint32_t strategies_max;  /**< up to 64; default 16 */
	uint32_t reports_max;     /**< kept until drained, 64 .. 2^20; default 4096 */
	uint32_t events_max;      /**< kept until drained, as reports_max; default 4096 */
	uint32_t work_max;        /**< of one call's matching, as hft_match_config; default 4096 */
	uint32_t page_levels;     /**< of market-data books, as hft_book_config; default 10 */
	uint32_t mem_want;        /**< HFT_MEM_ bits */
	uint32_t mem_require;     /**< HFT_MEM_ bits */
	int32_t numa_node;        /**< for HFT_MEM_NODE; default -1 */
	uint64_t hash_seed;       /**< of the indexes, in no result */
	hft_journal_append_fn journal; /**< NULL: inputs are not kept */
	void *journal_user;
	const hft_clock *clock;   /**< for latencies and start; NULL = none are measured */
	hft_risk_verify_fn verify; /**< as hft_risk_config */
	void *verify_user;
} hft_engine_config;

enum {
	HFT_ENGINE_EVENTS = 1,       /**< keep the LOCAL books' market data for drain_events */
	HFT_ENGINE_OWNER_ACCOUNT = 2 /**< as HFT_MATCH_OWNER_ACCOUNT */
};

/** Where an instrument's orders go. */
enum { HFT_ROUTE_NONE = 0, HFT_ROUTE_LOCAL = 1, HFT_ROUTE_AWAY = 2 };

/** The way out of an AWAY instrument. */
typedef struct hft_route {
	uint32_t size;     /**< sizeof this struct */
	uint32_t reserved; /**< 0 */
	void *user;
	/**
	 * Take orders that passed risk: NEW, CANCEL and REPLACE, order_id set by the engine. The
	 * venue's answers name that order_id. Called on the engine's thread; it must not call back.
	 * @return orders taken, 0 .. n; the rest are refused with HFT_E_SESSION_DOWN.
	 */
	int64_t (*send_n)(void *user, const hft_order *orders, uint32_t n);
} hft_route;

/** Payloads of inputs. */
typedef struct hft_input_limits {
	int32_t scope;
	uint32_t id;
	hft_risk_limits limits;
	uint8_t author[64];    /**< NUL-terminated */
} hft_input_limits;

typedef struct hft_input_state {
	int32_t scope;
	uint32_t id;
	int32_t state;
	uint32_t reserved;     /**< 0 */
	uint8_t author[64];    /**< NUL-terminated */
} hft_input_state;

typedef struct hft_input_route {
	uint32_t instrument;
	uint32_t route;        /**< HFT_ROUTE_ */
} hft_input_route;

/** Stages whose time is measured, one command in 64, in ns. */
enum {
	HFT_STAGE_JOURNAL = 0,
	HFT_STAGE_RISK = 1,
	HFT_STAGE_ROUTE = 2,    /**< matching, or sending away */
	HFT_STAGE_APPLY = 3,    /**< reports into positions, events and statistics */
	HFT_STAGE_STRATEGY = 4,
	HFT_STAGE_COMMAND = 5,  /**< from taken to answered */
	HFT_STAGES = 6
};

typedef struct hft_engine_stats {
	uint64_t inputs;             /**< journaled */
	uint64_t commands;
	uint64_t reports;
	uint64_t events;             /**< fed */
	uint64_t events_out;         /**< of LOCAL books */
	uint64_t trades;             /**< on LOCAL routes */
	uint64_t fills;              /**< FILL reports on all routes */
	uint64_t rejects;
	uint64_t marketable[3];      /**< NEW that traded or could have: GTC-like, IOC, FOK */
	uint64_t marketable_filled[3]; /**< of them, filled in full */
	uint64_t rate_1s;            /**< commands a second of input time, over the last 1, ... */
	uint64_t rate_10s;           /**< ... 10, ... */
	uint64_t rate_60s;           /**< ... and 60 s */
	uint64_t notional_lo;        /**< of all trades, 128 bits, 1e-6 of the currency */
	int64_t notional_hi;
	uint64_t orders;             /**< live now, all routes */
	uint64_t bytes_reserved;
	uint64_t bytes_used;
	uint64_t cpu_ns;             /**< of the engine's thread, after start; else 0 */
	uint64_t strategies_closed;
} hft_engine_stats;

HFT_API hft_status hft_engine_config_init(hft_engine_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_engine_memory(const hft_engine_config *config);
/** @return HFT_OK; HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
HFT_API hft_status hft_engine_create(const hft_engine_config *config, hft_engine **out);
/** Stop the thread, if any, and give everything back. NULL is allowed. */
HFT_API void hft_engine_destroy(hft_engine *engine);

/** Add or change an instrument, tick table, source or party. @return its id; as hft_ref_apply. */
HFT_API int64_t hft_engine_row_add(hft_engine *engine, hft_time ts, const hft_ref_row *row);
/** As hft_engine_row_add, for one instrument. */
HFT_API int64_t hft_engine_instrument_add(hft_engine *engine, hft_time ts,
					  const hft_instrument *row);
/** As hft_engine_row_add, for one tick table. */
HFT_API int64_t hft_engine_tick_table_add(hft_engine *engine, hft_time ts,
					  const hft_tick_band *bands, uint32_t n);
/** As hft_engine_row_add, for one party. */
HFT_API int64_t hft_engine_party_add(hft_engine *engine, hft_time ts, const hft_party *row);
/** Set where an instrument's orders go, before its first. @param route  AWAY: the way; else NULL.
 * @return HFT_OK; HFT_E_INVAL, HFT_E_NOTFOUND, HFT_E_EXISTS (orders are live), HFT_E_MORE. */
HFT_API hft_status hft_engine_route_set(hft_engine *engine, hft_time ts, uint32_t instrument,
					int32_t kind, const hft_route *route);
/** As hft_risk_limits_set, journaled. */
HFT_API hft_status hft_engine_limits_set(hft_engine *engine, hft_time ts, int32_t scope,
					 uint32_t id, const hft_risk_limits *limits,
					 const hft_risk_author *author);
/** As hft_risk_state_set, journaled; CLOSED also cancels the scope's open orders. */
HFT_API hft_status hft_engine_state_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
					int32_t state, const hft_risk_author *author);

/**
 * Take commands. The engine sets seq, and order_id of NEW; CANCEL and REPLACE name an order by
 * handle, by order_id, or by ref_id, the client_id it has under the same session.
 * @param orders  n commands with ts and session. @return commands taken, 0 .. n; HFT_E_MORE;
 * HFT_E_CLOSED (the journal failed); HFT_E_INVAL; HFT_E_INTERNAL.
 */
HFT_API int64_t hft_engine_submit_n(hft_engine *engine, const hft_order *orders, uint32_t n);

/** Apply market data to the books of its source and show it to the strategies; not journaled.
 * @param events  n, filled as hft_book_apply_n does. @return events taken, or as submit_n. */
HFT_API int64_t hft_engine_feed_n(hft_engine *engine, hft_event *events, uint32_t n);

/**
 * Take a venue's answers for AWAY orders: order_id ours, and what docs/away.md says of each kind.
 * What contradicts the order's state is refused and counted; nothing changes.
 * @return reports taken, or as submit_n.
 */
HFT_API int64_t hft_engine_answer_n(hft_engine *engine, const hft_report *reports, uint32_t n);

/** Let time pass: due expiries and strategy timers. @return timers that were due; as submit_n. */
HFT_API int64_t hft_engine_advance(hft_engine *engine, hft_time now);

/** Do one journaled input again: replay. @return HFT_OK; HFT_E_MORE; HFT_E_MALFORMED (seq, kind or
 * size); HFT_E_INVAL; HFT_E_CLOSED. */
HFT_API hft_status hft_engine_input(hft_engine *engine, const hft_input *input,
				    const void *payload);

/**
 * Take reports out, then go on with a suspended command. @param latency  NULL, or room for cap
 * times in ns from the command's taking to the report; -1 where none was measured.
 * @return reports written, 0 .. cap; HFT_E_INVAL, HFT_E_INTERNAL.
 */
HFT_API int64_t hft_engine_drain_reports(hft_engine *engine, hft_report *out, int64_t *latency,
					 uint32_t cap);
/**
 * Take the LOCAL books' market data out: what hft_book_apply_n takes. The last event of a command
 * that hft_engine_drain_reports() ended comes with the next call. As above.
 */
HFT_API int64_t hft_engine_drain_events(hft_engine *engine, hft_event *out, uint32_t cap);
/** @return 1 while a command is suspended, else 0. */
HFT_API int32_t hft_engine_pending(const hft_engine *engine);

/** Add a strategy. @return its number from 0; HFT_E_INVAL, HFT_E_EXISTS (session), HFT_E_FULL,
 * HFT_E_MORE. */
HFT_API int64_t hft_engine_strategy_add(hft_engine *engine, const hft_strategy *strategy,
					const hft_strategy_config *config);
/** @return HFT_OK while it runs; HFT_E_CLOSED; HFT_E_NOTFOUND. */
HFT_API hft_status hft_engine_strategy_status(const hft_engine *engine, uint32_t number);

/** What a host that owns no thread of ours attaches: each ring NULL or of the right slot size. */
typedef struct hft_engine_rings {
	uint32_t size;      /**< sizeof this struct */
	uint32_t reserved;  /**< 0 */
	hft_ring *orders;   /**< host to engine, 128-byte slots */
	hft_ring *events;   /**< host to engine, 64-byte slots */
	hft_ring *answers;  /**< host to engine, 128-byte slots */
	hft_ring *reports;  /**< engine to host, 128-byte slots */
	hft_ring *market;   /**< engine to host, 64-byte slots: the LOCAL books' market data */
} hft_engine_rings;

/** Attach rings for hft_engine_poll. @return HFT_OK; HFT_E_INVAL (slot sizes). */
HFT_API hft_status hft_engine_attach(hft_engine *engine, const hft_engine_rings *rings);
/** Do bounded work: rings in, timers up to now, rings out. @return items moved; as submit_n. */
HFT_API int64_t hft_engine_poll(hft_engine *engine, hft_time now);

/** What an idle thread does. */
enum { HFT_IDLE_SPIN = 0, HFT_IDLE_YIELD = 1, HFT_IDLE_SLEEP = 2 };

/** Run poll on a thread of the engine's own. @param cpu  to pin it to, -1 = none.
 * @return HFT_OK; HFT_E_INVAL (no clock, no rings), HFT_E_EXISTS, HFT_E_NOMEM, HFT_E_PERM. */
HFT_API hft_status hft_engine_start(hft_engine *engine, int32_t cpu, int32_t idle);
/** Stop and join it. @return HFT_OK; HFT_E_CLOSED if it had ended by itself; HFT_E_NOTFOUND. */
HFT_API hft_status hft_engine_stop(hft_engine *engine);

/** Names, ticks and parties; any thread may look up. Lives as long as the engine. */
HFT_API const hft_ref *hft_engine_ref(const hft_engine *engine);
/** Limits and positions; any thread may read positions. Lives as long as the engine. */
HFT_API const hft_risk *hft_engine_risk(const hft_engine *engine);
/** The LOCAL books. Lives as long as the engine. */
HFT_API const hft_match *hft_engine_match(const hft_engine *engine);
/** The AWAY market-data books; any thread may read pages. Lives as long as the engine. */
HFT_API const hft_book *hft_engine_book(const hft_engine *engine);

HFT_API hft_status hft_engine_stats_get(const hft_engine *engine, hft_engine_stats *out);
/** Reports so far of this kind with this reason, a positive reject code or 0. Kind 0: answers of
 * venues that were refused, reason -HFT_E_SESSION_UNKNOWN or -HFT_E_SESSION_REPORT. */
HFT_API uint64_t hft_engine_reasons(const hft_engine *engine, int32_t kind, uint32_t reason);
/** A stage's times; any thread may read it. @return NULL without a clock or for another stage. */
HFT_API const hft_histogram *hft_engine_histogram(const hft_engine *engine, int32_t stage);

/** A 64-bit hash of the whole state: LOCAL books, AWAY orders by id, positions, inputs so far. */
HFT_API uint64_t hft_engine_hash(const hft_engine *engine);
/** Check every invariant of every part; slow. @return HFT_OK, HFT_E_INTERNAL. */
HFT_API hft_status hft_engine_check(hft_engine *engine);

#ifdef __cplusplus
}
#endif
#endif
