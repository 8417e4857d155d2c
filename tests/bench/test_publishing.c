/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "publishing.h"
#include "target.h"
#include "unit.h"

#include <string.h>

static struct bench bench;

static const struct target_kind copy = { .name = "copy", .engine = TARGET_NOTHING, .batch = 1 };
static const struct target_kind least = { .name = "floor", .engine = TARGET_FLOOR_DENSE,
					  .batch = 1, .no_publish = true };
static const struct target_kind huge = { .name = "book, single, HUGE", .engine = TARGET_BOOK,
					 .batch = 1, .no_publish = true,
					 .mem_want = HFT_MEM_HUGE };
static const struct target_kind silent = { .name = "book, single", .engine = TARGET_BOOK,
					   .batch = 1, .no_publish = true };
static const struct target_kind silent_64 = { .name = "book, batch 64", .engine = TARGET_BOOK,
					      .batch = 64, .no_publish = true };
static const struct target_kind bbo = { .engine = TARGET_BOOK, .batch = 1 };
static const struct target_kind page_64 = { .engine = TARGET_BOOK, .batch = 64, .page_levels = 10 };

static struct bench_case measured(const struct target_kind *kind, double ns)
{
	return (struct bench_case){ .name = kind->name, .samples = { ns, 2 * ns, 3 * ns },
				    .median = 2 * ns };
}

START_TEST(each_is_beside_what_differs_in_nothing_else)
{
	const struct target_kind *kinds[] = { &copy, &least, &huge, &silent_64, &silent, &bbo,
					      &page_64 };
	struct bench_case cases[7];

	memset(&bench, 0, sizeof(bench));
	bench.rounds = 3;
	for (int i = 0; i < 7; i++)
		cases[i] = measured(kinds[i], 1 << i);
	publishing_rows(&bench, "book A1k", cases, kinds, 7, 2, "ns/event");
	ck_assert_uint_eq(bench.rows_count, 2);
	ck_assert_str_eq(bench.rows[0].name, "publishing BBO, single");
	ck_assert_str_eq(bench.rows[0].group, "book A1k");
	ck_assert_str_eq(bench.rows[0].versus, "book, single");
	ck_assert_double_eq(bench.rows[0].value, 2 * (32 - 16));
	ck_assert_double_eq(bench.rows[0].ratio, 32.0 / (32 - 2));
	ck_assert_str_eq(bench.rows[1].name, "publishing 10 levels, batch 64");
	ck_assert_str_eq(bench.rows[1].versus, "book, batch 64");
	ck_assert_double_eq(bench.rows[1].value, 2 * (64 - 8));
}
END_TEST

START_TEST(without_a_twin_there_is_no_row)
{
	const struct target_kind *kinds[] = { &copy, &huge, &silent_64, &bbo };
	struct bench_case cases[4] = { { .name = "" } };

	memset(&bench, 0, sizeof(bench));
	bench.rounds = 3;
	publishing_rows(&bench, "book A1k", cases, kinds, 4, 0, "ns/event");
	ck_assert_uint_eq(bench.rows_count, 0);
}
END_TEST

/* Both cases' rounds were slower by turns: their medians would say 30, the rounds say 2. */
START_TEST(more_is_of_the_rounds)
{
	const struct bench_case a = { .samples = { 12, 102, 42 } };
	const struct bench_case b = { .samples = { 10, 100, 12 } };

	ck_assert_double_eq(bench_more(&a, &b, 3), 2);
	ck_assert_double_eq(a.samples[1], 102);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("publishing");
	TCase *tc = tcase_create("rows");

	tcase_add_test(tc, each_is_beside_what_differs_in_nothing_else);
	tcase_add_test(tc, without_a_twin_there_is_no_row);
	tcase_add_test(tc, more_is_of_the_rounds);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
