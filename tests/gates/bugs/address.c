/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

/* A planted bug for the address sanitizer: a read of memory that was given back. */
int main(int argc, char **argv)
{
	volatile char *bytes = calloc(16, 1);

	(void)argv;
	free((void *)bytes);
	return bytes == NULL ? 0 : bytes[argc];
}
