/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <errno.h>
#include <string.h>

/* The head of each input, its payload, and zeros up to the next multiple of 8. */
static bool put(FILE *file, const hft_input *input, const void *payload)
{
	static const uint8_t zeros[8];
	size_t padding = -(size_t)input->bytes % 8;

	return fwrite(input, sizeof(*input), 1, file) == 1 &&
	       fwrite(payload, 1, input->bytes, file) == input->bytes &&
	       fwrite(zeros, 1, padding, file) == padding;
}

int venue_inputs_write(const struct venue *v)
{
	FILE *file = fopen(v->config.inputs, "wb");
	uint64_t position = 0;
	bool good = file != NULL;
	const void *payload;
	hft_input input;

	while (good && hft_journal_next(v->journal, &position, &input, &payload) == 1)
		good = put(file, &input, payload);
	if (file != NULL && fclose(file) != 0)
		good = false;
	if (!good)
		fprintf(stderr, "venue: cannot write %s: %s\n", v->config.inputs, strerror(errno));
	return good ? VENUE_OK : VENUE_IO;
}
