/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_FLOW_H
#define HFT_TESTS_FLOW_H
/* Seeded event streams. The oracle's state is the generator's, so it can aim at live orders. */
#include "naive_book.h"

enum {
	FLOW_REAL = 1,     /* 20 symbols near a moving touch */
	FLOW_DEEP = 2,     /* one symbol, thousands of levels, prices at every extreme */
	FLOW_HOSTILE = 3,  /* random fields, small pools */
	FLOW_PRIORITY = 4, /* ids by instrument, priorities, MODIFY, CLEAR */
	FLOW_L2 = 5,
	FLOW_L1 = 6,
	FLOW_MIXES = 6
};

struct flow {
	uint64_t state;
	uint32_t mix;
	uint64_t next_id;
	uint64_t made;
	int64_t ts;
	int64_t mid[64];
};

void flow_init(struct flow *flow, uint32_t mix, uint64_t seed);
/* The book that a mix is meant for. */
void flow_config(uint32_t mix, hft_book_config *config);
void flow_next(struct flow *flow, const struct naive_book *book, hft_event *out);
uint64_t flow_random(struct flow *flow);

#endif
