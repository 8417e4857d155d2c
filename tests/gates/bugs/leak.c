/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

/* A planted bug for -fanalyzer: memory that is lost on one path. */
int planted(int flag);

int planted(int flag)
{
	char *bytes = malloc(16);

	if (bytes == NULL || flag != 0)
		return 1;
	bytes[0] = 0;
	free(bytes);
	return 0;
}
