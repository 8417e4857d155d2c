/* SPDX-License-Identifier: Apache-2.0 */
#include "ladder/save.h"

int64_t hft_save_measure(const struct hft_save_kind *kind, struct hft_save_head *head)
{
	head->magic = HFT_SAVE_MAGIC;
	head->version = HFT_SAVE_VERSION;
	head->kind = kind->kind;
	head->size = sizeof(struct hft_save_head) + sizeof(struct hft_save_tail) +
		     head->parties * (uint64_t)kind->party_size +
		     head->instruments * (uint64_t)sizeof(struct hft_save_instrument) +
		     head->levels * (uint64_t)sizeof(struct hft_save_level) +
		     head->orders * (uint64_t)kind->order_size;
	return (int64_t)head->size;
}

struct hft_save_writer hft_save_begin(void *out, const struct hft_save_head *head)
{
	struct hft_save_writer writer = { out, out, (uint8_t *)out + head->size };

	hft_save_put(&writer, head, sizeof(*head));
	return writer;
}

void hft_save_side(struct hft_save_writer *out, const struct hft_ladder *ladder,
		   const struct hft_ladder_side *side, hft_save_order_put *put, const void *self)
{
	struct hft_ladder_cursor cursor = hft_ladder_first(ladder, side);

	for (; cursor.level != 0; hft_ladder_next(ladder, &cursor)) {
		const struct hft_ladder_level *level = &ladder->levels[cursor.level];
		struct hft_save_level row = { level->price, level->qty, level->count, 0 };

		hft_save_put(out, &row, sizeof(row));
		/* Levels that stand for themselves have counts, and no queues: heads are 0. */
		for (uint32_t at = level->head; at != 0; at = ladder->orders[at].next)
			put(out, self, at);
	}
}

void hft_save_end(struct hft_save_writer *out)
{
	struct hft_save_tail tail = { 0 };

	tail.crc32c = hft_crc32c(out->begin, (uint64_t)(out->at - out->begin));
	hft_save_put(out, &tail, sizeof(tail));
	assert(out->at == out->end);
}
