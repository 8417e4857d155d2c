# SPDX-License-Identifier: Apache-2.0
"""What can be read of an engine: reference data, limits, positions, books, statistics."""
from typing import Any, List, Optional, Set, Tuple

import numpy as np

from hft._core import ffi, lib
from hft._handle import Cell, Handle
from hft.errors import check
from hft.instrument import Instrument
from hft.records import LEVEL, POSITION, Records, pointer
from hft.rows import Bbo, EngineStats, HistogramStats, Position, RiskLimits


class EngineViews(Handle):
    """The reading half of ``Engine``."""

    _ref: Any
    _risk: Any
    _match: Any
    _book: Any
    _away: Set[int]

    def instrument(self, id: int) -> Instrument:
        """An instrument's row. Any thread. NotFoundError."""
        row = ffi.new("hft_instrument *")
        check(self._read(lib.hft_ref_instrument, self._ref, id, row))
        return Instrument.from_c(row)

    def find(self, venue: str, symbol: str) -> int:
        """The id of an instrument. Any thread. NotFoundError."""
        return check(self._read(lib.hft_ref_find, self._ref, venue.encode(), symbol.encode()),
                     f"no instrument {symbol!r} of venue {venue!r}")

    def limits(self, scope: int, id: int = 0) -> RiskLimits:
        """A scope's limits. NotFoundError: none were set."""
        cell: Cell[RiskLimits] = Cell("hft_risk_limits", RiskLimits)
        cell.pointer.size = ffi.sizeof("hft_risk_limits")
        check(self._call(lambda _: lib.hft_risk_limits_get(self._risk, scope, id, cell.pointer)))
        return cell.read()

    def state(self, scope: int, id: int = 0) -> int:
        """A scope's kill state, RISK_OPEN and others. NotFoundError."""
        return check(self._call(lambda _: lib.hft_risk_state(self._risk, scope, id)))

    def position(self, scope: int, id: int, instrument: int) -> Position:
        """The position of an account or trader (RISK_ACCOUNT, RISK_TRADER) in an instrument. Any
        thread. NotFoundError, AgainError."""
        cell: Cell[Position] = Cell("hft_position", Position)
        check(self._read(lib.hft_risk_position_read, self._risk, scope, id, instrument,
                         cell.pointer))
        return cell.read()

    def positions(self) -> Records:
        """All positions, records of POSITION, each of one instant. Any thread. AgainError."""
        parts: List[Records] = []
        found = 1024
        while found == 1024:
            part = np.empty(1024, POSITION)
            room, cap = pointer(part, POSITION, "hft_position", writes=True)
            found = check(self._read(lib.hft_risk_positions_read, self._risk, 1024 * len(parts),
                                     room, cap))
            parts.append(part[:found])
        return np.concatenate(parts)

    def pnl(self, scope: int, id: int, instrument: int, mark: int) -> Tuple[int, int]:
        """Realised and unrealised P&L at a mark price, 1e-6 of the currency. Any thread.
        NotFoundError, RangeError."""
        row = ffi.new("hft_position *")
        check(self._read(lib.hft_risk_position_read, self._risk, scope, id, instrument, row))
        out = ffi.new("int64_t[2]")
        multiplier = self.instrument(instrument).multiplier
        check(lib.hft_risk_pnl(row, mark, multiplier, out, out + 1))
        return out[0], out[1]

    def bbo(self, instrument: int) -> Bbo:
        """The best of both sides of an instrument's book, as it is routed. NotFoundError."""
        cell: Cell[Bbo] = Cell("hft_bbo", Bbo)
        check(self._of_book(lib.hft_book_bbo, lib.hft_match_bbo, instrument, cell.pointer))
        return cell.read()

    def levels(self, instrument: int, side: int, n: int = 10) -> Records:
        """At most ``n`` levels of a side, best first, as records of LEVEL. NotFoundError."""
        out = np.empty(n, LEVEL)
        room, cap = pointer(out, LEVEL, "hft_level", writes=True)
        return out[:check(self._of_book(lib.hft_book_levels, lib.hft_match_levels, instrument, side,
                                        room, cap))]

    def _of_book(self, away: Any, local: Any, instrument: int, *arguments: Any) -> int:
        """A call of the book that an instrument's route says."""
        if instrument in self._away:
            status: int = self._call(lambda _: away(self._book, instrument, *arguments))
        else:
            status = self._call(lambda _: local(self._match, instrument, *arguments))
        return status

    def stats(self) -> EngineStats:
        """Counts and rates of this engine."""
        return self._row(lib.hft_engine_stats_get, "hft_engine_stats", EngineStats)

    def reasons(self, kind: int, reason: int) -> int:
        """Reports so far of a kind with a reason, a positive reject code or 0."""
        count: int = self._call(lib.hft_engine_reasons, kind, reason)
        return count

    def histogram(self, stage: int) -> Optional[HistogramStats]:
        """A stage's times in ns, STAGE_ of them; None without ``clock=True``. Any thread."""
        cell: Cell[HistogramStats] = Cell("hft_histogram_stats", HistogramStats)

        def read() -> int:
            times = lib.hft_engine_histogram(self._pointer, stage)
            if times == ffi.NULL:
                return 1
            status: int = lib.hft_histogram_stats_get(times, cell.pointer)
            return status

        return cell.read() if check(self._read(read)) == 0 else None

    def hash(self) -> int:
        """A 64-bit hash of the whole state: books, orders, positions, inputs so far."""
        value: int = self._call(lib.hft_engine_hash)
        return value

    def check(self) -> None:
        """Check every invariant of every part; slow. Raises InternalError."""
        check(self._call(lib.hft_engine_check))
