# SPDX-License-Identifier: Apache-2.0
"""One shard of a trading system: orders in, checked, matched or sent away, and answered."""
from typing import Any, Dict, List, Optional, Set, Tuple, Union

from hft import constants
from hft._callbacks import Callback, Send, Verify
from hft._core import ffi, lib
from hft._handle import config
from hft._views import EngineViews
from hft.errors import check
from hft.instrument import Instrument
from hft.journal import Journal
from hft.records import EVENT, INPUT, LATENCY, ORDER, REPORT, TICK_BAND, Records, make, pointer
from hft.strategies import Strategy, attach

_submit_n = lib.hft_engine_submit_n
_STRATEGY = dict(ffi.typeof("hft_strategy").fields)


class Engine(EngineViews):
    """An engine, closed by ``with`` or ``close``.

    ``Engine(orders_max=..., ...)`` takes the fields of hft_engine_config. ``journal`` keeps the
    inputs, ``clock=True`` measures latencies, ``verify`` decides who may loosen a limit.

    Whatever is not known is refused: an order needs its instrument, party, limits of the firm, the
    instrument, the account and the trader, and a route. Times ``ts`` are ns UTC.

    Threads: one at a time, another gets BusyError; ``position`` and ``positions`` are for any
    thread at any time.
    """

    def __init__(self, *, journal: Optional[Journal] = None, clock: bool = False,
                 verify: Optional[Verify] = None, **fields: Any) -> None:
        """Raises InvalidError, OutOfMemoryError, DeniedError, NotSupportedError; TypeError for a
        field that hft_engine_config lacks; ClosedError for a closed journal."""
        self._raised: List[BaseException] = []
        self._kept: List[Any] = []
        settings = config("hft_engine_config", lib.hft_engine_config_init, fields)
        if journal is not None:
            settings.journal = ffi.addressof(lib, "hft_journal_append")
            settings.journal_user = journal._hold(self)
            self._kept.append(journal)
        if clock:
            settings.clock = self._clock()
        if verify is not None:
            settings.verify = lib.hft_py_verify
            settings.verify_user = self._callback(verify)
        self._create(settings)

    def _create(self, settings: Any) -> None:
        out = ffi.new("hft_engine **")
        check(lib.hft_engine_create(settings, out))
        self._away: Set[int] = set()
        self._open(out[0], lib.hft_engine_destroy)
        self._ref, self._risk = lib.hft_engine_ref(out[0]), lib.hft_engine_risk(out[0])
        self._match, self._book = lib.hft_engine_match(out[0]), lib.hft_engine_book(out[0])
        self._reports_max, self._events_max = settings.reports_max, settings.events_max

    def _callback(self, function: Union[Send, Verify]) -> Any:
        callback = Callback(function, self._raised)
        self._kept.append(callback)
        return callback.user

    def _clock(self) -> Any:
        out = ffi.new("hft_clock **")
        check(lib.hft_clock_create(config("hft_clock_config", lib.hft_clock_config_init, {}), out))
        clock = ffi.gc(out[0], lib.hft_clock_destroy)
        self._kept.append(clock)
        return clock

    def _count(self, function: Any, *arguments: Any) -> int:
        """A count, or the exception of its code, or what one of our callbacks raised."""
        return self._told(self._call(function, *arguments))

    def _told(self, count: int) -> int:
        """What a call gave, unless it is an error or a callback raised."""
        if self._raised:
            raised = self._raised[0]
            self._raised.clear()
            raise raised
        return check(count)

    # Setting up

    def add_instrument(self, instrument: Union[Instrument, str], *, ts: int = 0,
                       **fields: Any) -> int:
        """Add an instrument, or change one that has an id: an Instrument, or its symbol and the
        fields of one. Returns its id.

        Raises InvalidError, ExistsError, FullError, NotFoundError."""
        row = instrument if isinstance(instrument, Instrument) else Instrument(instrument, **fields)
        return self._count(lib.hft_engine_instrument_add, ts, row.to_c())

    def add_party(self, *, ts: int = 0, **fields: int) -> int:
        """Add a party by the fields of hft_party: ``add_party(account=1, trader=1)``. Returns its
        id, what an order's ``party`` names. Raises InvalidError, FullError, NotFoundError."""
        known = dict(ffi.typeof("hft_party").fields)
        if unknown := set(fields) - set(known):
            raise TypeError(f"hft_party has no field {min(unknown)!r}; it has "
                            + ", ".join(name for name in known if name != "reserved"))
        return self._count(lib.hft_engine_party_add, ts, ffi.new("hft_party *", fields))

    def add_tick_table(self, bands: Records, *, ts: int = 0) -> int:
        """Add a tick table: 1 to 32 records of TICK_BAND, ascending. Returns its id."""
        address, count = pointer(bands, TICK_BAND, "hft_tick_band", name="bands")
        return self._count(lib.hft_engine_tick_table_add, ts, address, count)

    def set_limits(self, scope: int, id: int = 0, *, ts: int = 0, author: str = "",
                   signature: bytes = b"", **limits: int) -> None:
        """Set a scope's limits; those not given are 0, which allows nothing.

        ``scope``: RISK_FIRM (id 0), RISK_INSTRUMENT, RISK_ACCOUNT, RISK_TRADER. ``qty_max``,
        ``value_max`` (1e-6 of the currency), ``long_max``, ``short_max``, ``open_max``.
        Raises InvalidError, NotFoundError; RiskError when a limit grows without a verified author.
        """
        row = config("hft_risk_limits", lib.hft_risk_limits_init, limits)
        who = _Author(author, signature)
        self._count(lib.hft_engine_limits_set, ts, scope, id, row, who.row)

    def set_state(self, scope: int, id: int = 0, *, state: int, ts: int = 0, author: str = "",
                  signature: bytes = b"") -> None:
        """Set a scope's kill state: RISK_OPEN, RISK_REDUCE_ONLY, or RISK_CLOSED, which also
        cancels its open orders. Raises as ``set_limits``."""
        who = _Author(author, signature)
        self._count(lib.hft_engine_state_set, ts, scope, id, state, who.row)

    def route_local(self, instrument: int, *, ts: int = 0) -> None:
        """Match an instrument's orders here. Raises NotFoundError, ExistsError (live orders)."""
        self._count(lib.hft_engine_route_set, ts, instrument, constants.ROUTE_LOCAL, ffi.NULL)
        self._away.discard(instrument)

    def route_away(self, instrument: int, send: Send, *, ts: int = 0) -> None:
        """Send an instrument's orders to a venue: ``send(orders)`` returns how many it took, None
        for all; the rest are refused with E_SESSION_DOWN. It must not call the engine. What it
        raises is raised by the call that led to it. Answers come by ``answer_n``."""
        way = ffi.new("hft_route *", {"size": ffi.sizeof("hft_route")})
        way.user, way.send_n = self._callback(send), lib.hft_py_send_n
        self._count(lib.hft_engine_route_set, ts, instrument, constants.ROUTE_AWAY, way)
        self._away.add(instrument)

    # Inputs

    def submit_n(self, orders: Records) -> int:
        """Take commands, records of ORDER with ts and session. Returns how many were taken; the
        answers are reports. Raises MoreError: drain the reports first; ClosedError: the journal
        failed."""
        address, count = pointer(orders, ORDER, "hft_order", False, "orders")
        slot = self._slot
        try:
            engine = slot.pop()
        except IndexError:
            raise self._refusal() from None
        try:
            taken: int = _submit_n(engine, address, count)
        finally:
            slot.append(engine)
        return taken if taken >= 0 and not self._raised else self._told(taken)

    def feed_n(self, events: Records) -> int:
        """Apply market data to the AWAY books and show it to the strategies; records of EVENT,
        writable: what is missing is filled in. Returns how many were taken. MoreError."""
        address, count = pointer(events, EVENT, "hft_event", writes=True, name="events")
        return self._count(lib.hft_engine_feed_n, address, count)

    def answer_n(self, reports: Records) -> int:
        """Take a venue's answers for AWAY orders, records of REPORT naming our order_id. Those that
        contradict an order's state are refused and counted. Returns how many were taken."""
        address, count = pointer(reports, REPORT, "hft_report", name="reports")
        return self._count(lib.hft_engine_answer_n, address, count)

    def advance(self, now: int) -> int:
        """Let time pass: due expiries and timers. Returns how many were due. MoreError."""
        return self._count(lib.hft_engine_advance, now)

    def input(self, head: Any, payload: Any) -> None:
        """Do one journaled input again: the bytes of its hft_input, and its payload's.

        Raises MoreError, MalformedError, InvalidError; ValueError for bytes that are not so many.
        """
        given = ffi.from_buffer("uint8_t[]", head)
        if len(given) != INPUT.itemsize:
            raise ValueError(f"head has {len(given)} bytes, hft_input has {INPUT.itemsize}")
        row, data = ffi.cast("const hft_input *", given), ffi.from_buffer("uint8_t[]", payload)
        if len(data) != row.bytes:
            raise ValueError(f"payload has {len(data)} bytes, its head says {row.bytes}")
        self._count(lib.hft_engine_input, row, data)

    def replay(self, journal: Journal) -> int:
        """Do all inputs of a journal again on this new engine, of the same config; reports and
        events are dropped. Returns the inputs done. The hash is then the same."""
        done = 0
        for head, payload in journal.inputs():
            self.input(head, payload)
            done += 1
            while len(self.drain_reports()) or len(self.drain_events()):
                pass
        return done

    # Outputs

    def drain_reports(self, out: Optional[Records] = None,
                      latency: Optional[Any] = None) -> Records:
        """Take reports out, then go on with a suspended command. Returns the records written.

        ``out``: room, records of REPORT; None makes room for reports_max. ``latency``: int64 of the
        same length, gets ns from the command's taking to the report, -1 where not measured.
        """
        if out is None:
            out = make(REPORT, self._reports_max)
        room, cap = pointer(out, REPORT, "hft_report", writes=True, name="out")
        times = ffi.NULL
        if latency is not None:
            times, count = pointer(latency, LATENCY, "int64_t", writes=True, name="latency")
            if count != cap:
                raise ValueError(f"latency has {count} items for {cap} reports")
        return out[:self._count(lib.hft_engine_drain_reports, room, times, cap)]

    def drain_events(self, out: Optional[Records] = None) -> Records:
        """Take the LOCAL books' market data out (flags=ENGINE_EVENTS at create), as
        ``drain_reports``; records that ``Book.apply_n`` takes."""
        if out is None:
            out = make(EVENT, self._events_max)
        room, cap = pointer(out, EVENT, "hft_event", writes=True, name="out")
        return out[:self._count(lib.hft_engine_drain_events, room, cap)]

    @property
    def pending(self) -> bool:
        """Is a command suspended, waiting for room?"""
        return check(self._call(lib.hft_engine_pending)) == 1

    # Strategies

    def attach(self, strategy: Any, *, session: int, **settings: Any) -> Strategy:
        """Put a strategy inside: what ``@hft.strategy`` gave, or what calling that gave. Returns
        the Strategy, whose ``check`` raises if it was closed.

        ``debug=True``: as plain Python. The other settings are those of ``strategy_add``. Raises
        StrategyError for one that cannot be compiled; ImportError without numba.
        """
        return attach(self, strategy, session=session, **settings)

    def strategy_add(self, on_events: Any = None, on_reports: Any = None, on_timer: Any = None,
                     user: Any = ffi.NULL, *, session: int, instruments: Tuple[int, ...] = (),
                     params: Tuple[int, ...] = (), **fields: int) -> int:
        """Add a strategy by the addresses of its C functions (int or cdata; None = not called).

        ``user``: passed to each, as int or cdata; the caller keeps it and the functions alive.
        ``instruments``: ids to see, () = all; further fields of hft_strategy_config. Returns its
        number from 0. Raises InvalidError, ExistsError (session), FullError.
        """
        calls = ffi.new("hft_strategy *", {"size": ffi.sizeof("hft_strategy")})
        calls.user = ffi.cast("void *", user)
        given: Dict[str, Any] = dict(on_events=on_events, on_reports=on_reports, on_timer=on_timer)
        for name, address in given.items():
            if address is not None:
                setattr(calls, name, ffi.cast(_STRATEGY[name].type, address))
        settings = config("hft_strategy_config", lib.hft_strategy_config_init,
                          {"session": session, **fields})
        ids, values = ffi.new("uint32_t[]", instruments), ffi.new("int64_t[]", params)
        if instruments:
            settings.instruments, settings.instrument_count = ids, len(instruments)
        settings.params, settings.param_count = values, len(params)
        return self._count(lib.hft_engine_strategy_add, calls, settings)

    def strategy_status(self, number: int) -> bool:
        """Does a strategy run? False once it is closed. NotFoundError."""
        status = self._call(lib.hft_engine_strategy_status, number)
        if status == constants.E_CLOSED:
            return False
        return check(status) == 0


class _Author:
    """hft_risk_author and what it points to; ``row`` is NULL without a name."""

    def __init__(self, name: str, signature: bytes) -> None:
        self.row = ffi.NULL
        if name:
            self._texts = ffi.new("char[]", name.encode()), ffi.new("uint8_t[]", signature)
            self.row = ffi.new("hft_risk_author *", {
                "name": self._texts[0], "signature": self._texts[1],
                "signature_size": len(signature)})
