/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

/*
 * Limits and kill states. Who loosens is asked for before the journal is: it holds what was
 * allowed, and replay asks nobody. So risk is asked twice: once to hear what the host says, with a
 * no in any case, then to do it.
 */

enum { LIMITS_SIZE_MIN = 48 }; /* of the first release */

int32_t hft_engine_verify(void *user, const char *author, const uint8_t digest[32],
			  const uint8_t *signature, uint32_t signature_size)
{
	hft_engine *engine = user;

	if (engine->verify_mode == HFT_VERIFY_YES)
		return 1;
	if (engine->verify_mode == HFT_VERIFY_ASK && engine->config.verify != NULL)
		engine->verify_answer = engine->config.verify(engine->config.verify_user, author,
							      digest, signature, signature_size);
	return 0;
}

static bool scope_has(const hft_engine *engine, int32_t scope, uint32_t id)
{
	switch (scope) {
	case HFT_RISK_FIRM:
		return id == 0;
	case HFT_RISK_INSTRUMENT:
		return id - 1 < engine->config.instruments_max;
	case HFT_RISK_ACCOUNT:
		return id - 1 < engine->config.accounts_max;
	default:
		return id - 1 < engine->config.traders_max;
	}
}

static hft_status scope_check(const hft_engine *engine, int32_t scope, uint32_t id)
{
	if (scope < HFT_RISK_FIRM || scope > HFT_RISK_TRADER)
		return HFT_E_INVAL;
	return scope_has(engine, scope, id) ? HFT_OK : HFT_E_NOTFOUND;
}

static bool values_valid(const hft_risk_limits *limits)
{
	return limits->size == sizeof(*limits) && limits->reserved == 0 && limits->qty_max >= 0 &&
	       limits->value_max >= 0 && limits->long_max >= 0 && limits->short_max >= 0;
}

static bool text_valid(const uint8_t author[64])
{
	return memchr(author, 0, 64) != NULL;
}

bool hft_engine_limits_valid(const hft_engine *engine, const hft_input_limits *input)
{
	return scope_check(engine, input->scope, input->id) == HFT_OK &&
	       values_valid(&input->limits) && text_valid(input->author);
}

bool hft_engine_state_valid(const hft_engine *engine, const hft_input_state *input)
{
	return scope_check(engine, input->scope, input->id) == HFT_OK &&
	       input->state >= HFT_RISK_OPEN && input->state <= HFT_RISK_CLOSED &&
	       input->reserved == 0 && text_valid(input->author);
}

static hft_status author_copy(uint8_t out[64], const hft_risk_author *author)
{
	size_t length = author == NULL || author->name == NULL ? 0 : strlen(author->name);

	if (length > 63)
		return HFT_E_INVAL;
	memset(out, 0, 64);
	if (length > 0)
		memcpy(out, author->name, length);
	return HFT_OK;
}

hft_status hft_engine_limits_do(hft_engine *engine, const hft_input_limits *input)
{
	const hft_risk_author author = { .name = (const char *)input->author };
	hft_status status;

	engine->verify_mode = HFT_VERIFY_YES;
	status = hft_risk_limits_set(engine->risk, input->scope, input->id, &input->limits,
				     &author);
	engine->verify_mode = HFT_VERIFY_NO;
	return status;
}

static bool limits_grow(const hft_engine *engine, const hft_input_limits *input)
{
	const hft_risk_limits *to = &input->limits;
	hft_risk_limits from = { .size = sizeof(from) };

	if (hft_risk_limits_get(engine->risk, input->scope, input->id, &from) != HFT_OK)
		return false;
	return to->qty_max > from.qty_max || to->value_max > from.value_max ||
	       to->long_max > from.long_max || to->short_max > from.short_max ||
	       to->open_max > from.open_max;
}

