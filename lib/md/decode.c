/* SPDX-License-Identifier: Apache-2.0 */
#include "md/md.h"

#include <stddef.h>

#include "wire/binaryfile.h"

#define TS_MASK UINT64_C(0xffffffffffff)
#define DAY_NS (UINT64_C(86400) * 1000000000)
#define AHEAD_BYTES 4096
#define CAP_MAX (UINT32_C(1) << 31)

/* Every message has these at the same place; the eight bytes of a timestamp begin before it. */
enum { LOCATE_AT = 1, TS_LOAD_AT = 3 };

/* One call's progress. */
struct cursor {
	const uint8_t *start;
	const uint8_t *at;
	const uint8_t *end;
	hft_event *out;
	uint64_t room;          /* events */
	uint64_t messages_left;
	hft_time ts_recv;
	uint32_t flags;
};

static int64_t decode(struct hft_md *md, struct cursor *c);
static void short_way(struct hft_md *md, struct cursor *c);
static bool long_way(struct hft_md *md, struct cursor *c);

int64_t hft_md_decode(hft_md *md, const uint8_t *data, uint64_t size, hft_time ts_recv,
		      uint32_t flags, hft_event *out, uint32_t cap, uint64_t *used)
{
	return hft_md_decode_some(md, data, size, ts_recv, flags, 0, out, cap, used);
}

int64_t hft_md_decode_some(hft_md *md, const uint8_t *data, uint64_t size, hft_time ts_recv,
			   uint32_t flags, uint64_t messages_max, hft_event *out, uint32_t cap,
			   uint64_t *used)
{
	struct cursor c = { .room = cap, .ts_recv = ts_recv, .flags = flags };
	int64_t count;

	if (md == NULL || (data == NULL && size != 0) || out == NULL || used == NULL)
		return HFT_E_INVAL;
	if (cap < HFT_MD_EVENTS_MAX || cap > CAP_MAX ||
	    (flags & ~(uint32_t)HFT_MD_FINAL) != 0)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&md->guard))
		return HFT_E_BUSY;
	*used = 0;
	count = 0;
	if (size != 0) {
		c.start = data;
		c.at = data;
		c.end = data + size;
		c.out = out;
		c.messages_left = messages_max == 0 ? UINT64_MAX : messages_max;
		count = decode(md, &c);
		*used = (uint64_t)(c.at - data);
	}
	hft_guard_leave(&md->guard);
	return count;
}

/* Bytes behind an end mark are no messages: they are taken, and counted bad once a session. */
static int64_t after_end(struct hft_md *md, struct cursor *c)
{
	md->stats.bad += md->ended == 1;
	md->ended = 2;
	md->stats.bytes += (uint64_t)(c->end - c->at);
	c->at = c->end;
	return HFT_E_CLOSED;
}

static int64_t decode(struct hft_md *md, struct cursor *c)
{
	const hft_event *first = c->out;
	const uint64_t seq = md->seq;
	int64_t count;

	if (md->ended == 0) {
		do {
			if (md->framing == HFT_FRAMING_BINARYFILE)
				short_way(md, c);
		} while (long_way(md, c));
	}
	count = c->out - first;
	md->stats.messages += md->seq - seq;
	md->stats.events += (uint64_t)count;
	md->stats.bytes += (uint64_t)(c->at - c->start);
	if (count == 0 && md->ended != 0 && c->at != c->end)
		return after_end(md, c);
	return count;
}

