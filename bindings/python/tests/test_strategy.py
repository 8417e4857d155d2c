# SPDX-License-Identifier: Apache-2.0
"""Strategies inside an engine, compiled and as plain Python: the same orders, the same ends."""
import logging
import traceback

import numpy as np
import pytest

import hft
from shop import PRICE, order, shop

try:
    import numba  # noqa: F401
except ImportError:
    MODES = [True]
else:
    MODES = [False, True]


@pytest.fixture(params=MODES, ids=["plain" if mode else "compiled" for mode in MODES])
def debug(request):
    return request.param


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HFT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


def limit(order, side, price, qty, client_id):
    order.kind, order.instrument, order.side = hft.ORDER_NEW, 1, side
    order.ord_type, order.tif = hft.TYPE_LIMIT, hft.TIF_GTC
    order.price, order.qty, order.client_id = price, qty, client_id


@hft.strategy
class Looker:
    """Buys once below an offer, asks for a timer, and notes all that it sees."""
    events: int
    reports: int
    timers: int
    now: int
    ask: int
    position: int
    levels: (hft.LEVEL, 2)
    open: (hft.VIEW_ORDER, 2)
    level_count: int
    open_count: int

    def on_events(self, events, view, out):
        self.events += len(events)
        best = view.bbo(1)
        self.level_count = view.levels(1, hft.SIDE_ASK, self.levels)
        if best.ask_price == hft.PRICE_NONE or self.ask != 0:
            return None
        self.ask = best.ask_price
        limit(out[0], hft.SIDE_BID, best.ask_price - view.param(0), 10, 1)
        out[1].kind, out[1].expire_ts, out[1].ref_id = hft.ORDER_TIMER, view.now + 50, 77
        return 2

    def on_reports(self, reports, view, out):
        for report in reports:
            if report.kind == hft.REPORT_FILL:
                self.position = view.position(1).position
        self.reports += len(reports)
        self.open_count = view.orders(0, self.open)

    def on_timer(self, now, id, view, out):
        self.timers, self.now = id, now
        return 0


def offers(engine, count=1):
    engine.submit_n(hft.orders([order(2, i + 1, hft.SIDE_ASK, 20 + i, PRICE + i * 10**7, tif=1)
                                for i in range(count)]))


def test_what_a_strategy_sees(debug):
    with shop() as engine:
        looker = engine.attach(Looker, session=1, party=1, params=[10**7], debug=debug)
        offers(engine, 3)
        engine.advance(100)
        engine.submit_n(hft.orders([order(2, 9, hft.SIDE_ASK, 4, PRICE - 10**7, ts=101)]))
        state = looker.state
        assert (state.ask, state.position, state.timers, state.now) == (PRICE, 4, 77, 51)
        assert state.events >= 4 and state.reports == 2
        assert state.level_count == 2 and state.levels["qty"].tolist() == [20, 21]
        assert state.open_count == 1 and state.open[0].leaves == 6
        assert engine.position(hft.RISK_ACCOUNT, 1, 1).position == 4
        assert not looker.closed
        looker.check()


def fails_at(kind):
    """A strategy whose callback of this kind divides by zero when parameter 0 is 1, and so on."""
    def act(self, view, out):
        what = view.param(0)
        self.calls += 1
        if what == 1:
            return self.calls // (self.calls - self.calls)
        if what == 2:
            raise ValueError("no such luck")
        if what == 3:
            return out[len(out)].kind
        if what == 4:
            return view.bbo(1000).orders
        return view.param(1)

    def on_events(self, events, view, out):
        if kind == "on_events":
            return act(self, view, out)
        limit(out[0], hft.SIDE_BID, events[0].price - 10**7, 5, 1)
        out[1].kind, out[1].expire_ts = hft.ORDER_TIMER, view.now + 1
        return 2 if self.calls == 0 else 0

    def on_reports(self, reports, view, out):
        return act(self, view, out) if kind == "on_reports" else 0

    def on_timer(self, now, id, view, out):
        return act(self, view, out)

    body = dict(on_events=on_events, on_reports=on_reports, on_timer=on_timer)
    return hft.strategy(type("Faulty", (), body), state=[("calls", np.int64)])


@pytest.mark.parametrize("what, error, text", [
    (1, ZeroDivisionError, "zero"), (2, ValueError, "no such luck"),
    (3, IndexError, "out of bounds"), (4, hft.NotFoundError, "HFT_E_NOTFOUND")])
@pytest.mark.parametrize("kind", ["on_events", "on_reports", "on_timer"])
def test_an_exception_closes_it_and_has_a_traceback(debug, caplog, kind, what, error, text):
    with shop() as engine:
        faulty = engine.attach(fails_at(kind), session=1, party=1, params=[what], debug=debug)
        with caplog.at_level(logging.ERROR, "hft.strategy"):
            offers(engine)
            engine.advance(10)
        assert faulty.closed
        with pytest.raises(hft.StrategyError, match=f"Faulty.{kind} raised {error.__name__}") as e:
            faulty.check()
        cause = e.value.__cause__
        assert type(cause) is error and text in str(cause)
        assert kind in [frame.name for frame in traceback.extract_tb(cause.__traceback__)]
        assert "Traceback" in caplog.text and error.__name__ in caplog.text
        calls = faulty.state.calls
        offers(engine)
        assert faulty.state.calls == calls == 1
        assert engine.stats().strategies_closed == 1


