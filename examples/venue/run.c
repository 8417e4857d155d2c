/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <string.h>
#include <time.h>

enum {
	ADVANCE_EVERY = 64,  /* commands between looks at the clock */
	HASH_EVERY = 4096    /* commands between comparisons of all books */
};

/* Profits and losses of one account in one instrument, at the middle of its market. */
static int64_t pnl_of(const struct venue *v, uint32_t account, uint32_t instrument,
		      int64_t *realised)
{
	int64_t closed = 0, open = 0;
	hft_position row;

	if (hft_risk_position_read(hft_engine_risk(v->engine), HFT_RISK_ACCOUNT, account,
				   instrument, &row) != HFT_OK ||
	    hft_risk_pnl(&row, v->middles2[instrument] / 2, 1000000000, &closed, &open) != HFT_OK)
		return 0;
	*realised += closed;
	return closed + open;
}

int64_t venue_pnl(const struct venue *v, uint32_t account, int64_t *realised)
{
	int64_t sum = 0;

	*realised = 0;
	for (uint32_t id = 1; id <= v->market.count; id++)
		sum += pnl_of(v, account, id, realised);
	return sum;
}

static int64_t position_of(const struct venue *v, uint32_t account, uint32_t instrument)
{
	hft_position row;

	if (hft_risk_position_read(hft_engine_risk(v->engine), HFT_RISK_ACCOUNT, account,
				   instrument, &row) != HFT_OK)
		return 0;
	return row.position;
}

static void sample_depth(struct venue *v, uint32_t id)
{
	struct venue_result *r = &v->result;
	hft_bbo best;

	if (hft_match_bbo(hft_engine_match(v->engine), id, &best) != HFT_OK ||
	    best.bid_price == HFT_PRICE_NONE || best.ask_price == HFT_PRICE_NONE)
		return;
	v->middles2[id] = best.bid_price + best.ask_price;
	r->depth_samples++;
	r->levels += best.bid_levels + best.ask_levels;
	r->orders += best.orders;
	r->spread_ticks += (uint64_t)((best.ask_price - best.bid_price) /
				      v->market.instruments[id].tick);
}

static void sample(struct venue *v)
{
	struct venue_result *r = &v->result;
	struct venue_sample *s = &r->samples[r->sample_count];
	const struct venue_instrument *first = &v->market.instruments[1];

	for (uint32_t id = 1; id <= v->market.count; id++)
		sample_depth(v, id);
	if (r->sample_count == VENUE_SAMPLES)
		return;
	r->sample_count++;
	s->ts = v->now;
	s->pnl = venue_pnl(v, venue_maker_account(v), &s->realised);
	for (uint32_t id = 1; id <= v->market.count; id++)
		s->inventory[id] = position_of(v, venue_maker_account(v), id);
	s->middle2 = v->middles2[1];
	s->value = first->base + first->value * first->tick / 1000;
}

static void note_report(struct venue *v, const hft_report *report)
{
	hft_report plain = *report;

	if (report->session >= 1 && report->session <= v->config.accounts)
		venue_orders_report(&v->market, report);
	if (!venue_life_see(&v->life, report))
		v->broken = true;
	plain.handle = 0;
	v->result.reports_hash = venue_hash(v->result.reports_hash, &plain, sizeof(plain));
	v->result.reports++;
}

/* Take all out, until the command is over; what ends it may leave one thing more. */
static void drain(struct venue *v)
{
	hft_event events[VENUE_BATCH];
	hft_report reports[VENUE_BATCH];
	int64_t e, r;
	bool more;

	do {
		more = hft_engine_pending(v->engine) == 1;
		e = hft_engine_drain_events(v->engine, events, VENUE_BATCH);
		r = hft_engine_drain_reports(v->engine, reports, NULL, VENUE_BATCH);
		for (int64_t i = 0; i < e; i++)
			venue_publish_event(v, &events[i]);
		for (int64_t i = 0; i < r; i++)
			note_report(v, &reports[i]);
		if (e < 0 || r < 0)
			v->broken = true;
	} while (!v->broken && (e > 0 || r > 0 || more));
	venue_publish_flush(v);
	if (v->config.check)
		venue_check_compare(v, false);
}

static void submit(struct venue *v, const hft_order *order)
{
	if (hft_engine_submit_n(v->engine, order, 1) != 1)
		v->broken = true;
	drain(v);
}

