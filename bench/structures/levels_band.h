/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LEVELS_BAND_H
#define LEVELS_BAND_H
/*
 * A window of BAND ticks about the touch of each side, in a ring, one level's number a tick, with a
 * bit each under one summary word; what lies below the window, or off the grid of ticks, is in a
 * sorted array. When the touch leaves the window, or sinks into its lowest quarter, the window is
 * put about it anew, and only what crosses its edges moves.
 */
#include "pool.h"
#include "sorted.h"

enum { BAND_WORDS = BAND / 64 };

#define BAND_TICK INT64_C(10000000)
#define BAND_WIDTH (BAND * BAND_TICK)

_Static_assert(BAND_WORDS >= 1 && BAND_WORDS <= 64 && (BAND_WORDS & (BAND_WORDS - 1)) == 0,
	       "one summary word, turned as a ring");

struct band_side {
	int64_t base;     /* key of the window's first tick */
	uint64_t summary; /* by word of the ring */
	uint32_t first;   /* word of the ring where the window begins */
	uint32_t best;
	uint32_t is_set;  /* the window lies somewhere */
	uint32_t pad;
	struct sorted far;
	uint64_t words[BAND_WORDS];
	uint32_t levels[BAND];
};

struct band {
	struct pool pool;
	struct band_side *sides;
	uint32_t count;
};

static inline int band_open(struct band *b, struct arena *arena, const struct size *size)
{
	b->count = size->sides;
	b->sides = arena_take(arena, size->sides, sizeof(*b->sides));
	for (uint32_t i = 0; b->sides != NULL && i < size->sides; i++) {
		b->sides[i].far.at =
			arena_take(arena, size->levels_side, sizeof(*b->sides[i].far.at));
		if (b->sides[i].far.at == NULL)
			return -1;
	}
	return b->sides != NULL ? pool_open(&b->pool, arena, size->levels) : -1;
}

static inline struct level *band_record(const struct band *b, uint32_t level)
{
	return &b->pool.at[level];
}

/* The place in the ring of a key in the window and on the grid, else BAND. */
static inline uint32_t band_place(const struct band_side *s, int64_t key)
{
	uint64_t off = (uint64_t)key - (uint64_t)s->base;
	uint64_t tick = off / BAND_TICK;

	if (off >= BAND_WIDTH || tick * BAND_TICK != off)
		return BAND;
	return (uint32_t)(tick + s->first * 64) & (BAND - 1);
}

static inline int64_t band_key(const struct band_side *s, uint32_t place)
{
	return s->base + ((place - s->first * 64) & (BAND - 1)) * BAND_TICK;
}

/* The ring's summary with the window's first word lowest. */
static inline uint64_t band_turned(const struct band_side *s)
{
	uint64_t up = BAND_WORDS - s->first;

	if (s->first == 0)
		return s->summary;
	return (s->summary >> s->first | s->summary << (up & 63)) &
	       (UINT64_MAX >> (64 - BAND_WORDS));
}

/* The best place whose turned word is one of `words`, which hold one. */
static inline uint32_t band_top(const struct band_side *s, uint64_t words)
{
	uint32_t word = 63 - (uint32_t)__builtin_clzll(words);

	word = (word + s->first) & (BAND_WORDS - 1);
	return word * 64 + 63 - (uint32_t)__builtin_clzll(s->words[word]);
}

static inline void band_set(struct band_side *s, uint32_t place, uint32_t level)
{
	s->levels[place] = level;
	s->words[place / 64] |= UINT64_C(1) << place % 64;
	s->summary |= UINT64_C(1) << place / 64;
}

static inline void band_clear(struct band_side *s, uint32_t place)
{
	s->levels[place] = 0;
	s->words[place / 64] &= ~(UINT64_C(1) << place % 64);
	if (s->words[place / 64] == 0)
		s->summary &= ~(UINT64_C(1) << place / 64);
}

static inline void band_to_far(struct band_side *s, uint32_t place)
{
	int64_t key = band_key(s, place);

	sorted_insert(&s->far, sorted_seek(&s->far, key), key, s->levels[place]);
	band_clear(s, place);
}

static inline void band_from_far(struct band_side *s)
{
	for (uint32_t i = s->far.count; i > 0 && s->far.at[i - 1].key >= s->base; i--) {
		uint32_t place = band_place(s, s->far.at[i - 1].key);

		if (place == BAND)
			continue;
		band_set(s, place, s->far.at[i - 1].level);
		sorted_remove(&s->far, i - 1);
	}
}

static inline bool band_word_leaves(const struct band_side *s, uint32_t word, int64_t base)
{
	int64_t key = band_key(s, word * 64);

	return key < base || key >= base + BAND_WIDTH;
}

/* Put a key, on the grid, three quarters up the window. */
static inline void band_move(struct band_side *s, int64_t key)
{
	const int64_t block = 64 * BAND_TICK;
	int64_t low = key - BAND_WIDTH / 4 * 3;
	int64_t blocks = (low - s->base) / block;

	if (!s->is_set) {
		s->base = low;
		s->is_set = 1;
		return;
	}
	for (uint32_t word = 0; word < BAND_WORDS; word++) {
		if (!band_word_leaves(s, word, s->base + blocks * block))
			continue;
		while (s->words[word] != 0)
			band_to_far(s, word * 64 + (uint32_t)__builtin_ctzll(s->words[word]));
	}
	s->base += blocks * block;
	s->first = (uint32_t)((int64_t)s->first + blocks) & (BAND_WORDS - 1);
	band_from_far(s);
}

