# SPDX-License-Identifier: Apache-2.0
"""A naive order book over an ITCH 5.0 BinaryFILE: slow, obvious, the oracle of the tool's tests."""
import struct
from collections import Counter, OrderedDict

LENGTHS = dict(S=12, R=39, H=25, Y=20, L=26, V=35, W=12, K=28, J=35, h=21, A=36, F=40, E=31, C=36,
               X=23, D=19, U=35, P=44, Q=40, B=19, I=50, N=20, O=48)
PRICE_MAX = 0x77359400


def messages(data):
    at = 0
    while at < len(data):
        size = struct.unpack_from('>H', data, at)[0]
        yield data[at + 2:at + 2 + size]
        at += 2 + size


class Side:
    """Levels of one side: price to the queue of (reference: quantity)."""

    def __init__(self, best):
        self.levels = {}
        self.best_of = best

    def best(self):
        return self.best_of(self.levels) if self.levels else None


class Model:
    """`strict` also asserts what holds of a made-up day but need not of a real one."""

    def __init__(self, strict=True):
        self.strict = strict
        self.types = Counter()
        self.orders = {}    # reference: (locate, side, price)
        self.sides = {}     # (locate, side): Side
        self.peak = 0
        self.crossed = 0
        self.away = 0       # executions that were not at the head of the best level
        self.last_ts = 0
        self.last_ref = 0
        self.names = {}
        self.notional = 0   # of E, printable C, P and Q, in 1e-4
        self.shares = 0

    def side(self, locate, side):
        if (locate, side) not in self.sides:
            self.sides[locate, side] = Side(max if side == 'B' else min)
        return self.sides[locate, side]

    def add(self, ref, locate, side, qty, price):
        assert ref not in self.orders and (ref > self.last_ref or not self.strict)
        assert 0 < price <= PRICE_MAX and qty > 0
        self.last_ref = ref
        self.orders[ref] = (locate, side, price)
        self.side(locate, side).levels.setdefault(price, OrderedDict())[ref] = qty
        self.peak = max(self.peak, len(self.orders))
        bid, ask = self.side(locate, 'B').best(), self.side(locate, 'S').best()
        if bid is not None and ask is not None and bid >= ask:
            self.crossed += 1

    def remove(self, ref):
        locate, side, price = self.orders.pop(ref)
        levels = self.side(locate, side).levels
        del levels[price][ref]
        if not levels[price]:
            del levels[price]
        return locate, side

    def reduce(self, ref, qty, may_end):
        locate, side, price = self.orders[ref]
        queue = self.side(locate, side).levels[price]
        assert 0 < qty <= queue[ref]
        assert may_end or qty < queue[ref]
        queue[ref] -= qty
        if queue[ref] == 0:
            self.remove(ref)

    def execute(self, ref, qty):
        locate, side, price = self.orders[ref]
        book = self.side(locate, side)
        if book.best() != price or next(iter(book.levels[price])) != ref:
            self.away += 1
        self.reduce(ref, qty, True)
        return price

    def trade(self, qty, price):
        self.shares += qty
        self.notional += qty * price

    def apply(self, m):
        code = chr(m[0])
        assert len(m) == LENGTHS[code]
        locate = struct.unpack_from('>H', m, 1)[0]
        ts = int.from_bytes(m[5:11], 'big')
        assert (self.last_ts <= ts or not self.strict) and ts < 86400 * 10**9
        self.last_ts = ts
        self.types[code] += 1
        if code in 'RHYPQ':
            at = dict(R=11, H=11, Y=11, P=24, Q=19)[code]
            self.names[locate] = m[at:at + 8].decode().rstrip()
        if code in 'AF':
            ref, side, qty, name, price = struct.unpack_from('>QcI8sI', m, 11)
            self.names[locate] = name.decode().rstrip()
            self.add(ref, locate, side.decode(), qty, price)
        elif code == 'E':
            ref, qty, _ = struct.unpack_from('>QIQ', m, 11)
            self.trade(qty, self.execute(ref, qty))
        elif code == 'C':
            ref, qty, _, printable, price = struct.unpack_from('>QIQcI', m, 11)
            self.execute(ref, qty)
            if printable == b'Y':
                self.trade(qty, price)
        elif code == 'X':
            self.reduce(*struct.unpack_from('>QI', m, 11), False)
        elif code == 'D':
            self.remove(*struct.unpack_from('>Q', m, 11))
        elif code == 'U':
            old, new, qty, price = struct.unpack_from('>QQII', m, 11)
            self.add(new, *self.remove(old), qty, price)
        elif code == 'P':
            _, _, qty, _, price, _ = struct.unpack_from('>QcI8sIQ', m, 11)
            assert 0 < price <= PRICE_MAX and qty > 0
            self.trade(qty, price)
        elif code == 'Q':
            qty, _, price, _, _ = struct.unpack_from('>Q8sIQc', m, 11)
            assert 0 < price <= PRICE_MAX
            self.trade(qty, price)

    def book(self, locate):
        """What `hft book` shows of one symbol, prices in 1e-4."""
        out = {'orders': sum(1 for o in self.orders.values() if o[0] == locate), 'levels': []}
        for name, side in (('bid', 'B'), ('ask', 'S')):
            book = self.side(locate, side)
            best = book.best()
            out[name] = None if best is None else [best, sum(book.levels[best].values())]
            out['levels'].append(len(book.levels))
            ordered = sorted(book.levels, reverse=side == 'B')
            out[name + 's'] = [[p, sum(book.levels[p].values()), len(book.levels[p])]
                               for p in ordered]
        return out


def load(path, count=None, strict=True):
    model = Model(strict)
    with open(path, 'rb') as file:
        for i, message in enumerate(messages(file.read())):
            if i == count:
                break
            model.apply(message)
    return model
