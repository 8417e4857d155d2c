/* SPDX-License-Identifier: Apache-2.0 */
#include "risk_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	INSTRUMENTS = 4,
	PARTIES = 7,
	ACCOUNTS = 3,
	TRADERS = 3,
	TICK = 5,
	ROWS_FEW = 9 /* fewer than parties and instruments need */
};

static void require_at(int condition, int line, const char *text)
{
	if (condition)
		return;
	fprintf(stderr, "risk_world.c:%d: %s\n", line, text);
	abort();
}

#define REQUIRE(condition) require_at(condition, __LINE__, #condition)

static uint64_t pick(struct risk_world *w, uint64_t below)
{
	return w->pick(w->user, below);
}

static bool chance(struct risk_world *w, uint64_t one_in)
{
	return pick(w, one_in) == 0;
}

static int32_t verify(void *user, const char *author, const uint8_t digest[32],
		      const uint8_t *signature, uint32_t signature_size)
{
	const struct risk_world *w = user;

	(void)author;
	(void)digest;
	(void)signature;
	(void)signature_size;
	return w->allow;
}

static const hft_tick_band tick_bands[3][2] = {
	{ { 0, TICK }, { 0, 0 } },
	{ { 0, 1 }, { 50, 4 } },
	{ { 0, INT64_MAX }, { 0, 0 } },
};
static const uint32_t tick_band_counts[] = { 1, 2, 1 };

static hft_instrument instrument_pick(struct risk_world *w, uint32_t id)
{
	static const int64_t multipliers[] = { 1000000000, 1000000000, 1, 999999937,
					       5000000000, INT64_MAX, 1000000000, 1 };
	static const int64_t lots[] = { 1, 1, 3, 8 };
	hft_instrument row;

	memset(&row, 0, sizeof(row));
	row.id = id;
	row.symbol[0] = (uint8_t)('A' + id);
	row.venue[0] = 'X';
	row.round_lot = 1;
	row.lot_size = lots[pick(w, 4)];
	row.multiplier = multipliers[pick(w, 8)];
	row.tick_table = chance(w, 16) ? 3 : (uint32_t)pick(w, 3);
	row.price_min = chance(w, 4) ? -60 : HFT_PRICE_NONE;
	row.price_max = chance(w, 4) ? 60 : HFT_PRICE_NONE;
	return row;
}

static void instrument_load(struct risk_world *w, uint32_t id)
{
	hft_instrument row = instrument_pick(w, id);
	hft_instrument now;
	bool found;

	if (id <= INSTRUMENTS)
		(void)hft_ref_instrument_add(w->ref, &row);
	found = hft_ref_instrument(w->ref, id, &now) == HFT_OK;
	REQUIRE(hft_risk_instrument_load(w->risk, id) ==
		naive_risk_instrument_load(
			&w->naive, found ? &now : NULL,
			tick_bands[found && now.tick_table != 0 ? now.tick_table - 1 : 0],
			found && now.tick_table != 0 ? tick_band_counts[now.tick_table - 1] : 0));
}

static void party_load(struct risk_world *w, uint32_t id)
{
	hft_party row;
	bool found;

	memset(&row, 0, sizeof(row));
	row.id = id;
	row.account = chance(w, 64) ? ACCOUNTS + 1 : 1 + (uint32_t)pick(w, ACCOUNTS);
	row.position_account = chance(w, 3) ? (uint32_t)pick(w, ACCOUNTS + 1) : 0;
	row.trader = chance(w, 64) ? 0 : 1 + (uint32_t)pick(w, TRADERS);
	row.session = chance(w, 3) ? (uint16_t)pick(w, 3) : 0;
	if (id <= PARTIES)
		(void)hft_ref_party_add(w->ref, &row);
	found = hft_ref_party(w->ref, id, &row) == HFT_OK;
	REQUIRE(hft_risk_party_load(w->risk, id) ==
		naive_risk_party_load(&w->naive, found ? &row : NULL));
}

static int64_t limit_pick(struct risk_world *w, int64_t most)
{
	return chance(w, 8) ? INT64_MAX : (int64_t)pick(w, (uint64_t)most);
}

