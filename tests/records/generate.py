#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write docs/records.md and docs/orders.md from headers and descriptions; --check compares."""
import re
import sys

import records

PAGE = records.ROOT / "docs" / "records.md"
HEADER = records.ROOT / "include" / "hft" / "event.h"

INTRO = """<!-- Written by tests/records/generate.py from docs/records.toml and hft/event.h. -->
# hft_event: the market-data record

Every decoder writes it, every book reads it: 64 bytes, little-endian, no padding, one cache line.
Its layout and the values of its codes are frozen; new codes may be added.

```c
#include <hft/event.h>
```

"""

RULES = """## Rules for every format

- **Prices** are i64 counts of 1e-9 of the quote unit. A wire price with `d` decimals is multiplied
  by 10^(9 - d), exactly; nothing is rounded. None is `HFT_PRICE_NONE` (INT64_MAX). Negative and
  zero prices are prices, but for wire fields whose row says that 0 is none. A wire
  price whose count does not fit in i64, or is INT64_MAX, makes the message bad: it is counted and
  gives no event.
- **Quantities** are counts of the instrument's smallest unit. A wire count above 2^63 - 1 makes the
  message bad. A book takes 1 to 2^53.
- **None** of any other wire field is 0 in the record.
- **Instrument** is the dense id that the reference data gives the wire's number or symbol. 0 means
  that the wire does not say it: on book events the order's own, on STATUS and CLEAR all that the
  event concerns.
- **Text** in `aux`, `order_id` and `level` has its first byte lowest.
- **Codes** that a map does not list become its `other`; where it has none, the message is bad.
- **By view** lists what the record does not hold. The per-message view of the same bytes has every
  field; DEFINITION and ADMIN give the message's byte offset in `aux`.
- **Volume** is the sum of qty over EXECUTE and TRADE, less those with NOT_PRINTABLE and less what a
  BUST voids. FILL, QUOTE and STAT never count.
- The proof is `tests/records`: wire values at random and at the edges become records, are read
  back, and every field must return exactly, but for codes that share a constant.

"""


READING = """## How to read the format tables

One row is one record; a message with several rows gives several, in that order. `a = b` puts the
wire's field b into member a; `a = b by m` goes through the map m below the table; a price is
scaled. A name in capitals is a constant without its `HFT_`. Members that are not named are 0,
price none. `when` says which values of the wire select the row; values not listed anywhere make
the message bad. A group's rows are for each of its entries. Functions:

| written | value |
|---|---|
| `bytes(a,b)` | the fields packed, the first lowest |
| `order_key(a,b)` | `a << 1`, with bit 0 set when b is the sell side |
| `sum(a,b)` | a + b |
| `imbalance(a,b)` | the greater less the lesser |
| `paired(a,b)`, `heavier(a,b)` | the lesser; the side of the greater |
| `offset` | where the message starts in the buffer of this decode call |

What no record carries, whatever the format: who is behind an order (attribution, participant,
customer, client), order types and hidden or cancelled remainders of icebergs, trade conditions
wider than one byte, the legs of strategies, request and matching times beside ts_event. Read them
by view.

"""


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n\n"


def prose(comment):
    text = re.sub(r"\s*\n\s*\*?\s*", " ", comment).strip()
    return text.replace("|", "\\|")


def struct_table(header):
    body = re.search(r"typedef struct hft_event \{(.*?)\} hft_event;", header, re.S).group(1)
    rows = re.findall(r"(\w+) (\w+);\s*/\*\*<(.*?)\*/", body, re.S)
    found = {name: (kind, prose(text)) for kind, name, text in rows}
    out = [[str(offset), str(size), f"`{name}`", found[name][0].removesuffix("_t"), found[name][1]]
           for name, (offset, size) in records.EVENT_FIELDS.items()]
    return table(["at", "bytes", "member", "type", "meaning"], out)


def enum_rows(header, group):
    """(name, value, comment) of each HFT_<group>_ constant, its comment before or behind it."""
    rows = []
    for match in re.finditer(
            rf"(?:/\*\*(?!<)((?:(?!\*/).)*)\*/\s*)?\b(HFT_{group}_[A-Z_]+) = (-?\d+),?"
            r"(?:[ \t]*/\*\*<((?:(?!\*/).)*)\*/)?", header, re.S):
        before, name, value, behind = match.groups()
        rows.append((name, int(value), prose(behind or before or "")))
    return rows


def is_flag(row):
    return row[0] == "HFT_EVENT_LAST" or row[0] in {
        f"HFT_EVENT_{name}" for name in ("SNAPSHOT", "IMPLIED", "HIDDEN", "NOT_PRINTABLE",
                                         "KEEPS_PRIORITY", "BAD_TS", "UNTRUSTED", "OWN",
                                         "KEEPS_IF_LESS")}


