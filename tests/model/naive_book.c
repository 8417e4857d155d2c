/* SPDX-License-Identifier: Apache-2.0 */
#include "naive_book.h"

#include <stdlib.h>
#include <string.h>

static const int64_t total_max = (int64_t)1 << 62;

struct naive_book *naive_create(const hft_book_config *config)
{
	struct naive_book *book = calloc(1, sizeof(*book));

	book->depth = config->depth;
	book->instruments_max = config->instruments_max;
	book->orders_max = config->orders_max;
	book->levels_max = config->levels_max;
	book->id_scope = config->id_scope;
	book->instruments = calloc((size_t)config->instruments_max + 1, sizeof(*book->instruments));
	return book;
}

void naive_destroy(struct naive_book *book)
{
	for (uint32_t i = 0; i <= book->instruments_max; i++) {
		free(book->instruments[i].side[0].rows);
		free(book->instruments[i].side[1].rows);
	}
	free(book->instruments);
	free(book);
}

static bool better(uint32_t side, int64_t a, int64_t b)
{
	return side == 0 ? a > b : a < b;
}

static struct naive_side *side_of(const struct naive_book *book, uint32_t instrument, uint32_t side)
{
	return &book->instruments[instrument].side[side];
}

static void row_insert_at(struct naive_book *book, struct naive_side *s, uint32_t at,
			  struct naive_row row)
{
	if (s->count == s->room) {
		s->room = s->room == 0 ? 16 : 2 * s->room;
		s->rows = realloc(s->rows, s->room * sizeof(row));
	}
	memmove(&s->rows[at + 1], &s->rows[at], (s->count - at) * sizeof(row));
	s->rows[at] = row;
	s->count++;
	book->orders += book->depth == 3;
}

static void row_remove_at(struct naive_book *book, struct naive_side *s, uint32_t at)
{
	s->count--;
	memmove(&s->rows[at], &s->rows[at + 1], (s->count - at) * sizeof(s->rows[0]));
	book->orders -= book->depth == 3;
}

/* Behind everything better or equal in price, then past equals of a greater priority. */
static void row_insert(struct naive_book *book, uint32_t instrument, uint32_t side,
		       struct naive_row row)
{
	struct naive_side *s = side_of(book, instrument, side);
	uint32_t at = 0;

	while (at < s->count && !better(side, row.price, s->rows[at].price))
		at++;
	if (row.priority != 0)
		while (at > 0 && s->rows[at - 1].price == row.price &&
		       s->rows[at - 1].priority > row.priority)
			at--;
	row_insert_at(book, s, at, row);
}

static int64_t price_total(const struct naive_side *s, int64_t price, bool *found)
{
	int64_t total = 0;

	*found = false;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->rows[i].price == price) {
			total += s->rows[i].qty;
			*found = true;
		}
	return total;
}

static uint32_t side_levels(const struct naive_side *s)
{
	uint32_t levels = 0;

	for (uint32_t i = 0; i < s->count; i++)
		levels += i == 0 || s->rows[i].price != s->rows[i - 1].price;
	return levels;
}

uint32_t naive_levels_total(const struct naive_book *book)
{
	uint32_t levels = 0;

	for (uint32_t i = 1; i <= book->instruments_max; i++)
		levels += side_levels(side_of(book, i, 0)) + side_levels(side_of(book, i, 1));
	return levels;
}

static hft_status room(const struct naive_book *book, uint32_t instrument, uint32_t side,
		       int64_t price, int64_t qty)
{
	bool found;
	int64_t total = price_total(side_of(book, instrument, side), price, &found);

	if (!found)
		return naive_levels_total(book) < book->levels_max ? HFT_OK :
								     HFT_E_EVENT_LEVELS_FULL;
	return qty <= total_max - total ? HFT_OK : HFT_E_EVENT_QTY_TOTAL;
}

static bool find_in(const struct naive_book *book, uint32_t instrument, uint64_t id,
		    struct naive_place *place)
{
	for (uint32_t side = 0; side < 2; side++) {
		const struct naive_side *s = side_of(book, instrument, side);

		for (uint32_t at = 0; at < s->count; at++)
			if (s->rows[at].id == id) {
				*place = (struct naive_place){ instrument, side, at };
				return true;
			}
	}
	return false;
}

