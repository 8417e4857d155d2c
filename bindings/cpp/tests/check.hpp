/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CHECK_HPP
#define CHECK_HPP
/* What the tests share: a check that ends the program, and shapes of records. */
#include <array>
#include <cstdio>
#include <cstdlib>
#include <hft/hft.hpp>

#define CHECK(condition)                                                              \
	do {                                                                          \
		if (!(condition)) {                                                   \
			std::fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			std::exit(1);                                                 \
		}                                                                     \
	} while (0)

/* The status that a call throws, HFT_OK if none. */
template <class Call>
hft_status thrown(Call call)
{
	try {
		call();
	} catch (const hft::error &failure) {
		return failure.code();
	}
	return HFT_OK;
}

inline hft::event add(std::uint64_t id, std::uint8_t side, std::int64_t price, std::int64_t qty)
{
	hft::event out{};

	out.kind = HFT_EVENT_ADD;
	out.instrument = 1;
	out.source = 1;
	out.order_id = id;
	out.side = side;
	out.price = price * HFT_PRICE_SCALE;
	out.qty = qty;
	out.flags = HFT_EVENT_LAST;
	return out;
}

inline hft::order limit(std::uint16_t session, std::uint64_t id, std::uint8_t side,
			std::int64_t price, std::int64_t qty)
{
	hft::order out{};

	out.ts = 1000 + static_cast<hft_time>(id);
	out.seq = id;
	out.kind = HFT_ORDER_NEW;
	out.instrument = 1;
	out.party = session;
	out.session = session;
	out.order_id = id;
	out.client_id = id;
	out.side = side;
	out.ord_type = HFT_TYPE_LIMIT;
	out.tif = HFT_TIF_DAY;
	out.price = price * HFT_PRICE_SCALE;
	out.qty = qty;
	return out;
}
#endif
