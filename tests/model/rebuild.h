/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_REBUILD_H
#define HFT_TESTS_REBUILD_H
/* A book made of nothing but reports: what an outside reader of them would have. */
#include <stdbool.h>

#include <hft/book.h>
#include <hft/match.h>

struct rebuild {
	hft_book *book;
	uint64_t incoming; /* the order between its first report and its last */
	bool open;
};

bool rebuild_init(struct rebuild *r, const hft_match_config *config);
void rebuild_done(struct rebuild *r);
/* Returns NULL, or what the report contradicts. */
const char *rebuild_take(struct rebuild *r, const hft_report *report);

#endif
