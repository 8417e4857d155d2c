#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Orders and reports lose nothing that they claim to carry: order entry to records and back."""
import itertools
import random
import re
import sys
import unittest
from fractions import Fraction

import layouts
import orders
import records
import rts24
import test_roundtrip as base

# Every message, written down apart from the description that is under test.
MESSAGES = {
    "ouch50": "O U X M Q S A U C D E B J P I T M R Q",
    "eti": "10138 10139 10140 10141 10142 10120 10408 10405 10403 10101 10102 10107 10108 10110"
           " 10111 10112 10103 10104 10117 10121 10124 10406 10407 10010",
    "fix": "D G F q 8 9 r",
}
ROUNDS = 80
FLAGS_OF_REPORT = {f"HFT_REPORT_{name}" for name in (
    "MAKER", "LAST_OF_COMMAND", "PRIORITY_KEPT", "AUCTION", "LEG", "CORRECTED", "UNSOLICITED",
    "IN_DOUBT")}
DESCRIPTION = orders.description()
FORMATS = {form.id: form for form in orders.load(DESCRIPTION)}
MAPPED = [m for form in FORMATS.values() for m in form.messages if m.cases]
DATES = ["19700101", "20000229", "20240229", "20251231", "20991231", "22000101"]
TIMES = ["19700101-00:00:01", "20240229-23:59:59.999999999", "20251122-18:40:00.001",
         "20251122-18:40:00.000001"]


def decimal_of(field, rng):
    limit = 2**63 // 10**field.decimals
    whole = rng.choice([0, 1, 7, 100, rng.randrange(10**6)])
    part = rng.choice(["", "5", "05", "0001"])
    if rng.random() < 0.02:
        whole = rng.choice([limit - 1, limit, limit + 1])
        part = rng.choice(["", "000000001", "0000000001"])
    text = f"{whole}.{part}" if part else str(whole)
    return "-" + text if text.strip("0.") and rng.random() < 0.3 else text


def text_of(field, rng):
    if field.none is not None and rng.random() < 0.2:
        return field.none
    if field.type == "dec":
        return decimal_of(field, rng)
    if field.type in ("date", "utc"):
        return rng.choice(DATES if field.type == "date" else TIMES)
    return "".join(rng.choice("ABCXYZ019-/ ") for _ in range(rng.randrange(1, 40)))


def value_of(message, field, rng):
    if isinstance(field, orders.TextField):
        return text_of(field, rng)
    if field.name.endswith("_date"):
        return rng.choice([field.none] * (field.none is not None) + [int(d) for d in DATES])
    if field.none is not None and rng.random() < 0.2:
        return field.none
    return base.value_of(message, field, rng)


def values_of(message, case, rng):
    values = {f.name: value_of(message, f, rng) for f in message.fields.values()}
    when = case.get("when", {})
    return values | {name: rng.choice(sorted(message.wanted(when, name))) for name in when}


def exact(field, value):
    return Fraction(value) if isinstance(value, str) else Fraction(value, 10**field.decimals)


def scale(field):
    return 10**field.decimals if field.type == "dec" else 10**9


class Lists(unittest.TestCase):
    def test_every_message_is_there(self):
        self.assertEqual(set(FORMATS), set(MESSAGES))
        for form in FORMATS.values():
            codes = {f"{m.code} {m.way}" for m in form.messages}
            self.assertEqual({m.code for m in form.messages}, set(MESSAGES[form.id].split()))
            if form.id == "ouch50":
                self.assertEqual(len(codes), 19)

    def test_every_message_has_one_disposition(self):
        for form in FORMATS.values():
            for message in form.messages:
                self.assertEqual(bool(message.session) + bool(message.cases), 1, str(message))

    def test_every_member_named_is_one_of_its_record(self):
        for message in MAPPED:
            for case in message.cases:
                for event in case["events"]:
                    known = set(message.record_of(event).codes) | {"record", "kind", "flags"}
                    self.assertLessEqual(set(message.exprs(event)), known, str(message))


