/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/clock.h>

#include <errno.h>
#include <sys/mman.h>
#include <time.h>

#include "clock/tsc.h"
#include "core/core.h"

#define NS_PER_SECOND 1000000000
#define TICKS_MIN 1000000
#define SHIFT 48 /* a scale of at most 1000 * 2^48, and still 44 bits of it at 10 GHz */
#define CALIBRATE_NS_MIN 100000
#define CALIBRATE_NS_MAX ((int64_t)10 * NS_PER_SECOND)

struct clock_block {
	struct hft_clock clock;
	struct hft_guard guard;
	uint32_t asked; /* the config's kind */
	int64_t calibrate_ns;
	/* Where the rate was measured from: the system's time without steps. */
	struct hft_tsc_bracket rate_from;
};

_Static_assert(sizeof(hft_clock_config) == 16, "the config of the first release");
_Static_assert(sizeof(hft_clock_info) == 32, "no padding");
_Static_assert(sizeof(struct hft_clock_line) == 64, "the inline header's ABI");
_Static_assert(offsetof(struct hft_clock, lines) == 64, "the inline header's ABI");
_Static_assert(sizeof(struct hft_clock) == 192, "the inline header's ABI");
_Static_assert(sizeof(struct clock_block) <= 4096, "create takes one page");

static const hft_clock_config defaults = {
	.size = sizeof(hft_clock_config),
	.kind = HFT_CLOCK_AUTO,
	.calibrate_ns = 10000000,
};

hft_status hft_clock_config_init(hft_clock_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, 16, &defaults, sizeof(defaults));
}

static void publish(struct hft_clock *clock, const struct hft_clock_line *next)
{
	uint64_t turn = clock->turn + 1;
	struct hft_clock_line *line = &clock->lines[turn & 1];

	/* Release, so that who sees a word also sees the turn before this one. */
	__atomic_store_n(&line->base_ticks, next->base_ticks, __ATOMIC_RELEASE);
	__atomic_store_n(&line->base_ns, next->base_ns, __ATOMIC_RELEASE);
	__atomic_store_n(&line->scale, next->scale, __ATOMIC_RELEASE);
	__atomic_store_n(&line->ticks_per_second, next->ticks_per_second, __ATOMIC_RELEASE);
	__atomic_store_n(&line->error_ns, next->error_ns, __ATOMIC_RELEASE);
	__atomic_store_n(&clock->turn, turn, __ATOMIC_RELEASE);
}

static void publish_system(struct hft_clock *clock)
{
	struct hft_clock_line line = {
		.base_ns = hft_system_ns(CLOCK_REALTIME),
		.ticks_per_second = NS_PER_SECOND,
	};

	publish(clock, &line);
	__atomic_store_n(&clock->kind, HFT_CLOCK_SYSTEM, __ATOMIC_RELAXED);
}

/* Ticks per second between two brackets; 0 if nothing sensible can be said. */
static uint64_t rate_between(const struct hft_tsc_bracket *from, const struct hft_tsc_bracket *to)
{
	uint64_t ticks = to->ticks - from->ticks;
	int64_t ns = to->ns - from->ns;
	unsigned __int128 rate;

	if (ns <= 0 || (int64_t)ticks <= 0)
		return 0;
	rate = ((unsigned __int128)ticks * NS_PER_SECOND + (uint64_t)ns / 2) / (uint64_t)ns;
	return rate >= TICKS_MIN && rate <= INT64_MAX ? (uint64_t)rate : 0;
}

/*
 * The rate is that of the monotonic clock, which follows the slewing of UTC but not its steps; the
 * offset is that of UTC.
 */
static void publish_tsc(struct hft_clock *clock, uint64_t ticks_per_second)
{
	struct hft_tsc_bracket utc = hft_tsc_bracket(CLOCK_REALTIME);
	unsigned __int128 scaled = (unsigned __int128)NS_PER_SECOND << SHIFT;
	unsigned __int128 width = (unsigned __int128)utc.width * NS_PER_SECOND;
	struct hft_clock_line line = {
		.base_ticks = utc.ticks,
		.base_ns = utc.ns,
		.scale = (uint64_t)((scaled + ticks_per_second / 2) / ticks_per_second),
		.ticks_per_second = ticks_per_second,
		.error_ns = (int64_t)(width / ticks_per_second / 2) + 1,
	};

	publish(clock, &line);
	__atomic_store_n(&clock->kind, HFT_CLOCK_TSC, __ATOMIC_RELAXED);
}

static void wait_ns(int64_t ns)
{
	struct timespec left = { ns / NS_PER_SECOND, ns % NS_PER_SECOND };

	while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR)
		;
}

