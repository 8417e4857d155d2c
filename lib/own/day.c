/* SPDX-License-Identifier: Apache-2.0 */
#include "own/rows.h"

/* A cursor is a list's number and one more than the row to go on with; 0 begins. */
static uint64_t cursor_make(uint64_t list, uint32_t row)
{
	return list << 32 | row;
}

/* Forget fills of an order while there is work left. @return true when none remains. */
static bool fills_forget(struct hft_own *own, struct hft_own_order *order, uint32_t *work)
{
	while (order->trade_first != 0 && *work > 0) {
		hft_own_trade_forget(own, order);
		(*work)--;
	}
	return order->trade_first == 0;
}

/* Go through a list from a row on. @return the row to go on with, 0 at the end. */
static uint32_t list_forget(struct hft_own *own, uint32_t row, uint32_t instrument, uint32_t *work,
			    int64_t *forgotten)
{
	while (row != 0 && *work > 0) {
		struct hft_own_order *order = &own->orders[row];
		uint32_t next = order->next;

		if (instrument == 0 || instrument == order->instrument) {
			if (!fills_forget(own, order, work))
				return row;
			hft_own_give(own, order);
			(*forgotten)++;
		}
		row = next;
		*work -= *work > 0;
	}
	return row;
}

int64_t hft_own_day_end(struct hft_own *own, uint32_t instrument, uint64_t *cursor, uint32_t work)
{
	uint64_t list = *cursor >> 32;
	uint32_t row = *cursor == 0 ? own->done.head : (uint32_t)*cursor;
	int64_t forgotten = 0;

	row = list_forget(own, row, instrument, &work, &forgotten);
	if (list == 0 && row == 0) {
		list = 1;
		row = list_forget(own, own->filled.head, instrument, &work, &forgotten);
	}
	*cursor = row == 0 ? 0 : cursor_make(list, row);
	return forgotten;
}
