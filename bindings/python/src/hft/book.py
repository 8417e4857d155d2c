# SPDX-License-Identifier: Apache-2.0
"""Order books: events in, best prices, depth and queues out."""
from typing import Any, Optional, Tuple

from hft._core import ffi, lib
from hft._handle import Cell, Handle, config
from hft.errors import check
from hft.records import BOOK_ORDER, EVENT, LEVEL, STATUS, Records, make, pointer
from hft.rows import Bbo, BookOrder, BookStats, Page, QueuePosition

# Looked up once: these two are called most.
_apply_n, _bbo = lib.hft_book_apply_n, lib.hft_book_bbo


class Book(Handle):
    """The order books of one market-data source, closed by ``with`` or ``close``.

    ``Book(depth=3, instruments_max=65535, orders_max=..., levels_max=..., page_levels=...)`` takes
    the fields of hft_book_config. Depth 3 keeps every order, 2 levels, 1 the best of each side.

    Threads: one at a time, another gets BusyError; ``read_bbo`` and ``read_page`` are for any
    thread at any time.
    """

    def __init__(self, **fields: Any) -> None:
        """Raises InvalidError, OutOfMemoryError, DeniedError, NotSupportedError; TypeError for a
        field that hft_book_config lacks."""
        settings = config("hft_book_config", lib.hft_book_config_init, fields)
        out = ffi.new("hft_book **")
        check(lib.hft_book_create(settings, out))
        self._open(out[0], lib.hft_book_destroy)
        self._page_levels: int = settings.page_levels
        self._best: Cell[Bbo] = Cell("hft_bbo", Bbo)

    def apply(self, event: Records) -> None:
        """Apply one event: an array of EVENT, of length 1. Missing fields are filled in it.

        Raises EventError when the book refuses it; the book is then unchanged.
        """
        address, count = pointer(event, EVENT, "hft_event", writes=True, name="event")
        if count != 1:
            raise ValueError(f"event has {count} records: apply_n takes other counts than 1")
        check(self._call(lib.hft_book_apply, address))

    def apply_n(self, events: Records, statuses: Optional[Any] = None) -> int:
        """Apply events in order, going on after refused ones. Returns how many were not refused.

        ``events``: n records of EVENT, contiguous and writable: missing price, side and instrument
        are filled in. ``statuses``: n of int32, or None; gets 0 or a code for each event.
        """
        address, count = pointer(events, EVENT, "hft_event", True, "events")
        codes = ffi.NULL
        if statuses is not None:
            codes, room = pointer(statuses, STATUS, "hft_status", writes=True, name="statuses")
            if room != count:
                raise ValueError(f"statuses has {room} items for {count} events")
        slot = self._slot
        try:
            book = slot.pop()
        except IndexError:
            raise self._refusal() from None
        try:
            applied: int = _apply_n(book, address, count, codes)
        finally:
            slot.append(book)
        return applied if applied >= 0 else check(applied)

    def bbo(self, instrument: int) -> Bbo:
        """The best of both sides; prices are PRICE_NONE for an empty side.

        Raises NotFoundError for an id beyond instruments_max.
        """
        slot = self._slot
        try:
            book = slot.pop()
        except IndexError:
            raise self._refusal() from None
        try:
            best = self._best
            status = _bbo(book, instrument, best.pointer)
            if status == 0:
                return best.read()
        finally:
            slot.append(book)
        check(status)
        raise AssertionError

    def levels(self, instrument: int, side: int, n: int = 10) -> Records:
        """At most ``n`` levels of a side, best first, as records of LEVEL."""
        return self._fill(lib.hft_book_levels, LEVEL, "hft_level", n, instrument, side)

    def orders(self, instrument: int, side: int, n: int = 1000) -> Records:
        """At most ``n`` orders of a side in priority, as records of BOOK_ORDER."""
        return self._fill(lib.hft_book_orders, BOOK_ORDER, "hft_book_order", n, instrument, side)

    def order(self, order_id: int, instrument: int = 0) -> BookOrder:
        """A live order; ``instrument`` is needed where ids are scoped by it. NotFoundError."""
        return self._row(lib.hft_book_order_get, "hft_book_order", BookOrder, instrument, order_id)

    def queue(self, order_id: int, instrument: int = 0) -> QueuePosition:
        """Where a live order stands in its level's queue. NotFoundError."""
        return self._row(lib.hft_book_queue, "hft_queue_position", QueuePosition, instrument,
                         order_id)

    def read_bbo(self, instrument: int) -> Bbo:
        """Any thread: the best of both sides as last published.

        Raises AgainError when the writer kept changing it, NotFoundError, NotSupportedError.
        """
        cell: Cell[Bbo] = Cell("hft_bbo", Bbo)
        check(self._read(lib.hft_book_read_bbo, self._pointer, instrument, cell.pointer))
        return cell.read()

    def read_page(self, instrument: int) -> Tuple[Page, Records, Records]:
        """Any thread: the page as last published, its bids and its asks, all of one instant.

        Needs ``page_levels`` at create; raises as ``read_bbo``.
        """
        cell: Cell[Page] = Cell("hft_page", Page)
        bids, asks = make(LEVEL, self._page_levels), make(LEVEL, self._page_levels)
        check(self._read(lib.hft_book_read_page, self._pointer, instrument, cell.pointer,
                         pointer(bids, LEVEL, "hft_level", writes=True)[0],
                         pointer(asks, LEVEL, "hft_level", writes=True)[0], self._page_levels))
        page = cell.read()
        return page, bids[:page.bid_count], asks[:page.ask_count]

    def stats(self) -> BookStats:
        """Counts of this book: events, orders, levels, bytes."""
        return self._row(lib.hft_book_stats_get, "hft_book_stats", BookStats)

    def refused(self, code: int) -> int:
        """Events refused so far with this code, E_EVENT_."""
        count: int = self._call(lib.hft_book_refused, code)
        return count

    def hash(self) -> int:
        """A 64-bit hash of every book, the same for the same orders."""
        value: int = self._call(lib.hft_book_hash)
        return value

    def save(self) -> bytes:
        """All that the book goes on with: levels, queues, priorities and sequences.

        The same state gives the same bytes; docs/snapshots.md is their format.
        """
        return self._save(lib.hft_book_save)

    def load(self, data: Any) -> None:
        """Go on as a Book that saved these bytes would; this one must have taken nothing yet.

        Its ``depth`` and ``id_scope`` must be those that saved it. Bytes may be anything: unless they load,
        nothing changes. Raises TruncatedError, MalformedError, NotSupportedError, FullError,
        RangeError, ExistsError.
        """
        self._load(lib.hft_book_load, data)

    def check(self) -> None:
        """Check every invariant; slow. Raises InternalError."""
        check(self._call(lib.hft_book_check))