static hft_status limits_in(hft_engine *engine, hft_time ts, hft_input_limits *input,
			    const hft_risk_limits *limits, const hft_risk_author *author)
{
	hft_status status = scope_check(engine, input->scope, input->id);

	if (status == HFT_OK && (hft_config_copy(&input->limits, sizeof(input->limits),
						 LIMITS_SIZE_MIN, limits) != HFT_OK ||
				 !values_valid(&input->limits) ||
				 author_copy(input->author, author) != HFT_OK))
		status = HFT_E_INVAL;
	if (status != HFT_OK)
		return status;
	if (limits_grow(engine, input)) {
		engine->verify_mode = HFT_VERIFY_ASK;
		engine->verify_answer = 0;
		hft_risk_limits_set(engine->risk, input->scope, input->id, &input->limits, author);
		engine->verify_mode = HFT_VERIFY_NO;
		if (engine->verify_answer != 1)
			return HFT_E_RISK_LOOSEN;
	}
	status = hft_engine_take(engine, HFT_INPUT_LIMITS, ts, input, sizeof(*input));
	return status == HFT_OK ? hft_engine_limits_do(engine, input) : status;
}

hft_status hft_engine_limits_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
				 const hft_risk_limits *limits, const hft_risk_author *author)
{
	hft_status status = hft_engine_enter(engine);
	hft_input_limits input = { .scope = scope, .id = id };

	if (status != HFT_OK)
		return status;
	status = limits_in(engine, ts, &input, limits, author);
	hft_engine_leave(engine);
	return status;
}

/* Cancel what is open in a scope, under the number of the input that closed it. */
static hft_status sweep(hft_engine *engine, const hft_input_state *input)
{
	static const uint8_t scopes[] = { [HFT_RISK_FIRM] = HFT_MASS_ALL,
					  [HFT_RISK_INSTRUMENT] = HFT_MASS_ALL,
					  [HFT_RISK_ACCOUNT] = HFT_MASS_ACCOUNT,
					  [HFT_RISK_TRADER] = HFT_MASS_TRADER };
	hft_order mass = { .ts = engine->last_ts,
			   .seq = engine->seq,
			   .price = HFT_PRICE_NONE,
			   .kind = HFT_ORDER_MASS_CANCEL,
			   .ord_type = scopes[input->scope] };

	if (input->scope == HFT_RISK_INSTRUMENT)
		mass.instrument = input->id;
	else
		mass.ref_id = input->id;
	hft_engine_order_within(engine, &mass);
	return hft_engine_run(engine);
}

hft_status hft_engine_state_do(hft_engine *engine, const hft_input_state *input)
{
	const hft_risk_author author = { .name = (const char *)input->author };
	hft_status status;

	engine->verify_mode = HFT_VERIFY_YES;
	status = hft_risk_state_set(engine->risk, input->scope, input->id, input->state, &author);
	engine->verify_mode = HFT_VERIFY_NO;
	if (status == HFT_OK && input->state == HFT_RISK_CLOSED)
		return sweep(engine, input);
	return status;
}

static hft_status state_in(hft_engine *engine, hft_time ts, hft_input_state *input,
			   const hft_risk_author *author)
{
	hft_status status = scope_check(engine, input->scope, input->id);

	if (status != HFT_OK)
		return status;
	if (author_copy(input->author, author) != HFT_OK || !hft_engine_state_valid(engine, input))
		return HFT_E_INVAL;
	if (input->state < hft_risk_state(engine->risk, input->scope, input->id)) {
		engine->verify_mode = HFT_VERIFY_ASK;
		engine->verify_answer = 0;
		hft_risk_state_set(engine->risk, input->scope, input->id, input->state, author);
		engine->verify_mode = HFT_VERIFY_NO;
		if (engine->verify_answer != 1)
			return HFT_E_RISK_LOOSEN;
	}
	status = hft_engine_take(engine, HFT_INPUT_STATE, ts, input, sizeof(*input));
	if (status == HFT_OK && engine->strategies.count != 0)
		hft_strategies_begin(&engine->strategies, ts);
	return status == HFT_OK ? hft_engine_state_do(engine, input) : status;
}

hft_status hft_engine_state_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
				int32_t state, const hft_risk_author *author)
{
	hft_status status = hft_engine_enter(engine);
	hft_input_state input = { .scope = scope, .id = id, .state = state };

	if (status != HFT_OK)
		return status;
	status = state_in(engine, ts, &input, author);
	hft_engine_leave(engine);
	return status;
}
