# SPDX-License-Identifier: Apache-2.0
"""docs/orders.md, from include/hft/order.h, include/hft/ref.h and docs/orders.toml."""
import re

import generate
import layouts
import orders

PAGE = layouts.ROOT / "docs" / "orders.md"
TYPES = {"q": "int64", "Q": "uint64", "I": "uint32", "H": "uint16", "B": "uint8"}

INTRO = """<!-- Written by tests/records/generate.py from docs/orders.toml and hft/order.h. -->
# hft_order and hft_report: commands and answers

What gateways, strategies and journals hand to matching, risk and the engine, and what they get
back: 128 bytes each, little-endian, no padding, two cache lines. Their layouts and the values of
their codes are frozen; new codes may be added.

```c
#include <hft/order.h>
```

"""

READING = """## How to read the tables of formats

One row is one record; a message with several rows gives several. `a = b` puts the wire's field b
into member a; `a = b by m` goes through the map m below the table; prices are scaled to 1e-9, and
nothing is rounded. A name in capitals is a constant without its `HFT_`. Members that are not named
are 0, or what the host knows: ts, seq, session, and on reports order_id, which it finds by
client_id or by the venue's id. `when` says which values of the wire select the row; a value that
no row and no map takes makes the message bad. A group's rows are for each of its entries.

| written | value |
|---|---|
| `id(a)` | the host's number for this name or number, given once and journaled; 0 = none |
| `row` | the number of the row of the table beside it |
| `market(a)` | `MARKET` if a is none, else `LIMIT` |
| `time(a)`, `seconds(a)` | ns, seconds since midnight, added to the day's midnight in UTC |
| `day_end(a)` | the end of that date in the venue's time zone |
| `offset(a,b)` | a in 0.01 bp where b says so, else in 1e-9 |
| `sum(a,b)` | a + b |
| `shown(a,b,c)` | 0 if a hides the order, else c, or b if there is no c |

- **Text** longer than a member, ids above all, is kept once in a journaled table; records hold its
  number. Nothing is cut.
- **Codes of a venue** are mapped to ours, and kept: in aux where the kind leaves it free, else in
  trade_id, and for fills in a row of the table of executions. So no answer is lost for want of a
  code of ours.
- **Answers** are what `hft_engine_answer_n` takes: value_lo is the venue's time there, and the
  engine makes the sum. The engine's own reports have ts, seq and the sum; the time is in the
  journal's input of that seq. Order rows beside a report are the terms that the venue returns, to
  be compared with those sent.
- **Elsewhere** lists what these records do not hold, and where it is.
- The proof is `tests/records`: values at random and at the edges become records, are read back,
  and every field must return exactly, but for codes that share a constant and for none, which is
  0 wherever 0 means nothing else.

"""


def comments(text):
    """name: its comment, before or behind it."""
    found = {}
    for before, name, behind in re.findall(
            r"(?:/\*\*(?!<)((?:(?!\*/).)*)\*/\s*)?\b(\w+)(?: = -?\d+(?: << \d+)?,?|;)"
            r"(?:[ \t]*/\*\*<((?:(?!\*/).)*)\*/)?", text, re.S):
        found.setdefault(name, generate.prose(behind or before or ""))
    return found


def struct_table(record, module):
    header = layouts.header(module)
    body = re.search(rf"typedef struct {record.name} \{{(.*?)\}} {record.name};", header, re.S)
    told = comments(body.group(1))
    rows = [[str(at), str(size), f"`{name}`", TYPES[record.codes[name]], told.get(name, "")]
            for name, (at, size) in record.offsets().items()]
    return generate.table(["at", "bytes", "member", "type", "meaning"], rows)


def enum_table(title, prefix, shifts=False, module="order"):
    header = layouts.header(module)
    told = comments(header)
    rows = []
    for name, value in re.findall(rf"\b({prefix}[A-Z_]+) = (-?\d+(?: << \d+)?)",
                                  layouts.without_comments(header)):
        if ("<<" in value) == shifts:
            number = layouts.constants(module)[name]
            rows.append([f"`{name.removeprefix(prefix)}`", str(number), told.get(name, "")])
    return f"### {title} (`{prefix}`)\n\n" + generate.table(["code", "value", "meaning"], rows)


