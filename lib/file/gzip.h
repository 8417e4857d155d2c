/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_FILE_GZIP_H
#define HFT_FILE_GZIP_H
#include <stdbool.h>
#include <stdint.h>

#include <hft/core.h>
#include <zlib.h>

/* Inflates what a descriptor holds into one window. */
struct hft_gzip {
	z_stream stream;
	int fd;
	bool in_member;    /* false between two members, and after the last */
	hft_status status; /* HFT_E_CLOSED after the last byte; errors stay */
	uint64_t bytes_read;
	uint8_t *window;
	uint64_t window_max;
	uint64_t begin; /* bytes begin .. end of the window wait for the reader */
	uint64_t end;
	uint8_t *input;
	uint8_t *pool; /* zlib's memory */
	uint64_t pool_used;
	uint64_t bytes_reserved;
};

hft_status hft_gzip_open(struct hft_gzip *gzip, int fd, uint64_t window_max);
void hft_gzip_close(struct hft_gzip *gzip);

/* As hft_file_next, used checked. */
int64_t hft_gzip_next(struct hft_gzip *gzip, uint64_t used, const uint8_t **data, uint64_t *size);

/* Compressed bytes inflated so far. */
uint64_t hft_gzip_position(const struct hft_gzip *gzip);

#endif
