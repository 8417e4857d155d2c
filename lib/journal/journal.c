/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/journal.h>

#include "core/core.h"
#include "mem/mem.h"

/*
 * One reservation: the handle in a page of its own, then the records back to back, a head and its
 * payload each, always at a multiple of 8.
 */
enum { PAGE = 4096, PAYLOAD_MAX = 1024 };
enum { CONFIG_SIZE_MIN = 24 }; /* of the first release */

#define BYTES_MAX ((uint64_t)1 << 46)

struct hft_journal {
	uint8_t *records;
	uint64_t bytes_max;
	uint64_t used;
	uint64_t inputs;
	hft_mem_grant grant;
	struct hft_guard guard;
};

_Static_assert(sizeof(struct hft_journal) <= PAGE, "the handle has a page of its own");
_Static_assert(sizeof(hft_journal_config) == 24, "the config of the first release");
_Static_assert(sizeof(hft_input) == 32, "a head's stride is what files will hold");

static const hft_journal_config defaults = {
	.size = sizeof(hft_journal_config),
	.numa_node = -1,
	.bytes_max = (uint64_t)1 << 32,
};

hft_status hft_journal_config_init(hft_journal_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &defaults, sizeof(defaults));
}

static hft_status plan(const hft_journal_config *config, hft_journal_config *own,
		       struct hft_mem_request *request)
{
	hft_status status;

	*own = defaults;
	status = hft_config_copy(own, sizeof(*own), CONFIG_SIZE_MIN, config);
	if (status != HFT_OK)
		return status;
	if (own->bytes_max < PAGE || own->bytes_max > BYTES_MAX)
		return HFT_E_INVAL;
	request->bytes = PAGE + own->bytes_max;
	request->want = own->mem_want;
	request->require = own->mem_require;
	request->node = own->numa_node;
	return HFT_OK;
}

int64_t hft_journal_memory(const hft_journal_config *config)
{
	struct hft_mem_request request;
	hft_journal_config own;

	return plan(config, &own, &request) == HFT_OK ? hft_mem_bytes(&request) : HFT_E_INVAL;
}

hft_status hft_journal_create(const hft_journal_config *config, hft_journal **out)
{
	struct hft_mem_request request;
	hft_journal_config own;
	hft_journal *journal;
	hft_mem_grant grant;
	void *address;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = plan(config, &own, &request);
	if (status != HFT_OK)
		return status;
	status = hft_mem_reserve(&request, &address, &grant);
	if (status != HFT_OK)
		return status;
	journal = address;
	journal->records = (uint8_t *)address + PAGE;
	journal->bytes_max = own.bytes_max;
	journal->grant = grant;
	*out = journal;
	return HFT_OK;
}

void hft_journal_destroy(hft_journal *journal)
{
	if (journal != NULL)
		hft_mem_release(journal, journal->grant.bytes_reserved);
}

hft_status hft_journal_grant(const hft_journal *journal, hft_mem_grant *out)
{
	if (journal == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = journal->grant;
	out->bytes_used = PAGE + journal->used;
	return HFT_OK;
}

static uint64_t size_of(const hft_input *input)
{
	return sizeof(*input) + (((uint64_t)input->bytes + 7) & ~(uint64_t)7);
}

static bool well_formed(const hft_input *input)
{
	return input->kind >= HFT_INPUT_ORDER && input->kind <= HFT_INPUT_ROUTE &&
	       input->bytes <= PAYLOAD_MAX && input->reserved == 0;
}

static hft_status append(hft_journal *journal, const hft_input *input, const void *payload)
{
	uint8_t *at = journal->records + journal->used;

	if (!well_formed(input) || (payload == NULL && input->bytes > 0) ||
	    input->seq != journal->inputs + 1)
		return HFT_E_INVAL;
	if (size_of(input) > journal->bytes_max - journal->used)
		return HFT_E_FULL;
	/* The padding is zero: nothing was here before. */
	memcpy(at, input, sizeof(*input));
	if (input->bytes > 0)
		memcpy(at + sizeof(*input), payload, input->bytes);
	journal->used += size_of(input);
	journal->inputs++;
	return HFT_OK;
}

hft_status hft_journal_append(void *journal, const hft_input *input, const void *payload)
{
	hft_journal *own = journal;
	hft_status status;

	if (own == NULL || input == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&own->guard))
		return HFT_E_BUSY;
	status = append(own, input, payload);
	hft_guard_leave(&own->guard);
	return status;
}

int64_t hft_journal_inputs(const hft_journal *journal)
{
	return journal == NULL ? HFT_E_INVAL : (int64_t)journal->inputs;
}

/* A position is the caller's: one that is not ours may read nonsense, never past what is used. */
int64_t hft_journal_next(const hft_journal *journal, uint64_t *position, hft_input *input,
			 const void **payload)
{
	const uint8_t *at;
	hft_input head;
	uint64_t left;

	if (journal == NULL || position == NULL || input == NULL || payload == NULL ||
	    *position > journal->used || *position % 8 != 0)
		return HFT_E_INVAL;
	left = journal->used - *position;
	if (left == 0)
		return 0;
	if (left < sizeof(head))
		return HFT_E_INVAL;
	at = journal->records + *position;
	memcpy(&head, at, sizeof(head));
	if (!well_formed(&head) || size_of(&head) > left)
		return HFT_E_INVAL;
	*input = head;
	*payload = at + sizeof(head);
	*position += size_of(&head);
	return 1;
}
