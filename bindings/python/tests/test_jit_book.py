# SPDX-License-Identifier: Apache-2.0
"""Books in functions that numba compiles: the same calls, the same answers, the same refusals."""
import numpy as np
import pytest

import hft

numba = pytest.importorskip("numba")
import hft.jit  # noqa: E402


@numba.njit
def apply_each(book, events):
    for i in range(events.size):
        book.apply(events[i:i + 1])
    return book.bbo(1)


@numba.njit
def apply_all(book, events):
    return book.apply_n(events)


@numba.njit
def apply_one(book, events):
    book.apply(events)


@numba.njit
def best(book, instrument):
    return book.bbo(instrument)


@numba.njit
def depth(book, side, out):
    return book.fill_levels(1, side, out)


@numba.njit
def both(a, b):
    return a.bbo(1), b.bbo(1)


@numba.njit(error_model="python")
def divide(book):
    return 1 // book.bbo(1).orders


def bids():
    return hft.events([dict(kind=hft.EVENT_ADD, instrument=1, order_id=1 + i, qty=10 + i,
                            price=hft.price(100 + i), side=hft.SIDE_BID) for i in range(5)])


def read_only(array):
    array.flags.writeable = False
    return array


@pytest.fixture
def book():
    with hft.Book(instruments_max=10, orders_max=1000, levels_max=1000) as it:
        yield it


def test_the_same_as_in_python(book):
    found = apply_each(book, bids())
    assert found == book.bbo(1) and type(found) is type(book.bbo(1))
    assert (found.bid_price, found.bid_qty, found.orders) == (hft.price(104), 14, 5)


def test_batches(book):
    assert [apply_all(book, e) for e in (bids(), bids(), bids()[:0])] == [5, 0, 0]
    assert book.stats().refused == 5


def test_levels(book):
    apply_all(book, bids())
    room = np.zeros(3, hft.LEVEL)
    assert depth(book, hft.SIDE_BID, room) == 3 and room["qty"].tolist() == [14, 13, 12]
    assert depth(book, hft.SIDE_ASK, room) == 0


def test_refusals(book):
    apply_all(book, bids())
    with pytest.raises(hft.EventError):
        apply_each(book, bids())
    for instrument in (11, -1, 2 ** 40, 2 ** 32 + 1):
        with pytest.raises(hft.NotFoundError):
            best(book, instrument)
    with pytest.raises(ValueError, match="one record"):
        apply_one(book, bids())


@pytest.mark.parametrize("array", [np.zeros(3), np.zeros(3, hft.LEVEL), bids()[::2],
                                   bids().reshape(5, 1), read_only(bids())])
def test_arrays_are_checked_when_compiled(book, array):
    with pytest.raises(numba.TypingError, match="contiguous, writable array of hft.EVENT"):
        apply_all(book, array)
    assert book.stats().applied == 0


def test_a_closed_book(book):
    book.close()
    with pytest.raises(hft.ClosedError):
        apply_all(book, bids())


def test_a_book_is_held_by_one_call(book):
    with pytest.raises(hft.BusyError):
        both(book, book)
    with pytest.raises(ZeroDivisionError):
        divide(book)
    assert best(book, 1) == book.bbo(1)
