/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/config.h"

#include "mem/mem.h"

/* One reservation for what is the engine's own; ref, risk, match and book have theirs. */

/* What the parts take of a layout; with nothing to place in they only measure. */
static void parts_place(struct hft_mem_layout *layout, hft_engine *engine,
			const struct hft_engine_parts *parts, const hft_engine_config *config)
{
	uint8_t *at = hft_mem_take(layout, 1, hft_own_place(NULL, NULL, &parts->own));

	if (engine != NULL)
		hft_own_place(&engine->own, at, &parts->own);
	at = hft_mem_take(layout, 1, hft_strategies_place(NULL, NULL, &parts->world));
	if (engine != NULL)
		hft_strategies_place(&engine->strategies, at, &parts->world);
	at = hft_mem_take(layout, 1,
			 hft_engine_names_place(NULL, NULL, config->client_ids_max, 0));
	if (engine != NULL)
		hft_engine_names_place(&engine->names, at, config->client_ids_max,
				       config->hash_seed);
}

/* Lay out the rest over the layout's base. */
static void rest_place(struct hft_mem_layout *layout, hft_engine *engine,
		       const hft_engine_config *config)
{
	uint64_t rows = (uint64_t)config->instruments_max + 1;
	struct hft_engine unused;
	hft_engine *to = engine != NULL ? engine : &unused;

	to->ways = hft_mem_take(layout, rows, sizeof(*to->ways));
	to->multipliers = hft_mem_take(layout, rows, sizeof(*to->multipliers));
	to->timers.heap = hft_mem_take(layout, (uint64_t)config->timers_max + 1,
				      sizeof(*to->timers.heap));
	to->timers.max = config->timers_max;
	to->reports.slots = hft_mem_take(layout, config->reports_max, sizeof(hft_report));
	to->reports.slot_size = sizeof(hft_report);
	to->reports.slots_max = config->reports_max;
	to->latencies = hft_mem_take(layout, config->reports_max, sizeof(*to->latencies));
	to->events.slots = hft_mem_take(layout, config->events_max, sizeof(hft_event));
	to->events.slot_size = sizeof(hft_event);
	to->events.slots_max = config->events_max;
	to->seen_events = hft_mem_take(layout, HFT_ENGINE_SEEN, sizeof(hft_event));
	to->seen_reports = hft_mem_take(layout, HFT_ENGINE_SEEN, sizeof(hft_report));
	to->reasons = hft_mem_take(layout, HFT_ENGINE_REPORT_KINDS, sizeof(*to->reasons));
	to->staged_orders = hft_mem_take(layout, HFT_ENGINE_STAGED, sizeof(hft_order));
	to->staged_events = hft_mem_take(layout, HFT_ENGINE_STAGED, sizeof(hft_event));
	to->staged_answers = hft_mem_take(layout, HFT_ENGINE_STAGED, sizeof(hft_report));
}

/* Lay an engine out over base. With base NULL nothing is written but the sum. */
static uint64_t engine_place(const hft_engine_config *config, struct hft_engine_parts *parts,
			     uint8_t *base)
{
	struct hft_mem_layout layout = { base, 0 };
	hft_engine *engine = hft_mem_take(&layout, 1, sizeof(hft_engine));
	uint8_t *routes = hft_mem_take(&layout, (uint64_t)config->instruments_max + 1, 1);

	if (engine != NULL) {
		engine->config = *config;
		engine->routes = routes;
		engine->tells = (config->flags & HFT_ENGINE_EVENTS) != 0;
		parts->own.ref = engine->ref;
		parts->world.ref = engine->ref;
		parts->world.routes = routes;
	}
	parts_place(&layout, engine, parts, config);
	rest_place(&layout, engine, config);
	return hft_mem_total(&layout);
}

int64_t hft_engine_memory(const hft_engine_config *config)
{
	struct hft_engine_parts parts;
	hft_engine_config checked;
	int64_t sizes[5];
	int64_t sum = 0;

	if (hft_engine_config_take(&checked, config) != HFT_OK)
		return HFT_E_INVAL;
	hft_engine_parts_of(&parts, &checked);
	sizes[0] = (int64_t)engine_place(&checked, &parts, NULL);
	sizes[1] = hft_ref_memory(&parts.ref);
	sizes[2] = hft_risk_memory(&parts.risk);
	sizes[3] = hft_match_memory(&parts.match);
	sizes[4] = hft_book_memory(&parts.book);
	for (uint32_t i = 0; i < 5; i++) {
		if (sizes[i] < 0)
			return HFT_E_INVAL;
		sum += sizes[i];
	}
	return sum + HFT_STAGES * (int64_t)hft_mem_round(sizeof(struct hft_histogram), 4096);
}

static hft_status parts_create(hft_engine *engine, struct hft_engine_parts *parts)
{
	hft_status status = hft_ref_create(&parts->ref, &engine->ref);

	parts->risk.ref = engine->ref;
	parts->risk.verify_user = engine;
	if (status == HFT_OK)
		status = hft_risk_create(&parts->risk, &engine->risk);
	if (status == HFT_OK)
		status = hft_match_create(&parts->match, &engine->match);
	if (status == HFT_OK)
		status = hft_book_create(&parts->book, &engine->book);
	for (uint32_t i = 0; i < HFT_STAGES && status == HFT_OK && engine->config.clock != NULL;
	     i++)
		status = hft_histogram_create(&engine->stages[i]);
	return status;
}

static hft_status create(const hft_engine_config *config, hft_engine **out)
{
	struct hft_engine_parts parts;
	struct hft_mem_request request;
	hft_mem_grant grant;
	hft_engine *engine;
	hft_status status;
	void *base;

	hft_engine_parts_of(&parts, config);
	request = (struct hft_mem_request){ .bytes = engine_place(config, &parts, NULL),
					    .want = config->mem_want,
					    .require = config->mem_require,
					    .node = config->numa_node };
	status = hft_mem_reserve(&request, &base, &grant);
	if (status != HFT_OK)
		return status;
	engine = base;
	engine->grant = grant;
	engine->config = *config;
	status = parts_create(engine, &parts);
	if (status == HFT_OK)
		engine_place(config, &parts, base);
	engine->strategies.world.match = engine->match;
	engine->strategies.world.book = engine->book;
	engine->strategies.world.risk = engine->risk;
	if (status == HFT_OK)
		*out = engine;
	else
		hft_engine_destroy(engine);
	return status;
}

hft_status hft_engine_create(const hft_engine_config *config, hft_engine **out)
{
	hft_engine_config checked;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_engine_config_take(&checked, config);
	return status == HFT_OK ? create(&checked, out) : status;
}

void hft_engine_destroy(hft_engine *engine)
{
	if (engine == NULL)
		return;
	hft_engine_stop(engine);
	for (uint32_t i = 0; i < HFT_STAGES; i++)
		hft_histogram_destroy(engine->stages[i]);
	hft_book_destroy(engine->book);
	hft_match_destroy(engine->match);
	hft_risk_destroy(engine->risk);
	hft_ref_destroy(engine->ref);
	hft_mem_release(engine, engine->grant.bytes_reserved);
}
