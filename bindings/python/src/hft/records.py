# SPDX-License-Identifier: Apache-2.0
"""Records: aligned numpy dtypes of the library's structs, and arrays of them.

The dtypes are derived from the C types at import, so an array of them is what the library reads
and writes, without a copy. Prices count 1e-9 of the quote unit (``hft.price``), quantities the
instrument's smallest unit, time ns UTC.
"""
from typing import Any, Iterable, List, Mapping, Optional, Tuple, Union

import numpy as np
import numpy.typing as npt

from hft._core import ffi, lib
from hft.constants import PRICE_NONE
from hft.errors import check

Records = npt.NDArray[np.void]

_TEXT_FREE = ("reserved", "bytes", "digest")  # byte arrays that hold no text


def _format(name: str, kind: Any) -> Any:
    """The numpy format of a C type; byte arrays are zero-padded texts but for a few names."""
    if kind.kind == "primitive":
        return np.dtype(kind.cname[:-2])  # "uint32_t" is numpy's "uint32"
    if kind.kind == "struct":
        return dtype_of(kind.cname)
    if kind.kind == "array" and kind.item.cname == "uint8_t" and name not in _TEXT_FREE:
        return np.dtype(f"S{kind.length}")
    if kind.kind == "array":
        return np.dtype((_format(name, kind.item), (kind.length,)))
    return np.dtype(np.uintp)  # a pointer


def dtype_of(c_name: str) -> "np.dtype[np.void]":
    """The dtype of a struct of the headers, as "hft_event": same offsets, same size."""
    c_type = ffi.typeof(c_name)
    fields = [(name, _format(name, field.type), field.offset) for name, field in c_type.fields]
    names, formats, offsets = zip(*fields)
    return np.dtype({"names": names, "formats": formats, "offsets": offsets,
                     "itemsize": ffi.sizeof(c_type)}, align=True)


EVENT = dtype_of("hft_event")
ORDER = dtype_of("hft_order")
REPORT = dtype_of("hft_report")
BBO = dtype_of("hft_bbo")
LEVEL = dtype_of("hft_level")
BOOK_ORDER = dtype_of("hft_book_order")
QUEUE_POSITION = dtype_of("hft_queue_position")
PAGE = dtype_of("hft_page")
MATCH_ORDER = dtype_of("hft_match_order")
POSITION = dtype_of("hft_position")
LIMITS = dtype_of("hft_risk_limits")
INSTRUMENT = dtype_of("hft_instrument")
TICK_BAND = dtype_of("hft_tick_band")
SOURCE = dtype_of("hft_source")
PARTY = dtype_of("hft_party")
VIEW_ORDER = dtype_of("hft_view_order")
TYPE_COUNT = dtype_of("hft_md_type_count")
INPUT = dtype_of("hft_input")
STATUS = np.dtype(np.int32)
LATENCY = np.dtype(np.int64)

#: dtype of each record, by its struct's name.
BY_STRUCT = {
    "hft_event": EVENT, "hft_order": ORDER, "hft_report": REPORT, "hft_bbo": BBO,
    "hft_level": LEVEL, "hft_book_order": BOOK_ORDER, "hft_queue_position": QUEUE_POSITION,
    "hft_page": PAGE, "hft_match_order": MATCH_ORDER, "hft_position": POSITION,
    "hft_risk_limits": LIMITS, "hft_instrument": INSTRUMENT, "hft_tick_band": TICK_BAND,
    "hft_source": SOURCE, "hft_party": PARTY, "hft_view_order": VIEW_ORDER,
    "hft_md_type_count": TYPE_COUNT, "hft_input": INPUT,
}

Rows = Union[int, Iterable[Mapping[str, Any]]]


def make(dtype: "np.dtype[np.void]", rows: Rows) -> Records:
    """An array of ``rows`` empty records, or of one record a mapping of field to value.

    Fields that are not given are 0; the price of an event, order or report is PRICE_NONE.
    """
    given: List[Mapping[str, Any]] = []
    if not isinstance(rows, (int, np.integer)):
        given = list(rows)
        rows = len(given)
    array = np.zeros(rows, dtype)
    if dtype in (EVENT, ORDER, REPORT):
        array["price"] = PRICE_NONE
    for record, row in zip(array, given):
        for name, value in row.items():
            if name not in (dtype.names or ()):
                known = ", ".join(dtype.names or ())
                raise ValueError(f"no field {name!r}: the fields are {known}")
            record[name] = value
    return array


