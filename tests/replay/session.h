/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REPLAY_SESSION_H
#define TESTS_REPLAY_SESSION_H
/* A trading day out of a seed: senders, a venue, strategies and a supervisor, all dice. */
#include <hft/engine.h>

#include <stdbool.h>

/* What came out of an engine, whatever process it ran in: handles do not count. */
struct digest {
	uint64_t reports;
	uint64_t report_hash;
	uint64_t events;
	uint64_t event_hash;
};

enum { SESSION_RECENT = 128 };

struct out {
	struct digest digest;
	uint64_t recent[SESSION_RECENT]; /* orders that had something open */
	uint32_t recent_count;
	hft_report reports[512];
	hft_event events[512];
};

/* sizes: 0 generous, 1 as small as can be. NULL when there is none to be had. */
hft_engine *session_engine(uint32_t sizes, hft_journal_append_fn append, void *user);
/* Take out all there is, `cap` at a time, and end what is suspended. */
bool session_drain(hft_engine *engine, struct out *out, uint32_t cap);
/* Let the day pass. */
bool session_run(hft_engine *engine, uint64_t seed, uint32_t steps, struct out *out);

#endif
