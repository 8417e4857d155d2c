# SPDX-License-Identifier: Apache-2.0
"""What every handle shares: closing, and one call at a time.

A handle's pointer lies in a list of one. A call takes it out and puts it back, which is atomic,
so a second thread, or a callback that calls back, finds the list empty and gets BusyError.
"""
import contextlib
import functools
import struct
import time
from types import TracebackType
from typing import Any, Callable, Dict, Generic, List, Optional, Tuple, Type, TypeVar

import numpy as np

from hft import constants
from hft._core import ffi
from hft.errors import Error, check, error
from hft.records import Records, pointer

Self = TypeVar("Self", bound="Handle")
RowT = TypeVar("RowT")


class Handle:
    """A C handle with deterministic close. Use it as a context manager, or call ``close``."""

    _slot: List[Any]
    _pointer: Any
    _readers: List[None]
    _closed = True
    _destroy: Callable[[Any], None]

    def _open(self, pointer: Any, destroy: Callable[[Any], None]) -> None:
        self._slot = [pointer]
        self._pointer = pointer
        self._readers = []
        self._destroy = destroy
        self._closed = False

    def _refusal(self) -> Error:
        name = type(self).__name__
        if self._closed:
            return error(constants.E_CLOSED, f"this {name} is closed: create another")
        return error(constants.E_BUSY, f"this {name} is in use by another thread, or by the call "
                     "that called this code: give each thread its own, or use a lock")

    def _take(self) -> Any:
        """The C pointer, until it is given back by ``self._slot.append``."""
        try:
            return self._slot.pop()
        except IndexError:
            raise self._refusal() from None

    def _call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """``function(pointer, *arguments)`` with the handle marked as in use."""
        slot = self._slot
        try:
            pointer = slot.pop()
        except IndexError:
            raise self._refusal() from None
        try:
            return function(pointer, *arguments)
        finally:
            slot.append(pointer)

    def _save(self, function: Callable[..., Any]) -> bytes:
        """What ``function(pointer, out, cap)`` writes, asked for its size first."""
        size: int = check(self._call(function, ffi.NULL, 0))
        out = ffi.new("uint8_t[]", size)
        check(self._call(function, out, size))
        return bytes(ffi.buffer(out))

    def _load(self, function: Callable[..., Any], data: Any) -> None:
        view = ffi.from_buffer("uint8_t[]", data)
        check(self._call(function, view, len(view)))

    def _read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """``function(*arguments)``, one that any thread may call; ``close`` waits for it."""
        self._readers.append(None)
        try:
            if self._closed:
                raise self._refusal()
            return function(*arguments)
        finally:
            self._readers.pop()

    def _row(self, function: Callable[..., Any], c_type: str, row: Callable[..., RowT],
             *arguments: Any) -> RowT:
        """The struct that ``function(pointer, *arguments, out)`` writes, as a named tuple."""
        cell: Cell[RowT] = Cell(c_type, row)
        check(self._call(function, *arguments, cell.pointer))
        return cell.read()

    def _fill(self, function: Callable[..., Any], dtype: "np.dtype[np.void]", c_type: str, n: int,
              *arguments: Any) -> Records:
        """The records that ``function(pointer, *arguments, out, n)`` writes, at most ``n``."""
        out = np.empty(n, dtype)
        room, cap = pointer(out, dtype, c_type, writes=True)
        return out[:check(self._call(function, *arguments, room, cap))]

    @property
    def closed(self) -> bool:
        """Has it been closed?"""
        return self._closed

    def close(self) -> None:
        """Give everything back. Again is allowed. Raises BusyError while a call is under way."""
        if self._closed:
            return
        pointer = self._take()
        self._closed = True
        while self._readers:
            time.sleep(0)
        self._destroy(pointer)

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be copied or pickled: create another")

    def __enter__(self: Self) -> Self:
        if self._closed:
            raise self._refusal()
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()

    def __del__(self) -> None:
        if not self._closed and self._slot:
            with contextlib.suppress(Error):
                self.close()


def config(c_type: str, init: Callable[..., int], fields: Dict[str, Any]) -> Any:
    """A config struct with its defaults, then the given fields."""
    out = ffi.new(c_type + " *")
    check(init(out, ffi.sizeof(c_type)))
    known = dict(ffi.typeof(c_type).fields)
    for name, value in fields.items():
        if name not in known or name in ("size", "reserved"):
            raise TypeError(f"{c_type} has no field {name!r}; it has "
                            + ", ".join(n for n in known if not n.startswith(("size", "reserved"))))
        setattr(out, name, value)
    return out


_LETTERS = {"int8_t": "b", "uint8_t": "B", "int16_t": "h", "uint16_t": "H", "int32_t": "i",
            "uint32_t": "I", "int64_t": "q", "uint64_t": "Q"}


_new: Any = tuple.__new__  # what a named tuple's _make does, in a third of its time


@functools.lru_cache(maxsize=None)
def _layout(c_type: str) -> Optional[struct.Struct]:
    """A struct of integers as ``struct`` reads it, what rows leave out skipped; None for others."""
    letters = "="
    for name, field in ffi.typeof(c_type).fields:
        if name == "size" or name.startswith("reserved"):
            letters += f"{ffi.sizeof(field.type)}x"
        elif field.type.cname in _LETTERS:
            letters += _LETTERS[field.type.cname]
        else:
            return None
    return struct.Struct(letters)


class Cell(Generic[RowT]):
    """Memory for one struct, read as a named tuple of ``hft.rows``."""

    __slots__ = ("pointer", "_buffer", "_unpack", "_row")

    def __init__(self, c_type: str, row: Callable[..., RowT]) -> None:
        self.pointer = ffi.new(c_type + " *")
        self._buffer = ffi.buffer(self.pointer)
        layout = _layout(c_type)
        self._unpack: Any = self._values if layout is None else layout.unpack
        self._row: Any = row

    def _values(self, _: Any) -> Tuple[Any, ...]:
        """The members of a struct that has arrays."""
        values = (getattr(self.pointer, name) for name in self._row._fields)
        return tuple(v if isinstance(v, int) else tuple(v) for v in values)

    def read(self) -> RowT:
        """What the struct holds now."""
        row: RowT = _new(self._row, self._unpack(self._buffer))
        return row
