/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_WIRE_WIRE_H
#define HFT_WIRE_WIRE_H
/* A format's generated tables: for the codec here, and for the decoders of md. */
#include "core/core.h"

#include <hft/event.h>
#include <hft/wire.h>

/* What aux of an event is made of. */
enum {
	HFT_WIRE_AUX_NUMBER = 0, /* a number on the wire, or nothing */
	HFT_WIRE_AUX_TEXT = 1,   /* letters, the first one the lowest byte */
	HFT_WIRE_AUX_OFFSET = 2  /* the message's place in the buffer */
};

/* A map's answer for a byte that makes the message a bad one. */
enum { HFT_WIRE_BAD = 255 };

struct hft_wire_pair {
	uint8_t byte;
	uint8_t value;
};

/* Wire byte to a constant of an event; every byte that no pair names becomes other. */
struct hft_wire_map {
	const struct hft_wire_pair *pairs;
	uint8_t count;
	uint8_t other;
};

/*
 * How one event is loaded from a message. A number is the eight bytes at its _at, big-endian, under
 * its mask: _at is where the eight bytes end with the field, so that no load leaves the message,
 * and a number that the message lacks is a load under mask 0. Map 0 answers 0 for every byte.
 */
struct hft_wire_program {
	uint64_t order_id_mask;
	uint64_t aux_mask;
	uint64_t price_mask;
	uint64_t qty_mask;
	int64_t price_none;   /* HFT_PRICE_NONE, or 0 when there is a price: or-ed in */
	uint32_t price_scale; /* to 1e-9 */
	uint16_t flags;
	uint8_t order_id_at;
	uint8_t aux_at;
	uint8_t price_at;
	uint8_t qty_at;
	uint8_t side_at;
	uint8_t side_map;
	uint8_t reason_at;
	uint8_t reason_map;
	uint8_t flags_at;
	uint8_t flags_map;
	uint8_t level_at;
	uint8_t level_mask; /* 255 when the level is the byte at level_at */
	uint8_t level;
	uint8_t reason;
	uint8_t kind;
	uint8_t aux_kind;   /* HFT_WIRE_AUX_ */
	uint8_t price_zero; /* 1: a price of 0 is none */
	uint8_t instrument; /* 1: of the stock that the message names */
};

/* The decoder copies programs by the cache line. */
_Static_assert(sizeof(struct hft_wire_program) == 64, "a cache line");

struct hft_wire_type {
	const char *name;
	const hft_wire_field *fields;
	const struct hft_wire_program *programs;
	uint32_t code;
	uint32_t bytes;
	uint32_t field_count;
	uint32_t program_count;
	uint32_t view_size;
};

struct hft_wire_format {
	const char *name;
	const struct hft_wire_type *types;
	const uint8_t *index; /* by type byte: place in types, from 1; 0 = unknown */
	const struct hft_wire_map *maps;
	uint32_t type_count;
	uint32_t map_count;
};

extern const struct hft_wire_format hft_wire_itch50;

/* The tables of a format, or NULL. */
const struct hft_wire_format *hft_wire_format_find(int32_t format);

static inline const struct hft_wire_type *hft_wire_type_find(const struct hft_wire_format *format,
							     uint32_t code)
{
	uint32_t place = code < 256 ? format->index[code] : 0;

	return place == 0 ? NULL : &format->types[place - 1];
}

#endif
