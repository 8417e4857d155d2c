#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What regulators ask for is in orders, reports and rows, or said to be elsewhere."""
import itertools
import re
import sys
import unittest

import layouts
import orders
import records
import rts24

FLAGS_OF_REPORT = {f"HFT_REPORT_{name}" for name in (
    "MAKER", "LAST_OF_COMMAND", "PRIORITY_KEPT", "AUCTION", "LEG", "CORRECTED", "UNSOLICITED",
    "IN_DOUBT")}
DESCRIPTION = orders.description()
FORMATS = orders.load(DESCRIPTION)


class Rules(unittest.TestCase):
    """Every field that a regulator asks for is in a member that exists, or said to be elsewhere."""

    RULES = {"rts24": 51, "rts22": 65, "rts6": 30}
    FLAGS = {"order": "ORDER", "report": "REPORT", "party": "PARTY"}

    def members(self):
        found = {name: set(record.codes) for name, record in FORMATS[0].records.items()}
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
        for message in [m for form in FORMATS for m in form.messages]:
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
