/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "streams.h"
#include "unit.h"

#include <string.h>

/*
 * The oracle: every order that ever was in one array, found by its number; the best of a side by
 * looking at them all.
 */
struct order {
	uint64_t id;
	int64_t price;
	int64_t qty;       /* 0 = gone */
	uint32_t instrument;
	uint32_t side;
};

struct oracle {
	struct order *orders; /* by number */
	uint64_t *numbers;    /* scrambled ids, ascending, beside their numbers */
	uint64_t ids;
	uint64_t live;
	uint64_t late;
	bool scrambled;
};

static int compare_pair(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void oracle_make(struct oracle *o, const struct stream *s, bool scrambled)
{
	memset(o, 0, sizeof(*o));
	o->ids = s->ids;
	o->scrambled = scrambled;
	o->orders = calloc(s->ids + 1, sizeof(*o->orders));
	o->numbers = calloc(2 * s->ids, sizeof(*o->numbers));
	for (uint64_t n = 1; n <= s->ids; n++) {
		o->numbers[2 * (n - 1)] = scrambled ? stream_scramble(n) : n;
		o->numbers[2 * (n - 1) + 1] = n;
	}
	qsort(o->numbers, s->ids, 2 * sizeof(uint64_t), compare_pair);
}

static void oracle_free(struct oracle *o)
{
	free(o->orders);
	free(o->numbers);
}

static struct order *oracle_find(struct oracle *o, uint64_t id)
{
	const uint64_t *pair = bsearch(&id, o->numbers, o->ids, 2 * sizeof(id), compare_pair);

	ck_assert_ptr_nonnull(pair);
	return &o->orders[pair[1]];
}

static void oracle_add(struct oracle *o, uint64_t id, const hft_event *e, uint32_t side)
{
	struct order *order = oracle_find(o, id);

	ck_assert_uint_eq(order->id, 0);
	*order = (struct order){ id, e->price, e->qty, e->instrument, side };
	ck_assert_int_gt(e->qty, 0);
	ck_assert_int_ne(e->price, HFT_PRICE_NONE);
	ck_assert(e->price > 0 && e->price % STREAM_TICK == 0);
	o->live++;
}

static void oracle_take(struct oracle *o, struct order *order, int64_t qty)
{
	ck_assert_int_gt(qty, 0);
	ck_assert_int_le(qty, order->qty);
	order->qty -= qty;
	o->live -= order->qty == 0;
}

static void oracle_apply(struct oracle *o, const hft_event *e)
{
	struct order *order;

	if (e->kind == HFT_EVENT_ADD) {
		ck_assert(e->side == HFT_SIDE_BID || e->side == HFT_SIDE_ASK);
		oracle_add(o, e->order_id, e, e->side);
		return;
	}
	order = oracle_find(o, e->order_id);
	if (order->qty == 0) {
		ck_assert_int_eq(e->kind, HFT_EVENT_DELETE);
		o->late++;
		return;
	}
	ck_assert_uint_eq(order->instrument, e->instrument);
	switch (e->kind) {
	case HFT_EVENT_REPLACE:
		oracle_take(o, order, order->qty);
		oracle_add(o, e->aux, e, order->side);
		break;
	case HFT_EVENT_MODIFY:
		ck_assert_int_eq(e->price, HFT_PRICE_NONE);
		order->qty = e->qty;
		break;
	case HFT_EVENT_DELETE:
		oracle_take(o, order, order->qty);
		break;
	case HFT_EVENT_REDUCE:
	case HFT_EVENT_EXECUTE:
		oracle_take(o, order, e->qty);
		break;
	default:
		ck_abort_msg("kind %d", e->kind);
	}
}

static void oracle_bbo(const struct oracle *o, uint32_t instrument, struct floor_bbo *out)
{
	*out = (struct floor_bbo){ HFT_PRICE_NONE, HFT_PRICE_NONE, 0, 0 };
	for (uint64_t i = 1; i <= o->ids; i++) {
		const struct order *order = &o->orders[i];
		bool bid = order->side == HFT_SIDE_BID;
		int64_t *price = bid ? &out->bid_price : &out->ask_price;
		uint64_t *qty = bid ? &out->bid_qty : &out->ask_qty;

		if (order->qty == 0 || order->instrument != instrument)
			continue;
		if (*price == HFT_PRICE_NONE ||
		    (bid ? order->price > *price : order->price < *price)) {
			*price = order->price;
			*qty = 0;
		}
		if (order->price == *price)
			*qty += (uint64_t)order->qty;
	}
}

static void check_bbo(const struct oracle *o, const struct floor *floor, uint32_t symbols)
{
	for (uint32_t i = 1; i <= symbols; i++) {
		struct floor_bbo want, got;

		oracle_bbo(o, i, &want);
		ck_assert(want.bid_price == HFT_PRICE_NONE || want.bid_price < want.ask_price);
		if (floor == NULL)
			continue;
		floor_bbo_get(floor, i, &got);
		ck_assert_int_eq(got.bid_price, want.bid_price);
		ck_assert_int_eq(got.ask_price, want.ask_price);
		ck_assert_uint_eq(got.bid_qty, want.bid_qty);
		ck_assert_uint_eq(got.ask_qty, want.ask_qty);
	}
}

static struct stream_config reduced(uint32_t mix)
{
	struct stream_config config = *stream_mix(mix);

	config.events = 20000;
	if (config.live > 5000)
		config.live = 5000;
	if (config.symbols > 50)
		config.symbols = 50;
	return config;
}

static struct floor *floor_for(const struct stream *s, bool dense)
{
	const struct floor_config config = {
		.instruments = s->symbols,
		.orders = (uint32_t)s->live_peak,
		.ticks = s->ticks,
		.ids = dense ? s->ids : 0,
	};
	struct floor *floor = floor_create(&config);

	ck_assert_ptr_nonnull(floor);
	return floor;
}

START_TEST(floor_equals_oracle)
{
	struct stream_config config = reduced((uint32_t)_i / 3);
	struct stream s;
	struct oracle o;
	struct floor *floor;
	const uint32_t batch = (uint32_t[]){ 1, 64, 256 }[_i % 3];

	config.seed += (uint64_t)_i * 1000;
	ck_assert_int_eq(stream_make(&config, &s), 0);
	oracle_make(&o, &s, config.scramble);
	floor = floor_for(&s, !config.scramble && _i % 2 == 0);
	for (uint64_t i = 0, step = 0; i < s.count; i += batch) {
		uint32_t n = s.count - i < batch ? (uint32_t)(s.count - i) : batch;

		if (batch == 1)
			floor_apply(floor, &s.events[i]);
		else
			floor_apply_n(floor, &s.events[i], n);
		for (uint32_t k = 0; k < n; k++)
			oracle_apply(&o, &s.events[i + k]);
		if (i >= step || i + batch >= s.count) {
			check_bbo(&o, floor, s.symbols);
			step = i + s.count / (s.symbols > 1 ? 10 : 200);
		}
		ck_assert_uint_eq(floor_live(floor), o.live);
	}
	ck_assert_int_eq(o.late > 0, 1);
	floor_destroy(floor);
	oracle_free(&o);
	stream_free(&s);
}
END_TEST

START_TEST(clean_stream_has_no_late_cancel_and_no_modify)
{
	struct stream_config config = reduced(4);
	struct stream s;
	struct oracle o;

	config.clean = 1;
	ck_assert_int_eq(stream_make(&config, &s), 0);
	oracle_make(&o, &s, false);
	for (uint64_t i = 0; i < s.count; i++) {
		ck_assert_int_ne(s.events[i].kind, HFT_EVENT_MODIFY);
		oracle_apply(&o, &s.events[i]);
	}
	ck_assert_uint_eq(o.late, 0);
	oracle_free(&o);
	stream_free(&s);
}
END_TEST

START_TEST(same_seed_same_bytes)
{
	struct stream_config config = reduced(1);
	struct stream a, b, c;

	ck_assert_int_eq(stream_make(&config, &a), 0);
	ck_assert_int_eq(stream_make(&config, &b), 0);
	config.seed++;
	ck_assert_int_eq(stream_make(&config, &c), 0);
	ck_assert_uint_eq(a.count, b.count);
	ck_assert_int_eq(memcmp(a.events, b.events, a.count * sizeof(*a.events)), 0);
	ck_assert_int_ne(memcmp(a.events, c.events, a.count * sizeof(*a.events)), 0);
	stream_free(&a);
	stream_free(&b);
	stream_free(&c);
}
END_TEST

START_TEST(mix_is_as_written)
{
	uint64_t kinds[32] = { 0 };
	struct stream_config config = *stream_mix(1);
	struct stream s;

	config.events = 500000;
	ck_assert_int_eq(stream_make(&config, &s), 0);
	ck_assert_uint_eq(s.preload, config.live);
	ck_assert_uint_eq(s.count, s.preload + config.events);
	for (uint64_t i = s.preload; i < s.count; i++)
		kinds[s.events[i].kind]++;
	ck_assert_uint_ge(kinds[HFT_EVENT_ADD], config.events * 42 / 100);
	ck_assert_uint_le(kinds[HFT_EVENT_ADD], config.events * 48 / 100);
	ck_assert_uint_ge(kinds[HFT_EVENT_DELETE], config.events * 42 / 100);
	ck_assert_uint_le(kinds[HFT_EVENT_DELETE], config.events * 48 / 100);
	ck_assert_uint_ge(kinds[HFT_EVENT_EXECUTE], config.events * 45 / 1000);
	ck_assert_uint_le(kinds[HFT_EVENT_EXECUTE], config.events * 55 / 1000);
	ck_assert_uint_ge(kinds[HFT_EVENT_REPLACE] + kinds[HFT_EVENT_MODIFY],
			  config.events * 45 / 1000);
	ck_assert_uint_le(s.live_peak, config.live + config.live / 50);
	stream_free(&s);
}
END_TEST

START_TEST(mixes_end)
{
	ck_assert_ptr_nonnull(stream_mix(5));
	ck_assert_ptr_null(stream_mix(6));
	ck_assert_ptr_null(stream_mix(UINT32_MAX));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("bench");
	TCase *tc = tcase_create("streams");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, floor_equals_oracle, 0, 18);
	tcase_add_test(tc, clean_stream_has_no_late_cancel_and_no_modify);
	tcase_add_test(tc, same_seed_same_bytes);
	tcase_add_test(tc, mix_is_as_written);
	tcase_add_test(tc, mixes_end);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
