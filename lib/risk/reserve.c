/* SPDX-License-Identifier: Apache-2.0 */
/* The checks before an order, cheap and fatal ones first, and its reservation. */
#include "risk/risk.h"

/* What a NEW or REPLACE asks, in one shape. */
struct ask {
	const hft_order *order;
	struct hft_risk_party *party;
	struct hft_risk_instrument *instrument;
	struct hft_risk_row *rows[2]; /* the account's and the trader's; NULL where not yet made */
	int64_t qty;                  /* open, if it stands as asked */
	int64_t more;                 /* of it, what is not reserved yet */
	int64_t resting_qty;          /* REPLACE: open now */
	uint32_t party_id;
	uint32_t instrument_id;
	uint32_t side;
	uint64_t gate;
	bool replaces;
};

static inline int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static inline hft_status check_known(hft_risk *risk, struct ask *ask)
{
	struct hft_risk_party *party = hft_risk_party_of(risk, ask->party_id);
	struct hft_risk_instrument *instrument = hft_risk_instrument_of(risk, ask->instrument_id);

	if (HFT_UNLIKELY(party == NULL || instrument == NULL))
		return HFT_E_RISK_NO_LIMIT;
	if (HFT_UNLIKELY(party->fold.epoch != risk->epoch || instrument->fold.epoch != risk->epoch))
		hft_risk_folds_make(risk, instrument, party);
	ask->party = party;
	ask->instrument = instrument;
	ask->gate = party->fold.gate & instrument->fold.gate;
	if (HFT_LIKELY(ask->gate == HFT_RISK_GATE_OPEN))
		return HFT_OK;
	if ((ask->gate & HFT_RISK_GATE_KNOWN) == 0)
		return HFT_E_RISK_NO_LIMIT;
	return (ask->gate & HFT_RISK_GATE_NOT_CLOSED) == 0 ? HFT_E_RISK_KILLED : HFT_OK;
}

/* Types that stop at a price of their own; of the others the price is a collar. */
static inline bool limit_type(uint32_t type)
{
	return type == HFT_TYPE_LIMIT || type == HFT_TYPE_STOP_LIMIT ||
	       type == HFT_TYPE_TRAILING_LIMIT || type == HFT_TYPE_OCO;
}

static inline bool type_known(uint32_t type)
{
	return type >= HFT_TYPE_LIMIT && type <= HFT_TYPE_OCO;
}

static inline bool on_tick(const hft_risk *risk, const struct hft_risk_terms *terms, int64_t price)
{
	if (HFT_LIKELY(terms->tick_table == 0))
		return hft_risk_divides(&terms->tick, terms->tick_shift,
					hft_risk_magnitude(price));
	return price % hft_ref_tick(risk->config.ref, terms->tick_table, price) == 0;
}

static inline hft_status check_price(const hft_risk *risk, const struct ask *ask)
{
	const struct hft_risk_terms *terms = &ask->instrument->terms;
	int64_t price = ask->order->price;

	/* A collar that is missing is told as such, after the rest. */
	if (HFT_UNLIKELY(price == HFT_PRICE_NONE))
		return ask->replaces || limit_type(ask->order->ord_type) ? HFT_E_RISK_PRICE :
									   HFT_OK;
	if (price < terms->price_min || price > terms->price_max || !on_tick(risk, terms, price))
		return HFT_E_RISK_PRICE;
	return HFT_OK;
}

static inline hft_status check_structure(const hft_risk *risk, const struct ask *ask)
{
	const hft_order *order = ask->order;
	const struct hft_risk_terms *terms = &ask->instrument->terms;
	hft_status status;

	if (!hft_risk_side_known(ask->side))
		return HFT_E_RISK_TYPE;
	status = check_price(risk, ask);
	if (status != HFT_OK)
		return status;
	if (ask->qty < 1 || ask->qty > HFT_QTY_MAX ||
	    !hft_risk_divides(&terms->lot, terms->lot_shift, (uint64_t)ask->qty))
		return HFT_E_RISK_QTY;
	/* A REPLACE keeps the order's type. */
	if (order->tif > HFT_TIF_GTX || (!ask->replaces && !type_known(order->ord_type)))
		return HFT_E_RISK_TYPE;
	return order->price == HFT_PRICE_NONE ? HFT_E_RISK_COLLAR : HFT_OK;
}

/* |price| x qty x multiplier counts 1e-18 of the currency, a limit 1e-6. */
static inline bool value_within(const struct ask *ask, int64_t value_max)
{
	hft_risk_uint128 most = (hft_risk_uint128)(uint64_t)value_max * UINT64_C(1000000000000);
	hft_risk_uint128 value = (hft_risk_uint128)hft_risk_magnitude(ask->order->price) *
				 (uint64_t)ask->qty;
	uint64_t multiplier = ask->instrument->terms.multiplier;

	if (HFT_LIKELY(value >> 64 == 0))
		value = (hft_risk_uint128)(uint64_t)value * multiplier;
	else if (__builtin_mul_overflow(value, (hft_risk_uint128)multiplier, &value))
		return false;
	return value <= most;
}

