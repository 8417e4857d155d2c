#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""nodes.py ROOT [--record]: each node of lib/hft.map that tests/abi/nodes lists holds just those
names. A program takes its version node from the library it was linked with: a name that slips into
a released node makes programs that start with one library and not with another that has the node.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "gates"))
import public  # noqa: E402

NODE = re.compile(r"(\w[\w.]*)\s*\{(.*?)\}\s*([\w.]*)\s*;", re.S)
HELP = """A node's list is closed: put a new name into a node of its own that names the one before
it as its parent, HFT_0.2 { global: hft_x; } HFT_0.1; and never take a name away. Until 0.9 a list
may change instead: run tests/abi/record.sh in the commit that needs it, and say so in CHANGELOG.md
in a line that starts with api!: (api: when names only came, to a version not yet released)."""


def nodes_of(text: str) -> list[tuple[str, list[str], str]]:
    """(node, its global names, its parent) in the order of the map."""
    found = []
    for node, body, parent in NODE.findall(public.without_comments(text)):
        scope = re.sub(r"\blocal\s*:.*", "", body, flags=re.S)
        found.append((node, re.findall(r"(\w+)\s*;", scope), parent))
    return found


def problems_of(nodes: list[tuple[str, list[str], str]], frozen: dict[str, set[str]]) -> list[str]:
    """What is wrong with the map's nodes."""
    problems = []
    homes: dict[str, str] = {}
    last = ""
    for node, names, parent in nodes:
        if not re.fullmatch(r"HFT_\d+\.\d+", node):
            problems.append(f"{node}: not a node of ours, HFT_<major>.<minor>")
        if parent != last:
            problems.append(f"{node}: its parent is '{parent}', not the node before it, '{last}'")
        last = node
        for name in names:
            if name in homes:
                problems.append(f"{name}: in {homes[name]} and again in {node}")
            homes[name] = node
    for node, names in sorted(frozen.items()):
        now = {name for name, home in homes.items() if home == node}
        problems += [f"{name}: gone from {node}" for name in sorted(names - now)]
        problems += [f"{name}: slipped into {node}, which is closed"
                     for name in sorted(now - names)]
    return problems


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    folder = root / "tests/abi/nodes"
    nodes = nodes_of((root / "lib/hft.map").read_text())
    if sys.argv[2:] == ["--record"]:
        folder.mkdir(exist_ok=True)
        for node, names, _ in nodes:
            (folder / f"{node}.txt").write_text("".join(f"{n}\n" for n in sorted(names)))
        return
    frozen = {p.stem: set(p.read_text().split()) for p in folder.glob("*.txt")}
    problems = problems_of(nodes, frozen)
    if sum(map(len, frozen.values())) < 100:
        problems.append("tests/abi/nodes lists hardly a name: the check is blind")
    if problems:
        sys.exit("\n".join(problems) + "\n" + HELP)
    new = [node for node, _, _ in nodes if node not in frozen]
    print(f"{len(frozen)} closed nodes, open: {', '.join(new) or 'none'}")


if __name__ == "__main__":
    main()
