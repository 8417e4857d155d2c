/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_FILE_H
#define HFT_FILE_H
/**
 * @file file.h
 * Reading a file as one growing window: plain files are mapped, gzip files are inflated as the
 * reader goes on. The kind is told by the first bytes, never by the name.
 *
 * **Threads:** *single*. **Memory:** a mapped file takes address space; a gzip file window_max
 * bytes. No other call allocates.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_file hft_file;

typedef struct hft_file_config {
	uint32_t size;       /**< sizeof this struct, set by init */
	uint32_t reserved;   /**< 0 */
	uint64_t window_max; /**< bytes, for compressed files, 2^17 .. 2^30; default 2^22 */
} hft_file_config;

enum { HFT_FILE_PLAIN = 1, HFT_FILE_GZIP = 2 };

HFT_API hft_status hft_file_config_init(hft_file_config *config, uint32_t size);

/** Open a regular file. @return HFT_OK, HFT_E_NOTFOUND, HFT_E_PERM, HFT_E_IO, HFT_E_NOMEM. */
HFT_API hft_status hft_file_open(const char *path, const hft_file_config *config, hft_file **out);

HFT_API void hft_file_close(hft_file *file);

/**
 * Drop `used` bytes from the front of the window and show what is next.
 * @param used  0 .. the size last shown. @param data, size  the window, valid until the next call;
 * more bytes than last time unless the window is full or the file has ended.
 * @return 1 while more bytes may follow the window, 0 when it holds the file's last byte;
 * HFT_E_MALFORMED or HFT_E_TRUNCATED for a bad gzip stream (what was inflated before is shown
 * first), HFT_E_IO, HFT_E_INVAL.
 */
HFT_API int64_t hft_file_next(hft_file *file, uint64_t used, const uint8_t **data, uint64_t *size);

/** @return HFT_FILE_PLAIN or HFT_FILE_GZIP. */
HFT_API int32_t hft_file_kind(const hft_file *file);

/** @return bytes of the file on disk. */
HFT_API int64_t hft_file_bytes(const hft_file *file);

/** @return bytes of the file on disk that were read so far, for progress. */
HFT_API int64_t hft_file_position(const hft_file *file);

#ifdef __cplusplus
}
#endif
#endif
