/* SPDX-License-Identifier: Apache-2.0 */
#include "naive_own.h"

#include <stdlib.h>
#include <string.h>

struct naive_own *naive_own_create(uint32_t orders_max, uint32_t kept_max, uint32_t trades_max)
{
	struct naive_own *n = calloc(1, sizeof(*n));

	n->orders_max = orders_max;
	n->kept_max = kept_max;
	n->trades_max = trades_max;
	return n;
}

void naive_own_destroy(struct naive_own *n)
{
	free(n->orders);
	free(n->fills);
	free(n->accounts);
	free(n);
}

int64_t naive_own_open(const struct naive_own_order *o)
{
	return o->granted - o->taken_off - o->filled;
}

static int64_t cum(const struct naive_own_order *o)
{
	return o->filled - o->busted;
}

struct naive_own_order *naive_own_find(struct naive_own *n, uint64_t order_id)
{
	for (uint32_t i = 0; i < n->count; i++)
		if (n->orders[i].terms.order_id == order_id)
			return &n->orders[i];
	return NULL;
}

uint32_t naive_own_live(const struct naive_own *n)
{
	uint32_t live = 0;

	for (uint32_t i = 0; i < n->count; i++)
		live += n->orders[i].ended == 0;
	return live;
}

static void remove_order(struct naive_own *n, struct naive_own_order *o)
{
	uint64_t id = o->terms.order_id;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n->fill_count; i++)
		if (n->fills[i].order_id != id)
			n->fills[kept++] = n->fills[i];
	n->fill_count = kept;
	memmove(o, o + 1, (size_t)(n->orders + n->count - (o + 1)) * sizeof(*o));
	n->count--;
}

/* The first that ended of those that never traded. */
static struct naive_own_order *droppable(struct naive_own *n)
{
	struct naive_own_order *first = NULL;

	for (uint32_t i = 0; i < n->count; i++) {
		struct naive_own_order *o = &n->orders[i];

		if (o->ended != 0 && !o->fills && (first == NULL || o->ended < first->ended))
			first = o;
	}
	return first;
}

static hft_status check_new(struct naive_own *n, const hft_order *c)
{
	if (c->order_id <= n->last_id)
		return HFT_E_MATCH_ORDER_EXISTS;
	if (c->side != HFT_SIDE_BID && c->side != HFT_SIDE_ASK)
		return HFT_E_MATCH_SIDE;
	if (c->qty < 1 || c->qty > HFT_QTY_MAX)
		return HFT_E_MATCH_QTY;
	if (naive_own_live(n) >= n->orders_max)
		return HFT_E_MATCH_ORDERS_FULL;
	if (n->count >= n->orders_max + n->kept_max && droppable(n) == NULL)
		return HFT_E_MATCH_ORDERS_FULL;
	return HFT_OK;
}

static bool owns(const struct naive_own *n, const hft_order *c, const hft_order *terms)
{
	if (c->session == 0 || c->session == terms->session)
		return true;
	if (n->accounts == NULL || c->party > n->parties || terms->party > n->parties)
		return false;
	return n->accounts[c->party] != 0 && n->accounts[c->party] == n->accounts[terms->party];
}

static bool pending(const struct naive_own_order *o)
{
	return o->ended == 0 && (!o->told || o->ask.kind != 0);
}

static int64_t target(const struct naive_own_order *o, const hft_order *c)
{
	return (c->flags & HFT_ORDER_QTY_TOTAL) != 0 ? c->qty - cum(o) : c->qty;
}

static bool qty_good(const struct naive_own_order *o, const hft_order *c)
{
	if (c->qty < 0 || c->qty > HFT_QTY_MAX)
		return false;
	if (c->kind == HFT_ORDER_CANCEL)
		return c->qty == 0 || target(o, c) < naive_own_open(o);
	return c->qty != 0 && cum(o) + c->qty <= (int64_t)1 << 62;
}

