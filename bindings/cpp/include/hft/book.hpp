/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_BOOK_HPP
#define HFT_BOOK_HPP
/**
 * @file book.hpp
 * The order books of one source: hft/book.h has the contract of each call.
 *
 * Calls named try_ return the C library's status and never throw; the others throw hft::error.
 * **Threads:** one writer; read_bbo and read_page may be called from any thread at any time.
 */
#include <hft/handle.hpp>
#include <hft/span.hpp>

namespace hft {

using event = hft_event;
using bbo = hft_bbo;
using level = hft_level;
using book_order = hft_book_order;
using queue_position = hft_queue_position;
using book_config = detail::defaulted<hft_book_config, hft_book_config_init>;

class book {
public:
	explicit book(const hft_book_config &config = book_config())
		: handle_(detail::create<owned>(config, hft_book_create, "hft_book_create"))
	{
	}

	/** Apply one event. @throws error  HFT_E_EVENT_: refused, and the book is unchanged. */
	void apply(event &item)
	{
		check(try_apply(item), "hft_book_apply");
	}
	hft_status try_apply(event &item) noexcept(detail::unchecked)
	{
		return hft_book_apply(use(), &item);
	}

	/** Apply events, going on after refused ones. @return events applied. */
	std::size_t apply_n(span<event> events)
	{
		return counted(try_apply_n(events), "hft_book_apply_n");
	}
	/** The same. @param statuses  room for a code of each event. */
	std::size_t apply_n(span<event> events, span<hft_status> statuses)
	{
		if (statuses.size() < events.size())
			throw error(HFT_E_INVAL, "hft_book_apply_n: too few statuses");
		return counted(hft_book_apply_n(use(), events.data(), detail::count32(events),
						statuses.data()),
			       "hft_book_apply_n");
	}
	std::int64_t try_apply_n(span<event> events) noexcept(detail::unchecked)
	{
		return hft_book_apply_n(use(), events.data(), detail::count32(events), nullptr);
	}

	/** The best of both sides. @throws error  HFT_E_NOTFOUND: no such instrument. */
	hft::bbo bbo(std::uint32_t instrument) const
	{
		hft::bbo out;

		check(try_bbo(instrument, out), "hft_book_bbo");
		return out;
	}
	hft_status try_bbo(std::uint32_t instrument,
			   hft::bbo &out) const noexcept(detail::unchecked)
	{
		return hft_book_bbo(use(), instrument, &out);
	}

	/** Levels of a side, best first, into out. @return those written. */
	span<level> levels(std::uint32_t instrument, std::int32_t side, span<level> out) const
	{
		return out.first(counted(hft_book_levels(use(), instrument, side, out.data(),
							 detail::count32(out)),
					 "hft_book_levels"));
	}
	/** Orders of a side in priority, into out. @return those written. */
	span<book_order> orders(std::uint32_t instrument, std::int32_t side,
				span<book_order> out) const
	{
		return out.first(counted(hft_book_orders(use(), instrument, side, out.data(),
							 detail::count32(out)),
					 "hft_book_orders"));
	}

	/** A live order. @throws error  HFT_E_NOTFOUND. */
	book_order order(std::uint32_t instrument, std::uint64_t order_id) const
	{
		book_order out;

		check(hft_book_order_get(use(), instrument, order_id, &out), "hft_book_order_get");
		return out;
	}
	/** Where an order stands in its queue. @throws error  HFT_E_NOTFOUND. */
	queue_position queue(std::uint32_t instrument, std::uint64_t order_id) const
	{
		queue_position out;

		check(hft_book_queue(use(), instrument, order_id, &out), "hft_book_queue");
		return out;
	}

	/** Any thread. @return HFT_OK; HFT_E_AGAIN, HFT_E_NOTFOUND, HFT_E_NOTSUP. */
	hft_status read_bbo(std::uint32_t instrument, hft::bbo &out) const noexcept
	{
		return hft_book_read_bbo(get(), instrument, &out);
	}
	/** Any thread: a page, as many levels a side as the shorter span holds. As read_bbo. */
	hft_status read_page(std::uint32_t instrument, hft_page &header, span<level> bids,
			     span<level> asks) const noexcept
	{
		span<level> shorter = bids.size() < asks.size() ? bids : asks;

		return hft_book_read_page(get(), instrument, &header, bids.data(), asks.data(),
					  detail::count32(shorter));
	}

	hft_book_stats stats() const
	{
		hft_book_stats out;

		check(hft_book_stats_get(use(), &out), "hft_book_stats_get");
		return out;
	}
	std::uint64_t refused(hft_status code) const noexcept(detail::unchecked)
	{
		return hft_book_refused(use(), code);
	}
	std::uint64_t hash() const noexcept(detail::unchecked)
	{
		return hft_book_hash(use());
	}
	/** Every invariant; slow. @throws error  HFT_E_INTERNAL. */
	void verify()
	{
		check(hft_book_check(use()), "hft_book_check");
	}

	/** Give everything back now; later calls throw HFT_E_CLOSED. */
	void close() noexcept
	{
		handle_.reset();
	}
	/** The C handle, for calls that are not here. */
	hft_book *get() const noexcept
	{
		return handle_.get();
	}

private:
	using owned = detail::owned<hft_book, hft_book_destroy>;

	owned::used use() const noexcept(detail::unchecked)
	{
		return handle_.use();
	}

	void check(hft_status status, const char *call) const
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
