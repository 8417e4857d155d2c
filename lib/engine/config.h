/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_CONFIG_H
#define HFT_ENGINE_CONFIG_H
/* A checked config, and what it means for the parts. */
#include "engine/engine.h"

struct hft_engine_parts {
	hft_ref_config ref;
	hft_risk_config risk;
	hft_match_config match;
	hft_book_config book;
	struct hft_own_config own;
	struct hft_strategies_world world;
};

hft_status hft_engine_config_take(hft_engine_config *dst, const hft_engine_config *src);
/* Of the parts all but what points to other parts. */
void hft_engine_parts_of(struct hft_engine_parts *parts, const hft_engine_config *config);

#endif
