/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "md_fixture.h"

/* The last message of the stream is cut at every byte: waited for, or bad when nothing follows. */
START_TEST(a_truncated_end_is_awaited_or_bad)
{
	uint64_t whole;

	append_golden(&goldens[0], 1);
	whole = stream_size;
	append_golden(&goldens[GOLDENS - 1], 2);
	for (uint64_t size = whole + 1; size < stream_size; size++) {
		uint64_t used;

		open_framing(HFT_FRAMING_BINARYFILE);
		ck_assert_int_eq(hft_md_decode(md, stream, size, 0, 0, got, 64, &used), 1);
		ck_assert_uint_eq(used, whole);
		ck_assert_uint_eq(stats().messages, 1);
		ck_assert_uint_eq(stats().bad, 0);
		ck_assert_int_eq(hft_md_decode(md, stream + used, size - used, 0, HFT_MD_FINAL, got,
					       64, &used), 0);
		ck_assert_uint_eq(used, size - whole);
		ck_assert_uint_eq(stats().messages, 2);
		ck_assert_uint_eq(stats().bad, 1);
		ck_assert_uint_eq(stats().bytes, size);
	}
}
END_TEST

START_TEST(a_cut_message_counts_for_its_type)
{
	hft_md_type_count types[2];
	uint64_t used;

	append_golden(&goldens[0], 1);
	stream_size -= 3;
	ck_assert_int_eq(decode_once(HFT_MD_FINAL, &used), 0);
	ck_assert_uint_eq(used, stream_size);
	ck_assert_int_eq(hft_md_types(md, types, 2), 1);
	ck_assert_uint_eq(types[0].bad, 1);
	ck_assert_uint_eq(types[0].messages, 0);
}
END_TEST

START_TEST(every_shorter_length_is_bad_and_the_stream_goes_on)
{
	const struct golden *g = &goldens[_i];
	uint64_t used;

	for (uint32_t size = 1; size < g->size; size++)
		append_frame(g->bytes, size);
	append_golden(&goldens[0], g->size);
	ck_assert_int_eq(decode_once(0, &used), 1);
	check_events(1);
	ck_assert_uint_eq(stats().bad, g->size - 1);
	ck_assert_uint_eq(stats().messages, g->size);
	ck_assert_uint_eq(stats().longer, 0);
}
END_TEST

START_TEST(longer_messages_are_read_as_far_as_known)
{
	const struct golden *g = &goldens[_i];
	uint8_t msg[1100];
	uint64_t used;
	uint32_t seq = 0;

	memset(msg, 0xff, sizeof(msg));
	memcpy(msg, g->bytes, g->size);
	for (uint32_t size = g->size + 1; size < sizeof(msg); size += 131) {
		append_golden(g, ++seq);
		stream_size -= PREFIX + g->size;
		append_frame(msg, size);
		if (holds_offset(&expected[expected_count - 1]))
			expected[expected_count - 1].aux = stream_size - size;
	}
	check_events(decode_once(0, &used));
	ck_assert_uint_eq(stats().longer, seq);
	ck_assert_uint_eq(stats().bad, 0);
}
END_TEST

START_TEST(the_longest_frame_is_a_message)
{
	uint64_t used;

	memcpy(stream + PREFIX, add_order_bytes, sizeof(add_order_bytes));
	stream[0] = 0xff;
	stream[1] = 0xff;
	stream_size = PREFIX + 65534;
	ck_assert_int_eq(decode_once(0, &used), 0);
	ck_assert_uint_eq(used, 0);
	open_framing(HFT_FRAMING_NONE);
	ck_assert_int_eq(hft_md_decode(md, stream + PREFIX, 65534, 0, 0, got, 8, &used), 1);
	ck_assert_uint_eq(used, 65534);
	ck_assert_uint_eq(stats().longer, 1);
}
END_TEST

