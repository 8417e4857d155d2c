# SPDX-License-Identifier: Apache-2.0
"""What ``import hft`` takes over the bare interpreter, and what it leaves alone."""
import os
import subprocess
import sys


def seconds(source):
    """The least CPU time of an interpreter in a dozen: a busy machine does not change it much."""
    def once():
        child = subprocess.Popen([sys.executable, "-c", source])
        used = os.wait4(child.pid, 0)[2]
        return used.ru_utime + used.ru_stime

    return min(once() for _ in range(12))


def test_import_adds_less_than_numpy_takes():
    bare, numpy, ours = seconds("pass"), seconds("import numpy"), seconds("import hft")
    print(f"import hft: {1000 * (ours - bare):.0f} ms, {1000 * (numpy - bare):.0f} of them numpy")
    assert ours - numpy < numpy - bare


def test_import_takes_no_optional_package():
    names = ("numba", "pandas", "polars", "pyarrow")
    loaded = f"import sys, hft; print([m for m in {names} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", loaded], text=True) == "[]\n"
