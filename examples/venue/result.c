/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

enum { REASONS = 512 };

static void count(cJSON *json, const char *name, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	cJSON_AddRawToObject(json, name, text);
}

static cJSON *integer(int64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, value);
	return cJSON_CreateRaw(text);
}

static void hexadecimal(cJSON *json, const char *name, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%016" PRIx64, value);
	cJSON_AddStringToObject(json, name, text);
}

/* 1e-6 of the currency, as an exact decimal. */
static cJSON *money(int64_t value)
{
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char text[40];

	snprintf(text, sizeof(text), "%s%" PRIu64 ".%06" PRIu64, value < 0 ? "-" : "",
		 size / 1000000, size % 1000000);
	return cJSON_CreateRaw(text);
}

static cJSON *price(int64_t value)
{
	char text[32];

	hft_price_format(value, text, sizeof(text));
	return cJSON_CreateRaw(text);
}

static void setup(const struct venue *v, cJSON *json)
{
	cJSON *list;

	count(json, "commands", v->config.commands);
	count(json, "seed", v->config.seed);
	count(json, "accounts", v->config.accounts);
	count(json, "informed_percent", v->config.informed);
	list = cJSON_AddArrayToObject(json, "instruments");
	for (uint32_t id = 1; id <= v->market.count; id++) {
		const char *name = v->market.instruments[id].symbol;
		cJSON *row = cJSON_CreateObject();
		char text[9];

		snprintf(text, sizeof(text), "%.*s", (int)strcspn(name, " "), name);
		cJSON_AddStringToObject(row, "symbol", text);
		cJSON_AddItemToObject(row, "tick", price(v->market.instruments[id].tick));
		cJSON_AddItemToArray(list, row);
	}
}

static void flows(const struct venue *v, cJSON *json)
{
	static const char *const names[] = { "add", "cancel", "replace", "aggressive", "sloppy" };
	cJSON *row = cJSON_AddObjectToObject(json, "flow");

	for (uint32_t i = 0; i < VENUE_FLOWS; i++)
		count(row, names[i], v->result.flows[i]);
}

/* Reasons by their text, of reports of one kind. */
static void reasons(const struct venue *v, cJSON *json, const char *name, int32_t kind)
{
	cJSON *row = cJSON_AddObjectToObject(json, name);

	for (uint32_t code = 100; code < REASONS; code++) {
		uint64_t n = hft_engine_reasons(v->engine, kind, code);

		if (n != 0)
			count(row, hft_strerror(-(int32_t)code), n);
	}
}

static void counts(const struct venue *v, cJSON *json)
{
	static const char *const types[] = { "limit", "ioc", "fok" };
	cJSON *row = cJSON_AddObjectToObject(json, "counts");
	cJSON *fills = cJSON_AddObjectToObject(json, "marketable");
	hft_engine_stats stats;

	hft_engine_stats_get(v->engine, &stats);
	count(row, "inputs", stats.inputs);
	count(row, "commands", stats.commands);
	count(row, "reports", stats.reports);
	count(row, "events", stats.events_out);
	count(row, "trades", stats.trades);
	count(row, "fills", stats.fills);
	count(row, "rejects", stats.rejects);
	count(row, "orders", stats.orders);
	count(row, "strategies_closed", stats.strategies_closed);
	cJSON_AddItemToObject(row, "notional", money((int64_t)stats.notional_lo));
	for (uint32_t i = 0; i < 3; i++) {
		cJSON *type = cJSON_AddObjectToObject(fills, types[i]);

		count(type, "orders", stats.marketable[i]);
		count(type, "filled", stats.marketable_filled[i]);
	}
	reasons(v, json, "rejects", HFT_REPORT_REJECTED);
	reasons(v, json, "cancels", HFT_REPORT_CANCELLED);
}

static void depth(const struct venue *v, cJSON *json)
{
	const struct venue_result *r = &v->result;
	cJSON *row = cJSON_AddObjectToObject(json, "depth");
	double samples = r->depth_samples != 0 ? (double)r->depth_samples : 1;

	count(row, "samples", r->depth_samples);
	cJSON_AddNumberToObject(row, "levels", (double)r->levels / 2 / samples);
	cJSON_AddNumberToObject(row, "orders", (double)r->orders / 2 / samples);
	cJSON_AddNumberToObject(row, "spread_ticks", (double)r->spread_ticks / samples);
}

static void groups(const struct venue *v, cJSON *json)
{
	static const char *const names[] = { "noise", "informed", "market_maker", "taker" };
	cJSON *row = cJSON_AddObjectToObject(json, "pnl");

	for (uint32_t i = 0; i < VENUE_GROUPS; i++)
		cJSON_AddItemToObject(row, names[i], money(v->result.pnl[i]));
	cJSON_AddBoolToObject(json, "balanced", v->result.balanced);
}

static void maker_totals(const struct venue *v, cJSON *row)
{
	uint64_t fills = 0;
	int64_t qty = 0;

	for (uint32_t id = 1; id <= v->market.count; id++) {
		hft_position p;

		if (hft_risk_position_read(hft_engine_risk(v->engine), HFT_RISK_ACCOUNT,
					   venue_maker_account(v), id, &p) == HFT_OK) {
			fills += p.fills;
			qty += p.bought + p.sold;
		}
	}
	count(row, "fills", fills);
	count(row, "qty", (uint64_t)qty);
	cJSON_AddBoolToObject(row, "open", hft_engine_strategy_status(v->engine, 0) == HFT_OK);
}

