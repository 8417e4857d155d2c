# SPDX-License-Identifier: Apache-2.0
"""docs/quant.md: its blocks run in their order, and print what it says."""
import contextlib
import io
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "quant.md"
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```\n(.*?)^```)?", re.M | re.S)
HFT = Path(os.environ.get("HFT_VENUE", "/none/venue")).resolve().parent.parent / "cli" / "hft"


@pytest.mark.skipif(not PAGE.exists(), reason="no docs/quant.md here")
@pytest.mark.skipif(not HFT.exists(), reason="no hft tool: set HFT_VENUE to examples/venue/venue")
def test_the_guide(tmp_path, monkeypatch):
    pytest.importorskip("numba")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HFT_CACHE_DIR", str(tmp_path))
    text = PAGE.read_text()
    for line in re.findall(r"^hft (make-day .*)$", text, re.M):
        subprocess.run([HFT, *shlex.split(line)], check=True, stdout=subprocess.DEVNULL)
    names, blocks = {"__name__": "guide"}, BLOCK.findall(text)
    for source, told in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(source, str(PAGE), "exec"), names)
        assert out.getvalue() == told
    assert len(blocks) > 5 and sum(1 for _, told in blocks if told) > 3
