/* SPDX-License-Identifier: Apache-2.0 */
#include "own/step.h"

static bool holds(const struct hft_own_order *order)
{
	return order->state == HFT_OWN_PENDING_NEW || order->state == HFT_OWN_PENDING_REPLACE;
}

/* A report of the order as it stands now, to be finished before the state moves on. */
static hft_report *report_add(struct hft_own_step *step, uint8_t kind, uint16_t flags)
{
	const struct hft_own_order *o = step->order;
	struct hft_own_out *out = step->out;
	hft_report *report = &out->reports[out->count];

	*report = (hft_report){ .ts = step->venue->ts,
				.seq = step->venue->seq,
				.order_id = o->order_id,
				.ref_id = o->ref_id,
				.client_id = o->client_id,
				.handle = o->open == 0 ? 0 : hft_own_handle(step->own, o),
				.price = o->price,
				.leaves = o->open,
				.cum_qty = o->cum_qty,
				.value_lo = o->value_lo,
				.value_hi = o->value_hi,
				.instrument = o->instrument,
				.party = o->party,
				.session = o->session,
				.flags = flags,
				.kind = kind,
				.side = o->side };
	out->holds[out->count] = holds(o) ? &step->order->hold : NULL;
	out->count++;
	return report;
}

hft_report *hft_own_tell(struct hft_own_step *step, uint8_t kind, uint16_t flags)
{
	hft_report *report = report_add(step, kind, flags);

	report->aux = step->venue->aux;
	report->trade_id = step->venue->trade_id;
	return report;
}

static int64_t displayed(const struct hft_own_order *o)
{
	return o->display_qty > 0 && o->display_qty < o->open ? o->display_qty : o->open;
}

/* The command on its way has its answer, which is the report made last. */
static void answered(struct hft_own_step *step)
{
	struct hft_own_out *out = step->out;
	struct hft_own_order *o = step->order;

	out->reports[out->count - 1].flags |= HFT_REPORT_LAST_OF_COMMAND;
	if (holds(o)) {
		out->last = o->hold;
		out->holds[out->count - 1] = &out->last;
		memset(&o->hold, 0, sizeof(o->hold));
	}
	o->state = HFT_OWN_LIVE;
}

/* What a change of the order leaves: it may have ended, or be due for a cancel. */
static void settle(struct hft_own_step *step)
{
	struct hft_own_order *o = step->order;

	if (o->state != HFT_OWN_LIVE)
		return;
	if (o->open == 0) {
		hft_own_end(step->own, o);
	} else if ((o->flags & HFT_OWN_CANCEL_WANTED) != 0) {
		o->flags &= (uint8_t)~HFT_OWN_CANCEL_WANTED;
		step->out->cancel_due = 1;
		step->out->order_id = o->order_id;
	}
}

/* The venue knows what it displays, or it is what was asked for. */
static void display_tell(struct hft_own_step *step, hft_report *report)
{
	if (report->aux == 0)
		report->aux = (uint64_t)displayed(step->order);
}

void hft_own_ref_take(struct hft_own_step *step)
{
	if (step->venue->ref_id != 0)
		step->order->ref_id = step->venue->ref_id;
}

static void accept(struct hft_own_step *step, hft_report *report)
{
	report->qty = step->order->qty;
	display_tell(step, report);
	answered(step);
}

void hft_own_begin(struct hft_own_step *step)
{
	hft_own_ref_take(step);
	if (step->order->state != HFT_OWN_PENDING_NEW)
		return;
	accept(step, report_add(step, HFT_REPORT_ACCEPTED, 0));
	step->order->flags |= HFT_OWN_ACK_DUE;
}

static hft_status on_accepted(struct hft_own_step *step)
{
	struct hft_own_order *o = step->order;

	if (o->state == HFT_OWN_PENDING_NEW) {
		hft_own_ref_take(step);
		accept(step, hft_own_tell(step, HFT_REPORT_ACCEPTED, 0));
		return HFT_OK;
	}
	if ((o->flags & HFT_OWN_ACK_DUE) == 0)
		return HFT_E_SESSION_REPORT;
	/* What has come since may have told a newer id. */
	if (o->ref_id == 0)
		hft_own_ref_take(step);
	o->flags &= (uint8_t)~HFT_OWN_ACK_DUE;
	step->own->stats.late_acks++;
	return HFT_OK;
}

