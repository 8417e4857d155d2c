/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdlib.h>
#include <sys/mman.h>

/*
 * Orders of 32 bytes linked by number, the slot freed last used first; levels of 16 bytes in a band
 * of ticks around the first price, one bit each, 64 words under one summary word; ids in a table,
 * or hashed, probed in line and deleted by shifting back. Orders outside the band rest in the
 * index only.
 */
enum { WORDS_MAX = 64, AHEAD = 16, SMALL = 4096, NONE = UINT16_MAX };

#define TICK UINT64_C(10000000)

struct order {
	uint64_t id;
	uint32_t prev;
	uint32_t next;
	uint32_t qty;
	uint32_t book;   /* instrument x 2, + 1 for asks */
	uint32_t tick;   /* in the band, or NONE = outside it */
	uint32_t pad;
};

struct level {
	uint32_t head;
	uint32_t tail;
	uint64_t qty;
};

/* Words and levels follow it: what one event touches lies in one or two pages. */
struct side {
	uint64_t summary;
	int64_t base;    /* price of tick 0, HFT_PRICE_NONE before the first order */
	uint32_t best;   /* NONE = empty */
	uint32_t pad;
	uint64_t words[];
};

struct slot {
	uint64_t id;     /* 0 = free; ids are kept + 1 */
	uint32_t order;
	uint32_t pad;
};

struct floor {
	uint8_t *sides;
	struct order *orders; /* 0 unused */
	struct slot *slots;
	uint32_t *table;
	uint64_t mask;
	uint64_t stride;  /* from side to side */
	uint64_t band;    /* in price */
	uint32_t levels;  /* bytes from a side to its levels */
	uint32_t free;
	uint32_t used;
	uint32_t live;
	uint32_t shift;
	uint64_t bytes[4];
};

_Static_assert(sizeof(struct order) == 32, "two to a cache line");
_Static_assert(sizeof(struct level) == 16, "four to a cache line");

/*
 * gcc takes a function that does nothing but prefetch for one without effect, and drops its calls;
 * the empty statement is an effect.
 */
static void ask_for(const void *p)
{
	__builtin_prefetch(p, 1);
	__asm__ volatile("" : : "r"(p));
}

static struct side *side_of(const struct floor *f, uint32_t book)
{
	return (struct side *)(f->sides + book * f->stride);
}

static struct level *level_of(const struct floor *f, struct side *s, uint32_t tick)
{
	return (struct level *)((uint8_t *)s + f->levels) + tick;
}

static uint64_t home(const struct floor *f, uint64_t id)
{
	/* Ids given one after another come to lie far apart, and evenly. */
	return id * UINT64_C(0x9e3779b97f4a7c15) >> f->shift;
}

/* The slot of an id in use, else the free one where the search ends. */
static uint64_t find(const struct floor *f, uint64_t id)
{
	uint64_t i = home(f, id);

	while (f->slots[i].id != id + 1 && f->slots[i].id != 0)
		i = (i + 1) & f->mask;
	return i;
}

static void index_insert(struct floor *f, uint64_t id, uint32_t order)
{
	uint64_t i;

	if (f->table != NULL) {
		f->table[id] = order;
		return;
	}
	for (i = home(f, id); f->slots[i].id != 0; i = (i + 1) & f->mask)
		;
	f->slots[i] = (struct slot){ .id = id + 1, .order = order };
}

/* Returns the order, 0 if there is none. */
static uint32_t index_find(const struct floor *f, uint64_t id)
{
	return f->table != NULL ? f->table[id] : f->slots[find(f, id)].order;
}

static void index_remove(struct floor *f, uint64_t id)
{
	uint64_t hole, i;

	if (f->table != NULL) {
		f->table[id] = 0;
		return;
	}
	hole = find(f, id);
	for (i = (hole + 1) & f->mask; f->slots[i].id != 0; i = (i + 1) & f->mask) {
		/* A slot may fill the hole unless its home lies between the two. */
		if (((i - home(f, f->slots[i].id - 1)) & f->mask) >= ((i - hole) & f->mask)) {
			f->slots[hole] = f->slots[i];
			hole = i;
		}
	}
	f->slots[hole] = (struct slot){ 0 };
}

static uint32_t tick_of(const struct floor *f, const struct side *s, int64_t price)
{
	uint64_t off = (uint64_t)(price - s->base);

	if (off >= f->band)
		return NONE;
	/* off / TICK: 78125 x 2^7 divides by a reciprocal that is exact below 4096 ticks. */
	return (uint32_t)((off >> 7) * UINT64_C(3602879702) >> 48);
}