START_TEST(unknown_types_are_skipped_counted_and_named)
{
	hft_md_type_count types[256];
	uint8_t msg[300] = { 0 };
	uint64_t used;
	int64_t seen;
	uint32_t unknown = 0;

	for (uint32_t code = 0; code < 256; code++) {
		msg[0] = (uint8_t)code;
		if (hft_wire_code(HFT_FORMAT_ITCH50, msg, 1) < 0 ||
		    hft_wire_read(HFT_FORMAT_ITCH50, msg, 1, got, 0) != HFT_E_NOTFOUND)
			continue;
		append_frame(msg, 1 + code % 80);
		unknown++;
	}
	append_golden(&goldens[0], unknown + 1);
	ck_assert_int_eq(decode_once(0, &used), 1);
	check_events(1);
	ck_assert_uint_eq(unknown, 256 - 23);
	ck_assert_uint_eq(stats().unknown, unknown);
	ck_assert_uint_eq(stats().bad, 0);
	seen = hft_md_types(md, types, 256);
	ck_assert_int_eq(seen, unknown + 1);
	for (int64_t i = 0; i < seen; i++) {
		ck_assert_uint_eq(types[i].messages, 1);
		ck_assert_uint_eq(types[i].known, types[i].code == 'S');
		ck_assert(i == 0 || types[i].code > types[i - 1].code);
	}
}
END_TEST

START_TEST(types_are_written_up_to_the_caller_s_room)
{
	hft_md_type_count types[23];
	uint64_t used;

	append_goldens();
	decode_once(0, &used);
	memset(types, 0xaa, sizeof(types));
	ck_assert_int_eq(hft_md_types(md, types, 3), 23);
	ck_assert_uint_eq(types[0].code, 'A');
	ck_assert_uint_eq(types[0].messages, 4);
	ck_assert_uint_eq(types[2].code, 'C');
	ck_assert_uint_eq(types[3].code, 0xaaaaaaaa);
	ck_assert_int_eq(hft_md_types(md, NULL, 0), 23);
	ck_assert_int_eq(hft_md_types(md, NULL, 1), HFT_E_INVAL);
}
END_TEST

START_TEST(a_side_is_b_or_s_or_the_message_is_bad)
{
	static const uint32_t types[] = { 'A', 'F', 'P' };
	uint8_t msg[64] = { 0 };

	for (uint32_t t = 0; t < 3; t++) {
		uint32_t size = types[t] == 'A' ? 36 : types[t] == 'F' ? 40 : 44;

		open_framing(HFT_FRAMING_BINARYFILE);
		stream_size = 0;
		msg[0] = (uint8_t)types[t];
		for (uint32_t side = 0; side < 256; side++) {
			msg[19] = (uint8_t)side;
			append_frame(msg, size);
		}
		ck_assert_int_eq(hft_md_decode(md, stream, stream_size, 0, 0, got, EVENTS_MAX,
					       &(uint64_t){ 0 }), 2);
		ck_assert_uint_eq(got[0].seq, 'B' + 1);
		ck_assert_uint_eq(got[0].side, t == 2 ? HFT_SIDE_NONE : HFT_SIDE_BID);
		ck_assert_uint_eq(got[1].seq, 'S' + 1);
		ck_assert_uint_eq(got[1].side, t == 2 ? HFT_SIDE_BID : HFT_SIDE_ASK);
		ck_assert_uint_eq(stats().bad, 254);
		ck_assert_uint_eq(stats().messages, 256);
	}
}
END_TEST

static void put_u64(uint8_t *at, uint64_t value)
{
	for (uint32_t i = 8; i > 0; i--, value >>= 8)
		at[i - 1] = (uint8_t)value;
}

/* Where a u64 on the wire must fit an i64 of the record. */
static const struct {
	const uint8_t *bytes;
	uint32_t size;
	uint32_t events;
	uint32_t at;
	uint64_t most;
} widths[] = {
	{ mwcb_decline_level_bytes, 35, 3, 11, INT64_MAX / 10 },
	{ mwcb_decline_level_bytes, 35, 3, 19, INT64_MAX / 10 },
	{ mwcb_decline_level_bytes, 35, 3, 27, INT64_MAX / 10 },
	{ cross_trade_bytes, 40, 1, 11, INT64_MAX },
	{ net_order_imbalance_bytes, 50, 3, 19, INT64_MAX },
};