static hft_risk_limits limits_pick(struct risk_world *w, bool wide)
{
	hft_risk_limits limits;

	REQUIRE(hft_risk_limits_init(&limits, sizeof(limits)) == HFT_OK);
	limits.qty_max = wide ? INT64_MAX : limit_pick(w, 600);
	limits.value_max = wide || chance(w, 3) ? INT64_MAX : limit_pick(w, 20000);
	limits.long_max = wide ? INT64_MAX : limit_pick(w, 2000);
	limits.short_max = wide ? INT64_MAX : limit_pick(w, 2000);
	limits.open_max = wide ? UINT64_MAX : pick(w, 60);
	return limits;
}

static void scope_pick(struct risk_world *w, int32_t *scope, uint32_t *id)
{
	*scope = 1 + (int32_t)pick(w, 4);
	*id = *scope == HFT_RISK_FIRM && !chance(w, 8) ? 0 : (uint32_t)pick(w, 6);
}

static void limits_set(struct risk_world *w, int32_t scope, uint32_t id, bool wide)
{
	hft_risk_limits limits = limits_pick(w, wide);
	hft_risk_author author = { .name = "risk officer" };

	w->allow = (int32_t)pick(w, 3);
	REQUIRE(hft_risk_limits_set(w->risk, scope, id, &limits, &author) ==
		naive_risk_limits_set(&w->naive, scope, id, &limits, w->allow == 1));
}

static void limits_set_any(struct risk_world *w)
{
	int32_t scope;
	uint32_t id;

	scope_pick(w, &scope, &id);
	limits_set(w, scope, id, chance(w, 3));
}

static void state_set(struct risk_world *w)
{
	hft_risk_author author = { .name = "risk officer" };
	int32_t state = 1 + (int32_t)pick(w, 3);
	int32_t scope;
	uint32_t id;

	scope_pick(w, &scope, &id);
	/* Most of the time it is open, or little would happen. */
	w->allow = !chance(w, 4);
	state = chance(w, 8) ? state : HFT_RISK_OPEN;
	REQUIRE(hft_risk_state_set(w->risk, scope, id, state, &author) ==
		naive_risk_state_set(&w->naive, scope, id, state, w->allow == 1));
}

void risk_world_open(struct risk_world *w, uint32_t shape, uint64_t hash_seed)
{
	hft_ref_config ref = { .size = 0 };
	hft_risk_config config;

	hft_ref_config_init(&ref, sizeof(ref));
	ref.instruments_max = INSTRUMENTS;
	ref.parties_max = PARTIES;
	ref.rows_max = 1 << 12;
	REQUIRE(hft_ref_create(&ref, &w->ref) == HFT_OK);
	for (uint32_t i = 0; i < 3; i++)
		REQUIRE(hft_ref_tick_table_add(w->ref, tick_bands[i], tick_band_counts[i]) > 0);
	hft_risk_config_init(&config, sizeof(config));
	/* The last instrument and party of ref are beyond what risk may know. */
	config.instruments_max = INSTRUMENTS - 1;
	config.parties_max = PARTIES - 1;
	config.accounts_max = ACCOUNTS;
	config.traders_max = TRADERS;
	config.positions_max = (shape & 1) != 0 ? ROWS_FEW : NAIVE_RISK_ROWS;
	config.ref = w->ref;
	config.verify = verify;
	config.verify_user = w;
	config.hash_seed = hash_seed;
	REQUIRE(hft_risk_create(&config, &w->risk) == HFT_OK);
	naive_risk_init(&w->naive, &config);
	for (uint32_t id = 1; id <= INSTRUMENTS; id++)
		instrument_load(w, id);
	for (uint32_t id = 1; id <= PARTIES; id++)
		party_load(w, id);
	/* All scopes but one in 48, and a few that do not exist. */
	for (int32_t scope = HFT_RISK_FIRM; scope <= HFT_RISK_TRADER; scope++)
		for (uint32_t id = 0; id < 5; id++)
			if (!chance(w, 48))
				limits_set(w, scope, id, (shape & 2) != 0);
}

