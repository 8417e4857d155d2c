# SPDX-License-Identifier: Apache-2.0
"""Strategies inside an engine: a class of plain Python functions, compiled to C callbacks.

    @hft.strategy
    class Buyer:
        sent: int                                     # its state; self is one record of it

        def on_events(self, events, view, out):       # returns how many orders it wrote to out
            ...

    buyer = engine.attach(Buyer(), session=1, party=1)

Within ``hft.debug()`` the same functions are called as plain Python, where a debugger can stop.
"""
import logging
import sys
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from hft import _strategy_calls as calls
from hft import constants
from hft.records import ORDER

LOG = logging.getLogger("hft.strategy")
_debugging = False


class StrategyError(Exception):
    """A strategy cannot be compiled, or was closed by what it did. ``__cause__`` is the exception
    that it raised, if it did."""


class debug:
    """Attach strategies as plain Python from here on, or within ``with hft.debug():`` alone.
    ``hft.debug(False)`` ends it."""

    def __init__(self, on: bool = True) -> None:
        global _debugging
        self._before, _debugging = _debugging, on

    def __enter__(self) -> "debug":
        return self

    def __exit__(self, *_: Any) -> None:
        global _debugging
        _debugging = self._before


class Strategy:
    """One strategy: its state, and once it is attached, its place in an engine."""

    def __init__(self, definition: "Definition", state: Dict[str, Any]) -> None:
        self.definition = definition
        self.error: Optional[StrategyError] = None
        self._frame = np.zeros(1, definition.frame)
        self._engine: Any = None
        self._number = -1
        self._alive: List[Any] = []
        for name, value in state.items():
            names = definition.state.names or ()
            if name not in names:
                raise TypeError(f"{definition.name} has no state {name!r}; it has "
                                + ", ".join(names))
            self._frame["state"][name] = value

    @property
    def state(self) -> Any:
        """Its state: a record whose fields are attributes. Read it between the engine's calls."""
        return calls.state_of(self._frame)

    @property
    def closed(self) -> bool:
        """Has the engine closed it? Then its orders are cancelled, and it is called no more."""
        return self._engine is not None and not self._engine.strategy_status(self._number)

    def check(self) -> None:
        """Raise StrategyError, which says why, if it was closed."""
        if self.error is not None:
            raise self.error
        if self.closed:
            raise StrategyError(self._why())

    def _why(self) -> str:
        head, name, budget = self._frame[0], self.definition.name, self.definition.budget_ns
        if 0 < budget < head["took_ns"]:
            return (f"{name} took {head['took_ns']} ns in one call, and its budget is {budget}: do "
                    "less in a call, or raise budget_ns")
        if head["count"] != 0:
            return (f"{name} returned {head['count']} as its number of orders: return 0 to "
                    "len(out)")
        return (f"{name} was closed by the engine: it had more than orders_max orders open, or "
                f"wrote more than {constants.STRATEGY_ANSWER_MAX} in answer to one input")

    def _tell(self, kind: str, raised: BaseException) -> None:
        """A callback raised: keep it, and log it with its traceback."""
        name = f"{self.definition.name}.{kind}"
        self.error = StrategyError(f"{name} raised {type(raised).__name__}: {raised}; the strategy "
                                   "is closed and its orders are cancelled")
        self.error.__cause__ = raised
        LOG.error("%s", self.error, exc_info=self.error)

    def _tell_compiled(self, kind: str) -> Callable[..., None]:
        """What compiled code calls when it raised: the same call in plain Python has a traceback.

        It sees the same arguments, and the state as the compiled call left it.
        """
        def told(kind_raised: Any, raised: Any, trace: Any, user: int, *numbers: int) -> None:
            if not isinstance(raised, BaseException):
                values = raised if isinstance(raised, tuple) else (raised,)
                raised = kind_raised() if raised is None else kind_raised(*values)
            self._tell(kind, self._again(kind, raised.with_traceback(trace), numbers))

        return told

    def _again(self, kind: str, raised: BaseException, numbers: Sequence[int]) -> BaseException:
        """The exception of the plain Python function if it is of the same type, else `raised`."""
        a, b, view, _, cap = numbers
        try:
            calls.run(kind, self.definition.functions[kind], calls.state_of(self._frame.copy()),
                      a, b, view, np.zeros(cap, calls.attributed(ORDER)))
        except BaseException as again:
            if type(again) is type(raised):
                return again
        return raised

    def _functions(self, plain: bool) -> Dict[str, Any]:
        """Its callbacks as C functions."""
        d, made = self.definition, {}
        for kind, function in d.functions.items():
            if plain:
                made[kind] = calls.plain(kind, function, self._frame, d.budget_ns, self._tell)
                self._alive.append(made[kind])
                continue
            told = self._tell_compiled(kind)
            code = calls.compiled(kind, function, self._frame, d.budget_ns, d.cache)
            made[kind] = code.address
            self._frame["told_" + kind] = id(told)
            self._alive += [told, code]
        return made

    def _attach(self, engine: Any, plain: bool, settings: Dict[str, Any]) -> None:
        if self._engine is not None:
            raise StrategyError(f"this {self.definition.name} is attached: make another")
        self._number = engine.strategy_add(**self._functions(plain), user=self._frame.ctypes.data,
                                           **settings)
        engine._kept.append(self)
        self._engine = engine


