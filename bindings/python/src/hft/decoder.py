# SPDX-License-Identifier: Apache-2.0
"""Market data: bytes of a feed in, events out."""
import os
from typing import Any, Dict, Iterator, Optional, Tuple, Union

import numpy as np

from hft import constants
from hft._core import ffi, lib
from hft._handle import Handle, config
from hft.errors import check
from hft.records import EVENT, TYPE_COUNT, Records, pointer
from hft.rows import MdStats

PathLike = Union[str, "os.PathLike[str]"]


class File(Handle):
    """A file as one growing window, plain or gzip as its first bytes say.

    Threads: one at a time.
    """

    def __init__(self, path: PathLike, **fields: Any) -> None:
        """Raises NotFoundError, DeniedError, InputOutputError, OutOfMemoryError;
        NotSupportedError for what is no regular file."""
        self.path = os.fspath(path)
        settings = config("hft_file_config", lib.hft_file_config_init, fields)
        out = ffi.new("hft_file **")
        check(lib.hft_file_open(os.fsencode(path), settings, out), f"cannot open {self.path}")
        self._open(out[0], lib.hft_file_close)
        self._data, self._size = ffi.new("const uint8_t **"), ffi.new("uint64_t *")

    def next(self, used: int = 0) -> Tuple[Any, int, bool]:
        """Drop ``used`` bytes from the front. Returns the window's address and size, valid until
        the next call, and whether more bytes may follow.

        Raises MalformedError, TruncatedError (gzip), InputOutputError."""
        more = check(self._call(lib.hft_file_next, used, self._data, self._size))
        return self._data[0], self._size[0], more == 1


class Decoder(Handle):
    """A decoder of one feed.

    ``format``: "itch50". Further fields are those of hft_md_config: ``framing``
    (FRAMING_BINARYFILE or FRAMING_NONE), ``source``, ``midnight`` (ns UTC of the session day's).
    ``symbols`` are those that the feed has defined so far, symbol to instrument.

    Bytes that make no sense are counted, never fatal. Threads: one at a time.
    """

    def __init__(self, format: str = "itch50", **fields: Any) -> None:
        """Raises NotFoundError for a format that this build lacks, InvalidError."""
        number = check(lib.hft_md_format(format.encode()), f"no format {format!r}: try 'itch50'")
        settings = config("hft_md_config", lib.hft_md_config_init, {"format": number, **fields})
        out = ffi.new("hft_md **")
        check(lib.hft_md_create(settings, out))
        self._open(out[0], lib.hft_md_destroy)
        self._used = ffi.new("uint64_t *")
        self._format: int = settings.format
        self._directory = ffi.new("hft_itch50_stock_directory *")
        self.symbols: Dict[str, int] = {}

    def decode(self, data: Any, out: Optional[Records] = None, *, ts_recv: int = 0,
               final: bool = False) -> Tuple[Records, int]:
        """Decode whole messages until the data or the room for events is used up.

        ``data``: bytes, mmap or any contiguous buffer; not copied. ``out``: room, 8 records of
        EVENT or more; None makes 65536. ``final``: no bytes follow. Returns the events written and
        the bytes used: keep the rest and put more behind it.
        Raises ClosedError when bytes follow an end-of-session mark.
        """
        memory = ffi.from_buffer("uint8_t[]", data)
        return self._decode(memory, len(memory), out, ts_recv, final)

    def _decode(self, memory: Any, size: int, out: Optional[Records], ts_recv: int,
                final: bool) -> Tuple[Records, int]:
        if out is None:
            out = np.empty(65536, EVENT)
        room, cap = pointer(out, EVENT, "hft_event", writes=True, name="out")
        flags = constants.MD_FINAL if final else 0
        count = check(self._call(lib.hft_md_decode, memory, size, ts_recv, flags, room, cap,
                                 self._used))
        events = out[:count]
        self._learn(events, memory, size)
        return events, self._used[0]

    def _learn(self, events: Records, memory: Any, size: int) -> None:
        """Read the symbols of the instruments that the events define."""
        for event in events[events["kind"] == constants.EVENT_DEFINITION]:
            row, at = self._directory, int(event["aux"])
            if lib.hft_wire_read(self._format, memory + at, size - at, row,
                                 ffi.sizeof("hft_itch50_stock_directory")) == 0:
                symbol = bytes(ffi.buffer(row.stock)).decode("ascii", "replace").strip()
                self.symbols[symbol] = int(event["instrument"])

    def read(self, path: PathLike, *, batch: int = 65536, ts_recv: int = 0) -> Iterator[Records]:
        """The events of a file, plain or gzip, in arrays of at most ``batch`` that are the
        caller's. Memory stays flat. Raises as File and ``decode``."""
        with File(path) as file:
            used, more, size = 0, True, 0
            while more or used < size:
                data, size, more = file.next(used)
                events, used = self._decode(data, size, np.empty(batch, EVENT), ts_recv, not more)
                if len(events):
                    yield events

    def map(self, wire_code: int, instrument: int) -> None:
        """Give a wire code (ITCH: stock locate) this instrument id; others keep their number."""
        check(self._call(lib.hft_md_map, wire_code, instrument))

    def reset(self, midnight: int = 0) -> None:
        """Start a new session; counters stay."""
        check(self._call(lib.hft_md_reset, midnight))

    def stats(self) -> MdStats:
        """Counts: messages, events, bytes, unknown, bad."""
        return self._row(lib.hft_md_stats_get, "hft_md_stats", MdStats)

    def types(self) -> Records:
        """Counts by type code, ascending, records of TYPE_COUNT."""
        return self._fill(lib.hft_md_types, TYPE_COUNT, "hft_md_type_count", 256)
