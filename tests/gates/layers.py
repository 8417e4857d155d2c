#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""layers.py ROOT: every #include in lib/ obeys lib/LAYERS, whose first lines say how; the tables
that are included as text (.inc) count as well; and the includes have no cycle."""
import pathlib
import re
import sys

import public

ELSEWHERE = {"event": "core", "order": "core", "strategy": "engine"}

def read_layers(root):
    order, private = {}, set()
    for line in (root / "lib/LAYERS").read_text().splitlines():
        words = line.split("#")[0].split()
        if words and words[0] == "layer":
            layer = max(order.values(), default=-1) + 1
            order.update({module: layer for module in words[1:]})
        elif words and words[0] == "private":
            private.add((words[1], words[2]))
        elif words:
            sys.exit(f"lib/LAYERS: what is '{line}'?")
    return order, private


def includes(path):
    text = public.without_comments(path.read_text())
    return re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', text, re.M)


def owner_of_public(target, order):
    """hft/x.h, hft/inline/x.h and hft/x/y.h belong to module x, but for those of ELSEWHERE."""
    parts = [p for p in pathlib.PurePath(target).with_suffix("").parts[1:]
             if p not in ("inline", "experimental")]
    owner = ELSEWHERE.get(parts[0], parts[0])
    return owner if owner in order else None


def check(path, module, bracket, target, order, private):
    """What is wrong with one #include, or None; and the module it leads to."""
    if target.startswith("hft/"):
        owner = owner_of_public(target, order)
        if owner is None:
            return f"{target} belongs to no module", None
    elif bracket == "<":
        return None, None
    else:
        owner = pathlib.PurePath(target).parts[0]
        if owner not in order:
            return f'"{target}" names no module: write "module/header.h"', None
        if owner != module and not {(module, target), ("*", target)} & private:
            return f"{target} is private to {owner}", None
    if owner != module and order[owner] >= order[module]:
        return f"{target}: {owner} is not below {module}", None
    return None, owner


def cycle(edges):
    """A cycle among files, as a list, or None."""
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        trail.append(node)
        for following in sorted(edges.get(node, ())):
            found = visit(following)
            if found:
                return found
        trail.pop()
        done.add(node)
        return None

    for start in sorted(edges):
        found = visit(start)
        if found:
            return found
    return None


def main():
    root = pathlib.Path(sys.argv[1])
    order, private = read_layers(root)
    problems, edges, count = [], {}, 0
    for path in sorted(root.glob("lib/*/**/*.[chi]*")):
        name = str(path.relative_to(root / "lib"))
        module = name.split("/")[0]
        if module not in order:
            problems.append(f"lib/{name}: {module} is in no layer")
            continue
        for bracket, target in includes(path):
            problem, _ = check(path, module, bracket, target, order, private)
            count += 1
            if problem:
                problems.append(f"lib/{name}: {problem}")
            edges.setdefault(name, set()).add(target)
    for header in public.headers(root):
        for _, target in includes(root / "include" / header):
            edges.setdefault(str(header), set()).add(target)
    found = cycle(edges)
    if found:
        problems.append("cycle: " + " -> ".join(found))
    print("\n".join(problems) or f"{count} includes")
    sys.exit(bool(problems))


main()
