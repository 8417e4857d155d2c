# SPDX-License-Identifier: Apache-2.0
"""The market maker of examples/strategies, in Python: it always offers to buy a little below what
it thinks a thing is worth and to sell a little above.

    venue --commands 200000 --inputs day.inputs      # a day with the market maker in C
    python market_maker.py day.inputs                # the same day with this one: the same hash

The second takes from the journal what did not come from the market maker, and gives it to a new
engine with this strategy inside. ``--debug`` runs it as plain Python.
"""
import argparse

import numpy as np

import hft

QTY, HALF, SKEW, POSITION, TICKS = 0, 1, 2, 3, 4  # parameters; from TICKS on, each book's tick
BOOKS = 64
QUOTE = np.dtype([("order_id", np.uint64), ("handle", np.uint64), ("price", np.int64),
                  ("leaves", np.int64),   # 0 = there is none
                  ("sent", np.int64)],    # a command is on its way
                 align=True)
BOOK = np.dtype([("quoted_at", np.int64), ("instrument", np.uint32), ("quotes", QUOTE, 2)],
                align=True)
BID, ASK = 0, 1


def trunc_div(a, b):
    """As C divides, for b > 0."""
    return a // b if a >= 0 else -(-a // b)


def others_best(levels, quote, view, instrument, side):
    """The best price of all orders but its own, which say nothing of the worth."""
    for i in range(view.levels(instrument, side, levels)):
        if levels[i].price != quote.price or levels[i].qty > quote.leaves:
            return levels[i].price
    return hft.PRICE_NONE


