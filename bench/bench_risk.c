/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <hft/risk.h>

#include <string.h>

/* Parties and instruments in turn, so that the rows of orders near in time differ. */
enum { IDS = 16, BATCH = 256, BATCHES = 512, QTY = 100 };

static const int64_t cent = 10000000;

struct desk {
	hft_ref *ref;
	hft_risk *risk;
	hft_order orders[BATCH];
	hft_report reports[BATCH];
	hft_report closings[BATCH];
	hft_risk_hold holds[BATCH];
	bool failed;
};

static hft_status ref_make(hft_ref **out)
{
	hft_instrument row = { .lot_size = QTY, .round_lot = QTY, .multiplier = 1000000000,
			       .venue = "XNAS", .price_min = 0, .price_max = HFT_PRICE_NONE,
			       .tick_table = 1 };
	hft_tick_band band = { 0, cent };
	hft_party party = { .id = 0 };
	hft_ref_config config;
	hft_status status;

	hft_ref_config_init(&config, sizeof(config));
	status = hft_ref_create(&config, out);
	if (status != HFT_OK || hft_ref_tick_table_add(*out, &band, 1) != 1)
		return HFT_E_NOMEM;
	for (uint32_t id = 1; id <= IDS; id++) {
		row.symbol[0] = (uint8_t)('A' + id);
		party.account = id;
		party.trader = 1 + id / 4;
		if (hft_ref_instrument_add(*out, &row) != id ||
		    hft_ref_party_add(*out, &party) != id)
			return HFT_E_NOMEM;
	}
	return HFT_OK;
}

static hft_status limits_make(hft_risk *risk)
{
	hft_risk_limits limits;
	hft_status failed = HFT_OK;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = 10000;
	limits.value_max = INT64_MAX;
	limits.long_max = limits.short_max = (int64_t)1 << 50;
	limits.open_max = 1000000;
	failed |= hft_risk_limits_set(risk, HFT_RISK_FIRM, 0, &limits, NULL);
	for (uint32_t id = 1; id <= IDS; id++) {
		for (int32_t scope = HFT_RISK_INSTRUMENT; scope <= HFT_RISK_TRADER; scope++)
			failed |= hft_risk_limits_set(risk, scope, id, &limits, NULL);
		failed |= hft_risk_instrument_load(risk, id);
		failed |= hft_risk_party_load(risk, id);
	}
	return failed;
}

static void flow_make(struct desk *d)
{
	for (uint32_t i = 0; i < BATCH; i++) {
		hft_order *order = &d->orders[i];

		*order = (hft_order){ .kind = HFT_ORDER_NEW,
				      .ord_type = HFT_TYPE_LIMIT,
				      .qty = QTY * (1 + i % 7),
				      .price = (30000 + i * 37 % 101) * cent,
				      .party = 1 + i * 7 % IDS,
				      .instrument = 1 + i / IDS * 5 % IDS,
				      .side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK };
		d->reports[i] = (hft_report){ .kind = HFT_REPORT_FILL,
					      .qty = order->qty,
					      .price = order->price,
					      .party = order->party,
					      .instrument = order->instrument,
					      .side = order->side };
		d->closings[i] = d->reports[i];
		d->closings[i].kind = HFT_REPORT_FILLED;
		d->closings[i].flags = HFT_REPORT_LAST_OF_COMMAND;
	}
}

static hft_status desk_make(struct desk *d)
{
	hft_risk_config config;
	hft_status status = ref_make(&d->ref);

	if (status != HFT_OK)
		return status;
	hft_risk_config_init(&config, sizeof(config));
	config.ref = d->ref;
	status = hft_risk_create(&config, &d->risk);
	if (status != HFT_OK)
		return status;
	flow_make(d);
	return limits_make(d->risk);
}

static void reserve_all(struct desk *d)
{
	for (uint32_t i = 0; i < BATCH; i++)
		d->failed |= hft_risk_reserve(d->risk, &d->orders[i], NULL, &d->holds[i]) != HFT_OK;
}

static void apply_all(struct desk *d, const hft_report *reports)
{
	for (uint32_t i = 0; i < BATCH; i++)
		d->failed |= hft_risk_apply(d->risk, &reports[i], &d->holds[i]) != HFT_OK;
}

/* ns of each part, an order. */
struct parts {
	double reserve;
	double fill;
	double close;
};

static struct parts parts_round(struct desk *d)
{
	struct parts parts = { 0 };

	for (uint32_t i = 0; i < BATCHES; i++) {
		double at[4];

		at[0] = bench_cpu_ns();
		reserve_all(d);
		at[1] = bench_cpu_ns();
		apply_all(d, d->reports);
		at[2] = bench_cpu_ns();
		apply_all(d, d->closings);
		at[3] = bench_cpu_ns();
		parts.reserve += (at[1] - at[0]) / (BATCH * BATCHES);
		parts.fill += (at[2] - at[1]) / (BATCH * BATCHES);
		parts.close += (at[3] - at[2]) / (BATCH * BATCHES);
	}
	return parts;
}

static double reserve_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return parts_round(arg).reserve;
}

static double fill_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return parts_round(arg).fill;
}

static double close_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return parts_round(arg).close;
}

void bench_risk(struct bench *b)
{
	static struct desk desk;
	struct bench_case cases[] = {
		{ .name = "reserve a new order", .round = reserve_round, .arg = &desk },
		{ .name = "apply a fill", .round = fill_round, .arg = &desk },
		{ .name = "apply a closing report", .round = close_round, .arg = &desk },
	};

	if (!bench_wants(b, "risk"))
		return;
	if (desk_make(&desk) != HFT_OK) {
		bench_fail(b, "risk: no memory");
		return;
	}
	bench_run(b, cases, 3);
	for (int i = 0; i < 3; i++)
		bench_add(b, "risk", cases[i].name, cases[i].median, "ns/call", 0, NULL);
	if (desk.failed || hft_risk_check(desk.risk) != HFT_OK)
		bench_fail(b, "risk: an order or report was refused");
	hft_risk_destroy(desk.risk);
	hft_ref_destroy(desk.ref);
}
