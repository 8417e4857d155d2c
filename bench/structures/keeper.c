/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The least that keeping books of orders takes: orders linked by number, the slot freed last used
 * first, an id proved absent when it comes. COMBO is this pair's name; INDEX and LEVELS name its
 * structures and give the prefix of their calls.
 */
#include INDEX_HEADER
#include LEVELS_HEADER

#include <stdlib.h>

#define GLUE2(a, b) a##_##b
#define GLUE(a, b) GLUE2(a, b)
#define TEXT2(a) #a
#define TEXT(a) TEXT2(a)
#define INDEX_CALL(call) GLUE(INDEX, call)
#define LEVELS_CALL(call) GLUE(LEVELS, call)

struct keeper {
	struct arena arena;
	struct order *orders;
	uint32_t free;
	uint32_t used;
	uint32_t live;
	struct INDEX index;
	struct LEVELS levels;
};

static void keeper_link(struct keeper *k, uint32_t slot, int64_t key)
{
	struct order *o = &k->orders[slot];

	o->level = LEVELS_CALL(find_or_open)(&k->levels, o->side, key);
	o->prev = LEVELS_CALL(record)(&k->levels, o->level)->tail;
	o->next = 0;
	if (o->prev != 0)
		k->orders[o->prev].next = slot;
	else
		LEVELS_CALL(record)(&k->levels, o->level)->head = slot;
	LEVELS_CALL(record)(&k->levels, o->level)->tail = slot;
	LEVELS_CALL(record)(&k->levels, o->level)->qty += o->qty;
	LEVELS_CALL(record)(&k->levels, o->level)->count++;
}

static void keeper_unlink(struct keeper *k, uint32_t slot)
{
	struct order *o = &k->orders[slot];
	uint32_t *head = &LEVELS_CALL(record)(&k->levels, o->level)->head;
	uint32_t *tail = &LEVELS_CALL(record)(&k->levels, o->level)->tail;

	*(o->prev != 0 ? &k->orders[o->prev].next : head) = o->next;
	*(o->next != 0 ? &k->orders[o->next].prev : tail) = o->prev;
	LEVELS_CALL(record)(&k->levels, o->level)->qty -= o->qty;
	if (--LEVELS_CALL(record)(&k->levels, o->level)->count == 0)
		LEVELS_CALL(close)(&k->levels, o->side, o->level);
}

static inline int64_t key_of(uint32_t side, int64_t price)
{
	return (side & 1) != 0 ? -price : price;
}

static void keeper_add(struct keeper *k, const hft_event *e, uint64_t id, uint32_t side)
{
	uint32_t slot = k->free != 0 ? k->free : k->used + 1;
	struct order *o = &k->orders[slot];

	if (!INDEX_CALL(put)(&k->index, id, slot))
		return;
	if (k->free != 0)
		k->free = o->next;
	else
		k->used++;
	o->id = id;
	o->qty = (uint32_t)e->qty;
	o->side = side;
	keeper_link(k, slot, key_of(side, e->price));
	k->live++;
}

static void keeper_drop(struct keeper *k, uint32_t slot, const struct place *place)
{
	keeper_unlink(k, slot);
	INDEX_CALL(erase)(&k->index, place);
	k->orders[slot].next = k->free;
	k->free = slot;
	k->live--;
}

static void keeper_reduce(struct keeper *k, uint32_t slot, const struct place *place, uint32_t qty)
{
	struct order *o = &k->orders[slot];

	if (qty >= o->qty) {
		keeper_drop(k, slot, place);
		return;
	}
	o->qty -= qty;
	LEVELS_CALL(record)(&k->levels, o->level)->qty -= qty;
}

static int64_t keeper_key(struct keeper *k, const struct order *o)
{
#if LEVELS_ARE_TREE
	return key_of(o->side, LEVELS_CALL(record)(&k->levels, o->level)->price);
#else
	return LEVELS_CALL(record)(&k->levels, o->level)->key;
#endif
}

static void keeper_modify(struct keeper *k, const hft_event *e, uint32_t slot,
			  const struct place *place)
{
	struct order *o = &k->orders[slot];
	int64_t key;

	if (e->flags & HFT_EVENT_KEEPS_PRIORITY) {
		keeper_reduce(k, slot, place, o->qty - (uint32_t)e->qty);
		return;
	}
	key = e->price != HFT_PRICE_NONE ? key_of(o->side, e->price) : keeper_key(k, o);
	keeper_unlink(k, slot);
	o->qty = (uint32_t)e->qty;
	keeper_link(k, slot, key);
}

static inline void keeper_apply(struct keeper *k, const hft_event *e)
{
	struct place place = { .at = 0 };
	uint32_t slot, side;

	if (e->kind == HFT_EVENT_ADD) {
		keeper_add(k, e, e->order_id, e->instrument * 2 + (e->side == HFT_SIDE_ASK));
		return;
	}
	if (e->kind > HFT_EVENT_EXECUTE)
		return;
	slot = INDEX_CALL(find)(&k->index, e->order_id, &place);
	if (slot == 0)
		return;
	side = k->orders[slot].side;
	if (e->kind == HFT_EVENT_DELETE) {
		keeper_drop(k, slot, &place);
	} else if (e->kind == HFT_EVENT_REPLACE) {
		keeper_drop(k, slot, &place);
		keeper_add(k, e, e->aux, side);
	} else if (e->kind == HFT_EVENT_MODIFY) {
		keeper_modify(k, e, slot, &place);
	} else {
		keeper_reduce(k, slot, &place, (uint32_t)e->qty);
	}
}