void risk_world_close(struct risk_world *w)
{
	risk_world_compare(w);
	hft_risk_destroy(w->risk);
	hft_ref_destroy(w->ref);
}

static int64_t price_pick(struct risk_world *w)
{
	static const int64_t edges[] = { INT64_MIN, INT64_MIN + 1, -INT64_MAX, INT64_MAX - 1,
					 HFT_PRICE_NONE, HFT_PRICE_NONE, 0, -1 };
	int64_t price;

	if (chance(w, 12))
		return edges[pick(w, 8)];
	price = (int64_t)pick(w, 33) - 16;
	return chance(w, 8) ? price : price * 4 * TICK;
}

static int64_t qty_pick(struct risk_world *w)
{
	static const int64_t edges[] = { HFT_QTY_MAX, HFT_QTY_MAX + 1, 0,	 -1,
					 INT64_MIN,   INT64_MAX,       INT64_MIN + 1, HFT_QTY_MAX };
	int64_t qty;

	if (chance(w, 24))
		return edges[pick(w, 8)];
	/* Mostly a multiple of every lot. */
	qty = 24 * (1 + (int64_t)pick(w, 6));
	return chance(w, 4) ? qty + (int64_t)pick(w, 24) : qty;
}

static hft_order order_pick(struct risk_world *w, uint8_t kind)
{
	hft_order order = { .kind = kind };

	/* One at a time: initialisers are evaluated in any order, and a seed means one flow. */
	order.price = price_pick(w);
	order.qty = qty_pick(w);
	order.party = 1 + (uint32_t)pick(w, PARTIES - 1);
	order.instrument = 1 + (uint32_t)pick(w, INSTRUMENTS - 1);
	if (chance(w, 32))
		order.party = (uint32_t)pick(w, PARTIES + 2);
	if (chance(w, 32))
		order.instrument = (uint32_t)pick(w, INSTRUMENTS + 2);
	order.side = chance(w, 32) ? (uint8_t)pick(w, 256) : (uint8_t)(1 + pick(w, 2));
	order.ord_type = chance(w, 8) ? (uint8_t)pick(w, 15) : HFT_TYPE_LIMIT;
	order.tif = chance(w, 8) ? (uint8_t)pick(w, 9) : HFT_TIF_DAY;
	order.session = chance(w, 3) ? (uint16_t)pick(w, 3) : 0;
	return order;
}

static struct naive_risk_order *live_pick(struct risk_world *w)
{
	struct naive_risk_order *orders = w->naive.orders;
	uint32_t from = (uint32_t)pick(w, NAIVE_RISK_ORDERS);

	for (uint32_t i = 0; i < NAIVE_RISK_ORDERS; i++)
		if (orders[(from + i) % NAIVE_RISK_ORDERS].id != 0)
			return &orders[(from + i) % NAIVE_RISK_ORDERS];
	return NULL;
}

static hft_risk_hold *hold_of(struct risk_world *w, const struct naive_risk_order *order)
{
	return &w->holds[order - w->naive.orders];
}

static void send_new(struct risk_world *w)
{
	hft_order order = order_pick(w, HFT_ORDER_NEW);
	hft_risk_hold hold;
	hft_status status;

	if (naive_risk_order(&w->naive, 0) == NULL)
		return;
	status = naive_risk_reserve(&w->naive, &order, ++w->seq);
	REQUIRE(hft_risk_reserve(w->risk, &order, NULL, &hold) == status);
	REQUIRE(hold.kind == (status == HFT_OK ? HFT_ORDER_NEW : 0));
	if (status == HFT_OK)
		*hold_of(w, naive_risk_order(&w->naive, w->seq)) = hold;
}

static void send_replace(struct risk_world *w)
{
	struct naive_risk_order *old = live_pick(w);
	hft_order order = order_pick(w, HFT_ORDER_REPLACE);
	hft_risk_resting resting;
	hft_risk_hold hold;
	hft_status status;

	if (old == NULL || old->pending != 0)
		return;
	resting = (hft_risk_resting){ .price = old->price,
				      .qty = old->resting,
				      .cum_qty = old->cum_qty,
				      .instrument = old->instrument,
				      .party = old->party,
				      .side = old->side };
	order.flags = chance(w, 3) ? HFT_ORDER_QTY_TOTAL : 0;
	status = naive_risk_reserve(&w->naive, &order, old->id);
	REQUIRE(hft_risk_reserve(w->risk, &order, &resting, &hold) == status);
	REQUIRE(hold.kind == old->pending);
	if (old->pending != 0)
		*hold_of(w, old) = hold;
}

