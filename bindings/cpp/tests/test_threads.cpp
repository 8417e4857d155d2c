/* SPDX-License-Identifier: Apache-2.0 */
/* With HFT_CHECK_THREADS two calls at once throw: out of a callback, and from another thread. */
#define HFT_CHECK_THREADS
#include "check.hpp"

#include <thread>

struct curious {
	hft::engine *engine;
	hft_status inside = HFT_OK, outside = HFT_OK, read = HFT_OK;

	void on_timer(hft_time, std::uint64_t, hft::view, hft::answer &)
	{
	}
	void on_events(hft::span<const hft::event>, hft::view, hft::answer &)
	{
		inside = thrown([this] { engine->advance(9); });
		std::thread([this] {
			outside = thrown([this] { engine->hash(); });
			read = thrown([this] { engine->position(HFT_RISK_ACCOUNT, 1, 1); });
		}).join();
	}
};

static void a_second_call_is_refused_while_one_runs()
{
	hft::event event = add(1, HFT_SIDE_BID, 100, 10);
	hft::strategy_config config;
	hft::engine engine;
	auto strategy = std::make_shared<curious>();

	strategy->engine = &engine;
	config.session = 5;
	engine.strategy_add(strategy, config);
	CHECK(engine.feed_n({ &event, 1 }) == 1);
	CHECK(strategy->inside == HFT_E_BUSY && strategy->outside == HFT_E_BUSY);
	CHECK(strategy->read == HFT_E_NOTFOUND);
	CHECK(engine.try_feed_n({}) == 0 && engine.hash() != 0);
}

static void one_call_after_another_is_taken_from_any_thread()
{
	hft::event event = add(1, HFT_SIDE_BID, 100, 10);
	hft::book book;

	std::thread([&] { book.apply(event); }).join();
	CHECK(thrown([&] { book.apply(event); }) == HFT_E_EVENT_ORDER_EXISTS);
	hft::book moved = std::move(book);
	CHECK(moved.bbo(1).bid_qty == 10);
	CHECK(thrown([&] { book.bbo(1); }) == HFT_E_CLOSED);
}

int main()
{
	a_second_call_is_refused_while_one_runs();
	one_call_after_another_is_taken_from_any_thread();
	return 0;
}
