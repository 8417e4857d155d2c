/* SPDX-License-Identifier: Apache-2.0 */
/* needs: replay/session.c */
/* one run in 20 */
/*
 * Bytes as a day: commands, answers, rows, limits, states, routes, time and drains, each a few
 * bytes that choose and, at times, a record of raw bytes over it. Nothing breaks an invariant, and
 * the inputs done again in the smallest engine give the same reports and the same state.
 */
#include <stdlib.h>
#include <string.h>

#include "replay/session.h"

#define TICK ((int64_t)1000000000)
#define CALLS_MAX 400

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct day {
	const uint8_t *data;
	size_t size;
	hft_engine *engine;
	hft_journal *journal;
	struct out out;
	hft_time now;
	uint8_t venue;
};

static void require(int condition)
{
	if (!condition)
		abort();
}

static uint8_t take(struct day *day)
{
	if (day->size == 0)
		return 0;
	day->size--;
	return *day->data++;
}

/* Raw bytes over a record, as far as they go. */
static void overlay(struct day *day, void *record, size_t bytes)
{
	size_t n = day->size < bytes ? day->size : bytes;

	memcpy(record, day->data, n);
	day->data += n;
	day->size -= n;
}

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	const struct day *day = user;

	(void)orders;
	return day->venue % 4 == 0 ? 0 : n;
}

static void drain(struct day *day, uint32_t cap)
{
	require(session_drain(day->engine, &day->out, cap == 0 ? 1 : cap));
}

static void command(struct day *day)
{
	uint8_t how = take(day);
	hft_order order = { .ts = day->now,
			    .kind = (uint8_t)(1 + how % 6),
			    .side = (uint8_t)(1 + (how >> 3) % 2),
			    .ord_type = (uint8_t)(how >> 7 == 0 ? HFT_TYPE_LIMIT : take(day)),
			    .price = (int64_t)(100 + take(day) % 8) * TICK,
			    .qty = take(day) % 32,
			    .instrument = take(day) % 6,
			    .tif = (uint8_t)(take(day) % 7),
			    .session = take(day) % 4 };

	order.party = order.session;
	order.stp = (uint8_t)(how >> 5 & 3);
	order.order_id = order.kind == HFT_ORDER_NEW ? 0 : take(day);
	order.ref_id = order.order_id == 0 ? take(day) : 0;
	order.client_id = take(day) % 64;
	if (order.tif == HFT_TIF_GTD || order.tif == HFT_TIF_GTT)
		order.expire_ts = day->now + take(day);
	if ((how & 0x40) != 0 && take(day) == 0)
		overlay(day, &order, sizeof(order));
	require(hft_engine_submit_n(day->engine, &order, 1) == 1);
}

static void answer(struct day *day)
{
	hft_report report = { .ts = day->now,
			      .order_id = take(day),
			      .kind = take(day) % 16,
			      .qty = take(day) % 32,
			      .trade_id = take(day),
			      .price = (int64_t)(100 + take(day) % 8) * TICK };

	if (report.trade_id == 255)
		overlay(day, &report, sizeof(report));
	require(hft_engine_answer_n(day->engine, &report, 1) == 1);
}

static void row(struct day *day)
{
	hft_ref_row raw = { .kind = take(day) % 6 };
	hft_party party = { .id = take(day) % 8, .account = take(day) % 6, .trader = take(day) % 6,
			    .stp_group = take(day) % 3 };
	int64_t id;

	if (raw.kind == HFT_REF_ROW_PARTY) {
		require(hft_engine_party_add(day->engine, day->now, &party) != HFT_E_INTERNAL);
		return;
	}
	raw.count = (uint32_t)(take(day) * 4);
	overlay(day, raw.bytes, raw.count < sizeof(raw.bytes) ? raw.count : sizeof(raw.bytes));
	id = hft_engine_row_add(day->engine, day->now, &raw);
	require(id != HFT_E_INTERNAL && id != HFT_E_MORE && id != HFT_E_CLOSED);
}

static void supervise(struct day *day)
{
	const hft_risk_author author = { .name = take(day) % 2 == 0 ? "supervisor" : "nobody" };
	int32_t scope = take(day) % 6;
	uint32_t id = take(day) % 8;
	hft_risk_limits limits;
	hft_status status;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = take(day);
	limits.value_max = (int64_t)take(day) << 48;
	limits.long_max = take(day) * 8;
	limits.short_max = take(day) * 8;
	limits.open_max = take(day);
	if (take(day) % 2 == 0)
		status = hft_engine_limits_set(day->engine, day->now, scope, id, &limits, &author);
	else
		status = hft_engine_state_set(day->engine, day->now, scope, id, take(day) % 5,
					      &author);
	require(status != HFT_E_INTERNAL && status != HFT_E_MORE && status != HFT_E_CLOSED);
}

