/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "ladder/index.h"
#include "unit.h"

static uint64_t state;

static uint64_t next_random(void)
{
	uint64_t x = state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

/* What is indexed: the scope lies one bit up, as an order's owner has it. */
struct row {
	uint64_t pad;
	uint64_t id;
	uint32_t owner;
};

struct fixture {
	struct hft_index index;
	struct row *rows;
	void *memory;
};

static void setup(struct fixture *f, uint64_t rows_max, uint64_t seed, bool scoped)
{
	struct hft_index_rows rows = { .stride = sizeof(struct row),
				       .id_at = offsetof(struct row, id),
				       .scope_at = offsetof(struct row, owner),
				       .scope_shift = 1,
				       .scope_mask = scoped ? UINT32_MAX : 0 };

	f->rows = calloc(rows_max + 2, sizeof(*f->rows));
	rows.base = f->rows;
	f->memory = calloc(1, hft_index_place(NULL, NULL, rows_max, NULL, 0));
	hft_index_place(&f->index, f->memory, rows_max, &rows, seed);
}

static void teardown(struct fixture *f)
{
	free(f->rows);
	free(f->memory);
}

static void put(struct fixture *f, uint64_t id, uint32_t scope, uint32_t row)
{
	f->rows[row] = (struct row){ 0, id, scope << 1 | (row & 1) };
	hft_index_put(&f->index, id, scope, row);
}

/* As a caller does: the row is found, erased, and may then be another's. */
static void erase(struct fixture *f, uint64_t id, uint32_t scope)
{
	uint32_t row = hft_index_find(&f->index, id, scope);

	ck_assert_uint_ne(row, 0);
	ck_assert(hft_index_erase(&f->index, id, scope, row));
	f->rows[row] = (struct row){ 0 };
}

/* The same by what one lookup saw. */
static void put_seen(struct fixture *f, uint64_t id, uint32_t scope, uint32_t row)
{
	struct hft_index_seen seen = hft_index_look(&f->index, &f->index.rows, id, scope);

	ck_assert_uint_eq(seen.row, 0);
	f->rows[row] = (struct row){ 0, id, scope << 1 | (row & 1) };
	hft_index_put_seen(&f->index, &seen, id, scope, row);
}

static void erase_seen(struct fixture *f, uint64_t id, uint32_t scope)
{
	struct hft_index_seen seen = hft_index_look(&f->index, &f->index.rows, id, scope);

	ck_assert_uint_ne(seen.row, 0);
	ck_assert(hft_index_erase_seen(&f->index, &seen, id, scope));
	f->rows[seen.row] = (struct row){ 0 };
}

static void expect_all(const struct fixture *f, uint32_t count)
{
	for (uint32_t i = 1; i <= count; i++)
		ck_assert_uint_eq(hft_index_find(&f->index, i * UINT64_C(7), 0), i);
	ck_assert_uint_eq(hft_index_find(&f->index, 3, 0), 0);
	ck_assert_uint_eq(f->index.live, count);
}

START_TEST(finds_every_id_at_every_size)
{
	struct fixture f;
	uint32_t growths = 0;

	setup(&f, 40000, 1, false);
	for (uint32_t i = 1; i <= 40000; i++) {
		put(&f, i * UINT64_C(7), 0, i);
		if (f.index.growths != growths || (i < 2000 && i % 7 == 0) || i % 5000 == 0)
			expect_all(&f, i);
		growths = f.index.growths;
	}
	ck_assert_uint_ge(growths, 8);
	ck_assert_uint_eq(f.index.now.mask + 1, f.index.buckets_max);
	teardown(&f);
}
END_TEST

START_TEST(takes_id_0_and_the_greatest_and_scopes)
{
	struct fixture f;

	setup(&f, 100, 9, true);
	put(&f, 0, 0, 1);
	put(&f, UINT64_MAX, 0, 2);
	put(&f, 0, 7, 3);
	put(&f, 0, UINT32_MAX >> 1, 4);
	ck_assert_uint_eq(hft_index_find(&f.index, 0, 0), 1);
	ck_assert_uint_eq(hft_index_find(&f.index, UINT64_MAX, 0), 2);
	ck_assert_uint_eq(hft_index_find(&f.index, 0, 7), 3);
	ck_assert_uint_eq(hft_index_find(&f.index, 0, UINT32_MAX >> 1), 4);
	ck_assert_uint_eq(hft_index_find(&f.index, UINT64_MAX, 7), 0);
	erase(&f, 0, 7);
	ck_assert_uint_eq(hft_index_find(&f.index, 0, 7), 0);
	ck_assert_uint_eq(hft_index_find(&f.index, 0, 0), 1);
	ck_assert_uint_eq(f.index.live, 3);
	teardown(&f);
}
END_TEST

START_TEST(erases_a_row_only_where_it_lies)
{
	struct fixture f;

	setup(&f, 100, 2, false);
	put(&f, 5, 0, 1);
	put(&f, 6, 0, 2);
	ck_assert(!hft_index_erase(&f.index, 5, 0, 2));
	ck_assert(!hft_index_erase(&f.index, 7, 0, 1));
	ck_assert_uint_eq(f.index.live, 2);
	ck_assert(hft_index_erase(&f.index, 5, 0, 1));
	ck_assert(!hft_index_erase(&f.index, 5, 0, 1));
	ck_assert_uint_eq(hft_index_find(&f.index, 6, 0), 2);
	teardown(&f);
}
END_TEST

/* Every table: what passes a bucket is counted there, and nothing else. */
static void expect_counts(const struct hft_index *index, const struct hft_index_table *table)
{
	uint32_t *passed = calloc(table->mask + 1, sizeof(*passed));

	for (uint64_t at = 0; at <= table->mask; at++)
		for (uint32_t lane = 0; lane < HFT_INDEX_LANES; lane++) {
			uint32_t row = table->buckets[at].rows[lane];
			uint64_t id = hft_index_row_id(&index->rows, row);
			uint64_t home;

			if (table->buckets[at].tags[lane] == 0)
				continue;
			home = hft_index_home(table, hft_index_hash(table, id, 0));
			for (; home != at; home = (home + 1) & table->mask)
				passed[home]++;
		}
	for (uint64_t at = 0; at <= table->mask; at++)
		ck_assert_uint_eq(table->buckets[at].passed, passed[at]);
	free(passed);
}

/* A plain array of what is live answers for the index. */
START_TEST(equals_an_array_under_random_inserts_and_erasures)
{
	enum { IDS = 3000 };
	struct fixture f;
	uint32_t live = 0;

	state = 5;
	setup(&f, IDS, 3, false);
	for (uint32_t step = 1; step < 400000; step++) {
		uint32_t id = (uint32_t)(next_random() % IDS);
		uint32_t row = f.rows[id + 1].id == id && f.rows[id + 1].pad ? id + 1 : 0;

		ck_assert_uint_eq(hft_index_find(&f.index, id, 0), row);
		if (row != 0)
			(step & 1024 ? erase : erase_seen)(&f, id, 0);
		else if (step & 2048)
			put(&f, id, 0, id + 1);
		else
			put_seen(&f, id, 0, id + 1);
		f.rows[id + 1].pad = row == 0;
		live += row == 0 ? 1 : -1;
		ck_assert_uint_eq(f.index.live, live);
		if (step % 20000 == 0)
			expect_counts(&f.index, &f.index.now);
		if (step % 20000 == 0 && f.index.old.buckets != NULL)
			expect_counts(&f.index, &f.index.old);
	}
	teardown(&f);
}
END_TEST

/* Whichever call puts an id, the table grows and moves at the same step. */
START_TEST(grows_alike_after_a_lookup)
{
	struct fixture plain;
	struct fixture seen;

	setup(&plain, 20000, 3, false);
	setup(&seen, 20000, 3, false);
	for (uint32_t i = 1; i <= 20000; i++) {
		put(&plain, i, 0, i);
		put_seen(&seen, i, 0, i);
		ck_assert_uint_eq(seen.index.growths, plain.index.growths);
		ck_assert_uint_eq(seen.index.cursor, plain.index.cursor);
		ck_assert_uint_eq(seen.index.live, plain.index.live);
	}
	ck_assert_uint_ge(plain.index.growths, 5);
	teardown(&plain);
	teardown(&seen);
}
END_TEST

/* Sequences, strides, high bits and scopes: the shapes that feeds and their users give to ids. */
static uint64_t shaped(uint32_t shape, uint64_t i)
{
	static const uint32_t shifts[] = { 0, 1, 2, 3, 8, 16, 20, 32, 40, 44 };

	return i << shifts[shape];
}

/* Past 8 of 12 lanes at the mean, one entry in twenty finds its bucket full. */
START_TEST(probes_stay_short_whatever_the_shape_of_ids)
{
	struct fixture f;
	uint64_t longest;

	setup(&f, 100000, (uint64_t)_i, false);
	for (uint32_t i = 1; i <= 100000; i++)
		put(&f, shaped((uint32_t)_i, i), 0, i);
	ck_assert_uint_le(hft_index_probes(&f.index, &longest), 100000 / 10);
	ck_assert_uint_le(longest, HFT_INDEX_PROBES_MAX);
	teardown(&f);
}
END_TEST

/* As full as a table of 1024 buckets gets. */
START_TEST(has_no_bad_keys)
{
	static const uint64_t strides[] = { 1, 2, 4, 10, 1000003, UINT64_C(1) << 20 };
	const uint32_t count = 1024 * HFT_INDEX_FULL;

	for (uint64_t seed = 0; seed < 200; seed++) {
		struct fixture f;
		uint64_t longest;

		setup(&f, count, seed, false);
		for (uint32_t i = 1; i < count; i++)
			put(&f, i * strides[_i], 0, i);
		while (f.index.old.buckets != NULL) {
			put(&f, UINT64_MAX, 0, count);
			erase(&f, UINT64_MAX, 0);
		}
		ck_assert_uint_eq(f.index.now.mask + 1, 1024);
		ck_assert_uint_le(hft_index_probes(&f.index, &longest), count / 8);
		ck_assert_uint_le(longest, 2 * HFT_INDEX_PROBES_MAX);
		teardown(&f);
	}
}
END_TEST

START_TEST(probes_stay_short_for_one_id_in_many_scopes)
{
	struct fixture f;
	uint64_t longest;

	setup(&f, 100000, 4, true);
	for (uint32_t i = 1; i <= 100000; i++)
		put(&f, 1, i, i);
	ck_assert_uint_le(hft_index_probes(&f.index, &longest), 100000 / 10);
	ck_assert_uint_le(longest, HFT_INDEX_PROBES_MAX);
	teardown(&f);
}
END_TEST

/* At the load that asks for growth, in the greatest table, which may not grow. */
START_TEST(does_not_rot_under_a_million_inserts_and_erasures)
{
	const uint32_t count = 64 * HFT_INDEX_FULL;
	struct fixture f;
	uint64_t longest;
	uint64_t worst = 0;

	state = 11;
	setup(&f, count, 8, false);
	for (uint32_t i = 1; i <= count; i++)
		put(&f, i, 0, i);
	for (uint32_t i = count + 1; i <= 1000000; i++) {
		uint32_t row = 1 + (uint32_t)(next_random() % count);
		uint64_t probes;

		erase(&f, f.rows[row].id, 0);
		put(&f, i, 0, row);
		probes = i % 1000 == 0 ? hft_index_probes(&f.index, &longest) : 0;
		worst = probes > worst ? probes : worst;
	}
	ck_assert_uint_eq(f.index.live, count);
	ck_assert_uint_eq(f.index.now.mask + 1, 64);
	ck_assert_uint_le(worst, count / 3);
	expect_counts(&f.index, &f.index.now);
	teardown(&f);
}
END_TEST

/* Ids that collide under the first key: found by asking the function, as no outsider could. */
START_TEST(grows_away_from_ids_chosen_to_collide)
{
	enum { CHOSEN = 150, PLAIN = 1000 };
	static uint64_t chosen[CHOSEN];
	struct fixture f;
	const struct hft_index_table *now = &f.index.now;
	uint64_t longest;
	uint32_t found = 0;
	uint32_t live = 0;

	setup(&f, 100000, 6, false);
	for (uint64_t id = 0; id < PLAIN; id++)
		put(&f, id << 20, 0, ++live);
	ck_assert_uint_eq(now->mask + 1, 128);
	for (uint64_t id = 1; found < CHOSEN; id++)
		if (hft_index_home(now, hft_index_hash(now, id, 0)) == 3)
			chosen[found++] = id;
	for (uint32_t i = 0; i < CHOSEN; i++)
		put(&f, chosen[i], 0, ++live);
	/* Until the old table, and the run in it, have moved; no more ids live than before. */
	for (uint64_t id = 1; id < 4000; id++) {
		put(&f, id << 40, 0, live + 1);
		erase(&f, id << 40, 0);
	}
	ck_assert_ptr_null(f.index.old.buckets);
	hft_index_probes(&f.index, &longest);
	ck_assert_uint_le(longest, HFT_INDEX_PROBES_MAX);
	ck_assert_uint_le(now->mask + 1, 256);
	for (uint32_t i = 0; i < CHOSEN; i++)
		ck_assert_uint_eq(hft_index_find(&f.index, chosen[i], 0), PLAIN + 1 + i);
	teardown(&f);
}
END_TEST

/* Whoever knows the seed makes every id collide: slow, but bounded in memory, and right. */
START_TEST(stays_right_when_every_id_collides)
{
	enum { COUNT = 400 };
	static uint64_t chosen[COUNT];
	struct fixture f;
	const struct hft_index_table *now = &f.index.now;
	uint32_t found = 0;

	setup(&f, COUNT, 6, false);
	while (f.index.now.mask + 1 < f.index.buckets_max)
		put(&f, (uint64_t)found << 20, 0, found + 1), found++;
	for (uint32_t i = 0; i < found; i++)
		erase(&f, (uint64_t)i << 20, 0);
	for (uint64_t id = 1, n = 0; n < COUNT; id++)
		if (hft_index_home(now, hft_index_hash(now, id, 0)) == now->mask)
			chosen[n++] = id;
	for (uint32_t i = 0; i < COUNT; i++)
		put(&f, chosen[i], 0, i + 1);
	expect_counts(&f.index, now);
	for (uint32_t i = 0; i < COUNT; i += 2)
		erase(&f, chosen[i], 0);
	for (uint32_t i = 0; i < COUNT; i++)
		ck_assert_uint_eq(hft_index_find(&f.index, chosen[i], 0), i % 2 == 0 ? 0 : i + 1);
	expect_counts(&f.index, now);
	teardown(&f);
}
END_TEST

/* Ids on both sides of the table's end, each kind erased only as it lies. */
START_TEST(dense_ids_have_a_table)
{
	enum { DENSE = 100, COUNT = 200 };
	static uint32_t table[DENSE];
	struct fixture f;

	setup(&f, COUNT, 3, false);
	hft_index_dense(&f.index, table, DENSE);
	for (uint32_t i = 0; i < COUNT; i++)
		put(&f, i, 0, i + 1);
	for (uint32_t i = 0; i < COUNT; i++) {
		ck_assert_uint_eq(hft_index_find(&f.index, i, 0), i + 1);
		ck_assert(!hft_index_erase(&f.index, i, 0, i + 2));
	}
	ck_assert_uint_eq(hft_index_guess(&f.index, 42, 0), 43);
	ck_assert_uint_eq(f.index.live, COUNT - DENSE);
	ck_assert_uint_eq(hft_index_count(&f.index), COUNT);
	for (uint32_t i = 0; i < COUNT; i += 2)
		erase(&f, i, 0);
	for (uint32_t i = 0; i < COUNT; i++)
		ck_assert_uint_eq(hft_index_find(&f.index, i, 0), i % 2 == 0 ? 0 : i + 1);
	ck_assert_uint_eq(hft_index_count(&f.index), COUNT / 2);
	teardown(&f);
}
END_TEST

START_TEST(guesses_the_row_and_reads_none)
{
	struct fixture f;
	uint32_t right = 0;

	setup(&f, 5000, 3, false);
	for (uint32_t i = 1; i <= 5000; i++)
		put(&f, i, 0, i);
	while (f.index.old.buckets != NULL)
		put(&f, 6000, 0, 5001), erase(&f, 6000, 0);
	memset(f.rows, 0, 5002 * sizeof(*f.rows));
	for (uint32_t i = 1; i <= 5000; i++)
		right += hft_index_guess(&f.index, i, 0) == i;
	ck_assert_uint_ge(right, 5000 * 9 / 10);
	teardown(&f);
}
END_TEST

START_TEST(memory_is_what_place_said)
{
	for (uint64_t rows = 1; rows < 3000000; rows = rows * 3 + 1) {
		uint64_t bytes = hft_index_place(NULL, NULL, rows, NULL, 0);

		ck_assert_uint_ge(bytes, rows * 8);
		ck_assert_uint_le(bytes, 16 * 96 + rows * 24);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("index");
	TCase *tc = tcase_create("index");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, finds_every_id_at_every_size);
	tcase_add_test(tc, takes_id_0_and_the_greatest_and_scopes);
	tcase_add_test(tc, erases_a_row_only_where_it_lies);
	tcase_add_test(tc, equals_an_array_under_random_inserts_and_erasures);
	tcase_add_test(tc, grows_alike_after_a_lookup);
	tcase_add_loop_test(tc, probes_stay_short_whatever_the_shape_of_ids, 0, 10);
	tcase_add_loop_test(tc, has_no_bad_keys, 0, 6);
	tcase_add_test(tc, probes_stay_short_for_one_id_in_many_scopes);
	tcase_add_test(tc, does_not_rot_under_a_million_inserts_and_erasures);
	tcase_add_test(tc, grows_away_from_ids_chosen_to_collide);
	tcase_add_test(tc, stays_right_when_every_id_collides);
	tcase_add_test(tc, dense_ids_have_a_table);
	tcase_add_test(tc, guesses_the_row_and_reads_none);
	tcase_add_test(tc, memory_is_what_place_said);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
