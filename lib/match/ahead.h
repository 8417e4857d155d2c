/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_AHEAD_H
#define HFT_MATCH_AHEAD_H
#include "match/match.h"

/* Distances, in commands. */
enum {
	HFT_MATCH_AHEAD_FAR = 18,
	HFT_MATCH_AHEAD_MID = 12,
	HFT_MATCH_AHEAD_NEAR = 6,
	HFT_MATCH_AHEAD_LIVE_MIN = 8192 /* with fewer live orders all lines are near */
};

struct hft_match_look {
	uint32_t slots[HFT_MATCH_AHEAD_MID]; /* found ahead, by command number */
};

/* Before a batch's first command: what those before it would have asked for. */
void hft_match_look_first(const hft_match *match, struct hft_match_look *look,
			  const hft_order *commands, uint32_t n);
/* Before command number `at`. */
void hft_match_look_ahead(const hft_match *match, struct hft_match_look *look,
			  const hft_order *commands, uint32_t at, uint32_t n);

#endif