def constants(header):
    rows = enum_rows(header, "EVENT")
    text = "## Kinds\n\nKinds 1 to 15 may change a book; kinds from 16 never do.\n\n"
    text += table(["kind", "value", "meaning"],
                  [[f"`{n[10:]}`", str(v), c] for n, v, c in rows if not is_flag((n, v, c))])
    text += "## Flags\n\n"
    text += table(["flag", "value", "meaning"],
                  [[f"`{n[10:]}`", str(v), c] for n, v, c in rows if is_flag((n, v, c))])
    text += "## Codes\n\n"
    for group, title in (("SIDE", "side"), ("CLEAR", "reason of CLEAR"),
                         ("LEVEL", "reason of LEVEL"), ("TRADE", "reason of TRADE and IMBALANCE"),
                         ("STATE", "reason of STATUS"), ("STAT", "reason of STAT"),
                         ("IMBALANCE", "level of IMBALANCE")):
        rows = [row for row in enum_rows(header, group)]
        names = ", ".join(f"`{n.split('_', 2)[2]}` {v}" for n, v, _ in rows)
        text += f"- **{title}** (`HFT_{group}_`): {names}.\n"
    return text + "\n"


def shown(value):
    return str(value).replace("HFT_", "").replace("@", " by ")


def members(message, event):
    exprs = message.exprs(event)
    parts = []
    for member in ("ts_recv", "source", "instrument", "order_id", "side", "price", "qty", "aux",
                   "level", "reason", "seq"):
        if member in exprs and exprs[member] != 0:
            parts.append(f"{member} = {shown(exprs[member])}")
    if exprs["flags"]:
        parts.append("flags = " + ", ".join(map(shown, exprs["flags"])))
    return "; ".join(parts)


def case_name(case):
    when = case.get("when", {})
    return "; ".join(f"{name} {', '.join(map(str, values))}" for name, values in when.items())


def message_rows(message):
    title = f"`{message.code}` {message.name}"
    title += f", {message.part}" if message.part else ""
    title += f" ({message.feeds})" if message.feeds else ""
    if message.session or message.unmapped:
        return [[title, "", "none: " + (message.session or message.unmapped), "all"]]
    rows = []
    for case in message.cases:
        view = [f for f in message.fields if f in message.case_view(case)]
        by_view = "all" if message.whole else ", ".join(view)
        when = case_name(case)
        for event in case["events"]:
            kind = event["kind"] + (f" when {when}" if when else "")
            rows.append([title, kind, members(message, event), by_view])
            title = by_view = when = ""
    return rows


def map_rows(form):
    rows = []
    for name, found in form.maps.items():
        pairs = [f"{key} {shown(value)}" for key, value in found.names.items() if key != "other"]
        other = shown(found.names["other"]) if "other" in found.names else "the message is bad"
        rows.append([f"`{name}`", ", ".join(pairs), other])
    return rows


def field_rows(form):
    rows = []
    for message in form.messages:
        if message.fields:
            title = f"`{message.code}`" + (f" {message.part}" if message.part else "")
            rows.append([title, ", ".join(
                f"{f.name} {f.text()}" for f in message.fields.values())])
    return rows


def format_text(form):
    row = form.row
    text = f"## {row['title']}, {row['version']}\n\n"
    if row.get("notes"):
        text += row["notes"].strip() + "\n\n"
    text += table(["of each event", "is"], [
        ["order ids are unique within", row["order_ids"]], ["ts_event", row["time"]],
        ["seq", row["seq"]], ["qty", row["quantity"]], ["LAST is on", row["last"]],
        ["volume is the sum over", row["volume"]]])
    text += table(["message", "event", "members", "by view"],
                  [r for message in form.messages for r in message_rows(message)])
    text += "Maps of codes:\n\n"
    text += table(["map", "wire and constant", "other"], map_rows(form))
    text += "Fields of the wire; context is known from the packet or an earlier message:\n\n"
    return text + table(["message", "fields"], field_rows(form))


def page():
    header = HEADER.read_text()
    text = INTRO + struct_table(header) + constants(header) + RULES + READING
    return (text + "".join(map(format_text, records.load()))).rstrip() + "\n"


def main():
    import generate_orders  # it builds on this file
    status = 0
    for path, text in ((PAGE, page()), (generate_orders.PAGE, generate_orders.page())):
        if "--check" not in sys.argv[1:]:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"{path} is not what {sys.argv[0]} writes", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
