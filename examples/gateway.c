/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A gateway in small: bytes of a feed become a book; an order is checked, journaled and sent to a
 * venue; the venue's answers become a position; and the journal does it all again.
 * docs/gateway.md walks through it.
 */
#include <inttypes.h>
#include <stdio.h>
#include <hft/hft.h>

#define CENTS(n) ((n) * INT64_C(10000000)) /* prices count 1e-9 */
#define NOW (INT64_C(1700000000) * 1000000000)

enum { STOCK = 1, ACCOUNT = 1, TRADER = 1, SESSION = 1, LOCATE = 13 };

/* What the feed handler would receive: here, two orders put on the wire by the library itself. */
static uint64_t wire_bytes(uint8_t *out, uint64_t size)
{
	const hft_itch50_add_order orders[] = {
		{ .code = HFT_ITCH50_ADD_ORDER, .stock_locate = LOCATE, .order_reference = 1,
		  .shares = 300, .price = 3215000, .stock = "DEMO    ", .buy_sell = 'B' },
		{ .code = HFT_ITCH50_ADD_ORDER, .stock_locate = LOCATE, .order_reference = 2,
		  .shares = 200, .price = 3216000, .stock = "DEMO    ", .buy_sell = 'S' },
	};
	uint64_t used = 0;

	for (int i = 0; i < 2; i++) {
		int64_t n = hft_wire_write(HFT_FORMAT_ITCH50, &orders[i], sizeof(orders[i]),
					   out + used + 2, size - used - 2);

		out[used] = 0; /* BinaryFILE: a big-endian length before each message */
		out[used + 1] = (uint8_t)n;
		used += 2 + (uint64_t)n;
	}
	return used;
}

static int decode(const uint8_t *bytes, uint64_t size, hft_event *events, uint32_t cap)
{
	hft_md_config config;
	uint64_t used;
	int64_t count;
	hft_md *md;

	hft_md_config_init(&config, sizeof(config));
	config.format = HFT_FORMAT_ITCH50;
	if (hft_md_create(&config, &md) != HFT_OK)
		return -1;
	hft_md_map(md, LOCATE, STOCK); /* the venue's number to ours */
	count = hft_md_decode(md, bytes, size, NOW, HFT_MD_FINAL, events, cap, &used);
	hft_md_destroy(md);
	return (int)count;
}

/* The way out. Here the venue's session would be; this one only remembers what it was given. */
struct venue {
	hft_order sent[8];
	uint32_t count;
};

static int64_t send_n(void *user, const hft_order *orders, uint32_t n)
{
	struct venue *venue = user;
	uint32_t i;

	for (i = 0; i < n && venue->count < 8; i++) {
		venue->sent[venue->count++] = orders[i];
		printf("to the venue: order %" PRIu64 ", %" PRId64 " at %" PRId64 "\n",
		       orders[i].order_id, orders[i].qty, orders[i].price);
	}
	return i; /* the rest is answered REJECTED, the route being down */
}

static hft_status create(hft_journal *journal, hft_engine **out)
{
	hft_engine_config config;

	hft_engine_config_init(&config, sizeof(config));
	if (journal != NULL) {
		config.journal = hft_journal_append; /* before anything is acted on */
		config.journal_user = journal;
	}
	return hft_engine_create(&config, out);
}

/* Everything without limits is refused: the firm, the stock, the account and the trader. */
static int allow(hft_engine *engine, int32_t scope, uint32_t id)
{
	hft_risk_limits limits;

	hft_risk_limits_init(&limits, sizeof(limits));
	limits.qty_max = 500;                             /* of one order */
	limits.value_max = INT64_C(1000000) * 1000000;    /* of one order, 1e-6 of the currency */
	limits.long_max = 1000;
	limits.short_max = 1000;
	limits.open_max = 10;
	return hft_engine_limits_set(engine, NOW, scope, id, &limits, NULL) == HFT_OK;
}

static int set_up(hft_engine *engine, struct venue *venue)
{
	const hft_instrument stock = { .symbol = "DEMO", .venue = "XBOX", .currency = "EUR",
				       .lot_size = 1, .round_lot = 1, .multiplier = 1000000000,
				       .price_min = HFT_PRICE_NONE, .price_max = HFT_PRICE_NONE,
				       .kind = HFT_INSTRUMENT_STOCK };
	const hft_party party = { .account = ACCOUNT, .trader = TRADER };
	const hft_route route = { .size = sizeof(route), .user = venue, .send_n = send_n };

	return hft_engine_instrument_add(engine, NOW, &stock) == STOCK &&
	       hft_engine_party_add(engine, NOW, &party) == 1 &&
	       allow(engine, HFT_RISK_FIRM, 0) && allow(engine, HFT_RISK_INSTRUMENT, STOCK) &&
	       allow(engine, HFT_RISK_ACCOUNT, ACCOUNT) && allow(engine, HFT_RISK_TRADER, TRADER) &&
	       hft_engine_route_set(engine, NOW, STOCK, HFT_ROUTE_AWAY, &route) == HFT_OK;
}

