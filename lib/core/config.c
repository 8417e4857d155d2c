/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

static bool all_zero(const uint8_t *bytes, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

hft_status hft_config_copy(void *dst, uint32_t dst_size, uint32_t min_size, const void *src)
{
	uint32_t size;

	assert(dst_size >= min_size && min_size >= sizeof(size));
	if (src == NULL)
		return HFT_E_INVAL;
	memcpy(&size, src, sizeof(size));
	if (size < min_size)
		return HFT_E_INVAL;
	if (size > dst_size && !all_zero((const uint8_t *)src + dst_size, size - dst_size))
		return HFT_E_NOTSUP;
	memcpy(dst, src, size < dst_size ? size : dst_size);
	memcpy(dst, &dst_size, sizeof(dst_size));
	return HFT_OK;
}

hft_status hft_config_defaults(void *dst, uint32_t size, uint32_t min_size, const void *defaults,
			       uint32_t defaults_size)
{
	if (dst == NULL || size < min_size)
		return HFT_E_INVAL;
	memset(dst, 0, size);
	memcpy(dst, defaults, size < defaults_size ? size : defaults_size);
	memcpy(dst, &size, sizeof(size));
	return HFT_OK;
}
