#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""trim.py BASELINE NOW OUT: NOW without what may grow: a struct that starts with its own size is
cut back to the size that BASELINE says, and members that begin behind it go.

abidiff can be told to let such growth pass, by has_data_member_inserted_at = end, but it then lets
every change to such a struct pass that puts no member in, as a callback that returns another type.
"""
import sys
import xml.etree.ElementTree as ET


def sizes(corpus: ET.Element) -> dict[str, int]:
    """Bits of each struct whose first member is its size."""
    found = {}
    for struct in corpus.iter("class-decl"):
        first = struct.find("data-member/var-decl")
        if first is not None and first.get("name") == "size":
            found[struct.get("name")] = int(struct.get("size-in-bits"))
    return found


def trim(struct: ET.Element, bits: int) -> None:
    """Cut one struct back."""
    for member in struct.findall("data-member"):
        if int(member.get("layout-offset-in-bits")) >= bits:
            struct.remove(member)
    if int(struct.get("size-in-bits")) > bits:
        struct.set("size-in-bits", str(bits))


def main() -> None:
    baseline, now, out = sys.argv[1:4]
    released = sizes(ET.parse(baseline).getroot())
    if "hft_book_config" not in released:
        sys.exit(f"{baseline}: no struct starts with its size: the check is blind")
    tree = ET.parse(now)
    for struct in tree.getroot().iter("class-decl"):
        if struct.get("name") in released and struct.get("is-declaration-only") != "yes":
            trim(struct, released[struct.get("name")])
    tree.write(out)


main()
