/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/file.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"
#include "file/gzip.h"

#define WINDOW_MIN ((uint64_t)1 << 17)
#define WINDOW_MAX ((uint64_t)1 << 30)
#define STEP ((uint64_t)64 << 20) /* a mapped file is shown, and given back, by this much */

struct hft_file {
	struct hft_guard guard;
	int fd;
	int32_t kind;
	uint64_t bytes;
	uint64_t shown; /* size of the window last shown */
	/* plain */
	uint8_t *map; /* NULL if the file is empty */
	uint64_t at;
	uint64_t end;
	uint64_t dropped;
	struct hft_gzip gzip;
};

_Static_assert(sizeof(hft_file_config) == 16, "the config of the first release");

static const hft_file_config defaults = {
	.size = sizeof(hft_file_config),
	.window_max = (uint64_t)1 << 22,
};

hft_status hft_file_config_init(hft_file_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, 16, &defaults, sizeof(defaults));
}

static hft_status status_of(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return HFT_E_NOTFOUND;
	case EACCES:
	case EPERM:
		return HFT_E_PERM;
	case ENOMEM:
		return HFT_E_NOMEM;
	default:
		return HFT_E_IO;
	}
}

/* Not blocking, so that a pipe without a writer is refused and not waited for. */
static hft_status open_regular(const char *path, struct hft_file *file)
{
	struct stat info;

	file->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (file->fd < 0)
		return status_of(errno);
	if (fstat(file->fd, &info) != 0)
		return status_of(errno);
	if (!S_ISREG(info.st_mode))
		return HFT_E_NOTSUP;
	file->bytes = (uint64_t)info.st_size;
	return HFT_OK;
}

static hft_status find_kind(struct hft_file *file)
{
	uint8_t magic[2] = { 0 };

	if (pread(file->fd, magic, sizeof(magic), 0) < 0)
		return status_of(errno);
	file->kind = magic[0] == 0x1f && magic[1] == 0x8b ? HFT_FILE_GZIP : HFT_FILE_PLAIN;
	return HFT_OK;
}

static hft_status map_plain(struct hft_file *file)
{
	if (file->bytes == 0)
		return HFT_OK;
	file->map = mmap(NULL, file->bytes, PROT_READ, MAP_PRIVATE, file->fd, 0);
	if (file->map == MAP_FAILED) {
		file->map = NULL;
		return status_of(errno);
	}
	madvise(file->map, file->bytes, MADV_SEQUENTIAL);
	return HFT_OK;
}

static hft_status open_all(const char *path, uint64_t window_max, struct hft_file *file)
{
	hft_status status = open_regular(path, file);

	if (status == HFT_OK)
		status = find_kind(file);
	if (status != HFT_OK || file->kind == HFT_FILE_PLAIN)
		return status != HFT_OK ? status : map_plain(file);
	posix_fadvise(file->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	return hft_gzip_open(&file->gzip, file->fd, window_max);
}

hft_status hft_file_open(const char *path, const hft_file_config *config, hft_file **out)
{
	hft_file_config own = defaults;
	struct hft_file *file;
	hft_status status;

	if (path == NULL || out == NULL)
		return HFT_E_INVAL;
	status = hft_config_copy(&own, sizeof(own), 16, config);
	if (status != HFT_OK)
		return status;
	if (own.reserved != 0 || own.window_max < WINDOW_MIN || own.window_max > WINDOW_MAX)
		return HFT_E_INVAL;
	file = calloc(1, sizeof(*file));
	if (file == NULL)
		return HFT_E_NOMEM;
	status = open_all(path, own.window_max, file);
	if (status != HFT_OK) {
		if (file->fd >= 0)
			close(file->fd);
		free(file);
		return status;
	}
	*out = file;
	return HFT_OK;
}

void hft_file_close(hft_file *file)
{
	if (file == NULL)
		return;
	if (file->kind == HFT_FILE_GZIP)
		hft_gzip_close(&file->gzip);
	if (file->map != NULL)
		munmap(file->map, file->bytes);
	close(file->fd);
	free(file);
}

/* Pages behind the reader are given back, or a large file would fill the host's memory. */
static void drop_behind(struct hft_file *file)
{
	uint64_t count = (file->at - file->dropped) / STEP * STEP;

	if (count == 0)
		return;
	madvise(file->map + file->dropped, count, MADV_DONTNEED);
	file->dropped += count;
}

static int64_t next_plain(struct hft_file *file, uint64_t used, const uint8_t **data,
			  uint64_t *size)
{
	static const uint8_t nothing[1];

	file->at += used;
	drop_behind(file);
	file->end = file->bytes - file->end > STEP ? file->end + STEP : file->bytes;
	*data = file->map != NULL ? file->map + file->at : nothing;
	*size = file->end - file->at;
	return file->end < file->bytes;
}

int64_t hft_file_next(hft_file *file, uint64_t used, const uint8_t **data, uint64_t *size)
{
	int64_t result;

	if (file == NULL || data == NULL || size == NULL || used > file->shown)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&file->guard))
		return HFT_E_BUSY;
	result = file->kind == HFT_FILE_GZIP ? hft_gzip_next(&file->gzip, used, data, size) :
					       next_plain(file, used, data, size);
	file->shown = result < 0 ? file->shown - used : *size;
	hft_guard_leave(&file->guard);
	return result;
}

int32_t hft_file_kind(const hft_file *file)
{
	return file != NULL ? file->kind : HFT_E_INVAL;
}

int64_t hft_file_bytes(const hft_file *file)
{
	return file != NULL ? (int64_t)file->bytes : HFT_E_INVAL;
}

int64_t hft_file_position(const hft_file *file)
{
	if (file == NULL)
		return HFT_E_INVAL;
	return (int64_t)(file->kind == HFT_FILE_GZIP ? hft_gzip_position(&file->gzip) : file->at);
}
