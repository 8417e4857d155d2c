/* SPDX-License-Identifier: Apache-2.0 */
#include "ref/ref.h"

#include "mem/mem.h"

#define INSTRUMENTS_MAX (1u << 24)
#define PARTIES_MAX (1u << 24)
#define TABLE_MAX 65535u
#define ROWS_MAX (1u << 26)
#define ENTRY_BYTES_MAX (sizeof(struct hft_ref_entry) + sizeof(((hft_ref_row *)0)->bytes))
#define CONFIG_SIZE_MIN 24

_Static_assert(sizeof(hft_ref_config) == CONFIG_SIZE_MIN, "the first release's config");
_Static_assert(sizeof(hft_instrument) == 256, "hft_instrument is a journaled row");
_Static_assert(offsetof(hft_instrument, reserved) == 136, "hft_instrument has no padding");
_Static_assert(sizeof(hft_source) == 48, "hft_source is a journaled row");
_Static_assert(sizeof(hft_tick_band) == 16, "hft_tick_band is a journaled row");
_Static_assert(sizeof(hft_party) == 64, "hft_party is a journaled row");
_Static_assert(sizeof(hft_ref_row) == 520, "hft_ref_row is a journaled row");

static const hft_ref_config config_defaults = {
	.size = sizeof(hft_ref_config),
	.instruments_max = 65536,
	.tick_tables_max = 256,
	.sources_max = 256,
	.parties_max = 65535,
};

/* Where each array starts in the reservation; the handle itself comes first. */
struct layout {
	uint64_t slots;
	uint64_t tick_tables;
	uint64_t sources;
	uint64_t parties;
	uint64_t row_offsets;
	uint64_t log;
	uint64_t bytes;
};

hft_status hft_ref_config_init(hft_ref_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static bool in_range(uint32_t value, uint32_t max)
{
	return value >= 1 && value <= max;
}

/* Read a caller's config; rows_max comes out as the count meant. */
static hft_status config_read(const hft_ref_config *config, hft_ref_config *out)
{
	hft_status status;

	*out = config_defaults;
	status = hft_config_copy(out, sizeof(*out), CONFIG_SIZE_MIN, config);
	if (status != HFT_OK)
		return status;
	if (!in_range(out->instruments_max, INSTRUMENTS_MAX) ||
	    !in_range(out->tick_tables_max, TABLE_MAX) ||
	    !in_range(out->sources_max, TABLE_MAX) || !in_range(out->parties_max, PARTIES_MAX) ||
	    out->rows_max > ROWS_MAX)
		return HFT_E_INVAL;
	if (out->rows_max == 0)
		out->rows_max = 4 * out->instruments_max + out->tick_tables_max +
				out->sources_max + out->parties_max;
	return HFT_OK;
}

static uint64_t take(uint64_t *at, uint64_t items, uint64_t item_size)
{
	uint64_t start = *at;
	uint64_t end = start + items * item_size;

	*at = (end + HFT_CACHE_LINE - 1) / HFT_CACHE_LINE * HFT_CACHE_LINE;
	return start;
}

static struct layout layout_of(const hft_ref_config *config)
{
	struct layout layout;
	uint64_t at = 0;

	take(&at, 1, sizeof(hft_ref));
	layout.slots = take(&at, config->instruments_max, sizeof(struct hft_ref_slot));
	layout.tick_tables = take(&at, config->tick_tables_max, sizeof(void *));
	layout.sources = take(&at, config->sources_max, sizeof(void *));
	layout.parties = take(&at, config->parties_max, sizeof(void *));
	layout.row_offsets = take(&at, config->rows_max, sizeof(uint64_t));
	layout.log = take(&at, config->rows_max, ENTRY_BYTES_MAX);
	layout.bytes = at;
	return layout;
}

static uint64_t buckets_of(const hft_ref_config *config)
{
	uint64_t buckets = 1;

	while (buckets < config->instruments_max)
		buckets *= 2;
	return buckets;
}

int64_t hft_ref_memory(const hft_ref_config *config)
{
	hft_ref_config full;
	hft_status status = config_read(config, &full);

	if (status != HFT_OK)
		return status;
	return (int64_t)(layout_of(&full).bytes +
			 buckets_of(&full) * sizeof(struct cds_lfht_node));
}

/* All buckets exist from the start: a table that resizes would start a helper thread. */
static struct cds_lfht *names_create(const hft_ref_config *config)
{
	uint64_t buckets = buckets_of(config);

	return cds_lfht_new_flavor(buckets, buckets, buckets, 0, &urcu_bp_flavor, NULL);
}

static void place(hft_ref *ref, const hft_ref_config *config)
{
	struct layout layout = layout_of(config);
	uint8_t *base = (uint8_t *)ref;

	ref->config = *config;
	ref->slots = (struct hft_ref_slot *)(base + layout.slots);
	ref->tick_tables = (void *)(base + layout.tick_tables);
	ref->sources = (void *)(base + layout.sources);
	ref->parties = (void *)(base + layout.parties);
	ref->row_offsets = (uint64_t *)(base + layout.row_offsets);
	ref->log = base + layout.log;
}

hft_status hft_ref_create(const hft_ref_config *config, hft_ref **out)
{
	struct hft_mem_request request = { .node = -1 };
	hft_ref_config full;
	hft_mem_grant grant;
	void *memory;
	hft_ref *ref;
	hft_status status;

	if (out == NULL)
		return HFT_E_INVAL;
	status = config_read(config, &full);
	if (status != HFT_OK)
		return status;
	request.bytes = layout_of(&full).bytes;
	status = hft_mem_reserve(&request, &memory, &grant);
	if (status != HFT_OK)
		return status;
	ref = memory;
	place(ref, &full);
	ref->bytes_reserved = grant.bytes_reserved;
	ref->names = names_create(&full);
	if (ref->names == NULL) {
		hft_mem_release(memory, grant.bytes_reserved);
		return HFT_E_NOMEM;
	}
	*out = ref;
	return HFT_OK;
}

void hft_ref_destroy(hft_ref *ref)
{
	uint32_t count;

	if (ref == NULL)
		return;
	/* A table can be destroyed only when it is empty. */
	count = atomic_load_explicit(&ref->instruments, memory_order_acquire);
	urcu_bp_read_lock();
	for (uint32_t i = 0; i < count; i++)
		cds_lfht_del(ref->names, &ref->slots[i].node);
	urcu_bp_read_unlock();
	cds_lfht_destroy(ref->names, NULL);
	hft_mem_release(ref, ref->bytes_reserved);
}
