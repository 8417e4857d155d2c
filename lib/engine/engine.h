/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_ENGINE_H
#define HFT_ENGINE_ENGINE_H
/*
 * One shard: the parts, the command that is being done, and what waits to be drained.
 *
 * An input is taken (numbered, journaled), then done in stages. Between any two steps of a stage it
 * may stop for want of room or of work, and all that it needs to go on lies here. When it has
 * ended the strategies see what came of it, and what they ordered is taken next, one by one.
 */
#include <hft/engine.h>
#include <hft/inline/clock.h>
#include <hft/inline/metrics.h>

#include <pthread.h>

#include "core/core.h"
#include "core/seqlock.h"
#include "engine/names.h"
#include "engine/out.h"
#include "engine/strategies.h"
#include "engine/timers.h"
#include "own/own.h"

enum {
	HFT_ENGINE_REPORT_KINDS = 16,
	HFT_ENGINE_REASONS = 512,
	HFT_ENGINE_RATE_SECONDS = 64,  /* a power of 2, more than 60 */
	HFT_ENGINE_SEEN = 1024,        /* shown to strategies in one call, at most */
	HFT_ENGINE_STAGED = 64,        /* taken from a ring at once */
	HFT_ENGINE_ROOM = HFT_MATCH_REPORTS_MIN,
	/* A report makes two events at most, and one is held back until its command ends. */
	HFT_ENGINE_EVENT_ROOM = 2 * HFT_ENGINE_ROOM + 1,
	HFT_ENGINE_SAMPLE = 64,        /* one command in so many is measured by stages */
	HFT_ENGINE_STATS_WORDS = sizeof(hft_engine_stats) / 8
};

/* What is being done, or what of it is still to come. */
enum {
	HFT_STEP_NONE = 0,
	HFT_STEP_ORDER,      /* taken, not begun */
	HFT_STEP_MATCH,      /* matching goes on */
	HFT_STEP_AWAY_MASS,  /* cancels of AWAY orders go out */
	HFT_STEP_AWAY_DAY,   /* AWAY orders that are over are forgotten */
	HFT_STEP_NAMES,      /* the day's client ids are forgotten */
	HFT_STEP_ANSWER      /* a venue's answer, taken, not begun */
};

struct hft_engine_command {
	hft_order order;             /* numbered, its order resolved */
	hft_match_order standing;    /* CANCEL, REPLACE: the LOCAL order as it stood */
	hft_risk_hold hold;          /* NEW, REPLACE on LOCAL: goes with the order's reports */
	hft_report answer;
	uint64_t cursor;             /* of the step that goes on */
	uint64_t limit;
	uint32_t step;
	uint32_t where;              /* HFT_ROUTE_ of the order that CANCEL or REPLACE names */
	bool named;                  /* its client id is entered once it is not refused */
	bool held;                   /* hold is in use */
	bool rests;                  /* its order stands in a LOCAL book */
	bool traded;
	bool filled;
	uint16_t refused;            /* reject code, 0 = taken */
	uint16_t reason;             /* of its order's latest report */
};

/* The way out of an AWAY instrument. */
struct hft_engine_way {
	int64_t (*send_n)(void *user, const hft_order *orders, uint32_t n);
	void *user;
};

/* Bounds are fixed; count grows to what came in and is not yet done. */
struct hft_engine_staged {
	uint32_t at;
	uint32_t count;
};

struct hft_engine_counts {
	uint64_t commands;
	uint64_t reports;
	uint64_t events;
	uint64_t events_out;
	uint64_t trades;
	uint64_t fills;
	uint64_t rejects;
	uint64_t marketable[3];
	uint64_t marketable_filled[3];
	__int128 notional;
};

struct hft_engine_rates {
	int64_t second; /* the latest seen */
	bool begun;
	uint64_t commands[HFT_ENGINE_RATE_SECONDS];
};

/* How the host's verify is asked. */
enum { HFT_VERIFY_NO = 0, HFT_VERIFY_ASK, HFT_VERIFY_YES };

/* The engine's own thread. */
struct hft_engine_thread {
	pthread_t id;
	bool started;
	int32_t idle;
	_Atomic uint32_t stop;
	_Atomic uint32_t ended; /* by itself */
};