static inline bool band_on_grid(const struct band_side *s, int64_t key)
{
	return !s->is_set || (key - s->base) % BAND_TICK == 0;
}

static inline void band_best_refresh(struct band *b, struct band_side *s)
{
	uint32_t far = sorted_best(&s->far), near;

	if (s->summary == 0) {
		s->best = far;
		return;
	}
	near = s->levels[band_top(s, band_turned(s))];
	s->best = far == 0 || b->pool.at[near].key > b->pool.at[far].key ? near : far;
}

static inline uint32_t band_open_level(struct band *b, uint32_t side, int64_t key)
{
	struct band_side *s = &b->sides[side];
	uint32_t level, place;

	if ((!s->is_set || key >= s->base + BAND_WIDTH) && band_on_grid(s, key))
		band_move(s, key);
	level = pool_take(&b->pool, side, key);
	place = band_place(s, key);
	if (place != BAND)
		band_set(s, place, level);
	else
		sorted_insert(&s->far, sorted_seek(&s->far, key), key, level);
	if (s->best == 0 || key > b->pool.at[s->best].key)
		s->best = level;
	return level;
}

static inline uint32_t band_find_or_open(struct band *b, uint32_t side, int64_t key)
{
	struct band_side *s = &b->sides[side];
	uint32_t place = s->is_set ? band_place(s, key) : BAND, at;

	if (__builtin_expect(place != BAND && s->levels[place] != 0, 1))
		return s->levels[place];
	if (place == BAND) {
		at = sorted_seek(&s->far, key);
		if (sorted_is(&s->far, at, key))
			return s->far.at[at].level;
	}
	return band_open_level(b, side, key);
}

static inline void band_close(struct band *b, uint32_t side, uint32_t level)
{
	struct band_side *s = &b->sides[side];
	int64_t key = b->pool.at[level].key;
	uint32_t place = band_place(s, key);

	if (place != BAND)
		band_clear(s, place);
	else
		sorted_remove(&s->far, sorted_seek(&s->far, key));
	if (level == s->best) {
		band_best_refresh(b, s);
		key = b->pool.at[s->best].key;
		if (s->best != 0 && key < s->base + BAND_WIDTH / 4 && band_on_grid(s, key))
			band_move(s, key);
	}
	pool_give(&b->pool, level);
}

static inline uint32_t band_best(const struct band *b, uint32_t side)
{
	return b->sides[side].best;
}

/* The best of the window below a key, 0 = none. */
static inline uint32_t band_below(const struct band_side *s, int64_t key)
{
	int64_t ticks = (key - s->base + BAND_TICK - 1) / BAND_TICK; /* those below the key */
	uint32_t place, word;
	uint64_t words, bits;

	if (key <= s->base)
		return 0;
	if (ticks > BAND)
		ticks = BAND;
	word = (uint32_t)ticks / 64;
	place = ((s->first + word) & (BAND_WORDS - 1)) * 64;
	bits = word < BAND_WORDS ? s->words[place / 64] & ((UINT64_C(1) << ticks % 64) - 1) : 0;
	if (bits != 0)
		return s->levels[place + 63 - (uint32_t)__builtin_clzll(bits)];
	words = band_turned(s) & (word < 64 ? (UINT64_C(1) << word) - 1 : UINT64_MAX);
	return words != 0 ? s->levels[band_top(s, words)] : 0;
}

static inline uint32_t band_worse(const struct band *b, uint32_t side, uint32_t level)
{
	const struct band_side *s = &b->sides[side];
	int64_t key = b->pool.at[level].key;
	uint32_t at = sorted_seek(&s->far, key), near = band_below(s, key);
	uint32_t far = at > 0 ? s->far.at[at - 1].level : 0;

	if (near == 0 || far == 0)
		return near + far;
	return b->pool.at[near].key > b->pool.at[far].key ? near : far;
}

static inline void band_prefetch_side(const struct band *b, uint32_t side)
{
	prefetch(&b->sides[side]);
}

static inline void band_prefetch(const struct band *b, uint32_t side, int64_t key)
{
	const struct band_side *s = &b->sides[side];
	uint32_t place = band_place(s, key);

	if (place != BAND)
		prefetch(&s->levels[place]);
}

static inline uint32_t band_guess(const struct band *b, uint32_t side, int64_t key)
{
	const struct band_side *s = &b->sides[side];
	uint32_t place = band_place(s, key);

	return place != BAND ? s->levels[place] : s->best;
}

static inline uint64_t band_bytes(const struct band *b)
{
	uint64_t bytes = b->pool.fresh * sizeof(*b->pool.at) + b->count * sizeof(*b->sides);

	for (uint32_t i = 0; i < b->count; i++)
		bytes += b->sides[i].far.most * sizeof(*b->sides[i].far.at);
	return bytes;
}

#endif