class RoundTrip(unittest.TestCase):
    """Each field comes back from the records, or is one of those said to be elsewhere."""

    def check_prices(self, message, case, values, rows):
        """Every scaled member holds exactly the wire's number."""
        for template, row in zip(case["events"], rows):
            for member, expr in message.exprs(template).items():
                field = message.fields.get(expr) if isinstance(expr, str) else None
                if field is None or field.decimals is None:
                    continue
                if values[expr] == field.none:
                    self.assertIn(row[member], (0, records.PRICE_NONE))
                else:
                    wire = exact(field, values[expr])
                    self.assertEqual(Fraction(row[member], scale(field)), wire, f"{message}")

    def check_refusal(self, message, refused, values):
        field = refused.field
        if refused.what == "price":
            count = exact(field, values[field.name]) * scale(field)
            self.assertFalse(-(2**63) <= count < 2**63 - 1, f"{message} {field.name}")
        elif refused.what == "decimals":
            # An offset in basis points has two places.
            places = 2 if field.name.startswith("PegOffset") else field.decimals
            self.assertGreater(len(values[field.name].partition(".")[2]), places)
        elif refused.what == "code":
            self.assertTrue(field is None or base.maps_of(message, field.name), f"{message}")
        else:
            wide = [v for name, v in values.items() if self.is_wide(message.fields[name], v)]
            self.assertTrue(wide, f"{message} {refused} {values}")

    @staticmethod
    def is_wide(field, value):
        if isinstance(value, int):
            return not 0 <= value < 2**32
        return field.type == "dec" and value != "" and abs(Fraction(value)) > 2**32

    def check_once(self, message, wanted, rng):
        values = values_of(message, wanted, rng)
        message.format.ids = {}
        try:
            case = message.case_of(values)
            rows = message.forward(values)
        except records.Refused as refused:
            self.check_refusal(message, refused, values)
            return None
        self.check_prices(message, case, values, rows)
        found = [(c, known) for c, known in message.back(rows)
                 if all(values[name] in known[name] for name in known)]
        self.assertEqual([c for c, _ in found], [case], f"{message}: not one way back {values}")
        known = found[0][1]
        self.assertEqual(set(values) - set(known), message.case_view(case),
                         f"{message}: carried or elsewhere")
        return known

    def test_wire_to_records_and_back(self):
        for message in MAPPED:
            for number, case in enumerate(message.cases):
                rng = random.Random(f"{message} {message.way} {number}")
                done = [self.check_once(message, case, rng) for _ in range(ROUNDS)]
                taken = sum(known is not None for known in done)
                self.assertGreater(taken, ROUNDS // 20, f"{message} case {number}")

    def test_a_field_without_a_map_comes_back_exactly(self):
        for message in MAPPED:
            rng = random.Random(str(message))
            for case in message.cases:
                for known in (self.check_once(message, case, rng) for _ in range(10)):
                    for name, left in (known or {}).items():
                        field = message.fields[name]
                        if not base.maps_of(message, name) and name not in case.get("when", {}):
                            nothing = {0, "", "0", field.none}
                            self.assertTrue(len(left) == 1 or left <= nothing, f"{message} {name}")


class Rules(unittest.TestCase):
    """Every field that a regulator asks for is in a member that exists, or said to be elsewhere."""

    RULES = {"rts24": 51, "rts22": 65, "rts6": 30}
    FLAGS = {"order": "ORDER", "report": "REPORT", "party": "PARTY"}

    def members(self):
        found = {name: set(record.codes) for name, record in FORMATS["fix"].records.items()}
        text = layouts.without_comments(layouts.header("ref"))
        body = text.partition("typedef struct hft_instrument {")[2].partition("}")[0]
        return found | {"instrument": set(re.findall(r"(\w+)(?:\[\d+\])?;", body))}

    def test_every_field_has_its_place(self):
        members = self.members()
        rules = {rule["id"]: rule for rule in DESCRIPTION["rule"]}
        self.assertEqual({name: rule["count"] for name, rule in rules.items()}, self.RULES)
        for rule in rules.values():
            self.assertEqual([row[0] for row in rule["field"]], list(range(1, rule["count"] + 1)))
            for number, _, where in rule["field"]:
                found = re.findall(r"\b(order|report|party|ext|execution|instrument)\.(\w+)", where)
                said = "elsewhere: " in where or "stream of reports" in where
                self.assertTrue(found or said, f"{rule['id']} {number}")
                for record, member in found:
                    self.assertIn(member, members[record], f"{rule['id']} {number}")

    def test_every_flag_and_kind_named_exists(self):
        for rule in DESCRIPTION["rule"]:
            for _, _, where in rule["field"]:
                for record, flag in re.findall(r"(\w+)\.flags ([A-Z_]+)", where):
                    records.constant(f"HFT_{self.FLAGS[record]}_{flag}")

    def test_every_column_of_a_table_is_used(self):
        used = {"ext": {"limit2", "min_exec_qty", "min_exec_first"},
                "execution": {"waivers"}, "name": set()}
        for message in MAPPED:
            for case in message.cases:
                for event in case["events"]:
                    if event["record"] in used:
                        used[event["record"]] |= set(event)
        for row in DESCRIPTION["table"]:
            columns = {column.split()[0] for column in row["columns"]}
            self.assertEqual(columns - used[row["name"]], set(), row["name"])


class Rts24(unittest.TestCase):
    CODES = set("NEWO TRIG REME REMA REMH CHME CHMO CAME CAMO REMO EXPI PARF FILL".split())

    def told(self):
        """Every report that there can be, as far as the event asks."""
        kinds = [n.removeprefix("HFT_REPORT_") for n in records.OTHERS
                 if n.startswith("HFT_REPORT_") and n not in FLAGS_OF_REPORT]
        commands = "NEW CANCEL REPLACE MASS_CANCEL TIMER QUOTE".split()
        reasons = [0, 300, 311, 330, 331, 332, 335, 404]
        for values in itertools.product(kinds, commands, reasons, *[(False, True)] * 3):
            yield dict(zip(("kind", "command", "reason", "open", "unsolicited", "human"), values))

    def test_every_report_has_one_event_or_none(self):
        found = {rts24.event_code(told) for told in self.told()}
        self.assertEqual(found, self.CODES | {""})

    def code(self, kind, command="NEW", **told):
        return rts24.event_code({"kind": kind, "command": command, "reason": 0, "open": False,
                                 "unsolicited": False, "human": False} | told)

    def test_events(self):
        self.assertEqual(self.code("ACCEPTED"), "NEWO")
        self.assertEqual(self.code("ACCEPTED", "MASS_CANCEL"), "")
        self.assertEqual(self.code("REJECTED"), "REMO")
        self.assertEqual(self.code("REJECTED", "CANCEL"), "")
        self.assertEqual(self.code("FILL", open=True), "PARF")
        self.assertEqual(self.code("FILL", "REPLACE"), "FILL")
        self.assertEqual(self.code("CANCELLED", "CANCEL", reason=330), "CAME")
        self.assertEqual(self.code("CANCELLED", "CANCEL", reason=330, open=True), "REME")
        self.assertEqual(self.code("CANCELLED", "TIMER", reason=331, unsolicited=True), "CAMO")
        self.assertEqual(self.code("CANCELLED", reason=300), "CAMO")
        self.assertEqual(self.code("CANCELLED", reason=332), "EXPI")
        self.assertEqual(self.code("EXPIRED", "TIMER", reason=335), "EXPI")
        self.assertEqual(self.code("RESTATED", unsolicited=True), "REMA")
        self.assertEqual(self.code("REPLACED", "REPLACE", unsolicited=True, human=True), "REMH")
        self.assertEqual(self.code("SUSPENDED", "REPLACE"), "CHME")
        self.assertEqual(self.code("RESUMED", "TIMER", unsolicited=True), "CHMO")

    def test_every_validity_has_a_code(self):
        tifs = {n.removeprefix("HFT_TIF_") for n in records.OTHERS if n.startswith("HFT_TIF_")}
        self.assertEqual(set(rts24.RULE["validity"]), tifs)
        codes = [code for tif, code in rts24.RULE["validity"].items() if tif != "VENUE"]
        self.assertEqual(sorted(codes), "DAVY FOKV GTCV GTDV GTSV GTTV IOCV".split())

    def test_priority_and_quantities_follow_from_the_reports(self):
        kept = records.constant("HFT_REPORT_PRIORITY_KEPT")
        # kind, ts, qty, leaves, aux, flags; then priority time and size, remaining, displayed.
        steps = [
            ("ACCEPTED", 1, 100, 100, 20, 0, (1, 20, 100, 20)),
            ("FILL", 2, 5, 95, 9, 0, (1, 20, 95, 15)),
            ("FILL", 3, 15, 80, 9, 0, (1, 20, 80, 0)),
            ("REFRESHED", 3, 0, 80, 20, 0, (3, 20, 80, 20)),
            ("REPLACED", 4, 60, 60, 20, kept, (3, 20, 60, 20)),
            ("REPLACED", 5, 70, 70, 30, 0, (5, 30, 70, 30)),
            ("FILL", 5, 10, 60, 9, 0, (5, 20, 60, 20)),
            ("CANCELLED", 6, 45, 15, 0, 0, (5, 20, 15, 15)),
            ("RESTATED", 7, 5, 10, 10, kept, (5, 20, 10, 10)),
            ("SUSPENDED", 8, 0, 10, 0, 0, (5, 20, 10, 10)),
            ("RESUMED", 9, 0, 10, 0, 0, (9, 10, 10, 10)),
            ("CANCELLED", 10, 10, 0, 0, 0, (9, 10, 0, 0)),
        ]
        life = rts24.Life()
        for kind, ts, qty, leaves, aux, flags, expected in steps:
            life.apply(kind, {"ts": ts, "qty": qty, "leaves": leaves, "aux": aux, "flags": flags})
            self.assertEqual((life.priority_time, life.priority_size, life.remaining,
                              life.displayed), expected, f"{kind} at {ts}")


if __name__ == "__main__":
    sys.exit(unittest.main())
