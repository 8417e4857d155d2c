/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_TARGETS_H
#define BENCH_TARGETS_H
/* What the rows of a run are held to. A miss fails nothing: a shared machine has its own. */
#include "bench.h"

enum { TARGETS_MAX = 128 };

struct verdict {
	char group[24];
	char name[48];    /* of the row; of several, the one furthest beyond the bound */
	char unit[40];
	const char *sign; /* "<=", "<" or ">=" */
	double figure;
	double bound;
	bool met;
};

/*
 * One verdict a target and group of this run's rows; a target without rows has none. Returns how
 * many were written.
 */
uint32_t targets_judge(const struct bench *b, struct verdict *out, uint32_t cap);

#endif
