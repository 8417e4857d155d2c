/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/wire.h>

#include "layout.h"

VALUE(HFT_FORMAT_ITCH50, 1);

VALUE(HFT_FIELD_UINT, 1);
VALUE(HFT_FIELD_INT, 2);
VALUE(HFT_FIELD_ALPHA, 3);

SIZE(hft_wire_field, 32);
FIELD(hft_wire_field, name, 0, 8);
FIELD(hft_wire_field, offset, 8, 4);
FIELD(hft_wire_field, bytes, 12, 4);
FIELD(hft_wire_field, view_offset, 16, 4);
FIELD(hft_wire_field, view_bytes, 20, 4);
FIELD(hft_wire_field, kind, 24, 4);
FIELD(hft_wire_field, decimals, 28, 4);

SIZE(hft_wire_message, 24);
FIELD(hft_wire_message, name, 0, 8);
FIELD(hft_wire_message, code, 8, 4);
FIELD(hft_wire_message, bytes, 12, 4);
FIELD(hft_wire_message, fields, 16, 4);
FIELD(hft_wire_message, view_size, 20, 4);
