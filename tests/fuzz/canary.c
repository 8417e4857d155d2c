/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The planted bug, behind four bytes to be guessed: a length in the input is believed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *copy;
	int sum = 0;

	if (size < 6 || data[0] != 'R' || data[1] != 'I' || data[2] != 'N' || data[3] != 'G')
		return 0;
	copy = malloc(size);
	if (copy == NULL)
		return 0;
	memcpy(copy, data, size);
	for (size_t i = 0; i < copy[4]; i++)
		sum += copy[i]; /* beyond the end when copy[4] > size */
	free(copy);
	if (sum == INT32_MAX)
		abort(); /* keeps the reads; cannot happen */
	return 0;
}
