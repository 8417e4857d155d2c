/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"usage: hft-bench [--quick] [--rounds N] [--cpu N] [--only GROUP] [--json FILE]\n"
	"                 [--tool FILE] [--dir DIR]\n"
	"\n"
	"Measures the library's hot calls and prints one table.\n"
	"  --quick      fewer rounds and events\n"
	"  --rounds N   1 to 31, default 7\n"
	"  --cpu N      run on this CPU; default the last one allowed, -1 = do not pin\n"
	"  --only G     decode, day, book, empty, match, engine, risk, strategy, ring\n"
	"               core or worst\n"
	"  --json FILE  write the table as JSON too\n"
	"  --tool FILE  the hft tool, which makes the days; without it decode and day are skipped\n"
	"  --dir DIR    where made days are kept, default .\n";

/* The last CPU allowed that is not `taken`; -1 if there is none. */
static int last_cpu_but(int taken)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return -1;
	for (int i = CPU_SETSIZE - 1; i >= 0; i--) {
		if (i != taken && CPU_ISSET(i, &set))
			return i;
	}
	return -1;
}

static int number(const char *text, long low, long high, long *out)
{
	char *end;
	long value = strtol(text, &end, 10);

	if (end == text || *end != '\0' || value < low || value > high)
		return -1;
	*out = value;
	return 0;
}

struct options {
	struct bench bench;
	const char *json;
	long cpu;
	long rounds;
};

static int parse(int argc, char **argv, struct options *o)
{
	static const struct option names[] = {
		{ "quick", 0, NULL, 'q' }, { "rounds", 1, NULL, 'r' }, { "cpu", 1, NULL, 'c' },
		{ "only", 1, NULL, 'o' },  { "json", 1, NULL, 'j' },   { "tool", 1, NULL, 't' },
		{ "dir", 1, NULL, 'd' },   { "help", 0, NULL, 'h' },   { NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "", names, NULL)) >= 0) {
		if (c == 'q')
			o->bench.quick = true;
		else if (c == 'r' && number(optarg, 1, BENCH_ROUNDS_MAX, &o->rounds) == 0)
			continue;
		else if (c == 'c' && number(optarg, -1, CPU_SETSIZE - 1, &o->cpu) == 0)
			continue;
		else if (c == 'o')
			o->bench.only = optarg;
		else if (c == 'j')
			o->json = optarg;
		else if (c == 't')
			o->bench.tool = optarg;
		else if (c == 'd')
			o->bench.dir = optarg;
		else
			return c == 'h' ? 1 : -1;
	}
	return optind == argc ? 0 : -1;
}

int main(int argc, char **argv)
{
	static struct options o;
	int rc;

	o.bench.dir = ".";
	o.cpu = last_cpu_but(-1);
	rc = parse(argc, argv, &o);
	if (rc != 0) {
		fputs(usage, rc > 0 ? stdout : stderr);
		return rc > 0 ? 0 : 2;
	}
	o.bench.rounds = o.rounds > 0 ? (uint32_t)o.rounds : o.bench.quick ? 3 : 7;
	o.bench.cpu = (int)o.cpu;
	o.bench.other_cpu = last_cpu_but(o.bench.cpu);
	bench_pin(o.bench.cpu);
	bench_decode(&o.bench);
	bench_day(&o.bench);
	bench_book(&o.bench);
	bench_empty(&o.bench);
	bench_match(&o.bench);
	bench_csv(&o.bench);
	bench_engine(&o.bench);
	bench_risk(&o.bench);
	bench_strategy(&o.bench);
	bench_ring(&o.bench);
	bench_core(&o.bench);
	bench_worst(&o.bench);
	bench_table_print(&o.bench);
	if (o.json != NULL && bench_json_write(&o.bench, o.json) < 0) {
		perror(o.json);
		return 1;
	}
	return o.bench.failures == 0 ? 0 : 1;
}
