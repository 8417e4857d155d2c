/* SPDX-License-Identifier: Apache-2.0 */
/* What happened to orders: fills into positions, ends out of reservations. */
#include "risk/risk.h"

/* What a report changes in both rows of its order. */
struct change {
	uint32_t party;
	uint32_t instrument;
	uint32_t side;
	int64_t open;  /* added to what its side has open */
	int64_t ended; /* 1: the order is open no more */
	int64_t trade; /* added to the fills: 1 for a fill, -1 for one that is void */
	hft_risk_hold hold; /* as it is afterwards; kind 0: used up */
};

/* Where it changes them. */
struct place {
	struct hft_risk_party *party;
	struct hft_risk_instrument *instrument;
	struct hft_risk_row *rows[2];
};

static bool held(const hft_risk_hold *hold)
{
	return hold->kind != 0;
}

/* An order's open quantity while its command is under way: what it had rests below what it adds. */
static int64_t held_qty(const hft_risk_hold *hold)
{
	return hold->resting_qty + hold->qty;
}

static void hold_take(hft_risk_hold *hold, int64_t qty)
{
	int64_t resting = qty < hold->resting_qty ? qty : hold->resting_qty;

	hold->resting_qty -= resting;
	hold->qty -= qty - resting;
}

/* It stands with this quantity, whatever becomes of the rest of its command. */
static void hold_set(struct change *change, int64_t qty)
{
	change->open += qty - held_qty(&change->hold);
	change->hold.resting_qty = qty;
	change->hold.qty = 0;
}

/* Taken off an order by a fill, its owner, the book or time. */
static hft_status taken_off(struct change *change, const hft_report *report)
{
	if (held(&change->hold)) {
		if (report->qty > held_qty(&change->hold))
			return HFT_E_INVAL;
		hold_take(&change->hold, report->qty);
	} else {
		change->ended = report->leaves == 0;
	}
	change->open = -report->qty;
	return HFT_OK;
}

static hft_status rejected(struct change *change)
{
	if (!held(&change->hold))
		return HFT_OK;
	change->open = -change->hold.qty;
	/* One that was to be replaced may have ended meanwhile. */
	change->ended = change->hold.resting_qty == 0;
	change->hold.kind = 0;
	return HFT_OK;
}

/* The last report about a command tells what its order has open from now on. */
static hft_status closed(struct change *change, const hft_report *report)
{
	if (report->leaves > held_qty(&change->hold))
		return HFT_E_INVAL;
	hold_set(change, report->leaves);
	change->ended = report->leaves == 0;
	change->hold.kind = 0;
	return HFT_OK;
}

