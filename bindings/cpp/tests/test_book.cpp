/* SPDX-License-Identifier: Apache-2.0 */
/* Errors, spans, books, matching and decoding. */
#include "check.hpp"

#include <cstring>
#include <thread>
#include <type_traits>
#include <vector>
#if __cplusplus >= 202002L
#include <span>
#endif

static_assert(!std::is_copy_constructible_v<hft::book> && !std::is_copy_assignable_v<hft::book>);
static_assert(std::is_nothrow_move_constructible_v<hft::book>);
static_assert(std::is_nothrow_move_assignable_v<hft::engine>);
static_assert(!std::is_copy_constructible_v<hft::engine>);
static_assert(sizeof(hft::book) == sizeof(void *));
static_assert(noexcept(std::declval<hft::book &>().try_apply(std::declval<hft::event &>())));

static void errors_carry_code_name_and_text()
{
	hft::error failure(HFT_E_INVAL, "some_call");

	CHECK(failure.code() == HFT_E_INVAL);
	CHECK(std::string(failure.name()) == "HFT_E_INVAL");
	CHECK(std::string(failure.text()) == hft_strerror(HFT_E_INVAL));
	CHECK(std::string(failure.what()) ==
	      std::string("some_call: HFT_E_INVAL: ") + hft_strerror(HFT_E_INVAL));
	CHECK(hft::price_text(hft::price_parse("-0.25")) == "-0.25");
	CHECK(thrown([] { hft::price_parse("1x"); }) == HFT_E_INVAL);
}

static void spans_are_made_of_what_is_contiguous()
{
	hft::event array[3] = {};
	std::vector<hft::event> vector(5);
	const std::vector<hft::event> fixed(7);

	CHECK(hft::span<hft::event>(array).size() == 3);
	CHECK(hft::span<hft::event>(vector).data() == vector.data());
	CHECK(hft::span<const hft::event>(fixed).size() == 7);
	CHECK(hft::span<const hft::event>(hft::span<hft::event>(vector)).size() == 5);
	static_assert(!std::is_convertible_v<const std::vector<hft::event> &,
					     hft::span<hft::event>>, "const stays");
	static_assert(!std::is_convertible_v<std::vector<hft::order> &, hft::span<hft::event>>,
		      "another record");
#if __cplusplus >= 202002L
	CHECK(hft::span<hft::event>(std::span(vector).subspan(2)).size() == 3);
	CHECK(std::span<hft::event>(hft::span<hft::event>(vector)).size() == 5);
#endif
}

static void a_book_keeps_orders()
{
	std::array events{ add(1, HFT_SIDE_BID, 100, 10), add(2, HFT_SIDE_BID, 100, 20),
			   add(1, HFT_SIDE_BID, 99, 5), add(3, HFT_SIDE_ASK, 101, 7) };
	std::array<hft_status, 4> statuses;
	std::array<hft::level, 4> levels;
	std::array<hft::book_order, 4> orders;
	hft::book book;

	CHECK(book.apply_n(events, statuses) == 3);
	CHECK(statuses[2] == HFT_E_EVENT_ORDER_EXISTS && statuses[3] == HFT_OK);
	CHECK(book.bbo(1).bid_qty == 30 && book.bbo(1).ask_orders == 1);
	CHECK(book.levels(1, HFT_SIDE_BID, levels).size() == 1);
	CHECK(book.orders(1, HFT_SIDE_BID, orders).size() == 2 && orders[1].order_id == 2);
	CHECK(book.order(0, 2).qty == 20);
	CHECK(book.queue(0, 2).qty_ahead == 10);
	CHECK(book.refused(HFT_E_EVENT_ORDER_EXISTS) == 1);
	CHECK(book.stats().applied == 3);
	CHECK(book.apply_n({}) == 0);
	book.verify();
	hft::book copy;
	CHECK(copy.hash() != book.hash());
	CHECK(thrown([&] { book.apply(events[0]); }) == HFT_E_EVENT_ORDER_EXISTS);
	CHECK(book.try_apply(events[0]) == HFT_E_EVENT_ORDER_EXISTS);
	CHECK(thrown([&] { book.bbo(1u << 30); }) == HFT_E_NOTFOUND);
	CHECK(thrown([&] { book.levels(1, 9, levels); }) != HFT_OK);
	CHECK(thrown([&] { book.order(0, 77); }) == HFT_E_NOTFOUND);
	CHECK(thrown([&] { book.apply_n(events, hft::span(statuses.data(), 1)); }) == HFT_E_INVAL);
}

static void other_threads_read_what_is_published()
{
	hft::book book;
	hft::event event = add(1, HFT_SIDE_BID, 100, 10);

	book.apply(event);
	std::thread([&] {
		std::array<hft::level, 4> bids, asks;
		hft_page page;
		hft::bbo best;

		CHECK(book.read_bbo(1, best) == HFT_OK && best.bid_qty == 10);
		CHECK(book.read_page(1, page, bids, asks) == HFT_OK && page.bid_count == 1);
		CHECK(bids[0].qty == 10 && page.ask_count == 0);
	}).join();
}

