/* SPDX-License-Identifier: Apache-2.0 */
#include "md/md.h"

#include "mem/mem.h"

enum { CONFIG_SIZE_MIN = 24 }; /* of the first release */

static const hft_md_config defaults = {
	.size = sizeof(defaults),
	.format = HFT_FORMAT_ITCH50,
	.framing = HFT_FRAMING_BINARYFILE,
	.source = 1,
};

static const struct hft_mem_request memory = { .bytes = sizeof(struct hft_md), .node = -1 };

/* Far from the ends of time, so that a timestamp added to it cannot wrap. */
static bool midnight_is_sane(hft_time midnight)
{
	return midnight >= -(INT64_C(1) << 62) && midnight <= INT64_C(1) << 62;
}

static hft_status config_read(hft_md_config *config, const hft_md_config *from)
{
	hft_status status;

	*config = defaults;
	status = hft_config_copy(config, sizeof(*config), CONFIG_SIZE_MIN, from);
	if (status != HFT_OK)
		return status;
	if (hft_wire_format_find(config->format) == NULL || config->reserved != 0 ||
	    !midnight_is_sane(config->midnight))
		return HFT_E_INVAL;
	if (config->framing != HFT_FRAMING_BINARYFILE && config->framing != HFT_FRAMING_NONE)
		return HFT_E_INVAL;
	return HFT_OK;
}

int32_t hft_md_format(const char *name)
{
	const struct hft_wire_format *format = hft_wire_format_find(HFT_FORMAT_ITCH50);

	if (name == NULL || strcmp(name, format->name) != 0)
		return HFT_E_NOTFOUND;
	return HFT_FORMAT_ITCH50;
}

const char *hft_md_format_name(int32_t format)
{
	const struct hft_wire_format *tables = hft_wire_format_find(format);

	return tables == NULL ? NULL : tables->name;
}

hft_status hft_md_config_init(hft_md_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &defaults, sizeof(defaults));
}

int64_t hft_md_memory(const hft_md_config *config)
{
	hft_md_config checked;
	hft_status status = config_read(&checked, config);

	if (status != HFT_OK)
		return status;
	return hft_mem_bytes(&memory);
}

hft_status hft_md_create(const hft_md_config *config, hft_md **out)
{
	hft_md_config checked;
	hft_mem_grant grant;
	void *address;
	struct hft_md *md;
	hft_status status = config_read(&checked, config);

	if (status != HFT_OK)
		return status;
	if (out == NULL)
		return HFT_E_INVAL;
	status = hft_mem_reserve(&memory, &address, &grant);
	if (status != HFT_OK)
		return status;
	md = address;
	md->bytes_reserved = grant.bytes_reserved;
	md->format = hft_wire_format_find(checked.format);
	md->framing = checked.framing;
	md->source = checked.source;
	md->midnight = checked.midnight;
	hft_md_loads_init(md);
	*out = md;
	return HFT_OK;
}

void hft_md_destroy(hft_md *md)
{
	if (md != NULL)
		hft_mem_release(md, md->bytes_reserved);
}

hft_status hft_md_map(hft_md *md, uint64_t wire_code, uint32_t instrument)
{
	if (md == NULL)
		return HFT_E_INVAL;
	if (wire_code >= HFT_MD_LOCATES)
		return HFT_E_RANGE;
	if (!hft_guard_enter(&md->guard))
		return HFT_E_BUSY;
	md->renames[wire_code] = instrument ^ (uint32_t)wire_code;
	hft_guard_leave(&md->guard);
	return HFT_OK;
}

hft_status hft_md_reset(hft_md *md, hft_time midnight)
{
	if (md == NULL || !midnight_is_sane(midnight))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&md->guard))
		return HFT_E_BUSY;
	md->midnight = midnight;
	md->seq = 0;
	md->ended = 0;
	hft_guard_leave(&md->guard);
	return HFT_OK;
}

hft_status hft_md_stats_get(const hft_md *md, hft_md_stats *out)
{
	if (md == NULL || out == NULL)
		return HFT_E_INVAL;
	*out = md->stats;
	return HFT_OK;
}

static hft_md_type_count type_count(const struct hft_md *md, uint32_t code)
{
	return (hft_md_type_count){ .code = code,
				    .known = hft_wire_type_find(md->format, code) != NULL,
				    .messages = md->good[code],
				    .bad = md->bad[code] };
}

int64_t hft_md_types(const hft_md *md, hft_md_type_count *out, uint32_t cap)
{
	int64_t seen = 0;

	if (md == NULL || (out == NULL && cap != 0))
		return HFT_E_INVAL;
	for (uint32_t code = 0; code < 256; code++) {
		if (md->good[code] == 0 && md->bad[code] == 0)
			continue;
		if (seen < cap)
			out[seen] = type_count(md, code);
		seen++;
	}
	return seen;
}
