/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Matching against its oracle over every sequence of commands of a small alphabet:
 * exhaust_match --depth D [--part P --parts N]. Two prices, quantities 1 and 2, two accounts.
 * The oracle keeps a copy of itself at each depth; the engine is emptied and told the sequence
 * again. Trades are numbered on, so the oracle is told the number that the engine has come to.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "naive_match.h"

enum { DEPTH_MAX = 6, WORDS_MAX = 80, REPORTS_MAX = 64, CHECK_EVERY = 10000 };

static const int64_t low = 10;
static const int64_t high = 11;

struct run {
	hft_match *match;
	struct naive_match *naive[DEPTH_MAX + 1]; /* after so many commands */
	hft_order words[WORDS_MAX];
	uint32_t word_count;
	uint32_t depth_max;
	uint32_t sequence[DEPTH_MAX];
	hft_order sent[DEPTH_MAX];
	uint64_t trades;    /* of the engine, in all */
	uint64_t sequences; /* compared */
	bool fresh;         /* the engine stands at the prefix */
};

static hft_order *word(struct run *run, uint8_t kind)
{
	hft_order *c = &run->words[run->word_count++];

	if (run->word_count > WORDS_MAX)
		exit(2);
	c->kind = kind;
	return c;
}

static hft_order *enter(struct run *run, uint8_t tif, uint8_t side, int64_t price, int64_t qty)
{
	hft_order *c = word(run, HFT_ORDER_NEW);

	c->instrument = 1;
	c->side = side;
	c->ord_type = HFT_TYPE_LIMIT;
	c->tif = tif;
	c->price = price;
	c->qty = qty;
	c->party = 1;
	c->session = 1;
	return c;
}

static hft_order *name(struct run *run, uint8_t kind, uint64_t id, int64_t price, int64_t qty)
{
	hft_order *c = word(run, kind);

	c->order_id = id;
	c->tif = HFT_TIF_GTC;
	c->price = price;
	c->qty = qty;
	return c;
}

static void words_of_limits(struct run *run)
{
	for (uint8_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++)
		for (int64_t price = low; price <= high; price++)
			for (int64_t qty = 1; qty <= 2; qty++) {
				enter(run, HFT_TIF_GTC, side, price, qty);
				enter(run, HFT_TIF_DAY, side, price, qty)->party = 2;
				enter(run, HFT_TIF_IOC, side, price, qty)->party = 2;
				enter(run, HFT_TIF_FOK, side, price, qty)->party = 2;
			}
}

static void words_of_sides(struct run *run)
{
	for (uint8_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		int64_t into = side == HFT_SIDE_BID ? high : low;

		enter(run, HFT_TIF_GTC, side, into, 1)->flags = HFT_ORDER_POST_ONLY;
		enter(run, HFT_TIF_IOC, side, HFT_PRICE_NONE, 2)->ord_type = HFT_TYPE_MARKET;
		enter(run, HFT_TIF_IOC, side, low + high - into, 1)->ord_type = HFT_TYPE_MARKET;
		for (uint8_t stp = HFT_STP_OLDEST; stp <= HFT_STP_DECREMENT; stp++)
			enter(run, HFT_TIF_GTC, side, into, 2)->stp = stp;
		enter(run, HFT_TIF_FOK, side, into, 2)->stp = HFT_STP_OLDEST;
	}
}

static void words_of_changes(struct run *run)
{
	hft_order *scope;

	for (uint64_t id = 1; id <= 2; id++) {
		name(run, HFT_ORDER_CANCEL, id, 0, 0);
		for (int64_t price = low; price <= high; price++)
			for (int64_t qty = 1; qty <= 2; qty++)
				name(run, HFT_ORDER_REPLACE, id, price, qty);
	}
	name(run, HFT_ORDER_CANCEL, 1, 0, 1);
	name(run, HFT_ORDER_REPLACE, 1, high, 3)->flags = HFT_ORDER_QTY_TOTAL;
	name(run, HFT_ORDER_REPLACE, 2, low, 2)->stp = HFT_STP_DECREMENT;
	name(run, HFT_ORDER_REPLACE, 2, high, 2)->tif = HFT_TIF_FOK;
	scope = word(run, HFT_ORDER_MASS_CANCEL);
	scope->ord_type = HFT_MASS_PARTY;
	scope->ref_id = 1;
}

/* An order's id is the place of its NEW in the sequence. */
static void sent_set(struct run *run, uint32_t depth)
{
	hft_order *c = &run->sent[depth];

	*c = run->words[run->sequence[depth]];
	c->ts = depth + 1;
	c->seq = depth + 1;
	if (c->kind == HFT_ORDER_NEW)
		c->order_id = depth + 1;
}

static void fail(const struct run *run, uint32_t depth, const char *what)
{
	printf("MISMATCH in %s after these commands:\n", what);
	for (uint32_t i = 0; i <= depth; i++) {
		const hft_order *c = &run->sent[i];

		printf("%s order %" PRIu64 " side %u type %u tif %u stp %u flags %" PRIx32
		       " price %" PRId64 " qty %" PRId64 " party %" PRIu32 "\n",
		       hft_order_kind_name(c->kind), c->order_id, c->side, c->ord_type, c->tif,
		       c->stp, c->flags, c->price, c->qty, c->party);
	}
	exit(EXIT_FAILURE);
}

static void reports_print(const char *title, const hft_report *reports, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const hft_report *r = &reports[i];

		printf("%s %-13s order %" PRIu64 " trade %" PRIu64 " aux %" PRIu64 " price %" PRId64
		       " qty %" PRId64 " leaves %" PRId64 " cum %" PRId64 " flags %x reason %u\n",
		       title, hft_report_kind_name(r->kind), r->order_id, r->trade_id, r->aux,
		       r->price, r->qty, r->leaves, r->cum_qty, r->flags, r->reason);
	}
}

