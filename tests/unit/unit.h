/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_UNIT_H
#define HFT_TESTS_UNIT_H
#include <check.h>
#include <stdint.h>
#include <stdlib.h>

/* Address space that is more than any machine has memory, in bytes. The thread sanitizer leaves a
 * program little more than a terabyte, and not always in one piece. */
#ifdef __SANITIZE_THREAD__
#define UNIT_LARGE ((uint64_t)1 << 38)
#else
#define UNIT_LARGE ((uint64_t)1 << 40)
#endif

/* Run one suite as a program: the exit status says whether all passed. */
static inline int unit_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
