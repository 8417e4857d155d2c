# SPDX-License-Identifier: Apache-2.0
"""An engine with one instrument and two parties, for the tests."""
import hft

PRICE = hft.price("321.5")


def limits(engine, ids=(1, 2), **changed):
    row = {**dict(qty_max=500, value_max=10**12, long_max=1000, short_max=1000, open_max=100),
           **changed}
    engine.set_limits(hft.RISK_FIRM, **row)
    engine.set_limits(hft.RISK_INSTRUMENT, 1, **row)
    for id in ids:
        engine.set_limits(hft.RISK_ACCOUNT, id, **row)
        engine.set_limits(hft.RISK_TRADER, id, **row)


def shop(send=None, **config):
    small = dict(instruments_max=8, orders_max=1000, levels_max=1000, parties_max=8,
                 accounts_max=8, traders_max=8, positions_max=64, client_ids_max=4096)
    engine = hft.Engine(**{**small, **config})
    engine.add_instrument("DEMO", venue="XBOX", currency="EUR")
    for id in (1, 2):
        engine.add_party(account=id, trader=id)
    limits(engine)
    engine.route_local(1) if send is None else engine.route_away(1, send)
    return engine


def order(session, client_id, side, qty, price=PRICE, **fields):
    return {**dict(ts=client_id, kind=hft.ORDER_NEW, instrument=1, party=session, session=session,
                   client_id=client_id, side=side, ord_type=hft.TYPE_LIMIT, price=price, qty=qty),
            **fields}


def cross(first=1):
    """A sale of 100 and a purchase of 40 that meet."""
    return hft.orders([order(1, first, hft.SIDE_ASK, 100),
                       order(2, first + 1, hft.SIDE_BID, 40)])
