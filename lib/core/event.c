/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/event.h>

#include "core/core.h"

_Static_assert(sizeof(hft_event) == 64, "hft_event is one cache line");
_Static_assert(offsetof(hft_event, seq) == 48, "hft_event is frozen");
_Static_assert(offsetof(hft_event, reason) == 63, "hft_event is frozen");

uint32_t hft_event_size(void)
{
	return sizeof(hft_event);
}

const char *hft_event_kind_name(int32_t kind)
{
	static const char *const names[] = {
		[HFT_EVENT_ADD] = "ADD",         [HFT_EVENT_REDUCE] = "REDUCE",
		[HFT_EVENT_DELETE] = "DELETE",   [HFT_EVENT_MODIFY] = "MODIFY",
		[HFT_EVENT_REPLACE] = "REPLACE", [HFT_EVENT_EXECUTE] = "EXECUTE",
		[HFT_EVENT_CLEAR] = "CLEAR",     [HFT_EVENT_LEVEL] = "LEVEL",
		[HFT_EVENT_QUOTE] = "QUOTE",     [HFT_EVENT_TRADE] = "TRADE",
		[HFT_EVENT_FILL] = "FILL",       [HFT_EVENT_BUST] = "BUST",
		[HFT_EVENT_STATUS] = "STATUS",   [HFT_EVENT_STAT] = "STAT",
		[HFT_EVENT_IMBALANCE] = "IMBALANCE",
		[HFT_EVENT_DEFINITION] = "DEFINITION",
		[HFT_EVENT_ADMIN] = "ADMIN",
	};

	if (kind < 0 || (size_t)kind >= sizeof(names) / sizeof(names[0]) || names[kind] == NULL)
		return "UNKNOWN";
	return names[kind];
}
