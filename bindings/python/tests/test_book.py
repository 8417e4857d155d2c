# SPDX-License-Identifier: Apache-2.0
import threading

import numpy as np
import pytest

import hft


def add(order_id, price="321.5", qty=60, side=hft.SIDE_BID):
    return dict(kind=hft.EVENT_ADD, order_id=order_id, instrument=1, side=side,
                price=hft.price(price), qty=qty, flags=hft.EVENT_LAST)


@pytest.fixture
def book():
    with hft.Book(instruments_max=4, orders_max=1000, levels_max=1000, page_levels=5) as it:
        yield it


def test_best_prices(book):
    assert book.apply_n(hft.events([add(7), add(8, "321.25"), add(9, 322, 5, hft.SIDE_ASK)])) == 3
    best = book.bbo(1)
    assert (best.bid_price, best.bid_qty, best.bid_levels) == (hft.price("321.5"), 60, 2)
    assert (best.ask_price, best.ask_qty) == (hft.price("322"), 5)
    assert book.read_bbo(1) == best


def test_depth_is_best_first(book):
    book.apply_n(hft.events([add(1, "10"), add(2, "11"), add(3, "11", 5)]))
    levels = book.levels(1, hft.SIDE_BID)
    assert levels["price"].tolist() == [hft.price(11), hft.price(10)]
    assert levels["qty"].tolist() == [65, 60] and levels["orders"].tolist() == [2, 1]
    assert book.orders(1, hft.SIDE_BID)["order_id"].tolist() == [2, 3, 1]
    assert book.queue(3).qty_ahead == 60 and book.order(3).qty == 5
    page, bids, asks = book.read_page(1)
    assert page.bid_count == 2 and len(asks) == 0 and (bids == levels).all()


def test_it_goes_on_from_its_bytes(book):
    book.apply_n(hft.events([add(7), add(8, "321.5", 5), add(9, 322, 5, hft.SIDE_ASK)]))
    data = book.save()
    with hft.Book(instruments_max=2, page_levels=1) as other:
        for bad, error in ((b"", hft.TruncatedError), (data + b"x", hft.MalformedError)):
            with pytest.raises(error):
                other.load(bad)
        other.load(data)
        assert other.read_bbo(1) == book.bbo(1) and other.hash() == book.hash() != 0
        assert other.queue(8) == book.queue(8) and other.save() == data
        with pytest.raises(hft.ExistsError):
            other.load(data)
    with hft.Book(depth=2) as other, pytest.raises(hft.NotSupportedError):
        other.load(data)


def test_a_refused_event_says_why(book):
    book.apply(hft.events([add(7)]))
    before = book.hash()
    with pytest.raises(hft.EventError) as refused:
        book.apply(hft.events([add(7)]))
    assert refused.value.code == hft.E_EVENT_ORDER_EXISTS
    assert refused.value.name == "HFT_E_EVENT_ORDER_EXISTS"
    assert book.hash() == before and book.refused(hft.E_EVENT_ORDER_EXISTS) == 1
    statuses = np.ones(2, np.int32)
    assert book.apply_n(hft.events([add(7), add(8)]), statuses) == 1
    assert statuses.tolist() == [hft.E_EVENT_ORDER_EXISTS, 0]


def test_a_batch_is_not_copied(book):
    book.apply(hft.events([add(7)]))
    events = hft.events([dict(kind=hft.EVENT_DELETE, order_id=7)])
    book.apply_n(events)  # the library fills in what the event lacks, in our memory
    assert events["price"][0] == hft.price("321.5") and events["instrument"][0] == 1


def test_unknown_rows(book):
    with pytest.raises(hft.NotFoundError):
        book.bbo(5)
    with pytest.raises(LookupError):
        book.order(99)
    with pytest.raises(TypeError, match="no field 'depht'; it has depth"):
        hft.Book(depht=2)
    with pytest.raises(hft.InvalidError):
        hft.Book(depth=9)


def test_use_after_close():
    book = hft.Book()
    book.close()
    book.close()
    for call in (lambda: book.bbo(1), lambda: book.read_bbo(1), lambda: book.apply_n(hft.events(1)),
                 book.hash, book.__enter__):
        with pytest.raises(hft.ClosedError, match="closed: create another"):
            call()


def test_two_threads_at_once():
    events = hft.events([add(1)]).repeat(500_000)
    events["order_id"] = np.arange(len(events)) + 1
    raised = []
    with hft.Book() as book:
        writer = threading.Thread(target=book.apply_n, args=(events,))
        writer.start()
        while writer.is_alive():
            try:
                book.bbo(1)
            except hft.BusyError as busy:
                raised.append(str(busy))
                with pytest.raises(hft.BusyError):
                    book.close()
                book.read_bbo(1)
                break
        writer.join()
    assert raised and "another thread" in raised[0]
