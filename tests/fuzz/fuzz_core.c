/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <hft/core.h>

/* Any text is a price or is refused; what was read is written and read back as the same number. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[64];
	char out[24];
	int64_t price = 42;
	int64_t back;

	if (size >= sizeof(text))
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	if (hft_price_parse(text, &price) != HFT_OK) {
		if (price != 42)
			abort();
		return 0;
	}
	if (hft_price_format(price, out, sizeof(out)) < 1 ||
	    hft_price_parse(out, &back) != HFT_OK || back != price)
		abort();
	return 0;
}