static inline bool open_full(const struct hft_risk_scope *scope)
{
	return scope->open >= scope->open_max;
}

static inline hft_status check_order(const hft_risk *risk, const struct ask *ask)
{
	const struct hft_risk_fold *a = &ask->instrument->fold;
	const struct hft_risk_fold *b = &ask->party->fold;

	if (HFT_UNLIKELY(ask->qty > least(a->qty_max, b->qty_max)))
		return HFT_E_RISK_QTY_MAX;
	if (HFT_UNLIKELY(!value_within(ask, least(a->value_max, b->value_max))))
		return HFT_E_RISK_VALUE_MAX;
	if (ask->replaces)
		return HFT_OK;
	if (HFT_UNLIKELY(open_full(&risk->firm) || open_full(&ask->instrument->scope) ||
			 open_full(&risk->accounts[ask->party->account]) ||
			 open_full(&risk->traders[ask->party->trader])))
		return HFT_E_RISK_OPEN_MAX;
	return HFT_OK;
}

static inline int64_t word_of(const struct hft_risk_row *row, size_t word)
{
	return row == NULL ? 0 : hft_risk_word(row, word);
}

static inline void rows_find(const hft_risk *risk, struct ask *ask)
{
	ask->rows[0] = hft_risk_row_find(risk, HFT_RISK_ACCOUNT, ask->party->position_account,
					 ask->instrument_id);
	ask->rows[1] = hft_risk_row_find(risk, HFT_RISK_TRADER, ask->party->trader,
					 ask->instrument_id);
}

/* No sum here can overflow: see HFT_RISK_TURNOVER_MAX. */
static inline bool row_within(const struct ask *ask, uint32_t i)
{
	const struct hft_risk_fold *a = &ask->instrument->fold;
	const struct hft_risk_fold *b = &ask->party->fold;
	const struct hft_risk_row *row = ask->rows[i];
	int64_t position = word_of(row, HFT_RISK_WORD(position));
	int64_t open;

	if (ask->side == HFT_SIDE_BID) {
		open = word_of(row, HFT_RISK_WORD(open_buy)) + ask->more;
		return word_of(row, HFT_RISK_WORD(bought)) + open <= HFT_RISK_TURNOVER_MAX &&
		       position + open <= least(a->long_max[i], b->long_max[i]);
	}
	open = word_of(row, HFT_RISK_WORD(open_sell)) + ask->more;
	return word_of(row, HFT_RISK_WORD(sold)) + open <= HFT_RISK_TURNOVER_MAX &&
	       open - position <= least(a->short_max[i], b->short_max[i]);
}

/* What it adds must find a position of the other sign that no open order covers yet. */
static inline bool reduces(const struct ask *ask)
{
	const struct hft_risk_row *row = ask->rows[0];
	int64_t position = word_of(row, HFT_RISK_WORD(position));

	if (ask->side == HFT_SIDE_BID)
		return word_of(row, HFT_RISK_WORD(open_buy)) + ask->more <= -position;
	return word_of(row, HFT_RISK_WORD(open_sell)) + ask->more <= position;
}

static inline hft_status check_positions(const struct ask *ask)
{
	if (HFT_LIKELY(ask->more == 0 || (row_within(ask, 0) && row_within(ask, 1))))
		return HFT_OK;
	return ask->side == HFT_SIDE_BID ? HFT_E_RISK_LONG : HFT_E_RISK_SHORT;
}

static inline hft_status check(hft_risk *risk, struct ask *ask)
{
	hft_status status = check_known(risk, ask);

	if (HFT_UNLIKELY(status != HFT_OK))
		return status;
	if (ask->party->session != 0 && ask->order->session != 0 &&
	    ask->party->session != ask->order->session)
		return HFT_E_RISK_NOT_AUTHORISED;
	status = check_structure(risk, ask);
	if (status != HFT_OK)
		return status;
	rows_find(risk, ask);
	if (HFT_UNLIKELY(ask->gate != HFT_RISK_GATE_OPEN) && ask->more != 0 && !reduces(ask))
		return HFT_E_RISK_KILLED;
	status = check_order(risk, ask);
	if (status != HFT_OK)
		return status;
	return check_positions(ask);
}

static hft_status rows_make(hft_risk *risk, struct ask *ask)
{
	uint32_t missing = (ask->rows[0] == NULL) + (ask->rows[1] == NULL);

	if (missing > risk->config.positions_max - hft_risk_row_count(risk))
		return HFT_E_RISK_FULL;
	if (ask->rows[0] == NULL)
		ask->rows[0] = hft_risk_row_add(risk, HFT_RISK_ACCOUNT,
						ask->party->position_account, ask->instrument_id);
	if (ask->rows[1] == NULL)
		ask->rows[1] = hft_risk_row_add(risk, HFT_RISK_TRADER, ask->party->trader,
						ask->instrument_id);
	return HFT_OK;
}

static inline void row_take(struct hft_risk_row *row, const struct ask *ask, int64_t orders)
{
	size_t open = hft_risk_open_word(ask->side);

	hft_seqlock_write_begin(&row->lock);
	hft_risk_word_set(row, open, hft_risk_word(row, open) + ask->more);
	hft_risk_word_set(row, HFT_RISK_WORD(orders),
			  hft_risk_word(row, HFT_RISK_WORD(orders)) + orders);
	hft_seqlock_write_end(&row->lock);
}

