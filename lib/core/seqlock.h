/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CORE_SEQLOCK_H
#define HFT_CORE_SEQLOCK_H
/*
 * One writer, any readers: the writer never waits, a reader retries. The data are 64-bit words
 * accessed as relaxed atomics, so that a torn read is detected and never undefined.
 * Source: H. Boehm, "Can seqlocks get along with programming language memory models?", 2012.
 */
#include "core/core.h"

struct hft_seqlock {
	_Atomic uint64_t version; /* odd while the writer is inside */
};

static inline void hft_seqlock_write_begin(struct hft_seqlock *lock)
{
	uint64_t version = atomic_load_explicit(&lock->version, memory_order_relaxed);

	atomic_store_explicit(&lock->version, version + 1, memory_order_relaxed);
	atomic_thread_fence(memory_order_release);
}

static inline void hft_seqlock_write_end(struct hft_seqlock *lock)
{
	uint64_t version = atomic_load_explicit(&lock->version, memory_order_relaxed);

	atomic_store_explicit(&lock->version, version + 1, memory_order_release);
}

/* The version to give to read_retry; odd when a retry is certain. */
static inline uint64_t hft_seqlock_read_begin(const struct hft_seqlock *lock)
{
	return atomic_load_explicit(&lock->version, memory_order_acquire);
}

static inline bool hft_seqlock_read_retry(const struct hft_seqlock *lock, uint64_t version)
{
	atomic_thread_fence(memory_order_acquire);
	return (version & 1) != 0 ||
	       atomic_load_explicit(&lock->version, memory_order_relaxed) != version;
}

static inline void hft_words_store(_Atomic uint64_t *dst, const void *src, uint32_t words)
{
	const uint8_t *bytes = src;

	for (uint32_t i = 0; i < words; i++)
		atomic_store_explicit(&dst[i], hft_load_le64(bytes + 8 * (uint64_t)i),
				      memory_order_relaxed);
}

static inline void hft_words_load(void *dst, const _Atomic uint64_t *src, uint32_t words)
{
	uint8_t *bytes = dst;

	for (uint32_t i = 0; i < words; i++) {
		uint64_t word = atomic_load_explicit(&src[i], memory_order_relaxed);

		memcpy(bytes + 8 * (uint64_t)i, &word, sizeof(word));
	}
}

#endif
