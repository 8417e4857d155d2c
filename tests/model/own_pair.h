/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_OWN_PAIR_H
#define HFT_TESTS_OWN_PAIR_H
/*
 * Own and its oracle side by side: what is done to one is done to the other, and what they answer
 * must be equal. A third state is built from the reports alone. The first difference aborts.
 */
#include "own/own.h"

#include "naive_own.h"

enum { PAIR_PARTIES = 6, PAIR_ORDERS = 4096 /* ids above share a row of the third state */ };

/* What a client knows that sees the reports and nothing else. */
struct pair_seen {
	uint64_t order_id;
	uint64_t client_id;
	int64_t price;
	int64_t leaves;
	int64_t cum_qty;
	__int128 value;
};

struct own_pair {
	struct hft_own own;
	struct naive_own *naive;
	uint8_t *base;
	hft_ref *ref;
	struct pair_seen *seen;
	uint64_t seq;
	int64_t holds;   /* given and not used up */
	uint64_t refused;
	uint64_t taken;
};

struct own_pair *own_pair_create(uint32_t orders_max, uint32_t kept_max, uint32_t trades_max,
				 bool owner_account, uint64_t hash_seed);
void own_pair_destroy(struct own_pair *pair);
/* Check a command, and submit it if it may go. */
hft_status own_pair_command(struct own_pair *pair, const hft_order *order);
hft_status own_pair_answer(struct own_pair *pair, const hft_report *venue,
			   struct hft_own_out *out);
void own_pair_unsent(struct own_pair *pair, const hft_order *order);
void own_pair_cancel_later(struct own_pair *pair, uint64_t order_id);
void own_pair_day_end(struct own_pair *pair, uint32_t instrument, uint32_t work);
/* Everything, slowly. */
void own_pair_compare(struct own_pair *pair);

#endif
