/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_STRATEGY_HPP
#define HFT_STRATEGY_HPP
/**
 * @file strategy.hpp
 * Strategies inside an engine: any class with some of
 *
 *     void on_events(hft::span<const hft::event> events, hft::view view, hft::answer &answer);
 *     void on_reports(hft::span<const hft::report> reports, hft::view view, hft::answer &answer);
 *     void on_timer(hft_time now, std::uint64_t id, hft::view view, hft::answer &answer);
 *
 * The calls are resolved when compiled. One that throws closes its strategy; the engine keeps the
 * exception. **Threads:** called on the engine's thread.
 */
#include <exception>
#include <hft/match.hpp>

namespace hft {

using position = hft_position;
using view_order = hft_view_order;

/** What a strategy may look at, during a callback. */
class view {
public:
	explicit view(const hft_view *handle) noexcept : handle_(handle)
	{
	}

	hft_time now() const noexcept
	{
		return hft_view_now(handle_);
	}
	/** @throws error  HFT_E_NOTFOUND. */
	hft::bbo bbo(std::uint32_t instrument) const
	{
		hft::bbo out;

		detail::check(try_bbo(instrument, out), "hft_view_bbo", handle_);
		return out;
	}
	hft_status try_bbo(std::uint32_t instrument, hft::bbo &out) const noexcept
	{
		return hft_view_bbo(handle_, instrument, &out);
	}
	/** Levels of a side, best first, into out. @return those written. */
	span<level> levels(std::uint32_t instrument, std::int32_t side, span<level> out) const
	{
		return out.first(counted(hft_view_levels(handle_, instrument, side, out.data(),
							 detail::count32(out)),
					 "hft_view_levels"));
	}
	/** Of the account of the strategy's party. @throws error  HFT_E_NOTFOUND. */
	hft::position position(std::uint32_t instrument) const
	{
		hft::position out;

		detail::check(hft_view_position(handle_, instrument, &out), "hft_view_position",
			      handle_);
		return out;
	}
	/** Its open orders, 0 = of all instruments, oldest first, into out. */
	span<view_order> orders(std::uint32_t instrument, span<view_order> out) const
	{
		return out.first(counted(
			hft_view_orders(handle_, instrument, out.data(), detail::count32(out)),
			"hft_view_orders"));
	}
	/** A parameter, 0 beyond the last. */
	std::int64_t param(std::uint32_t index) const noexcept
	{
		return hft_view_param(handle_, index);
	}

private:
	std::size_t counted(std::int64_t count, const char *call) const
	{
		return detail::counted(count, call, handle_);
	}

	const hft_view *handle_;
};

/** The orders that a callback answers with. */
class answer {
public:
	answer(order *out, std::uint32_t cap) noexcept : out_(out), cap_(cap)
	{
	}

	/** Write an order. @throws error  HFT_E_FULL: no room() left. */
	void push(const order &item)
	{
		if (count_ == cap_)
			throw error(HFT_E_FULL, "answer::push");
		out_[count_++] = item;
	}
	/** Ask for on_timer at a time. */
	void timer(hft_time due, std::uint64_t id)
	{
		order item{};

		item.kind = HFT_ORDER_TIMER;
		item.ord_type = HFT_TIMER_STRATEGY;
		item.expire_ts = due;
		item.ref_id = id;
		push(item);
	}
	std::uint32_t size() const noexcept
	{
		return count_;
	}
	/** At least HFT_STRATEGY_ORDERS_MIN at the start. */
	std::uint32_t room() const noexcept
	{
		return cap_ - count_;
	}

private:
	order *out_;
	std::uint32_t cap_;
	std::uint32_t count_ = 0;
};

/** Who a strategy is and what it sees. Spans are read when it is added. */
struct strategy_config : detail::defaulted<hft_strategy_config, hft_strategy_config_init> {
	void see(span<const std::uint32_t> ids) noexcept
	{
		instruments = ids.data();
		instrument_count = detail::count32(ids);
	}
	void parameters(span<const std::int64_t> values) noexcept
	{
		params = values.data();
		param_count = detail::count32(values);
	}
};

namespace detail {

template <class S>
using events_call = decltype(std::declval<S &>().on_events(
	span<const event>(), std::declval<view>(), std::declval<answer &>()));
template <class S>
using reports_call = decltype(std::declval<S &>().on_reports(
	span<const report>(), std::declval<view>(), std::declval<answer &>()));
template <class S>
using timer_call = decltype(std::declval<S &>().on_timer(
	hft_time(), std::uint64_t(), std::declval<view>(), std::declval<answer &>()));

template <template <class> class Call, class S, class = void>
constexpr bool has = false;
template <template <class> class Call, class S>
constexpr bool has<Call, S, std::void_t<Call<S>>> = true;

/** A strategy as the engine keeps it. */
struct strategy_slot {
	virtual ~strategy_slot() = default;
	std::exception_ptr failure;
};

template <class S>
class strategy_box : public strategy_slot {
	static_assert(has<events_call, S> || has<reports_call, S> || has<timer_call, S>,
		      "a strategy needs on_events, on_reports or on_timer, as strategy.hpp says");

public:
	explicit strategy_box(std::shared_ptr<S> strategy) : strategy_(std::move(strategy))
	{
	}

	hft_strategy table() noexcept
	{
		hft_strategy out{};

		out.size = sizeof(out);
		out.user = this;
		if constexpr (has<events_call, S>)
			out.on_events = on_events;
		if constexpr (has<reports_call, S>)
			out.on_reports = on_reports;
		if constexpr (has<timer_call, S>)
			out.on_timer = on_timer;
		return out;
	}

private:
	/* No exception may pass through C: it is kept, and a negative count closes the strategy. */
	template <class Call>
	static std::int32_t guarded(void *user, hft_order *out, std::uint32_t cap,
				    Call call) noexcept
	{
		auto *box = static_cast<strategy_box *>(user);
		answer orders(out, cap);

		try {
			call(*box->strategy_, orders);
			return static_cast<std::int32_t>(orders.size());
		} catch (...) {
			box->failure = std::current_exception();
			return -1;
		}
	}

	static std::int32_t on_events(void *user, const hft_event *events, std::uint32_t n,
				      const hft_view *handle, hft_order *out, std::uint32_t cap)
	{
		return guarded(user, out, cap, [=](S &strategy, answer &orders) {
			strategy.on_events(span<const event>(events, n), view(handle), orders);
		});
	}
	static std::int32_t on_reports(void *user, const hft_report *reports, std::uint32_t n,
				       const hft_view *handle, hft_order *out, std::uint32_t cap)
	{
		return guarded(user, out, cap, [=](S &strategy, answer &orders) {
			strategy.on_reports(span<const report>(reports, n), view(handle), orders);
		});
	}
	static std::int32_t on_timer(void *user, hft_time now, std::uint64_t id,
				     const hft_view *handle, hft_order *out, std::uint32_t cap)
	{
		return guarded(user, out, cap, [=](S &strategy, answer &orders) {
			strategy.on_timer(now, id, view(handle), orders);
		});
	}

	std::shared_ptr<S> strategy_;
};

} // namespace detail
} // namespace hft
#endif
