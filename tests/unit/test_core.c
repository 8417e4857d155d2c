/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <hft/core.h>
#include <hft/event.h>
#include <hft/order.h>

#include "core/core.h"
#include "unit.h"

struct config_v1 {
	uint32_t size;
	uint32_t a;
};

struct config_v2 {
	uint32_t size;
	uint32_t a;
	uint64_t b;
};

static const struct config_v2 defaults = { sizeof(struct config_v2), 1, 2 };

START_TEST(config_of_an_old_caller_keeps_new_defaults)
{
	struct config_v2 dst = defaults;
	struct config_v1 old = { sizeof(old), 7 };

	ck_assert_int_eq(hft_config_copy(&dst, sizeof(dst), 8, &old), HFT_OK);
	ck_assert_uint_eq(dst.a, 7);
	ck_assert_uint_eq(dst.b, 2);
	ck_assert_uint_eq(dst.size, sizeof(dst));
}
END_TEST

START_TEST(config_of_a_new_caller_is_taken_when_its_new_bytes_are_zero)
{
	struct config_v1 dst = { sizeof(dst), 1 };
	struct config_v2 new_config = { sizeof(new_config), 9, 0 };

	ck_assert_int_eq(hft_config_copy(&dst, sizeof(dst), 8, &new_config), HFT_OK);
	ck_assert_uint_eq(dst.a, 9);
	new_config.b = 1;
	ck_assert_int_eq(hft_config_copy(&dst, sizeof(dst), 8, &new_config), HFT_E_NOTSUP);
}
END_TEST

