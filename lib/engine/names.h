/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_NAMES_H
#define HFT_ENGINE_NAMES_H
/*
 * What senders call their orders: (session, client id) to order id, each name once a day. When a
 * day ends the names of orders that are over are forgotten, a bounded number at each step.
 */
#include "core/core.h"
#include "ladder/index.h"

struct hft_engine_name {
	uint64_t order_id;
	uint64_t client_id;
	uint64_t session;
};

struct hft_engine_names {
	struct hft_engine_name *rows; /* from 1 */
	struct hft_index index;       /* client id in the scope of its session, to row */
	uint8_t *index_at;
	uint64_t max;
	uint64_t seed;
	uint32_t count;
};

uint64_t hft_engine_names_place(struct hft_engine_names *names, uint8_t *base, uint64_t max,
				uint64_t seed);
/* The order of that name, 0 = none. */
uint64_t hft_engine_names_find(const struct hft_engine_names *names, uint32_t session,
			       uint64_t client_id);
/* Bytes of the index that were ever used; clearing them begins the next day. */
uint64_t hft_engine_names_dirty(const struct hft_engine_names *names);
/* Zero up to `bytes` of them from `from` on. @return where it stopped. */
uint64_t hft_engine_names_clear(struct hft_engine_names *names, uint64_t from, uint64_t bytes);
/* After all were cleared: an empty index, to which rows are put back. */
void hft_engine_names_reset(struct hft_engine_names *names);
void hft_engine_names_keep(struct hft_engine_names *names, uint32_t row);

static inline void hft_engine_names_prefetch(const struct hft_engine_names *names,
					     uint32_t session, uint64_t client_id)
{
	hft_prefetch(&names->rows[hft_index_guess(&names->index, client_id, session)]);
}

static inline bool hft_engine_names_full(const struct hft_engine_names *names)
{
	return names->count == names->max;
}

static inline bool hft_engine_names_has(const struct hft_engine_names *names, uint32_t session,
					uint64_t client_id)
{
	return hft_index_find(&names->index, client_id, session) != 0;
}

static inline void hft_engine_names_put(struct hft_engine_names *names, uint32_t session,
					uint64_t client_id, uint64_t order_id)
{
	names->rows[++names->count] =
		(struct hft_engine_name){ order_id, client_id, session };
	hft_index_put(&names->index, client_id, session, names->count);
}

#endif
