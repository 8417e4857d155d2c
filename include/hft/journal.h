/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_JOURNAL_H
#define HFT_JOURNAL_H
/**
 * @file journal.h
 * The inputs of an engine, in their order: what it took before it acted. Feeding them to a new
 * engine gives the same reports and the same hash. This journal keeps them in memory.
 *
 * **Threads:** *single*. **Memory:** create reserves bytes_max of address space; pages are touched
 * as inputs come. No call after create asks for more.
 */
#include <hft/core.h>
#include <hft/mem.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hft_journal hft_journal;

/** Head of one input; its payload follows, `bytes` of it, padded to 8. */
typedef struct hft_input {
	uint64_t seq;      /**< without a gap, from 1 */
	hft_time ts;       /**< the input's time */
	uint32_t kind;     /**< HFT_INPUT_ */
	uint32_t bytes;    /**< of the payload, 0 .. 1024 */
	uint64_t reserved; /**< 0 */
} hft_input;

/** Kinds of input, and their payloads. */
enum {
	HFT_INPUT_ORDER = 1,  /**< hft_order, from outside or from a strategy; TIMER too */
	HFT_INPUT_REPORT = 2, /**< hft_report, from a route */
	HFT_INPUT_ROW = 3,    /**< hft_ref_row */
	HFT_INPUT_LIMITS = 4, /**< hft_input_limits */
	HFT_INPUT_STATE = 5,  /**< hft_input_state */
	HFT_INPUT_ROUTE = 6   /**< hft_input_route */
};

/**
 * Where an engine puts its inputs before it acts on them. @param payload  input->bytes of it.
 * @return HFT_OK; anything else closes the engine: what cannot be recorded is not done.
 */
typedef hft_status (*hft_journal_append_fn)(void *user, const hft_input *input,
					    const void *payload);

typedef struct hft_journal_config {
	uint32_t size;        /**< sizeof this struct, set by init */
	uint32_t mem_want;    /**< HFT_MEM_ bits */
	uint32_t mem_require; /**< HFT_MEM_ bits */
	int32_t numa_node;    /**< for HFT_MEM_NODE; default -1 */
	uint64_t bytes_max;   /**< 4096 .. 2^46; default 2^32 */
} hft_journal_config;

HFT_API hft_status hft_journal_config_init(hft_journal_config *config, uint32_t size);
/** @return bytes of address space that create will reserve, or HFT_E_INVAL. */
HFT_API int64_t hft_journal_memory(const hft_journal_config *config);
/** @return HFT_OK; HFT_E_INVAL, HFT_E_NOMEM, HFT_E_PERM, HFT_E_NOTSUP. */
HFT_API hft_status hft_journal_create(const hft_journal_config *config, hft_journal **out);
HFT_API void hft_journal_destroy(hft_journal *journal);
/** What was granted of mem_want and mem_require. */
HFT_API hft_status hft_journal_grant(const hft_journal *journal, hft_mem_grant *out);

/**
 * Append one input; of the type hft_journal_append_fn, user being the journal.
 * @return HFT_OK; HFT_E_FULL; HFT_E_INVAL (seq is not the next, or a bad size).
 */
HFT_API hft_status hft_journal_append(void *journal, const hft_input *input, const void *payload);

/** @return inputs so far. */
HFT_API int64_t hft_journal_inputs(const hft_journal *journal);

/**
 * Walk the inputs. @param position  0 at the start; moved behind the input read.
 * @param payload  its bytes, valid until destroy. @return 1, 0 at the end, HFT_E_INVAL.
 */
HFT_API int64_t hft_journal_next(const hft_journal *journal, uint64_t *position, hft_input *input,
				 const void **payload);

#ifdef __cplusplus
}
#endif
#endif
