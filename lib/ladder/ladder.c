/* SPDX-License-Identifier: Apache-2.0 */
#include "ladder/ladder.h"

static uint64_t pages(uint64_t bytes)
{
	return (bytes + 4095) & ~(uint64_t)4095;
}

/* Few owners have many hints each, and many a line each: untouched owners touch no memory. */
static uint32_t hint_bits(uint32_t owners)
{
	uint32_t bits = __builtin_ctz(HFT_LADDER_HINTS_MIN);

	while (1 << bits < HFT_LADDER_HINTS_MAX && owners << bits < 4 * HFT_LADDER_HINTS_MAX)
		bits++;
	return bits;
}

uint64_t hft_ladder_place(struct hft_ladder *ladder, uint8_t *base, uint32_t owners,
			  uint32_t orders_max, uint32_t levels_max)
{
	/* Slot 0 is the nil of every link. Adjacent siblings are merged (tree.c), so a side never
	 * has more nodes than levels. */
	uint64_t orders = pages(((uint64_t)orders_max + 1) * sizeof(struct hft_ladder_order));
	uint64_t levels = pages(((uint64_t)levels_max + 1) * sizeof(struct hft_ladder_level));
	uint64_t nodes = pages(((uint64_t)levels_max + 1) * sizeof(struct hft_ladder_node));
	uint64_t priorities = pages(((uint64_t)orders_max + 1) * sizeof(uint64_t));
	uint64_t hints = pages(((uint64_t)owners << hint_bits(owners)) * sizeof(uint32_t));

	if (base != NULL) {
		memset(ladder, 0, sizeof(*ladder));
		ladder->orders = (struct hft_ladder_order *)(void *)base;
		ladder->levels = (struct hft_ladder_level *)(void *)(base + orders);
		ladder->nodes = (struct hft_ladder_node *)(void *)(base + orders + levels);
		ladder->priorities = (uint64_t *)(void *)(base + orders + levels + nodes);
		ladder->hints =
			(uint32_t *)(void *)(base + orders + levels + nodes + priorities);
		ladder->hint_bits = hint_bits(owners);
		ladder->hint_mask = ((uint32_t)1 << ladder->hint_bits) - 1;
		ladder->order_slots.max = orders_max;
		ladder->level_slots.max = levels_max;
		ladder->node_slots.max = levels_max;
	}
	return orders + levels + nodes + priorities + hints;
}

uint64_t hft_ladder_bytes_used(const struct hft_ladder *ladder)
{
	uint64_t order_size = sizeof(struct hft_ladder_order);

	if (ladder->has_priorities)
		order_size += sizeof(uint64_t);
	return ladder->order_slots.fresh * order_size +
	       ladder->level_slots.fresh * sizeof(struct hft_ladder_level) +
	       ladder->node_slots.fresh * sizeof(struct hft_ladder_node);
}

void hft_ladder_push_by_priority(struct hft_ladder *ladder, uint32_t level, uint32_t order,
				 uint64_t priority)
{
	uint32_t prev = ladder->levels[level].tail;

	/* From the first priority on, every order's is written, so none is ever stale. */
	ladder->has_priorities = 1;
	ladder->priorities[order] = priority;
	if (priority != 0)
		while (prev != 0 && ladder->priorities[prev] > priority)
			prev = ladder->orders[prev].prev;
	hft_ladder_link(ladder, level, order, prev);
}

static uint64_t queue_hash(const struct hft_ladder *ladder, const struct hft_ladder_level *level,
			   uint64_t hash)
{
	const struct hft_ladder_order *orders = ladder->orders;

	for (uint32_t order = level->head; order != 0; order = orders[order].next) {
		hash = hft_ladder_hash_word(hash, orders[order].id);
		hash = hft_ladder_hash_word(hash, (uint64_t)level->price);
		hash = hft_ladder_hash_word(hash, (uint64_t)orders[order].qty);
	}
	return hash;
}

