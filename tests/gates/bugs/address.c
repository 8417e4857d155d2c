/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

/* A planted bug for the address sanitizer: a read one byte beyond an allocation. */
int main(int argc, char **argv)
{
	volatile char *bytes = calloc(16, 1);

	(void)argv;
	return bytes == NULL ? 0 : bytes[15 + argc];
}
