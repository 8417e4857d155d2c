# SPDX-License-Identifier: Apache-2.0
"""driver.py ENGINE STREAM TRADES ROUNDS: what a driver of a wheel stands on: the stream, the
trades, the rounds; rows.h says what they are. ENGINE is a module beside this one, whose Engine has
limit, market and cancel; the first two return the trades made, (maker, price, qty)."""
import gc
import importlib
import json
import os
import struct
import sys
import time

HEADER = struct.Struct("<8sQQQIII20x")
ROW = struct.Struct("<QqIIBBBB4x")
TRADE = struct.Struct("<QQQqQ")
CANCEL, MARKET, IOC = 2, 2, 4


def read(path):
    """The instruments and the rows, those of the preload and the rest, each with its number."""
    with open(path, "rb") as file:
        data = file.read()
    magic, count, preload, _, instruments, _, _ = HEADER.unpack_from(data)
    rows = list(enumerate(ROW.iter_unpack(data[HEADER.size:])))
    if magic != b"hftpeer1" or len(rows) != count:
        sys.exit("not a stream")
    return instruments, rows[:preload], rows[preload:]


def feed(engine, rows, out):
    """Every row in its turn; out gets the trades of those that traded."""
    for number, (order, price, qty, instrument, kind, side, type_, tif) in rows:
        if kind == CANCEL:
            engine.cancel(order, instrument)
            continue
        buys = side == 1
        if type_ == MARKET:
            trades = engine.market(order, instrument, buys, qty)
        else:
            trades = engine.limit(order, instrument, buys, price, qty, tif == IOC)
        if trades:
            out.append((number, order, trades))


def run(make, stream):
    """The whole stream once: ns of what lay behind the preload, and the trades."""
    instruments, before, timed = stream
    engine, out = make(instruments), []
    feed(engine, before, out)
    start = time.process_time_ns()
    feed(engine, timed, out)
    return time.process_time_ns() - start, out


def flat(out):
    return [(number, maker, taker, price, qty)
            for number, taker, trades in out for maker, price, qty in trades]


def main(name, stream, path, rounds):
    stream = read(stream)
    make = importlib.import_module(name.replace("-", "_") + "_peer").Engine
    trades = flat(run(make, stream)[1])
    dropped = int(os.environ.get("HFT_PEERS_DROP", "0"))
    with open(path, "wb") as file:
        file.writelines(TRADE.pack(*t) for n, t in enumerate(trades, 1) if n != dropped)
    last, ns = trades, []
    for _ in range(int(rounds)):
        gc.collect()
        taken, out = run(make, stream)
        ns.append(taken)
        last = flat(out)
    print(json.dumps({"trades": len(trades), "volume": sum(t[4] for t in trades), "ns": ns,
                      "timed_trades": len(last), "timed_volume": sum(t[4] for t in last)}))


main(*sys.argv[1:])