static void level_fill(struct side *s, uint32_t tick, bool ask)
{
	s->words[tick / 64] |= UINT64_C(1) << tick % 64;
	s->summary |= UINT64_C(1) << tick / 64;
	if (s->best == NONE || (ask ? tick < s->best : tick > s->best))
		s->best = tick;
}

static void level_empty(struct side *s, uint32_t tick, bool ask)
{
	s->words[tick / 64] &= ~(UINT64_C(1) << tick % 64);
	if (s->words[tick / 64] == 0)
		s->summary &= ~(UINT64_C(1) << tick / 64);
	if (tick != s->best)
		return;
	if (s->summary == 0) {
		s->best = NONE;
		return;
	}
	if (ask) {
		uint32_t word = (uint32_t)__builtin_ctzll(s->summary);

		s->best = word * 64 + (uint32_t)__builtin_ctzll(s->words[word]);
	} else {
		uint32_t word = 63 - (uint32_t)__builtin_clzll(s->summary);

		s->best = word * 64 + 63 - (uint32_t)__builtin_clzll(s->words[word]);
	}
}

static void link_order(struct floor *f, uint32_t slot)
{
	struct order *o = &f->orders[slot];
	struct side *s = side_of(f, o->book);
	struct level *l;

	if (o->tick == NONE)
		return;
	l = level_of(f, s, o->tick);
	o->prev = l->tail;
	o->next = 0;
	if (l->tail != 0) {
		f->orders[l->tail].next = slot;
	} else {
		l->head = slot;
		level_fill(s, o->tick, o->book & 1);
	}
	l->tail = slot;
	l->qty += o->qty;
}

static void unlink_order(struct floor *f, uint32_t slot)
{
	struct order *o = &f->orders[slot];
	struct side *s = side_of(f, o->book);
	struct level *l;

	if (o->tick == NONE)
		return;
	l = level_of(f, s, o->tick);
	*(o->prev != 0 ? &f->orders[o->prev].next : &l->head) = o->next;
	*(o->next != 0 ? &f->orders[o->next].prev : &l->tail) = o->prev;
	l->qty -= o->qty;
	if (l->head == 0)
		level_empty(s, o->tick, o->book & 1);
}

static void set_price(struct floor *f, struct order *o, int64_t price)
{
	struct side *s = side_of(f, o->book);

	if (s->base == HFT_PRICE_NONE)
		s->base = price - (int64_t)(f->band / 2);
	o->tick = tick_of(f, s, price);
}

static void rest(struct floor *f, uint64_t id, uint32_t book, int64_t price, uint32_t qty)
{
	uint32_t slot = f->free;
	struct order *o;

	if (slot != 0)
		f->free = f->orders[slot].next;
	else
		slot = ++f->used;
	o = &f->orders[slot];
	o->id = id;
	o->qty = qty;
	o->book = book;
	set_price(f, o, price);
	index_insert(f, id, slot);
	link_order(f, slot);
	f->live++;
}

static void add(struct floor *f, const hft_event *e, uint64_t id, uint32_t book)
{
	rest(f, id, book, e->price, (uint32_t)e->qty);
}

static void forget(struct floor *f, uint32_t slot)
{
	index_remove(f, f->orders[slot].id);
	f->orders[slot].next = f->free;
	f->free = slot;
	f->live--;
}

static void drop(struct floor *f, uint32_t slot)
{
	unlink_order(f, slot);
	forget(f, slot);
}

static void reduce(struct floor *f, uint32_t slot, uint32_t qty)
{
	struct order *o = &f->orders[slot];

	if (qty >= o->qty) {
		drop(f, slot);
		return;
	}
	o->qty -= qty;
	if (o->tick != NONE)
		level_of(f, side_of(f, o->book), o->tick)->qty -= qty;
}

static void modify(struct floor *f, const hft_event *e, uint32_t slot)
{
	struct order *o = &f->orders[slot];

	if (e->flags & HFT_EVENT_KEEPS_PRIORITY) {
		reduce(f, slot, o->qty - (uint32_t)e->qty);
		return;
	}
	unlink_order(f, slot);
	o->qty = (uint32_t)e->qty;
	if (e->price != HFT_PRICE_NONE)
		set_price(f, o, e->price);
	link_order(f, slot);
}

static void replace(struct floor *f, const hft_event *e, uint32_t slot)
{
	uint32_t book = f->orders[slot].book;

	drop(f, slot);
	add(f, e, e->aux, book);
}

