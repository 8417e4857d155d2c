/* SPDX-License-Identifier: Apache-2.0 */
#include "file/gzip.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "mem/mem.h"

#define INPUT_SIZE ((uint64_t)1 << 16)
#define POOL_SIZE ((uint64_t)5 << 16)
#define GZIP_ONLY (15 + 16) /* the largest history, and zlib's sign for the gzip header */

/* zlib takes its history at the first byte it inflates; from here, that is no allocation. */
static void *take(void *user, unsigned int items, unsigned int size)
{
	struct hft_gzip *gzip = user;
	uint64_t bytes = ((uint64_t)items * size + 63) & ~(uint64_t)63;
	void *taken = gzip->pool + gzip->pool_used;

	if (bytes > POOL_SIZE - gzip->pool_used)
		return NULL;
	gzip->pool_used += bytes;
	return taken;
}

static void give_back(void *user, void *address)
{
	(void)user;
	(void)address;
}

hft_status hft_gzip_open(struct hft_gzip *gzip, int fd, uint64_t window_max)
{
	struct hft_mem_request request = { window_max + INPUT_SIZE + POOL_SIZE, 0, 0, -1 };
	hft_mem_grant grant;
	void *address;
	hft_status status = hft_mem_reserve(&request, &address, &grant);

	if (status != HFT_OK)
		return status;
	*gzip = (struct hft_gzip){
		.fd = fd,
		.in_member = true,
		.window = address,
		.window_max = window_max,
		.input = (uint8_t *)address + window_max,
		.pool = (uint8_t *)address + window_max + INPUT_SIZE,
		.bytes_reserved = grant.bytes_reserved,
	};
	gzip->stream.opaque = gzip;
	gzip->stream.zalloc = take;
	gzip->stream.zfree = give_back;
	if (inflateInit2(&gzip->stream, GZIP_ONLY) == Z_OK)
		return HFT_OK;
	hft_mem_release(address, grant.bytes_reserved);
	return HFT_E_NOMEM;
}

void hft_gzip_close(struct hft_gzip *gzip)
{
	inflateEnd(&gzip->stream);
	hft_mem_release(gzip->window, gzip->bytes_reserved);
}

uint64_t hft_gzip_position(const struct hft_gzip *gzip)
{
	return gzip->bytes_read - gzip->stream.avail_in;
}

/* False at the end of the file, or when it cannot be read; the status says which. */
static bool read_input(struct hft_gzip *gzip)
{
	ssize_t got;

	do {
		got = read(gzip->fd, gzip->input, INPUT_SIZE);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		gzip->status = HFT_E_IO;
	else if (got == 0)
		gzip->status = gzip->in_member ? HFT_E_TRUNCATED : HFT_E_CLOSED;
	if (got <= 0)
		return false;
	gzip->bytes_read += (uint64_t)got;
	gzip->stream.next_in = gzip->input;
	gzip->stream.avail_in = (unsigned int)got;
	return true;
}

/* Zeros after a member are padding; anything else must be another member. */
static void skip_padding(struct hft_gzip *gzip)
{
	z_stream *stream = &gzip->stream;

	while (stream->avail_in > 0 && *stream->next_in == 0) {
		stream->next_in++;
		stream->avail_in--;
	}
	if (stream->avail_in > 0) {
		inflateReset(stream);
		gzip->in_member = true;
	}
}

static void inflate_some(struct hft_gzip *gzip)
{
	z_stream *stream = &gzip->stream;
	int result;

	stream->next_out = gzip->window + gzip->end;
	stream->avail_out = (unsigned int)(gzip->window_max - gzip->end);
	result = inflate(stream, Z_NO_FLUSH);
	gzip->end = gzip->window_max - stream->avail_out;
	if (result == Z_STREAM_END)
		gzip->in_member = false;
	else if (result == Z_MEM_ERROR)
		gzip->status = HFT_E_NOMEM;
	else if (result != Z_OK && result != Z_BUF_ERROR)
		gzip->status = HFT_E_MALFORMED;
}

static void fill(struct hft_gzip *gzip)
{
	while (gzip->status == HFT_OK && gzip->end < gzip->window_max) {
		if (gzip->stream.avail_in == 0 && !read_input(gzip))
			return;
		if (gzip->in_member)
			inflate_some(gzip);
		else
			skip_padding(gzip);
	}
}

/*
 * Move the unread bytes to the front when that moves no more than was used since the last time, so
 * that a reader of small steps pays for no more than its bytes; or when it cannot go on without.
 */
static void make_room(struct hft_gzip *gzip, uint64_t used)
{
	uint64_t unread = gzip->end - gzip->begin;

	if (gzip->begin == 0)
		return;
	if (unread > gzip->begin && (used > 0 || gzip->end < gzip->window_max))
		return;
	memmove(gzip->window, gzip->window + gzip->begin, unread);
	gzip->begin = 0;
	gzip->end = unread;
}

int64_t hft_gzip_next(struct hft_gzip *gzip, uint64_t used, const uint8_t **data, uint64_t *size)
{
	uint64_t before;

	gzip->begin += used;
	make_room(gzip, used);
	before = gzip->end;
	fill(gzip);
	/* What came before an error is shown first. */
	if (gzip->end == before && gzip->status != HFT_OK && gzip->status != HFT_E_CLOSED)
		return gzip->status;
	*data = gzip->window + gzip->begin;
	*size = gzip->end - gzip->begin;
	return gzip->status == HFT_E_CLOSED ? 0 : 1;
}
