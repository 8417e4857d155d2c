/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ordered map of a side's levels, a B+tree. A full node splits in half. After a removal a node
 * is merged with a sibling when both fit in half a node: two neighbours under one parent together
 * hold more than half a node at all times, which bounds the height and the number of nodes, and a
 * price that comes and goes at the edge of a node does not split and merge it each time.
 */
#include "ladder/ladder.h"

/* The way from the root to a leaf. */
struct path {
	uint32_t depth; /* entries above the leaf */
	uint32_t leaf;
	uint32_t node[HFT_LADDER_HEIGHT_MAX];
	uint32_t slot[HFT_LADDER_HEIGHT_MAX];
};

static uint32_t node_take(struct hft_ladder *ladder, uint32_t height)
{
	struct hft_ladder_slots *slots = &ladder->node_slots;
	uint32_t node = slots->free;

	if (node != 0)
		slots->free = ladder->nodes[node].next;
	else if (slots->fresh < slots->max)
		node = ++slots->fresh;
	else
		ladder->broken = 1; /* node 0 takes the damage: it is nobody's */
	slots->live++;
	ladder->nodes[node].prev = 0;
	ladder->nodes[node].next = 0;
	ladder->nodes[node].count = 0;
	ladder->nodes[node].height = height;
	return node;
}

static void node_give(struct hft_ladder *ladder, uint32_t node)
{
	ladder->nodes[node].next = ladder->node_slots.free;
	ladder->node_slots.free = node;
	ladder->node_slots.live--;
}

/* Shifts are short loops, not calls: near the touch they move an entry or two. */
static void node_insert(struct hft_ladder_node *node, uint32_t at, int64_t key, uint32_t down)
{
	for (uint32_t i = node->count++; i > at; i--) {
		node->keys[i] = node->keys[i - 1];
		node->down[i] = node->down[i - 1];
	}
	node->keys[at] = key;
	node->down[at] = down;
}

static void node_remove(struct hft_ladder_node *node, uint32_t at)
{
	node->count--;
	for (uint32_t i = at; i < node->count; i++) {
		node->keys[i] = node->keys[i + 1];
		node->down[i] = node->down[i + 1];
	}
}

static uint32_t child_slot(const struct hft_ladder_node *node, int64_t key)
{
	uint32_t at = node->count - 1;

	while (at > 0 && node->keys[at] > key)
		at--;
	return at;
}

/* Where a key stands in a leaf, or would. */
static uint32_t leaf_slot(const struct hft_ladder_node *leaf, int64_t key)
{
	uint32_t at = leaf->count;

	while (at > 0 && leaf->keys[at - 1] >= key)
		at--;
	return at;
}

static void path_find(struct hft_ladder *ladder, const struct hft_ladder_side *side, int64_t key,
		      struct path *path)
{
	uint32_t node = side->root;
	uint32_t depth = 0;

	for (; ladder->nodes[node].height != 0; depth++) {
		if (depth == HFT_LADDER_HEIGHT_MAX) {
			ladder->broken = 1;
			depth = 0;
			break;
		}
		path->node[depth] = node;
		path->slot[depth] = child_slot(&ladder->nodes[node], key);
		node = ladder->nodes[node].down[path->slot[depth]];
	}
	path->depth = depth;
	path->leaf = node;
}

uint32_t hft_ladder_descend(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			    int64_t key)
{
	const struct hft_ladder_node *node = &ladder->nodes[side->root];
	uint32_t at;

	while (node->height != 0)
		node = &ladder->nodes[node->down[child_slot(node, key)]];
	at = leaf_slot(node, key);
	return at < node->count && node->keys[at] == key ? node->down[at] : 0;
}

/* Keys of inner nodes are lower bounds: the leaf below one may begin above the key. */
uint32_t hft_ladder_below(const struct hft_ladder *ladder, const struct hft_ladder_side *side,
			  int64_t key)
{
	const struct hft_ladder_node *node = &ladder->nodes[side->root];
	uint32_t at;

	if (side->root == 0)
		return 0;
	while (node->height != 0)
		node = &ladder->nodes[node->down[child_slot(node, key)]];
	at = leaf_slot(node, key);
	if (at != 0)
		return node->down[at - 1];
	if (node->prev == 0)
		return 0;
	node = &ladder->nodes[node->prev];
	return node->down[node->count - 1];
}

