/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ids chosen by somebody who means harm: he knows the index's function, with or without its seed.
 * What he can do is bounded: probes without the seed, memory with it.
 */
#include "unit.h"
#include "worst/inside.h"

enum { LIVE = 10000, CHOSEN = 1200, NEAR_HOME = 4, SEEDS = 4, PASSED_MAX = 8 };

static struct worst_engine engine;
static struct worst_engine other;

static void set_up_as(struct worst_engine *e, enum worst_kind kind, uint64_t orders, uint64_t seed)
{
	ck_assert_int_eq(worst_open(e, kind, HFT_SIDE_ASK, orders, 64, seed), 0);
}

static void tear_down_as(struct worst_engine *e)
{
	ck_assert_int_eq(worst_check(e), HFT_OK);
	worst_close(e);
}

static bool one(struct worst_engine *e, uint64_t kind, uint64_t id)
{
	const struct worst_step step = { .id = id, .price = WORST_MIDDLE, .kind = kind };

	return worst_play(e, &step, 1);
}

static const struct worst_plan *plan_of(int i)
{
	static const char *const names[] = {
		"friendly", "ids_by_8", "ids_by_4096", "ids_by_a_million", "ids_equal_low_32",
		"ids_high_bits_only", "ids_bit_reversed", "ids_unmixed", "ids_scattered",
	};

	return worst_plan_named(names[i]);
}

/* Shapes that somebody who knows nothing tries, under several seeds. */
START_TEST(probes_stay_short_whatever_the_shape)
{
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct worst_run run;
		uint64_t longest;
		uint64_t total;

		ck_assert_int_eq(worst_make(plan_of(_i), LIVE, LIVE, &run), 0);
		set_up_as(&engine, WORST_MATCH, LIVE, seed);
		ck_assert(worst_play(&engine, run.steps, run.count));
		total = worst_probes(&engine, &longest);
		ck_assert_uint_le(total, LIVE / 4);
		ck_assert_uint_le(longest, PASSED_MAX);
		tear_down_as(&engine);
		worst_free(&run);
	}
}
END_TEST

/* Counters in the high bits, at each size of the table and under the seed that none has set. */
START_TEST(probes_stay_short_for_counters_in_high_bits)
{
	for (uint64_t live = 1024; live <= 32768; live *= 2) {
		uint64_t longest;

		set_up_as(&engine, WORST_BOOK, live, 0);
		for (uint64_t i = 1; i <= live; i++)
			ck_assert(one(&engine, WORST_ADD, i << _i));
		ck_assert_uint_le(worst_probes(&engine, &longest), live / 20);
		ck_assert_uint_le(longest, 12);
		tear_down_as(&engine);
	}
}
END_TEST

static uint64_t chosen[CHOSEN];

/* Ids that all begin their search at a few places of e's table, as it is now. */
static void choose(const struct worst_engine *e)
{
	uint32_t found = 0;

	for (uint64_t id = 1; found < CHOSEN; id++)
		if (worst_home(e, id) < NEAR_HOME)
			chosen[found++] = id;
}

/* So many friendly orders, whose ids are far from the chosen ones. */
static void befriend(struct worst_engine *e, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++)
		ck_assert(one(e, WORST_ADD, (i + 1) << 40));
}

static void attack(struct worst_engine *e)
{
	for (uint32_t i = 0; i < CHOSEN; i++)
		ck_assert(one(e, WORST_ADD, chosen[i]));
}

/* Each is found, a second one is refused, and all go, the oldest and the newest in turn. */
static void retreat(struct worst_engine *e)
{
	uint64_t before = worst_orders(e);

	for (uint32_t i = 0; i < CHOSEN; i++)
		ck_assert(!one(e, WORST_ADD, chosen[i]));
	for (uint32_t i = 0; i < CHOSEN; i++) {
		uint32_t at = i % 2 == 0 ? i / 2 : CHOSEN - 1 - i / 2;

		ck_assert(one(e, WORST_CANCEL, chosen[at]));
		ck_assert(!one(e, WORST_CANCEL, chosen[at]));
	}
	ck_assert_uint_eq(worst_orders(e), before - CHOSEN);
}

/* Ids that collide under one seed are like any others under the next. */
START_TEST(who_lacks_the_seed_gains_nothing)
{
	enum worst_kind kind = (enum worst_kind)_i;
	uint64_t longest;
	uint64_t total;

	set_up_as(&other, kind, LIVE, 1);
	befriend(&other, LIVE - CHOSEN);
	choose(&other);
	for (uint64_t seed = 2; seed < 2 + SEEDS; seed++) {
		set_up_as(&engine, kind, LIVE, seed);
		befriend(&engine, LIVE - CHOSEN);
		attack(&engine);
		total = worst_probes(&engine, &longest);
		ck_assert_uint_le(total, LIVE / 10);
		ck_assert_uint_le(longest, PASSED_MAX);
		retreat(&engine);
		tear_down_as(&engine);
	}
	tear_down_as(&other);
}
END_TEST

/* Who has the seed makes runs as long as he has orders; memory stays what was reserved. */
START_TEST(who_has_the_seed_breaks_nothing)
{
	enum worst_kind kind = (enum worst_kind)_i;
	uint64_t friendly;

	set_up_as(&engine, kind, LIVE, 1);
	befriend(&engine, LIVE - CHOSEN);
	choose(&engine);
	friendly = worst_bytes(&engine);
	attack(&engine);
	ck_assert_uint_le(worst_bytes(&engine), 2 * friendly);
	ck_assert_int_eq(worst_check(&engine), HFT_OK);
	retreat(&engine);
	attack(&engine);
	ck_assert_uint_eq(worst_orders(&engine), LIVE);
	ck_assert(!one(&engine, WORST_ADD, UINT64_MAX));
	retreat(&engine);
	tear_down_as(&engine);
}
END_TEST

/*
 * A table that may still grow does so early, and away from them: at most until an eighth of it is
 * used, which is ten times the table that other ids would have.
 */
START_TEST(who_has_the_seed_has_no_more_than_his_share_of_memory)
{
	enum worst_kind kind = (enum worst_kind)_i;
	uint64_t homes;

	set_up_as(&engine, kind, 1 << 22, 1);
	befriend(&engine, 1000);
	for (uint32_t round = 0; round < 6; round++) {
		choose(&engine);
		attack(&engine);
		homes = worst_homes(&engine);
		ck_assert_uint_le(homes, 16 * (1000 + CHOSEN));
		retreat(&engine);
	}
	ck_assert_uint_le(worst_homes(&engine), 16 * (1000 + CHOSEN));
	tear_down_as(&engine);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("worst ids");
	TCase *tcase = tcase_create("ids");

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, probes_stay_short_whatever_the_shape, 0, 9);
	tcase_add_loop_test(tcase, probes_stay_short_for_counters_in_high_bits, 28, 48);
	tcase_add_loop_test(tcase, who_lacks_the_seed_gains_nothing, 0, WORST_KINDS);
	tcase_add_loop_test(tcase, who_has_the_seed_breaks_nothing, 0, WORST_KINDS);
	tcase_add_loop_test(tcase, who_has_the_seed_has_no_more_than_his_share_of_memory, 0,
			    WORST_KINDS);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
