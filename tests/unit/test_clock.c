/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/clock.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clock/tsc.h"
#include "unit.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))
#define CLOCKSOURCE "/sys/devices/system/clocksource/clocksource0/current_clocksource"
#define SLACK_NS 20000 /* rate and offset after a short calibration, with room to spare */

static int64_t system_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static hft_clock *clock_of(uint32_t kind)
{
	hft_clock_config config;
	hft_clock *clock = NULL;

	ck_assert_int_eq(hft_clock_config_init(&config, sizeof(config)), HFT_OK);
	config.kind = kind;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_OK);
	return clock;
}

static bool agrees(const hft_clock *clock)
{
	int64_t before = system_now();
	int64_t a = hft_clock_now(clock);
	int64_t b = hft_clock_now_inline(clock);
	int64_t after = system_now();

	return a <= b && before - SLACK_NS <= a && b <= after + SLACK_NS;
}

static const uint32_t kinds[] = { HFT_CLOCK_AUTO, HFT_CLOCK_SYSTEM };

START_TEST(time_is_the_systems_utc)
{
	hft_clock *clock = clock_of(kinds[_i]);

	for (int i = 0; i < 20; i++) {
		ck_assert(agrees(clock));
		usleep(2000);
		if (i % 5 == 4)
			ck_assert_int_eq(hft_clock_calibrate(clock), HFT_OK);
	}
	hft_clock_destroy(clock);
}
END_TEST

START_TEST(time_does_not_go_back_between_calibrations)
{
	hft_clock *clock = clock_of(kinds[_i]);
	int64_t last = hft_clock_now(clock), backwards = 0;

	/* A counter may step by 10 ns. */
	for (int i = 0; i < 200000; i++) {
		int64_t now = i & 1 ? hft_clock_now(clock) : hft_clock_now_inline(clock);

		backwards += now < last - 10;
		last = now;
	}
	ck_assert_int_eq(backwards, 0);
	hft_clock_destroy(clock);
}
END_TEST

START_TEST(info_tells_kind_rate_and_error)
{
	hft_clock *clock = clock_of(kinds[_i]);
	hft_clock_info info, again;
	int64_t before = system_now();

	ck_assert_int_eq(hft_clock_info_get(clock, &info), HFT_OK);
	ck_assert_int_le(info.calibrated_at, before);
	ck_assert_int_gt(info.calibrated_at, before - 1000000000);
	ck_assert_uint_eq(info.reserved, 0);
	if (info.kind == HFT_CLOCK_SYSTEM) {
		ck_assert_uint_eq(info.ticks_per_second, 1000000000);
		ck_assert_int_eq(info.error_ns, 0);
	} else {
		ck_assert_uint_gt(info.ticks_per_second, 100000000);
		ck_assert_uint_lt(info.ticks_per_second, 10000000000);
		ck_assert_int_gt(info.error_ns, 0);
		ck_assert_int_lt(info.error_ns, 10000);
	}
	usleep(20000);
	ck_assert_int_eq(hft_clock_calibrate(clock), HFT_OK);
	ck_assert_int_eq(hft_clock_info_get(clock, &again), HFT_OK);
	ck_assert_uint_eq(again.kind, info.kind);
	ck_assert_int_ge(again.calibrated_at, before);
	/* two measurements of one counter: 100 ppm is far more than either's error */
	ck_assert_int_lt(llabs((int64_t)(again.ticks_per_second - info.ticks_per_second)),
			 (int64_t)(info.ticks_per_second / 10000));
	hft_clock_destroy(clock);
}
END_TEST

/* Calibrations in quick succession must not take the rate from two brackets a moment apart. */
START_TEST(quick_calibrations_keep_the_rate)
{
	hft_clock_config config;
	hft_clock_info info, again;
	hft_clock *clock = NULL;
	int64_t before;

	ck_assert_int_eq(hft_clock_config_init(&config, sizeof(config)), HFT_OK);
	config.calibrate_ns = 200000000;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_OK);
	before = hft_system_ns(CLOCK_MONOTONIC);
	ck_assert_int_eq(hft_clock_info_get(clock, &info), HFT_OK);
	for (int i = 0; i < 50; i++)
		ck_assert_int_eq(hft_clock_calibrate(clock), HFT_OK);
	ck_assert_int_eq(hft_clock_info_get(clock, &again), HFT_OK);
	if (hft_system_ns(CLOCK_MONOTONIC) - before < 150000000)
		ck_assert_uint_eq(again.ticks_per_second, info.ticks_per_second);
	ck_assert_int_gt(again.calibrated_at, info.calibrated_at);
	ck_assert(agrees(clock));
	hft_clock_destroy(clock);
}
END_TEST

