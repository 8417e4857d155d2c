/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

enum { ROUTE_SIZE_MIN = 24 }; /* of the first release */

static bool has_away_orders(const hft_engine *engine, uint32_t instrument)
{
	const struct hft_own_order *order = hft_own_first(&engine->own);

	for (; order != NULL; order = hft_own_next(&engine->own, order))
		if (order->instrument == instrument)
			return true;
	return false;
}

static bool has_orders(const hft_engine *engine, uint32_t instrument)
{
	hft_bbo bbo;

	return (hft_match_bbo(engine->match, instrument, &bbo) == HFT_OK && bbo.orders != 0) ||
	       has_away_orders(engine, instrument);
}

static hft_status route_check(const hft_engine *engine, uint32_t instrument, uint32_t kind)
{
	if (instrument - 1 >= engine->config.instruments_max ||
	    engine->multipliers[instrument] == 0)
		return HFT_E_NOTFOUND;
	/* The same again is how a new process gives an AWAY instrument its way. */
	if (kind != engine->routes[instrument] && has_orders(engine, instrument))
		return HFT_E_EXISTS;
	return HFT_OK;
}

hft_status hft_engine_route_do(hft_engine *engine, const hft_input_route *input)
{
	hft_status status = route_check(engine, input->instrument, input->route);

	if (status != HFT_OK)
		return status;
	engine->routes[input->instrument] = (uint8_t)input->route;
	engine->ways[input->instrument] = (struct hft_engine_way){ 0 };
	return HFT_OK;
}

static hft_status way_take(hft_route *way, int32_t kind, const hft_route *route)
{
	if (kind < HFT_ROUTE_NONE || kind > HFT_ROUTE_AWAY)
		return HFT_E_INVAL;
	if (kind != HFT_ROUTE_AWAY)
		return route == NULL ? HFT_OK : HFT_E_INVAL;
	if (hft_config_copy(way, sizeof(*way), ROUTE_SIZE_MIN, route) != HFT_OK ||
	    way->reserved != 0 || way->send_n == NULL)
		return HFT_E_INVAL;
	return HFT_OK;
}

static hft_status route_in(hft_engine *engine, hft_time ts, uint32_t instrument, int32_t kind,
			   const hft_route *route)
{
	hft_input_route input = { .instrument = instrument, .route = (uint32_t)kind };
	hft_route way = { 0 };
	hft_status status = way_take(&way, kind, route);

	if (status == HFT_OK)
		status = route_check(engine, instrument, (uint32_t)kind);
	if (status == HFT_OK)
		status = hft_engine_take(engine, HFT_INPUT_ROUTE, ts, &input, sizeof(input));
	if (status == HFT_OK)
		status = hft_engine_route_do(engine, &input);
	if (status == HFT_OK)
		engine->ways[instrument] = (struct hft_engine_way){ way.send_n, way.user };
	return status;
}

hft_status hft_engine_route_set(hft_engine *engine, hft_time ts, uint32_t instrument, int32_t kind,
				const hft_route *route)
{
	hft_status status = hft_engine_enter(engine);

	if (status != HFT_OK)
		return status;
	status = route_in(engine, ts, instrument, kind, route);
	hft_engine_leave(engine);
	return status;
}
