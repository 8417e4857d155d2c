/* SPDX-License-Identifier: Apache-2.0 */
#include "own/rows.h"

struct hft_own_trade *hft_own_trade_find(const struct hft_own *own,
					 const struct hft_own_order *order, uint64_t trade_id)
{
	uint32_t row = hft_index_find(&own->trade_index, trade_id, hft_own_row(own, order));

	return row == 0 ? NULL : &own->trades[row];
}

/* Oldest first, over all orders. */
static void age_push(struct hft_own *own, uint32_t row)
{
	struct hft_own_list *all = &own->all_trades;
	struct hft_own_trade *trade = &own->trades[row];

	trade->older = all->tail;
	trade->newer = 0;
	*(all->tail == 0 ? &all->head : &own->trades[all->tail].newer) = row;
	all->tail = row;
	all->count++;
}

static void age_remove(struct hft_own *own, uint32_t row)
{
	struct hft_own_list *all = &own->all_trades;
	const struct hft_own_trade *trade = &own->trades[row];

	*(trade->older == 0 ? &all->head : &own->trades[trade->older].newer) = trade->newer;
	*(trade->newer == 0 ? &all->tail : &own->trades[trade->newer].older) = trade->older;
	all->count--;
}

void hft_own_trade_forget(struct hft_own *own, struct hft_own_order *order)
{
	uint32_t row = order->trade_first;
	struct hft_own_trade *trade = &own->trades[row];

	if (row == 0)
		return;
	hft_index_erase(&own->trade_index, trade->trade_id, hft_own_row(own, order), row);
	age_remove(own, row);
	order->flags |= HFT_OWN_FORGETS;
	order->trade_first = trade->next;
	if (order->trade_first == 0)
		order->trade_last = 0;
	trade->order = 0;
	trade->next = own->trade_free;
	own->trade_free = row;
}

/* The oldest of all is the oldest of its order. */
static void make_room(struct hft_own *own)
{
	if (own->all_trades.count < own->config.trades_max)
		return;
	hft_own_trade_forget(own, &own->orders[own->trades[own->all_trades.head].order]);
	own->stats.forgotten++;
}

void hft_own_trade_add(struct hft_own *own, struct hft_own_order *order, const hft_report *fill)
{
	struct hft_own_trade *trade;
	uint32_t row;

	make_room(own);
	row = own->trade_free;
	if (row == 0)
		row = ++own->trade_fresh;
	else
		own->trade_free = own->trades[row].next;
	trade = &own->trades[row];
	*trade = (struct hft_own_trade){ .trade_id = fill->trade_id,
					 .price = fill->price,
					 .qty = fill->qty,
					 .order = hft_own_row(own, order) };
	if (order->trade_last == 0)
		order->trade_first = row;
	else
		own->trades[order->trade_last].next = row;
	order->trade_last = row;
	age_push(own, row);
	hft_index_put(&own->trade_index, trade->trade_id, trade->order, row);
}
