/* SPDX-License-Identifier: Apache-2.0 */
/* needs: model/risk_world.c model/naive_risk.c */
/* one run in 4 */
/*
 * Bytes as what happens to a small firm: orders, answers, busts, limits, changes of reference data,
 * each done by the library and by the naive model, which must agree. The first byte sets capacities
 * and limits.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/risk_world.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEPS = 100 };

struct input {
	const uint8_t *data;
	size_t size;
};

static uint8_t take_byte(struct input *in)
{
	if (in->size == 0)
		return 0;
	in->size--;
	return *in->data++;
}

/* No more bytes than the choice needs, so that a changed byte changes one thing. */
static uint64_t pick(void *user, uint64_t below)
{
	struct input *in = user;
	uint64_t value = take_byte(in);

	for (uint64_t room = below - 1; room > 255; room >>= 8)
		value = value << 8 | take_byte(in);
	return value % below;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct risk_world world;
	struct input in = { data, size };
	uint8_t shape = take_byte(&in);

	memset(&world, 0, sizeof(world));
	world.pick = pick;
	world.user = &in;
	risk_world_open(&world, shape & 3, shape);
	/* Longer scripts find no more, and cost their time. */
	for (uint32_t i = 0; i < STEPS && in.size > 0; i++)
		risk_world_step(&world);
	risk_world_close(&world);
	return 0;
}
