# SPDX-License-Identifier: Apache-2.0
"""Wire messages to records and back, as docs/records.toml describes it; orders.py adds to it."""
import re
import struct
import tomllib

import layouts

ROOT = layouts.ROOT

# hft_event, as include/hft/event.h has it; test_layout.py compares all of this with the compiler.
EVENT_FORMAT = "<qqQQqqIIHHBBBB"
EVENT_FIELDS = {
    "ts_event": (0, 8), "ts_recv": (8, 8), "order_id": (16, 8), "aux": (24, 8), "price": (32, 8),
    "qty": (40, 8), "seq": (48, 4), "instrument": (52, 4), "source": (56, 2), "flags": (58, 2),
    "kind": (60, 1), "side": (61, 1), "level": (62, 1), "reason": (63, 1),
}
PRICE_NONE = 2**63 - 1
CONSTANTS = {
    "EVENT": {
        "ADD": 1, "REDUCE": 2, "DELETE": 3, "MODIFY": 4, "REPLACE": 5, "EXECUTE": 6, "CLEAR": 7,
        "LEVEL": 8, "QUOTE": 9, "TRADE": 16, "FILL": 17, "BUST": 18, "STATUS": 19, "STAT": 20,
        "IMBALANCE": 21, "DEFINITION": 22, "ADMIN": 23,
        "LAST": 1, "SNAPSHOT": 2, "IMPLIED": 4, "HIDDEN": 8, "NOT_PRINTABLE": 16,
        "KEEPS_PRIORITY": 32, "BAD_TS": 64, "UNTRUSTED": 128, "OWN": 256, "KEEPS_IF_LESS": 512,
    },
    "SIDE": {"NONE": 0, "BID": 1, "ASK": 2},
    "CLEAR": {"ALL": 0, "FROM": 1, "THRU": 2},
    "LEVEL": {"SET": 0, "INSERT": 1, "OVERLAY": 2},
    "TRADE": {
        "REGULAR": 0, "OPENING": 1, "CLOSING": 2, "HALT": 3, "EXTENDED_CLOSE": 4,
        "INTRADAY_AUCTION": 5, "OFF_BOOK": 6, "IPO": 7, "VOLATILITY": 8, "OTHER": 255,
    },
    "STATE": {
        "UNKNOWN": 0, "MESSAGES_START": 1, "SYSTEM_START": 2, "MARKET_OPEN": 3, "MARKET_CLOSE": 4,
        "SYSTEM_END": 5, "MESSAGES_END": 6, "TRADING": 16, "HALTED": 17, "PAUSED": 18,
        "QUOTE_ONLY": 19, "AUCTION": 20, "PRE_OPEN": 21, "CLOSED": 22, "FAST_MARKET": 23,
        "VENUE_HALT": 32, "VENUE_RESUME": 33, "SHORT_SALE": 34, "MWCB": 35, "RELEASE": 36,
        "RETAIL": 37,
    },
    "STAT": {
        "OPEN": 1, "HIGH": 2, "LOW": 3, "CLOSE": 4, "SETTLEMENT": 5, "VOLUME": 6, "BAND_LOW": 7,
        "BAND_HIGH": 8, "REFERENCE": 9, "OPEN_INTEREST": 10, "VWAP": 11, "MWCB": 12, "LAST": 13,
        "PREVIOUS_CLOSE": 14, "HIGH_BID": 15, "LOW_ASK": 16, "FIXING": 17, "CLEARED_VOLUME": 18,
        "BAND_WIDTH": 19, "OTHER": 255,
    },
    "IMBALANCE": {
        "INDICATIVE": 1, "FAR": 2, "REFERENCE": 3, "COLLAR_LOW": 4, "COLLAR_HIGH": 5,
    },
}
# What orders, reports and parties add; taken from the headers, their layouts as well.
OTHERS = layouts.constants("core", "order", "ref")
BAD_TS = CONSTANTS["EVENT"]["BAD_TS"]
LAST = CONSTANTS["EVENT"]["LAST"]
DAY_NS = 86400 * 10**9
# What a decoder knows besides the message.
MIDNIGHT_NS = 1_700_000_000 * 10**9
UNIT_SECOND = 34_200
OFFSET = 4711
SEQ = 2**40 + 12345
SOURCE = 7
EVENT = layouts.Record("event", zip(EVENT_FIELDS, EVENT_FORMAT[1:]), "EVENT",
                       {"price": PRICE_NONE, "source": SOURCE, "seq": SEQ % 2**32})