START_TEST(config_too_small_or_absent_is_refused)
{
	struct config_v2 dst = defaults;
	struct config_v1 bad = { 4, 7 };

	ck_assert_int_eq(hft_config_copy(&dst, sizeof(dst), 8, &bad), HFT_E_INVAL);
	ck_assert_int_eq(hft_config_copy(&dst, sizeof(dst), 8, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_config_defaults(NULL, 16, 8, &defaults, 16), HFT_E_INVAL);
	ck_assert_int_eq(hft_config_defaults(&dst, 4, 8, &defaults, 16), HFT_E_INVAL);
	ck_assert_uint_eq(dst.a, 1);
}
END_TEST

START_TEST(statuses_have_names_and_texts)
{
	ck_assert_str_eq(hft_status_name(HFT_E_INVAL), "HFT_E_INVAL");
	ck_assert_str_eq(hft_strerror(215), hft_strerror(HFT_E_EVENT_ORDER_UNKNOWN));
	ck_assert_str_eq(hft_strerror(-99), "unknown status");
	ck_assert_str_eq(hft_strerror(INT32_MIN), "unknown status");
	ck_assert_str_eq(hft_status_name(INT32_MAX), "HFT_E_UNKNOWN");
	ck_assert_str_eq(hft_strerror(1), "unknown status");
	ck_assert_str_eq(hft_status_name(-312), "HFT_E_MATCH_FOK");
	ck_assert_str_eq(hft_strerror(100), hft_strerror(HFT_E_RISK_KILLED));
	ck_assert_str_eq(hft_status_name(HFT_E_SESSION_VENUE), "HFT_E_SESSION_VENUE");
}
END_TEST

static const struct {
	int64_t price;
	const char *text;
} prices[] = {
	{ 321500000000, "321.5" },
	{ 0, "0" },
	{ -250000000, "-0.25" },
	{ 1, "0.000000001" },
	{ INT64_MIN, "-9223372036.854775808" },
	{ INT64_MAX - 1, "9223372036.854775806" },
	{ 1000000000, "1" },
};

START_TEST(prices_are_written_and_read_back)
{
	char text[24];
	int64_t back;

	ck_assert_int_eq(hft_price_format(prices[_i].price, text, sizeof(text)),
			 (int64_t)strlen(prices[_i].text));
	ck_assert_str_eq(text, prices[_i].text);
	ck_assert_int_eq(hft_price_parse(text, &back), HFT_OK);
	ck_assert_int_eq(back, prices[_i].price);
}
END_TEST

START_TEST(bad_prices_are_refused)
{
	static const char *const bad[] = { "", "-", ".", "1.", ".5", "1e3", "1.0000000001", " 1",
					   "1 ", "+1", "--1", "0x1", "none" };
	static const char *const large[] = { "9223372036.854775807", "9223372037",
					     "-9223372036.854775809",
					     "99999999999999999999999" };
	int64_t out = 42;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_int_eq(hft_price_parse(bad[i], &out), HFT_E_INVAL);
	for (size_t i = 0; i < sizeof(large) / sizeof(large[0]); i++)
		ck_assert_int_eq(hft_price_parse(large[i], &out), HFT_E_RANGE);
	ck_assert_int_eq(hft_price_parse(NULL, &out), HFT_E_INVAL);
	ck_assert_int_eq(out, 42);
}
END_TEST

START_TEST(price_text_needs_room)
{
	char text[24];

	ck_assert_int_eq(hft_price_format(1, text, 23), HFT_E_INVAL);
	ck_assert_int_eq(hft_price_format(1, NULL, 24), HFT_E_INVAL);
	ck_assert_int_eq(hft_price_format(HFT_PRICE_NONE, text, 24), 4);
	ck_assert_str_eq(text, "none");
}
END_TEST

START_TEST(event_kinds_have_names)
{
	ck_assert_str_eq(hft_event_kind_name(HFT_EVENT_ADD), "ADD");
	ck_assert_str_eq(hft_event_kind_name(HFT_EVENT_ADMIN), "ADMIN");
	ck_assert_str_eq(hft_event_kind_name(0), "UNKNOWN");
	ck_assert_str_eq(hft_event_kind_name(12), "UNKNOWN");
	ck_assert_str_eq(hft_event_kind_name(-1), "UNKNOWN");
	ck_assert_str_eq(hft_event_kind_name(INT32_MAX), "UNKNOWN");
	ck_assert_uint_eq(hft_event_size(), 64);
}
END_TEST

START_TEST(order_and_report_kinds_have_names)
{
	ck_assert_str_eq(hft_order_kind_name(HFT_ORDER_NEW), "NEW");
	ck_assert_str_eq(hft_order_kind_name(HFT_ORDER_QUOTE), "QUOTE");
	ck_assert_str_eq(hft_order_kind_name(0), "UNKNOWN");
	ck_assert_str_eq(hft_order_kind_name(HFT_ORDER_QUOTE + 1), "UNKNOWN");
	ck_assert_str_eq(hft_report_kind_name(HFT_REPORT_ACCEPTED), "ACCEPTED");
	ck_assert_str_eq(hft_report_kind_name(HFT_REPORT_PENDING), "PENDING");
	ck_assert_str_eq(hft_report_kind_name(INT32_MIN), "UNKNOWN");
	ck_assert_str_eq(hft_report_kind_name(HFT_REPORT_PENDING + 1), "UNKNOWN");
	ck_assert_uint_eq(hft_order_size(), 128);
	ck_assert_uint_eq(hft_report_size(), 128);
}
END_TEST

START_TEST(guard_catches_a_second_entry_in_debug_builds)
{
	struct hft_guard guard = { 0 };

	ck_assert(hft_guard_enter(&guard));
#ifndef NDEBUG
	ck_assert(!hft_guard_enter(&guard));
#endif
	hft_guard_leave(&guard);
	ck_assert(hft_guard_enter(&guard));
}
END_TEST

START_TEST(version_is_one_thing)
{
	char text[32];
	uint32_t number = hft_version_number();

	snprintf(text, sizeof(text), "%u.%u.%u", number / 1000000, number / 1000 % 1000,
		 number % 1000);
	ck_assert_str_eq(hft_version(), text);
	ck_assert_uint_gt(strlen(hft_build_info()), 0);
	ck_assert_int_eq(hft_price_none(), HFT_PRICE_NONE);
	ck_assert_int_eq(hft_qty_max(), HFT_QTY_MAX);
}
END_TEST

/* The sum, a bit at a time. */
static uint32_t sum_of(const uint8_t *bytes, uint64_t size)
{
	uint32_t sum = UINT32_MAX;

	for (uint64_t bit = 0; bit < size * 8; bit++) {
		sum ^= (uint32_t)(bytes[bit / 8] >> bit % 8 & 1);
		sum = sum >> 1 ^ ((sum & 1) != 0 ? UINT32_C(0x82f63b78) : 0);
	}
	return ~sum;
}

START_TEST(a_checksum_is_that_of_castagnoli)
{
	uint8_t bytes[100];

	ck_assert_uint_eq(hft_crc32c("123456789", 9), UINT32_C(0xe3069283));
	ck_assert_uint_eq(hft_crc32c("", 0), 0);
	for (uint32_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(i * i * 7 + i / 3);
	for (uint32_t from = 0; from < 9; from++)
		for (uint32_t size = 0; from + size <= sizeof(bytes); size++)
			ck_assert_uint_eq(hft_crc32c(bytes + from, size),
					  sum_of(bytes + from, size));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("core");
	TCase *tcase = tcase_create("core");

	tcase_add_test(tcase, config_of_an_old_caller_keeps_new_defaults);
	tcase_add_test(tcase, config_of_a_new_caller_is_taken_when_its_new_bytes_are_zero);
	tcase_add_test(tcase, config_too_small_or_absent_is_refused);
	tcase_add_test(tcase, statuses_have_names_and_texts);
	tcase_add_loop_test(tcase, prices_are_written_and_read_back, 0,
			    sizeof(prices) / sizeof(prices[0]));
	tcase_add_test(tcase, bad_prices_are_refused);
	tcase_add_test(tcase, price_text_needs_room);
	tcase_add_test(tcase, event_kinds_have_names);
	tcase_add_test(tcase, order_and_report_kinds_have_names);
	tcase_add_test(tcase, guard_catches_a_second_entry_in_debug_builds);
	tcase_add_test(tcase, version_is_one_thing);
	tcase_add_test(tcase, a_checksum_is_that_of_castagnoli);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
