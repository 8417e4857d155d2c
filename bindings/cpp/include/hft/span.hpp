/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_SPAN_HPP
#define HFT_SPAN_HPP
/**
 * @file span.hpp
 * Pointer and count, made from arrays, vectors, std::array, std::span and other spans. C++17 has no
 * std::span; one class for every standard keeps programs of several standards compatible.
 */
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#if __cplusplus >= 202002L
#include <span>
#endif
#include <hft/error.hpp>

namespace hft {

/** Records of someone else's, contiguous; valid as long as they are. */
template <class T>
class span {
public:
	using element_type = T;
	using value_type = std::remove_cv_t<T>;
	using iterator = T *;

	constexpr span() noexcept = default;
	constexpr span(T *data, std::size_t size) noexcept : data_(data), size_(size)
	{
	}
	/** Of an array, or of anything with data() and size(), of T or of T without const. */
	template <class Range, class Data = decltype(std::data(std::declval<Range &>())),
		  class = std::enable_if_t<std::is_convertible_v<
			  std::remove_pointer_t<Data> (*)[], T (*)[]>>>
	constexpr span(Range &&range) noexcept : data_(std::data(range)), size_(std::size(range))
	{
	}

	constexpr T *data() const noexcept
	{
		return data_;
	}
	constexpr std::size_t size() const noexcept
	{
		return size_;
	}
	constexpr bool empty() const noexcept
	{
		return size_ == 0;
	}
	constexpr T *begin() const noexcept
	{
		return data_;
	}
	constexpr T *end() const noexcept
	{
		return data_ + size_;
	}
	constexpr T &operator[](std::size_t i) const noexcept
	{
		return data_[i];
	}
	/** The first count, at most all. */
	constexpr span first(std::size_t count) const noexcept
	{
		return span(data_, count < size_ ? count : size_);
	}

private:
	T *data_ = nullptr;
	std::size_t size_ = 0;
};

namespace detail {

/** The C library counts in 32 bits; a longer span goes in parts, by the counts returned. */
template <class T>
std::uint32_t count32(span<T> items) noexcept
{
	return items.size() < UINT32_MAX ? static_cast<std::uint32_t>(items.size()) : UINT32_MAX;
}

} // namespace detail
} // namespace hft

#if __cplusplus >= 202002L
/* So that a std::span can be made of one that is not named. */
template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<hft::span<T>> = true;
#endif
#endif
