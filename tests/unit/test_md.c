/* SPDX-License-Identifier: Apache-2.0 */
#include "md_fixture.h"

START_TEST(a_golden_alone_gives_its_events)
{
	const struct golden *g = &goldens[_i];
	hft_md_type_count type;
	uint64_t used;

	open_framing(HFT_FRAMING_NONE);
	expected_count = g->event_count;
	memcpy(expected, g->events, g->event_count * sizeof(g->events[0]));
	ck_assert_int_eq(hft_md_decode(md, g->bytes, g->size, GOLDEN_TS_RECV, 0, got, 8, &used),
			 g->event_count);
	check_events(g->event_count);
	ck_assert_uint_eq(used, g->size);
	ck_assert_int_eq(hft_md_types(md, &type, 1), 1);
	ck_assert_uint_eq(type.code, g->bytes[0]);
	ck_assert_uint_eq(type.known, 1);
	ck_assert_uint_eq(type.messages, 1);
	ck_assert_uint_eq(type.bad, 0);
	ck_assert_uint_eq(stats().messages, 1);
	ck_assert_uint_eq(stats().events, g->event_count);
	ck_assert_uint_eq(stats().bytes, g->size);
}
END_TEST

START_TEST(a_stream_of_goldens_gives_theirs)
{
	uint64_t place = 0;
	int64_t count = 0;

	append_goldens();
	feed(stream_size, 0, EVENTS_MAX, 0, &place, &count);
	check_events(count);
	ck_assert_uint_eq(place, stream_size);
	ck_assert_uint_eq(stats().messages, GOLDENS);
	ck_assert_uint_eq(stats().events, (uint64_t)expected_count);
	ck_assert_uint_eq(stats().bytes, stream_size);
	ck_assert_uint_eq(stats().bad + stats().unknown + stats().longer + stats().ends, 0);
}
END_TEST

START_TEST(a_cut_at_any_byte_changes_nothing)
{
	append_goldens();
	for (uint64_t cut = 0; cut <= stream_size; cut++) {
		uint64_t place = 0;
		int64_t count = 0;

		open_framing(HFT_FRAMING_BINARYFILE);
		feed(cut, 0, EVENTS_MAX, 0, &place, &count);
		ck_assert_uint_le(place, cut);
		feed(stream_size, HFT_MD_FINAL, EVENTS_MAX, 0, &place, &count);
		check_events(count);
		ck_assert_uint_eq(stats().bad, 0);
		ck_assert_uint_eq(stats().messages, GOLDENS);
	}
}
END_TEST

START_TEST(byte_by_byte_changes_nothing)
{
	uint64_t place = 0;
	int64_t count = 0;

	append_goldens();
	for (uint64_t end = 0; end <= stream_size; end++)
		feed(end, 0, HFT_MD_EVENTS_MAX, 0, &place, &count);
	check_events(count);
	ck_assert_uint_eq(place, stream_size);
}
END_TEST

START_TEST(room_for_events_changes_nothing)
{
	append_goldens();
	append_goldens();
	for (int64_t i = expected_count / 2; i < expected_count; i++)
		expected[i].seq += GOLDENS;
	for (uint32_t cap = HFT_MD_EVENTS_MAX; cap < 2 * expected_count; cap++) {
		uint64_t place = 0;
		int64_t count = 0;

		open_framing(HFT_FRAMING_BINARYFILE);
		feed(stream_size, 0, cap, 0, &place, &count);
		check_events(count);
	}
}
END_TEST

START_TEST(a_bound_on_messages_is_kept)
{
	append_goldens();
	for (uint64_t bound = 1; bound < GOLDENS + 2; bound++) {
		uint64_t place = 0;
		uint64_t used;
		int64_t count = 0;

		open_framing(HFT_FRAMING_BINARYFILE);
		ck_assert_int_ge(hft_md_decode_some(md, stream, stream_size, 0, 0, bound, got,
						    EVENTS_MAX, &used), 1);
		ck_assert_uint_eq(stats().messages, bound < GOLDENS ? bound : GOLDENS);
		open_framing(HFT_FRAMING_BINARYFILE);
		feed(stream_size, 0, EVENTS_MAX, bound, &place, &count);
		check_events(count);
	}
}
END_TEST