/* By id, within the instrument where ids are scoped by it, else anywhere. */
static bool find(const struct naive_book *book, uint32_t instrument, uint64_t id,
		 struct naive_place *place)
{
	if (book->depth != 3)
		return false;
	if (book->id_scope == 1)
		return instrument >= 1 && instrument <= book->instruments_max &&
		       find_in(book, instrument, id, place);
	for (uint32_t i = 1; i <= book->instruments_max; i++)
		if (find_in(book, i, id, place))
			return true;
	return false;
}

static bool is_qty(int64_t qty)
{
	return qty >= 1 && qty <= HFT_QTY_MAX;
}

static hft_status add(struct naive_book *book, hft_event *e)
{
	struct naive_place place;
	hft_status status;

	if (e->instrument == 0 || e->instrument > book->instruments_max)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->side != HFT_SIDE_BID && e->side != HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	if (e->price == HFT_PRICE_NONE)
		return HFT_E_EVENT_PRICE;
	if (!is_qty(e->qty))
		return HFT_E_EVENT_QTY;
	if (find(book, e->instrument, e->order_id, &place))
		return HFT_E_EVENT_ORDER_EXISTS;
	if (book->orders == book->orders_max)
		return HFT_E_EVENT_ORDERS_FULL;
	status = room(book, e->instrument, e->side - 1u, e->price, e->qty);
	if (status != HFT_OK)
		return status;
	row_insert(book, e->instrument, e->side - 1u,
		   (struct naive_row){ e->order_id, e->aux, e->price, e->qty, 1 });
	return HFT_OK;
}

static hft_status order_of(const struct naive_book *book, const hft_event *e,
			   struct naive_place *place)
{
	if (e->side != HFT_SIDE_NONE && e->side != HFT_SIDE_BID && e->side != HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	if (e->instrument > book->instruments_max)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->instrument == 0 && book->id_scope == 1)
		return HFT_E_EVENT_INSTRUMENT;
	if (!find(book, e->instrument, e->order_id, place))
		return HFT_E_EVENT_ORDER_UNKNOWN;
	if (e->instrument != 0 && e->instrument != place->instrument)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->side != HFT_SIDE_NONE && e->side != place->side + 1)
		return HFT_E_EVENT_SIDE;
	return HFT_OK;
}

static void fill(hft_event *e, const struct naive_place *place, int64_t price)
{
	if (e->instrument == 0)
		e->instrument = place->instrument;
	if (e->side == HFT_SIDE_NONE)
		e->side = (uint8_t)(place->side + 1);
	if (e->price == HFT_PRICE_NONE)
		e->price = price;
}

static hft_status take(struct naive_book *book, hft_event *e)
{
	struct naive_place place;
	struct naive_side *s;
	hft_status status = order_of(book, e, &place);

	if (status != HFT_OK)
		return status;
	s = side_of(book, place.instrument, place.side);
	if (e->kind != HFT_EVENT_DELETE && !is_qty(e->qty))
		return HFT_E_EVENT_QTY;
	if (e->kind != HFT_EVENT_DELETE && e->qty > s->rows[place.at].qty)
		return HFT_E_EVENT_QTY_OVER;
	fill(e, &place, s->rows[place.at].price);
	if (e->kind == HFT_EVENT_DELETE || e->qty == s->rows[place.at].qty)
		row_remove_at(book, s, place.at);
	else
		s->rows[place.at].qty -= e->qty;
	return HFT_OK;
}

