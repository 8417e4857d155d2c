# SPDX-License-Identifier: Apache-2.0
"""Arrays that are not what a call wants: each is refused with what to do, and nothing crashes."""
import numpy as np
import pytest
from shop import shop

import hft


def read_only(array):
    array.flags.writeable = False
    return array


CASES = [
    (None, TypeError, "must be a numpy array, not NoneType"),
    ([1, 2], TypeError, "must be a numpy array, not list"),
    (b"x" * 64, TypeError, "not bytes"),
    (np.zeros(4), TypeError, "wrong dtype: .* is wanted, not float64"),
    (np.zeros(4, hft.LEVEL), TypeError, "wrong dtype: .* is wanted, not a record of 4 fields"),
    ("fields that lack", TypeError, "wrong dtype"),
    ("two dimensions", ValueError, "one dimension, not 2: use .reshape"),
    ("no dimension", ValueError, "one dimension, not 0"),
    ("gaps", ValueError, "gaps between its records: use numpy.ascontiguousarray"),
    ("backwards", ValueError, "gaps between its records"),
]


def bad(what, dtype):
    if not isinstance(what, str):
        return what
    return {
        "fields that lack": lambda: np.zeros(
            4, [(name, dtype[name]) for name in dtype.names[:-1]]),
        "two dimensions": lambda: np.zeros((2, 2), dtype),
        "no dimension": lambda: np.zeros((), dtype),
        "gaps": lambda: np.zeros(4, dtype)[::2],
        "backwards": lambda: np.zeros(4, dtype)[::-1],
    }[what]()


def calls(book, engine, match, decoder):
    return [
        (book.apply_n, hft.EVENT), (book.apply, hft.EVENT), (engine.submit_n, hft.ORDER),
        (engine.feed_n, hft.EVENT), (engine.answer_n, hft.REPORT), (match.submit_n, hft.ORDER),
        (lambda a: book.apply_n(hft.events(4), a), hft.records.STATUS),
        (lambda a: engine.drain_reports(a if a is not None else []), hft.REPORT),
        (lambda a: engine.drain_events(a if a is not None else []), hft.EVENT),
        (lambda a: decoder.decode(b"", a if a is not None else []), hft.EVENT),
        (engine.add_tick_table, hft.records.TICK_BAND),
    ]


@pytest.fixture(scope="module")
def handles():
    with hft.Book() as book, shop() as engine, hft.Match() as match, hft.Decoder() as decoder:
        yield calls(book, engine, match, decoder)


def wrong_for(number, what):
    """Statuses, of call 6, may be None and have no fields."""
    return number != 6 or not (what is None or isinstance(what, str) and what == "fields that lack")


EACH = [(number, *case) for case in CASES for number in range(11) if wrong_for(number, case[0])]


@pytest.mark.parametrize("number,what,raises,says", EACH, ids=lambda case: str(case)[:20])
def test_arrays(handles, number, what, raises, says):
    call, dtype = handles[number]
    if what is None and number in (7, 8, 9):
        says = "not list"
    with pytest.raises(raises, match=says):
        call(bad(what, dtype))


def test_read_only_arrays_are_for_reading():
    events = read_only(hft.events(2))
    with hft.Book() as book, shop() as engine, hft.Decoder() as decoder:
        for call in (book.apply_n, engine.feed_n, engine.drain_events,
                     lambda a: decoder.decode(b"", a)):
            with pytest.raises(ValueError, match="read-only and the call writes to it: use .copy"):
                call(events)
        with pytest.raises(ValueError, match="statuses is read-only"):
            book.apply_n(hft.events(2), read_only(np.zeros(2, np.int32)))
        assert engine.submit_n(read_only(hft.orders(1))) == 1  # a call that only reads


def test_empty_arrays_do_nothing():
    with hft.Book() as book, shop() as engine, hft.Match() as match, hft.Decoder() as decoder:
        assert book.apply_n(hft.events(0)) == 0
        assert engine.submit_n(hft.orders(0)) == 0 == engine.feed_n(hft.events(0))
        assert engine.answer_n(hft.reports(0)) == 0
        assert match.submit_n(hft.orders(0))[0] == 0
        assert len(decoder.decode(b"")[0]) == 0
        assert len(book.levels(1, hft.SIDE_BID, 0)) == 0
        with pytest.raises(ValueError, match="event has 0 records"):
            book.apply(hft.events(0))
    assert hft.events([]).shape == (0,)


def test_numbers_out_of_range():
    with hft.Book() as book:
        for call in (lambda: book.bbo(-1), lambda: book.bbo(2**32), lambda: hft.Book(depth=2**32),
                     lambda: book.levels(1, hft.SIDE_BID, -1)):
            with pytest.raises((OverflowError, ValueError)):
                call()
        with pytest.raises(TypeError):
            book.bbo("one")
        with pytest.raises(ValueError, match="statuses has 3 items for 2 events"):
            book.apply_n(hft.events(2), np.zeros(3, np.int32))
    with pytest.raises(TypeError):
        hft.Decoder().decode("text")


def address(array):
    return array.__array_interface__["data"][0]


def test_what_comes_back_is_the_callers_memory():
    with shop() as engine, hft.Match() as match, hft.Decoder() as decoder:
        events, reports = hft.events(64), hft.reports(64)
        assert address(engine.drain_reports(reports)) == address(reports)
        assert address(engine.drain_events(events)) == address(events)
        assert address(decoder.decode(b"", events)[0]) == address(events)
        assert address(match.submit_n(hft.orders(1), reports)[1]) == address(reports)
        cdata, count = hft.records.pointer(events, hft.EVENT, "hft_event", writes=True)
        from hft._core import ffi
        assert int(ffi.cast("uintptr_t", cdata)) == address(events) and count == 64
