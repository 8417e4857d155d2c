/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ENGINE_HPP
#define HFT_ENGINE_HPP
/**
 * @file engine.hpp
 * One shard of a trading system: hft/engine.h has the contract of each call.
 *
 * The engine owns the functions given to it. What the journal or a route throws is kept, and counts
 * as a failed journal or as nothing sent.
 * **Threads:** one thread at a time; position may be read by any thread at any time.
 */
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>
#include <hft/strategy.hpp>

namespace hft {

using instrument = hft_instrument;
using engine_config = detail::defaulted<hft_engine_config, hft_engine_config_init>;
using risk_limits = detail::defaulted<hft_risk_limits, hft_risk_limits_init>;

/** Copy text into a zero-padded field of a row. @throws error  HFT_E_RANGE: it does not fit. */
template <std::size_t Size>
void put(std::uint8_t (&field)[Size], const std::string &text)
{
	if (text.size() > Size)
		throw error(HFT_E_RANGE, "put");
	std::fill(std::copy(text.begin(), text.end(), field), field + Size, std::uint8_t(0));
}

/** Record an input. @return HFT_OK; anything else closes the engine. */
using journal_fn = std::function<hft_status(const hft_input &, span<const std::uint8_t>)>;
/** Send orders to a venue. @return how many were taken; the rest are refused. */
using route_fn = std::function<std::size_t(span<const order>)>;

class engine {
public:
	explicit engine(const hft_engine_config &config = engine_config())
		: callbacks_(std::make_unique<callbacks>()), handle_(create(config))
	{
	}
	/** With a journal of the host's own, instead of the config's. */
	engine(hft_engine_config config, journal_fn journal)
		: callbacks_(std::make_unique<callbacks>())
	{
		callbacks_->journal = std::move(journal);
		config.journal = append;
		config.journal_user = callbacks_.get();
		handle_ = create(config);
	}
	engine(engine &&) noexcept = default;
	engine &operator=(engine &&other) noexcept
	{
		handle_ = std::move(other.handle_); /* while its callbacks are still there */
		callbacks_ = std::move(other.callbacks_);
		return *this;
	}
	~engine() = default;

	/** Add or change a row. @return its id. */
	std::uint32_t instrument_add(hft_time ts, const instrument &row)
	{
		return id(hft_engine_instrument_add(use(), ts, &row), "hft_engine_instrument_add");
	}
	std::uint32_t party_add(hft_time ts, const party &row)
	{
		return id(hft_engine_party_add(use(), ts, &row), "hft_engine_party_add");
	}
	std::uint32_t tick_table_add(hft_time ts, span<const hft_tick_band> bands)
	{
		return id(hft_engine_tick_table_add(use(), ts, bands.data(),
						    detail::count32(bands)),
			  "hft_engine_tick_table_add");
	}

	void limits_set(hft_time ts, std::int32_t scope, std::uint32_t id,
			const hft_risk_limits &limits, const hft_risk_author *author = nullptr)
	{
		check(hft_engine_limits_set(use(), ts, scope, id, &limits, author),
		      "hft_engine_limits_set");
	}
	/** Set a kill state; HFT_RISK_CLOSED also cancels the scope's open orders. */
	void state_set(hft_time ts, std::int32_t scope, std::uint32_t id, std::int32_t state,
		       const hft_risk_author *author = nullptr)
	{
		check(hft_engine_state_set(use(), ts, scope, id, state, author),
		      "hft_engine_state_set");
	}

	/** Orders of this instrument are matched here. */
	void route_local(hft_time ts, std::uint32_t instrument_id)
	{
		check(hft_engine_route_set(use(), ts, instrument_id, HFT_ROUTE_LOCAL, nullptr),
		      "hft_engine_route_set");
	}
	/** Orders of this instrument leave by send, which must not call the engine. */
	void route_away(hft_time ts, std::uint32_t instrument_id, route_fn send)
	{
		if (get() == nullptr)
			throw error(HFT_E_CLOSED, "hft_engine_route_set");
		callbacks_->routes.push_back(
			std::make_unique<route>(route{ std::move(send), callbacks_.get() }));
		hft_route out{ sizeof(hft_route), 0, callbacks_->routes.back().get(), send_n };
		check(hft_engine_route_set(use(), ts, instrument_id, HFT_ROUTE_AWAY, &out),
		      "hft_engine_route_set");
	}

	/** Take commands. @return those taken. @throws error  HFT_E_MORE: drain; HFT_E_CLOSED. */
	std::size_t submit_n(span<const order> orders)
	{
		return counted(try_submit_n(orders), "hft_engine_submit_n");
	}
	std::int64_t try_submit_n(span<const order> orders) noexcept(detail::unchecked)
	{
		return hft_engine_submit_n(use(), orders.data(), detail::count32(orders));
	}
	/** Apply market data. @return events taken. */
	std::size_t feed_n(span<event> events)
	{
		return counted(try_feed_n(events), "hft_engine_feed_n");
	}
	std::int64_t try_feed_n(span<event> events) noexcept(detail::unchecked)
	{
		return hft_engine_feed_n(use(), events.data(), detail::count32(events));
	}
	/** Take a venue's answers. @return those taken. */
	std::size_t answer_n(span<const report> answers)
	{
		return counted(hft_engine_answer_n(use(), answers.data(), detail::count32(answers)),
			       "hft_engine_answer_n");
	}
	/** Let time pass. @return timers that were due. */
	std::size_t advance(hft_time now)
	{
		return counted(hft_engine_advance(use(), now), "hft_engine_advance");
	}
	/** Do one journaled input again. */
	void input(const hft_input &input, span<const std::uint8_t> payload)
	{
		if (payload.size() < input.bytes)
			throw error(HFT_E_TRUNCATED, "hft_engine_input");
		check(hft_engine_input(use(), &input, payload.data()), "hft_engine_input");
	}

