/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "cases.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAIVE_LIVE = 1000, NAIVE_EVENTS = 4000 };

static const char usage[] =
	"usage: hft-structures [--mix MIX] [--only PREFIX] [--rounds N] [--events N] [--live N]\n"
	"                      [--ahead FAR/MID/NEAR] [--distances] [--check] [--simulate N]\n"
	"                      [--tool FILE] [--dir DIR]\n"
	"\n"
	"Checks keepers of orders made of different structures against the floor, and times them.\n"
	"  --mix M       A1k B100k C1M U1M D1000s Bsp day500 day8000; default all\n"
	"  --only P      keepers whose names begin so\n"
	"  --rounds N    1 to 31, default 5\n"
	"  --events N    after the preload; default the mix's own\n"
	"  --live N      orders of the preload; default the mix's own\n"
	"  --distances   compare look-ahead distances\n"
	"  --check       check only\n"
	"  --simulate N  count the last N events under callgrind\n"
	"  --both        count looking ahead too\n"
	"  --dir DIR     where made days are kept; without it days are skipped\n"
	"  --tool FILE   the hft tool, which makes them\n";

static uint32_t check_small(const struct cases *cases)
{
	struct stream_config config = *stream_mix(0);
	struct stream s;
	uint32_t failures;

	config.live = NAIVE_LIVE;
	config.events = NAIVE_EVENTS;
	if (stream_make(&config, &s) < 0)
		return 1;
	failures = check_naive(cases, &s, NAIVE_EVENTS);
	stream_free(&s);
	return failures;
}

static uint32_t do_stream(const struct cases *cases, const char *name, const struct stream *s,
			  const struct options *o)
{
	uint32_t failures = o->simulate == 0 ? check_stream(cases, s) : 0;

	if (failures > 0 || o->check_only)
		return failures;
	printf("\n### %s, at most %llu live\n\n", name, (unsigned long long)s->live_peak);
	if (o->simulate > 0)
		simulate_stream(cases, s, o);
	else if (o->distances)
		time_distances(cases, s, o);
	else
		time_stream(cases, s, o);
	fflush(stdout);
	return 0;
}

static bool wants(const struct options *o, const char *mix)
{
	return o->mix == NULL || strcmp(o->mix, mix) == 0;
}

static uint32_t do_mix(const struct cases *cases, const struct stream_config *mix,
		       const struct options *o)
{
	struct stream_config config = *mix;
	struct stream s;
	uint32_t failures = 1;

	if (!wants(o, mix->name))
		return 0;
	if (o->events > 0)
		config.events = o->events;
	if (o->live > 0)
		config.live = o->live;
	if (stream_make(&config, &s) == 0) {
		failures = do_stream(cases, config.name, &s, o);
		stream_free(&s);
	}
	return failures;
}

static uint32_t do_day(const struct cases *cases, uint32_t symbols, const struct options *o)
{
	char name[16];
	struct stream s;
	uint32_t failures = 0;

	snprintf(name, sizeof(name), "day%u", symbols);
	if (!wants(o, name) || o->dir == NULL)
		return 0;
	if (stream_of_day(symbols, o, &s) == 0) {
		failures = do_stream(cases, name, &s, o);
		stream_free(&s);
	}
	return failures;
}

static bool parse(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {
		{ "mix", 1, NULL, 'm' },      { "only", 1, NULL, 'o' },
		{ "rounds", 1, NULL, 'r' },   { "events", 1, NULL, 'e' },
		{ "live", 1, NULL, 'l' },     { "ahead", 1, NULL, 'a' },
		{ "distances", 0, NULL, 'd' }, { "check", 0, NULL, 'c' },
		{ "simulate", 1, NULL, 's' }, { "both", 0, NULL, 'b' },
		{ "tool", 1, NULL, 't' },     { "dir", 1, NULL, 'D' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (c == 'm')
			o->mix = optarg;
		else if (c == 'o')
			o->prefix = optarg;
		else if (c == 'r')
			o->rounds = (uint32_t)atoi(optarg);
		else if (c == 'e')
			o->events = (uint32_t)atoi(optarg);
		else if (c == 'l')
			o->live = (uint32_t)atoi(optarg);
		else if (c == 'a' && sscanf(optarg, "%u/%u/%u", &o->ahead.far, &o->ahead.mid,
					    &o->ahead.near) != 3)
			return false;
		else if (c == 'd')
			o->distances = true;
		else if (c == 'c')
			o->check_only = true;
		else if (c == 's')
			o->simulate = (uint32_t)atoi(optarg);
		else if (c == 't')
			o->tool = optarg;
		else if (c == 'D')
			o->dir = optarg;
		else if (c == 'b')
			o->both = true;
		else if (c == '?')
			return false;
	}
	return optind == argc && o->rounds >= 1 && o->rounds <= ROUNDS_MAX;
}

int main(int argc, char **argv)
{
	struct options o = { .rounds = 5, .ahead = { 16, 8, 4 } };
	const struct stream_config *mix;
	struct cases cases;
	uint32_t failures = 0;

	if (!parse(argc, argv, &o)) {
		fputs(usage, stderr);
		return 2;
	}
	cases_select(&cases, o.prefix);
	if (o.simulate == 0)
		failures = check_small(&cases);
	for (uint32_t i = 0; failures == 0 && (mix = stream_mix(i)) != NULL; i++)
		failures += do_mix(&cases, mix, &o);
	failures += do_day(&cases, 500, &o);
	failures += do_day(&cases, 8000, &o);
	return failures == 0 ? 0 : 1;
}
