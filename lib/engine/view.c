/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/strategies.h"

#include <hft/engine.h>

static bool has(const hft_view *view, uint32_t instrument)
{
	return instrument - 1 < view->all->world.instruments_max;
}

static bool is_local(const hft_view *view, uint32_t instrument)
{
	return view->all->world.routes[instrument] == HFT_ROUTE_LOCAL;
}

hft_time hft_view_now(const hft_view *view)
{
	return view->all->now;
}

hft_status hft_view_bbo(const hft_view *view, uint32_t instrument, hft_bbo *out)
{
	if (!has(view, instrument))
		return HFT_E_NOTFOUND;
	if (is_local(view, instrument))
		return hft_match_bbo(view->all->world.match, instrument, out);
	return hft_book_bbo(view->all->world.book, instrument, out);
}

int64_t hft_view_levels(const hft_view *view, uint32_t instrument, int32_t side, hft_level *out,
			uint32_t cap)
{
	if (!has(view, instrument))
		return HFT_E_NOTFOUND;
	if (is_local(view, instrument))
		return hft_match_levels(view->all->world.match, instrument, side, out, cap);
	return hft_book_levels(view->all->world.book, instrument, side, out, cap);
}

hft_status hft_view_position(const hft_view *view, uint32_t instrument, hft_position *out)
{
	const struct hft_strategies_world *world = &view->all->world;
	hft_party party;
	uint32_t account;

	if (hft_ref_party(world->ref, view->party, &party) != HFT_OK)
		return HFT_E_NOTFOUND;
	account = party.position_account != 0 ? party.position_account : party.account;
	return hft_risk_position_read(world->risk, HFT_RISK_ACCOUNT, account, instrument, out);
}

int64_t hft_view_param(const hft_view *view, uint32_t index)
{
	return index < view->param_count ? view->params[index] : 0;
}
