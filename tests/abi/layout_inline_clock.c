/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/clock.h>

#include "layout.h"

SIZE(struct hft_clock_line, 64);
FIELD(struct hft_clock_line, base_ticks, 0, 8);
FIELD(struct hft_clock_line, base_ns, 8, 8);
FIELD(struct hft_clock_line, scale, 16, 8);
FIELD(struct hft_clock_line, ticks_per_second, 24, 8);
FIELD(struct hft_clock_line, error_ns, 32, 8);
FIELD(struct hft_clock_line, reserved, 40, 24);

SIZE(struct hft_clock, 192);
FIELD(struct hft_clock, kind, 0, 8);
FIELD(struct hft_clock, shift, 8, 8);
FIELD(struct hft_clock, turn, 16, 8);
FIELD(struct hft_clock, reserved, 24, 40);
FIELD(struct hft_clock, lines, 64, 128);
