/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <string.h>

enum {
	ACCOUNTS_A_TRADER = 10,
	MAKER_QTY = 300,
	MAKER_HALF = 1400,     /* 1.4 ticks from its price to each quote */
	MAKER_SKEW = 250,      /* 0.25 ticks for each quote's quantity held */
	MAKER_POSITION = 3000,
	TAKES = 200,
	TAKES_MAX = 2000
};

static const int64_t taker_every = INT64_C(20) * 1000000000;

static uint32_t accounts(const struct venue *v)
{
	return v->config.accounts + 2;
}

static uint32_t trader_of(uint32_t account)
{
	return (account - 1) / ACCOUNTS_A_TRADER + 1;
}

/* The engine, and the one that replays: the same config but for the journal and the clock. */
hft_status venue_engine_create(hft_journal *journal, const hft_clock *clock, hft_engine **out)
{
	hft_engine_config config;

	hft_engine_config_init(&config, sizeof(config));
	config.flags = HFT_ENGINE_EVENTS;
	config.instruments_max = VENUE_INSTRUMENTS_MAX + 1;
	config.orders_max = 1 << 20;
	config.levels_max = 1 << 18;
	config.parties_max = VENUE_ACCOUNTS_MAX + 2;
	config.accounts_max = VENUE_ACCOUNTS_MAX + 2;
	config.traders_max = VENUE_ACCOUNTS_MAX + 2;
	config.positions_max = 1 << 18;
	config.sessions_max = VENUE_ACCOUNTS_MAX + 2;
	config.client_ids_max = 1 << 26;
	config.clock = clock;
	if (journal != NULL) {
		config.journal = hft_journal_append;
		config.journal_user = journal;
	}
	return hft_engine_create(&config, out);
}

static bool journal_create(hft_journal **out)
{
	hft_journal_config config;

	hft_journal_config_init(&config, sizeof(config));
	config.bytes_max = UINT64_C(1) << 36;
	return hft_journal_create(&config, out) == HFT_OK;
}

static bool clock_create(hft_clock **out)
{
	hft_clock_config config;

	hft_clock_config_init(&config, sizeof(config));
	return hft_clock_create(&config, out) == HFT_OK;
}

static bool instrument_open(struct venue *v, uint32_t id)
{
	const struct venue_instrument *in = &v->market.instruments[id];
	hft_tick_band band = { .price_from = 0, .tick = in->tick };
	int64_t table = hft_engine_tick_table_add(v->engine, v->now, &band, 1);
	hft_instrument row = { .tick_table = (uint32_t)table,
			       .venue = "XBOX",
			       .currency = "EUR",
			       .lot_size = 1,
			       .round_lot = 100,
			       .multiplier = 1000000000,
			       .price_min = venue_price(in, 0),
			       .price_max = venue_price(in, VENUE_TICKS - 1),
			       .wire_code = id,
			       .kind = HFT_INSTRUMENT_STOCK };

	memcpy(row.symbol, in->symbol, strcspn(in->symbol, " "));
	return table > 0 && hft_engine_instrument_add(v->engine, v->now, &row) == id &&
	       hft_engine_route_set(v->engine, v->now, id, HFT_ROUTE_LOCAL, NULL) == HFT_OK;
}

static bool party_open(struct venue *v, uint32_t account)
{
	hft_party row = { .account = account,
			  .trader = trader_of(account),
			  .stp_group = account,
			  .session = (uint16_t)account };

	return hft_engine_party_add(v->engine, v->now, &row) == account;
}

static bool limit(struct venue *v, int32_t scope, uint32_t id, int64_t qty, int64_t position,
		  uint64_t open)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = qty;
	limits.value_max = INT64_C(2000000) * 1000000; /* two million euros */
	limits.long_max = position;
	limits.short_max = position;
	limits.open_max = open;
	return hft_engine_limits_set(v->engine, v->now, scope, id, &limits, NULL) == HFT_OK;
}

/* What no limit is set for is refused; some are tight enough to be met now and then. */
static bool limits_open(struct venue *v)
{
	bool good = limit(v, HFT_RISK_FIRM, 0, 100000, INT64_C(1) << 40, 1 << 20);

	for (uint32_t id = 1; id <= v->market.count; id++)
		good = good && limit(v, HFT_RISK_INSTRUMENT, id, 50000, INT64_C(1) << 40, 1 << 20);
	for (uint32_t id = 1; id <= accounts(v); id++)
		good = good && limit(v, HFT_RISK_ACCOUNT, id, 5000,
				     venue_knows(v, id) ? 1000000 : 12000, 2000);
	for (uint32_t id = 1; id <= trader_of(accounts(v)); id++)
		good = good && limit(v, HFT_RISK_TRADER, id, 5000, 2000000, 20000);
	return good;
}

static bool maker_open(struct venue *v)
{
	uint32_t instruments[VENUE_INSTRUMENTS_MAX];
	int64_t params[MARKET_MAKER_PARAMS] = { [MARKET_MAKER_QTY] = MAKER_QTY,
						[MARKET_MAKER_HALF] = MAKER_HALF,
						[MARKET_MAKER_SKEW] = MAKER_SKEW,
						[MARKET_MAKER_POSITION] = MAKER_POSITION };
	hft_strategy strategy;
	hft_strategy_config config;

	for (uint32_t i = 0; i < v->market.count; i++) {
		instruments[i] = i + 1;
		params[MARKET_MAKER_TICKS + i] = v->market.instruments[i + 1].tick;
	}
	market_maker_init(&v->maker, instruments, v->market.count);
	market_maker_strategy(&v->maker, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = (uint16_t)venue_maker_account(v);
	config.party = venue_maker_account(v);
	config.params = params;
	config.param_count = MARKET_MAKER_PARAMS;
	return hft_engine_strategy_add(v->engine, &strategy, &config) == 0;
}

static bool taker_open(struct venue *v)
{
	int64_t params[TAKER_PARAMS] = { [TAKER_INSTRUMENT] = 1,
					 [TAKER_QTY] = TAKES,
					 [TAKER_EVERY_NS] = taker_every,
					 [TAKER_THRESHOLD] = v->market.instruments[1].tick,
					 [TAKER_POSITION] = TAKES_MAX };
	hft_strategy strategy;
	hft_strategy_config config;

	taker_strategy(&v->taker, &strategy);
	hft_strategy_config_init(&config, sizeof(config));
	config.session = (uint16_t)venue_taker_account(v);
	config.party = venue_taker_account(v);
	config.flags = HFT_STRATEGY_PER_LAST;
	config.params = params;
	config.param_count = TAKER_PARAMS;
	return hft_engine_strategy_add(v->engine, &strategy, &config) == 1;
}

bool venue_shop_open(struct venue *v)
{
	bool good;

	if (!journal_create(&v->journal) || !clock_create(&v->clock) ||
	    venue_engine_create(v->journal, v->clock, &v->engine) != HFT_OK)
		return false;
	v->now = VENUE_MIDNIGHT;
	good = true;
	for (uint32_t id = 1; id <= v->market.count; id++)
		good = good && instrument_open(v, id);
	for (uint32_t id = 1; id <= accounts(v); id++)
		good = good && party_open(v, id);
	return good && limits_open(v) && maker_open(v) && taker_open(v);
}

void venue_shop_close(struct venue *v)
{
	hft_engine_destroy(v->engine);
	hft_journal_destroy(v->journal);
	hft_clock_destroy(v->clock);
}