/* The rate is worth something: time left alone keeps to the system's within 50 ppm. */
START_TEST(an_uncalibrated_clock_drifts_little)
{
	hft_clock *clock = clock_of(HFT_CLOCK_AUTO);
	int64_t before, now, after;

	usleep(300000);
	before = system_now();
	now = hft_clock_now(clock);
	after = system_now();
	ck_assert_int_ge(now, before - 15000);
	ck_assert_int_le(now, after + 15000);
	hft_clock_destroy(clock);
}
END_TEST

static int64_t floor_shift(__int128 value, int shift)
{
	__int128 unit = (__int128)1 << shift;
	__int128 quotient = value / unit;

	return (int64_t)(value % unit < 0 ? quotient - 1 : quotient);
}

START_TEST(conversion_is_exact_on_both_sides_of_the_base)
{
	static const int64_t deltas[] = { 0, 1, -1, 2, -2, 2596120000, -2596120000,
					  (int64_t)1 << 52, -((int64_t)1 << 52) };
	static const uint64_t scales[] = { 0, 1, (uint64_t)1 << 48, 108420217248550,
					   (uint64_t)1000 << 48 };
	static const uint64_t bases[] = { 0, 1, UINT64_MAX, (uint64_t)1 << 63, 123456789012345 };

	for (int d = 0; d < COUNT(deltas); d++)
		for (int s = 0; s < COUNT(scales); s++)
			for (int b = 0; b < COUNT(bases); b++) {
				hft_clock clock = { .kind = HFT_CLOCK_TSC, .shift = 48, .turn = 7 };
				int64_t want = 1580000000000000000 +
					       floor_shift((__int128)deltas[d] * (int64_t)scales[s],
							   48);

				if (scales[s] == (uint64_t)1000 << 48 &&
				    llabs(deltas[d]) > 1L << 50)
					continue; /* 142 years */
				clock.lines[1] = (struct hft_clock_line){
					.base_ticks = bases[b],
					.base_ns = 1580000000000000000,
					.scale = scales[s],
				};
				ck_assert_int_eq(hft_clock_convert_inline(
							 &clock, bases[b] + (uint64_t)deltas[d]),
						 want);
			}
}
END_TEST

START_TEST(bad_configs_are_refused)
{
	hft_clock_config config, good;
	hft_clock *clock = NULL;
	hft_clock_info info;

	ck_assert_int_eq(hft_clock_config_init(NULL, 16), HFT_E_INVAL);
	ck_assert_int_eq(hft_clock_config_init(&good, 12), HFT_E_INVAL);
	ck_assert_int_eq(hft_clock_config_init(&good, sizeof(good)), HFT_OK);
	ck_assert_uint_eq(good.kind, HFT_CLOCK_AUTO);
	ck_assert_int_eq(good.calibrate_ns, 10000000);
	ck_assert_int_eq(hft_clock_create(&good, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_clock_create(NULL, &clock), HFT_E_INVAL);
	config = good;
	config.kind = 3;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_E_INVAL);
	config.kind = UINT32_MAX;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_E_INVAL);
	config = good;
	config.size = 15;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_E_INVAL);
	for (int i = 0; i < 5; i++) {
		static const int64_t times[] = { 0, -1, 99999, 10000000001, INT64_MIN };

		config = good;
		config.calibrate_ns = times[i];
		ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_E_INVAL);
	}
	ck_assert_ptr_null(clock);
	config.calibrate_ns = 100000;
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_OK);
	ck_assert_int_eq(hft_clock_info_get(clock, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_clock_info_get(NULL, &info), HFT_E_INVAL);
	ck_assert_int_eq(hft_clock_calibrate(NULL), HFT_E_INVAL);
	hft_clock_destroy(clock);
	hft_clock_destroy(NULL);
}
END_TEST

START_TEST(create_measures_as_long_as_asked)
{
	hft_clock_config config;
	hft_clock_info info;
	hft_clock *clock = NULL;
	int64_t before;

	ck_assert_int_eq(hft_clock_config_init(&config, sizeof(config)), HFT_OK);
	config.calibrate_ns = 50000000;
	before = system_now();
	ck_assert_int_eq(hft_clock_create(&config, &clock), HFT_OK);
	ck_assert_int_eq(hft_clock_info_get(clock, &info), HFT_OK);
	if (info.kind == HFT_CLOCK_TSC)
		ck_assert_int_ge(system_now() - before, 50000000);
	hft_clock_destroy(clock);
}
END_TEST

