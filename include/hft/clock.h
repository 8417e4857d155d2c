/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLOCK_H
#define HFT_CLOCK_H
/**
 * @file clock.h
 * Time in ns UTC from the CPU's time-stamp counter where it can be trusted (invariant bit, and the
 * kernel itself uses it), else from clock_gettime.
 *
 * Nothing else in the library reads a clock: time is an argument.
 *
 * **Threads:** *shared*: any thread may read; hft_clock_calibrate is the writer, one at a time.
 * **Memory:** create takes one page; no call after it allocates.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_clock hft_clock;

typedef struct hft_clock_config {
	uint32_t size;          /**< sizeof this struct, set by init */
	uint32_t kind;          /**< HFT_CLOCK_AUTO, _TSC (required) or _SYSTEM */
	int64_t calibrate_ns;   /**< how long create measures, 1e5 .. 1e10; default 1e7 (0.7 ppm) */
} hft_clock_config;

enum { HFT_CLOCK_AUTO = 0, HFT_CLOCK_TSC = 1, HFT_CLOCK_SYSTEM = 2 };

typedef struct hft_clock_info {
	uint32_t kind;          /**< HFT_CLOCK_TSC or HFT_CLOCK_SYSTEM */
	uint32_t reserved;
	uint64_t ticks_per_second; /**< of the counter; 1e9 for the system clock */
	int64_t error_ns;       /**< bound of the last bracket against the system clock */
	int64_t calibrated_at;  /**< ns UTC */
} hft_clock_info;

/** Fill a config with defaults. @param size  sizeof(hft_clock_config) as the caller knows it. */
HFT_API hft_status hft_clock_config_init(hft_clock_config *config, uint32_t size);

/** Create and calibrate. @return HFT_OK; HFT_E_INVAL; HFT_E_NOTSUP if TSC is required and unfit. */
HFT_API hft_status hft_clock_create(const hft_clock_config *config, hft_clock **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_clock_destroy(hft_clock *clock);

/** @return ns UTC now. hft_clock_now_inline() in inline/clock.h is the same without the call. */
HFT_API hft_time hft_clock_now(const hft_clock *clock);

/**
 * Bring the clock back to the system's UTC; call it about once a second. Time read from the clock
 * may step by the correction. When the kernel no longer uses the counter itself, the clock turns to
 * the system's for good. @return HFT_OK; HFT_E_INVAL; HFT_E_NOTSUP if TSC is required and has
 * become unfit, when the clock goes on as it was.
 */
HFT_API hft_status hft_clock_calibrate(hft_clock *clock);

/** Read how the clock stands. */
HFT_API hft_status hft_clock_info_get(const hft_clock *clock, hft_clock_info *out);

#ifdef __cplusplus
}
#endif
#endif
