# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""hft.View in compiled strategies: the same methods, as calls of the library."""
from numba import types
from numba.core.errors import TypingError
from numba.extending import (intrinsic, models, overload_attribute, overload_method,
                             register_model)

import numba
from hft.constants import E_NOTFOUND
from hft.errors import NotFoundError
from hft.records import BBO, LEVEL, POSITION, VIEW_ORDER
from hft.rows import Bbo, Position

from .symbols import IDENTITY, external, struct_call


class ViewType(types.Type):
    """What a strategy may look at: a pointer of the engine's."""

    def __init__(self):
        super().__init__(name=f"hft.View({IDENTITY})")


VIEW = ViewType()


@register_model(ViewType)
class ViewModel(models.PrimitiveModel):
    """An address."""

    def __init__(self, manager, kind):
        super().__init__(manager, kind, manager.lookup(types.uintp).get_value_type())


@intrinsic
def of_address(typingctx, address):
    """The view at an address."""
    def codegen(context, builder, signature, values):
        return values[0]

    return VIEW(types.uintp), codegen


@intrinsic
def address_of(typingctx, view):
    """Where a view or book is."""
    def codegen(context, builder, signature, values):
        return values[0]

    return types.uintp(view), codegen


_now = external("hft_view_now", types.int64, types.uintp)
_param = external("hft_view_param", types.int64, types.uintp, types.uint32)
_levels = external("hft_view_levels", types.int64, types.uintp, types.uint32, types.int32,
                   types.uintp, types.uint32)
_orders = external("hft_view_orders", types.int64, types.uintp, types.uint32, types.uintp,
                   types.uint32)
_bbo = struct_call("hft_view_bbo", BBO, Bbo)
_position = struct_call("hft_view_position", POSITION, Position, cleared=True)


def require_records(array, dtype, name):
    """A TypingError unless the array is one that the library can write records to."""
    if not (isinstance(array, types.Array) and array.dtype == numba.from_dtype(dtype)
            and array.ndim == 1 and array.layout == "C" and array.mutable):
        raise TypingError(f"the room for {name} must be a one-dimensional, contiguous, writable "
                          f"array of hft.{name}, not {array}")


@overload_attribute(ViewType, "now")
def view_now(view):
    return lambda view: _now(address_of(view))


@overload_method(ViewType, "param")
def view_param(view, index):
    return lambda view, index: _param(address_of(view), index)


@overload_method(ViewType, "bbo")
def view_bbo(view, instrument):
    def bbo(view, instrument):
        status, best = _bbo(address_of(view), instrument)
        if status < 0:
            raise NotFoundError(E_NOTFOUND, "no such instrument")
        return best

    return bbo


@overload_method(ViewType, "position")
def view_position(view, instrument):
    return lambda view, instrument: _position(address_of(view), instrument)[1]


@overload_method(ViewType, "levels")
def view_levels(view, instrument, side, out):
    require_records(out, LEVEL, "LEVEL")

    def levels(view, instrument, side, out):
        count = _levels(address_of(view), instrument, side, out.ctypes.data, out.size)
        if count < 0:
            raise NotFoundError(E_NOTFOUND, "no such instrument")
        return count

    return levels


@overload_method(ViewType, "orders")
def view_orders(view, instrument, out):
    require_records(out, VIEW_ORDER, "VIEW_ORDER")
    return lambda view, instrument, out: _orders(address_of(view), instrument, out.ctypes.data,
                                                 out.size)
