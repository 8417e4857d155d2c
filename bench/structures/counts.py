#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""counts.py DUMPS...: what callgrind counted an event, one row a dump of hft-structures."""
import re
import sys


def read(path):
    trigger, events, totals = None, None, None
    with open(path) as dump:
        for line in dump:
            if line.startswith("desc: Trigger: Client Request: "):
                trigger = line.split(": ", 3)[3].strip()
            elif line.startswith("events: "):
                events = line.split()[1:]
            elif line.startswith("totals: "):
                totals = [int(n) for n in line.split()[1:]]
    if trigger is None or "|" not in trigger or events is None or totals is None:
        return None
    index, levels, way, count = trigger.split("|")
    got = dict(zip(events, totals + [0] * len(events)))
    return index, levels, way, [n / int(count) for n in (
        got["Ir"], got["Bcm"] + got["Bim"], got["D1mr"] + got["D1mw"], got["DLmr"] + got["DLmw"])]


def number(path):
    return [int(n) for n in re.findall(r"\d+", path.rsplit("/", 1)[-1])]


def main():
    rows = [row for path in sorted(sys.argv[1:], key=number) if (row := read(path))]
    print("| index | levels | way | instructions | mispredicted | lines beyond L1 | beyond L2 |")
    print("|---|---|---|---|---|---|---|")
    for index, levels, way, counts in rows:
        print(f"| {index} | {levels} | {way} | {counts[0]:.1f} | {counts[1]:.3f} |"
              f" {counts[2]:.2f} | {counts[3]:.2f} |")
    sys.exit(not rows)


main()
