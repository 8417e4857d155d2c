/* SPDX-License-Identifier: Apache-2.0 */
/* one run in 2 */
/*
 * Bytes as a ring's config and as calls on it: the config is refused, or the ring behaves as an
 * endless array of slots of which the first ones are taken out again.
 */
#include <stdlib.h>
#include <string.h>

#include <hft/ring.h>

#define BATCH_MAX 40
#define BYTES_MAX (1 << 20)
#define CALLS_MAX 128 /* a longer script reaches no state that a shorter one cannot, and is slow */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

/* Every byte of slot `number` follows from its number. */
static void fill(uint8_t *slots, uint32_t slot_size, uint64_t number, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < slot_size; j++)
			slots[(uint64_t)i * slot_size + j] = (uint8_t)((number + i) * 31 + j);
}

/* One call of the script; in and out are the slots pushed and popped so far. */
static void call(hft_ring *ring, const hft_ring_config *config, uint8_t code, uint64_t *in,
		 uint64_t *out)
{
	static uint8_t slots[BATCH_MAX * 4096];
	static uint8_t expected[BATCH_MAX * 4096];
	uint64_t used = *in - *out;
	uint64_t room = config->slots - used;
	uint32_t n = 1 + (code >> 2) % BATCH_MAX;
	int64_t done = 0;

	switch (code & 3) {
	case 0:
		fill(slots, config->slot_size, *in, 1);
		require(hft_ring_push(ring, slots) == (room > 0 ? HFT_OK : HFT_E_FULL));
		*in += room > 0;
		return;
	case 1:
		fill(slots, config->slot_size, *in, n);
		done = hft_ring_push_n(ring, slots, n);
		require(done == (int64_t)(n < room ? n : room));
		*in += (uint64_t)done;
		return;
	case 2:
		require(hft_ring_pop(ring, slots) == (used > 0 ? HFT_OK : HFT_E_AGAIN));
		done = used > 0;
		break;
	default:
		done = hft_ring_pop_n(ring, slots, n);
		require(done == (int64_t)(n < used ? n : used));
		break;
	}
	fill(expected, config->slot_size, *out, (uint32_t)done);
	require(memcmp(slots, expected, (size_t)done * config->slot_size) == 0);
	*out += (uint64_t)done;
}

/* Memory is neither locked nor touched in amounts that would slow the fuzzing. */
static int small(const hft_ring_config *config)
{
	int64_t bytes = hft_ring_memory(config);

	return bytes >= 0 && bytes <= BYTES_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hft_ring_config config;
	hft_ring *ring = (hft_ring *)(uintptr_t)8;
	hft_status status;
	uint64_t in = 0;
	uint64_t out = 0;

	if (size < sizeof(config))
		return 0;
	memcpy(&config, data, sizeof(config));
	/* Beyond the struct would be the caller's own memory. */
	if (config.size > sizeof(config))
		return 0;
	if (hft_ring_memory(&config) >= 0 && !small(&config))
		return 0;
	status = hft_ring_create(&config, &ring);
	if (status != HFT_OK) {
		require(ring == (hft_ring *)(uintptr_t)8);
		return 0;
	}
	require(hft_ring_memory(&config) > 0);
	for (size_t i = sizeof(config); i < size && i < sizeof(config) + CALLS_MAX; i++) {
		call(ring, &config, data[i], &in, &out);
		require(hft_ring_count(ring) == (int64_t)(in - out));
	}
	hft_ring_destroy(ring);
	return 0;
}
