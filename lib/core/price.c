/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

#include <stdio.h>

#define PRICE_DECIMALS 9

int64_t hft_price_format(int64_t price, char *out, uint64_t size)
{
	uint64_t value = price < 0 ? 0 - (uint64_t)price : (uint64_t)price;
	uint64_t fraction = value % HFT_PRICE_SCALE;
	const char *sign = price < 0 ? "-" : "";
	int decimals = PRICE_DECIMALS;
	int count;

	if (out == NULL || size < 24)
		return HFT_E_INVAL;
	if (price == HFT_PRICE_NONE)
		return snprintf(out, size, "none");
	if (fraction == 0)
		return snprintf(out, size, "%s%llu", sign,
				(unsigned long long)(value / HFT_PRICE_SCALE));
	for (; fraction % 10 == 0; fraction /= 10)
		decimals--;
	count = snprintf(out, size, "%s%llu.%0*llu", sign,
			 (unsigned long long)(value / HFT_PRICE_SCALE), decimals,
			 (unsigned long long)fraction);
	return count;
}

/* Append one digit; false when the value would pass 2^63. */
static bool append_digit(uint64_t *value, char digit)
{
	uint64_t limit = (uint64_t)1 << 63;

	if (*value > (limit - (uint64_t)(digit - '0')) / 10)
		return false;
	*value = *value * 10 + (uint64_t)(digit - '0');
	return true;
}

/* Digits, a point and up to 9 decimals, as a count of 1e-9. */
static hft_status parse_digits(const char *text, uint64_t *out)
{
	uint64_t value = 0;
	int decimals = -1; /* -1 until the point */
	int digits = 0;

	for (; *text != '\0'; text++) {
		if (*text == '.' && decimals < 0 && digits > 0) {
			decimals = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || decimals == PRICE_DECIMALS)
			return HFT_E_INVAL;
		if (!append_digit(&value, *text))
			return HFT_E_RANGE;
		digits++;
		decimals += decimals >= 0;
	}
	if (digits == 0 || decimals == 0)
		return HFT_E_INVAL;
	for (decimals = decimals < 0 ? 0 : decimals; decimals < PRICE_DECIMALS; decimals++)
		if (!append_digit(&value, '0'))
			return HFT_E_RANGE;
	*out = value;
	return HFT_OK;
}

hft_status hft_price_parse(const char *text, int64_t *out)
{
	bool negative;
	uint64_t value = 0;
	hft_status status;

	if (text == NULL || out == NULL)
		return HFT_E_INVAL;
	negative = *text == '-';
	status = parse_digits(text + negative, &value);
	if (status != HFT_OK)
		return status;
	if (!negative && value >= (uint64_t)HFT_PRICE_NONE)
		return HFT_E_RANGE;
	*out = (int64_t)(negative ? 0 - value : value);
	return HFT_OK;
}
