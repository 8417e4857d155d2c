/* SPDX-License-Identifier: Apache-2.0 */
#include "naive_risk.h"

#include <stdlib.h>
#include <string.h>

static const int64_t turnover_max = (int64_t)1 << 62;

void naive_risk_init(struct naive_risk *risk, const hft_risk_config *config)
{
	memset(risk, 0, sizeof(*risk));
	risk->config = *config;
}

hft_status naive_risk_instrument_load(struct naive_risk *risk, const hft_instrument *row,
				      const hft_tick_band *bands, uint32_t count)
{
	struct naive_terms *terms;

	if (row == NULL || row->id > risk->config.instruments_max)
		return HFT_E_NOTFOUND;
	terms = &risk->instruments[row->id];
	terms->row = *row;
	memcpy(terms->bands, bands, count * sizeof(bands[0]));
	terms->band_count = count;
	terms->loaded = true;
	return HFT_OK;
}

static uint32_t position_account(const hft_party *party)
{
	return party->position_account != 0 ? party->position_account : party->account;
}

static bool usable(const struct naive_risk *risk, const hft_party *row)
{
	return row->account >= 1 && row->account <= risk->config.accounts_max &&
	       position_account(row) <= risk->config.accounts_max && row->trader >= 1 &&
	       row->trader <= risk->config.traders_max;
}

hft_status naive_risk_party_load(struct naive_risk *risk, const hft_party *row)
{
	struct naive_risk_party *party;

	if (row == NULL || row->id > risk->config.parties_max)
		return HFT_E_NOTFOUND;
	party = &risk->parties[row->id];
	if (party->ordered &&
	    (!usable(risk, row) || row->account != party->row.account ||
	     row->trader != party->row.trader ||
	     position_account(row) != position_account(&party->row)))
		return HFT_E_EXISTS;
	party->row = *row;
	party->loaded = usable(risk, row);
	return HFT_OK;
}

static struct naive_scope *scope_of(struct naive_risk *risk, int32_t scope, uint32_t id)
{
	const uint32_t most[] = { 0, 0, risk->config.instruments_max, risk->config.accounts_max,
				  risk->config.traders_max };

	if (id > most[scope] || (scope != HFT_RISK_FIRM && id == 0))
		return NULL;
	return &risk->scopes[scope][id];
}

hft_status naive_risk_limits_set(struct naive_risk *risk, int32_t scope, uint32_t id,
				 const hft_risk_limits *limits, bool allowed)
{
	struct naive_scope *to = scope_of(risk, scope, id);
	const hft_risk_limits *old;

	if (to == NULL)
		return HFT_E_NOTFOUND;
	old = &to->limits;
	if (to->known && !allowed &&
	    (limits->qty_max > old->qty_max || limits->value_max > old->value_max ||
	     limits->long_max > old->long_max || limits->short_max > old->short_max ||
	     limits->open_max > old->open_max)) {
		risk->refused[50]++;
		return HFT_E_RISK_LOOSEN;
	}
	to->limits = *limits;
	to->known = true;
	if (to->state == 0)
		to->state = HFT_RISK_OPEN;
	return HFT_OK;
}

hft_status naive_risk_state_set(struct naive_risk *risk, int32_t scope, uint32_t id,
				int32_t state, bool allowed)
{
	struct naive_scope *to = scope_of(risk, scope, id);

	if (to == NULL)
		return HFT_E_NOTFOUND;
	if (state < to->state && !allowed) {
		risk->refused[50]++;
		return HFT_E_RISK_LOOSEN;
	}
	to->state = state;
	return HFT_OK;
}

struct naive_risk_order *naive_risk_order(struct naive_risk *risk, uint64_t order_id)
{
	for (uint32_t i = 0; i < NAIVE_RISK_ORDERS; i++)
		if (risk->orders[i].id == order_id)
			return &risk->orders[i];
	return NULL;
}

static uint32_t row_id(const struct naive_risk *risk, uint32_t party, uint32_t scope)
{
	const hft_party *row = &risk->parties[party].row;

	return scope == HFT_RISK_ACCOUNT ? position_account(row) : row->trader;
}

static bool order_in_row(const struct naive_risk *risk, const struct naive_risk_order *order,
			 uint32_t scope, uint32_t id, uint32_t instrument)
{
	return order->id != 0 && order->instrument == instrument &&
	       row_id(risk, order->party, scope) == id;
}

