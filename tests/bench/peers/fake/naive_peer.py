# SPDX-License-Identifier: Apache-2.0
"""The oracle as a peer: every order that rests in one list, in the order in which they came."""


class Engine:
    def __init__(self, instruments):
        self.orders = []

    def best(self, instrument, buys):
        """The first come of the best price on the other side."""
        others = [o for o in self.orders if o["instrument"] == instrument and o["buys"] != buys]
        return min(others, key=lambda o: o["price"] if buys else -o["price"], default=None)

    def meet(self, instrument, buys, limit, qty):
        trades = []
        while qty > 0:
            maker = self.best(instrument, buys)
            if maker is None or (maker["price"] > limit if buys else maker["price"] < limit):
                break
            traded = min(qty, maker["qty"])
            qty -= traded
            maker["qty"] -= traded
            trades.append((maker["order"], maker["price"], traded))
            if maker["qty"] == 0:
                self.orders.remove(maker)
        return trades, qty

    def limit(self, order, instrument, buys, price, qty, ioc):
        trades, left = self.meet(instrument, buys, price, qty)
        if left > 0 and not ioc:
            self.orders.append({"order": order, "instrument": instrument, "buys": buys,
                                "price": price, "qty": left})
        return trades

    def market(self, order, instrument, buys, qty):
        return self.meet(instrument, buys, float("inf") if buys else 0, qty)[0]

    def cancel(self, order, instrument):
        self.orders = [o for o in self.orders if o["order"] != order]
