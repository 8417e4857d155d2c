/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_GATES_HOT_SHARD_H
#define TESTS_GATES_HOT_SHARD_H
/* What hot_calls.c does to an engine: it has to be set up at some length. */
#include <stdbool.h>
#include <stdint.h>

struct hot_shard;

/* NULL when it cannot be. */
struct hot_shard *hot_shard_make(void);
/* Feed, submit, answer, advance and drain once, a strategy among it. */
bool hot_shard_round(struct hot_shard *hot, uint64_t round);

#endif
