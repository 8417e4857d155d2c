/* SPDX-License-Identifier: Apache-2.0 */
/* What bench_jit.py measures Python against: the same loops in C. Times are ns. */
#include <time.h>
#include <hft/hft.h>

static int64_t now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * INT64_C(1000000000) + ts.tv_nsec;
}

/* A strategy that counts what it sees. */
int32_t bench_count(void *user, const hft_event *events, uint32_t n, const hft_view *view,
		    hft_order *out, uint32_t cap)
{
	(void)events, (void)view, (void)out, (void)cap;
	*(int64_t *)user += n;
	return 0;
}

/* One that looks at the best prices too. */
int32_t bench_look(void *user, const hft_event *events, uint32_t n, const hft_view *view,
		   hft_order *out, uint32_t cap)
{
	hft_bbo best;

	(void)n, (void)out, (void)cap;
	if (hft_view_bbo(view, events[0].instrument, &best) != HFT_OK)
		return -1;
	*(int64_t *)user += best.bid_qty;
	return 0;
}

int64_t bench_bbo(const hft_book *book, int64_t calls)
{
	int64_t begin = now(), sum = 0;
	hft_bbo best;

	for (int64_t i = 0; i < calls; i++)
		if (hft_book_bbo(book, 1, &best) == HFT_OK)
			sum += best.bid_qty;
	return sum < 0 ? -1 : now() - begin;
}

int64_t bench_feed(hft_engine *engine, hft_event *events, uint32_t n, int64_t turns)
{
	int64_t begin = now();

	for (int64_t i = 0; i < turns; i++)
		if (hft_engine_feed_n(engine, events, n) != n)
			return -1;
	return now() - begin;
}

/* The times of taking n orders and of draining their reports, summed over the turns. */
int64_t bench_submit(hft_engine *engine, const hft_order *orders, uint32_t n, hft_report *reports,
		     uint32_t cap, int64_t turns, int64_t *times)
{
	times[0] = 0;
	times[1] = 0;
	for (int64_t i = 0; i < turns; i++) {
		int64_t begin = now(), taken;

		if (hft_engine_submit_n(engine, orders, n) != n)
			return -1;
		taken = now();
		if (hft_engine_drain_reports(engine, reports, NULL, cap) < n)
			return -1;
		times[0] += taken - begin;
		times[1] += now() - taken;
	}
	return 0;
}
