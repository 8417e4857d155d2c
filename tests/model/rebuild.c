/* SPDX-License-Identifier: Apache-2.0 */
#include "rebuild.h"

#include <string.h>

bool rebuild_init(struct rebuild *r, const hft_match_config *config)
{
	hft_book_config book;

	memset(r, 0, sizeof(*r));
	hft_book_config_init(&book, sizeof(book));
	book.instruments_max = config->instruments_max;
	book.orders_max = config->orders_max;
	book.levels_max = config->levels_max;
	book.flags = HFT_BOOK_NO_PUBLISH;
	return hft_book_create(&book, &r->book) == HFT_OK;
}

void rebuild_done(struct rebuild *r)
{
	hft_book_destroy(r->book);
}

static const char *apply(struct rebuild *r, const hft_report *report, uint8_t kind, int64_t qty,
			 uint16_t flags)
{
	hft_event e = { .ts_event = report->ts,
			.order_id = report->order_id,
			.price = kind == HFT_EVENT_EXECUTE ? HFT_PRICE_NONE : report->price,
			.qty = qty,
			.instrument = report->instrument,
			.flags = (uint16_t)(flags | HFT_EVENT_LAST),
			.kind = kind,
			.side = report->side };
	hft_bbo bbo;

	if (hft_book_apply(r->book, &e) != HFT_OK)
		return "the book of the reports refuses a report";
	if (hft_book_bbo(r->book, report->instrument, &bbo) != HFT_OK)
		return "the book of the reports lacks the instrument";
	if ((bbo.flags & (HFT_BBO_CROSSED | HFT_BBO_LOCKED)) != 0)
		return "the book of the reports is crossed or locked";
	return NULL;
}

static const char *stand(struct rebuild *r, const hft_report *report)
{
	r->open = false;
	return report->leaves > 0 ? apply(r, report, HFT_EVENT_ADD, report->leaves, 0) : NULL;
}

static const char *replaced(struct rebuild *r, const hft_report *report)
{
	const char *wrong = NULL;

	if ((report->flags & HFT_REPORT_PRIORITY_KEPT) != 0)
		return apply(r, report, HFT_EVENT_MODIFY, report->leaves, HFT_EVENT_KEEPS_PRIORITY);
	if (!r->open)
		wrong = apply(r, report, HFT_EVENT_DELETE, 0, 0);
	if (wrong != NULL)
		return wrong;
	if ((report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
		return stand(r, report);
	r->incoming = report->order_id;
	r->open = true;
	return NULL;
}

/* What stood in the book has less, or goes, and leaves says so. */
static const char *less(struct rebuild *r, const hft_report *report, uint8_t kind)
{
	hft_book_order order;
	const char *wrong;
	bool found;

	if (r->open && report->order_id == r->incoming) {
		r->open = (report->flags & HFT_REPORT_LAST_OF_COMMAND) == 0;
		return NULL;
	}
	wrong = apply(r, report, kind, report->qty, 0);
	if (wrong != NULL)
		return wrong;
	found = hft_book_order_get(r->book, 0, report->order_id, &order) == HFT_OK;
	return (found ? order.qty : 0) == report->leaves ? NULL : "leaves is not what is left";
}

const char *rebuild_take(struct rebuild *r, const hft_report *report)
{
	bool last = (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0;

	switch (report->kind) {
	case HFT_REPORT_ACCEPTED:
		if (last)
			return stand(r, report);
		r->incoming = report->order_id;
		r->open = true;
		return NULL;
	case HFT_REPORT_REPLACED:
		return replaced(r, report);
	case HFT_REPORT_PARTLY_FILLED:
		return stand(r, report);
	case HFT_REPORT_FILLED:
		r->open = false;
		return NULL;
	case HFT_REPORT_FILL:
		if ((report->flags & HFT_REPORT_MAKER) != 0)
			return less(r, report, HFT_EVENT_EXECUTE);
		return r->open && report->order_id == r->incoming ? NULL : "a fill of no order";
	case HFT_REPORT_CANCELLED:
	case HFT_REPORT_EXPIRED:
	case HFT_REPORT_RESTATED:
		return less(r, report, HFT_EVENT_REDUCE);
	case HFT_REPORT_REJECTED:
		return last ? NULL : "a refusal that is not the last";
	default:
		return "an unknown kind";
	}
}
