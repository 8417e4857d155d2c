# SPDX-License-Identifier: Apache-2.0
"""The market maker of examples/strategies in Python: the orders, the reports and the state of the
one in C."""
import importlib.util
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

import hft

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "market_maker.py"
VENUE = os.environ.get("HFT_VENUE", "")

needs_venue = pytest.mark.skipif(not VENUE, reason="no venue: set HFT_VENUE to examples/venue")


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("market_maker", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def day(folder, commands):
    """A day with the market maker in C: its journal, and what came of it."""
    inputs, told = folder / "inputs", folder / "told"
    subprocess.run([VENUE, "--commands", str(commands), "--inputs", inputs, "--json", told],
                   check=True, stdout=subprocess.DEVNULL)
    return inputs, json.loads(told.read_text())


class Reports:
    """Their hash as examples/venue makes it, by bytes, without handles."""

    def __init__(self):
        self.hash, self.count = 0xcbf29ce484222325, 0

    def see(self, reports):
        self.count += len(reports)
        reports["handle"] = 0
        for byte in reports.tobytes():
            self.hash = (self.hash ^ byte) * 0x100000001b3 & (1 << 64) - 1


@needs_venue
@pytest.mark.parametrize("debug", [False, True], ids=["compiled", "plain"])
def test_the_same_day(example, tmp_path, debug):
    if not debug:
        pytest.importorskip("numba")
    inputs, told = day(tmp_path, 3000)
    reports = Reports()
    state_hash, maker = example.run(inputs, debug, reports.see)
    assert f"{state_hash:016x}" == told["state_hash"]
    assert f"{reports.hash:016x}" == told["reports_hash"]
    assert reports.count == told["counts"]["reports"] > 3000
    assert maker.state.client_id > 30


@needs_venue
def test_another_strategy_is_another_day(example, tmp_path, monkeypatch):
    inputs, told = day(tmp_path, 1000)
    make = example.make
    monkeypatch.setattr(example, "make", lambda ticks: make(ticks, half=1500))
    assert f"{example.run(inputs, True)[0]:016x}" != told["state_hash"]


def test_division_is_that_of_c(example):
    assert [example.trunc_div(a, 3) for a in (-4, -3, -1, 0, 2, 7)] == [-1, -1, 0, 0, 0, 2]


def test_layouts(example):
    assert (example.HEAD.itemsize, example.QUOTE.itemsize) == (32, 40)
    assert np.dtype(hft.ORDER).itemsize == 128
