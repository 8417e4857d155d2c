#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""complete.py ROOT: every struct, member and enum constant of the public headers has its line in
tests/abi/layout_*.c, and no line is there twice."""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "gates"))
import public  # noqa: E402


def main():
    root = sys.argv[1]
    text = "\n".join(p.read_text() for p in pathlib.Path(root).glob("tests/abi/layout_*.c"))
    sizes = re.findall(r"^SIZE\((?:struct\s+)?(\w+),", text, re.M)
    fields = re.findall(r"^FIELD\((?:struct\s+)?(\w+),\s*(\w+),", text, re.M)
    values = re.findall(r"^VALUE\((\w+),", text, re.M)
    problems = []
    for name, members in public.structs(root).items():
        if name not in sizes:
            problems.append(f"struct {name}: no SIZE line")
        problems += [f"{name}.{m}: no FIELD line" for m in members if (name, m) not in fields]
    problems += [f"{c}: no VALUE line" for c in public.constants(root) if c not in values]
    for row, count in collections.Counter(sizes + fields + values).items():
        if count > 1:
            problems.append(f"{row}: {count} lines")
    rows = re.findall(r"^FIELD\((?:struct\s+)?(\w+),[^,]*,[^,]*,\s*(\d+)\)", text, re.M)
    for name, size in re.findall(r"^SIZE\((?:struct\s+)?(\w+),\s*(\d+)\)", text, re.M):
        if sum(int(n) for owner, n in rows if owner == name) != int(size) or int(size) % 8:
            problems.append(f"{name}: has padding, or is no multiple of 8 bytes")
    if len(values) < 100 or len(fields) < 100:
        problems.append("hardly a line is seen: the check is blind")
    counts = f"{len(sizes)} structs, {len(fields)} members, {len(values)} values"
    print("\n".join(problems) or counts)
    sys.exit(bool(problems))


main()
