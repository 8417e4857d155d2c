# SPDX-License-Identifier: Apache-2.0
"""Run every Python block of a page, and hold what it prints against the block that follows."""
import contextlib
import io
import re
import sys
from pathlib import Path

BLOCKS = re.compile(r"```python\n(.*?)```\n(?:\n?```\n(.*?)```)?", re.DOTALL)


def run(page):
    """How many blocks ran. Raises AssertionError where one prints something else."""
    blocks = BLOCKS.findall(Path(page).read_text())
    for source, printed in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(source, page, "exec"), {"__name__": "__main__"})
        if printed and out.getvalue() != printed:
            raise AssertionError(f"{page} says\n{printed}\nbut its lines print\n{out.getvalue()}")
    return len(blocks)


if __name__ == "__main__":
    for page in sys.argv[1:]:
        count = run(page)
        assert count, f"no Python in {page}"
        print(f"{page}: {count} blocks")
