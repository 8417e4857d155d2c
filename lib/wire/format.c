/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/wire.h"

const struct hft_wire_format *hft_wire_format_find(int32_t format)
{
	return format == HFT_FORMAT_ITCH50 ? &hft_wire_itch50 : NULL;
}

int64_t hft_wire_messages(int32_t format)
{
	const struct hft_wire_format *tables = hft_wire_format_find(format);

	return tables == NULL ? HFT_E_NOTFOUND : (int64_t)tables->type_count;
}

hft_status hft_wire_message_get(int32_t format, uint32_t index, hft_wire_message *out)
{
	const struct hft_wire_format *tables = hft_wire_format_find(format);
	const struct hft_wire_type *type;

	if (tables == NULL || index >= tables->type_count)
		return HFT_E_NOTFOUND;
	if (out == NULL)
		return HFT_E_INVAL;
	type = &tables->types[index];
	*out = (hft_wire_message){ type->name, type->code, type->bytes, type->field_count,
				   type->view_size };
	return HFT_OK;
}

hft_status hft_wire_field_get(int32_t format, uint32_t code, uint32_t index, hft_wire_field *out)
{
	const struct hft_wire_format *tables = hft_wire_format_find(format);
	const struct hft_wire_type *type;

	type = tables == NULL ? NULL : hft_wire_type_find(tables, code);
	if (type == NULL || index >= type->field_count)
		return HFT_E_NOTFOUND;
	if (out == NULL)
		return HFT_E_INVAL;
	*out = type->fields[index];
	return HFT_OK;
}
