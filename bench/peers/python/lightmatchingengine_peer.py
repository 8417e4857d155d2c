# SPDX-License-Identifier: Apache-2.0
"""lightmatchingengine: what is left of any order rests, so a cancel follows a market and an IOC
order; no replace, so none is asked of it. It names its orders itself, and must not be asked to
cancel one that was filled."""
from lightmatchingengine.lightmatchingengine import LightMatchingEngine, Side


class Engine:
    def __init__(self, instruments):
        self.engine = LightMatchingEngine()
        self.orders = {}  # by the stream's id
        self.names = {}   # the stream's ids by the engine's

    def limit(self, order, instrument, buys, price, qty, ioc):
        side = Side.BUY if buys else Side.SELL
        entered, trades = self.engine.add_order(instrument, price, qty, side)
        if ioc:
            if entered.leaves_qty > 0:
                self.engine.cancel_order(entered.order_id, instrument)
        else:
            self.orders[order] = entered
            self.names[entered.order_id] = order
        return [(self.names[t.order_id], t.trade_price, t.trade_qty) for t in trades
                if t.order_id != entered.order_id]

    def market(self, order, instrument, buys, qty):
        # Price 0 is a market order, but its remainder rests there.
        return self.limit(order, instrument, buys, 0, qty, True)

    def cancel(self, order, instrument):
        entered = self.orders.pop(order, None)
        if entered is not None and entered.leaves_qty > 0:
            self.engine.cancel_order(entered.order_id, instrument)
