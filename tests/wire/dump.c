/* SPDX-License-Identifier: Apache-2.0 */
/*
 * usage: dump FILE SEED
 * Prints every event of a BinaryFILE as the reference does. SEED 0 gives the decoder the file in
 * one piece; any other cuts it, and the room for events, at places of its own.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <hft/md.h>
#include <hft/wire.h>

enum { FILE_MAX = 64 << 20, EVENTS = 4096, PIECE_MAX = 500 };

static uint8_t *file_read(const char *path, uint64_t *size)
{
	uint8_t *data = malloc(FILE_MAX);
	FILE *file = fopen(path, "rb");

	if (data == NULL || file == NULL)
		exit(2);
	*size = fread(data, 1, FILE_MAX, file);
	fclose(file);
	return data;
}

static void print_event(const hft_event *e, uint64_t base)
{
	uint64_t aux = e->aux;

	/* Offsets count from each call's buffer; the reference knows only the file. */
	if (e->kind == HFT_EVENT_DEFINITION || e->kind == HFT_EVENT_ADMIN)
		aux += base;
	printf("%" PRId64 " %" PRId64 " %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64, e->ts_event,
	       e->ts_recv, e->order_id, aux, e->price, e->qty);
	printf(" %u %u %u %u %u %u %u %u\n", e->seq, e->instrument, e->source, e->flags, e->kind,
	       e->side, e->level, e->reason);
}

static uint32_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static void print_stats(const hft_md *md)
{
	hft_md_stats s;

	if (hft_md_stats_get(md, &s) != HFT_OK)
		exit(2);
	printf("messages %" PRIu64 " events %" PRIu64 " bytes %" PRIu64 " unknown %" PRIu64
	       " bad %" PRIu64 " longer %" PRIu64 " ends %" PRIu64 "\n",
	       s.messages, s.events, s.bytes, s.unknown, s.bad, s.longer, s.ends);
}

static void dump(hft_md *md, const uint8_t *data, uint64_t size, uint64_t seed)
{
	static hft_event events[EVENTS];
	uint64_t state = seed;
	uint64_t place = 0;
	uint64_t piece = seed == 0 ? size : 0;

	while (place < size) {
		uint64_t left = size - place;
		uint64_t now = piece < left ? piece : left;
		uint32_t cap = seed == 0 ? EVENTS : 8 + next_random(&state) % 64;
		uint32_t flags = now == left ? HFT_MD_FINAL : 0;
		uint64_t used = 0;
		int64_t count = hft_md_decode(md, data + place, now, 0, flags, events, cap, &used);

		if (count < 0 && count != HFT_E_CLOSED)
			exit(2);
		for (int64_t i = 0; i < count; i++)
			print_event(&events[i], place);
		place += used;
		if (seed != 0)
			piece = used == 0 ? piece + 1 : next_random(&state) % PIECE_MAX;
	}
}

int main(int argc, char **argv)
{
	hft_md_config config;
	uint64_t size;
	uint8_t *data;
	hft_md *md;

	if (argc != 3)
		return 2;
	data = file_read(argv[1], &size);
	if (hft_md_config_init(&config, sizeof(config)) != HFT_OK ||
	    hft_md_create(&config, &md) != HFT_OK)
		return 2;
	dump(md, data, size, strtoull(argv[2], NULL, 10));
	print_stats(md);
	hft_md_destroy(md);
	free(data);
	return 0;
}
