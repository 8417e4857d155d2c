/* SPDX-License-Identifier: Apache-2.0 */
#include "nothing.h"

#include <string.h>

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct nothing *nothing = user;

	(void)events, (void)view, (void)out, (void)cap;
	nothing->events += n;
	return 0;
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	struct nothing *nothing = user;

	(void)reports, (void)view, (void)out, (void)cap;
	nothing->reports += n;
	return 0;
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	struct nothing *nothing = user;

	(void)now, (void)id, (void)view, (void)out, (void)cap;
	nothing->timers++;
	return 0;
}

void nothing_strategy(struct nothing *nothing, hft_strategy *out)
{
	memset(nothing, 0, sizeof(*nothing));
	*out = (hft_strategy){ .size = sizeof(*out),
			       .user = nothing,
			       .on_events = on_events,
			       .on_reports = on_reports,
			       .on_timer = on_timer };
}