class Definition:
    """What ``@hft.strategy`` makes of a class or function: call it to make a Strategy."""

    def __init__(self, name: str, functions: Dict[str, Callable[..., Any]],
                 state: "np.dtype[np.void]", options: Dict[str, Any]) -> None:
        self.name = name
        self.functions = functions
        self.state = state
        self.frame = np.dtype([*calls.HEAD, ("state", state)], align=True)
        self.debug: bool = options["debug"]
        self.cache: bool = options["cache"]
        self.budget_ns: int = options["budget_ns"]

    def __call__(self, **state: Any) -> Strategy:
        """A new strategy whose state is zeros but for what is given."""
        return Strategy(self, state)


def _annotated(cls: type) -> "np.dtype[np.void]":
    """The record of a class's annotations: int, float, numpy types, or (type, shape)."""
    fields = []
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if isinstance(kind, str):  # from __future__ import annotations
            kind = eval(kind, dict(vars(sys.modules[cls.__module__])))
        try:
            fields.append((name, np.dtype(kind)))
        except TypeError:
            raise TypeError(f"{cls.__name__}.{name}: {kind!r} is no type of a state: use int, "
                            "float, a numpy dtype, or (dtype, shape) for an array") from None
    return np.dtype(fields or [("unused", np.int64)], align=True)


def _require(functions: Dict[str, Any], subject: Any) -> None:
    """TypeError unless these are callbacks with the arguments that they get."""
    if not functions:
        raise TypeError(f"{subject!r} is no strategy: it needs a function on_events, on_reports or "
                        "on_timer")
    for kind, function in functions.items():
        code = getattr(function, "__code__", None)
        if code is None or code.co_argcount != len(calls.ARGUMENTS[kind]):
            raise TypeError(f"{kind} must be a function of {', '.join(calls.ARGUMENTS[kind])}")


def strategy(subject: Any = None, *, state: Any = None, debug: bool = False, cache: bool = True,
             budget_ns: int = 0) -> Any:
    """Make a strategy of a class with on_events, on_reports or on_timer, or of one function, which
    is on_events.

    state      dtype of the record that is the functions' first argument; a class's annotations
               where none is given
    debug      call plain Python, without numba: 100 times slower, and a debugger can stop there
    cache      keep the machine code on disk
    budget_ns  close the strategy after a call that took longer; 0 = none, and no time is measured
    """
    options: Dict[str, Any] = {"debug": debug, "cache": cache, "budget_ns": budget_ns}
    if subject is None:
        return lambda subject: strategy(subject, state=state, **options)
    if isinstance(subject, type):
        functions = {n: vars(subject)[n] for n in calls.NAMES if n in vars(subject)}
        record = _annotated(subject) if state is None else np.dtype(state)
    else:
        functions = {"on_events": subject}
        record = np.dtype([("unused", np.int64)] if state is None else state)
    _require(functions, subject)
    if record.names is None or record.hasobject:
        raise TypeError(f"the state must be a record of numbers, not {record}: use a dtype with "
                        "fields, and none of Python objects")
    return Definition(subject.__name__, functions, record, options)


def attach(engine: Any, subject: Any, *, debug: Optional[bool] = None, **settings: Any) -> Strategy:
    """What ``Engine.attach`` does."""
    if isinstance(subject, Definition):
        subject = subject()
    if not isinstance(subject, Strategy):
        raise TypeError(f"{subject!r} is no strategy: decorate its class with @hft.strategy")
    plain = subject.definition.debug or _debugging if debug is None else debug
    subject._attach(engine, plain, settings)
    return subject
