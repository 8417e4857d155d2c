/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <hft/event.h>
#include <hft/inline/ring.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

/* The inline copies know sizes up to 128: room for them spares a warning of the compiler. */
struct slot {
	hft_event event;
	hft_event spare;
};

enum { BATCH = 64, PAIRS = 1 << 18, TRIPS = 1 << 15, BURST = 1 << 20 };

static hft_ring *ring_new(uint32_t slots)
{
	hft_ring_config config;
	hft_ring *ring = NULL;

	hft_ring_config_init(&config, sizeof(config));
	config.slots = slots;
	config.slot_size = sizeof(hft_event);
	return hft_ring_create(&config, &ring) == HFT_OK ? ring : NULL;
}

/* What a push and a pop copy, and nothing else. */
static double copy_round(void *arg, struct bench_tails *tails)
{
	static hft_event slots[1024];
	hft_event in = { .qty = 1 }, out;
	double start = bench_cpu_ns();

	(void)arg;
	(void)tails;
	bench_keep(&in);
	for (uint32_t i = 0; i < PAIRS; i++) {
		memcpy(&slots[i & 1023], &in, sizeof(in));
		bench_keep(slots);
		memcpy(&out, &slots[i & 1023], sizeof(out));
		bench_keep(&out);
	}
	return (bench_cpu_ns() - start) / PAIRS;
}

static double pair_round(void *arg, struct bench_tails *tails)
{
	hft_ring *ring = arg;
	struct slot in = { .event.qty = 1 }, out;
	double start = bench_cpu_ns();

	(void)tails;
	for (uint32_t i = 0; i < PAIRS; i++) {
		hft_ring_push(ring, &in);
		hft_ring_pop(ring, &out);
		bench_keep(&out);
	}
	return (bench_cpu_ns() - start) / PAIRS;
}

static double inline_round(void *arg, struct bench_tails *tails)
{
	hft_ring *ring = arg;
	struct slot in = { .event.qty = 1 }, out;
	double start = bench_cpu_ns();

	(void)tails;
	for (uint32_t i = 0; i < PAIRS; i++) {
		hft_ring_push_inline(ring, &in);
		hft_ring_pop_inline(ring, &out);
		bench_keep(&out);
	}
	return (bench_cpu_ns() - start) / PAIRS;
}

static double batch_round(void *arg, struct bench_tails *tails)
{
	hft_ring *ring = arg;
	static hft_event in[BATCH], out[BATCH];
	double start = bench_cpu_ns();

	(void)tails;
	for (uint32_t i = 0; i < PAIRS / BATCH; i++) {
		hft_ring_push_n(ring, in, BATCH);
		hft_ring_pop_n(ring, out, BATCH);
		bench_keep(out);
	}
	return (bench_cpu_ns() - start) / PAIRS;
}

static void one_thread(struct bench *b)
{
	hft_ring *ring = ring_new(1024);
	struct bench_case cases[] = {
		{ .name = "copy in and out", .round = copy_round },
		{ .name = "push + pop, call", .round = pair_round, .arg = ring },
		{ .name = "push + pop, inline", .round = inline_round, .arg = ring },
		{ .name = "push + pop, batch 64", .round = batch_round, .arg = ring },
	};

	if (ring == NULL) {
		bench_fail(b, "ring");
		return;
	}
	bench_run(b, cases, 4);
	for (uint32_t i = 0; i < 4; i++)
		bench_add(b, "ring, one thread", cases[i].name, cases[i].median, "ns/slot",
			  cases[i].median / cases[0].median, "copy in and out");
	hft_ring_destroy(ring);
}

/* Two threads on two CPUs; the other one's part is `serve`. */
struct duet {
	void (*serve)(struct duet *duet);
	int cpu;
	hft_ring *there;
	hft_ring *back;
	_Alignas(128) _Atomic uint64_t ball;
	_Alignas(128) uint64_t ops;
};

static void *duet_thread(void *arg)
{
	struct duet *duet = arg;

	bench_pin(duet->cpu);
	duet->serve(duet);
	return NULL;
}

