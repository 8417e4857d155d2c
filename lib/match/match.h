/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_MATCH_H
#define HFT_MATCH_MATCH_H
/*
 * Matching: a ladder that commands drive. Beside each order of the ladder lies a cold record, what
 * only reports and owners ask for, so that a walk along a queue reads half a line an order.
 *
 * A command runs in steps: one resting order or level each. Between any two it may stop, for want
 * of room or of work, and all that it needs to go on lies in the handle: the command itself, the
 * incoming order, where a scan or a sweep stands.
 */
#include <hft/match.h>

#include "core/core.h"
#include "ladder/ladder.h"

enum {
	HFT_MATCH_REFUSALS = 32, /* codes -300 .. -331 */
	HFT_MATCH_STEP_REPORTS = 4 /* more than any one step writes */
};

/* Those that matching knows: what only AWAY orders and auctions have it refuses as unknown. */
static const uint32_t hft_match_flags = (uint32_t)HFT_ORDER_CONTINUES * 2 - 1;

struct hft_match_cold {
	uint64_t client_id;
	uint64_t ref_id;
	hft_time expire_ts; /* 0 unless tif is GTD or GTT */
	int64_t cum_qty;
	uint64_t value_lo;
	int64_t value_hi;
	uint32_t party;
	uint32_t generation; /* of the slot: moves when an order leaves it, never 0 in a handle */
	uint32_t heap_at;    /* place among those that expire, 0 = none */
	uint16_t session;
	uint8_t tif;
	uint8_t pad;
};

_Static_assert(sizeof(struct hft_match_cold) == 64, "one cache line an order");

struct hft_match_instrument {
	struct hft_ladder_side side[2]; /* bid, ask */
	uint64_t seq;
	hft_time ts;
	uint32_t orders;
	uint32_t pad[3];
};

_Static_assert(sizeof(struct hft_match_instrument) == 64, "one cache line an instrument");

struct hft_match_party {
	uint32_t account;
	uint32_t trader;
	uint32_t desk;
	uint32_t client;
	uint32_t strategy;
	uint32_t stp_group;
	uint32_t is_set;
	uint32_t pad;
};

/* What a suspended command goes on with. */
enum {
	HFT_MATCH_IDLE = 0,
	HFT_MATCH_SCAN = 1, /* a fill-or-kill order counts what it could trade */
	HFT_MATCH_MEET = 2, /* an order meets the other side */
	HFT_MATCH_SWEEP = 3, /* orders of a scope go, in the order of the books */
	HFT_MATCH_EXPIRE = 4 /* orders go in the order of their time */
};

/* The incoming order. */
struct hft_match_taker {
	uint64_t order_id;
	uint64_t client_id;
	uint64_t ref_id;
	int64_t price;      /* as reported: the limit, the collar or none */
	int64_t limit;      /* least key that it meets on the other side */
	int64_t qty;        /* as entered */
	int64_t open;
	int64_t decremented; /* by self-trade prevention */
	int64_t cum_qty;
	unsigned __int128 value;
	hft_time expire_ts;
	uint32_t owner;     /* instrument * 2 + (0 bid, 1 ask) */
	uint32_t party;
	uint32_t group;     /* whose orders it must not meet, 0 = none */
	uint32_t slot;      /* of the order that is replaced, 0 = a new one */
	uint32_t level;     /* where it would rest, 0 = a level to be opened */
	uint16_t session;
	uint8_t tif;
	uint8_t stp;
	uint8_t rests;      /* what is left may rest */
	uint8_t market;
	uint8_t traded;
	uint8_t stopped;    /* by self-trade prevention */
};

struct hft_match_scan {
	struct hft_ladder_cursor cursor;
	uint32_t order; /* next of the level, 0 = its first */
	int64_t found;
};

struct hft_match_sweep {
	uint32_t instrument;
	uint32_t instrument_last;
	uint32_t side;
	uint32_t side_first;
	uint32_t side_last;
	uint32_t order;  /* next of the level, 0 = the next level's first */
	uint32_t inside; /* key is of a level of this side that was seen */
	int64_t key;
	int64_t count;   /* orders ended */
};

