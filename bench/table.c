/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "targets.h"

#include <hft/core.h>

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct machine {
	char cpu[128];
	char date[32];
	char cpus[16];
};

static void read_machine(struct machine *m)
{
	FILE *f = fopen("/proc/cpuinfo", "r");
	char line[256];
	time_t now = time(NULL);
	struct tm tm;
	uint32_t cpus = 0;

	memset(m, 0, sizeof(*m));
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (strncmp(line, "model name", 10) == 0 && strchr(line, ':') != NULL) {
			snprintf(m->cpu, sizeof(m->cpu), "%.*s",
				 (int)strcspn(strchr(line, ':') + 2, "\n\"\\"),
				 strchr(line, ':') + 2);
			cpus++;
		}
	}
	if (f != NULL)
		fclose(f);
	snprintf(m->cpus, sizeof(m->cpus), "%u", cpus);
	gmtime_r(&now, &tm);
	strftime(m->date, sizeof(m->date), "%Y-%m-%dT%H:%M:%SZ", &tm);
}

static void print_row(const struct bench_row *row)
{
	char text[32] = "";

	if (isnan(row->value)) {
		printf("  %-34s %s\n", row->name, row->note);
		return;
	}
	printf("  %-34s %9.*f %-9s", row->name, row->value < 10 ? 2 : 1, row->value, row->unit);
	if (row->ratio > 0)
		snprintf(text, sizeof(text), "%.2f", row->ratio);
	printf(" %6s %-22s", text, row->versus);
	if (row->tails.p50 != 0)
		printf(" %7.1f %7.1f %7.1f", row->tails.p50, row->tails.p99, row->tails.p999);
	printf("%s%s\n", row->note[0] != '\0' ? "  " : "", row->note);
}

static void print_targets(const struct bench *b)
{
	struct verdict verdicts[TARGETS_MAX];
	uint32_t n = targets_judge(b, verdicts, TARGETS_MAX);

	if (n > 0)
		printf("targets\n");
	for (uint32_t i = 0; i < n; i++) {
		const struct verdict *v = &verdicts[i];

		printf("  %-7s  %-17s %-31s %8.2f %2s %6.2f %s\n", v->met ? "met" : "not met",
		       v->group, v->name, v->figure, v->sign, v->bound, v->unit);
	}
}

void bench_table_print(const struct bench *b)
{
	struct machine m;
	const char *group = "";

	read_machine(&m);
	printf("libhft %s   %s   %s, %s CPUs\nbuilt by %s\n", hft_version(), m.date, m.cpu, m.cpus,
	       hft_build_info());
	printf("medians of %u rounds, cases in turn; tails are of means of batches, ns\n",
	       b->rounds);
	printf("  %-34s %9s %-9s %6s %-22s %7s %7s %7s\n", "", "", "", "ratio", "to", "p50", "p99",
	       "p99.9");
	for (uint32_t i = 0; i < b->rows_count; i++) {
		if (strcmp(group, b->rows[i].group) != 0)
			printf("%s\n", b->rows[i].group);
		group = b->rows[i].group;
		print_row(&b->rows[i]);
	}
	print_targets(b);
}

static void write_row(FILE *f, const struct bench_row *row, bool more)
{
	fprintf(f, "    {\"group\": \"%s\", \"name\": \"%s\"", row->group, row->name);
	if (!isnan(row->value))
		fprintf(f, ", \"value\": %.4f, \"unit\": \"%s\"", row->value, row->unit);
	if (row->ratio > 0)
		fprintf(f, ", \"ratio\": %.4f, \"to\": \"%s\"", row->ratio, row->versus);
	if (row->tails.p50 != 0)
		fprintf(f, ", \"p50\": %.2f, \"p99\": %.2f, \"p999\": %.2f", row->tails.p50,
			row->tails.p99, row->tails.p999);
	if (row->note[0] != '\0')
		fprintf(f, ", \"note\": \"%s\"", row->note);
	fprintf(f, "}%s\n", more ? "," : "");
}

static void write_targets(FILE *f, const struct bench *b)
{
	struct verdict verdicts[TARGETS_MAX];
	uint32_t n = targets_judge(b, verdicts, TARGETS_MAX);

	for (uint32_t i = 0; i < n; i++) {
		const struct verdict *v = &verdicts[i];

		fprintf(f, "    {\"group\": \"%s\", \"name\": \"%s\", \"figure\": %.4f, ", v->group,
			v->name, v->figure);
		fprintf(f, "\"unit\": \"%s\", \"sign\": \"%s\", \"bound\": %.4f, \"met\": %s}%s\n",
			v->unit, v->sign, v->bound, v->met ? "true" : "false",
			i + 1 < n ? "," : "");
	}
}

int bench_json_write(const struct bench *b, const char *path)
{
	FILE *f = fopen(path, "w");
	struct machine m;

	if (f == NULL)
		return -1;
	read_machine(&m);
	fprintf(f, "{\n  \"version\": \"%s\",\n  \"date\": \"%s\",\n  \"cpu\": \"%s\",\n",
		hft_version(), m.date, m.cpu);
	fprintf(f, "  \"cpus\": %s,\n  \"build\": \"%s\",\n  \"rounds\": %u,\n", m.cpus,
		hft_build_info(), b->rounds);
	fprintf(f, "  \"rows\": [\n");
	for (uint32_t i = 0; i < b->rows_count; i++)
		write_row(f, &b->rows[i], i + 1 < b->rows_count);
	fprintf(f, "  ],\n  \"targets\": [\n");
	write_targets(f, b);
	fprintf(f, "  ]\n}\n");
	return fclose(f) == 0 ? 0 : -1;
}