void floor_apply(struct floor *f, const hft_event *e)
{
	uint32_t slot;

	if (e->kind == HFT_EVENT_ADD) {
		add(f, e, e->order_id, e->instrument * 2 + (e->side == HFT_SIDE_ASK));
		return;
	}
	if (e->kind > HFT_EVENT_EXECUTE)
		return;
	slot = index_find(f, e->order_id);
	if (slot == 0)
		return;
	if (e->kind == HFT_EVENT_DELETE)
		drop(f, slot);
	else if (e->kind == HFT_EVENT_REPLACE)
		replace(f, e, slot);
	else if (e->kind == HFT_EVENT_MODIFY)
		modify(f, e, slot);
	else
		reduce(f, slot, (uint32_t)e->qty);
}

static void prefetch_index(const struct floor *f, uint64_t id)
{
	if (f->table != NULL)
		ask_for(&f->table[id]);
	else
		ask_for(&f->slots[home(f, id)]);
}

/* The first slot's word only: a longer probe is not worth waiting for. */
static uint32_t guess(const struct floor *f, uint64_t id)
{
	return f->table != NULL ? f->table[id] : f->slots[home(f, id)].order;
}

/* 16 ahead the index, 8 ahead the order or level, 4 ahead the order's level and neighbours. */
static void look_ahead(const struct floor *f, const hft_event *e, uint32_t left)
{
	const hft_event *far = &e[AHEAD], *mid = &e[AHEAD / 2], *near = &e[AHEAD / 4];

	if (left > AHEAD && far->kind <= HFT_EVENT_EXECUTE)
		prefetch_index(f, far->order_id);
	if (left > AHEAD / 2 && mid->kind == HFT_EVENT_ADD) {
		struct side *s = side_of(f, mid->instrument * 2 + (mid->side == HFT_SIDE_ASK));

		ask_for(level_of(f, s, tick_of(f, s, mid->price)));
	} else if (left > AHEAD / 2 && mid->kind <= HFT_EVENT_EXECUTE) {
		ask_for(&f->orders[guess(f, mid->order_id)]);
	}
	if (left > AHEAD / 4 && near->kind <= HFT_EVENT_EXECUTE && near->kind != HFT_EVENT_ADD) {
		const struct order *o = &f->orders[guess(f, near->order_id)];

		ask_for(level_of(f, side_of(f, o->book), o->tick));
		ask_for(&f->orders[o->prev]);
		ask_for(&f->orders[o->next]);
	}
}

void floor_apply_n(struct floor *f, const hft_event *events, uint32_t n)
{
	/* What fits the private cache gains nothing by looking ahead. */
	if (f->live < SMALL) {
		for (uint32_t i = 0; i < n; i++)
			floor_apply(f, &events[i]);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		look_ahead(f, &events[i], n - i);
		floor_apply(f, &events[i]);
	}
}

/*
 * Trade with the other side, best price first, oldest first, at the maker's price, up to a limit.
 * Returns how many trades; *qty is what is left.
 */
static uint32_t meet(struct floor *f, uint64_t id, uint32_t book, int64_t limit, uint32_t *qty,
		     struct floor_trade *out)
{
	struct side *s = side_of(f, book ^ 1);
	uint32_t n = 0;

	while (*qty > 0 && s->best != NONE) {
		int64_t price = s->base + (int64_t)(s->best * TICK);
		uint32_t slot = level_of(f, s, s->best)->head;
		struct order *o = &f->orders[slot];
		uint32_t traded = *qty < o->qty ? *qty : o->qty;

		if ((book & 1) != 0 ? price < limit : price > limit)
			break;
		out[n++] = (struct floor_trade){ o->id, id, price, traded };
		*qty -= traded;
		reduce(f, slot, traded);
	}
	return n;
}

static uint32_t match_new(struct floor *f, const hft_order *c, struct floor_trade *out)
{
	uint32_t book = c->instrument * 2 + (c->side == HFT_SIDE_ASK);
	uint32_t qty = (uint32_t)c->qty;
	int64_t limit = c->price;
	uint32_t n;

	if (c->ord_type == HFT_TYPE_MARKET)
		limit = (book & 1) != 0 ? INT64_MIN : INT64_MAX;
	n = meet(f, c->order_id, book, limit, &qty, out);
	if (qty > 0 && c->tif == HFT_TIF_GTC)
		rest(f, c->order_id, book, c->price, qty);
	return n;
}

static uint32_t match_replace(struct floor *f, const hft_order *c, uint32_t slot,
			      struct floor_trade *out)
{
	struct order *o = &f->orders[slot];
	uint32_t qty = (uint32_t)c->qty;
	uint32_t n;

	if (qty <= o->qty && tick_of(f, side_of(f, o->book), c->price) == o->tick) {
		reduce(f, slot, o->qty - qty);
		return 0;
	}
	unlink_order(f, slot);
	n = meet(f, o->id, o->book, c->price, &qty, out);
	if (qty == 0) {
		forget(f, slot);
		return n;
	}
	o->qty = qty;
	set_price(f, o, c->price);
	link_order(f, slot);
	return n;
}

