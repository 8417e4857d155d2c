/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_OWN_OWN_H
#define HFT_OWN_OWN_H
/*
 * Orders that left for a venue: what was asked, what the venue has answered, what is still due.
 * The engine owns the memory, numbers the inputs and hands the reports to risk and to the client.
 *
 * A command goes: hft_own_check, risk's reserve, hft_own_submit, the route. Refused by the first or
 * the second: hft_own_refusal makes the report. Not taken by the route: hft_own_unsent. The venue's
 * answers go through hft_own_answer. These neither allocate nor lock nor walk.
 *
 * One command of an order is on its way at a time, so that an answer needs no guess; a mass cancel
 * that meets one leaves its mark, see hft_own_cancel_later.
 */
#include "core/core.h"
#include "ladder/index.h"
#include <hft/order.h>
#include <hft/ref.h>
#include <hft/risk.h>

enum {
	HFT_OWN_PENDING_NEW = 1,
	HFT_OWN_LIVE = 2,
	/* Either of these may have nothing open any more: it then waits for its answer alone. */
	HFT_OWN_PENDING_CANCEL = 3,
	HFT_OWN_PENDING_REPLACE = 4,
	HFT_OWN_DONE = 5 /* kept for busts and late acks until the day ends; 0 is a free row */
};

/* flags of an order */
enum {
	HFT_OWN_ACK_DUE = 1,     /* taken as accepted; the venue's ACCEPTED is still to come */
	HFT_OWN_CANCEL_WANTED = 2,
	HFT_OWN_FORGETS = 4      /* fills of it have been forgotten */
};

enum {
	HFT_OWN_REPORTS = 2, /* an answer makes at most */
	HFT_OWN_ORDERS_MAX = 1 << 28, /* orders_max and kept_max, each */
	HFT_OWN_TRADES_MAX = 1 << 28
};

struct hft_own_config {
	uint32_t orders_max; /* live, 1 .. HFT_OWN_ORDERS_MAX; more are refused with ORDERS_FULL */
	/*
	 * DONE orders beside them. When no row is left, the one without fills that ended first
	 * goes; those with fills stay all day, for a bust may come: if all are, a NEW is refused.
	 */
	uint32_t kept_max;
	/*
	 * Fills remembered, 1 .. HFT_OWN_TRADES_MAX. A fill is never refused for want of room: the
	 * oldest is forgotten, and then can be neither busted nor known for a repeat.
	 */
	uint32_t trades_max;
	uint32_t owner_account;  /* 1: the sessions of an account own its orders, as in hft_match */
	const hft_ref *ref;      /* of parties' accounts; NULL unless owner_account */
	uint64_t hash_seed;      /* of the indexes, in no result */
};

struct hft_own_order {
	uint64_t order_id;
	uint64_t client_id;
	uint64_t ref_id;      /* the venue's */
	int64_t price;
	int64_t qty;          /* as entered */
	int64_t open;
	int64_t cum_qty;
	uint64_t value_lo;    /* signed 128 bits */
	int64_t value_hi;
	int64_t display_qty;
	hft_time expire_ts;
	uint32_t instrument;
	uint32_t party;
	uint32_t order_flags; /* HFT_ORDER_ */
	uint16_t session;
	uint8_t side;
	uint8_t ord_type;
	uint8_t tif;
	uint8_t state;
	uint8_t flags;
	uint8_t fills;        /* 1: some fill was booked, though it may be busted by now */

	/* The command on its way: CANCEL and REPLACE, and of NEW the hold alone. */
	uint8_t ask_tif;
	uint8_t ask_ord_type;
	uint16_t ask_session;
	uint32_t ask_flags;
	uint64_t ask_client_id;
	int64_t ask_price;
	int64_t ask_qty;      /* as in the command */
	int64_t ask_display_qty;
	hft_time ask_expire_ts;
	hft_risk_hold hold;   /* kind 0: none */

	uint32_t prev;        /* of its list: live by order_id, or DONE by when they ended */
	uint32_t next;
	uint32_t trade_first; /* its remembered fills, oldest first */
	uint32_t trade_last;
	uint32_t generation;  /* of the row, for handles */
	uint32_t reserved2;
};

