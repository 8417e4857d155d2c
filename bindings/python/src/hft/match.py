# SPDX-License-Identifier: Apache-2.0
"""Matching in price-time priority: orders in, reports out."""
from typing import Any, Optional, Tuple

from hft._core import ffi, lib
from hft._handle import Handle, config
from hft.errors import check
from hft.records import LEVEL, MATCH_ORDER, ORDER, REPORT, Records, make, pointer
from hft.rows import Bbo, MatchOrder, MatchStats


class Match(Handle):
    """The order books of a venue, which match. ``Match(orders_max=...)`` takes the fields of
    hft_match_config. Threads: one at a time, another gets BusyError."""

    def __init__(self, **fields: Any) -> None:
        """Raises InvalidError, OutOfMemoryError, DeniedError, NotSupportedError; TypeError for a
        field that hft_match_config lacks."""
        settings = config("hft_match_config", lib.hft_match_config_init, fields)
        out = ffi.new("hft_match **")
        check(lib.hft_match_create(settings, out))
        self._open(out[0], lib.hft_match_destroy)

    def set_party(self, id: int, **fields: int) -> None:
        """Tell what a party is: ``set_party(1, account=7, stp_group=1)``, fields of hft_party."""
        row = ffi.new("hft_party *", {"id": id, **fields})
        check(self._call(lib.hft_match_party_set, row))

    def submit_n(self, orders: Records, out: Optional[Records] = None) -> Tuple[int, Records]:
        """Take commands: how many were taken, and their reports.

        ``orders``: records of ORDER. ``out``: room for reports (8 or more), else one is made of
        four an order. Fewer are taken when the room is used up: ``drain``, then submit the rest.
        Raises MoreError while a command is suspended (``pending``).
        """
        address, count = pointer(orders, ORDER, "hft_order", name="orders")
        if out is None:
            out = make(REPORT, max(64, 4 * count))
        room, cap = pointer(out, REPORT, "hft_report", writes=True, name="out")
        written = ffi.new("uint32_t *")
        taken = check(self._call(lib.hft_match_submit_n, address, count, room, cap, written))
        return taken, out[:written[0]]

    def drain(self, out: Optional[Records] = None) -> Records:
        """Go on with a suspended command. Its next reports, none when it has ended."""
        if out is None:
            out = make(REPORT, 64)
        room, cap = pointer(out, REPORT, "hft_report", writes=True, name="out")
        return out[:check(self._call(lib.hft_match_drain, room, cap))]

    @property
    def pending(self) -> bool:
        """Is a command suspended?"""
        return check(self._call(lib.hft_match_pending)) == 1

    def bbo(self, instrument: int) -> Bbo:
        """The best of both sides. NotFoundError."""
        return self._row(lib.hft_match_bbo, "hft_bbo", Bbo, instrument)

    def levels(self, instrument: int, side: int, n: int = 10) -> Records:
        """At most ``n`` levels of a side, best first, as records of LEVEL."""
        return self._fill(lib.hft_match_levels, LEVEL, "hft_level", n, instrument, side)

    def orders(self, instrument: int, side: int, n: int = 1000) -> Records:
        """At most ``n`` orders of a side in priority, as records of MATCH_ORDER."""
        return self._fill(lib.hft_match_orders, MATCH_ORDER, "hft_match_order", n, instrument, side)

    def order(self, order_id: int = 0, handle: int = 0) -> MatchOrder:
        """A live order, by id or by the handle of a report. NotFoundError, NotSupportedError."""
        return self._row(lib.hft_match_order_get, "hft_match_order", MatchOrder, order_id, handle)

    def next_expiry(self) -> int:
        """When the next GTD or GTT order ends, ns UTC; 2**63 - 1 if none does."""
        when: int = self._call(lib.hft_match_next_expiry)
        return when

    def stats(self) -> MatchStats:
        """Counts: commands, trades, reports, orders, bytes."""
        return self._row(lib.hft_match_stats_get, "hft_match_stats", MatchStats)

    def refused(self, code: int) -> int:
        """Commands refused so far with this code, E_MATCH_."""
        count: int = self._call(lib.hft_match_refused, code)
        return count

    def hash(self) -> int:
        """A 64-bit hash of every book: that of a Book which was told the same orders."""
        value: int = self._call(lib.hft_match_hash)
        return value

    def save(self) -> bytes:
        """All that the engine goes on with: parties, books, queues, fills and sequences. Raises MoreError while a command is suspended.

        The same state gives the same bytes; docs/snapshots.md is their format.
        """
        return self._save(lib.hft_match_save)

    def load(self, data: Any) -> None:
        """Go on as a Match that saved these bytes would; this one must have taken nothing yet.

        Its ``flags`` must be those that saved it. Bytes may be anything: unless they load,
        nothing changes. Raises TruncatedError, MalformedError, NotSupportedError, FullError,
        RangeError, ExistsError.
        """
        self._load(lib.hft_match_load, data)

    def check(self) -> None:
        """Check every invariant; slow. Raises InternalError."""
        check(self._call(lib.hft_match_check))
