/* SPDX-License-Identifier: Apache-2.0 */
/* One producer and one consumer over rings of every size; order and content are checked. */
#include <hft/inline/ring.h>
#include <pthread.h>
#include <sched.h>

#include "stress.h"

#define WORDS_MAX 16
#define BATCH_MAX 64

enum { CALLED = 0, INLINE = 1, BATCHES = 2, MIXED = 3, MODES = 4 };

struct job {
	hft_ring *ring;
	uint64_t items;
	uint32_t words; /* of a slot */
	uint32_t mode;
	uint32_t done; /* tells the watcher to stop */
};

static void fill(uint64_t *slot, uint32_t words, uint64_t number)
{
	for (uint32_t i = 0; i < words; i++)
		slot[i] = stress_word(number, i);
}

static uint32_t batch_size(const struct job *job, uint32_t *state, uint64_t left)
{
	uint32_t n;

	if (job->mode < BATCHES || (job->mode == MIXED && stress_random(state) % 2))
		return 1;
	n = 1 + stress_random(state) % BATCH_MAX;
	return n < left ? n : (uint32_t)left;
}

static uint64_t push(const struct job *job, const uint64_t *slots, uint32_t n)
{
	if (n > 1)
		return (uint64_t)hft_ring_push_n(job->ring, slots, n);
	return (job->mode == INLINE ? hft_ring_push_inline(job->ring, slots) :
				      hft_ring_push(job->ring, slots)) == HFT_OK;
}

static uint64_t pop(const struct job *job, uint64_t *slots, uint32_t n)
{
	if (n > 1)
		return (uint64_t)hft_ring_pop_n(job->ring, slots, n);
	return (job->mode == INLINE ? hft_ring_pop_inline(job->ring, slots) :
				      hft_ring_pop(job->ring, slots)) == HFT_OK;
}

static void *produce(void *user)
{
	const struct job *job = user;
	uint64_t slots[BATCH_MAX * WORDS_MAX];
	uint32_t state = 1;
	uint64_t number = 0;

	while (number < job->items) {
		uint32_t n = batch_size(job, &state, job->items - number);
		uint64_t pushed;

		for (uint32_t i = 0; i < n; i++)
			fill(slots + (size_t)i * job->words, job->words, number + i);
		pushed = push(job, slots, n);
		STRESS_CHECK(pushed <= n);
		if (pushed == 0)
			sched_yield();
		number += pushed;
	}
	return NULL;
}

static void consume(const struct job *job, uint64_t slots_max)
{
	uint64_t slots[BATCH_MAX * WORDS_MAX], want[WORDS_MAX];
	uint32_t state = 2;
	uint64_t number = 0;

	while (number < job->items) {
		uint32_t n = batch_size(job, &state, job->items - number);
		uint64_t popped = pop(job, slots, n);
		int64_t count = hft_ring_count(job->ring);

		STRESS_CHECK(popped <= n);
		STRESS_CHECK(count >= 0 && (uint64_t)count <= slots_max);
		if (popped == 0)
			sched_yield();
		for (uint64_t i = 0; i < popped; i++) {
			fill(want, job->words, number + i);
			STRESS_CHECK(memcmp(slots + i * job->words, want, job->words * 8) == 0);
		}
		number += popped;
	}
	STRESS_CHECK(hft_ring_pop(job->ring, slots) == HFT_E_AGAIN);
}

/* Belongs to neither side: what it sees may be old, never impossible. */
static void *watch(void *user)
{
	const struct job *job = user;

	while (!__atomic_load_n(&job->done, __ATOMIC_RELAXED)) {
		int64_t count = hft_ring_count(job->ring);

		STRESS_CHECK(count >= 0 && (uint64_t)count <= job->ring->slots);
		sched_yield();
	}
	return NULL;
}

static void run(uint32_t slots, uint32_t words, uint32_t mode, uint64_t items)
{
	struct job job = { .items = items, .words = words, .mode = mode };
	hft_ring_config config;
	pthread_t producer, watcher;

	STRESS_CHECK(hft_ring_config_init(&config, sizeof(config)) == HFT_OK);
	config.slots = slots;
	config.slot_size = words * 8;
	STRESS_CHECK(hft_ring_create(&config, &job.ring) == HFT_OK);
	STRESS_CHECK(pthread_create(&producer, NULL, produce, &job) == 0);
	STRESS_CHECK(pthread_create(&watcher, NULL, watch, &job) == 0);
	consume(&job, slots);
	__atomic_store_n(&job.done, 1, __ATOMIC_RELAXED);
	STRESS_CHECK(pthread_join(producer, NULL) == 0);
	STRESS_CHECK(pthread_join(watcher, NULL) == 0);
	hft_ring_destroy(job.ring);
}

int main(int argc, char **argv)
{
	static const uint32_t words[] = { 1, 8, 16 };
	uint64_t items = stress_work(argc, argv, 1000000);
	uint64_t runs = 10 * MODES * 3;

	/* The items are shared out over all combinations. */
	for (uint32_t slots = 2; slots <= 1024; slots *= 2)
		for (uint32_t mode = 0; mode < MODES; mode++)
			for (uint32_t i = 0; i < 3; i++)
				run(slots, words[i], mode, items / runs + 1);
	printf("%llu slots in order\n", (unsigned long long)((items / runs + 1) * runs));
	return EXIT_SUCCESS;
}
