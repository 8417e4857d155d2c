/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_LADDER_LADDER_H
#define HFT_LADDER_LADDER_H
/*
 * The price-time structure under every book: orders in queues, queues in levels, levels in one
 * ordered tree a side. Arrays sit in reserved address space, slots are numbered from 1, and the
 * slot freed last is taken first, so memory follows the peak of what is live and stays warm.
 *
 * Levels are found by key: the price of a bid, the complement of an ask's, so that the best level
 * of either side has the greatest key, and the leaf that holds it is kept at hand. A price costs
 * the same whatever its distance from the others. Before the tree is asked, a hint of where the
 * price was seen last is tried: it need not be right, for the level itself proves it.
 */
#include "core/core.h"
#include "ladder/index.h"

enum {
	HFT_LADDER_FANOUT = 20,
	HFT_LADDER_HEIGHT_MAX = 24, /* levels in 2^26 need 11 */
	HFT_LADDER_HINTS_MIN = 16, /* a side: a cache line */
	HFT_LADDER_HINTS_MAX = 4096
};

#define HFT_LADDER_QTY_MAX ((int64_t)1 << 62)

struct hft_ladder_order {
	uint64_t id;
	int64_t qty;
	uint32_t prev; /* towards the front of the queue */
	uint32_t next;
	uint32_t level; /* 0 = the slot is free, next leads to another */
	uint32_t owner;
};

struct hft_ladder_level {
	int64_t price;
	int64_t qty;
	uint32_t head; /* the free list while count is unused */
	uint32_t tail;
	uint32_t count;
	uint32_t owner; /* instrument * 2 + (0 bid, 1 ask); 0 = the slot is free */
};

struct hft_ladder_node {
	uint32_t prev; /* leaf with lesser keys */
	uint32_t next;
	uint32_t count;
	uint32_t height; /* 0 = leaf: down are levels, else nodes */
	/* An inner node's keys[i] is a lower bound of down[i]; keys[0] is not read. */
	int64_t keys[HFT_LADDER_FANOUT];
	uint32_t down[HFT_LADDER_FANOUT];
};

_Static_assert(sizeof(struct hft_ladder_order) == 32, "two orders a cache line");
_Static_assert(sizeof(struct hft_ladder_level) == 32, "two levels a cache line");
_Static_assert(sizeof(struct hft_ladder_node) == 256, "a node is four cache lines");

struct hft_ladder_side {
	uint32_t root; /* 0 = empty */
	uint32_t tail; /* leaf of the best level */
	uint32_t best; /* best level, 0 = none */
	uint32_t count; /* levels */
};

/* Numbers 1 .. max of one array. */
struct hft_ladder_slots {
	uint32_t free;  /* freed last, 0 = none */
	uint32_t fresh; /* numbers ever taken */
	uint32_t live;
	uint32_t max;
};

struct hft_ladder {
	struct hft_ladder_order *orders;
	struct hft_ladder_level *levels;
	struct hft_ladder_node *nodes;
	uint64_t *priorities; /* by order; all 0 and untouched until one is given */
	uint32_t *hints;      /* by owner and price, the level seen there last */
	uint32_t hint_bits;
	uint32_t hint_mask;
	struct hft_ladder_slots order_slots;
	struct hft_ladder_slots level_slots;
	struct hft_ladder_slots node_slots;
	uint32_t has_priorities;
	uint32_t broken; /* an invariant failed: whoever owns the ladder must stop */
};

/* A level seen from the best towards the worst; level 0 = past the end. */
struct hft_ladder_cursor {
	uint32_t node;
	uint32_t slot;
	uint32_t level;
};

/* Place a ladder at base, or only measure it when base is NULL. Owners are below `owners`. */
uint64_t hft_ladder_place(struct hft_ladder *ladder, uint8_t *base, uint32_t owners,
			  uint32_t orders_max, uint32_t levels_max);
uint64_t hft_ladder_bytes_used(const struct hft_ladder *ladder);

/* The caller has checked that the price is new and level_slots has room. */
uint32_t hft_ladder_level_add(struct hft_ladder *ladder, struct hft_ladder_side *side,
			      int64_t price, uint32_t owner);
/* The level's queue must be empty, or the caller does not keep one. */
void hft_ladder_level_remove(struct hft_ladder *ladder, struct hft_ladder_side *side,
			     uint32_t level);
