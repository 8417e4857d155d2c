/* SPDX-License-Identifier: Apache-2.0 */
#include "libhft.h"

#include <hft/core.h>
#include <hft/match.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { REPORTS = 1024 };

struct run {
	const struct peer_stream *stream;
	hft_match *match;
	uint32_t batch;
	struct peer_trades *trades; /* NULL = they are only counted */
	uint64_t count;
	uint64_t volume;
	int rc;
	hft_order orders[PEER_BATCH_MAX];
	hft_report reports[REPORTS];
};

static hft_match *create(const struct peer_stream *stream)
{
	hft_match_config config;
	hft_match *match = NULL;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = stream->header.instruments;
	config.orders_max = stream->header.live_peak + PEER_BATCH_MAX;
	config.parties_max = 1;
	config.hash_seed = UINT64_C(0x5bd1e995a7c3d2f1);
	return hft_match_create(&config, &match) == HFT_OK ? match : NULL;
}

static void keep(struct run *r, const hft_report *report)
{
	const struct peer_trade trade = {
		.command = report->seq - 1,
		.maker = report->order_id,
		.taker = report->aux,
		.price = report->price / STREAM_TICK,
		.qty = (uint64_t)report->qty,
	};

	if (peer_trades_add(r->trades, &trade) < 0)
		r->rc = -1;
}

static void note(struct run *r, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		const hft_report *report = &r->reports[i];

		if (report->kind != HFT_REPORT_FILL || (report->flags & HFT_REPORT_MAKER) == 0)
			continue;
		r->count++;
		r->volume += (uint64_t)report->qty;
		if (r->trades != NULL)
			keep(r, report);
	}
}

static void submit(struct run *r, uint32_t n)
{
	const hft_order *orders = r->orders;

	while (n > 0) {
		uint32_t written = 0;
		int64_t taken = hft_match_submit_n(r->match, orders, n, r->reports, REPORTS,
						   &written);

		note(r, written);
		if (taken <= 0) {
			r->rc = -1;
			return;
		}
		while (hft_match_pending(r->match) == 1)
			note(r, hft_match_drain(r->match, r->reports, REPORTS));
		orders += taken;
		n -= (uint32_t)taken;
	}
}

/* Over an order that was zero, or written so, before. */
static inline void write_order(const struct peer_row *row, uint64_t at, hft_order *out)
{
	out->seq = at + 1;
	out->order_id = row->id;
	out->price = row->price == 0 ? HFT_PRICE_NONE : row->price * STREAM_TICK;
	out->qty = row->qty;
	out->instrument = row->instrument;
	out->party = 1;
	out->kind = row->kind;
	out->side = row->kind == HFT_ORDER_NEW ? row->side : HFT_SIDE_NONE;
	out->ord_type = row->type;
	out->tif = row->tif;
}

static void submit_range(struct run *r, uint64_t from, uint64_t to)
{
	for (uint64_t i = from; i < to; i += r->batch) {
		uint32_t n = to - i < r->batch ? (uint32_t)(to - i) : r->batch;

		for (uint32_t j = 0; j < n; j++)
			write_order(&r->stream->rows[i + j], i + j, &r->orders[j]);
		submit(r, n);
	}
}

/* Of the process, as every driver takes it. */
static uint64_t cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

/* The whole stream once; *ns is what lay behind the preload took. */
static void run(struct run *r, const struct peer_stream *stream, uint32_t batch,
		struct peer_trades *trades, uint64_t *ns)
{
	uint64_t start;

	memset(r, 0, sizeof(*r));
	r->stream = stream;
	r->batch = batch;
	r->trades = trades;
	r->match = create(stream);
	if (r->match == NULL) {
		r->rc = -1;
		return;
	}
	submit_range(r, 0, stream->header.preload);
	start = cpu_ns();
	submit_range(r, stream->header.preload, stream->header.count);
	*ns = cpu_ns() - start;
	hft_match_destroy(r->match);
}

int peer_libhft(const struct peer_stream *stream, uint32_t batch, uint32_t rounds,
		struct peer_trades *out)
{
	static struct run r;
	uint64_t ns = 0;

	run(&r, stream, batch, out, &ns);
	printf("{\"version\": \"%s\", \"trades\": %llu, \"volume\": %llu, \"ns\": [",
	       hft_version(), (unsigned long long)r.count, (unsigned long long)r.volume);
	for (uint32_t i = 0; r.rc == 0 && i < rounds; i++) {
		run(&r, stream, batch, NULL, &ns);
		printf("%s%llu", i > 0 ? ", " : "", (unsigned long long)ns);
	}
	printf("], \"timed_trades\": %llu, \"timed_volume\": %llu}\n", (unsigned long long)r.count,
	       (unsigned long long)r.volume);
	return r.rc;
}
