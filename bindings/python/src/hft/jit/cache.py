# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""Where compiled strategies are kept, and what one is kept for.

An entry's name is a digest of all that its machine code was made from: the functions and every
function and constant that they use, the layouts of the records, numba's version, the CPU, and the
loaded libhft. What is out of date has another name, so it is never called.
"""
import enum
import hashlib
import os
import pickle
import sys
import tempfile
import types
import warnings
from pathlib import Path

import numba
import numpy as np
from llvmlite import binding
from numba.core import compiler
from numba.core.caching import _Cache
from numba.core.runtime import rtsys
from numba.core.serialize import dumps

#: This package's own share in what is compiled.
OWN = hashlib.blake2b(b"".join(p.read_bytes() for p in sorted(Path(__file__).parent.glob("*.py"))),
                      digest_size=16).hexdigest()

#: Modules that do not change between runs but by their version, or that OWN covers.
_KNOWN = frozenset(getattr(sys, "stdlib_module_names", ())) | {"numpy", "numba", "hft"}


def directory() -> Path:
    """Compiled strategies lie here: $HFT_CACHE_DIR, else hft in the user's cache folder."""
    if path := os.environ.get("HFT_CACHE_DIR"):
        return Path(path)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hft"


def _is_own(function) -> bool:
    """A function that numba does not know: one of the user's, or of hft."""
    return (isinstance(function, types.FunctionType)
            and (function.__module__ or "").partition(".")[0] not in _KNOWN)


def _values(function):
    """What the names of a function mean: its globals, its closure, its modules' attributes."""
    code = function.__code__
    yield from zip(code.co_freevars, (c.cell_contents for c in function.__closure__ or ()))
    for name in code.co_names:
        if name not in function.__globals__:
            continue
        value = function.__globals__[name]
        yield name, value
        if isinstance(value, types.ModuleType) and value.__name__.partition(".")[0] not in _KNOWN:
            for part in code.co_names:
                if hasattr(value, part):
                    yield f"{name}.{part}", getattr(value, part)


def helpers(function, seen: dict | None = None) -> dict:
    """The function and all plain Python functions that it uses, each with the values it names."""
    seen = {} if seen is None else seen
    if function in seen:
        return seen
    seen[function] = dict(_values(function))
    for value in list(seen[function].values()):
        value = getattr(value, "py_func", value)
        if _is_own(value):
            helpers(value, seen)
    return seen


def _text(value) -> str:
    """A value as the digest sees it."""
    if isinstance(value, np.ndarray):
        return f"{value.dtype.descr} {value.shape} {value.tobytes()!r}"
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, type)):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, types.ModuleType):
        return value.__name__
    if isinstance(value, types.CodeType):
        return _code(value)
    if hasattr(value, "py_func"):
        return _text(value.py_func)
    if isinstance(value, (int, float, complex, str, bytes, tuple, frozenset, type(None), np.generic,
                          np.dtype, enum.Enum)):
        return repr(value)
    return type(value).__qualname__  # no more can be said that is the same in the next run


def _code(code: types.CodeType) -> str:
    constants = " ".join(map(_text, code.co_consts))
    return f"{code.co_name} {code.co_code.hex()} {code.co_names} {code.co_varnames} {constants}"


def digest(function, *more) -> str:
    """Name what is compiled from a function, the library and whatever else there is."""
    parts = [numba.__version__, sys.version, *map(repr, more)]
    for each, values in helpers(function).items():
        parts.append(_code(each.__code__))
        parts.extend(f"{name}={_text(value)}" for name, value in sorted(values.items()))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _undefined(library):
    """The symbols that machine code expects to find."""
    module = library._final_module
    return [each.name for each in [*module.functions, *module.global_variables]
            if each.is_declaration and not each.name.startswith("llvm.")]


class Cache(_Cache):
    """One compiled function in a file; what cannot be read is compiled again."""

    def __init__(self, folder: Path, key: str):
        self.folder, self.key = folder, key

    @property
    def cache_path(self):
        return str(self.folder)

    def _file(self, codegen) -> Path:
        cpu = hashlib.blake2b(repr(codegen.magic_tuple()).encode(), digest_size=4).hexdigest()
        return self.folder / f"{self.key}-{cpu}.nbc"

    def load_overload(self, sig, target_context):
        file = self._file(target_context.codegen())
        try:
            key, symbols, data = pickle.loads(file.read_bytes())
            if key != self.key:
                raise ValueError("it was made for something else")
            rtsys.initialize(target_context)
            # What numba needs to compile takes long to load; machine code seldom asks for it.
            if not all(map(binding.address_of_symbol, symbols)):
                target_context.refresh()
            return compiler.CompileResult._rebuild(target_context, *data)
        except FileNotFoundError:
            return None
        except Exception as error:
            warnings.warn(f"{file} is of no use and is made again: {error!r}", stacklevel=2)
            return None

    def save_overload(self, sig, data):
        if data.library.has_dynamic_globals:
            return
        try:
            self._write(self._file(data.codegen),
                        dumps((self.key, _undefined(data.library), data._reduce())))
        except OSError as error:
            warnings.warn(f"a compiled strategy cannot be kept: {error}; set HFT_CACHE_DIR to a "
                          "folder that can be written", stacklevel=2)

    def _write(self, file: Path, data: bytes):
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(temporary, file)

    def enable(self):
        """A cache is always on."""

    def disable(self):
        """A strategy without a cache has none of these."""

    def flush(self):
        for file in self.folder.glob(f"{self.key}-*.nbc"):
            file.unlink()