START_TEST(the_choice_follows_the_machine)
{
	hft_clock_config config;
	hft_clock_info info;
	hft_clock *clock = NULL;
	hft_status status;

	ck_assert_int_eq(hft_clock_config_init(&config, sizeof(config)), HFT_OK);
	config.kind = HFT_CLOCK_TSC;
	status = hft_clock_create(&config, &clock);
	ck_assert_int_eq(status, hft_tsc_fit() ? HFT_OK : HFT_E_NOTSUP);
	hft_clock_destroy(clock);
	clock = clock_of(HFT_CLOCK_AUTO);
	ck_assert_int_eq(hft_clock_info_get(clock, &info), HFT_OK);
	ck_assert_uint_eq(info.kind, hft_tsc_fit() ? HFT_CLOCK_TSC : HFT_CLOCK_SYSTEM);
	hft_clock_destroy(clock);
	clock = clock_of(HFT_CLOCK_SYSTEM);
	ck_assert_int_eq(hft_clock_info_get(clock, &info), HFT_OK);
	ck_assert_uint_eq(info.kind, HFT_CLOCK_SYSTEM);
	hft_clock_destroy(clock);
}
END_TEST

/* Put another clocksource's name where the kernel tells its own; only this process sees it. */
static bool pretend(const char *name)
{
	char path[] = "/tmp/hft_clocksource_XXXXXX";
	int fd = mkstemp(path);
	bool done = fd >= 0 && write(fd, name, strlen(name)) == (ssize_t)strlen(name) &&
		    unshare(CLONE_NEWNS) == 0 &&
		    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		    mount(path, CLOCKSOURCE, NULL, MS_BIND, NULL) == 0;

	close(fd);
	unlink(path);
	return done;
}

#define CANNOT_PRETEND 77
#define REQUIRE(condition)                   \
	do {                                 \
		if (!(condition))            \
			return __LINE__ % 255; \
	} while (0)

static int refuse_clocksource(const char *name)
{
	hft_clock_config config;
	hft_clock_info info;
	hft_clock *clock = NULL;

	if (!pretend(name))
		return CANNOT_PRETEND;
	REQUIRE(hft_clock_config_init(&config, sizeof(config)) == HFT_OK);
	REQUIRE(hft_clock_create(&config, &clock) == HFT_OK);
	REQUIRE(hft_clock_info_get(clock, &info) == HFT_OK);
	REQUIRE(info.kind == HFT_CLOCK_SYSTEM);
	REQUIRE(agrees(clock));
	hft_clock_destroy(clock);
	clock = NULL;
	config.kind = HFT_CLOCK_TSC;
	REQUIRE(hft_clock_create(&config, &clock) == HFT_E_NOTSUP);
	REQUIRE(clock == NULL);
	return 0;
}

static int lose_clocksource(const char *name)
{
	hft_clock_config config;
	hft_clock_info info;
	hft_clock *either = NULL, *strict = NULL;

	REQUIRE(hft_clock_config_init(&config, sizeof(config)) == HFT_OK);
	REQUIRE(hft_clock_create(&config, &either) == HFT_OK);
	config.kind = HFT_CLOCK_TSC;
	if (hft_clock_create(&config, &strict) != HFT_OK || !pretend(name))
		return CANNOT_PRETEND;
	REQUIRE(hft_clock_calibrate(strict) == HFT_E_NOTSUP);
	REQUIRE(hft_clock_info_get(strict, &info) == HFT_OK && info.kind == HFT_CLOCK_TSC);
	REQUIRE(agrees(strict));
	REQUIRE(hft_clock_calibrate(either) == HFT_OK);
	REQUIRE(hft_clock_info_get(either, &info) == HFT_OK && info.kind == HFT_CLOCK_SYSTEM);
	REQUIRE(info.ticks_per_second == 1000000000 && info.error_ns == 0);
	REQUIRE(agrees(either));
	REQUIRE(hft_clock_calibrate(either) == HFT_OK);
	hft_clock_destroy(either);
	hft_clock_destroy(strict);
	return 0;
}

