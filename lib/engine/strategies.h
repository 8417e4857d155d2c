/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_STRATEGIES_H
#define HFT_ENGINE_STRATEGIES_H
/*
 * The strategies of an engine: who sees what, and the orders that they write, which the engine
 * takes one by one before it takes the next input:
 *
 *	hft_strategies_begin(s, ts);           each input from outside: an order, an event, a timer
 *	... do it; after each command, or event:
 *	hft_strategies_reports(s, ...);        and hft_strategies_events(s, ...)
 *	while ((order = hft_strategies_take(s)) != NULL)
 *		... as a command from outside, its reports and events to the strategies again
 *
 * A strategy that answers each report with another order would go on for ever; so what it may
 * write in answer to one input is bounded, and each has room for that much: none is ever full.
 * They write to arrays of their own, where the orders stay: copying records that were just written
 * field by field costs more than all the rest.
 *
 * A strategy that closes leaves no order to be taken but one MASS_CANCEL of its session: the engine
 * has nothing to do but to take it.
 */
#include <hft/match.h>
#include <hft/strategy.h>

#include "core/core.h"
#include "ladder/index.h"

enum {
	HFT_STRATEGIES_MAX = 64,
	HFT_STRATEGY_ORDERS_CAP = 256,    /* room for orders in a call */
	HFT_STRATEGY_EVENTS_CAP = 1024,   /* events shown in a call, at most */
	HFT_STRATEGY_OPEN_MAX = 4096,
	HFT_STRATEGY_PARAMS_MAX = 256
};

/* What one call of a strategy wrote. */
struct hft_strategy_batch {
	uint32_t strategy;
	uint32_t from;  /* in its array */
	uint32_t count;
	uint32_t end;   /* it closed: the one order is its cancel */
};

/* Batches of the present input, first in, first out. */
struct hft_strategy_queue {
	struct hft_strategy_batch *batches;
	uint32_t put;
	uint32_t taken;
};

/* Open orders of a strategy: rows by slot from 1, in a list from the oldest to the newest. */
struct hft_strategy_open {
	struct hft_strategy_row *rows;
	struct hft_index index; /* order id to slot */
	uint32_t count;
	uint32_t max;
	uint32_t first;         /* 0 = none */
	uint32_t last;
	uint32_t free;          /* a list through next */
	uint32_t used;          /* slots ever used */
};

struct hft_strategy_row {
	hft_view_order order;
	uint32_t before;
	uint32_t next;
};

struct hft_strategies;

/* One strategy. Its callbacks see nothing else. */
struct hft_view {
	const struct hft_strategies *all;
	hft_strategy calls;
	uint64_t kinds;
	const uint64_t *instruments; /* a bit each; bit 0 is set */
	uint32_t party;
	uint16_t session;
	bool closed;
	bool transaction;            /* PER_LAST: events are gathered */
	uint32_t gathered;
	uint32_t written;            /* in answer to input number `input` */
	uint64_t input;
	hft_order *orders;           /* those written, then zeros */
	hft_event *events;           /* gathered ones */
	int64_t *params;
	uint32_t param_count;
	hft_order cancel;            /* for when it closes */
	struct hft_strategy_open open;
};

/* What strategies look at: filled by the engine before the first is added. */
struct hft_strategies_world {
	const hft_match *match;
	const hft_book *book;
	const hft_risk *risk;
	const hft_ref *ref;
	const uint8_t *routes; /* HFT_ROUTE_ by instrument: LOCAL ones show match, others book */
	uint32_t instruments_max;
	uint32_t sessions_max;
	uint32_t strategies_max; /* 0 .. HFT_STRATEGIES_MAX */
	uint64_t hash_seed;
};

struct hft_strategies {
	struct hft_strategies_world world;
	hft_time now;
	uint64_t input;       /* inputs from outside so far */
	uint32_t count;
	uint32_t closed;      /* of them */
	struct hft_view *views;
	uint8_t *by_session;  /* number + 1, 0 = none */
	uint64_t *instruments;
	struct hft_strategy_queue queue;
	uint8_t *parts;       /* of each its orders, events, parameters and open orders */
};

/* Place at zeroed, page-aligned base; only measure it when base is NULL. */
uint64_t hft_strategies_place(struct hft_strategies *s, uint8_t *base,
			      const struct hft_strategies_world *world);

/* As hft_engine_strategy_add and _status. */
int64_t hft_strategies_add(struct hft_strategies *s, const hft_strategy *strategy,
			   const hft_strategy_config *config);
hft_status hft_strategies_status(const struct hft_strategies *s, uint32_t number);

/* An input from outside begins, at `now`. All orders have been taken, and are no more. */
static inline void hft_strategies_begin(struct hft_strategies *s, hft_time now)
{
	assert(s->queue.taken == s->queue.put);
	s->queue.taken = 0;
	s->queue.put = 0;
	s->now = now;
	s->input++;
}

/* The next order that a strategy wrote, to be changed as the engine likes; NULL when there is none.
 * It lasts until the next input begins. */
hft_order *hft_strategies_take(struct hft_strategies *s);

/*
 * Show n events that the books have taken: one that was fed, or those that one command made in a
 * LOCAL book, the last of them with LAST.
 */
void hft_strategies_events(struct hft_strategies *s, const hft_event *events, uint32_t n);
/* Show reports, as the host gets them, to those whose sessions they name. */
void hft_strategies_reports(struct hft_strategies *s, const hft_report *reports, uint32_t n);
/* A timer that `session` asked for is due. */
void hft_strategies_timer(struct hft_strategies *s, uint32_t session, hft_time now, uint64_t id);

/* Is there an order to take, perhaps? */
static inline bool hft_strategies_wrote(const struct hft_strategies *s)
{
	return s->queue.taken != s->queue.put;
}

/* Does the session belong to a strategy, closed or not? */
static inline bool hft_strategies_has(const struct hft_strategies *s, uint32_t session)
{
	return s->count != 0 && session <= s->world.sessions_max && s->by_session[session] != 0;
}

/* Take a report into the table of open orders. @return false if there is no room for it. */
bool hft_strategy_open_apply(struct hft_strategy_open *open, const hft_report *report);

#endif