uint64_t hft_ladder_hash(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			 uint32_t owner, uint64_t hash)
{
	struct hft_ladder_cursor cursor = hft_ladder_first(ladder, side);

	if (side->count != 0)
		hash = hft_ladder_hash_word(hash, owner);
	for (; cursor.level != 0; hft_ladder_next(ladder, &cursor))
		hash = queue_hash(ladder, &ladder->levels[cursor.level], hash);
	return hash;
}

static bool queue_check(const struct hft_ladder *ladder, uint32_t level)
{
	const struct hft_ladder_level *l = &ladder->levels[level];
	int64_t qty = 0;
	uint32_t count = 0;
	uint32_t prev = 0;

	for (uint32_t order = l->head; order != 0; order = ladder->orders[order].next) {
		const struct hft_ladder_order *o = &ladder->orders[order];

		if (order > ladder->order_slots.fresh || ++count > l->count)
			return false;
		if (o->prev != prev || o->level != level || o->owner != l->owner || o->qty <= 0)
			return false;
		qty += o->qty;
		prev = order;
	}
	return count != 0 && count == l->count && qty == l->qty && l->tail == prev;
}

/* What a check of the tree has seen so far, leaves from the worst to the best. */
struct walk {
	const struct hft_ladder *ladder;
	const struct hft_ladder_side *side;
	uint32_t owner;
	bool queues;
	uint64_t orders;
	uint64_t nodes;
	uint32_t levels;
	uint32_t last_leaf;
	uint32_t last_level;
	int64_t last_key;
};

static bool level_check(struct walk *walk, uint32_t level, int64_t key)
{
	const struct hft_ladder_level *l = &walk->ladder->levels[level];

	if (level == 0 || level > walk->ladder->level_slots.fresh || l->owner != walk->owner)
		return false;
	if (hft_ladder_key(l->price, walk->owner) != key || l->qty <= 0)
		return false;
	if (walk->levels++ != 0 && key <= walk->last_key)
		return false;
	if (walk->queues && !queue_check(walk->ladder, level))
		return false;
	walk->orders += l->count;
	walk->last_key = key;
	walk->last_level = level;
	return true;
}

static bool leaf_check(struct walk *walk, uint32_t node)
{
	const struct hft_ladder_node *n = &walk->ladder->nodes[node];

	if (n->prev != walk->last_leaf)
		return false;
	if (n->prev != 0 && walk->ladder->nodes[n->prev].next != node)
		return false;
	walk->last_leaf = node;
	for (uint32_t i = 0; i < n->count; i++)
		if (!level_check(walk, n->down[i], n->keys[i]))
			return false;
	return true;
}

/* Keys under the node must lie in low .. high; the recursion is as deep as the tree. */
static bool node_check(struct walk *walk, uint32_t node, uint32_t height, int64_t low, int64_t high)
{
	const struct hft_ladder_node *n = &walk->ladder->nodes[node];

	if (node == 0 || node > walk->ladder->node_slots.fresh || n->height != height ||
	    height >= HFT_LADDER_HEIGHT_MAX || n->count == 0 || n->count > HFT_LADDER_FANOUT)
		return false;
	walk->nodes++;
	if (height == 0)
		return n->keys[0] >= low && n->keys[n->count - 1] <= high &&
		       leaf_check(walk, node);
	for (uint32_t i = 0; i < n->count; i++) {
		int64_t from = i == 0 ? low : n->keys[i];
		int64_t to = i + 1 == n->count ? high : n->keys[i + 1] - 1;

		if (from < low || from > to ||
		    !node_check(walk, n->down[i], height - 1, from, to))
			return false;
	}
	return true;
}

bool hft_ladder_side_check(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			   uint32_t owner, bool queues, uint64_t *orders, uint64_t *nodes)
{
	struct walk walk = { .ladder = ladder, .side = side, .owner = owner, .queues = queues };

	if (side->root != 0 && !node_check(&walk, side->root, ladder->nodes[side->root].height,
					   INT64_MIN, INT64_MAX))
		return false;
	if (walk.levels != side->count || walk.last_leaf != side->tail ||
	    walk.last_level != side->best)
		return false;
	if (side->root != 0 && ladder->nodes[side->tail].next != 0)
		return false;
	*orders += walk.orders;
	*nodes += walk.nodes;
	return true;
}