static void what_was_closed_or_moved_says_so()
{
	hft::event event = add(1, HFT_SIDE_BID, 100, 10);
	hft::book book, other = std::move(book);

	other.apply(event);
	CHECK(thrown([&] { book.apply(event); }) == HFT_E_CLOSED);
	other.close();
	other.close();
	CHECK(thrown([&] { other.bbo(1); }) == HFT_E_CLOSED);
	CHECK(other.try_apply(event) == HFT_E_INVAL && other.hash() == 0);
	other = hft::book();
	CHECK(other.bbo(1).orders == 0);
}

static void a_wrong_config_is_refused()
{
	hft::book_config config;

	config.depth = 9;
	CHECK(thrown([&] { hft::book book(config); }) == HFT_E_INVAL);
	CHECK(thrown([] { hft::decoder decoder("morse"); }) == HFT_E_NOTFOUND);
}

static void orders_are_matched()
{
	std::array orders{ limit(1, 1, HFT_SIDE_ASK, 100, 10), limit(2, 2, HFT_SIDE_BID, 101, 4) };
	std::array<hft::report, 16> reports;
	std::array<hft::level, 4> levels;
	std::array<hft::match_order, 4> resting;
	hft::match match;
	hft::party party{};

	party.id = 1;
	party.account = 5;
	match.party_set(party);
	hft::submitted done = match.submit_n(orders, reports);
	CHECK(done.taken == 2 && done.reports.size() == 5 && !match.pending());
	CHECK(done.reports[2].kind == HFT_REPORT_FILL && done.reports[2].qty == 4);
	CHECK(match.bbo(1).ask_qty == 6 && match.order_get(1).cum_qty == 4);
	CHECK(match.levels(1, HFT_SIDE_ASK, levels).size() == 1);
	CHECK(match.orders(1, HFT_SIDE_ASK, resting).size() == 1 && resting[0].order_id == 1);
	CHECK(match.stats().trades == 1 && match.next_expiry() == INT64_MAX);
	CHECK(match.drain(reports).empty());
	CHECK(thrown([&] { match.submit_n(orders, hft::span<hft::report>()); }) == HFT_E_INVAL);
	CHECK(thrown([&] { match.order_get(9); }) == HFT_E_NOTFOUND);
	CHECK(match.refused(HFT_E_MATCH_KIND) == 0 && match.hash() != 0);
	match.verify();
	match.close();
	CHECK(thrown([&] { match.drain(reports); }) == HFT_E_CLOSED);
}

/* A sweep of many orders fills a small array: the rest comes by drain. */
static void a_suspended_command_goes_on()
{
	std::array<hft::report, 8> reports;
	hft::match match;
	std::size_t fills = 0;

	for (std::uint64_t id = 1; id <= 10; id++) {
		hft::order ask = limit(1, id, HFT_SIDE_ASK, 100, 1);
		match.submit_n({ &ask, 1 }, reports);
	}
	hft::order sweep = limit(2, 11, HFT_SIDE_BID, 100, 10);
	CHECK(match.submit_n({ &sweep, 1 }, reports).taken == 1 && match.pending());
	CHECK(thrown([&] { match.submit_n({ &sweep, 1 }, reports); }) == HFT_E_MORE);
	while (match.pending())
		for (const hft::report &report : match.drain(reports))
			fills += report.kind == HFT_REPORT_FILL;
	CHECK(fills >= 12 && match.stats().trades == 10);
}

static void bytes_become_events()
{
	std::uint8_t delete_order[21] = { 0, 19, 'D', 0, 7, 0, 0, 0, 0, 0, 0,
					  0, 9,  0,   0, 0, 0, 0, 0, 0, 42 };
	std::array<hft::event, 8> room;
	std::array<hft_md_type_count, 4> types;
	hft::decoder decoder("itch50");

	decoder.map(7, 3);
	hft::decoded done = decoder.decode(delete_order, 5, room);
	CHECK(done.used == 21 && done.events.size() == 1);
	CHECK(done.events[0].kind == HFT_EVENT_DELETE && done.events[0].order_id == 42);
	CHECK(done.events[0].instrument == 3 && done.events[0].ts_recv == 5);
	CHECK(decoder.decode(hft::span(delete_order, 9), 5, room).used == 0);
	CHECK(decoder.stats().messages == 1 && decoder.types(types).size() == 1);
	CHECK(types[0].code == 'D');
	decoder.reset(0);
	CHECK(thrown([&] { decoder.decode(delete_order, 5, {}); }) == HFT_E_INVAL);
	decoder.close();
	CHECK(thrown([&] { decoder.stats(); }) == HFT_E_CLOSED);
}

int main()
{
	errors_carry_code_name_and_text();
	spans_are_made_of_what_is_contiguous();
	a_book_keeps_orders();
	other_threads_read_what_is_published();
	what_was_closed_or_moved_says_so();
	a_wrong_config_is_refused();
	orders_are_matched();
	a_suspended_command_goes_on();
	bytes_become_events();
	return 0;
}
