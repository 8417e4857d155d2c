# SPDX-License-Identifier: Apache-2.0
"""The distribution libhft: its C library, built or found, and the extension hft._core over it."""
import os
import shutil
import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here))

import headers  # noqa: E402
import library  # noqa: E402


class BuildModules(build_py):
    """Adds the modules that are cut from the headers."""

    def run(self):
        super().run()
        text = headers.preprocess(library.find().include)
        package = Path(self.build_lib, "hft")
        (package / "constants.py").write_text(headers.constants_module(text))
        (package / "rows.py").write_text(headers.rows_module(text))


class BuildExtension(build_ext):
    """Lays the library beside the extension, unless the system's is to be used."""

    def run(self):
        super().run()
        found = library.find()
        if found.carried:
            shutil.copy(found.path, Path(self.build_lib, "hft", found.path.name))


class SourceDistribution(sdist):
    """Takes the C sources along, so that the tree can be built where no libhft is installed."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        library.copy_sources(Path(base_dir))


def options():
    """One wheel for every CPython from 3.9; with HFT_WORK set, nothing is written to the tree."""
    chosen = {"bdist_wheel": {"py_limited_api": "cp39"}}
    work = os.environ.get("HFT_WORK")
    if work:
        os.makedirs(work, exist_ok=True)
        chosen["build"] = {"build_base": str(Path(work, "build"))}
        chosen["egg_info"] = {"egg_base": work}
    return chosen


setup(
    name="libhft",
    version=library.version(),
    description="Order books, matching, risk and a trading engine: the Python binding of libhft",
    long_description=(here / "README.md").read_text(),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    python_requires=">=3.9",
    packages=find_packages("src"),
    package_dir={"": "src"},
    package_data={"hft": ["py.typed", "*.pyi"]},
    install_requires=["cffi>=1.15.1", "numpy>=1.24"],
    extras_require={
        "numba": ["numba>=0.60"],
        "frames": ["pandas>=2", "polars>=1", "pyarrow>=15"],
    },
    cffi_modules=["build_core.py:ffibuilder"],
    cmdclass={"build_py": BuildModules, "build_ext": BuildExtension, "sdist": SourceDistribution},
    options=options(),
    zip_safe=False,
)
