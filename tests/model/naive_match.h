/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_NAIVE_MATCH_H
#define HFT_TESTS_NAIVE_MATCH_H
/*
 * The oracle of matching: each side of each instrument is one array of orders, best price first and
 * in queue order, searched from the front; ids, levels and totals are found anew by walking them.
 * It reports without bounds. Its handles are only those that it was told.
 */
#include <stdbool.h>

#include <hft/match.h>

struct naive_order {
	uint64_t id;
	uint64_t client_id;
	uint64_t ref_id;
	uint64_t handle;
	int64_t price;
	int64_t qty; /* open */
	int64_t cum_qty;
	__int128 value;
	int64_t expire_ts;
	uint32_t instrument;
	uint32_t party;
	uint16_t session;
	uint8_t side;
	uint8_t tif;
};

struct naive_queue {
	struct naive_order *rows;
	uint32_t count;
	uint32_t room;
};

/* What a reader is told of a book's age. */
struct naive_age {
	uint64_t seq; /* reports that changed it */
	int64_t ts;   /* of the last of them */
};

struct naive_match {
	uint32_t instruments_max;
	uint32_t orders_max;
	uint32_t levels_max;
	uint32_t parties_max;
	uint32_t flags;
	uint32_t orders;
	uint64_t commands;
	uint64_t rejected;
	uint64_t trades;
	uint64_t reports;
	uint64_t refused[512]; /* by reject code */
	struct naive_queue *queues; /* two an instrument, bid and ask, from instrument 1 */
	struct naive_age *ages;     /* by instrument */
	hft_party *parties;         /* id 0: never set */
	/* Of the command in hand. */
	const hft_order *command;
	hft_report *out;
	uint32_t cap;
	uint32_t count;
	hft_report spilt;
};

struct naive_match *naive_match_create(const hft_match_config *config);
void naive_match_destroy(struct naive_match *m);
/* Make `to`, of the same config, what `from` is. */
void naive_match_copy(struct naive_match *to, const struct naive_match *from);
void naive_match_party(struct naive_match *m, const hft_party *row);
/* Returns how many reports the command has; only cap of them are written. */
uint32_t naive_match_submit(struct naive_match *m, const hft_order *command, hft_report *out,
			    uint32_t cap);
/* Tell the handle of a live order; other ids are ignored. */
void naive_match_handle(struct naive_match *m, uint64_t id, uint64_t handle);

const struct naive_queue *naive_match_queue(const struct naive_match *m, uint32_t instrument,
					    int32_t side);
const struct naive_order *naive_match_find(const struct naive_match *m, uint64_t id);
void naive_match_bbo(const struct naive_match *m, uint32_t instrument, hft_bbo *out);
uint32_t naive_match_levels(const struct naive_match *m, uint32_t instrument, int32_t side,
			    hft_level *out, uint32_t cap);
uint32_t naive_match_levels_total(const struct naive_match *m);
uint32_t naive_match_orders(const struct naive_match *m, uint32_t instrument, int32_t side,
			    hft_match_order *out, uint32_t cap);
void naive_match_order(const struct naive_order *order, hft_match_order *out);
hft_time naive_match_next_expiry(const struct naive_match *m);
uint64_t naive_match_hash(const struct naive_match *m);

#endif
