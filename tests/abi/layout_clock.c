/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/clock.h>

#include "layout.h"

SIZE(hft_clock_config, 16);
FIELD(hft_clock_config, size, 0, 4);
FIELD(hft_clock_config, kind, 4, 4);
FIELD(hft_clock_config, calibrate_ns, 8, 8);

VALUE(HFT_CLOCK_AUTO, 0);
VALUE(HFT_CLOCK_TSC, 1);
VALUE(HFT_CLOCK_SYSTEM, 2);

SIZE(hft_clock_info, 32);
FIELD(hft_clock_info, kind, 0, 4);
FIELD(hft_clock_info, reserved, 4, 4);
FIELD(hft_clock_info, ticks_per_second, 8, 8);
FIELD(hft_clock_info, error_ns, 16, 8);
FIELD(hft_clock_info, calibrated_at, 24, 8);
