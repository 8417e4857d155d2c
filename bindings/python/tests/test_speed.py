# SPDX-License-Identifier: Apache-2.0
"""What a call adds to the C one it makes. Best of many short rounds."""
import timeit

import hft
from hft._core import ffi, lib


def ns(call, number=500):
    return min(timeit.repeat(call, number=number, repeat=200)) / number * 1e9


def test_a_batch_of_256_adds_at_most_5_ns_an_order():
    none = hft.events(0)
    with hft.Book() as book:
        added = ns(lambda: book.apply_n(none))
    print(f"apply_n: {added:.0f} ns around a batch")
    assert added < 5 * 256


def test_one_call_costs_as_few_c_calls():
    best = ffi.new("hft_bbo *")
    with hft.Book() as book:
        raw = ns(lambda: lib.hft_book_bbo(book._pointer, 1, best))
        whole = ns(lambda: book.bbo(1))
    print(f"bbo: {whole:.0f} ns, of them {raw:.0f} CFFI's")
    assert whole < 8 * raw
