# SPDX-License-Identifier: Apache-2.0
"""What Python costs over C, both measured in this run, the best of many short rounds."""
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numba
import numpy as np

import hft
import hft.jit
from hft import _library
from hft._core import ffi

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "tests"))
from shop import PRICE, order, shop  # noqa: E402

ROUNDS = 40
FIRST = """
import os, sys, time
sys.path.insert(0, {tests!r})
import hft
from shop import shop

@hft.strategy
class Quoter:
    last: int

    def on_events(self, events, view, out):
        best = view.bbo(1)
        if best.ask_price == hft.PRICE_NONE or best.ask_price == self.last:
            return 0
        self.last = best.ask_price
        out[0].kind, out[0].instrument, out[0].side = hft.ORDER_NEW, 1, hft.SIDE_BID
        out[0].ord_type, out[0].tif = hft.TYPE_LIMIT, hft.TIF_IOC
        out[0].price, out[0].qty = best.ask_price, 1
        return 1

with shop() as engine:
    began, used = time.perf_counter(), time.process_time()
    engine.attach(Quoter, session=1)
    print(time.perf_counter() - began, time.process_time() - used)
"""


def compile_c(folder):
    """The loops of bench_jit.c, over the library that is loaded."""
    out = Path(folder, "bench_jit.so")
    include = subprocess.check_output(["pkg-config", "--cflags", "hft"], text=True).split()
    subprocess.check_call(["cc", "-O2", "-shared", "-fPIC", "-o", out, HERE / "bench_jit.c",
                           *include, _library.path()])
    lib = ctypes.CDLL(str(out))
    for name in ("bench_bbo", "bench_feed", "bench_submit"):
        getattr(lib, name).restype = ctypes.c_int64
    return lib


def pointer(handle):
    return ctypes.c_void_p(int(ffi.cast("uintptr_t", handle._pointer)))


def memory(array):
    return ctypes.c_void_p(array.ctypes.data)


def best(*measures):
    """The least ns of each, in rounds that take turns."""
    least = [float("inf")] * len(measures)
    for _ in range(ROUNDS):
        for i, measure in enumerate(measures):
            least[i] = min(least[i], measure())
    return least


def row(what, c, python, target):
    print(f"{what:44} {c:9.2f} {python:9.2f} {python - c:+9.2f}   {target}")


@numba.njit
def calls(book, n):
    total = 0
    for _ in range(n):
        total += book.bbo(1).bid_qty
    return total


def timed(function, *arguments):
    began = time.perf_counter_ns()
    function(*arguments)
    return time.perf_counter_ns() - began


def bench_calls(lib):
    with hft.Book(instruments_max=4, orders_max=100, levels_max=100) as book:
        book.apply_n(hft.events([dict(kind=hft.EVENT_ADD, instrument=1, order_id=1, price=PRICE,
                                      side=hft.SIDE_BID, qty=10)]))
        n = 100_000
        calls(book, 1)
        c, jit = best(lambda: lib.bench_bbo(pointer(book), ctypes.c_int64(n)) / n,
                      lambda: timed(calls, book, n) / n)
        row("a call of hft_book_bbo from njit", c, jit, "at most +1")


@hft.strategy
class Count:
    seen: int

    def on_events(self, events, view, out):
        self.seen += len(events)
        return 0


@hft.strategy
class Look:
    seen: int

    def on_events(self, events, view, out):
        self.seen += view.bbo(events[0].instrument).bid_qty
        return 0


def away():
    """An engine whose instrument trades elsewhere, and a batch of its market data."""
    engine = shop(send=lambda orders: None)
    add = dict(instrument=1, source=1, side=hft.SIDE_BID, price=PRICE, flags=hft.EVENT_LAST)
    return engine, hft.events([
        dict(add, order_id=1 + i // 2, kind=hft.EVENT_DELETE if i % 2 else hft.EVENT_ADD,
             qty=0 if i % 2 else 10) for i in range(256)])


def fed(lib, attach):
    """ns an event of feeding an engine after `attach` gave it a strategy."""
    engine, events = away()
    kept = attach(engine)
    turns = 40
    return lambda: (lib.bench_feed(pointer(engine), memory(events), 256, ctypes.c_int64(turns))
                    / turns / 256, kept)[0]


def bench_strategies(lib):
    def in_c(function):
        user = np.zeros(1, np.int64)
        address = ctypes.cast(function, ctypes.c_void_p).value
        return lambda engine: (engine.strategy_add(address, user=user.ctypes.data, session=1), user)

    measures = [fed(lib, lambda engine: None), fed(lib, in_c(lib.bench_count)),
                fed(lib, lambda engine: engine.attach(Count, session=1)),
                fed(lib, in_c(lib.bench_look)),
                fed(lib, lambda engine: engine.attach(Look, session=1)),
                fed(lib, lambda engine: engine.attach(Count, session=1, debug=True))]
    none, c, jit, c_look, jit_look, plain = best(*measures)
    row("a strategy's call, over an engine without one", c - none, jit - none, "at most +10")
    row("the same, reading the best prices", c_look - none, jit_look - none, "at most +10")
    row("the same as plain Python, for debugging", c - none, plain - none, "")


def bench_batches(lib):
    with shop() as engine:
        orders = hft.orders([order(1, 0, hft.SIDE_BID, 10, ts=1, tif=hft.TIF_IOC)] * 256)
        reports = hft.reports(1024)
        turns = 20

        times = np.zeros(2, np.int64)

        def in_c(part):
            def measure():
                assert lib.bench_submit(pointer(engine), memory(orders), 256, memory(reports), 1024,
                                        ctypes.c_int64(turns), memory(times)) == 0
                return times[part] / turns / 256
            return measure

        def in_python(part):
            def measure():
                spent = [0, 0]
                for _ in range(turns):
                    began = time.perf_counter_ns()
                    engine.submit_n(orders)
                    taken = time.perf_counter_ns()
                    engine.drain_reports(reports)
                    spent[0] += taken - began
                    spent[1] += time.perf_counter_ns() - taken
                return spent[part] / turns / 256
            return measure

        c, python, c_drain, python_drain = best(in_c(0), in_python(0), in_c(1), in_python(1))
        row("an order, in a submit_n of 256 from Python", c, python, "at most +5")
        row("draining its reports, 512 a call", c_drain, python_drain, "at most +5")


def first(folder, env):
    program = Path(folder, "first.py")
    program.write_text(FIRST.format(tests=str(HERE / "tests")))
    return tuple(map(float, subprocess.check_output([sys.executable, program], env=env).split()))


def bench_compiling(folder):
    least = [(float("inf"), 0.0)] * 2
    for turn in range(3):
        env = {**os.environ, "HFT_CACHE_DIR": str(Path(folder, f"cache{turn}"))}
        for i in range(2):
            least[i] = min(least[i], first(folder, env))
    for what, (wall, cpu), target in zip(("compiled", "from disk"), least, (2, 0.5)):
        print(f"a process's first strategy, {what}, with numba's import: {wall:.2f} s, "
              f"{cpu:.2f} s of CPU; at most {target}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        lib = compile_c(folder)
        print(f"{'ns':44} {'C':>9} {'Python':>9} {'over C':>9}   wanted")
        bench_calls(lib)
        bench_strategies(lib)
        bench_batches(lib)
        bench_compiling(folder)


if __name__ == "__main__":
    main()
