/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

struct status_row {
	int32_t code;
	const char *name;
	const char *text;
};

#define ROW(code, text) { code, #code, text }

static const struct status_row status_rows[] = {
	ROW(HFT_OK, "no error"),
	ROW(HFT_E_INVAL, "an argument or config field is out of its range"),
	ROW(HFT_E_NOMEM, "memory or address space could not be had"),
	ROW(HFT_E_NOTSUP, "not supported by this build, handle or machine"),
	ROW(HFT_E_PERM, "the operating system refused"),
	ROW(HFT_E_AGAIN, "nothing now, try again"),
	ROW(HFT_E_MORE, "output is full, drain it and go on"),
	ROW(HFT_E_INTERNAL, "a broken invariant, the handle is poisoned"),
	ROW(HFT_E_FULL, "a fixed capacity is used up"),
	ROW(HFT_E_NOTFOUND, "no such row, file or name"),
	ROW(HFT_E_EXISTS, "the name or id is taken"),
	ROW(HFT_E_RANGE, "the value cannot be represented"),
	ROW(HFT_E_TRUNCATED, "input ends inside a message"),
	ROW(HFT_E_MALFORMED, "input breaks its own format"),
	ROW(HFT_E_IO, "reading or writing failed"),
	ROW(HFT_E_BUSY, "the handle is in use by another thread"),
	ROW(HFT_E_CLOSED, "the stream or handle has ended"),
	ROW(HFT_E_EVENT_KIND, "event kind unknown or not for this book depth"),
	ROW(HFT_E_EVENT_SIDE, "event side missing or unknown"),
	ROW(HFT_E_EVENT_PRICE, "event price missing"),
	ROW(HFT_E_EVENT_QTY, "event quantity out of range"),
	ROW(HFT_E_EVENT_INSTRUMENT, "event instrument unknown or not the order's"),
	ROW(HFT_E_EVENT_ORDER_UNKNOWN, "no live order has this id"),
	ROW(HFT_E_EVENT_ORDER_EXISTS, "a live order has this id"),
	ROW(HFT_E_EVENT_QTY_OVER, "more than the order's open quantity"),
	ROW(HFT_E_EVENT_LEVEL_UNKNOWN, "no such price level"),
	ROW(HFT_E_EVENT_ORDERS_FULL, "the book holds orders_max orders"),
	ROW(HFT_E_EVENT_LEVELS_FULL, "the book holds levels_max levels"),
	ROW(HFT_E_EVENT_QTY_TOTAL, "the level's total quantity would overflow"),
	ROW(HFT_E_RISK_KILLED, "a kill state forbids it"),
	ROW(HFT_E_RISK_NOT_AUTHORISED, "party, trader, account and session do not agree"),
	ROW(HFT_E_RISK_HALTED, "the instrument does not trade now"),
	ROW(HFT_E_RISK_PRICE, "price off tick, or beyond the instrument's bounds"),
	ROW(HFT_E_RISK_QTY, "quantity not a multiple of the lot, or out of 1 .. 2^53"),
	ROW(HFT_E_RISK_TYPE, "type, time in force or flags not allowed here"),
	ROW(HFT_E_RISK_QTY_MAX, "quantity above the limit of one order"),
	ROW(HFT_E_RISK_VALUE_MAX, "value above the limit of one order"),
	ROW(HFT_E_RISK_COLLAR, "price beyond the collar, or a market order without one"),
	ROW(HFT_E_RISK_DUP_ID, "the session has used this client id today"),
	ROW(HFT_E_RISK_OPEN_MAX, "too many open orders"),
	ROW(HFT_E_RISK_LONG, "position and open buys would pass the long limit"),
	ROW(HFT_E_RISK_SHORT, "position and open sells would pass the short limit"),
	ROW(HFT_E_RISK_LOOSEN, "loosening a limit or state needs a verified author"),
	ROW(HFT_E_RISK_NO_LIMIT, "instrument, account, trader or party is not known"),
	ROW(HFT_E_RISK_FULL, "no room for another position row or client id"),
	ROW(HFT_E_MATCH_STP, "self-trade prevention"),
	ROW(HFT_E_MATCH_KIND, "command kind unknown, or not one that matching takes"),
	ROW(HFT_E_MATCH_TYPE, "order type or scope unknown, or not one taken here"),
	ROW(HFT_E_MATCH_TIF, "time in force unknown, or not with this type"),
	ROW(HFT_E_MATCH_SIDE, "side missing, unknown, or not the order's"),
	ROW(HFT_E_MATCH_PRICE, "price missing"),
	ROW(HFT_E_MATCH_QTY, "quantity out of 1 .. 2^53, or a cancel that takes nothing off"),
	ROW(HFT_E_MATCH_INSTRUMENT, "instrument unknown, or not the order's"),
	ROW(HFT_E_MATCH_ORDER_UNKNOWN, "no live order has this id or handle"),
	ROW(HFT_E_MATCH_ORDER_EXISTS, "a live order has this id already"),
	ROW(HFT_E_MATCH_OWNER, "the order is another's"),
	ROW(HFT_E_MATCH_WOULD_TRADE, "a post-only order would trade at once"),
	ROW(HFT_E_MATCH_FOK, "a fill-or-kill order cannot fill in full"),
	ROW(HFT_E_MATCH_ORDERS_FULL, "orders_max orders are live"),
	ROW(HFT_E_MATCH_LEVELS_FULL, "levels_max price levels are in use"),
	ROW(HFT_E_MATCH_QTY_TOTAL, "the level's total would pass 2^62"),
	ROW(HFT_E_MATCH_EXPIRED, "expire_ts is not after ts"),
	ROW(HFT_E_MATCH_FLAGS, "flags unknown, or not taken here"),
	ROW(HFT_E_MATCH_FIELD, "display_qty, min_qty or another field not taken here"),
	ROW(HFT_E_MATCH_PARTY, "party out of range"),
	ROW(HFT_E_MATCH_STP_MODE, "self-trade prevention mode unknown"),
	ROW(HFT_E_MATCH_USER, "cancelled by its owner"),
	ROW(HFT_E_MATCH_MASS, "cancelled by a mass cancel"),
	ROW(HFT_E_MATCH_IOC, "what did not trade at once was cancelled"),
	ROW(HFT_E_MATCH_NO_LIQUIDITY, "the market order found nothing more to meet"),
	ROW(HFT_E_MATCH_AT_COLLAR, "the market order reached its collar"),
	ROW(HFT_E_MATCH_TIME, "the order's time is over"),
	ROW(HFT_E_SESSION_DOWN, "the route does not take orders now"),
	ROW(HFT_E_SESSION_PENDING, "a cancel or replace of this order is on its way"),
	ROW(HFT_E_SESSION_UNKNOWN, "a report names no order of ours"),
	ROW(HFT_E_SESSION_REPORT, "a report contradicts the order's state"),
	ROW(HFT_E_SESSION_VENUE, "the venue refused; aux its raw code"),
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
