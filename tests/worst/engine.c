/* SPDX-License-Identifier: Apache-2.0 */
#include "engine.h"

static int64_t price_of(const struct worst_step *step, uint8_t side)
{
	return side == HFT_SIDE_ASK ? step->price : 2 * WORST_MIDDLE - step->price;
}

hft_order worst_order(const struct worst_step *step, uint8_t side)
{
	hft_order order = { .order_id = step->id, .party = 1, .kind = HFT_ORDER_CANCEL };

	if (step->kind == WORST_ADD) {
		order.kind = HFT_ORDER_NEW;
		order.price = price_of(step, side);
		order.qty = WORST_QTY;
		order.instrument = 1;
		order.side = side;
		order.ord_type = HFT_TYPE_LIMIT;
		order.tif = HFT_TIF_GTC;
	}
	return order;
}

hft_event worst_event(const struct worst_step *step, uint8_t side)
{
	hft_event event = {
		.order_id = step->id,
		.price = price_of(step, side),
		.instrument = 1,
		.kind = HFT_EVENT_DELETE,
	};

	if (step->kind == WORST_ADD) {
		event.kind = HFT_EVENT_ADD;
		event.side = side;
		event.qty = WORST_QTY;
	}
	return event;
}

hft_order worst_taker(const struct worst_run *run, uint8_t side)
{
	return (hft_order){
		.order_id = UINT64_MAX,
		.price = HFT_PRICE_NONE,
		.qty = (int64_t)run->live * WORST_QTY,
		.instrument = 1,
		.party = 2,
		.kind = HFT_ORDER_NEW,
		.side = (uint8_t)(HFT_SIDE_BID + HFT_SIDE_ASK - side),
		.ord_type = HFT_TYPE_MARKET,
		.tif = HFT_TIF_IOC,
	};
}

static int open_match(struct worst_engine *e, uint64_t orders, uint64_t levels, uint64_t seed)
{
	hft_match_config config;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.parties_max = 2;
	config.orders_max = (uint32_t)orders;
	config.levels_max = (uint32_t)levels;
	config.hash_seed = seed;
	return hft_match_create(&config, &e->match) == HFT_OK ? 0 : -1;
}

static int open_book(struct worst_engine *e, uint64_t orders, uint64_t levels, uint64_t seed)
{
	hft_book_config config;

	hft_book_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.orders_max = (uint32_t)orders;
	config.levels_max = (uint32_t)levels;
	config.hash_seed = seed;
	return hft_book_create(&config, &e->book) == HFT_OK ? 0 : -1;
}

int worst_open(struct worst_engine *e, enum worst_kind kind, uint8_t side, uint64_t orders,
	       uint64_t levels, uint64_t seed)
{
	e->match = NULL;
	e->book = NULL;
	e->side = side;
	e->written = 0;
	return kind == WORST_MATCH ? open_match(e, orders, levels, seed) :
				     open_book(e, orders, levels, seed);
}

void worst_close(struct worst_engine *e)
{
	hft_match_destroy(e->match);
	hft_book_destroy(e->book);
}

static bool submit(struct worst_engine *e, const hft_order *order)
{
	return hft_match_submit_n(e->match, order, 1, e->reports, WORST_REPORTS, &e->written) ==
	       1;
}

static bool step_match(struct worst_engine *e, const struct worst_step *step)
{
	const hft_order order = worst_order(step, e->side);

	return submit(e, &order) && e->written == 1 && e->reports[0].kind != HFT_REPORT_REJECTED;
}

bool worst_play(struct worst_engine *e, const struct worst_step *steps, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++) {
		if (e->match != NULL) {
			if (!step_match(e, &steps[i]))
				return false;
		} else {
			hft_event event = worst_event(&steps[i], e->side);

			if (hft_book_apply(e->book, &event) != HFT_OK)
				return false;
		}
	}
	return true;
}

static int64_t sweep_match(struct worst_engine *e, const struct worst_run *run)
{
	const hft_order order = worst_taker(run, e->side);
	hft_match_stats before = { .trades = 0 };
	hft_match_stats after = { .trades = 0 };

	hft_match_stats_get(e->match, &before);
	if (!submit(e, &order))
		return -1;
	while (hft_match_pending(e->match) == 1)
		if (hft_match_drain(e->match, e->reports, WORST_REPORTS) < 0)
			return -1;
	hft_match_stats_get(e->match, &after);
	return (int64_t)(after.trades - before.trades);
}

static int64_t sweep_book(struct worst_engine *e, const struct worst_run *run)
{
	for (uint64_t i = 0; i < run->live; i++) {
		hft_event event = worst_event(&run->left[i], e->side);

		event.kind = HFT_EVENT_EXECUTE;
		event.qty = WORST_QTY;
		if (hft_book_apply(e->book, &event) != HFT_OK)
			return -1;
	}
	return (int64_t)run->live;
}

int64_t worst_sweep(struct worst_engine *e, const struct worst_run *run)
{
	return e->match != NULL ? sweep_match(e, run) : sweep_book(e, run);
}

uint64_t worst_hash(const struct worst_engine *e)
{
	return e->match != NULL ? hft_match_hash(e->match) : hft_book_hash(e->book);
}

hft_status worst_check(struct worst_engine *e)
{
	return e->match != NULL ? hft_match_check(e->match) : hft_book_check(e->book);
}

uint64_t worst_orders(const struct worst_engine *e)
{
	hft_match_stats match = { .orders = 0 };
	hft_book_stats book = { .orders = 0 };

	if (e->match != NULL)
		hft_match_stats_get(e->match, &match);
	else
		hft_book_stats_get(e->book, &book);
	return match.orders + book.orders;
}

uint64_t worst_bytes(const struct worst_engine *e)
{
	hft_match_stats match = { .bytes_used = 0 };
	hft_book_stats book = { .bytes_used = 0 };

	if (e->match != NULL)
		hft_match_stats_get(e->match, &match);
	else
		hft_book_stats_get(e->book, &book);
	return match.bytes_used + book.bytes_used;
}
