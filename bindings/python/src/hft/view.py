# SPDX-License-Identifier: Apache-2.0
"""What a strategy may look at inside its callbacks."""
from typing import Any

from hft._core import ffi, lib
from hft._handle import Cell
from hft.constants import E_CLOSED
from hft.errors import check, error
from hft.records import LEVEL, VIEW_ORDER, Records, pointer
from hft.rows import Bbo, Position


class View:
    """The engine as a strategy sees it during one call. Compiled code has the same methods."""

    __slots__ = ("_pointer",)

    def __init__(self, address: int) -> None:
        self._pointer = ffi.cast("const hft_view *", address)

    def __enter__(self) -> "View":
        return self

    def __exit__(self, *_: Any) -> None:
        self._pointer = None

    def _view(self) -> Any:
        if self._pointer is None:
            raise error(E_CLOSED, "a view is valid during the callback alone: do not keep it")
        return self._pointer

    @property
    def now(self) -> int:
        """The time of what is being handled, ns UTC."""
        time: int = lib.hft_view_now(self._view())
        return time

    def param(self, index: int) -> int:
        """A parameter given to attach, 0 beyond the last."""
        value: int = lib.hft_view_param(self._view(), index)
        return value

    def bbo(self, instrument: int) -> Bbo:
        """The best of both sides; PRICE_NONE for an empty one. NotFoundError."""
        cell: Cell[Bbo] = Cell("hft_bbo", Bbo)
        check(lib.hft_view_bbo(self._view(), instrument, cell.pointer))
        return cell.read()

    def position(self, instrument: int) -> Position:
        """The position of its party's account: zeros where there is none."""
        cell: Cell[Position] = Cell("hft_position", Position)
        lib.hft_view_position(self._view(), instrument, cell.pointer)
        return cell.read()

    def levels(self, instrument: int, side: int, out: Records) -> int:
        """Fill records of LEVEL, best first. Returns how many there were. NotFoundError."""
        room, count = pointer(out, LEVEL, "hft_level", writes=True, name="out")
        return check(lib.hft_view_levels(self._view(), instrument, side, room, count))

    def orders(self, instrument: int, out: Records) -> int:
        """Fill records of VIEW_ORDER with its open orders, 0 = of all instruments, oldest first.
        Returns how many there were."""
        room, count = pointer(out, VIEW_ORDER, "hft_view_order", writes=True, name="out")
        return check(lib.hft_view_orders(self._view(), instrument, room, count))
