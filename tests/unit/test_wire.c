/* SPDX-License-Identifier: Apache-2.0 */
#include <stdalign.h>
#include <stdbool.h>
#include <string.h>

#include <hft/wire.h>
#include <hft/wire/itch50.h>

#include "../wire/itch50_golden.h"
#include "unit.h"

enum { ITCH = HFT_FORMAT_ITCH50, VIEW_MAX = 128, MESSAGE_MAX = 64, ROUNDS = 100000 };

/* The exchange's own table of lengths. */
static const struct {
	char code;
	uint32_t bytes;
} lengths[] = {
	{ 'S', 12 }, { 'R', 39 }, { 'H', 25 }, { 'Y', 20 }, { 'L', 26 }, { 'V', 35 },
	{ 'W', 12 }, { 'K', 28 }, { 'J', 35 }, { 'h', 21 }, { 'A', 36 }, { 'F', 40 },
	{ 'E', 31 }, { 'C', 36 }, { 'X', 23 }, { 'D', 19 }, { 'U', 35 }, { 'P', 44 },
	{ 'Q', 40 }, { 'B', 19 }, { 'I', 50 }, { 'N', 20 }, { 'O', 48 },
};

enum { TYPES = sizeof(lengths) / sizeof(lengths[0]) };

static uint64_t random_state = 0x9e3779b97f4a7c15;

static uint64_t next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

static hft_wire_message message_at(uint32_t index)
{
	hft_wire_message message;

	ck_assert_int_eq(hft_wire_message_get(ITCH, index, &message), HFT_OK);
	return message;
}

static hft_wire_field field_at(uint32_t code, uint32_t index)
{
	hft_wire_field field;

	ck_assert_int_eq(hft_wire_field_get(ITCH, code, index, &field), HFT_OK);
	return field;
}

static bool known(uint32_t code)
{
	for (uint32_t i = 0; i < TYPES; i++)
		if ((uint8_t)lengths[i].code == code)
			return true;
	return false;
}

START_TEST(every_message_has_its_length)
{
	ck_assert_int_eq(hft_wire_messages(ITCH), TYPES);
	for (uint32_t i = 0; i < TYPES; i++) {
		uint32_t found = 0;

		for (uint32_t k = 0; k < TYPES; k++) {
			hft_wire_message message = message_at(k);

			if (message.code != (uint8_t)lengths[i].code)
				continue;
			ck_assert_uint_eq(message.bytes, lengths[i].bytes);
			found++;
		}
		ck_assert_uint_eq(found, 1);
	}
}
END_TEST

START_TEST(fields_cover_the_wire_without_gap)
{
	for (uint32_t i = 0; i < TYPES; i++) {
		hft_wire_message message = message_at(i);
		uint32_t end = 0;

		for (uint32_t k = 0; k < message.fields; k++) {
			hft_wire_field field = field_at(message.code, k);

			ck_assert_uint_eq(field.offset, end);
			ck_assert_uint_gt(field.bytes, 0);
			end += field.bytes;
		}
		ck_assert_uint_eq(end, message.bytes);
	}
}
END_TEST

static void check_view_field(const hft_wire_field *field, uint8_t *covered, uint32_t view_size)
{
	ck_assert_uint_le(field->view_offset + field->view_bytes, view_size);
	for (uint32_t b = 0; b < field->view_bytes; b++)
		ck_assert_uint_eq(covered[field->view_offset + b]++, 0);
	if (field->kind == HFT_FIELD_ALPHA) {
		ck_assert_uint_eq(field->view_bytes, field->bytes);
		return;
	}
	ck_assert_uint_eq(field->kind, HFT_FIELD_UINT);
	ck_assert_uint_ge(field->view_bytes, field->bytes);
	ck_assert_uint_eq(field->view_offset % field->view_bytes, 0);
}

START_TEST(fields_cover_the_struct_but_for_its_tail)
{
	for (uint32_t i = 0; i < TYPES; i++) {
		hft_wire_message message = message_at(i);
		uint8_t covered[VIEW_MAX] = { 0 };
		uint32_t used = 0;

		ck_assert_uint_eq(message.view_size % 8, 0);
		ck_assert_uint_le(message.view_size, VIEW_MAX);
		for (uint32_t k = 0; k < message.fields; k++) {
			hft_wire_field field = field_at(message.code, k);

			check_view_field(&field, covered, message.view_size);
			used += field.view_bytes;
		}
		for (uint32_t b = 0; b < used; b++)
			ck_assert_uint_eq(covered[b], 1);
		ck_assert_uint_lt(message.view_size - used, 8);
	}
}
END_TEST

