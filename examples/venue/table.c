/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <inttypes.h>
#include <string.h>

enum { REASONS = 512 };

struct grouped {
	char text[32];
};

/* 1234567 as 1,234,567. */
static struct grouped grouped(int64_t value)
{
	uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
	struct grouped out;
	char *at = out.text + sizeof(out.text) - 1;

	*at = '\0';
	for (int digits = 0; left != 0 || digits == 0; digits++) {
		if (digits != 0 && digits % 3 == 0)
			*--at = ',';
		*--at = (char)('0' + left % 10);
		left /= 10;
	}
	if (value < 0)
		*--at = '-';
	memmove(out.text, at, strlen(at) + 1);
	return out;
}

#define N(value) grouped((int64_t)(value)).text

static void rejects(const struct venue *v, FILE *out)
{
	fprintf(out, "  refused");
	for (uint32_t code = 100, n = 0; code < REASONS; code++) {
		uint64_t count = hft_engine_reasons(v->engine, HFT_REPORT_REJECTED, code);

		if (count != 0)
			fprintf(out, "%*s  %s\n", n++ == 0 ? 15 : 24, N(count),
				hft_strerror(-(int32_t)code));
	}
}

static void market(const struct venue *v, FILE *out)
{
	const struct venue_result *r = &v->result;
	double samples = r->depth_samples != 0 ? (double)r->depth_samples : 1;
	hft_engine_stats stats;

	hft_engine_stats_get(v->engine, &stats);
	fprintf(out, "  commands      %s of %s accounts and two strategies in %s instruments\n",
		N(stats.commands), N(v->config.accounts), N(v->market.count));
	fprintf(out, "                %s trades, %s reports, %s refused\n", N(stats.trades),
		N(stats.reports), N(stats.rejects));
	fprintf(out, "  books         %s orders at the end; a side has %.1f levels, %.1f orders; "
		"spread %.1f ticks\n",
		N(stats.orders), (double)r->levels / 2 / samples,
		(double)r->orders / 2 / samples, (double)r->spread_ticks / samples);
}

static void profits(const struct venue *v, FILE *out)
{
	const int64_t *pnl = v->result.pnl;

	fprintf(out,
		"  profit        market maker %s, taker %s, those who know %s, the others %s\n",
		N(pnl[VENUE_MAKER] / 1000000), N(pnl[VENUE_TAKER] / 1000000),
		N(pnl[VENUE_KNOWING] / 1000000), N(pnl[VENUE_NOISE] / 1000000));
	fprintf(out, "                together %s\n",
		v->result.balanced ? "nothing, as it must be" : "NOT NOTHING");
}

static void latency(const struct venue *v, FILE *out)
{
	const hft_histogram *histogram = hft_engine_histogram(v->engine, HFT_STAGE_COMMAND);
	hft_histogram_stats stats;

	if (histogram == NULL || hft_histogram_stats_get(histogram, &stats) != HFT_OK)
		return;
	fprintf(out, "  a command     p50 %s ns, p99 %s, p99.9 %s, max %s\n", N(stats.p50),
		N(stats.p99), N(stats.p999), N(stats.max));
	fprintf(out, "                from its number to its answer, market data and strategies\n");
}

static void sameness(const struct venue *v, FILE *out)
{
	const struct venue_result *r = &v->result;
	const struct venue_checker *c = &v->checker;

	fprintf(out, "  market data   %s messages of ITCH 5.0, %s bytes\n",
		N(v->publisher.messages), N(v->publisher.written));
	if (v->config.check)
		fprintf(out,
			"                a reader's books compared %s times, %s differences%s%s\n",
			N(c->compared + c->hashed), N(c->different),
			c->different != 0 ? ": " : "", c->first);
	fprintf(out, "  journal       %s inputs, done again: %s\n", N(r->replay_inputs),
		r->replay_hash == r->state_hash && r->replay_reports_hash == r->reports_hash
			? "the same reports and the same state"
			: "NOT THE SAME");
	fprintf(out, "  state hash    %016" PRIx64 "\n", r->state_hash);
}

void venue_table_print(const struct venue *v, FILE *out)
{
	market(v, out);
	profits(v, out);
	sameness(v, out);
	latency(v, out);
	rejects(v, out);
}
