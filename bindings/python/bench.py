# SPDX-License-Identifier: Apache-2.0
"""The work of bindings/bench.c: best prices by one call, 64 events in one apply_n. Best of ROUNDS,
which are short, so that on a busy machine some run undisturbed."""
from time import perf_counter_ns

import numpy as np

import hft

BATCH, ROUNDS, CALLS, BATCHES = 64, 500, 1_000, 100


def fill():
    """Bids at 100 to 107, asks at 110 to 117, ids from 1000; then the same ids go."""
    events = hft.events(BATCH)
    i = np.arange(BATCH) % (BATCH // 2)
    events["kind"] = np.where(np.arange(BATCH) < BATCH // 2, hft.EVENT_ADD, hft.EVENT_DELETE)
    events["instrument"], events["source"], events["order_id"] = 1, 1, 1000 + i
    events["price"] = (np.where(i % 2 == 0, 100, 110) + i // 2 % 8) * hft.PRICE_SCALE
    events["side"] = np.where(i % 2 == 0, hft.SIDE_BID, hft.SIDE_ASK)
    events["qty"] = np.where(np.arange(BATCH) < BATCH // 2, 10, 0)
    events["flags"] = hft.EVENT_LAST
    return events


def calls(book):
    bbo, begin = book.bbo, perf_counter_ns()
    for _ in range(CALLS):
        bbo(1)
    return (perf_counter_ns() - begin) / CALLS


def batches(book, events):
    apply_n, begin = book.apply_n, perf_counter_ns()
    for _ in range(BATCHES):
        applied = apply_n(events)
    assert applied == BATCH
    return (perf_counter_ns() - begin) / BATCHES / BATCH


with hft.Book() as book:
    events = fill()
    rounds = [(calls(book), batches(book, events)) for _ in range(ROUNDS)]
print(f"call {min(r[0] for r in rounds):.2f}")
print(f"item {min(r[1] for r in rounds):.2f}")
