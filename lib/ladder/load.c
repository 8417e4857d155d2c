/* SPDX-License-Identifier: Apache-2.0 */
#include "ladder/save.h"

static bool tail_holds(const uint8_t *bytes, uint64_t size)
{
	struct hft_save_tail tail;

	size -= sizeof(tail);
	memcpy(&tail, bytes + size, sizeof(tail));
	return tail.crc32c == hft_crc32c(bytes, size) && tail.reserved == 0;
}

/* The counts give the size: with the one true, no count is more than the bytes hold. */
static bool head_holds(const struct hft_save_kind *kind, const struct hft_save_head *head)
{
	struct hft_save_head again = *head;

	hft_save_measure(kind, &again);
	return again.size == head->size && head->reserved == 0 && head->reserved2 == 0 &&
	       (kind->order_size != 0 || head->orders == 0) &&
	       (kind->party_size != 0 || (head->parties == 0 && head->trade_id == 0));
}

static hft_status head_check(const struct hft_save_kind *kind, const struct hft_save_head *head,
			     const uint8_t *bytes, uint64_t size)
{
	if (head->magic != HFT_SAVE_MAGIC)
		return HFT_E_MALFORMED;
	if (head->version != HFT_SAVE_VERSION)
		return HFT_E_NOTSUP;
	if (head->size > size)
		return HFT_E_TRUNCATED;
	if (head->size != size || !tail_holds(bytes, size))
		return HFT_E_MALFORMED;
	return head->kind == kind->kind ? HFT_OK : HFT_E_NOTSUP;
}

hft_status hft_load_open(struct hft_load *load, const struct hft_save_kind *kind, uint32_t config,
			 const void *bytes, uint64_t size)
{
	struct hft_save_head *head = &load->head;
	struct hft_load_reader in = { bytes, size - sizeof(struct hft_save_tail) };
	uint64_t parties;
	hft_status status;

	if (size < sizeof(*head) + sizeof(struct hft_save_tail))
		return HFT_E_TRUNCATED;
	hft_load_row(&in, head, sizeof(*head));
	status = head_check(kind, head, bytes, size);
	if (status != HFT_OK)
		return status;
	/* Before the counts: the config says what an order's row is. */
	if (head->config != config)
		return HFT_E_NOTSUP;
	if (!head_holds(kind, head))
		return HFT_E_MALFORMED;
	load->kind = *kind;
	parties = head->parties * (uint64_t)kind->party_size;
	load->parties = (struct hft_load_reader){ in.at, parties };
	load->instruments = (struct hft_load_reader){ in.at + parties, in.left - parties };
	return HFT_OK;
}

hft_status hft_load_room(const struct hft_load *load, const struct hft_ladder *ladder)
{
	bool fits = load->head.levels <= ladder->level_slots.max &&
		    load->head.orders <= ladder->order_slots.max;

	return fits ? HFT_OK : HFT_E_FULL;
}

struct walk {
	const struct hft_load *load;
	const struct hft_load_calls *calls;
	void *self;
	struct hft_load_reader in;
	uint64_t levels; /* seen so far */
	uint64_t orders;
};

static hft_status order_walk(struct walk *walk, int64_t *left)
{
	const uint8_t *row = hft_load_take(&walk->in, walk->load->kind.order_size);
	struct hft_save_order order;

	if (row == NULL)
		return HFT_E_MALFORMED;
	memcpy(&order, row, sizeof(order));
	if (order.qty < 1 || order.qty > HFT_QTY_MAX || order.qty > *left)
		return HFT_E_MALFORMED;
	*left -= order.qty;
	walk->orders++;
	return walk->calls->order == NULL ? HFT_OK : walk->calls->order(walk->self, row);
}

static hft_status queue_walk(struct walk *walk, const struct hft_save_level *level)
{
	int64_t left = level->qty;

	for (uint32_t i = 0; i < level->orders; i++) {
		hft_status status = order_walk(walk, &left);

		if (status != HFT_OK)
			return status;
	}
	return left == 0 ? HFT_OK : HFT_E_MALFORMED;
}

static bool level_holds(const struct hft_save_level *row)
{
	return row->price != HFT_PRICE_NONE && row->qty >= 1 && row->qty <= HFT_LADDER_QTY_MAX &&
	       row->reserved == 0;
}

