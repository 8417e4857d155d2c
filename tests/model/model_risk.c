/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Orders, answers, busts and limits in any order, by the library and by the naive model, which must
 * agree on every status, row and sum. Each seed is run twice, with different seeds of the index:
 * the same inputs give the same hash.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "risk_world.h"

enum { COMPARE_EVERY = 32 };

static uint64_t pick(void *user, uint64_t below)
{
	uint64_t *state = user;

	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (*state >> 11) % below;
}

static void print(const struct risk_world *w, uint32_t shape, uint64_t seed)
{
	printf("shape %u, seed %llu: %llu passed, %llu refused, %llu reports, %u rows, by code",
	       shape, (unsigned long long)seed, (unsigned long long)w->naive.passed,
	       (unsigned long long)w->naive.refused_all, (unsigned long long)w->reports,
	       w->naive.row_count);
	for (uint32_t code = 0; code < 64; code++)
		if (w->naive.refused[code] != 0)
			printf(" %u:%llu", 100 + code, (unsigned long long)w->naive.refused[code]);
	printf("\n");
}

static uint64_t run(uint64_t steps, uint32_t shape, uint64_t seed, uint64_t hash_seed)
{
	static struct risk_world world;
	uint64_t state = (seed + 1) * UINT64_C(0x9e3779b97f4a7c15) | 1;
	uint64_t hash;

	memset(&world, 0, sizeof(world));
	world.pick = pick;
	world.user = &state;
	risk_world_open(&world, shape, hash_seed);
	for (uint64_t i = 0; i < steps; i++) {
		risk_world_step(&world);
		if (i % COMPARE_EVERY == 0)
			risk_world_compare(&world);
	}
	hash = hft_risk_hash(world.risk);
	if (hash_seed == 0)
		print(&world, shape, seed);
	risk_world_close(&world);
	return hash;
}

int main(int argc, char **argv)
{
	uint64_t steps = 40000;
	uint64_t seed = 1;

	for (int i = 1; i + 1 < argc; i += 2) {
		if (strcmp(argv[i], "--steps") == 0)
			steps = strtoull(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--seed") == 0)
			seed = strtoull(argv[i + 1], NULL, 10);
	}
	/* Many short lives: one that goes on has all its limits shut or its rows full. */
	for (uint64_t done = 0; done < steps; done += 2000, seed++)
		for (uint32_t shape = 0; shape < 4; shape++)
			if (run(2000, shape, seed, 0) != run(2000, shape, seed, seed * 77)) {
				fprintf(stderr, "seed %llu: the hash depends on the index\n",
					(unsigned long long)seed);
				return EXIT_FAILURE;
			}
	return EXIT_SUCCESS;
}
