#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The mapping loses nothing that it claims to carry: wire values to records and back."""
import functools
import random
import sys
import unittest
from fractions import Fraction

import records

# Every message of every format, written down apart from the description that is under test.
MESSAGES = {
    "itch50": "S R H Y L V W K J h A F E C X D U P Q B I N O",
    "mdp3": "4 12 15 16 30 37 39 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67"
            " 68 69",
    "eobi": "13001 13002 13100 13101 13102 13103 13104 13105 13106 13200 13201 13202 13203 13300"
            " 13301 13302 13400 13401 13402 13500 13501 13502 13503 13504 13600 13601 13602",
    "pitch": "0x01 0x02 0x03 0x04 0xB1 0x20 0x97 0xBC 0xBD 0x21 0x22 0x2F 0x23 0x24 0x25 0x26 0x27"
             " 0x28 0x29 0x2A 0x2B 0x30 0x2C 0x2D 0x2E 0x31 0xD2 0x95 0xD1 0x96 0xAD 0xAE 0xAF 0x98"
             " 0x9D 0x9E 0x80 0x81 0x82 0x83 0x84 0x85 0x86",
    "iex": "S D H I O P E Q 8 5 T X B A a M R L C",
    "dbn": "0xA0 0x00 0x01 0x0A",
}
# Repeating groups that are mapped apart from their message.
PARTS = {
    "mdp3": {"46": 2, "48": 2, "52": 2, "60": 2, "61": 2, "64": 2, "65": 2, "68": 2, "69": 2},
    "eobi": {"13200": 2, "13601": 2},
    "pitch": {"0x31": 2},
}
# Decimals of a price by format, type and bits.
DECIMALS = {
    ("itch50", "u", 32): 4, ("itch50", "u", 64): 8, ("mdp3", "i", 64): 9, ("eobi", "i", 64): 8,
    ("pitch", "u", 64): 4, ("pitch", "u", 16): 2, ("iex", "i", 64): 4, ("dbn", "i", 64): 9,
}
ROUNDS = 300
FORMATS = {form.id: form for form in records.load()}
MAPPED = [m for form in FORMATS.values() for m in form.messages if m.cases]


def edges(field):
    found = {field.low, field.low + 1, field.high, field.high - 1, 0, 1}
    if field.none is not None:
        found |= {field.none}
    if field.decimals is not None:
        limit = 2**63 // 10 ** (9 - field.decimals)
        found |= {limit, limit - 1, limit + 1, -limit, -limit - 1, 10**field.decimals}
    return sorted(v for v in found if field.low <= v <= field.high)


@functools.cache
def maps_of(message, name):
    found = set()
    for case in message.cases:
        for event in case["events"]:
            exprs = message.exprs(event)
            for expr in list(exprs.values()) + exprs["flags"]:
                if isinstance(expr, str) and expr.startswith(name + "@"):
                    found.add(message.format.maps[expr.partition("@")[2]])
    return found