@pytest.mark.parametrize("count", [257, -1, 2**40, -2**40, 2**32 + 1])
def test_a_wrong_count_closes_it(debug, count):
    with shop() as engine:
        faulty = engine.attach(fails_at("on_events"), session=1, party=1, params=[0, count],
                               debug=debug)
        offers(engine)
        assert faulty.closed
        with pytest.raises(hft.StrategyError, match=f"returned {count} as its number of orders"):
            faulty.check()
        assert engine.stats().orders == 1


def test_its_orders_are_cancelled(debug):
    with shop() as engine:
        faulty = engine.attach(fails_at("on_timer"), session=1, party=1, params=[2], debug=debug)
        offers(engine)
        assert engine.stats().orders == 2 and not faulty.closed
        engine.advance(10)
        assert engine.stats().orders == 1 and faulty.closed
        assert engine.drain_reports()[-1]["session"] == 1


@hft.strategy
class Echo:
    """Answers each report with another order: for ever, if nobody stops it."""
    last: int

    def on_events(self, events, view, out):
        return order_bid(self, out) if self.last == 0 else 0

    def on_reports(self, reports, view, out):
        return order_bid(self, out)


def order_bid(self, out):
    self.last += 1
    limit(out[0], hft.SIDE_BID, PRICE - 10**9, 1, self.last)
    return 1


def test_a_flood_of_orders_closes_it(debug):
    with shop(client_ids_max=16384) as engine:
        echo = engine.attach(Echo, session=1, party=1, orders_max=4096, debug=debug)
        offers(engine)
        for _ in range(20):
            engine.drain_reports()
        assert echo.closed and echo.state.last == hft.STRATEGY_ANSWER_MAX + 1
        with pytest.raises(hft.StrategyError, match="closed by the engine"):
            echo.check()


@hft.strategy(budget_ns=20_000_000)
def slow(self, events, view, out):
    x = 1
    for _ in range(view.param(0)):
        x = 3 * x + 1 if x % 2 else x // 2
    return 1 if x == 0 else 0


def test_a_call_over_its_budget_closes_it(debug):
    for turns, closed in ((10, False), (200_000_000 if not debug else 2_000_000, True)):
        with shop() as engine:
            strategy = engine.attach(slow, session=1, params=[turns], debug=debug)
            offers(engine)
            if not closed:
                strategy.check()
                continue
            with pytest.raises(hft.StrategyError, match="its budget is 20000000"):
                strategy.check()


def test_debug_is_for_those_attached_within():
    seen = []

    @hft.strategy
    def look(self, events, view, out):
        seen.append((len(events), view))

    with hft.debug(), shop() as engine:
        engine.attach(look, session=1)
        offers(engine)
    assert seen[0][0] == 1
    with pytest.raises(hft.ClosedError, match="during the callback alone"):
        seen[0][1].now
    with hft.debug(), hft.debug(False), shop() as engine, pytest.raises(
            (hft.StrategyError, ImportError)):
        engine.attach(look, session=1)


def test_what_is_no_strategy():
    with pytest.raises(TypeError, match="needs a function on_events"):
        hft.strategy(type("Empty", (), {}))
    with pytest.raises(TypeError, match="must be a function of self, events, view, out"):
        hft.strategy(lambda events, view, out: 0)
    with pytest.raises(TypeError, match="is no type of a state"):
        hft.strategy(type("Odd", (), {"__annotations__": {"a": print},
                                      "on_events": lambda a, b, c, d: 0}))
    with pytest.raises(TypeError, match="must be a record of numbers"):
        hft.strategy(lambda a, b, c, d: 0, state=[("a", object)])
    with pytest.raises(TypeError, match="must be a record"):
        hft.strategy(lambda a, b, c, d: 0, state=np.int64)
    with pytest.raises(TypeError, match="has no state 'colour'; it has events"):
        Looker(colour=1)
    with shop() as engine:
        with pytest.raises(TypeError, match="decorate its class"):
            engine.attach(print, session=1)
        with pytest.raises(TypeError, match="has no field 'colour'"):
            engine.attach(Looker, session=1, colour=1, debug=True)
        looker = engine.attach(Looker, session=1, debug=True)
        with pytest.raises(hft.StrategyError, match="make another"):
            engine.attach(looker, session=2, debug=True)
        with pytest.raises(hft.ExistsError):
            engine.attach(Looker, session=1, debug=True)


@pytest.mark.skipif(True in MODES[:1], reason="numba is not installed")
def test_what_cannot_be_compiled():
    @hft.strategy
    def opens_a_file(self, events, view, out):
        return len(open("/dev/null").read())

    @hft.strategy
    def returns_text(self, events, view, out):
        return "none"

    with shop() as engine:
        with pytest.raises(hft.StrategyError, match="cannot be compiled; hft.debug"):
            engine.attach(opens_a_file, session=1)
        with pytest.raises(hft.StrategyError, match="how many orders it wrote, an int"):
            engine.attach(returns_text, session=1)
