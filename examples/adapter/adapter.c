/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hft_match behind the C interface that a public benchmark of matching engines loads: one book,
 * messages in, reports out, best prices and depth on request. matching_engine_api.h is the
 * harness's own, from its include path. README.md says how reports correspond.
 */
#include <stdbool.h>

#include <matching_engine_api.h>

#include <hft/match.h>

enum { INSTRUMENT = 1, REPORTS_MAX = 256 };

static hft_match *match;
static hft_report reports[REPORTS_MAX];
static const me_transport_t *transport;
static void *sink;

/* What no message changes. */
static hft_order enter = { .kind = HFT_ORDER_NEW, .ord_type = HFT_TYPE_LIMIT,
			   .instrument = INSTRUMENT };
static hft_order cancel = { .kind = HFT_ORDER_CANCEL };
static hft_order replace = { .kind = HFT_ORDER_REPLACE, .tif = HFT_TIF_GTC };

static void push(const me_report_t *report)
{
	while (transport->push(sink, report) == 0)
		; /* full: the other thread takes some out */
}

static void push_order(uint8_t type, const hft_report *from)
{
	me_report_t report = {
		.type = type,
		.side = (uint8_t)(from->side - HFT_SIDE_BID),
		.sequence_number = from->seq,
		.order_id = from->order_id,
		.price_ticks = from->price,
		.quantity = (uint32_t)from->qty,
	};

	push(&report);
}

static void push_trade(const hft_report *maker)
{
	me_report_t report = {
		.type = ME_TRADE,
		.side = (uint8_t)(HFT_SIDE_ASK - maker->side),
		.sequence_number = maker->seq,
		.order_id = maker->aux,
		.price_ticks = maker->price,
		.quantity = (uint32_t)maker->qty,
		.maker_order_id = maker->order_id,
		.taker_order_id = maker->aux,
	};

	push(&report);
}

/* A new order that is refused has no report in this interface. */
static void push_reject(uint8_t kind, const hft_report *from)
{
	me_report_t report = {
		.type = kind == HFT_ORDER_CANCEL ? ME_CANCEL_REJECT : ME_MODIFY_REJECT,
		.sequence_number = from->seq,
		.order_id = from->order_id,
	};

	if (kind != HFT_ORDER_NEW)
		push(&report);
}

/* In the order of how often they come. FILLED and PARTLY_FILLED say again what the trades said. */
static void tell(uint8_t kind, const hft_report *from)
{
	if (from->kind == HFT_REPORT_ACCEPTED)
		push_order(ME_ORDER_ACK, from);
	else if (from->kind == HFT_REPORT_CANCELLED)
		push_order(ME_CANCEL_ACK, from);
	else if (from->kind == HFT_REPORT_FILL && (from->flags & HFT_REPORT_MAKER) != 0)
		push_trade(from);
	else if (from->kind == HFT_REPORT_REPLACED)
		push_order(ME_MODIFY_ACK, from);
	else if (from->kind == HFT_REPORT_REJECTED)
		push_reject(kind, from);
}

/* Do one command to its end. told: its reports go out. */
static void submit(const hft_order *order, bool told)
{
	uint32_t written = 0;
	int64_t count = hft_match_submit_n(match, order, 1, reports, REPORTS_MAX, &written);

	for (count = count == 1 ? (int64_t)written : -1; count >= 0;
	     count = hft_match_drain(match, reports, REPORTS_MAX)) {
		for (int64_t i = 0; told && i < count; i++)
			tell(order->kind, &reports[i]);
		if (count > 0 && (reports[count - 1].flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
			return;
	}
}

/* No match, no reports: the harness sees that nothing is answered. */
void engine_init(uint64_t seed, const me_transport_t *chosen, void *report_sink)
{
	hft_match_config config;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.parties_max = 0;
	config.orders_max = 1 << 20;
	config.levels_max = 1 << 17;
	config.mem_want = HFT_MEM_PREFAULT;
	config.hash_seed = seed;
	transport = chosen;
	sink = report_sink;
	if (hft_match_create(&config, &match) != HFT_OK)
		match = NULL;
}

void engine_shutdown(void)
{
	hft_match_destroy(match);
	match = NULL;
}

void engine_on_new_order(const new_order_t *order)
{
	enter.seq = order->sequence_number;
	enter.order_id = order->order_id;
	enter.price = order->price_ticks;
	enter.qty = order->quantity;
	enter.side = (uint8_t)(order->side + HFT_SIDE_BID);
	enter.tif = order->ioc ? HFT_TIF_IOC : HFT_TIF_GTC;
	submit(&enter, true);
}

void engine_on_cancel(const cancel_t *order)
{
	cancel.seq = order->sequence_number;
	cancel.order_id = order->order_id;
	submit(&cancel, true);
}

/* The harness wants the order behind its new level's queue, also where a REPLACE keeps its place:
 * at the same price with no more quantity. There it crosses nobody. */
static void to_the_back(const modify_t *order)
{
	cancel.seq = order->sequence_number;
	cancel.order_id = order->order_id;
	submit(&cancel, false);
	enter.seq = order->sequence_number;
	enter.order_id = order->order_id;
	enter.price = order->new_price_ticks;
	enter.qty = order->new_quantity;
	enter.side = reports[0].side;
	enter.tif = HFT_TIF_GTC;
	submit(&enter, false);
}

void engine_on_modify(const modify_t *order)
{
	replace.seq = order->sequence_number;
	replace.order_id = order->order_id;
	replace.price = order->new_price_ticks;
	replace.qty = order->new_quantity;
	replace.side = (uint8_t)(order->side + HFT_SIDE_BID);
	submit(&replace, true);
	if ((reports[0].flags & HFT_REPORT_PRIORITY_KEPT) != 0)
		to_the_back(order);
}

/* One message after the other, each to its end: nothing is read ahead. */
void engine_on_batch(const me_msg_t *messages, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const me_msg_t *m = &messages[i];

		if (m->type == 0)
			engine_on_new_order(&m->no);
		else if (m->type == 1)
			engine_on_cancel(&m->c);
		else
			engine_on_modify(&m->md);
	}
}

/* Every message was done when its call returned. */
void engine_flush(void)
{
}

int64_t engine_query_best_bid(void)
{
	hft_bbo bbo;

	if (hft_match_bbo(match, INSTRUMENT, &bbo) != HFT_OK || bbo.bid_price == HFT_PRICE_NONE)
		return INT64_MIN;
	return bbo.bid_price;
}

int64_t engine_query_best_ask(void)
{
	hft_bbo bbo;

	if (hft_match_bbo(match, INSTRUMENT, &bbo) != HFT_OK || bbo.ask_price == HFT_PRICE_NONE)
		return INT64_MAX;
	return bbo.ask_price;
}

uint64_t engine_query_depth_at(int64_t price_ticks, uint8_t side)
{
	hft_level level;

	if (hft_match_level_get(match, INSTRUMENT, side + HFT_SIDE_BID, price_ticks, &level) !=
	    HFT_OK)
		return 0;
	return (uint64_t)level.qty;
}
