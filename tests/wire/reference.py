#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second decoder of ITCH 5.0, slow and plain, written from the exchange's document alone.

usage: reference.py FILE

Prints every event of a BinaryFILE as a line of numbers, then the counts. It shares nothing with the
library: no description, no table, no code. Where the two differ, one of them is wrong.
"""
import struct
import sys

PRICE_NONE = 2**63 - 1
DAY_NS = 86400 * 10**9

ADD, REDUCE, DELETE, REPLACE, EXECUTE = 1, 2, 3, 5, 6
TRADE, BUST, STATUS, STAT, IMBALANCE, DEFINITION, ADMIN = 16, 18, 19, 20, 21, 22, 23
NONE, BID, ASK = 0, 1, 2
LAST, HIDDEN, NOT_PRINTABLE, BAD_TS = 1, 8, 16, 64

# The document's tables, a line a message: struct's letters, then the fields' names.
LAYOUTS = {
    "S": ("c", "event_code"),
    "R": ("8sccIcc2scccccIc", "stock market_category financial_status round_lot_size "
          "round_lots_only issue_classification issue_sub_type authenticity short_sale_threshold "
          "ipo_flag luld_price_tier etp_flag etp_leverage_factor inverse_indicator"),
    "H": ("8scc4s", "stock trading_state reserved reason_code"),
    "Y": ("8sc", "stock reg_sho_action"),
    "L": ("4s8sccc", "mpid stock primary_market_maker market_maker_mode participant_state"),
    "V": ("QQQ", "level_1 level_2 level_3"),
    "W": ("c", "breached_level"),
    "K": ("8sIcI", "stock release_time release_qualifier ipo_price"),
    "J": ("8sIIII", "stock reference_price upper_price lower_price extension"),
    "h": ("8scc", "stock market_code halt_action"),
    "A": ("QcI8sI", "order_reference buy_sell shares stock price"),
    "F": ("QcI8sI4s", "order_reference buy_sell shares stock price attribution"),
    "E": ("QIQ", "order_reference executed_shares match_number"),
    "C": ("QIQcI", "order_reference executed_shares match_number printable execution_price"),
    "X": ("QI", "order_reference cancelled_shares"),
    "D": ("Q", "order_reference"),
    "U": ("QQII", "original_reference new_reference shares price"),
    "P": ("QcI8sIQ", "order_reference buy_sell shares stock price match_number"),
    "Q": ("Q8sIQc", "cross_shares stock cross_price match_number cross_type"),
    "B": ("Q", "match_number"),
    "I": ("QQc8sIIIcc", "paired_shares imbalance_shares imbalance_direction stock far_price "
          "near_price reference_price cross_type price_variation"),
    "N": ("8sc", "stock interest_flag"),
    "O": ("8scIIIQII", "stock open_eligibility minimum_price maximum_price near_price near_time "
          "lower_collar upper_collar"),
}
PREFIX = ">cHHHI"  # type, locate, tracking number, timestamp in two parts

SYSTEM = {b"O": 1, b"S": 2, b"Q": 3, b"M": 4, b"E": 5, b"C": 6}
STATES = {b"T": 16, b"H": 17, b"P": 18, b"Q": 19}
HALTS = {b"H": 32, b"T": 33}
CROSSES = {b"O": 1, b"C": 2, b"H": 3, b"A": 4}
SHORT_SALE, MWCB, RELEASE, RETAIL = 34, 35, 36, 37
STAT_BAND_LOW, STAT_BAND_HIGH, STAT_REFERENCE, STAT_MWCB = 7, 8, 9, 12


class Bad(Exception):
    """The message cannot become events."""


def length(code):
    return struct.calcsize(PREFIX + LAYOUTS[code][0])


def unpack(message):
    """A message's fields by name; longer messages are read as far as known."""
    code = chr(message[0])
    letters, names = LAYOUTS[code]
    if len(message) < length(code):
        raise Bad
    values = struct.unpack(PREFIX + letters, message[:length(code)])
    fields = {"code": code, "stock_locate": values[1], "tracking_number": values[2],
              "timestamp": values[3] << 32 | values[4]}
    fields.update(zip(names.split(), values[5:]))
    return fields