struct hft_engine {
	hft_engine_config config;
	hft_mem_grant grant;
	struct hft_guard guard;
	_Atomic uint32_t running; /* the thread owns the engine */
	bool closed;              /* the journal failed */
	bool poisoned;
	bool replaying;           /* done before: no strategy and no route is called */
	bool tells;               /* LOCAL events are made: somebody wants them */

	hft_ref *ref;
	hft_risk *risk;
	hft_match *match;
	hft_book *book;
	struct hft_own own;
	struct hft_strategies strategies;
	struct hft_engine_names names;
	struct hft_engine_timers timers;
	hft_histogram *stages[HFT_STAGES];

	uint8_t *routes;              /* by instrument */
	struct hft_engine_way *ways;  /* by instrument */
	int64_t *multipliers;         /* by instrument, 0 = not known */

	uint64_t seq;                 /* inputs so far */
	hft_time last_ts;             /* of the last input */
	struct hft_engine_command now;
	struct hft_own_out away;

	struct hft_engine_out reports;
	struct hft_engine_out events;
	int64_t *latencies;           /* beside the reports */
	hft_time taken_at;            /* by the clock; 0 = none */
	hft_time stage_at;            /* 0 = this command is not measured */

	hft_event last_event;         /* held back: it may be the command's last */
	bool has_last_event;
	uint32_t event_seq;
	hft_event *seen_events;       /* of this command, for the strategies */
	hft_report *seen_reports;
	uint32_t seen_event_count;
	uint32_t seen_report_count;

	int32_t verify_mode;
	int32_t verify_answer;

	struct hft_engine_counts counts;
	struct hft_engine_rates rates;
	uint64_t (*reasons)[HFT_ENGINE_REASONS];

	hft_engine_rings rings;
	hft_order *staged_orders;
	hft_event *staged_events;
	hft_report *staged_answers;
	struct hft_engine_staged orders_in;
	struct hft_engine_staged events_in;
	struct hft_engine_staged answers_in;

	struct hft_engine_thread thread;
	struct hft_seqlock stats_lock;
	_Atomic uint64_t stats_words[HFT_ENGINE_STATS_WORDS]; /* while the thread runs */
	_Atomic uint64_t cpu_ns;
};

static inline hft_status hft_engine_poison(hft_engine *engine)
{
	engine->poisoned = true;
	return HFT_E_INTERNAL;
}

static inline bool hft_engine_busy(const hft_engine *engine)
{
	return engine->now.step != HFT_STEP_NONE;
}

static inline bool hft_engine_keeps_events(const hft_engine *engine)
{
	return (engine->config.flags & HFT_ENGINE_EVENTS) != 0;
}

static inline hft_time hft_engine_clock(const hft_engine *engine)
{
	return engine->config.clock == NULL ? 0 : hft_clock_now_inline(engine->config.clock);
}

/* A stage has ended: its time, where this command is measured. */
static inline void hft_engine_stage(hft_engine *engine, uint32_t stage)
{
	if (HFT_UNLIKELY(engine->stage_at != 0)) {
		hft_time now = hft_engine_clock(engine);

		hft_histogram_record_inline(engine->stages[stage], now - engine->stage_at);
		engine->stage_at = now;
	}
}

/* What an entry finds: HFT_OK, or why it may do nothing. */
static inline hft_status hft_engine_state_of(const hft_engine *engine)
{
	if (HFT_UNLIKELY(engine->poisoned))
		return HFT_E_INTERNAL;
	if (HFT_UNLIKELY(engine->closed))
		return HFT_E_CLOSED;
	return hft_engine_busy(engine) ? HFT_E_MORE : HFT_OK;
}

/* Entries that the host calls begin and end with these. */
static inline hft_status hft_engine_enter_any(hft_engine *engine)
{
	if (engine == NULL)
		return HFT_E_INVAL;
	if (HFT_UNLIKELY(atomic_load_explicit(&engine->running, memory_order_relaxed) != 0) ||
	    !hft_guard_enter(&engine->guard))
		return HFT_E_BUSY;
	return HFT_OK;
}

static inline void hft_engine_leave(hft_engine *engine)
{
	hft_guard_leave(&engine->guard);
}

