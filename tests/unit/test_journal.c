/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/journal.h>

#include <string.h>

#include "unit.h"

#define INPUTS 300

static hft_journal_config config_of(uint64_t bytes_max)
{
	hft_journal_config config;

	ck_assert_int_eq(hft_journal_config_init(&config, sizeof(config)), HFT_OK);
	config.bytes_max = bytes_max;
	return config;
}

static hft_journal *journal_of(uint64_t bytes_max)
{
	hft_journal_config config = config_of(bytes_max);
	hft_journal *journal = NULL;

	ck_assert_int_eq(hft_journal_create(&config, &journal), HFT_OK);
	return journal;
}

/* Every byte of input `seq` follows from its number. */
static hft_input input_of(uint64_t seq, uint8_t *payload)
{
	hft_input input = { .seq = seq,
			    .ts = (hft_time)seq * 1000 - 5,
			    .kind = 1 + (uint32_t)seq % 6,
			    .bytes = (uint32_t)(seq * 37) % 1025 };

	for (uint32_t i = 0; i < input.bytes; i++)
		payload[i] = (uint8_t)(seq * 7 + i);
	return input;
}

static void append(hft_journal *journal, uint64_t seq)
{
	uint8_t payload[1024];
	hft_input input = input_of(seq, payload);

	ck_assert_int_eq(hft_journal_append(journal, &input, payload), HFT_OK);
}

START_TEST(defaults_are_as_documented)
{
	hft_journal_config config;

	ck_assert_int_eq(hft_journal_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.size, sizeof(config));
	ck_assert_uint_eq(config.bytes_max, (uint64_t)1 << 32);
	ck_assert_uint_eq(config.mem_want | config.mem_require, 0);
	ck_assert_int_eq(config.numa_node, -1);
	ck_assert_int_eq(hft_journal_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_config_init(&config, 20), HFT_E_INVAL);
}
END_TEST

START_TEST(bad_configs_are_refused)
{
	static const uint64_t sizes[] = { 0, 4095, ((uint64_t)1 << 46) + 1, UINT64_MAX };
	hft_journal_config config = config_of(4096);
	hft_journal *journal = NULL;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		config.bytes_max = sizes[i];
		ck_assert_int_eq(hft_journal_memory(&config), HFT_E_INVAL);
		ck_assert_int_eq(hft_journal_create(&config, &journal), HFT_E_INVAL);
	}
	config = config_of(4096);
	ck_assert_int_eq(hft_journal_create(&config, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_create(NULL, &journal), HFT_E_INVAL);
	config.mem_want = 1u << 30;
	ck_assert_int_eq(hft_journal_memory(&config), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_create(&config, &journal), HFT_E_INVAL);
	ck_assert_ptr_null(journal);
	hft_journal_destroy(NULL);
}
END_TEST

START_TEST(memory_is_what_create_takes)
{
	static const uint64_t sizes[] = { 4096, 5000, 1 << 20, UNIT_LARGE };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		hft_journal_config config = config_of(sizes[i]);
		hft_journal *journal = journal_of(sizes[i]);
		hft_mem_grant grant;

		ck_assert_int_eq(hft_journal_grant(journal, &grant), HFT_OK);
		ck_assert_int_eq(hft_journal_memory(&config), (int64_t)grant.bytes_reserved);
		ck_assert_uint_ge(grant.bytes_reserved, sizes[i]);
		ck_assert_uint_eq(grant.bytes_used, 4096);
		ck_assert_int_eq(hft_journal_grant(journal, NULL), HFT_E_INVAL);
		hft_journal_destroy(journal);
	}
	ck_assert_int_eq(hft_journal_grant(NULL, NULL), HFT_E_INVAL);
}
END_TEST

START_TEST(what_goes_in_comes_out_in_order)
{
	hft_journal *journal = journal_of(1 << 20);
	uint64_t position = 0;
	hft_input input;
	const void *payload;

	ck_assert_int_eq(hft_journal_next(journal, &position, &input, &payload), 0);
	for (uint64_t seq = 1; seq <= INPUTS; seq++) {
		append(journal, seq);
		ck_assert_int_eq(hft_journal_inputs(journal), (int64_t)seq);
	}
	for (uint64_t seq = 1; seq <= INPUTS; seq++) {
		uint8_t expected[1024];
		hft_input wanted = input_of(seq, expected);

		ck_assert_int_eq(hft_journal_next(journal, &position, &input, &payload), 1);
		ck_assert_mem_eq(&input, &wanted, sizeof(input));
		if (input.bytes > 0)
			ck_assert_mem_eq(payload, expected, input.bytes);
		ck_assert_uint_eq((uintptr_t)payload % 8, 0);
	}
	ck_assert_int_eq(hft_journal_next(journal, &position, &input, &payload), 0);
	append(journal, INPUTS + 1);
	ck_assert_int_eq(hft_journal_next(journal, &position, &input, &payload), 1);
	ck_assert_uint_eq(input.seq, INPUTS + 1);
	hft_journal_destroy(journal);
}
END_TEST

static const hft_input bad_inputs[] = {
	{ .seq = 1, .kind = 1 },		   { .seq = 3, .kind = 1 },
	{ .seq = 0, .kind = 1 },		   { .seq = UINT64_MAX, .kind = 1 },
	{ .seq = 2, .kind = 0 },		   { .seq = 2, .kind = 7 },
	{ .seq = 2, .kind = 1, .bytes = 1025 },	   { .seq = 2, .kind = 1, .bytes = UINT32_MAX },
	{ .seq = 2, .kind = 1, .reserved = 1 },
};