def targets(levels, book, index, view):
    """Where the quotes ought to be: bid, its quantity, ask, its quantity. 0 = no quote."""
    tick, qty = view.param(TICKS + index), view.param(QTY)
    bid = others_best(levels, book.quotes[BID], view, book.instrument, hft.SIDE_BID)
    ask = others_best(levels, book.quotes[ASK], view, book.instrument, hft.SIDE_ASK)
    if tick <= 0 or qty <= 0 or bid == hft.PRICE_NONE or ask == hft.PRICE_NONE:
        return 0, 0, 0, 0
    held, room = view.position(book.instrument).position, view.param(POSITION)
    half = view.param(HALF)
    worth = trunc_div((bid + ask) * 500, tick) - trunc_div(held * view.param(SKEW), qty)
    # Not across the others' prices: it never takes.
    return (min((worth - half) // 1000 * tick, ask - tick), max(min(qty, room - held), 0),
            max(-((-worth - half) // 1000) * tick, bid + tick), max(min(qty, room + held), 0))


def stands(quote, price, qty):
    """A quote stands as long as its price is right and half of it is left."""
    return quote.price == price and quote.leaves <= qty and 2 * quote.leaves >= qty


def quote_side(self, book, side, price, qty, out, count):
    """Write what brings a side's quote where it ought to be. Returns the orders so far."""
    quote = book.quotes[side]
    if quote.sent != 0 or count == len(out):
        return count
    if qty == 0 if quote.leaves == 0 else stands(quote, price, qty):
        return count
    order = out[count]
    order.instrument = book.instrument
    order.side = hft.SIDE_BID if side == BID else hft.SIDE_ASK
    if qty != 0:
        order.ord_type, order.tif = hft.TYPE_LIMIT, hft.TIF_GTC
        order.price, order.qty = price, qty
        order.flags = hft.ORDER_POST_ONLY
    if quote.leaves != 0:
        order.kind = hft.ORDER_REPLACE if qty != 0 else hft.ORDER_CANCEL
        order.order_id, order.handle = quote.order_id, quote.handle
    else:
        self.client_id += 1
        order.kind, order.client_id = hft.ORDER_NEW, self.client_id
    quote.sent = 1
    return count + 1


def quote_book(self, index, view, out, count):
    """Bring both quotes where they ought to be, once at an instant."""
    book, before = self.books[index], count
    if book.quoted_at == view.now:
        return count
    bid, bid_qty, ask, ask_qty = targets(self.levels, book, index, view)
    # The side that moves away goes first, or the other would run into it.
    if bid > book.quotes[BID].price:
        count = quote_side(self, book, ASK, ask, ask_qty, out, count)
        count = quote_side(self, book, BID, bid, bid_qty, out, count)
    else:
        count = quote_side(self, book, BID, bid, bid_qty, out, count)
        count = quote_side(self, book, ASK, ask, ask_qty, out, count)
    if count != before:
        book.quoted_at = view.now
    return count


def note(quote, report):
    """What a report says of a quote."""
    if report.flags & hft.REPORT_LAST_OF_COMMAND:
        quote.sent = 0
    quote.leaves = report.leaves
    if report.kind == hft.REPORT_REJECTED:
        return
    quote.order_id, quote.handle = report.order_id, report.handle
    if report.kind != hft.REPORT_FILL and report.kind != hft.REPORT_BUST:
        quote.price = report.price


def index_of(self, instrument):
    """Which of its books an instrument is, -1 = none."""
    for i in range(self.count):
        if self.books[i].instrument == instrument:
            return i
    return -1


@hft.strategy
class MarketMaker:
    """Its state: a book for each of its instruments."""
    count: int
    client_id: np.uint64  # the last one used
    books: (BOOK, BOOKS)
    levels: (hft.LEVEL, 4)

    def on_events(self, events, view, out):
        count, last = 0, 0
        for event in events:
            if event.instrument != last:
                index = index_of(self, event.instrument)
                if index >= 0:
                    count = quote_book(self, index, view, out, count)
            last = event.instrument
        return count

    def on_reports(self, reports, view, out):
        index = -1
        for report in reports:
            index = index_of(self, report.instrument)
            if index >= 0 and (report.side == hft.SIDE_BID or report.side == hft.SIDE_ASK):
                note(self.books[index].quotes[report.side - hft.SIDE_BID], report)
        # What was traded moves the quotes.
        return quote_book(self, index, view, out, 0) if index >= 0 else 0


def make(ticks, qty=300, half=1400, skew=250, position=3000):
    """The strategy and its parameters, for instruments 1 and on with these ticks; half and skew in
    1/1000 tick."""
    maker = MarketMaker(count=len(ticks))
    maker.state.books["quoted_at"] = np.iinfo(np.int64).min
    maker.state.books["instrument"][:len(ticks)] = range(1, len(ticks) + 1)
    return maker, (qty, half, skew, position, *ticks)


# The rest plays a day of examples/venue to it.

HEAD = np.dtype([("seq", np.uint64), ("ts", np.int64), ("kind", np.uint32), ("bytes", np.uint32),
                 ("reserved", np.uint64)])
BATCH = 256


def read_inputs(path):
    """The inputs of a journal, in their order: each one's head, and what it holds."""
    with open(path, "rb") as file:
        data = memoryview(file.read())
    at, found = 0, []
    while at < len(data):
        head, at = np.frombuffer(data, HEAD, 1, at), at + HEAD.itemsize
        size = int(head["bytes"][0])
        found.append((head, data[at:at + size]))
        at += (size + 7) // 8 * 8
    return found


def ticks_and_session(inputs):
    """The instruments' ticks, and the market maker's session: the last account but one."""
    ticks, parties = [], 0
    for head, payload in inputs:
        if head["kind"][0] == hft.INPUT_ROW:
            kind = np.frombuffer(payload, np.uint32, 1)[0]
            parties += kind == hft.REF_ROW_PARTY
            if kind == hft.REF_ROW_TICK_TABLE:
                ticks.append(int(np.frombuffer(payload, np.int64, 2, 8)[1]))
    return ticks, int(parties) - 1


def drain(engine, see):
    """Take all out, until the command is over."""
    while True:
        more = engine.pending
        events, reports = engine.drain_events(), engine.drain_reports()
        see(reports)
        if not (more or len(events) or len(reports)):
            return


def submit(engine, payloads, see):
    """Give the engine orders of the journal."""
    orders = np.frombuffer(b"".join(payloads), hft.ORDER)
    while len(orders):
        orders = orders[engine.submit_n(orders):]
        drain(engine, see)


def play(engine, inputs, session, see):
    """Give the engine all inputs but the session's: it makes those itself."""
    batch = []
    for head, payload in inputs:
        kind = head["kind"][0]
        if kind == hft.INPUT_ORDER:
            if np.frombuffer(payload, hft.ORDER)["session"][0] != session:
                batch.append(payload)
            if len(batch) < BATCH:
                continue
        if batch:
            submit(engine, batch, see)
            batch = []
        if kind == hft.INPUT_STATE:
            scope, number, state = np.frombuffer(payload, np.int32, 3).tolist()
            engine.set_state(scope, number, state=state, ts=int(head["ts"][0]))
        elif kind != hft.INPUT_ORDER:
            engine.input(head, payload)
        drain(engine, see)
    if batch:
        submit(engine, batch, see)


def run(path, debug=False, see=lambda reports: None):
    """Play a journal to the market maker. Returns the engine's hash and the market maker."""
    inputs = read_inputs(path)
    ticks, session = ticks_and_session(inputs)
    maker, params = make(ticks)
    with hft.Engine(flags=hft.ENGINE_EVENTS, orders_max=1 << 20, client_ids_max=1 << 26) as engine:
        engine.attach(maker, session=session, party=session, params=params, debug=debug)
        play(engine, inputs, session, see)
        maker.check()
        return engine.hash(), maker


def main():
    parser = argparse.ArgumentParser(description="Play a day of examples/venue to a market maker.")
    parser.add_argument("inputs", help="what venue --inputs wrote")
    parser.add_argument("--debug", action="store_true", help="run it as plain Python")
    options = parser.parse_args()
    value, maker = run(options.inputs, options.debug)
    print(f"state hash {value:016x}, {maker.state.client_id} new orders")


if __name__ == "__main__":
    main()
