/* SPDX-License-Identifier: Apache-2.0 */
#include "cases.h"

#include "bench.h"
#include "day.h"

#include <hft/md.h>
#include <hft/wire.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int decode(const struct day *day, struct stream *out)
{
	const uint64_t room = day->messages + day->messages / 4;
	hft_md_config config;
	hft_md *md = NULL;
	uint64_t at = 0, used;
	int64_t n = -1;

	hft_md_config_init(&config, sizeof(config));
	config.format = HFT_FORMAT_ITCH50;
	out->events = malloc(room * sizeof(*out->events));
	if (out->events == NULL || hft_md_create(&config, &md) != HFT_OK)
		return -1;
	do {
		n = hft_md_decode(md, day->bytes + at, day->size - at, 0, HFT_MD_FINAL,
				  &out->events[out->count], (uint32_t)(room - out->count), &used);
		at += used;
		out->count += n > 0 ? (uint64_t)n : 0;
	} while (n > 0);
	hft_md_destroy(md);
	return n == 0 && at == day->size ? 0 : -1;
}

int stream_of_day(uint32_t symbols, const struct options *o, struct stream *out)
{
	struct bench b = { .quick = true, .tool = o->tool, .dir = o->dir };
	struct day day;
	int rc;

	if (day_open(&b, symbols, &day) < 0) {
		fprintf(stderr, "hft-structures: no day of %u symbols: skipped\n", symbols);
		return -1;
	}
	*out = day.shape;
	rc = decode(&day, out);
	out->preload = out->count / 4 * 3;
	day_close(&day);
	return rc;
}
