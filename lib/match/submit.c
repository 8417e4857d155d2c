/* SPDX-License-Identifier: Apache-2.0 */
#include "match/ahead.h"
#include "match/cancel.h"
#include "match/enter.h"

/* @return whether the command has ended. */
static bool begin(hft_match *match, const hft_order *command)
{
	match->command = command;
	match->commands++;
	if (HFT_UNLIKELY(command->party > match->config.parties_max &&
			 (uint32_t)command->kind - HFT_ORDER_NEW < HFT_ORDER_TIMER))
		return hft_match_reject(match, command, HFT_E_MATCH_PARTY, 0);
	switch (command->kind) {
	case HFT_ORDER_NEW:
		return hft_match_new(match, command);
	case HFT_ORDER_CANCEL:
		return hft_match_cancel(match, command);
	case HFT_ORDER_REPLACE:
		return hft_match_replace(match, command);
	case HFT_ORDER_MASS_CANCEL:
		return hft_match_mass_cancel(match, command);
	case HFT_ORDER_TIMER:
		return hft_match_timer(match, command);
	default:
		return hft_match_reject(match, command, HFT_E_MATCH_KIND, 0);
	}
}

static bool resume(hft_match *match)
{
	switch (match->phase) {
	case HFT_MATCH_SCAN:
		return hft_match_scan(match);
	case HFT_MATCH_MEET:
		return hft_match_meet(match);
	case HFT_MATCH_SWEEP:
		return hft_match_sweep(match);
	default:
		return hft_match_expire(match);
	}
}

/* The command goes on in another call: keep it, for the caller's array may be gone by then. */
static void suspend(hft_match *match)
{
	match->held = *match->command;
	match->command = &match->held;
}

static void call_begin(hft_match *match, hft_report *out, uint32_t cap)
{
	match->out = out;
	match->room = cap;
	match->work = (int32_t)match->config.work_max;
}

/* @return the reports written, or HFT_E_INTERNAL. */
static int64_t call_end(hft_match *match, uint32_t cap)
{
	uint32_t written = cap - match->room;

	if (HFT_UNLIKELY(match->ladder.broken))
		return hft_match_poison(match);
	match->reports += written;
	return written;
}

static int64_t submit(hft_match *match, const hft_order *orders, uint32_t n)
{
	bool ahead = n > 1 && match->ladder.order_slots.live >= HFT_MATCH_AHEAD_LIVE_MIN;
	uint32_t taken = 0;

	if (ahead)
		hft_match_look_first(match, orders, n);
	while (taken < n && hft_match_may_step(match) && !match->ladder.broken) {
		if (ahead)
			hft_match_look_ahead(match, &orders[taken], n - taken);
		if (!begin(match, &orders[taken++])) {
			suspend(match);
			return taken;
		}
		match->phase = HFT_MATCH_IDLE;
	}
	return taken;
}

static int64_t submit_checked(hft_match *match, const hft_order *orders, uint32_t n,
			      hft_report *out, uint32_t cap, uint32_t *written)
{
	int64_t reports;
	int64_t taken;

	if (HFT_UNLIKELY(match->poisoned))
		return HFT_E_INTERNAL;
	if (HFT_UNLIKELY(match->phase != HFT_MATCH_IDLE))
		return HFT_E_MORE;
	call_begin(match, out, cap);
	taken = submit(match, orders, n);
	reports = call_end(match, cap);
	if (HFT_UNLIKELY(reports < 0))
		return reports;
	*written = (uint32_t)reports;
	return taken;
}

int64_t hft_match_submit_n(hft_match *match, const hft_order *orders, uint32_t n, hft_report *out,
			   uint32_t cap, uint32_t *written)
{
	int64_t taken;

	if (match == NULL || (orders == NULL && n != 0) || out == NULL || written == NULL ||
	    cap < HFT_MATCH_REPORTS_MIN)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&match->guard))
		return HFT_E_BUSY;
	taken = submit_checked(match, orders, n, out, cap, written);
	hft_guard_leave(&match->guard);
	return taken;
}

static int64_t drain(hft_match *match, hft_report *out, uint32_t cap)
{
	if (HFT_UNLIKELY(match->poisoned))
		return HFT_E_INTERNAL;
	call_begin(match, out, cap);
	if (match->phase != HFT_MATCH_IDLE && resume(match))
		match->phase = HFT_MATCH_IDLE;
	return call_end(match, cap);
}

int64_t hft_match_drain(hft_match *match, hft_report *out, uint32_t cap)
{
	int64_t written;

	if (match == NULL || out == NULL || cap < HFT_MATCH_REPORTS_MIN)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&match->guard))
		return HFT_E_BUSY;
	written = drain(match, out, cap);
	hft_guard_leave(&match->guard);
	return written;
}

int32_t hft_match_pending(const hft_match *match)
{
	return match == NULL ? HFT_E_INVAL : match->phase != HFT_MATCH_IDLE;
}
