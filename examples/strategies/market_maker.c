/* SPDX-License-Identifier: Apache-2.0 */
#include "market_maker.h"

#include <string.h>

enum { BID = 0, ASK = 1, LEVELS = 4 };

/* The orders that it writes in a call. */
struct writer {
	hft_order *out;
	int32_t count;
	int32_t cap;
};

struct target {
	int64_t price;
	int64_t qty; /* 0 = no quote */
};

static struct market_maker_book *book_of(struct market_maker *maker, uint32_t instrument)
{
	for (uint32_t i = 0; i < maker->count; i++)
		if (maker->books[i].instrument == instrument)
			return &maker->books[i];
	return NULL;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* The best price of all orders but its own, which say nothing of the worth. */
static int others_best(const struct market_maker_book *book, const hft_view *view, int side,
		       int64_t *out)
{
	const struct market_maker_quote *own = &book->quotes[side];
	hft_level levels[LEVELS];
	int64_t n = hft_view_levels(view, book->instrument,
				    side == BID ? HFT_SIDE_BID : HFT_SIDE_ASK, levels, LEVELS);

	for (int64_t i = 0; i < n; i++) {
		if (levels[i].price != own->price || levels[i].qty > own->leaves) {
			*out = levels[i].price;
			return 0;
		}
	}
	return -1;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Where the quotes ought to be. Without a market on both sides it does not know, and has none. */
static void targets(const struct market_maker *maker, const struct market_maker_book *book,
		    const hft_view *view, struct target out[2])
{
	uint32_t index = (uint32_t)(book - maker->books);
	int64_t tick = hft_view_param(view, MARKET_MAKER_TICKS + index);
	int64_t qty = hft_view_param(view, MARKET_MAKER_QTY);
	int64_t half = hft_view_param(view, MARKET_MAKER_HALF);
	int64_t room = hft_view_param(view, MARKET_MAKER_POSITION);
	hft_position held = { 0 };
	int64_t bid, ask, worth;

	memset(out, 0, 2 * sizeof(*out));
	if (tick <= 0 || qty <= 0 || others_best(book, view, BID, &bid) < 0 ||
	    others_best(book, view, ASK, &ask) < 0)
		return;
	hft_view_position(view, book->instrument, &held);
	worth = (bid + ask) * 500 / tick -
		held.position * hft_view_param(view, MARKET_MAKER_SKEW) / qty;
	/* Not across the others' prices: it never takes. */
	out[BID].price = least(floor_div(worth - half, 1000) * tick, ask - tick);
	out[ASK].price = most(-floor_div(-worth - half, 1000) * tick, bid + tick);
	out[BID].qty = most(least(qty, room - held.position), 0);
	out[ASK].qty = most(least(qty, room + held.position), 0);
}

/* A quote stands as long as its price is right and half of it is left. */
static int stands(const struct market_maker_quote *quote, const struct target *target)
{
	return quote->price == target->price && quote->leaves <= target->qty &&
	       2 * quote->leaves >= target->qty;
}

static void quote_side(struct market_maker *maker, struct market_maker_book *book, int side,
		       const struct target *target, struct writer *writer)
{
	struct market_maker_quote *quote = &book->quotes[side];
	hft_order order = { .instrument = book->instrument,
			    .side = side == BID ? HFT_SIDE_BID : HFT_SIDE_ASK };

	if (quote->sent != 0 || writer->count == writer->cap)
		return;
	if (quote->leaves == 0 ? target->qty == 0 : stands(quote, target))
		return;
	if (target->qty != 0) {
		order.ord_type = HFT_TYPE_LIMIT;
		order.tif = HFT_TIF_GTC;
		order.price = target->price;
		order.qty = target->qty;
		order.flags = HFT_ORDER_POST_ONLY;
	}
	if (quote->leaves != 0) {
		order.kind = target->qty != 0 ? HFT_ORDER_REPLACE : HFT_ORDER_CANCEL;
		order.order_id = quote->order_id;
		order.handle = quote->handle;
	} else {
		order.kind = HFT_ORDER_NEW;
		order.client_id = ++maker->client_id;
	}
	quote->sent = 1;
	writer->out[writer->count++] = order;
}

static void quote_book(struct market_maker *maker, struct market_maker_book *book,
		       const hft_view *view, struct writer *writer)
{
	struct target target[2];
	int32_t before = writer->count;
	int first;

	if (book->quoted_at == hft_view_now(view))
		return;
	targets(maker, book, view, target);
	/* The side that moves away goes first, or the other would run into it. */
	first = target[BID].price > book->quotes[BID].price ? ASK : BID;
	quote_side(maker, book, first, &target[first], writer);
	quote_side(maker, book, 1 - first, &target[1 - first], writer);
	if (writer->count != before)
		book->quoted_at = hft_view_now(view);
}

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct market_maker *maker = user;
	struct writer writer = { out, 0, (int32_t)cap };
	uint32_t last = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct market_maker_book *book = book_of(maker, events[i].instrument);

		if (book != NULL && book->instrument != last)
			quote_book(maker, book, view, &writer);
		last = events[i].instrument;
	}
	return writer.count;
}

static void note(struct market_maker_quote *quote, const hft_report *report)
{
	if ((report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
		quote->sent = 0;
	quote->leaves = report->leaves;
	if (report->kind == HFT_REPORT_REJECTED)
		return;
	quote->order_id = report->order_id;
	quote->handle = report->handle;
	if (report->kind != HFT_REPORT_FILL && report->kind != HFT_REPORT_BUST)
		quote->price = report->price;
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	struct market_maker *maker = user;
	struct writer writer = { out, 0, (int32_t)cap };

	for (uint32_t i = 0; i < n; i++) {
		struct market_maker_book *book = book_of(maker, reports[i].instrument);

		if (book != NULL &&
		    (reports[i].side == HFT_SIDE_BID || reports[i].side == HFT_SIDE_ASK))
			note(&book->quotes[reports[i].side - HFT_SIDE_BID], &reports[i]);
	}
	/* What was traded moves the quotes. */
	for (uint32_t i = 0; i < maker->count; i++)
		if (n != 0 && maker->books[i].instrument == reports[n - 1].instrument)
			quote_book(maker, &maker->books[i], view, &writer);
	return writer.count;
}

void market_maker_init(struct market_maker *maker, const uint32_t *instruments, uint32_t count)
{
	memset(maker, 0, sizeof(*maker));
	maker->count = count < MARKET_MAKER_INSTRUMENTS ? count : MARKET_MAKER_INSTRUMENTS;
	for (uint32_t i = 0; i < maker->count; i++) {
		maker->books[i].instrument = instruments[i];
		maker->books[i].quoted_at = INT64_MIN;
	}
}

void market_maker_strategy(struct market_maker *maker, hft_strategy *out)
{
	*out = (hft_strategy){ .size = sizeof(*out),
			       .user = maker,
			       .on_events = on_events,
			       .on_reports = on_reports };
}
