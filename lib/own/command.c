/* SPDX-License-Identifier: Apache-2.0 */
#include "own/rows.h"

/* Totals beyond this are refused, so that no sum of fills wraps: 2^62 x 2^63 fits 128 bits. */
static const int64_t cum_max = (int64_t)1 << 62;

static hft_status check_new(const struct hft_own *own, const hft_order *order)
{
	if (order->order_id <= own->last_id)
		return HFT_E_MATCH_ORDER_EXISTS;
	if (order->side != HFT_SIDE_BID && order->side != HFT_SIDE_ASK)
		return HFT_E_MATCH_SIDE;
	if (order->qty < 1 || order->qty > HFT_QTY_MAX)
		return HFT_E_MATCH_QTY;
	return hft_own_has_room(own) ? HFT_OK : HFT_E_MATCH_ORDERS_FULL;
}

static bool same_account(const struct hft_own *own, uint32_t party, uint32_t other)
{
	hft_party rows[2];

	return hft_ref_party(own->config.ref, party, &rows[0]) == HFT_OK &&
	       hft_ref_party(own->config.ref, other, &rows[1]) == HFT_OK &&
	       rows[0].account != 0 && rows[0].account == rows[1].account;
}

static bool owns(const struct hft_own *own, const hft_order *order, const struct hft_own_order *o)
{
	if (order->session == 0 || order->session == o->session)
		return true;
	return own->config.owner_account != 0 && same_account(own, order->party, o->party);
}

static hft_status check_cancel(const hft_order *order, const struct hft_own_order *o)
{
	if (order->qty < 0 || order->qty > HFT_QTY_MAX)
		return HFT_E_MATCH_QTY;
	if (order->qty != 0 && hft_own_target(o, order->qty, order->flags) >= o->open)
		return HFT_E_MATCH_QTY;
	return HFT_OK;
}

static hft_status check_replace(const hft_order *order, const struct hft_own_order *o)
{
	if (order->qty < 1 || order->qty > HFT_QTY_MAX || o->cum_qty > cum_max - order->qty)
		return HFT_E_MATCH_QTY;
	return HFT_OK;
}

static hft_status check_change(const struct hft_own *own, const hft_order *order,
			       hft_risk_resting *resting)
{
	const struct hft_own_order *o = hft_own_find(own, order->order_id, order->handle);
	hft_status status;

	if (o == NULL || o->open == 0)
		return HFT_E_MATCH_ORDER_UNKNOWN;
	if (!owns(own, order, o))
		return HFT_E_MATCH_OWNER;
	if (order->instrument != 0 && order->instrument != o->instrument)
		return HFT_E_MATCH_INSTRUMENT;
	if (order->side != HFT_SIDE_NONE && order->side != o->side)
		return HFT_E_MATCH_SIDE;
	if (o->state != HFT_OWN_LIVE)
		return HFT_E_SESSION_PENDING;
	status = order->kind == HFT_ORDER_CANCEL ? check_cancel(order, o) : check_replace(order, o);
	if (status == HFT_OK)
		*resting = (hft_risk_resting){ .price = o->price,
					       .qty = o->open,
					       .cum_qty = o->cum_qty,
					       .instrument = o->instrument,
					       .party = o->party,
					       .side = o->side };
	return status;
}

hft_status hft_own_check(const struct hft_own *own, const hft_order *order,
			 hft_risk_resting *resting)
{
	if (order->kind == HFT_ORDER_NEW)
		return check_new(own, order);
	if (order->kind == HFT_ORDER_CANCEL || order->kind == HFT_ORDER_REPLACE)
		return check_change(own, order, resting);
	return HFT_E_MATCH_KIND;
}

static hft_time expiry_of(const hft_order *order)
{
	bool has = order->tif == HFT_TIF_GTD || order->tif == HFT_TIF_GTT;

	return has ? order->expire_ts : 0;
}

static void submit_new(struct hft_own *own, const hft_order *order, const hft_risk_hold *hold)
{
	struct hft_own_order *o;

	if (order->order_id <= own->last_id || !hft_own_has_room(own)) {
		own->broken = 1;
		return;
	}
	o = hft_own_take(own, order->order_id);
	o->client_id = order->client_id;
	o->price = order->price;
	o->qty = order->qty;
	o->open = order->qty;
	o->display_qty = order->display_qty;
	o->expire_ts = expiry_of(order);
	o->instrument = order->instrument;
	o->party = order->party;
	o->order_flags = order->flags;
	o->session = order->session;
	o->side = order->side;
	o->ord_type = order->ord_type;
	o->tif = order->tif;
	o->hold = *hold;
}

static void submit_change(struct hft_own *own, const hft_order *order, const hft_risk_hold *hold)
{
	struct hft_own_order *o = hft_own_find(own, order->order_id, order->handle);

	if (o == NULL || o->state != HFT_OWN_LIVE) {
		own->broken = 1;
		return;
	}
	o->ask_client_id = order->client_id;
	o->ask_session = order->session;
	o->ask_qty = order->qty;
	o->ask_flags = order->flags;
	if (order->kind == HFT_ORDER_CANCEL) {
		o->state = HFT_OWN_PENDING_CANCEL;
		return;
	}
	o->state = HFT_OWN_PENDING_REPLACE;
	o->ask_price = order->price;
	o->ask_display_qty = order->display_qty;
	o->ask_expire_ts = expiry_of(order);
	o->ask_tif = order->tif;
	o->ask_ord_type = order->ord_type;
	o->hold = *hold;
}

void hft_own_submit(struct hft_own *own, const hft_order *order, const hft_risk_hold *hold)
{
	if (order->kind == HFT_ORDER_NEW)
		submit_new(own, order, hold);
	else
		submit_change(own, order, hold);
}

void hft_own_refusal(const struct hft_own *own, const hft_order *order, hft_status status,
		     hft_report *out)
{
	const struct hft_own_order *o = NULL;

	*out = (hft_report){ .ts = order->ts,
			     .seq = order->seq,
			     .order_id = order->order_id,
			     .client_id = order->client_id,
			     .price = order->price,
			     .qty = order->qty,
			     .instrument = order->instrument,
			     .party = order->party,
			     .session = order->session,
			     .flags = HFT_REPORT_LAST_OF_COMMAND,
			     .kind = HFT_REPORT_REJECTED,
			     .side = order->side,
			     .reason = (uint16_t)-status };
	if (order->kind == HFT_ORDER_CANCEL || order->kind == HFT_ORDER_REPLACE)
		o = hft_own_find(own, order->order_id, order->handle);
	/* A stranger learns that it is there, and no more. */
	if (o == NULL || status == HFT_E_MATCH_OWNER)
		return;
	out->order_id = o->order_id;
	out->ref_id = o->ref_id;
	out->leaves = o->open;
	out->cum_qty = o->cum_qty;
	out->value_lo = o->value_lo;
	out->value_hi = o->value_hi;
	out->instrument = o->instrument;
	out->side = o->side;
}

void hft_own_cancel_later(struct hft_own *own, uint64_t order_id)
{
	struct hft_own_order *o = hft_own_find(own, order_id, 0);

	if (o != NULL && o->state != HFT_OWN_LIVE && o->state != HFT_OWN_DONE)
		o->flags |= HFT_OWN_CANCEL_WANTED;
}
