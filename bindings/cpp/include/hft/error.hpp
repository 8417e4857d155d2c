/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_ERROR_HPP
#define HFT_ERROR_HPP
/**
 * @file error.hpp
 * Status codes as exceptions, configs with their defaults, prices and the version.
 */
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <hft/hft.h>

namespace hft {

/** A status of the C library: what() is "call: NAME: text". */
class error : public std::runtime_error {
public:
	error(hft_status code, const char *call) : std::runtime_error(line(code, call)), code_(code)
	{
	}

	hft_status code() const noexcept
	{
		return code_;
	}
	/** As "HFT_E_INVAL". Static text. */
	const char *name() const noexcept
	{
		return hft_status_name(code_);
	}
	/** One English line. Static text. */
	const char *text() const noexcept
	{
		return hft_strerror(code_);
	}

private:
	static std::string line(hft_status code, const char *call)
	{
		return std::string(call) + ": " + hft_status_name(code) + ": " + hft_strerror(code);
	}

	hft_status code_;
};

/** The ABI that this header was written for. */
constexpr std::uint32_t abi_major = 0;

inline const char *version() noexcept
{
	return hft_version();
}

/** Decimal text of a price, as "321.5". */
inline std::string price_text(std::int64_t price)
{
	char out[24];

	return hft_price_format(price, out, sizeof(out)) < 0 ? std::string() : std::string(out);
}

/** Read a decimal price. @throws error  HFT_E_INVAL, HFT_E_RANGE. */
inline std::int64_t price_parse(const std::string &text)
{
	std::int64_t out = 0;
	hft_status status = hft_price_parse(text.c_str(), &out);

	if (status != HFT_OK)
		throw error(status, "hft_price_parse");
	return out;
}

namespace detail {

/** Calls through a NULL handle return HFT_E_INVAL; say what that means here. */
[[noreturn]] inline void fail(std::int64_t status, const char *call, const void *handle)
{
	throw error(handle == nullptr ? HFT_E_CLOSED : static_cast<hft_status>(status), call);
}

inline void check(std::int64_t status, const char *call, const void *handle)
{
	if (status < 0)
		fail(status, call, handle);
}

inline std::size_t counted(std::int64_t count, const char *call, const void *handle)
{
	check(count, call, handle);
	return static_cast<std::size_t>(count);
}

/** A config struct of the C library, filled with its defaults. */
template <class Config, auto Init>
struct defaulted : Config {
	defaulted() : Config()
	{
		check(Init(this, sizeof(Config)), "hft_config_init", this);
	}
};

} // namespace detail
} // namespace hft
#endif
