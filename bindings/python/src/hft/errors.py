# SPDX-License-Identifier: Apache-2.0
"""Exceptions by status code: hft.Error and its kinds.

Every exception carries ``code`` (negative), ``name`` (as "HFT_E_INVAL") and the library's text.
"""
from typing import Dict, Optional, Type

from hft import constants
from hft._core import ffi, lib


class Error(Exception):
    """A call of the library failed. ``code`` is the status, ``name`` its name."""

    def __init__(self, code: int, detail: Optional[str] = None) -> None:
        self.code = code
        self.name = status_name(code)
        text = strerror(code)
        super().__init__(f"{self.name}: {detail or text}")


class InvalidError(Error, ValueError):
    """An argument or a config field is out of its range."""


class OutOfMemoryError(Error, MemoryError):
    """Memory or address space could not be had."""


class NotSupportedError(Error):
    """This build or machine cannot do it."""


class DeniedError(Error):
    """The operating system refused."""


class AgainError(Error):
    """Nothing now; try again."""


class MoreError(Error):
    """Output is full: drain it, then the call goes on."""


class InternalError(Error):
    """A broken invariant; the handle is poisoned: close it."""


class FullError(Error):
    """A fixed capacity is used up: create with larger maxima."""


class NotFoundError(Error, LookupError):
    """No such row, file or name."""


class ExistsError(Error):
    """The name or id is taken."""


class RangeError(Error, ValueError):
    """A value cannot be represented."""


class TruncatedError(Error):
    """Input ends inside a message."""


class MalformedError(Error):
    """Input breaks its own format."""


class InputOutputError(Error):
    """Reading or writing failed."""


class BusyError(Error):
    """The handle is in use by another thread, or by the call that called this code."""


class ClosedError(Error):
    """The handle was closed, or the stream has ended."""


class RiskError(Error):
    """Risk refused (codes -100 to -199)."""


class EventError(Error):
    """A book refused an event (codes -200 to -299); the book is unchanged."""


class MatchError(Error):
    """Matching refused (codes -300 to -399)."""


class SessionError(Error):
    """No session could take the order (codes -400 to -499)."""


_BY_CODE: Dict[int, Type[Error]] = {
    constants.E_INVAL: InvalidError,
    constants.E_NOMEM: OutOfMemoryError,
    constants.E_NOTSUP: NotSupportedError,
    constants.E_PERM: DeniedError,
    constants.E_AGAIN: AgainError,
    constants.E_MORE: MoreError,
    constants.E_INTERNAL: InternalError,
    constants.E_FULL: FullError,
    constants.E_NOTFOUND: NotFoundError,
    constants.E_EXISTS: ExistsError,
    constants.E_RANGE: RangeError,
    constants.E_TRUNCATED: TruncatedError,
    constants.E_MALFORMED: MalformedError,
    constants.E_IO: InputOutputError,
    constants.E_BUSY: BusyError,
    constants.E_CLOSED: ClosedError,
}
_BY_HUNDRED: Dict[int, Type[Error]] = {
    1: RiskError, 2: EventError, 3: MatchError, 4: SessionError}


def strerror(code: int) -> str:
    """The library's one line about a status, or a reject code of either sign."""
    text: str = ffi.string(lib.hft_strerror(code)).decode()
    return text


def status_name(code: int) -> str:
    """A status by its name, as "HFT_E_INVAL"; "HFT_E_UNKNOWN" for others."""
    name: str = ffi.string(lib.hft_status_name(code)).decode()
    return name


def error(code: int, detail: Optional[str] = None) -> Error:
    """The exception of a negative code. ``detail`` replaces the library's text."""
    kind = _BY_CODE.get(code) or _BY_HUNDRED.get(-code // 100, Error)
    return kind(code, detail)


def check(code: int, detail: Optional[str] = None) -> int:
    """Return a status or count that is not negative; raise the exception of one that is."""
    if code < 0:
        raise error(code, detail)
    return code
