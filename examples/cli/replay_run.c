/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <time.h>

static void record(struct replay *r, enum replay_stage stage, int64_t ns)
{
	hft_histogram_record(r->stages[stage], ns);
}

static int64_t cpu_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return ts.tv_sec * INT64_C(1000000000) + ts.tv_nsec;
}

static bool refill(struct replay *r)
{
	hft_time begin = hft_clock_now(r->clock);
	bool more = cli_input_fill(&r->in);

	r->read_ns += hft_clock_now(r->clock) - begin;
	return more;
}

static void progress(struct replay *r, uint64_t turn)
{
	hft_md_stats stats;

	if (r->progress.on && turn % 1024 == 0 && hft_md_stats_get(r->in.md, &stats) == HFT_OK)
		cli_progress_show(&r->progress, (uint64_t)hft_file_position(r->in.file),
				  (uint64_t)hft_file_bytes(r->in.file), stats.messages);
}

static int64_t decode_one(struct replay *r, int64_t *ns)
{
	hft_time begin = hft_clock_now(r->clock);
	int64_t n = cli_input_decode(&r->in, 1, r->events, REPLAY_CAP);

	*ns = hft_clock_now(r->clock) - begin;
	r->decode_ns += *ns;
	return n;
}

static void apply_one(struct replay *r, int64_t n, int64_t *ns)
{
	hft_time begin = hft_clock_now(r->clock);

	for (int64_t i = 0; i < n; i++)
		r->statuses[i] = hft_book_apply(r->book, &r->events[i]);
	*ns = hft_clock_now(r->clock) - begin;
	r->book_ns += *ns;
}

static void reader(struct replay *r, uint32_t locate)
{
	hft_level bids[REPLAY_LEVELS], asks[REPLAY_LEVELS];
	hft_page page;
	hft_time begin = hft_clock_now(r->clock);

	if (hft_book_read_page(r->book, locate, &page, bids, asks, REPLAY_LEVELS) == HFT_OK)
		record(r, STAGE_READ, hft_clock_now(r->clock) - begin);
}

static void sample(struct replay *r, int64_t decode, int64_t book)
{
	record(r, STAGE_DECODE, decode);
	record(r, STAGE_BOOK, book);
	record(r, STAGE_WHOLE, decode + book);
	reader(r, r->events[0].instrument);
}

static void batch(struct replay *r)
{
	hft_time begin = hft_clock_now(r->clock);
	int64_t n = cli_input_decode(&r->in, REPLAY_SAMPLE - 1, r->events, REPLAY_CAP);
	hft_time middle = hft_clock_now(r->clock);

	hft_book_apply_n(r->book, r->events, (uint32_t)n, NULL);
	r->decode_ns += middle - begin;
	r->book_ns += hft_clock_now(r->clock) - middle;
}

/* One message alone, then 63 together. */
void replay_run_fast(struct replay *r)
{
	hft_time start = hft_clock_now(r->clock);
	int64_t cpu_start = cpu_now();
	int64_t decode, book;

	for (uint64_t turn = 0; !r->in.ended; turn++) {
		int64_t n = turn % 2 == 0 ? decode_one(r, &decode) : 0;

		if (n > 0) {
			apply_one(r, n, &book);
			sample(r, decode, book);
		} else if (turn % 2 != 0) {
			batch(r);
		}
		if (!r->in.ended && r->in.chunk_size == 0)
			refill(r);
		progress(r, turn);
	}
	r->elapsed = hft_clock_now(r->clock) - start;
	r->cpu_ns = cpu_now() - cpu_start;
}

/* Sleep while there is long to go, and spin the rest. */
static void wait_until(struct replay *r, hft_time due)
{
	hft_time left = due - hft_clock_now(r->clock);

	while (left > 0) {
		int64_t nap = left > INT64_C(1000000000) ? INT64_C(1000000000) : left - 100000;
		struct timespec ts = { nap / 1000000000, nap % 1000000000 };

		if (left > 200000)
			nanosleep(&ts, NULL);
		left = due - hft_clock_now(r->clock);
	}
	record(r, STAGE_LATE, -left);
}

static void pace(struct replay *r, hft_time ts, hft_time start)
{
	__int128 offset = r->any ? ts - r->first : 0;

	wait_until(r, start + (hft_time)(offset * HFT_PRICE_SCALE / r->options->speed));
}

/* Every message alone and at its time, the statistics while there is time. */
void replay_run_paced(struct replay *r)
{
	hft_time start = hft_clock_now(r->clock);
	int64_t cpu_start = cpu_now();
	int64_t decode, book;

	for (uint64_t turn = 0; !r->in.ended; turn++) {
		int64_t n = decode_one(r, &decode);

		if (n > 0) {
			pace(r, r->events[0].ts_event, start);
			replay_stats_before(r, r->events[0].ts_event);
			apply_one(r, n, &book);
			if (turn % REPLAY_SAMPLE == 0)
				sample(r, decode, book);
			replay_stats_see(r, n);
		}
		if (!r->in.ended && r->in.chunk_size == 0)
			refill(r);
		progress(r, turn);
	}
	r->elapsed = hft_clock_now(r->clock) - start;
	r->cpu_ns = cpu_now() - cpu_start;
}

/* Not timed: what the books hold between one message and the next. */
void replay_run_stats(struct replay *r)
{
	uint64_t turn = 0;

	while (!r->in.ended) {
		int64_t n = cli_input_next(&r->in, 1, r->events, REPLAY_CAP);

		if (n > 0) {
			replay_stats_before(r, r->events[0].ts_event);
			hft_book_apply_n(r->book, r->events, (uint32_t)n, r->statuses);
			replay_stats_see(r, n);
		}
		progress(r, turn++);
	}
}
