/* SPDX-License-Identifier: Apache-2.0 */
#include "naive_match.h"

#include <stdlib.h>
#include <string.h>

static const int64_t total_max = (int64_t)1 << 62;

enum {
	FLAGS_KNOWN = (HFT_ORDER_CONTINUES << 1) - 1,
	FLAGS_REFUSED = HFT_ORDER_AUCTION_ONLY | HFT_ORDER_HIDDEN | HFT_ORDER_OFFSET_BPS |
			HFT_ORDER_CONTINUES
};

/* An order on its way in: what it has met so far. */
struct taker {
	struct naive_order order;
	int64_t entered;     /* open when it came */
	int64_t decremented; /* by self-trade prevention */
	bool market;
	bool traded;
	bool stopped; /* by self-trade prevention */
	uint8_t stp;
};

static struct naive_queue *queue_of(struct naive_match *m, uint32_t instrument, uint8_t side)
{
	return &m->queues[2 * instrument + side - HFT_SIDE_BID];
}

static uint32_t queues_of(const struct naive_match *m)
{
	return 2 * (m->instruments_max + 1);
}

struct naive_match *naive_match_create(const hft_match_config *config)
{
	struct naive_match *m = calloc(1, sizeof(*m));

	m->instruments_max = config->instruments_max;
	m->orders_max = config->orders_max;
	m->levels_max = config->levels_max;
	m->parties_max = config->parties_max;
	m->flags = config->flags;
	m->queues = calloc(queues_of(m), sizeof(*m->queues));
	m->ages = calloc((size_t)m->instruments_max + 1, sizeof(*m->ages));
	m->parties = calloc((size_t)m->parties_max + 1, sizeof(*m->parties));
	return m;
}

void naive_match_destroy(struct naive_match *m)
{
	for (uint32_t i = 0; i < queues_of(m); i++)
		free(m->queues[i].rows);
	free(m->queues);
	free(m->ages);
	free(m->parties);
	free(m);
}

static void queue_room(struct naive_queue *q, uint32_t count)
{
	if (count <= q->room)
		return;
	q->room = count < 8 ? 8 : 2 * count;
	q->rows = realloc(q->rows, q->room * sizeof(q->rows[0]));
}

void naive_match_copy(struct naive_match *to, const struct naive_match *from)
{
	struct naive_queue *queues = to->queues;
	struct naive_age *ages = to->ages;
	hft_party *parties = to->parties;

	*to = *from;
	to->queues = queues;
	to->ages = ages;
	to->parties = parties;
	memcpy(ages, from->ages, ((size_t)from->instruments_max + 1) * sizeof(*ages));
	memcpy(parties, from->parties, ((size_t)from->parties_max + 1) * sizeof(*parties));
	for (uint32_t i = 0; i < queues_of(from); i++) {
		uint32_t count = from->queues[i].count;

		queue_room(&queues[i], count);
		queues[i].count = count;
		if (count != 0)
			memcpy(queues[i].rows, from->queues[i].rows,
			       count * sizeof(queues[i].rows[0]));
	}
}

void naive_match_party(struct naive_match *m, const hft_party *row)
{
	m->parties[row->id] = *row;
}

/* A party that was never set is its own account and group. Party 0 has neither. */
static hft_party party_row(const struct naive_match *m, uint32_t party)
{
	hft_party row = m->parties[party];

	if (row.id == 0) {
		row.account = party;
		row.stp_group = party;
	}
	return row;
}

static bool better(uint8_t side, int64_t a, int64_t b)
{
	return side == HFT_SIDE_BID ? a > b : a < b;
}

static void insert_at(struct naive_match *m, struct naive_queue *q, uint32_t at,
		      const struct naive_order *order)
{
	queue_room(q, q->count + 1);
	memmove(&q->rows[at + 1], &q->rows[at], (q->count - at) * sizeof(q->rows[0]));
	q->rows[at] = *order;
	q->count++;
	m->orders++;
}