uint32_t hft_ladder_worst(const struct hft_ladder *ladder, const struct hft_ladder_side *side)
{
	const struct hft_ladder_node *node = &ladder->nodes[side->root];

	if (side->root == 0)
		return 0;
	while (node->height != 0)
		node = &ladder->nodes[node->down[0]];
	return node->down[0];
}

/* The upper half moves to a new node behind this one. */
static uint32_t split(struct hft_ladder *ladder, struct hft_ladder_side *side, uint32_t left)
{
	uint32_t right = node_take(ladder, ladder->nodes[left].height);
	struct hft_ladder_node *l = &ladder->nodes[left];
	struct hft_ladder_node *r = &ladder->nodes[right];

	l->count = HFT_LADDER_FANOUT / 2;
	r->count = HFT_LADDER_FANOUT - l->count;
	memcpy(r->keys, l->keys + l->count, r->count * sizeof(r->keys[0]));
	memcpy(r->down, l->down + l->count, r->count * sizeof(r->down[0]));
	if (l->height != 0)
		return right;
	r->prev = left;
	r->next = l->next;
	if (l->next != 0)
		ladder->nodes[l->next].prev = right;
	else
		side->tail = right;
	l->next = right;
	return right;
}

static void root_grow(struct hft_ladder *ladder, struct hft_ladder_side *side, uint32_t right)
{
	uint32_t left = side->root;
	uint32_t root = node_take(ladder, ladder->nodes[left].height + 1);

	node_insert(&ladder->nodes[root], 0, ladder->nodes[left].keys[0], left);
	node_insert(&ladder->nodes[root], 1, ladder->nodes[right].keys[0], right);
	side->root = root;
}

/* Insert where the path leads, and hand each split's new node to the parent. */
static void insert_along(struct hft_ladder *ladder, struct hft_ladder_side *side,
			 const struct path *path, int64_t key, uint32_t down)
{
	uint32_t node = path->leaf;
	uint32_t at = leaf_slot(&ladder->nodes[node], key);

	for (uint32_t depth = path->depth;; depth--) {
		struct hft_ladder_node *n = &ladder->nodes[node];
		uint32_t right;

		if (n->count < HFT_LADDER_FANOUT) {
			node_insert(n, at, key, down);
			return;
		}
		right = split(ladder, side, node);
		if (at > n->count)
			node_insert(&ladder->nodes[right], at - n->count, key, down);
		else
			node_insert(n, at, key, down);
		if (depth == 0) {
			root_grow(ladder, side, right);
			return;
		}
		key = ladder->nodes[right].keys[0];
		down = right;
		node = path->node[depth - 1];
		at = path->slot[depth - 1] + 1;
	}
}

static void tree_insert(struct hft_ladder *ladder, struct hft_ladder_side *side, int64_t key,
			uint32_t level)
{
	struct hft_ladder_node *tail = &ladder->nodes[side->tail];
	HFT_UNSET struct path path;

	if (side->root == 0) {
		side->root = side->tail = node_take(ladder, 0);
		tail = &ladder->nodes[side->tail];
	}
	if (tail->count < HFT_LADDER_FANOUT && (side->tail == side->root || key > tail->keys[0])) {
		node_insert(tail, leaf_slot(tail, key), key, level);
	} else {
		path_find(ladder, side, key, &path);
		insert_along(ladder, side, &path, key, level);
	}
}

/* Drop a leaf or an inner node from its parent and from the chain of leaves. */
static void drop(struct hft_ladder *ladder, struct hft_ladder_side *side,
		 struct hft_ladder_node *parent, uint32_t at)
{
	uint32_t node = parent->down[at];
	struct hft_ladder_node *n = &ladder->nodes[node];

	if (n->height == 0) {
		if (n->prev != 0)
			ladder->nodes[n->prev].next = n->next;
		if (n->next != 0)
			ladder->nodes[n->next].prev = n->prev;
		else
			side->tail = n->prev;
	}
	node_give(ladder, node);
	node_remove(parent, at);
}

/* Move child at + 1 into child at, when both fit in half a node. */
static bool merge(struct hft_ladder *ladder, struct hft_ladder_side *side,
		  struct hft_ladder_node *parent, uint32_t at)
{
	struct hft_ladder_node *left = &ladder->nodes[parent->down[at]];
	struct hft_ladder_node *right = &ladder->nodes[parent->down[at + 1]];

