/* SPDX-License-Identifier: Apache-2.0 */
/* Engines: functions given to them, strategies inside, replay, and what throws. */
#include "check.hpp"

#include <string>
#include <vector>

struct recorded {
	hft_input head;
	std::vector<std::uint8_t> payload;
};

static void limits(hft::engine &engine, std::int32_t scope, std::uint32_t id)
{
	hft::risk_limits row;

	row.qty_max = row.long_max = row.short_max = 1000;
	row.value_max = INT64_MAX;
	row.open_max = 100;
	engine.limits_set(1, scope, id, row);
}

/* Instrument 1 without a route, parties 1 and 2. */
static void open_shop(hft::engine &engine)
{
	hft::instrument row{};
	hft::party party{};

	hft::put(row.symbol, "DEMO");
	hft::put(row.venue, "XBOX");
	hft::put(row.currency, "EUR");
	row.lot_size = row.round_lot = 1;
	row.multiplier = 1000000000;
	row.price_min = row.price_max = HFT_PRICE_NONE;
	CHECK(engine.instrument_add(1, row) == 1);
	limits(engine, HFT_RISK_FIRM, 0);
	limits(engine, HFT_RISK_INSTRUMENT, 1);
	for (std::uint32_t who = 1; who <= 2; who++) {
		party.account = party.trader = who;
		CHECK(engine.party_add(1, party) == who);
		limits(engine, HFT_RISK_ACCOUNT, who);
		limits(engine, HFT_RISK_TRADER, who);
	}
}

static void a_journal_replays()
{
	std::array orders{ limit(1, 1, HFT_SIDE_ASK, 100, 10), limit(2, 2, HFT_SIDE_BID, 101, 4) };
	std::array<hft::report, 64> room;
	std::array<hft::event, 64> market;
	std::vector<recorded> inputs;
	hft::engine_config config;

	config.flags = HFT_ENGINE_EVENTS;
	hft::engine engine(config, [&](const hft_input &head, hft::span<const std::uint8_t> bytes) {
		inputs.push_back({ head, { bytes.begin(), bytes.end() } });
		return HFT_OK;
	});
	open_shop(engine);
	engine.route_local(2, 1);
	CHECK(engine.submit_n(orders) == 2);
	hft::engine moved = std::move(engine);
	CHECK(moved.drain_reports(room).size() == 5 && room[2].kind == HFT_REPORT_FILL);
	CHECK(!moved.drain_events(market).empty() && !moved.pending());
	CHECK(moved.position(HFT_RISK_ACCOUNT, 2, 1).position == 4);
	CHECK(moved.advance(5000) == 0 && moved.stats().trades == 1);
	CHECK(thrown([&] { moved.position(HFT_RISK_ACCOUNT, 9, 1); }) == HFT_E_NOTFOUND);
	CHECK(thrown([&] { engine.submit_n(orders); }) == HFT_E_CLOSED);

	hft::engine again(config);
	for (const recorded &input : inputs)
		again.input(input.head, input.payload);
	CHECK(again.hash() == moved.hash() && moved.hash() != 0);
	again.verify();
	CHECK(thrown([&] { again.input(inputs[0].head, inputs[0].payload); }) == HFT_E_MALFORMED);
	CHECK(thrown([&] { again.input(inputs[0].head, {}); }) == HFT_E_TRUNCATED);
	moved.close();
	CHECK(thrown([&] { moved.stats(); }) == HFT_E_CLOSED);
	CHECK(moved.callback_failure() == nullptr);
}

static void a_journal_that_throws_closes_the_engine()
{
	hft::engine engine(hft::engine_config(),
			   [](const hft_input &, hft::span<const std::uint8_t>) -> hft_status {
				   throw std::runtime_error("disk gone");
			   });
	hft::party party{};
	std::string why;

	party.account = party.trader = 1;
	CHECK(thrown([&] { engine.party_add(1, party); }) != HFT_OK);
	try {
		std::rethrow_exception(engine.callback_failure());
	} catch (const std::runtime_error &failure) {
		why = failure.what();
	}
	CHECK(why == "disk gone");
}

static void orders_leave_by_a_route()
{
	hft::order buy = limit(1, 1, HFT_SIDE_BID, 100, 10);
	std::array<hft::report, 64> room;
	std::vector<hft::order> sent;
	bool broken = false;
	hft::engine engine;
	hft::report answer{};

	open_shop(engine);
	engine.route_away(2, 1, [&](hft::span<const hft::order> orders) {
		if (broken)
			throw std::runtime_error("line down");
		sent.insert(sent.end(), orders.begin(), orders.end());
		return orders.size();
	});
	CHECK(engine.submit_n({ &buy, 1 }) == 1 && sent.size() == 1);
	answer.order_id = sent[0].order_id;
	answer.price = HFT_PRICE_NONE;
	answer.kind = HFT_REPORT_ACCEPTED;
	CHECK(engine.answer_n({ &answer, 1 }) == 1);
	CHECK(engine.drain_reports(room).size() == 1 && room[0].client_id == 1);
	broken = true;
	buy.client_id = 2;
	CHECK(engine.submit_n({ &buy, 1 }) == 1 && sent.size() == 1);
	CHECK(engine.drain_reports(room).size() == 1 && room[0].kind == HFT_REPORT_REJECTED);
	CHECK(room[0].reason == -HFT_E_SESSION_DOWN && engine.callback_failure() != nullptr);
	engine.state_set(9, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED);
	CHECK(engine.position(HFT_RISK_ACCOUNT, 1, 1).open_buy == 10);
}

