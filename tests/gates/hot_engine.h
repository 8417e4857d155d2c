/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_HOT_ENGINE_H
#define HFT_TESTS_HOT_ENGINE_H
/* An engine for the gate of hot calls, with a strategy inside that looks at all it may. */
#include <stdbool.h>
#include <stdint.h>

/* false: it cannot be set up. */
bool hot_engine_open(void);
/* One round of orders, market data and timers; false when an answer is not as it ought to be. */
bool hot_engine_round(uint64_t round);

#endif