/* Behind everything better or equal in price. */
static void insert(struct naive_match *m, const struct naive_order *order)
{
	struct naive_queue *q = queue_of(m, order->instrument, order->side);
	uint32_t at = 0;

	while (at < q->count && !better(order->side, order->price, q->rows[at].price))
		at++;
	insert_at(m, q, at, order);
}

static void remove_at(struct naive_match *m, struct naive_queue *q, uint32_t at)
{
	q->count--;
	memmove(&q->rows[at], &q->rows[at + 1], (q->count - at) * sizeof(q->rows[0]));
	m->orders--;
}

static void remove_order(struct naive_match *m, struct naive_order *order)
{
	struct naive_queue *q = queue_of(m, order->instrument, order->side);

	remove_at(m, q, (uint32_t)(order - q->rows));
}

static struct naive_order *find_where(const struct naive_match *m, uint64_t id, uint64_t handle)
{
	for (uint32_t i = 2; i < queues_of(m); i++) {
		const struct naive_queue *q = &m->queues[i];

		for (uint32_t at = 0; at < q->count; at++)
			if (handle != 0 ? q->rows[at].handle == handle : q->rows[at].id == id)
				return &q->rows[at];
	}
	return NULL;
}

const struct naive_order *naive_match_find(const struct naive_match *m, uint64_t id)
{
	return find_where(m, id, 0);
}

void naive_match_handle(struct naive_match *m, uint64_t id, uint64_t handle)
{
	struct naive_order *order = find_where(m, id, 0);

	if (order != NULL)
		order->handle = handle;
}

/* A handle tells something new only where no id is given, or where ids tell nothing. One that is
 * stale names nothing: order_id 0 beside it is no id. */
static struct naive_order *find_named(const struct naive_match *m, const hft_order *c)
{
	bool by_id = (m->flags & HFT_MATCH_NO_IDS) == 0;
	struct naive_order *order;

	if (c->handle == 0 || (by_id && c->order_id != 0))
		return by_id ? find_where(m, c->order_id, 0) : NULL;
	order = find_where(m, 0, c->handle);
	if (order != NULL && c->order_id != 0 && c->order_id != order->id)
		return NULL;
	return order;
}

static hft_report *report(struct naive_match *m, uint8_t kind)
{
	hft_report *r = m->count < m->cap ? &m->out[m->count] : &m->spilt;

	m->count++;
	memset(r, 0, sizeof(*r));
	r->ts = m->command->ts;
	r->seq = m->command->seq;
	r->kind = kind;
	r->price = HFT_PRICE_NONE;
	return r;
}

static void report_progress(hft_report *r, const struct naive_order *order)
{
	r->leaves = order->qty;
	r->cum_qty = order->cum_qty;
	r->value_lo = (uint64_t)order->value;
	r->value_hi = (int64_t)(order->value >> 64);
	r->instrument = order->instrument;
	r->side = order->side;
}

static hft_report *report_of(struct naive_match *m, uint8_t kind, const struct naive_order *order,
			     int64_t qty)
{
	hft_report *r = report(m, kind);

	r->order_id = order->id;
	r->ref_id = order->ref_id;
	r->client_id = order->client_id;
	r->price = order->price;
	r->qty = qty;
	r->party = order->party;
	r->session = order->session;
	report_progress(r, order);
	return r;
}

/* What the command itself says; `order` if it named one. */
static void reject(struct naive_match *m, hft_status code, const struct naive_order *order)
{
	const hft_order *c = m->command;
	hft_report *r = report(m, HFT_REPORT_REJECTED);

	r->order_id = c->order_id;
	r->client_id = c->client_id;
	r->ref_id = c->ref_id;
	r->price = c->price;
	r->qty = c->qty;
	r->party = c->party;
	r->session = c->session;
	r->instrument = c->instrument;
	r->side = c->side;
	/* A stranger's order is not shown. */
	if (order != NULL && code != HFT_E_MATCH_OWNER)
		report_progress(r, order);
	r->reason = (uint16_t)-code;
	r->flags = HFT_REPORT_LAST_OF_COMMAND;
	m->rejected++;
	m->refused[-code]++;
}