class Refused(Exception):
    """The message holds a value that no record can carry; a decoder counts it bad."""

    def __init__(self, what, field=None):
        super().__init__(f"{what}: {field.name if field else ''}")
        self.what = what
        self.field = field


class Undescribed(Exception):
    """The description contradicts itself."""


def constant(name):
    """A constant's value; reject codes with the sign turned, as reports have them."""
    _, group, rest = name.split("_", 2)
    if rest in CONSTANTS.get(group, {}):
        return CONSTANTS[group][rest]
    return abs(OTHERS[name])


class Field:
    """One field of a message: name:type, /decimals, ? or ?0."""

    def __init__(self, text, signed_null):
        match = re.fullmatch(r"(\^?)(\w+):(u|i|char|bit)(\d+)(?:/(\d))?(\??)(0?)", text)
        if not match:
            raise Undescribed(text)
        context, self.name, self.type, size, decimals, none, zero = match.groups()
        self.is_context = bool(context)
        self.bits = int(size) * (8 if self.type == "char" else 1)
        self.decimals = int(decimals) if decimals else None
        self.low = -(2 ** (self.bits - 1)) if self.type == "i" else 0
        self.high = self.low + 2**self.bits - 1
        self.none = None
        if none:
            signed = self.low if signed_null == "min" else self.high
            self.none = 0 if zero else signed if self.type == "i" else self.high

    def key(self, text):
        """A value as a description writes it: characters for text, else a number."""
        if isinstance(text, int):
            return text
        if text == "none":
            return self.none
        if self.type == "char":
            return int.from_bytes(text.encode().ljust(self.bits // 8), "little")
        return int(text)

    def text(self):
        kind = {"u": f"u{self.bits}", "i": f"i{self.bits}", "char": f"char[{self.bits // 8}]",
                "bit": "1 bit" if self.bits == 1 else f"{self.bits} bits"}[self.type]
        notes = [f"{self.decimals} decimals"] if self.decimals is not None else []
        notes += [] if self.none is None else ["0 = none" if self.none == 0 else "may be none"]
        notes += ["context"] if self.is_context else []
        return kind + (f" ({', '.join(notes)})" if notes else "")


class AllBut:
    """The set of every value but those that a map lists otherwise."""

    def __init__(self, excluded):
        self.excluded = excluded

    def __contains__(self, value):
        return value not in self.excluded

    def __and__(self, values):
        if isinstance(values, AllBut):
            return AllBut(self.excluded | values.excluded)
        return {value for value in values if value in self}

    __rand__ = __and__


class Map:
    """Values of the wire to constants."""

    def __init__(self, name, rows):
        self.name = name
        self.rows = {key: self._value(value) for key, value in rows.items() if key != "other"}
        self.other = self._value(rows["other"]) if "other" in rows else None
        self.names = rows

    @staticmethod
    def _value(value):
        if str(value).isdigit():
            return int(value)
        bits = 0
        for name in value.split("|"):
            bits |= constant(name)
        return bits

    def values(self, field):
        return {field.key(key): value for key, value in self.rows.items()}

    def forward(self, field, value):
        known = self.values(field)
        if value in known:
            return known[value]
        if self.other is None:
            raise Refused("code", field)
        return self.other

    def back(self, field, value):
        """Every value of the wire that gives this one."""
        known = self.values(field)
        found = {key for key, mapped in known.items() if mapped == value}
        return AllBut(set(known) - found) if self.other == value else found


class Message:
    def __init__(self, form, row):
        self.format = form
        self.code = row["code"]
        self.name = row["name"]
        self.part = row.get("part")
        self.feeds = row.get("feeds")
        self.session = row.get("session")
        self.unmapped = row.get("unmapped")
        self.whole = row.get("whole")
        self.common = row.get("common", form.common)
        self.fields = {f.name: f for f in map(form.field, form.flatten(row.get("fields", [])))}
        self.view = row.get("view", [])
        self.cases = form.cases[row["cases"]] if "cases" in row else row.get("case", [])
        if self.whole:
            self.common = {}
            self.cases = [{"events": [{"kind": self.whole, "aux": "offset"}]}]

    def __str__(self):
        return f"{self.format.id} {self.code} {self.name}" + (f" {self.part}" if self.part else "")

    def case_view(self, case):
        return set(self.view) | set(case.get("view", []))

    def record_of(self, _event):
        return EVENT

    def common_of(self, _event):
        return self.common

    def exprs(self, event):
        """The event's members, the message's common ones included."""
        common = self.common_of(event)
        exprs = {**common, **event}
        exprs["flags"] = common.get("flags", []) + event.get("flags", [])
        return exprs

    # Forward.

    def case_of(self, values):
        for case in self.cases:
            when = case.get("when", {})
            if all(values[f] in self.wanted(when, f) for f in when):
                return case
        raise Refused("code")

    def wanted(self, when, name):
        return {self.fields[name].key(v) for v in when[name]}

    def forward(self, values):
        """This message's records: what their bytes hold."""
        case = self.case_of(values)
        for name in case.get("positive", []):
            if values[name] < 1 or values[name] == self.fields[name].none:
                raise Refused("positive", self.fields[name])
        return [self.pack(self.record_of(event), self.exprs(event), values)
                for event in case["events"]]

    def pack(self, record, exprs, values):
        row = dict.fromkeys(record.codes, 0) | record.defaults
        if record.kinds:
            row["kind"] = constant(f"HFT_{record.kinds}_{exprs['kind']}")
        for member, expr in exprs.items():
            if member not in ("record", "kind", "flags"):
                row[member] = self.value(member, expr, values)
        for flag in exprs["flags"]:
            row["flags"] |= self.value("flags", flag, values)
        if record is EVENT and self.format.time_unit == "midnight" \
                and row["ts_event"] > MIDNIGHT_NS + DAY_NS:
            row["flags"] |= BAD_TS
        try:
            return record.through(row)
        except struct.error as error:
            raise Refused("range") from error

    def value(self, member, expr, values):
        if isinstance(expr, int):
            return expr
        if expr.startswith("HFT_"):
            return constant(expr)
        if expr == "offset":
            return OFFSET
        if "(" in expr:
            return self.call(expr, values)
        name, _, mapped = expr.partition("@")
        field, value = self.fields[name], values[name]
        if mapped:
            return self.format.maps[mapped].forward(field, value)
        return self.plain(member, field, value)

    def plain(self, member, field, value):
        if member == "price":
            return price_forward(field, value)
        if member == "ts_event":
            return self.format.time_forward(field, value)
        if member in ("instrument", "source"):
            return 0 if value == field.none else self.format.directory(member, field.name, value)
        if value == field.none:
            return 0
        if member in ("qty", "ts_recv") and value > PRICE_NONE:
            raise Refused(member, field)
        return value

    def call(self, expr, values):
        name, args = parse_call(expr)
        fields = [self.fields[arg] for arg in args]
        raw = [values[arg] for arg in args]
        if name == "bytes":
            packed = b"".join((v % 2**f.bits).to_bytes(f.bits // 8, "little")
                              for f, v in zip(fields, raw))
            return int.from_bytes(packed, "little")
        first, second = raw
        if name == "order_key":
            if first >= 2**63:
                raise Refused("order_key", fields[0])
            side = self.format.maps["side"].forward(fields[1], second)
            return first << 1 | (side == CONSTANTS["SIDE"]["ASK"])
        if name == "sum":
            return first + second
        if name == "imbalance":
            return abs(first - second)
        if name == "paired":
            return min(first, second)
        if name == "heavier":
            return CONSTANTS["SIDE"]["BID" if first > second else
                                     "ASK" if second > first else "NONE"]
        raise Undescribed(expr)

    # Back.

    def back(self, records):
        """Each case that these records can come from, with the values each field can have had."""
        found = []
        for case in self.cases:
            known = self.case_back(case, records)
            if known is not None:
                found.append((case, known))
        return found

    def case_back(self, case, events):
        if [list(self.record_of(t).codes) for t in case["events"]] != [list(e) for e in events]:
            return None
        known = Known(self, case)
        try:
            for template, event in zip(case["events"], events):
                self.event_back(self.record_of(template), self.exprs(template), event, known)
            known.finish()
        except Mismatch:
            return None
        return known.values

    def event_back(self, record, exprs, event, known):
        if record.kinds:
            expect(event["kind"] == constant(f"HFT_{record.kinds}_{exprs['kind']}"))
        if "flags" in event:
            self.flags_back(exprs["flags"], event["flags"], known)
        for member, value in event.items():
            if member == "flags" or member == "kind" and record.kinds:
                continue
            if member in exprs:
                self.value_back(member, exprs[member], value, known)
            else:
                expect(value == record.defaults.get(member, 0))

    def flags_back(self, exprs, value, known):
        if self.format.time_unit == "midnight":
            value &= ~BAD_TS
        for expr in exprs:
            name, _, mapped = expr.partition("@")
            if not mapped:
                expect(value & constant(expr))
                value &= ~constant(expr)
                continue
            rows = self.format.maps[mapped]
            mask = rows.other or 0
            for bits in rows.rows.values():
                mask |= bits
            known.narrow(name, rows.back(self.fields[name], value & mask))
            value &= ~mask
        expect(value == 0)

    def value_back(self, member, expr, value, known):
        if isinstance(expr, int) or expr.startswith("HFT_") or expr == "offset":
            expect(value == self.value(member, expr, {}))
        elif "(" in expr:
            self.call_back(expr, value, known)
        else:
            name, _, mapped = expr.partition("@")
            field = self.fields[name]
            known.narrow(name, self.format.maps[mapped].back(field, value) if mapped
                         else self.plain_back(member, field, value))

    def plain_back(self, member, field, value):
        if member == "price":
            return price_back(field, value)
        if member == "ts_event":
            return {self.format.time_back(value)}
        if member in ("instrument", "source"):
            return {field.none} if value == 0 else {self.format.directory_back(member, value)}
        if value == 0 and field.none is not None:
            return {0, field.none}
        return {value}

    def call_back(self, expr, value, known):
        name, args = parse_call(expr)
        fields = [self.fields[arg] for arg in args]
        if name == "bytes":
            for field in fields:
                raw = value % 2**field.bits
                known.narrow(field.name, {raw if raw <= field.high else raw - 2**field.bits})
                value >>= field.bits
            expect(value == 0)
        elif name == "order_key":
            side = CONSTANTS["SIDE"]["ASK" if value & 1 else "BID"]
            known.narrow(args[0], {value >> 1})
            known.narrow(args[1], self.format.maps["side"].back(fields[1], side))
        else:
            known.later(name, args, value)


class Mismatch(Exception):
    pass


def expect(condition):
    if not condition:
        raise Mismatch


class Known:
    """What the records say of each field: the set of values it can have had."""

    def __init__(self, message, case):
        self.message = message
        self.values = {}
        self.pending = {}
        when = case.get("when", {})
        for name in when:
            self.narrow(name, message.wanted(when, name))

    def narrow(self, name, values):
        self.values[name] = self.values.get(name, values) & values
        expect(self.values[name])

    def later(self, name, args, value):
        self.pending[name] = (args, value)

    def finish(self):
        if "sum" in self.pending:
            (first, second), total = self.pending["sum"]
            self.narrow(second, {total - next(iter(self.values[first]))})
        if "paired" in self.pending:
            (first, second), paired = self.pending["paired"]
            imbalance = self.pending["imbalance"][1]
            side = self.pending["heavier"][1]
            bid, ask = CONSTANTS["SIDE"]["BID"], CONSTANTS["SIDE"]["ASK"]
            self.narrow(first, {paired + (imbalance if side == bid else 0)})
            self.narrow(second, {paired + (imbalance if side == ask else 0)})


def parse_call(expr):
    name, args = re.fullmatch(r"(\w+)\(([\w,]+)\)", expr).groups()
    return name, args.split(",")


def price_forward(field, value):
    if value == field.none:
        return PRICE_NONE
    price = value * 10 ** (9 - field.decimals)
    if not -(2**63) <= price < PRICE_NONE:
        raise Refused("price", field)
    return price


def price_back(field, value):
    if value == PRICE_NONE:
        expect(field.none is not None)
        return {field.none}
    expect(value % 10 ** (9 - field.decimals) == 0)
    return {value // 10 ** (9 - field.decimals)}


class Format:
    message_type = Message

    def __init__(self, row):
        self.id = row["id"]
        self.row = row
        self.signed_null = row.get("signed_null", "max")
        self.time_unit = row.get("time_unit", "epoch")
        self.common = row.get("common", {})
        self.blocks = row.get("blocks", {})
        self.cases = row.get("cases", {})
        self.maps = {name: Map(name, rows) for name, rows in row.get("maps", {}).items()}
        self.ids = {}
        self.messages = [self.message_type(self, message) for message in row.get("message", [])]

    def field(self, text):
        return Field(text, self.signed_null)

    def flatten(self, fields):
        for text in fields:
            if text.startswith("@"):
                yield from self.flatten(self.blocks[text[1:]])
            else:
                yield text

    def directory(self, member, name, value):
        """The dense id of the venue's own number or symbol, as the reference data would give it."""
        ids = self.ids.setdefault(member, {})
        return ids.setdefault((name, value), len(ids) + 1)

    def directory_back(self, member, dense):
        for (_, value), known in self.ids.get(member, {}).items():
            if known == dense:
                return value
        raise Mismatch

    def _epoch(self):
        return {"midnight": MIDNIGHT_NS, "unit": MIDNIGHT_NS + UNIT_SECOND * 10**9,
                "epoch": 0}[self.time_unit]

    def time_forward(self, field, value):
        if value + self._epoch() > PRICE_NONE:
            raise Refused("time", field)
        return value + self._epoch()

    def time_back(self, value):
        return value - self._epoch()


# The decoder's own description of ITCH, in the words of the other formats.

def itch_field(row, zero_is_none):
    kind = "char" if row["kind"] == "alpha" else "u"
    size = row["bytes"] if kind == "char" else 8 * row["bytes"]
    text = f"{row['name']}:{kind}{size}"
    if "decimals" in row:
        text += f"/{row['decimals']}"
    return text + ("?0" if row["name"] in zero_is_none else "")


def itch_value(value):
    return f"{value['field']}@{value['map']}" if isinstance(value, dict) else value


def itch_event(event, is_last):
    row = {member: itch_value(value) for member, value in event.items()
           if member not in ("zero_is_none", "flags", "instrument")}
    flags = event.get("flags", [])
    row["flags"] = [itch_value(flag) for flag in (flags if isinstance(flags, list) else [flags])]
    row["flags"] += ["HFT_EVENT_LAST"] if is_last else []
    if event.get("instrument") is False:
        row["instrument"] = 0
    return row


def itch_message(row, prefix):
    events = row["events"]
    zeros = {event["price"] for event in events if event.get("zero_is_none")}
    mapped = [itch_event(event, event is events[-1]) for event in events]
    fields = [itch_field(field, zeros) for field in prefix[1:] + row["fields"]]
    used = {re.split("[@]", v)[0] for event in mapped for value in event.values()
            for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)}
    used.add("timestamp")
    if not all(event.get("instrument") == 0 for event in mapped):
        used.add("stock_locate")
    names = [field.split(":")[0] for field in fields]
    out = {"code": row["code"], "name": row["name"], "fields": fields,
           "view": [name for name in names if name not in used], "case": [{"events": mapped}]}
    if len(mapped) == 1 and mapped[0].get("aux") == "offset":
        out["view"] = [name for name in names if name not in ("timestamp", "stock_locate")]
    return out


def itch_format(row):
    with open(ROOT / row["spec"], "rb") as file:
        spec = tomllib.load(file)
    maps = {name: {k: v for k, v in rows.items() if (k, v) != ("other", "bad")}
            for name, rows in spec["maps"].items()}
    return Format(row | {
        "version": spec["version"], "time_unit": "midnight", "maps": maps,
        "common": {"ts_event": "timestamp", "instrument": "stock_locate"},
        "message": [itch_message(message, spec["prefix"]) for message in spec["message"]],
    })


def load(path=ROOT / "docs" / "records.toml"):
    with open(path, "rb") as file:
        rows = tomllib.load(file)["format"]
    return [itch_format(row) if "spec" in row else Format(row) for row in rows]
