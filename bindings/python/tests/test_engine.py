# SPDX-License-Identifier: Apache-2.0
import copy
import pickle
import threading

import numpy as np
import pytest
from shop import PRICE, cross, limits, order, shop

import hft


@pytest.fixture
def engine():
    with shop() as it:
        yield it


def kinds(reports):
    return [hft.report_kind(kind) for kind in reports["kind"]]


def test_two_orders_meet(engine):
    assert engine.submit_n(cross()) == 2
    reports = engine.drain_reports()
    assert kinds(reports) == ["ACCEPTED", "ACCEPTED", "FILL", "FILL", "FILLED"]
    assert reports["leaves"].tolist() == [100, 40, 60, 0, 0]
    assert len(engine.drain_reports()) == 0
    bought = engine.position(hft.RISK_ACCOUNT, 2, 1)
    assert (bought.position, bought.fills, bought.open_sell) == (40, 1, 0)
    assert engine.pnl(hft.RISK_ACCOUNT, 2, 1, PRICE + hft.price("1")) == (0, 40_000_000)
    assert len(engine.positions()) == 4
    best = engine.bbo(1)
    assert (best.ask_price, best.ask_qty, best.bid_qty) == (PRICE, 60, 0)
    assert engine.levels(1, hft.SIDE_ASK)["qty"].tolist() == [60]
    stats = engine.stats()
    assert (stats.commands, stats.trades, stats.marketable) == (2, 1, (1, 0, 0))
    assert engine.reasons(hft.REPORT_FILL, hft.LIQUIDITY_ADDED) == 1
    engine.check()


def test_refusals_say_why(engine):
    engine.submit_n(hft.orders([order(1, 1, hft.SIDE_BID, 501)]))
    refused, = engine.drain_reports()
    assert -refused["reason"].astype(int) == hft.E_RISK_QTY_MAX
    with pytest.raises(hft.RiskError) as loosened:
        limits(engine, qty_max=501)
    assert loosened.value.code == hft.E_RISK_LOOSEN


def test_reference_data(engine):
    row = engine.instrument(1)
    assert (row.symbol, row.venue, row.currency, row.id) == ("DEMO", "XBOX", "EUR", 1)
    assert engine.find("XBOX", "DEMO") == 1
    table = engine.add_tick_table(np.array([(0, hft.price("0.5"))], hft.records.TICK_BAND))
    assert engine.add_instrument(hft.Instrument("TICK", "XBOX", tick_table=table)) == 2
    assert engine.instrument(2).tick_table == table
    with pytest.raises(LookupError, match="no instrument 'NONE'"):
        engine.find("XBOX", "NONE")
    with pytest.raises(hft.ExistsError):
        engine.add_instrument("DEMO", venue="XBOX", id=2)
    with pytest.raises(ValueError, match="symbol .* takes 33 bytes: 32 is the most"):
        engine.add_instrument("x" * 33)
    with pytest.raises(TypeError, match="no field 'acount'; it has id, account"):
        engine.add_party(acount=1)


def test_limits_and_states(engine):
    assert engine.limits(hft.RISK_ACCOUNT, 1).qty_max == 500
    with pytest.raises(hft.NotFoundError):
        engine.limits(hft.RISK_ACCOUNT, 5)
    engine.submit_n(hft.orders([order(1, 1, hft.SIDE_ASK, 100)]))
    engine.set_state(hft.RISK_ACCOUNT, 1, state=hft.RISK_CLOSED, ts=5)
    assert engine.state(hft.RISK_ACCOUNT, 1) == hft.RISK_CLOSED
    assert "CANCELLED" in kinds(engine.drain_reports())
    with pytest.raises(hft.RiskError):
        engine.set_state(hft.RISK_ACCOUNT, 1, state=hft.RISK_OPEN)


def test_who_may_loosen():
    asked = []

    def verify(author, digest, signature):
        asked.append((author, len(digest), signature))
        return author == "ada"

    with shop(verify=verify) as engine:
        limits(engine, qty_max=400)
        with pytest.raises(hft.RiskError):
            engine.set_limits(hft.RISK_FIRM, qty_max=500, author="eve", signature=b"x")
        row = dict(qty_max=600, value_max=10**12, long_max=1000, short_max=1000, open_max=100)
        engine.set_limits(hft.RISK_FIRM, author="ada", signature=b"ok", **row)
        assert engine.limits(hft.RISK_FIRM).qty_max == 600
    assert asked[-1] == ("ada", 32, b"ok")


def test_away_orders_leave_and_are_answered():
    sent = []
    with shop(send=sent.append) as engine:
        engine.submit_n(hft.orders([order(1, 1, hft.SIDE_BID, 100)]))
        out, = sent
        answer = hft.reports(1)
        answer["kind"], answer["order_id"] = hft.REPORT_ACCEPTED, out["order_id"]
        answer["ts"], answer["price"], answer["qty"], answer["leaves"] = 9, PRICE, 100, 100
        for name in ("instrument", "party", "session", "side", "client_id"):
            answer[name] = out[name]
        answer["flags"] = hft.REPORT_LAST_OF_COMMAND
        assert engine.answer_n(answer) == 1
        assert "ACCEPTED" in kinds(engine.drain_reports())
        assert engine.position(hft.RISK_ACCOUNT, 1, 1).open_buy == 100
        event = hft.events([dict(kind=hft.EVENT_ADD, order_id=5, instrument=1, side=hft.SIDE_BID,
                                 price=PRICE, qty=7, flags=hft.EVENT_LAST)])
        assert engine.feed_n(event) == 1
        assert engine.bbo(1).bid_qty == 7 and len(engine.levels(1, hft.SIDE_BID)) == 1


