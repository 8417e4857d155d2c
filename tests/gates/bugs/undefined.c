/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>

/* A planted bug for the undefined-behaviour sanitizer: a signed sum that does not fit. */
int main(int argc, char **argv)
{
	volatile int most = INT_MAX;

	(void)argv;
	return most + argc == 0;
}