START_TEST(the_bound_counts_messages_without_events_too)
{
	uint64_t used;

	append_frame((const uint8_t *)"z", 1);
	append_frame(add_order_bytes, 10);
	append_goldens();
	ck_assert_int_eq(hft_md_decode_some(md, stream, stream_size, 0, 0, 2, got, EVENTS_MAX,
					    &used), 0);
	ck_assert_uint_eq(used, 3 + 12);
	ck_assert_uint_eq(stats().messages, 2);
}
END_TEST

START_TEST(all_room_is_used_by_single_events)
{
	uint64_t used;

	for (uint32_t i = 0; i < 200; i++)
		append_golden(&goldens[GOLDENS - 1], i);
	stream_size = 0;
	for (uint32_t i = 0; i < 200; i++)
		append_frame(add_order_bytes, sizeof(add_order_bytes));
	ck_assert_int_eq(hft_md_decode(md, stream, stream_size, 0, 0, got, 100, &used), 100);
	ck_assert_uint_eq(used, 100 * (PREFIX + sizeof(add_order_bytes)));
}
END_TEST

START_TEST(a_message_s_events_stay_together)
{
	uint64_t used;

	/* Four single events, then five at once: the ninth slot is missing. */
	for (uint32_t i = 0; i < 4; i++)
		append_frame(add_order_bytes, sizeof(add_order_bytes));
	append_frame(direct_listing_bytes, sizeof(direct_listing_bytes));
	ck_assert_int_eq(hft_md_decode(md, stream, stream_size, 0, 0, got, 8, &used), 4);
	ck_assert_uint_eq(stats().messages, 4);
	ck_assert_int_eq(hft_md_decode(md, stream + used, stream_size - used, 0, 0, got, 8, &used),
			 5);
	ck_assert_uint_eq(got[3].flags, 0);
	ck_assert_uint_eq(got[4].flags, HFT_EVENT_LAST);
	ck_assert_uint_eq(got[4].seq, 5);
}
END_TEST

START_TEST(a_time_after_the_day_is_kept_and_marked)
{
	static const uint64_t day = UINT64_C(86400000000000);
	uint8_t msg[36];

	for (uint64_t ts = day - 1; ts < day + 3; ts++) {
		memcpy(msg, add_order_bytes, sizeof(msg));
		msg[5] = (uint8_t)(ts >> 40);
		msg[6] = (uint8_t)(ts >> 32);
		msg[7] = (uint8_t)(ts >> 24);
		msg[8] = (uint8_t)(ts >> 16);
		msg[9] = (uint8_t)(ts >> 8);
		msg[10] = (uint8_t)ts;
		ck_assert_int_eq(decode_alone(msg, sizeof(msg)), 1);
		ck_assert_int_eq(got[0].ts_event, GOLDEN_MIDNIGHT + (int64_t)ts);
		ck_assert_uint_eq(got[0].flags, HFT_EVENT_LAST | (ts > day ? HFT_EVENT_BAD_TS : 0));
	}
}
END_TEST

START_TEST(locates_are_mapped)
{
	uint64_t used;

	append_frame(add_order_bytes, sizeof(add_order_bytes));
	append_frame(order_delete_bytes, sizeof(order_delete_bytes));
	append_frame(reg_sho_bytes, sizeof(reg_sho_bytes));
	append_frame(system_event_bytes, sizeof(system_event_bytes));
	append_frame(add_order_extremes_bytes, sizeof(add_order_extremes_bytes));
	ck_assert_int_eq(hft_md_map(md, 4660, UINT32_MAX), HFT_OK);
	ck_assert_int_eq(hft_md_map(md, 65535, 9), HFT_OK);
	ck_assert_int_eq(hft_md_map(md, 0, 5), HFT_OK);
	ck_assert_int_eq(hft_md_map(md, 65536, 1), HFT_E_RANGE);
	ck_assert_int_eq(hft_md_map(md, UINT64_MAX, 1), HFT_E_RANGE);
	ck_assert_int_eq(hft_md_map(NULL, 1, 1), HFT_E_INVAL);
	ck_assert_int_eq(decode_once(0, &used), 5);
	ck_assert_uint_eq(got[0].instrument, UINT32_MAX);
	ck_assert_uint_eq(got[1].instrument, UINT32_MAX);
	ck_assert_uint_eq(got[2].instrument, UINT32_MAX);
	/* A system event concerns no stock, whatever locate 0 is called. */
	ck_assert_uint_eq(got[3].instrument, 0);
	ck_assert_uint_eq(got[4].instrument, 9);
}
END_TEST

