/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MD_H
#define HFT_MD_H
/**
 * @file md.h
 * Market-data decoding: bytes of a feed in, hft_event records out.
 *
 * Hostile bytes change nothing but counters: an unknown type is skipped by its outer length and
 * counted, a message longer than known is read as far as known, a shorter one is counted bad.
 *
 * **Threads:** *single*. **Memory:** create takes everything.
 * **Source:** Nasdaq TotalView-ITCH 5.0 (2026-02-19), BinaryFILE framing.
 */
#include <hft/core.h>
#include <hft/event.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_md hft_md;

/** How messages are cut out of the bytes. */
enum {
	HFT_FRAMING_BINARYFILE = 1, /**< [u16 big-endian length][message]; length 0: the end */
	HFT_FRAMING_NONE = 2        /**< each call holds exactly one message */
};

typedef struct hft_md_config {
	uint32_t size;       /**< sizeof this struct, set by init */
	int32_t format;      /**< HFT_FORMAT_ */
	uint32_t framing;    /**< HFT_FRAMING_; default BINARYFILE */
	uint16_t source;     /**< written to every event; default 1 */
	uint16_t reserved;   /**< 0 */
	hft_time midnight;   /**< ns UTC of the session day's local midnight; default 0 */
} hft_md_config;

typedef struct hft_md_stats {
	uint64_t messages;  /**< framed messages of any kind, good or bad */
	uint64_t events;
	uint64_t bytes;     /**< consumed, frames included */
	uint64_t unknown;   /**< messages of unknown type, skipped */
	uint64_t bad;       /**< too short, truncated or malformed */
	uint64_t longer;    /**< longer than known, decoded */
	uint64_t ends;      /**< end-of-session marks */
} hft_md_stats;

typedef struct hft_md_type_count {
	uint32_t code;      /**< the wire's type code */
	uint32_t known;     /**< 1 if this build decodes it */
	uint64_t messages;  /**< good ones */
	uint64_t bad;
} hft_md_type_count;

/** Flags of hft_md_decode. */
enum { HFT_MD_FINAL = 1 /**< no bytes follow: a message cut short is bad, and consumed */ };

/** The least cap. No ITCH message gives more events; one that does goes on in the next call. */
enum { HFT_MD_EVENTS_MAX = 8 };

/** Find a format by name, as "itch50". @return HFT_FORMAT_, or HFT_E_NOTFOUND. */
HFT_API int32_t hft_md_format(const char *name);

/** @return the name of a format, or NULL. */
HFT_API const char *hft_md_format_name(int32_t format);

HFT_API hft_status hft_md_config_init(hft_md_config *config, uint32_t size);
/** @return bytes that create will take, or HFT_E_INVAL. */
HFT_API int64_t hft_md_memory(const hft_md_config *config);
HFT_API hft_status hft_md_create(const hft_md_config *config, hft_md **out);
HFT_API void hft_md_destroy(hft_md *md);

/**
 * Decode whole messages from the front of a buffer until it, or the room for events, is used up.
 * @param ts_recv  written to every event. @param cap  HFT_MD_EVENTS_MAX .. 2^31.
 * @param used  bytes consumed; keep the rest and put more behind it.
 * @return events written; HFT_E_INVAL; HFT_E_CLOSED when bytes follow an end-of-session mark
 * (consumed, counted bad).
 */
HFT_API int64_t hft_md_decode(hft_md *md, const uint8_t *data, uint64_t size, hft_time ts_recv,
			      uint32_t flags, hft_event *out, uint32_t cap, uint64_t *used);

/**
 * Decode at most messages_max messages (0 = no bound); else as hft_md_decode.
 */
HFT_API int64_t hft_md_decode_some(hft_md *md, const uint8_t *data, uint64_t size,
				   hft_time ts_recv, uint32_t flags, uint64_t messages_max,
				   hft_event *out, uint32_t cap, uint64_t *used);

/** Give a wire code (ITCH: stock locate) this instrument id; unset codes keep their own number. */
HFT_API hft_status hft_md_map(hft_md *md, uint64_t wire_code, uint32_t instrument);

/** Start a new session: counters stay, the end-of-session mark and sequence are forgotten. */
HFT_API hft_status hft_md_reset(hft_md *md, hft_time midnight);

HFT_API hft_status hft_md_stats_get(const hft_md *md, hft_md_stats *out);

/** Counts by type code, those seen, ascending. @return types seen; writes at most cap. */
HFT_API int64_t hft_md_types(const hft_md *md, hft_md_type_count *out, uint32_t cap);

#ifdef __cplusplus
}
#endif
#endif