static inline void look_far(const struct keeper *k, const hft_event *e)
{
	if (e->kind > HFT_EVENT_EXECUTE)
		return;
	INDEX_CALL(prefetch)(&k->index, e->order_id);
	LEVELS_CALL(prefetch_side)(&k->levels, e->instrument * 2 + (e->side == HFT_SIDE_ASK));
}

/* Returns the order that the event names, most likely. */
static inline uint32_t look_mid(const struct keeper *k, const hft_event *e)
{
	uint32_t side = e->instrument * 2 + (e->side == HFT_SIDE_ASK), order = 0;

	if (e->kind == HFT_EVENT_ADD) {
		LEVELS_CALL(prefetch)(&k->levels, side, key_of(side, e->price));
	} else if (e->kind <= HFT_EVENT_EXECUTE) {
		order = INDEX_CALL(guess)(&k->index, e->order_id);
		prefetch(&k->orders[order]);
	}
	return order;
}

static inline void look_near(const struct keeper *k, const hft_event *e, uint32_t order)
{
	uint32_t side = e->instrument * 2 + (e->side == HFT_SIDE_ASK), level;
	const struct order *o = &k->orders[order];

	if (e->kind == HFT_EVENT_ADD) {
		level = LEVELS_CALL(guess)(&k->levels, side, key_of(side, e->price));
		prefetch(&k->orders[LEVELS_CALL(record)(&k->levels, level)->tail]);
	} else if (e->kind <= HFT_EVENT_EXECUTE) {
		prefetch(LEVELS_CALL(record)(&k->levels, o->level));
		prefetch(&k->orders[o->prev]);
		prefetch(&k->orders[o->next]);
	}
}

enum { LOOK = 64 }; /* more than any distance */

static void keeper_run_ahead(struct keeper *k, const hft_event *events, uint32_t n,
			     struct ahead ahead)
{
	uint32_t orders[LOOK] = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		uint32_t mid = i + ahead.mid, near = i + ahead.near;

		if (i + ahead.far < n)
			look_far(k, &events[i + ahead.far]);
		if (mid < n)
			orders[mid % LOOK] = look_mid(k, &events[mid]);
		if (near < n)
			look_near(k, &events[near], orders[near % LOOK]);
		keeper_apply(k, &events[i]);
	}
}

static void keeper_run(void *keeper, const hft_event *events, uint32_t n, struct ahead ahead)
{
	struct keeper *k = keeper;

	if (ahead.far != 0) {
		keeper_run_ahead(k, events, n, ahead);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		keeper_apply(k, &events[i]);
}

static void keeper_destroy(void *keeper)
{
	struct keeper *k = keeper;

	arena_close(&k->arena);
	free(k);
}

static void *keeper_create(const struct size *size)
{
	struct keeper *k = calloc(1, sizeof(*k));

	if (k == NULL || arena_open(&k->arena) < 0) {
		free(k);
		return NULL;
	}
	k->orders = arena_take(&k->arena, size->orders + UINT64_C(2), sizeof(*k->orders));
	if (k->orders == NULL || INDEX_CALL(open)(&k->index, &k->arena, size, k->orders) < 0 ||
	    LEVELS_CALL(open)(&k->levels, &k->arena, size) < 0) {
		keeper_destroy(k);
		return NULL;
	}
	return k;
}

static uint32_t keeper_walk(const void *keeper, uint32_t side, int64_t *prices, uint64_t *qtys,
			    uint32_t cap)
{
	const struct keeper *k = keeper;
	uint32_t level = LEVELS_CALL(best)(&k->levels, side), n = 0;

	for (; level != 0 && n < cap; n++) {
		struct order o = { .side = side, .level = level };

		prices[n] = key_of(side, keeper_key((struct keeper *)keeper, &o));
		qtys[n] = (uint64_t)LEVELS_CALL(record)(&k->levels, level)->qty;
		level = LEVELS_CALL(worse)(&k->levels, side, level);
	}
	return n;
}

static void keeper_best(const void *keeper, uint32_t instrument, struct best *out)
{
	for (uint32_t side = 0; side < 2; side++) {
		if (keeper_walk(keeper, instrument * 2 + side, &out->price[side], &out->qty[side],
				1) == 1)
			continue;
		out->price[side] = HFT_PRICE_NONE;
		out->qty[side] = 0;
	}
}

static void keeper_bytes(const void *keeper, struct keeper_bytes *out)
{
	const struct keeper *k = keeper;

	out->index = INDEX_CALL(bytes)(&k->index);
	out->levels = LEVELS_CALL(bytes)(&k->levels);
}

static uint32_t keeper_live(const void *keeper)
{
	return ((const struct keeper *)keeper)->live;
}

extern const struct keeper_kind COMBO;
const struct keeper_kind COMBO = {
	.name = TEXT(COMBO),
	.index = TEXT(INDEX_NAME),
	.levels = TEXT(LEVELS_NAME),
	.create = keeper_create,
	.destroy = keeper_destroy,
	.run = keeper_run,
	.best = keeper_best,
	.walk = keeper_walk,
	.bytes = keeper_bytes,
	.live = keeper_live,
};
