/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <inttypes.h>

enum { REASONS = 512 };

static double euros(int64_t micro)
{
	return (double)micro / 1e6;
}

static void rejects(const struct venue *v, FILE *out)
{
	for (uint32_t code = 100; code < REASONS; code++) {
		uint64_t n = hft_engine_reasons(v->engine, HFT_REPORT_REJECTED, code);

		if (n != 0)
			fprintf(out, "  %8" PRIu64 "  %s\n", n, hft_strerror(-(int32_t)code));
	}
}

static void market(const struct venue *v, FILE *out)
{
	const struct venue_result *r = &v->result;
	double samples = r->depth_samples != 0 ? (double)r->depth_samples : 1;
	hft_engine_stats stats;

	hft_engine_stats_get(v->engine, &stats);
	fprintf(out, "commands     %" PRIu64 " of %u accounts in %u instruments; %" PRIu64
		" trades, %" PRIu64 " refused\n", stats.commands, v->config.accounts,
		v->market.count, stats.trades, stats.rejects);
	fprintf(out, "the books    %" PRIu64 " orders at the end; a side has %.1f levels and %.1f "
		"orders, a spread %.1f ticks\n", stats.orders, (double)r->levels / 2 / samples,
		(double)r->orders / 2 / samples, (double)r->spread_ticks / samples);
}

static void profits(const struct venue *v, FILE *out)
{
	const struct venue_result *r = &v->result;

	fprintf(out, "profit       market maker %.2f, taker %.2f, who knew %.2f, the others %.2f; "
		"together %s\n", euros(r->pnl[VENUE_MAKER]), euros(r->pnl[VENUE_TAKER]),
		euros(r->pnl[VENUE_KNOWING]), euros(r->pnl[VENUE_NOISE]),
		r->balanced ? "nothing, as it must be" : "NOT NOTHING");
}

static void latency(const struct venue *v, FILE *out)
{
	const hft_histogram *histogram = hft_engine_histogram(v->engine, HFT_STAGE_COMMAND);
	hft_histogram_stats stats;

	if (histogram == NULL || hft_histogram_stats_get(histogram, &stats) != HFT_OK)
		return;
	fprintf(out, "a command    p50 %" PRId64 ", p99 %" PRId64 ", p99.9 %" PRId64
		", max %" PRId64 " ns, market data and strategies included\n", stats.p50,
		stats.p99, stats.p999, stats.max);
}

static void sameness(const struct venue *v, FILE *out)
{
	const struct venue_result *r = &v->result;
	const struct venue_checker *c = &v->checker;

	fprintf(out, "market data  %" PRIu64 " messages of ITCH 5.0, %" PRIu64 " bytes",
		v->publisher.messages, v->publisher.written);
	if (v->config.check)
		fprintf(out, "; a reader's books compared %" PRIu64 " times, %" PRIu64
			" differences", c->compared + c->hashed, c->different);
	fprintf(out, "\njournal      %" PRIu64 " inputs, done again: %s\n", r->replay_inputs,
		r->replay_hash == r->state_hash && r->replay_reports_hash == r->reports_hash
			? "the same reports and the same state"
			: "NOT THE SAME");
	if (c->different != 0)
		fprintf(out, "             first: %s\n", c->first);
	fprintf(out, "state hash   %016" PRIx64 "\n", r->state_hash);
}

void venue_table_print(const struct venue *v, FILE *out)
{
	market(v, out);
	profits(v, out);
	sameness(v, out);
	latency(v, out);
	fprintf(out, "refused:\n");
	rejects(v, out);
}
