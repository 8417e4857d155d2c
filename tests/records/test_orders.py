#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Orders and reports lose nothing that they claim to carry: order entry to records and back."""
import random
import re
import sys
import unittest
from fractions import Fraction

import orders
import records
import test_roundtrip as base

# Every message, written down apart from the description that is under test.
MESSAGES = {
    "ouch50": "O U X M Q S A U C D E B J P I T M R Q",
    "eti": "10138 10139 10140 10141 10142 10120 10408 10405 10403 10101 10102 10107 10108 10110"
           " 10111 10112 10103 10104 10117 10121 10124 10406 10407 10010",
    "fix": "D G F q 8 9 r",
}
# Codes that one constant stands for, since they mean the same: what is not said is the default,
# and the short mark of an answer is its order's.
ALIKE = {
    ("ouch50", "price_type"): ["none", "L"], ("ouch50", "post_only"): ["none", "N"],
    ("ouch50", "shares_located"): ["none", "N"],
    ("eti", "decision_maker_qualifier"): ["none", "22"],
    ("eti", "executing_trader_qualifier"): ["none", "22"],
    ("fix", "PegOffsetType_836"): ["none", "0"],
    ("fix", "InvestmentDecisionQualifier_2376"): ["none", "22"],
    ("fix", "ExecutingTraderQualifier_2376"): ["none", "22"],
    ("fix", "LocateReqd_114"): ["none", "Y"], ("fix", "TimeInForce_59"): ["none", "0"],
    ("fix", "Side_54"): ["2", "5", "6", "H"],
}
ROUNDS = 40
FORMATS = {form.id: form for form in orders.load()}
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
        self.check_exact(message, known)
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

    def check_exact(self, message, known):
        """One value each, but for none where 0 means nothing else, and for codes that are alike."""
        for name, left in known.items():
            field = message.fields[name]
            alike = {field.key(text) for text in ALIKE.get((message.format.id, name), ())}
            self.assertTrue(isinstance(left, set) and (
                len(left) == 1 or left <= {0, "", "0", field.none} or left <= alike),
                f"{message} {name}: {left}")


class Teeth(unittest.TestCase):
    """The proof fails when the mapping is wrong."""

    def seen(self, message, case, rounds):
        rng = random.Random(str(message))
        test = RoundTrip()
        try:
            for _ in range(rounds):
                test.check_once(message, case, rng)
        except (AssertionError, records.Undescribed):
            return True
        return False

    @staticmethod
    def fields_of(message, expr):
        return set(re.findall(r"\w+", str(expr).partition("@")[0])) & set(message.fields)

    def carried_twice(self, message, case, expr):
        """Does another member hold the same fields, or are they said to be elsewhere too?"""
        told = self.fields_of(message, expr) - {
            name for name, values in case.get("when", {}).items() if len(values) == 1}
        if re.match(r"(sum|shown|market)\(", str(expr)) or told & set(message.elsewhere) \
                or not told:
            return True
        exprs = [e for event in case["events"] for value in message.exprs(event).values()
                 for e in (value if isinstance(value, list) else [value])]
        return all(sum(name in self.fields_of(message, e) for e in exprs) > 1
                   for name in told)

    def test_every_member_that_is_lost_is_seen(self):
        tried = 0
        for message in MAPPED:
            for case in message.cases:
                for event in case["events"]:
                    for member in [m for m in event if m not in ("record", "kind", "flags")]:
                        expr = event.pop(member)
                        if not self.carried_twice(message, case | {"events": case["events"] + [
                                {"record": event["record"], member: expr}]}, expr):
                            tried += 1
                            self.assertTrue(self.seen(message, case, 40), f"{message} {member}")
                        event[member] = expr
        self.assertGreater(tried, 500)

    def test_every_flag_that_is_lost_is_seen(self):
        for message in MAPPED:
            for case in message.cases:
                for event in case["events"]:
                    for flag in list(event.get("flags", [])):
                        kept = event["flags"]
                        event["flags"] = [f for f in kept if f != flag]
                        twice = case | {"events": case["events"] + [
                            {"record": event["record"], "flags": [flag]}]}
                        if "@" in flag and not self.carried_twice(message, twice, flag):
                            self.assertTrue(self.seen(message, case, 40), f"{message} {flag}")
                        event["flags"] = kept

    def test_a_wrong_scale_is_seen(self):
        scaled = orders.OrderMessage.price
        orders.OrderMessage.price = staticmethod(lambda m, f, count: scaled(m, f, count * 10))
        try:
            with self.assertRaises(AssertionError):
                RoundTrip().test_wire_to_records_and_back()
        finally:
            orders.OrderMessage.price = staticmethod(scaled)

    def test_merged_codes_are_seen(self):
        for form, code, name in (("ouch50", "O", "side"), ("eti", "10138", "ord_type"),
                                 ("fix", "D", "capacity_raw"), ("eti", "10139", "exec_inst_raw")):
            message = next(m for m in FORMATS[form].messages if m.code == code)
            rows = FORMATS[form].maps[name].rows
            kept = dict(rows)
            rows.update(dict.fromkeys(rows, max(rows.values())))
            found = self.seen(message, message.cases[0], 60)
            rows.update(kept)
            self.assertTrue(found, f"{form} {name}")


if __name__ == "__main__":
    sys.exit(unittest.main())