static void send_other(struct risk_world *w)
{
	static const uint8_t kinds[] = { HFT_ORDER_CANCEL, HFT_ORDER_MASS_CANCEL, HFT_ORDER_TIMER,
					 HFT_ORDER_QUOTE, 0, 7, 255, HFT_ORDER_CANCEL };
	hft_order order = order_pick(w, kinds[pick(w, 8)]);
	hft_risk_hold hold;
	hft_status status = naive_risk_reserve(&w->naive, &order, 0);

	REQUIRE(hft_risk_reserve(w->risk, &order, NULL, &hold) == status);
	REQUIRE(hold.kind == 0);
}

static hft_report report_of(struct risk_world *w, const struct naive_risk_order *order,
			    uint8_t kind, int64_t qty)
{
	hft_report report = { .kind = kind,
			      .qty = qty,
			      .leaves = order->resting + order->extra - qty,
			      .price = price_pick(w),
			      .order_id = order->id,
			      .instrument = order->instrument,
			      .party = order->party,
			      .side = (uint8_t)order->side };

	report.seq = ++w->seq;
	report.ts = (hft_time)(w->seq * 1000);
	if (report.price == HFT_PRICE_NONE)
		report.price = 7;
	return report;
}

static void trade_keep(struct risk_world *w, const hft_report *report)
{
	if (report->kind == HFT_REPORT_FILL)
		w->trades[w->trade_count++ % RISK_WORLD_TRADES] = *report;
}

/* Both take the report. What the order then has is open, no more and no less. */
static void tell(struct risk_world *w, struct naive_risk_order *order, const hft_report *report)
{
	hft_risk_hold *hold = order->pending != 0 ? hold_of(w, order) : NULL;
	hft_risk_hold none = { .kind = 0 };

	REQUIRE(hft_risk_apply(w->risk, report,
			       hold != NULL ? hold : chance(w, 2) ? &none : NULL) == HFT_OK);
	naive_risk_apply(&w->naive, report);
	REQUIRE(hold == NULL || (hold->kind != 0) == (order->id != 0 && order->pending != 0));
	REQUIRE(none.kind == 0);
	trade_keep(w, report);
	w->reports++;
}

static int64_t some_of(struct risk_world *w, int64_t qty)
{
	return chance(w, 3) ? qty : 1 + (int64_t)pick(w, (uint64_t)qty);
}

static void tell_standing(struct risk_world *w, struct naive_risk_order *order)
{
	static const uint8_t kinds[] = {
		HFT_REPORT_FILL,      HFT_REPORT_FILL,	   HFT_REPORT_FILL,
		HFT_REPORT_CANCELLED, HFT_REPORT_CANCELLED, HFT_REPORT_EXPIRED,
		HFT_REPORT_RESTATED,  HFT_REPORT_REJECTED, HFT_REPORT_TRIGGERED,
		HFT_REPORT_REFRESHED, HFT_REPORT_SUSPENDED, HFT_REPORT_PENDING,
	};
	uint8_t kind = kinds[pick(w, sizeof(kinds))];
	hft_report report;

	if (kind == HFT_REPORT_REJECTED || kind == HFT_REPORT_TRIGGERED ||
	    kind == HFT_REPORT_REFRESHED || kind >= HFT_REPORT_SUSPENDED) {
		report = report_of(w, order, kind, 0);
		report.qty = qty_pick(w);
	} else {
		report = report_of(w, order, kind, some_of(w, order->resting));
	}
	/* The last report of the command that met it. */
	report.flags = chance(w, 2) ? HFT_REPORT_LAST_OF_COMMAND : 0;
	tell(w, order, &report);
}