START_TEST(bad_inputs_change_nothing)
{
	hft_journal *journal = journal_of(1 << 16);
	uint8_t payload[1024] = { 0 };
	hft_mem_grant before;
	hft_mem_grant after;

	append(journal, 1);
	hft_journal_grant(journal, &before);
	ck_assert_int_eq(hft_journal_append(journal, &bad_inputs[_i], payload), HFT_E_INVAL);
	hft_journal_grant(journal, &after);
	ck_assert_mem_eq(&before, &after, sizeof(before));
	ck_assert_int_eq(hft_journal_inputs(journal), 1);
	append(journal, 2);
	hft_journal_destroy(journal);
}
END_TEST

START_TEST(absent_arguments_are_refused)
{
	hft_journal *journal = journal_of(4096);
	hft_input input = { .seq = 1, .kind = 1, .bytes = 8 };
	const void *payload = NULL;
	uint64_t position = 0;

	ck_assert_int_eq(hft_journal_append(NULL, &input, &input), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_append(journal, NULL, &input), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_append(journal, &input, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_inputs(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_next(NULL, &position, &input, &payload), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_next(journal, NULL, &input, &payload), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_next(journal, &position, NULL, &payload), HFT_E_INVAL);
	ck_assert_int_eq(hft_journal_next(journal, &position, &input, NULL), HFT_E_INVAL);
	input.bytes = 0;
	ck_assert_int_eq(hft_journal_append(journal, &input, NULL), HFT_OK);
	hft_journal_destroy(journal);
}
END_TEST

/* Records of 32 + 96 bytes fill 4096 exactly; of 32 + 104 they leave 16 bytes. */
START_TEST(it_fills_to_the_last_byte_and_no_further)
{
	static const struct {
		uint32_t bytes;
		uint64_t fit;
	} sizes[] = { { 96, 32 }, { 89, 32 }, { 97, 30 }, { 0, 128 }, { 1024, 3 } };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		hft_journal *journal = journal_of(4096);
		uint8_t payload[1024] = { 1 };
		hft_input input = { .kind = 1, .bytes = sizes[i].bytes };

		for (input.seq = 1; input.seq <= sizes[i].fit; input.seq++)
			ck_assert_int_eq(hft_journal_append(journal, &input, payload), HFT_OK);
		ck_assert_int_eq(hft_journal_append(journal, &input, payload), HFT_E_FULL);
		ck_assert_int_eq(hft_journal_inputs(journal), (int64_t)sizes[i].fit);
		hft_journal_destroy(journal);
	}
}
END_TEST

START_TEST(strange_positions_never_read_past_the_end)
{
	hft_journal *journal = journal_of(1 << 16);
	const void *payload = NULL;
	hft_mem_grant grant;
	hft_input input;
	uint64_t used;

	for (uint64_t seq = 1; seq <= 40; seq++)
		append(journal, seq);
	hft_journal_grant(journal, &grant);
	used = grant.bytes_used - 4096;
	for (uint64_t at = 0; at <= used + 64; at++) {
		uint64_t position = at;
		int64_t got = hft_journal_next(journal, &position, &input, &payload);

		if (got == 1) {
			ck_assert_uint_eq(at % 8, 0);
			ck_assert_uint_gt(position, at);
			ck_assert_uint_le(position, used);
		} else {
			ck_assert_int_eq(got, at == used ? 0 : HFT_E_INVAL);
			ck_assert_uint_eq(position, at);
		}
	}
	hft_journal_destroy(journal);
}
END_TEST

/* A payload that looks like a head whose own payload would end a word after the last byte. */
START_TEST(a_head_within_a_payload_reads_no_further)
{
	hft_journal *journal = journal_of(4096);
	hft_input inner = { .seq = 2, .kind = 1 };
	hft_input input = { .seq = 1, .kind = 1, .bytes = sizeof(inner) };
	const void *payload = NULL;
	uint64_t position = sizeof(input);

	for (inner.bytes = 1; inner.bytes <= 16; inner.bytes++) {
		ck_assert_int_eq(hft_journal_append(journal, &input, &inner), HFT_OK);
		ck_assert_int_eq(hft_journal_next(journal, &position, &inner, &payload),
				 HFT_E_INVAL);
		hft_journal_destroy(journal);
		journal = journal_of(4096);
	}
	hft_journal_destroy(journal);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("journal");
	TCase *tests = tcase_create("journal");

	tcase_add_test(tests, defaults_are_as_documented);
	tcase_add_test(tests, bad_configs_are_refused);
	tcase_add_test(tests, memory_is_what_create_takes);
	tcase_add_test(tests, what_goes_in_comes_out_in_order);
	tcase_add_loop_test(tests, bad_inputs_change_nothing, 0,
			    sizeof(bad_inputs) / sizeof(bad_inputs[0]));
	tcase_add_test(tests, absent_arguments_are_refused);
	tcase_add_test(tests, it_fills_to_the_last_byte_and_no_further);
	tcase_add_test(tests, strange_positions_never_read_past_the_end);
	tcase_add_test(tests, a_head_within_a_payload_reads_no_further);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