static uint16_t session_reason(const hft_report *venue)
{
	bool ours = venue->reason >= -HFT_E_SESSION_DOWN && venue->reason < 500;

	return ours ? venue->reason : (uint16_t)-HFT_E_SESSION_VENUE;
}

static hft_status on_rejected(struct hft_own_step *step)
{
	struct hft_own_order *o = step->order;
	hft_report *report;

	if (o->state == HFT_OWN_LIVE || o->state == HFT_OWN_DONE)
		return HFT_E_SESSION_REPORT;
	hft_own_ref_take(step);
	if (o->state == HFT_OWN_PENDING_NEW)
		o->open = 0;
	report = hft_own_tell(step, HFT_REPORT_REJECTED, 0);
	report->reason = session_reason(step->venue);
	report->qty = o->qty;
	if (o->state != HFT_OWN_PENDING_NEW) {
		report->qty = o->ask_qty;
		report->client_id = o->ask_client_id;
		report->session = o->ask_session;
	}
	answered(step);
	return HFT_OK;
}

static uint16_t match_reason(const hft_report *venue, uint16_t otherwise)
{
	return venue->reason >= 300 && venue->reason < 400 ? venue->reason : otherwise;
}

/* A REPLACE whose total has been filled by then is answered so too. */
static bool answers_cancel(const struct hft_own_order *o, int64_t qty)
{
	if (o->state == HFT_OWN_PENDING_REPLACE)
		return qty == o->open && hft_own_target(o, o->ask_qty, o->ask_flags) <= 0;
	return o->state == HFT_OWN_PENDING_CANCEL;
}

static hft_status on_cancelled(struct hft_own_step *step)
{
	const hft_report *v = step->venue;
	struct hft_own_order *o = step->order;
	int64_t qty = v->qty == 0 ? o->open : v->qty;
	bool asked = (v->flags & HFT_REPORT_UNSOLICITED) == 0 && answers_cancel(o, qty);
	hft_report *report;

	if (qty < 1 || qty > o->open)
		return HFT_E_SESSION_REPORT;
	hft_own_begin(step);
	o->open -= qty;
	report = hft_own_tell(step, HFT_REPORT_CANCELLED, asked ? 0 : HFT_REPORT_UNSOLICITED);
	report->qty = qty;
	report->reason = match_reason(v, asked ? (uint16_t)-HFT_E_MATCH_USER : 0);
	if (asked)
		answered(step);
	return HFT_OK;
}

static hft_status on_expired(struct hft_own_step *step)
{
	struct hft_own_order *o = step->order;
	int64_t qty = o->open;
	hft_report *report;

	if (qty == 0)
		return HFT_E_SESSION_REPORT;
	hft_own_begin(step);
	o->open = 0;
	report = hft_own_tell(step, HFT_REPORT_EXPIRED, HFT_REPORT_UNSOLICITED);
	report->qty = qty;
	report->reason = (uint16_t)-HFT_E_MATCH_TIME;
	return HFT_OK;
}

static hft_status on_replaced(struct hft_own_step *step)
{
	const hft_report *v = step->venue;
	struct hft_own_order *o = step->order;
	hft_report *report;

	if (o->state != HFT_OWN_PENDING_REPLACE || o->open == 0 || v->qty < 1 ||
	    v->qty > hft_own_target(o, o->ask_qty, o->ask_flags))
		return HFT_E_SESSION_REPORT;
	hft_own_ref_take(step);
	o->price = o->ask_price;
	o->open = v->qty;
	o->display_qty = o->ask_display_qty;
	o->expire_ts = o->ask_expire_ts;
	o->tif = o->ask_tif;
	o->order_flags = o->ask_flags & ~(uint32_t)HFT_ORDER_QTY_TOTAL;
	if (o->ask_ord_type != 0)
		o->ord_type = o->ask_ord_type;
	if (o->ask_client_id != 0)
		o->client_id = o->ask_client_id;
	report = hft_own_tell(step, HFT_REPORT_REPLACED, v->flags & HFT_REPORT_PRIORITY_KEPT);
	report->qty = o->open;
	display_tell(step, report);
	answered(step);
	return HFT_OK;
}

