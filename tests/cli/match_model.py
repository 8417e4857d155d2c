# SPDX-License-Identifier: Apache-2.0
"""Orders matched in price-time priority over CSV: slow, obvious, the oracle of hft match."""

HEADER = 'op_index,type,side,tif,symbol,order_id,price,qty'
TRADES = 'op_index,maker_id,taker_id,price,qty'
BOOK = 'symbol,side,price,priority,order_id,open_qty'
BBO = 'after_op_index,symbol,best_bid,bid_qty,best_ask,ask_qty'
QTY_MAX = 2 ** 53


class Order:
    def __init__(self, number, symbol, side, price, qty, account):
        self.number = number
        self.symbol = symbol
        self.side = side
        self.price = price      # None: any price
        self.qty = qty
        self.account = account

    def reaches(self, price):
        if self.price is None:
            return True
        return self.price >= price if self.side == 'B' else self.price <= price


class Model:
    """All orders that rest, in one list in the order in which they came to rest."""

    def __init__(self, stp=None):
        self.stp = stp
        self.resting = []
        self.trades = []

    def find(self, number, symbol=None):
        for order in self.resting:
            if order.number == number and symbol in (None, order.symbol):
                return order
        return None

    def queue(self, symbol, side):
        """Best price first; the sort is stable, so oldest first within a price."""
        orders = [o for o in self.resting if o.symbol == symbol and o.side == side]
        return sorted(orders, key=lambda o: -o.price if side == 'B' else o.price)

    def against(self, taker):
        """What the order would meet, in priority order."""
        other = 'S' if taker.side == 'B' else 'B'
        return [o for o in self.queue(taker.symbol, other) if taker.reaches(o.price)]

    def same_owner(self, taker, maker):
        return self.stp is not None and taker.account != 0 and taker.account == maker.account

    def can_fill(self, taker):
        """Is there enough that it may trade with?"""
        total = 0
        for maker in self.against(taker):
            if not self.same_owner(taker, maker):
                total += maker.qty
            elif self.stp != 'oldest':
                break       # it would lose some of itself here, or all
        return total >= taker.qty

    def meet(self, index, taker):
        for maker in self.against(taker):
            if taker.qty == 0:
                return
            qty = min(taker.qty, maker.qty)
            if not self.same_owner(taker, maker):
                self.trades.append((index, maker.number, taker.number, maker.price, qty))
                maker.qty -= qty
                taker.qty -= qty
            elif self.stp == 'oldest':
                maker.qty = 0
            elif self.stp == 'newest':
                taker.qty = 0
            elif self.stp == 'both':
                maker.qty = taker.qty = 0
            elif self.stp == 'decrement':
                maker.qty -= qty
                taker.qty -= qty
            if maker.qty == 0:
                self.resting.remove(maker)

    def enter(self, index, order, tif, market):
        if tif == 'POST' and (market or self.against(order)):
            return
        if tif == 'FOK' and not self.can_fill(order):
            return
        self.meet(index, order)
        if order.qty > 0 and not market and tif in ('GTC', 'POST'):
            self.resting.append(order)

    def replace(self, index, order, price, qty):
        if price == order.price and qty <= order.qty:
            order.qty = qty
            return
        self.resting.remove(order)
        order.price = price
        order.qty = qty
        self.enter(index, order, 'GTC', False)

    def apply(self, index, kind, side, tif, symbol, number, price, qty, account):
        if kind != 'CANCEL' and not 1 <= qty <= QTY_MAX:
            return
        if kind in ('LIMIT', 'MARKET'):
            if self.find(number) is None:
                order = Order(number, symbol, side, price, qty, account)
                self.enter(index, order, tif, kind == 'MARKET')
            return
        order = self.find(number, symbol)
        if order is None:
            return
        if kind == 'CANCEL':
            self.resting.remove(order)
        else:
            self.replace(index, order, price, qty)

    def best(self, symbol, side):
        queue = self.queue(symbol, side)
        if not queue:
            return 0, 0
        price = queue[0].price
        return price, sum(o.qty for o in queue if o.price == price)


def is_integer(text):
    return text.isascii() and text.isdigit() and str(int(text)) == text


def ascending(symbols):
    if all(is_integer(s) for s in symbols):
        return sorted(symbols, key=int)
    return sorted(symbols, key=lambda s: s.encode())


def rows(text):
    lines = text.replace('\r\n', '\n').split('\n')
    assert lines[0] in (HEADER, HEADER + ',account')
    for line in lines[1:]:
        if line:
            yield line.split(',') + ([] if lines[0] != HEADER else [''])


def integer(text):
    return int(text) if text else None


def book_rows(model, symbols):
    for symbol in symbols:
        for side in 'BS':
            last, priority = None, 0
            for order in model.queue(symbol, side):
                priority = priority + 1 if order.price == last else 0
                last = order.price
                yield symbol, side, order.price, priority, order.number, order.qty


def csv(header, lines):
    return ''.join(line + '\n' for line in [header, *(','.join(map(str, r)) for r in lines)])


def run(text, stp=None, every=None):
    """The texts of trades, book and best prices."""
    model = Model(stp)
    ops = list(rows(text))
    symbols = ascending({op[4] for op in ops})
    bbo = []
    for i, (index, kind, side, tif, symbol, number, price, qty, account) in enumerate(ops):
        model.apply(int(index), kind, side, tif, symbol, int(number), integer(price), integer(qty),
                    int(account or 0))
        if every and ((i + 1) % every == 0 or i + 1 == len(ops)):
            bbo += [(i, s, *model.best(s, 'B'), *model.best(s, 'S')) for s in symbols]
    return csv(TRADES, model.trades), csv(BOOK, book_rows(model, symbols)), csv(BBO, bbo)
