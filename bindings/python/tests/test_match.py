# SPDX-License-Identifier: Apache-2.0
import pytest
from shop import PRICE, cross, order

import hft


@pytest.fixture
def match():
    with hft.Match(instruments_max=4, orders_max=100, levels_max=100) as it:
        yield it


def ids(orders):
    orders["order_id"] = range(101, 101 + len(orders))
    return orders


def test_two_orders_meet(match):
    taken, reports = match.submit_n(ids(cross()))
    assert taken == 2
    assert [hft.report_kind(k) for k in reports["kind"]] == [
        "ACCEPTED", "ACCEPTED", "FILL", "FILL", "FILLED"]
    assert match.bbo(1).ask_qty == 60 and match.order(101).qty == 60
    assert match.orders(1, hft.SIDE_ASK)["order_id"].tolist() == [101]
    assert match.levels(1, hft.SIDE_ASK)["price"].tolist() == [PRICE]
    assert match.stats().trades == 1 and match.next_expiry() == 2**63 - 1
    match.check()


def test_a_full_array_suspends(match):
    match.set_party(1, account=1)
    many = ids(hft.orders([order(1, i, hft.SIDE_ASK, 1) for i in range(1, 21)]))
    assert match.submit_n(many)[0] == 20
    sweep = ids(hft.orders([order(2, 1, hft.SIDE_BID, 20)]))
    sweep["order_id"] = 500
    taken, reports = match.submit_n(sweep, hft.reports(8))
    assert taken == 1 and match.pending and 0 < len(reports) <= 8
    with pytest.raises(hft.MoreError):
        match.submit_n(sweep)
    while match.pending:
        reports = match.drain(hft.reports(16))
    assert hft.report_kind(reports[-1]["kind"]) == "FILLED"


def test_its_hash_is_that_of_a_book_told_the_same(match):
    match.submit_n(ids(hft.orders([order(1, 1, hft.SIDE_ASK, 9)])))
    with hft.Book(instruments_max=4) as book:
        book.apply(hft.events([dict(kind=hft.EVENT_ADD, order_id=101, instrument=1, qty=9,
                                    side=hft.SIDE_ASK, price=PRICE)]))
        assert book.hash() == match.hash() != 0


def test_it_goes_on_from_its_bytes(match):
    match.set_party(1, account=5)
    match.submit_n(ids(cross()))
    data = match.save()
    last = hft.orders([order(3, 3, hft.SIDE_BID, 70)])
    with hft.Match(instruments_max=9, orders_max=50, hash_seed=7) as other:
        with pytest.raises(hft.MalformedError):
            other.load(data[:-1] + bytes([data[-1] ^ 1]))
        other.load(memoryview(data))
        assert other.save() == data and other.hash() == match.hash()
        reports = [m.submit_n(last.copy())[1].copy() for m in (match, other)]
        for some in reports:
            some["handle"] = 0
        assert (reports[0] == reports[1]).all() and reports[0]["trade_id"].max() == 2
        with pytest.raises(hft.ExistsError):
            other.load(data)
        with pytest.raises(TypeError):
            other.load("text")


def test_bad_calls(match):
    with pytest.raises(hft.InvalidError):
        match.submit_n(hft.orders(1), hft.reports(7))
    with pytest.raises(hft.NotFoundError):
        match.order(7)
    match.close()
    with pytest.raises(hft.ClosedError):
        match.submit_n(hft.orders(1))
