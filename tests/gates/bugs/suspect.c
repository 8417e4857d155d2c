/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

/* A planted bug for clang-tidy: a result that strcmp need not give. */
int planted(const char *a, const char *b);

int planted(const char *a, const char *b)
{
	return strcmp(a, b) == 2;
}
