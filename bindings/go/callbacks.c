/* SPDX-License-Identifier: Apache-2.0 */
/* From the library's callbacks to Go's: cgo has no const, so each is cast on its way. */
#include "_cgo_export.h"
#include "callbacks.h"

static hft_status append(void *user, const hft_input *input, const void *payload)
{
	return (hft_status)hftgoAppend((uintptr_t)user, (hft_input *)input, (void *)payload);
}

static int32_t verify(void *user, const char *author, const uint8_t digest[32],
		      const uint8_t *signature, uint32_t signature_size)
{
	return (int32_t)hftgoVerify((uintptr_t)user, (char *)author, (uint8_t *)digest,
				    (uint8_t *)signature, signature_size);
}

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	return hftgoSend((uintptr_t)user, (hft_order *)orders, n);
}

/* A count that is no int32 is wrong in any case: the strategy is closed for it. */
static int32_t narrow(int64_t count)
{
	return count < 0 || count > INT32_MAX ? -1 : (int32_t)count;
}

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	return narrow(hftgoEvents((uintptr_t)user, (hft_event *)events, n, (hft_view *)view, out,
				  cap));
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	return narrow(hftgoReports((uintptr_t)user, (hft_report *)reports, n, (hft_view *)view, out,
				   cap));
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	return narrow(hftgoTimer((uintptr_t)user, now, id, (hft_view *)view, out, cap));
}

hft_status hftgo_engine_create(const hft_engine_config *config, uint32_t which, uintptr_t user,
			       hft_journal *journal, hft_engine **out)
{
	hft_engine_config own = *config;

	own.journal = which & HFTGO_APPEND ? append : journal ? hft_journal_append : NULL;
	own.journal_user = which & HFTGO_APPEND ? (void *)user : journal;
	own.clock = NULL;
	own.verify = which & HFTGO_VERIFY ? verify : NULL;
	own.verify_user = (void *)user;
	return hft_engine_create(&own, out);
}

hft_status hftgo_route_away(hft_engine *engine, hft_time ts, uint32_t instrument, uintptr_t user)
{
	hft_route route = { .size = sizeof(route), .user = (void *)user, .send_n = send_n };

	return hft_engine_route_set(engine, ts, instrument, HFT_ROUTE_AWAY, &route);
}

hft_status hftgo_limits_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
			    const hft_risk_limits *limits, const char *name,
			    const uint8_t *signature, uint32_t signature_size)
{
	hft_risk_author author = { .name = name, .signature = signature,
				   .signature_size = signature_size };

	return hft_engine_limits_set(engine, ts, scope, id, limits, name ? &author : NULL);
}

hft_status hftgo_state_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
			   int32_t state, const char *name, const uint8_t *signature,
			   uint32_t signature_size)
{
	hft_risk_author author = { .name = name, .signature = signature,
				   .signature_size = signature_size };

	return hft_engine_state_set(engine, ts, scope, id, state, name ? &author : NULL);
}

int64_t hftgo_strategy_add(hft_engine *engine, uint32_t which, uintptr_t user,
			   const hft_strategy_config *config, const uint32_t *instruments,
			   const int64_t *params)
{
	hft_strategy strategy = { .size = sizeof(strategy), .user = (void *)user };
	hft_strategy_config own = *config;

	strategy.on_events = which & HFTGO_EVENTS ? on_events : NULL;
	strategy.on_reports = which & HFTGO_REPORTS ? on_reports : NULL;
	strategy.on_timer = which & HFTGO_TIMER ? on_timer : NULL;
	own.instruments = instruments;
	own.params = params;
	return hft_engine_strategy_add(engine, &strategy, &own);
}
