/* SPDX-License-Identifier: Apache-2.0 */
/* The work of bindings/bench.c in C++; the best of its rounds as "call NS" and "item NS". */
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <hft/hft.hpp>

constexpr int batch = 64, rounds = 20, calls = 100000, batches = 5000;
using events = std::array<hft::event, batch>;

/* ns that work takes for each of count items. */
template <class Work>
static double timed(int count, Work work)
{
	auto begin = std::chrono::steady_clock::now();

	work();
	std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
	return spent.count() / count;
}

/* Bids at 100 to 107, asks at 110 to 117, ids from 1000; then the same ids go. */
static void fill(events &out)
{
	for (unsigned i = 0; i < batch / 2; i++) {
		hft::event &add = out[i];

		add = {};
		add.kind = HFT_EVENT_ADD;
		add.instrument = 1;
		add.source = 1;
		add.order_id = 1000 + i;
		add.price = ((i % 2 == 0 ? 100 : 110) + i / 2 % 8) * std::int64_t(HFT_PRICE_SCALE);
		add.side = i % 2 == 0 ? HFT_SIDE_BID : HFT_SIDE_ASK;
		add.qty = 10;
		add.flags = HFT_EVENT_LAST;
		out[batch / 2 + i] = add;
		out[batch / 2 + i].kind = HFT_EVENT_DELETE;
		out[batch / 2 + i].qty = 0;
	}
}

int main()
{
	double call = 1e9, item = 1e9;
	hft::bbo best;
	hft::book book;
	events items;

	fill(items);
	for (int round = 0; round < rounds; round++) {
		call = std::min(call, timed(calls, [&] {
			for (int i = 0; i < calls; i++)
				best = book.bbo(1);
		}));
		item = std::min(item, timed(batches * batch, [&] {
			for (int i = 0; i < batches; i++)
				if (book.apply_n(items) != batch)
					throw hft::error(HFT_E_INTERNAL, "bench");
		}));
	}
	std::printf("call %.2f\nitem %.2f\n", call, item);
	return best.seq == 0;
}
