/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_STRESS_H
#define HFT_TESTS_STRESS_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Stop at once: what the other threads would still find follows from this. */
#define STRESS_CHECK(condition)                                                                  \
	do {                                                                                     \
		if (!(condition)) {                                                              \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);          \
			exit(EXIT_FAILURE);                                                      \
		}                                                                                \
	} while (0)

/* The amount of work: the program's argument, or a default. */
static inline uint64_t stress_work(int argc, char **argv, uint64_t usual)
{
	char *end;
	uint64_t work;

	if (argc < 2)
		return usual;
	work = strtoull(argv[1], &end, 10);
	if (*end != '\0' || end == argv[1] || work == 0) {
		fprintf(stderr, "usage: %s [COUNT]\n", argv[0]);
		exit(EXIT_FAILURE);
	}
	return work;
}

static inline uint32_t stress_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* Not a multiple of itself under small errors: a torn or stale word does not fit its number. */
static inline uint64_t stress_word(uint64_t number, uint32_t i)
{
	return (number + 1) * 0x9e3779b97f4a7c15 ^ (uint64_t)i << 56;
}

#endif