static const struct {
	int (*body)(const char *);
	const char *name;
} sources[] = {
	{ refuse_clocksource, "kvm-clock\n" }, { refuse_clocksource, "hpet\n" },
	{ refuse_clocksource, "tsc-early\n" }, { refuse_clocksource, "" },
	{ refuse_clocksource, "tsc" },	       { lose_clocksource, "acpi_pm\n" },
};

START_TEST(a_counter_the_kernel_does_not_use_is_not_trusted)
{
	int status;
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit(sources[_i].body(sources[_i].name));
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	if (WEXITSTATUS(status) == CANNOT_PRETEND)
		fprintf(stderr, "skipped: clocksource \"%.9s\" needs root and a trusted counter\n",
			sources[_i].name);
	else
		ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

struct shared {
	hft_clock *clock;
	uint32_t done;
};

static void *read_time(void *user)
{
	struct shared *shared = user;
	uintptr_t wrong = 0;
	hft_clock_info info;

	while (!__atomic_load_n(&shared->done, __ATOMIC_RELAXED)) {
		/* A line of one turn with the base of another would be off by milliseconds. */
		int64_t before = system_now();
		int64_t now = hft_clock_now_inline(shared->clock);

		wrong += now < before - 1000000 || now > system_now() + 1000000;
		hft_clock_info_get(shared->clock, &info);
		wrong += info.ticks_per_second == 0 || info.calibrated_at > system_now() + 1000000;
	}
	return (void *)wrong;
}

START_TEST(readers_go_on_while_another_thread_calibrates)
{
	struct shared shared = { clock_of(HFT_CLOCK_AUTO), 0 };
	pthread_t thread;
	void *wrong;

	ck_assert_int_eq(pthread_create(&thread, NULL, read_time, &shared), 0);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(hft_clock_calibrate(shared.clock), HFT_OK);
	__atomic_store_n(&shared.done, 1, __ATOMIC_RELAXED);
	ck_assert_int_eq(pthread_join(thread, &wrong), 0);
	ck_assert_uint_eq((uintptr_t)wrong, 0);
	hft_clock_destroy(shared.clock);
}
END_TEST

/*
 * Lines that all say "ns = ticks", each by other words: a mix of two says something else. Written
 * without pause, which calibration never is.
 */
static void *turn_lines(void *user)
{
	hft_clock *clock = user;

	for (uint64_t turn = clock->turn + 1; turn < 50000000; turn++) {
		struct hft_clock_line *line = &clock->lines[turn & 1];

		__atomic_store_n(&line->base_ticks, turn * 1000, __ATOMIC_RELEASE);
		__atomic_store_n(&line->base_ns, (int64_t)turn * 1000, __ATOMIC_RELEASE);
		__atomic_store_n(&clock->turn, turn, __ATOMIC_RELEASE);
	}
	return NULL;
}

START_TEST(a_reader_never_mixes_two_lines)
{
	hft_clock clock = { .kind = HFT_CLOCK_TSC, .shift = 48 };
	uint64_t wrong = 0;
	pthread_t thread;

	clock.lines[0].scale = clock.lines[1].scale = (uint64_t)1 << 48;
	ck_assert_int_eq(pthread_create(&thread, NULL, turn_lines, &clock), 0);
	while (__atomic_load_n(&clock.turn, __ATOMIC_RELAXED) < 49999999)
		wrong += hft_clock_convert_inline(&clock, 12345678) != 12345678;
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_uint_eq(wrong, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("clock");
	TCase *tcase = tcase_create("clock");

	tcase_set_timeout(tcase, 30);
	tcase_add_loop_test(tcase, time_is_the_systems_utc, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, time_does_not_go_back_between_calibrations, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, info_tells_kind_rate_and_error, 0, COUNT(kinds));
	tcase_add_test(tcase, quick_calibrations_keep_the_rate);
	tcase_add_test(tcase, an_uncalibrated_clock_drifts_little);
	tcase_add_test(tcase, conversion_is_exact_on_both_sides_of_the_base);
	tcase_add_test(tcase, bad_configs_are_refused);
	tcase_add_test(tcase, create_measures_as_long_as_asked);
	tcase_add_test(tcase, the_choice_follows_the_machine);
	tcase_add_loop_test(tcase, a_counter_the_kernel_does_not_use_is_not_trusted, 0,
			    COUNT(sources));
	tcase_add_test(tcase, a_reader_never_mixes_two_lines);
	tcase_add_test(tcase, readers_go_on_while_another_thread_calibrates);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
