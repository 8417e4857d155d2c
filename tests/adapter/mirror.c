/* SPDX-License-Identifier: Apache-2.0 */
#include "mirror.h"

#include <stdlib.h>

struct mirror *mirror_create(void)
{
	struct mirror *m = calloc(1, sizeof(*m));
	hft_match_config config;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.parties_max = 0;
	m->naive = naive_match_create(&config);
	return m;
}

void mirror_destroy(struct mirror *m)
{
	naive_match_destroy(m->naive);
	free(m);
}

static void say(struct mirror *m, me_report_t report)
{
	if (m->count == MIRROR_REPORTS_MAX)
		abort();
	m->reports[m->count++] = report;
}

/* The trades of an order that came in, and what of it was cancelled. */
static void say_outcome(struct mirror *m, const hft_report *reports, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const hft_report *r = &reports[i];
		uint8_t side = r->side == HFT_SIDE_ASK;

		if (r->kind == HFT_REPORT_FILL && (r->flags & HFT_REPORT_MAKER) == 0)
			say(m, (me_report_t){ .type = ME_TRADE, .side = side,
					      .sequence_number = r->seq, .order_id = r->order_id,
					      .price_ticks = r->price,
					      .quantity = (uint32_t)r->qty,
					      .maker_order_id = r->aux,
					      .taker_order_id = r->order_id });
		if (r->kind == HFT_REPORT_CANCELLED)
			say(m, (me_report_t){ .type = ME_CANCEL_ACK, .side = side,
					      .sequence_number = r->seq, .order_id = r->order_id,
					      .price_ticks = r->price,
					      .quantity = (uint32_t)r->qty });
	}
}

static void enter(struct mirror *m, const new_order_t *o, uint8_t ack)
{
	static hft_report reports[2 * MIRROR_REPORTS_MAX];
	hft_order order = { .kind = HFT_ORDER_NEW, .ord_type = HFT_TYPE_LIMIT, .instrument = 1,
			    .seq = o->sequence_number, .order_id = o->order_id,
			    .price = o->price_ticks, .qty = o->quantity,
			    .side = o->side == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK,
			    .tif = o->ioc != 0 ? HFT_TIF_IOC : HFT_TIF_GTC };
	uint32_t count = naive_match_submit(m->naive, &order, reports, 2 * MIRROR_REPORTS_MAX);

	if (count == 1 && reports[0].kind == HFT_REPORT_REJECTED)
		return;
	say(m, (me_report_t){ .type = ack, .side = o->side, .sequence_number = o->sequence_number,
			      .order_id = o->order_id, .price_ticks = o->price_ticks,
			      .quantity = o->quantity });
	say_outcome(m, reports, count);
}

static void leave(struct mirror *m, const cancel_t *c, bool told)
{
	hft_order order = { .kind = HFT_ORDER_CANCEL, .seq = c->sequence_number,
			    .order_id = c->order_id };
	hft_report report;

	naive_match_submit(m->naive, &order, &report, 1);
	if (told)
		say_outcome(m, &report, 1);
}

static void refuse(struct mirror *m, uint8_t type, const cancel_t *c)
{
	say(m, (me_report_t){ .type = type, .sequence_number = c->sequence_number,
			      .order_id = c->order_id });
}

static void modify(struct mirror *m, const modify_t *md)
{
	const struct naive_order *order = naive_match_find(m->naive, md->order_id);
	cancel_t old = { md->order_id, md->sequence_number };
	new_order_t anew = { .order_id = md->order_id, .sequence_number = md->sequence_number,
			     .price_ticks = md->new_price_ticks, .quantity = md->new_quantity,
			     .side = md->side };

	if (order == NULL || md->new_quantity == 0 || md->new_price_ticks == HFT_PRICE_NONE ||
	    (order->side == HFT_SIDE_ASK) != (md->side != 0)) {
		refuse(m, ME_MODIFY_REJECT, &old);
		return;
	}
	leave(m, &old, false);
	enter(m, &anew, ME_MODIFY_ACK);
}

void mirror_tell(struct mirror *m, const me_msg_t *message)
{
	if (message->type == 0)
		enter(m, &message->no, ME_ORDER_ACK);
	else if (message->type == 2)
		modify(m, &message->md);
	else if (naive_match_find(m->naive, message->c.order_id) == NULL)
		refuse(m, ME_CANCEL_REJECT, &message->c);
	else
		leave(m, &message->c, true);
}

int64_t mirror_best(const struct mirror *m, uint8_t side)
{
	const struct naive_queue *q = naive_match_queue(m->naive, 1, HFT_SIDE_BID + side);

	if (q->count == 0)
		return side == 0 ? INT64_MIN : INT64_MAX;
	return q->rows[0].price;
}

uint64_t mirror_depth(const struct mirror *m, int64_t price, uint8_t side)
{
	const struct naive_queue *q = naive_match_queue(m->naive, 1, HFT_SIDE_BID + side);
	uint64_t sum = 0;

	for (uint32_t i = 0; i < q->count; i++)
		sum += q->rows[i].price == price ? (uint64_t)q->rows[i].qty : 0;
	return sum;
}
