/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFTGO_CALLBACKS_H
#define HFTGO_CALLBACKS_H
/*
 * What takes functions or pointers inside structs, for callers who may pass neither. A user is a
 * cgo.Handle; the functions that the library calls are in callbacks.c.
 */
#include <hft/hft.h>

enum { HFTGO_EVENTS = 1, HFTGO_REPORTS = 2, HFTGO_TIMER = 4 };
enum { HFTGO_APPEND = 1, HFTGO_VERIFY = 2 };

hft_status hftgo_engine_create(const hft_engine_config *config, uint32_t which, uintptr_t user,
			       hft_journal *journal, hft_engine **out);
hft_status hftgo_route_away(hft_engine *engine, hft_time ts, uint32_t instrument, uintptr_t user);
hft_status hftgo_limits_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
			    const hft_risk_limits *limits, const char *name,
			    const uint8_t *signature, uint32_t signature_size);
hft_status hftgo_state_set(hft_engine *engine, hft_time ts, int32_t scope, uint32_t id,
			   int32_t state, const char *name, const uint8_t *signature,
			   uint32_t signature_size);
int64_t hftgo_strategy_add(hft_engine *engine, uint32_t which, uintptr_t user,
			   const hft_strategy_config *config, const uint32_t *instruments,
			   const int64_t *params);

#endif
