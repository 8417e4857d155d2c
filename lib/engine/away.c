/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/* AWAY: what leaves for a venue, and what comes back. */

/* Replay sends nothing: what a route did not take comes as an input of its own. */
static bool send(hft_engine *engine, const hft_order *order)
{
	const struct hft_own_order *row = hft_own_find(&engine->own, order->order_id, 0);
	const struct hft_engine_way *way;
	hft_order sent = *order;

	if (engine->replaying || row == NULL)
		return row != NULL;
	way = &engine->ways[row->instrument];
	sent.instrument = row->instrument;
	sent.handle = 0;
	return way->send_n != NULL && way->send_n(way->user, &sent, 1) == 1;
}

/* The route took it not: an input like any answer, for replay cannot ask the route. */
static void unsent(hft_engine *engine, const hft_order *order)
{
	const hft_report answer = { .ts = order->ts,
				    .order_id = order->order_id,
				    .price = HFT_PRICE_NONE,
				    .kind = HFT_REPORT_REJECTED,
				    .reason = (uint16_t)-HFT_E_SESSION_DOWN };

	if (hft_engine_answer_take(engine, &answer) == HFT_OK)
		hft_engine_step_answer(engine);
}

/* It passed every check: from here on it is on its way. */
static void leave(hft_engine *engine, const hft_order *order, const hft_risk_hold *hold)
{
	hft_own_submit(&engine->own, order, hold);
	if (!send(engine, order))
		unsent(engine, order);
}

static void refuse(hft_engine *engine, hft_status code)
{
	hft_report report;

	hft_own_refusal(&engine->own, &engine->now.order, code, &report);
	hft_engine_report_put(engine, &report, NULL);
}

void hft_engine_away_order(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	const hft_order *order = &now->order;
	bool replaces = order->kind == HFT_ORDER_REPLACE;
	bool reserves = replaces || order->kind == HFT_ORDER_NEW;
	hft_risk_resting resting;
	hft_status status = hft_own_check(&engine->own, order, &resting);

	if (status == HFT_OK && reserves)
		status = hft_risk_reserve(engine->risk, order, replaces ? &resting : NULL,
					  &now->hold);
	hft_engine_stage(engine, HFT_STAGE_RISK);
	if (status != HFT_OK) {
		refuse(engine, status);
		return;
	}
	if (now->named)
		hft_engine_names_put(&engine->names, order->session, order->client_id,
				     order->order_id);
	now->named = false;
	leave(engine, order, reserves ? &now->hold : NULL);
	hft_engine_stage(engine, HFT_STAGE_ROUTE);
}

static void cancel(hft_engine *engine, const hft_order *order)
{
	hft_risk_resting resting;
	hft_status status = hft_own_check(&engine->own, order, &resting);

	if (status == HFT_OK)
		leave(engine, order, NULL);
	else if (status == HFT_E_SESSION_PENDING)
		hft_own_cancel_later(&engine->own, order->order_id);
}

hft_status hft_engine_answer_take(hft_engine *engine, const hft_report *report)
{
	hft_report *answer = &engine->now.answer;

	*answer = *report;
	answer->seq = engine->seq + 1;
	answer->handle = 0;
	return hft_engine_take(engine, HFT_INPUT_REPORT, report->ts, answer, sizeof(*answer));
}

void hft_engine_step_answer(hft_engine *engine)
{
	struct hft_own_out *out = &engine->away;
	hft_order order = { .ts = engine->now.answer.ts,
			    .seq = engine->now.answer.seq,
			    .kind = HFT_ORDER_CANCEL,
			    .price = HFT_PRICE_NONE };
	hft_status status;

	status = hft_own_answer(&engine->own, &engine->now.answer, out);
	/* No report tells of it, so it is counted under no kind of report. */
	if (status != HFT_OK)
		engine->reasons[0][-status]++;
	for (uint32_t i = 0; i < out->count; i++)
		hft_engine_report_put(engine, &out->reports[i], out->holds[i]);
	if (out->cancel_due != 0) {
		order.order_id = out->order_id;
		cancel(engine, &order);
	}
	if (engine->own.broken != 0)
		hft_engine_poison(engine);
}

