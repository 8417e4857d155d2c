/* SPDX-License-Identifier: Apache-2.0 */
#include "itch.h"

#include <string.h>

/* Wire prices count 1e-4 of the currency. */
#define WIRE_PRICE INT64_C(100000)

struct writer {
	uint8_t *at;
	uint64_t messages;
};

static void put(struct writer *w, uint64_t value, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		*w->at++ = (uint8_t)(value >> (8 * i));
}

static void put_stock(struct writer *w)
{
	memcpy(w->at, "STOCK   ", 8);
	w->at += 8;
}

static void put_head(struct writer *w, uint16_t length, char type, const hft_event *e)
{
	put(w, length, 2);
	put(w, (uint8_t)type, 1);
	put(w, e->instrument, 2);
	put(w, 0, 2);
	put(w, (uint64_t)e->ts_event, 6);
	w->messages++;
}

static void put_add(struct writer *w, const hft_event *e, uint64_t i)
{
	const bool attributed = i % 80 == 0;

	put_head(w, attributed ? 40 : 36, attributed ? 'F' : 'A', e);
	put(w, e->order_id, 8);
	put(w, e->side == HFT_SIDE_BID ? 'B' : 'S', 1);
	put(w, (uint64_t)e->qty, 4);
	put_stock(w);
	put(w, (uint64_t)(e->price / WIRE_PRICE), 4);
	if (attributed)
		put(w, 0x4e534451, 4);
}

static void put_replace(struct writer *w, const hft_event *e)
{
	put_head(w, 35, 'U', e);
	put(w, e->order_id, 8);
	put(w, e->aux, 8);
	put(w, (uint64_t)e->qty, 4);
	put(w, (uint64_t)(e->price / WIRE_PRICE), 4);
}

static void put_execute(struct writer *w, const hft_event *e)
{
	put_head(w, 31, 'E', e);
	put(w, e->order_id, 8);
	put(w, (uint64_t)e->qty, 4);
	put(w, e->aux, 8);
}

static void put_trade(struct writer *w, const hft_event *e)
{
	put_head(w, 44, 'P', e);
	put(w, 0, 8);
	put(w, 'B', 1);
	put(w, 100, 4);
	put_stock(w);
	put(w, 1000000, 4);
	put(w, e->seq, 8);
}

static void put_event(struct writer *w, const hft_event *e, uint64_t i)
{
	switch (e->kind) {
	case HFT_EVENT_ADD:
		put_add(w, e, i);
		break;
	case HFT_EVENT_REPLACE:
		put_replace(w, e);
		break;
	case HFT_EVENT_EXECUTE:
		put_execute(w, e);
		break;
	case HFT_EVENT_REDUCE:
		put_head(w, 23, 'X', e);
		put(w, e->order_id, 8);
		put(w, (uint64_t)e->qty, 4);
		break;
	default:
		put_head(w, 19, 'D', e);
		put(w, e->order_id, 8);
	}
}

uint64_t itch_write(const struct stream *s, uint8_t *out, uint64_t *messages)
{
	struct writer w = { .at = out };

	for (uint64_t i = 0; i < s->count; i++) {
		put_event(&w, &s->events[i], i);
		if (i % 128 == 127)
			put_trade(&w, &s->events[i]);
	}
	*messages = w.messages;
	return (uint64_t)(w.at - out);
}