/* The level of a key, 0 = none, by descending from the root. */
uint32_t hft_ladder_descend(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			    int64_t key);
/* The best level whose key is less than this one, 0 = none. */
uint32_t hft_ladder_below(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			  int64_t key);
uint32_t hft_ladder_worst(const struct hft_ladder *ladder, const struct hft_ladder_side *side);
/* Put an order by priority, ascending, after its equals: work grows with the orders passed. */
void hft_ladder_push_by_priority(struct hft_ladder *ladder, uint32_t level, uint32_t order,
				 uint64_t priority);
/*
 * Fold a side into a hash: as its owner, then id, price and open quantity of each order, best level
 * first, in the order of its queue. An empty side changes nothing.
 */
uint64_t hft_ladder_hash(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			 uint32_t owner, uint64_t hash);
/* Every invariant of a side. Adds what it saw to *orders and *nodes. */
bool hft_ladder_side_check(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			   uint32_t owner, bool queues, uint64_t *orders, uint64_t *nodes);

/* What an index of the orders' ids is told; ids may be scoped by instrument. */
static inline struct hft_index_rows hft_ladder_rows(const struct hft_ladder *ladder, bool scoped)
{
	return (struct hft_index_rows){ .base = ladder->orders,
					.stride = sizeof(struct hft_ladder_order),
					.id_at = offsetof(struct hft_ladder_order, id),
					.scope_at = offsetof(struct hft_ladder_order, owner),
					.scope_shift = 1,
					.scope_mask = scoped ? UINT32_MAX : 0 };
}

static inline uint64_t hft_ladder_hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

static inline int64_t hft_ladder_key(int64_t price, uint32_t owner)
{
	return (owner & 1) == 0 ? price : ~price;
}

/*
 * Where the level of a price was seen last. Ticks of a cent, 5^7 * 2^7, are numbered one by one,
 * the factor being the inverse of 5^7: neighbours share a line, not an entry. Other ticks scatter.
 */
static inline uint32_t *hft_ladder_hint(const struct hft_ladder *ladder, uint32_t owner,
					int64_t price)
{
	uint64_t tick = (uint64_t)price * UINT64_C(0xe5032477ae8d46a5) >> 7;

	return &ladder->hints[((uint64_t)owner << ladder->hint_bits) +
			      ((tick + (tick >> 4)) & ladder->hint_mask)];
}

/* The level of a key, 0 = none, without a hint. Most are near the best one, so begin there. */
static inline uint32_t hft_ladder_search(const struct hft_ladder *ladder,
					 const struct hft_ladder_side *side, int64_t key)
{
	const struct hft_ladder_node *leaf;
	uint32_t at;

	if (side->root == 0)
		return 0;
	leaf = &ladder->nodes[side->tail];
	if (key < leaf->keys[0])
		return side->tail == side->root ? 0 : hft_ladder_descend(ladder, side, key);
	for (at = leaf->count - 1; leaf->keys[at] > key; at--)
		;
	return leaf->keys[at] == key ? leaf->down[at] : 0;
}

/* The level of a price, 0 = none. */
static inline uint32_t hft_ladder_find(const struct hft_ladder *ladder,
				       const struct hft_ladder_side *side, int64_t price,
				       uint32_t owner)
{
	uint32_t *hint = hft_ladder_hint(ladder, owner, price);
	const struct hft_ladder_level *level = &ladder->levels[*hint];
	uint32_t found;

	if (HFT_LIKELY(level->price == price && level->owner == owner))
		return *hint;
	found = hft_ladder_search(ladder, side, hft_ladder_key(price, owner));
	if (found != 0)
		*hint = found;
	return found;
}

enum {
	HFT_LADDER_ROOM = 0,
	HFT_LADDER_LEVELS_FULL = 1,
	HFT_LADDER_QTY_FULL = 2
};

/* Is there room for qty on a level (0: on a new one), once `leaving` (NULL: none) has gone? */
static inline int32_t hft_ladder_room(const struct hft_ladder *ladder, uint32_t level, int64_t qty,
				      const struct hft_ladder_order *leaving)
{
	if (level == 0) {
		bool freed = leaving != NULL && ladder->levels[leaving->level].count == 1;

		if (ladder->level_slots.live == ladder->level_slots.max && !freed)
			return HFT_LADDER_LEVELS_FULL;
	} else {
		int64_t total = ladder->levels[level].qty;

		if (leaving != NULL && leaving->level == level)
			total -= leaving->qty;
		if (qty > HFT_LADDER_QTY_MAX - total)
			return HFT_LADDER_QTY_FULL;
	}
	return HFT_LADDER_ROOM;
}

