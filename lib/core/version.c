/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"
#include "core/version.h"

const char *hft_version(void)
{
	return HFT_VERSION_TEXT;
}

uint32_t hft_version_number(void)
{
	return HFT_VERSION_MAJOR * 1000000 + HFT_VERSION_MINOR * 1000 + HFT_VERSION_PATCH;
}

uint32_t hft_abi_major(void)
{
	return HFT_ABI_MAJOR;
}

const char *hft_build_info(void)
{
	return HFT_BUILD_INFO;
}

int64_t hft_price_none(void)
{
	return HFT_PRICE_NONE;
}

int64_t hft_qty_max(void)
{
	return HFT_QTY_MAX;
}