struct hft_match {
	hft_match_config config;
	hft_mem_grant grant;
	struct hft_match_instrument *instruments; /* by id, from 1 */
	struct hft_match_party *parties;
	struct hft_match_cold *cold;              /* by slot */
	uint32_t *heap;                           /* slots by (expire_ts, id), from 1 */
	uint32_t heap_count;
	uint32_t heap_peak;
	uint32_t poisoned;
	struct hft_guard guard;

	struct hft_ladder ladder;
	struct hft_index index;

	/* The call. */
	hft_report *out;
	uint32_t room;
	int32_t work;

	/* The command. */
	const hft_order *command;
	uint32_t phase;
	uint32_t instrument_high; /* the greatest id used so far */
	uint32_t party_high;      /* the greatest id told of so far */
	uint64_t trade_id;
	struct hft_match_taker taker;
	struct hft_match_scan scan;
	struct hft_match_sweep sweep;
	hft_order held; /* the command, once its call is over */

	uint64_t commands;
	uint64_t rejected;
	uint64_t reports;
	uint32_t orders_peak;
	uint32_t levels_peak;
	uint64_t refused[HFT_MATCH_REFUSALS];
};

static inline hft_status hft_match_poison(hft_match *match)
{
	match->poisoned = 1;
	return HFT_E_INTERNAL;
}

static inline bool hft_match_has(const hft_match *match, uint32_t instrument)
{
	return instrument - 1 < match->config.instruments_max;
}

static inline bool hft_match_has_ids(const hft_match *match)
{
	return (match->config.flags & HFT_MATCH_NO_IDS) == 0;
}

static inline uint64_t hft_match_handle(const hft_match *match, uint32_t slot)
{
	return slot | (uint64_t)match->cold[slot].generation << 32;
}

static inline struct hft_match_instrument *hft_match_row(const hft_match *match, uint32_t owner)
{
	return &match->instruments[owner >> 1];
}

static inline struct hft_ladder_side *hft_match_side(const hft_match *match, uint32_t owner)
{
	return &match->instruments[owner >> 1].side[owner & 1];
}

/* May the command take another step in this call? */
static inline bool hft_match_may_step(const hft_match *match)
{
	return HFT_LIKELY(match->room >= HFT_MATCH_STEP_REPORTS && match->work > 0);
}

static inline bool hft_match_is_timed(uint8_t tif)
{
	return tif == HFT_TIF_GTD || tif == HFT_TIF_GTT;
}

static inline bool hft_match_is_over(const hft_order *command)
{
	return hft_match_is_timed(command->tif) && command->expire_ts <= command->ts;
}

/* The book of an instrument changed, as the last report says. */
static inline void hft_match_changed(hft_match *match, uint32_t owner)
{
	struct hft_match_instrument *row = hft_match_row(match, owner);

	row->seq++;
	row->ts = match->command->ts;
}

static inline uint32_t hft_match_group(const hft_match *match, uint32_t party)
{
	const struct hft_match_party *row = &match->parties[party];

	return row->is_set ? row->stp_group : party;
}

static inline uint32_t hft_match_account(const hft_match *match, uint32_t party)
{
	const struct hft_match_party *row = &match->parties[party];

	return row->is_set ? row->account : party;
}

/*
 * The commands. Each returns true when it has ended, with the room for HFT_MATCH_STEP_REPORTS at
 * its start; else match->phase says what to resume.
 */
bool hft_match_replace(hft_match *match, const hft_order *command);
bool hft_match_mass_cancel(hft_match *match, const hft_order *command);
bool hft_match_timer(hft_match *match, const hft_order *command);
bool hft_match_scan(hft_match *match);
bool hft_match_meet(hft_match *match);
bool hft_match_sweep(hft_match *match);
bool hft_match_expire(hft_match *match);

/* match->taker is filled in, and meets somebody or does not rest. */
bool hft_match_meet_begin(hft_match *match);


/* Refuse the command, which named a live order (0 = none). Ends the command. */
bool hft_match_reject(hft_match *match, const hft_order *command, hft_status code, uint32_t slot);
uint32_t hft_match_level_open(hft_match *match, uint32_t owner, int64_t price);

void hft_match_heap_add(hft_match *match, uint32_t slot);
void hft_match_heap_remove(hft_match *match, uint32_t slot);
/* Many at once: append each, then bring them into order. */
void hft_match_heap_append(hft_match *match, uint32_t slot);
void hft_match_heap_order(hft_match *match);
bool hft_match_heap_check(const hft_match *match);

#endif
