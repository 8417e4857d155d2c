# SPDX-License-Identifier: Apache-2.0
"""cython-orderbook: no IOC limit orders, so a cancel follows; no replace, so none is asked of it.
It names its orders itself; its trades are in a log, which is read and emptied after each order."""
from cython_orderbook import Order, OrderBook, OrderSide


class Engine:
    def __init__(self, instruments):
        self.books = [OrderBook() for _ in range(instruments + 1)]
        self.given = {}  # the engine's ids by the stream's
        self.names = {}  # and back

    def trades(self, book):
        log = book.trade_log
        if not log:
            return None
        out = [(self.names[t.filler_id], t.price, t.quantity_filled) for t in log]
        log.clear()
        return out

    def limit(self, order, instrument, buys, price, qty, ioc):
        book = self.books[instrument]
        entered = Order(OrderSide.BID if buys else OrderSide.ASK, qty, price)
        book.add_limit_order(entered)
        if ioc:
            book.cancel_order(entered.order_id)
        else:
            self.given[order] = entered.order_id
            self.names[entered.order_id] = order
        return self.trades(book)

    def market(self, order, instrument, buys, qty):
        book = self.books[instrument]
        book.add_market_order(Order(OrderSide.BID if buys else OrderSide.ASK, qty))
        return self.trades(book)

    def cancel(self, order, instrument):
        given = self.given.pop(order, None)
        if given is not None:
            self.books[instrument].cancel_order(given)