/* Exponential gaps that fill the day. */
static void pass_time(struct venue *v, uint64_t done)
{
	uint64_t left = v->config.commands - done;
	int64_t mean = (VENUE_CLOSE - v->now) / (int64_t)(left + 1);
	uint32_t u = venue_u32(&v->rng);

	/* Two draws in three come close together. */
	if (u % 3 != 0)
		v->now += 1 + (mean < 1000 ? 0 : (int64_t)(u % (uint32_t)(mean < 1000000 ? mean
										: 1000000)));
	else
		v->now += 1 + mean / 1000 * (int64_t)venue_below(&v->rng, 5800);
	if (v->now >= VENUE_CLOSE)
		v->now = VENUE_CLOSE - 1;
}

/* In the afternoon account 1 has a problem. */
static void kill_account(struct venue *v)
{
	if (hft_engine_state_set(v->engine, v->now, HFT_RISK_ACCOUNT, 1, HFT_RISK_CLOSED, NULL) < 0)
		v->broken = true;
	drain(v);
}

static void close_day(struct venue *v)
{
	hft_order end = { .kind = HFT_ORDER_TIMER, .ord_type = HFT_TIMER_DAY_END };

	v->now = VENUE_CLOSE;
	end.ts = v->now;
	sample(v);
	submit(v, &end);
	v->publisher.now = v->now;
	venue_publish_system(v, 'M');
	venue_publish_system(v, 'E');
	venue_publish_system(v, 'C');
	venue_publish_flush(v);
	if (v->config.check)
		venue_check_compare(v, true);
}

static void trade(struct venue *v)
{
	uint64_t every = v->config.commands / VENUE_SAMPLES + 1;

	v->now = VENUE_OPEN;
	for (uint64_t i = 0; i < v->config.commands && !v->broken; i++) {
		hft_order order;

		pass_time(v, i);
		if (i % ADVANCE_EVERY == 0) {
			if (hft_engine_advance(v->engine, v->now) < 0)
				v->broken = true;
			drain(v);
		}
		if (i == v->config.commands / 5 * 3)
			kill_account(v);
		venue_agents_next(v, &order);
		submit(v, &order);
		if (i % every == every - 1)
			sample(v);
		if (v->config.check && i % HASH_EVERY == 0)
			venue_check_compare(v, true);
	}
	close_day(v);
}

static uint32_t group_of(const struct venue *v, uint32_t account)
{
	if (account == venue_maker_account(v))
		return VENUE_MAKER;
	if (account == venue_taker_account(v))
		return VENUE_TAKER;
	return venue_knows(v, account) ? VENUE_KNOWING : VENUE_NOISE;
}

/* Each trade has two sides: positions and profits of all sum to nothing, but for rounding. */
static void balance(struct venue *v)
{
	uint32_t accounts = v->config.accounts + 2;
	int64_t rounding = 2 * (int64_t)accounts * v->market.count;
	int64_t money = 0, realised;

	v->result.balanced = true;
	for (uint32_t account = 1; account <= accounts; account++) {
		int64_t pnl = venue_pnl(v, account, &realised);

		v->result.pnl[group_of(v, account)] += pnl;
		money += pnl;
	}
	for (uint32_t id = 1; id <= v->market.count; id++) {
		int64_t held = 0;

		for (uint32_t account = 1; account <= accounts; account++)
			held += position_of(v, account, id);
		if (held != 0)
			v->result.balanced = false;
	}
	if (money > rounding || money < -rounding)
		v->result.balanced = false;
}

static double seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

int venue_run(struct venue *v)
{
	double start = seconds();
	bool good;

	v->result.reports_hash = VENUE_HASH_START;
	trade(v);
	if (v->broken)
		return VENUE_BAD;
	balance(v);
	v->result.state_hash = hft_engine_hash(v->engine);
	v->result.inputs = (uint64_t)hft_journal_inputs(v->journal);
	v->result.elapsed_s = seconds() - start;
	if (venue_publish_close(v) != VENUE_OK)
		return VENUE_IO;
	if (v->config.check && v->config.itch != NULL)
		venue_check_file(v);
	start = seconds();
	good = venue_replay(v);
	v->result.replay_s = seconds() - start;
	return good && v->result.balanced && v->checker.different == 0 ? VENUE_OK : VENUE_BAD;
}
