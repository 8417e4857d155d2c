/* SPDX-License-Identifier: Apache-2.0 */
#include "double/away.h"

#include <stdlib.h>

static uint64_t draw(struct away *away)
{
	uint64_t x = away->state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint32_t below(struct away *away, uint32_t n)
{
	return (uint32_t)(draw(away) >> 32) % n;
}

static bool chance(struct away *away, uint32_t percent)
{
	return below(away, 100) < percent;
}

static void queue(struct away *away, const hft_report *report, uint64_t due)
{
	if (away->queued == AWAY_QUEUE)
		abort();
	away->queue[away->queued++] = (struct away_answer){ *report, due };
}

static hft_report report_of(const struct away_order *order, uint8_t kind)
{
	return (hft_report){ .order_id = order->order_id, .kind = kind,
			     .instrument = order->instrument, .side = order->side,
			     .price = HFT_PRICE_NONE };
}

/* Said after all that was said of the order before. */
static void say(struct away *away, struct away_order *order, const hft_report *report)
{
	uint64_t due = away->step + below(away, 4);

	if (due < order->told_at)
		due = order->told_at;
	order->told_at = due;
	queue(away, report, due);
}

static struct away_order *find(struct away *away, uint64_t order_id)
{
	for (uint32_t i = away->order_count; i-- > 0;)
		if (away->orders[i].order_id == order_id)
			return &away->orders[i];
	return NULL;
}

static void say_rejected(struct away *away, struct away_order *order)
{
	hft_report report = report_of(order, HFT_REPORT_REJECTED);

	report.aux = 1 + below(away, 9);
	say(away, order, &report);
}

static void enter(struct away *away, const hft_order *order)
{
	struct away_order *o = &away->orders[away->order_count++];
	hft_report ack;

	if (away->order_count == AWAY_ORDERS)
		abort();
	*o = (struct away_order){ .order_id = order->order_id,
				  .told_at = away->step,
				  .price = order->price,
				  .instrument = order->instrument,
				  .side = order->side };
	if (chance(away, away->habits.reject)) {
		say_rejected(away, o);
		return;
	}
	o->open = order->qty;
	ack = report_of(o, HFT_REPORT_ACCEPTED);
	ack.ref_id = ++away->next_ref;
	if (!chance(away, away->habits.late_ack)) {
		say(away, o, &ack);
		return;
	}
	queue(away, &ack, away->step + 8 + below(away, 8));
	away->late_acks++;
}

static int64_t asked(const struct away_order *o, const hft_order *order)
{
	return (order->flags & HFT_ORDER_QTY_TOTAL) != 0 ? order->qty - o->cum_qty : order->qty;
}

static void say_cancelled(struct away *away, struct away_order *o, int64_t qty, uint16_t flags)
{
	hft_report report = report_of(o, HFT_REPORT_CANCELLED);

	o->open -= qty;
	report.qty = qty;
	report.flags = flags;
	say(away, o, &report);
}

static void cancel(struct away *away, struct away_order *o, const hft_order *order)
{
	int64_t left = order->qty == 0 ? 0 : asked(o, order);

	if (o->open == 0 || left >= o->open || chance(away, away->habits.reject)) {
		say_rejected(away, o);
		return;
	}
	say_cancelled(away, o, o->open - (left > 0 ? left : 0), 0);
}

static void replace(struct away *away, struct away_order *o, const hft_order *order)
{
	int64_t open = asked(o, order);
	hft_report report;

	if (o->open == 0 || chance(away, away->habits.reject)) {
		say_rejected(away, o);
		return;
	}
	if (open <= 0) {
		say_cancelled(away, o, o->open, 0);
		return;
	}
	o->open = open;
	o->price = order->price;
	report = report_of(o, HFT_REPORT_REPLACED);
	report.qty = open;
	report.ref_id = ++away->next_ref;
	say(away, o, &report);
}

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	struct away *away = user;

	for (uint32_t i = 0; i < n; i++) {
		if (chance(away, away->habits.down)) {
			away->not_taken++;
			return i;
		}
		if (orders[i].kind == HFT_ORDER_NEW)
			enter(away, &orders[i]);
		else if (orders[i].kind == HFT_ORDER_CANCEL)
			cancel(away, find(away, orders[i].order_id), &orders[i]);
		else
			replace(away, find(away, orders[i].order_id), &orders[i]);
	}
	return n;
}

/* A live order, NULL if a few tries find none. */
static struct away_order *some_order(struct away *away)
{
	for (uint32_t i = 0; i < 8 && away->order_count != 0; i++) {
		uint32_t back = below(away, away->order_count < 40 ? away->order_count : 40);
		struct away_order *order = &away->orders[away->order_count - 1 - back];

		if (order->open != 0)
			return order;
	}
	return NULL;
}