static uint32_t random_message(uint8_t *msg)
{
	static const char codes[] = "AFEXDUPCQBIHYSAAADDD";
	static const uint8_t sizes[] = { 36, 40, 31, 23, 19, 35, 44, 36, 40, 19, 50, 25, 20, 12,
					 36, 36, 36, 19, 19, 19 };
	uint32_t pick = (uint32_t)(next_random() % (sizeof(codes) - 1));
	uint32_t size = sizes[pick];

	for (uint32_t i = 0; i < size; i++)
		msg[i] = (uint8_t)next_random();
	msg[0] = (uint8_t)codes[pick];
	msg[5] &= 0x3f;
	if (strchr("AFP", codes[pick]) != NULL && next_random() % 32 != 0)
		msg[19] = next_random() % 2 ? 'B' : 'S';
	return next_random() % 64 == 0 ? size - 1 : next_random() % 64 == 0 ? size + 1 : size;
}

/* One message a call takes every check; a stream takes the short way where it can. */
START_TEST(the_short_way_and_the_long_way_agree)
{
	hft_md_config config = config_of(HFT_FRAMING_NONE);
	hft_md *slow;
	uint64_t place = 0;
	int64_t count = 0;
	uint8_t msg[64];

	ck_assert_int_eq(hft_md_create(&config, &slow), HFT_OK);
	random_state += (uint64_t)_i;
	while (stream_size < STREAM_MAX - 100) {
		uint32_t size = random_message(msg);
		uint64_t used;
		int64_t n = hft_md_decode(slow, msg, size, GOLDEN_TS_RECV, 0,
					  expected + expected_count, 8, &used);

		ck_assert_int_ge(n, 0);
		expected_count += n;
		append_frame(msg, size);
	}
	feed(stream_size, HFT_MD_FINAL, EVENTS_MAX / 8, 0, &place, &count);
	check_events(count);
	hft_md_destroy(slow);
}
END_TEST

START_TEST(no_framing_takes_each_call_as_one_message)
{
	uint64_t used;

	open_framing(HFT_FRAMING_NONE);
	memcpy(stream, add_order_bytes, 36);
	memcpy(stream + 36, add_order_bytes, 36);
	ck_assert_int_eq(hft_md_decode(md, stream, 72, 0, 0, got, 8, &used), 1);
	ck_assert_uint_eq(used, 72);
	ck_assert_uint_eq(stats().longer, 1);
	ck_assert_int_eq(hft_md_decode(md, stream, 35, 0, 0, got, 8, &used), 0);
	ck_assert_uint_eq(used, 35);
	ck_assert_uint_eq(stats().bad, 1);
	ck_assert_int_eq(hft_md_decode(md, stream, 0, 0, HFT_MD_FINAL, got, 8, &used), 0);
	ck_assert_uint_eq(used, 0);
	ck_assert_uint_eq(stats().messages, 2);
	ck_assert_int_eq(hft_md_decode(md, stream, 36, 0, 0, got, 8, &used), 1);
	ck_assert_uint_eq(got[0].seq, 3);
}
END_TEST

static TCase *decoding(void)
{
	TCase *tests = tcase_create("decoding");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, a_golden_alone_gives_its_events, 0, GOLDENS);
	tcase_add_test(tests, a_stream_of_goldens_gives_theirs);
	tcase_add_test(tests, a_cut_at_any_byte_changes_nothing);
	tcase_add_test(tests, byte_by_byte_changes_nothing);
	tcase_add_test(tests, room_for_events_changes_nothing);
	tcase_add_test(tests, a_bound_on_messages_is_kept);
	tcase_add_test(tests, the_bound_counts_messages_without_events_too);
	tcase_add_test(tests, all_room_is_used_by_single_events);
	tcase_add_test(tests, a_message_s_events_stay_together);
	tcase_add_loop_test(tests, the_short_way_and_the_long_way_agree, 0, 50);
	tcase_add_test(tests, no_framing_takes_each_call_as_one_message);
	tcase_add_test(tests, locates_are_mapped);
	tcase_add_test(tests, a_time_after_the_day_is_kept_and_marked);
	tcase_set_timeout(tests, 120);
	return tests;
}

int main(void)
{
	Suite *suite = suite_create("md");

	suite_add_tcase(suite, decoding());
	return unit_run(suite);
}
