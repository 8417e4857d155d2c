/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STRUCTURES_SORTED_H
#define STRUCTURES_SORTED_H
/*
 * Levels of one side in an array, the best at its end. A search goes from the end in growing steps
 * and then halves the last; what comes or goes near the end moves little.
 */
#include "structures.h"

#include <string.h>

struct sorted_entry {
	int64_t key;
	uint32_t level;
	uint32_t pad;
};

struct sorted {
	struct sorted_entry *at;
	uint32_t count;
	uint32_t most; /* ever, for the bytes */
};

/* Entries compared one by one first; 0: the whole is halved at once. */
#ifndef SORTED_NEAR
#define SORTED_NEAR 8
#endif

/* The entries with keys below this one: where it is, or would be. */
static inline uint32_t sorted_seek(const struct sorted *s, int64_t key)
{
	uint32_t high = s->count, low = 0, step = SORTED_NEAR;

	for (uint32_t i = SORTED_NEAR; i > 0; i--, high--)
		if (high == 0 || s->at[high - 1].key < key)
			return high;
	if (step > 0)
		low = high > step ? high - step : 0;
	while (low > 0 && s->at[low].key >= key) {
		high = low;
		step *= 2;
		low = high > step ? high - step : 0;
	}
	/* No branch depends on what the halves hold. */
	for (uint32_t n = high - low; n > 0;) {
		uint32_t half = (n + 1) / 2;

		low += s->at[low + half - 1].key < key ? half : 0;
		n -= half;
	}
	return low;
}

static inline bool sorted_is(const struct sorted *s, uint32_t at, int64_t key)
{
	return at < s->count && s->at[at].key == key;
}

static inline void sorted_insert(struct sorted *s, uint32_t at, int64_t key, uint32_t level)
{
	memmove(&s->at[at + 1], &s->at[at], (s->count - at) * sizeof(*s->at));
	s->at[at] = (struct sorted_entry){ .key = key, .level = level };
	s->count++;
	if (s->count > s->most)
		s->most = s->count;
}

static inline void sorted_remove(struct sorted *s, uint32_t at)
{
	s->count--;
	memmove(&s->at[at], &s->at[at + 1], (s->count - at) * sizeof(*s->at));
}

static inline uint32_t sorted_best(const struct sorted *s)
{
	return s->count > 0 ? s->at[s->count - 1].level : 0;
}

#endif