START_TEST(a_number_too_wide_for_the_record_makes_the_message_bad)
{
	const uint32_t size = widths[_i].size;
	uint8_t msg[64];

	memcpy(msg, widths[_i].bytes, size);
	put_u64(msg + widths[_i].at, widths[_i].most);
	ck_assert_int_eq(decode_alone(msg, size), widths[_i].events);
	ck_assert_uint_eq(stats().bad, 0);
	put_u64(msg + widths[_i].at, widths[_i].most + 1);
	ck_assert_int_eq(decode_alone(msg, size), 0);
	ck_assert_uint_eq(stats().bad, 1);
	ck_assert_uint_eq(stats().events, 0);
	put_u64(msg + widths[_i].at, UINT64_MAX);
	ck_assert_int_eq(decode_alone(msg, size), 0);
}
END_TEST

START_TEST(an_end_mark_closes_the_session)
{
	uint64_t used;
	uint64_t whole;

	append_golden(&goldens[0], 1);
	append("\0", 2);
	whole = stream_size;
	append_golden(&goldens[0], 2);
	ck_assert_int_eq(decode_once(0, &used), 1);
	ck_assert_uint_eq(used, whole);
	ck_assert_uint_eq(stats().ends, 1);
	ck_assert_uint_eq(stats().bad, 0);
	ck_assert_int_eq(hft_md_decode(md, stream + used, stream_size - used, 0, 0, got, 8, &used),
			 HFT_E_CLOSED);
	ck_assert_uint_eq(used, stream_size - whole);
	ck_assert_uint_eq(stats().bad, 1);
	ck_assert_uint_eq(stats().messages, 1);
	ck_assert_uint_eq(stats().bytes, stream_size);
	/* Counted once, however often they come. */
	ck_assert_int_eq(decode_once(HFT_MD_FINAL, &used), HFT_E_CLOSED);
	ck_assert_uint_eq(used, stream_size);
	ck_assert_uint_eq(stats().bad, 1);
	ck_assert_int_eq(hft_md_decode(md, stream, 0, 0, 0, got, 8, &used), 0);
}
END_TEST

START_TEST(an_end_mark_at_the_end_is_no_error)
{
	uint64_t used;

	append_golden(&goldens[0], 1);
	append("\0", 2);
	ck_assert_int_eq(decode_once(HFT_MD_FINAL, &used), 1);
	ck_assert_uint_eq(used, stream_size);
	ck_assert_uint_eq(stats().bad, 0);
	ck_assert_int_eq(hft_md_decode(md, stream, 0, 0, HFT_MD_FINAL, got, 8, &used), 0);
}
END_TEST

START_TEST(bytes_right_behind_an_end_mark_are_closed_at_once)
{
	uint64_t used;

	append("\0\0\0", 3);
	ck_assert_int_eq(decode_once(0, &used), HFT_E_CLOSED);
	ck_assert_uint_eq(used, 3);
	ck_assert_uint_eq(stats().ends, 1);
	ck_assert_uint_eq(stats().bad, 1);
	ck_assert_uint_eq(stats().bytes, 3);
}
END_TEST

/* Whatever byte would be the type of a message of no length, and however much follows it. */
START_TEST(an_end_mark_is_seen_amid_a_long_stretch)
{
	uint8_t tail[200];

	for (uint32_t code = 0; code < 256; code++) {
		uint64_t used;

		setup();
		append_golden(&goldens[0], 1);
		append("\0", 2);
		memset(tail, (int)code, sizeof(tail));
		append(tail, sizeof(tail));
		ck_assert_int_eq(decode_once(0, &used), 1);
		check_events(1);
		ck_assert_uint_eq(used, stream_size - sizeof(tail));
		ck_assert_uint_eq(stats().ends, 1);
		ck_assert_uint_eq(stats().messages, 1);
	}
}
END_TEST

START_TEST(a_reset_opens_a_new_session)
{
	uint64_t used;

	append_golden(&goldens[0], 1);
	append("\0", 2);
	ck_assert_int_eq(decode_once(0, &used), 1);
	ck_assert_int_eq(hft_md_map(md, 0, 77), HFT_OK);
	ck_assert_int_eq(hft_md_reset(md, 1000), HFT_OK);
	ck_assert_int_eq(decode_once(0, &used), 1);
	ck_assert_uint_eq(got[0].seq, 1);
	ck_assert_int_eq(got[0].ts_event, expected[0].ts_event - GOLDEN_MIDNIGHT + 1000);
	ck_assert_uint_eq(stats().messages, 2);
	ck_assert_uint_eq(stats().ends, 2);
	ck_assert_int_eq(hft_md_reset(md, INT64_MAX), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_reset(md, INT64_MIN), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_reset(NULL, 0), HFT_E_INVAL);
}
END_TEST

