/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_ADAPTER_MIRROR_H
#define HFT_TESTS_ADAPTER_MIRROR_H
/*
 * What the adapter has to say: the naive matching model, told each message in its own commands. A
 * modify is spelt out: the order goes, and a new one of its name comes.
 */
#include <matching_engine_api.h>

#include "naive_match.h"

enum { MIRROR_REPORTS_MAX = 1 << 15 };

struct mirror {
	struct naive_match *naive;
	uint32_t count; /* reports since the caller set this to 0 */
	me_report_t reports[MIRROR_REPORTS_MAX];
};

struct mirror *mirror_create(void);
void mirror_destroy(struct mirror *m);
void mirror_tell(struct mirror *m, const me_msg_t *message);
int64_t mirror_best(const struct mirror *m, uint8_t side);
uint64_t mirror_depth(const struct mirror *m, int64_t price, uint8_t side);

#endif
