/* SPDX-License-Identifier: Apache-2.0 */
/* Fills, and fills that are void. */
#include "own/step.h"

static void value_add(struct hft_own_order *o, int64_t price, int64_t qty)
{
	__int128 value = hft_own_value(o) + (__int128)price * qty;

	o->value_lo = (uint64_t)value;
	o->value_hi = (int64_t)(value >> 64);
	o->cum_qty += qty;
}

hft_status hft_own_on_fill(struct hft_own_step *step)
{
	const hft_report *v = step->venue;
	struct hft_own_order *o = step->order;
	hft_report *report;

	if (v->qty < 1 || v->qty > o->open || v->price == HFT_PRICE_NONE || v->trade_id == 0 ||
	    v->reason > 99)
		return HFT_E_SESSION_REPORT;
	if (hft_own_trade_find(step->own, o, v->trade_id) != NULL) {
		step->own->stats.repeats++;
		return HFT_E_SESSION_REPORT;
	}
	hft_own_begin(step);
	o->open -= v->qty;
	o->fills = 1;
	value_add(o, v->price, v->qty);
	hft_own_trade_add(step->own, o, v);
	report = hft_own_tell(step, HFT_REPORT_FILL,
			     v->flags & (HFT_REPORT_MAKER | HFT_REPORT_AUCTION | HFT_REPORT_LEG));
	report->price = v->price;
	report->qty = v->qty;
	report->reason = v->reason;
	return HFT_OK;
}

hft_status hft_own_on_bust(struct hft_own_step *step)
{
	const hft_report *v = step->venue;
	struct hft_own_order *o = step->order;
	struct hft_own_trade *trade = hft_own_trade_find(step->own, o, v->trade_id);
	hft_report *report;

	if (trade == NULL || (v->qty != 0 && v->qty != trade->qty) ||
	    (v->price != HFT_PRICE_NONE && v->price != trade->price))
		return HFT_E_SESSION_REPORT;
	if (trade->busted) {
		step->own->stats.repeats++;
		return HFT_E_SESSION_REPORT;
	}
	trade->busted = 1;
	hft_own_ref_take(step);
	value_add(o, trade->price, -trade->qty);
	report = hft_own_tell(step, HFT_REPORT_BUST, v->flags & HFT_REPORT_CORRECTED);
	report->price = trade->price;
	report->qty = trade->qty;
	return HFT_OK;
}
