/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

enum { TRIES = 1000 };

const hft_ref *hft_engine_ref(const hft_engine *engine)
{
	return engine == NULL ? NULL : engine->ref;
}

const hft_risk *hft_engine_risk(const hft_engine *engine)
{
	return engine == NULL ? NULL : engine->risk;
}

const hft_match *hft_engine_match(const hft_engine *engine)
{
	return engine == NULL ? NULL : engine->match;
}

const hft_book *hft_engine_book(const hft_engine *engine)
{
	return engine == NULL ? NULL : engine->book;
}

int64_t hft_engine_strategy_add(hft_engine *engine, const hft_strategy *strategy,
				const hft_strategy_config *config)
{
	int64_t number = hft_engine_enter(engine);

	if (number != HFT_OK)
		return number;
	number = hft_strategies_add(&engine->strategies, strategy, config);
	if (number >= 0)
		engine->tells = true;
	hft_engine_leave(engine);
	return number;
}

hft_status hft_engine_strategy_status(const hft_engine *engine, uint32_t number)
{
	return engine == NULL ? HFT_E_INVAL : hft_strategies_status(&engine->strategies, number);
}

/* While the engine has a thread: what it told last, of one instant. */
static hft_status published(const hft_engine *engine, hft_engine_stats *out)
{
	for (uint32_t i = 0; i < TRIES; i++) {
		uint64_t version = hft_seqlock_read_begin(&engine->stats_lock);

		hft_words_load(out, engine->stats_words, HFT_ENGINE_STATS_WORDS);
		if (!hft_seqlock_read_retry(&engine->stats_lock, version))
			return HFT_OK;
	}
	return HFT_E_AGAIN;
}

hft_status hft_engine_stats_get(const hft_engine *engine, hft_engine_stats *out)
{
	if (engine == NULL || out == NULL)
		return HFT_E_INVAL;
	if (atomic_load_explicit(&engine->running, memory_order_relaxed) != 0)
		return published(engine, out);
	hft_engine_stats_fill(engine, out);
	return HFT_OK;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ (hash >> 29);
}

uint64_t hft_engine_hash(const hft_engine *engine)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	if (engine == NULL)
		return 0;
	hash = mix(hash, hft_match_hash(engine->match));
	hash = mix(hash, hft_own_hash(&engine->own));
	hash = mix(hash, hft_risk_hash(engine->risk));
	hash = mix(hash, engine->seq);
	hash = mix(hash, engine->names.count);
	hash = mix(hash, (uint64_t)hft_ref_rows(engine->ref));
	for (uint32_t i = 1; i <= engine->config.instruments_max; i++)
		if (engine->routes[i] != HFT_ROUTE_NONE)
			hash = mix(hash, (uint64_t)i << 8 | engine->routes[i]);
	return hash;
}

static bool out_consistent(const struct hft_engine_out *out)
{
	if (out->wrapped)
		return out->head <= out->tail && out->tail < out->end && out->end <= out->slots_max;
	return out->tail <= out->head && out->head <= out->slots_max;
}

static bool names_consistent(const struct hft_engine_names *names)
{
	if (names->index.live != names->count || names->count > names->max)
		return false;
	for (uint32_t i = 1; i <= names->count; i++) {
		const struct hft_engine_name *name = &names->rows[i];

		if (hft_index_find(&names->index, name->client_id, (uint32_t)name->session) != i ||
		    name->order_id == 0)
			return false;
	}
	return true;
}

static bool timers_consistent(const struct hft_engine_timers *timers)
{
	for (uint64_t i = 2; i <= timers->count; i++)
		if (timers->heap[i].due < timers->heap[i / 2].due)
			return false;
	return timers->count <= timers->max;
}

static bool consistent(hft_engine *engine)
{
	/* While the names of a day are being forgotten they are in two minds. */
	return hft_match_check(engine->match) == HFT_OK &&
	       hft_risk_check(engine->risk) == HFT_OK &&
	       hft_book_check(engine->book) == HFT_OK && hft_own_consistent(&engine->own) &&
	       out_consistent(&engine->reports) && out_consistent(&engine->events) &&
	       (engine->now.step == HFT_STEP_NAMES || names_consistent(&engine->names)) &&
	       timers_consistent(&engine->timers);
}

hft_status hft_engine_check(hft_engine *engine)
{
	hft_status status = hft_engine_enter_any(engine);

	if (status != HFT_OK)
		return status;
	if (engine->poisoned || !consistent(engine))
		status = hft_engine_poison(engine);
	hft_engine_leave(engine);
	return status;
}