hft_status naive_own_check(struct naive_own *n, const hft_order *c, hft_risk_resting *resting)
{
	struct naive_own_order *o;

	if (c->kind == HFT_ORDER_NEW)
		return check_new(n, c);
	if (c->kind != HFT_ORDER_CANCEL && c->kind != HFT_ORDER_REPLACE)
		return HFT_E_MATCH_KIND;
	o = naive_own_find(n, c->order_id);
	if (o == NULL || naive_own_open(o) == 0)
		return HFT_E_MATCH_ORDER_UNKNOWN;
	if (!owns(n, c, &o->terms))
		return HFT_E_MATCH_OWNER;
	if (c->instrument != 0 && c->instrument != o->terms.instrument)
		return HFT_E_MATCH_INSTRUMENT;
	if (c->side != 0 && c->side != o->terms.side)
		return HFT_E_MATCH_SIDE;
	if (pending(o))
		return HFT_E_SESSION_PENDING;
	if (!qty_good(o, c))
		return HFT_E_MATCH_QTY;
	*resting = (hft_risk_resting){ o->terms.price, naive_own_open(o), cum(o),
				       o->terms.instrument, o->terms.party, o->terms.side, 0 };
	return HFT_OK;
}

static void add_order(struct naive_own *n, const hft_order *c, const hft_risk_hold *hold)
{
	struct naive_own_order *o;

	if (n->count == n->orders_max + n->kept_max)
		remove_order(n, droppable(n));
	if (n->count == n->room) {
		n->room = n->room * 2 + 16;
		n->orders = realloc(n->orders, n->room * sizeof(*n->orders));
	}
	o = &n->orders[n->count++];
	memset(o, 0, sizeof(*o));
	o->terms = *c;
	o->entered = c->qty;
	o->granted = c->qty;
	o->hold = *hold;
	n->last_id = c->order_id;
}

void naive_own_submit(struct naive_own *n, const hft_order *c, const hft_risk_hold *hold)
{
	struct naive_own_order *o;

	if (c->kind == HFT_ORDER_NEW) {
		add_order(n, c, hold);
		return;
	}
	o = naive_own_find(n, c->order_id);
	o->ask = *c;
	if (c->kind == HFT_ORDER_REPLACE)
		o->hold = *hold;
}

static bool holding(const struct naive_own_order *o)
{
	return !o->told || o->ask.kind == HFT_ORDER_REPLACE;
}

/* Tell the client; the order is as it is after what is told. */
static hft_report *tell(struct naive_own_out *out, const struct naive_own_order *o,
			const hft_report *v, uint8_t kind, int64_t qty)
{
	hft_report *r = &out->reports[out->count];

	memset(r, 0, sizeof(*r));
	memset(&out->holds[out->count], 0, sizeof(out->holds[0]));
	if (holding(o))
		out->holds[out->count] = o->hold;
	out->count++;
	r->ts = v->ts;
	r->seq = v->seq;
	r->kind = kind;
	r->qty = qty;
	r->order_id = o->terms.order_id;
	r->ref_id = o->ref_id;
	r->client_id = o->terms.client_id;
	r->price = o->terms.price;
	r->leaves = naive_own_open(o);
	r->cum_qty = cum(o);
	r->value_lo = (uint64_t)o->value;
	r->value_hi = (int64_t)(o->value >> 64);
	r->instrument = o->terms.instrument;
	r->party = o->terms.party;
	r->session = o->terms.session;
	r->side = o->terms.side;
	if (kind == v->kind) {
		r->aux = v->aux;
		r->trade_id = v->trade_id;
	}
	if (r->aux == 0 && (kind == HFT_REPORT_ACCEPTED || kind == HFT_REPORT_REPLACED ||
			    kind == HFT_REPORT_RESTATED)) {
		int64_t shown = o->terms.display_qty;

		r->aux = (uint64_t)(shown > 0 && shown < r->leaves ? shown : r->leaves);
	}
	return r;
}

static void take_ref(struct naive_own_order *o, const hft_report *v)
{
	if (v->ref_id != 0)
		o->ref_id = v->ref_id;
}

