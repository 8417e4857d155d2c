/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

struct status_row {
	int32_t code;
	const char *name;
	const char *text;
};

static const struct status_row status_rows[] = {
	{ HFT_OK, "HFT_OK", "no error" },
	{ HFT_E_INVAL, "HFT_E_INVAL", "an argument or config field is out of its range" },
	{ HFT_E_NOMEM, "HFT_E_NOMEM", "memory or address space could not be had" },
	{ HFT_E_NOTSUP, "HFT_E_NOTSUP", "not supported by this build, handle or machine" },
	{ HFT_E_PERM, "HFT_E_PERM", "the operating system refused" },
	{ HFT_E_AGAIN, "HFT_E_AGAIN", "nothing now, try again" },
	{ HFT_E_MORE, "HFT_E_MORE", "output is full, drain it and go on" },
	{ HFT_E_INTERNAL, "HFT_E_INTERNAL", "a broken invariant, the handle is poisoned" },
	{ HFT_E_FULL, "HFT_E_FULL", "a fixed capacity is used up" },
	{ HFT_E_NOTFOUND, "HFT_E_NOTFOUND", "no such row, file or name" },
	{ HFT_E_EXISTS, "HFT_E_EXISTS", "the name or id is taken" },
	{ HFT_E_RANGE, "HFT_E_RANGE", "the value cannot be represented" },
	{ HFT_E_TRUNCATED, "HFT_E_TRUNCATED", "input ends inside a message" },
	{ HFT_E_MALFORMED, "HFT_E_MALFORMED", "input breaks its own format" },
	{ HFT_E_IO, "HFT_E_IO", "reading or writing failed" },
	{ HFT_E_BUSY, "HFT_E_BUSY", "the handle is in use by another thread" },
	{ HFT_E_CLOSED, "HFT_E_CLOSED", "the stream or handle has ended" },
	{ HFT_E_EVENT_KIND, "HFT_E_EVENT_KIND", "event kind unknown or not for this book depth" },
	{ HFT_E_EVENT_SIDE, "HFT_E_EVENT_SIDE", "event side missing or unknown" },
	{ HFT_E_EVENT_PRICE, "HFT_E_EVENT_PRICE", "event price missing" },
	{ HFT_E_EVENT_QTY, "HFT_E_EVENT_QTY", "event quantity out of range" },
	{ HFT_E_EVENT_INSTRUMENT, "HFT_E_EVENT_INSTRUMENT",
	  "event instrument unknown or not the order's" },
	{ HFT_E_EVENT_ORDER_UNKNOWN, "HFT_E_EVENT_ORDER_UNKNOWN", "no live order has this id" },
	{ HFT_E_EVENT_ORDER_EXISTS, "HFT_E_EVENT_ORDER_EXISTS", "a live order has this id" },
	{ HFT_E_EVENT_QTY_OVER, "HFT_E_EVENT_QTY_OVER", "more than the order's open quantity" },
	{ HFT_E_EVENT_LEVEL_UNKNOWN, "HFT_E_EVENT_LEVEL_UNKNOWN", "no such price level" },
	{ HFT_E_EVENT_ORDERS_FULL, "HFT_E_EVENT_ORDERS_FULL", "the book holds orders_max orders" },
	{ HFT_E_EVENT_LEVELS_FULL, "HFT_E_EVENT_LEVELS_FULL", "the book holds levels_max levels" },
	{ HFT_E_EVENT_QTY_TOTAL, "HFT_E_EVENT_QTY_TOTAL",
	  "the level's total quantity would overflow" },
};

static const struct status_row *find(int32_t status)
{
	/* Reject codes are the positive form; -INT32_MIN does not exist. */
	int32_t code = status >= 100 ? -status : status;

	for (size_t i = 0; i < sizeof(status_rows) / sizeof(status_rows[0]); i++)
		if (status_rows[i].code == code)
			return &status_rows[i];
	return NULL;
}

const char *hft_strerror(int32_t status)
{
	const struct status_row *row = find(status);

	return row != NULL ? row->text : "unknown status";
}

const char *hft_status_name(int32_t status)
{
	const struct status_row *row = find(status);

	return row != NULL ? row->name : "HFT_E_UNKNOWN";
}