static uint64_t min_u64(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* One plain event, all but seq and receive time; loads and masks only. */
static inline void plain_event(const struct hft_md *md, const struct hft_md_load *load,
			       const uint8_t *msg, uint8_t side, hft_event *out)
{
	const uint64_t price = hft_load_be64(msg + load->price_at) & load->price_mask;
	const uint64_t tail = load->tail | (uint64_t)side << 40;

	out->order_id = hft_load_be64(msg + load->order_id_at) & load->order_id_mask;
	out->aux = hft_load_be64(msg + load->aux_at) & load->aux_mask;
	out->price = (int64_t)(price * load->price_scale | (uint64_t)load->price_none);
	out->qty = (int64_t)(hft_load_be64(msg + load->qty_at) & load->qty_mask);
	out->instrument = hft_md_instrument(md, hft_load_be16(msg + LOCATE_AT));
	memcpy((uint8_t *)out + offsetof(hft_event, source), &tail, sizeof(tail));
}

/*
 * The loop of a trading day: messages that are one plain event. Every message makes the same loads
 * from places its type names, so that no branch depends on the type; one branch asks whether the
 * message is anything else, and leaves it to the long way.
 */
static void short_way(struct hft_md *md, struct cursor *c)
{
	const uint64_t size = (uint64_t)(c->end - c->at);
	const uint64_t most = min_u64(c->room, c->messages_left);
	/* A long stretch comes from memory, whose own prefetch stops at every page's end. */
	const uint8_t *reach = size > AHEAD_BYTES ? c->end - AHEAD_BYTES : c->at;
	const uint64_t midnight = (uint64_t)md->midnight;
	const hft_time ts_recv = c->ts_recv;
	const uint8_t *at = c->at;
	hft_event *out = c->out;
	uint32_t seq = (uint32_t)md->seq;
	const uint8_t *last;
	uint64_t left;

	if (size < HFT_BINARYFILE_PREFIX + HFT_MD_SHORT_MAX)
		return;
	last = c->end - HFT_BINARYFILE_PREFIX - HFT_MD_SHORT_MAX;
	for (left = most; left != 0 && at <= last; left--, out++) {
		const uint8_t *msg = at + HFT_BINARYFILE_PREFIX;
		const struct hft_md_load *load = &md->loads[msg[0]];
		const uint8_t side = md->maps[load->side_map][msg[load->side_at]];
		const uint64_t ts = hft_load_be64(msg + TS_LOAD_AT) & TS_MASK;

		/* The top bits: of a side that is bad, of a time beyond the day. */
		if (HFT_UNLIKELY((hft_binaryfile_prefix(at) ^ load->prefix) |
				 (uint64_t)(side >> 7) | (DAY_NS - ts) >> 63))
			break;
		hft_prefetch(at + (at < reach ? AHEAD_BYTES : 0));
		/* Before the stores, which could be to load for all that a compiler knows. */
		at = msg + load->length;
		md->good[msg[0]]++;
		out->ts_event = (int64_t)(midnight + ts);
		out->ts_recv = ts_recv;
		out->seq = ++seq;
		plain_event(md, load, msg, side, out);
	}
	c->at = at;
	c->out = out;
	c->room -= most - left;
	c->messages_left -= most - left;
	md->seq += most - left;
}

/* A message cut out of its frame. */
struct message {
	const uint8_t *at;
	uint64_t size;
	uint64_t offset; /* in the call's buffer */
};

static uint64_t number(const struct message *m, uint8_t at, uint64_t mask)
{
	return hft_load_be64(m->at + at) & mask;
}

static uint64_t aux_value(const struct hft_wire_program *p, const struct message *m)
{
	uint64_t value = number(m, p->aux_at, p->aux_mask);

	if (p->aux_kind == HFT_WIRE_AUX_OFFSET)
		return m->offset;
	if (p->aux_kind == HFT_WIRE_AUX_TEXT)
		return __builtin_bswap64(value) >> __builtin_clzll(p->aux_mask);
	return value;
}

/* False when the wire's price does not fit the record. */
static bool price_value(const struct hft_wire_program *p, const struct message *m, int64_t *out)
{
	uint64_t raw = number(m, p->price_at, p->price_mask);

	if (p->price_none != 0 || (p->price_zero && raw == 0)) {
		*out = HFT_PRICE_NONE;
		return true;
	}
	return !__builtin_mul_overflow(raw, p->price_scale, out) && *out != HFT_PRICE_NONE;
}

/* Fill one event, all but LAST's bearer alike; false when a value of the wire is beyond use. */
static bool event_load(const struct hft_md *md, const struct hft_wire_program *p,
		       const struct message *m, hft_event *out)
{
	uint64_t ts = hft_load_be64(m->at + TS_LOAD_AT) & TS_MASK;
	uint64_t qty = number(m, p->qty_at, p->qty_mask);
	uint8_t side = md->maps[p->side_map][m->at[p->side_at]];

	if (side == HFT_WIRE_BAD || qty > INT64_MAX || !price_value(p, m, &out->price))
		return false;
	out->ts_event = md->midnight + (int64_t)ts;
	out->order_id = number(m, p->order_id_at, p->order_id_mask);
	out->aux = aux_value(p, m);
	out->qty = (int64_t)qty;
	out->instrument = 0;
	if (p->instrument)
		out->instrument = hft_md_instrument(md, hft_load_be16(m->at + LOCATE_AT));
	out->source = md->source;
	out->flags = p->flags | md->maps[p->flags_map][m->at[p->flags_at]];
	out->flags |= ts > DAY_NS ? HFT_EVENT_BAD_TS : 0;
	out->kind = p->kind;
	out->side = side;
	out->level = p->level | (m->at[p->level_at] & p->level_mask);
	out->reason = p->reason | md->maps[p->reason_map][m->at[p->reason_at]];
	return true;
}

static bool events_load(const struct hft_md *md, const struct hft_wire_type *type,
			const struct message *m, struct cursor *c)
{
	for (uint32_t i = 0; i < type->program_count; i++) {
		if (!event_load(md, &type->programs[i], m, &c->out[i]))
			return false;
		c->out[i].ts_recv = c->ts_recv;
		c->out[i].seq = (uint32_t)md->seq;
	}
	return true;
}

static void count_bad(struct hft_md *md, uint32_t code)
{
	md->stats.bad++;
	md->bad[code]++;
}

/* A whole message of any kind; its events are room enough. */
static void message_take(struct hft_md *md, const struct hft_wire_type *type,
			 const struct message *m, struct cursor *c)
{
	md->seq++;
	c->messages_left--;
	if (type == NULL) {
		md->stats.unknown++;
		md->good[m->at[0]]++;
		return;
	}
	if (m->size < type->bytes || !events_load(md, type, m, c)) {
		count_bad(md, type->code);
		return;
	}
	md->stats.longer += m->size > type->bytes;
	md->good[type->code]++;
	c->out += type->program_count;
	c->room -= type->program_count;
}

/* The stream ends inside a frame: nothing of it can be used. */
static void cut_short(struct hft_md *md, struct cursor *c)
{
	const uint64_t size = (uint64_t)(c->end - c->at);

	md->seq++;
	md->stats.bad++;
	if (size > HFT_BINARYFILE_PREFIX)
		md->bad[c->at[HFT_BINARYFILE_PREFIX]]++;
	c->at = c->end;
}

/* Cut the next message; false when there is none, or when it is the end mark. */
static bool message_cut(struct hft_md *md, struct cursor *c, struct message *m)
{
	const uint64_t size = (uint64_t)(c->end - c->at);
	const uint32_t prefix = md->framing == HFT_FRAMING_NONE ? 0 : HFT_BINARYFILE_PREFIX;

	if (size == 0)
		return false;
	m->size = size;
	if (prefix != 0 && size >= prefix)
		m->size = hft_binaryfile_length(c->at);
	if (size < prefix || size - prefix < m->size) {
		if (c->flags & HFT_MD_FINAL)
			cut_short(md, c);
		return false;
	}
	if (m->size == 0) {
		c->at += prefix;
		md->ended = 1;
		md->stats.ends++;
		return false;
	}
	m->at = c->at + prefix;
	m->offset = (uint64_t)(m->at - c->start);
	return true;
}

/* One message with every check. False when the call is over. */
static bool long_way(struct hft_md *md, struct cursor *c)
{
	const struct hft_wire_type *type;
	struct message m;

	if (c->room == 0 || c->messages_left == 0 || !message_cut(md, c, &m))
		return false;
	type = hft_wire_type_find(md->format, m.at[0]);
	if (type != NULL && type->program_count > c->room)
		return false;
	message_take(md, type, &m, c);
	c->at = m.at + m.size;
	return true;
}
