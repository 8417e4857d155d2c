/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H
/* One run of every benchmark: cases measured in interleaved rounds, rows for one table. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BENCH_ROUNDS_MAX = 31, BENCH_CASES_MAX = 24, BENCH_ROWS_MAX = 1024 };

struct bench_tails {
	double p50; /* ns an operation, over means of batches; p50 0 = not measured */
	double p99;
	double p999;
};

struct bench_row {
	char group[24];
	char name[48];
	double value;     /* NAN = there is none, and note says why */
	char unit[16];
	double ratio;     /* 0 = none */
	char versus[32];  /* what the ratio is to */
	struct bench_tails tails;
	char note[64];    /* "" = nothing to say */
};

struct bench {
	bool quick;
	uint32_t rounds;
	const char *only;  /* group to run, NULL = all */
	const char *tool;  /* the hft tool, which makes the day */
	const char *dir;   /* where made days are kept */
	int cpu;           /* this thread's, -1 = not pinned */
	int other_cpu;     /* for a second thread, -1 = there is none */
	uint32_t rows_count;
	uint32_t failures;
	struct bench_row rows[BENCH_ROWS_MAX];
};

/* A thing measured: one round gives its ns an operation, or < 0 when it cannot run. */
struct bench_case {
	const char *name;
	double (*round)(void *arg, struct bench_tails *tails);
	void *arg;
	double samples[BENCH_ROUNDS_MAX];
	double median;
	struct bench_tails tails; /* of the last round */
};

/* Run each case once a round, in turn, and take medians. */
void bench_run(struct bench *b, struct bench_case *cases, uint32_t count);
/* The median over the rounds of what a takes more than b. */
double bench_more(const struct bench_case *a, const struct bench_case *b, uint32_t rounds);

/* Add a row; versus NULL = no ratio. */
struct bench_row *bench_add(struct bench *b, const char *group, const char *name, double value,
			    const char *unit, double ratio, const char *versus);
/* A row without a figure. */
void bench_say(struct bench *b, const char *group, const char *name, const char *note);
void bench_fail(struct bench *b, const char *what);
/* Says so on stderr, as does bench_begin, so that who waits sees what runs. */
bool bench_wants(const struct bench *b, const char *group);
void bench_begin(const char *group);

void bench_pin(int cpu);     /* this thread; < 0 does nothing */
double bench_cpu_ns(void);   /* of this thread */
uint64_t bench_now_ns(void); /* monotonic */
double bench_median(double *values, uint32_t count);
/* Anonymous bytes that fill() makes resident, in a process of its own, so that nothing freed
 * earlier is taken again; < 0 when it fails. */
double bench_bytes(int (*fill)(void *arg), void *arg);
/* The same, and which part of them lies in transparent huge pages, 0 .. 1. */
double bench_bytes_huge(int (*fill)(void *arg), void *arg, double *huge);

/* Means of batches, gathered one at a time. */
struct bench_batches {
	double *means;
	uint32_t count;
	uint32_t room;
	double empty; /* ns of a batch of nothing, taken off */
};

int bench_batches_init(struct bench_batches *batches, uint32_t room);
void bench_batches_add(struct bench_batches *batches, uint64_t ns, uint32_t ops);
void bench_batches_end(struct bench_batches *batches, struct bench_tails *out);

/* Keep a value from being optimised away. */
static inline void bench_keep(const void *p)
{
	__asm__ volatile("" : : "r"(p) : "memory");
}

void bench_decode(struct bench *b);
void bench_day(struct bench *b);
void bench_book(struct bench *b);
void bench_empty(struct bench *b);
void bench_match(struct bench *b);
void bench_csv(struct bench *b);
void bench_engine(struct bench *b);
void bench_risk(struct bench *b);
void bench_strategy(struct bench *b);
void bench_ring(struct bench *b);
void bench_core(struct bench *b);
void bench_worst(struct bench *b);

void bench_table_print(const struct bench *b);
int bench_json_write(const struct bench *b, const char *path);

#endif