def pack(fields):
    letters, names = LAYOUTS[fields["code"]]
    ts = fields["timestamp"]
    return struct.pack(PREFIX + letters, fields["code"].encode("latin1"), fields["stock_locate"],
                       fields["tracking_number"], ts >> 32, ts & 0xFFFFFFFF,
                       *(fields[name] for name in names.split()))


def price4(value):
    return value * 100000


def price4_or_none(value):
    return price4(value) if value else PRICE_NONE


def price8(value):
    if value * 10 >= PRICE_NONE:
        raise Bad
    return value * 10


def quantity(value):
    if value > PRICE_NONE:
        raise Bad
    return value


def side(letter):
    if letter not in b"BS":
        raise Bad
    return BID if letter == b"B" else ASK


def aggressor(letter):
    return BID if side(letter) == ASK else NONE


def interest(letter):
    return {b"B": BID, b"S": ASK}.get(letter, NONE)


def text(letters):
    return int.from_bytes(letters, "little")


def orders(f):
    """Messages that change a book."""
    code, ref = f["code"], f.get("order_reference")
    if code in "AF":
        return dict(kind=ADD, order_id=ref, side=side(f["buy_sell"]), qty=f["shares"],
                    price=price4(f["price"]))
    if code == "E":
        return dict(kind=EXECUTE, order_id=ref, qty=f["executed_shares"], aux=f["match_number"])
    if code == "C":
        return dict(kind=EXECUTE, order_id=ref, qty=f["executed_shares"], aux=f["match_number"],
                    price=price4(f["execution_price"]),
                    flags=NOT_PRINTABLE if f["printable"] == b"N" else 0)
    if code == "X":
        return dict(kind=REDUCE, order_id=ref, qty=f["cancelled_shares"])
    if code == "D":
        return dict(kind=DELETE, order_id=ref)
    return dict(kind=REPLACE, order_id=f["original_reference"], aux=f["new_reference"],
                qty=f["shares"], price=price4(f["price"]))


def trades(f):
    if f["code"] == "P":
        return dict(kind=TRADE, flags=HIDDEN, order_id=f["order_reference"],
                    side=aggressor(f["buy_sell"]), qty=f["shares"], price=price4(f["price"]),
                    aux=f["match_number"])
    if f["code"] == "Q":
        return dict(kind=TRADE, reason=CROSSES.get(f["cross_type"], 255),
                    qty=quantity(f["cross_shares"]), price=price4(f["cross_price"]),
                    aux=f["match_number"])
    return dict(kind=BUST, aux=f["match_number"])


def states(f):
    code = f["code"]
    if code == "S":
        return dict(instrument=0, reason=SYSTEM.get(f["event_code"], 0), level=f["event_code"][0])
    if code == "H":
        return dict(reason=STATES.get(f["trading_state"], 0), level=f["trading_state"][0],
                    aux=text(f["reason_code"]))
    if code == "h":
        return dict(reason=HALTS.get(f["halt_action"], 0), level=f["halt_action"][0],
                    aux=text(f["market_code"]))
    if code == "Y":
        return dict(reason=SHORT_SALE, level=f["reg_sho_action"][0])
    if code == "W":
        return dict(instrument=0, reason=MWCB, level=f["breached_level"][0])
    if code == "K":
        return dict(reason=RELEASE, level=f["release_qualifier"][0], aux=f["release_time"],
                    price=price4_or_none(f["ipo_price"]))
    return dict(reason=RETAIL, level=f["interest_flag"][0], side=interest(f["interest_flag"]))


