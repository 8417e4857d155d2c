/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/metrics.h>

#include "layout.h"

VALUE(HFT_HISTOGRAM_SUB_BITS, 7);
VALUE(HFT_HISTOGRAM_VALUE_BITS, 62);
VALUE(HFT_HISTOGRAM_BUCKETS, 7169);

SIZE(struct hft_histogram, 57416);
FIELD(struct hft_histogram, min, 0, 8);
FIELD(struct hft_histogram, max, 8, 8);
FIELD(struct hft_histogram, clamped, 16, 8);
FIELD(struct hft_histogram, bytes_reserved, 24, 8);
FIELD(struct hft_histogram, reserved, 32, 32);
FIELD(struct hft_histogram, counts, 64, 57352);

SIZE(struct hft_counter, 64);
FIELD(struct hft_counter, value, 0, 8);
FIELD(struct hft_counter, reserved, 8, 56);

SIZE(struct hft_metrics, 128);
FIELD(struct hft_metrics, count, 0, 8);
FIELD(struct hft_metrics, counters_offset, 8, 8);
FIELD(struct hft_metrics, reserved, 16, 112);
