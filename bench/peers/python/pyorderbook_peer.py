# SPDX-License-Identifier: Apache-2.0
"""pyorderbook: limit orders only, so a market order is a limit order at the far end of the prices,
and a cancel follows it and an IOC; no replace, so none is asked of it. It names orders itself."""
from pyorderbook import Book, ask, bid

HIGH, LOW = 1000000, 1


class Engine:
    def __init__(self, instruments):
        self.book = Book()
        self.orders = {}  # by the stream's id
        self.names = {}   # the stream's ids by the engine's
        self.symbols = [str(i) for i in range(instruments + 1)]

    def limit(self, order, instrument, buys, price, qty, ioc):
        entered = (bid if buys else ask)(self.symbols[instrument], price, qty)
        blotter = self.book.match(entered)
        if ioc:
            if entered.quantity > 0:
                self.book.cancel(entered)
        else:
            self.orders[order] = entered
            self.names[entered.id] = order
        return [(self.names[t.standing_order_id], int(t.fill_price), t.fill_quantity)
                for t in blotter.trades]

    def market(self, order, instrument, buys, qty):
        return self.limit(order, instrument, buys, HIGH if buys else LOW, qty, True)

    def cancel(self, order, instrument):
        entered = self.orders.pop(order, None)
        if entered is not None and entered.quantity > 0:
            self.book.cancel(entered)
