# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""hft.Book in compiled functions: the same methods, as calls of the library.

A function that is given a book holds it until it returns: another thread that calls the book, or
that gives it to another function, gets BusyError.
"""
from numba import types
from numba.core import cgutils
from numba.extending import (NativeValue, models, overload_method, register_model, typeof_impl,
                             unbox)

from hft import Book
from hft._core import ffi
from hft.constants import E_EVENT_KIND, E_INTERNAL, E_NOTFOUND
from hft.errors import EventError, InternalError, NotFoundError
from hft.records import BBO, EVENT, LEVEL
from hft.rows import Bbo

from .symbols import IDENTITY, external, struct_call
from .view import address_of, require_records


class BookType(types.Type):
    """A book: the address of its handle."""

    def __init__(self):
        super().__init__(name=f"hft.Book({IDENTITY})")


BOOK = BookType()


@register_model(BookType)
class BookModel(models.PrimitiveModel):
    """An address."""

    def __init__(self, manager, kind):
        super().__init__(manager, kind, manager.lookup(types.uintp).get_value_type())


@typeof_impl.register(Book)
def typeof_book(value, context):
    return BOOK


def take(book):
    """The address of the book's handle, which is in use from here on."""
    return int(ffi.cast("uintptr_t", book._take()))


def give(book, address):
    """Set the handle free again."""
    book._slot.append(ffi.cast("hft_book *", address))


def _call_here(c, name, *arguments):
    """Call a function of this module from native code."""
    pyapi = c.pyapi
    module = pyapi.import_module(c.context.insert_const_string(c.builder.module, __name__))
    function = pyapi.object_getattr_string(module, name)
    result = pyapi.call_function_objargs(function, arguments)
    pyapi.decref(function)
    pyapi.decref(module)
    return result


@unbox(BookType)
def unbox_book(kind, book, c):
    """Take the handle, and give it back when the function has returned."""
    room = cgutils.alloca_once_value(c.builder, c.context.get_constant(types.uintp, 0))
    address = _call_here(c, "take", book)
    failed = cgutils.is_null(c.builder, address)
    with c.builder.if_then(c.builder.not_(failed)):
        c.builder.store(c.pyapi.long_as_ulonglong(address), room)
        c.pyapi.decref(address)
    value = c.builder.load(room)

    def cleanup():
        with c.pyapi.err_push():
            number = c.pyapi.long_from_ulonglong(value)
            c.pyapi.decref(_call_here(c, "give", book, number))
            c.pyapi.decref(number)

    return NativeValue(value, is_error=failed, cleanup=cleanup)


_apply = external("hft_book_apply", types.int32, types.uintp, types.uintp)
_apply_n = external("hft_book_apply_n", types.int64, types.uintp, types.uintp, types.uint32,
                    types.uintp)
_levels = external("hft_book_levels", types.int64, types.uintp, types.uint32, types.int32,
                   types.uintp, types.uint32)
_bbo = struct_call("hft_book_bbo", BBO, Bbo)


@overload_method(BookType, "apply")
def book_apply(book, event):
    """An array of one event, as in Python."""
    require_records(event, EVENT, "EVENT")

    def apply(book, event):
        if event.size != 1:
            raise ValueError("event must have one record: apply_n takes other counts than 1")
        status = _apply(address_of(book), event.ctypes.data)
        if status < 0:
            raise EventError(E_EVENT_KIND, "the book refused the event: apply_n tells the code")

    return apply


@overload_method(BookType, "apply_n")
def book_apply_n(book, events):
    require_records(events, EVENT, "EVENT")

    def apply_n(book, events):
        count = _apply_n(address_of(book), events.ctypes.data, events.size, 0)
        if count < 0:
            raise InternalError(E_INTERNAL, "a broken invariant: close the book")
        return count

    return apply_n


@overload_method(BookType, "bbo")
def book_bbo(book, instrument):
    def bbo(book, instrument):
        status, best = _bbo(address_of(book), instrument)
        if status < 0:
            raise NotFoundError(E_NOTFOUND, "no such instrument")
        return best

    return bbo


@overload_method(BookType, "fill_levels")
def book_fill_levels(book, instrument, side, out):
    require_records(out, LEVEL, "LEVEL")

    def fill_levels(book, instrument, side, out):
        count = _levels(address_of(book), instrument, side, out.ctypes.data, out.size)
        if count < 0:
            raise NotFoundError(E_NOTFOUND, "no such instrument")
        return count

    return fill_levels
