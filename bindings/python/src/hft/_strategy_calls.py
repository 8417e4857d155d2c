# SPDX-License-Identifier: Apache-2.0
"""The C functions that an engine calls for a strategy: compiled, or plain Python.

Both have a frame as their user pointer: a head that the guard writes to, then the state.
"""
import functools
import time
from typing import Any, Callable

import numpy as np

from hft._core import ffi
from hft.records import EVENT, ORDER, REPORT
from hft.view import View

#: What each callback is called with: self is the state.
ARGUMENTS = {"on_events": ("self", "events", "view", "out"),
             "on_reports": ("self", "reports", "view", "out"),
             "on_timer": ("self", "now", "id", "view", "out")}
NAMES = tuple(ARGUMENTS)
HEAD = [*(("told_" + name, np.uint64) for name in NAMES), ("count", np.int64),
        ("took_ns", np.int64)]
_RECORDS = {"on_events": EVENT, "on_reports": REPORT}
_C_TYPES = {name: field.type for name, field in ffi.typeof("hft_strategy").fields if name in NAMES}
FAILED = -1  # the engine closes a strategy that returns it

Tell = Callable[[str, BaseException], None]


class Record(np.void):  # type: ignore[misc]
    """A record whose fields are attributes, as in compiled code; integers are Python's own."""

    def __getattribute__(self, name: str) -> Any:
        if name not in (np.void.__getattribute__(self, "dtype").names or ()):
            return np.void.__getattribute__(self, name)
        value = self[name]
        return value if isinstance(value, (np.void, np.ndarray)) else value.item()

    def __setattr__(self, name: str, value: Any) -> None:
        names = self.dtype.names or ()
        if name not in names:
            raise AttributeError(f"no field {name!r}: the fields are {', '.join(names)}")
        self[name] = value


@functools.lru_cache(maxsize=None)
def attributed(dtype: Any) -> Any:
    """The same layout, of Records."""
    if dtype.subdtype is not None:
        inner, shape = dtype.subdtype
        return np.dtype((attributed(inner), shape))
    if dtype.names is None:
        return dtype
    formats, offsets = zip(*((attributed(f[0]), f[1]) for f in map(dtype.fields.get, dtype.names)))
    layout = np.dtype({"names": dtype.names, "formats": formats, "offsets": offsets,
                       "itemsize": dtype.itemsize}, align=dtype.isalignedstruct)
    return np.dtype((Record, layout))


def records(address: int, n: int, dtype: Any) -> Any:
    """An array of Records where they lie."""
    memory = ffi.buffer(ffi.cast("char *", address), n * dtype.itemsize)
    return np.frombuffer(memory, attributed(dtype))


def state_of(frame: Any) -> Any:
    """The state in a frame, as a Record."""
    return frame["state"].view(attributed(frame.dtype["state"]))[0]


def run(kind: str, function: Callable[..., Any], state: Any, a: int, b: int, view: int,
        out: Any) -> int:
    """Call a strategy's plain Python function with what a C call was given."""
    first = (records(a, b, _RECORDS[kind]),) if kind in _RECORDS else (a, b)
    with View(view) as shown:
        count = function(state, *first, shown, out)
    return 0 if count is None else int(count)


def plain(kind: str, function: Callable[..., Any], frame: Any, budget_ns: int, tell: Tell) -> Any:
    """A C function that calls the Python one; an exception is told, and closes the strategy."""
    head = frame[0]
    state = state_of(frame)

    def call(user: Any, a: Any, b: int, view: Any, out: Any, cap: int) -> int:
        first = a if isinstance(a, int) else int(ffi.cast("uintptr_t", a))
        numbers = (first, b, int(ffi.cast("uintptr_t", view)), int(ffi.cast("uintptr_t", out)), cap)
        began = time.monotonic_ns()
        try:
            count = run(kind, function, state, *numbers[:3], records(numbers[3], cap, ORDER))
        except BaseException as raised:
            tell(kind, raised)
            return FAILED
        took = time.monotonic_ns() - began
        if 0 <= count <= cap and (budget_ns == 0 or took <= budget_ns):
            return count
        head["count"], head["took_ns"] = count, took
        return FAILED

    return ffi.callback(_C_TYPES[kind], call, error=FAILED)


def compiled(kind: str, function: Callable[..., Any], frame: Any, budget_ns: int,
             cache: bool) -> Any:
    """A C function compiled by numba: its `address` lasts as long as it does."""
    try:
        from hft import jit
    except ImportError as missing:
        raise ImportError("strategies are compiled by numba, which is not installed: "
                          "pip install 'libhft[numba]', or run them within hft.debug()"
                          ) from missing
    return jit.compile_callback(  # type: ignore[no-untyped-call]
        kind, function, frame.dtype, budget_ns, cache)
