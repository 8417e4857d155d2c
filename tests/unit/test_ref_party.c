/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <hft/ref.h>

#include "unit.h"

static hft_ref *ref_of(uint32_t parties, uint32_t rows)
{
	hft_ref_config config;
	hft_ref *ref = NULL;

	ck_assert_int_eq(hft_ref_config_init(&config, sizeof(config)), HFT_OK);
	config.instruments_max = 1;
	config.tick_tables_max = 1;
	config.sources_max = 1;
	config.parties_max = parties;
	config.rows_max = rows;
	ck_assert_int_eq(hft_ref_create(&config, &ref), HFT_OK);
	return ref;
}

static hft_party party_of(uint32_t account, uint32_t trader)
{
	hft_party row;

	memset(&row, 0, sizeof(row));
	row.account = account;
	row.trader = trader;
	return row;
}

START_TEST(a_party_is_read_as_it_was_added)
{
	hft_ref *ref = ref_of(4, 0);
	hft_party row = party_of(7, 9);
	hft_party out;

	for (uint32_t i = 0; i < 13; i++)
		((uint32_t *)&row)[i] = i == 0 ? 0 : 100 + i;
	row.session = UINT16_MAX;
	row.flags = 31;
	ck_assert_int_eq(hft_ref_parties(ref), 0);
	ck_assert_int_eq(hft_ref_party(ref, 1, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_parties(ref), 1);
	ck_assert_int_eq(hft_ref_party(ref, 1, &out), HFT_OK);
	row.id = 1;
	ck_assert_mem_eq(&out, &row, sizeof(row));
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_party_without_names_is_a_party)
{
	hft_ref *ref = ref_of(4, 0);
	hft_party row = party_of(0, 0);
	hft_party out;

	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 2);
	ck_assert_int_eq(hft_ref_party(ref, 2, &out), HFT_OK);
	ck_assert_uint_eq(out.id, 2);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_party_is_replaced_by_its_id)
{
	hft_ref *ref = ref_of(4, 0);
	hft_party row = party_of(7, 9);
	hft_party out;

	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 2);
	row.id = 1;
	row.desk = 5;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_parties(ref), 2);
	ck_assert_int_eq(hft_ref_rows(ref), 3);
	ck_assert_int_eq(hft_ref_party(ref, 1, &out), HFT_OK);
	ck_assert_uint_eq(out.desk, 5);
	ck_assert_int_eq(hft_ref_party(ref, 2, &out), HFT_OK);
	ck_assert_uint_eq(out.desk, 0);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(ids_have_no_gap_and_no_more_than_said)
{
	hft_ref *ref = ref_of(2, 0);
	hft_party row = party_of(7, 9);

	row.id = 2;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_NOTFOUND);
	row.id = UINT32_MAX;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_NOTFOUND);
	row.id = 1;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	row.id = 2;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 2);
	row.id = 3;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_FULL);
	row.id = 0;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_FULL);
	row.id = 4;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_ref_parties(ref), 2);
	ck_assert_int_eq(hft_ref_rows(ref), 2);
	row.id = 2;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 2);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(a_full_log_refuses_parties)
{
	hft_ref *ref = ref_of(4, 2);
	hft_party row = party_of(7, 9);

	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), 2);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_FULL);
	row.id = 1;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_FULL);
	ck_assert_int_eq(hft_ref_parties(ref), 2);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(by_default_the_log_has_room_for_every_party)
{
	hft_ref *ref = ref_of(300, 0);
	hft_party row = party_of(7, 9);

	for (int64_t id = 1; id <= 300; id++)
		ck_assert_int_eq(hft_ref_party_add(ref, &row), id);
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_FULL);
	hft_ref_destroy(ref);
}
END_TEST

static const uint32_t unknown_ids[] = { 0, 2, 4, 5, 65535, 1u << 24, UINT32_MAX };

