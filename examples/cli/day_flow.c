/* SPDX-License-Identifier: Apache-2.0 */
#include "day_flow.h"

#include <errno.h>
#include <stdlib.h>

#define SECOND 1000000000ull
#define CLOCK(h, m) (((h) * 60ull + (m)) * 60 * SECOND)

/* The day in parts: messages rise at the open and the close. */
static const struct part {
	uint64_t end;
	uint32_t weight;
	uint32_t live;	     /* percent of the plateau at its end */
	uint32_t imbalances; /* percent of the day's I */
	char mark;	     /* system event at its end */
} parts[] = {
	{ CLOCK(7, 0), 6, 15, 0, 0 },
	{ CLOCK(8, 0), 8, 30, 0, 0 },
	{ CLOCK(9, 0), 14, 50, 0, 0 },
	{ CLOCK(9, 28), 16, 70, 0, 0 },
	{ CLOCK(9, 30), 6, 80, 35, 'Q' },
	{ CLOCK(9, 35), 34, 100, 0, 0 },
	{ CLOCK(9, 45), 46, 100, 0, 0 },
	{ CLOCK(10, 0), 58, 100, 0, 0 },
	{ CLOCK(10, 30), 96, 100, 0, 0 },
	{ CLOCK(11, 0), 80, 100, 0, 0 },
	{ CLOCK(12, 0), 124, 100, 0, 0 },
	{ CLOCK(13, 0), 100, 100, 0, 0 },
	{ CLOCK(14, 0), 100, 100, 0, 0 },
	{ CLOCK(15, 0), 118, 100, 0, 0 },
	{ CLOCK(15, 30), 74, 100, 0, 0 },
	{ CLOCK(15, 50), 58, 95, 0, 0 },
	{ CLOCK(15, 59), 42, 85, 58, 0 },
	{ CLOCK(16, 0), 12, 80, 7, 'M' },
	{ CLOCK(16, 5), 16, 30, 0, 0 },
	{ CLOCK(20, 0), 10, 3, 0, 'E' },
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static uint64_t share(uint64_t messages, uint64_t real)
{
	return messages / REAL_DAY * real + messages % REAL_DAY * real / REAL_DAY;
}

/* Add or delete: steered to the wanted number of live orders, and at the end forced to it. */
static bool add_or_delete(struct flow *flow, uint32_t target)
{
	int64_t live = flow->market.live_count;
	int64_t excess = live - (int64_t)flow->purge;
	int64_t left = (int64_t)flow->left[ADD_DELETE];
	int64_t lean = ((int64_t)target - live) * 40 / (target / 8 + 8);
	int64_t add = 50 + (lean > 40 ? 40 : lean < -40 ? -40 : lean);

	if (excess >= left - 1)
		return excess > 0 && day_do_delete(flow);
	if (-excess >= left - 1)
		return excess < 0 && day_do_add(flow);
	if (live > 0 && !day_chance(&flow->rng, (uint32_t)add))
		return day_do_delete(flow);
	return day_do_add(flow) || day_do_delete(flow);
}

static enum day_class draw_class(struct flow *flow)
{
	uint64_t at = ((uint64_t)day_u32(&flow->rng) * flow->left_all) >> 32;
	uint32_t class = 0;

	while (at >= flow->left[class])
		at -= flow->left[class++];
	return class;
}

/* One message; what cannot be done becomes a trade, which needs nothing. */
static void step(struct flow *flow, uint32_t target)
{
	enum day_class class = draw_class(flow);
	bool done = false;

	if (!flow->again || day_chance(&flow->rng, 50))
		flow->symbol = day_draw_symbol(flow);
	day_drift(flow, &flow->market.symbols[flow->symbol]);
	if (class == ADD_DELETE)
		done = add_or_delete(flow, target);
	else if (class == REPLACE)
		done = day_do_replace(flow);
	else if (class == EXECUTE || class == EXECUTE_PRICE)
		done = day_do_execute(flow, class == EXECUTE_PRICE);
	else if (class == CANCEL)
		done = day_do_cancel(flow);
	flow->left[class]--;
	flow->left_all--;
	if (class == COLLAR)
		day_do_collar(flow);
	else if (!done)
		day_do_trade(flow);
}

static void imbalance(struct flow *flow, char cross)
{
	uint32_t symbol = day_draw_symbol(flow);
	const struct day_symbol *s = &flow->market.symbols[symbol];
	uint64_t paired = day_below(&flow->rng, 500000);
	uint64_t imbalance_qty = 100ull * day_below(&flow->rng, 500);

	day_out_imbalance(flow->out, symbol, s->name, paired, imbalance_qty,
			  day_price(s, s->fair), cross);
}

/* Gaps come short in bursts and long between them, and sum to the time that is left. */
static void tick(struct flow *flow, uint64_t end, uint64_t messages)
{
	uint64_t left = end - flow->out->now;
	uint64_t gap = left / (messages + 1);

	flow->again = day_chance(&flow->rng, 75);
	if (flow->again)
		gap = gap < 20000 ? gap : 200 + day_below(&flow->rng, 20000);
	else
		gap = (gap * 4) * day_exponential(&flow->rng) >> 16;
	flow->out->now += gap < left / 2 ? gap : left / 2;
}

static void part_run(struct flow *flow, const struct part *part, uint64_t n, uint64_t imbalances,
		     uint32_t target)
{
	uint64_t total = n + imbalances;
	char cross = part->end <= CLOCK(9, 30) ? 'O' : 'C';

	for (; total > 0 && flow->out->error == 0; total--) {
		tick(flow, part->end, total);
		if (((uint64_t)day_u32(&flow->rng) * total) >> 32 < imbalances) {
			imbalances--;
			imbalance(flow, cross);
		} else {
			step(flow, target);
		}
		if (flow->config->progress != NULL && (flow->out->messages & 0xffff) == 0)
			flow->config->progress(flow->out->messages, flow->config->messages);
	}
	flow->out->now = part->end;
}

static void crosses(struct flow *flow, char cross)
{
	uint32_t lots = (uint32_t)(flow->config->messages / flow->config->symbols / 300) + 1;

	for (uint32_t i = 0; i < flow->config->symbols; i++) {
		const struct day_symbol *s = &flow->market.symbols[i];

		flow->out->now += 1000 + day_below(&flow->rng, 20000);
		day_out_cross(flow->out, i, s->name, 100ull * (1 + day_below(&flow->rng, lots)),
			      day_price(s, s->fair), ++flow->match, cross);
	}
}

static void parts_run(struct flow *flow, uint64_t imbalances, uint32_t plateau)
{
	uint64_t flow_total = flow->left_all;
	uint64_t weights = 0, weight = 0, flow_done = 0, imbalances_done = 0;

	for (int i = 0; i < PARTS; i++)
		weights += parts[i].weight;
	for (int i = 0, percent = 0; i < PARTS; i++) {
		uint32_t live = (uint32_t)((uint64_t)plateau * parts[i].live / 100);
		uint64_t n, k;

		weight += parts[i].weight;
		percent += (int)parts[i].imbalances;
		n = flow_total * weight / weights - flow_done;
		k = imbalances * (uint64_t)percent / 100 - imbalances_done;
		flow_done += n;
		imbalances_done += k;
		part_run(flow, &parts[i], n, k, live);
		if (parts[i].mark != 0)
			day_out_system(flow->out, parts[i].mark);
		if (parts[i].mark == 'Q' || parts[i].mark == 'M')
			crosses(flow, parts[i].mark == 'Q' ? 'O' : 'C');
	}
}

/* Before the flow: the directory and its states. */
static void morning(struct flow *flow, uint64_t positions, uint64_t ipos)
{
	struct day_out *out = flow->out;
	uint32_t n = flow->config->symbols;

	out->now = CLOCK(3, 0);
	day_out_system(out, 'O');
	for (uint32_t i = 0; i < 3 * n; i++) {
		const char *name = flow->market.symbols[i / 3].name;

		out->now += 1000 + day_below(&flow->rng, 50000);
		if (i % 3 == 0)
			day_out_directory(out, i / 3, name);
		else if (i % 3 == 1)
			day_out_trading(out, i / 3, name);
		else
			day_out_reg_sho(out, i / 3, name);
	}
	for (uint64_t i = 0; i < positions; i++) {
		uint32_t symbol = (uint32_t)(i * n / positions);

		out->now += 1000 + day_below(&flow->rng, 50000);
		day_out_participant(out, symbol, flow->market.symbols[symbol].name,
				    1 + (uint32_t)(i % 40));
	}
	for (uint64_t i = 0; i < ipos; i++) {
		uint32_t symbol = day_below(&flow->rng, n);

		day_out_ipo(out, symbol, flow->market.symbols[symbol].name,
			    day_price(&flow->market.symbols[symbol], DAY_MIDDLE));
	}
	day_out_decline_levels(out);
	out->now = CLOCK(4, 0);
	day_out_system(out, 'S');
}

/* After the system closes the orders that stayed are deleted. */
static void evening(struct flow *flow)
{
	while (flow->market.live_count > 0 && flow->out->error == 0) {
		flow->out->now += 500 + day_below(&flow->rng, 5000);
		day_do_delete(flow);
	}
	flow->out->now += 5 * 60 * SECOND;
	day_out_system(flow->out, 'C');
}

enum { SYSTEM_EVENTS = 6, FLOW_MIN = 100 };

/* A symbol has R, H, Y, and Q twice; one V, and a K and J at least, come in every day. */
uint64_t day_messages_min(uint32_t symbols)
{
	return SYSTEM_EVENTS + 5ull * symbols + 3 + FLOW_MIN;
}

static uint64_t at_least_one(uint64_t n)
{
	return n > 0 ? n : 1;
}

static void flow_run(struct flow *flow)
{
	uint64_t n = flow->config->messages;
	uint64_t spare = n - day_messages_min(flow->config->symbols);
	uint64_t positions = share(spare, REAL_L), ipos = at_least_one(share(spare, REAL_K));
	uint64_t imbalances = share(spare, REAL_I), collars = at_least_one(share(spare, REAL_J));
	uint64_t all = n - SYSTEM_EVENTS - 5ull * flow->config->symbols - 1 - positions - ipos -
		       imbalances;
	uint32_t plateau = n / 50 < 2000000 ? (uint32_t)(n / 50) : 2000000;
	static const uint32_t real[CLASSES] = { 0, REAL_U, REAL_E, REAL_X, REAL_C, REAL_P, 0 };

	flow->purge = plateau / 50;
	flow->left_all = all - flow->purge;
	flow->left[COLLAR] = collars;
	flow->left[ADD_DELETE] = flow->left_all - collars;
	for (int i = REPLACE; i <= TRADE; i++) {
		flow->left[i] = (all - collars) * (uint64_t)real[i] / REAL_FLOW;
		flow->left[ADD_DELETE] -= flow->left[i];
	}
	morning(flow, positions, ipos);
	parts_run(flow, imbalances, plateau);
	evening(flow);
}

int day_write(const struct day_config *config, struct day_out *out, uint32_t *orders_peak)
{
	struct flow flow = { .config = config, .out = out, .rng = { config->seed } };
	int error = ENOMEM;

	if (day_market_open(&flow.market, config->symbols, &flow.rng) && day_weights_open(&flow)) {
		flow_run(&flow);
		error = out->error;
		*orders_peak = flow.market.live_peak;
	}
	free(flow.weights);
	day_market_close(&flow.market);
	return error;
}