def value_of(message, field, rng):
    listed = [v for rows in maps_of(message, field.name) for v in rows.values(field)]
    kind = rng.random()
    if listed and kind < 0.9:
        return rng.choice(listed)
    if field.type == "char":
        text = bytes(rng.choice(b"ABCXYZ0189. ") for _ in range(field.bits // 8))
        return int.from_bytes(text, "little")
    if kind < 0.3:
        return rng.choice(edges(field))
    if kind < 0.9:
        return rng.randrange(max(field.low, -10**6), min(field.high, 10**9) + 1)
    return rng.randrange(field.low, field.high + 1)


def values_of(message, case, rng):
    values = {f.name: value_of(message, f, rng) for f in message.fields.values()}
    when = case.get("when", {})
    values |= {name: rng.choice(sorted(message.wanted(when, name))) for name in when}
    for name in case.get("positive", []):
        if rng.random() < 0.9:
            values[name] = max(1, abs(values[name]) % 10**6)
    return values


class Lists(unittest.TestCase):
    def test_every_message_of_every_format_is_there(self):
        self.assertEqual(set(FORMATS), set(MESSAGES))
        for form in FORMATS.values():
            expected = MESSAGES[form.id].split()
            codes = [message.code for message in form.messages]
            self.assertEqual(sorted(set(codes)), sorted(expected), form.id)
            for code in expected:
                parts = PARTS.get(form.id, {}).get(code, 1)
                self.assertEqual(codes.count(code), parts, f"{form.id} {code}")

    def test_every_message_has_one_disposition(self):
        for form in FORMATS.values():
            for message in form.messages:
                ways = [message.session, message.unmapped, message.whole or message.cases]
                self.assertEqual(sum(map(bool, ways)), 1, str(message))

    def test_every_price_has_its_formats_scale(self):
        for message in MAPPED:
            for field in message.fields.values():
                if field.decimals is not None:
                    key = (message.format.id, field.type, field.bits)
                    self.assertEqual(field.decimals, DECIMALS[key], f"{message} {field.name}")


class RoundTrip(unittest.TestCase):
    """Each field comes back from the records, or is one of those said to be read by view."""

    def check_prices(self, message, case, values, events):
        for template, event in zip(case["events"], events):
            expr = message.exprs(template).get("price")
            if expr is None:
                self.assertEqual(event["price"], records.PRICE_NONE)
                continue
            field = message.fields[expr]
            if values[expr] == field.none:
                self.assertEqual(event["price"], records.PRICE_NONE, f"{message} {expr}")
            else:
                wire = Fraction(values[expr], 10**field.decimals)
                self.assertEqual(Fraction(event["price"], 10**9), wire, f"{message} {expr}")

    def check_refusal(self, message, refused, values):
        field = refused.field
        if refused.what == "price":
            exact = Fraction(values[field.name] * 10**9, 10**field.decimals)
            self.assertFalse(-(2**63) <= exact < 2**63 - 1, f"{message} {field.name}")
        elif refused.what in ("qty", "ts_recv", "time", "order_key"):
            self.assertGreaterEqual(values[field.name], 2**62, f"{message} {field.name}")
        elif refused.what == "positive":
            self.assertTrue(values[field.name] < 1 or values[field.name] == field.none)
        elif refused.what == "code":
            self.assertTrue(field is None or maps_of(message, field.name), f"{message}")
        else:
            self.assertTrue(any(v < 0 for v in values.values()), f"{message} {values}")

    def check_back(self, message, case, values, packed):
        found = [(c, known) for c, known in message.back(packed)
                 if all(values[name] in known[name] for name in known)]
        self.assertEqual([c for c, _ in found], [case], f"{message}: not one way back")
        return found[0][1]

    def check_once(self, message, wanted, rng):
        values = values_of(message, wanted, rng)
        message.format.ids = {}
        try:
            case = message.case_of(values)
            packed = message.forward(values)
        except records.Refused as refused:
            self.check_refusal(message, refused, values)
            return None
        self.assertEqual(len(packed), len(case["events"]))
        self.check_prices(message, case, values, packed)
        known = self.check_back(message, case, values, packed)
        if not message.whole:
            view = message.case_view(case)
            self.assertEqual(set(values) - set(known), view, f"{message}: carried or by view")
        return known

    def test_wire_to_records_and_back(self):
        for message in MAPPED:
            for number, case in enumerate(message.cases):
                rng = random.Random(f"{message} {number}")
                done = [self.check_once(message, case, rng) for _ in range(ROUNDS)]
                taken = sum(known is not None for known in done)
                self.assertGreater(taken, ROUNDS // 20, f"{message} case {number}")

    def test_a_field_without_a_map_comes_back_exactly(self):
        for message in MAPPED:
            rng = random.Random(str(message))
            for case in message.cases:
                for known in (self.check_once(message, case, rng) for _ in range(20)):
                    for name, left in (known or {}).items():
                        field = message.fields[name]
                        if not maps_of(message, name) and name not in case.get("when", {}):
                            self.assertLessEqual(left, {0, field.none} if len(left) > 1 else left,
                                                 f"{message} {name}")


class Teeth(unittest.TestCase):
    """The proof fails when the mapping is wrong."""

    def broken(self, form, code, change):
        message = next(m for m in records.load() if m.id == form)
        message = next(m for m in message.messages if m.code == code)
        change(message)
        test = RoundTrip()
        rng = random.Random(1)
        with self.assertRaises(AssertionError):
            for _ in range(200):
                test.check_once(message, message.cases[0], rng)

    def test_a_wrong_scale_is_seen(self):
        scaled = records.price_forward
        try:
            records.price_forward = lambda f, v: v * 10 if v != f.none else records.PRICE_NONE
            with self.assertRaises(AssertionError):
                RoundTrip().test_wire_to_records_and_back()
        finally:
            records.price_forward = scaled

    def test_a_lost_field_is_seen(self):
        self.broken("eobi", "13104", lambda m: m.cases[0]["events"][0].pop("aux"))

    def test_two_fields_in_one_member_are_seen(self):
        self.broken("pitch", "0x29",
                    lambda m: m.cases[0]["events"][0].update(order_id="time_offset"))

    def test_a_view_that_is_carried_is_seen(self):
        self.broken("iex", "L", lambda m: m.view.append("trade_id"))

    def test_a_map_that_merges_sides_is_seen(self):
        self.broken("iex", "a", lambda m: m.cases[0]["events"][0].pop("side"))


if __name__ == "__main__":
    sys.exit(unittest.main())
