/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLI_REPLAY_H
#define HFT_CLI_REPLAY_H
#include "cli.h"

/* One message in REPLAY_SAMPLE is decoded and applied alone between readings of the clock. */
enum { REPLAY_SAMPLE = 64, REPLAY_CAP = 256, REPLAY_LEVELS = 10, DAY_SECONDS = 86400 };

enum replay_stage {
	STAGE_DECODE, /* bytes of one message to events */
	STAGE_BOOK,   /* its events applied, best prices and page published */
	STAGE_WHOLE,  /* both */
	STAGE_READ,   /* a reader's copy of the published page */
	STAGE_LATE,   /* original pace only: begun after its time */
	STAGES
};

/* Trades of one sort. */
struct replay_tally {
	uint64_t count;
	__int128 qty;
	__int128 value; /* price x qty, 1e-9 of the quote unit */
};

/* A symbol's spread over time: areas are sums of value x ns. */
struct replay_spread {
	hft_time since;
	int64_t now; /* -1 while a side is empty or the book is crossed */
	int64_t tick;
	int64_t time;
	__int128 area;
	__int128 area_ticks; /* in thousandths of a tick */
};

/* Books as met by the sampled messages: sums. */
struct replay_depth {
	uint64_t samples; /* sides */
	uint64_t levels;
	uint64_t orders;
	unsigned __int128 qty[3]; /* at the best 1, 5, 10 levels */
};

struct replay_point {
	hft_time ts;
	int64_t price[2]; /* bid, ask */
	int64_t qty[2][3];
};

/* One symbol at even steps, less those where nothing came; when the points are used up the step
 * doubles. */
enum { SERIES_POINTS = 1024 };

struct replay_series {
	uint32_t locate;
	char symbol[33];
	hft_time step;
	hft_time next;
	uint32_t count;
	struct replay_point points[SERIES_POINTS];
};

struct replay_options {
	const char *path;
	const char *format;
	const char *symbol;
	const char *json;
	hft_time midnight;
	int64_t speed; /* 1e-9 of the original; 0 is as fast as can be */
	bool progress;
	bool table;
};

struct replay {
	const struct replay_options *options;
	struct cli_input in;
	struct cli_names names;
	hft_book *book;
	hft_clock *clock;
	hft_histogram *stages[STAGES];
	struct cli_progress progress;
	hft_event events[REPLAY_CAP];
	hft_status statuses[REPLAY_CAP];

	int64_t clock_cost;
	int64_t elapsed;
	int64_t cpu_ns; /* of elapsed, what the scheduler gave this thread */
	int64_t decode_ns;
	int64_t book_ns;
	int64_t read_ns;

	uint64_t messages_seen;
	bool any;
	hft_time first;
	hft_time last;
	bool market_hours; /* spreads are of market hours only */
	bool spreads_closed;
	struct replay_tally executed;
	struct replay_tally hidden;
	struct replay_tally crossed;
	uint64_t not_printable;
	uint64_t busts;
	struct replay_spread *spreads; /* by locate */
	uint32_t *rate;		       /* messages by second of the day */
	struct replay_depth depth;
	struct replay_series series;
};

/* replay_run.c: three ways through the input, to its end. */
void replay_run_fast(struct replay *r);
void replay_run_paced(struct replay *r);
void replay_run_stats(struct replay *r);

/* replay_stats.c: around every message, which is applied in between. */
bool replay_stats_open(struct replay *r);
void replay_stats_close(struct replay *r);
void replay_stats_before(struct replay *r, hft_time ts);
void replay_stats_see(struct replay *r, int64_t n);
/* End the spreads that are still open. */
void replay_stats_end(struct replay *r);

/* replay_json.c */
cJSON *replay_json(const struct replay *r);
/* host.c: memory and machine. */
void replay_json_host(cJSON *json);

/* table.c: print a replay's JSON text as one table; false if it is none. */
bool replay_table(FILE *out, const char *text);

#endif