int64_t hft_engine_answers_in(hft_engine *engine, const hft_report *reports, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		hft_status status;

		if (engine->strategies.count != 0)
			hft_strategies_begin(&engine->strategies, reports[i].ts);
		engine->taken_at = hft_engine_clock(engine);
		status = hft_engine_answer_take(engine, &reports[i]);
		if (status == HFT_OK) {
			engine->now.step = HFT_STEP_ANSWER;
			status = hft_engine_run(engine);
		}
		if (status != HFT_OK)
			return status == HFT_E_CLOSED && i > 0 ? (int64_t)i : status;
		if (hft_engine_busy(engine) || engine->closed)
			return i + 1;
	}
	return n;
}

int64_t hft_engine_answer_n(hft_engine *engine, const hft_report *reports, uint32_t n)
{
	hft_status status = hft_engine_enter(engine);
	int64_t taken;

	if (status != HFT_OK)
		return status;
	taken = reports == NULL && n > 0 ? HFT_E_INVAL :
					   hft_engine_answers_in(engine, reports, n);
	hft_engine_leave(engine);
	return taken;
}

static uint32_t account_of(const hft_engine *engine, uint32_t party)
{
	hft_party row;

	return hft_ref_party(engine->ref, party, &row) == HFT_OK ? row.account : 0;
}

bool hft_engine_owns(const hft_engine *engine, const hft_order *command, uint16_t session,
		     uint32_t party)
{
	uint32_t account;

	if (command->session == 0 || command->session == session)
		return true;
	if ((engine->config.flags & HFT_ENGINE_OWNER_ACCOUNT) == 0)
		return false;
	account = account_of(engine, party);
	return account != 0 && account == account_of(engine, command->party);
}

static bool scope_has(const hft_engine *engine, const hft_order *mass,
		      const struct hft_own_order *order)
{
	hft_party row = { 0 };

	if (mass->ord_type == HFT_MASS_ALL)
		return true;
	if (mass->ord_type == HFT_MASS_SESSION)
		return mass->ref_id == order->session;
	if (mass->ord_type == HFT_MASS_PARTY)
		return mass->ref_id == order->party;
	if (hft_ref_party(engine->ref, order->party, &row) != HFT_OK)
		return mass->ord_type == HFT_MASS_ACCOUNT && mass->ref_id == order->party;
	switch (mass->ord_type) {
	case HFT_MASS_ACCOUNT:
		return mass->ref_id == row.account;
	case HFT_MASS_TRADER:
		return mass->ref_id == row.trader;
	case HFT_MASS_DESK:
		return mass->ref_id == row.desk;
	case HFT_MASS_CLIENT:
		return mass->ref_id == row.client;
	default:
		return mass->ref_id == row.strategy;
	}
}

static bool meant(const hft_engine *engine, const hft_order *mass,
		  const struct hft_own_order *order)
{
	return (mass->instrument == 0 || mass->instrument == order->instrument) &&
	       (mass->side == HFT_SIDE_NONE || mass->side == order->side) &&
	       hft_engine_owns(engine, mass, order->session, order->party) &&
	       scope_has(engine, mass, order);
}

/* One live order after another, by id: the cursor is the one seen last. */
bool hft_engine_step_away_mass(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;
	const hft_order mass = now->order;
	const struct hft_own_order *order;

	for (uint32_t work = 0;; work++) {
		order = now->cursor == 0 ?
				hft_own_first(&engine->own) :
				hft_own_next(&engine->own,
					     hft_own_find(&engine->own, now->cursor, 0));
		if (order == NULL)
			break;
		if (work == engine->config.work_max || engine->closed || engine->poisoned ||
		    hft_engine_out_room(&engine->reports, HFT_ENGINE_ROOM) == 0)
			return false;
		now->cursor = order->order_id;
		if (meant(engine, &mass, order)) {
			hft_order one = { .ts = mass.ts,
					  .seq = mass.seq,
					  .order_id = order->order_id,
					  .price = HFT_PRICE_NONE,
					  .instrument = order->instrument,
					  .party = mass.party,
					  .session = mass.session,
					  .kind = HFT_ORDER_CANCEL };

			cancel(engine, &one);
		}
	}
	now->step = HFT_STEP_NONE;
	return true;
}

bool hft_engine_step_away_day(hft_engine *engine)
{
	struct hft_engine_command *now = &engine->now;

	hft_own_day_end(&engine->own, now->order.instrument, &now->cursor,
			engine->config.work_max);
	if (now->cursor != 0)
		return false;
	now->step = now->order.instrument == 0 ? HFT_STEP_NAMES : HFT_STEP_NONE;
	return true;
}