static __int128 open_in_row(const struct naive_risk *risk, uint32_t scope, uint32_t id,
			    uint32_t instrument, uint32_t side)
{
	__int128 sum = 0;

	for (uint32_t i = 0; i < NAIVE_RISK_ORDERS; i++) {
		const struct naive_risk_order *order = &risk->orders[i];

		if (order->side == side && order_in_row(risk, order, scope, id, instrument))
			sum += (__int128)order->resting + order->extra;
	}
	return sum;
}

static struct naive_risk_row *row_find(struct naive_risk *risk, uint32_t scope, uint32_t id,
				       uint32_t instrument)
{
	for (uint32_t i = 0; i < risk->row_count; i++) {
		struct naive_risk_row *row = &risk->rows[i];

		if (row->scope == scope && row->id == id && row->instrument == instrument)
			return row;
	}
	return NULL;
}

/* What is asked, worked out. */
struct question {
	const hft_order *order;
	uint32_t party;
	uint32_t instrument;
	uint32_t side;
	__int128 qty;
	__int128 more;
	struct naive_scope *scopes[4];
};

static bool known(struct naive_risk *risk, struct question *q)
{
	const hft_party *party;

	if (q->party == 0 || q->party > risk->config.parties_max || q->instrument == 0 ||
	    q->instrument > risk->config.instruments_max || !risk->parties[q->party].loaded ||
	    !risk->instruments[q->instrument].loaded)
		return false;
	party = &risk->parties[q->party].row;
	q->scopes[0] = scope_of(risk, HFT_RISK_FIRM, 0);
	q->scopes[1] = scope_of(risk, HFT_RISK_INSTRUMENT, q->instrument);
	q->scopes[2] = scope_of(risk, HFT_RISK_ACCOUNT, party->account);
	q->scopes[3] = scope_of(risk, HFT_RISK_TRADER, party->trader);
	for (int i = 0; i < 4; i++)
		if (!q->scopes[i]->known)
			return false;
	return true;
}

static bool any_state(const struct question *q, int32_t state)
{
	for (int i = 0; i < 4; i++)
		if (q->scopes[i]->state == state)
			return true;
	return false;
}

static bool price_legal(const struct naive_terms *terms, int64_t price)
{
	__int128 size = price < 0 ? -(__int128)price : price;
	int64_t tick = 1;

	if (terms->row.price_min != HFT_PRICE_NONE && price < terms->row.price_min)
		return false;
	if (terms->row.price_max != HFT_PRICE_NONE && price > terms->row.price_max)
		return false;
	for (uint32_t i = 0; i < terms->band_count; i++)
		if (terms->bands[i].price_from <= size)
			tick = terms->bands[i].tick;
	return size % tick == 0;
}

static bool needs_limit(uint8_t type)
{
	switch (type) {
	case HFT_TYPE_LIMIT:
	case HFT_TYPE_STOP_LIMIT:
	case HFT_TYPE_TRAILING_LIMIT:
	case HFT_TYPE_OCO:
		return true;
	default:
		return false;
	}
}

static hft_status check_structure(const struct naive_risk *risk, const struct question *q)
{
	const struct naive_terms *terms = &risk->instruments[q->instrument];
	const hft_order *order = q->order;
	bool replaces = order->kind == HFT_ORDER_REPLACE;

	if (q->side != HFT_SIDE_BID && q->side != HFT_SIDE_ASK)
		return HFT_E_RISK_TYPE;
	if (order->price == HFT_PRICE_NONE && (replaces || needs_limit(order->ord_type)))
		return HFT_E_RISK_PRICE;
	if (order->price != HFT_PRICE_NONE && !price_legal(terms, order->price))
		return HFT_E_RISK_PRICE;
	if (q->qty < 1 || q->qty > HFT_QTY_MAX || q->qty % terms->row.lot_size != 0)
		return HFT_E_RISK_QTY;
	if (!replaces && (order->ord_type < 1 || order->ord_type > 12))
		return HFT_E_RISK_TYPE;
	if (order->tif > HFT_TIF_GTX)
		return HFT_E_RISK_TYPE;
	if (order->price == HFT_PRICE_NONE)
		return HFT_E_RISK_COLLAR;
	return HFT_OK;
}

static bool value_over(const struct naive_risk *risk, const struct question *q, int64_t limit)
{
	__int128 price = q->order->price < 0 ? -(__int128)q->order->price : q->order->price;
	__int128 most = (__int128)limit * 1000000000000 /
			risk->instruments[q->instrument].row.multiplier;

	return price * q->qty > most;
}

