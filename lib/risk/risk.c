/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/risk.h"

#include "mem/mem.h"

enum { CONFIG_SIZE_MIN = 72 }; /* of the first release */

enum {
	IDS_MAX = 1 << 24,
	POSITIONS_MAX = 1 << 26
};

static const hft_risk_config config_defaults = {
	.size = sizeof(hft_risk_config),
	.instruments_max = 65535,
	.parties_max = 65535,
	.accounts_max = 65535,
	.traders_max = 65535,
	.positions_max = 1 << 18,
	.numa_node = -1,
};

hft_status hft_risk_config_init(hft_risk_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static hft_status config_take(hft_risk_config *dst, const hft_risk_config *src)
{
	hft_status status;

	*dst = config_defaults;
	status = hft_config_copy(dst, sizeof(*dst), CONFIG_SIZE_MIN, src);
	if (status != HFT_OK)
		return status;
	if (!hft_within(dst->instruments_max, 1, IDS_MAX) ||
	    !hft_within(dst->parties_max, 1, IDS_MAX) ||
	    !hft_within(dst->accounts_max, 1, IDS_MAX) ||
	    !hft_within(dst->traders_max, 1, IDS_MAX) ||
	    !hft_within(dst->positions_max, 1, POSITIONS_MAX) || dst->flags != 0 ||
	    !hft_mem_bits_valid(dst->mem_want, dst->mem_require))
		return HFT_E_INVAL;
	return HFT_OK;
}

/* Slots of the tables that the index may come to have. */
static uint64_t slots_of(const hft_risk_config *config)
{
	uint64_t slots = (uint64_t)1 << HFT_RISK_INDEX_BITS;
	uint64_t sum = slots;

	for (; slots / 2 < config->positions_max; sum += slots)
		slots *= 2;
	return sum;
}

/* Any seed will do: an odd factor from its bits. */
static uint64_t index_key(uint64_t seed)
{
	uint64_t x = seed + UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (x ^ (x >> 31)) | 1;
}

/* Lay a handle out over base. With base NULL nothing is written but the sum. */
static uint64_t risk_place(const hft_risk_config *config, uint8_t *base)
{
	struct hft_mem_layout layout = { base, 0 };
	hft_risk *risk = hft_mem_take(&layout, 1, sizeof(hft_risk));
	void *instruments = hft_mem_take(&layout, (uint64_t)config->instruments_max + 1,
					sizeof(struct hft_risk_instrument));
	void *parties = hft_mem_take(&layout, (uint64_t)config->parties_max + 1,
				    sizeof(struct hft_risk_party));
	void *accounts = hft_mem_take(&layout, (uint64_t)config->accounts_max + 1,
				     sizeof(struct hft_risk_scope));
	void *traders = hft_mem_take(&layout, (uint64_t)config->traders_max + 1,
				    sizeof(struct hft_risk_scope));
	void *rows = hft_mem_take(&layout, config->positions_max, sizeof(struct hft_risk_row));
	void *slots = hft_mem_take(&layout, slots_of(config), sizeof(uint32_t));
	void *sorted = hft_mem_take(&layout, config->positions_max, sizeof(uint32_t));

	if (risk != NULL) {
		risk->config = *config;
		risk->instruments = instruments;
		risk->parties = parties;
		risk->accounts = accounts;
		risk->traders = traders;
		risk->rows = rows;
		risk->slots = slots;
		risk->sorted = sorted;
		risk->index_key = index_key(config->hash_seed);
		risk->table = hft_risk_table_of(risk, 0);
		risk->epoch = 1;
	}
	return hft_mem_total(&layout);
}

int64_t hft_risk_memory(const hft_risk_config *config)
{
	hft_risk_config checked;

	if (config_take(&checked, config) != HFT_OK)
		return HFT_E_INVAL;
	return (int64_t)risk_place(&checked, NULL);
}

hft_status hft_risk_create(const hft_risk_config *config, hft_risk **out)
{
	hft_risk_config checked;
	struct hft_mem_request request;
	hft_mem_grant grant;
	hft_status status;
	void *base;

	if (out == NULL)
		return HFT_E_INVAL;
	status = config_take(&checked, config);
	if (status != HFT_OK)
		return status;
	if (checked.ref == NULL)
		return HFT_E_INVAL;
	request = (struct hft_mem_request){ .bytes = risk_place(&checked, NULL),
					    .want = checked.mem_want,
					    .require = checked.mem_require,
					    .node = checked.numa_node };
	status = hft_mem_reserve(&request, &base, &grant);
	if (status != HFT_OK)
		return status;
	assert(base != NULL);
	risk_place(&checked, base);
	*out = base;
	(*out)->grant = grant;
	return HFT_OK;
}

void hft_risk_destroy(hft_risk *risk)
{
	if (risk != NULL)
		hft_mem_release(risk, risk->grant.bytes_reserved);
}

static uint64_t bytes_used(const hft_risk *risk)
{
	uint64_t rows = hft_risk_row_count(risk);
	uint32_t table = atomic_load_explicit(&risk->index_state, memory_order_relaxed) >> 1;
	uint64_t slots = (((uint64_t)2 << table) - 1) << HFT_RISK_INDEX_BITS;

	return rows * sizeof(struct hft_risk_row) + slots * sizeof(uint32_t);
}

hft_status hft_risk_grant(const hft_risk *risk, hft_mem_grant *out)
{
	if (risk == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = risk->grant;
	out->bytes_used = bytes_used(risk);
	return HFT_OK;
}

hft_status hft_risk_stats_get(const hft_risk *risk, hft_risk_stats *out)
{
	if (risk == NULL || out == NULL)
		return HFT_E_INVAL;
	if (hft_risk_poisoned(risk))
		return HFT_E_INTERNAL;
	*out = (hft_risk_stats){
		.passed = risk->passed,
		.refused = risk->refused_all,
		.applied = risk->applied,
		.positions = hft_risk_row_count(risk),
		.bytes_reserved = risk->grant.bytes_reserved,
		.bytes_used = bytes_used(risk),
	};
	return HFT_OK;
}

uint64_t hft_risk_refused(const hft_risk *risk, hft_status code)
{
	uint32_t row = (uint32_t)HFT_E_RISK_KILLED - (uint32_t)code;

	return risk != NULL && row < HFT_RISK_CODES ? risk->refused[row] : 0;
}
