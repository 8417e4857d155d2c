/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

#include <errno.h>
#include <sched.h>
#include <time.h>

enum {
	PUBLISH_TURNS = 1024,  /* statistics are for people */
	SLEEP_NS = 50000
};

void hft_engine_stats_publish(hft_engine *engine)
{
	hft_engine_stats stats;
	struct timespec used;

	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0)
		atomic_store_explicit(&engine->cpu_ns,
				      (uint64_t)used.tv_sec * 1000000000 + (uint64_t)used.tv_nsec,
				      memory_order_relaxed);
	hft_engine_stats_fill(engine, &stats);
	hft_seqlock_write_begin(&engine->stats_lock);
	hft_words_store(engine->stats_words, &stats, HFT_ENGINE_STATS_WORDS);
	hft_seqlock_write_end(&engine->stats_lock);
}

static void rest(int32_t idle)
{
	const struct timespec nap = { 0, SLEEP_NS };

	if (idle == HFT_IDLE_YIELD)
		sched_yield();
	else if (idle == HFT_IDLE_SLEEP)
		nanosleep(&nap, NULL);
	else
		__builtin_ia32_pause();
}

static void *thread_main(void *arg)
{
	hft_engine *engine = arg;
	struct hft_engine_thread *thread = &engine->thread;
	uint32_t turns = 0;

	while (atomic_load_explicit(&thread->stop, memory_order_acquire) == 0) {
		int64_t moved = hft_engine_turn(engine, hft_engine_clock(engine));

		if (turns++ % PUBLISH_TURNS == 0)
			hft_engine_stats_publish(engine);
		if (moved < 0) {
			atomic_store_explicit(&thread->ended, 1, memory_order_release);
			break;
		}
		if (moved == 0)
			rest(thread->idle);
	}
	hft_engine_stats_publish(engine);
	return NULL;
}

static hft_status launch(hft_engine *engine, int32_t cpu)
{
	pthread_attr_t attributes;
	cpu_set_t cpus;
	int error = pthread_attr_init(&attributes);

	if (error != 0)
		return HFT_E_NOMEM;
	if (cpu >= 0) {
		CPU_ZERO(&cpus);
		CPU_SET((uint32_t)cpu, &cpus);
		error = pthread_attr_setaffinity_np(&attributes, sizeof(cpus), &cpus);
	}
	if (error == 0)
		error = pthread_create(&engine->thread.id, &attributes, thread_main, engine);
	pthread_attr_destroy(&attributes);
	if (error == 0)
		return HFT_OK;
	return error == EAGAIN || error == ENOMEM ? HFT_E_NOMEM : HFT_E_PERM;
}

static bool has_rings(const hft_engine_rings *rings)
{
	return rings->orders != NULL || rings->events != NULL || rings->answers != NULL ||
	       rings->reports != NULL || rings->market != NULL;
}

static hft_status start(hft_engine *engine, int32_t cpu, int32_t idle)
{
	struct hft_engine_thread *thread = &engine->thread;
	hft_status status;

	if (engine->config.clock == NULL || !has_rings(&engine->rings) || cpu < -1 ||
	    cpu >= CPU_SETSIZE || idle < HFT_IDLE_SPIN || idle > HFT_IDLE_SLEEP)
		return HFT_E_INVAL;
	thread->idle = idle;
	atomic_store_explicit(&thread->stop, 0, memory_order_relaxed);
	atomic_store_explicit(&thread->ended, 0, memory_order_relaxed);
	hft_engine_stats_publish(engine);
	/* From here on the host's calls are refused. */
	atomic_store_explicit(&engine->running, 1, memory_order_relaxed);
	status = launch(engine, cpu);
	if (status != HFT_OK)
		atomic_store_explicit(&engine->running, 0, memory_order_relaxed);
	thread->started = status == HFT_OK;
	return status;
}

hft_status hft_engine_start(hft_engine *engine, int32_t cpu, int32_t idle)
{
	hft_status status;

	if (engine == NULL)
		return HFT_E_INVAL;
	if (engine->thread.started)
		return HFT_E_EXISTS;
	status = hft_engine_enter_any(engine);
	if (status != HFT_OK)
		return status;
	status = start(engine, cpu, idle);
	hft_engine_leave(engine);
	return status;
}

hft_status hft_engine_stop(hft_engine *engine)
{
	struct hft_engine_thread *thread;

	if (engine == NULL)
		return HFT_E_INVAL;
	thread = &engine->thread;
	if (!thread->started)
		return HFT_E_NOTFOUND;
	atomic_store_explicit(&thread->stop, 1, memory_order_release);
	pthread_join(thread->id, NULL);
	thread->started = false;
	atomic_store_explicit(&engine->running, 0, memory_order_relaxed);
	/* It may have been stopped between closing and ending. */
	return atomic_load_explicit(&thread->ended, memory_order_acquire) != 0 || engine->closed ?
		       HFT_E_CLOSED :
		       HFT_OK;
}