static uint64_t open_orders(const struct naive_risk *risk, const struct question *q, int scope)
{
	const hft_party *party = &risk->parties[q->party].row;
	uint64_t count = 0;

	for (uint32_t i = 0; i < NAIVE_RISK_ORDERS; i++) {
		const struct naive_risk_order *order = &risk->orders[i];
		const hft_party *other = &risk->parties[order->party].row;

		if (order->id == 0)
			continue;
		count += scope == 0 || (scope == 1 && order->instrument == q->instrument) ||
			 (scope == 2 && other->account == party->account) ||
			 (scope == 3 && other->trader == party->trader);
	}
	return count;
}

static hft_status check_order(const struct naive_risk *risk, const struct question *q)
{
	for (int i = 0; i < 4; i++)
		if (q->qty > q->scopes[i]->limits.qty_max)
			return HFT_E_RISK_QTY_MAX;
	for (int i = 0; i < 4; i++)
		if (value_over(risk, q, q->scopes[i]->limits.value_max))
			return HFT_E_RISK_VALUE_MAX;
	for (int i = 0; i < 4 && q->order->kind == HFT_ORDER_NEW; i++)
		if (open_orders(risk, q, i) >= q->scopes[i]->limits.open_max)
			return HFT_E_RISK_OPEN_MAX;
	return HFT_OK;
}

static hft_status check_row(struct naive_risk *risk, const struct question *q, uint32_t scope)
{
	uint32_t id = row_id(risk, q->party, scope);
	const struct naive_risk_row *row = row_find(risk, scope, id, q->instrument);
	__int128 bought = row == NULL ? 0 : row->bought;
	__int128 sold = row == NULL ? 0 : row->sold;
	__int128 open = open_in_row(risk, scope, id, q->instrument, q->side) + q->more;
	bool buys = q->side == HFT_SIDE_BID;
	__int128 worst = buys ? bought - sold + open : sold - bought + open;

	if ((buys ? bought : sold) + open > turnover_max)
		return buys ? HFT_E_RISK_LONG : HFT_E_RISK_SHORT;
	for (uint32_t i = 0; i < 4; i++) {
		const hft_risk_limits *limits = &q->scopes[i]->limits;

		/* An account's limits are not asked about its trader's position. */
		if (i >= 2 && i + 1 != scope)
			continue;
		if (worst > (buys ? limits->long_max : limits->short_max))
			return buys ? HFT_E_RISK_LONG : HFT_E_RISK_SHORT;
	}
	return HFT_OK;
}

static bool reduces(struct naive_risk *risk, const struct question *q)
{
	uint32_t id = row_id(risk, q->party, HFT_RISK_ACCOUNT);
	const struct naive_risk_row *row = row_find(risk, HFT_RISK_ACCOUNT, id, q->instrument);
	__int128 position = row == NULL ? 0 : (__int128)row->bought - row->sold;
	__int128 open = open_in_row(risk, HFT_RISK_ACCOUNT, id, q->instrument, q->side);

	return open + q->more <= (q->side == HFT_SIDE_BID ? -position : position);
}

static hft_status check(struct naive_risk *risk, struct question *q)
{
	hft_status status;
	uint16_t session;

	if (!known(risk, q))
		return HFT_E_RISK_NO_LIMIT;
	if (any_state(q, HFT_RISK_CLOSED))
		return HFT_E_RISK_KILLED;
	session = risk->parties[q->party].row.session;
	if (session != 0 && q->order->session != 0 && session != q->order->session)
		return HFT_E_RISK_NOT_AUTHORISED;
	status = check_structure(risk, q);
	if (status != HFT_OK)
		return status;
	if (any_state(q, HFT_RISK_REDUCE_ONLY) && q->more != 0 && !reduces(risk, q))
		return HFT_E_RISK_KILLED;
	status = check_order(risk, q);
	if (status != HFT_OK || q->more == 0)
		return status;
	status = check_row(risk, q, HFT_RISK_ACCOUNT);
	return status != HFT_OK ? status : check_row(risk, q, HFT_RISK_TRADER);
}

static hft_status rows_make(struct naive_risk *risk, const struct question *q)
{
	const uint32_t scopes[] = { HFT_RISK_ACCOUNT, HFT_RISK_TRADER };
	uint32_t missing = 0;

	for (int i = 0; i < 2; i++)
		missing += row_find(risk, scopes[i], row_id(risk, q->party, scopes[i]),
				    q->instrument) == NULL;
	if (risk->row_count + missing > risk->config.positions_max)
		return HFT_E_RISK_FULL;
	for (int i = 0; i < 2; i++) {
		uint32_t id = row_id(risk, q->party, scopes[i]);

		if (row_find(risk, scopes[i], id, q->instrument) == NULL)
			risk->rows[risk->row_count++] = (struct naive_risk_row){
				.scope = scopes[i], .id = id, .instrument = q->instrument
			};
	}
	return HFT_OK;
}

