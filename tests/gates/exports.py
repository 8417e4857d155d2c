#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""exports.py ROOT LIBRARY: what libhft.so exports is what its map names is what the headers
declare, one and the same list; and its SONAME carries the ABI's number."""
import pathlib
import re
import subprocess
import sys

import public


def in_library(path):
    out = subprocess.run(["nm", "-D", "--defined-only", "--format=posix", path],
                         check=True, capture_output=True, text=True).stdout
    names = {line.split()[0].split("@")[0] for line in out.splitlines()}
    return {n for n in names if not n.startswith("HFT_0.") and n != "HFT_0"}


def in_map(root):
    text = public.without_comments((pathlib.Path(root) / "lib/hft.map").read_text())
    names = re.findall(r"^\s*([\w*]+)\s*;", text, re.M)
    if "*" not in names:
        sys.exit("lib/hft.map: no local: *")
    return set(names) - {"*"}


def report(what, names):
    for name in sorted(names):
        print(f"{name}: {what}")
    return bool(names)


def main():
    root, library = sys.argv[1:3]
    declared, mapped, exported = public.functions(root), in_map(root), in_library(library)
    bad = report("declared, not in the map", declared - mapped)
    bad |= report("in the map, not declared", mapped - declared)
    bad |= report("exported, not in the map", exported - mapped)
    bad |= report("in the map, not exported", mapped - exported)
    dynamic = subprocess.run(["readelf", "-d", library],
                             check=True, capture_output=True, text=True).stdout
    lists = (pathlib.Path(root) / "CMakeLists.txt").read_text()
    major = re.search(r"set\(HFT_ABI_MAJOR (\d+)\)", lists).group(1)
    if f"soname: [libhft.so.{major}]" not in dynamic:
        print(f"the SONAME is not libhft.so.{major}")
        bad = True
    if "RUNPATH" in dynamic or "RPATH" in dynamic:
        print("the library names a search path")
        bad = True
    print(f"{len(exported)} functions")
    sys.exit(bad)


main()