START_TEST(the_first_fields_are_every_message_s)
{
	static const char *const names[] = { "code", "stock_locate", "tracking_number",
					     "timestamp" };

	for (uint32_t i = 0; i < TYPES; i++)
		for (uint32_t k = 0; k < 4; k++)
			ck_assert_str_eq(field_at(message_at(i).code, k).name, names[k]);
	ck_assert_uint_eq(field_at('A', 0).view_offset, 0);
	ck_assert_uint_eq(field_at('A', 0).view_bytes, 4);
	ck_assert_uint_eq(field_at('A', 3).bytes, 6);
	ck_assert_uint_eq(field_at('A', 3).view_bytes, 8);
}
END_TEST

START_TEST(prices_tell_their_decimals)
{
	uint32_t four = 0;
	uint32_t eight = 0;

	for (uint32_t i = 0; i < TYPES; i++)
		for (uint32_t k = 0; k < message_at(i).fields; k++) {
			hft_wire_field field = field_at(message_at(i).code, k);

			four += field.decimals == 4 && field.bytes == 4;
			eight += field.decimals == 8 && field.bytes == 8;
			ck_assert(field.decimals == 0 || field.decimals == field.bytes);
		}
	/* K, 3 of J, A, F, C, U, P, Q, 3 of I, 5 of O; and V. */
	ck_assert_uint_eq(four, 18);
	ck_assert_uint_eq(eight, 3);
}
END_TEST

START_TEST(goldens_read_and_write)
{
	for (uint32_t i = 0; i < sizeof(goldens) / sizeof(goldens[0]); i++) {
		const struct golden *g = &goldens[i];
		alignas(8) uint8_t view[VIEW_MAX];
		uint8_t bytes[MESSAGE_MAX];

		ck_assert_msg(hft_wire_read(ITCH, g->bytes, g->size, view, g->view_size) == HFT_OK,
			      "%s", g->name);
		ck_assert_msg(memcmp(view, g->view, g->view_size) == 0, "%s", g->name);
		ck_assert_int_eq(hft_wire_write(ITCH, g->view, g->view_size, bytes, g->size),
				 g->size);
		ck_assert_msg(memcmp(bytes, g->bytes, g->size) == 0, "%s", g->name);
	}
}
END_TEST

/* Any value that the field can hold. */
static void field_random(const hft_wire_field *field, uint8_t *view)
{
	uint64_t value = next_random();

	if (field->kind == HFT_FIELD_ALPHA) {
		for (uint32_t b = 0; b < field->bytes; b++)
			view[field->view_offset + b] = (uint8_t)(1 + next_random() % 255);
		return;
	}
	value >>= 64 - 8 * field->bytes;
	memcpy(view + field->view_offset, &value, field->view_bytes);
}

static void view_random(const hft_wire_message *message, const hft_wire_field *fields,
			uint8_t *view)
{
	memset(view, 0, message->view_size);
	for (uint32_t k = 1; k < message->fields; k++)
		field_random(&fields[k], view);
	memcpy(view, &message->code, sizeof(message->code));
}

static void round_trip(const hft_wire_message *message)
{
	hft_wire_field fields[32];
	alignas(8) uint8_t view[VIEW_MAX];
	alignas(8) uint8_t back[VIEW_MAX];
	uint8_t bytes[MESSAGE_MAX];

	for (uint32_t k = 0; k < message->fields; k++)
		fields[k] = field_at(message->code, k);
	for (uint32_t round = 0; round < ROUNDS; round++) {
		view_random(message, fields, view);
		if (hft_wire_write(ITCH, view, message->view_size, bytes, sizeof(bytes)) !=
			    message->bytes ||
		    hft_wire_read(ITCH, bytes, message->bytes, back, sizeof(back)) != HFT_OK ||
		    memcmp(view, back, message->view_size) != 0)
			ck_abort_msg("%s round %u", message->name, round);
	}
}

START_TEST(random_structs_come_back)
{
	hft_wire_message message = message_at((uint32_t)_i);

	random_state += (uint64_t)_i;
	round_trip(&message);
}
END_TEST

static bool all_bytes(const uint8_t *bytes, uint32_t size, uint8_t value)
{
	for (uint32_t i = 0; i < size; i++)
		if (bytes[i] != value)
			return false;
	return true;
}

