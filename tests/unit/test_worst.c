/* SPDX-License-Identifier: Apache-2.0 */
/* The plans of tests/worst in hft_match and hft_book, against the naive models. */
#include <string.h>

#include "model/naive_book.h"
#include "model/naive_match.h"
#include "unit.h"
#include "worst/engine.h"

enum { LIVE = 300, TURNS = 600, PLANS = 21, RUNS = PLANS * WORST_KINDS * 2, REPORTS_ALL = 4096 };
enum { MANY = 100000 };

static struct worst_engine engine;
static struct naive_match *naive_match;
static struct naive_book *naive_book;

/* A run's number says which plan, engine and side. */
static const struct worst_plan *plan_of(int i)
{
	return worst_plan_at((uint32_t)i / (WORST_KINDS * 2));
}

static enum worst_kind kind_of(int i)
{
	return (enum worst_kind)(i % WORST_KINDS);
}

static uint8_t side_of(int i)
{
	return (uint8_t)(HFT_SIDE_BID + i / WORST_KINDS % 2);
}

static void make(const struct worst_plan *plan, uint64_t live, uint64_t turns,
		 struct worst_run *run)
{
	bool two = plan->prices == WORST_NEAR || plan->prices == WORST_FAR;

	ck_assert_int_eq(worst_make(plan, two ? 2 : live, turns, run), 0);
}

static void open_both(enum worst_kind kind, uint8_t side, const struct worst_run *run)
{
	hft_match_config match;
	hft_book_config book;

	ck_assert_int_eq(worst_open(&engine, kind, side, run->live, run->levels, 7), 0);
	hft_match_config_init(&match, sizeof(match));
	match.instruments_max = 1;
	match.parties_max = 2;
	match.orders_max = (uint32_t)run->live;
	match.levels_max = (uint32_t)run->levels;
	naive_match = naive_match_create(&match);
	hft_book_config_init(&book, sizeof(book));
	book.instruments_max = 1;
	book.orders_max = (uint32_t)run->live;
	book.levels_max = (uint32_t)run->levels;
	naive_book = naive_create(&book);
}

static void close_both(void)
{
	ck_assert_int_eq(worst_check(&engine), HFT_OK);
	ck_assert_uint_eq(worst_orders(&engine), 0);
	worst_close(&engine);
	naive_match_destroy(naive_match);
	naive_destroy(naive_book);
}

static hft_report want[REPORTS_ALL];
static hft_report got[REPORTS_ALL];

static uint32_t submit_all(const hft_order *order)
{
	uint32_t n = 0;

	ck_assert_int_eq(hft_match_submit_n(engine.match, order, 1, got, REPORTS_ALL, &n), 1);
	while (hft_match_pending(engine.match) == 1)
		n += (uint32_t)hft_match_drain(engine.match, got + n, REPORTS_ALL - n);
	return n;
}

static void match_equals(const hft_order *order)
{
	uint32_t n = naive_match_submit(naive_match, order, want, REPORTS_ALL);

	ck_assert_uint_eq(submit_all(order), n);
	for (uint32_t i = 0; i < n; i++)
		got[i].handle = want[i].handle = 0;
	ck_assert_mem_eq(got, want, n * sizeof(*got));
}

static void book_equals(hft_event event)
{
	hft_event copy = event;

	ck_assert_int_eq(hft_book_apply(engine.book, &event), naive_apply(naive_book, &copy));
	ck_assert_mem_eq(&event, &copy, sizeof(event));
}

static void view_equals(void)
{
	hft_level levels[2][20];
	hft_bbo bbos[2];

	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		int64_t n = engine.match != NULL ?
				    hft_match_levels(engine.match, 1, side, levels[0], 20) :
				    hft_book_levels(engine.book, 1, side, levels[0], 20);

		ck_assert_int_eq(n, engine.match != NULL ?
					    naive_match_levels(naive_match, 1, side, levels[1],
							       20) :
					    naive_levels(naive_book, 1, side, levels[1], 20));
		ck_assert_mem_eq(levels[0], levels[1], (size_t)n * sizeof(hft_level));
	}
	if (engine.match != NULL) {
		hft_match_bbo(engine.match, 1, &bbos[0]);
		naive_match_bbo(naive_match, 1, &bbos[1]);
	} else {
		hft_book_bbo(engine.book, 1, &bbos[0]);
		naive_bbo(naive_book, 1, &bbos[1]);
	}
	ck_assert_mem_eq(&bbos[0], &bbos[1], sizeof(hft_bbo));
}

