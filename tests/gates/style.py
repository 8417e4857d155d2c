#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""style.py ROOT: hard limits. Functions 70 lines, .c files 800 (but tests, which are tables as
much as code), .h files 400, lines 100 columns with tabs of 8; the first line is the licence; no
trailing blanks. Files that say in their first five lines that they are generated may be longer."""
import pathlib
import re
import sys

import public

FUNCTION_MAX = 70
FILE_MAX = {".c": 800, ".h": 400}
COLUMNS_MAX = 100
FOLDERS = ("include", "lib", "tests", "examples", "bench")
LICENCE = "SPDX-License-Identifier: Apache-2.0"
WITH_LICENCE = {".c", ".h", ".py", ".sh", ".cmake", ".map", ".inc", ".cpp"}


def long_functions(text):
    """(name, lines) of functions, kernel shape: a brace in column one opens, one closes."""
    lines = public.without_comments(text).split("\n")
    start = None
    for number, line in enumerate(lines):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            if number - start - 1 > FUNCTION_MAX:
                head = next((l for l in reversed(lines[:start]) if re.search(r"\w\(", l)), "?")
                yield head.strip(), number - start - 1
            start = None


def check(path, text):
    lines = text.split("\n")
    generated = any("generated" in line.lower() for line in lines[:5])
    if path.suffix in WITH_LICENCE and not any(LICENCE in line for line in lines[:2]):
        yield "the first line is not the licence"
    for number, line in enumerate(lines, 1):
        if not generated and len(line.expandtabs(8)) > COLUMNS_MAX:
            yield f"line {number} has {len(line.expandtabs(8))} columns"
        if line != line.rstrip():
            yield f"line {number} ends in blanks"
    if path.suffix in FILE_MAX and not generated:
        if len(lines) - 1 > FILE_MAX[path.suffix] and "tests" not in path.parts:
            yield f"{len(lines) - 1} lines"
        for head, count in long_functions(text):
            yield f"{head}: {count} lines"


def main():
    root = pathlib.Path(sys.argv[1])
    problems, count = [], 0
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in WITH_LICENCE or not path.is_file():
                continue
            count += 1
            problems += [f"{path.relative_to(root)}: {p}" for p in check(path, path.read_text())]
    print("\n".join(problems) or f"{count} files")
    sys.exit(bool(problems))


main()