static inline struct hft_ladder_cursor hft_ladder_first(const struct hft_ladder *ladder,
							const struct hft_ladder_side *side)
{
	struct hft_ladder_cursor cursor = { side->tail, 0, side->best };

	if (side->best != 0)
		cursor.slot = ladder->nodes[side->tail].count - 1;
	return cursor;
}

static inline void hft_ladder_next(const struct hft_ladder *ladder,
				   struct hft_ladder_cursor *cursor)
{
	if (cursor->slot == 0) {
		cursor->node = ladder->nodes[cursor->node].prev;
		cursor->slot = ladder->nodes[cursor->node].count;
		if (cursor->node == 0) {
			cursor->level = 0;
			return;
		}
	}
	cursor->slot--;
	cursor->level = ladder->nodes[cursor->node].down[cursor->slot];
}

/* Take an order slot; the caller has checked order_slots. */
static inline uint32_t hft_ladder_order_take(struct hft_ladder *ladder)
{
	struct hft_ladder_slots *slots = &ladder->order_slots;
	uint32_t order = slots->free;

	slots->live++;
	if (order == 0)
		return ++slots->fresh;
	slots->free = ladder->orders[order].next;
	return order;
}

static inline void hft_ladder_order_give(struct hft_ladder *ladder, uint32_t order)
{
	struct hft_ladder_slots *slots = &ladder->order_slots;

	ladder->orders[order].level = 0;
	ladder->orders[order].next = slots->free;
	slots->free = order;
	slots->live--;
}

/* Link an order, whose id and qty are set, behind `prev` (0 = at the front) of a level. */
static inline void hft_ladder_link(struct hft_ladder *ladder, uint32_t level, uint32_t order,
				   uint32_t prev)
{
	struct hft_ladder_level *l = &ladder->levels[level];
	struct hft_ladder_order *o = &ladder->orders[order];
	uint32_t *from_prev = prev == 0 ? &l->head : &ladder->orders[prev].next;
	uint32_t next = *from_prev;
	uint32_t *from_next = next == 0 ? &l->tail : &ladder->orders[next].prev;

	o->prev = prev;
	o->next = next;
	o->level = level;
	o->owner = l->owner;
	*from_prev = order;
	*from_next = order;
	l->count++;
	l->qty += o->qty;
}

/*
 * At the back nothing is read from the order before, whose line may be far: it is only written.
 * Whether there is one no predictor can tell, so nil, order 0, is written too, and not branched on.
 */
static inline void hft_ladder_push_back(struct hft_ladder *ladder, uint32_t level, uint32_t order)
{
	struct hft_ladder_level *l = &ladder->levels[level];
	struct hft_ladder_order *o = &ladder->orders[order];
	uint32_t tail = l->tail;
	uint32_t head = l->head;

	o->prev = tail;
	o->next = 0;
	o->level = level;
	o->owner = l->owner;
	ladder->orders[tail].next = order;
	l->head = tail == 0 ? order : head;
	l->tail = order;
	l->count++;
	l->qty += o->qty;
}

static inline void hft_ladder_push(struct hft_ladder *ladder, uint32_t level, uint32_t order,
				   uint64_t priority)
{
	if (HFT_UNLIKELY(priority != 0 || ladder->has_priorities))
		hft_ladder_push_by_priority(ladder, level, order, priority);
	else
		hft_ladder_push_back(ladder, level, order);
}

/*
 * Take an order out of its queue and leave its level, which may now be empty. The neighbours, whose
 * lines may be far, are only written, and nil as if it were one.
 */
static inline void hft_ladder_unlink(struct hft_ladder *ladder, uint32_t order)
{
	const struct hft_ladder_order *o = &ladder->orders[order];
	struct hft_ladder_level *l = &ladder->levels[o->level];
	uint32_t prev = o->prev;
	uint32_t next = o->next;
	uint32_t head = l->head;
	uint32_t tail = l->tail;
	int64_t qty = l->qty - o->qty;

	ladder->orders[prev].next = next;
	ladder->orders[next].prev = prev;
	l->head = prev == 0 ? next : head;
	l->tail = next == 0 ? prev : tail;
	l->count--;
	l->qty = qty;
	if (HFT_UNLIKELY(qty < 0))
		ladder->broken = 1;
}

#endif