/* MODIFY and REPLACE: take the row out, see whether its successor fits, else put it back. */
static hft_status change(struct naive_book *book, hft_event *e)
{
	struct naive_place place;
	struct naive_place other;
	struct naive_side *s;
	struct naive_row old;
	struct naive_row new;
	hft_status status = order_of(book, e, &place);
	bool replaces = e->kind == HFT_EVENT_REPLACE;
	bool keeps;

	if (status != HFT_OK)
		return status;
	if (!is_qty(e->qty))
		return HFT_E_EVENT_QTY;
	if (replaces && e->aux != e->order_id && find(book, place.instrument, e->aux, &other))
		return HFT_E_EVENT_ORDER_EXISTS;
	s = side_of(book, place.instrument, place.side);
	old = new = s->rows[place.at];
	new.id = replaces ? e->aux : old.id;
	new.priority = replaces ? 0 : e->aux;
	new.qty = e->qty;
	if (e->price != HFT_PRICE_NONE)
		new.price = e->price;
	row_remove_at(book, s, place.at);
	status = room(book, place.instrument, place.side, new.price, new.qty);
	if (status != HFT_OK) {
		row_insert_at(book, s, place.at, old);
		return status;
	}
	fill(e, &place, old.price);
	keeps = (e->flags & HFT_EVENT_KEEPS_PRIORITY) != 0 ||
		((e->flags & HFT_EVENT_KEEPS_IF_LESS) != 0 && new.qty <= old.qty) ||
		(e->aux != 0 && e->aux == old.priority);
	if (!replaces && keeps && new.price == old.price) {
		new.priority = old.priority;
		row_insert_at(book, s, place.at, new);
	} else {
		row_insert(book, place.instrument, place.side, new);
	}
	return HFT_OK;
}

/* Drop the rows of levels from .. to, counted from 1 at the best. */
static void clear_levels(struct naive_book *book, struct naive_side *s, uint32_t from, uint32_t to)
{
	struct naive_side all = *s;
	int64_t last_price = 0;
	uint32_t level = 0;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < all.count; i++) {
		struct naive_row row = all.rows[i];

		level += i == 0 || row.price != last_price;
		last_price = row.price;
		if (level < from || level > to)
			s->rows[kept++] = row;
		else
			book->orders -= book->depth == 3;
	}
	s->count = kept;
}

static hft_status clear(struct naive_book *book, const hft_event *e)
{
	struct naive_instrument *inst;

	if (e->instrument > book->instruments_max)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->instrument == 0 && e->reason != HFT_CLEAR_ALL)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->reason > HFT_CLEAR_THRU)
		return HFT_E_EVENT_KIND;
	if (e->side > HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	if (e->reason == HFT_CLEAR_ALL) {
		for (uint32_t i = 1; i <= book->instruments_max; i++) {
			if (e->instrument != 0 && e->instrument != i)
				continue;
			if (e->side != HFT_SIDE_ASK)
				clear_levels(book, &book->instruments[i].side[0], 1, UINT32_MAX);
			if (e->side != HFT_SIDE_BID)
				clear_levels(book, &book->instruments[i].side[1], 1, UINT32_MAX);
		}
		return HFT_OK;
	}
	inst = &book->instruments[e->instrument];
	if (e->side == HFT_SIDE_NONE)
		return HFT_E_EVENT_SIDE;
	if (e->level == 0 || e->level > side_levels(&inst->side[e->side - 1]))
		return HFT_E_EVENT_LEVEL_UNKNOWN;
	if (e->reason == HFT_CLEAR_FROM)
		clear_levels(book, &inst->side[e->side - 1], e->level, UINT32_MAX);
	else
		clear_levels(book, &inst->side[e->side - 1], 1, e->level);
	return HFT_OK;
}

static void level_drop_at(struct naive_book *book, struct naive_side *s, const hft_event *e)
{
	if (e->level <= s->count && s->rows[e->level - 1].price != e->price)
		row_remove_at(book, s, e->level - 1u);
}

