/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CORE_CORE_H
#define HFT_CORE_CORE_H
/* What every module may use: config copying, byte loads, a checksum, the in-use guard. */
#include <hft/core.h>

#include <assert.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#define HFT_LIKELY(x) __builtin_expect(!!(x), 1)
#define HFT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define HFT_CACHE_LINE 64

/* Part of a hot path with several callers: a call, and what it keeps in memory, would cost more. */
#define HFT_INLINE static inline __attribute__((always_inline))

/*
 * Ask for a line before it is read or written. The empty statement counts as an effect: without
 * one gcc 12 drops every call of a function that does nothing but ask.
 */
HFT_INLINE void hft_prefetch(const void *line)
{
	__builtin_prefetch(line, 1);
	__asm__ volatile("");
}

/* A local that is written before it is read, and too large to be cleared on a hot path. */
#ifdef __has_attribute
#if __has_attribute(uninitialized)
#define HFT_UNSET __attribute__((uninitialized))
#endif
#endif
#ifndef HFT_UNSET
#define HFT_UNSET
#endif

static inline bool hft_within(uint32_t value, uint32_t low, uint32_t high)
{
	return value >= low && value <= high;
}

/*
 * Copy a caller's config over the library's defaults in `dst`. A caller may know fewer fields than
 * the library (they keep their defaults) or more (they must be zero). Both structs start with
 * their size. min_size is the size in the first release.
 */
hft_status hft_config_copy(void *dst, uint32_t dst_size, uint32_t min_size, const void *src);

/* The other half: fill a caller's struct of `size` bytes from complete defaults, size first. */
hft_status hft_config_defaults(void *dst, uint32_t size, uint32_t min_size, const void *defaults,
			       uint32_t defaults_size);

/* The CRC-32C (Castagnoli) of so many bytes. */
uint32_t hft_crc32c(const void *bytes, uint64_t size);

static inline uint16_t hft_load_be16(const uint8_t *p)
{
	uint16_t v;

	memcpy(&v, p, sizeof(v));
	return __builtin_bswap16(v);
}

static inline uint32_t hft_load_be32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return __builtin_bswap32(v);
}

static inline uint64_t hft_load_be64(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return __builtin_bswap64(v);
}

static inline uint32_t hft_load_le32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static inline uint64_t hft_load_le64(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/*
 * Catches two threads in one handle. Debug builds only: a release build pays nothing. A handle's
 * calls enter and leave; a call that finds the flag taken returns HFT_E_BUSY.
 */
struct hft_guard {
	_Atomic uint32_t taken;
};

#ifdef NDEBUG
static inline bool hft_guard_enter(struct hft_guard *guard)
{
	(void)guard;
	return true;
}

static inline void hft_guard_leave(struct hft_guard *guard)
{
	(void)guard;
}
#else
static inline bool hft_guard_enter(struct hft_guard *guard)
{
	uint32_t expected = 0;

	return atomic_compare_exchange_strong_explicit(&guard->taken, &expected, 1,
						       memory_order_acquire, memory_order_relaxed);
}

static inline void hft_guard_leave(struct hft_guard *guard)
{
	atomic_store_explicit(&guard->taken, 0, memory_order_release);
}
#endif

#endif