def imbalances(f):
    same = dict(kind=IMBALANCE, qty=quantity(f["imbalance_shares"]), aux=f["paired_shares"],
                side=interest(f["imbalance_direction"]), reason=CROSSES.get(f["cross_type"], 255))
    return [same | dict(level=level, price=price4_or_none(f[name]))
            for level, name in ((1, "near_price"), (2, "far_price"), (3, "reference_price"))]


def figures(f):
    """Messages of several prices, an event each."""
    if f["code"] == "V":
        return [dict(kind=STAT, instrument=0, reason=STAT_MWCB, level=level,
                     price=price8(f[f"level_{level}"])) for level in (1, 2, 3)]
    if f["code"] == "J":
        return [dict(kind=STAT, reason=reason, level=1, aux=f["extension"],
                     price=price4_or_none(f[name]))
                for reason, name in ((STAT_REFERENCE, "reference_price"),
                                     (STAT_BAND_HIGH, "upper_price"),
                                     (STAT_BAND_LOW, "lower_price"))]
    if f["code"] == "I":
        return imbalances(f)
    rows = [(IMBALANCE, 1, 1, "near_price"), (IMBALANCE, 1, 4, "lower_collar"),
            (IMBALANCE, 1, 5, "upper_collar"), (STAT, STAT_BAND_LOW, 2, "minimum_price"),
            (STAT, STAT_BAND_HIGH, 2, "maximum_price")]
    return [dict(kind=kind, reason=reason, level=level, price=price4_or_none(f[name]))
            for kind, reason, level, name in rows]


def bodies(f, offset):
    if f["code"] in "AFECXDU":
        return [orders(f)]
    if f["code"] in "PQB":
        return [trades(f)]
    if f["code"] in "VJIO":
        return figures(f)
    if f["code"] in "RL":
        return [dict(kind=DEFINITION if f["code"] == "R" else ADMIN, aux=offset)]
    return [dict(kind=STATUS) | states(f)]


def events(message, seq, offset=0, midnight=0, ts_recv=0, source=1):
    """Every event of a message, whole, in order."""
    f = unpack(message)
    blank = dict(ts_event=midnight + f["timestamp"], ts_recv=ts_recv, order_id=0, aux=0,
                 price=PRICE_NONE, qty=0, seq=seq, instrument=f["stock_locate"], source=source,
                 flags=0, kind=0, side=NONE, level=0, reason=0)
    out = [blank | body for body in bodies(f, offset)]
    for event in out:
        event["flags"] |= BAD_TS if f["timestamp"] > DAY_NS else 0
    out[-1]["flags"] |= LAST
    return out


class Counts:
    def __init__(self):
        self.messages = self.events = self.unknown = self.bad = self.longer = self.ends = 0


def take(message, offset, counts):
    """Events of one framed message, good or bad."""
    counts.messages += 1
    code = chr(message[0])
    if code not in LAYOUTS:
        counts.unknown += 1
        return []
    try:
        out = events(message, counts.messages, offset)
    except Bad:
        counts.bad += 1
        return []
    counts.longer += len(message) > length(code)
    counts.events += len(out)
    return out


def decode(data, counts):
    """Every event of a whole BinaryFILE."""
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place:place + 2], "big")
        if place + 2 + size > len(data):
            counts.messages += 1
            counts.bad += 1
            return
        if size == 0:
            counts.ends += 1
            counts.bad += place + 2 < len(data)
            return
        yield from take(data[place + 2:place + 2 + size], place + 2, counts)
        place += 2 + size


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    with open(arguments[0], "rb") as file:
        data = file.read()
    counts = Counts()
    for event in decode(data, counts):
        print(*event.values())
    print("messages", counts.messages, "events", counts.events, "bytes", len(data),
          "unknown", counts.unknown, "bad", counts.bad, "longer", counts.longer,
          "ends", counts.ends)


if __name__ == "__main__":
    main(sys.argv[1:])