struct hft_own_trade {
	uint64_t trade_id;
	int64_t price;
	int64_t qty;
	uint32_t order;  /* 0 = the row is free, next leads to another */
	uint32_t next;   /* of the same order, newer */
	uint32_t older;  /* of all */
	uint32_t newer;
	uint32_t busted;
	uint32_t reserved;
};

struct hft_own_stats {
	uint64_t live;          /* not DONE */
	uint64_t live_peak;
	uint64_t kept;          /* DONE */
	uint64_t trades;        /* remembered */
	uint64_t answers;       /* taken */
	uint64_t late_acks;     /* of them, swallowed */
	uint64_t unknown;       /* refused with HFT_E_SESSION_UNKNOWN */
	uint64_t contradicting; /* refused with HFT_E_SESSION_REPORT, repeats too */
	uint64_t repeats;       /* of them, fills or busts seen before */
	uint64_t dropped;       /* DONE orders that made room before the day ended */
	uint64_t forgotten;     /* fills that made room */
};

struct hft_own_list {
	uint32_t head;
	uint32_t tail;
	uint32_t count;
};

struct hft_own {
	struct hft_own_config config;
	struct hft_own_order *orders; /* from 1 */
	struct hft_own_trade *trades; /* from 1 */
	struct hft_index index;       /* order_id to order */
	struct hft_index trade_index; /* trade_id in the scope of an order to trade */
	struct hft_own_list live;     /* by order_id ascending */
	struct hft_own_list done;     /* without fills */
	struct hft_own_list filled;   /* DONE with fills */
	struct hft_own_list all_trades;
	uint32_t order_free;
	uint32_t order_fresh;
	uint32_t trade_free;
	uint32_t trade_fresh;
	uint64_t last_id;
	struct hft_own_stats stats;
	uint32_t broken; /* something unchecked was submitted: whoever owns this must stop */
};

/*
 * What an answer of the venue comes to: reports for the client, in order, each of which goes to
 * hft_risk_apply(risk, &reports[i], holds[i]). While a NEW or REPLACE awaits its answer, every
 * report about its order comes with its hold; the report with LAST_OF_COMMAND uses it up. Else
 * NULL. Holds lie in the order, or here: apply them before the next call.
 */
struct hft_own_out {
	hft_report reports[HFT_OWN_REPORTS];
	hft_risk_hold *holds[HFT_OWN_REPORTS];
	hft_risk_hold last; /* one that is used up */
	uint32_t count;
	/* A cancel that was asked for by hft_own_cancel_later can go now: submit and send one. */
	uint32_t cancel_due;
	uint64_t order_id;
};

/* Place at base, or only measure when base is NULL. Base is zeroed and page-aligned. */
uint64_t hft_own_place(struct hft_own *own, uint8_t *base, const struct hft_own_config *config);
uint64_t hft_own_bytes_used(const struct hft_own *own);

/*
 * An order, DONE ones too, by id and, as a hint, by handle; with a handle alone, order_id is 0.
 * NULL if there is none, or if the two disagree. Handles of own have HFT_OWN_HANDLE set and those
 * of hft_match have not.
 */
struct hft_own_order *hft_own_find(const struct hft_own *own, uint64_t order_id, uint64_t handle);
uint64_t hft_own_handle(const struct hft_own *own, const struct hft_own_order *order);
#define HFT_OWN_HANDLE (UINT64_C(1) << 31)

/*
 * May this NEW, CANCEL or REPLACE go? order_id or handle names it; a client id is the engine's to
 * look up. NEW's order_id must be greater than any before. Nothing changes.
 * In this order: HFT_E_MATCH_KIND; NEW: HFT_E_MATCH_ORDER_EXISTS, _SIDE, _QTY, _ORDERS_FULL;
 * CANCEL and REPLACE: HFT_E_MATCH_ORDER_UNKNOWN (or DONE, or nothing open), _INSTRUMENT, _SIDE,
 * _OWNER, HFT_E_SESSION_PENDING, HFT_E_MATCH_QTY (a cancel that takes nothing off, or out of
 * range). A total that is filled already, QTY_TOTAL, asks for the order's end.
 * @param resting  filled on HFT_OK of CANCEL and REPLACE: what hft_risk_reserve asks for.
 */
