/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

hft_status hft_engine_take(hft_engine *engine, uint32_t kind, hft_time ts, const void *payload,
			   uint32_t bytes)
{
	hft_input input = { .seq = engine->seq + 1, .ts = ts, .kind = kind, .bytes = bytes };

	/* What is replayed has been recorded. */
	if (engine->config.journal != NULL && !engine->replaying &&
	    engine->config.journal(engine->config.journal_user, &input, payload) != HFT_OK) {
		engine->closed = true;
		return HFT_E_CLOSED;
	}
	engine->seq++;
	engine->last_ts = ts;
	return HFT_OK;
}

static hft_status redo_order(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_status status;
	hft_order order;

	memcpy(&order, payload, sizeof(order));
	if (order.seq != input->seq || order.ts != input->ts || order.handle != 0 ||
	    (order.kind == HFT_ORDER_NEW && order.order_id != order.seq))
		return HFT_E_MALFORMED;
	status = hft_engine_order_take(engine, &order);
	return status == HFT_OK ? hft_engine_run(engine) : status;
}

static hft_status redo_answer(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_status status;
	hft_report report;

	memcpy(&report, payload, sizeof(report));
	if (report.seq != input->seq || report.ts != input->ts || report.handle != 0)
		return HFT_E_MALFORMED;
	status = hft_engine_answer_take(engine, &report);
	if (status != HFT_OK)
		return status;
	engine->now.step = HFT_STEP_ANSWER;
	return hft_engine_run(engine);
}

static hft_status redo_row(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_ref_row row;
	int64_t id;

	memcpy(&row, payload, sizeof(row));
	hft_engine_take(engine, input->kind, input->ts, payload, input->bytes);
	/* Malformed or not, it was taken then. */
	return hft_engine_row_do(engine, &row, &id) == HFT_E_INTERNAL ? HFT_E_INTERNAL : HFT_OK;
}

static hft_status redo_limits(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_input_limits limits;

	memcpy(&limits, payload, sizeof(limits));
	if (!hft_engine_limits_valid(engine, &limits))
		return HFT_E_MALFORMED;
	hft_engine_take(engine, input->kind, input->ts, payload, input->bytes);
	return hft_engine_limits_do(engine, &limits);
}

static hft_status redo_state(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_input_state state;

	memcpy(&state, payload, sizeof(state));
	if (!hft_engine_state_valid(engine, &state))
		return HFT_E_MALFORMED;
	hft_engine_take(engine, input->kind, input->ts, payload, input->bytes);
	return hft_engine_state_do(engine, &state);
}

static hft_status redo_route(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_input_route route;

	memcpy(&route, payload, sizeof(route));
	if (route.instrument - 1 >= engine->config.instruments_max || route.route > HFT_ROUTE_AWAY)
		return HFT_E_MALFORMED;
	hft_engine_take(engine, input->kind, input->ts, payload, input->bytes);
	return hft_engine_route_do(engine, &route);
}

static const struct {
	uint32_t bytes;
	hft_status (*redo)(hft_engine *engine, const hft_input *input, const void *payload);
} kinds[] = {
	[HFT_INPUT_ORDER] = { sizeof(hft_order), redo_order },
	[HFT_INPUT_REPORT] = { sizeof(hft_report), redo_answer },
	[HFT_INPUT_ROW] = { sizeof(hft_ref_row), redo_row },
	[HFT_INPUT_LIMITS] = { sizeof(hft_input_limits), redo_limits },
	[HFT_INPUT_STATE] = { sizeof(hft_input_state), redo_state },
	[HFT_INPUT_ROUTE] = { sizeof(hft_input_route), redo_route },
};

static hft_status redo(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_status status;

	if (input->seq != engine->seq + 1 || input->reserved != 0 ||
	    input->kind < HFT_INPUT_ORDER || input->kind > HFT_INPUT_ROUTE ||
	    input->bytes != kinds[input->kind].bytes)
		return HFT_E_MALFORMED;
	engine->replaying = true;
	status = kinds[input->kind].redo(engine, input, payload);
	/* What was refused then is refused now, and is no error of the replay. */
	return status == HFT_E_MALFORMED || status == HFT_E_INTERNAL ? status : HFT_OK;
}

hft_status hft_engine_input(hft_engine *engine, const hft_input *input, const void *payload)
{
	hft_status status = hft_engine_enter(engine);

	if (status != HFT_OK)
		return status;
	status = input == NULL || payload == NULL ? HFT_E_INVAL : redo(engine, input, payload);
	hft_engine_leave(engine);
	return status;
}
