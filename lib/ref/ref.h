/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_REF_REF_H
#define HFT_REF_REF_H
/*
 * The rows log is the only storage: every version of every row is appended to it and never moves
 * or changes again. The tables are arrays of pointers into it. So a reader loads one pointer and
 * reads what can no longer change: nothing is torn, no reader retries, nothing is ever freed.
 */
#include <hft/ref.h>

#include <urcu/urcu-bp.h>
#include <urcu/rculfhash.h>

#include "core/core.h"

#define HFT_REF_BANDS_MAX 32

/* One row in the log; its bytes follow, padded to 8. */
struct hft_ref_entry {
	uint32_t kind;
	uint32_t count;
};

/* An instrument: its place in the directory of names and its newest row. Slot 0 is id 1. */
struct hft_ref_slot {
	struct cds_lfht_node node;
	_Atomic(const hft_instrument *) row;
};

struct hft_ref {
	hft_ref_config config;
	struct hft_guard guard;
	uint64_t bytes_reserved;
	struct cds_lfht *names;
	struct hft_ref_slot *slots;
	_Atomic(const struct hft_ref_entry *) *tick_tables;
	_Atomic(const hft_source *) *sources;
	_Atomic(const hft_party *) *parties;
	uint64_t *row_offsets;
	uint8_t *log;
	uint64_t log_used;
	/* Counts are stored with release after what they count. */
	_Atomic uint32_t instruments;
	_Atomic uint32_t tick_table_count;
	_Atomic uint32_t source_count;
	_Atomic uint32_t party_count;
	_Atomic uint32_t rows;
};

/* Text of a fixed field: UTF-8 without control characters, then only zeros. */
bool hft_ref_text_valid(const uint8_t *field, uint32_t size);

/* Append a row and count it. The caller has checked hft_ref_log_full. @return its bytes. */
const uint8_t *hft_ref_log_append(hft_ref *ref, uint32_t kind, const void *bytes, uint32_t count);
bool hft_ref_log_full(const hft_ref *ref);

/* The newest row of an instrument, or NULL. Any thread. */
const hft_instrument *hft_ref_row_of(const hft_ref *ref, uint32_t id);
/* The newest row of a party, or NULL. Any thread. */
const hft_party *hft_ref_party_of(const hft_ref *ref, uint32_t id);

static inline const uint8_t *hft_ref_entry_bytes(const struct hft_ref_entry *entry)
{
	return (const uint8_t *)(entry + 1);
}

#endif
