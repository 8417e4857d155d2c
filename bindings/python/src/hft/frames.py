# SPDX-License-Identifier: Apache-2.0
"""Records as data frames. pandas, polars and pyarrow are optional: ``pip install libhft[frames]``.

``convert=True`` makes times datetime64[ns] and prices float with NaN for PRICE_NONE. With
``convert=False`` columns stay the integers they are: exact, and in pandas and ``columns`` views of
the records' memory. Arrow and polars keep columns side by side, so they take one copy of each.
"""
from importlib import import_module
from typing import Any, Dict

import numpy as np
import numpy.typing as npt

from hft import constants
from hft.records import Records

_TIMES = ("ts", "ts_event", "ts_recv", "expire_ts", "expiry")


def _prices(name: str) -> bool:
    return name == "price" or name.endswith("_price")


def _converted(name: str, column: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if name in _TIMES:
        return column.view("datetime64[ns]")
    if _prices(name):
        none = column == constants.PRICE_NONE
        return np.where(none, np.nan, column / constants.PRICE_SCALE)
    return column


def columns(array: Records, *, convert: bool = False) -> Dict[str, npt.NDArray[Any]]:
    """The columns of a record array by name, reserved ones left out; views unless converted.

    Raises TypeError for an array without fields.
    """
    if not isinstance(array, np.ndarray) or array.dtype.names is None:
        raise TypeError("a record array is wanted, as hft.events makes one")
    names = [name for name in array.dtype.names if not name.startswith("reserved")]
    if not convert:
        return {name: array[name] for name in names}
    return {name: _converted(name, array[name]) for name in names}


def to_pandas(array: Records, *, convert: bool = True) -> Any:
    """A pandas DataFrame; without conversion its columns are views of the records."""
    pandas: Any = import_module("pandas")

    return pandas.DataFrame(columns(array, convert=convert), copy=False)


def to_arrow(array: Records, *, convert: bool = True) -> Any:
    """A pyarrow Table; each column is copied once, for Arrow keeps columns side by side."""
    pyarrow: Any = import_module("pyarrow")

    found = columns(array, convert=convert)
    return pyarrow.table({name: pyarrow.array(np.ascontiguousarray(column))
                          for name, column in found.items()})


def to_polars(array: Records, *, convert: bool = True) -> Any:
    """A polars DataFrame; each column is copied once."""
    polars: Any = import_module("polars")

    found = columns(array, convert=convert)
    return polars.DataFrame({name: np.ascontiguousarray(column) for name, column in found.items()})
