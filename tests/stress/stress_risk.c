/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One writer reserves and applies while two readers look rows up and list them: a row that was read
 * must be of one instant. The writer makes that visible: it buys n at price n and sells them again,
 * n growing, so that every sum in a row follows from the number of its fills.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include <hft/risk.h>

#include "stress.h"

/* Enough rows for the index to grow a few times under the readers. */
enum { READERS = 2, IDS = 24, SIZES = 1000 };

struct shared {
	hft_ref *ref;
	hft_risk *risk;
	_Atomic uint32_t reading; /* readers that want more */
	uint64_t reads;           /* to accept, each reader */
};

struct reader {
	struct shared *shared;
	pthread_t thread;
	/* Seen of the account's row and of the trader's: one is written before the other. */
	uint64_t fills[2][IDS + 1][IDS + 1];
	uint64_t changes; /* reads that saw another row than the one before */
	uint64_t retries;
};

static int64_t size_of(uint64_t round)
{
	return (int64_t)(round % SIZES) + 1;
}

static void ref_make(struct shared *shared)
{
	hft_instrument row = { .lot_size = 1, .round_lot = 1, .multiplier = 1, .venue = "X" };
	hft_party party = { .id = 0 };
	hft_ref_config config;

	hft_ref_config_init(&config, sizeof(config));
	config.instruments_max = config.parties_max = IDS;
	STRESS_CHECK(hft_ref_create(&config, &shared->ref) == HFT_OK);
	row.price_min = row.price_max = HFT_PRICE_NONE;
	for (uint32_t id = 1; id <= IDS; id++) {
		row.symbol[0] = (uint8_t)('A' + id);
		party.account = party.trader = id;
		STRESS_CHECK(hft_ref_instrument_add(shared->ref, &row) == id);
		STRESS_CHECK(hft_ref_party_add(shared->ref, &party) == id);
	}
}

static void limits_make(struct shared *shared)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = limits.value_max = limits.long_max = limits.short_max = INT64_MAX;
	limits.open_max = UINT64_MAX;
	STRESS_CHECK(hft_risk_limits_set(shared->risk, HFT_RISK_FIRM, 0, &limits, NULL) == 0);
	for (uint32_t id = 1; id <= IDS; id++) {
		for (int32_t scope = HFT_RISK_INSTRUMENT; scope <= HFT_RISK_TRADER; scope++)
			STRESS_CHECK(hft_risk_limits_set(shared->risk, scope, id, &limits, NULL) ==
				     0);
		STRESS_CHECK(hft_risk_instrument_load(shared->risk, id) == HFT_OK);
		STRESS_CHECK(hft_risk_party_load(shared->risk, id) == HFT_OK);
	}
}

static void risk_make(struct shared *shared)
{
	hft_risk_config config;

	ref_make(shared);
	hft_risk_config_init(&config, sizeof(config));
	config.instruments_max = config.parties_max = IDS;
	config.accounts_max = config.traders_max = IDS;
	config.positions_max = 2 * IDS * IDS;
	config.ref = shared->ref;
	STRESS_CHECK(hft_risk_create(&config, &shared->risk) == HFT_OK);
	limits_make(shared);
}

/* Fills 2n and 2n + 1 of a row are of the same size. */
static void trade(struct shared *shared, uint32_t party, uint32_t instrument, uint64_t fill,
		  uint64_t seq)
{
	int64_t qty = size_of(fill / 2);
	hft_order order = { .kind = HFT_ORDER_NEW,
			    .ord_type = HFT_TYPE_LIMIT,
			    .side = fill % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK,
			    .qty = qty,
			    .price = qty,
			    .party = party,
			    .instrument = instrument };
	hft_report report = { .kind = HFT_REPORT_FILL,
			      .side = order.side,
			      .qty = qty,
			      .price = qty,
			      .party = party,
			      .instrument = instrument,
			      .seq = seq,
			      .ts = (hft_time)seq };
	hft_risk_hold hold;

	STRESS_CHECK(hft_risk_reserve(shared->risk, &order, NULL, &hold) == HFT_OK);
	STRESS_CHECK(hft_risk_apply(shared->risk, &report, &hold) == HFT_OK);
	report.kind = HFT_REPORT_FILLED;
	report.flags = HFT_REPORT_LAST_OF_COMMAND;
	STRESS_CHECK(hft_risk_apply(shared->risk, &report, &hold) == HFT_OK);
}

static uint64_t write_rows(struct shared *shared)
{
	static uint64_t fills[IDS + 1][IDS + 1];
	uint32_t random = 1;
	uint64_t seq = 0;

	while (atomic_load(&shared->reading) != 0) {
		/* Rows come into being all the while at first. */
		uint32_t party = 1 + stress_random(&random) % IDS;
		uint32_t instrument = 1 + stress_random(&random) % IDS;

		trade(shared, party, instrument, fills[party][instrument]++, ++seq);
		if (seq % 256 == 0)
			sched_yield();
	}
	STRESS_CHECK(hft_risk_check(shared->risk) == HFT_OK);
	return seq;
}