START_TEST(random_bytes_do_no_harm)
{
	random_state += (uint64_t)_i;
	for (uint32_t i = 0; i < STREAM_MAX; i++)
		stream[i] = (uint8_t)(next_random() % 4 ? next_random() : 0);
	for (uint64_t place = 0; place < STREAM_MAX;) {
		uint64_t size = next_random() % 3000;
		uint64_t used;
		int64_t n;

		size = size < STREAM_MAX - place ? size : STREAM_MAX - place;
		n = hft_md_decode(md, stream + place, size, 0, HFT_MD_FINAL, got, 64, &used);
		ck_assert(n == HFT_E_CLOSED || (n >= 0 && n <= 64));
		ck_assert_uint_le(used, size);
		ck_assert_int_eq(hft_md_reset(md, 0), HFT_OK);
		place += used > 0 ? used : 1;
	}
}
END_TEST

START_TEST(bad_arguments_change_nothing)
{
	uint64_t used = 99;

	append_goldens();
	ck_assert_int_eq(hft_md_decode(NULL, stream, 9, 0, 0, got, 8, &used), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, NULL, 9, 0, 0, got, 8, &used), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 0, NULL, 8, &used), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 0, got, 8, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 0, got, 7, &used), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 0, got, 0, &used), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 0, got, (1u << 31) + 1, &used),
			 HFT_E_INVAL);
	ck_assert_int_eq(hft_md_decode(md, stream, 9, 0, 2, got, 8, &used), HFT_E_INVAL);
	ck_assert_uint_eq(used, 99);
	ck_assert_uint_eq(stats().messages + stats().bytes, 0);
	ck_assert_int_eq(hft_md_decode(md, NULL, 0, 0, 0, got, 8, &used), 0);
	ck_assert_uint_eq(used, 0);
	ck_assert_int_eq(hft_md_stats_get(md, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_stats_get(NULL, &(hft_md_stats){ 0 }), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_types(NULL, NULL, 0), HFT_E_INVAL);
}
END_TEST

START_TEST(formats_are_found_by_name)
{
	ck_assert_int_eq(hft_md_format("itch50"), HFT_FORMAT_ITCH50);
	ck_assert_int_eq(hft_md_format("itch5"), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_md_format(""), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_md_format(NULL), HFT_E_NOTFOUND);
	ck_assert_str_eq(hft_md_format_name(HFT_FORMAT_ITCH50), "itch50");
	ck_assert_ptr_null(hft_md_format_name(0));
	ck_assert_ptr_null(hft_md_format_name(-1));
}
END_TEST

START_TEST(defaults_are_a_file_of_itch)
{
	hft_md_config config;

	ck_assert_int_eq(hft_md_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.size, sizeof(config));
	ck_assert_int_eq(config.format, HFT_FORMAT_ITCH50);
	ck_assert_uint_eq(config.framing, HFT_FRAMING_BINARYFILE);
	ck_assert_uint_eq(config.source, 1);
	ck_assert_int_eq(config.midnight, 0);
	ck_assert_int_eq(hft_md_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_md_config_init(&config, sizeof(config) - 1), HFT_E_INVAL);
}
END_TEST

static void spoil_size(hft_md_config *c) { c->size = sizeof(*c) - 1; }
static void spoil_size_zero(hft_md_config *c) { c->size = 0; }
static void spoil_format(hft_md_config *c) { c->format = 2; }
static void spoil_format_zero(hft_md_config *c) { c->format = 0; }
static void spoil_framing(hft_md_config *c) { c->framing = 3; }
static void spoil_framing_zero(hft_md_config *c) { c->framing = 0; }
static void spoil_reserved(hft_md_config *c) { c->reserved = 1; }
static void spoil_midnight(hft_md_config *c) { c->midnight = INT64_MAX; }
static void spoil_midnight_low(hft_md_config *c) { c->midnight = INT64_MIN; }

static void (*const spoils[])(hft_md_config *) = {
	spoil_size, spoil_size_zero, spoil_format, spoil_format_zero, spoil_framing,
	spoil_framing_zero, spoil_reserved, spoil_midnight, spoil_midnight_low,
};

