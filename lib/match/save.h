/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_SAVE_H
#define HFT_MATCH_SAVE_H
/* The rows of a snapshot that are matching's own; ladder/save.h has the others. */
#include "ladder/save.h"
#include "match/match.h"

struct hft_match_save_party {
	uint32_t id;
	uint32_t account;
	uint32_t trader;
	uint32_t desk;
	uint32_t client;
	uint32_t strategy;
	uint32_t stp_group;
	uint32_t reserved;
};

struct hft_match_save_order {
	struct hft_save_order order;
	uint64_t client_id;
	uint64_t ref_id;
	int64_t cum_qty;
	uint64_t value_lo;
	int64_t value_hi;
	hft_time expire_ts;
	uint32_t party;
	uint16_t session;
	uint8_t tif;
	uint8_t reserved;
};

_Static_assert(sizeof(struct hft_match_save_party) == 32, "the format has no padding");
_Static_assert(sizeof(struct hft_match_save_order) == 72, "the format has no padding");

static const struct hft_save_kind hft_match_save_kind = {
	.kind = HFT_SAVE_MATCH,
	.party_size = sizeof(struct hft_match_save_party),
	.order_size = sizeof(struct hft_match_save_order),
};

#endif
