/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_HANDLE_HPP
#define HFT_HANDLE_HPP
/**
 * @file handle.hpp
 * The handle that every class owns. With HFT_CHECK_THREADS defined for the whole program, two calls
 * at once on one object throw HFT_E_BUSY, the try_ calls included; without it nothing is checked.
 */
#include <atomic>
#include <memory>
#include <utility>
#include <hft/error.hpp>

namespace hft {
namespace detail {

/** Each create asks, so that no handle of a foreign ABI is ever used. */
inline void require_abi()
{
	std::uint32_t found = hft_abi_major();

	if (found != abi_major)
		throw std::runtime_error("libhft has ABI " + std::to_string(found) +
					 ", but this program was compiled for ABI " +
					 std::to_string(abi_major) +
					 ": install that libhft, or compile again");
}

template <auto Destroy>
struct destroyer {
	template <class Handle>
	void operator()(Handle *handle) const noexcept
	{
		Destroy(handle);
	}
};

#ifdef HFT_CHECK_THREADS
constexpr bool unchecked = false;

/** A handle for as long as the call that it is an argument of. */
template <class Handle>
class held {
public:
	held(Handle *handle, std::atomic_flag &busy) : handle_(handle), busy_(busy)
	{
		if (busy.test_and_set(std::memory_order_acquire))
			throw error(HFT_E_BUSY, "two calls at once on one object");
	}
	held(const held &) = delete;
	held &operator=(const held &) = delete;
	~held()
	{
		busy_.clear(std::memory_order_release);
	}
	operator Handle *() const noexcept
	{
		return handle_;
	}

private:
	Handle *handle_;
	std::atomic_flag &busy_;
};
#else
constexpr bool unchecked = true;
#endif

template <class Handle, auto Destroy>
class owned {
public:
	using pointer = Handle *;

	owned() noexcept = default;
	explicit owned(Handle *handle) noexcept : handle_(handle)
	{
	}
	owned(owned &&other) noexcept : handle_(std::move(other.handle_))
	{
	}
	owned &operator=(owned &&other) noexcept
	{
		handle_ = std::move(other.handle_);
		return *this;
	}

	/** For calls that any thread may make. */
	Handle *get() const noexcept
	{
		return handle_.get();
	}
	/** For calls that one thread at a time may make. */
#ifdef HFT_CHECK_THREADS
	using used = held<Handle>;
	used use() const
	{
		return { get(), busy_ };
	}
#else
	using used = Handle *;
	used use() const noexcept
	{
		return get();
	}
#endif
	void reset() noexcept
	{
		handle_.reset();
	}

private:
	std::unique_ptr<Handle, destroyer<Destroy>> handle_;
#ifdef HFT_CHECK_THREADS
	mutable std::atomic_flag busy_ = ATOMIC_FLAG_INIT;
#endif
};

/** hft_x_create of a config, as an owned handle. */
template <class Owned, class Config, class Create>
Owned create(const Config &config, Create make, const char *call)
{
	typename Owned::pointer handle = nullptr;

	require_abi();
	check(make(&config, &handle), call, &config);
	return Owned(handle);
}

} // namespace detail
} // namespace hft
#endif