static void hash_equals(void)
{
	ck_assert_uint_eq(worst_hash(&engine), engine.match != NULL ?
						       naive_match_hash(naive_match) :
						       naive_hash(naive_book));
}

static void step_equals(const struct worst_step *step)
{
	if (engine.match != NULL) {
		const hft_order order = worst_order(step, engine.side);

		match_equals(&order);
	} else {
		book_equals(worst_event(step, engine.side));
	}
}

static void sweep_equals(const struct worst_run *run)
{
	if (engine.match != NULL) {
		const hft_order taker = worst_taker(run, engine.side);

		match_equals(&taker);
		return;
	}
	for (uint64_t i = 0; i < run->live; i++) {
		hft_event event = worst_event(&run->left[i], engine.side);

		event.kind = HFT_EVENT_EXECUTE;
		event.qty = WORST_QTY;
		book_equals(event);
		view_equals();
	}
}

/* Full to the last order and level all the while. */
START_TEST(every_plan_equals_the_model)
{
	struct worst_run run;

	make(plan_of(_i), LIVE, TURNS, &run);
	open_both(kind_of(_i), side_of(_i), &run);
	for (uint64_t i = 0; i < run.count; i++) {
		step_equals(&run.steps[i]);
		if (i % 16 == 0)
			view_equals();
	}
	ck_assert_uint_eq(worst_orders(&engine), run.live);
	ck_assert_int_eq(worst_check(&engine), HFT_OK);
	hash_equals();
	sweep_equals(&run);
	hash_equals();
	close_both();
	worst_free(&run);
}
END_TEST

START_TEST(all_plans_are_run)
{
	ck_assert_ptr_nonnull(worst_plan_at(PLANS - 1));
	ck_assert_ptr_null(worst_plan_at(PLANS));
}
END_TEST

/* What is left, entered by priority into a new engine of another seed, makes the same book. */
static void equals_a_new_one(enum worst_kind kind, const struct worst_run *run)
{
	static struct worst_engine fresh;

	ck_assert_int_eq(worst_open(&fresh, kind, engine.side, run->live, run->levels, 11), 0);
	for (uint64_t i = 0; i < run->live; i++)
		run->left[i].kind = WORST_ADD;
	ck_assert(worst_play(&fresh, run->left, run->live));
	ck_assert_uint_eq(worst_hash(&engine), worst_hash(&fresh));
	worst_close(&fresh);
}

/* All on one level, and each on its own. */
START_TEST(many_orders_equal_a_new_book)
{
	static const char *const names[] = { "level_any", "level_oldest", "levels_any",
					     "levels_best" };
	enum worst_kind kind = (enum worst_kind)(_i % WORST_KINDS);
	const struct worst_plan *plan = worst_plan_named(names[_i / WORST_KINDS]);
	struct worst_run run;

	ck_assert_int_eq(worst_make(plan, MANY, MANY / 10, &run), 0);
	ck_assert_int_eq(worst_open(&engine, kind, HFT_SIDE_ASK, run.live, run.levels, 7), 0);
	ck_assert(worst_play(&engine, run.steps, run.count));
	ck_assert_uint_eq(worst_orders(&engine), MANY);
	ck_assert_int_eq(worst_check(&engine), HFT_OK);
	equals_a_new_one(kind, &run);
	ck_assert_int_eq(worst_sweep(&engine, &run), MANY);
	ck_assert_uint_eq(worst_orders(&engine), 0);
	ck_assert_int_eq(worst_check(&engine), HFT_OK);
	worst_close(&engine);
	worst_free(&run);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("worst");
	TCase *tcase = tcase_create("worst");

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, every_plan_equals_the_model, 0, RUNS);
	tcase_add_test(tcase, all_plans_are_run);
	tcase_add_loop_test(tcase, many_orders_equal_a_new_book, 0, 8);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
