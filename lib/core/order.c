/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/order.h>

#include "core/core.h"

_Static_assert(sizeof(hft_order) == 128, "hft_order is two cache lines");
_Static_assert(offsetof(hft_order, instrument) == 104, "hft_order is frozen");
_Static_assert(offsetof(hft_order, stp) == 127, "hft_order is frozen");
_Static_assert(sizeof(hft_report) == 128, "hft_report is two cache lines");
_Static_assert(offsetof(hft_report, instrument) == 112, "hft_report is frozen");
_Static_assert(offsetof(hft_report, reason) == 126, "hft_report is frozen");

uint32_t hft_order_size(void)
{
	return sizeof(hft_order);
}

uint32_t hft_report_size(void)
{
	return sizeof(hft_report);
}

static const char *name_of(const char *const *names, size_t count, int32_t kind)
{
	return kind > 0 && (size_t)kind < count ? names[kind] : "UNKNOWN";
}

const char *hft_order_kind_name(int32_t kind)
{
	static const char *const names[] = {
		[HFT_ORDER_NEW] = "NEW",
		[HFT_ORDER_CANCEL] = "CANCEL",
		[HFT_ORDER_REPLACE] = "REPLACE",
		[HFT_ORDER_MASS_CANCEL] = "MASS_CANCEL",
		[HFT_ORDER_TIMER] = "TIMER",
		[HFT_ORDER_QUOTE] = "QUOTE",
	};

	return name_of(names, sizeof(names) / sizeof(names[0]), kind);
}

const char *hft_report_kind_name(int32_t kind)
{
	static const char *const names[] = {
		[HFT_REPORT_ACCEPTED] = "ACCEPTED",
		[HFT_REPORT_REJECTED] = "REJECTED",
		[HFT_REPORT_FILL] = "FILL",
		[HFT_REPORT_PARTLY_FILLED] = "PARTLY_FILLED",
		[HFT_REPORT_FILLED] = "FILLED",
		[HFT_REPORT_CANCELLED] = "CANCELLED",
		[HFT_REPORT_REPLACED] = "REPLACED",
		[HFT_REPORT_EXPIRED] = "EXPIRED",
		[HFT_REPORT_TRIGGERED] = "TRIGGERED",
		[HFT_REPORT_REFRESHED] = "REFRESHED",
		[HFT_REPORT_RESTATED] = "RESTATED",
		[HFT_REPORT_BUST] = "BUST",
		[HFT_REPORT_SUSPENDED] = "SUSPENDED",
		[HFT_REPORT_RESUMED] = "RESUMED",
		[HFT_REPORT_PENDING] = "PENDING",
	};

	return name_of(names, sizeof(names) / sizeof(names[0]), kind);
}