static hft_status reserve_new(struct naive_risk *risk, const hft_order *order, uint64_t order_id)
{
	struct question q = { .order = order,
			      .party = order->party,
			      .instrument = order->instrument,
			      .side = order->side,
			      .qty = order->qty,
			      .more = order->qty };
	hft_status status = check(risk, &q);

	if (status == HFT_OK)
		status = rows_make(risk, &q);
	if (status != HFT_OK)
		return status;
	risk->parties[q.party].ordered = true;
	*naive_risk_order(risk, 0) = (struct naive_risk_order){
		.id = order_id,
		.party = q.party,
		.instrument = q.instrument,
		.side = q.side,
		.pending = HFT_ORDER_NEW,
		.extra = order->qty,
		.price = order->price
	};
	return HFT_OK;
}

static hft_status reserve_replace(struct naive_risk *risk, const hft_order *order,
				  uint64_t order_id)
{
	struct naive_risk_order *old = naive_risk_order(risk, order_id);
	struct question q = { .order = order,
			      .party = old->party,
			      .instrument = old->instrument,
			      .side = old->side,
			      .qty = order->qty };
	hft_status status;

	if ((order->flags & HFT_ORDER_QTY_TOTAL) != 0)
		q.qty -= old->cum_qty;
	if (q.qty <= 0)
		return HFT_OK;
	q.more = q.qty > old->resting ? q.qty - old->resting : 0;
	status = check(risk, &q);
	if (status == HFT_OK) {
		old->pending = HFT_ORDER_REPLACE;
		old->extra = (int64_t)q.more;
	}
	return status;
}

hft_status naive_risk_reserve(struct naive_risk *risk, const hft_order *order, uint64_t order_id)
{
	hft_status status = HFT_OK;

	if (order->kind == HFT_ORDER_NEW)
		status = reserve_new(risk, order, order_id);
	else if (order->kind == HFT_ORDER_REPLACE)
		status = reserve_replace(risk, order, order_id);
	else if (order->kind < HFT_ORDER_CANCEL || order->kind > HFT_ORDER_TIMER)
		status = HFT_E_RISK_TYPE;
	if (status == HFT_OK) {
		risk->passed++;
		return status;
	}
	risk->refused_all++;
	risk->refused[-100 - status]++;
	return status;
}

/* cost x closing / open toward zero, one bit of closing at a time. */
static __int128 share_of(__int128 cost, uint64_t closing, uint64_t open)
{
	unsigned __int128 size = cost < 0 ? -(unsigned __int128)cost : (unsigned __int128)cost;
	unsigned __int128 whole = 0;
	unsigned __int128 rest = 0;

	for (int bit = 63; bit >= 0; bit--) {
		whole *= 2;
		rest *= 2;
		if (closing >> bit & 1) {
			whole += size / open;
			rest += size % open;
		}
		for (; rest >= open; rest -= open)
			whole++;
	}
	return cost < 0 ? -(__int128)whole : (__int128)whole;
}

static int64_t size_of(int64_t value)
{
	return value < 0 ? -value : value;
}

/* One trade: what is against the position closes, then the rest opens. */
static void row_trade(struct naive_risk_row *row, int64_t position, int64_t qty, bool buys,
		      int64_t price)
{
	int64_t sign = buys ? 1 : -1;

	if (position != 0 && (position > 0) != buys) {
		int64_t closing = qty < size_of(position) ? qty : size_of(position);
		__int128 released =
			share_of(row->cost, (uint64_t)closing, (uint64_t)size_of(position));

		row->realised += -sign * (__int128)price * closing - released;
		row->cost -= released;
		qty -= closing;
	}
	row->cost += sign * (__int128)price * qty;
}

static void row_book(struct naive_risk_row *row, const hft_report *report, int64_t sign)
{
	int64_t position = row->bought - row->sold;
	bool buys = report->side == HFT_SIDE_BID;

	row_trade(row, position, report->qty, buys == (sign > 0), report->price);
	*(buys ? &row->bought : &row->sold) += sign * report->qty;
	row->fills += (uint64_t)sign;
}

