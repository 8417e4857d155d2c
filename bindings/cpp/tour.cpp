/* SPDX-License-Identifier: Apache-2.0 */
/* A tour: a book from events, then an engine that checks and matches orders. */
#include <array>
#include <cinttypes>
#include <cstdio>
#include <hft/hft.hpp>

constexpr hft_time opening = 1700000000 * INT64_C(1000000000);
constexpr std::uint32_t instrument = 1, alice = 1, bob = 2;

static std::int64_t price(std::int64_t cents)
{
	return cents * (HFT_PRICE_SCALE / 100);
}

static hft::event event(std::uint8_t kind, std::uint64_t id, std::uint8_t side, std::int64_t price,
			std::int64_t qty)
{
	hft::event out{};

	out.kind = kind;
	out.instrument = instrument;
	out.source = 1;
	out.order_id = id;
	out.side = side;
	out.price = price;
	out.qty = qty;
	out.flags = HFT_EVENT_LAST;
	return out;
}

static void levels(const hft::book &book, std::int32_t side, const char *name)
{
	std::array<hft::level, 8> room;

	for (const hft::level &level : book.levels(instrument, side, room))
		std::printf("%s %s x %" PRId64 " in %u\n", name,
			    hft::price_text(level.price).c_str(), level.qty, level.orders);
}

static void book_tour()
{
	std::array events{
		event(HFT_EVENT_ADD, 11, HFT_SIDE_BID, price(32150), 60),
		event(HFT_EVENT_ADD, 12, HFT_SIDE_BID, price(32150), 40),
		event(HFT_EVENT_ADD, 13, HFT_SIDE_BID, price(32125), 200),
		event(HFT_EVENT_ADD, 14, HFT_SIDE_ASK, price(32167), 4),
		event(HFT_EVENT_ADD, 15, HFT_SIDE_ASK, price(32200), 35),
		event(HFT_EVENT_EXECUTE, 11, HFT_SIDE_NONE, HFT_PRICE_NONE, 10),
	};
	hft::event stray = event(HFT_EVENT_DELETE, 99, HFT_SIDE_NONE, HFT_PRICE_NONE, 0);
	hft::book book;

	std::printf("applied %zu\n", book.apply_n(events));
	levels(book, HFT_SIDE_BID, "bid");
	levels(book, HFT_SIDE_ASK, "ask");
	try {
		book.apply(stray);
	} catch (const hft::error &refused) {
		std::printf("refused %s: %s\n", refused.name(), refused.text());
	}
}

/* Everything is refused that has no limits. */
static void limits(hft::engine &engine, std::int32_t scope, std::uint32_t id)
{
	hft::risk_limits row;

	row.qty_max = 500;
	row.value_max = 1000000 * INT64_C(1000000);
	row.long_max = 1000;
	row.short_max = 1000;
	row.open_max = 100;
	engine.limits_set(opening, scope, id, row);
}

static void shop_open(hft::engine &engine)
{
	hft::instrument demo{};
	hft::party party{};

	hft::put(demo.symbol, "DEMO");
	hft::put(demo.venue, "XBOX");
	hft::put(demo.currency, "EUR");
	demo.lot_size = demo.round_lot = 1;
	demo.multiplier = 1000000000;
	demo.price_min = demo.price_max = HFT_PRICE_NONE;
	demo.kind = HFT_INSTRUMENT_STOCK;
	engine.instrument_add(opening, demo);
	limits(engine, HFT_RISK_FIRM, 0);
	limits(engine, HFT_RISK_INSTRUMENT, instrument);
	for (std::uint32_t who : { alice, bob }) {
		party.account = party.trader = who;
		engine.party_add(opening, party);
		limits(engine, HFT_RISK_ACCOUNT, who);
		limits(engine, HFT_RISK_TRADER, who);
	}
	engine.route_local(opening, instrument);
}

static hft::order order(std::uint16_t session, std::uint64_t client_id, std::uint8_t side,
			std::int64_t price, std::int64_t qty)
{
	hft::order out{};

	out.ts = opening + static_cast<hft_time>(client_id);
	out.kind = HFT_ORDER_NEW;
	out.instrument = instrument;
	out.party = session;
	out.session = session;
	out.client_id = client_id;
	out.side = side;
	out.ord_type = HFT_TYPE_LIMIT;
	out.tif = HFT_TIF_DAY;
	out.price = price;
	out.qty = qty;
	return out;
}

static void engine_tour()
{
	const std::array orders{
		order(1, 1, HFT_SIDE_ASK, price(32150), 100),
		order(2, 2, HFT_SIDE_BID, price(32160), 40),
		order(2, 3, HFT_SIDE_BID, price(32100), 501), /* more than qty_max */
	};
	std::array<hft::report, 64> room;
	hft::engine engine;

	shop_open(engine);
	std::printf("taken %zu\n", engine.submit_n(orders));
	for (const hft::report &report : engine.drain_reports(room)) {
		std::printf("%s session %u client %" PRIu64 " qty %" PRId64 " leaves %" PRId64,
			    hft_report_kind_name(report.kind), report.session, report.client_id,
			    report.qty, report.leaves);
		if (report.reason >= 100)
			std::printf(": %s", hft_strerror(report.reason));
		std::printf("\n");
	}
	std::printf("position %" PRId64 "\n",
		    engine.position(HFT_RISK_ACCOUNT, bob, instrument).position);
	std::printf("hash %016" PRIx64 "\n", engine.hash());
}

int main()
{
	try {
		std::printf("abi %u\n", hft_abi_major());
		book_tour();
		engine_tour();
	} catch (const std::exception &failure) {
		std::fprintf(stderr, "tour: %s\n", failure.what());
		return 1;
	}
	return 0;
}