static void tell_accepted(struct naive_own_out *out, struct naive_own_order *o,
			  const hft_report *v)
{
	tell(out, o, v, HFT_REPORT_ACCEPTED, o->entered)->flags = HFT_REPORT_LAST_OF_COMMAND;
	o->told = true;
	memset(&o->hold, 0, sizeof(o->hold));
}

/* A venue that does this to an order has accepted it. */
static void presume(struct naive_own_out *out, struct naive_own_order *o, const hft_report *v)
{
	take_ref(o, v);
	if (!o->told)
		tell_accepted(out, o, v);
}

static hft_status accepted(struct naive_own *n, struct naive_own_order *o, const hft_report *v,
			   struct naive_own_out *out)
{
	if (o->venue_acked)
		return HFT_E_SESSION_REPORT;
	if (!o->told) {
		take_ref(o, v);
		tell_accepted(out, o, v);
	} else {
		n->late_acks++;
		if (o->ref_id == 0)
			o->ref_id = v->ref_id;
	}
	o->venue_acked = true;
	return HFT_OK;
}

static void ask_done(struct naive_own_order *o)
{
	memset(&o->ask, 0, sizeof(o->ask));
	memset(&o->hold, 0, sizeof(o->hold));
}

static hft_status rejected(struct naive_own_order *o, const hft_report *v,
			   struct naive_own_out *out)
{
	hft_report *r;

	if (!pending(o))
		return HFT_E_SESSION_REPORT;
	take_ref(o, v);
	if (!o->told) {
		o->taken_off = o->entered;
		r = tell(out, o, v, HFT_REPORT_REJECTED, o->entered);
		o->told = true;
		o->venue_acked = true;
	} else {
		r = tell(out, o, v, HFT_REPORT_REJECTED, o->ask.qty);
		r->client_id = o->ask.client_id;
		r->session = o->ask.session;
	}
	ask_done(o);
	r->flags = HFT_REPORT_LAST_OF_COMMAND;
	r->reason = v->reason >= 400 && v->reason <= 499 ? v->reason : 404;
	return HFT_OK;
}

static struct naive_fill *find_fill(struct naive_own *n, const struct naive_own_order *o,
				    uint64_t trade_id)
{
	for (uint32_t i = 0; i < n->fill_count; i++)
		if (n->fills[i].order_id == o->terms.order_id && n->fills[i].trade_id == trade_id)
			return &n->fills[i];
	return NULL;
}

static void remember(struct naive_own *n, const struct naive_own_order *o, const hft_report *v)
{
	if (n->fill_count == n->trades_max) {
		naive_own_find(n, n->fills[0].order_id)->forgets = true;
		n->fill_count--;
		memmove(n->fills, n->fills + 1, n->fill_count * sizeof(*n->fills));
	}
	if (n->fill_count == n->fill_room) {
		n->fill_room = n->fill_room * 2 + 16;
		n->fills = realloc(n->fills, n->fill_room * sizeof(*n->fills));
	}
	n->fills[n->fill_count++] =
		(struct naive_fill){ o->terms.order_id, v->trade_id, v->price, v->qty, false };
}

static hft_status filled(struct naive_own *n, struct naive_own_order *o, const hft_report *v,
			 struct naive_own_out *out)
{
	const uint16_t kept = HFT_REPORT_MAKER | HFT_REPORT_AUCTION | HFT_REPORT_LEG;
	hft_report *r;

	if (v->qty <= 0 || v->qty > naive_own_open(o) || v->price == HFT_PRICE_NONE ||
	    v->trade_id == 0 || v->reason >= 100)
		return HFT_E_SESSION_REPORT;
	if (find_fill(n, o, v->trade_id) != NULL) {
		n->repeats++;
		return HFT_E_SESSION_REPORT;
	}
	presume(out, o, v);
	remember(n, o, v);
	o->fills = true;
	o->filled += v->qty;
	o->value += (__int128)v->price * v->qty;
	r = tell(out, o, v, HFT_REPORT_FILL, v->qty);
	r->price = v->price;
	r->reason = v->reason;
	r->flags = v->flags & kept;
	return HFT_OK;
}

