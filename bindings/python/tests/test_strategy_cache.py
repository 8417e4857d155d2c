# SPDX-License-Identifier: Apache-2.0
"""Compiled code on disk: found again, and never called once what it was made from has changed."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

import hft
from hft import _library

pytest.importorskip("numba")

HERE = Path(__file__).resolve().parent
#: What a wheel's libhft finds beside itself, and a copy of it elsewhere would not.
CARRIED = Path(_library.path()).parent.parent / "libhft.libs"
PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
import numba
import hft
import hft.jit
from hft.jit.guard import Callback
from helper import FACTOR, times
from shop import PRICE, order, shop

made, compile = [], Callback._compile_uncached
Callback._compile_uncached = lambda self: (made.append(1), compile(self))[1]

@hft.strategy
class Counter:
    value: int

    def on_events(self, events, view, out):
        self.value += times(len(events)) + FACTOR

@numba.njit(cache=True)
def orders(book):
    return book.bbo(1).orders

with shop() as engine, hft.Book(instruments_max=2, orders_max=100, levels_max=100) as book:
    counter = engine.attach(Counter, session=1)
    engine.submit_n(hft.orders([order(2, 1, hft.SIDE_ASK, 1)]))
    assert orders(book) == 0
    print(hft.build_id(), len(made), sum(orders.stats.cache_misses.values()), counter.state.value)
"""


class Place:
    """A program, the module that helps it, and the caches of both kinds."""

    def __init__(self, folder):
        self.folder, self.caches = folder, folder / "cache"
        (folder / "program.py").write_text(PROGRAM.format(tests=str(HERE)))
        self.help(1)

    def help(self, factor):
        (self.folder / "helper.py").write_text(
            f"FACTOR = {factor}\n\n\ndef times(n):\n    return n * FACTOR * 10\n")

    def run(self, **env):
        """The build id, strategies and functions that were compiled, and the state."""
        env = {**os.environ, "HFT_CACHE_DIR": str(self.caches), "PYTHONDONTWRITEBYTECODE": "1",
               "NUMBA_CACHE_DIR": str(self.folder / "numba"), **env}
        done = subprocess.run([sys.executable, "program.py"], cwd=self.folder, env=env,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        build, *counts = done.stdout.split()
        return build, *map(int, counts), done.stderr

    def files(self):
        return sorted(self.caches.glob("*.nbc"))


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def other_library(folder):
    """The loaded library with another build id."""
    data, own = Path(_library.path()).read_bytes(), bytes.fromhex(hft.build_id())
    assert data.count(own) == 1
    file = folder / "other.so"
    file.write_bytes(data.replace(own, bytes(b ^ 255 for b in own)))
    return file


def test_another_library_is_compiled_for_anew(place):
    first = place.run()
    assert place.run()[1:] == (0, 0, 11, "") and len(place.files()) == 1
    other = place.run(LD_PRELOAD=str(other_library(place.folder)), LD_LIBRARY_PATH=str(CARRIED))
    assert other[0] != first[0] == hft.build_id()
    assert other[1:] == first[1:] == (1, 1, 11, "")


def test_what_a_strategy_uses_counts(place):
    assert place.run()[3] == 11
    place.help(2)
    assert place.run()[1:] == (1, 0, 22, "")


def test_a_spoilt_file_is_made_again(place):
    place.run()
    file, = place.files()
    good = file.read_bytes()
    for bad in (good[:1000], b"\x80\x04N."):
        file.write_bytes(bad)
        _, made, _, value, warned = place.run()
        assert (made, value) == (1, 11) and "is of no use and is made again" in warned
        assert file.read_bytes() != bad


def test_a_file_under_another_name_is_not_taken(place):
    """Even where names are mixed up, the key inside decides."""
    place.run()
    file, = place.files()
    stale = file.read_bytes()
    place.help(5)
    place.run()
    fresh, = set(place.files()) - {file}
    fresh.write_bytes(stale)
    _, made, _, value, warned = place.run()
    assert (made, value) == (1, 55) and "made for something else" in warned


def test_without_a_folder_it_is_compiled_each_time(place):
    (place.folder / "cache").write_text("a file")
    _, made, _, value, warned = place.run()
    assert (made, value) == (1, 11) and "set HFT_CACHE_DIR" in warned


def test_numba_is_imported_when_it_is_needed():
    program = "import sys, hft; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_without_numba(tmp_path):
    (tmp_path / "numba.py").write_text("raise ImportError('none here')\n")
    program = ("import hft\nfrom shop import shop\n"
               "s = hft.strategy(lambda self, events, view, out: 0)\n"
               "with shop() as e:\n    e.attach(s, session=1, debug=True)\n"
               "    e.attach(s, session=2)\n")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={
        **os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(HERE),
                                                     os.environ.get("PYTHONPATH", "")])})
    assert "ImportError: strategies are compiled by numba" in done.stderr
    assert "pip install 'libhft[numba]'" in done.stderr
