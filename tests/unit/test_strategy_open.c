/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "engine/strategies.h"
#include "unit.h"

static struct hft_strategies strategies;
static void *memory;
static struct hft_view *view;

static int32_t quiet(void *user, hft_time now, uint64_t id, const hft_view *v, hft_order *out,
		     uint32_t cap)
{
	(void)user, (void)now, (void)id, (void)v, (void)out, (void)cap;
	return 0;
}

static void open_with(uint32_t orders_max)
{
	static const uint8_t routes[2];
	struct hft_strategies_world world = {
		.routes = routes, .instruments_max = 1, .sessions_max = 4, .strategies_max = 1
	};
	hft_strategy calls = { .size = sizeof(calls), .on_timer = quiet };
	hft_strategy_config config;

	free(memory);
	memory = calloc(1, hft_strategies_place(&strategies, NULL, &world) + 4096);
	hft_strategies_place(&strategies, memory, &world);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = 4;
	config.orders_max = orders_max;
	ck_assert_int_eq(hft_strategies_add(&strategies, &calls, &config), 0);
	view = &strategies.views[0];
}

static void setup(void)
{
	open_with(8);
}

static void teardown(void)
{
	free(memory);
	memory = NULL;
}

static hft_report report_of(uint8_t kind, uint64_t id, int64_t leaves, uint16_t flags)
{
	return (hft_report){ .kind = kind,
			     .order_id = id,
			     .client_id = id + 1000,
			     .handle = id + 2000,
			     .price = 50,
			     .leaves = leaves,
			     .cum_qty = 3,
			     .instrument = 1,
			     .session = 4,
			     .side = HFT_SIDE_ASK,
			     .flags = flags };
}

static void tell(uint8_t kind, uint64_t id, int64_t leaves, uint16_t flags)
{
	hft_report report = report_of(kind, id, leaves, flags);

	hft_strategies_reports(&strategies, &report, 1);
}

static void rest(uint64_t id)
{
	tell(HFT_REPORT_ACCEPTED, id, 10, HFT_REPORT_LAST_OF_COMMAND);
}

static void ids_are(const uint64_t *ids, int64_t n)
{
	hft_view_order rows[16];

	ck_assert_int_eq(hft_view_orders(view, 0, rows, 16), n);
	for (int64_t i = 0; i < n; i++)
		ck_assert_uint_eq(rows[i].order_id, ids[i]);
}