static double duet_play(struct duet *duet, void (*serve)(struct duet *duet),
			void (*play)(struct duet *duet))
{
	pthread_t thread;
	uint64_t start;

	duet->serve = serve;
	atomic_store(&duet->ball, 0);
	if (pthread_create(&thread, NULL, duet_thread, duet) != 0)
		return -1;
	/* The first ball tells that the other thread runs. */
	while (atomic_load_explicit(&duet->ball, memory_order_acquire) == 0)
		;
	start = bench_now_ns();
	play(duet);
	pthread_join(thread, NULL);
	return (double)(bench_now_ns() - start) / (double)duet->ops;
}

static void ball_serve(struct duet *duet)
{
	atomic_store(&duet->ball, 1);
	for (uint64_t i = 1; i <= TRIPS; i++) {
		while (atomic_load_explicit(&duet->ball, memory_order_acquire) != 2 * i)
			;
		atomic_store_explicit(&duet->ball, 2 * i + 1, memory_order_release);
	}
}

static void ball_play(struct duet *duet)
{
	for (uint64_t i = 1; i <= TRIPS; i++) {
		atomic_store_explicit(&duet->ball, 2 * i, memory_order_release);
		while (atomic_load_explicit(&duet->ball, memory_order_acquire) != 2 * i + 1)
			;
	}
	duet->ops = 2 * TRIPS;
}

static void echo_serve(struct duet *duet)
{
	hft_event event;

	atomic_store(&duet->ball, 1);
	for (uint64_t i = 0; i < TRIPS; i++) {
		while (hft_ring_pop(duet->there, &event) != HFT_OK)
			;
		hft_ring_push(duet->back, &event);
	}
}

static void echo_play(struct duet *duet)
{
	hft_event event = { .qty = 1 };

	for (uint64_t i = 0; i < TRIPS; i++) {
		hft_ring_push(duet->there, &event);
		while (hft_ring_pop(duet->back, &event) != HFT_OK)
			;
	}
	duet->ops = 2 * TRIPS;
}

static void drain_serve(struct duet *duet)
{
	hft_event events[BATCH];

	atomic_store(&duet->ball, 1);
	for (uint64_t left = BURST; left > 0;)
		left -= (uint64_t)hft_ring_pop_n(duet->there, events, BATCH);
}

static void burst_play(struct duet *duet)
{
	static const hft_event events[BATCH];

	for (uint64_t left = BURST; left > 0;)
		left -= (uint64_t)hft_ring_push_n(duet->there, events,
						  left < BATCH ? (uint32_t)left : BATCH);
	duet->ops = BURST;
}

static double ball_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return duet_play(arg, ball_serve, ball_play);
}

static double echo_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return duet_play(arg, echo_serve, echo_play);
}

static double burst_round(void *arg, struct bench_tails *tails)
{
	(void)tails;
	return duet_play(arg, drain_serve, burst_play);
}

static void two_threads(struct bench *b)
{
	static struct duet duet;
	struct bench_case cases[] = {
		{ .name = "cache line, one way", .round = ball_round, .arg = &duet },
		{ .name = "ring, one way", .round = echo_round, .arg = &duet },
		{ .name = "ring, burst of batches of 64", .round = burst_round, .arg = &duet },
	};

	duet.cpu = b->other_cpu;
	duet.there = ring_new(1024);
	duet.back = ring_new(1024);
	if (duet.there != NULL && duet.back != NULL) {
		bench_run(b, cases, 3);
		for (uint32_t i = 0; i < 3; i++)
			bench_add(b, "ring, two threads", cases[i].name, cases[i].median,
				  "ns/slot", cases[i].median / cases[0].median,
				  "cache line, one way");
	}
	hft_ring_destroy(duet.there);
	hft_ring_destroy(duet.back);
}

void bench_ring(struct bench *b)
{
	if (!bench_wants(b, "ring"))
		return;
	one_thread(b);
	if (b->other_cpu >= 0)
		two_threads(b);
	else
		fprintf(stderr, "hft-bench: one CPU: ring between threads skipped\n");
}