START_TEST(a_bad_config_is_refused)
{
	hft_md_config config = config_of(HFT_FRAMING_NONE);
	hft_md *out = (hft_md *)&config;

	spoils[_i](&config);
	ck_assert_int_eq(hft_md_create(&config, &out), HFT_E_INVAL);
	ck_assert_ptr_eq(out, (hft_md *)&config);
	ck_assert_int_eq(hft_md_memory(&config), HFT_E_INVAL);
}
END_TEST

START_TEST(a_newer_caller_s_config_is_taken_when_its_fields_are_zero)
{
	struct {
		hft_md_config config;
		uint64_t more;
	} newer = { config_of(HFT_FRAMING_NONE), 0 };
	hft_md *out;

	newer.config.size = sizeof(newer);
	ck_assert_int_eq(hft_md_create(&newer.config, &out), HFT_OK);
	hft_md_destroy(out);
	newer.more = 1;
	ck_assert_int_eq(hft_md_create(&newer.config, &out), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_md_create(NULL, &out), HFT_E_INVAL);
	newer.more = 0;
	ck_assert_int_eq(hft_md_create(&newer.config, NULL), HFT_E_INVAL);
	hft_md_destroy(NULL);
}
END_TEST

/* Pages of this process, as the kernel counts them. */
static long mapped_pages(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	long pages = 0;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%ld", &pages), 1);
	fclose(file);
	return pages;
}

START_TEST(memory_is_told_to_the_byte)
{
	hft_md_config config = config_of(HFT_FRAMING_NONE);
	long before;
	hft_md *out;

	/* Once in vain, so that reading the count takes no memory the second time. */
	(void)mapped_pages();
	before = mapped_pages();
	ck_assert_int_eq(hft_md_create(&config, &out), HFT_OK);
	ck_assert_int_eq((mapped_pages() - before) * 4096, hft_md_memory(&config));
	hft_md_destroy(out);
	ck_assert_int_eq(mapped_pages(), before);
}
END_TEST

static TCase *hostile(void)
{
	TCase *tests = tcase_create("hostile");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_truncated_end_is_awaited_or_bad);
	tcase_add_test(tests, a_cut_message_counts_for_its_type);
	tcase_add_loop_test(tests, every_shorter_length_is_bad_and_the_stream_goes_on, 0, GOLDENS);
	tcase_add_loop_test(tests, longer_messages_are_read_as_far_as_known, 0, GOLDENS);
	tcase_add_test(tests, the_longest_frame_is_a_message);
	tcase_add_test(tests, unknown_types_are_skipped_counted_and_named);
	tcase_add_test(tests, types_are_written_up_to_the_caller_s_room);
	tcase_add_test(tests, a_side_is_b_or_s_or_the_message_is_bad);
	tcase_add_loop_test(tests, a_number_too_wide_for_the_record_makes_the_message_bad, 0,
			    sizeof(widths) / sizeof(widths[0]));
	tcase_add_loop_test(tests, random_bytes_do_no_harm, 0, 50);
	tcase_add_test(tests, an_end_mark_closes_the_session);
	tcase_add_test(tests, an_end_mark_at_the_end_is_no_error);
	tcase_add_test(tests, bytes_right_behind_an_end_mark_are_closed_at_once);
	tcase_add_test(tests, an_end_mark_is_seen_amid_a_long_stretch);
	tcase_add_test(tests, a_reset_opens_a_new_session);
	tcase_add_test(tests, bad_arguments_change_nothing);
	tcase_set_timeout(tests, 120);
	return tests;
}

static TCase *handles(void)
{
	TCase *tests = tcase_create("handles");

	tcase_add_test(tests, formats_are_found_by_name);
	tcase_add_test(tests, defaults_are_a_file_of_itch);
	tcase_add_loop_test(tests, a_bad_config_is_refused, 0, sizeof(spoils) / sizeof(spoils[0]));
	tcase_add_test(tests, a_newer_caller_s_config_is_taken_when_its_fields_are_zero);
	tcase_add_test(tests, memory_is_told_to_the_byte);
	return tests;
}

int main(void)
{
	Suite *suite = suite_create("md_hostile");

	suite_add_tcase(suite, hostile());
	suite_add_tcase(suite, handles());
	return unit_run(suite);
}
