/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void bench_pin(int cpu)
{
	cpu_set_t set;

	if (cpu < 0 || cpu >= CPU_SETSIZE)
		return;
	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set) < 0)
		fprintf(stderr, "hft-bench: cannot pin to CPU %d\n", cpu);
}

static uint64_t clock_ns(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

double bench_cpu_ns(void)
{
	return (double)clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t bench_now_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

static int compare_double(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double bench_median(double *values, uint32_t count)
{
	qsort(values, count, sizeof(*values), compare_double);
	return count % 2 != 0 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

void bench_run(struct bench *b, struct bench_case *cases, uint32_t count)
{
	for (uint32_t r = 0; r < b->rounds; r++) {
		for (uint32_t i = 0; i < count; i++) {
			bool last = r + 1 == b->rounds;

			cases[i].samples[r] =
				cases[i].round(cases[i].arg, last ? &cases[i].tails : NULL);
			if (cases[i].samples[r] < 0)
				bench_fail(b, cases[i].name);
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		double samples[BENCH_ROUNDS_MAX];

		memcpy(samples, cases[i].samples, sizeof(samples));
		cases[i].median = bench_median(samples, b->rounds);
	}
}

double bench_more(const struct bench_case *a, const struct bench_case *b, uint32_t rounds)
{
	double more[BENCH_ROUNDS_MAX];

	for (uint32_t r = 0; r < rounds; r++)
		more[r] = a->samples[r] - b->samples[r];
	return bench_median(more, rounds);
}

struct bench_row *bench_add(struct bench *b, const char *group, const char *name, double value,
			    const char *unit, double ratio, const char *versus)
{
	struct bench_row *row = &b->rows[b->rows_count];

	if (b->rows_count + 1 < BENCH_ROWS_MAX)
		b->rows_count++;
	memset(row, 0, sizeof(*row));
	snprintf(row->group, sizeof(row->group), "%s", group);
	snprintf(row->name, sizeof(row->name), "%s", name);
	snprintf(row->unit, sizeof(row->unit), "%s", unit);
	row->value = value;
	if (versus != NULL) {
		row->ratio = ratio;
		snprintf(row->versus, sizeof(row->versus), "%s", versus);
	}
	return row;
}

void bench_say(struct bench *b, const char *group, const char *name, const char *note)
{
	struct bench_row *row = bench_add(b, group, name, NAN, "", 0, NULL);

	snprintf(row->note, sizeof(row->note), "%s", note);
}

void bench_fail(struct bench *b, const char *what)
{
	fprintf(stderr, "hft-bench: %s failed\n", what);
	b->failures++;
}

void bench_begin(const char *group)
{
	static uint64_t start;

	if (start == 0)
		start = bench_now_ns();
	fprintf(stderr, "hft-bench: %4.0f s  %s\n", (double)(bench_now_ns() - start) / 1e9, group);
}

bool bench_wants(const struct bench *b, const char *group)
{
	if (b->only != NULL && strcmp(b->only, group) != 0)
		return false;
	bench_begin(group);
	return true;
}

/* A line of numbers in KiB that the kernel tells of this process. */
static double kernel_bytes(const char *path, const char *format)
{
	FILE *f = fopen(path, "r");
	char line[128];
	double kib = 0;

	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, format, &kib) == 1)
			break;
	}
	if (f != NULL)
		fclose(f);
	return kib * 1024;
}

static double anonymous_bytes(void)
{
	return kernel_bytes("/proc/self/status", "RssAnon: %lf");
}

static double huge_bytes(void)
{
	return kernel_bytes("/proc/self/smaps_rollup", "AnonHugePages: %lf");
}

double bench_bytes(int (*fill)(void *arg), void *arg)
{
	double huge;

	return bench_bytes_huge(fill, arg, &huge);
}

double bench_bytes_huge(int (*fill)(void *arg), void *arg, double *huge)
{
	double result[2] = { -1, 0 };
	int fds[2];
	pid_t pid;

	if (pipe(fds) < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		double before = anonymous_bytes(), huge_before = huge_bytes();

		if (fill(arg) == 0) {
			result[0] = anonymous_bytes() - before;
			result[1] = (huge_bytes() - huge_before) / result[0];
		}
		if (write(fds[1], result, sizeof(result)) != (ssize_t)sizeof(result))
			_exit(1);
		_exit(0);
	}
	if (pid < 0 || read(fds[0], result, sizeof(result)) != (ssize_t)sizeof(result))
		result[0] = -1;
	if (pid > 0)
		waitpid(pid, NULL, 0);
	close(fds[0]);
	close(fds[1]);
	*huge = result[1];
	return result[0];
}

int bench_batches_init(struct bench_batches *batches, uint32_t room)
{
	double empty[1001];

	for (uint32_t i = 0; i < 1001; i++) {
		uint64_t start = bench_now_ns();

		empty[i] = (double)(bench_now_ns() - start);
	}
	memset(batches, 0, sizeof(*batches));
	batches->empty = bench_median(empty, 1001);
	batches->means = malloc(room * sizeof(*batches->means));
	batches->room = batches->means != NULL ? room : 0;
	return batches->means != NULL ? 0 : -1;
}

void bench_batches_add(struct bench_batches *batches, uint64_t ns, uint32_t ops)
{
	if (batches->count < batches->room)
		batches->means[batches->count++] = ((double)ns - batches->empty) / ops;
}

void bench_batches_end(struct bench_batches *batches, struct bench_tails *out)
{
	const uint32_t n = batches->count;

	if (n > 0) {
		out->p50 = bench_median(batches->means, n);
		out->p99 = batches->means[(uint64_t)(n - 1) * 99 / 100];
		out->p999 = batches->means[(uint64_t)(n - 1) * 999 / 1000];
	}
	free(batches->means);
	batches->means = NULL;
}