static hft_status cancelled(struct naive_own_order *o, const hft_report *v,
			    struct naive_own_out *out)
{
	int64_t open = naive_own_open(o);
	int64_t off = v->qty == 0 ? open : v->qty;
	bool ours = o->ask.kind == HFT_ORDER_CANCEL ||
		    (o->ask.kind == HFT_ORDER_REPLACE && target(o, &o->ask) <= 0 && off == open);
	hft_report *r;

	if (off <= 0 || off > open)
		return HFT_E_SESSION_REPORT;
	ours = ours && (v->flags & HFT_REPORT_UNSOLICITED) == 0;
	presume(out, o, v);
	o->taken_off += off;
	r = tell(out, o, v, HFT_REPORT_CANCELLED, off);
	r->flags = ours ? HFT_REPORT_LAST_OF_COMMAND : HFT_REPORT_UNSOLICITED;
	r->reason = ours ? 330 : 0;
	if (v->reason / 100 == 3)
		r->reason = v->reason;
	if (ours)
		ask_done(o);
	return HFT_OK;
}

static hft_status expired(struct naive_own_order *o, const hft_report *v,
			  struct naive_own_out *out)
{
	int64_t open = naive_own_open(o);
	hft_report *r;

	if (open == 0)
		return HFT_E_SESSION_REPORT;
	presume(out, o, v);
	o->taken_off += open;
	r = tell(out, o, v, HFT_REPORT_EXPIRED, open);
	r->reason = 335;
	r->flags = HFT_REPORT_UNSOLICITED;
	return HFT_OK;
}

static hft_status replaced(struct naive_own_order *o, const hft_report *v,
			   struct naive_own_out *out)
{
	int64_t open = naive_own_open(o);
	hft_report *r;

	if (o->ask.kind != HFT_ORDER_REPLACE || open == 0 || v->qty <= 0 ||
	    v->qty > target(o, &o->ask))
		return HFT_E_SESSION_REPORT;
	take_ref(o, v);
	o->granted += v->qty - open;
	o->terms.price = o->ask.price;
	o->terms.tif = o->ask.tif;
	o->terms.expire_ts = o->ask.expire_ts;
	o->terms.display_qty = o->ask.display_qty;
	o->terms.flags = o->ask.flags & ~(uint32_t)HFT_ORDER_QTY_TOTAL;
	if (o->ask.ord_type != 0)
		o->terms.ord_type = o->ask.ord_type;
	if (o->ask.client_id != 0)
		o->terms.client_id = o->ask.client_id;
	r = tell(out, o, v, HFT_REPORT_REPLACED, v->qty);
	r->flags = HFT_REPORT_LAST_OF_COMMAND | (v->flags & HFT_REPORT_PRIORITY_KEPT);
	ask_done(o);
	return HFT_OK;
}

static hft_status restated(struct naive_own_order *o, const hft_report *v,
			   struct naive_own_out *out)
{
	int64_t open = naive_own_open(o);
	bool reprices = v->price != HFT_PRICE_NONE && v->price != o->terms.price;
	hft_report *r;

	if (open == 0 || v->qty < 0 || v->qty > open)
		return HFT_E_SESSION_REPORT;
	presume(out, o, v);
	o->taken_off += v->qty;
	if (reprices)
		o->terms.price = v->price;
	r = tell(out, o, v, HFT_REPORT_RESTATED, v->qty);
	r->flags = HFT_REPORT_UNSOLICITED | (v->flags & HFT_REPORT_PRIORITY_KEPT);
	r->reason = v->reason / 100 == 3 ? v->reason : 0;
	return HFT_OK;
}

static hft_status busted(struct naive_own *n, struct naive_own_order *o, const hft_report *v,
			 struct naive_own_out *out)
{
	struct naive_fill *fill = find_fill(n, o, v->trade_id);
	hft_report *r;