hft_status hft_own_check(const struct hft_own *own, const hft_order *order,
			 hft_risk_resting *resting);
/* Register what hft_own_check passed; else it is broken. @param hold  of NEW, REPLACE; copied. */
void hft_own_submit(struct hft_own *own, const hft_order *order, const hft_risk_hold *hold);
/*
 * The route took it not: back to the former state, REJECTED with HFT_E_SESSION_DOWN and the hold.
 * The same as an answer REJECTED of that reason, so that a journal may keep it as one.
 */
hft_status hft_own_unsent(struct hft_own *own, const hft_order *order, struct hft_own_out *out);
/* The REJECTED report of a command that was refused with this status. Nothing changes. */
void hft_own_refusal(const struct hft_own *own, const hft_order *order, hft_status status,
		     hft_report *out);

/*
 * The venue says. ts and seq of the reports are the answer's; its order_id is ours, ref_id the
 * venue's (0 = not told). instrument and side are 0 or the order's. trade_id and aux are passed on,
 * but where said otherwise: aux is then the displayed quantity, 0 = as asked for. Read by kind:
 *   ACCEPTED  aux.
 *   REJECTED  aux, the raw code; reason a HFT_E_SESSION_ code with the sign turned, else it becomes
 *             HFT_E_SESSION_VENUE's. Of NEW, CANCEL or REPLACE, whichever awaits its answer.
 *   FILL      qty, price, trade_id (never 0, new to the order), aux, flags, reason 0 .. 99.
 *   CANCELLED qty taken off, 0 = all; reason. Unless UNSOLICITED it answers a CANCEL on its way, or
 *             a REPLACE whose QTY_TOTAL has been filled by now.
 *   EXPIRED   nothing more: all goes.
 *   REPLACED  qty, the new open quantity, up to what was asked for; aux; PRIORITY_KEPT.
 *   RESTATED  qty taken off; price, HFT_PRICE_NONE = as it was; aux; reason; PRIORITY_KEPT.
 *   BUST      trade_id of a fill not busted before; qty and price its own, or 0 and HFT_PRICE_NONE.
 *   TRIGGERED, SUSPENDED, RESUMED  nothing more: they are told, and change nothing.
 *   PENDING   of a command on its way, whose kind becomes aux.
 * What comes before the ACCEPTED of a NEW but presumes it makes an ACCEPTED first, and the venue's
 * own is swallowed later: HFT_OK and no report. A reason of CANCELLED and RESTATED is passed on if
 * it is one of matching's.
 * @return HFT_OK; HFT_E_SESSION_UNKNOWN; HFT_E_SESSION_REPORT (it contradicts the order's state, or
 * repeats what was told). Nothing but a counter changes on refusal.
 */
hft_status hft_own_answer(struct hft_own *own, const hft_report *venue, struct hft_own_out *out);

/* The live orders by order_id ascending; NULL at the end. */
struct hft_own_order *hft_own_first(const struct hft_own *own);
struct hft_own_order *hft_own_next(const struct hft_own *own, const struct hft_own_order *order);
/*
 * For mass cancels and kill states, where HFT_E_SESSION_PENDING says that a command of the order is
 * on its way: tell once by cancel_due when its answer has left something open.
 */
void hft_own_cancel_later(struct hft_own *own, uint64_t order_id);

/*
 * The day has ended: DONE orders of an instrument (0 = all) and their fills are forgotten.
 * @param cursor  0 at first; as it was left by the call before, with no other call between.
 * @param work  orders and fills visited at most. @return orders forgotten; *cursor 0 when all are.
 */
int64_t hft_own_day_end(struct hft_own *own, uint32_t instrument, uint64_t *cursor, uint32_t work);

void hft_own_stats_get(const struct hft_own *own, struct hft_own_stats *out);
/* Over live orders by order_id, then DONE ones as they ended, and the fills of each. */
uint64_t hft_own_hash(const struct hft_own *own);
/* Every invariant; slow. */
bool hft_own_consistent(const struct hft_own *own);

#endif