/* For inputs: nothing may be under way. */
static inline hft_status hft_engine_enter(hft_engine *engine)
{
	hft_status status = hft_engine_enter_any(engine);

	if (status != HFT_OK)
		return status;
	status = hft_engine_state_of(engine);
	if (HFT_UNLIKELY(status != HFT_OK))
		hft_engine_leave(engine);
	engine->replaying = false;
	return status;
}

/* Number and record an input. HFT_E_CLOSED if it cannot be recorded. */
hft_status hft_engine_take(hft_engine *engine, uint32_t kind, hft_time ts, const void *payload,
			   uint32_t bytes);

/* Resolve, number and record a command; hft_engine_run does it. */
hft_status hft_engine_order_take(hft_engine *engine, const hft_order *order);
/* The same for a venue's answer. */
hft_status hft_engine_answer_take(hft_engine *engine, const hft_report *report);
/* An order that the engine makes within an input that was taken. */
void hft_engine_order_within(hft_engine *engine, const hft_order *order);
/* Go on until all is done, or until something must wait. HFT_OK; HFT_E_INTERNAL; HFT_E_CLOSED. */
hft_status hft_engine_run(hft_engine *engine);

/* The entries without their doors, for poll. */
int64_t hft_engine_orders_in(hft_engine *engine, const hft_order *orders, uint32_t n);
int64_t hft_engine_answers_in(hft_engine *engine, const hft_report *reports, uint32_t n);
int64_t hft_engine_events_in(hft_engine *engine, hft_event *events, uint32_t n);
int64_t hft_engine_time_in(hft_engine *engine, hft_time now);

/* Steps. Each returns false when it waits, for room or for the next call. */
bool hft_engine_step_order(hft_engine *engine);
bool hft_engine_step_match(hft_engine *engine, bool first);
bool hft_engine_step_away_mass(hft_engine *engine);
bool hft_engine_step_away_day(hft_engine *engine);
bool hft_engine_step_names(hft_engine *engine);
void hft_engine_step_answer(hft_engine *engine);

/* AWAY: a NEW, CANCEL or REPLACE that passed the checks here goes out. */
void hft_engine_away_order(hft_engine *engine);
/* Does who sent the command own an order of this session and party? */
bool hft_engine_owns(const hft_engine *engine, const hft_order *command, uint16_t session,
		     uint32_t party);
/* Report the refusal of the command being done. */
void hft_engine_refuse(hft_engine *engine, hft_status code);

/* n reports lie at the head of engine->reports: put them into positions, events, statistics. */
void hft_engine_reports_apply(hft_engine *engine, uint32_t n);
/* One report from outside the LOCAL books. */
void hft_engine_report_put(hft_engine *engine, const hft_report *report, hft_risk_hold *hold);
/* The LOCAL market data of a report, and the end of a command's. */
void hft_engine_market(hft_engine *engine, const hft_report *report);
void hft_engine_market_end(hft_engine *engine);
/* Show the strategies what came of the command that ended. */
void hft_engine_show(hft_engine *engine);

void hft_engine_count_command(hft_engine *engine, hft_time ts);
void hft_engine_count_report(hft_engine *engine, const hft_report *report, bool local);
void hft_engine_count_new(hft_engine *engine);
void hft_engine_stats_fill(const hft_engine *engine, hft_engine_stats *out);

/* hft_engine_poll without its door. */
int64_t hft_engine_turn(hft_engine *engine, hft_time now);
/* stats for other threads than the engine's own */
void hft_engine_stats_publish(hft_engine *engine);

/* Replay of the inputs that are no orders and no answers. */
hft_status hft_engine_row_do(hft_engine *engine, const hft_ref_row *row, int64_t *id);
hft_status hft_engine_limits_do(hft_engine *engine, const hft_input_limits *input);
hft_status hft_engine_state_do(hft_engine *engine, const hft_input_state *input);
hft_status hft_engine_route_do(hft_engine *engine, const hft_input_route *input);
bool hft_engine_limits_valid(const hft_engine *engine, const hft_input_limits *input);
bool hft_engine_state_valid(const hft_engine *engine, const hft_input_state *input);

/* risk asks this one, which asks the host or remembers what it said. */
int32_t hft_engine_verify(void *user, const char *author, const uint8_t digest[32],
			  const uint8_t *signature, uint32_t signature_size);

#endif