	if (fill == NULL || (fill->price != v->price && v->price != HFT_PRICE_NONE) ||
	    (fill->qty != v->qty && v->qty != 0))
		return HFT_E_SESSION_REPORT;
	if (fill->busted) {
		n->repeats++;
		return HFT_E_SESSION_REPORT;
	}
	take_ref(o, v);
	fill->busted = true;
	o->busted += fill->qty;
	o->value -= (__int128)fill->price * fill->qty;
	r = tell(out, o, v, HFT_REPORT_BUST, fill->qty);
	r->price = fill->price;
	r->flags = v->flags & HFT_REPORT_CORRECTED;
	return HFT_OK;
}

static hft_status told(struct naive_own_order *o, const hft_report *v, struct naive_own_out *out)
{
	if (naive_own_open(o) == 0)
		return HFT_E_SESSION_REPORT;
	presume(out, o, v);
	tell(out, o, v, v->kind, 0);
	return HFT_OK;
}

static hft_status waiting(struct naive_own_order *o, const hft_report *v,
			  struct naive_own_out *out)
{
	hft_report *r;

	if (!pending(o))
		return HFT_E_SESSION_REPORT;
	take_ref(o, v);
	r = tell(out, o, v, HFT_REPORT_PENDING, 0);
	r->aux = o->told ? o->ask.kind : HFT_ORDER_NEW;
	if (o->told) {
		r->client_id = o->ask.client_id;
		r->session = o->ask.session;
	}
	return HFT_OK;
}

static hft_status by_kind(struct naive_own *n, struct naive_own_order *o, const hft_report *v,
			  struct naive_own_out *out)
{
	if (v->kind == HFT_REPORT_ACCEPTED)
		return accepted(n, o, v, out);
	if (v->kind == HFT_REPORT_REJECTED)
		return rejected(o, v, out);
	if (v->kind == HFT_REPORT_FILL)
		return filled(n, o, v, out);
	if (v->kind == HFT_REPORT_CANCELLED)
		return cancelled(o, v, out);
	if (v->kind == HFT_REPORT_EXPIRED)
		return expired(o, v, out);
	if (v->kind == HFT_REPORT_REPLACED)
		return replaced(o, v, out);
	if (v->kind == HFT_REPORT_RESTATED)
		return restated(o, v, out);
	if (v->kind == HFT_REPORT_BUST)
		return busted(n, o, v, out);
	if (v->kind == HFT_REPORT_TRIGGERED || v->kind == HFT_REPORT_SUSPENDED ||
	    v->kind == HFT_REPORT_RESUMED)
		return told(o, v, out);
	if (v->kind == HFT_REPORT_PENDING)
		return waiting(o, v, out);
	return HFT_E_SESSION_REPORT;
}

hft_status naive_own_answer(struct naive_own *n, const hft_report *v, struct naive_own_out *out)
{
	struct naive_own_order *o = naive_own_find(n, v->order_id);
	hft_status status;

	memset(out, 0, sizeof(*out));
	if (o == NULL)
		return HFT_E_SESSION_UNKNOWN;
	if ((v->instrument != 0 && v->instrument != o->terms.instrument) ||
	    (v->side != 0 && v->side != o->terms.side))
		return HFT_E_SESSION_REPORT;
	status = by_kind(n, o, v, out);
	if (status != HFT_OK || o->ended != 0 || pending(o))
		return status;
	if (naive_own_open(o) == 0)
		o->ended = ++n->ends;
	else
		out->cancel_due = o->cancel_wanted;
	o->cancel_wanted = false;
	return HFT_OK;
}

void naive_own_cancel_later(struct naive_own *n, uint64_t order_id)
{
	struct naive_own_order *o = naive_own_find(n, order_id);

	if (o != NULL && pending(o))
		o->cancel_wanted = true;
}

uint32_t naive_own_day_end(struct naive_own *n, uint32_t instrument)
{
	uint32_t gone = 0;

	for (uint32_t i = 0; i < n->count;) {
		struct naive_own_order *o = &n->orders[i];

		if (o->ended != 0 && (instrument == 0 || instrument == o->terms.instrument)) {
			remove_order(n, o);
			gone++;
		} else {
			i++;
		}
	}
	return gone;
}
