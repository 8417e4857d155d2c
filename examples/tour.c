/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A tour: a book from events, then an engine that checks and matches orders. The examples of
 * bindings/ do the same in their language, and print the same text.
 */
#include <inttypes.h>
#include <stdio.h>
#include <hft/hft.h>

#define PRICE(cents) ((cents) * INT64_C(10000000))
#define OPENING (INT64_C(1700000000) * 1000000000)

enum { INSTRUMENT = 1, FIRST = 1, SECOND = 2, ALICE = 1, BOB = 2 };

static hft_event event(uint8_t kind, uint64_t id, uint8_t side, int64_t price, int64_t qty)
{
	return (hft_event){ .kind = kind, .instrument = INSTRUMENT, .source = 1, .order_id = id,
			    .side = side, .price = price, .qty = qty, .flags = HFT_EVENT_LAST };
}

static void levels(const hft_book *book, int32_t side, const char *name)
{
	hft_level level[8];
	int64_t n = hft_book_levels(book, INSTRUMENT, side, level, 8);
	char price[24];

	for (int64_t i = 0; i < n; i++) {
		hft_price_format(level[i].price, price, sizeof(price));
		printf("%s %s x %" PRId64 " in %" PRIu32 "\n", name, price, level[i].qty,
		       level[i].orders);
	}
}

static int book_tour(void)
{
	hft_event events[] = {
		event(HFT_EVENT_ADD, 11, HFT_SIDE_BID, PRICE(32150), 60),
		event(HFT_EVENT_ADD, 12, HFT_SIDE_BID, PRICE(32150), 40),
		event(HFT_EVENT_ADD, 13, HFT_SIDE_BID, PRICE(32125), 200),
		event(HFT_EVENT_ADD, 14, HFT_SIDE_ASK, PRICE(32167), 4),
		event(HFT_EVENT_ADD, 15, HFT_SIDE_ASK, PRICE(32200), 35),
		event(HFT_EVENT_EXECUTE, 11, HFT_SIDE_NONE, HFT_PRICE_NONE, 10),
	};
	hft_event stray = event(HFT_EVENT_DELETE, 99, HFT_SIDE_NONE, HFT_PRICE_NONE, 0);
	hft_book_config config;
	hft_status status;
	hft_book *book;

	hft_book_config_init(&config, sizeof(config));
	if (hft_book_create(&config, &book) != HFT_OK)
		return 1;
	printf("applied %" PRId64 "\n", hft_book_apply_n(book, events, 6, NULL));
	levels(book, HFT_SIDE_BID, "bid");
	levels(book, HFT_SIDE_ASK, "ask");
	status = hft_book_apply(book, &stray);
	printf("refused %s: %s\n", hft_status_name(status), hft_strerror(status));
	hft_book_destroy(book);
	return 0;
}

/* Everything is refused that has no limits. */
static int limits(hft_engine *engine, int32_t scope, uint32_t id)
{
	hft_risk_limits row;

	hft_risk_limits_init(&row, sizeof(row));
	row.qty_max = 500;
	row.value_max = INT64_C(1000000) * 1000000;
	row.long_max = 1000;
	row.short_max = 1000;
	row.open_max = 100;
	return hft_engine_limits_set(engine, OPENING, scope, id, &row, NULL) == HFT_OK;
}

static int shop_open(hft_engine *engine)
{
	hft_instrument instrument = { .symbol = "DEMO", .venue = "XBOX", .currency = "EUR",
				      .lot_size = 1, .round_lot = 1, .multiplier = 1000000000,
				      .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE,
				      .kind = HFT_INSTRUMENT_STOCK };
	hft_party alice = { .account = ALICE, .trader = ALICE };
	hft_party bob = { .account = BOB, .trader = BOB };

	return hft_engine_instrument_add(engine, OPENING, &instrument) == INSTRUMENT &&
	       hft_engine_party_add(engine, OPENING, &alice) == ALICE &&
	       hft_engine_party_add(engine, OPENING, &bob) == BOB &&
	       limits(engine, HFT_RISK_FIRM, 0) &&
	       limits(engine, HFT_RISK_INSTRUMENT, INSTRUMENT) &&
	       limits(engine, HFT_RISK_ACCOUNT, ALICE) && limits(engine, HFT_RISK_ACCOUNT, BOB) &&
	       limits(engine, HFT_RISK_TRADER, ALICE) && limits(engine, HFT_RISK_TRADER, BOB) &&
	       hft_engine_route_set(engine, OPENING, INSTRUMENT, HFT_ROUTE_LOCAL, NULL) == HFT_OK;
}

static hft_order order(uint16_t session, uint64_t client_id, uint8_t side, int64_t price,
		       int64_t qty)
{
	return (hft_order){ .ts = OPENING + (int64_t)client_id, .kind = HFT_ORDER_NEW,
			    .instrument = INSTRUMENT, .party = session, .session = session,
			    .client_id = client_id, .side = side, .ord_type = HFT_TYPE_LIMIT,
			    .tif = HFT_TIF_DAY, .price = price, .qty = qty };
}

static void reports(hft_engine *engine)
{
	hft_report report[64];
	int64_t n = hft_engine_drain_reports(engine, report, NULL, 64);

	for (int64_t i = 0; i < n; i++)
		printf("%s session %u client %" PRIu64 " qty %" PRId64 " leaves %" PRId64 "%s%s\n",
		       hft_report_kind_name(report[i].kind), report[i].session, report[i].client_id,
		       report[i].qty, report[i].leaves, report[i].reason >= 100 ? ": " : "",
		       report[i].reason >= 100 ? hft_strerror(report[i].reason) : "");
}

static int engine_tour(void)
{
	const hft_order orders[] = {
		order(FIRST, 1, HFT_SIDE_ASK, PRICE(32150), 100),
		order(SECOND, 2, HFT_SIDE_BID, PRICE(32160), 40),
		order(SECOND, 3, HFT_SIDE_BID, PRICE(32100), 501), /* more than qty_max */
	};
	hft_engine_config config;
	hft_position position;
	hft_engine *engine;

	hft_engine_config_init(&config, sizeof(config));
	if (hft_engine_create(&config, &engine) != HFT_OK || !shop_open(engine))
		return 1;
	printf("taken %" PRId64 "\n", hft_engine_submit_n(engine, orders, 3));
	reports(engine);
	hft_risk_position_read(hft_engine_risk(engine), HFT_RISK_ACCOUNT, BOB, INSTRUMENT,
			       &position);
	printf("position %" PRId64 "\n", position.position);
	printf("hash %016" PRIx64 "\n", hft_engine_hash(engine));
	hft_engine_destroy(engine);
	return 0;
}

int main(void)
{
	printf("abi %" PRIu32 "\n", hft_abi_major());
	return book_tour() != 0 || engine_tour() != 0;
}