/* LEVEL and QUOTE differ in which row goes first: the one of that price, or the only one. */
static hft_status set(struct naive_book *book, const hft_event *e)
{
	struct naive_row row = { .price = e->price, .qty = e->qty };
	bool is_quote = e->kind == HFT_EVENT_QUOTE;
	bool overlays = !is_quote && e->reason == HFT_LEVEL_OVERLAY;
	struct naive_side *s;
	uint32_t at = 0;

	if (!is_quote && e->reason > HFT_LEVEL_OVERLAY)
		return HFT_E_EVENT_KIND;
	if (e->instrument == 0 || e->instrument > book->instruments_max)
		return HFT_E_EVENT_INSTRUMENT;
	if (e->side != HFT_SIDE_BID && e->side != HFT_SIDE_ASK)
		return HFT_E_EVENT_SIDE;
	if (e->price == HFT_PRICE_NONE && !(is_quote && e->qty == 0))
		return HFT_E_EVENT_PRICE;
	if (e->qty < 0)
		return HFT_E_EVENT_QTY;
	if (e->qty > total_max)
		return HFT_E_EVENT_QTY_TOTAL;
	if (overlays && e->level == 0)
		return HFT_E_EVENT_LEVEL_UNKNOWN;
	if (overlays && e->qty == 0)
		return HFT_E_EVENT_QTY;
	s = side_of(book, e->instrument, e->side - 1u);
	/* Where something is dropped there is room. */
	if (overlays)
		level_drop_at(book, s, e);
	while (at < s->count && !is_quote && s->rows[at].price != e->price)
		at++;
	if (at == s->count && e->qty == 0)
		return is_quote ? HFT_OK : HFT_E_EVENT_LEVEL_UNKNOWN;
	if (at == s->count && naive_levels_total(book) == book->levels_max)
		return HFT_E_EVENT_LEVELS_FULL;
	if (at < s->count)
		row_remove_at(book, s, at);
	row.count = e->aux > UINT32_MAX ? UINT32_MAX : (uint32_t)e->aux;
	if (e->qty != 0)
		row_insert(book, e->instrument, e->side - 1u, row);
	return HFT_OK;
}

static hft_status dispatch(struct naive_book *book, hft_event *e)
{
	if (e->kind == HFT_EVENT_CLEAR)
		return clear(book, e);
	if (book->depth == 2 && e->kind == HFT_EVENT_LEVEL)
		return set(book, e);
	if (book->depth == 1 && e->kind == HFT_EVENT_QUOTE)
		return set(book, e);
	if (book->depth != 3)
		return HFT_E_EVENT_KIND;
	if (e->kind == HFT_EVENT_ADD)
		return add(book, e);
	if (e->kind == HFT_EVENT_REDUCE || e->kind == HFT_EVENT_DELETE ||
	    e->kind == HFT_EVENT_EXECUTE)
		return take(book, e);
	if (e->kind == HFT_EVENT_MODIFY || e->kind == HFT_EVENT_REPLACE)
		return change(book, e);
	return HFT_E_EVENT_KIND;
}

static void applied(struct naive_book *book, const hft_event *event, uint32_t instrument)
{
	struct naive_instrument *inst = &book->instruments[instrument];
	hft_bbo bbo;

	inst->seq++;
	inst->ts_event = event->ts_event;
	inst->untrusted = (event->flags & HFT_EVENT_UNTRUSTED) != 0;
	naive_bbo(book, instrument, &bbo);
	if ((event->flags & HFT_EVENT_LAST) != 0 && (bbo.flags & HFT_BBO_CROSSED) != 0)
		book->crossed++;
}

hft_status naive_apply(struct naive_book *book, hft_event *event)
{
	hft_status status;

	if (event->kind >= HFT_EVENT_TRADE) {
		book->applied++;
		return HFT_OK;
	}
	status = dispatch(book, event);
	if (status != HFT_OK)
		return status;
	book->applied++;
	if (event->instrument != 0)
		applied(book, event, event->instrument);
	/* A clear of the source counts in the books that have begun. */
	for (uint32_t i = 1; event->instrument == 0 && i <= book->instruments_max; i++)
		if (book->instruments[i].seq != 0)
			applied(book, event, i);
	return HFT_OK;
}

void naive_bbo(const struct naive_book *book, uint32_t instrument, hft_bbo *out)
{
	const struct naive_instrument *inst = &book->instruments[instrument];
	hft_level bid = { .price = HFT_PRICE_NONE };
	hft_level ask = { .price = HFT_PRICE_NONE };

	memset(out, 0, sizeof(*out));
	naive_levels(book, instrument, HFT_SIDE_BID, &bid, 1);
	naive_levels(book, instrument, HFT_SIDE_ASK, &ask, 1);
	out->ts_event = inst->ts_event;
	out->seq = inst->seq;
	out->bid_price = bid.price;
	out->bid_qty = bid.qty;
	out->bid_orders = bid.orders;
	out->ask_price = ask.price;
	out->ask_qty = ask.qty;
	out->ask_orders = ask.orders;
	out->bid_levels = side_levels(&inst->side[0]);
	out->ask_levels = side_levels(&inst->side[1]);
	if (book->depth == 3)
		out->orders = inst->side[0].count + inst->side[1].count;
	if (inst->untrusted)
		out->flags |= HFT_BBO_UNTRUSTED;
	if (inst->side[0].count != 0 && inst->side[1].count != 0) {
		if (bid.price > ask.price)
			out->flags |= HFT_BBO_CROSSED;
		if (bid.price == ask.price)
			out->flags |= HFT_BBO_LOCKED;
	}
}

