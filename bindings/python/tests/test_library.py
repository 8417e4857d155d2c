# SPDX-License-Identifier: Apache-2.0
"""The loaded library: which it is, and that another ABI is refused."""
import os
import subprocess
import sys

import pytest

import hft
from hft import _library


def test_the_loaded_library():
    assert os.path.basename(_library.path()).startswith("libhft")
    with open("/proc/self/maps") as maps:
        assert os.path.realpath(_library.path()) in maps.read()
    assert hft.version() == hft.__version__
    assert hft.abi_major() == 0 and "-O" in hft.build_info()


def test_build_id_is_the_files():
    notes = subprocess.run(["readelf", "-n", _library.path()], capture_output=True, text=True)
    assert len(hft.build_id()) == 40 and hft.build_id() in notes.stdout


def test_another_abi_is_refused(tmp_path):
    source, fake = tmp_path / "fake.c", tmp_path / "fake.so"
    source.write_text("unsigned hft_abi_major(void) { return 7; }\n")
    subprocess.check_call(["cc", "-shared", "-fPIC", "-o", fake, source])
    ran = subprocess.run([sys.executable, "-c", "import hft"], capture_output=True, text=True,
                         env={**os.environ, "LD_PRELOAD": str(fake)})
    assert ran.returncode == 1
    assert "ImportError: libhft of ABI 7 is loaded from" in ran.stderr
    assert "built for ABI 0: install" in ran.stderr


def test_no_other_library_is_taken_for_ours():
    with pytest.raises(ImportError, match="ABI 1"):
        _library.require_abi(1, 0)
