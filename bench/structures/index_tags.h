/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INDEX_TAGS_H
#define INDEX_TAGS_H
/*
 * Buckets of one cache line: tags compared all at once, the order of each, which of them are used,
 * and how many entries went on past this bucket because it was full. A search ends at a bucket that
 * none passed, so deletion needs no tombstone; an id is proved by the order's own record.
 *
 * TAG 8: 12 tags of a byte. TAG 16: 10 of two. GROUP g: 2^g consecutive ids share a home bucket,
 * and their tags differ in the lowest g bits.
 */
#include "structures.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#if TAG == 16
enum { TAGS_ENTRIES = 10 };
typedef uint16_t tags_tag;
#else
enum { TAGS_ENTRIES = 12 };
typedef uint8_t tags_tag;
#endif

struct tags_bucket {
	tags_tag tag[TAGS_ENTRIES];
	uint16_t past; /* entries whose home is here or before, and which lie behind */
	uint16_t used; /* a bit an entry */
	uint32_t order[TAGS_ENTRIES];
};

_Static_assert(sizeof(struct tags_bucket) == 64, "one cache line");

struct tags {
	struct tags_bucket *at;
	const struct order *orders;
	uint64_t count;
};

static inline int tags_open(struct tags *t, struct arena *arena, const struct size *size,
			    const struct order *orders)
{
	t->count = (uint64_t)size->orders * 100 / LOAD / TAGS_ENTRIES + 2;
	t->at = arena_take(arena, t->count, sizeof(*t->at));
	t->orders = orders;
	return t->at != NULL ? 0 : -1;
}

static inline uint32_t tags_match(const struct tags_bucket *b, tags_tag tag)
{
#if defined(__SSE2__) && TAG == 16
	__m128i a = _mm_load_si128((const __m128i *)(const void *)b);
	__m128i c = _mm_loadl_epi64((const __m128i *)(const void *)&b->tag[8]);
	__m128i want = _mm_set1_epi16((short)tag);
	__m128i both = _mm_packs_epi16(_mm_cmpeq_epi16(a, want), _mm_cmpeq_epi16(c, want));

	return (uint32_t)_mm_movemask_epi8(both) & b->used;
#elif defined(__SSE2__)
	__m128i line = _mm_load_si128((const __m128i *)(const void *)b);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(line, _mm_set1_epi8((char)tag))) &
	       b->used;
#else
	uint32_t bits = 0;

	for (uint32_t i = 0; i < TAGS_ENTRIES; i++)
		bits |= (uint32_t)(b->tag[i] == tag) << i;
	return bits & b->used;
#endif
}

static inline uint64_t tags_next(const struct tags *t, uint64_t at)
{
	return at + 1 == t->count ? 0 : at + 1;
}

struct tags_key {
	uint64_t home;
	tags_tag tag;
};

static inline struct tags_key tags_key(const struct tags *t, uint64_t id)
{
	uint64_t hash = hash_id(id >> GROUP);

	return (struct tags_key){
		.home = reduce_hash(hash, t->count),
		.tag = (tags_tag)(hash << GROUP | (id & ((1u << GROUP) - 1))),
	};
}

static inline uint32_t tags_find(const struct tags *t, uint64_t id, struct place *place)
{
	struct tags_key key = tags_key(t, id);

	for (uint64_t at = key.home;; at = tags_next(t, at)) {
		const struct tags_bucket *b = &t->at[at];

		for (uint32_t m = tags_match(b, key.tag); m != 0; m &= m - 1) {
			uint32_t entry = (uint32_t)__builtin_ctz(m);
			uint32_t order = b->order[entry];

			if (__builtin_expect(t->orders[order].id != id, 0))
				continue;
			*place = (struct place){ .home = key.home, .at = at, .entry = entry };
			return order;
		}
		/* Every bucket may have been full once: then the way round ends it. */
		if (__builtin_expect(b->past == 0, 1) || tags_next(t, at) == key.home)
			return 0;
	}
}

static inline bool tags_put(struct tags *t, uint64_t id, uint32_t order)
{
	struct tags_key key = tags_key(t, id);
	struct tags_bucket *b = &t->at[key.home];
	uint64_t at = key.home;
	struct place place;
	uint32_t i;

	if (__builtin_expect(tags_match(b, key.tag) != 0 || b->past != 0, 0) &&
	    tags_find(t, id, &place) != 0)
		return false;
	while (__builtin_expect(b->used == (1u << TAGS_ENTRIES) - 1, 0)) {
		b->past++;
		at = tags_next(t, at);
		b = &t->at[at];
	}
	i = (uint32_t)__builtin_ctz(~(uint32_t)b->used);
	b->tag[i] = key.tag;
	b->order[i] = order;
	b->used |= (uint16_t)(1u << i);
	return true;
}

static inline void tags_erase(struct tags *t, const struct place *place)
{
	for (uint64_t at = place->home; at != place->at; at = tags_next(t, at))
		t->at[at].past--;
	t->at[place->at].used &= (uint16_t)~(1u << place->entry);
}

static inline void tags_prefetch(const struct tags *t, uint64_t id)
{
	prefetch(&t->at[tags_key(t, id).home]);
}

/* The first that might be it. */
static inline uint32_t tags_guess(const struct tags *t, uint64_t id)
{
	struct tags_key key = tags_key(t, id);
	const struct tags_bucket *b = &t->at[key.home];
	uint32_t m = tags_match(b, key.tag);

	return m != 0 ? b->order[__builtin_ctz(m)] : 0;
}

static inline uint64_t tags_bytes(const struct tags *t)
{
	return t->count * sizeof(*t->at);
}

#endif
