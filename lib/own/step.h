/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_OWN_STEP_H
#define HFT_OWN_STEP_H
/* One answer of a venue while it is taken. */
#include "own/rows.h"

struct hft_own_step {
	struct hft_own *own;
	struct hft_own_order *order;
	const hft_report *venue;
	struct hft_own_out *out;
};

/* Before what presumes that the order was accepted; then it was. */
void hft_own_begin(struct hft_own_step *step);
void hft_own_ref_take(struct hft_own_step *step);
/*
 * A report of the order as it stands now, with what is the venue's own business: raw codes and
 * numbers of rows.
 */
hft_report *hft_own_tell(struct hft_own_step *step, uint8_t kind, uint16_t flags);

hft_status hft_own_on_fill(struct hft_own_step *step);
hft_status hft_own_on_bust(struct hft_own_step *step);

#endif
