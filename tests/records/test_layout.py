#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The record as the mapping packs it is the record as C lays it out, which PROGRAM prints."""
import re
import struct
import subprocess
import sys
import unittest

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


if __name__ == "__main__":
    sys.exit(unittest.main())
