/* SPDX-License-Identifier: Apache-2.0 */
/* What books ask of a ladder beyond its upkeep: the next level, room, a hash. */
#include <string.h>

#include "ladder/ladder.h"

#include "unit.h"

enum { OWNERS = 4, BID = 2, ASK = 3 };

static struct hft_ladder ladder;
static struct hft_ladder_side side;
static void *memory;

static void set_up(void)
{
	memory = calloc(1, hft_ladder_place(NULL, NULL, OWNERS, 16, 4000));
	hft_ladder_place(&ladder, memory, OWNERS, 16, 4000);
	memset(&side, 0, sizeof(side));
}

static void tear_down(void)
{
	free(memory);
}

static uint32_t add(int64_t price, uint32_t owner)
{
	return hft_ladder_level_add(&ladder, &side, price, owner);
}

static uint32_t push(uint32_t level, uint64_t id, int64_t qty)
{
	uint32_t order = hft_ladder_order_take(&ladder);

	ladder.orders[order].id = id;
	ladder.orders[order].qty = qty;
	hft_ladder_push_back(&ladder, level, order);
	return order;
}

/* From every key, also between levels, and while the tree thins out to nothing. */
START_TEST(below_finds_the_next_worse_level)
{
	enum { PRICES = 4000 };
	static uint8_t present[PRICES];
	const uint32_t owner = BID + (uint32_t)_i;
	uint64_t state = 1;

	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MAX), 0);
	for (int64_t price = 0; price < PRICES; price++) {
		present[price] = price % 3 != 0;
		if (present[price])
			add(price, owner);
	}
	while (side.count != 0) {
		int64_t want = -1; /* the price last seen, from the worst upwards */

		for (int64_t i = 0; i < PRICES; i++) {
			int64_t price = _i == 0 ? i : PRICES - 1 - i;
			uint32_t level = hft_ladder_below(&ladder, &side,
							  hft_ladder_key(price, owner));

			ck_assert_int_eq(level == 0 ? -1 : ladder.levels[level].price, want);
			want = present[price] ? price : want;
		}
		for (int64_t price = 0; price < PRICES; price++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			if (!present[price] || (state >> 62 == 0 && side.count > 30))
				continue;
			hft_ladder_level_remove(&ladder, &side,
						hft_ladder_find(&ladder, &side, price, owner));
			present[price] = 0;
		}
	}
	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MAX), 0);
}
END_TEST

START_TEST(below_knows_the_ends_of_the_range)
{
	uint32_t worst = add(INT64_MIN, BID);
	uint32_t best = add(INT64_MAX - 1, BID);

	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MIN), 0);
	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MIN + 1), worst);
	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MAX - 1), worst);
	ck_assert_uint_eq(hft_ladder_below(&ladder, &side, INT64_MAX), best);
}
END_TEST

START_TEST(room_is_of_levels_and_totals)
{
	uint32_t level = add(5, BID);
	uint32_t order = push(level, 1, 10);
	const struct hft_ladder_order *leaving = &ladder.orders[order];

	ck_assert_int_eq(hft_ladder_room(&ladder, level, HFT_LADDER_QTY_MAX - 10, NULL),
			 HFT_LADDER_ROOM);
	ck_assert_int_eq(hft_ladder_room(&ladder, 0, HFT_LADDER_QTY_MAX, NULL), HFT_LADDER_ROOM);
	ck_assert_int_eq(hft_ladder_room(&ladder, level, HFT_LADDER_QTY_MAX - 9, NULL),
			 HFT_LADDER_QTY_FULL);
	ladder.level_slots.max = 1;
	ck_assert_int_eq(hft_ladder_room(&ladder, 0, 1, NULL), HFT_LADDER_LEVELS_FULL);
	/* What leaves makes room: of its quantity, and of its level when it is alone there. */
	ck_assert_int_eq(hft_ladder_room(&ladder, level, HFT_LADDER_QTY_MAX, leaving),
			 HFT_LADDER_ROOM);
	ck_assert_int_eq(hft_ladder_room(&ladder, 0, 1, leaving), HFT_LADDER_ROOM);
	push(level, 2, 10);
	ck_assert_int_eq(hft_ladder_room(&ladder, 0, 1, leaving), HFT_LADDER_LEVELS_FULL);
}
END_TEST

START_TEST(a_hash_is_of_owner_id_price_quantity_and_order)
{
	uint64_t seen[8] = { hft_ladder_hash(&ladder, &side, BID, 7) };
	uint32_t level;
	uint32_t first;

	ck_assert_uint_eq(seen[0], 7);
	level = add(5, BID);
	first = push(level, 1, 10);
	seen[1] = hft_ladder_hash(&ladder, &side, BID, 7);
	seen[2] = hft_ladder_hash(&ladder, &side, ASK, 7);
	ladder.orders[first].qty = 11;
	seen[3] = hft_ladder_hash(&ladder, &side, BID, 7);
	ladder.orders[first].qty = 10;
	ladder.orders[first].id = 2;
	seen[4] = hft_ladder_hash(&ladder, &side, BID, 7);
	push(level, 1, 10);
	seen[5] = hft_ladder_hash(&ladder, &side, BID, 7);
	hft_ladder_unlink(&ladder, first);
	hft_ladder_push_back(&ladder, level, first);
	seen[6] = hft_ladder_hash(&ladder, &side, BID, 7);
	ladder.levels[level].price = 6;
	seen[7] = hft_ladder_hash(&ladder, &side, BID, 7);
	for (int i = 0; i < 8; i++)
		for (int j = 0; j < i; j++)
			ck_assert_uint_ne(seen[i], seen[j]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder_walk");
	TCase *tcase = tcase_create("ladder_walk");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, below_finds_the_next_worse_level, 0, 2);
	tcase_add_test(tcase, below_knows_the_ends_of_the_range);
	tcase_add_test(tcase, room_is_of_levels_and_totals);
	tcase_add_test(tcase, a_hash_is_of_owner_id_price_quantity_and_order);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
