/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_LADDER_SAVE_H
#define HFT_LADDER_SAVE_H
/*
 * A whole state as bytes, and bytes as a state again: what a book and a matching engine share of
 * it. docs/snapshots.md has the format. The rows below are the format: little-endian, without
 * padding, each at a multiple of 8.
 *
 * Bytes are hostile until the first pass over them has ended well, which changes nothing; a second
 * proves the ids unique by the index and undoes itself; a third, which cannot fail, builds.
 */
#include "ladder/ladder.h"

#define HFT_SAVE_MAGIC UINT64_C(0x70616e732d746668) /* hft-snap */

enum { HFT_SAVE_VERSION = 1 };
enum { HFT_SAVE_BOOK = 1, HFT_SAVE_MATCH = 2 };

struct hft_save_head {
	uint64_t magic;
	uint32_t version;
	uint32_t kind;
	uint64_t size;   /* of all of it, the tail too */
	uint32_t config; /* what the loader's config must agree with */
	uint32_t parties;
	uint32_t instruments;
	uint32_t levels;
	uint32_t orders;
	uint32_t reserved;
	uint64_t trade_id; /* the last, 0 = none */
	uint64_t reserved2;
};

struct hft_save_instrument {
	uint64_t seq;
	hft_time ts;
	uint32_t id;
	uint32_t flags;
	uint32_t levels[2];
};

struct hft_save_level {
	int64_t price;
	int64_t qty;
	uint32_t orders;
	uint32_t reserved;
};

/* What every order's row begins with. */
struct hft_save_order {
	uint64_t id;
	int64_t qty;
};

struct hft_save_tail {
	uint32_t crc32c; /* of all before */
	uint32_t reserved;
};

_Static_assert(sizeof(struct hft_save_head) == 64, "the format has no padding");
_Static_assert(sizeof(struct hft_save_instrument) == 32, "the format has no padding");
_Static_assert(sizeof(struct hft_save_level) == 24, "the format has no padding");
_Static_assert(sizeof(struct hft_save_order) == 16, "the format has no padding");
_Static_assert(sizeof(struct hft_save_tail) == 8, "the format has no padding");

/* What differs between the kinds: their number, their rows of parties and of orders. */
struct hft_save_kind {
	uint32_t kind;
	uint32_t party_size;
	uint32_t order_size; /* 0: levels stand for themselves, without queues */
};

struct hft_save_writer {
	uint8_t *begin;
	uint8_t *at;
	uint8_t *end;
};

/* Writes an order's row: the ladder's first, then what lies beside it. */
typedef void hft_save_order_put(struct hft_save_writer *out, const void *self, uint32_t order);

/* Fill in what the counts give. @return the size. */
int64_t hft_save_measure(const struct hft_save_kind *kind, struct hft_save_head *head);
struct hft_save_writer hft_save_begin(void *out, const struct hft_save_head *head);
void hft_save_side(struct hft_save_writer *out, const struct hft_ladder *ladder,
		   const struct hft_ladder_side *side, hft_save_order_put *put, const void *self);
void hft_save_end(struct hft_save_writer *out);

static inline void hft_save_put(struct hft_save_writer *out, const void *row, uint32_t size)
{
	assert(size <= (uint64_t)(out->end - out->at));
	memcpy(out->at, row, size);
	out->at += size;
}

/* Bytes still to be read. */
struct hft_load_reader {
	const uint8_t *at;
	uint64_t left;
};

/* The next row, or NULL; its fields may lie at any address. */
static inline const uint8_t *hft_load_take(struct hft_load_reader *in, uint32_t size)
{
	const uint8_t *row = in->at;

	if (HFT_UNLIKELY(size > in->left))
		return NULL;
	in->at += size;
	in->left -= size;
	return row;
}

static inline bool hft_load_row(struct hft_load_reader *in, void *row, uint32_t size)
{
	const uint8_t *bytes = hft_load_take(in, size);

	if (HFT_UNLIKELY(bytes == NULL))
		return false;
	memcpy(row, bytes, size);
	return true;
}

struct hft_load {
	struct hft_save_kind kind;
	struct hft_save_head head;
	struct hft_load_reader parties;
	struct hft_load_reader instruments;
	uint32_t instruments_max;
};

/* Called row by row, each after the checks that all books share; NULL: nothing to do. */
struct hft_load_calls {
	hft_status (*instrument)(void *self, const struct hft_save_instrument *row);
	/* first: the best of its side. */
	hft_status (*level)(void *self, uint32_t owner, const struct hft_save_level *row,
			    bool first);
	hft_status (*order)(void *self, const uint8_t *row);
};

/*
 * What the bytes say that they are, with sizes and checksum proved. HFT_E_TRUNCATED,
 * HFT_E_MALFORMED; HFT_E_NOTSUP: another version or kind, or the config differs.
 */
hft_status hft_load_open(struct hft_load *load, const struct hft_save_kind *kind, uint32_t config,
			 const void *bytes, uint64_t size);
/* Does the ladder, which is empty, have room? HFT_E_FULL. */
hft_status hft_load_room(const struct hft_load *load, const struct hft_ladder *ladder);
/* All instruments, levels and orders in turn, until a call or a check fails. */
hft_status hft_load_walk(const struct hft_load *load, const struct hft_load_calls *calls,
			 void *self);
/*
 * Every id into the index, which is empty, by the number that its order will have: 1, 2 and so on.
 * When one is there twice, HFT_E_MALFORMED, the index is empty again.
 */
hft_status hft_load_ids(const struct hft_load *load, struct hft_ladder *ladder,
			struct hft_index *index, bool by_instrument);

#endif