static void tell_refused(struct risk_world *w, struct naive_risk_order *order)
{
	hft_report report = report_of(w, order, HFT_REPORT_REJECTED, 0);

	report.qty = qty_pick(w);
	report.leaves = chance(w, 2) ? 0 : qty_pick(w);
	report.side = chance(w, 2) ? HFT_SIDE_NONE : report.side;
	report.instrument = chance(w, 2) ? 0 : report.instrument;
	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	tell(w, order, &report);
}

/* Closes its command with what is left, or with less: the book took some off on the way. */
static void tell_last(struct risk_world *w, struct naive_risk_order *order)
{
	static const uint8_t kinds[] = { HFT_REPORT_ACCEPTED, HFT_REPORT_PARTLY_FILLED,
					 HFT_REPORT_FILLED, HFT_REPORT_CANCELLED,
					 HFT_REPORT_EXPIRED, HFT_REPORT_RESTATED };
	hft_report report = report_of(w, order, kinds[pick(w, sizeof(kinds))], 0);
	int64_t total = order->resting + order->extra;

	if (chance(w, 3))
		report.leaves = 0;
	else if (chance(w, 3))
		report.leaves = (int64_t)pick(w, (uint64_t)total + 1);
	report.qty = total - report.leaves;
	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	tell(w, order, &report);
	REQUIRE(report.leaves == 0 ? order->id == 0 :
				     order->resting == report.leaves && order->extra == 0);
}

static void tell_replaced(struct risk_world *w, struct naive_risk_order *order)
{
	hft_report report = report_of(w, order, HFT_REPORT_REPLACED, 0);

	/* A venue may say more than is left of what was asked, after fills on the way. */
	report.leaves = 1 + (int64_t)pick(w, (uint64_t)(order->resting + order->extra) + 2);
	if (report.leaves > HFT_QTY_MAX)
		report.leaves = HFT_QTY_MAX;
	report.qty = report.leaves;
	report.flags = chance(w, 2) ? HFT_REPORT_LAST_OF_COMMAND : 0;
	tell(w, order, &report);
}

static void tell_pending(struct risk_world *w, struct naive_risk_order *order)
{
	static const uint8_t kinds[] = { HFT_REPORT_FILL, HFT_REPORT_FILL, HFT_REPORT_CANCELLED,
					 HFT_REPORT_RESTATED };
	int64_t total = order->resting + order->extra;
	uint64_t what = pick(w, 8);
	hft_report report;

	if (what == 0) {
		tell_refused(w, order);
	} else if (what == 1 && order->pending == HFT_ORDER_REPLACE) {
		tell_replaced(w, order);
	} else if (what <= 4 && total > 0) {
		report = report_of(w, order, kinds[pick(w, 4)], some_of(w, total));
		tell(w, order, &report);
	} else if (what == 5) {
		report = report_of(w, order, HFT_REPORT_ACCEPTED, 0);
		tell(w, order, &report);
	} else {
		tell_last(w, order);
	}
}

static void answer(struct risk_world *w)
{
	struct naive_risk_order *order = live_pick(w);

	if (order == NULL)
		return;
	if (order->pending != 0)
		tell_pending(w, order);
	else
		tell_standing(w, order);
}

static const struct naive_risk_row *row_of(struct risk_world *w, const hft_report *report,
					   uint32_t scope)
{
	const hft_party *party = &w->naive.parties[report->party].row;
	uint32_t account = party->position_account != 0 ? party->position_account : party->account;
	uint32_t id = scope == HFT_RISK_ACCOUNT ? account : party->trader;

	for (uint32_t i = 0; i < w->naive.row_count; i++)
		if (w->naive.rows[i].scope == scope && w->naive.rows[i].id == id &&
		    w->naive.rows[i].instrument == report->instrument)
			return &w->naive.rows[i];
	return NULL;
}

/* Parties may have moved since to rows that do not have the trade. */
static hft_status bust_expected(struct risk_world *w, const hft_report *report)
{
	if (!w->naive.parties[report->party].loaded)
		return HFT_E_RISK_NO_LIMIT;
	for (uint32_t scope = HFT_RISK_ACCOUNT; scope <= HFT_RISK_TRADER; scope++) {
		const struct naive_risk_row *row = row_of(w, report, scope);

		if (row == NULL || row->fills == 0 ||
		    (report->side == HFT_SIDE_BID ? row->bought : row->sold) < report->qty)
			return HFT_E_INVAL;
	}
	return HFT_OK;
}

