#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The record as the mapping packs it is the record as C lays it out, which PROGRAM prints."""
import re
import struct
import subprocess
import sys
import unittest

import layouts
import orders
import records

ENUMS = r"HFT_((?:EVENT|SIDE|CLEAR|LEVEL|TRADE|STATE|STAT|IMBALANCE)_[A-Z_]+) = "
PROGRAM = sys.argv.pop() if len(sys.argv) > 1 else None


def printed():
    text = subprocess.run([PROGRAM], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in text.splitlines()]


class Layout(unittest.TestCase):
    def test_fields(self):
        rows = {row[0]: (int(row[1]), int(row[2])) for row in printed() if len(row) == 3}
        self.assertEqual(rows, records.EVENT_FIELDS)
        self.assertEqual(list(rows), list(records.EVENT_FIELDS))

    def test_packing(self):
        at = 0
        for code, (offset, size) in zip(records.EVENT_FORMAT[1:], records.EVENT_FIELDS.values()):
            self.assertEqual((offset, size), (at, struct.calcsize("<" + code)))
            at += size
        self.assertIn(["sizeof", str(struct.calcsize(records.EVENT_FORMAT))], printed())
        self.assertEqual(at, 64)

    def test_values(self):
        rows = {row[0]: int(row[1]) for row in printed() if len(row) == 2 and row[0] != "sizeof"}
        expected = {f"HFT_{group}_{name}": value
                    for group, names in records.CONSTANTS.items() for name, value in names.items()}
        expected["HFT_PRICE_NONE"] = records.PRICE_NONE
        self.assertEqual(rows, expected)

    def test_every_constant_of_the_header_is_compared(self):
        header = (records.ROOT / "include" / "hft" / "event.h").read_text()
        names = {f"{group}_{name}" for group, rows in records.CONSTANTS.items() for name in rows}
        self.assertEqual(set(re.findall(ENUMS, header)), names)

    def test_orders_are_as_the_compiler_checks_them(self):
        """tests/abi asserts these lines when it is compiled."""
        told = "".join((records.ROOT / "tests" / "abi" / f"layout_{name}.c").read_text()
                       for name in ("order", "ref", "core"))
        for record in (orders.load_records([])[name] for name in ("order", "report", "party")):
            fields = re.findall(rf"FIELD\({record.name}, (\w+), (\d+), (\d+)\);", told)
            rows = {name: (int(at), int(size)) for name, at, size in fields}
            found = {name: place for name, place in record.offsets().items()
                     if not name.startswith("reserved")}
            self.assertEqual({n: p for n, p in rows.items() if n != "reserved"}, found)
            size = struct.calcsize(record.format)
            self.assertIn(f"SIZE({record.name}, {size});", told)
        values = dict(re.findall(r"VALUE\((HFT_\w+), (-?\d+)\);", told))
        for name, value in layouts.constants("order").items():
            self.assertEqual(int(values[name]), value, name)
        for name in [n for n in records.OTHERS if re.match("HFT_(E_[A-Z]+_|PARTY_)", n)]:
            self.assertEqual(int(values[name]), records.OTHERS[name], name)


if __name__ == "__main__":
    sys.exit(unittest.main())
