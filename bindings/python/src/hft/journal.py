# SPDX-License-Identifier: Apache-2.0
"""The inputs of an engine, in their order, kept in memory."""
from typing import Any, Callable, Iterator, Optional, Tuple

from hft import constants
from hft._core import ffi, lib
from hft._handle import Handle, config
from hft.errors import check, error


class Journal(Handle):
    """What an engine took before it acted: ``Engine(journal=Journal())``.

    ``Journal(bytes_max=2**32)`` takes the fields of hft_journal_config; bytes_max is address
    space. It must outlive its engine. Threads: one at a time.
    """

    def __init__(self, **fields: Any) -> None:
        """Raises InvalidError, OutOfMemoryError, DeniedError, NotSupportedError."""
        settings = config("hft_journal_config", lib.hft_journal_config_init, fields)
        out = ffi.new("hft_journal **")
        check(lib.hft_journal_create(settings, out))
        self._open(out[0], lib.hft_journal_destroy)
        self._engine: Optional[Handle] = None

    def _hold(self, engine: Handle) -> Any:
        """Give an engine the pointer. From now on calls are the engine's, one at a time."""
        if self._closed or self._engine is not None:
            raise self._refusal()
        self._engine = engine
        return self._pointer

    def _release(self) -> None:
        self._engine = None

    def _call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        if self._engine is None:
            return super()._call(function, *arguments)
        call = super()._call
        return self._engine._call(lambda _: call(function, *arguments))

    def close(self) -> None:
        """Give everything back. Raises BusyError while its engine is open."""
        if self._engine is not None:
            raise error(constants.E_BUSY, "an engine writes this Journal: close the engine first")
        super().close()

    def __len__(self) -> int:
        """Inputs so far."""
        return check(self._call(lib.hft_journal_inputs))

    def inputs(self) -> Iterator[Tuple[Any, Any]]:
        """Each input's head (hft_input) and payload, C memory for ``Engine.input``."""
        position, payload = ffi.new("uint64_t *"), ffi.new("const void **")
        while True:
            head = ffi.new("hft_input *")
            if check(self._call(lib.hft_journal_next, position, head, payload)) == 0:
                return
            yield head, payload[0]
