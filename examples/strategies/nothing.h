/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXAMPLES_NOTHING_H
#define EXAMPLES_NOTHING_H
/* A strategy that only counts: to begin another from, and to measure what a call costs. */
#include <hft/strategy.h>

struct nothing {
	uint64_t events;
	uint64_t reports;
	uint64_t timers;
};

/* Its callbacks; nothing stays where it is while they are in use. */
void nothing_strategy(struct nothing *nothing, hft_strategy *out);

#endif
