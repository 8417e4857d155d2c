# SPDX-License-Identifier: Apache-2.0
"""A file of market data through a decoder into order books."""
from types import TracebackType
from typing import Any, Dict, Iterator, NamedTuple, Optional, Type

from hft.book import Book
from hft.decoder import Decoder, PathLike
from hft.records import Records


class ReplayStats(NamedTuple):
    """What a replay has done so far."""

    messages: int
    events: int
    applied: int
    refused: int
    bad: int  #: messages that were too short or malformed
    unknown: int  #: messages of unknown type


class Replay:
    """A file being replayed: iterate for its events in batches, ``book`` being as after the last.

    The work is done in C with the GIL released, and memory stays flat. A batch is the caller's own
    array, with what its events lacked filled in by the book.
    """

    def __init__(self, path: PathLike, *, format: str = "itch50", batch: int = 65536,
                 midnight: int = 0, **book: Any) -> None:
        """``batch``: the most events between two looks at the books. ``midnight``: ns UTC of the
        day's local midnight. Further fields are those of hft_book_config, as ``depth=2``."""
        self.decoder = Decoder(format, midnight=midnight)
        self.book = Book(**book)
        self._batches = self.decoder.read(path, batch=batch)
        self._events = self._applied = 0

    def __iter__(self) -> Iterator[Records]:
        for events in self._batches:
            self._applied += self.book.apply_n(events)
            self._events += len(events)
            yield events

    def run(self) -> ReplayStats:
        """Replay what is left."""
        for _ in self:
            pass
        return self.stats()

    @property
    def symbols(self) -> Dict[str, int]:
        """Symbols to instrument ids, those that the file has defined so far."""
        return self.decoder.symbols

    def stats(self) -> ReplayStats:
        """Counts so far."""
        seen = self.decoder.stats()
        return ReplayStats(seen.messages, self._events, self._applied,
                           self._events - self._applied, seen.bad, seen.unknown)

    def close(self) -> None:
        """Close the file, the decoder and the books."""
        self._batches.close()  # type: ignore[attr-defined]
        self.decoder.close()
        self.book.close()

    def __enter__(self) -> "Replay":
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()


def replay(path: PathLike, **options: Any) -> Replay:
    """Replay a file of market data, plain or gzip: ``with hft.replay("day.itch.gz") as day``.

    Options are those of ``Replay``. Raises NotFoundError for no such file when iteration begins.
    """
    return Replay(path, **options)
