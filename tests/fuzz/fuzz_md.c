/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes as a feed: whatever they are, the decoder keeps its bounds and its counts add up, and the
 * places where the stream, the room and the calls are cut change nothing. The first four bytes
 * choose framing, room, cuts and the bound on messages; the rest is the stream.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hft/md.h>
#include <hft/wire.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OPTIONS = 4, STREAM_MAX = 8192, EVENTS_MAX = STREAM_MAX };

struct result {
	hft_event events[EVENTS_MAX];
	hft_md_stats stats;
	hft_md_type_count types[256];
	int64_t count;
	int64_t seen;
	int64_t status;
};

static struct result whole;
static struct result cut;

static void require(int condition)
{
	if (!condition)
		abort();
}

static hft_md *create(uint32_t framing)
{
	hft_md_config config;
	hft_md *md;

	require(hft_md_config_init(&config, sizeof(config)) == HFT_OK);
	config.framing = framing;
	require(hft_md_create(&config, &md) == HFT_OK);
	return md;
}

/* Of an exact copy, so that a sanitizer sees one byte too many. Returns bytes used. */
static uint64_t call(hft_md *md, const uint8_t *at, uint64_t size, uint64_t place, uint32_t flags,
		     uint64_t messages_max, uint32_t cap, struct result *r)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);
	uint64_t used = UINT64_MAX;
	int64_t n;

	require(copy != NULL && r->count + cap <= EVENTS_MAX);
	memcpy(copy, at, size);
	n = hft_md_decode_some(md, copy, size, 1, flags, messages_max, r->events + r->count, cap,
			       &used);
	free(copy);
	require(n <= (int64_t)cap && (n >= 0 || n == HFT_E_CLOSED) && used <= size);
	if (n < 0) {
		r->status = n;
		n = 0;
	}
	for (int64_t i = r->count; i < r->count + n; i++)
		if (r->events[i].kind >= HFT_EVENT_DEFINITION)
			r->events[i].aux += place;
	r->count += n;
	return used;
}

static void finish(hft_md *md, struct result *r)
{
	uint64_t typed = 0;

	require(hft_md_stats_get(md, &r->stats) == HFT_OK);
	r->seen = hft_md_types(md, r->types, 256);
	for (int64_t i = 0; i < r->seen; i++)
		typed += r->types[i].messages + r->types[i].bad;
	/* A message cut short before its type, and what follows an end mark, have no type. */
	require(typed <= r->stats.messages && typed + 1 >= r->stats.messages);
	require(r->stats.events == (uint64_t)r->count);
	require(r->stats.events <= HFT_MD_EVENTS_MAX * r->stats.messages);
	hft_md_destroy(md);
}

static void check_events(const struct result *r)
{
	for (int64_t i = 0; i < r->count; i++) {
		const hft_event *e = &r->events[i];
		const int last = i + 1 == r->count || e[1].seq != e->seq;

		require((e->flags & HFT_EVENT_LAST) == (uint16_t)last);
		require(i == 0 || e->seq >= e[-1].seq);
		require(e->seq >= 1 && e->seq <= r->stats.messages);
		require(e->kind != 0 && e->kind <= HFT_EVENT_ADMIN && e->side <= HFT_SIDE_ASK);
		require(e->qty >= 0 && e->price >= 0 && e->ts_recv == 1 && e->source == 1);
		require(e->instrument < 65536);
	}
}

static void decode_whole(const uint8_t *data, uint64_t size)
{
	hft_md *md = create(HFT_FRAMING_BINARYFILE);
	uint64_t place = 0;

	while (place < size)
		place += call(md, data + place, size - place, place, HFT_MD_FINAL, 0,
			      STREAM_MAX / 8, &whole);
	finish(md, &whole);
	require(whole.stats.bytes == size);
	check_events(&whole);
}

static void decode_cut(const uint8_t *options, const uint8_t *data, uint64_t size)
{
	hft_md *md = create(HFT_FRAMING_BINARYFILE);
	const uint32_t cap = HFT_MD_EVENTS_MAX + options[1] % 64;
	uint64_t piece = 0;
	uint64_t place = 0;

	while (place < size) {
		uint64_t now = piece < size - place ? piece : size - place;
		uint32_t flags = now == size - place ? HFT_MD_FINAL : 0;
		uint64_t used = call(md, data + place, now, place, flags, options[3], cap, &cut);

		place += used;
		piece = used == 0 ? piece + 1 + options[2] % 32 : (used * 7 + options[2]) % 97;
	}
	finish(md, &cut);
}

static void require_same(void)
{
	require(memcmp(&whole.stats, &cut.stats, sizeof(cut.stats)) == 0);
	require(whole.count == cut.count && whole.seen == cut.seen && whole.status == cut.status);
	require(memcmp(whole.events, cut.events, (size_t)cut.count * sizeof(hft_event)) == 0);
	require(memcmp(whole.types, cut.types, (size_t)cut.seen * sizeof(hft_md_type_count)) == 0);
}

static void decode_alone(const uint8_t *data, uint64_t size)
{
	hft_md *md = create(HFT_FRAMING_NONE);
	uint64_t used = call(md, data, size, 0, HFT_MD_FINAL, 0, HFT_MD_EVENTS_MAX, &whole);

	require(used == size);
	finish(md, &whole);
	require(whole.stats.messages == (size != 0));
	check_events(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < OPTIONS || size > STREAM_MAX)
		return 0;
	whole.count = 0;
	whole.status = 0;
	cut.count = 0;
	cut.status = 0;
	if (data[0] & 1) {
		decode_alone(data + OPTIONS, size - OPTIONS);
		return 0;
	}
	decode_whole(data + OPTIONS, size - OPTIONS);
	decode_cut(data, data + OPTIONS, size - OPTIONS);
	require_same();
	return 0;
}
