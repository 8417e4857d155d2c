/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

/* A few instruments are busy: the chance falls with the third power of the rank. */
static uint32_t draw_instrument(struct venue *v)
{
	uint64_t u = venue_u32(&v->rng);

	return 1 + (uint32_t)((((u * u >> 32) * u >> 32) * v->market.count) >> 32);
}

/* Add and cancel 45 % each, steered to the number of live orders; replace and aggressive 5 %. */
static uint32_t draw_flow(struct venue *v)
{
	uint32_t what = venue_below(&v->rng, 1000);
	uint32_t adds = v->market.live < v->config.live ? 476 : 416;

	if (what < 8)
		return VENUE_SLOPPY;
	if (what < 8 + adds)
		return VENUE_ADD;
	if (what < 900)
		return VENUE_CANCEL;
	return what < 950 ? VENUE_REPLACE : VENUE_AGGRESSIVE;
}

void venue_agents_next(struct venue *v, hft_order *out)
{
	static bool (*const makes[VENUE_FLOWS])(struct venue *, uint32_t, hft_order *) = {
		[VENUE_ADD] = venue_make_add,
		[VENUE_CANCEL] = venue_make_cancel,
		[VENUE_REPLACE] = venue_make_replace,
		[VENUE_AGGRESSIVE] = venue_make_aggressive,
		[VENUE_SLOPPY] = venue_make_sloppy,
	};
	uint32_t instrument = draw_instrument(v);
	uint32_t flow = draw_flow(v);

	venue_market_step(v, &v->market.instruments[instrument]);
	/* The books fill up first. */
	if (v->market.numbers < v->config.live && v->market.numbers < v->config.commands / 4)
		flow = VENUE_ADD;
	if (!makes[flow](v, instrument, out)) {
		flow = VENUE_ADD;
		venue_make_add(v, instrument, out);
	}
	v->result.flows[flow]++;
}