static void bust(struct risk_world *w)
{
	hft_report *trade = &w->trades[pick(w, RISK_WORLD_TRADES)];
	hft_status expected;

	if (trade->kind != HFT_REPORT_FILL)
		return;
	trade->kind = HFT_REPORT_BUST;
	trade->seq = ++w->seq;
	expected = bust_expected(w, trade);
	REQUIRE(hft_risk_apply(w->risk, trade, NULL) == expected);
	if (expected == HFT_OK)
		naive_risk_bust(&w->naive, trade);
}

/* Reports that contradict whatever is open. */
static void tell_nonsense(struct risk_world *w)
{
	struct naive_risk_order *order = live_pick(w);
	uint64_t before = hft_risk_hash(w->risk);
	hft_report report;

	if (order == NULL)
		return;
	report = report_of(w, order, HFT_REPORT_FILL, 1);
	report.leaves = 0;
	switch (pick(w, 8)) {
	case 0: report.qty = 0; break;
	case 1: report.qty = HFT_QTY_MAX + 1; break;
	case 2: report.side = HFT_SIDE_NONE; break;
	case 3: report.leaves = -1; break;
	case 4: report.price = HFT_PRICE_NONE; break;
	case 5: report.kind = HFT_REPORT_REPLACED; break;
	case 6: report.party = chance(w, 2) ? 0 : UINT32_MAX; break;
	default: report.instrument = chance(w, 2) ? 0 : UINT32_MAX; break;
	}
	REQUIRE(hft_risk_apply(w->risk, &report, NULL) ==
		(report.party != order->party || report.instrument != order->instrument ?
			 HFT_E_RISK_NO_LIMIT :
			 HFT_E_INVAL));
	REQUIRE(hft_risk_hash(w->risk) == before);
}

void risk_world_step(struct risk_world *w)
{
	uint64_t what = pick(w, 256);

	if (what < 90)
		send_new(w);
	else if (what < 125)
		send_replace(w);
	else if (what < 232)
		answer(w);
	else if (what < 236)
		send_other(w);
	else if (what < 240)
		bust(w);
	else if (what < 243)
		tell_nonsense(w);
	else if (what < 247)
		limits_set_any(w);
	else if (what < 252)
		state_set(w);
	else if (what < 254)
		party_load(w, 1 + (uint32_t)pick(w, PARTIES + 1));
	else
		instrument_load(w, 1 + (uint32_t)pick(w, INSTRUMENTS + 1));
}

void risk_world_compare(struct risk_world *w)
{
	hft_position rows[NAIVE_RISK_ROWS + 1];
	hft_position expected;
	hft_position found;
	hft_risk_stats stats;

	REQUIRE(hft_risk_positions_read(w->risk, 0, rows, NAIVE_RISK_ROWS + 1) ==
		w->naive.row_count);
	for (uint32_t i = 0; i < w->naive.row_count; i++) {
		naive_risk_row(&w->naive, i, &expected);
		REQUIRE(memcmp(&rows[i], &expected, sizeof(expected)) == 0);
		REQUIRE(hft_risk_position_read(w->risk, (int32_t)expected.scope, expected.id,
					       expected.instrument, &found) == HFT_OK);
		REQUIRE(memcmp(&found, &expected, sizeof(expected)) == 0);
	}
	REQUIRE(hft_risk_hash(w->risk) == naive_risk_hash(&w->naive));
	REQUIRE(hft_risk_stats_get(w->risk, &stats) == HFT_OK);
	REQUIRE(stats.passed == w->naive.passed && stats.refused == w->naive.refused_all);
	REQUIRE(stats.positions == w->naive.row_count);
	for (int32_t code = 0; code < 64; code++)
		REQUIRE(hft_risk_refused(w->risk, -100 - code) == w->naive.refused[code]);
	REQUIRE(hft_risk_check(w->risk) == HFT_OK);
}
