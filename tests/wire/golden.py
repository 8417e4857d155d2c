#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden vectors of ITCH 5.0: a message's bytes, its struct and its events; and seeds for fuzzing.

usage: golden.py [--check]

The values are below; bytes and events are the reference decoder's, never the library's. With
--check the committed files are compared with what would be written.
"""
import pathlib
import sys

import reference

TESTS = pathlib.Path(__file__).resolve().parents[1]
MIDNIGHT = 1580360400 * 10**9  # 2020-01-30 00:00 in New York
SOURCE = 7
TS_RECV = 1580396400123456789
TS = 34200123456789            # 09:30:00.123456789
REF, REF2, MATCH = 0x0102030405060708, 0x1112131415161718, 0x2122232425262728

ADD = dict(order_reference=REF, buy_sell=b"B", shares=300, stock=b"AAPL    ", price=3215000)
EXECUTED = dict(order_reference=REF, executed_shares=60, match_number=MATCH)
TRADE = ADD | dict(match_number=MATCH)
NOII = dict(paired_shares=500000, imbalance_shares=1200, imbalance_direction=b"B",
            stock=b"AAPL    ", far_price=3216700, near_price=3216600, reference_price=3216500,
            cross_type=b"O", price_variation=b"L")
COLLAR = dict(stock=b"TSLA    ", reference_price=6400000, upper_price=6720000,
              lower_price=6080000, extension=2)
LISTING = dict(stock=b"NEWCO   ", open_eligibility=b"Y", minimum_price=200000,
               maximum_price=450000, near_price=310000, near_time=REF, lower_collar=279000,
               upper_collar=341000)

# Name, code, fields; the first of a code is the plain one.
VECTORS = [
    ("system_event", "S", dict(event_code=b"Q")),
    ("system_event_unknown", "S", dict(event_code=b"z")),
    ("stock_directory", "R", dict(
        stock=b"AAPL    ", market_category=b"Q", financial_status=b"N", round_lot_size=100,
        round_lots_only=b"N", issue_classification=b"C", issue_sub_type=b"Z ", authenticity=b"P",
        short_sale_threshold=b"N", ipo_flag=b" ", luld_price_tier=b"1", etp_flag=b"N",
        etp_leverage_factor=3, inverse_indicator=b"Y")),
    ("stock_trading_action", "H", dict(stock=b"AAPL    ", trading_state=b"P", reserved=b" ",
                                       reason_code=b"LUDP")),
    ("stock_trading_action_resumed", "H", dict(stock=b"AAPL    ", trading_state=b"T",
                                               reserved=b" ", reason_code=b"T3  ")),
    ("reg_sho", "Y", dict(stock=b"AAPL    ", reg_sho_action=b"1")),
    ("market_participant_position", "L", dict(
        mpid=b"GSCO", stock=b"AAPL    ", primary_market_maker=b"Y", market_maker_mode=b"N",
        participant_state=b"A")),
    ("mwcb_decline_level", "V", dict(level_1=305437500000, level_2=285622500000,
                                     level_3=262704000001)),
    ("mwcb_status", "W", dict(breached_level=b"2")),
    ("ipo_quoting_period_update", "K", dict(stock=b"NEWCO   ", release_time=37800,
                                            release_qualifier=b"A", ipo_price=170000)),
    ("ipo_quoting_period_update_no_price", "K", dict(
        stock=b"NEWCO   ", release_time=0, release_qualifier=b"C", ipo_price=0)),
    ("luld_auction_collar", "J", COLLAR),
    ("luld_auction_collar_one_price", "J", COLLAR | dict(upper_price=0, lower_price=0)),
    ("operational_halt", "h", dict(stock=b"AAPL    ", market_code=b"B", halt_action=b"H")),
    ("operational_halt_resumed", "h", dict(stock=b"AAPL    ", market_code=b"Q",
                                           halt_action=b"T")),
    ("add_order", "A", ADD),
    ("add_order_sell", "A", ADD | dict(buy_sell=b"S", price=2000000000)),
    ("add_order_late", "A", ADD | dict(timestamp=86400000000001)),
    ("add_order_extremes", "A", ADD | dict(
        order_reference=2**64 - 1, shares=2**32 - 1, price=2**32 - 1, stock_locate=65535,
        timestamp=2**48 - 1)),
    ("add_order_mpid", "F", ADD | dict(attribution=b"GSCO", buy_sell=b"S")),
    ("order_executed", "E", EXECUTED),
    ("order_executed_with_price", "C", EXECUTED | dict(printable=b"N", execution_price=3214900)),
    ("order_executed_with_price_printable", "C", EXECUTED | dict(printable=b"Y",
                                                                 execution_price=3214900)),
    ("order_cancel", "X", dict(order_reference=REF, cancelled_shares=40)),
    ("order_delete", "D", dict(order_reference=REF)),
    ("order_replace", "U", dict(original_reference=REF, new_reference=REF2, shares=250,
                                price=3215100)),
    ("trade", "P", TRADE | dict(order_reference=0)),
    ("trade_sell", "P", TRADE | dict(buy_sell=b"S")),
    ("cross_trade", "Q", dict(cross_shares=2**33, stock=b"AAPL    ", cross_price=3216600,
                              match_number=MATCH, cross_type=b"C")),
    ("broken_trade", "B", dict(match_number=MATCH)),
    ("net_order_imbalance", "I", NOII),
    ("net_order_imbalance_none", "I", NOII | dict(
        imbalance_direction=b"N", imbalance_shares=0, far_price=0, near_price=0,
        cross_type=b"A")),
    ("net_order_imbalance_sell", "I", NOII | dict(imbalance_direction=b"S", cross_type=b"?")),
    ("retail_interest", "N", dict(stock=b"AAPL    ", interest_flag=b"S")),
    ("retail_interest_both", "N", dict(stock=b"AAPL    ", interest_flag=b"A")),
    ("direct_listing", "O", LISTING),
    ("direct_listing_no_near", "O", LISTING | dict(near_price=0, lower_collar=0)),
]


def complete(code, fields):
    locate = 0 if code in "SVW" else 4660
    return dict(code=code, stock_locate=locate, tracking_number=22136, timestamp=TS) | fields


def c_value(value):
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, int):
        return f"UINT64_C({value})" if value >= 2**31 else str(value)
    letters = ", ".join(f"'{chr(byte)}'" for byte in value)
    return letters if len(value) == 1 else f"{{ {letters} }}"


def rows(items, indent="\t"):
    lines, line = [], indent
    for item in items:
        if len(line.expandtabs(8)) + len(item) > 94:
            lines.append(line.rstrip())
            line = indent
        line += item + ", "
    return "\n".join(lines + [line.rstrip()])


def event_row(event):
    words = [f".{name} = {c_event(name, value)}" for name, value in event.items() if value]
    body = rows(words, "\t  ").rstrip(",")
    return "\t{ " + body.lstrip() + " },"


def c_event(name, value):
    if name == "price" and value == reference.PRICE_NONE:
        return "HFT_PRICE_NONE"
    if name in ("order_id", "aux") and value >= 2**31:
        return f"UINT64_C({value})"
    return f"INT64_C({value})" if value >= 2**31 else str(value)


def vector(name, plain, code, fields):
    fields = complete(code, fields)
    message = reference.pack(fields)
    view = rows(f".{field} = {c_value(value)}" for field, value in fields.items())
    out = reference.events(message, seq=1, midnight=MIDNIGHT, ts_recv=TS_RECV, source=SOURCE)
    events = "\n".join(event_row(event) for event in out)
    octets = rows(f"0x{byte:02x}" for byte in message)
    return (f"static const uint8_t {name}_bytes[] = {{\n{octets}\n}};\n"
            f"static const hft_itch50_{plain} {name}_view = {{\n{view}\n}};\n"
            f"static const hft_event {name}_events[] = {{\n{events}\n}};\n")


def table_row(name):
    return f"\tGOLDEN({name}),"


def header():
    plain = {}
    for name, code, _ in VECTORS:
        plain.setdefault(code, name)
    assert sorted(plain) == sorted(reference.LAYOUTS)
    vectors = "\n".join(vector(name, plain[code], code, fields)
                        for name, code, fields in VECTORS)
    table = "\n".join(table_row(name) for name, _, _ in VECTORS)
    return f"""/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from its own values and tests/wire/reference.py by tests/wire/golden.py. */
