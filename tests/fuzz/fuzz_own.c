/* SPDX-License-Identifier: Apache-2.0 */
/* needs: model/naive_own.c model/own_pair.c */
/*
 * Bytes as commands and as a venue's answers, against the oracle. The first byte sets capacities;
 * then eight bytes make a command or an answer about one of a few orders, so that they meet, and
 * some are followed by a full-width value.
 */
#include <stdint.h>
#include <stdlib.h>

#include "model/own_pair.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const uint8_t *data;
	size_t size;
	uint64_t next_id;
};

static uint8_t take_byte(struct input *in)
{
	if (in->size == 0)
		return 0;
	in->size--;
	return *in->data++;
}

static uint64_t take_word(struct input *in)
{
	uint64_t word = 0;

	for (int i = 0; i < 8; i++)
		word = word << 8 | take_byte(in);
	return word;
}

static int64_t qty_of(uint8_t byte)
{
	static const int64_t edges[] = { -1, HFT_QTY_MAX, HFT_QTY_MAX + 1, INT64_MIN };

	return byte >= 252 ? edges[byte - 252] : byte % 32;
}

static int64_t price_of(uint8_t byte)
{
	static const int64_t edges[] = { HFT_PRICE_NONE, INT64_MIN, INT64_MAX - 1, 0 };

	return byte >= 252 ? edges[byte - 252] : (byte % 8) - 4;
}

static void command(struct own_pair *pair, struct input *in, uint8_t kind)
{
	uint8_t who = take_byte(in);
	uint8_t what = take_byte(in);
	hft_order c = { .ts = (hft_time)pair->seq, .seq = pair->seq, .kind = kind };

	c.order_id = take_byte(in) % 32;
	if (kind == HFT_ORDER_NEW && (what & 0x80) == 0)
		c.order_id = in->next_id + 1;
	c.session = who & 3;
	c.party = 1 + (who >> 2 & 7);
	c.side = kind == HFT_ORDER_NEW ? 1 + (who >> 5 & 1) : 0;
	c.instrument = kind == HFT_ORDER_NEW ? 1 + (who >> 6) : 0;
	if ((what & 0x60) == 0x60) {
		c.side = who >> 5;
		c.instrument = what & 3;
	}
	c.flags = (what & 1) != 0 ? HFT_ORDER_QTY_TOTAL : 0;
	c.tif = what >> 1 & 7;
	c.display_qty = what >> 4 & 1 ? 3 : 0;
	c.client_id = what & 0x0c;
	c.expire_ts = what;
	c.qty = qty_of(take_byte(in));
	c.price = price_of(take_byte(in));
	if (own_pair_command(pair, &c) != HFT_OK)
		return;
	if (kind == HFT_ORDER_NEW)
		in->next_id = c.order_id;
	if ((take_byte(in) & 7) == 7)
		own_pair_unsent(pair, &c);
}

static void answer(struct own_pair *pair, struct input *in, uint8_t kind)
{
	uint8_t what = take_byte(in);
	hft_report v = { .ts = (hft_time)pair->seq, .seq = pair->seq, .kind = kind & 15 };
	struct hft_own_out out;

	v.order_id = take_byte(in) % 32;
	v.qty = qty_of(take_byte(in));
	v.price = price_of(take_byte(in));
	v.trade_id = take_byte(in) % 16;
	v.ref_id = what & 7;
	v.aux = what;
	if ((what & 0x18) == 0x18) {
		v.instrument = what & 3;
		v.side = what & 3;
	}
	v.flags = (what & 0x20) != 0 ? HFT_REPORT_UNSOLICITED : HFT_REPORT_PRIORITY_KEPT;
	if ((what & 0xc0) == 0x40)
		v.reason = (uint16_t)(take_byte(in) * 2);
	if ((what & 0xc0) == 0x80)
		v.qty = (int64_t)take_word(in);
	if ((what & 0xc7) == 0xc0)
		v.kind = take_byte(in);
	if ((what & 0xc7) == 0xc1)
		v.order_id = take_word(in);
	own_pair_answer(pair, &v, &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size, 0 };
	uint8_t shape = take_byte(&in);
	struct own_pair *pair = own_pair_create(1 + (shape & 3), shape >> 2 & 7,
						1 + (shape >> 5), (shape & 1) != 0, shape);

	while (in.size > 0) {
		uint8_t op = take_byte(&in);

		if (op < 96)
			command(pair, &in, 1 + op % 3);
		else if (op < 104)
			command(pair, &in, op);
		else if (op < 112)
			own_pair_cancel_later(pair, take_byte(&in) % 32);
		else if (op < 116)
			own_pair_day_end(pair, op & 3, 1 + (take_byte(&in) & 7));
		else
			answer(pair, &in, op);
	}
	own_pair_compare(pair);
	own_pair_destroy(pair);
	return 0;
}
