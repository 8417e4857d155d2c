/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/strategies.h"

static uint32_t slot_take(struct hft_strategy_open *open)
{
	uint32_t slot = open->free;

	if (slot == 0)
		return ++open->used;
	open->free = open->rows[slot].next;
	return slot;
}

static uint32_t row_add(struct hft_strategy_open *open, const hft_report *report)
{
	uint32_t slot = slot_take(open);
	struct hft_strategy_row *row = &open->rows[slot];

	*row = (struct hft_strategy_row){
		.order = { .order_id = report->order_id,
			   .client_id = report->client_id,
			   /* Of a fill it is the trade's. */
			   .price = HFT_PRICE_NONE,
			   .instrument = report->instrument,
			   .side = report->side },
		.before = open->last,
	};
	if (open->last != 0)
		open->rows[open->last].next = slot;
	else
		open->first = slot;
	open->last = slot;
	open->count++;
	hft_index_put(&open->index, report->order_id, 0, slot);
	return slot;
}

static void row_drop(struct hft_strategy_open *open, uint32_t slot)
{
	struct hft_strategy_row *row = &open->rows[slot];

	hft_index_erase(&open->index, row->order.order_id, 0, slot);
	if (row->before != 0)
		open->rows[row->before].next = row->next;
	else
		open->first = row->next;
	if (row->next != 0)
		open->rows[row->next].before = row->before;
	else
		open->last = row->before;
	row->next = open->free;
	open->free = slot;
	open->count--;
}

static void row_change(hft_view_order *order, const hft_report *report)
{
	order->client_id = report->client_id;
	order->leaves = report->leaves;
	order->cum_qty = report->cum_qty;
	if (report->handle != 0)
		order->handle = report->handle;
	if (report->kind != HFT_REPORT_FILL && report->kind != HFT_REPORT_BUST)
		order->price = report->price;
}

/* A report of an order that is not in the table: does the order stand from here on? */
static bool enters(const hft_report *report)
{
	return report->leaves > 0 && report->order_id != 0 && report->kind != HFT_REPORT_BUST &&
	       (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0;
}

bool hft_strategy_open_apply(struct hft_strategy_open *open, const hft_report *report)
{
	uint32_t slot;

	/* A refusal has the command's terms, and changes nothing. */
	if (report->kind == HFT_REPORT_REJECTED)
		return true;
	slot = hft_index_find(&open->index, report->order_id, 0);
	if (slot == 0 && !enters(report))
		return true;
	if (slot == 0 && open->count == open->max)
		return false;
	if (slot == 0)
		slot = row_add(open, report);
	row_change(&open->rows[slot].order, report);
	if (report->leaves == 0)
		row_drop(open, slot);
	return true;
}

int64_t hft_view_orders(const hft_view *view, uint32_t instrument, hft_view_order *out,
			uint32_t cap)
{
	const struct hft_strategy_open *open = &view->open;
	uint32_t n = 0;

	for (uint32_t slot = open->first; slot != 0 && n < cap; slot = open->rows[slot].next)
		if (instrument == 0 || open->rows[slot].order.instrument == instrument)
			out[n++] = open->rows[slot].order;
	return n;
}
