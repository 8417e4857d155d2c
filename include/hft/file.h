/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_FILE_H
#define HFT_FILE_H
/**
 * @file file.h
 * Reading a file as one growing window: plain files are mapped, gzip files are inflated as the
 * reader goes on. The kind is told by the first bytes, never by the name. A gzip file may have
 * several members and zeros after the last.
 *
 * A plain file must not shrink while it is open: the host would get SIGBUS where its bytes were.
 *
 * **Threads:** *single*. **Memory:** a mapped file takes address space, and gives pages back 64 MiB
 * behind the reader; a gzip file takes window_max bytes and 0.4 MiB. No call after open allocates.
 * **Source:** RFC 1952 (gzip 4.3), through zlib.
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

/** Fill a config with defaults. @param size  sizeof(hft_file_config) as the caller knows it. */
HFT_API hft_status hft_file_config_init(hft_file_config *config, uint32_t size);

/**
 * Open a regular file. @return HFT_OK, HFT_E_INVAL, HFT_E_NOTFOUND, HFT_E_PERM, HFT_E_IO,
 * HFT_E_NOMEM; HFT_E_NOTSUP for what is not a regular file.
 */
HFT_API hft_status hft_file_open(const char *path, const hft_file_config *config, hft_file **out);

/** Give everything back. NULL is allowed. */
HFT_API void hft_file_close(hft_file *file);

/**
 * Drop `used` bytes from the front of the window and show what is next.
 * @param used  0 .. the size last shown. @param data  the window, valid until the next call.
 * @param size  its bytes: more than last time unless the window is full or the file has ended.
 * @return 1 while more bytes may follow the window, 0 when it holds the file's last byte;
 * HFT_E_MALFORMED or HFT_E_TRUNCATED for a bad gzip stream (what was inflated before is shown
 * first), HFT_E_IO, HFT_E_INVAL.
 */
HFT_API int64_t hft_file_next(hft_file *file, uint64_t used, const uint8_t **data, uint64_t *size);

/** @return HFT_FILE_PLAIN or HFT_FILE_GZIP; HFT_E_INVAL for NULL, as the two below. */
HFT_API int32_t hft_file_kind(const hft_file *file);

/** @return bytes of the file on disk. */
HFT_API int64_t hft_file_bytes(const hft_file *file);

/** @return bytes of the file on disk that were used (plain) or inflated (gzip), for progress. */
HFT_API int64_t hft_file_position(const hft_file *file);

#ifdef __cplusplus
}
#endif
#endif
