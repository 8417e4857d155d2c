/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Own against its oracle under a venue that does anything at any time:
 * model_own --mix M --events N --seed S. Answers aim at orders that live or have just ended, and
 * some at none.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "own_pair.h"

enum { MIXES = 4, FULL_EVERY = 500, INSTRUMENTS = 3 };

static const struct {
	uint32_t orders_max, kept_max, trades_max;
	uint32_t owner_account;
	uint32_t wild; /* percent of answers with a field out of place */
	uint32_t day;  /* steps, on average */
} mixes[MIXES + 1] = {
	{ 0, 0, 0, 0, 0, 0 },
	{ 60, 400, 4000, 0, 2, 3000 }, /* a venue that is mostly right */
	{ 6, 4, 8, 1, 20, 60 },        /* no room anywhere */
	{ 20, 0, 5, 1, 40, 100 },      /* nothing kept beside what lives */
	{ 40, 400, 300, 0, 10, 2000 },
};

struct run {
	struct own_pair *pair;
	uint64_t state;
	uint64_t next_id;
	uint64_t next_trade;
	uint32_t mix;
	struct naive_fill last; /* to be repeated or busted */
	uint64_t kinds[HFT_REPORT_PENDING + 1];
};

static uint64_t draw(struct run *run)
{
	uint64_t x = run->state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint32_t below(struct run *run, uint32_t n)
{
	return (uint32_t)(draw(run) >> 32) % n;
}

static bool chance(struct run *run, uint32_t percent)
{
	return below(run, 100) < percent;
}

static uint64_t live_id(struct run *run)
{
	const struct naive_own *n = run->pair->naive;
	uint32_t skip = below(run, naive_own_live(n));

	for (uint32_t i = 0;; i++)
		if (n->orders[i].ended == 0 && skip-- == 0)
			return n->orders[i].terms.order_id;
}

/* A live order, or one of the day, a late one rather; an unknown id sometimes. */
static uint64_t some_id(struct run *run)
{
	const struct naive_own *n = run->pair->naive;
	uint32_t back;

	if (n->count == 0 || chance(run, 1))
		return chance(run, 50) ? run->next_id : draw(run);
	if (naive_own_live(n) != 0 && chance(run, 70))
		return live_id(run);
	back = below(run, chance(run, 80) && n->count > 12 ? 12 : n->count);
	return n->orders[n->count - 1 - back].terms.order_id;
}

static int64_t some_qty(struct run *run)
{
	static const int64_t edges[] = { 0, -1, INT64_MIN, HFT_QTY_MAX, HFT_QTY_MAX + 1 };

	return chance(run, 3) ? edges[below(run, 5)] : 1 + below(run, 40);
}

static hft_order some_command(struct run *run)
{
	hft_order c = { .ts = (hft_time)run->pair->seq, .seq = run->pair->seq };

	c.kind = chance(run, 55) ? HFT_ORDER_NEW :
		 chance(run, 50) ? HFT_ORDER_CANCEL : HFT_ORDER_REPLACE;
	if (chance(run, 1))
		c.kind = (uint8_t)below(run, 8);
	c.order_id = some_id(run);
	if (c.kind == HFT_ORDER_NEW && (c.order_id > run->next_id || !chance(run, 2)))
		c.order_id = run->next_id += chance(run, 5) ? 1 + below(run, 100) : 1;
	c.client_id = below(run, 4) == 0 ? 0 : draw(run) % 1000;
	c.price = (int64_t)below(run, 20) - 10;
	c.qty = c.kind == HFT_ORDER_CANCEL && chance(run, 60) ? 0 : some_qty(run);
	c.display_qty = chance(run, 20) ? (int64_t)below(run, 10) : 0;
	c.expire_ts = (int64_t)below(run, 1000);
	c.tif = (uint8_t)below(run, 7);
	c.ord_type = (uint8_t)(c.kind == HFT_ORDER_NEW ? 1 : below(run, 3));
	c.flags = chance(run, 30) ? HFT_ORDER_QTY_TOTAL : 0;
	c.session = (uint16_t)below(run, 3);
	c.party = 1 + below(run, 7);
	c.side = 0;
	if (c.kind == HFT_ORDER_NEW || chance(run, 10))
		c.side = (uint8_t)(1 + below(run, 2));
	if (c.kind == HFT_ORDER_NEW || chance(run, 10))
		c.instrument = 1 + below(run, INSTRUMENTS);
	if (chance(run, 1))
		c.side = (uint8_t)below(run, 256);
	return c;
}

static void command(struct run *run)
{
	hft_order c = some_command(run);

	if (own_pair_command(run->pair, &c) == HFT_OK && chance(run, 5))
		own_pair_unsent(run->pair, &c);
}

/* Half of the answers are what an order waits for. */
static uint8_t some_kind(struct run *run, const struct naive_own_order *o)
{
	static const uint8_t kinds[] = {
		HFT_REPORT_ACCEPTED, HFT_REPORT_ACCEPTED,  HFT_REPORT_ACCEPTED,
		HFT_REPORT_REJECTED, HFT_REPORT_FILL,      HFT_REPORT_FILL,
		HFT_REPORT_FILL,     HFT_REPORT_CANCELLED, HFT_REPORT_REPLACED,
		HFT_REPORT_REPLACED, HFT_REPORT_EXPIRED,   HFT_REPORT_RESTATED,
		HFT_REPORT_BUST,     HFT_REPORT_PENDING,   HFT_REPORT_SUSPENDED,
	};

	if (o == NULL || chance(run, 50))
		return kinds[below(run, sizeof(kinds))];
	if (chance(run, 20))
		return HFT_REPORT_REJECTED;
	if (!o->told)
		return HFT_REPORT_ACCEPTED;
	if (o->ask.kind == 0)
		return HFT_REPORT_FILL;
	return o->ask.kind == HFT_ORDER_REPLACE ? HFT_REPORT_REPLACED : HFT_REPORT_CANCELLED;
}

/* A field that is not what it should be. */
static void spoil(struct run *run, hft_report *v)
{
	switch (below(run, 9)) {
	case 0:
		v->qty = some_qty(run);
		break;
	case 1:
		v->instrument = below(run, 5);
		break;
	case 2:
		v->side = (uint8_t)below(run, 4);
		break;
	case 3:
		v->kind = (uint8_t)below(run, 256);
		break;
	case 4:
		v->trade_id = below(run, 3);
		break;
	case 5:
		v->price = chance(run, 50) ? INT64_MIN : HFT_PRICE_NONE;
		break;
	case 6:
		v->reason = (uint16_t)below(run, 600);
		break;
	case 7:
		v->flags = (uint16_t)draw(run);
		break;
	default:
		v->order_id = draw(run);
	}
}

static void trade_name(struct run *run, hft_report *v)
{
	const struct naive_own *n = run->pair->naive;
	const struct naive_fill *fill = &run->last;

	if (n->fill_count != 0)
		fill = &n->fills[below(run, n->fill_count)];
	if (v->kind == HFT_REPORT_FILL) {
		v->trade_id = chance(run, 90) ? ++run->next_trade : fill->trade_id;
		return;
	}
	v->trade_id = fill->trade_id;
	v->order_id = fill->order_id;
	v->qty = fill->qty;
	v->price = fill->price;
	if (chance(run, 20)) {
		v->qty = 0;
		v->price = HFT_PRICE_NONE;
	}
}

static hft_report some_answer(struct run *run)
{
	hft_report v = { .ts = (hft_time)run->pair->seq, .seq = run->pair->seq };
	const struct naive_own_order *o;

	v.order_id = some_id(run);
	o = naive_own_find(run->pair->naive, v.order_id);
	v.kind = some_kind(run, o);
	v.price = chance(run, 50) ? HFT_PRICE_NONE : (int64_t)below(run, 20) - 10;
	v.ref_id = chance(run, 30) ? draw(run) % 100 : 0;
	v.aux = chance(run, 50) ? draw(run) % 100 : 0;
	v.trade_id = chance(run, 30) ? draw(run) % 100 : 0;
	if (o != NULL) {
		int64_t open = naive_own_open(o);
		uint32_t cap = open > 1000 || open < 1 ? 1000 : (uint32_t)open;

		v.qty = chance(run, 25) ? open : (int64_t)below(run, cap + 1);
		if (o->ask.kind == HFT_ORDER_REPLACE && chance(run, 80))
			v.qty = o->ask.qty - (chance(run, 20) ? 1 : 0);
	}
	if (v.kind == HFT_REPORT_FILL && v.price == HFT_PRICE_NONE)
		v.price = 3;
	if (v.kind == HFT_REPORT_FILL || v.kind == HFT_REPORT_BUST)
		trade_name(run, &v);
	if (chance(run, 20))
		v.flags = HFT_REPORT_UNSOLICITED;
	if (chance(run, mixes[run->mix].wild))
		spoil(run, &v);
	return v;
}

/* What a host does that sees a cancel due. */
static void cancel_send(struct run *run, uint64_t order_id)
{
	hft_order c = { .order_id = order_id, .kind = HFT_ORDER_CANCEL };

	if (own_pair_command(run->pair, &c) != HFT_OK) {
		printf("a cancel that was due cannot go\n");
		abort();
	}
}

static void answer(struct run *run)
{
	hft_report v = some_answer(run);
	uint32_t times = chance(run, 5) ? 2 : 1;
	struct hft_own_out out;

	for (uint32_t i = 0; i < times; i++) {
		if (own_pair_answer(run->pair, &v, &out) == HFT_OK)
			run->kinds[v.kind]++;
		if (out.cancel_due)
			cancel_send(run, out.order_id);
	}
}

static void step(struct run *run)
{
	if (chance(run, 30))
		command(run);
	else
		answer(run);
	if (chance(run, 3))
		own_pair_cancel_later(run->pair, some_id(run));
	if (below(run, mixes[run->mix].day) == 0)
		own_pair_day_end(run->pair, below(run, INSTRUMENTS + 1), 1 + below(run, 9));
	if (run->pair->seq % FULL_EVERY == 0)
		own_pair_compare(run->pair);
}

static void run_mix(uint32_t mix, uint64_t events, uint64_t seed)
{
	struct run run = { .mix = mix, .state = seed * 1000003 + mix };
	struct hft_own_stats stats;

	run.pair = own_pair_create(mixes[mix].orders_max, mixes[mix].kept_max,
				   mixes[mix].trades_max, mixes[mix].owner_account != 0, seed);
	for (uint64_t i = 0; i < events; i++)
		step(&run);
	own_pair_compare(run.pair);
	hft_own_stats_get(&run.pair->own, &stats);
	printf("mix %" PRIu32 " seed %" PRIu64 ": %" PRIu64 " answers equal, %" PRIu64
	       " refused, %" PRIu64 " late, %" PRIu64 " repeats, %" PRIu64 " dropped, %" PRIu64
	       " forgotten; taken by kind",
	       mix, seed, stats.answers, stats.unknown + stats.contradicting, stats.late_acks,
	       stats.repeats, stats.dropped, stats.forgotten);
	for (uint32_t kind = 1; kind <= HFT_REPORT_PENDING; kind++)
		printf(" %" PRIu64, run.kinds[kind]);
	printf("\n");
	own_pair_destroy(run.pair);
}

int main(int argc, char **argv)
{
	uint64_t events = 100000;
	uint64_t seed = 1;
	uint32_t mix = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--events") == 0) {
			events = value;
		} else if (strcmp(argv[i], "--seed") == 0) {
			seed = value;
		} else if (strcmp(argv[i], "--mix") == 0 && value <= MIXES) {
			mix = (uint32_t)value;
		} else {
			fprintf(stderr, "usage: model_own [--mix 0-4] [--events N] [--seed S]\n");
			return 2;
		}
	}
	for (uint32_t m = 1; m <= MIXES; m++)
		if (mix == 0 || mix == m)
			run_mix(m, events, seed);
	return EXIT_SUCCESS;
}