#ifndef HFT_TESTS_ITCH50_GOLDEN_H
#define HFT_TESTS_ITCH50_GOLDEN_H
#include <hft/event.h>
#include <hft/wire/itch50.h>

enum {{ GOLDEN_SOURCE = {SOURCE} }};
#define GOLDEN_MIDNIGHT INT64_C({MIDNIGHT})
#define GOLDEN_TS_RECV INT64_C({TS_RECV})

struct golden {{
	const char *name;
	const uint8_t *bytes;
	const void *view;
	const hft_event *events;
	uint32_t size;
	uint32_t view_size;
	uint32_t event_count;
}};

{vectors}
#define GOLDEN(name) \\
	{{ #name, name##_bytes, &name##_view, name##_events, sizeof(name##_bytes), \\
	  sizeof(name##_view), sizeof(name##_events) / sizeof(name##_events[0]) }}

static const struct golden goldens[] = {{
{table}
}};

#endif
"""


def frame(message):
    return len(message).to_bytes(2, "big") + message


def seeds():
    """Fuzz inputs: each message alone, and streams behind the four bytes that fuzz_md.c reads."""
    messages = {name: reference.pack(complete(code, fields)) for name, code, fields in VECTORS}
    stream = b"".join(frame(message) for message in messages.values())
    orders = b"".join(frame(messages[name]) for name in (
        "add_order", "add_order_sell", "order_executed", "order_cancel", "order_replace",
        "order_delete", "trade", "add_order_mpid")) * 4
    out = {f"wire/{name}": message for name, message in messages.items()}
    out["md/alone"] = bytes((1, 0, 0, 0)) + messages["direct_listing"]
    out["md/all_types"] = bytes((0, 3, 5, 0)) + stream
    out["md/orders"] = bytes((0, 40, 60, 0)) + orders
    out["md/orders_a_few_at_once"] = bytes((0, 0, 31, 3)) + orders
    out["md/cut_short"] = bytes((0, 9, 1, 0)) + orders[:-7]
    out["md/ended"] = bytes((0, 9, 2, 0)) + orders + bytes(2)
    out["md/after_the_end"] = bytes((0, 9, 2, 0)) + orders + bytes(2) + orders
    out["md/unknown_short_long"] = (bytes((0, 9, 90, 0)) + frame(b"zebra") + orders +
                                    frame(messages["trade"][:-1]) +
                                    frame(messages["trade"] + b"more") + orders)
    return {f"fuzz/corpus/{name}": octets for name, octets in out.items()}


def outputs():
    return seeds() | {"wire/itch50_golden.h": header().encode()}


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    for name, octets in outputs().items():
        target = TESTS / name
        if not arguments:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(octets)
        elif not target.exists() or target.read_bytes() != octets:
            sys.exit(f"tests/{name} is not what golden.py would write")


if __name__ == "__main__":
    main(sys.argv[1:])
