/* SPDX-License-Identifier: Apache-2.0 */
#include "own/rows.h"

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

static uint64_t hash_words(uint64_t hash, const uint64_t *words, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		hash = hash_word(hash, words[i]);
	return hash;
}

static uint64_t hash_terms(uint64_t hash, const struct hft_own_order *o)
{
	const uint64_t words[] = {
		o->order_id,
		o->client_id,
		o->ref_id,
		(uint64_t)o->price,
		(uint64_t)o->qty,
		(uint64_t)o->open,
		(uint64_t)o->cum_qty,
		o->value_lo,
		(uint64_t)o->value_hi,
		(uint64_t)o->display_qty,
		(uint64_t)o->expire_ts,
		(uint64_t)o->instrument << 32 | o->party,
		(uint64_t)o->order_flags << 32 | (uint32_t)o->session << 16 | o->side,
		(uint64_t)o->ord_type << 32 | (uint32_t)o->tif << 24 | (uint32_t)o->state << 16 |
			(uint32_t)o->flags << 8 | o->fills,
	};

	return hash_words(hash, words, sizeof(words) / sizeof(words[0]));
}

/* What is asked for counts while it is on its way; what its hold is, is risk's. */
static uint64_t hash_ask(uint64_t hash, const struct hft_own_order *o)
{
	const uint64_t words[] = {
		o->ask_client_id,
		(uint64_t)o->ask_qty,
		(uint64_t)o->ask_flags << 32 | o->ask_session,
	};
	const uint64_t terms[] = { (uint64_t)o->ask_price, (uint64_t)o->ask_display_qty,
				   (uint64_t)o->ask_expire_ts,
				   (uint64_t)o->ask_ord_type << 8 | o->ask_tif };

	if (o->state == HFT_OWN_PENDING_CANCEL || o->state == HFT_OWN_PENDING_REPLACE)
		hash = hash_words(hash, words, 3);
	if (o->state == HFT_OWN_PENDING_REPLACE)
		hash = hash_words(hash, terms, 4);
	return hash;
}

static uint64_t hash_list(const struct hft_own *own, uint64_t hash, const struct hft_own_list *list)
{
	hash = hash_word(hash, list->count);
	for (uint32_t row = list->head; row != 0; row = own->orders[row].next) {
		const struct hft_own_order *o = &own->orders[row];

		hash = hash_ask(hash_terms(hash, o), o);
		for (uint32_t t = o->trade_first; t != 0; t = own->trades[t].next) {
			hash = hash_word(hash, own->trades[t].trade_id);
			hash = hash_word(hash, (uint64_t)own->trades[t].price);
			hash = hash_word(hash, (uint64_t)own->trades[t].qty << 1 |
						       own->trades[t].busted);
		}
	}
	return hash;
}

uint64_t hft_own_hash(const struct hft_own *own)
{
	uint64_t hash = hash_word(0, own->last_id);

	hash = hash_list(own, hash, &own->live);
	hash = hash_list(own, hash, &own->done);
	return hash_list(own, hash, &own->filled);
}

struct sums {
	uint64_t orders;
	uint64_t trades;
};

/* The fills of an order, and, while none has been forgotten, that they add up to what it tells. */
static bool trades_check(const struct hft_own *own, const struct hft_own_order *o,
			 struct sums *sums)
{
	uint32_t row = hft_own_row(own, o);
	uint32_t last = 0;
	__int128 value = 0;
	int64_t qty = 0;

	for (uint32_t t = o->trade_first; t != 0; t = own->trades[t].next) {
		const struct hft_own_trade *trade = &own->trades[t];

		if (trade->order != row || sums->trades++ >= own->all_trades.count ||
		    hft_own_trade_find(own, o, trade->trade_id) != trade)
			return false;
		qty += trade->busted ? 0 : trade->qty;
		value += trade->busted ? 0 : (__int128)trade->price * trade->qty;
		last = t;
	}
	if ((o->flags & HFT_OWN_FORGETS) == 0 &&
	    (qty != o->cum_qty || value != hft_own_value(o)))
		return false;
	return last == o->trade_last && (o->fills || last == 0);
}

static bool order_check(const struct hft_own *own, const struct hft_own_order *o, bool live)
{
	if (hft_index_find(&own->index, o->order_id, 0) != hft_own_row(own, o) ||
	    o->order_id > own->last_id)
		return false;
	if (o->open < 0 || o->cum_qty < 0 || o->qty < 1)
		return false;
	switch (o->state) {
	case HFT_OWN_PENDING_NEW:
		return live && o->open == o->qty && !o->fills;
	case HFT_OWN_LIVE:
		return live && o->open > 0 && (o->flags & HFT_OWN_CANCEL_WANTED) == 0;
	case HFT_OWN_PENDING_CANCEL:
	case HFT_OWN_PENDING_REPLACE:
		return live;
	default:
		return o->state == HFT_OWN_DONE && !live && o->open == 0;
	}
}

static bool list_check(const struct hft_own *own, const struct hft_own_list *list,
		       struct sums *sums)
{
	bool live = list == &own->live;
	uint64_t id = 0;
	uint32_t count = 0;
	uint32_t prev = 0;

	for (uint32_t row = list->head; row != 0; row = own->orders[row].next) {
		const struct hft_own_order *o = &own->orders[row];

		if (o->prev != prev || count++ >= list->count || !order_check(own, o, live) ||
		    !trades_check(own, o, sums))
			return false;
		if ((live && o->order_id <= id) ||
		    (!live && (o->fills != 0) != (list == &own->filled)))
			return false;
		id = o->order_id;
		prev = row;
	}
	sums->orders += count;
	return prev == list->tail && count == list->count;
}

static bool ages_check(const struct hft_own *own)
{
	const struct hft_own_list *all = &own->all_trades;
	uint32_t count = 0;
	uint32_t older = 0;

	for (uint32_t t = all->head; t != 0; t = own->trades[t].newer) {
		if (own->trades[t].older != older || count++ >= all->count)
			return false;
		older = t;
	}
	return older == all->tail && count == all->count && count == own->trade_index.live &&
	       count <= own->config.trades_max;
}

bool hft_own_consistent(const struct hft_own *own)
{
	struct sums sums = { 0 };

	if (own->broken || own->live.count > own->config.orders_max)
		return false;
	if (!list_check(own, &own->live, &sums) || !list_check(own, &own->done, &sums) ||
	    !list_check(own, &own->filled, &sums))
		return false;
	return sums.orders == own->index.live && sums.trades == own->all_trades.count &&
	       ages_check(own);
}