uint32_t naive_levels(const struct naive_book *book, uint32_t instrument, int32_t side,
		      hft_level *out, uint32_t cap)
{
	const struct naive_side *s = side_of(book, instrument, (uint32_t)side - 1);
	uint32_t levels = 0;

	for (uint32_t i = 0; i < s->count; i++) {
		const struct naive_row *row = &s->rows[i];

		if (i == 0 || row->price != s->rows[i - 1].price) {
			if (levels == cap)
				break;
			out[levels++] = (hft_level){ .price = row->price };
		}
		out[levels - 1].qty += row->qty;
		out[levels - 1].orders += row->count;
	}
	return levels;
}

static hft_book_order order_at(const struct naive_book *book, const struct naive_place *place)
{
	const struct naive_side *side = side_of(book, place->instrument, place->side);
	const struct naive_row *row = &side->rows[place->at];

	return (hft_book_order){ row->id,  row->priority,     row->price,
				 row->qty, place->instrument, place->side + 1 };
}

uint32_t naive_orders(const struct naive_book *book, uint32_t instrument, int32_t side,
		      hft_book_order *out, uint32_t cap)
{
	struct naive_place place = { instrument, (uint32_t)side - 1, 0 };
	const struct naive_side *s;

	if (book->depth != 3)
		return 0;
	s = side_of(book, instrument, place.side);
	for (; place.at < s->count && place.at < cap; place.at++)
		out[place.at] = order_at(book, &place);
	return place.at;
}

static bool find_named(const struct naive_book *book, uint32_t instrument, uint64_t id,
		       struct naive_place *place)
{
	return find(book, instrument, id, place) &&
	       (instrument == 0 || instrument == place->instrument);
}

hft_status naive_order_get(const struct naive_book *book, uint32_t instrument, uint64_t id,
			   hft_book_order *out)
{
	struct naive_place place;

	if (!find_named(book, instrument, id, &place))
		return HFT_E_NOTFOUND;
	*out = order_at(book, &place);
	return HFT_OK;
}

hft_status naive_queue(const struct naive_book *book, uint32_t instrument, uint64_t id,
		       hft_queue_position *out)
{
	const struct naive_side *s;
	struct naive_place place;

	if (!find_named(book, instrument, id, &place))
		return HFT_E_NOTFOUND;
	memset(out, 0, sizeof(*out));
	s = side_of(book, place.instrument, place.side);
	for (uint32_t i = 0; i < s->count; i++) {
		if (s->rows[i].price != s->rows[place.at].price)
			continue;
		out->qty_level += s->rows[i].qty;
		out->orders_level++;
		out->qty_ahead += i < place.at ? s->rows[i].qty : 0;
		out->orders_ahead += i < place.at;
	}
	return HFT_OK;
}

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

uint64_t naive_hash(const struct naive_book *book)
{
	uint64_t hash = 0;

	for (uint32_t owner = 2; owner <= book->instruments_max * 2 + 1; owner++) {
		const struct naive_side *s = side_of(book, owner / 2, owner % 2);

		if (s->count != 0)
			hash = hash_word(hash, owner);
		for (uint32_t i = 0; i < s->count; i++) {
			if (book->depth == 3)
				hash = hash_word(hash, s->rows[i].id);
			hash = hash_word(hash, (uint64_t)s->rows[i].price);
			hash = hash_word(hash, (uint64_t)s->rows[i].qty);
			if (book->depth != 3)
				hash = hash_word(hash, s->rows[i].count);
		}
	}
	return hash;
}