static inline void take(hft_risk *risk, const struct ask *ask)
{
	if (!ask->replaces) {
		risk->firm.open++;
		ask->instrument->scope.open++;
		risk->accounts[ask->party->account].open++;
		risk->traders[ask->party->trader].open++;
		ask->party->open++;
		ask->party->ordered = 1;
	}
	row_take(ask->rows[0], ask, !ask->replaces);
	row_take(ask->rows[1], ask, !ask->replaces);
}

/* Both rows of an order that stands have it open. */
static bool stands(const struct ask *ask)
{
	size_t open = hft_risk_open_word(ask->side);

	for (uint32_t i = 0; i < 2; i++)
		if (ask->rows[i] == NULL || hft_risk_word(ask->rows[i], open) < ask->resting_qty ||
		    hft_risk_word(ask->rows[i], HFT_RISK_WORD(orders)) < 1)
			return false;
	return true;
}

static hft_status refuse(hft_risk *risk, hft_status status)
{
	risk->refused[HFT_E_RISK_KILLED - status]++;
	risk->refused_all++;
	return status;
}

static hft_status pass(hft_risk *risk)
{
	risk->passed++;
	return HFT_OK;
}

static bool resting_valid(const hft_risk_resting *resting)
{
	return resting != NULL && resting->qty >= 1 && resting->qty <= HFT_QTY_MAX &&
	       resting->cum_qty >= 0 && resting->reserved == 0 &&
	       hft_risk_side_known(resting->side);
}

/* The new open quantity, 0 or less where the REPLACE ends the order. */
static int64_t open_asked(const hft_order *order, const hft_risk_resting *resting)
{
	if (order->qty <= 0 || (order->flags & HFT_ORDER_QTY_TOTAL) == 0)
		return order->qty;
	return order->qty - resting->cum_qty;
}

static struct ask ask_new(const hft_order *order)
{
	return (struct ask){ .order = order,
			     .qty = order->qty,
			     .more = order->qty,
			     .party_id = order->party,
			     .instrument_id = order->instrument,
			     .side = order->side };
}

static struct ask ask_replace(const hft_order *order, const hft_risk_resting *resting)
{
	int64_t qty = open_asked(order, resting);

	return (struct ask){ .order = order,
			     .qty = qty,
			     .more = qty > resting->qty ? qty - resting->qty : 0,
			     .resting_qty = resting->qty,
			     .party_id = resting->party,
			     .instrument_id = resting->instrument,
			     .side = resting->side,
			     .replaces = true };
}

static hft_status reserve_order(hft_risk *risk, const hft_order *order,
				const hft_risk_resting *resting, hft_risk_hold *hold)
{
	struct ask ask = resting == NULL ? ask_new(order) : ask_replace(order, resting);
	hft_status status = check(risk, &ask);

	if (HFT_UNLIKELY(status != HFT_OK))
		return refuse(risk, status);
	if (ask.replaces && !stands(&ask))
		return HFT_E_INVAL;
	if (HFT_UNLIKELY(ask.rows[0] == NULL || ask.rows[1] == NULL)) {
		status = rows_make(risk, &ask);
		if (status != HFT_OK)
			return refuse(risk, status);
	}
	take(risk, &ask);
	*hold = (hft_risk_hold){ .qty = ask.more,
				 .resting_qty = ask.resting_qty,
				 .instrument = ask.instrument_id,
				 .party = ask.party_id,
				 .kind = order->kind,
				 .side = ask.side };
	return pass(risk);
}

static hft_status reserve_replace(hft_risk *risk, const hft_order *order,
				  const hft_risk_resting *resting, hft_risk_hold *hold)
{
	if (!resting_valid(resting))
		return HFT_E_INVAL;
	return open_asked(order, resting) > 0 ? reserve_order(risk, order, resting, hold) :
						pass(risk);
}

static hft_status reserve(hft_risk *risk, const hft_order *order, const hft_risk_resting *resting,
			  hft_risk_hold *hold)
{
	switch (order->kind) {
	case HFT_ORDER_NEW:
		return reserve_order(risk, order, NULL, hold);
	case HFT_ORDER_REPLACE:
		return reserve_replace(risk, order, resting, hold);
	case HFT_ORDER_CANCEL:
	case HFT_ORDER_MASS_CANCEL:
	case HFT_ORDER_TIMER:
		return pass(risk);
	default:
		return refuse(risk, HFT_E_RISK_TYPE);
	}
}

hft_status hft_risk_reserve(hft_risk *risk, const hft_order *order,
			    const hft_risk_resting *resting, hft_risk_hold *hold)
{
	hft_status status = HFT_E_INTERNAL;

	if (HFT_UNLIKELY(risk == NULL || order == NULL || hold == NULL))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	hold->kind = 0;
	if (!hft_risk_poisoned(risk))
		status = reserve(risk, order, resting, hold);
	hft_guard_leave(&risk->guard);
	return status;
}
