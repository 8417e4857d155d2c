/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STRUCTURES_CASES_H
#define STRUCTURES_CASES_H
/* The keepers, and what is done with them. */
#include "streams.h"
#include "structures.h"

enum { CASES_MAX = 64, CHUNK = 256, ROUNDS_MAX = 31 };

struct options {
	const char *mix;      /* NULL = all */
	const char *prefix;   /* of the kinds' names; NULL = all */
	const char *tool;     /* the hft tool, which makes days */
	const char *dir;      /* where made days are kept */
	uint32_t rounds;
	uint32_t events;      /* 0 = the mix's own */
	uint32_t live;        /* 0 = the mix's own */
	uint32_t simulate;    /* events to count under callgrind, 0 = take times */
	struct ahead ahead;
	bool distances;       /* compare look-ahead distances */
	bool both;            /* count looking ahead too */
	bool check_only;
};

struct cases {
	const struct keeper_kind *kinds[CASES_MAX];
	uint32_t count;
};

/* Those whose names begin so. */
void cases_select(struct cases *cases, const char *prefix);
void size_of_stream(struct size *size, const struct stream *s);
/* A keeper for the stream; NULL when it cannot take its ids. */
void *keeper_make(const struct keeper_kind *kind, const struct stream *s);

/* Every kind against the floor, and a short stream against the naive model. Returns failures. */
uint32_t check_stream(const struct cases *cases, const struct stream *s);
uint32_t check_naive(const struct cases *cases, const struct stream *s, uint32_t events);

void time_stream(const struct cases *cases, const struct stream *s, const struct options *o);
void time_distances(const struct cases *cases, const struct stream *s, const struct options *o);
/* The counts of the last events, each kind's in a dump of its own. */
void simulate_stream(const struct cases *cases, const struct stream *s, const struct options *o);
/* The events of a made day of so many symbols. Returns 0, or -1 where there is none. */
int stream_of_day(uint32_t symbols, const struct options *o, struct stream *out);

/* Run events from .. to, copied to a buffer that stays in cache. */
void run_range(const struct keeper_kind *kind, void *keeper, const hft_event *events, uint64_t from,
	       uint64_t to, struct ahead ahead);

#endif