START_TEST(an_order_stands_from_its_last_report_on)
{
	hft_view_order row;

	tell(HFT_REPORT_ACCEPTED, 1, 10, 0);
	tell(HFT_REPORT_FILL, 1, 6, 0);
	ck_assert_int_eq(hft_view_orders(view, 0, &row, 1), 0);
	tell(HFT_REPORT_PARTLY_FILLED, 1, 6, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_int_eq(hft_view_orders(view, 0, &row, 1), 1);
	ck_assert_uint_eq(row.order_id, 1);
	ck_assert_uint_eq(row.client_id, 1001);
	ck_assert_uint_eq(row.handle, 2001);
	ck_assert_int_eq(row.price, 50);
	ck_assert_int_eq(row.leaves, 6);
	ck_assert_int_eq(row.cum_qty, 3);
	ck_assert_uint_eq(row.instrument, 1);
	ck_assert_uint_eq(row.side, HFT_SIDE_ASK);
}
END_TEST

START_TEST(what_never_stood_is_not_there)
{
	tell(HFT_REPORT_REJECTED, 1, 10, HFT_REPORT_LAST_OF_COMMAND);
	tell(HFT_REPORT_FILLED, 2, 0, HFT_REPORT_LAST_OF_COMMAND);
	tell(HFT_REPORT_CANCELLED, 3, 0, HFT_REPORT_LAST_OF_COMMAND);
	tell(HFT_REPORT_BUST, 4, 5, HFT_REPORT_LAST_OF_COMMAND);
	tell(HFT_REPORT_ACCEPTED, 0, 5, HFT_REPORT_LAST_OF_COMMAND);
	ids_are(NULL, 0);
}
END_TEST

START_TEST(fills_and_replaces_change_it)
{
	hft_report report;
	hft_view_order row;

	rest(1);
	report = report_of(HFT_REPORT_FILL, 1, 4, HFT_REPORT_MAKER);
	report.price = 77;
	report.cum_qty = 6;
	report.handle = 0;
	hft_strategies_reports(&strategies, &report, 1);
	ck_assert_int_eq(hft_view_orders(view, 1, &row, 1), 1);
	ck_assert_int_eq(row.price, 50);
	ck_assert_int_eq(row.leaves, 4);
	ck_assert_int_eq(row.cum_qty, 6);
	ck_assert_uint_eq(row.handle, 2001);
	report = report_of(HFT_REPORT_REPLACED, 1, 20, HFT_REPORT_LAST_OF_COMMAND);
	report.price = 78;
	report.client_id = 5;
	report.handle = 9;
	hft_strategies_reports(&strategies, &report, 1);
	hft_view_orders(view, 1, &row, 1);
	ck_assert_int_eq(row.price, 78);
	ck_assert_uint_eq(row.client_id, 5);
	ck_assert_uint_eq(row.handle, 9);
	report.kind = HFT_REPORT_BUST;
	report.price = 1;
	report.cum_qty = 2;
	hft_strategies_reports(&strategies, &report, 1);
	report.kind = HFT_REPORT_REJECTED;
	report.client_id = 99;
	report.price = 2;
	hft_strategies_reports(&strategies, &report, 1);
	hft_view_orders(view, 1, &row, 1);
	ck_assert_int_eq(row.price, 78);
	ck_assert_int_eq(row.cum_qty, 2);
	ck_assert_uint_eq(row.client_id, 5);
	tell(HFT_REPORT_FILL, 1, 0, HFT_REPORT_MAKER);
	ids_are(NULL, 0);
}
END_TEST

/* A fill that overtook its acknowledgement does not tell the order's price. */
START_TEST(a_fill_alone_tells_no_price)
{
	hft_view_order row;

	tell(HFT_REPORT_FILL, 1, 4, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_int_eq(hft_view_orders(view, 0, &row, 1), 1);
	ck_assert_int_eq(row.price, HFT_PRICE_NONE);
	tell(HFT_REPORT_ACCEPTED, 1, 4, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_int_eq(hft_view_orders(view, 0, &row, 1), 1);
	ck_assert_int_eq(row.price, 50);
}
END_TEST

START_TEST(oldest_first)
{
	for (uint64_t id = 1; id <= 5; id++)
		rest(id);
	tell(HFT_REPORT_CANCELLED, 3, 0, HFT_REPORT_LAST_OF_COMMAND);
	ids_are((const uint64_t[]){ 1, 2, 4, 5 }, 4);
	tell(HFT_REPORT_CANCELLED, 1, 0, HFT_REPORT_LAST_OF_COMMAND);
	tell(HFT_REPORT_CANCELLED, 5, 0, HFT_REPORT_LAST_OF_COMMAND);
	ids_are((const uint64_t[]){ 2, 4 }, 2);
	rest(6);
	rest(3);
	tell(HFT_REPORT_REPLACED, 2, 9, HFT_REPORT_LAST_OF_COMMAND); /* keeps its age */
	ids_are((const uint64_t[]){ 2, 4, 6, 3 }, 4);
	tell(HFT_REPORT_EXPIRED, 2, 0, 0);
	tell(HFT_REPORT_EXPIRED, 4, 0, 0);
	tell(HFT_REPORT_EXPIRED, 6, 0, 0);
	tell(HFT_REPORT_EXPIRED, 3, 0, HFT_REPORT_LAST_OF_COMMAND);
	ids_are(NULL, 0);
	rest(7);
	ids_are((const uint64_t[]){ 7 }, 1);
}
END_TEST

START_TEST(no_more_than_cap)
{
	hft_view_order rows[3] = { { 0 } };

	for (uint64_t id = 1; id <= 3; id++)
		rest(id);
	ck_assert_int_eq(hft_view_orders(view, 0, rows, 2), 2);
	ck_assert_uint_eq(rows[1].order_id, 2);
	ck_assert_uint_eq(rows[2].order_id, 0);
	ck_assert_int_eq(hft_view_orders(view, 0, rows, 0), 0);
	ck_assert_int_eq(hft_view_orders(view, 2, rows, 3), 0);
}
END_TEST

START_TEST(slots_are_used_again)
{
	for (uint64_t id = 1; id < 1000; id++) {
		rest(id);
		rest(id + 1000);
		tell(HFT_REPORT_CANCELLED, id, 0, HFT_REPORT_LAST_OF_COMMAND);
		tell(HFT_REPORT_CANCELLED, id + 1000, 0, HFT_REPORT_LAST_OF_COMMAND);
	}
	ck_assert_uint_eq(view->open.used, 2);
}
END_TEST

START_TEST(more_than_orders_max_closes)
{
	const hft_order *order;

	for (uint64_t id = 1; id <= 8; id++)
		rest(id);
	ck_assert_int_eq(hft_strategies_status(&strategies, 0), HFT_OK);
	tell(HFT_REPORT_CANCELLED, 4, 0, HFT_REPORT_LAST_OF_COMMAND);
	rest(9);
	tell(HFT_REPORT_FILLED, 10, 0, HFT_REPORT_LAST_OF_COMMAND);
	ck_assert_int_eq(hft_strategies_status(&strategies, 0), HFT_OK);
	rest(11);
	ck_assert_int_eq(hft_strategies_status(&strategies, 0), HFT_E_CLOSED);
	order = hft_strategies_take(&strategies);
	ck_assert_ptr_nonnull(order);
	ck_assert_uint_eq(order->kind, HFT_ORDER_MASS_CANCEL);
}
END_TEST

/* The same as the table, obviously right: an array from the oldest to the newest. */
struct naive {
	uint64_t ids[HFT_STRATEGY_OPEN_MAX];
	int64_t leaves[HFT_STRATEGY_OPEN_MAX];
	uint32_t n;
};

static void naive_tell(struct naive *naive, uint64_t id, int64_t leaves)
{
	uint32_t i = 0;

	while (i < naive->n && naive->ids[i] != id)
		i++;
	if (i == naive->n && leaves != 0)
		naive->ids[naive->n++] = id;
	if (i == naive->n)
		return;
	naive->leaves[i] = leaves;
	if (leaves != 0)
		return;
	naive->n--;
	memmove(&naive->ids[i], &naive->ids[i + 1], (naive->n - i) * sizeof(naive->ids[0]));
	memmove(&naive->leaves[i], &naive->leaves[i + 1],
		(naive->n - i) * sizeof(naive->leaves[0]));
}

START_TEST(equals_a_plain_array)
{
	static struct naive naive;
	static hft_view_order rows[HFT_STRATEGY_OPEN_MAX];
	uint64_t random = 7;

	memset(&naive, 0, sizeof(naive));
	open_with(HFT_STRATEGY_OPEN_MAX);
	for (uint64_t id = 1; id <= HFT_STRATEGY_OPEN_MAX; id++) {
		rest(id);
		naive_tell(&naive, id, 10);
	}
	for (uint32_t step = 0; step < 24000; step++) {
		uint64_t id;
		int64_t leaves;

		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		id = (random >> 33) % HFT_STRATEGY_OPEN_MAX + 1;
		/* First it is full to the brim, then half of it comes and goes. */
		leaves = (int64_t)((random >> 20) % (step < 12000 ? 64 : 2));
		tell(HFT_REPORT_REPLACED, id, leaves, HFT_REPORT_LAST_OF_COMMAND);
		naive_tell(&naive, id, leaves);
		if (step % 256 != 0)
			continue;
		ck_assert_int_eq(hft_view_orders(view, 0, rows, HFT_STRATEGY_OPEN_MAX), naive.n);
		for (uint32_t i = 0; i < naive.n; i++) {
			ck_assert_uint_eq(rows[i].order_id, naive.ids[i]);
			ck_assert_int_eq(rows[i].leaves, naive.leaves[i]);
		}
	}
	ck_assert_int_eq(hft_strategies_status(&strategies, 0), HFT_OK);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("strategy_open");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_order_stands_from_its_last_report_on);
	tcase_add_test(tc, what_never_stood_is_not_there);
	tcase_add_test(tc, fills_and_replaces_change_it);
	tcase_add_test(tc, a_fill_alone_tells_no_price);
	tcase_add_test(tc, oldest_first);
	tcase_add_test(tc, no_more_than_cap);
	tcase_add_test(tc, slots_are_used_again);
	tcase_add_test(tc, more_than_orders_max_closes);
	tcase_add_test(tc, equals_a_plain_array);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return unit_run(suite());
}