def constants():
    text = "## Codes\n\n"
    text += enum_table("kind of hft_order", "HFT_ORDER_")
    text += enum_table("flags of hft_order", "HFT_ORDER_", True)
    for title, group in (("ord_type", "TYPE"), ("ord_type of MASS_CANCEL", "MASS"),
                         ("ord_type of TIMER", "TIMER"), ("tif", "TIF"), ("capacity", "CAPACITY"),
                         ("stp", "STP")):
        text += enum_table(title, f"HFT_{group}_")
    text += enum_table("kind of hft_report", "HFT_REPORT_")
    text += enum_table("flags of hft_report", "HFT_REPORT_", True)
    return text + enum_table("reason of FILL", "HFT_LIQUIDITY_")


def tables(rows):
    text = "## Tables that records point to\n\n`hft_order.party` is a row of `hft_party`:\n\n"
    records = orders.load_records([])
    text += struct_table(records["party"], "ref")
    for row in rows:
        text += f"### {row['name']}\n\n{row['text']}\n\n"
        columns = [column.split(" ", 2) for column in row["columns"]]
        text += generate.table(["column", "type", "meaning"],
                               [[f"`{name}`", kind, told] for name, kind, told in columns])
    return text


def members(message, event):
    exprs = message.exprs(event)
    parts = [f"{member} = {generate.shown(exprs[member])}" for member in
             message.record_of(event).codes if member in exprs and member not in ("kind", "flags")
             and exprs[member] != 0]
    if exprs["flags"]:
        parts.append("flags = " + ", ".join(map(generate.shown, exprs["flags"])))
    return "; ".join(parts)


def message_rows(message):
    title = f"`{message.code}` {message.name}" + (f", {message.part}" if message.part else "")
    if message.session:
        return [[title, "", "none: " + message.session, ""]]
    rows = []
    for case in message.cases:
        when = generate.case_name(case)
        left = [name for name in message.fields if name in message.case_view(case)]
        for event in case["events"]:
            record = event["record"] + (f" {event['kind']}" if "kind" in event else "")
            rows.append([title, record + (f" when {when}" if when else ""),
                         members(message, event), ", ".join(left)])
            title = when = ""
            left = []
    return rows


def format_text(form):
    text = f"## {form.row['title']}\n\n{form.row['notes'].strip()}\n\n"
    for way, title in (("in", "Commands"), ("out", "Answers")):
        messages = [message for message in form.messages if message.way == way]
        text += f"### {title}\n\n" + generate.table(
            ["message", "record", "members", "elsewhere"],
            [row for message in messages for row in message_rows(message)])
    text += "Maps of codes:\n\n"
    text += generate.table(["map", "wire and constant", "other"], generate.map_rows(form))
    places = {name: where for m in form.messages for name, where in m.elsewhere.items()}
    if places:
        text += "Elsewhere:\n\n" + generate.table(["field", "where"], sorted(places.items()))
    if "rest" in form.row:
        text += "Not mapped one by one:\n\n" + generate.table(
            ["fields", "where"], [[row["fields"], row["where"]] for row in form.row["rest"]])
    text += "Fields of the wire; context is known from the order or the message's root:\n\n"
    rows = [[f"`{m.code}`" + (f" {m.part}" if m.part else f" {m.name}"),
             ", ".join(f"{f.name} {f.text()}" for f in m.fields.values())]
            for m in form.messages if m.fields]
    return text + generate.table(["message", "fields"], rows)


def condition(row):
    parts = [f"{name} {', '.join(row[name])}".replace("HFT_", "") for name in ("command", "reason")
             if name in row]
    words = {"open": ("leaves above 0", "leaves 0"), "unsolicited": ("UNSOLICITED", "asked for"),
             "human": ("by a person of the host", "not by a person")}
    return "; ".join(parts + [words[name][not row[name]] for name in words if name in row])


def rule_text(rule):
    text = f"## {rule['title']}\n\n{rule['text'].strip()}\n\n"
    rows = [[str(number), what, where] for number, what, where in rule["field"]]
    text += generate.table(["field", "what", "where"], rows)
    if "event" in rule:
        text += "The first row whose conditions hold gives the event:\n\n"
        text += generate.table(["report", "when", "event"], [
            [row["kind"], condition(row), row["code"] or "none"] for row in rule["event"]])
        text += generate.table(["tif", "validity"], list(map(list, rule["validity"].items())))
    return text


def page():
    rows = orders.description()
    records = orders.load_records([])
    text = INTRO + "## hft_order\n\n" + struct_table(records["order"], "order")
    text += "## hft_report\n\n" + struct_table(records["report"], "order")
    text += constants() + tables(rows["table"]) + READING
    text += "".join(map(format_text, orders.load(rows))) + "".join(map(rule_text, rows["rule"]))
    return text.rstrip() + "\n"