START_TEST(shorter_messages_are_refused_and_longer_ones_read)
{
	for (uint32_t i = 0; i < sizeof(goldens) / sizeof(goldens[0]); i++) {
		const struct golden *g = &goldens[i];
		alignas(8) uint8_t view[VIEW_MAX];
		uint8_t longer[MESSAGE_MAX + 300];

		memset(view, 0xaa, sizeof(view));
		for (uint32_t size = 0; size < g->size; size++)
			ck_assert_int_eq(hft_wire_read(ITCH, g->bytes, size, view, sizeof(view)),
					 HFT_E_TRUNCATED);
		ck_assert(all_bytes(view, sizeof(view), 0xaa));
		memset(longer, 0xff, sizeof(longer));
		memcpy(longer, g->bytes, g->size);
		for (uint32_t size = g->size; size < sizeof(longer); size += 7) {
			ck_assert_int_eq(hft_wire_read(ITCH, longer, size, view, sizeof(view)),
					 HFT_OK);
			ck_assert_mem_eq(view, g->view, g->view_size);
			ck_assert(all_bytes(view + g->view_size, VIEW_MAX - g->view_size, 0xaa));
		}
	}
}
END_TEST

START_TEST(small_buffers_are_refused_and_left_alone)
{
	for (uint32_t i = 0; i < sizeof(goldens) / sizeof(goldens[0]); i++) {
		const struct golden *g = &goldens[i];
		alignas(8) uint8_t room[VIEW_MAX];

		memset(room, 0xaa, sizeof(room));
		for (uint32_t size = 0; size < g->view_size; size++)
			ck_assert_int_eq(hft_wire_read(ITCH, g->bytes, g->size, room, size),
					 HFT_E_INVAL);
		for (uint32_t size = 0; size < g->size; size++)
			ck_assert_int_eq(hft_wire_write(ITCH, g->view, g->view_size, room, size),
					 HFT_E_FULL);
		for (uint32_t size = 0; size < g->view_size; size++)
			ck_assert_int_eq(hft_wire_write(ITCH, g->view, size, room, sizeof(room)),
					 HFT_E_INVAL);
		ck_assert(all_bytes(room, sizeof(room), 0xaa));
	}
}
END_TEST

START_TEST(a_timestamp_beyond_its_six_bytes_is_out_of_range)
{
	for (uint32_t i = 0; i < sizeof(goldens) / sizeof(goldens[0]); i++) {
		const struct golden *g = &goldens[i];
		alignas(8) uint8_t view[VIEW_MAX];
		uint64_t ts = UINT64_C(1) << 48;
		uint8_t bytes[MESSAGE_MAX];

		memset(bytes, 0xaa, sizeof(bytes));
		memcpy(view, g->view, g->view_size);
		memcpy(view + 8, &ts, sizeof(ts));
		ck_assert_int_eq(hft_wire_write(ITCH, view, g->view_size, bytes, sizeof(bytes)),
				 HFT_E_RANGE);
		ts = UINT64_MAX;
		memcpy(view + 8, &ts, sizeof(ts));
		ck_assert_int_eq(hft_wire_write(ITCH, view, g->view_size, bytes, sizeof(bytes)),
				 HFT_E_RANGE);
		ck_assert(all_bytes(bytes, sizeof(bytes), 0xaa));
		ts = (UINT64_C(1) << 48) - 1;
		memcpy(view + 8, &ts, sizeof(ts));
		ck_assert_int_eq(hft_wire_write(ITCH, view, g->view_size, bytes, sizeof(bytes)),
				 g->size);
		ck_assert(all_bytes(bytes + 5, 6, 0xff));
	}
}
END_TEST

START_TEST(letters_are_padded_with_spaces)
{
	hft_itch50_add_order view = { .code = 'A', .buy_sell = 'B', .stock = { 'Z' } };
	uint8_t bytes[36];

	ck_assert_int_eq(hft_wire_write(ITCH, &view, sizeof(view), bytes, sizeof(bytes)), 36);
	ck_assert_mem_eq(bytes + 24, "Z       ", 8);
}
END_TEST

START_TEST(the_struct_s_tail_reads_as_zero)
{
	hft_itch50_system_event view;

	memset(&view, 0xaa, sizeof(view));
	ck_assert_int_eq(hft_wire_read(ITCH, system_event_bytes, sizeof(system_event_bytes), &view,
				       sizeof(view)), HFT_OK);
	ck_assert(all_bytes(view.reserved0, sizeof(view.reserved0), 0));
}
END_TEST

START_TEST(unknown_codes_are_not_found)
{
	uint8_t msg[MESSAGE_MAX] = { 0 };
	alignas(8) uint8_t view[VIEW_MAX] = { 0 };

	for (uint32_t code = 0; code < 1024; code++) {
		hft_wire_field field;
		int32_t status = known(code) ? HFT_OK : HFT_E_NOTFOUND;

		memcpy(view, &code, sizeof(code));
		ck_assert_int_eq(hft_wire_field_get(ITCH, code, 0, &field), status);
		if (status == HFT_OK)
			continue;
		ck_assert_int_eq(hft_wire_write(ITCH, view, sizeof(view), msg, sizeof(msg)),
				 HFT_E_NOTFOUND);
		msg[0] = (uint8_t)code;
		if (code < 256)
			ck_assert_int_eq(hft_wire_read(ITCH, msg, sizeof(msg), view, sizeof(view)),
					 HFT_E_NOTFOUND);
	}
}
END_TEST