uint32_t floor_match(struct floor *f, const hft_order *c, struct floor_trade *out)
{
	uint32_t slot;

	if (c->kind == HFT_ORDER_NEW)
		return match_new(f, c, out);
	slot = index_find(f, c->order_id);
	if (slot == 0)
		return 0;
	if (c->kind == HFT_ORDER_REPLACE)
		return match_replace(f, c, slot, out);
	drop(f, slot);
	return 0;
}

/* As look_ahead(). */
static void look_ahead_match(const struct floor *f, const hft_order *c, uint32_t left)
{
	const hft_order *mid = &c[AHEAD / 2], *near = &c[AHEAD / 4];

	if (left > AHEAD)
		prefetch_index(f, c[AHEAD].order_id);
	if (left > AHEAD / 2 && mid->kind == HFT_ORDER_NEW) {
		struct side *s = side_of(f, mid->instrument * 2 + (mid->side == HFT_SIDE_ASK));

		ask_for(level_of(f, s, tick_of(f, s, mid->price)));
	} else if (left > AHEAD / 2) {
		ask_for(&f->orders[guess(f, mid->order_id)]);
	}
	if (left > AHEAD / 4 && near->kind != HFT_ORDER_NEW) {
		const struct order *o = &f->orders[guess(f, near->order_id)];

		ask_for(level_of(f, side_of(f, o->book), o->tick));
		ask_for(&f->orders[o->prev]);
		ask_for(&f->orders[o->next]);
	}
}

uint32_t floor_match_n(struct floor *f, const hft_order *orders, uint32_t n,
		       struct floor_trade *out)
{
	const bool ahead = f->live >= SMALL;
	uint32_t trades = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (ahead)
			look_ahead_match(f, &orders[i], n - i);
		trades += floor_match(f, &orders[i], out + trades);
	}
	return trades;
}

static void side_best(const struct floor *f, struct side *s, int64_t *price, uint64_t *qty)
{
	*price = s->best == NONE ? HFT_PRICE_NONE : s->base + (int64_t)(s->best * TICK);
	*qty = s->best == NONE ? 0 : level_of(f, s, s->best)->qty;
}

void floor_bbo_get(const struct floor *f, uint32_t instrument, struct floor_bbo *out)
{
	side_best(f, side_of(f, instrument * 2), &out->bid_price, &out->bid_qty);
	side_best(f, side_of(f, instrument * 2 + 1), &out->ask_price, &out->ask_qty);
}

uint32_t floor_live(const struct floor *f)
{
	return f->live;
}

/* Zeroed pages, touched as they are used. */
static void *pages(uint64_t bytes, uint64_t *taken)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	*taken = p == MAP_FAILED ? 0 : bytes;
	return p == MAP_FAILED ? NULL : p;
}

struct floor *floor_create(const struct floor_config *config)
{
	const uint32_t sides = (config->instruments + 1) * 2;
	struct floor *f = calloc(1, sizeof(*f));
	uint32_t bits = 4;

	if (f == NULL || config->ticks > WORDS_MAX * 64 || config->ticks % 64 != 0) {
		free(f);
		return NULL;
	}
	while (UINT64_C(1) << bits < 2 * (uint64_t)config->orders)
		bits++;
	f->mask = (UINT64_C(1) << bits) - 1;
	f->shift = 64 - bits;
	f->band = config->ticks * TICK;
	f->levels = (uint32_t)(sizeof(struct side) + config->ticks / 64 * sizeof(uint64_t));
	f->stride = (f->levels + config->ticks * sizeof(struct level) + 63) & ~UINT64_C(63);
	f->sides = pages(sides * f->stride, &f->bytes[0]);
	f->orders = pages((config->orders + UINT64_C(2)) * sizeof(*f->orders), &f->bytes[1]);
	if (config->ids > 0)
		f->table = pages((config->ids + 1) * sizeof(*f->table), &f->bytes[2]);
	else
		f->slots = pages((f->mask + 1) * sizeof(*f->slots), &f->bytes[3]);
	if (f->sides == NULL || f->orders == NULL || (f->table == NULL && f->slots == NULL)) {
		floor_destroy(f);
		return NULL;
	}
	for (uint32_t i = 0; i < sides; i++) {
		side_of(f, i)->base = HFT_PRICE_NONE;
		side_of(f, i)->best = NONE;
	}
	return f;
}

void floor_destroy(struct floor *f)
{
	if (f == NULL)
		return;
	munmap(f->sides, f->bytes[0]);
	munmap(f->orders, f->bytes[1]);
	munmap(f->table, f->bytes[2]);
	munmap(f->slots, f->bytes[3]);
	free(f);
}