def test_what_send_raises_comes_back():
    def send(orders):
        raise RuntimeError("the line is down")

    with shop(send=send) as engine:
        with pytest.raises(RuntimeError, match="the line is down"):
            engine.submit_n(hft.orders([order(1, 1, hft.SIDE_BID, 100)]))
        refused, = engine.drain_reports()
        assert -int(refused["reason"]) == hft.E_SESSION_DOWN
        engine.check()


def test_send_must_not_call_back():
    with shop(send=lambda orders: engine.hash()) as engine:
        with pytest.raises(hft.BusyError, match="the call that called this code"):
            engine.submit_n(hft.orders([order(1, 1, hft.SIDE_BID, 100)]))


def test_a_full_engine_asks_to_be_drained():
    with shop(reports_max=64) as engine:
        many = hft.orders([order(1, i, hft.SIDE_ASK, 1) for i in range(1, 101)])
        taken = engine.submit_n(many)
        assert taken < 100 and engine.pending
        with pytest.raises(hft.MoreError, match="drain"):
            engine.submit_n(many[taken:])
        seen = 0
        while taken < 100 or engine.pending or seen < 100:
            seen += len(engine.drain_reports())
            taken += engine.submit_n(many[taken:]) if not engine.pending else 0
        assert seen == 100


def test_latencies_need_a_clock():
    with shop(clock=True) as engine:
        engine.submit_n(cross())
        out, latency = hft.reports(64), np.full(64, -7, np.int64)
        reports = engine.drain_reports(out, latency)
        assert reports.base is out and (latency[:5] != -7).all() and (latency[5:] == -7).all()
        for first in range(3, 135, 2):  # one command in 64 is measured
            engine.submit_n(cross(first))
            engine.drain_reports()
        assert engine.histogram(hft.STAGE_COMMAND).count >= 1
        with pytest.raises(ValueError, match="latency has 3 items for 64 reports"):
            engine.drain_reports(out, latency[:3])
    with shop() as engine:
        assert engine.histogram(hft.STAGE_COMMAND) is None


def test_a_journal_replays_to_the_same_hash():
    with hft.Journal(bytes_max=2**20) as journal:
        with shop(journal=journal) as engine:
            engine.submit_n(cross())
            engine.advance(10)
            wanted, inputs = engine.hash(), len(journal)
            with pytest.raises(hft.BusyError, match="close the engine first"):
                journal.close()
        assert inputs > 10
        small = dict(instruments_max=8, orders_max=1000, levels_max=1000, parties_max=8,
                     accounts_max=8, traders_max=8, positions_max=64, client_ids_max=4096)
        with hft.Engine(**small) as again:
            assert again.replay(journal) == inputs
            assert again.hash() == wanted
            first = next(journal.inputs())
            head = np.frombuffer(first.head, hft.INPUT)[0]
            assert (head["seq"], head["kind"]) == (1, hft.INPUT_ROW)
            with pytest.raises(hft.MalformedError):
                again.input(*first)  # its number is not the next
            with pytest.raises(ValueError, match="payload has 3 bytes, its head says"):
                again.input(first.head, b"abc")
            with pytest.raises(ValueError, match="head has 1 bytes, hft_input has 32"):
                again.input(b"a", b"abc")
    with pytest.raises(hft.ClosedError):
        hft.Engine(journal=journal)


def test_market_data_of_local_books():
    with shop(flags=hft.ENGINE_EVENTS) as engine, hft.Book() as book:
        engine.submit_n(cross())
        engine.drain_reports()
        events = engine.drain_events()
        assert book.apply_n(events) == len(events) > 0
        assert book.bbo(1).ask_qty == 60


def test_use_after_close():
    engine = shop()
    engine.close()
    for call in (engine.hash, engine.stats, engine.drain_reports, lambda: engine.bbo(1),
                 lambda: engine.submit_n(cross()), lambda: engine.instrument(1),
                 lambda: engine.position(hft.RISK_ACCOUNT, 1, 1), lambda: engine.limits(1),
                 lambda: engine.histogram(0), lambda: engine.advance(1)):
        with pytest.raises(hft.ClosedError):
            call()


def test_two_threads_at_once():
    orders = hft.orders([order(1, 1, hft.SIDE_ASK, 1)]).repeat(4000)
    orders["client_id"] = np.arange(4000) + 1
    busy = []
    with shop(reports_max=2**14) as engine:
        def submit():
            for part in range(0, 4000, 50):
                try:
                    engine.submit_n(orders[part:part + 50])
                except hft.BusyError as problem:
                    busy.append(problem)

        threads = [threading.Thread(target=submit) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        engine.check()  # whatever was refused, nothing was broken


def test_a_journal_outlives_its_engine():
    journal = hft.Journal(bytes_max=2**20)
    shop(journal=journal)  # dropped at once
    assert len(journal) == 10
    journal.close()
    journal = hft.Journal(bytes_max=2**20)
    with pytest.raises(TypeError):
        shop(journal=journal, no_such_field=1)
    assert len(journal) == 0
    journal.close()


def test_handles_are_not_copied():
    with shop() as engine:
        for copied in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError, match="cannot be copied or pickled"):
                copied(engine)
