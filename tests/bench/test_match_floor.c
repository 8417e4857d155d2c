/* SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"
#include "floor.h"
#include "unit.h"

#include <string.h>

/* The oracle: the orders that rest, in the order in which they came; the best by looking at all. */
struct order {
	uint64_t id;
	int64_t price;
	int64_t qty;
	uint32_t instrument;
	uint32_t side;
};

enum { ORDERS_MAX = 20000 };

struct oracle {
	struct order rows[ORDERS_MAX];
	uint32_t count;
	struct floor_trade trades[COMMANDS_QTY_MAX];
	uint32_t trades_count;
	uint32_t late;
};

static struct order *oracle_find(struct oracle *o, uint64_t id)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rows[i].id == id)
			return &o->rows[i];
	return NULL;
}

static void oracle_remove(struct oracle *o, struct order *row)
{
	uint32_t at = (uint32_t)(row - o->rows);

	memmove(row, row + 1, (o->count - at - 1) * sizeof(*row));
	o->count--;
}

static bool better(const struct order *a, const struct order *b)
{
	return a->side == HFT_SIDE_BID ? a->price > b->price : a->price < b->price;
}

/* The first come of the best price. */
static struct order *oracle_best(struct oracle *o, uint32_t instrument, uint32_t side)
{
	struct order *best = NULL;

	for (uint32_t i = 0; i < o->count; i++) {
		struct order *row = &o->rows[i];

		if (row->instrument == instrument && row->side == side &&
		    (best == NULL || better(row, best)))
			best = row;
	}
	return best;
}

static void oracle_enter(struct oracle *o, struct order taker, bool any_price, bool rests)
{
	uint32_t other = HFT_SIDE_BID + HFT_SIDE_ASK - taker.side;
	struct order *best;

	while (taker.qty > 0 && (best = oracle_best(o, taker.instrument, other)) != NULL) {
		int64_t qty = taker.qty < best->qty ? taker.qty : best->qty;

		if (!any_price && (taker.side == HFT_SIDE_BID ? best->price > taker.price :
								best->price < taker.price))
			break;
		o->trades[o->trades_count++] =
			(struct floor_trade){ best->id, taker.id, best->price, qty };
		taker.qty -= qty;
		best->qty -= qty;
		if (best->qty == 0)
			oracle_remove(o, best);
	}
	if (taker.qty > 0 && rests) {
		ck_assert_uint_lt(o->count, ORDERS_MAX);
		o->rows[o->count++] = taker;
	}
}

static void oracle_new(struct oracle *o, const hft_order *c)
{
	bool market = c->ord_type == HFT_TYPE_MARKET;

	ck_assert_ptr_null(oracle_find(o, c->order_id));
	ck_assert(c->qty > 0 && c->qty <= COMMANDS_QTY_MAX);
	ck_assert_int_eq(market, c->price == HFT_PRICE_NONE);
	ck_assert(market || (c->price > 0 && c->price % STREAM_TICK == 0));
	ck_assert(!market || c->tif == HFT_TIF_IOC);
	oracle_enter(o,
		     (struct order){ c->order_id, c->price, c->qty, c->instrument, c->side },
		     market, c->tif == HFT_TIF_GTC);
}

static void oracle_match(struct oracle *o, const hft_order *c)
{
	struct order *row, old;

	o->trades_count = 0;
	if (c->kind == HFT_ORDER_NEW) {
		oracle_new(o, c);
		return;
	}
	row = oracle_find(o, c->order_id);
	if (row == NULL) {
		ck_assert_int_eq(c->kind, HFT_ORDER_CANCEL);
		o->late++;
		return;
	}
	ck_assert_uint_eq(row->instrument, c->instrument);
	if (c->kind == HFT_ORDER_REPLACE && c->price == row->price && c->qty <= row->qty) {
		row->qty = c->qty;
		return;
	}
	old = *row;
	oracle_remove(o, row);
	if (c->kind == HFT_ORDER_REPLACE)
		oracle_enter(o,
			     (struct order){ old.id, c->price, c->qty, old.instrument, old.side },
			     false, true);
}

static struct stream_config reduced(uint32_t mix)
{
	struct stream_config config = *stream_mix(mix);

	config.events = 10000;
	if (config.live > 2000)
		config.live = 2000;
	if (config.symbols > 50)
		config.symbols = 50;
	return config;
}

static struct floor *floor_for(const struct commands *c, bool dense)
{
	const struct floor_config config = {
		.instruments = c->symbols,
		.orders = c->live_peak,
		.ticks = c->ticks > 2048 ? 4096 : 2 * c->ticks,
		.ids = dense ? c->ids : 0,
	};
	struct floor *floor = floor_create(&config);

