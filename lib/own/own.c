/* SPDX-License-Identifier: Apache-2.0 */
#include "own/own.h"
#include "own/rows.h"

static uint64_t rows_of(const struct hft_own_config *config)
{
	return (uint64_t)config->orders_max + config->kept_max;
}

static uint64_t pages(uint64_t bytes)
{
	return (bytes + 4095) & ~UINT64_C(4095);
}

static void indexes_place(struct hft_own *own, uint8_t *base, uint64_t trade_index_at)
{
	const struct hft_index_rows orders = {
		.base = own->orders,
		.stride = sizeof(struct hft_own_order),
		.id_at = offsetof(struct hft_own_order, order_id),
	};
	const struct hft_index_rows trades = {
		.base = own->trades,
		.stride = sizeof(struct hft_own_trade),
		.id_at = offsetof(struct hft_own_trade, trade_id),
		.scope_at = offsetof(struct hft_own_trade, order),
		.scope_mask = UINT32_MAX,
	};

	hft_index_place(&own->index, base, rows_of(&own->config), &orders, own->config.hash_seed);
	hft_index_place(&own->trade_index, base + trade_index_at, own->config.trades_max, &trades,
			own->config.hash_seed);
}

uint64_t hft_own_place(struct hft_own *own, uint8_t *base, const struct hft_own_config *config)
{
	uint64_t rows = rows_of(config);
	uint64_t orders = pages((rows + 1) * sizeof(struct hft_own_order));
	uint64_t trades = pages(((uint64_t)config->trades_max + 1) * sizeof(struct hft_own_trade));
	uint64_t index = pages(hft_index_place(NULL, NULL, rows, NULL, 0));
	uint64_t trade_index = hft_index_place(NULL, NULL, config->trades_max, NULL, 0);

	if (base != NULL) {
		memset(own, 0, sizeof(*own));
		own->config = *config;
		own->orders = (struct hft_own_order *)(void *)base;
		own->trades = (struct hft_own_trade *)(void *)(base + orders);
		indexes_place(own, base + orders + trades, index);
	}
	return pages(orders + trades + index + trade_index);
}

uint64_t hft_own_bytes_used(const struct hft_own *own)
{
	return (uint64_t)own->order_fresh * sizeof(struct hft_own_order) +
	       (uint64_t)own->trade_fresh * sizeof(struct hft_own_trade) +
	       hft_index_bytes_used(&own->index) + hft_index_bytes_used(&own->trade_index);
}

uint32_t hft_own_row(const struct hft_own *own, const struct hft_own_order *order)
{
	return (uint32_t)(order - own->orders);
}

uint64_t hft_own_handle(const struct hft_own *own, const struct hft_own_order *order)
{
	return (uint64_t)order->generation << 32 | HFT_OWN_HANDLE | hft_own_row(own, order);
}

static struct hft_own_order *find_by_id(const struct hft_own *own, uint64_t order_id)
{
	uint32_t row = hft_index_find(&own->index, order_id, 0);

	return row == 0 ? NULL : &own->orders[row];
}

struct hft_own_order *hft_own_find(const struct hft_own *own, uint64_t order_id, uint64_t handle)
{
	uint64_t row = (uint32_t)handle & ~HFT_OWN_HANDLE;
	struct hft_own_order *order;

	if (handle == 0)
		return find_by_id(own, order_id);
	if ((handle & HFT_OWN_HANDLE) == 0 || row > own->order_fresh)
		return NULL;
	order = &own->orders[row];
	if (order->state == 0 || order->generation != handle >> 32 ||
	    (order_id != 0 && order->order_id != order_id))
		return NULL;
	return order;
}

static void list_push(struct hft_own *own, struct hft_own_list *list, uint32_t row)
{
	struct hft_own_order *order = &own->orders[row];

	order->prev = list->tail;
	order->next = 0;
	*(list->tail == 0 ? &list->head : &own->orders[list->tail].next) = row;
	list->tail = row;
	list->count++;
}

static void list_remove(struct hft_own *own, struct hft_own_list *list, uint32_t row)
{
	const struct hft_own_order *order = &own->orders[row];

	*(order->prev == 0 ? &list->head : &own->orders[order->prev].next) = order->next;
	*(order->next == 0 ? &list->tail : &own->orders[order->next].prev) = order->prev;
	list->count--;
}

static struct hft_own_list *list_of(struct hft_own *own, const struct hft_own_order *order)
{
	if (order->state != HFT_OWN_DONE)
		return &own->live;
	return order->fills ? &own->filled : &own->done;
}

bool hft_own_has_room(const struct hft_own *own)
{
	uint64_t used = (uint64_t)own->live.count + own->done.count + own->filled.count;

	return own->live.count < own->config.orders_max &&
	       (used < rows_of(&own->config) || own->done.count != 0);
}

struct hft_own_order *hft_own_take(struct hft_own *own, uint64_t order_id)
{
	struct hft_own_order *order;
	uint32_t generation;
	uint32_t row;

	if (own->order_free == 0 && own->order_fresh == rows_of(&own->config)) {
		hft_own_give(own, &own->orders[own->done.head]);
		own->stats.dropped++;
	}
	row = own->order_free;
	if (row == 0)
		row = ++own->order_fresh;
	else
		own->order_free = own->orders[row].next;
	order = &own->orders[row];
	generation = order->generation;
	memset(order, 0, sizeof(*order));
	order->generation = generation;
	order->order_id = order_id;
	order->state = HFT_OWN_PENDING_NEW;
	own->last_id = order_id;
	hft_index_put(&own->index, order_id, 0, row);
	list_push(own, &own->live, row);
	if (own->live.count > own->stats.live_peak)
		own->stats.live_peak = own->live.count;
	return order;
}

void hft_own_give(struct hft_own *own, struct hft_own_order *order)
{
	uint32_t row = hft_own_row(own, order);

	list_remove(own, list_of(own, order), row);
	hft_index_erase(&own->index, order->order_id, 0, row);
	order->state = 0;
	order->generation++;
	order->next = own->order_free;
	own->order_free = row;
}

void hft_own_end(struct hft_own *own, struct hft_own_order *order)
{
	uint32_t row = hft_own_row(own, order);

	list_remove(own, &own->live, row);
	order->state = HFT_OWN_DONE;
	order->flags &= (uint8_t)~HFT_OWN_CANCEL_WANTED;
	list_push(own, list_of(own, order), row);
}

struct hft_own_order *hft_own_first(const struct hft_own *own)
{
	return own->live.head == 0 ? NULL : &own->orders[own->live.head];
}

struct hft_own_order *hft_own_next(const struct hft_own *own, const struct hft_own_order *order)
{
	return order->next == 0 ? NULL : &own->orders[order->next];
}

void hft_own_stats_get(const struct hft_own *own, struct hft_own_stats *out)
{
	*out = own->stats;
	out->live = own->live.count;
	out->kept = (uint64_t)own->done.count + own->filled.count;
	out->trades = own->all_trades.count;
}