def events(rows: Rows) -> Records:
    """An array of hft_event: ``events(3)`` is of empty ones, ``events([dict(kind=1, ...)])`` of
    those that the mappings say."""
    return make(EVENT, rows)


def orders(rows: Rows) -> Records:
    """An array of hft_order, as ``events`` makes one."""
    return make(ORDER, rows)


def reports(rows: Rows) -> Records:
    """An array of hft_report, as ``events`` makes one."""
    return make(REPORT, rows)


def levels(rows: Rows) -> Records:
    """An array of hft_level, as ``events`` makes one."""
    return make(LEVEL, rows)


#: C array types by the struct's name, so that a call need not parse one.
_ARRAYS = {name: ffi.typeof(name + "[]")
           for name in (*BY_STRUCT, "hft_status", "int64_t")}


def pointer(array: Any, dtype: "np.dtype[Any]", c_type: str, writes: bool = False,
            name: str = "the array") -> Tuple[Any, int]:
    """An array's memory for a C call and its length, without a copy.

    Raises TypeError for what is no array of ``dtype``, ValueError for other shapes than one
    dimension, for gaps between the records, and for read-only arrays that the call writes to.
    """
    try:
        if (array.dtype is dtype or array.dtype == dtype) and array.ndim == 1:
            return ffi.from_buffer(_ARRAYS[c_type], array, writes), len(array)
    except (AttributeError, ValueError, BufferError):
        pass
    raise _unfit(array, dtype, c_type, writes, name)


def _brief(dtype: "np.dtype[Any]") -> str:
    return f"a record of {len(dtype.names)} fields" if dtype.names else str(dtype)


def _unfit(array: Any, dtype: "np.dtype[Any]", c_type: str, writes: bool, name: str) -> Exception:
    """What is wrong with an array, and what to do."""
    if not isinstance(array, np.ndarray):
        return TypeError(f"{name} must be a numpy array, not {type(array).__name__}: "
                         "make one with hft.records")
    if array.dtype != dtype:
        return TypeError(f"{name} has the wrong dtype: {c_type} is wanted, "
                         f"not {_brief(array.dtype)}")
    if array.ndim != 1:
        return ValueError(f"{name} must have one dimension, not {array.ndim}: use .reshape(-1)")
    if not array.flags.c_contiguous:
        return ValueError(f"{name} has gaps between its records: use numpy.ascontiguousarray")
    if writes and not array.flags.writeable:
        return ValueError(f"{name} is read-only and the call writes to it: use .copy()")
    return ValueError(f"{name} cannot be read as memory")


def price(text: Union[str, int, float]) -> int:
    """A decimal price as an integer: ``price("321.5")`` is 321500000000.

    At most 9 decimals. Numbers are taken by their shortest text, so 321.5 works as "321.5" does.
    Raises InvalidError on other text, RangeError when it does not fit.
    """
    out = ffi.new("int64_t *")
    check(lib.hft_price_parse(str(text).encode(), out), f"{text!r} is not a price")
    value: int = out[0]
    return value


def price_text(value: Optional[int]) -> str:
    """A price as decimal text, without trailing zeros: 321500000000 is "321.5"."""
    out = ffi.new("char[24]")
    check(lib.hft_price_format(value, out, 24))
    text: str = ffi.string(out).decode()
    return text


def text_bytes(text: str, size: int, name: str) -> bytes:
    """A text as a field of ``size`` bytes takes it. Raises ValueError when it is too long."""
    data = text.encode()
    if len(data) > size:
        raise ValueError(f"{name} {text!r} takes {len(data)} bytes: {size} is the most")
    return data


def _name(function: Any, kind: int) -> str:
    name: str = ffi.string(function(kind)).decode()
    return name


def event_kind(kind: int) -> str:
    """The name of a kind of event, as "ADD"; "UNKNOWN" for others."""
    return _name(lib.hft_event_kind_name, kind)


def order_kind(kind: int) -> str:
    """The name of a kind of order, as "NEW"; "UNKNOWN" for others."""
    return _name(lib.hft_order_kind_name, kind)


def report_kind(kind: int) -> str:
    """The name of a kind of report, as "FILL"; "UNKNOWN" for others."""
    return _name(lib.hft_report_kind_name, kind)