static void changed(struct naive_match *m, const struct naive_order *order)
{
	m->ages[order->instrument].seq++;
	m->ages[order->instrument].ts = m->command->ts;
}

static void end(struct naive_match *m, struct naive_order *order, uint8_t kind, hft_status why,
		uint16_t flags)
{
	struct naive_order gone = *order;
	int64_t open = order->qty;
	hft_report *r;

	remove_order(m, order);
	gone.qty = 0;
	changed(m, &gone);
	r = report_of(m, kind, &gone, open);
	r->flags = flags;
	r->reason = (uint16_t)-why;
}

static bool within(const struct taker *t, int64_t price)
{
	if (t->market && t->order.price == HFT_PRICE_NONE)
		return true;
	return !better(t->order.side, price, t->order.price) || price == t->order.price;
}

static struct naive_queue *contra(struct naive_match *m, const struct taker *t)
{
	return queue_of(m, t->order.instrument, HFT_SIDE_BID + HFT_SIDE_ASK - t->order.side);
}

static bool own_group(const struct naive_match *m, const struct taker *t,
		      const struct naive_order *maker)
{
	uint32_t group = party_row(m, t->order.party).stp_group;

	return t->stp != HFT_STP_NONE && group != 0 &&
	       group == party_row(m, maker->party).stp_group;
}

static bool would_trade(struct naive_match *m, const struct taker *t)
{
	const struct naive_queue *q = contra(m, t);

	return q->count != 0 && within(t, q->rows[0].price);
}

static bool can_fill(struct naive_match *m, const struct taker *t)
{
	const struct naive_queue *q = contra(m, t);
	__int128 available = 0;

	for (uint32_t i = 0; i < q->count && within(t, q->rows[i].price); i++) {
		if (!own_group(m, t, &q->rows[i]))
			available += q->rows[i].qty;
		else if (t->stp != HFT_STP_OLDEST)
			break;
	}
	return available >= t->order.qty;
}

static void fill(struct naive_order *order, int64_t price, int64_t qty)
{
	order->qty -= qty;
	order->cum_qty += qty;
	order->value += (__int128)price * qty;
}

static void fill_report(struct naive_match *m, const struct naive_order *order,
			const struct naive_order *other, int64_t price, int64_t qty, bool maker)
{
	hft_report *r = report_of(m, HFT_REPORT_FILL, order, qty);

	r->price = price;
	r->trade_id = m->trades;
	r->aux = other->id;
	r->flags = maker ? HFT_REPORT_MAKER : 0;
	r->reason = maker ? HFT_LIQUIDITY_ADDED : HFT_LIQUIDITY_REMOVED;
}

