# SPDX-License-Identifier: Apache-2.0
"""Every constant and every record against what the C compiler made of the headers."""
import numpy as np
import pytest

import hft
from hft import constants, records, rows
from hft._core import ffi, lib

NAMES = [name for name in dir(constants) if name.isupper()]


def test_constants_are_the_compilers():
    compiled = {name[4:] for name in dir(lib)
                if name.startswith("HFT_") and not name.startswith("HFT_PY_")}
    assert set(NAMES) == compiled and len(NAMES) > 300
    for name in NAMES:
        assert getattr(constants, name) == getattr(lib, "HFT_" + name), name


@pytest.mark.parametrize("c_name", records.BY_STRUCT)
def test_records_are_the_compilers(c_name):
    dtype, c_type = records.BY_STRUCT[c_name], ffi.typeof(c_name)
    assert dtype.itemsize == ffi.sizeof(c_type) and dtype.isalignedstruct
    assert list(dtype.names) == [name for name, _ in c_type.fields]
    for name, field in c_type.fields:
        assert dtype.fields[name][1] == field.offset
        assert dtype.fields[name][0].itemsize == ffi.sizeof(field.type)


@pytest.mark.parametrize("c_name", records.BY_STRUCT)
def test_integers_keep_their_sign_and_place(c_name):
    cell = ffi.new(c_name + " *")
    array = np.frombuffer(ffi.buffer(cell), records.BY_STRUCT[c_name])
    for name, field in ffi.typeof(c_name).fields:
        if field.type.kind == "primitive":
            for value in ({-1, 5} if not field.type.cname.startswith("u") else {1, 200}):
                setattr(cell, name, value)
                assert array[name][0] == value


def test_rows_have_the_structs_members():
    for c_name in ("hft_bbo", "hft_position", "hft_book_stats", "hft_match_order"):
        words = c_name[4:].split("_")
        row = getattr(rows, "".join(word.capitalize() for word in words))
        members = [n for n, _ in ffi.typeof(c_name).fields if not n.startswith("reserved")]
        assert list(row._fields) == members


def test_sizes_that_the_library_tells():
    assert hft.EVENT.itemsize == lib.hft_event_size()
    assert hft.ORDER.itemsize == lib.hft_order_size()
    assert hft.REPORT.itemsize == lib.hft_report_size()


def test_prices():
    assert hft.price("321.5") == hft.price(321.5) == 321_500_000_000
    assert hft.price("-0.25") == -250_000_000
    assert hft.price_text(321_500_000_000) == "321.5"
    assert hft.price_text(hft.PRICE_NONE) == "none"
    with pytest.raises(hft.InvalidError, match="'ten' is not a price"):
        hft.price("ten")
    with pytest.raises(hft.RangeError):
        hft.price("99999999999")


def test_records_from_rows():
    assert hft.events(3)["price"].tolist() == [hft.PRICE_NONE] * 3
    array = hft.orders([dict(qty=5), dict(price=1, qty=6)])
    assert array["qty"].tolist() == [5, 6] and array["price"].tolist() == [hft.PRICE_NONE, 1]
    with pytest.raises(ValueError, match="no field 'pirce'"):
        hft.events([dict(pirce=1)])
