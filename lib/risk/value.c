/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sums of price x qty, exact. A position's cost is the signed sum of what its open part was traded
 * at. A trade against the position, of closing units out of open, takes with it
 *
 *	released = cost x closing / open, toward zero
 *
 * and realises -price x signed closing - released; what is left of the trade opens the other way.
 * So realised less cost is always the cash that flowed, -sum of price x signed qty, to the last
 * unit: rounding moves value between the two and never loses any.
 *
 * Sizes: |price| <= 2^63 and |position| <= 2^62 (HFT_RISK_TURNOVER_MAX), so |cost| <= 2^125, for
 * rounding never lifts the mean beyond a price that was traded; and cash <= 2^62 x 2^63 a side.
 */
#include "risk/risk.h"

static hft_risk_uint128 size_of(hft_risk_int128 value)
{
	return value < 0 ? 0 - (hft_risk_uint128)value : (hft_risk_uint128)value;
}

/*
 * cost x closing / open without a product that could overflow: cost is split by open first. Most
 * costs fit 64 bits, whose division is several times as fast.
 */
static hft_risk_int128 share_of(hft_risk_int128 cost, uint64_t closing, uint64_t open)
{
	hft_risk_uint128 size = size_of(cost);
	hft_risk_uint128 share;
	hft_risk_uint128 rest;

	if (closing == open)
		return cost;
	if (HFT_LIKELY(size >> 64 == 0)) {
		rest = (hft_risk_uint128)((uint64_t)size % open) * closing;
		share = (hft_risk_uint128)((uint64_t)size / open) * closing;
	} else {
		rest = size % open * closing;
		share = size / open * closing;
	}
	share += HFT_LIKELY(rest >> 64 == 0) ? (uint64_t)rest / open : rest / open;
	return cost < 0 ? -(hft_risk_int128)share : (hft_risk_int128)share;
}

/* How much of a trade is against the position, signed as the trade is. */
static int64_t closing_of(int64_t position, int64_t signed_qty)
{
	if (position == 0 || (position < 0) == (signed_qty < 0))
		return 0;
	if (hft_risk_magnitude(signed_qty) <= hft_risk_magnitude(position))
		return signed_qty;
	return -position;
}

bool hft_risk_trade(struct hft_risk_book *book, int64_t signed_qty, int64_t price)
{
	int64_t closing = closing_of(book->position, signed_qty);
	hft_risk_int128 released = 0;
	hft_risk_int128 gain;

	book->position += signed_qty;
	if (closing == 0) {
		book->cost += (hft_risk_int128)price * signed_qty;
		return true;
	}
	released = share_of(book->cost, hft_risk_magnitude(closing),
			    hft_risk_magnitude(book->position - signed_qty));
	gain = -(hft_risk_int128)price * closing - released;
	book->cost += (hft_risk_int128)price * (signed_qty - closing) - released;
	return !__builtin_add_overflow(book->realised, gain, &book->realised);
}

/* value x multiplier / 10^12: 1e-9 of price and 1e-9 of the multiplier, to 1e-6 of money. */
static bool money_of(hft_risk_int128 value, uint64_t multiplier, int64_t *out)
{
	const uint64_t unit = UINT64_C(1000000000000);
	hft_risk_uint128 size = size_of(value);
	hft_risk_uint128 whole;
	hft_risk_uint128 money;

	if (__builtin_mul_overflow(size / unit, (hft_risk_uint128)multiplier, &whole) ||
	    __builtin_add_overflow(whole, size % unit * multiplier / unit, &money) ||
	    money > (hft_risk_uint128)INT64_MAX + (value < 0))
		return false;
	*out = value < 0 ? (int64_t)(0 - (uint64_t)money) : (int64_t)money;
	return true;
}

hft_status hft_risk_money(uint64_t value_lo, int64_t value_hi, int64_t multiplier, int64_t *out)
{
	if (out == NULL || multiplier < 1)
		return HFT_E_INVAL;
	return money_of(hft_risk_join(value_lo, value_hi), (uint64_t)multiplier, out) ?
		       HFT_OK :
		       HFT_E_RANGE;
}

hft_status hft_risk_pnl(const hft_position *position, int64_t mark, int64_t multiplier,
			int64_t *realised, int64_t *unrealised)
{
	hft_risk_int128 open;
	int64_t gained;
	int64_t pending;

	if (position == NULL || realised == NULL || unrealised == NULL || multiplier < 1 ||
	    mark == HFT_PRICE_NONE)
		return HFT_E_INVAL;
	if (__builtin_sub_overflow((hft_risk_int128)position->position * mark,
				   hft_risk_join(position->cost_lo, position->cost_hi), &open))
		return HFT_E_RANGE;
	if (!money_of(hft_risk_join(position->realised_lo, position->realised_hi),
		      (uint64_t)multiplier, &gained) ||
	    !money_of(open, (uint64_t)multiplier, &pending))
		return HFT_E_RANGE;
	*realised = gained;
	*unrealised = pending;
	return HFT_OK;
}
