/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_INLINE_CLOCK_H
#define HFT_INLINE_CLOCK_H
/**
 * @file inline/clock.h
 * hft_clock_now without the call. Optional; both forms may be used on one clock. The layout of
 * struct hft_clock is part of the ABI; its members are for these functions only.
 *
 * **Threads:** as in clock.h. **Memory:** nothing is allocated.
 */
#include <hft/clock.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A line through two brackets: ns = base_ns + ((ticks - base_ticks) * scale >> shift). */
struct hft_clock_line {
	uint64_t base_ticks;
	int64_t base_ns;
	uint64_t scale; /* ns per tick, times 2^shift; below 2^62 */
	uint64_t ticks_per_second;
	int64_t error_ns;
	uint64_t reserved[3];
};

/*
 * The calibrating thread writes the line that is not in use and then turns to it, so that a reader
 * is never kept waiting: it tries again only when a whole calibration ended meanwhile.
 */
struct hft_clock {
	uint64_t kind;   /* HFT_CLOCK_TSC or HFT_CLOCK_SYSTEM */
	uint64_t shift;
	uint64_t turn;   /* line turn % 2 is in use */
	uint64_t reserved[5];
	struct hft_clock_line lines[2];
};

__extension__ typedef __int128 hft_clock_product;

/** Convert a counter value as read now. A value from before the base gives a time before it. */
static inline hft_time hft_clock_convert_inline(const hft_clock *clock, uint64_t ticks)
{
	const struct hft_clock_line *line;
	uint64_t turn, base_ticks, scale;
	int64_t base_ns;

	/*
	 * Each load acquires: if any saw the writer of a later turn, then the last one sees that
	 * the turn has moved.
	 */
	do {
		turn = __atomic_load_n(&clock->turn, __ATOMIC_ACQUIRE);
		line = &clock->lines[turn & 1];
		base_ticks = __atomic_load_n(&line->base_ticks, __ATOMIC_ACQUIRE);
		base_ns = __atomic_load_n(&line->base_ns, __ATOMIC_ACQUIRE);
		scale = __atomic_load_n(&line->scale, __ATOMIC_ACQUIRE);
	} while (__atomic_load_n(&clock->turn, __ATOMIC_RELAXED) != turn);
	return base_ns + (int64_t)(((hft_clock_product)(int64_t)(ticks - base_ticks) *
				    (int64_t)scale) >> clock->shift);
}

/** As hft_clock_now(). */
static inline hft_time hft_clock_now_inline(const hft_clock *clock)
{
#if defined(__x86_64__)
	if (__atomic_load_n(&clock->kind, __ATOMIC_RELAXED) == HFT_CLOCK_TSC)
		return hft_clock_convert_inline(clock, __builtin_ia32_rdtsc());
#endif
	return hft_clock_now(clock);
}

#ifdef __cplusplus
}
#endif
#endif
