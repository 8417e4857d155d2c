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
	"\n"
	"Checks keepers of orders made of different structures against the floor, and times them.\n"
	"  --mix M       A1k B100k C1M U1M D1000s Bsp; default all\n"
	"  --only P      keepers whose names begin so\n"
	"  --rounds N    1 to 31, default 5\n"
	"  --events N    after the preload; default the mix's own\n"
	"  --live N      orders of the preload; default the mix's own\n"
	"  --distances   compare look-ahead distances\n"
	"  --check       check only\n"
	"  --simulate N  count the last N events under callgrind\n"
	"  --both        count looking ahead too\n";

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

static uint32_t do_mix(const struct cases *cases, const struct stream_config *mix,
		       const struct options *o, bool check_only)
{
	struct stream_config config = *mix;
	struct stream s;
	uint32_t failures = 0;

	if (o->events > 0)
		config.events = o->events;
	if (o->live > 0)
		config.live = o->live;
	if (stream_make(&config, &s) < 0)
		return 1;
	if (o->simulate == 0)
		failures = check_stream(cases, &s);
	if (failures == 0 && !check_only) {
		printf("\n### %s, %u live\n\n", config.name, config.live);
		if (o->simulate > 0)
			simulate_stream(cases, &s, o);
		else if (o->distances)
			time_distances(cases, &s, o);
		else
			time_stream(cases, &s, o);
	}
	fflush(stdout);
	stream_free(&s);
	return failures;
}

static bool parse(int argc, char **argv, struct options *o, bool *check_only)
{
	static const struct option longs[] = {
		{ "mix", 1, NULL, 'm' },      { "only", 1, NULL, 'o' },
		{ "rounds", 1, NULL, 'r' },   { "events", 1, NULL, 'e' },
		{ "live", 1, NULL, 'l' },     { "ahead", 1, NULL, 'a' },
		{ "distances", 0, NULL, 'd' }, { "check", 0, NULL, 'c' },
		{ "simulate", 1, NULL, 's' }, { "both", 0, NULL, 'b' },
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
			*check_only = true;
		else if (c == 's')
			o->simulate = (uint32_t)atoi(optarg);
		else if (c == 'b')
			o->quick = true;
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
	bool check_only = false;
	uint32_t failures = 0;

	if (!parse(argc, argv, &o, &check_only)) {
		fputs(usage, stderr);
		return 2;
	}
	cases_select(&cases, o.prefix);
	if (o.simulate == 0)
		failures = check_small(&cases);
	for (uint32_t i = 0; failures == 0 && (mix = stream_mix(i)) != NULL; i++) {
		if (o.mix == NULL || strcmp(o.mix, mix->name) == 0)
			failures += do_mix(&cases, mix, &o, check_only);
	}
	return failures == 0 ? 0 : 1;
}