static void fill(struct away *away)
{
	struct away_order *o = some_order(away);
	hft_report report;

	if (o == NULL || away->fill_count == AWAY_FILLS)
		return;
	report = report_of(o, HFT_REPORT_FILL);
	report.qty = chance(away, 30) ? o->open : 1 + (int64_t)(draw(away) % (uint64_t)o->open);
	report.price = o->price;
	report.trade_id = ++away->next_trade;
	report.reason = HFT_LIQUIDITY_ADDED;
	o->open -= report.qty;
	o->cum_qty += report.qty;
	say(away, o, &report);
	away->fills[away->fill_count++] = (struct away_fill){ o->order_id, report.trade_id,
							      report.price, report.qty,
							      o->told_at, false };
}

static void unasked(struct away *away)
{
	struct away_order *o = some_order(away);
	hft_report report;

	if (o == NULL)
		return;
	switch (below(away, 3)) {
	case 0:
		say_cancelled(away, o, chance(away, 50) ? o->open : 1, HFT_REPORT_UNSOLICITED);
		return;
	case 1:
		report = report_of(o, HFT_REPORT_EXPIRED);
		o->open = 0;
		break;
	default:
		report = report_of(o, HFT_REPORT_RESTATED);
		report.qty = 1;
		o->open -= 1;
	}
	say(away, o, &report);
}

static hft_report report_of_fill(struct away *away, const struct away_fill *f, uint8_t kind)
{
	hft_report report = report_of(find(away, f->order_id), kind);

	report.qty = f->qty;
	report.price = f->price;
	report.trade_id = f->trade_id;
	return report;
}

static void bust(struct away *away)
{
	struct away_order *o;
	struct away_fill *f;
	hft_report report;

	if (away->fill_count == 0)
		return;
	f = &away->fills[below(away, away->fill_count)];
	if (f->busted)
		return;
	f->busted = true;
	o = find(away, f->order_id);
	o->cum_qty -= f->qty;
	report = report_of_fill(away, f, HFT_REPORT_BUST);
	say(away, o, &report);
	away->busts++;
}

static void nothing_of_ours(struct away *away)
{
	hft_report report = { .order_id = UINT64_MAX - below(away, 9), .qty = 1, .price = 5,
			      .kind = (uint8_t)(1 + below(away, 12)), .trade_id = 1 };

	queue(away, &report, away->step);
	away->unknown++;
}

/* Of a fill that has been told, so that what is said now cannot be right. */
static void nonsense(struct away *away)
{
	struct away_fill *f;
	hft_report report;

	if (away->fill_count == 0)
		return;
	f = &away->fills[below(away, away->fill_count)];
	if (f->told_at >= away->step)
		return;
	report = report_of_fill(away, f, HFT_REPORT_FILL);
	switch (below(away, 6)) {
	case 0: /* said twice */
		break;
	case 1:
		report.trade_id = UINT64_MAX - below(away, 100);
		report.qty = HFT_QTY_MAX;
		break;
	case 2:
		report.trade_id = UINT64_MAX - below(away, 100);
		report.qty = -1;
		break;
	case 3:
		report.kind = HFT_REPORT_BUST;
		report.trade_id = UINT64_MAX;
		break;
	case 4:
		report.kind = HFT_REPORT_REPLACED;
		report.qty = HFT_QTY_MAX;
		break;
	default:
		report.kind = HFT_REPORT_CANCELLED;
		report.instrument++;
	}
	queue(away, &report, away->step);
	away->contradicting++;
}

static void live(struct away *away)
{
	const struct away_habits *habits = &away->habits;

	away->step++;
	if (chance(away, habits->fill))
		fill(away);
	if (chance(away, habits->unasked))
		unasked(away);
	if (chance(away, habits->bust))
		bust(away);
	if (chance(away, habits->unknown))
		nothing_of_ours(away);
	if (chance(away, habits->nonsense))
		nonsense(away);
}

uint32_t away_answers(struct away *away, hft_report *out, uint32_t cap)
{
	uint32_t kept = 0;
	uint32_t n = 0;

	live(away);
	for (uint32_t i = 0; i < away->queued; i++) {
		if (away->queue[i].due <= away->step && n < cap)
			out[n++] = away->queue[i].report;
		else
			away->queue[kept++] = away->queue[i];
	}
	away->queued = kept;
	away->told += n;
	return n;
}

int64_t away_open(const struct away *away)
{
	int64_t open = 0;

	for (uint32_t i = 0; i < away->order_count; i++)
		open += away->orders[i].open;
	return open;
}

struct away *away_new(uint64_t seed, const struct away_habits *habits)
{
	struct away *away = calloc(1, sizeof(*away));

	away->state = seed;
	away->habits = *habits;
	return away;
}

void away_free(struct away *away)
{
	free(away);
}

hft_route away_route(struct away *away)
{
	return (hft_route){ .size = sizeof(hft_route), .user = away, .send_n = send_n };
}
