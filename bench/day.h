/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_DAY_H
#define BENCH_DAY_H
/* A day of ITCH 5.0 in BinaryFILE framing, made by the hft tool once and kept. */
#include "streams.h"

struct bench;

struct day {
	uint8_t *bytes;
	uint64_t size;
	uint64_t messages;
	struct stream shape; /* no events: instruments, ids and the peak of live orders */
};

/* Returns 0, or -1 when there is neither a kept day nor a tool to make one. */
int day_open(const struct bench *b, uint32_t symbols, struct day *out);
void day_close(struct day *day);

#endif