static hft_status on_restated(struct hft_own_step *step)
{
	const hft_report *v = step->venue;
	struct hft_own_order *o = step->order;
	int64_t price = v->price == HFT_PRICE_NONE ? o->price : v->price;
	hft_report *report;

	if (o->open == 0 || v->qty < 0 || v->qty > o->open)
		return HFT_E_SESSION_REPORT;
	hft_own_begin(step);
	o->open -= v->qty;
	o->price = price;
	report = hft_own_tell(step, HFT_REPORT_RESTATED,
			     HFT_REPORT_UNSOLICITED | (v->flags & HFT_REPORT_PRIORITY_KEPT));
	report->qty = v->qty;
	display_tell(step, report);
	report->reason = match_reason(v, 0);
	return HFT_OK;
}

/* Triggered, suspended, resumed: nothing that is kept here. */
static hft_status on_news(struct hft_own_step *step)
{
	if (step->order->open == 0)
		return HFT_E_SESSION_REPORT;
	hft_own_begin(step);
	hft_own_tell(step, step->venue->kind, 0);
	return HFT_OK;
}

/* The venue has the command, whose answer is still to come. */
static hft_status on_pending(struct hft_own_step *step)
{
	static const uint8_t kinds[] = { [HFT_OWN_PENDING_NEW] = HFT_ORDER_NEW,
					 [HFT_OWN_PENDING_CANCEL] = HFT_ORDER_CANCEL,
					 [HFT_OWN_PENDING_REPLACE] = HFT_ORDER_REPLACE };
	const struct hft_own_order *o = step->order;
	hft_report *report;

	if (o->state == HFT_OWN_LIVE || o->state == HFT_OWN_DONE)
		return HFT_E_SESSION_REPORT;
	hft_own_ref_take(step);
	report = hft_own_tell(step, HFT_REPORT_PENDING, 0);
	report->aux = kinds[o->state];
	if (o->state != HFT_OWN_PENDING_NEW) {
		report->client_id = o->ask_client_id;
		report->session = o->ask_session;
	}
	return HFT_OK;
}

static hft_status by_kind(struct hft_own_step *step)
{
	switch (step->venue->kind) {
	case HFT_REPORT_ACCEPTED:
		return on_accepted(step);
	case HFT_REPORT_REJECTED:
		return on_rejected(step);
	case HFT_REPORT_FILL:
		return hft_own_on_fill(step);
	case HFT_REPORT_CANCELLED:
		return on_cancelled(step);
	case HFT_REPORT_REPLACED:
		return on_replaced(step);
	case HFT_REPORT_EXPIRED:
		return on_expired(step);
	case HFT_REPORT_RESTATED:
		return on_restated(step);
	case HFT_REPORT_BUST:
		return hft_own_on_bust(step);
	case HFT_REPORT_TRIGGERED:
	case HFT_REPORT_SUSPENDED:
	case HFT_REPORT_RESUMED:
		return on_news(step);
	case HFT_REPORT_PENDING:
		return on_pending(step);
	default:
		return HFT_E_SESSION_REPORT;
	}
}

static bool other_order(const hft_report *venue, const struct hft_own_order *o)
{
	return (venue->instrument != 0 && venue->instrument != o->instrument) ||
	       (venue->side != 0 && venue->side != o->side);
}

hft_status hft_own_answer(struct hft_own *own, const hft_report *venue, struct hft_own_out *out)
{
	struct hft_own_step step = { own, hft_own_find(own, venue->order_id, 0), venue, out };
	hft_status status = HFT_E_SESSION_REPORT;

	out->count = 0;
	out->cancel_due = 0;
	out->order_id = 0;
	if (step.order == NULL) {
		own->stats.unknown++;
		return HFT_E_SESSION_UNKNOWN;
	}
	if (!other_order(venue, step.order))
		status = by_kind(&step);
	if (status != HFT_OK) {
		own->stats.contradicting++;
		return status;
	}
	own->stats.answers++;
	settle(&step);
	return HFT_OK;
}

hft_status hft_own_unsent(struct hft_own *own, const hft_order *order, struct hft_own_out *out)
{
	const struct hft_own_order *o = hft_own_find(own, order->order_id, order->handle);
	hft_report venue = { .ts = order->ts,
			     .seq = order->seq,
			     .order_id = o == NULL ? order->order_id : o->order_id,
			     .kind = HFT_REPORT_REJECTED,
			     .reason = (uint16_t)-HFT_E_SESSION_DOWN };

	return hft_own_answer(own, &venue, out);
}
