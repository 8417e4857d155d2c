/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

/* What names an instrument, as its row has it. */
struct name {
	uint8_t symbol[32];
	uint8_t venue[8];
};

_Static_assert(offsetof(hft_instrument, venue) - offsetof(hft_instrument, symbol) == 32,
	       "a row's symbol and venue are a struct name");

static uint64_t mix(uint64_t h)
{
	/* The finaliser of MurmurHash3: every input bit reaches the low bits that pick a bucket. */
	h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
	h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
	return h ^ (h >> 33);
}

static uint64_t name_hash(const void *name)
{
	const uint8_t *bytes = name;
	uint64_t h = 0;

	for (uint32_t i = 0; i < sizeof(struct name); i += 8)
		h = mix(h ^ hft_load_le64(bytes + i));
	return h;
}

static int name_matches(struct cds_lfht_node *node, const void *name)
{
	const struct hft_ref_slot *slot = (const struct hft_ref_slot *)node;
	const hft_instrument *row = atomic_load_explicit(&slot->row, memory_order_acquire);

	return memcmp(row->symbol, name, sizeof(struct name)) == 0;
}

_Static_assert(offsetof(struct hft_ref_slot, node) == 0, "name_matches casts");

/* @return the id, 0 when there is none. */
static uint32_t name_find(const hft_ref *ref, const void *name)
{
	struct cds_lfht_iter iter;
	const struct hft_ref_slot *slot;

	urcu_bp_read_lock();
	cds_lfht_lookup(ref->names, name_hash(name), name_matches, name, &iter);
	urcu_bp_read_unlock();
	slot = (const struct hft_ref_slot *)cds_lfht_iter_get_node(&iter);
	return slot == NULL ? 0 : (uint32_t)(slot - ref->slots) + 1;
}

/* False when the text is longer than its field. */
static bool name_put(uint8_t *field, size_t size, const char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (i == size)
			return false;
		field[i] = (uint8_t)text[i];
	}
	return true;
}

int64_t hft_ref_find(const hft_ref *ref, const char *venue, const char *symbol)
{
	struct name name = { { 0 }, { 0 } };
	uint32_t id;

	if (ref == NULL || venue == NULL || symbol == NULL)
		return HFT_E_INVAL;
	if (!name_put(name.venue, sizeof(name.venue), venue) ||
	    !name_put(name.symbol, sizeof(name.symbol), symbol))
		return HFT_E_NOTFOUND;
	id = name_find(ref, &name);
	return id != 0 ? (int64_t)id : HFT_E_NOTFOUND;
}

const hft_instrument *hft_ref_row_of(const hft_ref *ref, uint32_t id)
{
	if (id == 0 || id > ref->config.instruments_max)
		return NULL;
	return atomic_load_explicit(&ref->slots[id - 1].row, memory_order_acquire);
}

hft_status hft_ref_instrument(const hft_ref *ref, uint32_t id, hft_instrument *out)
{
	const hft_instrument *row;

	if (ref == NULL || out == NULL)
		return HFT_E_INVAL;
	row = hft_ref_row_of(ref, id);
	if (row == NULL)
		return HFT_E_NOTFOUND;
	*out = *row;
	return HFT_OK;
}

int64_t hft_ref_instruments(const hft_ref *ref)
{
	if (ref == NULL)
		return HFT_E_INVAL;
	return atomic_load_explicit(&ref->instruments, memory_order_acquire);
}

static bool texts_valid(const hft_instrument *row)
{
	return row->symbol[0] != 0 && row->venue[0] != 0 &&
	       hft_ref_text_valid(row->symbol, sizeof(row->symbol)) &&
	       hft_ref_text_valid(row->venue, sizeof(row->venue)) &&
	       hft_ref_text_valid(row->currency, sizeof(row->currency)) &&
	       hft_ref_text_valid(row->isin, sizeof(row->isin));
}

static bool numbers_valid(const hft_instrument *row)
{
	if (row->lot_size < 1 || row->lot_size > HFT_QTY_MAX)
		return false;
	if (row->round_lot < 1 || row->round_lot > HFT_QTY_MAX)
		return false;
	if (row->multiplier < 1 || row->expiry < 0)
		return false;
	/* No lower bound is written as none, the largest number: it is not above a maximum. */
	if (row->price_min != HFT_PRICE_NONE && row->price_min > row->price_max)
		return false;
	return row->kind <= HFT_INSTRUMENT_BOND && row->flags == 0;
}

static bool reserved_is_zero(const hft_instrument *row)
{
	for (uint32_t i = 0; i < sizeof(row->reserved); i++)
		if (row->reserved[i] != 0)
			return false;
	return true;
}

/* May this row become row `id`? `named` is the id that has its name, 0 if none. */
static hft_status place_check(const hft_ref *ref, uint32_t id, uint32_t named)
{
	uint32_t count = atomic_load_explicit(&ref->instruments, memory_order_relaxed);

	if (named != 0 && named != id)
		return HFT_E_EXISTS;
	if (id > count + 1 || (named == 0 && id <= count))
		return HFT_E_INVAL;
	return id > ref->config.instruments_max || hft_ref_log_full(ref) ? HFT_E_FULL : HFT_OK;
}

static void publish(hft_ref *ref, const hft_instrument *row, bool is_new)
{
	struct hft_ref_slot *slot = &ref->slots[row->id - 1];
	const uint8_t *bytes =
		hft_ref_log_append(ref, HFT_REF_ROW_INSTRUMENT, row, sizeof(*row));

	atomic_store_explicit(&slot->row, (const hft_instrument *)bytes, memory_order_release);
	if (!is_new)
		return;
	atomic_store_explicit(&ref->instruments, row->id, memory_order_release);
	/* Last, so that an id found by name has its row. */
	urcu_bp_read_lock();
	cds_lfht_node_init(&slot->node);
	cds_lfht_add(ref->names, name_hash(row->symbol), &slot->node);
	urcu_bp_read_unlock();
}

static int64_t instrument_add(hft_ref *ref, hft_instrument row)
{
	uint32_t named = name_find(ref, row.symbol);
	hft_status status;

	if (row.tick_table >
	    atomic_load_explicit(&ref->tick_table_count, memory_order_relaxed))
		return HFT_E_NOTFOUND;
	if (row.id == 0)
		row.id = atomic_load_explicit(&ref->instruments, memory_order_relaxed) + 1;
	status = place_check(ref, row.id, named);
	if (status != HFT_OK)
		return status;
	publish(ref, &row, named == 0);
	return row.id;
}

int64_t hft_ref_instrument_add(hft_ref *ref, const hft_instrument *row)
{
	int64_t id;

	if (ref == NULL || row == NULL || !texts_valid(row) || !numbers_valid(row) ||
	    !reserved_is_zero(row))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&ref->guard))
		return HFT_E_BUSY;
	id = instrument_add(ref, *row);
	hft_guard_leave(&ref->guard);
	return id;
}

hft_status hft_ref_qty_check(const hft_ref *ref, uint32_t instrument, int64_t qty)
{
	const hft_instrument *row;

	if (ref == NULL)
		return HFT_E_INVAL;
	row = hft_ref_row_of(ref, instrument);
	if (row == NULL)
		return HFT_E_NOTFOUND;
	if (qty < 1 || qty > HFT_QTY_MAX)
		return HFT_E_RANGE;
	return qty % row->lot_size == 0 ? HFT_OK : HFT_E_INVAL;
}
