/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/config.h"

#include "mem/mem.h"

enum { CONFIG_SIZE_MIN = 128 }; /* of the first release */

enum {
	IDS_MAX = 1 << 24,
	ORDERS_MAX = 1 << 28,
	LEVELS_MAX = 1 << 26,
	POSITIONS_MAX = 1 << 26,
	NAMES_MAX = 1 << 28,
	TIMERS_MAX = 1 << 20,
	OUT_MIN = 64,
	OUT_MAX = 1 << 20,
	WORK_MIN = 16,
	PAGE_LEVELS_MAX = 64,
	FLAGS = HFT_ENGINE_EVENTS | HFT_ENGINE_OWNER_ACCOUNT
};

static const hft_engine_config config_defaults = {
	.size = sizeof(hft_engine_config),
	.instruments_max = 65535,
	.orders_max = 1 << 20,
	.levels_max = 1 << 18,
	.parties_max = 65535,
	.accounts_max = 65535,
	.traders_max = 65535,
	.positions_max = 1 << 18,
	.sessions_max = 1024,
	.client_ids_max = 1 << 22,
	.timers_max = 4096,
	.strategies_max = 16,
	.reports_max = 4096,
	.events_max = 4096,
	.work_max = 4096,
	.page_levels = 10,
	.numa_node = -1,
};

hft_status hft_engine_config_init(hft_engine_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static bool sizes_valid(const hft_engine_config *c)
{
	return hft_within(c->instruments_max, 1, IDS_MAX) &&
	       hft_within(c->orders_max, 1, ORDERS_MAX) &&
	       hft_within(c->levels_max, 1, LEVELS_MAX) &&
	       hft_within(c->parties_max, 1, IDS_MAX) && hft_within(c->accounts_max, 1, IDS_MAX) &&
	       hft_within(c->traders_max, 1, IDS_MAX) &&
	       hft_within(c->positions_max, 1, POSITIONS_MAX) &&
	       hft_within(c->sessions_max, 1, 65535) &&
	       hft_within(c->client_ids_max, 1, NAMES_MAX) &&
	       hft_within(c->timers_max, 1, TIMERS_MAX) &&
	       c->strategies_max <= HFT_STRATEGIES_MAX &&
	       hft_within(c->reports_max, OUT_MIN, OUT_MAX) &&
	       hft_within(c->events_max, OUT_MIN, OUT_MAX) && c->work_max >= WORK_MIN &&
	       c->page_levels <= PAGE_LEVELS_MAX;
}

hft_status hft_engine_config_take(hft_engine_config *dst, const hft_engine_config *src)
{
	hft_status status;

	*dst = config_defaults;
	status = hft_config_copy(dst, sizeof(*dst), CONFIG_SIZE_MIN, src);
	if (status != HFT_OK)
		return status;
	if (!sizes_valid(dst) || (dst->flags & ~(uint32_t)FLAGS) != 0 ||
	    !hft_mem_bits_valid(dst->mem_want, dst->mem_require))
		return HFT_E_INVAL;
	return HFT_OK;
}

static void books_of(struct hft_engine_parts *parts, const hft_engine_config *config)
{
	hft_match_config_init(&parts->match, sizeof(parts->match));
	parts->match.instruments_max = config->instruments_max;
	parts->match.orders_max = config->orders_max;
	parts->match.levels_max = config->levels_max;
	parts->match.parties_max = config->parties_max;
	parts->match.work_max = config->work_max;
	parts->match.flags = (config->flags & HFT_ENGINE_OWNER_ACCOUNT) != 0 ?
				     HFT_MATCH_OWNER_ACCOUNT :
				     0;
	parts->match.mem_want = config->mem_want;
	parts->match.mem_require = config->mem_require;
	parts->match.numa_node = config->numa_node;
	parts->match.hash_seed = config->hash_seed;
	hft_book_config_init(&parts->book, sizeof(parts->book));
	parts->book.instruments_max = config->instruments_max;
	parts->book.orders_max = config->orders_max;
	parts->book.levels_max = config->levels_max;
	parts->book.page_levels = config->page_levels;
	parts->book.hash_seed = config->hash_seed;
	parts->book.mem_want = config->mem_want;
	parts->book.mem_require = config->mem_require;
	parts->book.numa_node = config->numa_node;
}

static void risk_of(struct hft_engine_parts *parts, const hft_engine_config *config)
{
	hft_ref_config_init(&parts->ref, sizeof(parts->ref));
	parts->ref.instruments_max = config->instruments_max;
	parts->ref.parties_max = config->parties_max;
	hft_risk_config_init(&parts->risk, sizeof(parts->risk));
	parts->risk.instruments_max = config->instruments_max;
	parts->risk.parties_max = config->parties_max;
	parts->risk.accounts_max = config->accounts_max;
	parts->risk.traders_max = config->traders_max;
	parts->risk.positions_max = config->positions_max;
	parts->risk.hash_seed = config->hash_seed;
	parts->risk.verify = hft_engine_verify;
	parts->risk.mem_want = config->mem_want;
	parts->risk.mem_require = config->mem_require;
	parts->risk.numa_node = config->numa_node;
}

void hft_engine_parts_of(struct hft_engine_parts *parts, const hft_engine_config *config)
{
	uint32_t trades = config->orders_max;

	memset(parts, 0, sizeof(*parts));
	books_of(parts, config);
	risk_of(parts, config);
	parts->own = (struct hft_own_config){
		.orders_max = config->orders_max,
		.kept_max = config->orders_max,
		.trades_max = trades < HFT_OWN_TRADES_MAX / 2 ? 2 * trades : HFT_OWN_TRADES_MAX,
		.owner_account = (config->flags & HFT_ENGINE_OWNER_ACCOUNT) != 0,
		.hash_seed = config->hash_seed,
	};
	parts->world = (struct hft_strategies_world){
		.instruments_max = config->instruments_max,
		.sessions_max = config->sessions_max,
		.strategies_max = config->strategies_max,
		.hash_seed = config->hash_seed,
	};
}
