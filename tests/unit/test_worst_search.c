/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "unit.h"
#include "worst/inside.h"

static struct worst_engine engine;

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

/* So many friendly orders, whose ids are far from the chosen ones. */
static void befriend(struct worst_engine *e, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++)
		ck_assert(one(e, WORST_ADD, (i + 1) << 40));
}

/*
 * Every place of a table passed by somebody: one order is driven far from its home by others, who
 * go, and a second one from there around to the first one's. A search for an id that is not there
 * must end all the same.
 */
enum { PLACES = 1024, LANES = 12, FAR = 600 };

static uint64_t tenants[PLACES][LANES + 1]; /* ids by their home */

static void choose_tenants(const struct worst_engine *e)
{
	static uint32_t found[PLACES];
	uint32_t full = 0;

	memset(found, 0, sizeof(found));
	for (uint64_t id = 1; full < PLACES; id++) {
		uint64_t home = worst_home(e, id);

		if (found[home] == LANES + 1)
			continue;
		tenants[home][found[home]++] = id;
		full += found[home] == LANES + 1;
	}
}

static void each_tenant(struct worst_engine *e, uint64_t kind, uint32_t from, uint32_t to)
{
	for (uint32_t home = from; home < to; home++)
		for (uint32_t i = 0; i < LANES - (home == FAR); i++)
			ck_assert(one(e, kind, tenants[home][i]));
}

START_TEST(who_has_the_seed_cannot_keep_a_search_from_its_end)
{
	enum worst_kind kind = (enum worst_kind)_i;

	set_up_as(&engine, kind, 8 * PLACES, 1);
	befriend(&engine, 8 * PLACES);
	ck_assert_uint_eq(worst_homes(&engine), PLACES);
	for (uint64_t i = 0; i < 8 * PLACES; i++)
		ck_assert(one(&engine, WORST_CANCEL, (i + 1) << 40));
	choose_tenants(&engine);
	each_tenant(&engine, WORST_ADD, 0, FAR);
	ck_assert(one(&engine, WORST_ADD, tenants[0][LANES]));
	each_tenant(&engine, WORST_CANCEL, 0, FAR);
	each_tenant(&engine, WORST_ADD, FAR, PLACES);
	ck_assert(one(&engine, WORST_ADD, tenants[FAR][LANES]));
	ck_assert(!one(&engine, WORST_CANCEL, UINT64_MAX));
	ck_assert(one(&engine, WORST_ADD, UINT64_MAX));
	ck_assert(one(&engine, WORST_CANCEL, tenants[0][LANES]));
	ck_assert(one(&engine, WORST_CANCEL, tenants[FAR][LANES]));
	tear_down_as(&engine);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("worst search");
	TCase *tcase = tcase_create("search");

	tcase_set_timeout(tcase, 20);
	tcase_add_loop_test(tcase, who_has_the_seed_cannot_keep_a_search_from_its_end, 0,
			    WORST_KINDS);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