/* False when the counter did not give a rate. */
static bool start_tsc(struct clock_block *block)
{
	struct hft_tsc_bracket to;
	uint64_t rate;

	block->rate_from = hft_tsc_bracket(CLOCK_MONOTONIC);
	wait_ns(block->calibrate_ns);
	to = hft_tsc_bracket(CLOCK_MONOTONIC);
	rate = rate_between(&block->rate_from, &to);
	if (rate == 0)
		return false;
	block->rate_from = to;
	publish_tsc(&block->clock, rate);
	return true;
}

static hft_status start(struct clock_block *block)
{
	block->clock.shift = SHIFT;
	if (block->asked != HFT_CLOCK_SYSTEM && hft_tsc_fit() && start_tsc(block))
		return HFT_OK;
	if (block->asked == HFT_CLOCK_TSC)
		return HFT_E_NOTSUP;
	publish_system(&block->clock);
	return HFT_OK;
}

hft_status hft_clock_create(const hft_clock_config *config, hft_clock **out)
{
	hft_clock_config own = defaults;
	struct clock_block *block;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_config_copy(&own, sizeof(own), 16, config);
	if (status != HFT_OK)
		return status;
	if (own.kind > HFT_CLOCK_SYSTEM || own.calibrate_ns < CALIBRATE_NS_MIN ||
	    own.calibrate_ns > CALIBRATE_NS_MAX)
		return HFT_E_INVAL;
	block = mmap(NULL, sizeof(*block), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		     0);
	if (block == MAP_FAILED)
		return HFT_E_NOMEM;
	block->asked = own.kind;
	block->calibrate_ns = own.calibrate_ns;
	status = start(block);
	if (status == HFT_OK)
		*out = &block->clock;
	else
		munmap(block, sizeof(*block));
	return status;
}

void hft_clock_destroy(hft_clock *clock)
{
	if (clock != NULL)
		munmap(clock, sizeof(struct clock_block));
}

hft_time hft_clock_now(const hft_clock *clock)
{
	if (__atomic_load_n(&clock->kind, __ATOMIC_RELAXED) == HFT_CLOCK_TSC)
		return hft_clock_convert_inline(clock, hft_tsc_read());
	return hft_system_ns(CLOCK_REALTIME);
}

static hft_status calibrate(struct clock_block *block)
{
	const struct hft_clock_line *line = &block->clock.lines[block->clock.turn & 1];
	uint64_t rate = line->ticks_per_second;
	bool fit = block->clock.kind == HFT_CLOCK_TSC && hft_tsc_fit();
	struct hft_tsc_bracket to;

	if (!fit && block->asked == HFT_CLOCK_TSC)
		return HFT_E_NOTSUP;
	if (!fit) {
		publish_system(&block->clock);
		return HFT_OK;
	}
	to = hft_tsc_bracket(CLOCK_MONOTONIC);
	/* Over a shorter time than create's the rate would get worse, not better. */
	if (to.ns - block->rate_from.ns >= block->calibrate_ns) {
		uint64_t measured = rate_between(&block->rate_from, &to);

		rate = measured != 0 ? measured : rate;
		block->rate_from = to;
	}
	publish_tsc(&block->clock, rate);
	return HFT_OK;
}

hft_status hft_clock_calibrate(hft_clock *clock)
{
	struct clock_block *block = (struct clock_block *)clock;
	hft_status status;

	if (clock == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&block->guard))
		return HFT_E_BUSY;
	status = calibrate(block);
	hft_guard_leave(&block->guard);
	return status;
}

hft_status hft_clock_info_get(const hft_clock *clock, hft_clock_info *out)
{
	const struct hft_clock_line *line;
	hft_clock_info info = { 0 };
	uint64_t turn;

	if (clock == NULL || out == NULL)
		return HFT_E_INVAL;
	do {
		turn = __atomic_load_n(&clock->turn, __ATOMIC_ACQUIRE);
		line = &clock->lines[turn & 1];
		info.ticks_per_second = __atomic_load_n(&line->ticks_per_second, __ATOMIC_ACQUIRE);
		info.error_ns = __atomic_load_n(&line->error_ns, __ATOMIC_ACQUIRE);
		info.calibrated_at = __atomic_load_n(&line->base_ns, __ATOMIC_ACQUIRE);
		info.kind = (uint32_t)__atomic_load_n(&clock->kind, __ATOMIC_ACQUIRE);
	} while (__atomic_load_n(&clock->turn, __ATOMIC_RELAXED) != turn);
	*out = info;
	return HFT_OK;
}
