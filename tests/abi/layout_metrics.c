/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/metrics.h>

#include "layout.h"

SIZE(hft_histogram_stats, 80);
FIELD(hft_histogram_stats, count, 0, 8);
FIELD(hft_histogram_stats, min, 8, 8);
FIELD(hft_histogram_stats, max, 16, 8);
FIELD(hft_histogram_stats, mean, 24, 8);
FIELD(hft_histogram_stats, p50, 32, 8);
FIELD(hft_histogram_stats, p90, 40, 8);
FIELD(hft_histogram_stats, p99, 48, 8);
FIELD(hft_histogram_stats, p999, 56, 8);
FIELD(hft_histogram_stats, p9999, 64, 8);
FIELD(hft_histogram_stats, clamped, 72, 8);

SIZE(hft_metrics_config, 8);
FIELD(hft_metrics_config, size, 0, 4);
FIELD(hft_metrics_config, counters_max, 4, 4);
