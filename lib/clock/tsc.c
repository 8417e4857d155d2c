/* SPDX-License-Identifier: Apache-2.0 */
#include "clock/tsc.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <x86intrin.h>
#endif

#define TRIES 200

int64_t hft_system_ns(clockid_t id)
{
	struct timespec now;

	clock_gettime(id, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Whether the kernel trusts the counter; it checks it against other hardware as it runs. */
static bool kernel_uses_tsc(void)
{
	int fd = open("/sys/devices/system/clocksource/clocksource0/current_clocksource",
		      O_RDONLY | O_CLOEXEC);
	char name[16];
	ssize_t got;

	if (fd < 0)
		return false;
	got = read(fd, name, sizeof(name));
	close(fd);
	return got == 4 && memcmp(name, "tsc\n", 4) == 0;
}

#if defined(__x86_64__)
static bool tsc_is_invariant(void)
{
	unsigned int eax, ebx, ecx, edx;

	return __get_cpuid(0x80000007, &eax, &ebx, &ecx, &edx) != 0 && (edx & 1u << 8) != 0;
}

uint64_t hft_tsc_read(void)
{
	return __rdtsc();
}

/* The fences keep the system's clock from being read outside of the two counter reads. */
static struct hft_tsc_bracket bracket_once(clockid_t id)
{
	struct hft_tsc_bracket bracket;
	uint64_t before;

	_mm_lfence();
	before = __rdtsc();
	_mm_lfence();
	bracket.ns = hft_system_ns(id);
	_mm_lfence();
	bracket.width = __rdtsc() - before;
	bracket.ticks = before + bracket.width / 2;
	return bracket;
}
#else
static bool tsc_is_invariant(void)
{
	return false;
}

uint64_t hft_tsc_read(void)
{
	return 0;
}

static struct hft_tsc_bracket bracket_once(clockid_t id)
{
	return (struct hft_tsc_bracket){ 0, 0, hft_system_ns(id) };
}
#endif

bool hft_tsc_fit(void)
{
	return tsc_is_invariant() && kernel_uses_tsc();
}

struct hft_tsc_bracket hft_tsc_bracket(clockid_t id)
{
	struct hft_tsc_bracket best = bracket_once(id);

	for (int i = 1; i < TRIES; i++) {
		struct hft_tsc_bracket next = bracket_once(id);

		if (next.width < best.width)
			best = next;
	}
	return best;
}
