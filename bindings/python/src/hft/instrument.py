# SPDX-License-Identifier: Apache-2.0
"""The row of an instrument."""
from dataclasses import dataclass, fields
from typing import Any, Dict

from hft import constants
from hft._core import ffi
from hft.records import text_bytes


@dataclass(frozen=True)
class Instrument:
    """An instrument, as hft_instrument has it, texts as str.

    ``multiplier``: money per price unit and quantity, 1e-9; ``price_min``, ``price_max``:
    PRICE_NONE = no bound; ``tick_table``: 0 = every price is legal; ``id``: 0 = the next one.
    """

    symbol: str
    venue: str = ""
    currency: str = ""
    lot_size: int = 1
    round_lot: int = 1
    multiplier: int = 1_000_000_000
    price_min: int = constants.PRICE_NONE
    price_max: int = constants.PRICE_NONE
    tick_table: int = 0
    wire_code: int = 0
    kind: int = constants.INSTRUMENT_STOCK
    flags: int = 0
    isin: str = ""
    expiry: int = 0
    id: int = 0

    def to_c(self) -> Any:
        """The row as hft_instrument. Raises ValueError for a text that is too long."""
        out = ffi.new("hft_instrument *")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                room = getattr(out, field.name)
                data = text_bytes(value, len(room), field.name)
                ffi.memmove(room, data, len(data))
            else:
                setattr(out, field.name, value)
        return out

    @classmethod
    def from_c(cls, row: Any) -> "Instrument":
        """An instrument of hft_instrument."""
        values: Dict[str, Any] = {}
        for field in fields(cls):
            value = getattr(row, field.name)
            values[field.name] = value if isinstance(value, int) else _text(value)
        return cls(**values)


def _text(array: Any) -> str:
    return bytes(ffi.buffer(array)).split(b"\0", 1)[0].decode()
