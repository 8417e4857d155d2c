# SPDX-License-Identifier: Apache-2.0
"""Where the C library comes from when the package is built.

HFT_SYSTEM=1   the system's libhft, by pkg-config; the package carries no copy.
HFT_PREFIX     an installed prefix; its library is carried.
neither        built by CMake from the source tree (two folders up, or inside an sdist); carried.
"""
import functools
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SOURCES = ("CMakeLists.txt", "LICENSE", "include", "lib", "pkgconfig")


class Library(NamedTuple):
    include: Path
    path: Path  # libhft.so.N, the name in its SONAME
    abi_major: int
    carried: bool


def source_tree():
    for tree in (HERE / "libhft", HERE.parent.parent):
        if (tree / "CMakeLists.txt").exists() and (tree / "include/hft/hft.h").exists():
            return tree
    raise SystemExit("no source tree of libhft here: set HFT_PREFIX to where it is installed, "
                     "or HFT_SYSTEM=1 to use the system's")


def version():
    """The project's version, which the package shares."""
    text = (source_tree() / "CMakeLists.txt").read_text()
    return re.search(r"project\(hft VERSION ([0-9.]+)", text).group(1)


def copy_sources(target):
    tree = source_tree()
    for name in SOURCES:
        if (tree / name).is_dir():
            shutil.copytree(tree / name, target / "libhft" / name, dirs_exist_ok=True)
        else:
            (target / "libhft").mkdir(exist_ok=True)
            shutil.copy(tree / name, target / "libhft" / name)


def build():
    """Build and install the library of the source tree. Returns its prefix."""
    work = Path(os.environ.get("HFT_WORK", HERE / "build")).resolve() / "libhft"
    options = ["-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DHFT_TESTS=OFF", "-DHFT_EXAMPLES=OFF",
               "-DHFT_BENCH=OFF", "-DHFT_STATIC=OFF", "-DCMAKE_C_FLAGS_RELWITHDEBINFO=-O3 -DNDEBUG"]
    subprocess.check_call(["cmake", "-S", source_tree(), "-B", work, *options])
    subprocess.check_call(["cmake", "--build", work, "-j2"])
    subprocess.check_call(["cmake", "--install", work, "--prefix", work / "prefix"])
    return work / "prefix"


def _pkg_config(variable):
    command = ["pkg-config", f"--variable={variable}", "hft"]
    return Path(subprocess.check_output(command, text=True).strip())


def _soname_file(folder):
    """libhft.so.N in a folder: N is the number of the ABI."""
    for path in sorted(folder.rglob("libhft.so.*")):
        match = re.fullmatch(r"libhft\.so\.([0-9]+)", path.name)
        if match:
            return path, int(match.group(1))
    raise SystemExit(f"no libhft.so.N under {folder}")


@functools.lru_cache(maxsize=None)
def find():
    if os.environ.get("HFT_SYSTEM") == "1":
        return Library(_pkg_config("includedir"), *_soname_file(_pkg_config("libdir")), False)
    prefix = Path(os.environ.get("HFT_PREFIX") or build())
    return Library(prefix / "include", *_soname_file(prefix), True)
