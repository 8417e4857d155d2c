/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALLGRIND_WORST_OPS_H
#define CALLGRIND_WORST_OPS_H
#include <stdint.h>

/*
 * The worst cases of tests/worst, each at a size: "match/level_any/1000" are turns of that plan in
 * a book of 1,000 live orders, "/sweep" one order that takes them all, "/first" and "/last" the
 * tenths of a long run, "/bbo" and "/depth" the queries of a book that holds them.
 */
/* Runs one by its name; the operations counted, or -1. */
int64_t worst_op(const char *name);
/* Runs all that are named on standard input, and has callgrind write a profile for each, whose
 * trigger says its name; prints "NAME COUNT". Returns 0, or 1 when one failed. */
int worst_all(void);

#endif
