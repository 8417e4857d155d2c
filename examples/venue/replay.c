/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

/* Take the reports out; the events only make room. */
static bool drain(struct venue *v, hft_engine *engine)
{
	hft_event events[VENUE_BATCH];
	hft_report reports[VENUE_BATCH];
	int64_t e, r;
	bool more;

	do {
		more = hft_engine_pending(engine) == 1;
		e = hft_engine_drain_events(engine, events, VENUE_BATCH);
		r = hft_engine_drain_reports(engine, reports, NULL, VENUE_BATCH);
		for (int64_t i = 0; i < r; i++) {
			reports[i].handle = 0;
			v->result.replay_reports_hash =
				venue_hash(v->result.replay_reports_hash, &reports[i],
					   sizeof(reports[i]));
			venue_life_keep(&v->life, &reports[i]);
		}
		if (e < 0 || r < 0)
			return false;
	} while (e > 0 || r > 0 || more);
	return true;
}

static bool feed(struct venue *v, hft_engine *engine)
{
	uint64_t position = 0;
	const void *payload;
	hft_input input;

	while (hft_journal_next(v->journal, &position, &input, &payload) == 1) {
		hft_status status = hft_engine_input(engine, &input, payload);

		if ((status != HFT_OK && status != HFT_E_MORE) || !drain(v, engine))
			return false;
		v->result.replay_inputs++;
	}
	return true;
}

/* The journal alone, in a new engine: the same reports, byte for byte, and the same state. */
bool venue_replay(struct venue *v)
{
	hft_engine *engine = NULL;
	bool good;

	v->result.replay_reports_hash = VENUE_HASH_START;
	if (venue_engine_create(NULL, NULL, &engine) != HFT_OK)
		return false;
	good = feed(v, engine);
	v->result.replay_hash = hft_engine_hash(engine);
	good = good && hft_engine_check(engine) == HFT_OK && hft_engine_check(v->engine) == HFT_OK;
	hft_engine_destroy(engine);
	return good && v->result.replay_hash == v->result.state_hash &&
	       v->result.replay_reports_hash == v->result.reports_hash &&
	       v->result.replay_inputs == v->result.inputs;
}