/* *last is the key before, where this is not the first. */
static hft_status level_walk(struct walk *walk, uint32_t owner, bool first, int64_t *last)
{
	struct hft_save_level row;
	hft_status status = HFT_OK;
	int64_t key;

	if (!hft_load_row(&walk->in, &row, sizeof(row)) || !level_holds(&row))
		return HFT_E_MALFORMED;
	key = hft_ladder_key(row.price, owner);
	if (!first && key >= *last)
		return HFT_E_MALFORMED;
	*last = key;
	walk->levels++;
	if (walk->calls->level != NULL)
		status = walk->calls->level(walk->self, owner, &row, first);
	if (status != HFT_OK || walk->load->kind.order_size == 0)
		return status;
	return queue_walk(walk, &row);
}

static hft_status side_walk(struct walk *walk, uint32_t owner, uint32_t levels)
{
	hft_status status = HFT_OK;
	int64_t last = 0;

	for (uint32_t i = 0; i < levels && status == HFT_OK; i++)
		status = level_walk(walk, owner, i == 0, &last);
	return status;
}

static hft_status instrument_walk(struct walk *walk, uint32_t *last)
{
	struct hft_save_instrument row;
	hft_status status = HFT_OK;

	if (!hft_load_row(&walk->in, &row, sizeof(row)) || row.id <= *last || row.seq == 0)
		return HFT_E_MALFORMED;
	if (row.id > walk->load->instruments_max)
		return HFT_E_RANGE;
	*last = row.id;
	if (walk->calls->instrument != NULL)
		status = walk->calls->instrument(walk->self, &row);
	if (status == HFT_OK)
		status = side_walk(walk, row.id * 2, row.levels[0]);
	if (status == HFT_OK)
		status = side_walk(walk, row.id * 2 + 1, row.levels[1]);
	return status;
}

hft_status hft_load_walk(const struct hft_load *load, const struct hft_load_calls *calls,
			 void *self)
{
	struct walk walk = { load, calls, self, load->instruments, 0, 0 };
	uint32_t last = 0;

	for (uint32_t i = 0; i < load->head.instruments; i++) {
		hft_status status = instrument_walk(&walk, &last);

		if (status != HFT_OK)
			return status;
	}
	return walk.levels == load->head.levels && walk.orders == load->head.orders ?
		       HFT_OK :
		       HFT_E_MALFORMED;
}

struct ids {
	struct hft_ladder *ladder;
	struct hft_index *index;
	bool by_instrument;
	uint32_t instrument;
	uint32_t count; /* orders seen */
};

static uint32_t scope_of(const struct ids *ids)
{
	return ids->by_instrument ? ids->instrument : 0;
}

/* The index looks ids and scopes up in the orders, so those have theirs from here on. */
static hft_status id_put(void *self, const uint8_t *row)
{
	struct ids *ids = self;
	struct hft_ladder_order *order = &ids->ladder->orders[ids->count + 1];
	uint64_t id = hft_load_le64(row);

	if (hft_index_find(ids->index, id, scope_of(ids)) != 0)
		return HFT_E_MALFORMED;
	order->id = id;
	order->owner = ids->instrument * 2;
	hft_index_put(ids->index, id, scope_of(ids), ++ids->count);
	return HFT_OK;
}

/* One that was not put is not there, and nothing is done. */
static hft_status id_drop(void *self, const uint8_t *row)
{
	struct ids *ids = self;

	hft_index_erase(ids->index, hft_load_le64(row), scope_of(ids), ++ids->count);
	return HFT_OK;
}

static hft_status ids_instrument(void *self, const struct hft_save_instrument *row)
{
	((struct ids *)self)->instrument = row->id;
	return HFT_OK;
}

hft_status hft_load_ids(const struct hft_load *load, struct hft_ladder *ladder,
			struct hft_index *index, bool by_instrument)
{
	static const struct hft_load_calls put = { .instrument = ids_instrument, .order = id_put };
	static const struct hft_load_calls drop = { .instrument = ids_instrument,
						    .order = id_drop };
	struct ids ids = { ladder, index, by_instrument, 0, 0 };
	hft_status status = hft_load_walk(load, &put, &ids);

	if (status != HFT_OK) {
		ids.count = 0;
		hft_load_walk(load, &drop, &ids);
	}
	return status;
}