static void route(struct day *day)
{
	const hft_route way = { .size = sizeof(way), .user = day, .send_n = send_n };
	int32_t kind = take(day) % 4;
	hft_status status = hft_engine_route_set(day->engine, day->now, take(day) % 7, kind,
						 kind == HFT_ROUTE_AWAY ? &way : NULL);

	require(status != HFT_E_INTERNAL && status != HFT_E_MORE && status != HFT_E_CLOSED);
}

static void pass_time(struct day *day)
{
	day->now += take(day) * 4;
	while (hft_engine_advance(day->engine, day->now) > 0)
		drain(day, 100);
}

static void limits(struct day *day, int32_t scope, uint32_t id)
{
	const hft_risk_limits wide = { .size = sizeof(wide), .qty_max = 1000,
				       .value_max = INT64_MAX, .long_max = 100000,
				       .short_max = 100000, .open_max = 1000 };

	require(hft_engine_limits_set(day->engine, 1, scope, id, &wide, NULL) == HFT_OK);
}

/* Three LOCAL instruments, one AWAY, three parties. */
static void open_day(struct day *day)
{
	const hft_route way = { .size = sizeof(way), .user = day, .send_n = send_n };

	limits(day, HFT_RISK_FIRM, 0);
	for (uint32_t i = 1; i <= 4; i++) {
		hft_instrument instrument = { .symbol = "S", .venue = "X", .currency = "EUR",
					      .lot_size = 1, .round_lot = 1, .multiplier = TICK,
					      .price_min = HFT_PRICE_NONE,
					      .price_max = HFT_PRICE_NONE };

		instrument.symbol[1] = (uint8_t)('0' + i);
		require(hft_engine_instrument_add(day->engine, 1, &instrument) == i);
		limits(day, HFT_RISK_INSTRUMENT, i);
		require(hft_engine_route_set(day->engine, 1, i,
					     i < 4 ? HFT_ROUTE_LOCAL : HFT_ROUTE_AWAY,
					     i < 4 ? NULL : &way) == HFT_OK);
	}
	for (uint32_t i = 1; i <= 3; i++) {
		const hft_party party = { .account = i, .trader = i };

		require(hft_engine_party_add(day->engine, 1, &party) == i);
		limits(day, HFT_RISK_ACCOUNT, i);
		limits(day, HFT_RISK_TRADER, i);
	}
}

static void call(struct day *day)
{
	uint8_t code = take(day);

	day->venue = code;
	if (code < 140)
		command(day);
	else if (code < 200)
		answer(day);
	else if (code < 215)
		pass_time(day);
	else if (code < 235)
		supervise(day);
	else if (code < 248)
		row(day);
	else
		route(day);
	if (hft_engine_pending(day->engine) || code % 3 == 0)
		drain(day, 1 + code % 64u);
}

static void replay(struct day *day)
{
	static struct out out;
	hft_engine *engine = session_engine(1, NULL, NULL);
	uint64_t position = 0;
	const void *payload;
	hft_input input;

	memset(&out, 0, sizeof(out));
	require(engine != NULL);
	while (hft_journal_next(day->journal, &position, &input, &payload) == 1) {
		require(hft_engine_input(engine, &input, payload) == HFT_OK);
		require(session_drain(engine, &out, 7));
	}
	require(memcmp(&out.digest, &day->out.digest, sizeof(out.digest)) == 0);
	require(hft_engine_hash(engine) == hft_engine_hash(day->engine));
	hft_engine_destroy(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct day day;
	hft_journal_config config;

	memset(&day, 0, sizeof(day));
	day.data = data;
	day.size = size;
	day.now = 1000;
	hft_journal_config_init(&config, sizeof(config));
	config.bytes_max = 1 << 20;
	require(hft_journal_create(&config, &day.journal) == HFT_OK);
	day.engine = session_engine(0, hft_journal_append, day.journal);
	require(day.engine != NULL);
	open_day(&day);
	for (uint32_t i = 0; i < CALLS_MAX && day.size > 0; i++)
		call(&day);
	drain(&day, 512);
	require(hft_engine_check(day.engine) == HFT_OK);
	replay(&day);
	hft_engine_destroy(day.engine);
	hft_journal_destroy(day.journal);
	return 0;
}
