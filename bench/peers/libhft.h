/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_PEERS_LIBHFT_H
#define BENCH_PEERS_LIBHFT_H
/* libhft as one more driver: by id, full reports, each read for its fill. */
#include "rows.h"

enum { PEER_BATCH_MAX = 256, PEER_ROUNDS_MAX = 31 };

/* Fill in the trades, then time the rounds and print the line. Returns 0 or -1. */
int peer_libhft(const struct peer_stream *stream, uint32_t batch, uint32_t rounds,
		struct peer_trades *out);

#endif
