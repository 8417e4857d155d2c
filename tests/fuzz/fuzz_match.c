/* SPDX-License-Identifier: Apache-2.0 */
/* needs: model/naive_match.c model/naive_match_view.c model/rebuild.c */
/*
 * Bytes as commands for a small engine, against the naive one, report for report, and a book made
 * of the reports alone. The first byte sets capacities, ownership and the room for reports; then
 * nine bytes make a command of few ids, prices and parties, so that commands meet one another; more
 * bytes in some of them give a full-width value or tell what a party is.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/naive_match.h"
#include "model/rebuild.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REPORTS_MAX = 256, HANDLES = 8, PARTIES = 5 };

struct input {
	const uint8_t *data;
	size_t size;
};

struct target {
	hft_match *match;
	struct naive_match *naive;
	struct rebuild rebuilt;
	hft_match_config config;
	uint32_t cap;
	hft_time ts;
	uint64_t seq;
	uint64_t handles[HANDLES]; /* the last that were given */
	uint32_t handle_count;
};

static void require(int condition)
{
	if (!condition)
		abort();
}

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

static int64_t price_of(uint8_t byte)
{
	static const int64_t edges[] = { HFT_PRICE_NONE, INT64_MIN, INT64_MAX - 1, INT64_MIN + 1 };

	return byte >= 252 ? edges[byte - 252] : (byte % 16) - 8;
}

static int64_t qty_of(uint8_t byte)
{
	static const int64_t edges[] = { -1, HFT_QTY_MAX, HFT_QTY_MAX + 1, INT64_MIN };

	return byte >= 252 ? edges[byte - 252] : byte % 16;
}

static void take_wide(struct input *in, uint8_t kind, hft_order *c)
{
	if ((kind & 0x78) == 0x08)
		c->order_id = take_word(in);
	if ((kind & 0x78) == 0x10)
		c->price = (int64_t)take_word(in);
	if ((kind & 0x78) == 0x18)
		c->qty = (int64_t)take_word(in);
	if ((kind & 0x78) == 0x20)
		c->flags = (uint32_t)take_word(in);
	if ((kind & 0x78) == 0x28)
		c->expire_ts = (int64_t)take_word(in);
	if ((kind & 0x78) == 0x30)
		c->handle = take_word(in);
	if ((kind & 0x78) == 0x38)
		c->display_qty = take_byte(in);
	if ((kind & 0x78) == 0x40)
		c->min_qty = take_byte(in);
	if ((kind & 0x78) == 0x48)
		c->party = (uint32_t)take_word(in);
	if ((kind & 0x78) == 0x50)
		c->instrument = (uint32_t)take_word(in);
	if ((kind & 0x78) == 0x58)
		c->kind = take_byte(in);
}

static hft_order take_command(struct target *t, struct input *in)
{
	static const uint32_t flags[8] = { 0,
					   0,
					   0,
					   HFT_ORDER_POST_ONLY,
					   HFT_ORDER_QTY_TOTAL,
					   HFT_ORDER_QTY_TOTAL | HFT_ORDER_POST_ONLY,
					   HFT_ORDER_SHORT | HFT_ORDER_ISO,
					   HFT_ORDER_AUCTION_ONLY };
	uint8_t kind = take_byte(in);
	uint8_t where = take_byte(in);
	hft_order c = { .kind = kind & 7, .instrument = where & 3, .side = where >> 2 & 3 };
	uint8_t who;
	uint8_t terms;

	c.stp = where >> 4 & 7;
	c.handle = where >= 128 ? t->handles[take_byte(in) % HANDLES] : 0;
	c.order_id = take_byte(in) % 32;
	c.price = price_of(take_byte(in));
	c.qty = qty_of(take_byte(in));
	terms = take_byte(in);
	c.tif = terms & 7;
	c.flags = flags[terms >> 3 & 7];
	c.expire_ts = t->ts + (terms >> 6);
	who = take_byte(in);
	c.session = who & 3;
	c.party = who >> 2 & 7;
	c.ref_id = who >> 5;
	c.ord_type = take_byte(in) & 15;
	c.client_id = t->seq % 5;
	t->ts += take_byte(in) & 3;
	c.ts = t->ts;
	c.seq = ++t->seq;
	take_wide(in, kind, &c);
	return c;
}

