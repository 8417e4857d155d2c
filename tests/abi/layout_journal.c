/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/journal.h>

#include "layout.h"

SIZE(hft_input, 32);
FIELD(hft_input, seq, 0, 8);
FIELD(hft_input, ts, 8, 8);
FIELD(hft_input, kind, 16, 4);
FIELD(hft_input, bytes, 20, 4);
FIELD(hft_input, reserved, 24, 8);

VALUE(HFT_INPUT_ORDER, 1);
VALUE(HFT_INPUT_REPORT, 2);
VALUE(HFT_INPUT_ROW, 3);
VALUE(HFT_INPUT_LIMITS, 4);
VALUE(HFT_INPUT_STATE, 5);
VALUE(HFT_INPUT_ROUTE, 6);

SIZE(hft_journal_config, 24);
FIELD(hft_journal_config, size, 0, 4);
FIELD(hft_journal_config, mem_want, 4, 4);
FIELD(hft_journal_config, mem_require, 8, 4);
FIELD(hft_journal_config, numa_node, 12, 4);
FIELD(hft_journal_config, bytes_max, 16, 8);