static int64_t sum_to(uint64_t rounds)
{
	int64_t sum = (int64_t)(rounds / SIZES) * (SIZES * (SIZES + 1) / 2);

	for (uint64_t i = 0; i < rounds % SIZES; i++)
		sum += size_of(i);
	return sum;
}

static void check_row(struct reader *reader, const hft_position *p)
{
	uint64_t *last = &reader->fills[p->scope == HFT_RISK_TRADER][p->id][p->instrument];
	int64_t sold = sum_to(p->fills / 2);
	int64_t held = p->fills % 2 == 0 ? 0 : size_of(p->fills / 2);
	int64_t next = size_of(p->fills / 2);

	STRESS_CHECK(p->id >= 1 && p->id <= IDS && p->instrument >= 1 && p->instrument <= IDS);
	STRESS_CHECK(p->fills >= *last && p->orders <= 1);
	STRESS_CHECK(p->sold == sold && p->bought == sold + held && p->position == held);
	STRESS_CHECK(p->cost_hi == 0 && p->cost_lo == (uint64_t)(held * held));
	STRESS_CHECK(p->realised_lo == 0 && p->realised_hi == 0 && p->ts == (hft_time)p->seq);
	STRESS_CHECK(p->open_buy == 0 || (held == 0 && p->open_buy == next && p->orders == 1));
	STRESS_CHECK(p->open_sell == 0 || (held != 0 && p->open_sell == held && p->orders == 1));
	reader->changes += p->fills != *last;
	*last = p->fills;
}

static bool read_one(struct reader *reader, uint32_t random)
{
	uint32_t id = 1 + random % IDS;
	uint32_t instrument = 1 + random / IDS % IDS;
	hft_position p;
	hft_status status = hft_risk_position_read(
		reader->shared->risk, random & 1024 ? HFT_RISK_ACCOUNT : HFT_RISK_TRADER, id,
		instrument, &p);

	reader->retries += status == HFT_E_AGAIN;
	if (status != HFT_OK) {
		/* What was there once is there for good: rows of both scopes are made together. */
		STRESS_CHECK(status == HFT_E_AGAIN ||
			     (status == HFT_E_NOTFOUND && reader->fills[0][id][instrument] == 0 &&
			      reader->fills[1][id][instrument] == 0));
		return false;
	}
	STRESS_CHECK(p.id == id && p.instrument == instrument);
	check_row(reader, &p);
	return true;
}

static uint64_t read_many(struct reader *reader, uint32_t random)
{
	hft_position rows[16];
	int64_t count = hft_risk_positions_read(reader->shared->risk, random % (2 * IDS * IDS),
						rows, 16);

	reader->retries += count == HFT_E_AGAIN;
	STRESS_CHECK(count >= 0 || count == HFT_E_AGAIN);
	for (int64_t i = 0; i < count; i++)
		check_row(reader, &rows[i]);
	return count > 0 ? (uint64_t)count : 0;
}

static void *read_rows(void *user)
{
	struct reader *reader = user;
	uint32_t random = 7;

	for (uint64_t accepted = 0; accepted < reader->shared->reads;) {
		uint32_t number = stress_random(&random);

		if (number % 64 < 8)
			accepted += read_many(reader, number / 64);
		else
			accepted += read_one(reader, number / 64);
		/* A reader that never lets the writer on reads the same rows again. */
		if (number % 4096 == 0)
			sched_yield();
	}
	atomic_fetch_sub(&reader->shared->reading, 1);
	return NULL;
}

int main(int argc, char **argv)
{
	struct shared shared = { .reading = READERS, .reads = stress_work(argc, argv, 1000000) };
	static struct reader readers[READERS];
	uint64_t orders;

	risk_make(&shared);
	for (int i = 0; i < READERS; i++) {
		readers[i].shared = &shared;
		STRESS_CHECK(pthread_create(&readers[i].thread, NULL, read_rows, &readers[i]) ==
			     0);
	}
	orders = write_rows(&shared);
	for (int i = 0; i < READERS; i++) {
		STRESS_CHECK(pthread_join(readers[i].thread, NULL) == 0);
		printf("reader %d: %llu rows, %llu changed, %llu not had\n", i,
		       (unsigned long long)shared.reads, (unsigned long long)readers[i].changes,
		       (unsigned long long)readers[i].retries);
		STRESS_CHECK(readers[i].changes > 0);
	}
	printf("%llu orders\n", (unsigned long long)orders);
	hft_risk_destroy(shared.risk);
	hft_ref_destroy(shared.ref);
	return EXIT_SUCCESS;
}
