# SPDX-License-Identifier: Apache-2.0
"""Order-entry messages to orders, reports and table rows and back, as docs/orders.toml has it."""
import re
import tomllib
from datetime import datetime, timedelta, timezone

import layouts
from records import (MIDNIGHT_NS, PRICE_NONE, Field, Format, Message, Refused, Undescribed,
                     constant, expect, parse_call)

SECOND = 10**9
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
# What the host knows besides the message: its clock, its numbers, the rows that it made.
RECEIVED_NS = MIDNIGHT_NS + 12 * 3600 * SECOND
KNOWN = {"ts": RECEIVED_NS, "seq": 11, "session": 3}
ROW = 5
# Where none is HFT_PRICE_NONE; elsewhere a type tells that a member is not used, and it is 0.
PRICES = ("price", "target_price")


class TextField:
    """A field of tag=value text: name:type; dec/N is a decimal kept as a count of 10^-N."""

    def __init__(self, text):
        match = re.fullmatch(r"(\^?)(\w+):(dec|utc|date|text)(?:/(\d))?(\??)", text)
        context, self.name, self.type, decimals, none = match.groups()
        self.is_context = bool(context)
        self.decimals = int(decimals) if decimals else None
        self.none = "" if none else None
        self.low = self.high = self.bits = 0

    def key(self, text):
        return "" if text == "none" else text

    def text(self):
        kind = {"dec": f"decimal, {self.decimals} places", "utc": "UTC time", "date": "date",
                "text": "text"}[self.type]
        return kind + (" (may be none)" if self.none is not None else "")


# The forms of text, each with one way to write a value.

def dec_forward(field, text, places):
    whole, _, part = text.lstrip("-").partition(".")
    if len(part) > places:
        raise Refused("decimals", field)
    value = int(whole + part.ljust(places, "0"))
    return -value if text.startswith("-") else value


def dec_back(value, places):
    whole, part = divmod(abs(value), 10**places)
    text = f"{whole}.{part:0{places}}".rstrip("0").rstrip(".")
    return "-" * (value < 0) + text


def utc_forward(text):
    stamp, _, part = text.partition(".")
    at = datetime.strptime(stamp, "%Y%m%d-%H:%M:%S").replace(tzinfo=timezone.utc)
    return int((at - EPOCH).total_seconds()) * SECOND + int(part.ljust(9, "0"))


def utc_back(value):
    seconds, part = divmod(value, SECOND)
    text = (EPOCH + timedelta(seconds=seconds)).strftime("%Y%m%d-%H:%M:%S")
    digits = f"{part:09}"
    while digits.endswith("000"):
        digits = digits[:-3]
    return text + ("." + digits if digits else "")


def day_end_forward(date):
    try:
        at = datetime.strptime(f"{int(date):08}", "%Y%m%d").replace(tzinfo=timezone.utc)
    except ValueError as error:
        raise Refused("date") from error
    return int((at - EPOCH).total_seconds() + 86400) * SECOND