static void maker(const struct venue *v, cJSON *json)
{
	const struct venue_result *r = &v->result;
	cJSON *row = cJSON_AddObjectToObject(json, "market_maker");
	cJSON *series = cJSON_AddObjectToObject(row, "series");
	cJSON *time = cJSON_AddArrayToObject(series, "time_s");
	cJSON *pnl = cJSON_AddArrayToObject(series, "pnl");
	cJSON *realised = cJSON_AddArrayToObject(series, "realised");
	cJSON *middle = cJSON_AddArrayToObject(series, "middle");
	cJSON *value = cJSON_AddArrayToObject(series, "value");
	cJSON *inventory = cJSON_AddArrayToObject(series, "inventory");

	maker_totals(v, row);
	for (uint32_t i = 0; i < r->sample_count; i++) {
		const struct venue_sample *s = &r->samples[i];

		cJSON_AddItemToArray(time, integer((s->ts - VENUE_MIDNIGHT) / 1000000000));
		cJSON_AddItemToArray(pnl, money(s->pnl));
		cJSON_AddItemToArray(realised, money(s->realised));
		cJSON_AddItemToArray(middle, s->middle2 != 0 ? price(s->middle2 / 2)
							     : cJSON_CreateNull());
		cJSON_AddItemToArray(value, price(s->value));
	}
	for (uint32_t id = 1; id <= v->market.count; id++) {
		cJSON *line = cJSON_CreateArray();

		for (uint32_t i = 0; i < r->sample_count; i++)
			cJSON_AddItemToArray(line, integer(r->samples[i].inventory[id]));
		cJSON_AddItemToArray(inventory, line);
	}
}

static void itch(const struct venue *v, cJSON *json)
{
	const struct venue_publisher *p = &v->publisher;
	cJSON *row = cJSON_AddObjectToObject(json, "itch");
	cJSON *types = cJSON_AddObjectToObject(row, "types");

	count(row, "messages", p->messages);
	count(row, "bytes", p->written);
	hexadecimal(row, "hash", p->hash);
	for (uint32_t code = 0; code < 128; code++) {
		char name[2] = { (char)code, '\0' };

		if (p->types[code] != 0)
			count(types, name, p->types[code]);
	}
}

static void check(const struct venue *v, cJSON *json)
{
	const struct venue_checker *c = &v->checker;
	cJSON *row;

	if (!v->config.check)
		return;
	row = cJSON_AddObjectToObject(json, "check");
	count(row, "events", c->events);
	count(row, "compared", c->compared);
	count(row, "hashed", c->hashed);
	count(row, "different", c->different);
	if (c->different != 0)
		cJSON_AddStringToObject(row, "first", c->first);
}

static void replay(const struct venue *v, cJSON *json)
{
	const struct venue_result *r = &v->result;
	cJSON *row = cJSON_AddObjectToObject(json, "replay");

	hexadecimal(json, "state_hash", r->state_hash);
	hexadecimal(json, "reports_hash", r->reports_hash);
	count(row, "inputs", r->replay_inputs);
	hexadecimal(row, "state_hash", r->replay_hash);
	hexadecimal(row, "reports_hash", r->replay_reports_hash);
}

static void life(const struct venue *v, cJSON *json)
{
	cJSON *lines = cJSON_AddArrayToObject(json, "life");
	char line[256];

	for (uint32_t i = 0; i < v->life.count; i++) {
		venue_life_line(v, i, line, sizeof(line));
		cJSON_AddItemToArray(lines, cJSON_CreateString(line));
	}
}

/* The only part that differs between two runs. */
static void timing(const struct venue *v, cJSON *json)
{
	static const char *const names[] = { "journal", "risk", "route", "apply", "strategy",
					     "command" };
	cJSON *row = cJSON_AddObjectToObject(json, "timing");
	cJSON *latency = cJSON_AddObjectToObject(row, "latency_ns");

	cJSON_AddNumberToObject(row, "elapsed_s", v->result.elapsed_s);
	cJSON_AddNumberToObject(row, "replay_s", v->result.replay_s);
	for (int32_t i = 0; i < HFT_STAGES; i++) {
		const hft_histogram *histogram = hft_engine_histogram(v->engine, i);
		hft_histogram_stats stats;
		cJSON *stage;

		if (histogram == NULL || hft_histogram_stats_get(histogram, &stats) != HFT_OK)
			continue;
		stage = cJSON_AddObjectToObject(latency, names[i]);
		count(stage, "count", stats.count);
		count(stage, "p50", (uint64_t)stats.p50);
		count(stage, "p99", (uint64_t)stats.p99);
		count(stage, "p999", (uint64_t)stats.p999);
		count(stage, "max", (uint64_t)stats.max);
	}
	cJSON_AddStringToObject(row, "library", hft_version());
	cJSON_AddStringToObject(row, "build", hft_build_info());
}

static int save(const char *text, const char *path)
{
	FILE *file = fopen(path, "w");
	bool good = file != NULL && fputs(text, file) >= 0 && fputc('\n', file) != EOF;

	if (file != NULL)
		good = fclose(file) == 0 && good;
	if (!good)
		fprintf(stderr, "venue: cannot write %s: %s\n", path, strerror(errno));
	return good ? VENUE_OK : VENUE_IO;
}

int venue_result_write(const struct venue *v)
{
	cJSON *json = cJSON_CreateObject();
	char *text;
	int rc;

	setup(v, json);
	flows(v, json);
	counts(v, json);
	depth(v, json);
	groups(v, json);
	maker(v, json);
	itch(v, json);
	check(v, json);
	replay(v, json);
	life(v, json);
	timing(v, json);
	text = cJSON_PrintUnformatted(json);
	cJSON_Delete(json);
	if (text == NULL) {
		fprintf(stderr, "venue: out of memory\n");
		return VENUE_IO;
	}
	rc = save(text, v->config.json);
	cJSON_free(text);
	return rc;
}
