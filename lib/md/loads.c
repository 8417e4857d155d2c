/* SPDX-License-Identifier: Apache-2.0 */
#include "md/md.h"

#include <stddef.h>

#include "wire/binaryfile.h"

/* Widths whose every value is a legal price and quantity, so that the short way checks nothing. */
static bool numbers_fit(const struct hft_wire_program *p)
{
	return p->price_mask <= UINT32_MAX && p->qty_mask <= UINT32_MAX && p->price_scale <= 100000;
}

static bool is_plain(const struct hft_wire_type *type)
{
	const struct hft_wire_program *p = type->programs;

	return type->program_count == 1 && type->bytes <= HFT_MD_SHORT_MAX - 8 && numbers_fit(p) &&
	       p->aux_kind == HFT_WIRE_AUX_NUMBER && p->reason_map == 0 && p->flags_map == 0 &&
	       p->level_mask == 0 && p->level == 0 && p->reason == 0 && p->price_zero == 0 &&
	       p->instrument == 1;
}

static uint64_t tail(const struct hft_wire_program *p, uint16_t source)
{
	return (uint64_t)source | (uint64_t)p->flags << 16 | (uint64_t)p->kind << 32;
}

static struct hft_md_load load(const struct hft_wire_type *type, uint16_t source)
{
	const struct hft_wire_program *p = type->programs;

	return (struct hft_md_load){
		.order_id_mask = p->order_id_mask,
		.aux_mask = p->aux_mask,
		.price_mask = p->price_mask,
		.qty_mask = p->qty_mask,
		.price_none = p->price_none,
		.tail = tail(p, source),
		.prefix = hft_binaryfile_prefix_of(type->bytes),
		.length = (uint16_t)type->bytes,
		.price_scale = p->price_scale,
		.order_id_at = p->order_id_at,
		.aux_at = p->aux_at,
		.price_at = p->price_at,
		.qty_at = p->qty_at,
		.side_at = p->side_at,
		.side_map = p->side_map,
	};
}

static void map_init(uint8_t *bytes, const struct hft_wire_map *map)
{
	memset(bytes, map->other, 256);
	for (uint32_t i = 0; i < map->count; i++)
		bytes[map->pairs[i].byte] = map->pairs[i].value;
}

void hft_md_loads_init(struct hft_md *md)
{
	const struct hft_wire_format *format = md->format;

	assert(format->map_count <= HFT_MD_MAPS_MAX);
	for (uint32_t i = 0; i < format->map_count; i++)
		map_init(md->maps[i], &format->maps[i]);
	for (uint32_t i = 0; i < 256; i++)
		md->loads[i].prefix = HFT_MD_NO_PREFIX;
	for (uint32_t i = 0; i < format->type_count; i++)
		if (is_plain(&format->types[i]))
			md->loads[format->types[i].code] = load(&format->types[i], md->source);
}

/* The short way writes an event as eight words; the record is frozen, so this only reminds. */
_Static_assert(offsetof(hft_event, source) == 56 && offsetof(hft_event, flags) == 58, "tail");
_Static_assert(offsetof(hft_event, kind) == 60 && offsetof(hft_event, side) == 61, "tail");