static int64_t lesser(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void trade(struct naive_match *m, struct taker *t, struct naive_order *maker)
{
	int64_t qty = lesser(t->order.qty, maker->qty);
	int64_t price = maker->price;

	m->trades++;
	t->traded = true;
	changed(m, maker);
	fill(maker, price, qty);
	fill(&t->order, price, qty);
	fill_report(m, maker, &t->order, price, qty, true);
	fill_report(m, &t->order, maker, price, qty, false);
	if (maker->qty == 0)
		remove_order(m, maker);
}

static void decrement(struct naive_match *m, struct taker *t, struct naive_order *maker)
{
	int64_t qty = lesser(t->order.qty, maker->qty);
	hft_report *r;

	t->order.qty -= qty;
	t->decremented += qty;
	if (qty == maker->qty) {
		end(m, maker, HFT_REPORT_CANCELLED, HFT_E_MATCH_STP, HFT_REPORT_UNSOLICITED);
		return;
	}
	maker->qty -= qty;
	changed(m, maker);
	r = report_of(m, HFT_REPORT_RESTATED, maker, qty);
	r->aux = (uint64_t)maker->qty;
	r->flags = HFT_REPORT_UNSOLICITED | HFT_REPORT_PRIORITY_KEPT;
	r->reason = (uint16_t)-HFT_E_MATCH_STP;
}

static void prevent(struct naive_match *m, struct taker *t, struct naive_order *maker)
{
	if (t->stp == HFT_STP_DECREMENT) {
		decrement(m, t, maker);
		return;
	}
	if (t->stp == HFT_STP_OLDEST || t->stp == HFT_STP_BOTH)
		end(m, maker, HFT_REPORT_CANCELLED, HFT_E_MATCH_STP, HFT_REPORT_UNSOLICITED);
	t->stopped = t->stp == HFT_STP_NEWEST || t->stp == HFT_STP_BOTH;
}

static void match(struct naive_match *m, struct taker *t)
{
	while (t->order.qty > 0 && !t->stopped && would_trade(m, t)) {
		struct naive_order *maker = &contra(m, t)->rows[0];

		if (own_group(m, t, maker))
			prevent(m, t, maker);
		else
			trade(m, t, maker);
	}
}

/* Why the rest of an order that came goes; HFT_OK where it stands or is filled. */
static hft_status ending(struct naive_match *m, const struct taker *t, bool killed)
{
	if (killed)
		return HFT_E_MATCH_FOK;
	if (t->stopped)
		return HFT_E_MATCH_STP;
	if (t->order.qty == 0)
		return t->decremented != 0 ? HFT_E_MATCH_STP : HFT_OK;
	if (t->market)
		return contra(m, t)->count == 0 ? HFT_E_MATCH_NO_LIQUIDITY : HFT_E_MATCH_AT_COLLAR;
	return t->order.tif == HFT_TIF_IOC ? HFT_E_MATCH_IOC : HFT_OK;
}

static void enter(struct naive_match *m, struct taker *t, uint8_t first_kind)
{
	uint32_t before = m->count;
	hft_report *last = report_of(m, first_kind, &t->order, t->entered);
	bool killed = t->order.tif == HFT_TIF_FOK && !can_fill(m, t);
	hft_status why;
	int64_t off;

	last->aux = (uint64_t)t->entered;
	if (!killed)
		match(m, t);
	why = ending(m, t, killed);
	off = t->order.qty + t->decremented;
	if (why != HFT_OK) {
		t->order.qty = 0;
		last = report_of(m, HFT_REPORT_CANCELLED, &t->order, off);
		last->reason = (uint16_t)-why;
	} else if (t->order.qty == 0) {
		last = report_of(m, HFT_REPORT_FILLED, &t->order, t->entered);
	} else {
		insert(m, &t->order);
		changed(m, &t->order);
		if (t->traded) {
			last = report_of(m, HFT_REPORT_PARTLY_FILLED, &t->order, t->entered);
		} else if (m->count != before + 1) {
			last = report_of(m, first_kind, &t->order, t->entered);
			last->aux = (uint64_t)t->order.qty;
		}
	}
	/* A replaced order has left before it met anyone. */
	if (first_kind == HFT_REPORT_REPLACED && m->count != before + 1)
		changed(m, &t->order);
	last->flags |= HFT_REPORT_LAST_OF_COMMAND;
}

static bool ends_at_once(uint8_t tif)
{
	return tif == HFT_TIF_IOC || tif == HFT_TIF_FOK;
}

static bool has_expiry(uint8_t tif)
{
	return tif == HFT_TIF_GTD || tif == HFT_TIF_GTT;
}

/* May an order of this price and quantity stand there? */
static hft_status room(struct naive_match *m, const struct naive_order *order)
{
	const struct naive_queue *q = queue_of(m, order->instrument, order->side);
	__int128 total = order->qty;
	bool found = false;

	for (uint32_t i = 0; i < q->count; i++)
		if (q->rows[i].price == order->price) {
			total += q->rows[i].qty;
			found = true;
		}
	if (m->orders >= m->orders_max)
		return HFT_E_MATCH_ORDERS_FULL;
	if (!found && naive_match_levels_total(m) >= m->levels_max)
		return HFT_E_MATCH_LEVELS_FULL;
	return total > total_max ? HFT_E_MATCH_QTY_TOTAL : HFT_OK;
}

static hft_status check_tif(const hft_order *c, bool market)
{
	if (c->tif > HFT_TIF_GTX)
		return HFT_E_MATCH_TIF;
	if (market && !ends_at_once(c->tif) && c->tif != HFT_TIF_DAY && c->tif != HFT_TIF_GTC)
		return HFT_E_MATCH_TIF;
	return HFT_OK;
}

static hft_status check_flags(const hft_order *c, bool market)
{
	if ((c->flags & ~(uint32_t)FLAGS_KNOWN) != 0 || (c->flags & FLAGS_REFUSED) != 0)
		return HFT_E_MATCH_FLAGS;
	if ((c->flags & HFT_ORDER_POST_ONLY) != 0 && (market || ends_at_once(c->tif)))
		return HFT_E_MATCH_FLAGS;
	if ((c->flags & HFT_ORDER_QTY_TOTAL) != 0 && c->kind == HFT_ORDER_NEW)
		return HFT_E_MATCH_FLAGS;
	return HFT_OK;
}

/* What NEW and REPLACE have in common, from tif on. */
static hft_status check_terms(const hft_order *c, bool market)
{
	hft_status status = check_tif(c, market);

	if (status != HFT_OK)
		return status;
	if (c->stp > HFT_STP_DECREMENT)
		return HFT_E_MATCH_STP_MODE;
	status = check_flags(c, market);
	if (status != HFT_OK)
		return status;
	if (c->display_qty != 0 || c->min_qty != 0)
		return HFT_E_MATCH_FIELD;
	if (!market && c->price == HFT_PRICE_NONE)
		return HFT_E_MATCH_PRICE;
	if (c->qty < 1 || c->qty > HFT_QTY_MAX)
		return HFT_E_MATCH_QTY;
	return HFT_OK;
}

static hft_status check_expiry(const hft_order *c)
{
	return has_expiry(c->tif) && c->expire_ts <= c->ts ? HFT_E_MATCH_EXPIRED : HFT_OK;
}

static hft_status check_new(const struct naive_match *m, const hft_order *c)
{
	hft_status status;

	if (c->instrument == 0 || c->instrument > m->instruments_max)
		return HFT_E_MATCH_INSTRUMENT;
	if (c->side != HFT_SIDE_BID && c->side != HFT_SIDE_ASK)
		return HFT_E_MATCH_SIDE;
	if (c->ord_type != HFT_TYPE_LIMIT && c->ord_type != HFT_TYPE_MARKET)
		return HFT_E_MATCH_TYPE;
	status = check_terms(c, c->ord_type == HFT_TYPE_MARKET);
	if (status == HFT_OK)
		status = check_expiry(c);
	if (status == HFT_OK && (m->flags & HFT_MATCH_NO_IDS) == 0 &&
	    find_where(m, c->order_id, 0) != NULL)
		status = HFT_E_MATCH_ORDER_EXISTS;
	return status;
}

/* May it come in: POST_ONLY, FOK of a REPLACE, room. */
static hft_status check_entry(struct naive_match *m, const struct taker *t)
{
	const hft_order *c = m->command;

	if ((c->flags & HFT_ORDER_POST_ONLY) != 0 && would_trade(m, t))
		return HFT_E_MATCH_WOULD_TRADE;
	if (c->kind == HFT_ORDER_REPLACE && c->tif == HFT_TIF_FOK && !can_fill(m, t))
		return HFT_E_MATCH_FOK;
	if (t->market || ends_at_once(c->tif))
		return HFT_OK;
	return room(m, &t->order);
}

static void do_new(struct naive_match *m, const hft_order *c)
{
	hft_status status = check_new(m, c);
	struct taker t = { .entered = c->qty,
			   .market = c->ord_type == HFT_TYPE_MARKET,
			   .stp = c->stp };

	t.order = (struct naive_order){ .id = c->order_id,
					.client_id = c->client_id,
					.ref_id = c->ref_id,
					.price = c->price,
					.qty = c->qty,
					.expire_ts = has_expiry(c->tif) ? c->expire_ts : 0,
					.instrument = c->instrument,
					.party = c->party,
					.session = c->session,
					.side = c->side,
					.tif = c->tif };
	if (status == HFT_OK)
		status = check_entry(m, &t);
	if (status != HFT_OK)
		reject(m, status, NULL);
	else
		enter(m, &t, HFT_REPORT_ACCEPTED);
}

static bool owns(const struct naive_match *m, const hft_order *c, const struct naive_order *order)
{
	uint32_t account = party_row(m, c->party).account;

	if (c->session == 0 || c->session == order->session)
		return true;
	return (m->flags & HFT_MATCH_OWNER_ACCOUNT) != 0 && account != 0 &&
	       account == party_row(m, order->party).account;
}

static hft_status check_owner(const struct naive_match *m, const hft_order *c,
			      const struct naive_order *order)
{
	if (order == NULL)
		return HFT_E_MATCH_ORDER_UNKNOWN;
	if (!owns(m, c, order))
		return HFT_E_MATCH_OWNER;
	if (c->instrument != 0 && c->instrument != order->instrument)
		return HFT_E_MATCH_INSTRUMENT;
	if (c->side != HFT_SIDE_NONE && c->side != order->side)
		return HFT_E_MATCH_SIDE;
	return HFT_OK;
}

static int64_t new_open(const hft_order *c, const struct naive_order *order)
{
	return (c->flags & HFT_ORDER_QTY_TOTAL) != 0 ? c->qty - order->cum_qty : c->qty;
}

static void do_cancel(struct naive_match *m, const hft_order *c)
{
	struct naive_order *order = find_named(m, c);
	hft_status status = check_owner(m, c, order);
	int64_t open = 0;
	hft_report *r;

	if (status == HFT_OK && (c->flags & ~(uint32_t)FLAGS_KNOWN) != 0)
		status = HFT_E_MATCH_FLAGS;
	if (status == HFT_OK && (c->qty < 0 || c->qty > HFT_QTY_MAX))
		status = HFT_E_MATCH_QTY;
	if (status == HFT_OK && c->qty != 0)
		open = new_open(c, order);
	if (status == HFT_OK && open >= order->qty)
		status = HFT_E_MATCH_QTY;
	if (status != HFT_OK) {
		reject(m, status, order);
	} else if (open <= 0) {
		end(m, order, HFT_REPORT_CANCELLED, HFT_E_MATCH_USER, HFT_REPORT_LAST_OF_COMMAND);
	} else {
		int64_t off = order->qty - open;

		order->qty = open;
		changed(m, order);
		r = report_of(m, HFT_REPORT_CANCELLED, order, off);
		r->flags = HFT_REPORT_LAST_OF_COMMAND;
		r->reason = (uint16_t)-HFT_E_MATCH_USER;
	}
}

static void terms_set(struct naive_order *order, const hft_order *c)
{
	if (c->client_id != 0)
		order->client_id = c->client_id;
	order->tif = c->tif;
	order->expire_ts = has_expiry(c->tif) ? c->expire_ts : 0;
}

static void replace_in_place(struct naive_match *m, const hft_order *c, struct naive_order *order,
			     int64_t open)
{
	hft_report *r;

	terms_set(order, c);
	order->qty = open;
	changed(m, order);
	r = report_of(m, HFT_REPORT_REPLACED, order, open);
	r->aux = (uint64_t)open;
	r->flags = HFT_REPORT_LAST_OF_COMMAND | HFT_REPORT_PRIORITY_KEPT;
}

/* Take it out, see whether its successor may come in, else put it back where it was. */
static void replace_anew(struct naive_match *m, const hft_order *c, struct naive_order *order,
			 int64_t open)
{
	struct naive_queue *q = queue_of(m, order->instrument, order->side);
	uint32_t at = (uint32_t)(order - q->rows);
	struct naive_order old = *order;
	struct taker t = { .order = old, .entered = open, .stp = c->stp };
	hft_status status;

	remove_order(m, order);
	terms_set(&t.order, c);
	t.order.price = c->price;
	t.order.qty = open;
	status = check_entry(m, &t);
	if (status != HFT_OK) {
		insert_at(m, q, at, &old);
		reject(m, status, &q->rows[at]);
	} else {
		enter(m, &t, HFT_REPORT_REPLACED);
	}
}

static void do_replace(struct naive_match *m, const hft_order *c)
{
	struct naive_order *order = find_named(m, c);
	hft_status status = check_owner(m, c, order);
	int64_t open;

	if (status == HFT_OK)
		status = check_terms(c, false);
	if (status != HFT_OK) {
		reject(m, status, order);
		return;
	}
	open = new_open(c, order);
	if (open <= 0)
		end(m, order, HFT_REPORT_CANCELLED, HFT_E_MATCH_USER, HFT_REPORT_LAST_OF_COMMAND);
	else if (check_expiry(c) != HFT_OK)
		reject(m, HFT_E_MATCH_EXPIRED, order);
	else if (open > INT64_MAX - order->cum_qty) /* all that it fills is counted */
		reject(m, HFT_E_MATCH_QTY, order);
	else if (c->price == order->price && open <= order->qty && !ends_at_once(c->tif))
		replace_in_place(m, c, order, open);
	else
		replace_anew(m, c, order, open);
}

/* It names no order. */
static void closing_count(struct naive_match *m, const hft_order *c, uint32_t count)
{
	hft_report *r = report(m, HFT_REPORT_ACCEPTED);

	r->client_id = c->client_id;
	r->ref_id = c->ref_id;
	r->qty = count;
	r->instrument = c->instrument;
	r->party = c->party;
	r->session = c->session;
	r->side = c->side;
	r->flags = HFT_REPORT_LAST_OF_COMMAND;
}

static bool in_scope(const struct naive_match *m, const hft_order *c,
		     const struct naive_order *order)
{
	hft_party row = party_row(m, order->party);
	const uint64_t names[] = { [HFT_MASS_ALL] = c->ref_id,
				   [HFT_MASS_SESSION] = order->session,
				   [HFT_MASS_PARTY] = order->party,
				   [HFT_MASS_ACCOUNT] = row.account,
				   [HFT_MASS_TRADER] = row.trader,
				   [HFT_MASS_DESK] = row.desk,
				   [HFT_MASS_CLIENT] = row.client,
				   [HFT_MASS_STRATEGY] = row.strategy };

	return names[c->ord_type] == c->ref_id && owns(m, c, order);
}

static bool in_day(const hft_order *c, const struct naive_order *order)
{
	(void)c;
	return order->tif == HFT_TIF_DAY || order->tif == HFT_TIF_GTX;
}

/* Instruments ascending, bids before asks, each in queue order. */
static uint32_t sweep(struct naive_match *m, const hft_order *c)
{
	bool mass = c->kind == HFT_ORDER_MASS_CANCEL;
	uint32_t count = 0;

	for (uint32_t i = 2; i < queues_of(m); i++) {
		struct naive_queue *q = &m->queues[i];
		uint32_t at = 0;

		while (at < q->count) {
			struct naive_order *order = &q->rows[at];
			bool own = c->session == order->session;

			if ((c->instrument != 0 && order->instrument != c->instrument) ||
			    (mass && c->side != HFT_SIDE_NONE && order->side != c->side) ||
			    (mass ? !in_scope(m, c, order) : !in_day(c, order))) {
				at++;
				continue;
			}
			count++;
			if (mass)
				end(m, order, HFT_REPORT_CANCELLED, HFT_E_MATCH_MASS,
				    own ? 0 : HFT_REPORT_UNSOLICITED);
			else
				end(m, order, HFT_REPORT_EXPIRED, HFT_E_MATCH_TIME,
				    HFT_REPORT_UNSOLICITED);
		}
	}
	return count;
}

static void do_mass_cancel(struct naive_match *m, const hft_order *c)
{
	if (c->ord_type > HFT_MASS_STRATEGY)
		reject(m, HFT_E_MATCH_TYPE, NULL);
	else if (c->instrument > m->instruments_max)
		reject(m, HFT_E_MATCH_INSTRUMENT, NULL);
	else if (c->side > HFT_SIDE_ASK)
		reject(m, HFT_E_MATCH_SIDE, NULL);
	else
		closing_count(m, c, sweep(m, c));
}

/* The live order that ends first, of equals the one of the least id. */
static struct naive_order *first_to_expire(const struct naive_match *m)
{
	struct naive_order *first = NULL;

	for (uint32_t i = 2; i < queues_of(m); i++) {
		for (uint32_t at = 0; at < m->queues[i].count; at++) {
			struct naive_order *order = &m->queues[i].rows[at];

			if (!has_expiry(order->tif))
				continue;
			if (first == NULL || order->expire_ts < first->expire_ts ||
			    (order->expire_ts == first->expire_ts && order->id < first->id))
				first = order;
		}
	}
	return first;
}

hft_time naive_match_next_expiry(const struct naive_match *m)
{
	const struct naive_order *first = first_to_expire(m);

	return first != NULL ? first->expire_ts : INT64_MAX;
}

static void do_timer(struct naive_match *m, const hft_order *c)
{
	struct naive_order *order;
	uint32_t count = 0;

	if (c->ord_type != HFT_TIMER_EXPIRE && c->ord_type != HFT_TIMER_DAY_END) {
		reject(m, HFT_E_MATCH_TYPE, NULL);
		return;
	}
	if (c->ord_type == HFT_TIMER_DAY_END) {
		if (c->instrument > m->instruments_max)
			reject(m, HFT_E_MATCH_INSTRUMENT, NULL);
		else
			closing_count(m, c, sweep(m, c));
		return;
	}
	while ((order = first_to_expire(m)) != NULL && order->expire_ts <= c->ts) {
		end(m, order, HFT_REPORT_EXPIRED, HFT_E_MATCH_TIME, HFT_REPORT_UNSOLICITED);
		count++;
	}
	closing_count(m, c, count);
}

uint32_t naive_match_submit(struct naive_match *m, const hft_order *command, hft_report *out,
			    uint32_t cap)
{
	m->command = command;
	m->out = out;
	m->cap = cap;
	m->count = 0;
	m->commands++;
	if (command->kind < HFT_ORDER_NEW || command->kind > HFT_ORDER_TIMER)
		reject(m, HFT_E_MATCH_KIND, NULL);
	else if (command->party > m->parties_max)
		reject(m, HFT_E_MATCH_PARTY, NULL);
	else if (command->kind == HFT_ORDER_NEW)
		do_new(m, command);
	else if (command->kind == HFT_ORDER_CANCEL)
		do_cancel(m, command);
	else if (command->kind == HFT_ORDER_REPLACE)
		do_replace(m, command);
	else if (command->kind == HFT_ORDER_MASS_CANCEL)
		do_mass_cancel(m, command);
	else
		do_timer(m, command);
	m->reports += m->count;
	return m->count;
}