static uint32_t submit(struct run *run, uint32_t depth, const hft_order *c, hft_report *out)
{
	uint32_t written = 0;

	if (hft_match_submit_n(run->match, c, 1, out, REPORTS_MAX, &written) != 1 ||
	    hft_match_pending(run->match) != 0)
		fail(run, depth, "a submit");
	for (uint32_t i = 0; i < written; i++) {
		run->trades += out[i].kind == HFT_REPORT_FILL &&
			       (out[i].flags & HFT_REPORT_MAKER) != 0;
		out[i].handle = 0;
	}
	return written;
}

static void replay(struct run *run, uint32_t depth)
{
	static const hft_order empty = { .kind = HFT_ORDER_MASS_CANCEL };
	hft_report out[REPORTS_MAX];

	submit(run, depth, &empty, out);
	for (uint32_t i = 0; i < depth; i++)
		submit(run, depth, &run->sent[i], out);
}

static void state_compare(struct run *run, uint32_t depth)
{
	const struct naive_match *m = run->naive[depth + 1];
	hft_match_order wanted[DEPTH_MAX];
	hft_match_order found[DEPTH_MAX];
	hft_bbo bbo[2];

	naive_match_bbo(m, 1, &bbo[0]);
	if (hft_match_bbo(run->match, 1, &bbo[1]) != HFT_OK)
		fail(run, depth, "bbo status");
	/* The engine is the older one. */
	bbo[0].ts_event = bbo[1].ts_event = 0;
	bbo[0].seq = bbo[1].seq = 0;
	if (memcmp(&bbo[0], &bbo[1], sizeof(bbo[0])) != 0)
		fail(run, depth, "bbo");
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count = naive_match_orders(m, 1, side, wanted, DEPTH_MAX);

		if (hft_match_orders(run->match, 1, side, found, DEPTH_MAX) != count)
			fail(run, depth, "number of orders");
		for (uint32_t i = 0; i < count; i++)
			found[i].handle = 0;
		if (memcmp(wanted, found, count * sizeof(wanted[0])) != 0)
			fail(run, depth, "orders");
	}
	if (run->sequences % CHECK_EVERY == 0 && hft_match_check(run->match) != HFT_OK)
		fail(run, depth, "invariants");
}

/* One more command after those that stand: compare, and leave the engine where it then is. */
static void extend(struct run *run, uint32_t depth)
{
	struct naive_match *m = run->naive[depth + 1];
	hft_report wanted[REPORTS_MAX];
	hft_report found[REPORTS_MAX];
	uint32_t count;
	uint32_t got;

	sent_set(run, depth);
	if (!run->fresh)
		replay(run, depth);
	naive_match_copy(m, run->naive[depth]);
	m->trades = run->trades;
	count = naive_match_submit(m, &run->sent[depth], wanted, REPORTS_MAX);
	got = submit(run, depth, &run->sent[depth], found);
	if (got != count || memcmp(wanted, found, count * sizeof(wanted[0])) != 0) {
		reports_print("model", wanted, count);
		reports_print("match", found, got);
		fail(run, depth, "reports");
	}
	run->sequences++;
	state_compare(run, depth);
	/* A refused command has changed nothing: what comes next shows whether that is so. */
	run->fresh = wanted[0].kind == HFT_REPORT_REJECTED;
}

static void walk(struct run *run, uint32_t depth, uint32_t part, uint32_t parts)
{
	run->fresh = false;
	for (uint32_t i = part; i < run->word_count; i += parts) {
		run->sequence[depth] = i;
		extend(run, depth);
		if (depth + 1 < run->depth_max) {
			walk(run, depth + 1, 0, 1);
			run->fresh = false;
		}
	}
}

static void run_begin(struct run *run)
{
	hft_match_config config;

	words_of_limits(run);
	words_of_sides(run);
	words_of_changes(run);
	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.orders_max = DEPTH_MAX;
	config.levels_max = DEPTH_MAX;
	config.parties_max = 2;
	if (hft_match_create(&config, &run->match) != HFT_OK) {
		printf("hft_match_create failed\n");
		exit(EXIT_FAILURE);
	}
	for (uint32_t i = 0; i <= DEPTH_MAX; i++)
		run->naive[i] = naive_match_create(&config);
}

int main(int argc, char **argv)
{
	struct run *run = calloc(1, sizeof(*run));
	uint32_t parts = 1;
	uint32_t part = 0;

	run->depth_max = 3;
	for (int i = 1; i + 1 < argc; i += 2) {
		uint32_t value = (uint32_t)strtoul(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--depth") == 0 && value >= 1 && value <= DEPTH_MAX) {
			run->depth_max = value;
		} else if (strcmp(argv[i], "--parts") == 0 && value >= 1) {
			parts = value;
		} else if (strcmp(argv[i], "--part") == 0) {
			part = value;
		} else {
			fprintf(stderr,
				"usage: exhaust_match [--depth 1-6] [--parts N] [--part P]\n");
			return 2;
		}
	}
	run_begin(run);
	walk(run, 0, part, parts);
	printf("%" PRIu32 " commands, to length %" PRIu32 ", part %" PRIu32 " of %" PRIu32
	       ": %" PRIu64 " sequences equal, %" PRIu64 " trades\n",
	       run->word_count, run->depth_max, part, parts, run->sequences, run->trades);
	for (uint32_t i = 0; i <= DEPTH_MAX; i++)
		naive_match_destroy(run->naive[i]);
	hft_match_destroy(run->match);
	free(run);
	return EXIT_SUCCESS;
}