START_TEST(unknown_ids_are_not_found)
{
	hft_ref *ref = ref_of(4, 0);
	hft_party row = party_of(7, 9);
	hft_party out;
	hft_party before;

	ck_assert_int_eq(hft_ref_party_add(ref, &row), 1);
	memset(&before, 0x55, sizeof(before));
	out = before;
	ck_assert_int_eq(hft_ref_party(ref, unknown_ids[_i], &out), HFT_E_NOTFOUND);
	ck_assert_mem_eq(&out, &before, sizeof(out));
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(bad_parties_are_refused)
{
	hft_ref *ref = ref_of(4, 0);
	hft_party row = party_of(7, 9);
	hft_party out;

	ck_assert_int_eq(hft_ref_party_add(NULL, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_party_add(ref, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_party(NULL, 1, &out), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_party(ref, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_parties(NULL), HFT_E_INVAL);
	row.flags = 32;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_INVAL);
	row.flags = 0x8000;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_INVAL);
	row.flags = 0;
	row.reserved[0] = 1;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_INVAL);
	row.reserved[0] = 0;
	row.reserved[1] = 1u << 31;
	ck_assert_int_eq(hft_ref_party_add(ref, &row), HFT_E_INVAL);
	ck_assert_int_eq(hft_ref_rows(ref), 0);
	hft_ref_destroy(ref);
}
END_TEST

START_TEST(parties_are_rows_and_rows_give_them_back)
{
	hft_ref *ref = ref_of(4, 0);
	hft_ref *copy = ref_of(4, 0);
	hft_party row = party_of(7, 9);
	hft_party a, b;
	hft_ref_row change;

	hft_ref_party_add(ref, &row);
	row.trader = 10;
	hft_ref_party_add(ref, &row);
	row.id = 1;
	row.session = 3;
	hft_ref_party_add(ref, &row);
	for (uint64_t i = 0; hft_ref_row_get(ref, i, &change) == HFT_OK; i++) {
		ck_assert_uint_eq(change.kind, HFT_REF_ROW_PARTY);
		ck_assert_uint_eq(change.count, sizeof(hft_party));
		ck_assert_int_eq(hft_ref_apply(copy, &change), i == 1 ? 2 : 1);
	}
	ck_assert_int_eq(hft_ref_rows(copy), 3);
	for (uint32_t id = 1; id <= 2; id++) {
		ck_assert_int_eq(hft_ref_party(ref, id, &a), HFT_OK);
		ck_assert_int_eq(hft_ref_party(copy, id, &b), HFT_OK);
		ck_assert_mem_eq(&a, &b, sizeof(a));
	}
	ck_assert_uint_eq(a.trader, 10);
	hft_ref_destroy(ref);
	hft_ref_destroy(copy);
}
END_TEST

START_TEST(malformed_party_rows_are_refused)
{
	hft_ref *ref = ref_of(4, 0);
	hft_ref_row change;

	memset(&change, 0, sizeof(change));
	change.kind = HFT_REF_ROW_PARTY;
	for (change.count = 0; change.count <= sizeof(change.bytes); change.count++)
		if (change.count != sizeof(hft_party))
			ck_assert_int_eq(hft_ref_apply(ref, &change), HFT_E_MALFORMED);
	change.count = sizeof(hft_party);
	change.bytes[sizeof(hft_party)] = 1;
	ck_assert_int_eq(hft_ref_apply(ref, &change), HFT_E_MALFORMED);
	change.bytes[sizeof(hft_party)] = 0;
	ck_assert_int_eq(hft_ref_apply(ref, &change), 1);
	hft_ref_destroy(ref);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ref_party");
	TCase *tcase = tcase_create("parties");

	tcase_add_test(tcase, a_party_is_read_as_it_was_added);
	tcase_add_test(tcase, a_party_without_names_is_a_party);
	tcase_add_test(tcase, a_party_is_replaced_by_its_id);
	tcase_add_test(tcase, ids_have_no_gap_and_no_more_than_said);
	tcase_add_test(tcase, a_full_log_refuses_parties);
	tcase_add_test(tcase, by_default_the_log_has_room_for_every_party);
	tcase_add_loop_test(tcase, unknown_ids_are_not_found, 0,
			    sizeof(unknown_ids) / sizeof(unknown_ids[0]));
	tcase_add_test(tcase, bad_parties_are_refused);
	tcase_add_test(tcase, parties_are_rows_and_rows_give_them_back);
	tcase_add_test(tcase, malformed_party_rows_are_refused);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