	/** Take reports out, then go on with a suspended command. @return those written. */
	span<report> drain_reports(span<report> out)
	{
		return out.first(counted(try_drain_reports(out), "hft_engine_drain_reports"));
	}
	std::int64_t try_drain_reports(span<report> out) noexcept(detail::unchecked)
	{
		return hft_engine_drain_reports(use(), out.data(), nullptr, detail::count32(out));
	}
	/** Take the LOCAL books' market data out. @return the events written. */
	span<event> drain_events(span<event> out)
	{
		std::int64_t count =
			hft_engine_drain_events(use(), out.data(), detail::count32(out));

		return out.first(counted(count, "hft_engine_drain_events"));
	}
	bool pending() const noexcept(detail::unchecked)
	{
		return hft_engine_pending(use()) > 0;
	}

	/** Add a strategy, as hft/strategy.hpp has it. @return its number from 0. */
	template <class S>
	std::uint32_t strategy_add(std::shared_ptr<S> strategy, const hft_strategy_config &config)
	{
		if (get() == nullptr)
			throw error(HFT_E_CLOSED, "hft_engine_strategy_add");
		auto box = std::make_unique<detail::strategy_box<S>>(std::move(strategy));
		hft_strategy table = box->table();
		callbacks_->strategies.reserve(callbacks_->strategies.size() + 1);
		std::uint32_t number = id(hft_engine_strategy_add(use(), &table, &config),
					  "hft_engine_strategy_add");
		callbacks_->strategies.push_back(std::move(box));
		return number;
	}
	/** @return HFT_OK while it runs; HFT_E_CLOSED; HFT_E_NOTFOUND. */
	hft_status strategy_status(std::uint32_t number) const noexcept(detail::unchecked)
	{
		return hft_engine_strategy_status(use(), number);
	}
	/** What a strategy threw when it was closed, or null. */
	std::exception_ptr strategy_failure(std::uint32_t number) const noexcept
	{
		if (callbacks_ == nullptr || number >= callbacks_->strategies.size())
			return nullptr;
		return callbacks_->strategies[number]->failure;
	}
	/** What the journal or a route threw last, or null. */
	std::exception_ptr callback_failure() const noexcept
	{
		return callbacks_ == nullptr ? nullptr : callbacks_->failure;
	}

	/** Any thread: a row of positions. @throws error  HFT_E_NOTFOUND, HFT_E_AGAIN. */
	hft::position position(std::int32_t scope, std::uint32_t owner,
			       std::uint32_t instrument_id) const
	{
		hft::position out;

		check(hft_risk_position_read(hft_engine_risk(get()), scope, owner,
					     instrument_id, &out),
		      "hft_risk_position_read");
		return out;
	}
	hft_engine_stats stats() const
	{
		hft_engine_stats out;

		check(hft_engine_stats_get(use(), &out), "hft_engine_stats_get");
		return out;
	}
	std::uint64_t hash() const noexcept(detail::unchecked)
	{
		return hft_engine_hash(use());
	}
	/** Every invariant; slow. @throws error  HFT_E_INTERNAL. */
	void verify()
	{
		check(hft_engine_check(use()), "hft_engine_check");
	}

	/** Give everything back now; later calls throw HFT_E_CLOSED. */
	void close() noexcept
	{
		handle_.reset();
		callbacks_.reset();
	}
	/** The C handle, for calls that are not here. */
	hft_engine *get() const noexcept
	{
		return handle_.get();
	}

private:
	using owned = detail::owned<hft_engine, hft_engine_destroy>;

	owned::used use() const noexcept(detail::unchecked)
	{
		return handle_.use();
	}

	struct callbacks;
	struct route {
		route_fn send;
		callbacks *owner;
	};
	struct callbacks {
		journal_fn journal;
		std::vector<std::unique_ptr<route>> routes;
		std::vector<std::unique_ptr<detail::strategy_slot>> strategies;
		std::exception_ptr failure;
	};

	static owned create(const hft_engine_config &config)
	{
		return detail::create<owned>(config, hft_engine_create, "hft_engine_create");
	}

	static hft_status append(void *user, const hft_input *input, const void *payload) noexcept
	{
		auto *self = static_cast<callbacks *>(user);

		try {
			return self->journal(*input, { static_cast<const std::uint8_t *>(payload),
						       input->bytes });
		} catch (...) {
			self->failure = std::current_exception();
			return HFT_E_IO;
		}
	}
	static std::int64_t send_n(void *user, const hft_order *orders, std::uint32_t n) noexcept
	{
		auto *self = static_cast<route *>(user);

		try {
			return static_cast<std::int64_t>(self->send({ orders, n }));
		} catch (...) {
			self->owner->failure = std::current_exception();
			return 0;
		}
	}

	void check(std::int64_t status, const char *call) const
	{
		detail::check(status, call, get());
	}
	std::size_t counted(std::int64_t count, const char *call) const
	{
		return detail::counted(count, call, get());
	}
	std::uint32_t id(std::int64_t count, const char *call) const
	{
		return static_cast<std::uint32_t>(counted(count, call));
	}

	std::unique_ptr<callbacks> callbacks_; /* outlives the engine */
	owned handle_;
};

} // namespace hft
#endif
