/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_MATCH_HPP
#define HFT_MATCH_HPP
/**
 * @file match.hpp
 * Matching in price-time priority: hft/match.h has the contract of each call.
 *
 * **Threads:** one thread at a time.
 */
#include <hft/book.hpp>

namespace hft {

using order = hft_order;
using report = hft_report;
using party = hft_party;
using match_order = hft_match_order;
using match_config = detail::defaulted<hft_match_config, hft_match_config_init>;

/** What submit did. */
struct submitted {
	std::size_t taken;    /**< commands, the last of them suspended if match::pending() */
	span<report> reports; /**< those written */
};

class match {
public:
	explicit match(const hft_match_config &config = match_config())
		: handle_(detail::create<owned>(config, hft_match_create, "hft_match_create"))
	{
	}

	/** Take commands, answers into out. @throws error  HFT_E_MORE: drain first. */
	submitted submit_n(span<const order> orders, span<report> out)
	{
		std::uint32_t written = 0;
		std::size_t taken =
			counted(try_submit_n(orders, out, written), "hft_match_submit_n");

		return { taken, out.first(written) };
	}
	std::int64_t try_submit_n(span<const order> orders, span<report> out,
				  std::uint32_t &written) noexcept(detail::unchecked)
	{
		return hft_match_submit_n(use(), orders.data(), detail::count32(orders), out.data(),
					  detail::count32(out), &written);
	}

	/** Go on with a suspended command. @return the reports written. */
	span<report> drain(span<report> out)
	{
		return out.first(counted(hft_match_drain(use(), out.data(), detail::count32(out)),
					 "hft_match_drain"));
	}
	bool pending() const
	{
		return counted(hft_match_pending(use()), "hft_match_pending") != 0;
	}
	/** Tell what a party is. @throws error  HFT_E_INVAL, HFT_E_MORE. */
	void party_set(const party &row)
	{
		check(hft_match_party_set(use(), &row), "hft_match_party_set");
	}

	/** The best of both sides. @throws error  HFT_E_NOTFOUND. */
	hft::bbo bbo(std::uint32_t instrument) const
	{
		hft::bbo out;

		check(hft_match_bbo(use(), instrument, &out), "hft_match_bbo");
		return out;
	}
	/** Levels of a side, best first, into out. @return those written. */
	span<level> levels(std::uint32_t instrument, std::int32_t side, span<level> out) const
	{
		return out.first(counted(hft_match_levels(use(), instrument, side, out.data(),
							  detail::count32(out)),
					 "hft_match_levels"));
	}
	/** Orders of a side in priority, into out. @return those written. */
	span<match_order> orders(std::uint32_t instrument, std::int32_t side,
				 span<match_order> out) const
	{
		return out.first(counted(hft_match_orders(use(), instrument, side, out.data(),
							  detail::count32(out)),
					 "hft_match_orders"));
	}
	/** A live order by id, or by handle. @throws error  HFT_E_NOTFOUND, HFT_E_NOTSUP. */
	match_order order_get(std::uint64_t order_id, std::uint64_t handle = 0) const
	{
		match_order out;

		check(hft_match_order_get(use(), order_id, handle, &out), "hft_match_order_get");
		return out;
	}
	/** When the next order ends by time, INT64_MAX if none does. */
	hft_time next_expiry() const noexcept(detail::unchecked)
	{
		return hft_match_next_expiry(use());
	}

	hft_match_stats stats() const
	{
		hft_match_stats out;

		check(hft_match_stats_get(use(), &out), "hft_match_stats_get");
		return out;
	}
	std::uint64_t refused(hft_status code) const noexcept(detail::unchecked)
	{
		return hft_match_refused(use(), code);
	}
	std::uint64_t hash() const noexcept(detail::unchecked)
	{
		return hft_match_hash(use());
	}
	/** Every invariant; slow. @throws error  HFT_E_INTERNAL. */
	void verify()
	{
		check(hft_match_check(use()), "hft_match_check");
	}

	/** Give everything back now; later calls throw HFT_E_CLOSED. */
	void close() noexcept
	{
		handle_.reset();
	}
	hft_match *get() const noexcept
	{
		return handle_.get();
	}

private:
	using owned = detail::owned<hft_match, hft_match_destroy>;

	owned::used use() const noexcept(detail::unchecked)
	{
		return handle_.use();
	}

	void check(std::int64_t status, const char *call) const
	{
		detail::check(status, call, get());
	}
	std::size_t counted(std::int64_t count, const char *call) const
	{
		return detail::counted(count, call, get());
	}

	owned handle_;
};

} // namespace hft
#endif
