/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "ladder/ladder.h"
#include "unit.h"

static uint64_t state;

static uint64_t next_random(void)
{
	uint64_t x = state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

/* The tree of levels. */

/* So many owners that a side has the fewest hints, and prices share them. */
enum { OWNERS = 1024 };

struct tower {
	struct hft_ladder ladder;
	struct hft_ladder_side side;
	void *memory;
	uint32_t owner;
};

static void tower_setup(struct tower *t, uint32_t levels_max, uint32_t side)
{
	memset(t, 0, sizeof(*t));
	t->memory = calloc(1, hft_ladder_place(NULL, NULL, OWNERS, 16, levels_max));
	hft_ladder_place(&t->ladder, t->memory, OWNERS, 16, levels_max);
	t->owner = 2 + side;
}

static uint32_t tower_find(const struct tower *t, int64_t price)
{
	return hft_ladder_find(&t->ladder, &t->side, price, t->owner);
}

static void tower_add(struct tower *t, int64_t price)
{
	uint32_t level = hft_ladder_level_add(&t->ladder, &t->side, price, t->owner);

	t->ladder.levels[level].qty = 1;
}

static void tower_check(const struct tower *t)
{
	uint64_t orders = 0;
	uint64_t nodes = 0;

	ck_assert(hft_ladder_side_check(&t->ladder, &t->side, t->owner, false, &orders, &nodes));
	ck_assert_uint_eq(nodes, t->ladder.node_slots.live);
	ck_assert_uint_eq(t->side.count, t->ladder.level_slots.live);
	ck_assert_uint_le(nodes, t->side.count);
	ck_assert_uint_eq(t->ladder.broken, 0);
}

static void tower_drain(struct tower *t)
{
	while (t->side.best != 0)
		hft_ladder_level_remove(&t->ladder, &t->side, t->side.best);
	tower_check(t);
	ck_assert_uint_eq(t->side.root, 0);
	ck_assert_uint_eq(t->ladder.node_slots.live, 0);
	free(t->memory);
}

/* Bits of a set against the tree, in waves that fill it and drain it. */
START_TEST(tree_equals_a_set_through_waves)
{
	enum { PRICES = 6000 };
	static bool present[PRICES];
	struct tower t;
	uint32_t count = 0;

	state = (uint64_t)_i;
	memset(present, 0, sizeof(present));
	tower_setup(&t, PRICES, (uint32_t)_i & 1);
	for (uint32_t step = 0; step < 200000; step++) {
		int64_t price = (int64_t)(next_random() % PRICES);
		bool fills = step / 20000 % 2 == 0;
		uint32_t level = tower_find(&t, price);

		ck_assert_int_eq(level != 0, present[price]);
		if (level == 0 && (fills || next_random() % 8 == 0)) {
			tower_add(&t, price);
			count++;
			present[price] = true;
		} else if (level != 0 && (!fills || next_random() % 8 == 0)) {
			hft_ladder_level_remove(&t.ladder, &t.side, level);
			count--;
			present[price] = false;
		}
		ck_assert_uint_eq(t.side.count, count);
		if (step % 500 == 0)
			tower_check(&t);
	}
	tower_drain(&t);
}
END_TEST

/* Whole ranges come and go, so that first children are dropped and keys return below them. */
START_TEST(tree_equals_a_set_of_ranges)
{
	enum { PRICES = 8000 };
	static bool present[PRICES];
	struct tower t;

	state = (uint64_t)_i + 100;
	memset(present, 0, sizeof(present));
	tower_setup(&t, PRICES, 0);
	for (uint32_t step = 0; step < 20000; step++) {
		int64_t from = (int64_t)(next_random() % PRICES);
		int64_t to = from + 1 + (int64_t)(next_random() % 60);
		bool fills = step < 1000 || next_random() % 100 < 45;
		uint32_t sparse = 1 + (uint32_t)(next_random() % 3);

		for (int64_t price = from; price < to && price < PRICES; price++) {
			uint32_t level = tower_find(&t, price);

			ck_assert_int_eq(level != 0, present[price]);
			if (fills == present[price] || (fills && next_random() % sparse != 0))
				continue;
			if (fills)
				tower_add(&t, price);
			else
				hft_ladder_level_remove(&t.ladder, &t.side, level);
			present[price] = fills;
		}
		if (step % 20 == 0)
			tower_check(&t);
	}
	tower_drain(&t);
}
END_TEST

/* A wave that eats from one end: inner nodes are merged and dropped at every height. */
START_TEST(tree_survives_removal_in_any_order)
{
	enum { LEVELS = 30000 };
	struct tower t;

	tower_setup(&t, LEVELS, 0);
	for (int64_t i = 0; i < LEVELS; i++)
		tower_add(&t, i * 7 % LEVELS);
	tower_check(&t);
	ck_assert_uint_ge(t.ladder.nodes[t.side.root].height, 3);
	for (int64_t i = 0; i < LEVELS; i++) {
		int64_t price = _i == 0 ? i : _i == 1 ? LEVELS - 1 - i : i * 11 % LEVELS;
		uint32_t level = tower_find(&t, price);

		ck_assert_uint_ne(level, 0);
		hft_ladder_level_remove(&t.ladder, &t.side, level);
		ck_assert_uint_eq(tower_find(&t, price), 0);
		if (i % 1000 == 0)
			tower_check(&t);
	}
	tower_drain(&t);
}
END_TEST

START_TEST(tree_orders_the_extremes_of_price)
{
	static const int64_t prices[] = { 0, INT64_MIN, INT64_MAX - 1, -1, 1, INT64_MIN + 1,
					  1000000000000000000 };
	struct tower t;
	struct hft_ladder_cursor cursor;
	int64_t last;

	tower_setup(&t, 16, (uint32_t)_i);
	for (size_t i = 0; i < sizeof(prices) / sizeof(prices[0]); i++)
		tower_add(&t, prices[i]);
	tower_check(&t);
	cursor = hft_ladder_first(&t.ladder, &t.side);
	last = t.ladder.levels[cursor.level].price;
	ck_assert_int_eq(last, _i == 0 ? INT64_MAX - 1 : INT64_MIN);
	for (hft_ladder_next(&t.ladder, &cursor); cursor.level != 0;
	     hft_ladder_next(&t.ladder, &cursor)) {
		int64_t price = t.ladder.levels[cursor.level].price;

		ck_assert(_i == 0 ? price < last : price > last);
		last = price;
	}
	ck_assert_int_eq(last, _i == 0 ? INT64_MIN : INT64_MAX - 1);
	ck_assert_int_eq(t.ladder.levels[hft_ladder_worst(&t.ladder, &t.side)].price, last);
	tower_drain(&t);
}
END_TEST

START_TEST(tree_holds_a_million_levels)
{
	enum { LEVELS = 1000000 };
	struct tower t;

	tower_setup(&t, LEVELS, 1);
	for (int64_t i = 0; i < LEVELS; i++)
		tower_add(&t, i * 7919 % LEVELS * 1000000007);
	tower_check(&t);
	ck_assert_uint_le(t.ladder.nodes[t.side.root].height, 6);
	for (int64_t i = 0; i < LEVELS; i += 97)
		ck_assert_uint_ne(tower_find(&t, i * 1000000007), 0);
	tower_drain(&t);
}
END_TEST

/* A price that comes and goes at the edge of a full node must not split and merge it each time. */
START_TEST(tree_does_not_thrash_at_an_edge)
{
	struct tower t;
	uint32_t nodes;

	tower_setup(&t, 100, 0);
	for (int64_t i = 0; i < HFT_LADDER_FANOUT; i++)
		tower_add(&t, i);
	tower_add(&t, 100);
	nodes = t.ladder.node_slots.live;
	ck_assert_uint_eq(nodes, 3);
	for (uint32_t i = 0; i < 1000; i++) {
		hft_ladder_level_remove(&t.ladder, &t.side, tower_find(&t, 100));
		ck_assert_uint_eq(t.ladder.node_slots.live, nodes);
		tower_add(&t, 100);
	}
	tower_drain(&t);
}
END_TEST

/* The check itself must see damage. */
START_TEST(check_sees_every_kind_of_damage)
{
	struct tower t;
	struct hft_ladder_node *leaf;
	uint64_t n = 0;

	tower_setup(&t, 200, 0);
	for (int64_t i = 0; i < 100; i++)
		tower_add(&t, i);
	tower_check(&t);
	leaf = &t.ladder.nodes[t.side.tail];
#define EXPECT_SEEN(field, value)                                                              \
	do {                                                                                   \
		__typeof__(field) saved = (field);                                             \
		(field) = (value);                                                             \
		ck_assert(!hft_ladder_side_check(&t.ladder, &t.side, t.owner, false, &n, &n)); \
		(field) = saved;                                                               \
		tower_check(&t);                                                               \
	} while (0)
	EXPECT_SEEN(leaf->keys[0], INT64_MIN);
	EXPECT_SEEN(leaf->keys[1], leaf->keys[0]);
	EXPECT_SEEN(leaf->count, leaf->count - 1);
	EXPECT_SEEN(leaf->count, 0);
	EXPECT_SEEN(leaf->prev, 0);
	EXPECT_SEEN(leaf->next, 1);
	EXPECT_SEEN(leaf->height, 1);
	EXPECT_SEEN(leaf->down[0], 0);
	EXPECT_SEEN(t.side.count, 99);
	EXPECT_SEEN(t.side.tail, t.side.root);
	EXPECT_SEEN(t.side.best, 1);
	EXPECT_SEEN(t.ladder.levels[5].price, 77);
	EXPECT_SEEN(t.ladder.levels[5].qty, 0);
	EXPECT_SEEN(t.ladder.levels[5].owner, 3);
	EXPECT_SEEN(t.ladder.nodes[t.side.root].keys[1], -5);
#undef EXPECT_SEEN
	tower_drain(&t);
}
END_TEST

/* Queues. */

static void queue_expect(const struct tower *t, uint32_t level, const uint64_t *ids, uint32_t count)
{
	uint32_t order = t->ladder.levels[level].head;
	uint64_t orders = 0;
	uint64_t nodes = 0;

	for (uint32_t i = 0; i < count; i++) {
		ck_assert_uint_eq(t->ladder.orders[order].id, ids[i]);
		order = t->ladder.orders[order].next;
	}
	ck_assert_uint_eq(order, 0);
	ck_assert(hft_ladder_side_check(&t->ladder, &t->side, t->owner, true, &orders, &nodes));
	ck_assert_uint_eq(orders, count);
}

static uint32_t queue_push(struct tower *t, uint32_t level, uint64_t id, uint64_t priority)
{
	uint32_t order = hft_ladder_order_take(&t->ladder);

	t->ladder.orders[order].id = id;
	t->ladder.orders[order].qty = 10;
	hft_ladder_push(&t->ladder, level, order, priority);
	return order;
}

START_TEST(queue_links_back_front_middle_and_by_priority)
{
	static const uint64_t plain[] = { 1, 2, 3 };
	static const uint64_t mixed[] = { 1, 2, 3, 6, 5, 8, 4, 7 };
	static const uint64_t holed[] = { 2, 3, 6, 8, 4 };
	struct tower t;
	uint32_t orders[9];
	uint32_t level;

	tower_setup(&t, 4, 0);
	level = hft_ladder_level_add(&t.ladder, &t.side, 5, t.owner);
	for (uint64_t id = 1; id <= 3; id++)
		orders[id] = queue_push(&t, level, id, 0);
	queue_expect(&t, level, plain, 3);
	ck_assert_uint_eq(t.ladder.has_priorities, 0);
	orders[4] = queue_push(&t, level, 4, 100);
	orders[5] = queue_push(&t, level, 5, 50);
	orders[6] = queue_push(&t, level, 6, 20);
	orders[7] = queue_push(&t, level, 7, 0);
	orders[8] = queue_push(&t, level, 8, 50);
	/* 8 may not pass 7, which has no priority and stands at the back. */
	queue_expect(&t, level, (const uint64_t[]){ 1, 2, 3, 6, 5, 4, 7, 8 }, 8);
	hft_ladder_unlink(&t.ladder, orders[8]);
	hft_ladder_unlink(&t.ladder, orders[7]);
	hft_ladder_push(&t.ladder, level, orders[8], 50);
	hft_ladder_push(&t.ladder, level, orders[7], 0);
	queue_expect(&t, level, mixed, 8);
	hft_ladder_unlink(&t.ladder, orders[1]);
	hft_ladder_unlink(&t.ladder, orders[5]);
	hft_ladder_unlink(&t.ladder, orders[7]);
	queue_expect(&t, level, holed, 5);
	ck_assert_int_eq(t.ladder.levels[level].qty, 50);
	free(t.memory);
}
END_TEST

START_TEST(queue_damage_is_seen)
{
	struct tower t;
	uint32_t level;
	uint32_t order;
	uint64_t n = 0;

	tower_setup(&t, 4, 0);
	level = hft_ladder_level_add(&t.ladder, &t.side, 5, t.owner);
	queue_push(&t, level, 1, 0);
	order = queue_push(&t, level, 2, 0);
	queue_push(&t, level, 3, 0);
	t.ladder.levels[level].qty++;
	ck_assert(!hft_ladder_side_check(&t.ladder, &t.side, t.owner, true, &n, &n));
	t.ladder.levels[level].qty--;
	t.ladder.orders[order].prev = 0;
	ck_assert(!hft_ladder_side_check(&t.ladder, &t.side, t.owner, true, &n, &n));
	ck_assert_uint_eq(t.ladder.broken, 0);
	t.ladder.levels[level].qty = 5;
	hft_ladder_unlink(&t.ladder, order);
	ck_assert_uint_eq(t.ladder.broken, 1);
	free(t.memory);
}
END_TEST

START_TEST(slots_are_taken_again_last_first)
{
	struct tower t;
	uint32_t first;
	uint32_t second;

	tower_setup(&t, 4, 0);
	first = hft_ladder_order_take(&t.ladder);
	second = hft_ladder_order_take(&t.ladder);
	hft_ladder_order_give(&t.ladder, first);
	hft_ladder_order_give(&t.ladder, second);
	ck_assert_uint_eq(hft_ladder_order_take(&t.ladder), second);
	ck_assert_uint_eq(hft_ladder_order_take(&t.ladder), first);
	ck_assert_uint_eq(hft_ladder_order_take(&t.ladder), 3);
	ck_assert_uint_eq(t.ladder.order_slots.live, 3);
	free(t.memory);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder");
	TCase *tree = tcase_create("tree");
	TCase *queue = tcase_create("queue");

	tcase_set_timeout(tree, 60);
	tcase_add_loop_test(tree, tree_equals_a_set_through_waves, 0, 4);
	tcase_add_loop_test(tree, tree_equals_a_set_of_ranges, 0, 4);
	tcase_add_loop_test(tree, tree_survives_removal_in_any_order, 0, 3);
	tcase_add_loop_test(tree, tree_orders_the_extremes_of_price, 0, 2);
	tcase_add_test(tree, tree_holds_a_million_levels);
	tcase_add_test(tree, tree_does_not_thrash_at_an_edge);
	tcase_add_test(tree, check_sees_every_kind_of_damage);
	suite_add_tcase(suite, tree);
	tcase_add_test(queue, queue_links_back_front_middle_and_by_priority);
	tcase_add_test(queue, queue_damage_is_seen);
	tcase_add_test(queue, slots_are_taken_again_last_first);
	suite_add_tcase(suite, queue);
	return unit_run(suite);
}
