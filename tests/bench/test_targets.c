/* SPDX-License-Identifier: Apache-2.0 */
#include "targets.h"
#include "unit.h"

#include <string.h>

/* Rows as a run would have left them, and what is made of them. */
static struct bench bench;
static struct verdict verdicts[TARGETS_MAX];

static struct bench_row *row(const char *group, const char *name, double value, double ratio)
{
	return bench_add(&bench, group, name, value, "ns/event", ratio,
			 ratio != 0 ? "floor hashed, single" : NULL);
}

static uint32_t judge(void)
{
	return targets_judge(&bench, verdicts, TARGETS_MAX);
}

static void setup(void)
{
	memset(&bench, 0, sizeof(bench));
	memset(verdicts, 0, sizeof(verdicts));
}

static void check(uint32_t i, const char *group, const char *name, double figure, bool met)
{
	ck_assert_str_eq(verdicts[i].group, group);
	ck_assert_str_eq(verdicts[i].name, name);
	ck_assert_double_eq_tol(verdicts[i].figure, figure, 1e-9);
	ck_assert_int_eq(verdicts[i].met, met);
}

START_TEST(nothing_measured_nothing_judged)
{
	ck_assert_uint_eq(judge(), 0);
	row("book A1k", "floor hashed, single", 20, 1);
	row("risk", "check", 20, 9);
	ck_assert_uint_eq(judge(), 0);
}
END_TEST

START_TEST(at_the_bound_is_met_and_above_is_not)
{
	row("book A1k", "book, single", 30, 1.5);
	row("book B100k", "book, single", 30, 1.5001);
	row("book C1M", "book, single", 30, 0.9);
	ck_assert_uint_eq(judge(), 3);
	check(0, "book A1k", "book, single", 1.5, true);
	check(1, "book B100k", "book, single", 1.5001, false);
	check(2, "book C1M", "book, single", 0.9, true);
	ck_assert_str_eq(verdicts[0].unit, "x floor hashed, single");
	ck_assert_str_eq(verdicts[0].sign, "<=");
	ck_assert_double_eq(verdicts[0].bound, 1.5);
}
END_TEST

/* A loop over what must be held where, so that no line of the table is lost in silence. */
START_TEST(each_ratio_has_its_bound)
{
	static const struct {
		const char *group;
		const char *name;
		double bound;
	} held[] = {
		{ "match A1k", "match by handle, single", 1.5 },
		{ "match D1000s", "match by handle, batch 64", 1.3 },
		{ "match Bsp", "match by id, single", 1.5 },
		{ "match U1M", "match by id, batch 64", 1.3 },
		{ "book Bsp", "book, single", 1.5 },
		{ "book D1000s", "book, batch 64", 1.3 },
	};

	for (int above = 0; above < 2; above++) {
		setup();
		row(held[_i].group, held[_i].name, 30, held[_i].bound + above * 0.001);
		ck_assert_uint_eq(judge(), 1);
		check(0, held[_i].group, held[_i].name, held[_i].bound + above * 0.001, !above);
	}
}
END_TEST

START_TEST(other_rows_of_a_mix_are_not_held)
{
	row("book A1k", "book, batch 256", 90, 9);
	row("book A1k", "book, single, BBO", 90, 9);
	row("book C1M", "book, single, HUGE", 90, 9);
	row("match A1k", "match by handle + ids, single", 90, 9);
	row("match CSV", "hft match", 90, 9);
	ck_assert_uint_eq(judge(), 0);
}
END_TEST

START_TEST(decoding_must_be_at_least)
{
	row("decode", "memcpy", 100, 1);
	row("decode", "hft_md_decode", 100, 0.45);
	ck_assert_uint_eq(judge(), 1);
	check(0, "decode", "hft_md_decode", 0.45, true);
	ck_assert_str_eq(verdicts[0].sign, ">=");
	bench.rows[1].ratio = 0.4499;
	ck_assert_uint_eq(judge(), 1);
	check(0, "decode", "hft_md_decode", 0.4499, false);
}
END_TEST

START_TEST(days_are_held_to_ns_and_to_each_other)
{
	row("day, 500 symbols", "book, single", 110, 0);
	row("day, 500 symbols", "book, batch 256", 60.5, 0);
	ck_assert_uint_eq(judge(), 2);
	check(0, "day, 500 symbols", "book, single", 110, true);
	check(1, "day, 500 symbols", "book, batch 256", 60.5, false);
	row("day, 8000 symbols", "book, single", 165, 0);
	row("day, 8000 symbols", "book, batch 256", 91, 0);
	ck_assert_uint_eq(judge(), 4);
	check(2, "day, 8000 symbols", "book, single", 1.5, true);
	check(3, "day, 8000 symbols", "book, batch 256", 91 / 60.5, false);
	ck_assert_str_eq(verdicts[2].unit, "x day, 500 symbols");
}
END_TEST

START_TEST(a_day_without_the_other_is_not_judged)
{
	row("day, 8000 symbols", "book, single", 165, 0);
	ck_assert_uint_eq(judge(), 0);
}
END_TEST

START_TEST(the_worst_tail_speaks_for_its_group)
{
	row("book A1k", "book, single, BBO", 30, 0)->tails = (struct bench_tails){ 20, 100, 900 };
	row("book A1k", "book, batch 64", 30, 0)->tails = (struct bench_tails){ 10, 60, 900 };
	row("book A1k", "book, batch 256", 30, 0)->tails = (struct bench_tails){ 10, 50, 900 };
	ck_assert_uint_eq(judge(), 1);
	check(0, "book A1k", "book, batch 64", 6, true);
	bench.rows[2].tails.p99 = 61;
	ck_assert_uint_eq(judge(), 1);
	check(0, "book A1k", "book, batch 256", 6.1, false);
}
END_TEST