START_TEST(indexes_beyond_the_end_are_not_found)
{
	hft_wire_message message = { 0 };
	hft_wire_field field = { 0 };

	ck_assert_int_eq(hft_wire_message_get(ITCH, TYPES, &message), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_message_get(ITCH, UINT32_MAX, &message), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_message_get(ITCH, 0, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_wire_field_get(ITCH, 'D', 5, &field), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_field_get(ITCH, 'D', UINT32_MAX, &field), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_field_get(ITCH, 'D', 0, NULL), HFT_E_INVAL);
	ck_assert_ptr_null(message.name);
	ck_assert_ptr_null(field.name);
	ck_assert_int_eq(hft_wire_field_get(ITCH, 'D', 4, &field), HFT_OK);
	ck_assert_str_eq(field.name, "order_reference");
}
END_TEST

static const int32_t no_formats[] = { 0, 2, -1, INT32_MIN, INT32_MAX };

START_TEST(unknown_formats_are_not_found)
{
	int32_t format = no_formats[_i];
	const struct golden *g = &goldens[0];
	alignas(8) uint8_t view[VIEW_MAX];
	uint8_t bytes[MESSAGE_MAX];
	hft_wire_message message;
	hft_wire_field field;

	ck_assert_int_eq(hft_wire_messages(format), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_message_get(format, 0, &message), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_field_get(format, 'A', 0, &field), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_code(format, g->bytes, g->size), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_read(format, g->bytes, g->size, view, sizeof(view)),
			 HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_wire_write(format, g->view, g->view_size, bytes, sizeof(bytes)),
			 HFT_E_NOTFOUND);
}
END_TEST

START_TEST(missing_arguments_are_refused)
{
	const struct golden *g = &goldens[0];
	alignas(8) uint8_t view[VIEW_MAX];
	uint8_t bytes[MESSAGE_MAX];

	ck_assert_int_eq(hft_wire_code(ITCH, NULL, 4), HFT_E_TRUNCATED);
	ck_assert_int_eq(hft_wire_code(ITCH, g->bytes, 0), HFT_E_TRUNCATED);
	ck_assert_int_eq(hft_wire_code(ITCH, g->bytes, 1), 'S');
	ck_assert_int_eq(hft_wire_read(ITCH, NULL, 12, view, sizeof(view)), HFT_E_TRUNCATED);
	ck_assert_int_eq(hft_wire_read(ITCH, g->bytes, g->size, NULL, 64), HFT_E_INVAL);
	ck_assert_int_eq(hft_wire_write(ITCH, NULL, 64, bytes, sizeof(bytes)), HFT_E_INVAL);
	ck_assert_int_eq(hft_wire_write(ITCH, g->view, g->view_size, NULL, 64), HFT_E_INVAL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wire");
	TCase *tables = tcase_create("tables");
	TCase *codec = tcase_create("codec");

	tcase_add_test(tables, every_message_has_its_length);
	tcase_add_test(tables, fields_cover_the_wire_without_gap);
	tcase_add_test(tables, fields_cover_the_struct_but_for_its_tail);
	tcase_add_test(tables, the_first_fields_are_every_message_s);
	tcase_add_test(tables, prices_tell_their_decimals);
	tcase_add_test(tables, indexes_beyond_the_end_are_not_found);
	tcase_add_loop_test(tables, unknown_formats_are_not_found, 0,
			    sizeof(no_formats) / sizeof(no_formats[0]));
	tcase_add_test(codec, goldens_read_and_write);
	tcase_add_loop_test(codec, random_structs_come_back, 0, TYPES);
	tcase_add_test(codec, shorter_messages_are_refused_and_longer_ones_read);
	tcase_add_test(codec, small_buffers_are_refused_and_left_alone);
	tcase_add_test(codec, a_timestamp_beyond_its_six_bytes_is_out_of_range);
	tcase_add_test(codec, letters_are_padded_with_spaces);
	tcase_add_test(codec, the_struct_s_tail_reads_as_zero);
	tcase_add_test(codec, unknown_codes_are_not_found);
	tcase_add_test(codec, missing_arguments_are_refused);
	tcase_set_timeout(codec, 60);
	suite_add_tcase(suite, tables);
	suite_add_tcase(suite, codec);
	return unit_run(suite);
}
