# SPDX-License-Identifier: Apache-2.0
"""Small ITCH 5.0 files, written by the library's own encoder."""
from hft._core import ffi, lib


def message(name, **fields):
    """One framed message."""
    view = ffi.new(f"hft_itch50_{name} *", {
        "code": getattr(lib, "HFT_ITCH50_" + name.upper()), **fields})
    room = ffi.new("uint8_t[128]")
    size = lib.hft_wire_write(lib.HFT_FORMAT_ITCH50, view, ffi.sizeof(view[0]), room, 128)
    assert size > 0, size
    return size.to_bytes(2, "big") + bytes(ffi.buffer(room, size))


def stock(locate, symbol):
    return message("stock_directory", stock_locate=locate, stock=symbol.ljust(8).encode(),
                   round_lot_size=100)


def add(locate, order_id, side, shares, price, ts=1000):
    return message("add_order", stock_locate=locate, order_reference=order_id,
                   buy_sell=ord(side), shares=shares, price=price, timestamp=ts,
                   stock=b"        ")


def day(orders=3):
    """Two stocks; the first has bids of 100 at 10.0000 and down."""
    parts = [stock(1, "DEMO"), stock(2, "OTHER")]
    parts += [add(1, 10 + i, "B", 100, 100_000 - 100 * i) for i in range(orders)]
    return b"".join(parts) + b"\0\0"
