# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""Callbacks of a strategy as C functions that no exception leaves.

The engine calls a guard. It shows what is behind the pointers to the strategy's function, and looks
at what comes back. An exception becomes -1, which closes the strategy, after the Python function
whose address the frame holds has been told of it, with the call's arguments.
"""
import functools

import numpy as np
from llvmlite import ir
from numba import carray, njit, types
from numba.core import cgutils
from numba.core.ccallback import CFunc
from numba.core.errors import NumbaError, TypingError
from numba.extending import intrinsic, overload, register_jitable

from hft.records import EVENT, ORDER, REPORT
from hft.strategies import StrategyError

from . import cache
from .symbols import IDENTITY, monotonic
from .view import of_address

OPTIONS = {"boundscheck": True, "error_model": "python"}
_INNER = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_RECORDS = types.int32(types.voidptr, types.voidptr, types.uint32, types.uintp, types.voidptr,
                       types.uint32)
SIGNATURES = {
    "on_events": _RECORDS,
    "on_reports": _RECORDS,
    "on_timer": types.int32(types.voidptr, types.int64, types.uint64, types.uintp, types.voidptr,
                            types.uint32),
}
FAILED = -1  # what a callback returns to be closed


def _as_count(value):
    """None, which a function returns that does not say, is no orders."""
    raise NotImplementedError


@intrinsic
def _present(typingctx, value):
    """What an optional value is where it is not None."""
    def codegen(context, builder, signature, values):
        return context.make_helper(builder, value, value=values[0]).data

    return value.type(value), codegen


@overload(_as_count)
def _as_count_typed(value):
    if isinstance(value, types.NoneType):
        return lambda value: 0
    if isinstance(value, types.Optional) and isinstance(value.type, types.Integer):
        return lambda value: 0 if value is None else np.int64(_present(value))
    if isinstance(value, types.Integer):
        return lambda value: np.int64(value)
    raise TypingError(f"a strategy returns how many orders it wrote, an int, and not {value}")


def _pass_on(context, builder, status, told, arguments):
    """Make the exception a Python one and call the object told with it and the arguments."""
    pyapi = context.get_python_api(builder)
    gil = pyapi.gil_ensure()
    context.call_conv.raise_error(builder, pyapi, status)
    parts = [cgutils.alloca_once(builder, pyapi.pyobj) for _ in range(3)]
    for part in parts:
        builder.store(cgutils.get_null_value(pyapi.pyobj), part)
    pyapi.err_fetch(*parts)
    values = [builder.load(part) for part in parts]
    none = pyapi.make_none()
    shown = [builder.select(cgutils.is_null(builder, v), none, v) for v in values]
    numbers = [pyapi.long_from_ulonglong(a) for a in arguments]
    callee = builder.inttoptr(told, pyapi.pyobj)
    result = pyapi.call_function_objargs(callee, shown + numbers)
    for each in [*values, *numbers, none, result]:
        pyapi.decref(each)
    pyapi.err_clear()
    pyapi.gil_release(gil)


def _as_number(builder, value):
    word = ir.IntType(64)
    if isinstance(value.type, ir.PointerType):
        return builder.ptrtoint(value, word)
    return value if value.type == word else builder.zext(value, word)



@intrinsic
def _call(typingctx, body, told, user, a, b, view, out, cap):
    """body(user, a, b, view, out, cap), or FAILED and the exception to the object at `told`."""
    inner = types.int64(user, a, b, view, out, cap)

    def codegen(context, builder, signature, values):
        result = cgutils.alloca_once_value(builder, ir.Constant(ir.IntType(64), FAILED))
        compiled = body.dispatcher.get_compile_result(inner)
        context.add_linking_libs([compiled.library])
        status, count = context.call_internal_no_propagate(builder, compiled.fndesc, inner,
                                                           values[2:])
        with builder.if_else(status.is_error, likely=False) as (bad, good):
            with bad:
                _pass_on(context, builder, status, values[1],
                         [_as_number(builder, value) for value in values[2:]])
            with good:
                builder.store(count, result)
        return builder.load(result)

    return types.int64(body, told, *inner.args), codegen


def _array_body(function, frame, dtype):
    """The call of on_events or on_reports: records are shown where they lie."""
    @njit(**_INNER)
    def body(user, records, n, view, out, cap):
        state = carray(user, 1, frame)[0].state
        return _as_count(function(state, carray(records, n, dtype), of_address(view),
                                  carray(out, cap, ORDER)))

    return body


def _timer_body(function, frame):
    """The call of on_timer."""
    @njit(**_INNER)
    def body(user, now, number, view, out, cap):
        state = carray(user, 1, frame)[0].state
        return _as_count(function(state, now, number, of_address(view), carray(out, cap, ORDER)))

    return body


@intrinsic
def _told(typingctx, user, index):
    """The Python object that the frame holds for one of the callbacks."""
    def codegen(context, builder, signature, values):
        words = builder.bitcast(values[0], ir.IntType(64).as_pointer())
        return builder.load(builder.gep(words, [builder.sext(values[1], ir.IntType(64))
                                                if values[1].type.width < 64 else values[1]]))

    return types.uintp(user, index), codegen


def _guard(body, frame, index):
    def guard(user, a, b, view, out, cap):
        head = carray(user, 1, frame)[0]
        count = _call(body, _told(user, index), user, a, b, view, out, cap)
        if count < 0 or count > cap:
            head.count = count
            return FAILED
        return count

    return guard


def _timed_guard(body, frame, index, budget_ns):
    """A guard that also closes a strategy whose call took longer than its budget, afterwards."""
    def guard(user, a, b, view, out, cap):
        head = carray(user, 1, frame)[0]
        began = monotonic()
        count = _call(body, _told(user, index), user, a, b, view, out, cap)
        took = monotonic() - began
        if count < 0 or count > cap or took > budget_ns:
            head.count = count
            head.took_ns = took
            return FAILED
        return count

    return guard


class Callback(CFunc):
    """A guard as machine code: `address` is what the engine calls."""

    def __init__(self, function, guard, signature, keep):
        super().__init__(guard, (signature.args, signature.return_type), {}, OPTIONS)
        self._function = function
        if keep is not None:
            self._cache = keep

    def _compile_uncached(self):
        for helper in cache.helpers(self._function):
            if helper is not self._function:
                _know(helper)
        return super()._compile_uncached()


@functools.lru_cache(maxsize=None)
def _know(helper):
    """Let compiled code call a plain Python function."""
    return register_jitable(**OPTIONS)(helper)


def compile_callback(kind, function, frame, budget_ns=0, keep=True):
    """The guarded C function of a strategy's on_events, on_reports or on_timer."""
    dtype = {"on_events": EVENT, "on_reports": REPORT}.get(kind)
    compiled = njit(**_INNER)(function)
    body = _timer_body(compiled, frame) if dtype is None else _array_body(compiled, frame, dtype)
    index = list(SIGNATURES).index(kind)
    guard = (_timed_guard(body, frame, index, budget_ns) if budget_ns
             else _guard(body, frame, index))
    key = cache.digest(function, kind, frame.descr, budget_ns, IDENTITY, cache.OWN)
    kept = cache.Cache(cache.directory(), f"{function.__name__}-{key}") if keep else None
    callback = Callback(function, guard, SIGNATURES[kind], kept)
    try:
        callback.compile()
    except NumbaError as error:
        raise StrategyError(f"{function.__qualname__} cannot be compiled; hft.debug() runs it as "
                            f"plain Python. numba says: {error}") from error
    return callback