def day_end_back(value):
    return (EPOCH + timedelta(seconds=value // SECOND - 86400)).strftime("%Y%m%d")


class OrderMessage(Message):
    def __init__(self, form, row):
        super().__init__(form, row)
        self.way = row.get("way", form.row.get("way", "in"))
        self.row = row
        places = {**form.row.get("elsewhere", {}), **row.get("elsewhere", {})}
        self.elsewhere = {name: places[name] for name in self.fields if name in places}
        self.cases = [dict(case, events=[form.template(t) for t in case["records"]])
                      for case in self.cases]

    def record_of(self, event):
        return self.format.records[event["record"]]

    def common_of(self, event):
        common = self.row.get("common", {}).get(event["record"], {})
        return {**self.format.common.get(event["record"], {}), **common}

    def used(self, case):
        """Fields that the case's records hold."""
        words = [word for event in case["events"] for expr in self.exprs(event).values()
                 for word in re.findall(r"\w+", str(expr))]
        return set(words) & set(self.fields) | set(case.get("when", {}))

    def case_view(self, case):
        return super().case_view(case) | set(self.elsewhere) - self.used(case)

    # Forward.

    def value(self, member, expr, values):
        if expr == "row":
            return ROW
        return super().value(member, expr, values)

    def plain(self, member, field, value):
        if value == field.none:
            return PRICE_NONE if member in PRICES else 0
        if field.type == "utc":
            return utc_forward(value)
        if field.type == "dec":
            return self.price(member, field, dec_forward(field, value, field.decimals))
        if field.decimals is not None:
            return self.price(member, field, value * 10 ** (9 - field.decimals))
        if member == "instrument":
            return self.format.directory(member, field.name, value)
        return value

    @staticmethod
    def places(unit):
        """Decimals of an offset: hundredths of a basis point, or 1e-9 of the quote unit."""
        return 2 if unit == ord("1") else 9

    @staticmethod
    def price(member, field, count):
        if not -(2**63) <= count < PRICE_NONE:
            raise Refused("price", field)
        return count

    def call(self, expr, values):
        name, args = parse_call(expr)
        if name == "bytes":
            return super().call(expr, values)
        field, value = self.fields[args[0]], values[args[0]]
        empty = value == field.none
        if name == "id":
            nothing = empty or value == "" or value == 0
            return 0 if nothing else self.format.directory("id", "", value)
        if name == "market":
            return constant("HFT_TYPE_MARKET" if empty else "HFT_TYPE_LIMIT")
        if name == "time":
            return MIDNIGHT_NS + value
        if name == "seconds":
            return 0 if empty else MIDNIGHT_NS + value * SECOND
        if name == "day_end":
            return 0 if empty else day_end_forward(value)
        if name == "offset":
            return 0 if empty else dec_forward(field, value, self.places(values[args[1]]))
        if name == "sum":
            return sum(0 if values[a] == self.fields[a].none else values[a] for a in args)
        if name == "shown":
            hidden = chr(value) in "NZ"
            return 0 if hidden else values[args[2]] or values[args[1]]
        raise Undescribed(expr)

    # Back.

    def value_back(self, member, expr, value, known):
        if expr == "row":
            expect(value == ROW)
        else:
            super().value_back(member, expr, value, known)

    def plain_back(self, member, field, value):
        if member in PRICES and value == PRICE_NONE:
            expect(field.none is not None)
            return {field.none}
        may_be_none = field.none is not None and value == 0 and member not in PRICES
        none = {field.none} if may_be_none else set()
        if field.type == "utc":
            return none or {utc_back(value)}
        if field.type == "dec":
            return none | {dec_back(value, field.decimals)}
        if field.decimals is not None:
            expect(value % 10 ** (9 - field.decimals) == 0)
            return none | {value // 10 ** (9 - field.decimals)}
        if member == "instrument":
            return none or {self.format.directory_back(member, value)}
        return none | {value}

    def call_back(self, expr, value, known):
        name, args = parse_call(expr)
        if name == "bytes":
            super().call_back(expr, value, known)
            return
        field = self.fields[args[0]]
        none = {field.none} if value == 0 and field.none is not None else set()
        if name == "id":
            known.narrow(field.name, (none | {0, ""}) if value == 0
                         else {self.format.directory_back("id", value)})
        elif name == "offset":
            unit = min(known.values[args[1]])
            known.narrow(field.name, none | {dec_back(value, self.places(unit))})
        elif name == "market":
            if value == constant("HFT_TYPE_MARKET"):
                known.narrow(field.name, {field.none})
            else:
                expect(value == constant("HFT_TYPE_LIMIT"))
        elif name == "time":
            known.narrow(field.name, {value - MIDNIGHT_NS})
        elif name == "seconds":
            known.narrow(field.name, none or {(value - MIDNIGHT_NS) // SECOND})
        elif name == "day_end":
            text = "" if value == 0 else day_end_back(value)
            known.narrow(field.name, none or {text if field.type == "date" else int(text)})
        elif name not in ("shown", "sum"):
            raise Undescribed(expr)


class OrderFormat(Format):
    message_type = OrderMessage

    def __init__(self, row, records):
        self.records = records
        super().__init__(row)

    def field(self, text):
        if re.search(r":(dec|utc|date|text)", text):
            return TextField(text)
        return Field(text, self.signed_null)

    def template(self, row):
        """A record of a case: `use` names a part that it adds to."""
        part = self.row["parts"][row["use"]] if "use" in row else {}
        part = self.template(part) if "use" in part else part
        found = {**part, **row, "flags": part.get("flags", []) + row.get("flags", [])}
        found.pop("use", None)
        return found


def load_records(rows):
    records = {
        "order": layouts.Record("hft_order", layouts.struct_members("hft_order", "order"), "ORDER",
                                KNOWN),
        "report": layouts.Record("hft_report", layouts.struct_members("hft_report", "order"),
                                 "REPORT", KNOWN | {"price": PRICE_NONE, "order_id": 77}),
        "party": layouts.Record("hft_party", layouts.struct_members("hft_party", "ref"), None,
                                {"id": ROW}),
    }
    for row in rows:
        records[row["name"]] = layouts.table(row["name"], row["columns"])
    return records


def description(path=layouts.ROOT / "docs" / "orders.toml"):
    with open(path, "rb") as file:
        return tomllib.load(file)


def load(rows=None):
    rows = rows or description()
    records = load_records(rows["table"])
    return [OrderFormat(row, records) for row in rows["format"]]