static void rows_book(struct naive_risk *risk, const hft_report *report, int64_t sign)
{
	for (uint32_t scope = HFT_RISK_ACCOUNT; scope <= HFT_RISK_TRADER; scope++) {
		struct naive_risk_row *row = row_find(
			risk, scope, row_id(risk, report->party, scope), report->instrument);

		if (sign != 0)
			row_book(row, report, sign);
		row->ts = report->ts;
		row->seq = report->seq;
	}
}

void naive_risk_bust(struct naive_risk *risk, const hft_report *report)
{
	rows_book(risk, report, -1);
}

static void take(struct naive_risk_order *order, int64_t qty)
{
	int64_t resting = qty < order->resting ? qty : order->resting;

	order->resting -= resting;
	order->extra -= qty - resting;
}

/* What the report makes of the order alone. */
static void order_apply(struct naive_risk_order *order, const hft_report *report)
{
	bool last = order->pending != 0 && (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0;

	switch (report->kind) {
	case HFT_REPORT_FILL:
		order->cum_qty += report->qty;
		take(order, report->qty);
		break;
	case HFT_REPORT_CANCELLED:
	case HFT_REPORT_EXPIRED:
	case HFT_REPORT_RESTATED:
		if (!last)
			take(order, report->qty);
		break;
	case HFT_REPORT_REPLACED:
		order->resting = report->leaves;
		order->extra = 0;
		break;
	case HFT_REPORT_REJECTED:
		order->extra = 0;
		last = false;
		order->pending = 0;
		break;
	default:
		break;
	}
	if (last) {
		order->resting = report->leaves;
		order->extra = 0;
		order->pending = 0;
	}
}

void naive_risk_apply(struct naive_risk *risk, const hft_report *report)
{
	struct naive_risk_order *order = naive_risk_order(risk, report->order_id);
	int64_t before = order->resting + order->extra;
	bool gone;

	order_apply(order, report);
	gone = order->pending == 0 && order->resting + order->extra == 0;
	if (gone || order->resting + order->extra != before || report->kind == HFT_REPORT_FILL) {
		hft_report at = *report;

		at.party = order->party;
		at.instrument = order->instrument;
		rows_book(risk, &at, report->kind == HFT_REPORT_FILL ? 1 : 0);
	}
	if (gone)
		order->id = 0;
}

void naive_risk_row(const struct naive_risk *risk, uint32_t at, hft_position *out)
{
	const struct naive_risk_row *row = &risk->rows[at];

	memset(out, 0, sizeof(*out));
	out->ts = row->ts;
	out->seq = row->seq;
	out->position = row->bought - row->sold;
	out->open_buy = (int64_t)open_in_row(risk, row->scope, row->id, row->instrument,
					     HFT_SIDE_BID);
	out->open_sell = (int64_t)open_in_row(risk, row->scope, row->id, row->instrument,
					      HFT_SIDE_ASK);
	out->bought = row->bought;
	out->sold = row->sold;
	out->cost_lo = (uint64_t)row->cost;
	out->cost_hi = (int64_t)(row->cost >> 64);
	out->realised_lo = (uint64_t)row->realised;
	out->realised_hi = (int64_t)(row->realised >> 64);
	out->fills = row->fills;
	for (uint32_t i = 0; i < NAIVE_RISK_ORDERS; i++)
		out->orders += order_in_row(risk, &risk->orders[i], row->scope, row->id,
					    row->instrument);
	out->scope = row->scope;
	out->id = row->id;
	out->instrument = row->instrument;
}

static int rows_compare(const void *a, const void *b)
{
	const hft_position *x = a;
	const hft_position *y = b;

	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->instrument < y->instrument ? -1 : x->instrument > y->instrument;
}

uint64_t naive_risk_hash(const struct naive_risk *risk)
{
	hft_position rows[NAIVE_RISK_ROWS];
	uint64_t hash = 0;

	for (uint32_t i = 0; i < risk->row_count; i++)
		naive_risk_row(risk, i, &rows[i]);
	qsort(rows, risk->row_count, sizeof(rows[0]), rows_compare);
	for (uint32_t i = 0; i < risk->row_count; i++)
		for (uint32_t word = 0; word < sizeof(rows[0]) / 8; word++) {
			uint64_t value;

			memcpy(&value, (const uint8_t *)&rows[i] + 8 * (size_t)word, 8);
			hash = (hash ^ value) * UINT64_C(0x9fb21c651e98df25);
			hash ^= hash >> 32;
		}
	return hash;
}
