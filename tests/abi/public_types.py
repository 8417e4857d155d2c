#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""public_types.py FILE: what abidw wrote, in place, less what no caller sees: types from outside
include/hft become names without members, and what is then out of reach goes.

abidw can do the first itself, in two ways that each let a break pass: by --headers-dir it compares
the last part of a path alone, and lib/engine/engine.h is private; by a suppression that drops the
type, a parameter of that type goes with it.
"""
import sys
import xml.etree.ElementTree as ET

HERE = "include/hft/"
TYPES = ("class-decl", "union-decl", "enum-decl")


def close(kind: ET.Element) -> None:
    """Leave a private type its name."""
    kept = {k: v for k, v in kind.attrib.items() if k in ("name", "id", "is-struct", "visibility")}
    for child in list(kind):
        kind.remove(child)
    kind.attrib.clear()
    kind.attrib.update(kept)
    kind.set("is-declaration-only", "yes")


def named(element: ET.Element) -> set[str]:
    """The ids of the types that an element is made of."""
    return {part.get(key) for part in element.iter() for key in ("type-id", "naming-typedef-id")
            if part.get(key)}


def reachable(corpus: ET.Element) -> set[str]:
    """The ids of the types that exported functions lead to."""
    parts: dict[str, set[str]] = {}
    for element in corpus.iterfind("abi-instr/*[@id]"):
        parts.setdefault(element.get("id"), set()).update(named(element))
    left = set()
    for function in corpus.iterfind("abi-instr/function-decl[@elf-symbol-id]"):
        left |= named(function)
    found: set[str] = set()
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left |= parts.get(one, set())
    return found


def blind_spots(corpus: ET.Element) -> list[str]:
    """Why a comparison with this would see less than it should."""
    found = []
    symbols = {s.get("name") for s in corpus.iter("elf-symbol") if s.get("is-defined") == "yes"}
    typed = {f.get("name") for f in corpus.iter("function-decl") if f.get("elf-symbol-id")}
    if len(symbols) < 100:
        found.append(f"{len(symbols)} symbols, which is hardly all")
    found += [f"{name}: has a symbol and no type" for name in sorted(symbols - typed)]
    places = {c.get("name"): c.get("filepath") for c in corpus.iter("class-decl")
              if len(c) and c.get("filepath")}
    if places.get("hft_event") != HERE + "event.h":
        found.append(f"hft_event has no members in {HERE}event.h")
    paths = {e.get("filepath", "") for e in corpus.iter()}
    found += [f"{p}: a path of this machine" for p in sorted(paths)
              if p.startswith("/") and not p.startswith("/usr/")]
    return found


def main() -> None:
    tree = ET.parse(sys.argv[1])
    corpus = tree.getroot()
    for kind in TYPES:
        for element in corpus.iter(kind):
            if not element.get("filepath", HERE).startswith(HERE):
                close(element)
    kept = reachable(corpus)
    for unit in corpus.findall("abi-instr"):
        for element in list(unit):
            if element.get("id") not in kept and not element.get("elf-symbol-id"):
                unit.remove(element)
        if not len(unit):
            corpus.remove(unit)
    problems = blind_spots(corpus)
    if problems:
        sys.exit("\n".join(problems))
    tree.write(sys.argv[1])


main()
