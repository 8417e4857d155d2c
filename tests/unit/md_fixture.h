/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_MD_FIXTURE_H
#define HFT_TESTS_MD_FIXTURE_H
/* A decoder, a stream being built, and what the decoder should make of it. */
#include <stdbool.h>
#include <string.h>

#include <hft/md.h>
#include <hft/wire.h>

#include "../wire/itch50_golden.h"
#include "unit.h"

enum {
	GOLDENS = sizeof(goldens) / sizeof(goldens[0]),
	STREAM_MAX = 1 << 16,
	EVENTS_MAX = 4096,
	PREFIX = 2
};

static hft_md *md;
static uint8_t stream[STREAM_MAX];
static uint64_t stream_size;
static hft_event expected[EVENTS_MAX];
static int64_t expected_count;
static hft_event got[EVENTS_MAX];
static uint64_t random_state = 0x9e3779b97f4a7c15;

static inline uint64_t next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

static inline hft_md_config config_of(uint32_t framing)
{
	hft_md_config config;

	ck_assert_int_eq(hft_md_config_init(&config, sizeof(config)), HFT_OK);
	config.framing = framing;
	config.source = GOLDEN_SOURCE;
	config.midnight = GOLDEN_MIDNIGHT;
	return config;
}

static inline void open_framing(uint32_t framing)
{
	hft_md_config config = config_of(framing);

	hft_md_destroy(md);
	md = NULL;
	ck_assert_int_eq(hft_md_create(&config, &md), HFT_OK);
}

static inline void setup(void)
{
	open_framing(HFT_FRAMING_BINARYFILE);
	stream_size = 0;
	expected_count = 0;
}

static inline void teardown(void)
{
	hft_md_destroy(md);
	md = NULL;
}

static inline hft_md_stats stats(void)
{
	hft_md_stats s;

	ck_assert_int_eq(hft_md_stats_get(md, &s), HFT_OK);
	return s;
}

static inline void append(const void *bytes, uint64_t size)
{
	ck_assert_uint_le(stream_size + size, STREAM_MAX);
	memcpy(stream + stream_size, bytes, size);
	stream_size += size;
}

static inline void append_frame(const uint8_t *msg, uint32_t size)
{
	uint8_t prefix[PREFIX] = { (uint8_t)(size >> 8), (uint8_t)size };

	append(prefix, sizeof(prefix));
	append(msg, size);
}

static inline bool holds_offset(const hft_event *event)
{
	return event->kind == HFT_EVENT_DEFINITION || event->kind == HFT_EVENT_ADMIN;
}

/* A golden in the stream, its events as message `seq`. */
static inline void append_golden(const struct golden *g, uint32_t seq)
{
	append_frame(g->bytes, g->size);
	for (uint32_t i = 0; i < g->event_count; i++) {
		hft_event *event = &expected[expected_count++];

		*event = g->events[i];
		event->seq = seq;
		if (holds_offset(event))
			event->aux = stream_size - g->size;
	}
}

static inline void append_goldens(void)
{
	for (uint32_t i = 0; i < GOLDENS; i++)
		append_golden(&goldens[i], i + 1);
}

/* Decode what is new up to `size`; offsets counted from the stream's begin. */
static inline void feed(uint64_t size, uint32_t flags, uint32_t cap, uint64_t messages_max,
		 uint64_t *place, int64_t *count)
{
	for (;;) {
		uint64_t used = 12345;
		int64_t n = hft_md_decode_some(md, stream + *place, size - *place, GOLDEN_TS_RECV,
					       flags, messages_max, got + *count, cap, &used);

		ck_assert_int_ge(n, 0);
		ck_assert_int_le(n, cap);
		ck_assert_uint_le(used, size - *place);
		for (int64_t i = *count; i < *count + n; i++)
			if (holds_offset(&got[i]))
				got[i].aux += *place;
		*count += n;
		*place += used;
		if (n == 0 && used == 0)
			return;
	}
}

static inline void check_events(int64_t count)
{
	ck_assert_int_eq(count, expected_count);
	for (int64_t i = 0; i < count; i++)
		if (memcmp(&got[i], &expected[i], sizeof(got[i])) != 0)
			ck_abort_msg("event %d: kind %u for %u, seq %u", (int)i, got[i].kind,
				     expected[i].kind, expected[i].seq);
}

static inline int64_t decode_once(uint32_t flags, uint64_t *used)
{
	return hft_md_decode(md, stream, stream_size, GOLDEN_TS_RECV, flags, got, EVENTS_MAX, used);
}

static inline int64_t decode_alone(const uint8_t *msg, uint32_t size)
{
	uint64_t used;

	open_framing(HFT_FRAMING_NONE);
	return hft_md_decode(md, msg, size, 0, 0, got, HFT_MD_EVENTS_MAX, &used);
}

#endif