static void party_set(struct target *t, struct input *in)
{
	uint8_t a = take_byte(in);
	uint8_t b = take_byte(in);
	hft_party row = { .id = a & 7,
			  .account = a >> 3 & 3,
			  .stp_group = a >> 5,
			  .trader = b & 3,
			  .desk = b >> 2 & 3,
			  .client = b >> 4 & 3,
			  .strategy = b >> 6 };
	bool fits = row.id >= 1 && row.id <= PARTIES;

	require(hft_match_party_set(t->match, &row) == (fits ? HFT_OK : HFT_E_INVAL));
	if (fits)
		naive_match_party(t->naive, &row);
}

static uint32_t submit(struct target *t, const hft_order *c, hft_report *out)
{
	uint32_t count = 0;

	require(hft_match_submit_n(t->match, c, 1, out, t->cap, &count) == 1);
	require(count <= t->cap);
	for (int turns = 0; hft_match_pending(t->match) == 1; turns++) {
		int64_t more;

		require(turns < 1000 && count + t->cap <= REPORTS_MAX);
		more = hft_match_drain(t->match, &out[count], t->cap);
		require(more >= 0 && more <= t->cap);
		count += (uint32_t)more;
	}
	return count;
}

static void state_compare(const struct target *t, uint32_t instrument)
{
	hft_match_order wanted[16];
	hft_match_order found[16];
	hft_bbo bbos[2];

	if (instrument == 0 || instrument > t->config.instruments_max)
		return;
	naive_match_bbo(t->naive, instrument, &bbos[0]);
	require(hft_match_bbo(t->match, instrument, &bbos[1]) == HFT_OK);
	require(memcmp(&bbos[0], &bbos[1], sizeof(bbos[0])) == 0);
	for (int32_t side = HFT_SIDE_BID; side <= HFT_SIDE_ASK; side++) {
		uint32_t count = naive_match_orders(t->naive, instrument, side, wanted, 16);

		require(hft_match_orders(t->match, instrument, side, found, 16) == count);
		for (uint32_t i = 0; i < count; i++)
			found[i].handle = 0;
		require(memcmp(wanted, found, count * sizeof(wanted[0])) == 0);
	}
}

static void command(struct target *t, const hft_order *c)
{
	hft_report wanted[REPORTS_MAX];
	hft_report found[REPORTS_MAX];
	uint32_t count = naive_match_submit(t->naive, c, wanted, REPORTS_MAX);

	require(submit(t, c, found) == count);
	for (uint32_t i = 0; i < count; i++) {
		uint64_t handle = found[i].handle;

		found[i].handle = 0;
		require(memcmp(&wanted[i], &found[i], sizeof(wanted[i])) == 0);
		require(rebuild_take(&t->rebuilt, &found[i]) == NULL);
		if (handle != 0) {
			naive_match_handle(t->naive, found[i].order_id, handle);
			t->handles[t->handle_count++ % HANDLES] = handle;
		}
	}
	state_compare(t, c->instrument);
}

static void target_begin(struct target *t, uint8_t shape)
{
	static const uint32_t caps[4] = { 8, 9, 16, 64 };

	memset(t, 0, sizeof(*t));
	require(hft_match_config_init(&t->config, sizeof(t->config)) == HFT_OK);
	t->config.instruments_max = 3;
	t->config.orders_max = (shape & 1) != 0 ? 5 : 40;
	t->config.levels_max = (shape & 2) != 0 ? 4 : 60;
	t->config.parties_max = PARTIES;
	t->config.flags = (shape & 4) != 0 ? HFT_MATCH_OWNER_ACCOUNT : 0;
	t->config.work_max = (shape & 8) != 0 ? 16 : 4096;
	t->config.hash_seed = shape;
	t->cap = caps[shape >> 4 & 3];
	require(hft_match_create(&t->config, &t->match) == HFT_OK);
	require(rebuild_init(&t->rebuilt, &t->config));
	t->naive = naive_match_create(&t->config);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	struct target t;

	target_begin(&t, take_byte(&in));
	while (in.size > 0) {
		if (*in.data >= 0xf8) {
			take_byte(&in);
			party_set(&t, &in);
		} else {
			hft_order c = take_command(&t, &in);

			command(&t, &c);
		}
	}
	require(hft_match_check(t.match) == HFT_OK);
	require(hft_match_hash(t.match) == naive_match_hash(t.naive));
	require(hft_book_hash(t.rebuilt.book) == naive_match_hash(t.naive));
	require(hft_match_next_expiry(t.match) == naive_match_next_expiry(t.naive));
	naive_match_destroy(t.naive);
	rebuild_done(&t.rebuilt);
	hft_match_destroy(t.match);
	return 0;
}
