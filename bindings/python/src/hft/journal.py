# SPDX-License-Identifier: Apache-2.0
"""The inputs of an engine, in their order, kept in memory."""
import weakref
from typing import Any, Callable, Iterator, NamedTuple, Optional

from hft import constants
from hft._core import ffi, lib
from hft._handle import Handle, config
from hft.errors import check, error


class JournalInput(NamedTuple):
    """One input, as ``Engine.input`` takes it.

    ``numpy.frombuffer(head, hft.INPUT)`` has its number, time and kind; of kind INPUT_ORDER,
    ``numpy.frombuffer(payload, hft.ORDER)`` the order.
    """

    head: bytes
    payload: bytes


class Journal(Handle):
    """What an engine took before it acted: ``Engine(journal=Journal())``.

    ``Journal(bytes_max=2**32)`` takes the fields of hft_journal_config; bytes_max is address
    space. It must outlive its engine. Threads: one at a time.
    """

    _engine: "Optional[weakref.ref[Handle]]" = None

    def __init__(self, **fields: Any) -> None:
        """Raises InvalidError, OutOfMemoryError, DeniedError, NotSupportedError."""
        settings = config("hft_journal_config", lib.hft_journal_config_init, fields)
        out = ffi.new("hft_journal **")
        check(lib.hft_journal_create(settings, out))
        self._open(out[0], lib.hft_journal_destroy)

    def _hold(self, engine: Handle) -> Any:
        """Give an engine the pointer. From now on calls are the engine's, one at a time."""
        if self._closed or self._writer() is not None:
            raise self._refusal()
        self._engine = weakref.ref(engine)
        return self._pointer

    def _writer(self) -> Optional[Handle]:
        """The engine that writes it, while that is open."""
        engine = self._engine() if self._engine is not None else None
        return engine if engine is not None and not engine.closed else None

    def _call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        engine, call = self._writer(), super()._call
        if engine is None:
            return call(function, *arguments)
        return engine._call(lambda _: call(function, *arguments))

    def close(self) -> None:
        """Give everything back. Raises BusyError while its engine is open."""
        if self._writer() is not None:
            raise error(constants.E_BUSY, "an engine writes this Journal: close the engine first")
        super().close()

    def __len__(self) -> int:
        """Inputs so far."""
        return check(self._call(lib.hft_journal_inputs))

    def inputs(self) -> Iterator[JournalInput]:
        """The inputs so far, in their order."""
        position, head = ffi.new("uint64_t *"), ffi.new("hft_input *")
        out = ffi.new("const void **")

        def step(journal: Any) -> Optional[JournalInput]:
            if check(lib.hft_journal_next(journal, position, head, out)) == 0:
                return None
            payload = bytes(ffi.buffer(ffi.cast("const char *", out[0]), head.bytes))
            return JournalInput(bytes(ffi.buffer(head)), payload)

        found = self._call(step)
        while found is not None:
            yield found
            found = self._call(step)