	ck_assert_ptr_nonnull(floor);
	return floor;
}

static struct oracle oracle;

/* The trades of n commands, and what the floor made of them. */
static void check_chunk(const hft_order *orders, uint32_t n, const struct floor_trade *got,
			uint32_t count)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < n; i++) {
		oracle_match(&oracle, &orders[i]);
		ck_assert_uint_le(at + oracle.trades_count, count);
		if (oracle.trades_count > 0)
			ck_assert_mem_eq(&got[at], oracle.trades,
					 oracle.trades_count * sizeof(*got));
		at += oracle.trades_count;
	}
	ck_assert_uint_eq(at, count);
}

START_TEST(floor_trades_as_oracle)
{
	struct stream_config config = reduced((uint32_t)_i / 3);
	const uint32_t batch = (uint32_t[]){ 1, 64, 256 }[_i % 3];
	struct floor_trade *trades = malloc(256 * COMMANDS_QTY_MAX * sizeof(*trades));
	static hft_order orders[256];
	uint64_t traded = 0;
	struct commands c;
	struct floor *floor;

	config.seed += (uint64_t)_i * 1000;
	ck_assert_int_eq(commands_make(&config, &c), 0);
	floor = floor_for(&c, !c.scrambled && _i % 2 == 0);
	memset(&oracle, 0, sizeof(oracle));
	for (uint64_t i = 0; i < c.count; i += batch) {
		uint32_t n = c.count - i < batch ? (uint32_t)(c.count - i) : batch;
		uint32_t count;

		commands_expand(&c.rows[i], n, false, orders);
		count = batch == 1 ? floor_match(floor, orders, trades) :
				     floor_match_n(floor, orders, n, trades);
		check_chunk(orders, n, trades, count);
		ck_assert_uint_eq(floor_live(floor), oracle.count);
		traded += count;
	}
	ck_assert_uint_gt(oracle.late, 0);
	ck_assert_uint_gt(traded, config.events * 4 / 100);
	floor_destroy(floor);
	commands_free(&c);
	free(trades);
}
END_TEST

START_TEST(same_seed_same_commands)
{
	struct stream_config config = reduced(1);
	struct commands a, b, c;

	ck_assert_int_eq(commands_make(&config, &a), 0);
	ck_assert_int_eq(commands_make(&config, &b), 0);
	config.seed++;
	ck_assert_int_eq(commands_make(&config, &c), 0);
	ck_assert_uint_eq(a.count, b.count);
	ck_assert_mem_eq(a.rows, b.rows, a.count * sizeof(*a.rows));
	ck_assert_mem_ne(a.rows, c.rows, a.count * sizeof(*a.rows));
	commands_free(&a);
	commands_free(&b);
	commands_free(&c);
}
END_TEST

static void near(uint64_t count, uint64_t of, uint64_t percent, uint64_t slack)
{
	ck_assert_uint_ge(count * 100, of * (percent - slack));
	ck_assert_uint_le(count * 100, of * (percent + slack));
}

START_TEST(commands_are_as_written)
{
	struct stream_config config = *stream_mix(1);
	uint64_t kinds[8] = { 0 }, market = 0, ioc = 0;
	struct commands c;

	config.events = 300000;
	ck_assert_int_eq(commands_make(&config, &c), 0);
	ck_assert_uint_eq(c.preload, config.live);
	ck_assert_uint_eq(c.count, c.preload + config.events);
	for (uint64_t i = c.preload; i < c.count; i++) {
		kinds[c.rows[i].kind]++;
		market += c.rows[i].ord_type == HFT_TYPE_MARKET;
		ioc += c.rows[i].tif == HFT_TIF_IOC && c.rows[i].ord_type == HFT_TYPE_LIMIT;
	}
	near(kinds[HFT_ORDER_NEW], config.events, 50, 3);
	near(kinds[HFT_ORDER_CANCEL], config.events, 45, 3);
	near(kinds[HFT_ORDER_REPLACE] * 10, config.events * 10, 5, 1);
	near(market * 20, config.events, 30, 3);
	near(ioc * 20, config.events, 40, 3);
	ck_assert_uint_le(c.live_peak, config.live + config.live / 50);
	commands_free(&c);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match floor");
	TCase *tc = tcase_create("commands");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, floor_trades_as_oracle, 0, 18);
	tcase_add_test(tc, same_seed_same_commands);
	tcase_add_test(tc, commands_are_as_written);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