/* Quotes one bid at its parameter when it sees an event, asks for a timer, counts its reports. */
struct quoter {
	int timers = 0, reports = 0;
	hft_status gone = HFT_OK;
	bool broken = false;

	void on_events(hft::span<const hft::event>, hft::view view, hft::answer &answer)
	{
		hft::bbo best;

		if (broken)
			throw std::runtime_error("model broke");
		gone = view.try_bbo(1u << 30, best);
		answer.push(limit(0, 70, HFT_SIDE_BID, view.param(0), 3));
		answer.timer(view.now() + 50, 8);
		CHECK(answer.size() == 2 && answer.room() >= 62);
	}
	void on_reports(hft::span<const hft::report> items, hft::view view, hft::answer &)
	{
		std::array<hft::view_order, 4> open;

		reports += static_cast<int>(items.size());
		CHECK(view.orders(0, open).size() == 1 && view.bbo(1).bid_qty == 3);
	}
	void on_timer(hft_time, std::uint64_t id, hft::view, hft::answer &)
	{
		timers += id == 8;
	}
};

/* Has no on_events. */
struct quiet {
	void on_timer(hft_time, std::uint64_t, hft::view, hft::answer &)
	{
	}
};

/* Answers with more than there is room for. */
struct talker {
	void on_events(hft::span<const hft::event>, hft::view, hft::answer &answer)
	{
		for (;;)
			answer.timer(0, 1);
	}
};

static void a_strategy_answers_and_a_broken_one_is_closed()
{
	const std::vector<std::int64_t> params{ 99 };
	const std::array<std::uint32_t, 1> seen{ 1 };
	hft::order ask = limit(1, 1, HFT_SIDE_ASK, 100, 10);
	auto quote = std::make_shared<quoter>();
	hft::strategy_config config;
	hft::engine engine;
	std::string why;

	open_shop(engine);
	engine.route_local(2, 1);
	config.party = 2;
	config.session = 5;
	config.parameters(params);
	config.see(seen);
	CHECK(engine.strategy_add(quote, config) == 0);
	CHECK(thrown([&] { engine.strategy_add(quote, config); }) == HFT_E_EXISTS);
	config.session = 6;
	CHECK(engine.strategy_add(std::make_shared<quiet>(), config) == 1);
	CHECK(engine.submit_n({ &ask, 1 }) == 1);
	CHECK(quote->reports >= 1 && quote->gone == HFT_E_NOTFOUND);
	CHECK(engine.advance(2000) >= 1 && quote->timers >= 1);
	CHECK(engine.strategy_status(0) == HFT_OK && engine.strategy_failure(0) == nullptr);

	quote->broken = true;
	ask.client_id = 2;
	CHECK(engine.submit_n({ &ask, 1 }) == 1);
	CHECK(engine.strategy_status(0) == HFT_E_CLOSED && engine.stats().strategies_closed == 1);
	CHECK(engine.strategy_status(1) == HFT_OK && engine.strategy_status(7) == HFT_E_NOTFOUND);
	CHECK(engine.strategy_failure(1) == nullptr && engine.strategy_failure(7) == nullptr);
	try {
		std::rethrow_exception(engine.strategy_failure(0));
	} catch (const std::runtime_error &failure) {
		why = failure.what();
	}
	CHECK(why == "model broke");
}

static void an_answer_without_room_closes_the_strategy()
{
	hft::event event = add(1, HFT_SIDE_BID, 100, 10);
	hft::strategy_config config;
	hft::engine engine;

	config.session = 5;
	engine.strategy_add(std::make_shared<talker>(), config);
	CHECK(engine.feed_n({ &event, 1 }) == 1);
	CHECK(engine.strategy_status(0) == HFT_E_CLOSED);
	CHECK(thrown([&] { std::rethrow_exception(engine.strategy_failure(0)); }) == HFT_E_FULL);
}

int main()
{
	a_journal_replays();
	a_journal_that_throws_closes_the_engine();
	orders_leave_by_a_route();
	a_strategy_answers_and_a_broken_one_is_closed();
	an_answer_without_room_closes_the_strategy();
	return 0;
}
