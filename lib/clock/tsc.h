/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLOCK_TSC_H
#define HFT_CLOCK_TSC_H
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* A counter value and the system's time, both of one moment within width ticks. */
struct hft_tsc_bracket {
	uint64_t ticks;
	uint64_t width;
	int64_t ns;
};

/* The counter runs at one rate in all states of the CPU, and the kernel keeps time by it. */
bool hft_tsc_fit(void);

uint64_t hft_tsc_read(void);

/* The tightest of many tries. */
struct hft_tsc_bracket hft_tsc_bracket(clockid_t id);

int64_t hft_system_ns(clockid_t id);

#endif
