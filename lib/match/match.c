/* SPDX-License-Identifier: Apache-2.0 */
#include "match/match.h"

#include "mem/mem.h"

enum { CONFIG_SIZE_MIN = 48 }; /* of the first release */

enum {
	INSTRUMENTS_MAX = 1 << 24,
	ORDERS_MAX = 1 << 28,
	LEVELS_MAX = 1 << 26,
	PARTIES_MAX = 1 << 24,
	WORK_MIN = 16,
	FLAGS = HFT_MATCH_OWNER_ACCOUNT | HFT_MATCH_NO_IDS
};

#define DENSE_IDS_MAX ((uint64_t)1 << 32)

static const hft_match_config config_defaults = {
	.size = sizeof(hft_match_config),
	.instruments_max = 65535,
	.orders_max = 1 << 22,
	.levels_max = 1 << 20,
	.parties_max = 65535,
	.work_max = 4096,
	.numa_node = -1,
};

hft_status hft_match_config_init(hft_match_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static hft_status config_take(hft_match_config *dst, const hft_match_config *src)
{
	hft_status status;

	*dst = config_defaults;
	status = hft_config_copy(dst, sizeof(*dst), CONFIG_SIZE_MIN, src);
	if (status != HFT_OK)
		return status;
	if (!hft_within(dst->instruments_max, 1, INSTRUMENTS_MAX) ||
	    !hft_within(dst->orders_max, 1, ORDERS_MAX) ||
	    !hft_within(dst->levels_max, 1, LEVELS_MAX) || dst->parties_max > PARTIES_MAX ||
	    !hft_within(dst->work_max, WORK_MIN, INT32_MAX) ||
	    (dst->flags & ~(uint32_t)FLAGS) != 0 ||
	    dst->dense_ids > ((dst->flags & HFT_MATCH_NO_IDS) == 0 ? DENSE_IDS_MAX : 0) ||
	    !hft_mem_bits_valid(dst->mem_want, dst->mem_require))
		return HFT_E_INVAL;
	return HFT_OK;
}

/* Lay the engine out over base. With base NULL nothing is written but the sum. */
static uint64_t match_place(const hft_match_config *config, uint8_t *base)
{
	struct hft_mem_layout layout = { base, 0 };
	hft_match *match = hft_mem_take(&layout, 1, sizeof(hft_match));
	uint64_t instruments = (uint64_t)config->instruments_max + 1;
	uint64_t parties = (uint64_t)config->parties_max + 1;
	uint64_t slots = (uint64_t)config->orders_max + 1;
	/* Without ids the index has no more than its least size. */
	uint32_t ids = (config->flags & HFT_MATCH_NO_IDS) != 0 ? 1 : config->orders_max;
	void *rows = hft_mem_take(&layout, instruments, sizeof(struct hft_match_instrument));
	void *party_rows = hft_mem_take(&layout, parties, sizeof(struct hft_match_party));
	void *cold = hft_mem_take(&layout, slots, sizeof(struct hft_match_cold));
	void *heap = hft_mem_take(&layout, slots, sizeof(uint32_t));
	uint32_t owners = 2 * (config->instruments_max + 1);
	void *ladder = hft_mem_take(&layout, 1, hft_ladder_place(NULL, NULL, owners,
								 config->orders_max,
								 config->levels_max));
	void *index = hft_mem_take(&layout, 1, hft_index_place(NULL, NULL, ids, NULL, 0));
	void *dense = hft_mem_take(&layout, config->dense_ids, sizeof(uint32_t));
	struct hft_index_rows id_rows;

	if (match != NULL) {
		match->config = *config;
		match->instruments = rows;
		match->parties = party_rows;
		match->cold = cold;
		match->heap = heap;
		hft_ladder_place(&match->ladder, ladder, owners, config->orders_max,
				 config->levels_max);
		id_rows = hft_ladder_rows(&match->ladder, false);
		hft_index_place(&match->index, index, ids, &id_rows, config->hash_seed);
		hft_index_dense(&match->index, dense, config->dense_ids);
	}
	return hft_mem_total(&layout);
}

int64_t hft_match_memory(const hft_match_config *config)
{
	hft_match_config checked;

	if (config_take(&checked, config) != HFT_OK)
		return HFT_E_INVAL;
	return (int64_t)match_place(&checked, NULL);
}

hft_status hft_match_create(const hft_match_config *config, hft_match **out)
{
	hft_match_config checked;
	struct hft_mem_request request;
	hft_mem_grant grant;
	hft_status status;
	void *base;

	if (out == NULL)
		return HFT_E_INVAL;
	status = config_take(&checked, config);
	if (status != HFT_OK)
		return status;
	request = (struct hft_mem_request){ .bytes = match_place(&checked, NULL),
					    .want = checked.mem_want,
					    .require = checked.mem_require,
					    .node = checked.numa_node };
	status = hft_mem_reserve(&request, &base, &grant);
	if (status != HFT_OK)
		return status;
	match_place(&checked, base);
	*out = base;
	(*out)->grant = grant;
	return HFT_OK;
}

void hft_match_destroy(hft_match *match)
{
	if (match != NULL)
		hft_mem_release(match, match->grant.bytes_reserved);
}

static uint64_t bytes_used(const hft_match *match)
{
	return hft_ladder_bytes_used(&match->ladder) + hft_index_bytes_used(&match->index) +
	       match->ladder.order_slots.fresh * sizeof(struct hft_match_cold) +
	       match->heap_peak * sizeof(uint32_t);
}

hft_status hft_match_grant(const hft_match *match, hft_mem_grant *out)
{
	if (match == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = match->grant;
	out->bytes_used = bytes_used(match);
	return HFT_OK;
}

static hft_status party_set(hft_match *match, const hft_party *row)
{
	if (match->poisoned)
		return HFT_E_INTERNAL;
	if (row->id == 0 || row->id > match->config.parties_max)
		return HFT_E_INVAL;
	if (match->phase != HFT_MATCH_IDLE)
		return HFT_E_MORE;
	match->parties[row->id] = (struct hft_match_party){
		.account = row->account,
		.trader = row->trader,
		.desk = row->desk,
		.client = row->client,
		.strategy = row->strategy,
		.stp_group = row->stp_group,
		.is_set = 1,
	};
	if (row->id > match->party_high)
		match->party_high = row->id;
	return HFT_OK;
}

hft_status hft_match_party_set(hft_match *match, const hft_party *row)
{
	hft_status status;

	if (match == NULL || row == NULL)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&match->guard))
		return HFT_E_BUSY;
	status = party_set(match, row);
	hft_guard_leave(&match->guard);
	return status;
}

hft_status hft_match_stats_get(const hft_match *match, hft_match_stats *out)
{
	if (match == NULL || out == NULL)
		return HFT_E_INVAL;
	if (match->poisoned)
		return HFT_E_INTERNAL;
	*out = (hft_match_stats){
		.commands = match->commands,
		.rejected = match->rejected,
		.trades = match->trade_id,
		.reports = match->reports,
		.orders = match->ladder.order_slots.live,
		.orders_peak = match->orders_peak,
		.levels = match->ladder.level_slots.live,
		.levels_peak = match->levels_peak,
		.bytes_reserved = match->grant.bytes_reserved,
		.bytes_used = bytes_used(match),
	};
	return HFT_OK;
}

uint64_t hft_match_refused(const hft_match *match, hft_status code)
{
	uint32_t row = (uint32_t)HFT_E_MATCH_STP - (uint32_t)code;

	return match != NULL && row < HFT_MATCH_REFUSALS ? match->refused[row] : 0;
}