	if (left->count + right->count > HFT_LADDER_FANOUT / 2)
		return false;
	/* A first key is not read, hence not kept true; the parent's is. */
	if (right->height != 0)
		right->keys[0] = parent->keys[at + 1];
	memcpy(left->keys + left->count, right->keys, right->count * sizeof(right->keys[0]));
	memcpy(left->down + left->count, right->down, right->count * sizeof(right->down[0]));
	left->count += right->count;
	drop(ladder, side, parent, at + 1);
	return true;
}

/* After a removal in child `at`: drop it when empty, else merge it with a sibling. */
static bool relieve(struct hft_ladder *ladder, struct hft_ladder_side *side,
		    struct hft_ladder_node *parent, uint32_t at)
{
	if (ladder->nodes[parent->down[at]].count == 0) {
		drop(ladder, side, parent, at);
		return true;
	}
	return (at > 0 && merge(ladder, side, parent, at - 1)) ||
	       (at + 1 < parent->count && merge(ladder, side, parent, at));
}

static void root_shrink(struct hft_ladder *ladder, struct hft_ladder_side *side)
{
	struct hft_ladder_node *root = &ladder->nodes[side->root];

	while (root->height != 0 && root->count == 1) {
		uint32_t child = root->down[0];

		node_give(ladder, side->root);
		side->root = child;
		root = &ladder->nodes[child];
	}
	if (root->count == 0) {
		node_give(ladder, side->root);
		side->root = side->tail = 0;
	}
}

static void remove_along(struct hft_ladder *ladder, struct hft_ladder_side *side,
			 const struct path *path, int64_t key)
{
	struct hft_ladder_node *leaf = &ladder->nodes[path->leaf];
	uint32_t at = leaf_slot(leaf, key);

	if (at == leaf->count || leaf->keys[at] != key) {
		ladder->broken = 1;
		return;
	}
	node_remove(leaf, at);
	for (uint32_t depth = path->depth; depth > 0; depth--)
		if (!relieve(ladder, side, &ladder->nodes[path->node[depth - 1]],
			     path->slot[depth - 1]))
			break;
	root_shrink(ladder, side);
}

static void tree_remove(struct hft_ladder *ladder, struct hft_ladder_side *side, int64_t key)
{
	struct hft_ladder_node *tail = &ladder->nodes[side->tail];
	bool merges = tail->count <= HFT_LADDER_FANOUT / 2 + 1 && side->tail != side->root;
	HFT_UNSET struct path path;

	/* A removal from the best leaf that leaves too much to merge needs no way to the root. */
	path.depth = 0;
	path.leaf = side->tail;
	if (merges || key < tail->keys[0])
		path_find(ladder, side, key, &path);
	remove_along(ladder, side, &path, key);
}

static void best_refresh(const struct hft_ladder *ladder, struct hft_ladder_side *side)
{
	const struct hft_ladder_node *tail = &ladder->nodes[side->tail];

	side->best = side->root == 0 ? 0 : tail->down[tail->count - 1];
}

uint32_t hft_ladder_level_add(struct hft_ladder *ladder, struct hft_ladder_side *side,
			      int64_t price, uint32_t owner)
{
	struct hft_ladder_slots *slots = &ladder->level_slots;
	uint32_t level = slots->free;

	if (level != 0)
		slots->free = ladder->levels[level].head;
	else
		level = ++slots->fresh;
	slots->live++;
	ladder->levels[level] = (struct hft_ladder_level){ .price = price, .owner = owner };
	tree_insert(ladder, side, hft_ladder_key(price, owner), level);
	*hft_ladder_hint(ladder, owner, price) = level;
	side->count++;
	best_refresh(ladder, side);
	return level;
}

void hft_ladder_level_remove(struct hft_ladder *ladder, struct hft_ladder_side *side,
			     uint32_t level)
{
	struct hft_ladder_level *l = &ladder->levels[level];

	tree_remove(ladder, side, hft_ladder_key(l->price, l->owner));
	side->count--;
	best_refresh(ladder, side);
	l->owner = 0;
	l->head = ladder->level_slots.free;
	ladder->level_slots.free = level;
	ladder->level_slots.live--;
}
