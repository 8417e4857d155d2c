# SPDX-License-Identifier: Apache-2.0
"""obook: a compiled engine behind ctypes; its replace gives a new order, so none is asked of it. It
names its orders itself and lets no user trade with itself, so each order has a user of its own; its
trades come as events, which are read after each command."""
from obook import BUY, GTC, IOC, MARKET, SELL, Book, EventKind


class Engine:
    def __init__(self, instruments):
        self.books = [Book(max_orders=1000000) for _ in range(instruments + 1)]
        self.given = {}  # the engine's ids by the stream's
        self.names = [{} for _ in range(instruments + 1)]

    def trades(self, instrument):
        names = self.names[instrument]
        return [(names[e.maker_id], e.price, e.qty) for e in self.books[instrument].events()
                if e.kind == EventKind.TRADE]

    def limit(self, order, instrument, buys, price, qty, ioc):
        result = self.books[instrument].submit(order, BUY if buys else SELL, price, qty,
                                               tif=IOC if ioc else GTC)
        self.given[order] = result.order_id
        self.names[instrument][result.order_id] = order
        return self.trades(instrument)

    def market(self, order, instrument, buys, qty):
        self.books[instrument].submit(order, BUY if buys else SELL, 0, qty, type=MARKET,
                                      tif=IOC)
        return self.trades(instrument)

    def cancel(self, order, instrument):
        given = self.given.pop(order, None)
        if given is not None:
            self.books[instrument].cancel(given, order)
            self.books[instrument].events()