static bool closes(const struct change *change, const hft_report *report)
{
	return held(&change->hold) && (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0;
}

static hft_status change_of(struct change *change, const hft_report *report)
{
	switch (report->kind) {
	case HFT_REPORT_FILL:
		change->trade = 1;
		return taken_off(change, report);
	case HFT_REPORT_CANCELLED:
	case HFT_REPORT_EXPIRED:
	case HFT_REPORT_RESTATED:
		/* qty may count what self-trade prevention took off on the way: leaves decides. */
		return closes(change, report) ? HFT_OK : taken_off(change, report);
	case HFT_REPORT_REPLACED:
		if (!held(&change->hold))
			return HFT_E_INVAL;
		hold_set(change, report->leaves);
		return HFT_OK;
	case HFT_REPORT_REJECTED:
		return rejected(change);
	case HFT_REPORT_BUST:
		change->trade = -1;
		return HFT_OK;
	default:
		return HFT_OK;
	}
}

static bool report_valid(const hft_report *report)
{
	bool trade = report->kind == HFT_REPORT_FILL || report->kind == HFT_REPORT_BUST;

	/* It repeats what was asked, good or bad. */
	if (report->kind == HFT_REPORT_REJECTED)
		return true;
	if (report->kind < HFT_REPORT_ACCEPTED || report->kind > HFT_REPORT_PENDING)
		return false;
	if (trade && (report->qty < 1 || report->price == HFT_PRICE_NONE))
		return false;
	return report->qty >= 0 && report->qty <= HFT_QTY_MAX && report->leaves >= 0 &&
	       report->leaves <= HFT_QTY_MAX && hft_risk_side_known(report->side);
}

static hft_status place_find(const hft_risk *risk, const struct change *change,
			     struct place *place)
{
	place->party = hft_risk_party_of(risk, change->party);
	place->instrument = hft_risk_instrument_of(risk, change->instrument);
	if (place->party == NULL || place->instrument == NULL)
		return HFT_E_RISK_NO_LIMIT;
	place->rows[0] = hft_risk_row_find(risk, HFT_RISK_ACCOUNT, place->party->position_account,
					   change->instrument);
	place->rows[1] = hft_risk_row_find(risk, HFT_RISK_TRADER, place->party->trader,
					   change->instrument);
	return place->rows[0] != NULL && place->rows[1] != NULL ? HFT_OK : HFT_E_INVAL;
}

static bool turnover_fits(const struct hft_risk_row *row, uint32_t side, int64_t open)
{
	size_t traded = side == HFT_SIDE_BID ? HFT_RISK_WORD(bought) : HFT_RISK_WORD(sold);

	return open <= HFT_RISK_TURNOVER_MAX - hft_risk_word(row, traded);
}

/* Does the row have what the report says of it? */
static bool row_fits(const struct hft_risk_row *row, const hft_report *report,
		     const struct change *change)
{
	int64_t open = hft_risk_word(row, hft_risk_open_word(change->side)) + change->open;
	size_t traded = change->side == HFT_SIDE_BID ? HFT_RISK_WORD(bought) : HFT_RISK_WORD(sold);

	if (open < 0 || hft_risk_word(row, HFT_RISK_WORD(orders)) < change->ended)
		return false;
	if (change->open > 0 && !turnover_fits(row, change->side, open))
		return false;
	return change->trade >= 0 || (hft_risk_word(row, traded) >= report->qty &&
				      hft_risk_word(row, HFT_RISK_WORD(fills)) > 0);
}

static bool counts_fit(const hft_risk *risk, const struct place *place, const struct change *change)
{
	uint64_t ended = (uint64_t)change->ended;

	return risk->firm.open >= ended && place->party->open >= ended &&
	       place->instrument->scope.open >= ended &&
	       risk->accounts[place->party->account].open >= ended &&
	       risk->traders[place->party->trader].open >= ended;
}

static void row_release(struct hft_risk_row *row, const hft_report *report,
			const struct change *change)
{
	size_t open = hft_risk_open_word(change->side);

	hft_seqlock_write_begin(&row->lock);
	hft_risk_word_set(row, HFT_RISK_WORD(ts), report->ts);
	hft_risk_word_set(row, HFT_RISK_WORD(seq), (int64_t)report->seq);
	hft_risk_word_set(row, open, hft_risk_word(row, open) + change->open);
	hft_risk_word_set(row, HFT_RISK_WORD(orders),
			  hft_risk_word(row, HFT_RISK_WORD(orders)) - change->ended);
	hft_seqlock_write_end(&row->lock);
}

/* What a row's trade comes to; false when a sum would overflow. */
static bool row_trade(const struct hft_risk_row *row, const hft_report *report, int64_t bought,
		      struct hft_risk_book *out)
{
	out->position = hft_risk_word(row, HFT_RISK_WORD(position));
	out->cost = hft_risk_join((uint64_t)hft_risk_word(row, HFT_RISK_WORD(cost_lo)),
				  hft_risk_word(row, HFT_RISK_WORD(cost_hi)));
	out->realised = hft_risk_join((uint64_t)hft_risk_word(row, HFT_RISK_WORD(realised_lo)),
				      hft_risk_word(row, HFT_RISK_WORD(realised_hi)));
	return hft_risk_trade(out, bought, report->price);
}

static void row_add(struct hft_risk_row *row, size_t word, int64_t more)
{
	hft_risk_word_set(row, word, hft_risk_word(row, word) + more);
}

static void row_store(struct hft_risk_row *row, const hft_report *report,
		      const struct change *change, const struct hft_risk_book *book)
{
	bool buys = change->side == HFT_SIDE_BID;

	hft_seqlock_write_begin(&row->lock);
	hft_risk_word_set(row, HFT_RISK_WORD(position), book->position);
	hft_risk_word_set(row, HFT_RISK_WORD(cost_lo), (int64_t)book->cost);
	hft_risk_word_set(row, HFT_RISK_WORD(cost_hi), (int64_t)(book->cost >> 64));
	hft_risk_word_set(row, HFT_RISK_WORD(realised_lo), (int64_t)book->realised);
	hft_risk_word_set(row, HFT_RISK_WORD(realised_hi), (int64_t)(book->realised >> 64));
	hft_risk_word_set(row, HFT_RISK_WORD(ts), report->ts);
	hft_risk_word_set(row, HFT_RISK_WORD(seq), (int64_t)report->seq);
	row_add(row, buys ? HFT_RISK_WORD(open_buy) : HFT_RISK_WORD(open_sell), change->open);
	row_add(row, buys ? HFT_RISK_WORD(bought) : HFT_RISK_WORD(sold),
		change->trade * report->qty);
	row_add(row, HFT_RISK_WORD(fills), change->trade);
	row_add(row, HFT_RISK_WORD(orders), -change->ended);
	hft_seqlock_write_end(&row->lock);
}

static hft_status rows_trade(hft_risk *risk, const hft_report *report, const struct place *place,
			     const struct change *change)
{
	int64_t qty = change->trade * report->qty;
	struct hft_risk_book account;
	struct hft_risk_book trader;

	if (change->side == HFT_SIDE_ASK)
		qty = -qty;
	if (HFT_UNLIKELY(!row_trade(place->rows[0], report, qty, &account) ||
			 !row_trade(place->rows[1], report, qty, &trader)))
		return hft_risk_poison(risk);
	row_store(place->rows[0], report, change, &account);
	row_store(place->rows[1], report, change, &trader);
	return HFT_OK;
}

static hft_status rows_change(hft_risk *risk, const hft_report *report, const struct place *place,
			      const struct change *change)
{
	if (change->trade != 0)
		return rows_trade(risk, report, place, change);
	row_release(place->rows[0], report, change);
	row_release(place->rows[1], report, change);
	return HFT_OK;
}

static void counts_change(hft_risk *risk, const struct place *place, const struct change *change)
{
	uint64_t ended = (uint64_t)change->ended;

	risk->firm.open -= ended;
	place->instrument->scope.open -= ended;
	risk->accounts[place->party->account].open -= ended;
	risk->traders[place->party->trader].open -= ended;
	place->party->open -= ended;
}

static hft_status change_make(hft_risk *risk, const hft_report *report, struct change *change)
{
	struct place place;
	hft_status status = place_find(risk, change, &place);

	if (status != HFT_OK)
		return status;
	if (!row_fits(place.rows[0], report, change) || !row_fits(place.rows[1], report, change) ||
	    !counts_fit(risk, &place, change))
		return HFT_E_INVAL;
	status = rows_change(risk, report, &place, change);
	if (status == HFT_OK)
		counts_change(risk, &place, change);
	return status;
}

/* A refusal names the command's instrument and side, which a REPLACE need not tell. */
static bool hold_fits(const hft_risk_hold *hold, const hft_report *report)
{
	if (report->kind == HFT_REPORT_REJECTED)
		return true;
	return hold->instrument == report->instrument && hold->party == report->party &&
	       hold->side == report->side;
}

/* Kinds that change nothing unless they close a command. */
static bool idle(const hft_report *report)
{
	switch (report->kind) {
	case HFT_REPORT_ACCEPTED:
	case HFT_REPORT_REJECTED:
	case HFT_REPORT_PARTLY_FILLED:
	case HFT_REPORT_FILLED:
	case HFT_REPORT_TRIGGERED:
	case HFT_REPORT_REFRESHED:
	case HFT_REPORT_SUSPENDED:
	case HFT_REPORT_RESUMED:
	case HFT_REPORT_PENDING:
		return true;
	default:
		return false;
	}
}

static void hold_use(struct change *change, const hft_risk_hold *hold)
{
	change->hold = *hold;
	change->party = hold->party;
	change->instrument = hold->instrument;
	change->side = hold->side;
}

static hft_status apply(hft_risk *risk, const hft_report *report, hft_risk_hold *hold)
{
	struct change change = { .party = report->party,
				 .instrument = report->instrument,
				 .side = report->side };
	hft_status status;

	if (hold != NULL && held(hold))
		hold_use(&change, hold);
	else if (idle(report))
		return HFT_OK;
	if (!report_valid(report) || (held(&change.hold) && !hold_fits(hold, report)))
		return HFT_E_INVAL;
	status = change_of(&change, report);
	if (status == HFT_OK && closes(&change, report))
		status = closed(&change, report);
	if (status == HFT_OK && (change.open != 0 || change.ended != 0 || change.trade != 0))
		status = change_make(risk, report, &change);
	if (status == HFT_OK && hold != NULL && held(hold))
		*hold = change.hold;
	return status;
}

hft_status hft_risk_apply(hft_risk *risk, const hft_report *report, hft_risk_hold *hold)
{
	hft_status status = HFT_E_INTERNAL;

	if (risk == NULL || report == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	if (!hft_risk_poisoned(risk))
		status = apply(risk, report, hold);
	risk->applied += status == HFT_OK;
	hft_guard_leave(&risk->guard);
	return status;
}
