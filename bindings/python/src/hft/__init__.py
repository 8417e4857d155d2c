# SPDX-License-Identifier: Apache-2.0
"""libhft: order books, matching, risk and a trading engine.

Prices count 1e-9 of the quote unit (``price`` and ``price_text`` convert), quantities the
instrument's smallest unit, time ns UTC. Constants are the C ones without HFT_: ``hft.EVENT_ADD``.
"""
from hft import frames
from hft._library import abi_major, build_id, build_info, version
from hft._replay import Replay, ReplayStats, replay
from hft.book import Book
from hft.constants import *  # noqa: F401,F403
from hft.decoder import Decoder
from hft.engine import Engine
from hft.errors import (AgainError, BusyError, ClosedError, DeniedError, Error, EventError,
                        ExistsError, FullError, InputOutputError, InternalError, InvalidError,
                        MalformedError, MatchError, MoreError, NotFoundError, NotSupportedError,
                        OutOfMemoryError, RangeError, RiskError, SessionError, TruncatedError,
                        status_name, strerror)
from hft.instrument import Instrument
from hft.journal import Journal, JournalInput
from hft.match import Match
from hft.records import (BBO, EVENT, INPUT, LEVEL, ORDER, POSITION, REPORT, VIEW_ORDER, event_kind,
                         events, levels, order_kind, orders, price, price_text, report_kind,
                         reports)
from hft.strategies import Strategy, StrategyError, debug, strategy
from hft.view import View

__version__ = version()
