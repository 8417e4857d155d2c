# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""hft in code that numba compiles. `import hft` does not import this; the first strategy does, and
`import hft.jit` does where a book is to be used in `@njit` functions.
"""
from . import book, view  # noqa: F401
from .guard import compile_callback
from .symbols import IDENTITY

__all__ = ["IDENTITY", "compile_callback"]
