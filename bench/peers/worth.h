/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_PEERS_WORTH_H
#define BENCH_PEERS_WORTH_H
/* The trades that a stream is worth, by the floor. */
#include "rows.h"

/* For a stream of commands_make(). Returns 0, or -1 when memory runs out. */
int peer_worth(const struct peer_stream *stream, struct peer_trades *out);

#endif
