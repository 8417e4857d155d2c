# SPDX-License-Identifier: Apache-2.0
"""Messages of the wire formats as numpy arrays; a module a format has their dtypes."""
import numpy as np


def read(data: bytes, dtypes: dict[str, np.dtype]) -> dict[str, np.ndarray]:
    """Cut a BinaryFILE ([u16 length][message]...) into one array a type code, in file order.

    Unknown types are skipped; a longer message is read as far as known. ValueError for a message
    that is cut short. The arrays are copies and may be written to.
    """
    rows: dict[str, bytearray] = {}
    place = 0
    while place + 2 <= len(data):
        size = int.from_bytes(data[place:place + 2], "big")
        if size == 0:
            break
        message = data[place + 2:place + 2 + size]
        dtype = dtypes.get(chr(message[0])) if message else None
        if len(message) < size or dtype is not None and size < dtype.itemsize:
            raise ValueError(f"the message at byte {place} is cut short: is this a BinaryFILE?")
        if dtype is not None:
            rows.setdefault(chr(message[0]), bytearray()).extend(message[:dtype.itemsize])
        place += 2 + size
    if place == len(data) - 1:
        raise ValueError(f"one byte is left over at {place}: is this a BinaryFILE?")
    return {code: np.frombuffer(rows[code], dtypes[code]) for code in rows}