START_TEST(short_tails_and_floors_are_not_judged)
{
	row("book A1k", "book, single", 3, 0)->tails = (struct bench_tails){ 2, 49.9, 900 };
	row("book A1k", "book, batch 64", 3, 0)->tails = (struct bench_tails){ 0, 60, 900 };
	row("book A1k", "floor hashed, single", 3, 0)->tails = (struct bench_tails){ 2, 99, 900 };
	ck_assert_uint_eq(judge(), 0);
	bench.rows[0].tails.p99 = 50;
	ck_assert_uint_eq(judge(), 1);
	check(0, "book A1k", "book, single", 25, false);
}
END_TEST

START_TEST(tails_of_books_matching_and_days)
{
	static const char *const held[][2] = { { "match A1k", "match by id, batch 256" },
					       { "book Bsp", "book, batch 256, BBO" },
					       { "day, 8000 symbols", "book, single, BBO" } };

	row(held[_i][0], held[_i][1], 30, 0)->tails = (struct bench_tails){ 10, 61, 900 };
	ck_assert_uint_eq(judge(), 1);
	check(0, held[_i][0], held[_i][1], 6.1, false);
	ck_assert_str_eq(verdicts[0].unit, "x p50, at p99");
}
END_TEST

START_TEST(memory_at_a_million_and_empty)
{
	row("match C1M", "memory, hot, match by id", 64, 0);
	row("match C1M", "memory, hot, match by handle", 63, 0);
	row("match U1M", "memory, hot, match by id", 65, 0);
	row("match B100k", "memory, hot, match by id", 99, 0);
	row("match C1M", "memory, cold, match by id", 64, 0);
	row("empty books", "memory, 1000 books, matching", 15.9, 0);
	ck_assert_uint_eq(judge(), 4);
	check(0, "match C1M", "memory, hot, match by id", 64, true);
	check(1, "match U1M", "memory, hot, match by id", 65, false);
	check(2, "match C1M", "memory, cold, match by id", 64, true);
	check(3, "empty books", "memory, 1000 books, matching", 15.9, true);
	bench.rows[5].value = 16;
	ck_assert_uint_eq(judge(), 4);
	check(3, "empty books", "memory, 1000 books, matching", 16, false);
}
END_TEST

START_TEST(a_sweep_is_held_to_ns_a_maker)
{
	static const char *const held[] = { "sweep, 100k on 64 levels", "sweep, 1M on a level",
					    "sweep, 1M levels" };

	row("worst match", held[_i], 15, 0);
	row("worst match", "1M levels, the best go", 999, 9);
	ck_assert_uint_eq(judge(), 1);
	check(0, "worst match", held[_i], 15, true);
	bench.rows[0].value = 15.1;
	judge();
	check(0, "worst match", held[_i], 15.1, false);
}
END_TEST

START_TEST(what_was_not_measured_is_left_out)
{
	bench_say(&bench, "match C1M", "memory, hot, match by id", "not measured");
	bench_say(&bench, "book A1k", "book, single", "not measured");
	ck_assert_uint_eq(judge(), 0);
}
END_TEST

START_TEST(noise_taken_off_twice_meets_nothing)
{
	row("book A1k", "book, single", -3, -0.2);
	ck_assert_uint_eq(judge(), 1);
	check(0, "book A1k", "book, single", -0.2, false);
}
END_TEST

START_TEST(no_more_than_there_is_room_for)
{
	row("book A1k", "book, single", 30, 1);
	row("book B100k", "book, single", 30, 1);
	row("book B100k", "book, batch 64", 30, 1);
	verdicts[1].figure = -7;
	ck_assert_uint_eq(targets_judge(&bench, verdicts, 1), 1);
	check(0, "book A1k", "book, single", 1, true);
	ck_assert_double_eq(verdicts[1].figure, -7);
	ck_assert_uint_eq(targets_judge(&bench, verdicts, 0), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("targets");
	TCase *tc = tcase_create("verdicts");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, nothing_measured_nothing_judged);
	tcase_add_test(tc, at_the_bound_is_met_and_above_is_not);
	tcase_add_loop_test(tc, each_ratio_has_its_bound, 0, 6);
	tcase_add_test(tc, other_rows_of_a_mix_are_not_held);
	tcase_add_test(tc, decoding_must_be_at_least);
	tcase_add_test(tc, days_are_held_to_ns_and_to_each_other);
	tcase_add_test(tc, a_day_without_the_other_is_not_judged);
	tcase_add_test(tc, the_worst_tail_speaks_for_its_group);
	tcase_add_test(tc, short_tails_and_floors_are_not_judged);
	tcase_add_loop_test(tc, tails_of_books_matching_and_days, 0, 3);
	tcase_add_test(tc, memory_at_a_million_and_empty);
	tcase_add_loop_test(tc, a_sweep_is_held_to_ns_a_maker, 0, 3);
	tcase_add_test(tc, what_was_not_measured_is_left_out);
	tcase_add_test(tc, noise_taken_off_twice_meets_nothing);
	tcase_add_test(tc, no_more_than_there_is_room_for);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