static int buy_at_the_ask(hft_engine *engine, uint64_t client_id, int64_t qty)
{
	hft_order order = { .ts = NOW, .kind = HFT_ORDER_NEW, .instrument = STOCK, .party = 1,
			    .session = SESSION, .client_id = client_id, .side = HFT_SIDE_BID,
			    .ord_type = HFT_TYPE_LIMIT, .tif = HFT_TIF_DAY, .qty = qty };
	hft_bbo best;

	if (hft_book_read_bbo(hft_engine_book(engine), STOCK, &best) != HFT_OK)
		return 0;
	printf("ask %" PRId64 " x %" PRId64 "\n", best.ask_price, best.ask_qty);
	order.price = best.ask_price;
	return hft_engine_submit_n(engine, &order, 1) == 1;
}

/* What the venue says of an order, in its session's words turned into reports. */
static int answer(hft_engine *engine, const hft_order *order)
{
	const hft_report said[] = {
		{ .ts = NOW + 1, .kind = HFT_REPORT_ACCEPTED, .order_id = order->order_id,
		  .ref_id = 9001, .price = HFT_PRICE_NONE },
		{ .ts = NOW + 2, .kind = HFT_REPORT_FILL, .order_id = order->order_id,
		  .trade_id = 77, .qty = order->qty, .price = order->price,
		  .reason = HFT_LIQUIDITY_REMOVED },
	};

	return hft_engine_answer_n(engine, said, 2) == 2;
}

static void print_reports(hft_engine *engine)
{
	hft_report reports[16];
	int64_t n;

	while ((n = hft_engine_drain_reports(engine, reports, NULL, 16)) > 0)
		for (int64_t i = 0; i < n; i++)
			printf("client %" PRIu64 " %s: qty %" PRId64 ", leaves %" PRId64 "%s%s\n",
			       reports[i].client_id, hft_report_kind_name(reports[i].kind),
			       reports[i].qty, reports[i].leaves,
			       reports[i].reason >= 100 ? ": " : "",
			       reports[i].reason >= 100 ? hft_strerror(reports[i].reason) : "");
}

static int trade(hft_engine *engine, struct venue *venue)
{
	hft_event events[16];
	hft_position position;
	uint8_t bytes[256];
	int n = decode(bytes, wire_bytes(bytes, sizeof(bytes)), events, 16);

	if (n < 0 || hft_engine_feed_n(engine, events, (uint32_t)n) != n)
		return 0;
	if (!buy_at_the_ask(engine, 1, 100) || !answer(engine, &venue->sent[0]) ||
	    !buy_at_the_ask(engine, 2, 501)) /* more than qty_max */
		return 0;
	print_reports(engine);
	if (hft_risk_position_read(hft_engine_risk(engine), HFT_RISK_ACCOUNT, ACCOUNT, STOCK,
				   &position) != HFT_OK)
		return 0;
	printf("position %" PRId64 "\n", position.position);
	return 1;
}

/* A new engine, fed the journal alone: nothing is sent, and the state is the same. */
static int replay(const hft_journal *journal, uint64_t hash)
{
	uint64_t position = 0, inputs = 0;
	hft_report reports[16];
	const void *payload;
	hft_engine *engine;
	hft_input input;
	int same;

	if (create(NULL, &engine) != HFT_OK)
		return 0;
	while (hft_journal_next(journal, &position, &input, &payload) == 1) {
		if (hft_engine_input(engine, &input, payload) != HFT_OK)
			break;
		while (hft_engine_drain_reports(engine, reports, NULL, 16) > 0)
			;
		inputs++;
	}
	same = hft_engine_hash(engine) == hash;
	printf("replayed %" PRIu64 " inputs: %s\n", inputs, same ? "the same state" : "DIFFERENT");
	hft_engine_destroy(engine);
	return same;
}

int main(void)
{
	struct venue venue = { .count = 0 };
	hft_journal_config config;
	hft_journal *journal;
	hft_engine *engine;
	int good;

	hft_journal_config_init(&config, sizeof(config));
	if (hft_journal_create(&config, &journal) != HFT_OK || create(journal, &engine) != HFT_OK)
		return 1;
	good = set_up(engine, &venue) && trade(engine, &venue) &&
	       replay(journal, hft_engine_hash(engine));
	hft_engine_destroy(engine);
	hft_journal_destroy(journal);
	return good ? 0 : 1;
}
