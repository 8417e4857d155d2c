/* SPDX-License-Identifier: Apache-2.0 */
/* Reports cross to the harness on an hft_ring whose pages are touched before the clock starts. */
#include <matching_engine_api.h>

#include <hft/inline/ring.h>

static void *create(uint32_t capacity)
{
	hft_ring_config config;
	hft_ring *ring;

	if (capacity > UINT32_C(1) << 28)
		return NULL;
	hft_ring_config_init(&config, sizeof(config));
	config.slot_size = sizeof(me_report_t);
	config.mem_want = HFT_MEM_PREFAULT;
	for (config.slots = 2; config.slots < capacity;)
		config.slots *= 2;
	return hft_ring_create(&config, &ring) == HFT_OK ? ring : NULL;
}

static int push(void *handle, const me_report_t *report)
{
	return hft_ring_push_inline(handle, report) == HFT_OK;
}

static uint32_t drain(void *handle, me_report_t *out, uint32_t max)
{
	return (uint32_t)hft_ring_pop_n(handle, out, max);
}

/* A push is seen at once. */
static void flush(void *handle)
{
	(void)handle;
}

static void destroy(void *handle)
{
	hft_ring_destroy(handle);
}

const me_transport_t *engine_get_transport(void)
{
	static const me_transport_t transport = { create, push, drain, flush, destroy };

	return &transport;
}
