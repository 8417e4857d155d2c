/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/md.h>

#include "layout.h"

VALUE(HFT_FRAMING_BINARYFILE, 1);
VALUE(HFT_FRAMING_NONE, 2);

SIZE(hft_md_config, 24);
FIELD(hft_md_config, size, 0, 4);
FIELD(hft_md_config, format, 4, 4);
FIELD(hft_md_config, framing, 8, 4);
FIELD(hft_md_config, source, 12, 2);
FIELD(hft_md_config, reserved, 14, 2);
FIELD(hft_md_config, midnight, 16, 8);

SIZE(hft_md_stats, 56);
FIELD(hft_md_stats, messages, 0, 8);
FIELD(hft_md_stats, events, 8, 8);
FIELD(hft_md_stats, bytes, 16, 8);
FIELD(hft_md_stats, unknown, 24, 8);
FIELD(hft_md_stats, bad, 32, 8);
FIELD(hft_md_stats, longer, 40, 8);
FIELD(hft_md_stats, ends, 48, 8);

SIZE(hft_md_type_count, 24);
FIELD(hft_md_type_count, code, 0, 4);
FIELD(hft_md_type_count, known, 4, 4);
FIELD(hft_md_type_count, messages, 8, 8);
FIELD(hft_md_type_count, bad, 16, 8);

VALUE(HFT_MD_FINAL, 1);

VALUE(HFT_MD_EVENTS_MAX, 8);
