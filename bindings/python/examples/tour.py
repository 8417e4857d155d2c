# SPDX-License-Identifier: Apache-2.0
"""A tour: a book from events, then an engine that checks and matches orders."""
import hft

INSTRUMENT, ALICE, BOB = 1, 1, 2
OPENING = 1_700_000_000 * 1_000_000_000


def event(kind, order_id, side=hft.SIDE_NONE, price="none", qty=0):
    return dict(kind=kind, instrument=INSTRUMENT, source=1, order_id=order_id, side=side,
                price=hft.PRICE_NONE if price == "none" else hft.price(price), qty=qty,
                flags=hft.EVENT_LAST)


def print_levels(book, side, name):
    for level in book.levels(INSTRUMENT, side):
        print(f"{name} {hft.price_text(level['price'])} x {level['qty']} in {level['orders']}")


def book_tour():
    events = hft.events([
        event(hft.EVENT_ADD, 11, hft.SIDE_BID, "321.50", 60),
        event(hft.EVENT_ADD, 12, hft.SIDE_BID, "321.50", 40),
        event(hft.EVENT_ADD, 13, hft.SIDE_BID, "321.25", 200),
        event(hft.EVENT_ADD, 14, hft.SIDE_ASK, "321.67", 4),
        event(hft.EVENT_ADD, 15, hft.SIDE_ASK, "322.00", 35),
        event(hft.EVENT_EXECUTE, 11, qty=10),
    ])
    with hft.Book() as book:
        print("applied", book.apply_n(events))
        print_levels(book, hft.SIDE_BID, "bid")
        print_levels(book, hft.SIDE_ASK, "ask")
        try:
            book.apply(hft.events([event(hft.EVENT_DELETE, 99)]))
        except hft.EventError as refused:
            print(f"refused {refused.name}: {hft.strerror(refused.code)}")


def open_shop(engine):
    engine.add_instrument("DEMO", venue="XBOX", currency="EUR", ts=OPENING)
    engine.add_party(account=ALICE, trader=ALICE, ts=OPENING)
    engine.add_party(account=BOB, trader=BOB, ts=OPENING)
    for scope, id in ((hft.RISK_FIRM, 0), (hft.RISK_INSTRUMENT, INSTRUMENT),
                      (hft.RISK_ACCOUNT, ALICE), (hft.RISK_ACCOUNT, BOB),
                      (hft.RISK_TRADER, ALICE), (hft.RISK_TRADER, BOB)):
        # Everything is refused that has no limits.
        engine.set_limits(scope, id, qty_max=500, value_max=1_000_000 * 1_000_000, long_max=1000,
                          short_max=1000, open_max=100, ts=OPENING)
    engine.route_local(INSTRUMENT, ts=OPENING)


def order(session, client_id, side, price, qty):
    return dict(ts=OPENING + client_id, kind=hft.ORDER_NEW, instrument=INSTRUMENT, party=session,
                session=session, client_id=client_id, side=side, ord_type=hft.TYPE_LIMIT,
                tif=hft.TIF_DAY, price=hft.price(price), qty=qty)


def print_reports(engine):
    for report in engine.drain_reports():
        reason = f": {hft.strerror(report['reason'])}" if report["reason"] >= 100 else ""
        print(f"{hft.report_kind(report['kind'])} session {report['session']} "
              f"client {report['client_id']} qty {report['qty']} leaves {report['leaves']}{reason}")


def engine_tour():
    orders = hft.orders([
        order(ALICE, 1, hft.SIDE_ASK, "321.50", 100),
        order(BOB, 2, hft.SIDE_BID, "321.60", 40),
        order(BOB, 3, hft.SIDE_BID, "321.00", 501),  # more than qty_max
    ])
    with hft.Engine() as engine:
        open_shop(engine)
        print("taken", engine.submit_n(orders))
        print_reports(engine)
        print("position", engine.position(hft.RISK_ACCOUNT, BOB, INSTRUMENT).position)
        print(f"hash {engine.hash():016x}")


print("abi", hft.abi_major())
book_tour()
engine_tour()
