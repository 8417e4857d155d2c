/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_DECODER_HPP
#define HFT_DECODER_HPP
/**
 * @file decoder.hpp
 * Bytes of a feed in, events out: hft/md.h has the contract of each call.
 *
 * **Threads:** one thread at a time.
 */
#include <hft/book.hpp>

namespace hft {

using md_config = detail::defaulted<hft_md_config, hft_md_config_init>;

/** What decode did. */
struct decoded {
	span<event> events;   /**< those written */
	std::uint64_t used;   /**< bytes consumed: keep the rest and put more behind it */
};

class decoder {
public:
	/** @param config  its format set. */
	explicit decoder(const hft_md_config &config)
		: handle_(detail::create<owned>(config, hft_md_create, "hft_md_create"))
	{
	}
	/** @param format  as "itch50". @throws error  HFT_E_NOTFOUND. */
	explicit decoder(const std::string &format) : decoder(named(format))
	{
	}

	/** Decode whole messages, until bytes or room are used up. @throws error  HFT_E_CLOSED. */
	decoded decode(span<const std::uint8_t> data, hft_time ts_recv, span<event> out,
		       std::uint32_t flags = 0)
	{
		std::uint64_t used = 0;
		std::size_t count = detail::counted(try_decode(data, ts_recv, out, used, flags),
						    "hft_md_decode", get());

		return { out.first(count), used };
	}
	std::int64_t try_decode(span<const std::uint8_t> data, hft_time ts_recv, span<event> out,
				std::uint64_t &used,
				std::uint32_t flags = 0) noexcept(detail::unchecked)
	{
		return hft_md_decode(use(), data.data(), data.size(), ts_recv, flags, out.data(),
				     detail::count32(out), &used);
	}

	/** Give a wire code this instrument id. */
	void map(std::uint64_t wire_code, std::uint32_t instrument)
	{
		detail::check(hft_md_map(use(), wire_code, instrument), "hft_md_map", get());
	}
	/** Start a new session. */
	void reset(hft_time midnight)
	{
		detail::check(hft_md_reset(use(), midnight), "hft_md_reset", get());
	}
	hft_md_stats stats() const
	{
		hft_md_stats out;

		detail::check(hft_md_stats_get(use(), &out), "hft_md_stats_get", get());
		return out;
	}
	/** Counts by type code into out. @return those written. */
	span<hft_md_type_count> types(span<hft_md_type_count> out) const
	{
		std::int64_t seen = hft_md_types(use(), out.data(), detail::count32(out));

		return out.first(detail::counted(seen, "hft_md_types", get()));
	}

	/** Give everything back now; later calls throw HFT_E_CLOSED. */
	void close() noexcept
	{
		handle_.reset();
	}
	hft_md *get() const noexcept
	{
		return handle_.get();
	}

private:
	using owned = detail::owned<hft_md, hft_md_destroy>;

	owned::used use() const noexcept(detail::unchecked)
	{
		return handle_.use();
	}

	static md_config named(const std::string &format)
	{
		md_config config;

		config.format = hft_md_format(format.c_str());
		if (config.format < 0)
			throw error(config.format, "hft_md_format");
		return config;
	}

	owned handle_;
};

} // namespace hft
#endif
